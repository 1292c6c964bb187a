//! `time`: clocks, sleeping, and dates as tuples.

mod civil;
mod clock;
mod format;
mod functions;
mod parse;
mod sleep;
mod zone;

pub use functions::module;

/// What `time.monotonic()` gives.
pub fn monotonic_seconds() -> f64 {
    clock::Clock::Monotonic.seconds()
}
