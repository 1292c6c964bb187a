//! `accumulate`, `batched` and `pairwise`.

use super::{itertool, traced};
use weft_core::error::value_error;
use weft_core::heap::{List, Raised, Slot, Thread, Value};
use weft_core::protocol::{self, BinaryOperator};

/// `accumulate(iterable, func, initial=initial)`.
pub struct Accumulate {
    iterator: Value,
    /// `None` for addition.
    function: Value,
    total: Slot,
    /// The initial total, until it was given out.
    initial: Slot,
}
traced!(Accumulate, [iterator, function], [total, initial]);

impl Accumulate {
    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        if let Some(initial) = self.initial.take() {
            self.total.set(initial);
            return Ok(Some(initial));
        }
        let Some(item) = protocol::next(thread, self.iterator)? else {
            return Ok(None);
        };
        let total = match self.total.get() {
            None => item,
            Some(total) if self.function.is_none() => match Value::add(total, item) {
                Some(sum) => sum,
                None => protocol::binary(thread, BinaryOperator::Add, total, item)?,
            },
            Some(total) => protocol::call_values(thread, self.function, &[total, item])?,
        };
        self.total.set(total);
        Ok(Some(total))
    }
}

itertool!(
    accumulate,
    Accumulate,
    "accumulate",
    "Running totals: what function, by default addition, gives for the last total and the next item.",
    {
        /// Create and return a new object.
        #[new]
        fn new(
            class: Value,
            thread: &Thread,
            iterable: Value,
            #[default(Value::NONE)] func: Value,
            #[keyword_only]
            #[default(Value::NONE)]
            initial: Value,
        ) -> Result<Value, Raised> {
            let iterator = protocol::iterate(thread, iterable)?;
            let initial = Slot::from_option((!initial.is_none()).then_some(initial));
            new_instance(
                thread,
                class,
                Accumulate {
                    iterator,
                    function: func,
                    total: Slot::empty(),
                    initial,
                },
            )
        }
    }
);

/// `batched(iterable, n, strict=strict)`.
pub struct Batched {
    iterator: Slot,
    size: usize,
    strict: bool,
}
traced!(Batched, [], [iterator]);

impl Batched {
    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let Some(iterator) = self.iterator.get() else {
            return Ok(None);
        };
        let batch = List::from_items(thread, &[]);
        while batch.len() < self.size {
            match protocol::next(thread, iterator)? {
                Some(item) => batch.push(thread, item),
                None => {
                    self.iterator.clear();
                    break;
                }
            }
        }
        if batch.is_empty() {
            return Ok(None);
        }
        if self.strict && batch.len() < self.size {
            return Err(value_error("batched(): incomplete batch"));
        }
        Ok(Some(batch.snapshot(thread).value()))
    }
}

itertool!(
    batched,
    Batched,
    "batched",
    "Tuples of n items each; the last has the rest, for which strict raises ValueError.",
    {
        /// Create and return a new object.
        #[new]
        fn new(
            class: Value,
            thread: &Thread,
            iterable: Value,
            n: i64,
            #[keyword_only]
            #[default(false)]
            strict: bool,
        ) -> Result<Value, Raised> {
            let Some(size) = usize::try_from(n).ok().filter(|size| *size > 0) else {
                return Err(value_error("n must be at least one"));
            };
            let iterator = Slot::new(protocol::iterate(thread, iterable)?);
            new_instance(
                thread,
                class,
                Batched {
                    iterator,
                    size,
                    strict,
                },
            )
        }
    }
);

/// `pairwise(iterable)`.
pub struct Pairwise {
    iterator: Slot,
    before: Slot,
}
traced!(Pairwise, [], [iterator, before]);

impl Pairwise {
    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let Some(iterator) = self.iterator.get() else {
            return Ok(None);
        };
        let before = match self.before.get() {
            Some(before) => Some(before),
            None => protocol::next(thread, iterator)?,
        };
        if let Some(before) = before {
            self.before.set(before);
            if let Some(item) = protocol::next(thread, iterator)? {
                self.before.set(item);
                return Ok(Some(thread.tuple(&[before, item])));
            }
        }
        self.iterator.clear();
        self.before.clear();
        Ok(None)
    }
}

itertool!(
    pairwise,
    Pairwise,
    "pairwise",
    "Pairs of each item and the one after it.",
    {
        /// Create and return a new object.
        #[new]
        #[positional_only]
        fn new(class: Value, thread: &Thread, iterable: Value) -> Result<Value, Raised> {
            let iterator = Slot::new(protocol::iterate(thread, iterable)?);
            new_instance(
                thread,
                class,
                Pairwise {
                    iterator,
                    before: Slot::empty(),
                },
            )
        }
    }
);
