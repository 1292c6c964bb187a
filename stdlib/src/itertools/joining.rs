//! `chain`, `starmap` and `zip_longest`.

use super::{itertool, traced};
use std::sync::atomic::{AtomicUsize, Ordering};
use weft_core::heap::{Buffer, Raised, Slot, Thread, Tuple, Value};
use weft_core::protocol;

/// `chain(*iterables)`.
pub struct Chain {
    /// An iterator over the iterables, until it has ended.
    source: Slot,
    /// The iterator over the current one.
    active: Slot,
}
traced!(Chain, [], [source, active]);

impl Chain {
    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        loop {
            if let Some(active) = self.active.get() {
                if let Some(item) = protocol::next(thread, active)? {
                    return Ok(Some(item));
                }
                // Another thread may have gone on to the next one already.
                let _ = self.active.compare_and_set(Some(active), None);
                continue;
            }
            let Some(source) = self.source.get() else {
                return Ok(None);
            };
            match protocol::next(thread, source)? {
                Some(iterable) => self.active.set(protocol::iterate(thread, iterable)?),
                None => self.source.clear(),
            }
        }
    }
}

itertool!(
    chain,
    Chain,
    "chain",
    "The items of several iterables, one iterable after the other.",
    {
        /// Create and return a new object.
        #[new]
        fn new(
            class: Value,
            thread: &Thread,
            #[rest] iterables: &[Value],
        ) -> Result<Value, Raised> {
            let source = protocol::iterate(thread, thread.tuple(iterables))?;
            new_instance(
                thread,
                class,
                Chain {
                    source: Slot::new(source),
                    active: Slot::empty(),
                },
            )
        }

        /// chain() of the items of one iterable, each fetched only when the one before has ended.
        #[class_method]
        #[positional_only]
        fn from_iterable(class: Value, thread: &Thread, iterable: Value) -> Result<Value, Raised> {
            let source = protocol::iterate(thread, iterable)?;
            new_instance(
                thread,
                class,
                Chain {
                    source: Slot::new(source),
                    active: Slot::empty(),
                },
            )
        }

        /// See PEP 585
        #[class_method]
        fn __class_getitem__(class: Value, thread: &Thread, item: Value) -> Result<Value, Raised> {
            weft_core::types::class::generic_alias(thread, class, item)
        }
    }
);

/// `starmap(function, iterable)`.
pub struct Starmap {
    function: Value,
    iterator: Value,
}
traced!(Starmap, [function, iterator], []);

impl Starmap {
    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let Some(arguments) = protocol::next(thread, self.iterator)? else {
            return Ok(None);
        };
        let arguments = weft_core::types::tuple::from_iterable(thread, arguments)?;
        let arguments = arguments.downcast::<Tuple>().expect("a tuple");
        protocol::call_values(thread, self.function, arguments.items()).map(Some)
    }
}

itertool!(
    starmap,
    Starmap,
    "starmap",
    "The results of calling function with each item of an iterable spread out as its arguments.",
    {
        /// Create and return a new object.
        #[new]
        #[positional_only]
        fn new(
            class: Value,
            thread: &Thread,
            function: Value,
            iterable: Value,
        ) -> Result<Value, Raised> {
            let iterator = protocol::iterate(thread, iterable)?;
            new_instance(thread, class, Starmap { function, iterator })
        }
    }
);

/// `zip_longest(*iterables, fillvalue=fillvalue)`.
pub struct ZipLongest {
    /// A buffer of iterators, empty where one has ended.
    iterators: Value,
    fill: Value,
    running: AtomicUsize,
}
traced!(ZipLongest, [iterators, fill], []);

impl ZipLongest {
    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let iterators = self.iterators.downcast::<Buffer>().expect("a buffer");
        if self.running.load(Ordering::Relaxed) == 0 {
            return Ok(None);
        }
        let items = Buffer::new(thread, iterators.len());
        for (slot, result) in iterators.slots().iter().zip(items.slots()) {
            let item = match slot.get() {
                Some(iterator) => protocol::next(thread, iterator)?,
                None => None,
            };
            if item.is_none()
                && slot.take().is_some()
                && self.running.fetch_sub(1, Ordering::Relaxed) == 1
            {
                return Ok(None);
            }
            result.set(item.unwrap_or(self.fill));
        }
        let items: Vec<Value> = items.slots().iter().filter_map(Slot::get).collect();
        Ok(Some(thread.tuple(&items)))
    }
}

itertool!(
    zip_longest,
    ZipLongest,
    "zip_longest",
    "Tuples of one item from each iterable, up to the end of the longest; fillvalue replaces those of ended ones.",
    {
        /// Create and return a new object.
        #[new]
        fn new(
            class: Value,
            thread: &Thread,
            #[rest] iterables: &[Value],
            #[keyword_only]
            #[default(Value::NONE)]
            fillvalue: Value,
        ) -> Result<Value, Raised> {
            let iterators = weft_core::heap::Buffer::new(thread, iterables.len());
            for (slot, iterable) in iterators.slots().iter().zip(iterables) {
                slot.set(protocol::iterate(thread, *iterable)?);
            }
            let running = iterables.len().into();
            new_instance(
                thread,
                class,
                ZipLongest {
                    iterators: iterators.value(),
                    fill: fillvalue,
                    running,
                },
            )
        }
    }
);
