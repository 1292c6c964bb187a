//! The iterator over a byte array.

use crate::types::bytes::ByteArray;
use std::sync::atomic::{AtomicUsize, Ordering};
use weft_heap::{Native, Raised, Thread, Trace, Tracer, Value};

/// The position of an iterator that has come to its end.
const ENDED: usize = usize::MAX;

/// An iterator over a byte array: the array, and the index of what comes next.
pub struct ByteArrayIterator {
    array: Value,
    index: AtomicUsize,
}

impl Trace for ByteArrayIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.array);
    }

    fn next(object: &Native<Self>, _: &Thread) -> Option<Result<Option<Value>, Raised>> {
        Some(Ok(object.advance()))
    }
}

impl ByteArrayIterator {
    /// An iterator from the start of a byte array.
    pub fn new(array: &Native<ByteArray>) -> ByteArrayIterator {
        ByteArrayIterator {
            array: array.value(),
            index: AtomicUsize::new(0),
        }
    }

    fn array(&self) -> &Native<ByteArray> {
        self.array.downcast().expect("made for a byte array")
    }

    fn advance(&self) -> Option<Value> {
        let index = self.index.load(Ordering::Relaxed);
        let Some(octet) = self.array().get(index) else {
            // It stays at its end, whatever is appended then.
            self.index.store(ENDED, Ordering::Relaxed);
            return None;
        };
        self.index.store(index + 1, Ordering::Relaxed);
        Some(Value::from_i32(i32::from(octet)))
    }

    /// Goes to an index, unless the end was reached.
    fn go_to(&self, index: usize) {
        if self.index.load(Ordering::Relaxed) != ENDED {
            let length = self.array().len();
            let index = if index == ENDED {
                ENDED
            } else {
                index.min(length)
            };
            self.index.store(index, Ordering::Relaxed);
        }
    }

    fn remaining(&self) -> usize {
        self.array()
            .len()
            .saturating_sub(self.index.load(Ordering::Relaxed))
    }
}

/// Iterator over a byte array.
#[weft_macros::class(name = "bytearray_iterator", module = "builtins", payload = ByteArrayIterator)]
pub mod iterator_class {
    use super::ByteArrayIterator;
    use crate::error::stop_iteration;
    use weft_heap::{Native, Raised, Thread, Value};

    fn __iter__(this: &Native<ByteArrayIterator>) -> Value {
        this.value()
    }

    fn __next__(this: &Native<ByteArrayIterator>, thread: &Thread) -> Result<Value, Raised> {
        this.advance()
            .ok_or_else(|| stop_iteration(thread, Value::NONE))
    }

    fn __length_hint__(this: &Native<ByteArrayIterator>) -> usize {
        this.remaining()
    }

    /// Return state information for pickling.
    fn __reduce__(this: &Native<ByteArrayIterator>, thread: &Thread) -> Result<Value, Raised> {
        let index = this.index.load(std::sync::atomic::Ordering::Relaxed);
        if index == super::ENDED {
            return crate::types::iterator::reduced(thread, thread.tuple(&[]), None);
        }
        let state = Some(thread.int(index as i64));
        crate::types::iterator::reduced(thread, this.array, state)
    }

    /// Set state information for unpickling.
    fn __setstate__(this: &Native<ByteArrayIterator>, #[positional_only] state: i64) {
        // A negative index is the end, unlike that of an iterator over bytes.
        this.go_to(usize::try_from(state).unwrap_or(super::ENDED));
    }
}
