//! Iterators over lists, tuples and whatever has `__getitem__`, forwards and backwards.

use crate::error::{Exception, is_raised, type_error};
use crate::iterator_class;
use crate::names::Special;
use crate::protocol;
use crate::types::construct::{is_own_class, new_instance};
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use weft_heap::{List, Native, Raised, Thread, Trace, Tracer, Tuple, Value};

/// The position of an iterator that has come to its end.
const ENDED: usize = usize::MAX;

/// An iterator over a list, which sees what is added while it runs.
pub struct ListIterator {
    list: Value,
    index: AtomicUsize,
}

impl ListIterator {
    /// An iterator from the start of a list.
    pub fn new(list: &List) -> ListIterator {
        ListIterator {
            list: list.value(),
            index: AtomicUsize::new(0),
        }
    }

    /// The next item; `None` at the end.
    #[inline(always)]
    pub fn advance(&self, _: &Thread) -> Option<Value> {
        let index = self.index.load(Ordering::Relaxed);
        let item = self
            .list
            .downcast::<List>()
            .and_then(|list| list.get(index));
        self.index.store(
            if item.is_some() { index + 1 } else { ENDED },
            Ordering::Relaxed,
        );
        item
    }

    pub(crate) fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        Ok(self.advance(thread))
    }

    fn remaining(&self) -> usize {
        let length = self.list.downcast::<List>().map_or(0, List::len);
        length.saturating_sub(self.index.load(Ordering::Relaxed))
    }

    /// Goes to an index, unless the end was reached.
    fn go_to(&self, index: i64) {
        let length = self.list.downcast::<List>().map_or(0, List::len);
        if self.index.load(Ordering::Relaxed) != ENDED {
            // A negative index is the end, unlike that of an iterator over a tuple.
            let index = usize::try_from(index).map_or(ENDED, |index| index.min(length));
            self.index.store(index, Ordering::Relaxed);
        }
    }
}

impl Trace for ListIterator {
    const MARK: u8 = 9;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.list);
    }

    #[inline(always)]
    fn next(object: &Native<Self>, thread: &Thread) -> Option<Result<Option<Value>, Raised>> {
        Some(Ok(object.advance(thread)))
    }
}

iterator_class! {
    list_iterator_class,
    ListIterator,
    "list_iterator",
    "builtins",
    "Iterator over a list.",
    /// How many items are still to come, as far as known: a hint for the size of a list of them.
    fn __length_hint__(this: &Native<ListIterator>) -> usize {
        this.remaining()
    }
    /// Return state information for pickling.
    fn __reduce__(this: &Native<ListIterator>, thread: &Thread) -> Result<Value, Raised> {
        let (source, state) = match this.index.load(std::sync::atomic::Ordering::Relaxed) {
            super::ENDED => (
                weft_core::heap::List::new(thread, weft_core::heap::ShapeId::LIST, 0).value(),
                None,
            ),
            index => (this.list, Some(thread.int(index as i64))),
        };
        weft_core::types::iterator::reduced(thread, source, state)
    }
    /// Set state information for unpickling.
    #[positional_only]
    fn __setstate__(this: &Native<ListIterator>, state: i64) {
        this.go_to(state);
    }
}

/// An iterator over a tuple.
pub struct TupleIterator {
    tuple: Value,
    index: AtomicUsize,
}

impl TupleIterator {
    /// An iterator from the start of a tuple.
    pub fn new(tuple: &Tuple) -> TupleIterator {
        TupleIterator {
            tuple: tuple.value(),
            index: AtomicUsize::new(0),
        }
    }

    /// The next item; `None` at the end.
    #[inline(always)]
    pub fn advance(&self, _: &Thread) -> Option<Value> {
        let index = self.index.load(Ordering::Relaxed);
        let item = self
            .tuple
            .downcast::<Tuple>()
            .and_then(|tuple| tuple.items().get(index).copied());
        if item.is_some() {
            self.index.store(index + 1, Ordering::Relaxed);
        }
        item
    }

    pub(crate) fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        Ok(self.advance(thread))
    }

    fn remaining(&self) -> usize {
        let length = self.tuple.downcast::<Tuple>().map_or(0, Tuple::len);
        length.saturating_sub(self.index.load(Ordering::Relaxed))
    }

    fn go_to(&self, index: i64) {
        let length = self.tuple.downcast::<Tuple>().map_or(0, Tuple::len);
        let index = usize::try_from(index).unwrap_or(0).min(length);
        self.index.store(index, Ordering::Relaxed);
    }
}

impl Trace for TupleIterator {
    const MARK: u8 = 10;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.tuple);
    }

    #[inline(always)]
    fn next(object: &Native<Self>, thread: &Thread) -> Option<Result<Option<Value>, Raised>> {
        Some(Ok(object.advance(thread)))
    }
}

iterator_class! {
    tuple_iterator_class,
    TupleIterator,
    "tuple_iterator",
    "builtins",
    "Iterator over a tuple.",
    /// How many items are still to come, as far as known: a hint for the size of a list of them.
    fn __length_hint__(this: &Native<TupleIterator>) -> usize {
        this.remaining()
    }
    /// Return state information for pickling.
    fn __reduce__(this: &Native<TupleIterator>, thread: &Thread) -> Result<Value, Raised> {
        if this.remaining() == 0 {
            return weft_core::types::iterator::reduced(thread, thread.tuple(&[]), None);
        }
        let index = this.index.load(std::sync::atomic::Ordering::Relaxed);
        let state = Some(thread.int(index as i64));
        weft_core::types::iterator::reduced(thread, this.tuple, state)
    }
    /// Set state information for unpickling.
    #[positional_only]
    fn __setstate__(this: &Native<TupleIterator>, state: i64) {
        this.go_to(state);
    }
}

/// An iterator over a list from its end.
pub struct ListReverseIterator {
    list: Value,
    /// The index of the next item; negative at the end.
    index: AtomicI64,
}

impl ListReverseIterator {
    /// An iterator from the end of a list.
    pub fn new(list: &List) -> ListReverseIterator {
        ListReverseIterator {
            list: list.value(),
            index: AtomicI64::new(list.len() as i64 - 1),
        }
    }

    pub(crate) fn step(&self, _: &Thread) -> Result<Option<Value>, Raised> {
        let index = self.index.load(Ordering::Relaxed);
        let item = usize::try_from(index)
            .ok()
            .and_then(|index| self.list.downcast::<List>()?.get(index));
        self.index.store(
            if item.is_some() { index - 1 } else { -1 },
            Ordering::Relaxed,
        );
        Ok(item)
    }

    fn remaining(&self) -> i64 {
        let remaining = self.index.load(Ordering::Relaxed) + 1;
        if self.list.downcast::<List>().map_or(0, List::len) as i64 >= remaining {
            remaining
        } else {
            0
        }
    }
}

impl Trace for ListReverseIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.list);
    }

    #[inline(always)]
    fn next(object: &Native<Self>, thread: &Thread) -> Option<Result<Option<Value>, Raised>> {
        Some(object.step(thread))
    }
}

iterator_class! {
    list_reverseiterator_class,
    ListReverseIterator,
    "list_reverseiterator",
    "builtins",
    "Iterator over a list from its end.",
    /// How many items are still to come, as far as known: a hint for the size of a list of them.
    fn __length_hint__(this: &Native<ListReverseIterator>) -> i64 {
        this.remaining()
    }
    /// Return state information for pickling.
    fn __reduce__(this: &Native<ListReverseIterator>, thread: &Thread) -> Result<Value, Raised> {
        let index = this.index.load(std::sync::atomic::Ordering::Relaxed);
        if index < 0 {
            let empty = weft_core::heap::List::from_items(thread, &[]).value();
            return weft_core::types::iterator::reduced_by(thread, "reversed", &[empty], None);
        }
        let state = Some(thread.int(index));
        weft_core::types::iterator::reduced_by(thread, "reversed", &[this.list], state)
    }
    /// Set state information for unpickling.
    #[positional_only]
    fn __setstate__(this: &Native<ListReverseIterator>, state: i64) {
        let length = this.list.downcast::<weft_core::heap::List>();
        let last = length.map_or(0, weft_core::heap::List::len) as i64 - 1;
        // Unlike others it can be sent back when it has ended.
        this.index
            .store(state.clamp(-1, last), std::sync::atomic::Ordering::Relaxed);
    }
}

/// An iterator over what has `__getitem__` and no `__iter__`: indices from 0 until `IndexError`.
pub struct SequenceIterator {
    sequence: Value,
    /// The next index; negative at the end.
    index: AtomicI64,
}

impl SequenceIterator {
    /// An iterator from index 0.
    pub fn new(sequence: Value) -> SequenceIterator {
        SequenceIterator {
            sequence,
            index: AtomicI64::new(0),
        }
    }

    pub(crate) fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let index = self.index.load(Ordering::Relaxed);
        if index < 0 {
            return Ok(None);
        }
        match item_or_end(thread, self.sequence, index)? {
            Some(item) => {
                self.index.store(index + 1, Ordering::Relaxed);
                Ok(Some(item))
            }
            None => {
                self.index.store(-1, Ordering::Relaxed);
                Ok(None)
            }
        }
    }
}

/// The item at an index; `None` where that raises `IndexError` or `StopIteration`.
fn item_or_end(thread: &Thread, sequence: Value, index: i64) -> Result<Option<Value>, Raised> {
    match protocol::get_item(thread, sequence, thread.int(index)) {
        Ok(item) => Ok(Some(item)),
        Err(raised)
            if is_raised(thread, Exception::IndexError)
                || is_raised(thread, Exception::StopIteration) =>
        {
            thread.take_raised(raised);
            Ok(None)
        }
        Err(raised) => Err(raised),
    }
}

impl Trace for SequenceIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.sequence);
    }

    #[inline(always)]
    fn next(object: &Native<Self>, thread: &Thread) -> Option<Result<Option<Value>, Raised>> {
        Some(thread.library(|| object.step(thread)))
    }
}

iterator_class! {
    sequence_iterator_class,
    SequenceIterator,
    "iterator",
    "builtins",
    "Iterator over an object with __getitem__.",
    /// How many items are still to come, as far as known: a hint for the size of a list of them.
    fn __length_hint__(this: &Native<SequenceIterator>, thread: &Thread) -> Result<Value, Raised> {
        let index = this.index.load(std::sync::atomic::Ordering::Relaxed);
        if index < 0 {
            return Ok(Value::from_i32(0));
        }
        if weft_core::protocol::special_of(thread, this.sequence, weft_core::names::Special::Len)
            .is_none()
        {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let length = weft_core::protocol::length(thread, this.sequence)?;
        Ok(thread.int((length as i64 - index).max(0)))
    }
    /// Return state information for pickling.
    fn __reduce__(this: &Native<SequenceIterator>, thread: &Thread) -> Result<Value, Raised> {
        let index = this.index.load(std::sync::atomic::Ordering::Relaxed);
        if index < 0 {
            return weft_core::types::iterator::reduced(thread, thread.tuple(&[]), None);
        }
        weft_core::types::iterator::reduced(thread, this.sequence, Some(thread.int(index)))
    }
    /// Set state information for unpickling.
    #[positional_only]
    fn __setstate__(this: &Native<SequenceIterator>, state: i64) {
        if this.index.load(std::sync::atomic::Ordering::Relaxed) >= 0 {
            this.index
                .store(state.max(0), std::sync::atomic::Ordering::Relaxed);
        }
    }
}

iterator_class! {
    [] memory_iterator_class,
    SequenceIterator,
    "memory_iterator",
    "builtins",
    "Iterator over the items of a memoryview."
}

/// `reversed(sequence)` where the sequence has `__len__` and `__getitem__`.
pub struct Reversed {
    sequence: Value,
    /// The next index; negative at the end.
    index: AtomicI64,
    exact: bool,
}

impl Reversed {
    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let index = self.index.load(Ordering::Relaxed);
        if index < 0 {
            return Ok(None);
        }
        let item = item_or_end(thread, self.sequence, index)?;
        self.index.store(
            if item.is_some() { index - 1 } else { -1 },
            Ordering::Relaxed,
        );
        Ok(item)
    }

    /// How many items are to come, or none if the sequence has become shorter than that.
    fn remaining(&self, thread: &Thread) -> Result<i64, Raised> {
        let index = self.index.load(Ordering::Relaxed);
        if index < 0 {
            return Ok(0);
        }
        let length = protocol::length(thread, self.sequence)? as i64;
        Ok(if length <= index { 0 } else { index + 1 })
    }
}

impl Trace for Reversed {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.sequence);
    }

    #[inline(always)]
    fn next(object: &Native<Self>, thread: &Thread) -> Option<Result<Option<Value>, Raised>> {
        object.exact.then(|| thread.library(|| object.step(thread)))
    }
}

/// `reversed(sequence)`, as an instance of `class` where the sequence does not say how to go backwards.
pub fn reversed(thread: &Thread, class: Value, sequence: Value) -> Result<Value, Raised> {
    match protocol::special_of(thread, sequence, Special::Reversed) {
        Some(method) if method.is_none() => {}
        Some(_) => {
            return protocol::call_special(thread, sequence, Special::Reversed, &[])
                .expect("the method is there");
        }
        None if protocol::special_of(thread, sequence, Special::GetItem).is_some()
            && !sequence.is::<weft_heap::Dict>() =>
        {
            let length = protocol::length(thread, sequence)?;
            let exact = is_own_class::<Reversed>(thread, class);
            return new_instance(
                thread,
                class,
                Reversed {
                    sequence,
                    index: AtomicI64::new(length as i64 - 1),
                    exact,
                },
            );
        }
        None => {}
    }
    Err(type_error(format!(
        "'{}' object is not reversible",
        protocol::class_name(sequence)
    )))
}

/// An iterator from the last item to the first, of what has `__reversed__` or is a sequence.
#[crate::class(name = "reversed", module = "builtins", payload = Reversed, subclassable, signature = "(sequence, /)")]
pub mod reversed_class {
    use super::{ListReverseIterator, Reversed};
    use crate::interpreter::Interpreter;
    use weft_heap::{Native, Raised, Thread, Value};

    #[rust]
    fn new_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [class, object] = arguments else {
            return None;
        };
        let list = object.plain_list()?;
        let own = Interpreter::class_from(thread, &DEFINITION).0;
        let iterator = || crate::interpreter::new_native(thread, ListReverseIterator::new(list));
        (*class == own).then(|| iterator().value())
    }

    /// Create and return a new object.
    #[quick(new_at_once)]
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[positional_only] object: Value,
    ) -> Result<Value, Raised> {
        super::reversed(thread, class, object)
    }

    /// Implement iter(self).
    fn __iter__(this: Value) -> Value {
        this
    }

    /// Implement next(self).
    fn __next__(this: &Native<Reversed>, thread: &Thread) -> Result<Value, Raised> {
        super::super::next_or_stop(thread, this.step(thread))
    }

    /// How many items are still to come, as far as known: a hint for the size of a list of them.
    fn __length_hint__(this: &Native<Reversed>, thread: &Thread) -> Result<i64, Raised> {
        this.remaining(thread)
    }

    /// Return state information for pickling.
    fn __reduce__(this: &Native<Reversed>, thread: &Thread) -> Result<Value, Raised> {
        let index = this.index.load(std::sync::atomic::Ordering::Relaxed);
        let (sequence, state) = if index < 0 {
            (thread.tuple(&[]), None)
        } else {
            (this.sequence, Some(thread.int(index)))
        };
        let class = thread.class_of(this.value());
        let arguments = thread.tuple(&[sequence]);
        Ok(match state {
            Some(state) => thread.tuple(&[class, arguments, state]),
            None => thread.tuple(&[class, arguments]),
        })
    }

    /// Set state information for unpickling.
    fn __setstate__(
        this: &Native<Reversed>,
        thread: &Thread,
        #[positional_only] state: i64,
    ) -> Result<(), Raised> {
        if this.index.load(std::sync::atomic::Ordering::Relaxed) >= 0 {
            let length = crate::protocol::length(thread, this.sequence)?;
            this.index.store(
                state.clamp(-1, length as i64 - 1),
                std::sync::atomic::Ordering::Relaxed,
            );
        }
        Ok(())
    }
}
