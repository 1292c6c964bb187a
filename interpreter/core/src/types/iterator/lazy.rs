//! `map`, `filter` and the iterator of `iter(callable, sentinel)`.

use crate::error::{Exception, catch};
use crate::iterator_class;
use crate::protocol;
use crate::types::construct::{is_own_class, new_instance};
use crate::types::iterator::composed::{Lengths, iterators_of, reduced_as, step_all};
use std::sync::atomic::{AtomicBool, Ordering};
use weft_heap::{Native, Raised, Slot, Thread, Trace, Tracer, Tuple, Value};

/// `map(function, *iterables)`.
pub struct Map {
    function: Value,
    iterators: Value,
    strict: AtomicBool,
    exact: bool,
}

impl Map {
    fn lengths(&self) -> Lengths {
        Lengths::of(self.strict.load(Ordering::Relaxed))
    }

    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let iterators = self
            .iterators
            .downcast::<Tuple>()
            .expect("a tuple of iterators")
            .items();
        if let [one] = *iterators {
            return match protocol::next(thread, one)? {
                Some(item) => protocol::call_values(thread, self.function, &[item]).map(Some),
                None => Ok(None),
            };
        }
        step_all(thread, iterators, self.lengths(), "map", |items| {
            protocol::call_values(thread, self.function, items)
        })
    }
}

impl Trace for Map {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.function);
        tracer.value(self.iterators);
    }

    #[inline(always)]
    fn next(object: &Native<Self>, thread: &Thread) -> Option<Result<Option<Value>, Raised>> {
        object.exact.then(|| thread.library(|| object.step(thread)))
    }
}

/// Results of calling function with one item of each iterable, until the shortest has ended.
///
/// With strict, iterables of different lengths raise ValueError.
#[crate::class(name = "map", module = "builtins", payload = Map, subclassable, signature = "(function, iterable, /, *iterables, strict=False)")]
pub mod map_class {
    use super::{Map, is_own_class, iterators_of, new_instance, reduced_as};
    use weft_heap::{Native, Raised, Thread, Value};

    #[rust]
    fn new_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [class, function, iterable] = arguments else {
            return None;
        };
        if !is_own_class::<Map>(thread, *class) {
            return None;
        }
        let iterator = crate::protocol::iterate_at_once(thread, *iterable)?;
        let map = Map {
            function: *function,
            iterators: thread.tuple(&[iterator]),
            strict: false.into(),
            exact: true,
        };
        Some(crate::interpreter::new_native(thread, map).value())
    }

    /// Create and return a new object.
    #[quick(new_at_once)]
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keyword_only]
        #[default(false)]
        strict: bool,
    ) -> Result<Value, Raised> {
        let [function, iterables @ ..] = arguments else {
            return Err(crate::error::type_error(
                "map() must have at least two arguments.",
            ));
        };
        if iterables.is_empty() {
            return Err(crate::error::type_error(
                "map() must have at least two arguments.",
            ));
        }
        let iterators = iterators_of(thread, iterables)?;
        let exact = is_own_class::<Map>(thread, class);
        new_instance(
            thread,
            class,
            Map {
                function: *function,
                iterators,
                strict: strict.into(),
                exact,
            },
        )
    }

    /// Implement iter(self).
    fn __iter__(this: Value) -> Value {
        this
    }

    /// Implement next(self).
    fn __next__(this: &Native<Map>, thread: &Thread) -> Result<Value, Raised> {
        super::super::next_or_stop(thread, this.step(thread))
    }

    /// Return state information for pickling.
    fn __reduce__(this: &Native<Map>, thread: &Thread) -> Value {
        let iterators = this.iterators.downcast::<weft_heap::Tuple>();
        let mut arguments = vec![this.function];
        arguments.extend_from_slice(iterators.map_or(&[], weft_heap::Tuple::items));
        let class = thread.class_of(this.value());
        reduced_as(thread, class, &arguments, this.lengths())
    }

    /// Set state information for unpickling.
    fn __setstate__(
        this: &Native<Map>,
        thread: &Thread,
        #[positional_only] state: Value,
    ) -> Result<(), Raised> {
        let strict = crate::protocol::truth(thread, state)?;
        this.strict
            .store(strict, std::sync::atomic::Ordering::Relaxed);
        Ok(())
    }
}

/// `filter(function, iterable)`.
pub struct Filter {
    function: Value,
    iterator: Value,
    exact: bool,
}

impl Filter {
    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        while let Some(item) = protocol::next(thread, self.iterator)? {
            let passes = if self.function.is_none() {
                protocol::truth(thread, item)?
            } else {
                let answer = protocol::call_values(thread, self.function, &[item])?;
                protocol::truth(thread, answer)?
            };
            if passes {
                return Ok(Some(item));
            }
        }
        Ok(None)
    }
}

impl Trace for Filter {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.function);
        tracer.value(self.iterator);
    }

    #[inline(always)]
    fn next(object: &Native<Self>, thread: &Thread) -> Option<Result<Option<Value>, Raised>> {
        object.exact.then(|| thread.library(|| object.step(thread)))
    }
}

/// The items of iterable for which function gives a true result, or with None for it the true items.
#[crate::class(name = "filter", module = "builtins", payload = Filter, subclassable, signature = "(function, iterable, /)")]
pub mod filter_class {
    use super::{Filter, is_own_class, new_instance};
    use weft_heap::{Native, Raised, Thread, Value};

    #[rust]
    fn new_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [class, function, iterable] = arguments else {
            return None;
        };
        if !is_own_class::<Filter>(thread, *class) {
            return None;
        }
        let filter = Filter {
            function: *function,
            iterator: crate::protocol::iterate_at_once(thread, *iterable)?,
            exact: true,
        };
        Some(crate::interpreter::new_native(thread, filter).value())
    }

    /// Create and return a new object.
    #[quick(new_at_once)]
    #[new]
    #[positional_only]
    fn new(
        class: Value,
        thread: &Thread,
        function: Value,
        iterable: Value,
    ) -> Result<Value, Raised> {
        let iterator = crate::protocol::iterate(thread, iterable)?;
        new_instance(
            thread,
            class,
            Filter {
                function,
                iterator,
                exact: is_own_class::<Filter>(thread, class),
            },
        )
    }

    /// Implement iter(self).
    fn __iter__(this: Value) -> Value {
        this
    }

    /// Implement next(self).
    fn __next__(this: &Native<Filter>, thread: &Thread) -> Result<Value, Raised> {
        super::super::next_or_stop(thread, this.step(thread))
    }

    /// Return state information for pickling.
    fn __reduce__(this: &Native<Filter>, thread: &Thread) -> Value {
        let arguments = thread.tuple(&[this.function, this.iterator]);
        thread.tuple(&[thread.class_of(this.value()), arguments])
    }
}

/// `iter(callable, sentinel)`.
pub struct CallableIterator {
    callable: Slot,
    sentinel: Value,
}

impl CallableIterator {
    /// Calls `callable` until it returns `sentinel`.
    pub fn new(callable: Value, sentinel: Value) -> CallableIterator {
        CallableIterator {
            callable: Slot::new(callable),
            sentinel,
        }
    }

    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let Some(callable) = self.callable.get() else {
            return Ok(None);
        };
        let result = protocol::call_values(thread, callable, &[]);
        if let Ok(item) = catch(thread, result, Exception::StopIteration)?
            && !protocol::equals(thread, self.sentinel, item)?
        {
            return Ok(Some(item));
        }
        self.callable.clear();
        Ok(None)
    }
}

impl Trace for CallableIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.callable);
        tracer.value(self.sentinel);
    }

    #[inline(always)]
    fn next(object: &Native<Self>, thread: &Thread) -> Option<Result<Option<Value>, Raised>> {
        Some(thread.library(|| object.step(thread)))
    }
}

iterator_class! {
    callable_iterator_class,
    CallableIterator,
    "callable_iterator",
    "builtins",
    "Iterator over the results of a callable.",
    /// Return state information for pickling.
    fn __reduce__(this: &Native<CallableIterator>, thread: &Thread) -> Result<Value, Raised> {
        match this.callable.get() {
            Some(callable) => {
                let arguments = [callable, this.sentinel];
                weft_core::types::iterator::reduced_by(thread, "iter", &arguments, None)
            }
            None => weft_core::types::iterator::reduced(thread, thread.tuple(&[]), None),
        }
    }
}
