//! `enumerate` and `zip`.

use crate::error::value_error;
use crate::protocol::{self, BinaryOperator};
use crate::types::construct::{is_own_class, new_instance};
use crate::types::generator::next_of_generator;
use crate::types::iterator::plain::Plain;
use std::sync::atomic::{AtomicBool, Ordering};
use weft_heap::{Buffer, Native, Raised, Slot, Thread, Trace, Tracer, Tuple, Value};

/// `enumerate(iterable, start)`.
pub struct Enumerate {
    iterator: Value,
    count: Slot,
    exact: bool,
}

impl Enumerate {
    pub(crate) fn is_exact(&self) -> bool {
        self.exact
    }

    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let pair = self.step_pair(thread)?;
        Ok(pair.map(|(count, item)| thread.tuple(&[count, item])))
    }

    /// The count and the item, if finding them runs no Python code; the inner `None` is the end.
    #[inline]
    pub(super) fn pair_at_once(&self, thread: &Thread) -> Option<Option<(Value, Value)>> {
        self.pair_of(self.plain()?, thread)
    }

    /// The iterator that is counted, if it is plain.
    pub(super) fn plain(&self) -> Option<Plain<'_>> {
        Plain::of(&self.iterator)
    }

    /// As [`Enumerate::pair_at_once`], with what [`Enumerate::plain`] found.
    #[inline(always)]
    pub(super) fn pair_of(
        &self,
        items: Plain<'_>,
        thread: &Thread,
    ) -> Option<Option<(Value, Value)>> {
        let count = self.count.get()?;
        let next = Value::add(count, Value::from_i32(1))?;
        let Some(item) = items.advance(thread) else {
            return Some(None);
        };
        self.count.set(next);
        Some(Some((count, item)))
    }

    /// The count and the item, if a generator gives it; no library code is in between.
    pub(super) fn pair_of_generator(
        &self,
        thread: &Thread,
    ) -> Option<Result<Option<(Value, Value)>, Raised>> {
        let one = Value::from_i32(1);
        Value::add(self.count.get()?, one)?;
        let item = match next_of_generator(thread, self.iterator)? {
            Ok(Some(item)) => item,
            Ok(None) => return Some(Ok(None)),
            Err(raised) => return Some(Err(raised)),
        };
        let count = self.count.get()?;
        if let Some(next) = Value::add(count, one) {
            self.count.set(next);
        }
        Some(Ok(Some((count, item))))
    }

    /// The count and the item.
    pub(super) fn step_pair(&self, thread: &Thread) -> Result<Option<(Value, Value)>, Raised> {
        let Some(item) = protocol::next(thread, self.iterator)? else {
            return Ok(None);
        };
        let count = self.count.get().expect("an enumeration has a count");
        let one = Value::from_i32(1);
        match Value::add(count, one) {
            Some(next) => self.count.set(next),
            None => self
                .count
                .set(protocol::binary(thread, BinaryOperator::Add, count, one)?),
        }
        Ok(Some((count, item)))
    }
}

impl Trace for Enumerate {
    const MARK: u8 = 11;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.iterator);
        tracer.slot(&self.count);
    }

    #[inline(always)]
    fn next(object: &Native<Self>, thread: &Thread) -> Option<Result<Option<Value>, Raised>> {
        if !object.exact {
            return None;
        }
        Some(match object.pair_at_once(thread) {
            Some(pair) => Ok(pair.map(|(count, item)| thread.tuple(&[count, item]))),
            None => thread.library(|| object.step(thread)),
        })
    }
}

/// Return an enumerate object: pairs of a count (from start, which is 0 unless given) and an item of the iterable.
#[crate::class(name = "enumerate", module = "builtins", payload = Enumerate, subclassable, signature = "(iterable, start=0)")]
pub mod enumerate_class {
    use super::{Enumerate, is_own_class, new_instance, protocol};
    use weft_heap::{Native, Raised, Slot, Thread, Value};

    #[rust]
    fn new_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [class, iterable] = arguments else {
            return None;
        };
        if !is_own_class::<Enumerate>(thread, *class) {
            return None;
        }
        let enumerate = Enumerate {
            iterator: protocol::iterate_at_once(thread, *iterable)?,
            count: Slot::new(Value::from_i32(0)),
            exact: true,
        };
        Some(crate::interpreter::new_native(thread, enumerate).value())
    }

    /// Create and return a new object.
    #[quick(new_at_once)]
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        iterable: Value,
        #[default(0)] start: Value,
    ) -> Result<Value, Raised> {
        let count = Slot::new(protocol::index(thread, start)?);
        let iterator = protocol::iterate(thread, iterable)?;
        new_instance(
            thread,
            class,
            Enumerate {
                iterator,
                count,
                exact: is_own_class::<Enumerate>(thread, class),
            },
        )
    }

    /// Implement iter(self).
    fn __iter__(this: Value) -> Value {
        this
    }

    /// Implement next(self).
    fn __next__(this: &Native<Enumerate>, thread: &Thread) -> Result<Value, Raised> {
        super::super::next_or_stop(thread, this.step(thread))
    }

    /// Return state information for pickling.
    fn __reduce__(this: &Native<Enumerate>, thread: &Thread) -> Value {
        let count = this.count.get().expect("an enumeration has a count");
        let arguments = thread.tuple(&[this.iterator, count]);
        thread.tuple(&[thread.class_of(this.value()), arguments])
    }

    /// See PEP 585.
    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, item: Value) -> Result<Value, Raised> {
        crate::types::class::generic_alias(thread, class, item)
    }
}

/// The iterators that a step asks one after the other.
pub(crate) const FEW: usize = 6;

/// Whether iterables that go on after others have ended are an error.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lengths {
    Any,
    Equal,
}

impl Lengths {
    /// What the argument `strict` asks for.
    pub(crate) fn of(strict: bool) -> Lengths {
        if strict { Lengths::Equal } else { Lengths::Any }
    }
}

/// What a copy of `map` or `zip` is made from. The copy is told by a state that its iterables must be of equal length.
pub(crate) fn reduced_as(
    thread: &Thread,
    class: Value,
    arguments: &[Value],
    lengths: Lengths,
) -> Value {
    let arguments = thread.tuple(arguments);
    match lengths {
        Lengths::Any => thread.tuple(&[class, arguments]),
        Lengths::Equal => thread.tuple(&[class, arguments, Value::from_bool(true)]),
    }
}

/// One item of each of several iterators, handed to `body`; `None` when one has ended.
pub(crate) fn step_all(
    thread: &Thread,
    iterators: &[Value],
    lengths: Lengths,
    function: &str,
    body: impl FnOnce(&[Value]) -> Result<Value, Raised>,
) -> Result<Option<Value>, Raised> {
    if iterators.len() <= FEW {
        let mut items = [Value::NONE; FEW];
        for (index, iterator) in iterators.iter().enumerate() {
            match protocol::next(thread, *iterator)? {
                Some(item) => items[index] = item,
                None => return ended(thread, iterators, lengths, function, index),
            }
        }
        return body(&items[..iterators.len()]).map(Some);
    }
    // Items in a vector would be hidden from a collection in the steps that follow.
    let buffer = Buffer::new(thread, iterators.len());
    for (index, iterator) in iterators.iter().enumerate() {
        match protocol::next(thread, *iterator)? {
            Some(item) => buffer.slots()[index].set(item),
            None => return ended(thread, iterators, lengths, function, index),
        }
    }
    let items: Vec<Value> = buffer.slots().iter().filter_map(Slot::get).collect();
    let items = thread.tuple(&items);
    body(items.downcast::<Tuple>().expect("just made").items()).map(Some)
}

#[cold]
fn ended(
    thread: &Thread,
    iterators: &[Value],
    lengths: Lengths,
    function: &str,
    index: usize,
) -> Result<Option<Value>, Raised> {
    if lengths == Lengths::Any {
        return Ok(None);
    }
    let before = |count: usize| {
        if count == 1 {
            " 1".to_owned()
        } else {
            format!("s 1-{count}")
        }
    };
    if index > 0 {
        let text = format!(
            "{function}() argument {} is shorter than argument{}",
            index + 1,
            before(index)
        );
        return Err(value_error(text));
    }
    for (other, iterator) in iterators.iter().enumerate().skip(1) {
        if protocol::next(thread, *iterator)?.is_some() {
            let text = format!(
                "{function}() argument {} is longer than argument{}",
                other + 1,
                before(other)
            );
            return Err(value_error(text));
        }
    }
    Ok(None)
}

/// The iterators of several iterables, in a tuple.
pub(crate) fn iterators_of(thread: &Thread, iterables: &[Value]) -> Result<Value, Raised> {
    if let [one] = iterables {
        return Ok(thread.tuple(&[protocol::iterate(thread, *one)?]));
    }
    let buffer = Buffer::new(thread, iterables.len());
    for (slot, iterable) in buffer.slots().iter().zip(iterables) {
        slot.set(protocol::iterate(thread, *iterable)?);
    }
    let iterators: Vec<Value> = buffer.slots().iter().filter_map(Slot::get).collect();
    Ok(thread.tuple(&iterators))
}

/// `zip(*iterables)`.
pub struct Zip {
    iterators: Value,
    strict: AtomicBool,
    exact: bool,
}

impl Zip {
    /// Whether the class is the built-in one itself.
    pub(crate) fn is_exact(&self) -> bool {
        self.exact
    }

    fn lengths(&self) -> Lengths {
        Lengths::of(self.strict.load(Ordering::Relaxed))
    }

    /// Whether this gives pairs, and no subclass has a say.
    pub(crate) fn is_exact_pair(&self) -> bool {
        self.exact
            && self.lengths() == Lengths::Any
            && self
                .iterators
                .downcast::<Tuple>()
                .is_some_and(|all| all.len() == 2)
    }

    /// The items of two iterators, if finding them runs no Python code; the inner `None` is the end.
    #[inline]
    pub(super) fn pair_at_once(&self, thread: &Thread) -> Option<Option<(Value, Value)>> {
        let (left, right) = self.plain_pair()?;
        Some(Plain::advance_both(left, right, thread))
    }

    /// The two iterators, if both are plain.
    pub(super) fn plain_pair(&self) -> Option<(Plain<'_>, Plain<'_>)> {
        let [left, right] = self.iterators.downcast::<Tuple>()?.items() else {
            return None;
        };
        Some((Plain::of(left)?, Plain::of(right)?))
    }

    /// The items of two iterators.
    pub(super) fn step_pair(&self, thread: &Thread) -> Result<Option<(Value, Value)>, Raised> {
        let [left, right] = self
            .iterators
            .downcast::<Tuple>()
            .map_or(&[][..], Tuple::items)
        else {
            return Ok(None);
        };
        let Some(left) = protocol::next(thread, *left)? else {
            return Ok(None);
        };
        let Some(right) = protocol::next(thread, *right)? else {
            return Ok(None);
        };
        Ok(Some((left, right)))
    }

    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let iterators = self
            .iterators
            .downcast::<Tuple>()
            .expect("a tuple of iterators")
            .items();
        if iterators.len() == 2 && self.lengths() == Lengths::Any {
            // Two iterables are the most frequent case by far.
            return Ok(self
                .step_pair(thread)?
                .map(|(left, right)| thread.tuple(&[left, right])));
        }
        if iterators.is_empty() {
            return Ok(None);
        }
        step_all(thread, iterators, self.lengths(), "zip", |items| {
            Ok(thread.tuple(items))
        })
    }
}

impl Trace for Zip {
    const MARK: u8 = 12;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.iterators);
    }

    #[inline(always)]
    fn next(object: &Native<Self>, thread: &Thread) -> Option<Result<Option<Value>, Raised>> {
        if !object.exact {
            return None;
        }
        if object.lengths() == Lengths::Any
            && let Some(pair) = object.pair_at_once(thread)
        {
            return Some(Ok(pair.map(|(left, right)| thread.tuple(&[left, right]))));
        }
        Some(thread.library(|| object.step(thread)))
    }
}

/// Tuples of one item of each iterable, until the shortest has ended.
///
/// With strict, iterables of different lengths raise ValueError.
#[crate::class(name = "zip", module = "builtins", payload = Zip, subclassable, signature = "(*iterables, strict=False)")]
pub mod zip_class {
    use super::{Zip, is_own_class, iterators_of, new_instance};
    use weft_heap::{Native, Raised, Thread, Value};

    #[rust]
    fn new_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [class, first, second] = arguments else {
            return None;
        };
        if !is_own_class::<Zip>(thread, *class) {
            return None;
        }
        let iterators = [
            crate::protocol::iterate_at_once(thread, *first)?,
            crate::protocol::iterate_at_once(thread, *second)?,
        ];
        let zip = Zip {
            iterators: thread.tuple(&iterators),
            strict: false.into(),
            exact: true,
        };
        Some(crate::interpreter::new_native(thread, zip).value())
    }

    /// Create and return a new object.
    #[quick(new_at_once)]
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[rest] iterables: &[Value],
        #[keyword_only]
        #[default(false)]
        strict: bool,
    ) -> Result<Value, Raised> {
        let iterators = iterators_of(thread, iterables)?;
        new_instance(
            thread,
            class,
            Zip {
                iterators,
                strict: strict.into(),
                exact: is_own_class::<Zip>(thread, class),
            },
        )
    }

    /// Implement iter(self).
    fn __iter__(this: Value) -> Value {
        this
    }

    /// Implement next(self).
    fn __next__(this: &Native<Zip>, thread: &Thread) -> Result<Value, Raised> {
        super::super::next_or_stop(thread, this.step(thread))
    }

    /// Return state information for pickling.
    fn __reduce__(this: &Native<Zip>, thread: &Thread) -> Value {
        let iterators = this.iterators.downcast::<weft_heap::Tuple>();
        let arguments = iterators.map_or(&[][..], weft_heap::Tuple::items);
        let class = thread.class_of(this.value());
        super::reduced_as(thread, class, arguments, this.lengths())
    }

    /// Set state information for unpickling.
    fn __setstate__(
        this: &Native<Zip>,
        thread: &Thread,
        #[positional_only] state: Value,
    ) -> Result<(), Raised> {
        let strict = crate::protocol::truth(thread, state)?;
        this.strict
            .store(strict, std::sync::atomic::Ordering::Relaxed);
        Ok(())
    }
}
