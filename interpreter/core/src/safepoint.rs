//! Core's part of a safepoint: the end that a limit puts to a program, signals, and what a collection found to be called.

use crate::interpreter::{ending, hooks, limits};
use weft_heap::{Raised, Thread};

/// A safepoint: loop back-edges, calls, and each step of a loop in library code. One load when nobody wants anything.
///
/// # Errors
/// What a signal handler raised, `KeyboardInterrupt` above all; what the judge of deadlocks raises.
#[inline(always)]
pub fn poll(thread: &Thread) -> Result<(), Raised> {
    if thread.is_wanted() {
        attend(thread)
    } else {
        Ok(())
    }
}

/// How many rounds of a loop are counted together at the most: a part of what a thread is given at a time.
pub const ROUNDS: i64 = 250;

/// A safepoint of a loop that counts its rounds by [`count_rounds`].
///
/// # Errors
/// As [`poll`].
#[inline(always)]
pub fn poll_uncounted(thread: &Thread) -> Result<(), Raised> {
    if thread.is_wanted_uncounted() {
        attend(thread)
    } else {
        Ok(())
    }
}

/// Counts rounds that were made since the last call.
///
/// # Errors
/// The end of the program, if it may make no more; as [`poll`].
#[inline(always)]
pub fn count_rounds(thread: &Thread, rounds: i64) -> Result<(), Raised> {
    if thread.count_rounds(rounds as u32) {
        Ok(())
    } else {
        attend(thread)
    }
}

/// A safepoint between two steps of a built-in iterator in library code. Under a global lock such a loop is one step to
/// other threads, as in CPython, so nothing but a collection, Ctrl-C or the program's end happens here; without one they run
/// anyway.
///
/// # Errors
/// As [`poll`].
#[inline(always)]
pub fn poll_in_loop(thread: &Thread) -> Result<(), Raised> {
    if !thread.is_wanted() {
        Ok(())
    } else if !thread.has_global_lock() {
        attend(thread)
    } else {
        thread.collect_if_due();
        limits::check(thread)?;
        hooks::interrupt(thread)
    }
}

/// What [`poll`] does when the thread is wanted.
#[cold]
#[inline(never)]
pub fn attend(thread: &Thread) -> Result<(), Raised> {
    thread.safepoint();
    limits::check(thread)?;
    crate::types::finalize::run_pending(thread);
    hooks::run(thread)?;
    crate::tracing::stay_wanted(thread);
    ending::stay_wanted(thread);
    crate::interpreter::waiting::follow_suspicion(thread)
}
