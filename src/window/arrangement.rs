//! The order of the list as it is shown: the core's, but nothing moves while the pointer is over it.

use std::collections::HashSet;

use crate::client::state::{Group, Model, ServerKey};

/// A row, and the group whose heading it is under; one that came while the rest was held has none yet.
pub type Placed = (Option<Group>, ServerKey);

#[derive(Clone, Debug, Default)]
pub struct Arrangement {
    rows: Vec<Placed>,
    is_held: bool,
    /// Something was not put in its place while it was held.
    is_due: bool,
}

impl Arrangement {
    #[must_use]
    pub fn rows(&self) -> &[Placed] {
        &self.rows
    }

    /// The pointer is over the list, or has left it.
    pub fn hold(&mut self, held: bool) {
        self.is_held = held;
    }

    /// It waited to be arranged anew, and may be now.
    #[must_use]
    pub fn is_due(&self) -> bool {
        self.is_due && !self.is_held
    }

    /// Takes in what the model has now. While it is held, rows keep their places and new ones go to the end.
    pub fn follow(&mut self, model: &Model) {
        let arranged = model.arranged().into_iter().map(|(group, key)| (Some(group), key));
        self.is_due = self.is_held;
        if !self.is_held {
            self.rows = arranged.collect();
            return;
        }
        self.rows.retain(|(_, key)| model.server(*key).is_some());
        let known: HashSet<ServerKey> = self.rows.iter().map(|(_, key)| *key).collect();
        let new = arranged.filter(|(_, key)| !known.contains(key)).map(|(_, key)| (None, key));
        self.rows.extend(new);
    }
}
