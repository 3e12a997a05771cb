//! The rules of the house, read from its sources: no sentence outside the files of words, and no edge that the map does not draw.

mod edges;
mod sentences;
mod sources;
