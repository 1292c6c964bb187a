//! What the threads of an interpreter are in the middle of, while none of them can go on.

use crate::{Frame, Thread, Value};
use std::ptr::NonNull;

/// A thread that stands still: the one that looks, or another that waits.
pub struct Standing<'s>(&'s Thread);

impl<'s> Standing<'s> {
    /// The thread's number.
    pub fn number(&self) -> u32 {
        self.0.number()
    }

    /// What [`Thread::object`] gives there.
    pub fn object(&self) -> Option<Value> {
        self.0.object()
    }

    /// Its frames, the innermost first.
    pub fn frames(&self) -> impl Iterator<Item = Frame<'s>> {
        let thread = self.0;
        std::iter::successors(thread.current_frame(), |frame| thread.frame_before(*frame))
    }
}

impl Thread {
    /// Runs `body` with all threads, this one first and the others in the order in which they came, if all but this one are idle in the sense of
    /// [`concurrency::Participant::idle`](crate::concurrency::Participant::idle). `body` allocates nothing on the heap.
    pub fn while_others_idle<R>(&self, body: impl FnOnce(&[Standing<'_>]) -> R) -> Option<R> {
        let world = self.participant().world();
        self.library(|| {
            self.participant().stop_the_world(|stopped| {
                if !stopped.are_others_idle(world) {
                    return None;
                }
                let mut threads: Vec<_> = stopped.threads().collect();
                threads.sort_by_key(|stopped| !stopped.is_requester());
                let threads = threads.iter().map(|stopped| {
                    let thread = NonNull::new(stopped.user().cast::<Thread>())?;
                    // SAFETY: threads that are registered with a state exist, and stand still while `body` runs.
                    Some(Standing(unsafe { thread.as_ref() }))
                });
                Some(body(&threads.collect::<Option<Vec<_>>>()?))
            })
        })
    }
}
