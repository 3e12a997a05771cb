//! Work of the core that the user waits for: one promise each. And the waker that draws the window anew when the core has news.

use std::sync::Arc;
use std::task::{Wake, Waker};

use poll_promise::{Promise, Sender};

/// A job of the core that the user waits for.
pub struct Job<T: Send + 'static>(Promise<T>);

impl<T: Send + 'static> Job<T> {
    /// A job, and the closure by which the core ends it. If the core drops the closure uncalled, the job ends with `otherwise`:
    /// a promise must not be broken, or the window would wait for good.
    pub fn new(otherwise: T) -> (Self, impl FnOnce(T) + Send + 'static) {
        let (sender, promise) = Promise::new();
        let mut keeper = Keeper(Some((sender, otherwise)));
        (Self(promise), move |end| keeper.keep(end))
    }

    /// The end of the job, once it is there.
    pub fn end(&self) -> Option<&T> {
        self.0.ready()
    }
}

/// A job whose end the window itself learns from the changes of the model.
pub struct Wait<T: Send + 'static> {
    job: Job<T>,
    done: Box<dyn FnOnce(T) + Send>,
}

impl<T: Send + 'static> Wait<T> {
    /// `otherwise` is its end if it is dropped before.
    pub fn new(otherwise: T) -> Self {
        let (job, done) = Job::new(otherwise);
        Self { job, done: Box::new(done) }
    }

    /// The job, ended.
    pub fn ended(self, end: T) -> Job<T> {
        (self.done)(end);
        self.job
    }
}

struct Keeper<T: Send + 'static>(Option<(Sender<T>, T)>);

impl<T: Send + 'static> Keeper<T> {
    fn keep(&mut self, end: T) {
        if let Some((sender, _)) = self.0.take() {
            sender.send(end);
        }
    }
}

impl<T: Send + 'static> Drop for Keeper<T> {
    fn drop(&mut self) {
        if let Some((sender, otherwise)) = self.0.take() {
            sender.send(otherwise);
        }
    }
}

struct Redraw(egui::Context);

impl Wake for Redraw {
    fn wake(self: Arc<Self>) {
        self.0.request_repaint();
    }
}

/// Wakes the window. Any thread may.
pub fn waker(ctx: &egui::Context) -> Waker {
    Arc::new(Redraw(ctx.clone())).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_ends_with_what_it_was_told() {
        let (job, done) = Job::new(0);
        assert_eq!(job.end(), None);
        done(7);
        assert_eq!(job.end(), Some(&7));
    }

    #[test]
    fn a_job_that_nobody_ends_ends_all_the_same() {
        let (job, done) = Job::new(1);
        drop(done);
        assert_eq!(job.end(), Some(&1));
    }
}
