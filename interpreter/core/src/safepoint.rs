//! Core's part of a safepoint: the end that a limit puts to a program, signals, and what a collection found to be called.

use crate::interpreter::{ending, limits};
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

/// A safepoint between two steps of a built-in iterator in library code. Under a global lock such a loop is one step to
/// other threads, as in CPython, so nothing but a collection or the program's end happens here; without one they run anyway.
///
/// # Errors
/// As [`poll`].
#[inline(always)]
pub fn poll_in_loop(thread: &Thread) -> Result<(), Raised> {
    if !thread.is_wanted() {
        Ok(())
    } else if thread.is_parallel() {
        attend(thread)
    } else {
        thread.collect_if_due();
        limits::check(thread)
    }
}

/// What [`poll`] does when the thread is wanted.
#[cold]
#[inline(never)]
pub fn attend(thread: &Thread) -> Result<(), Raised> {
    thread.safepoint();
    limits::check(thread)?;
    crate::types::finalize::run_pending(thread);
    crate::interpreter::hooks::run(thread)?;
    crate::tracing::stay_wanted(thread);
    ending::stay_wanted(thread);
    crate::interpreter::waiting::follow_suspicion(thread)
}
