//! `count`, `cycle` and `repeat`.

use super::{itertool, traced};
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use weft_core::heap::{List, Raised, Slot, Thread, Value};
use weft_core::protocol::{self, BinaryOperator};

/// `count(start, step)`. Small integers are counted in an atomic, so that threads never get one twice.
pub struct Count {
    /// The next number if `small` is the step.
    next: AtomicI64,
    small: Option<i64>,
    /// The next number otherwise.
    current: Slot,
    step: Value,
}
traced!(Count, [step], [current]);

/// Numbers up to this one are counted in the atomic.
const MOST: i64 = 1 << 60;

impl Count {
    fn new(start: Value, step: Value) -> Count {
        let small = match (start.to_int(), step.to_int()) {
            (Some(start), Some(step)) if start.abs() < MOST && step.abs() < 1 << 40 => Some(step),
            _ => None,
        };
        Count {
            next: AtomicI64::new(start.to_int().unwrap_or(0)),
            small,
            current: Slot::new(start),
            step,
        }
    }

    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        if let Some(step) = self.small
            && self.next.load(Ordering::Relaxed).abs() < MOST
        {
            return Ok(Some(
                thread.int(self.next.fetch_add(step, Ordering::Relaxed)),
            ));
        }
        if self.small.is_some() {
            let number = self.next.load(Ordering::Relaxed);
            self.current.set(thread.int(number));
        }
        loop {
            let current = self.current.get().expect("a count has a number");
            let next = match Value::add(current, self.step) {
                Some(next) => next,
                None => protocol::binary(thread, BinaryOperator::Add, current, self.step)?,
            };
            if self
                .current
                .compare_and_set(Some(current), Some(next))
                .is_ok()
            {
                return Ok(Some(current));
            }
        }
    }

    fn now(&self, thread: &Thread) -> Value {
        match self.small {
            Some(_) => thread.int(self.next.load(Ordering::Relaxed)),
            None => self.current.get().expect("a count has a number"),
        }
    }
}

itertool!(
    count,
    Count,
    "count",
    "Numbers without end: start, and then each time step more.",
    {
        /// Create and return a new object.
        #[new]
        fn new(
            class: Value,
            thread: &Thread,
            #[default(0)] start: Value,
            #[default(1)] step: Value,
        ) -> Result<Value, Raised> {
            for number in [start, step] {
                let special = weft_core::names::Special::Index;
                let float = weft_core::names::Special::Float;
                if !protocol::is_number(number)
                    && protocol::special_of(thread, number, special).is_none()
                    && protocol::special_of(thread, number, float).is_none()
                    && protocol::special_of(thread, number, weft_core::names::Special::Complex)
                        .is_none()
                {
                    return Err(type_error("a number is required"));
                }
            }
            new_instance(thread, class, Count::new(start, step))
        }

        fn __repr__(this: &Native<Count>, thread: &Thread) -> Result<Value, Raised> {
            let current = protocol::repr(thread, this.now(thread))?;
            let mut text = format!("count({}", protocol::text_of(&current).unwrap_or(""));
            if this.step != Value::from_i32(1) {
                let step = protocol::repr(thread, this.step)?;
                text.push_str(", ");
                text.push_str(protocol::text_of(&step).unwrap_or(""));
            }
            text.push(')');
            Ok(thread.string(&text))
        }
    }
);

/// `cycle(iterable)`.
pub struct Cycle {
    /// The iterable's iterator, until it has ended.
    iterator: Slot,
    /// A list of what it gave.
    saved: Value,
    index: AtomicUsize,
}
traced!(Cycle, [saved], [iterator]);

impl Cycle {
    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let saved = self.saved.downcast::<List>().expect("a list");
        if let Some(iterator) = self.iterator.get() {
            if let Some(item) = protocol::next(thread, iterator)? {
                saved.push(thread, item);
                return Ok(Some(item));
            }
            self.iterator.clear();
        }
        let index = self.index.load(Ordering::Relaxed);
        let index = if index < saved.len() { index } else { 0 };
        self.index.store(index + 1, Ordering::Relaxed);
        Ok(saved.get(index))
    }
}

itertool!(
    cycle,
    Cycle,
    "cycle",
    "The items of an iterable over and over. They are kept in memory for that.",
    {
        /// Create and return a new object.
        #[new]
        #[positional_only]
        fn new(class: Value, thread: &Thread, iterable: Value) -> Result<Value, Raised> {
            let iterator = Slot::new(protocol::iterate(thread, iterable)?);
            let saved = weft_core::heap::List::from_items(thread, &[]).value();
            new_instance(
                thread,
                class,
                Cycle {
                    iterator,
                    saved,
                    index: Default::default(),
                },
            )
        }
    }
);

/// `repeat(object, times)`.
pub struct Repeat {
    object: Value,
    /// How many times more; negative for ever.
    remaining: AtomicI64,
}
traced!(Repeat, [object], []);

impl Repeat {
    fn step(&self, _: &Thread) -> Result<Option<Value>, Raised> {
        let remaining = self.remaining.load(Ordering::Relaxed);
        if remaining == 0 {
            return Ok(None);
        }
        if remaining > 0 {
            self.remaining.store(remaining - 1, Ordering::Relaxed);
        }
        Ok(Some(self.object))
    }

    fn remaining(&self) -> i64 {
        self.remaining.load(Ordering::Relaxed)
    }
}

itertool!(
    repeat,
    Repeat,
    "repeat",
    "repeat(object [,times]) -> iterator that gives object so many times, or without end.",
    {
        /// Create and return a new object.
        #[new]
        fn new(
            class: Value,
            thread: &Thread,
            object: Value,
            #[default(Value::ABSENT)] times: Value,
        ) -> Result<Value, Raised> {
            let times = if times == Value::ABSENT {
                -1
            } else {
                protocol::to_i64(thread, times)?.max(0)
            };
            new_instance(
                thread,
                class,
                Repeat {
                    object,
                    remaining: times.into(),
                },
            )
        }

        /// How many items are still to come, as far as known: a hint for the size of a list of them.
        fn __length_hint__(this: &Native<Repeat>) -> Result<i64, Raised> {
            match this.remaining() {
                remaining if remaining >= 0 => Ok(remaining),
                _ => Err(type_error("len() of unsized object")),
            }
        }

        fn __repr__(this: &Native<Repeat>, thread: &Thread) -> Result<Value, Raised> {
            let object = protocol::repr(thread, this.object)?;
            let object = protocol::text_of(&object).unwrap_or("");
            Ok(thread.string(&match this.remaining() {
                remaining if remaining >= 0 => format!("repeat({object}, {remaining})"),
                _ => format!("repeat({object})"),
            }))
        }
    }
);
