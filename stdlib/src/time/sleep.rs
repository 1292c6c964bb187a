//! Sleeping: detached, to the end of the time whatever signals arrive, unless a handler raises (PEP 475).

use std::time::{Duration, Instant};
use weft_core::error::{overflow_error, type_error, value_error};
use weft_core::heap::concurrency::Parked;
use weft_core::heap::{BigInteger, Raised, Thread, Value};
use weft_core::names::Special;
use weft_core::{protocol, safepoint};

/// Sleeps for a time.
///
/// # Errors
/// What a signal handler raises.
pub fn sleep(thread: &Thread, duration: Duration) -> Result<(), Raised> {
    let Some(deadline) = Instant::now().checked_add(duration) else {
        return Err(overflow_error("timestamp out of range for C PyTime_t"));
    };
    let mut remaining = duration;
    loop {
        match thread.participant().sleep(remaining) {
            Parked::Interrupted => safepoint::attend(thread)?,
            Parked::Unparked | Parked::TimedOut => {}
        }
        remaining = deadline.saturating_duration_since(Instant::now());
        if remaining.is_zero() {
            return safepoint::poll(thread);
        }
    }
}

/// The time that an argument of `sleep` means.
///
/// # Errors
/// `ValueError` for negative numbers and NaN, `OverflowError` for too long ones, `TypeError` for what is no number.
pub fn duration(thread: &Thread, value: Value) -> Result<Duration, Raised> {
    let negative = || value_error("sleep length must be non-negative");
    if let Some(seconds) = value.to_float() {
        if seconds.is_nan() {
            return Err(value_error("Invalid value NaN (not a number)"));
        }
        if seconds < 0.0 {
            return Err(negative());
        }
        if seconds >= 9_223_372_036.0 {
            return Err(overflow_error("timestamp out of range for C PyTime_t"));
        }
        return Ok(Duration::from_nanos((seconds * 1e9).ceil() as u64));
    }
    if protocol::special_of(thread, value, Special::Index).is_none() {
        let kind = protocol::class_name(value);
        return Err(type_error(format!(
            "'{kind}' object cannot be interpreted as an integer or float"
        )));
    }
    let integer = protocol::index(thread, value)?;
    let too_long = || overflow_error("timestamp out of range for C PyTime_t");
    if integer.is::<BigInteger>() {
        return Err(too_long());
    }
    let seconds = protocol::to_i64(thread, integer)?;
    if seconds > 9_223_372_036 {
        return Err(too_long());
    }
    u64::try_from(seconds)
        .map(Duration::from_secs)
        .map_err(|_| negative())
}
