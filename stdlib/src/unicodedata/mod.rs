//! `unicodedata`: the properties of characters.

mod functions;
mod tables;

pub use functions::module;
