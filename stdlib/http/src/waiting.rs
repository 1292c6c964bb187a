//! Waiting for an exchange on a thread that has no event loop: the thread drives the exchanges itself, or another one that
//! waits does it for both. Nothing is handed from thread to thread where only one waits.

use crate::driver::Lead;
use crate::exchange::Exchange;
use std::time::Instant;
use weft_core::heap::concurrency::Parked;
use weft_core::heap::{Raised, Thread};
use weft_core::safepoint;
use weft_stdlib::system::wait_until_readable;

/// Waits until there is something of a kind; whether there was before the deadline.
///
/// # Errors
/// What signal handlers raise.
pub fn wait(
    thread: &Thread,
    exchange: &Exchange,
    kind: u8,
    deadline: Option<Instant>,
) -> Result<bool, Raised> {
    let driver = &exchange.driver;
    let unparker = || thread.participant().unparker();
    loop {
        if let Some(lead) = driver.lead() {
            return drive(thread, exchange, kind, deadline, &lead);
        }
        if exchange.shared.poll_for(kind, unparker) {
            return Ok(true);
        }
        let follower = driver.follow(unparker());
        // Whoever led may have chosen before this thread could be.
        if !driver.is_led() {
            continue;
        }
        let remaining = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        match thread.participant().park(remaining) {
            Parked::Unparked => {}
            Parked::TimedOut => return Ok(false),
            Parked::Interrupted => safepoint::attend(thread)?,
        }
        if let Some(lead) = driver.lead() {
            drop(follower);
            return drive(thread, exchange, kind, deadline, &lead);
        }
    }
}

/// Drives all exchanges until one has what is waited for.
fn drive(
    thread: &Thread,
    exchange: &Exchange,
    kind: u8,
    deadline: Option<Instant>,
    _: &Lead<'_>,
) -> Result<bool, Raised> {
    let driver = &exchange.driver;
    loop {
        if exchange.shared.poll(kind) {
            return Ok(true);
        }
        driver.turn();
        if exchange.shared.poll(kind) {
            return Ok(true);
        }
        if !wait_until_readable(thread, driver.watched(), deadline)? {
            return Ok(false);
        }
    }
}
