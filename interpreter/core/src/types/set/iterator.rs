//! The iterator over sets.

use crate::error::runtime_error;
use crate::iterator_class;
use crate::types::iterator::reduced;
use std::sync::atomic::{AtomicUsize, Ordering};
use weft_heap::{List, Native, Raised, Set, Thread, Trace, Tracer, Value};

/// The length of a set whose iterator has come to its end.
const ENDED: usize = usize::MAX;

/// An iterator over a set.
pub struct SetIterator {
    set: Value,
    position: AtomicUsize,
    length: AtomicUsize,
}

impl SetIterator {
    /// An iterator over all elements.
    pub fn new(set: &Set) -> SetIterator {
        SetIterator {
            set: set.value(),
            position: AtomicUsize::new(0),
            length: AtomicUsize::new(set.len()),
        }
    }

    /// The next element; `None` at the end.
    ///
    /// # Errors
    /// `RuntimeError` if elements came or went since the iterator was made.
    #[inline(always)]
    pub fn step(&self, _: &Thread) -> Result<Option<Value>, Raised> {
        let Some(set) = self.set.downcast::<Set>() else {
            return Ok(None);
        };
        if set.len() != self.length.load(Ordering::Relaxed) {
            return self.changed();
        }
        match set.next(self.position.load(Ordering::Relaxed)) {
            Some((next, key, _)) => {
                self.position.store(next, Ordering::Relaxed);
                Ok(Some(key))
            }
            None => {
                self.length.store(ENDED, Ordering::Relaxed);
                Ok(None)
            }
        }
    }

    #[cold]
    fn changed(&self) -> Result<Option<Value>, Raised> {
        if self.length.load(Ordering::Relaxed) == ENDED {
            return Ok(None);
        }
        // It stays so: no length is this.
        self.length.store(ENDED - 1, Ordering::Relaxed);
        Err(runtime_error("Set changed size during iteration"))
    }

    /// What a copy is made from: a list of what is to come.
    fn reduce(&self, thread: &Thread) -> Result<Value, Raised> {
        let rest = SetIterator {
            set: self.set,
            position: self.position.load(Ordering::Relaxed).into(),
            length: self.length.load(Ordering::Relaxed).into(),
        };
        let items = List::from_items(thread, &[]);
        while let Some(item) = rest.step(thread)? {
            items.push(thread, item);
        }
        reduced(thread, items.value(), None)
    }

    fn remaining(&self) -> usize {
        let Some(set) = self.set.downcast::<Set>() else {
            return 0;
        };
        let mut position = self.position.load(Ordering::Relaxed);
        let mut count = 0;
        if set.len() == self.length.load(Ordering::Relaxed) {
            while let Some((next, ..)) = set.next(position) {
                position = next;
                count += 1;
            }
        }
        count
    }
}

impl Trace for SetIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.set);
    }

    #[inline(always)]
    fn next(object: &Native<Self>, thread: &Thread) -> Option<Result<Option<Value>, Raised>> {
        Some(object.step(thread))
    }
}

iterator_class! {
    set_iterator_class,
    SetIterator,
    "set_iterator",
    "builtins",
    "Iterator over a set.",
    /// How many items are still to come, as far as known: a hint for the size of a list of them.
    fn __length_hint__(this: &Native<SetIterator>) -> usize {
        this.remaining()
    }
    /// Return state information for pickling.
    fn __reduce__(this: &Native<SetIterator>, thread: &Thread) -> Result<Value, Raised> {
        this.reduce(thread)
    }
}
