//! The callable that `lru_cache` makes: results by arguments, in a dictionary whose order is that of their last use.

use std::sync::atomic::{AtomicU64, Ordering};
use weft_core::heap::{
    Dict, Lookup, Raised, ShapeId, Str, Thread, Trace, Tracer, Value, simple_hash_of,
};
use weft_core::native::Arguments;
use weft_core::protocol;

/// How many results are kept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Size {
    /// None.
    Zero,
    /// All of them.
    Unbounded,
    /// So many.
    Most(usize),
}

/// Only Python code can tell whether two keys are equal.
struct Undecided;

/// A function with a cache.
pub struct CachedFunction {
    function: Value,
    size: Size,
    typed: bool,
    /// The class of what `cache_info` returns.
    info: Value,
    results: Value,
    hits: AtomicU64,
    misses: AtomicU64,
}

impl Trace for CachedFunction {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.function);
        tracer.value(self.info);
        tracer.value(self.results);
    }
}

/// What the arguments are remembered by: the argument itself if it is one `int` or `str`, otherwise a tuple of the
/// arguments, of names and values behind a mark that is no value, and of the classes if they matter.
fn key_of(thread: &Thread, arguments: Arguments<'_>, typed: bool) -> Value {
    let values = arguments.values();
    if let ([one], true, false) = (values, arguments.is_positional(), typed)
        && (one.is_int() || one.is::<Str>() && thread.shape_of(*one) == ShapeId::STR)
    {
        return *one;
    }
    if arguments.is_positional() && !typed {
        return thread.tuple(values);
    }
    let mut parts = arguments.by_position().to_vec();
    if !arguments.is_positional() {
        parts.push(Value::ABSENT);
        for (name, value) in arguments.by_name() {
            parts.extend([thread.intern_value(name), value]);
        }
    }
    if typed {
        parts.extend(values.iter().map(|value| thread.class_of(*value)));
    }
    thread.tuple(&parts)
}

impl CachedFunction {
    fn results(&self) -> &Dict {
        self.results.downcast().expect("results are in a dict")
    }

    fn call(&self, thread: &Thread, arguments: Arguments<'_>) -> Result<Value, Raised> {
        if self.size == Size::Zero {
            self.misses.fetch_add(1, Ordering::Relaxed);
            return protocol::call(thread, self.function, arguments);
        }
        let key = key_of(thread, arguments, self.typed);
        let hash = match key.downcast::<weft_core::heap::Tuple>() {
            Some(parts) => weft_core::types::tuple::hash_items(thread, parts.items())?,
            None => protocol::hash(thread, key)?,
        };
        let results = self.results();
        let equal = |other: Value| protocol::equals(thread, other, key);
        let found = match results.get(hash, key) {
            Lookup::Found(value) => Some(value),
            Lookup::Missing => None,
            Lookup::Undecided => results.find(hash, key, equal)?,
        };
        if let Some(value) = found {
            if self.size != Size::Unbounded {
                results.move_to_last(thread, hash, key, equal)?;
            }
            self.hits.fetch_add(1, Ordering::Relaxed);
            return Ok(value);
        }
        self.misses.fetch_add(1, Ordering::Relaxed);
        let value = protocol::call(thread, self.function, arguments)?;
        results.insert(thread, hash, key, value, equal)?;
        if let Size::Most(most) = self.size {
            while results.len() > most && results.pop_first(thread).is_some() {}
        }
        Ok(value)
    }

    /// The result for arguments that are numbers or strings, if it is remembered. Where the order of use matters nobody
    /// may come between finding the result and moving it.
    fn known(&self, thread: &Thread, values: &[Value]) -> Option<Value> {
        let is_possible = match self.size {
            Size::Zero => false,
            Size::Unbounded => true,
            Size::Most(_) => !thread.is_parallel(),
        };
        if !is_possible || self.typed {
            return None;
        }
        let key = key_of(thread, Arguments::positional(values), false);
        let hash = simple_hash_of(thread, key)?;
        let Lookup::Found(value) = self.results().get(hash, key) else {
            return None;
        };
        if self.size != Size::Unbounded {
            // The same way leads to it again, so that no equality is asked.
            let moved = self
                .results()
                .move_to_last(thread, hash, key, |_| Err(Undecided));
            moved.ok()?;
        }
        self.hits.fetch_add(1, Ordering::Relaxed);
        Some(value)
    }

    fn clear(&self, thread: &Thread) {
        self.hits.store(0, Ordering::Relaxed);
        self.misses.store(0, Ordering::Relaxed);
        self.results().clear(thread);
    }
}

/// A callable that keeps the results of another and gives them again for equal arguments.
///
/// user_function is what is called for arguments not seen before. maxsize is how many results are kept, those used
/// last: None for all, 0 for none. typed keeps equal arguments of different types apart. cache_info_type is the named
/// tuple that cache_info() gives.
#[weft_core::class(
    name = "_lru_cache_wrapper", module = "functools", payload = CachedFunction, subclassable, dictionary
)]
pub mod _lru_cache_wrapper {
    use super::{Arguments, CachedFunction, Ordering, Size, protocol};
    use weft_core::error::type_error;
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::types::construct::new_instance;
    use weft_core::types::function::BoundMethod;

    /// Create and return a new object.
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        user_function: Value,
        maxsize: Value,
        typed: bool,
        cache_info_type: Value,
    ) -> Result<Value, Raised> {
        if !protocol::is_callable(thread, user_function) {
            return Err(type_error("the first argument must be callable"));
        }
        let size = if maxsize.is_none() {
            Size::Unbounded
        } else if protocol::special_of(thread, maxsize, weft_core::names::Special::Index).is_some()
        {
            match usize::try_from(protocol::to_i64(thread, maxsize)?) {
                Ok(most) if most > 0 => Size::Most(most),
                _ => Size::Zero,
            }
        } else {
            return Err(type_error("maxsize should be integer or None"));
        };
        let payload = CachedFunction {
            function: user_function,
            size,
            typed,
            info: cache_info_type,
            results: thread.dict().value(),
            hits: 0.into(),
            misses: 0.into(),
        };
        new_instance(thread, class, payload)
    }

    #[rust]
    fn known(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let (this, values) = arguments.split_first()?;
        this.downcast::<Native<CachedFunction>>()?
            .known(thread, values)
    }

    #[quick(known)]
    fn __call__(
        this: &Native<CachedFunction>,
        thread: &Thread,
        all: Arguments<'_>,
    ) -> Result<Value, Raised> {
        this.call(thread, all)
    }

    /// Return a method of the instance.
    fn __get__(
        this: &Native<CachedFunction>,
        thread: &Thread,
        instance: Value,
        #[default(Value::NONE)] owner: Value,
    ) -> Value {
        let _ = owner;
        if instance.is_none() {
            this.value()
        } else {
            BoundMethod::new(thread, this.value(), instance).value()
        }
    }

    /// Report cache statistics
    fn cache_info(this: &Native<CachedFunction>, thread: &Thread) -> Result<Value, Raised> {
        let most = match this.size {
            Size::Zero => Value::from_i32(0),
            Size::Unbounded => Value::NONE,
            Size::Most(most) => thread.int(most as i64),
        };
        let count = |counter: u64| thread.int(counter as i64);
        let hits = count(this.hits.load(Ordering::Relaxed));
        let misses = count(this.misses.load(Ordering::Relaxed));
        let length = thread.int(this.results().len() as i64);
        protocol::call_values(thread, this.info, &[hits, misses, most, length])
    }

    /// Clear the cache and cache statistics
    fn cache_clear(this: &Native<CachedFunction>, thread: &Thread) {
        this.clear(thread);
    }

    fn __copy__(this: Value) -> Value {
        this
    }

    fn __deepcopy__(this: Value, memo: Value) -> Value {
        let _ = memo;
        this
    }

    /// Return the name, which is what the function is pickled by.
    fn __reduce__(this: &Native<CachedFunction>, thread: &Thread) -> Result<Value, Raised> {
        protocol::get_attribute(
            thread,
            this.value(),
            weft_core::names::Name::QualName.value(thread),
        )
    }
}
