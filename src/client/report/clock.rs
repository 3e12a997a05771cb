//! The moments of the model as times of day: nobody who reads a report knows when the program was started.

use crate::client::model::{ClockTime, Moment, Shown};
use crate::client::state::Model;

#[derive(Clone, Copy)]
pub struct Clock<'a> {
    model: &'a Model,
    /// When the report is made.
    pub now: Moment,
}

impl<'a> Clock<'a> {
    pub fn new(model: &'a Model, now: Moment) -> Self {
        Self { model, now }
    }

    /// The time of day, and the date if it was another day than the report's.
    pub fn at(self, moment: Moment) -> Shown {
        self.model.clock_at(moment).second(self.made())
    }

    /// The report's own time.
    pub fn made(self) -> ClockTime {
        self.model.clock_at(self.now)
    }
}
