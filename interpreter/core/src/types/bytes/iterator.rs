//! The iterator over a byte array.

use crate::types::bytes::ByteArray;
use std::sync::atomic::{AtomicUsize, Ordering};
use weft_heap::{Native, Raised, Thread, Trace, Tracer, Value};

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
        let octet = self.array().get(index)?;
        self.index.store(index + 1, Ordering::Relaxed);
        Some(Value::from_i32(i32::from(octet)))
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
    use crate::types::iterator::reduced;
    use std::sync::atomic::Ordering;
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

    fn __reduce__(this: &Native<ByteArrayIterator>, thread: &Thread) -> Result<Value, Raised> {
        if this.remaining() == 0 {
            return reduced(thread, thread.tuple(&[]), None);
        }
        let index = this.index.load(Ordering::Relaxed);
        reduced(thread, this.array, Some(thread.int(index as i64)))
    }

    #[positional_only]
    fn __setstate__(this: &Native<ByteArrayIterator>, state: i64) {
        // Before the beginning is past the end, as in CPython.
        let index = usize::try_from(state).unwrap_or(usize::MAX);
        this.index.store(index, Ordering::Relaxed);
    }
}
