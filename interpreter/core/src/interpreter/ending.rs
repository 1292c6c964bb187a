//! The end of an interpreter as its daemons see it: they go no further, so that what is taken apart is not in use.

use super::{Interpreter, ThreadState};
use std::sync::atomic::{AtomicBool, Ordering};
use weft_heap::Thread;

/// Whether an interpreter is taken apart.
#[derive(Default)]
pub(super) struct Ending(AtomicBool);

/// Has every daemon stop at its next call of Python code, and stay there. What it waits for, and what it does in library
/// code, goes on until then, so that it keeps no lock of a stream.
pub fn hold_daemons(thread: &Thread) {
    Interpreter::of(thread)
        .ending
        .0
        .store(true, Ordering::SeqCst);
    thread.heap().world().request_attention_of_all();
}

fn is_held(thread: &Thread) -> bool {
    Interpreter::of(thread).ending.0.load(Ordering::SeqCst) && ThreadState::of(thread).is_daemon()
}

/// Keeps a daemon wanted that is to be held.
pub(crate) fn stay_wanted(thread: &Thread) {
    if is_held(thread) {
        thread.request_attention();
    }
}

/// Holds the thread for good, if it is to be held. What its frames need is kept.
pub(crate) fn hold(thread: &Thread) {
    if is_held(thread) {
        thread.blocking(|| {
            loop {
                std::thread::park();
            }
        });
    }
}
