//! `_multiprocessing`: worker processes, what they inherit, and what joins them to their parent.

mod connection;
mod definition;
#[cfg(target_os = "linux")]
pub mod fork_server;
mod launch;
mod semaphore;
mod shared;
mod worker;

pub use definition::module;

use std::time::{Duration, Instant};
use weft_core::error::{overflow_error, value_error};
use weft_core::heap::{Raised, Thread, Value};
use weft_core::protocol;

/// When a wait of some seconds ends; `None` for one without end. A negative time is none at all.
pub fn deadline(thread: &Thread, timeout: Value) -> Result<Option<Instant>, Raised> {
    if timeout.is_none() {
        return Ok(None);
    }
    let seconds = protocol::to_float(thread, timeout)?;
    if seconds.is_nan() {
        return Err(value_error("Invalid value NaN (not a number)"));
    }
    match Duration::try_from_secs_f64(seconds.max(0.0)) {
        Ok(duration) => Ok(Instant::now().checked_add(duration)),
        Err(_) => Err(overflow_error("timestamp out of range for platform time_t")),
    }
}
