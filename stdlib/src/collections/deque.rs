//! The class `deque`, a ring of items that grows at both ends.

use super::ring::{End, Ring};
use std::sync::atomic::{AtomicUsize, Ordering};
use weft_core::error::{
    index_error, memory_error, overflow_error, runtime_error, type_error, value_error,
};
use weft_core::heap::{Gc, List, Native, Raised, Thread, Trace, Tracer, Value};
use weft_core::interpreter::limits::check_item;
use weft_core::interpreter::new_native;
use weft_core::protocol::{self, Comparison};
use weft_core::types::construct::new_instance;
use weft_core::types::sequence;

/// A double-ended queue.
#[derive(Default)]
pub struct Deque {
    ring: Ring,
}

impl Trace for Deque {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.ring.trace(tracer);
    }

    fn items(object: &Native<Self>, thread: &Thread) -> Option<Gc<List>> {
        let own = weft_core::interpreter::Interpreter::class_of::<Deque>(thread).0;
        (thread.class_of(object.value()) == own)
            .then(|| List::from_items(thread, &object.ring.items()))
    }
}

/// How many items a deque has.
pub fn length(value: Value) -> Option<usize> {
    Some(value.downcast::<Native<Deque>>()?.ring.len())
}

/// `append`, for nodes.
pub fn append_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
    let [own, item] = arguments else { return None };
    let this = own.downcast::<Native<Deque>>()?;
    this.ring.push(thread, End::Right, *item);
    Some(Value::NONE)
}

/// `popleft` of a deque that is not empty, for nodes.
pub fn pop_left_at_once(_: &Thread, arguments: &[Value]) -> Option<Value> {
    let [own] = arguments else { return None };
    own.downcast::<Native<Deque>>()?.ring.pop(End::Left)
}

/// An iterator over a deque, from either end.
pub struct DequeIterator<const FROM_LEFT: bool> {
    deque: Value,
    version: u64,
    given: AtomicUsize,
}

/// An iterator from the left.
pub type Forwards = DequeIterator<true>;
/// An iterator from the right.
pub type Backwards = DequeIterator<false>;

impl<const FROM_LEFT: bool> DequeIterator<FROM_LEFT> {
    fn new(deque: &Native<Deque>) -> DequeIterator<FROM_LEFT> {
        DequeIterator {
            deque: deque.value(),
            version: deque.ring.version(),
            given: AtomicUsize::new(0),
        }
    }

    fn ring(&self) -> &Ring {
        &self
            .deque
            .downcast::<Native<Deque>>()
            .expect("an iterator of a deque")
            .ring
    }

    fn step(&self, _: &Thread) -> Result<Option<Value>, Raised> {
        let given = self.given.load(Ordering::Relaxed);
        let index = if FROM_LEFT {
            Some(given)
        } else {
            self.ring().len().checked_sub(given + 1)
        };
        let item = match self
            .ring()
            .get_unchanged(index.unwrap_or(usize::MAX), self.version)
        {
            Ok(item) => item,
            Err(()) => return Err(runtime_error("deque mutated during iteration")),
        };
        if item.is_some() {
            self.given.store(given + 1, Ordering::Relaxed);
        }
        Ok(item)
    }

    /// What a copy is made from: the class, the deque, and how many items were given.
    fn reduce(&self, thread: &Thread, this: Value) -> Value {
        let given = thread.int(self.given.load(Ordering::Relaxed) as i64);
        let arguments = thread.tuple(&[self.deque, given]);
        thread.tuple(&[thread.class_of(this), arguments])
    }

    fn remaining(&self) -> usize {
        self.ring()
            .len()
            .saturating_sub(self.given.load(Ordering::Relaxed))
    }
}

impl<const FROM_LEFT: bool> Trace for DequeIterator<FROM_LEFT> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.deque);
    }

    #[inline(always)]
    fn next(object: &Native<Self>, thread: &Thread) -> Option<Result<Option<Value>, Raised>> {
        Some(object.step(thread))
    }
}

weft_core::iterator_class! {
    _deque_iterator,
    Forwards,
    "_deque_iterator",
    "collections",
    "Iterator over a deque.",
    /// How many items are still to come, as far as known: a hint for the size of a list of them.
    fn __length_hint__(this: &Native<Forwards>) -> usize {
        this.remaining()
    }
    /// Create and return a new object.
    #[new]
    #[positional_only]
    fn new(
        _class: Value,
        thread: &Thread,
        deque: Value,
        #[default(0)] index: i64,
    ) -> Result<Value, Raised> {
        super::iterator_at::<true>(thread, deque, index)
    }
    /// Return state information for pickling.
    fn __reduce__(this: &Native<Forwards>, thread: &Thread) -> Value {
        this.reduce(thread, this.value())
    }
}
weft_core::iterator_class! {
    _deque_reverse_iterator,
    Backwards,
    "_deque_reverse_iterator",
    "collections",
    "Iterator over a deque from its end.",
    /// How many items are still to come, as far as known: a hint for the size of a list of them.
    fn __length_hint__(this: &Native<Backwards>) -> usize {
        this.remaining()
    }
    /// Create and return a new object.
    #[new]
    #[positional_only]
    fn new(
        _class: Value,
        thread: &Thread,
        deque: Value,
        #[default(0)] index: i64,
    ) -> Result<Value, Raised> {
        super::iterator_at::<false>(thread, deque, index)
    }
    /// Return state information for pickling.
    fn __reduce__(this: &Native<Backwards>, thread: &Thread) -> Value {
        this.reduce(thread, this.value())
    }
}

/// An iterator that has given `index` items of a deque.
fn iterator_at<const FROM_LEFT: bool>(
    thread: &Thread,
    deque: Value,
    index: i64,
) -> Result<Value, Raised>
where
    DequeIterator<FROM_LEFT>: weft_core::native::NativeClass,
{
    let Some(deque) = deque.downcast::<Native<Deque>>() else {
        return Err(type_error(format!(
            "deque_iterator() argument 1 must be collections.deque, not {}",
            protocol::class_name(deque)
        )));
    };
    let iterator = DequeIterator::<FROM_LEFT>::new(deque);
    let given = usize::try_from(index).unwrap_or(0).min(deque.ring.len());
    iterator.given.store(given, Ordering::Relaxed);
    Ok(new_native(thread, iterator).value())
}

/// Adds the items of an iterable at an end.
fn extend(thread: &Thread, deque: &Native<Deque>, end: End, iterable: Value) -> Result<(), Raised> {
    // A deque that is added to itself would never end.
    let iterable = if iterable == deque.value() {
        List::from_items(thread, &deque.ring.items()).value()
    } else {
        protocol::items_at_once(thread, iterable).map_or(iterable, Gc::value)
    };
    protocol::each(thread, iterable, |item| {
        deque.ring.push(thread, end, item);
        Ok(())
    })
}

/// A deque of the same class with the same items and the same limit.
fn copied(thread: &Thread, deque: &Native<Deque>) -> Result<Value, Raised> {
    let class = thread.class_of(deque.value());
    if class == weft_core::interpreter::Interpreter::class_of::<Deque>(thread).0 {
        let copy = new_native(thread, Deque::default());
        copy.ring.reset(deque.ring.most());
        copy.ring.edit(thread, |items| *items = deque.ring.items());
        return Ok(copy.value());
    }
    match deque.ring.most() {
        None => protocol::call_values(thread, class, &[deque.value()]),
        Some(most) => {
            protocol::call_values(thread, class, &[deque.value(), thread.int(most as i64)])
        }
    }
}

/// The first place of a value from an index on.
///
/// # Errors
/// `error` if the deque changes during a comparison.
fn find(
    thread: &Thread,
    ring: &Ring,
    range: std::ops::Range<usize>,
    value: Value,
    error: fn() -> Raised,
) -> Result<Option<(usize, u64)>, Raised> {
    let version = ring.version();
    for index in range {
        check_item(thread)?;
        let Some(item) = ring.get_unchanged(index, version).map_err(|()| error())? else {
            break;
        };
        let equal = protocol::equals(thread, item, value)?;
        if ring.version() != version {
            return Err(error());
        }
        if equal {
            return Ok(Some((index, version)));
        }
    }
    Ok(None)
}

fn mutated() -> Raised {
    runtime_error("deque mutated during iteration")
}

fn compare(
    thread: &Thread,
    comparison: Comparison,
    left: &Native<Deque>,
    right: Value,
) -> Result<Value, Raised> {
    let Some(right) = right.downcast::<Native<Deque>>() else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if left.ring.len() != right.ring.len()
        && matches!(comparison, Comparison::Equal | Comparison::NotEqual)
    {
        return Ok(Value::from_bool(comparison == Comparison::NotEqual));
    }
    sequence::compare(
        thread,
        comparison,
        |index| left.ring.get(index),
        |index| right.ring.get(index),
    )
}

fn index_of(thread: &Thread, key: Value) -> Result<i64, Raised> {
    if !key.is_int()
        && protocol::special_of(thread, key, weft_core::names::Special::Index).is_none()
    {
        return Err(type_error(format!(
            "sequence index must be integer, not '{}'",
            protocol::class_name(key)
        )));
    }
    sequence::index_of(thread, key)
}

fn repeat(thread: &Thread, deque: &Native<Deque>, count: Value) -> Result<bool, Raised> {
    let Some(count) = sequence::repetitions(thread, count)? else {
        return Ok(false);
    };
    let most = deque.ring.most();
    let fits = deque.ring.edit(thread, |items| {
        let total = items
            .len()
            .checked_mul(count)
            .filter(|total| Thread::is_size_allowed(total.saturating_mul(size_of::<Value>())));
        match (total, most) {
            (_, Some(most)) if !items.is_empty() && total.is_none_or(|total| total > most) => {
                // Only the last items stay, so no more repetitions are needed than reach them.
                thread.repeat_items(items, most.div_ceil(items.len()).min(count));
                true
            }
            (Some(_), _) => {
                thread.repeat_items(items, count);
                true
            }
            (None, _) => false,
        }
    });
    if fits { Ok(true) } else { Err(memory_error()) }
}

/// A sequence that grows and shrinks at both ends at constant cost. With maxlen, a full one drops items at the other
/// end.
#[weft_core::class(name = "deque", module = "collections", payload = Deque, subclassable)]
pub mod deque {
    use super::{
        Backwards, Comparison, Deque, End, Forwards, Gc, compare, copied, find, index_error,
        index_of, mutated, new_instance, new_native, overflow_error, protocol, repeat, sequence,
        type_error, value_error,
    };
    use weft_core::heap::{List, Native, Raised, Slot, Thread, Value};
    use weft_core::native::Keywords;

    /// Create and return a new object.
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[rest] _arguments: &[Value],
        #[keywords] _keywords: Keywords<'_>,
    ) -> Result<Value, Raised> {
        new_instance(thread, class, Deque::default())
    }

    /// Initialize self.
    fn __init__(
        this: &Native<Deque>,
        thread: &Thread,
        #[default(Value::ABSENT)] iterable: Value,
        #[default(Value::NONE)] maxlen: Value,
    ) -> Result<(), Raised> {
        let most = if maxlen.is_none() {
            None
        } else {
            if !maxlen.is_int() && !maxlen.is_bool() && !maxlen.is::<weft_core::heap::BigInteger>()
            {
                return Err(type_error("an integer is required"));
            }
            match usize::try_from(protocol::to_i64(thread, maxlen)?) {
                Ok(most) => Some(most),
                Err(_) => return Err(value_error("maxlen must be non-negative")),
            }
        };
        this.ring.reset(most);
        if iterable == Value::ABSENT {
            Ok(())
        } else {
            super::extend(thread, this, End::Right, iterable)
        }
    }

    /// Put an item at the right end.
    #[quick(super::append_at_once)]
    fn append(this: &Native<Deque>, thread: &Thread, #[positional_only] item: Value) {
        this.ring.push(thread, End::Right, item);
    }

    /// Add an element to the left side of the deque.
    fn appendleft(this: &Native<Deque>, thread: &Thread, #[positional_only] item: Value) {
        this.ring.push(thread, End::Left, item);
    }

    /// Remove and return the rightmost element.
    fn pop(this: &Native<Deque>) -> Result<Value, Raised> {
        this.ring
            .pop(End::Right)
            .ok_or_else(|| index_error("pop from an empty deque"))
    }

    /// Remove and return the leftmost element.
    #[quick(super::pop_left_at_once)]
    fn popleft(this: &Native<Deque>) -> Result<Value, Raised> {
        this.ring
            .pop(End::Left)
            .ok_or_else(|| index_error("pop from an empty deque"))
    }

    /// Append each item of iterable at the right end.
    fn extend(
        this: &Native<Deque>,
        thread: &Thread,
        #[positional_only] iterable: Value,
    ) -> Result<(), Raised> {
        super::extend(thread, this, End::Right, iterable)
    }

    /// Put each item of iterable at the left end, so that the last of them is first afterwards.
    fn extendleft(
        this: &Native<Deque>,
        thread: &Thread,
        #[positional_only] iterable: Value,
    ) -> Result<(), Raised> {
        super::extend(thread, this, End::Left, iterable)
    }

    /// Remove all elements from the deque.
    fn clear(this: &Native<Deque>) {
        this.ring.reset(this.ring.most());
    }

    /// Return a shallow copy of a deque.
    fn copy(this: &Native<Deque>, thread: &Thread) -> Result<Value, Raised> {
        copied(thread, this)
    }

    /// Return a shallow copy of a deque.
    fn __copy__(this: &Native<Deque>, thread: &Thread) -> Result<Value, Raised> {
        copied(thread, this)
    }

    /// Return number of occurrences of value.
    fn count(
        this: &Native<Deque>,
        thread: &Thread,
        #[positional_only] value: Value,
    ) -> Result<usize, Raised> {
        let mut count = 0;
        let mut from = 0;
        while let Some((index, _)) = find(thread, &this.ring, from..usize::MAX, value, mutated)? {
            count += 1;
            from = index + 1;
        }
        Ok(count)
    }

    /// Return where the first item is that equals value, from start up to stop. ValueError where none does.
    #[positional_only]
    fn index(
        this: &Native<Deque>,
        thread: &Thread,
        value: Value,
        #[default(Value::ABSENT)] start: Value,
        #[default(Value::ABSENT)] stop: Value,
    ) -> Result<usize, Raised> {
        let range = sequence::search_range(thread, start, stop, this.ring.len())?;
        if let Some((index, _)) = find(thread, &this.ring, range, value, mutated)? {
            return Ok(index);
        }
        Err(value_error("deque.index(x): x not in deque"))
    }

    /// Insert value before index.
    #[positional_only]
    fn insert(
        this: &Native<Deque>,
        thread: &Thread,
        index: Value,
        value: Value,
    ) -> Result<(), Raised> {
        let index = protocol::to_i64(thread, index)?;
        if this.ring.most() == Some(this.ring.len()) {
            return Err(index_error("deque already at its maximum size"));
        }
        this.ring.edit(thread, |items| {
            let length = items.len() as i64;
            let place = if index < 0 {
                (index + length).max(0)
            } else {
                index.min(length)
            };
            items.insert(place as usize, value);
        });
        Ok(())
    }

    /// Take out the first item that equals value. ValueError where none does.
    fn remove(
        this: &Native<Deque>,
        thread: &Thread,
        #[positional_only] value: Value,
    ) -> Result<(), Raised> {
        let changed = || index_error("deque mutated during remove().");
        match find(thread, &this.ring, 0..usize::MAX, value, changed)? {
            Some((index, version)) if this.ring.remove_unchanged(index, version) => Ok(()),
            Some(_) => Err(changed()),
            None => Err(value_error("deque.remove(x): x not in deque")),
        }
    }

    /// Reverse *IN PLACE*.
    fn reverse(this: &Native<Deque>, thread: &Thread) {
        this.ring.edit(thread, |items| items.reverse());
    }

    /// Move n items, one by one, from the right end to the left, or -n the other way round.
    fn rotate(
        this: &Native<Deque>,
        thread: &Thread,
        #[positional_only]
        #[default(1)]
        n: i64,
    ) {
        this.ring.rotate(thread, n);
    }

    /// maximum size of a deque or None if unbounded
    #[getter]
    fn maxlen(this: &Native<Deque>, thread: &Thread) -> Value {
        this.ring
            .most()
            .map_or(Value::NONE, |most| thread.int(most as i64))
    }

    fn __len__(this: &Native<Deque>) -> usize {
        this.ring.len()
    }

    fn __getitem__(this: &Native<Deque>, thread: &Thread, key: Value) -> Result<Value, Raised> {
        let index = index_of(thread, key)?;
        let item = sequence::place(index, this.ring.len()).and_then(|place| this.ring.get(place));
        item.ok_or_else(|| index_error("deque index out of range"))
    }

    fn __setitem__(
        this: &Native<Deque>,
        thread: &Thread,
        key: Value,
        value: Value,
    ) -> Result<(), Raised> {
        let index = index_of(thread, key)?;
        match sequence::place(index, this.ring.len()) {
            Some(place) if this.ring.set(place, value) => Ok(()),
            _ => Err(index_error("deque index out of range")),
        }
    }

    fn __delitem__(this: &Native<Deque>, thread: &Thread, key: Value) -> Result<(), Raised> {
        let index = index_of(thread, key)?;
        let deleted = this
            .ring
            .edit(thread, |items| match sequence::place(index, items.len()) {
                Some(place) => {
                    items.remove(place);
                    true
                }
                None => false,
            });
        if deleted {
            Ok(())
        } else {
            Err(index_error("deque index out of range"))
        }
    }

    fn __contains__(this: &Native<Deque>, thread: &Thread, item: Value) -> Result<bool, Raised> {
        find(thread, &this.ring, 0..usize::MAX, item, mutated).map(|found| found.is_some())
    }

    fn __iter__(this: &Native<Deque>, thread: &Thread) -> Value {
        new_native(thread, Forwards::new(this)).value()
    }

    /// Return a reverse iterator over the deque.
    fn __reversed__(this: &Native<Deque>, thread: &Thread) -> Value {
        new_native(thread, Backwards::new(this)).value()
    }

    fn __repr__(this: &Native<Deque>, thread: &Thread) -> Result<Value, Raised> {
        let name = protocol::short_class_name(this.value());
        let text = sequence::repr_once(thread, this.value(), || {
            let items: Gc<List> = List::from_items(thread, &this.ring.items());
            let mut text = format!("{name}(").into_bytes();
            sequence::push_repr(thread, &mut text, items.value())?;
            if let Some(most) = this.ring.most() {
                text.extend_from_slice(format!(", maxlen={most}").as_bytes());
            }
            text.push(b')');
            Ok(text)
        })?;
        Ok(text.map_or_else(
            || thread.string("[...]"),
            |text| sequence::string_of(thread, &text),
        ))
    }

    fn __eq__(this: &Native<Deque>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Equal, this, other)
    }

    fn __ne__(this: &Native<Deque>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::NotEqual, this, other)
    }

    fn __lt__(this: &Native<Deque>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Less, this, other)
    }

    fn __le__(this: &Native<Deque>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::LessEqual, this, other)
    }

    fn __gt__(this: &Native<Deque>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Greater, this, other)
    }

    fn __ge__(this: &Native<Deque>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::GreaterEqual, this, other)
    }

    fn __add__(this: &Native<Deque>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        if !other.is::<Native<Deque>>() {
            return Err(sequence::not_joined(other, "deque"));
        }
        let sum = copied(thread, this)?;
        if let Some(sum) = sum.downcast::<Native<Deque>>() {
            super::extend(thread, sum, End::Right, other)?;
        }
        Ok(sum)
    }

    fn __iadd__(this: &Native<Deque>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        super::extend(thread, this, End::Right, other)?;
        Ok(this.value())
    }

    fn __mul__(this: &Native<Deque>, thread: &Thread, count: Value) -> Result<Value, Raised> {
        let product = copied(thread, this)?;
        match product.downcast::<Native<Deque>>() {
            Some(deque) if !repeat(thread, deque, count)? => Err(sequence::not_a_count(count)),
            _ => Ok(product),
        }
    }

    fn __rmul__(this: &Native<Deque>, thread: &Thread, count: Value) -> Result<Value, Raised> {
        __mul__(this, thread, count)
    }

    fn __imul__(this: &Native<Deque>, thread: &Thread, count: Value) -> Result<Value, Raised> {
        if repeat(thread, this, count)? {
            Ok(this.value())
        } else {
            Err(sequence::not_a_count(count))
        }
    }

    /// Return state information for pickling.
    fn __reduce__(this: &Native<Deque>, thread: &Thread) -> Result<Value, Raised> {
        let arguments = match this.ring.most() {
            None => thread.tuple(&[]),
            Some(most) => match i64::try_from(most) {
                Ok(most) => thread.tuple(&[thread.tuple(&[]), thread.int(most)]),
                Err(_) => return Err(overflow_error("maxlen is too large")),
            },
        };
        let state = this
            .value()
            .attributes()
            .and_then(Slot::get)
            .unwrap_or(Value::NONE);
        let items = List::from_items(thread, &this.ring.items()).value();
        let items = protocol::iterate(thread, items)?;
        Ok(thread.tuple(&[thread.class_of(this.value()), arguments, state, items]))
    }

    /// See PEP 585
    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, item: Value) -> Result<Value, Raised> {
        weft_core::types::class::generic_alias(thread, class, item)
    }
}
