//! What is known, what is not, and what could not be looked at.

use super::Moment;

/// A thing that was looked at, or was not. "Not checked" is a value of its own and is never read as "no".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fact<T> {
    #[default]
    NotChecked,
    Known {
        value: T,
        /// When it was seen.
        at: Moment,
    },
    /// Looking at it broke down: that says nothing of the thing itself.
    Failed { why: Breakdown, at: Moment },
}

/// Why a thing could not be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Breakdown {
    /// The look did not end within its limit.
    TookTooLong,
    /// The look itself fell over.
    FellOver,
}

impl<T> Fact<T> {
    pub fn known(value: T, at: Moment) -> Self {
        Self::Known { value, at }
    }

    pub fn get(&self) -> Option<&T> {
        match self {
            Self::NotChecked | Self::Failed { .. } => None,
            Self::Known { value, .. } => Some(value),
        }
    }

    pub fn at(&self) -> Option<Moment> {
        match self {
            Self::NotChecked => None,
            Self::Known { at, .. } | Self::Failed { at, .. } => Some(*at),
        }
    }
}
