//! `_csv`: what `csv` reads and writes rows with.

mod definition;
mod dialect;
mod reader;
mod registry;
mod writer;

pub use definition::module;
