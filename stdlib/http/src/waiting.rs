//! Waiting for an exchange on a thread that has no event loop: the thread drives the exchanges itself, or another one that
//! waits does it for both. Nothing is handed from thread to thread where only one waits.

use crate::exchange::Exchange;
use std::time::Instant;
use weft_core::heap::concurrency::Parked;
use weft_core::heap::{Raised, Thread};
use weft_core::safepoint;
use weft_stdlib::system::wait_for_change;

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
        if exchange.shared.poll(kind) {
            return Ok(true);
        }
        // Python code may run here, and wait for exchanges of its own, so the thread does not lead meanwhile.
        safepoint::poll(thread)?;
        if is_past(deadline) {
            return Ok(false);
        }
        if let Some(_lead) = driver.lead() {
            if drive(thread, exchange, kind, deadline)? {
                return Ok(true);
            }
            continue;
        }
        if exchange.shared.poll_for(kind, unparker) {
            return Ok(true);
        }
        let _follower = driver.follow(unparker());
        // Whoever led may have chosen before this thread could be.
        if driver.is_led() {
            let remaining =
                deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
            match thread.participant().park(remaining) {
                Parked::Unparked | Parked::TimedOut => {}
                Parked::Interrupted => safepoint::attend(thread)?,
            }
        }
    }
}

fn is_past(deadline: Option<Instant>) -> bool {
    deadline.is_some_and(|deadline| deadline <= Instant::now())
}

/// Drives all exchanges until one has what is waited for; false if the thread is wanted for something, or the time is up.
fn drive(
    thread: &Thread,
    exchange: &Exchange,
    kind: u8,
    deadline: Option<Instant>,
) -> Result<bool, Raised> {
    let driver = &exchange.driver;
    loop {
        driver.turn();
        if exchange.shared.poll(kind) {
            return Ok(true);
        }
        if is_past(deadline) {
            return Ok(false);
        }
        if !driver.eagerness.sees_input(thread, driver.watched()) {
            wait_for_change(thread, driver.watched(), deadline)?;
        }
        // A thread may be wanted all the time, so this is looked at after a wait alone.
        if thread.is_wanted() {
            return Ok(false);
        }
    }
}
