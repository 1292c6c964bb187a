//! The module `array`: numbers and characters of one type, side by side in memory.

mod element;
mod methods;
mod object;
mod rebuild;

pub use methods::module;
