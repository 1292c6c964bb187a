//! Whether the threads of a heap without a global lock have to lock what they change.
//!
//! A thread that is alone does not: it runs as fast as under a global lock. When a second one comes, it stops the first, which
//! is between two of its changes then, and both lock from there on. That is taken back by a collection that finds one thread
//! left, since it has stopped the world anyway: threads that come and go one after the other stop it once.

use crate::heap::{Heap, ThreadPointer};
use crate::thread::Thread;
use std::ptr::NonNull;
use weft_concurrency::Gil;

impl Heap {
    /// Adds a thread that is about to attach for the first time; whether there is one that does not know yet that it is no
    /// longer alone.
    pub(crate) fn add_thread(&self, thread: NonNull<Thread>) -> bool {
        let mut threads = self.threads.lock();
        // SAFETY: who makes the thread passes it, and nobody has freed it.
        let new = unsafe { thread.as_ref() };
        new.set_parallel(self.gil() == Gil::Off && !threads.is_empty());
        // SAFETY: a thread is taken off the list before it is freed, and the list is locked.
        let is_alone = |other: &ThreadPointer| !unsafe { other.0.as_ref() }.is_parallel();
        let is_news = new.is_parallel() && threads.iter().any(is_alone);
        threads.push(ThreadPointer(thread));
        is_news
    }

    /// Has all threads lock what they change. The world is stopped.
    pub(crate) fn let_threads_run_in_parallel(&self) {
        for thread in self.threads.lock().iter() {
            // SAFETY: threads on the list exist, and stand still.
            unsafe { thread.0.as_ref() }.set_parallel(true);
        }
    }

    /// Has the only thread lock nothing any more, if there is but one. The world is stopped.
    pub(crate) fn note_if_alone(&self) {
        if let [thread] = self.threads.lock().as_slice() {
            // SAFETY: threads on the list exist, and stand still.
            unsafe { thread.0.as_ref() }.set_parallel(false);
        }
    }
}
