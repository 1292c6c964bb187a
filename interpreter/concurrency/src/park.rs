//! Parking a thread until another wakes it, its time is up, or it is interrupted.

use std::sync::Arc;
use std::time::Duration;

use crate::sync::{Condvar, Deadline, Mutex};
use crate::thread::Thread;

/// Why [`Participant::park`](crate::Participant::park) returned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parked {
    /// An [`Unparker`] was used, perhaps before the thread parked.
    Unparked,
    /// The time is up.
    TimedOut,
    /// An [`Interrupter`] was used. The attention that it asked for is still to be taken.
    Interrupted,
}

/// Wakes one thread from [`Participant::park`](crate::Participant::park).
#[derive(Clone)]
pub struct Unparker(Arc<Thread>);

impl Unparker {
    pub(crate) fn new(thread: &Arc<Thread>) -> Self {
        Unparker(Arc::clone(thread))
    }

    /// Ends the thread's park, or its next one if it is not parked.
    pub fn unpark(&self) {
        self.0.parker.unpark();
    }
}

/// Asks one thread for its attention, from any thread.
///
/// Neither operation may be used inside a signal handler proper: both are for a thread that
/// learned of a signal.
#[derive(Clone)]
pub struct Interrupter(Arc<Thread>);

impl Interrupter {
    pub(crate) fn new(thread: &Arc<Thread>) -> Self {
        Interrupter(Arc::clone(thread))
    }

    /// Asks for attention, and ends an interruptible wait that the thread is in. If it is in none,
    /// its next one ends at once, unless the attention has been taken by then.
    pub fn interrupt(&self) {
        self.0.interrupt();
    }

    /// Asks for attention at the thread's next safepoint, leaving it in a wait that it is in.
    pub fn request_attention(&self) {
        self.0.request_attention();
    }
}

/// The place where one thread parks.
pub(crate) struct Parker {
    pub(crate) unparked: Mutex<bool>,
    pub(crate) woken: Condvar,
}

impl Parker {
    pub(crate) fn new() -> Self {
        Parker {
            unparked: Mutex::new(false),
            woken: Condvar::new(),
        }
    }

    fn unpark(&self) {
        *self.unparked.lock() = true;
        self.woken.notify_one();
    }

    /// Makes the thread look at its interrupts again.
    pub(crate) fn wake(&self) {
        // The mutex orders this after the look of a thread that is about to wait.
        drop(self.unparked.lock());
        self.woken.notify_one();
    }

    /// Takes what is there already, without waiting.
    pub(crate) fn poll(&self, thread: &Thread) -> Option<Parked> {
        let mut unparked = self.unparked.lock();
        if std::mem::take(&mut *unparked) {
            return Some(Parked::Unparked);
        }
        thread.take_interrupt().then_some(Parked::Interrupted)
    }

    /// Waits; only the owner calls this, detached.
    pub(crate) fn park(&self, thread: &Thread, deadline: Option<Deadline>) -> Parked {
        let mut unparked = self.unparked.lock();
        loop {
            if std::mem::take(&mut *unparked) {
                return Parked::Unparked;
            }
            if thread.take_interrupt() {
                return Parked::Interrupted;
            }
            unparked = match deadline.map(Deadline::remaining) {
                None | Some(Some(Duration::MAX)) => self.woken.wait(unparked),
                Some(Some(remaining)) => self.woken.wait_for(unparked, remaining),
                Some(None) => return Parked::TimedOut,
            };
        }
    }
}
