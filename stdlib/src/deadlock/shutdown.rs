//! Threads that wait for ever at the end of an interpreter, which does not wait for them.

use super::observation::Observed;
use super::verdict::is_raised;
use parking_lot::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use weft_core::heap::{Raised, Thread};
use weft_core::interpreter::Interpreter;

/// Whether an interpreter's threads had ended when it did, but for daemons.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Threads {
    /// They had.
    Ended,
    /// Some wait for each other for ever.
    LeftBehind,
}

/// A thread by its identity, and the place in the program where it waits.
#[derive(PartialEq, Eq)]
pub struct Stuck(u64, Option<(String, u32)>);

impl Stuck {
    /// What is remembered of a thread.
    pub fn of(observed: &Observed) -> Stuck {
        let place = observed.place();
        Stuck(
            observed.identity,
            place.map(|place| (place.file.clone(), place.line)),
        )
    }
}

/// What an interpreter knows of the deadlocks that it was in.
#[derive(Default)]
pub struct Deadlocks {
    /// The threads of the last one but the first, and where they are.
    last: Mutex<Vec<Stuck>>,
    /// Whether the one before was the same.
    is_repeated: AtomicBool,
}

impl Deadlocks {
    /// Notes who is in a deadlock besides the thread that is told of it.
    pub fn note(&self, others: Vec<Stuck>) {
        let mut last = self.last.lock();
        self.is_repeated.store(*last == others, Ordering::Relaxed);
        *last = others;
    }
}

/// Takes note of what ended the wait for the threads at an interpreter's end. Gives back what is to be reported; a deadlock
/// that the program was told of before is not.
pub fn end_of(thread: &Thread, raised: Raised) -> (Threads, Option<Raised>) {
    if !is_raised(thread) {
        return (Threads::Ended, Some(raised));
    }
    let deadlocks = Interpreter::of(thread).extension::<Deadlocks>();
    if !deadlocks.is_repeated.load(Ordering::Relaxed) {
        return (Threads::LeftBehind, Some(raised));
    }
    thread.take_raised(raised);
    (Threads::LeftBehind, None)
}
