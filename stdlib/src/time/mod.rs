//! `time`: clocks, sleeping, and dates as tuples.

mod civil;
mod clock;
mod format;
mod functions;
mod parse;
mod sleep;

pub use functions::module;
