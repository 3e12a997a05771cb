//! The window of a program in the notification area: nobody sees it, and Windows asks it to close when the program is to end.

use std::io;
use std::thread;

use tokio::sync::oneshot;
use winit::application::ApplicationHandler;
use winit::event::WindowEvent;
use winit::event_loop::{ActiveEventLoop, EventLoop};
use winit::platform::windows::EventLoopBuilderExtWindows as _;
use winit::window::{Window, WindowId};

/// Opens it on a thread of its own. Tells when it is first asked to close.
pub fn asked_to_close() -> io::Result<oneshot::Receiver<()>> {
    let (asked, close) = oneshot::channel();
    thread::Builder::new().name("window".to_owned()).spawn(move || {
        let mut hidden = Hidden { window: None, asked: Some(asked) };
        let events = EventLoop::builder().with_any_thread(true).build();
        // Without a window nobody could ask it to end: then it ends.
        if let Err(error) = events.and_then(|events| events.run_app(&mut hidden)) {
            eprintln!("stand-in: {error}");
        }
    })?;
    Ok(close)
}

struct Hidden {
    window: Option<Window>,
    asked: Option<oneshot::Sender<()>>,
}

impl ApplicationHandler for Hidden {
    fn resumed(&mut self, events: &ActiveEventLoop) {
        let hidden = Window::default_attributes().with_title("Plex Media Server").with_visible(false);
        match events.create_window(hidden) {
            Ok(window) => self.window = Some(window),
            Err(error) => {
                eprintln!("stand-in: {error}");
                events.exit();
            }
        }
    }

    /// The program decides when it ends; until then the window stays.
    fn window_event(&mut self, _: &ActiveEventLoop, _: WindowId, event: WindowEvent) {
        if let WindowEvent::CloseRequested = event
            && let Some(asked) = self.asked.take()
        {
            let _ = asked.send(());
        }
    }
}
