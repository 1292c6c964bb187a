//! `compress`, `dropwhile`, `filterfalse`, `islice` and `takewhile`.

use super::{itertool, traced};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use weft_core::heap::{Raised, Slot, Thread, Value};
use weft_core::protocol;

/// `compress(data, selectors)`.
pub struct Compress {
    data: Value,
    selectors: Value,
}
traced!(Compress, [data, selectors], []);

impl Compress {
    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        loop {
            let Some(item) = protocol::next(thread, self.data)? else {
                return Ok(None);
            };
            let Some(selector) = protocol::next(thread, self.selectors)? else {
                return Ok(None);
            };
            if protocol::truth(thread, selector)? {
                return Ok(Some(item));
            }
        }
    }
}

itertool!(
    compress,
    Compress,
    "compress",
    "The items of data at whose place selectors has a true one.",
    {
        /// Create and return a new object.
        #[new]
        fn new(
            class: Value,
            thread: &Thread,
            data: Value,
            selectors: Value,
        ) -> Result<Value, Raised> {
            let data = protocol::iterate(thread, data)?;
            let selectors = protocol::iterate(thread, selectors)?;
            new_instance(thread, class, Compress { data, selectors })
        }
    }
);

fn holds(thread: &Thread, predicate: Value, item: Value) -> Result<bool, Raised> {
    let answer = protocol::call_values(thread, predicate, &[item])?;
    protocol::truth(thread, answer)
}

/// `dropwhile(predicate, iterable)`.
pub struct DropWhile {
    predicate: Value,
    iterator: Value,
    started: AtomicBool,
}
traced!(DropWhile, [predicate, iterator], []);

impl DropWhile {
    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        while let Some(item) = protocol::next(thread, self.iterator)? {
            if self.started.load(Ordering::Relaxed) {
                return Ok(Some(item));
            }
            if !holds(thread, self.predicate, item)? {
                self.started.store(true, Ordering::Relaxed);
                return Ok(Some(item));
            }
        }
        Ok(None)
    }
}

itertool!(
    dropwhile,
    DropWhile,
    "dropwhile",
    "All items from the first on for which predicate is false.",
    {
        /// Create and return a new object.
        #[new]
        #[positional_only]
        fn new(
            class: Value,
            thread: &Thread,
            predicate: Value,
            iterable: Value,
        ) -> Result<Value, Raised> {
            let iterator = protocol::iterate(thread, iterable)?;
            new_instance(
                thread,
                class,
                DropWhile {
                    predicate,
                    iterator,
                    started: false.into(),
                },
            )
        }
    }
);

/// `takewhile(predicate, iterable)`.
pub struct TakeWhile {
    predicate: Value,
    iterator: Value,
    ended: AtomicBool,
}
traced!(TakeWhile, [predicate, iterator], []);

impl TakeWhile {
    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        if self.ended.load(Ordering::Relaxed) {
            return Ok(None);
        }
        let Some(item) = protocol::next(thread, self.iterator)? else {
            return Ok(None);
        };
        if holds(thread, self.predicate, item)? {
            return Ok(Some(item));
        }
        self.ended.store(true, Ordering::Relaxed);
        Ok(None)
    }
}

itertool!(
    takewhile,
    TakeWhile,
    "takewhile",
    "The items before the first for which predicate is false.",
    {
        /// Create and return a new object.
        #[new]
        #[positional_only]
        fn new(
            class: Value,
            thread: &Thread,
            predicate: Value,
            iterable: Value,
        ) -> Result<Value, Raised> {
            let iterator = protocol::iterate(thread, iterable)?;
            new_instance(
                thread,
                class,
                TakeWhile {
                    predicate,
                    iterator,
                    ended: false.into(),
                },
            )
        }
    }
);

/// `filterfalse(predicate, iterable)`.
pub struct FilterFalse {
    predicate: Value,
    iterator: Value,
}
traced!(FilterFalse, [predicate, iterator], []);

impl FilterFalse {
    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        while let Some(item) = protocol::next(thread, self.iterator)? {
            let passes = if self.predicate.is_none() {
                protocol::truth(thread, item)?
            } else {
                holds(thread, self.predicate, item)?
            };
            if !passes {
                return Ok(Some(item));
            }
        }
        Ok(None)
    }
}

itertool!(
    filterfalse,
    FilterFalse,
    "filterfalse",
    "The items for which function is false; with None for it, the false items.",
    {
        /// Create and return a new object.
        #[new]
        #[positional_only]
        fn new(
            class: Value,
            thread: &Thread,
            predicate: Value,
            iterable: Value,
        ) -> Result<Value, Raised> {
            let iterator = protocol::iterate(thread, iterable)?;
            new_instance(
                thread,
                class,
                FilterFalse {
                    predicate,
                    iterator,
                },
            )
        }
    }
);

/// `islice(iterable, start, stop, step)`.
pub struct Islice {
    /// The iterator, until the end.
    iterator: Slot,
    /// How many items were taken from it.
    taken: AtomicI64,
    /// The index of the next item to give.
    wanted: AtomicI64,
    stop: i64,
    step: i64,
}
traced!(Islice, [], [iterator]);

impl Islice {
    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let Some(iterator) = self.iterator.get() else {
            return Ok(None);
        };
        let wanted = self.wanted.load(Ordering::Relaxed);
        let least = wanted.min(self.stop);
        while self.taken.load(Ordering::Relaxed) < least {
            if protocol::next(thread, iterator)?.is_none() {
                self.iterator.clear();
                return Ok(None);
            }
            self.taken.fetch_add(1, Ordering::Relaxed);
        }
        if wanted >= self.stop {
            self.iterator.clear();
            return Ok(None);
        }
        let item = protocol::next(thread, iterator)?;
        if item.is_none() {
            self.iterator.clear();
        }
        self.taken.fetch_add(1, Ordering::Relaxed);
        self.wanted
            .store(wanted.saturating_add(self.step), Ordering::Relaxed);
        Ok(item)
    }
}

itertool!(
    islice,
    Islice,
    "islice",
    "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object",
    {
        /// Create and return a new object.
        #[new]
        #[positional_only]
        fn new(
            class: Value,
            thread: &Thread,
            iterable: Value,
            first: Value,
            #[default(Value::ABSENT)] second: Value,
            #[default(Value::NONE)] step: Value,
        ) -> Result<Value, Raised> {
            let (start, stop) = if second == Value::ABSENT {
                (Value::NONE, first)
            } else {
                (first, second)
            };
            let index = |value: Value, default: i64| -> Result<i64, Raised> {
                if value.is_none() {
                    return Ok(default);
                }
                let special = weft_core::names::Special::Index;
                if !value.is_int() && protocol::special_of(thread, value, special).is_none() {
                    return Ok(-1);
                }
                Ok(protocol::to_i64(thread, value).unwrap_or_else(|raised| {
                    thread.take_raised(raised);
                    -1
                }))
            };
            let stop = index(stop, i64::MAX)?;
            if stop < 0 {
                let message =
                    "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
                return Err(value_error(message));
            }
            let start = index(start, 0)?;
            if start < 0 {
                return Err(value_error(
                    "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.",
                ));
            }
            let step = index(step, 1)?;
            if step < 1 {
                return Err(value_error(
                    "Step for islice() must be a positive integer or None.",
                ));
            }
            let iterator = Slot::new(protocol::iterate(thread, iterable)?);
            new_instance(
                thread,
                class,
                Islice {
                    iterator,
                    taken: 0.into(),
                    wanted: start.into(),
                    stop,
                    step,
                },
            )
        }
    }
);
