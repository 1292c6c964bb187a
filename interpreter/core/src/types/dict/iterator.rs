//! Iterators over dictionaries: over keys, values and items, in both directions.

use crate::error::runtime_error;
use crate::iterator_class;
use crate::types::class::Class;
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
    /// How many items are to come.
    left: AtomicUsize,
    part: PhantomData<P>,
}

impl<P: Part> DictIterator<P> {
    /// An iterator from the first entry.
    pub fn new(dict: &Dict) -> DictIterator<P> {
        DictIterator {
            dict: dict.value(),
            position: AtomicUsize::new(0),
            length: AtomicUsize::new(dict.len()),
            left: AtomicUsize::new(dict.len()),
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
                let left = self.left.load(Ordering::Relaxed);
                if left == 0 {
                    return keys_changed(&self.length);
                }
                self.left.store(left - 1, Ordering::Relaxed);
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
        Err(changed_size(self.dict))
    }

    fn remaining(&self) -> usize {
        remaining(self.dict, &self.length, &self.left)
    }

    /// What a copy is made from: a list of what is to come.
    ///
    /// # Errors
    /// As [`DictIterator::step`].
    fn reduce(&self, thread: &Thread) -> Result<Value, Raised> {
        let rest = DictIterator::<P> {
            dict: self.dict,
            position: self.position.load(Ordering::Relaxed).into(),
            length: self.length.load(Ordering::Relaxed).into(),
            left: self.left.load(Ordering::Relaxed).into(),
            part: PhantomData,
        };
        let items = List::from_items(thread, &[]);
        while let Some(item) = rest.step(thread)? {
            items.push(thread, item);
        }
        reduced(thread, items.value(), None)
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
    /// How many items are to come.
    left: AtomicUsize,
    part: PhantomData<P>,
}

impl<P: Part> DictReverseIterator<P> {
    /// An iterator from the last entry.
    pub fn new(dict: &Dict) -> DictReverseIterator<P> {
        DictReverseIterator {
            dict: dict.value(),
            position: AtomicUsize::new(usize::MAX),
            length: AtomicUsize::new(dict.len()),
            left: AtomicUsize::new(dict.len()),
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
            return Err(changed_size(self.dict));
        }
        match dict.previous(self.position.load(Ordering::Relaxed)) {
            Some((position, key, value)) => {
                let left = self.left.load(Ordering::Relaxed);
                if left == 0 {
                    return keys_changed(&self.length);
                }
                self.left.store(left - 1, Ordering::Relaxed);
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
        remaining(self.dict, &self.length, &self.left)
    }

    /// What a copy is made from: a list of what is to come.
    ///
    /// # Errors
    /// `RuntimeError` if entries came or went since the iterator was made.
    fn reduce(&self, thread: &Thread) -> Result<Value, Raised> {
        let rest = DictReverseIterator::<P> {
            dict: self.dict,
            position: self.position.load(Ordering::Relaxed).into(),
            length: self.length.load(Ordering::Relaxed).into(),
            left: self.left.load(Ordering::Relaxed).into(),
            part: PhantomData,
        };
        let items = List::from_items(thread, &[]);
        while let Some(item) = rest.step(thread)? {
            items.push(thread, item);
        }
        reduced(thread, items.value(), None)
    }
}

/// How many items an iterator has to come; none if entries came or went.
fn remaining(dict: Value, length: &AtomicUsize, left: &AtomicUsize) -> usize {
    let unchanged = dict
        .downcast::<Dict>()
        .is_some_and(|dict| dict.len() == length.load(Ordering::Relaxed));
    if unchanged {
        left.load(Ordering::Relaxed)
    } else {
        0
    }
}

/// What an iterator says when the dictionary has another length than before. Ordered ones have words of their own.
#[cold]
#[inline(never)]
fn changed_size(dict: Value) -> Raised {
    let is_ordered = Thread::with_current(|thread| {
        let class = thread.class_of(dict);
        let names_order = |class: &Value| {
            let definition = Class::of(class).and_then(|class| class.definition());
            definition.is_some_and(|definition| definition.name == "OrderedDict")
        };
        Class::of(&class).is_some_and(|class| class.mro().items().iter().any(names_order))
    });
    runtime_error(if is_ordered {
        "OrderedDict mutated during iteration"
    } else {
        "dictionary changed size during iteration"
    })
}

/// There are more keys than there were, though the dictionary is as long as it was.
#[cold]
#[inline(never)]
fn keys_changed<T>(length: &AtomicUsize) -> Result<T, Raised> {
    length.store(ENDED, Ordering::Relaxed);
    Err(runtime_error("dictionary keys changed during iteration"))
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

iterator_class! {
    dict_keyiterator_class,
    DictKeyIterator,
    "dict_keyiterator",
    "builtins",
    "Iterator over keys.",
    /// How many items are still to come, as far as known: a hint for the size of a list of them.
    fn __length_hint__(this: &Native<DictKeyIterator>) -> usize {
        this.remaining()
    }
    /// Return state information for pickling.
    fn __reduce__(this: &Native<DictKeyIterator>, thread: &Thread) -> Result<Value, Raised> {
        this.reduce(thread)
    }
}
iterator_class! {
    dict_valueiterator_class,
    DictValueIterator,
    "dict_valueiterator",
    "builtins",
    "Iterator over values.",
    /// How many items are still to come, as far as known: a hint for the size of a list of them.
    fn __length_hint__(this: &Native<DictValueIterator>) -> usize {
        this.remaining()
    }
    /// Return state information for pickling.
    fn __reduce__(this: &Native<DictValueIterator>, thread: &Thread) -> Result<Value, Raised> {
        this.reduce(thread)
    }
}
iterator_class! {
    dict_itemiterator_class,
    DictItemIterator,
    "dict_itemiterator",
    "builtins",
    "Iterator over items.",
    /// How many items are still to come, as far as known: a hint for the size of a list of them.
    fn __length_hint__(this: &Native<DictItemIterator>) -> usize {
        this.remaining()
    }
    /// Return state information for pickling.
    fn __reduce__(this: &Native<DictItemIterator>, thread: &Thread) -> Result<Value, Raised> {
        this.reduce(thread)
    }
}
iterator_class! {
    dict_reversekeyiterator_class,
    DictReverseKeyIterator,
    "dict_reversekeyiterator",
    "builtins",
    "Iterator over keys from the end.",
    /// How many items are still to come, as far as known: a hint for the size of a list of them.
    fn __length_hint__(this: &Native<DictReverseKeyIterator>) -> usize {
        this.remaining()
    }
    /// Return state information for pickling.
    fn __reduce__(this: &Native<DictReverseKeyIterator>, thread: &Thread) -> Result<Value, Raised> {
        this.reduce(thread)
    }
}
iterator_class! {
    dict_reversevalueiterator_class,
    DictReverseValueIterator,
    "dict_reversevalueiterator",
    "builtins",
    "Iterator over values from the end.",
    /// How many items are still to come, as far as known: a hint for the size of a list of them.
    fn __length_hint__(this: &Native<DictReverseValueIterator>) -> usize {
        this.remaining()
    }
    /// Return state information for pickling.
    fn __reduce__(
        this: &Native<DictReverseValueIterator>,
        thread: &Thread,
    ) -> Result<Value, Raised> {
        this.reduce(thread)
    }
}
iterator_class! {
    dict_reverseitemiterator_class,
    DictReverseItemIterator,
    "dict_reverseitemiterator",
    "builtins",
    "Iterator over items from the end.",
    /// How many items are still to come, as far as known: a hint for the size of a list of them.
    fn __length_hint__(this: &Native<DictReverseItemIterator>) -> usize {
        this.remaining()
    }
    /// Return state information for pickling.
    fn __reduce__(
        this: &Native<DictReverseItemIterator>,
        thread: &Thread,
    ) -> Result<Value, Raised> {
        this.reduce(thread)
    }
}
