//! `tee`: iterators that share what they have read in a chain of nodes, each of which is freed when all have passed it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use weft_core::error::{runtime_error, value_error};
use weft_core::heap::{Buffer, Gc, Native, Raised, Slot, Thread, Trace, Tracer, Value};
use weft_core::interpreter::{ThreadState, new_native};
use weft_core::protocol;
use weft_core::types::sequence::check_items;

/// One of the iterators.
pub struct Tee {
    iterator: Value,
    /// A buffer of an item and the node after it: the last item that this one has given. An item is in the next node.
    node: Slot,
    /// The thread that asks the iterator below for an item, or 0: the same for all that share it.
    asking: Arc<AtomicU64>,
}

impl Trace for Tee {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.iterator);
        tracer.slot(&self.node);
    }

    #[inline(always)]
    fn next(object: &Native<Self>, thread: &Thread) -> Option<Result<Option<Value>, Raised>> {
        Some(thread.library(|| object.step(thread)))
    }
}

const ITEM: usize = 0;
const NEXT: usize = 1;

impl Tee {
    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let here = self
            .node
            .get()
            .and_then(Value::cast::<Buffer>)
            .expect("a tee has a node");
        let next = match here.get(NEXT) {
            Some(next) => next,
            None => {
                let Some(item) = self.ask(thread)? else {
                    return Ok(None);
                };
                append(thread, here, item);
                here.get(NEXT).expect("a node was just added")
            }
        };
        self.node.set(next);
        Ok(next.downcast::<Buffer>().and_then(|node| node.get(ITEM)))
    }

    /// The next item of the iterator below, unless that is at work on one for a tee.
    fn ask(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let own = ThreadState::of(thread).identity();
        let other = self.asking.swap(own, Ordering::Relaxed);
        // Threads without a global lock may ask at the same time.
        if other == own || (other != 0 && !thread.is_parallel()) {
            self.asking.store(other, Ordering::Relaxed);
            return Err(runtime_error("cannot re-enter the tee iterator"));
        }
        let answer = protocol::next(thread, self.iterator);
        self.asking.store(0, Ordering::Relaxed);
        answer
    }

    fn new(thread: &Thread, iterator: Value) -> Tee {
        Tee {
            iterator,
            node: Slot::new(Buffer::new(thread, 2).value()),
            asking: Arc::default(),
        }
    }

    fn copy(&self) -> Tee {
        Tee {
            iterator: self.iterator,
            node: Slot::from_option(self.node.get()),
            asking: self.asking.clone(),
        }
    }
}

/// Adds an item behind the last node. If another iterator was faster, its item comes first and none is lost.
fn append(thread: &Thread, from: Gc<Buffer>, item: Value) {
    let node = Buffer::new(thread, 2);
    node.slots()[ITEM].set(item);
    let mut last = from;
    while let Err(Some(next)) = last.slots()[NEXT].compare_and_set(None, Some(node.value())) {
        last = next.cast().expect("nodes are buffers");
    }
}

/// `tee(iterable, n)`.
pub fn tee(thread: &Thread, iterable: Value, count: i64) -> Result<Value, Raised> {
    let Ok(count) = usize::try_from(count) else {
        return Err(value_error("n must be >= 0"));
    };
    check_items(Some(count))?;
    let iterator = protocol::iterate(thread, iterable)?;
    let first = match iterator.downcast::<Native<Tee>>() {
        Some(tee) => tee.copy(),
        None => Tee::new(thread, iterator),
    };
    let all: Vec<Value> = (0..count)
        .map(|_| new_native(thread, first.copy()).value())
        .collect();
    Ok(thread.tuple(&all))
}

/// Iterator wrapped to make it copyable.
#[weft_core::class(name = "_tee", module = "itertools", payload = Tee)]
pub mod _tee {
    use super::{Tee, new_native};
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::protocol;

    /// Create and return a new object.
    #[new]
    #[positional_only]
    fn new(_class: Value, thread: &Thread, iterable: Value) -> Result<Value, Raised> {
        let iterator = protocol::iterate(thread, iterable)?;
        Ok(new_native(thread, Tee::new(thread, iterator)).value())
    }

    /// Implement iter(self).
    fn __iter__(this: Value) -> Value {
        this
    }

    /// Implement next(self).
    fn __next__(this: &Native<Tee>, thread: &Thread) -> Result<Value, Raised> {
        weft_core::types::iterator::next_or_stop(thread, this.step(thread))
    }

    /// Returns an independent iterator.
    fn __copy__(this: &Native<Tee>, thread: &Thread) -> Value {
        new_native(thread, this.copy()).value()
    }
}
