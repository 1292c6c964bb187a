//! Iterators over dictionaries: over keys, values and items, in both directions.

use crate::error::runtime_error;
use crate::iterator_class;
use crate::types::iterator::reduced;
use std::marker::PhantomData;
use std::sync::atomic::{AtomicUsize, Ordering};
use weft_heap::{Dict, List, Native, Raised, Thread, Trace, Tracer, Value};

/// What an iterator over a dictionary gives for an entry.
pub trait Part: Send + Sync + 'static {
    /// The item for a key and its value.
    fn of(thread: &Thread, key: Value, value: Value) -> Value;
}

/// The key.
pub struct Keys;
/// The value.
pub struct Values;
/// A pair of both.
pub struct Items;

impl Part for Keys {
    #[inline(always)]
    fn of(_: &Thread, key: Value, _: Value) -> Value {
        key
    }
}

impl Part for Values {
    #[inline(always)]
    fn of(_: &Thread, _: Value, value: Value) -> Value {
        value
    }
}

impl Part for Items {
    #[inline(always)]
    fn of(thread: &Thread, key: Value, value: Value) -> Value {
        thread.tuple(&[key, value])
    }
}

/// The length of a dictionary whose iterator has come to its end.
const ENDED: usize = usize::MAX;

/// An iterator over a dictionary in order of insertion.
pub struct DictIterator<P> {
    dict: Value,
    position: AtomicUsize,
    length: AtomicUsize,
    part: PhantomData<P>,
}

impl<P: Part> DictIterator<P> {
    /// An iterator from the first entry.
    pub fn new(dict: &Dict) -> DictIterator<P> {
        DictIterator {
            dict: dict.value(),
            position: AtomicUsize::new(0),
            length: AtomicUsize::new(dict.len()),
            part: PhantomData,
        }
    }

    /// The next item; `None` at the end.
    ///
    /// # Errors
    /// `RuntimeError` if entries came or went since the iterator was made.
    #[inline(always)]
    pub fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        Ok(self
            .step_pair()?
            .map(|(key, value)| P::of(thread, key, value)))
    }

    /// The next key and value; `None` at the end.
    ///
    /// # Errors
    /// As [`DictIterator::step`].
    #[inline(always)]
    pub fn step_pair(&self) -> Result<Option<(Value, Value)>, Raised> {
        let Some(dict) = self.dict.downcast::<Dict>() else {
            return Ok(None);
        };
        if dict.len() != self.length.load(Ordering::Relaxed) {
            return self.changed();
        }
        match dict.next(self.position.load(Ordering::Relaxed)) {
            Some((next, key, value)) => {
                self.position.store(next, Ordering::Relaxed);
                Ok(Some((key, value)))
            }
            None => {
                self.length.store(ENDED, Ordering::Relaxed);
                Ok(None)
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn changed(&self) -> Result<Option<(Value, Value)>, Raised> {
        if self.length.load(Ordering::Relaxed) == ENDED {
            return Ok(None);
        }
        // It stays so: no length is this.
        self.length.store(ENDED - 1, Ordering::Relaxed);
        Err(runtime_error("dictionary changed size during iteration"))
    }

    fn remaining(&self) -> usize {
        let Some(dict) = self.dict.downcast::<Dict>() else {
            return 0;
        };
        let mut position = self.position.load(Ordering::Relaxed);
        let mut count = 0;
        if dict.len() == self.length.load(Ordering::Relaxed) {
            while let Some((next, ..)) = dict.next(position) {
                position = next;
                count += 1;
            }
        }
        count
    }

    /// `iter` of a list of what is still to come.
    fn reduced(&self, thread: &Thread) -> Result<Value, Raised> {
        let ahead = DictIterator::<P> {
            dict: self.dict,
            position: AtomicUsize::new(self.position.load(Ordering::Relaxed)),
            length: AtomicUsize::new(self.length.load(Ordering::Relaxed)),
            part: PhantomData,
        };
        let rest = List::from_items(thread, &[]);
        while let Some(item) = ahead.step(thread)? {
            rest.push(thread, item);
        }
        reduced(thread, rest.value(), None)
    }
}

impl<P: Part> Trace for DictIterator<P> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.dict);
    }

    #[inline(always)]
    fn next(object: &Native<Self>, thread: &Thread) -> Option<Result<Option<Value>, Raised>> {
        Some(object.step(thread))
    }
}

/// An iterator over a dictionary from the entry that was added last.
pub struct DictReverseIterator<P> {
    dict: Value,
    position: AtomicUsize,
    length: AtomicUsize,
    part: PhantomData<P>,
}

impl<P: Part> DictReverseIterator<P> {
    /// An iterator from the last entry.
    pub fn new(dict: &Dict) -> DictReverseIterator<P> {
        DictReverseIterator {
            dict: dict.value(),
            position: AtomicUsize::new(usize::MAX),
            length: AtomicUsize::new(dict.len()),
            part: PhantomData,
        }
    }

    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let Some(dict) = self.dict.downcast::<Dict>() else {
            return Ok(None);
        };
        let length = self.length.load(Ordering::Relaxed);
        if length == ENDED {
            return Ok(None);
        }
        if dict.len() != length {
            self.length.store(ENDED - 1, Ordering::Relaxed);
            return Err(runtime_error("dictionary changed size during iteration"));
        }
        match dict.previous(self.position.load(Ordering::Relaxed)) {
            Some((position, key, value)) => {
                self.position.store(position, Ordering::Relaxed);
                Ok(Some(P::of(thread, key, value)))
            }
            None => {
                self.length.store(ENDED, Ordering::Relaxed);
                Ok(None)
            }
        }
    }

    fn remaining(&self) -> usize {
        let Some(dict) = self.dict.downcast::<Dict>() else {
            return 0;
        };
        let mut position = self.position.load(Ordering::Relaxed);
        let mut count = 0;
        if dict.len() == self.length.load(Ordering::Relaxed) {
            while let Some((previous, ..)) = dict.previous(position) {
                position = previous;
                count += 1;
            }
        }
        count
    }

    /// `iter` of a list of what is still to come.
    fn reduced(&self, thread: &Thread) -> Result<Value, Raised> {
        let ahead = DictReverseIterator::<P> {
            dict: self.dict,
            position: AtomicUsize::new(self.position.load(Ordering::Relaxed)),
            length: AtomicUsize::new(self.length.load(Ordering::Relaxed)),
            part: PhantomData,
        };
        let rest = List::from_items(thread, &[]);
        while let Some(item) = ahead.step(thread)? {
            rest.push(thread, item);
        }
        reduced(thread, rest.value(), None)
    }
}

impl<P: Part> Trace for DictReverseIterator<P> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.dict);
    }

    #[inline(always)]
    fn next(object: &Native<Self>, thread: &Thread) -> Option<Result<Option<Value>, Raised>> {
        Some(object.step(thread))
    }
}

/// Iterator over keys.
pub type DictKeyIterator = DictIterator<Keys>;
/// Iterator over values.
pub type DictValueIterator = DictIterator<Values>;
/// Iterator over items.
pub type DictItemIterator = DictIterator<Items>;
/// Iterator over keys from the end.
pub type DictReverseKeyIterator = DictReverseIterator<Keys>;
/// Iterator over values from the end.
pub type DictReverseValueIterator = DictReverseIterator<Values>;
/// Iterator over items from the end.
pub type DictReverseItemIterator = DictReverseIterator<Items>;

/// Declares the class of an iterator over a dictionary.
macro_rules! dict_iterator_class {
    ($module:ident, $payload:ident, $name:literal, $doc:literal) => {
        iterator_class! {
            $module,
            $payload,
            $name,
            "builtins",
            $doc,
            /// Private method returning an estimate of len(list(it)).
            fn __length_hint__(this: &Native<$payload>) -> usize {
                this.remaining()
            }
            /// Return state information for pickling.
            fn __reduce__(this: &Native<$payload>, thread: &Thread) -> Result<Value, Raised> {
                this.reduced(thread)
            }
}
    };
}

dict_iterator_class!(
    dict_keyiterator_class,
    DictKeyIterator,
    "dict_keyiterator",
    "Iterator over keys."
);
dict_iterator_class!(
    dict_valueiterator_class,
    DictValueIterator,
    "dict_valueiterator",
    "Iterator over values."
);
dict_iterator_class!(
    dict_itemiterator_class,
    DictItemIterator,
    "dict_itemiterator",
    "Iterator over items."
);
dict_iterator_class!(
    dict_reversekeyiterator_class,
    DictReverseKeyIterator,
    "dict_reversekeyiterator",
    "Iterator over keys from the end."
);
dict_iterator_class!(
    dict_reversevalueiterator_class,
    DictReverseValueIterator,
    "dict_reversevalueiterator",
    "Iterator over values from the end."
);
dict_iterator_class!(
    dict_reverseitemiterator_class,
    DictReverseItemIterator,
    "dict_reverseitemiterator",
    "Iterator over items from the end."
);
