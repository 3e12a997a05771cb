//! What became of a server over time, as the window shows it.
