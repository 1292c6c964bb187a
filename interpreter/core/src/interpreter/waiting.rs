//! What a thread waits for without end, so that a deadlock can be told from a wait that will end.

use super::{Interpreter, ThreadState};
use std::sync::atomic::Ordering;
use weft_heap::{Raised, Thread, Value};

/// Decides what it means that no thread seems to be able to go on: raises, or lets the thread wait on.
pub type Judge = fn(&Thread) -> Result<(), Raised>;

/// The time in which a thread waits for something that only another thread of its interpreter can do.
pub struct Waiting<'t> {
    thread: &'t Thread,
    was_confined: bool,
    awaited: Option<Value>,
    joined: u64,
}

impl<'t> Waiting<'t> {
    /// The thread waits for an object, until the result is dropped.
    pub fn for_object(thread: &'t Thread, object: Value) -> Waiting<'t> {
        Waiting::begin(thread, Some(object), 0)
    }

    /// The thread waits for the end of the thread with this identity, until the result is dropped.
    pub fn for_thread(thread: &'t Thread, identity: u64) -> Waiting<'t> {
        Waiting::begin(thread, None, identity)
    }

    fn begin(thread: &'t Thread, object: Option<Value>, identity: u64) -> Waiting<'t> {
        let state = ThreadState::of(thread);
        // A signal handler may wait within a wait.
        let waiting = Waiting {
            thread,
            was_confined: thread.participant().set_confined(true),
            awaited: state.awaited.get(),
            joined: state.joined.load(Ordering::Relaxed),
        };
        state.awaited.set_option(object);
        state.joined.store(identity, Ordering::Relaxed);
        waiting
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        let state = ThreadState::of(self.thread);
        state.awaited.set_option(self.awaited);
        state.joined.store(self.joined, Ordering::Relaxed);
        self.thread.participant().set_confined(self.was_confined);
    }
}

/// Has the judge decide, if the thread's wait was interrupted for that. A thread that has ended its wait since is not judged.
///
/// # Errors
/// What the judge raises.
pub(crate) fn follow_suspicion(thread: &Thread) -> Result<(), Raised> {
    if !thread.participant().take_suspicion() {
        return Ok(());
    }
    let state = ThreadState::of(thread);
    let waits = state.awaited.get().is_some() || state.joined.load(Ordering::Relaxed) != 0;
    match Interpreter::of(thread).judge() {
        Some(judge) if waits => thread.library(|| judge(thread)),
        _ => Ok(()),
    }
}
