//! Timers that send signals.

use std::time::Duration;
use weft_core::error::overflow_error;
use weft_core::heap::concurrency::signals::{self, Interval};
use weft_core::heap::{Raised, Thread, Value};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;

/// Sets a timer; what it was.
///
/// # Errors
/// `ItimerError`
pub fn set(
    thread: &Thread,
    which: i32,
    left: Duration,
    every: Duration,
) -> Result<Interval, Raised> {
    signals::set_timer(which, Interval { left, every }).map_err(|_| timer_refused(thread))
}

/// What a timer is at.
///
/// # Errors
/// `ItimerError`
pub fn get(thread: &Thread, which: i32) -> Result<Interval, Raised> {
    signals::timer(which).map_err(|_| timer_refused(thread))
}

/// An interval as Python shows it.
pub fn shown(thread: &Thread, interval: Interval) -> Value {
    let pair = [interval.left, interval.every];
    thread.tuple(&pair.map(|duration| thread.float(duration.as_secs_f64())))
}

/// A duration that a program gives in seconds.
///
/// # Errors
/// `OverflowError`, `ItimerError`
pub fn seconds(thread: &Thread, value: Value) -> Result<Duration, Raised> {
    let seconds = protocol::to_float(thread, value)?;
    if seconds.abs() > 9.2e9 {
        return Err(overflow_error("timestamp out of range for C PyTime_t"));
    }
    Duration::try_from_secs_f64(seconds).map_err(|_| timer_refused(thread))
}

fn timer_refused(thread: &Thread) -> Raised {
    let (class, _) = Interpreter::class_from(thread, &timer_error::DEFINITION);
    let arguments = [thread.int(22), thread.string("Invalid argument")];
    let exception = weft_core::types::exception::ExceptionObject::new(thread, class, &arguments);
    weft_core::error::raise_object(thread, exception)
}

/// A timer could not be set.
#[weft_macros::class(name = "ItimerError", module = "signal", bases = ["OSError"], subclassable)]
pub mod timer_error {}
