//! `range` and its iterators.

use crate::error::{index_error, type_error, value_error};
use crate::interpreter::new_native;
use crate::iterator_class;
use crate::protocol;
use crate::types::slice::Slice;
use dashu_int::IBig;
use dashu_int::ops::DivRem;
use num_traits::{Signed, ToPrimitive};
use std::sync::atomic::{AtomicI64, Ordering};
use weft_heap::{Gc, Native, Raised, Slot, Thread, Trace, Tracer, Value};

/// A range. The fields are integers of any size.
pub struct Range {
    start: Value,
    stop: Value,
    step: Value,
    length: Value,
}

impl Trace for Range {
    const MARK: u8 = 6;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        for field in [self.start, self.stop, self.step, self.length] {
            tracer.value(field);
        }
    }
}

impl Range {
    /// The first number.
    pub fn start(&self) -> Value {
        self.start
    }

    /// The end.
    pub fn stop(&self) -> Value {
        self.stop
    }

    /// The distance.
    pub fn step(&self) -> Value {
        self.step
    }

    /// Start, step and length, if all numbers of the range are small integers.
    #[inline(always)]
    pub fn small(&self) -> Option<(i64, i64, i64)> {
        let (start, step, length) = (
            self.start.to_int()?,
            self.step.to_int()?,
            self.length.to_int()?,
        );
        self.stop.to_int()?;
        Some((start, step, length))
    }

    /// An iterator over the range, if all its numbers are small integers.
    #[inline]
    pub fn small_iterator(&self) -> Option<RangeIterator> {
        let (start, step, length) = self.small()?;
        Some(RangeIterator {
            start,
            step,
            length,
            index: AtomicI64::new(0),
        })
    }

    fn big(&self, field: Value) -> IBig {
        protocol::to_big_int(field).expect("the fields of a range are integers")
    }

    /// The number at an index, which is below the length.
    fn number(&self, thread: &Thread, index: &IBig) -> Value {
        thread.big_int(self.big(self.start) + index * self.big(self.step))
    }

    /// The index of an integer; `None` if it is not in the range.
    fn index_of(&self, number: Value) -> Option<IBig> {
        let offset = protocol::to_big_int(number)? - self.big(self.start);
        let (index, rest) = offset.div_rem(&self.big(self.step));
        (rest.is_zero() && !index.is_negative() && index < self.big(self.length)).then_some(index)
    }
}

/// A range. The fields are integers and the step is not zero.
pub fn new(thread: &Thread, start: Value, stop: Value, step: Value) -> Gc<Native<Range>> {
    let length = match (start.to_int(), stop.to_int(), step.to_int()) {
        (Some(start), Some(stop), Some(step)) => {
            // Small integers have 62 bits, so none of these differences overflows.
            let length = if step > 0 && start < stop {
                (stop - start - 1) / step + 1
            } else if step < 0 && start > stop {
                (start - stop - 1) / -step + 1
            } else {
                0
            };
            thread.int(length)
        }
        _ => {
            let big = |field| protocol::to_big_int(field).expect("an integer");
            let (start, stop, step) = (big(start), big(stop), big(step));
            let distance = if step.is_negative() {
                start - stop
            } else {
                stop - start
            };
            let length: IBig = if distance.is_positive() {
                (distance - 1) / step.abs() + 1
            } else {
                IBig::ZERO
            };
            thread.big_int(length)
        }
    };
    new_native(
        thread,
        Range {
            start,
            stop,
            step,
            length,
        },
    )
}

/// An iterator over the numbers of a range.
pub fn iterator(thread: &Thread, range: &Range) -> Value {
    match range.small_iterator() {
        Some(iterator) => new_native(thread, iterator).value(),
        None => big_iterator(thread, range.start, range.step, range.length),
    }
}

fn big_iterator(thread: &Thread, next: Value, step: Value, remaining: Value) -> Value {
    new_native(
        thread,
        BigRangeIterator {
            next: Slot::new(next),
            step,
            remaining: Slot::new(remaining),
        },
    )
    .value()
}

/// An iterator over small integers at equal distances. It allocates nothing for an item.
pub struct RangeIterator {
    start: i64,
    step: i64,
    length: i64,
    index: AtomicI64,
}

impl RangeIterator {
    /// The next number; `None` at the end.
    #[inline(always)]
    pub fn advance(&self, thread: &Thread) -> Option<Value> {
        let index = self.index.load(Ordering::Relaxed);
        if index >= self.length {
            return None;
        }
        self.index.store(index + 1, Ordering::Relaxed);
        Some(thread.int(self.start + index * self.step))
    }

    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        Ok(self.advance(thread))
    }

    fn remaining(&self) -> i64 {
        self.length - self.index.load(Ordering::Relaxed)
    }

    /// The range of the numbers that are still to come.
    fn rest(&self, thread: &Thread) -> Value {
        let next =
            IBig::from(self.start) + IBig::from(self.step) * self.index.load(Ordering::Relaxed);
        let stop = &next + IBig::from(self.step) * self.remaining();
        new(
            thread,
            thread.big_int(next),
            thread.big_int(stop),
            thread.int(self.step),
        )
        .value()
    }
}

impl Trace for RangeIterator {
    const MARK: u8 = 7;

    fn trace(&self, _: &mut Tracer<'_>) {}

    #[inline(always)]
    fn next(object: &Native<Self>, thread: &Thread) -> Option<Result<Option<Value>, Raised>> {
        Some(Ok(object.advance(thread)))
    }
}

iterator_class! {
    range_iterator_class,
    RangeIterator,
    "range_iterator",
    "builtins",
    "Iterator over a range.",
    /// How many items are still to come, as far as known: a hint for the size of a list of them.
    fn __length_hint__(this: &Native<RangeIterator>) -> i64 {
        this.remaining()
    }
    /// Return state information for pickling.
    fn __reduce__(this: &Native<RangeIterator>, thread: &Thread) -> Result<Value, Raised> {
        let rest = this.rest(thread);
        weft_core::types::iterator::reduced(thread, rest, Some(Value::NONE))
    }
    /// Set state information for unpickling.
    #[positional_only]
    fn __setstate__(this: &Native<RangeIterator>, state: i64) {
        // What was given already is no part of the state.
        let given = this.index.load(std::sync::atomic::Ordering::Relaxed);
        let index = given.saturating_add(state.max(0)).min(this.length);
        this.index
            .store(index, std::sync::atomic::Ordering::Relaxed);
    }
}

/// An iterator over a range in which not all numbers are small.
pub struct BigRangeIterator {
    next: Slot,
    step: Value,
    remaining: Slot,
}

impl BigRangeIterator {
    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let big = |slot: &Slot| {
            slot.get()
                .and_then(protocol::to_big_int)
                .expect("an integer")
        };
        let remaining = big(&self.remaining);
        if !remaining.is_positive() {
            return Ok(None);
        }
        let number = self.next.get().expect("an integer");
        let following = big(&self.next) + protocol::to_big_int(self.step).expect("an integer");
        self.next.set(thread.big_int(following));
        self.remaining.set(thread.big_int(remaining - 1));
        Ok(Some(number))
    }
}

impl BigRangeIterator {
    /// Next number, distance and how many are to come.
    fn numbers(&self) -> [IBig; 3] {
        [self.next.get(), Some(self.step), self.remaining.get()]
            .map(|number| number.and_then(protocol::to_big_int).expect("an integer"))
    }

    /// The range of the numbers that are still to come.
    fn rest(&self, thread: &Thread) -> Value {
        let [next, step, remaining] = self.numbers();
        let stop = &next + &step * remaining;
        let (next, stop) = (thread.big_int(next), thread.big_int(stop));
        new(thread, next, stop, self.step).value()
    }

    /// Leaves out as many numbers as `state` says.
    fn skip(&self, thread: &Thread, state: Value) -> Result<(), Raised> {
        let Some(count) = protocol::to_big_int(state) else {
            return Err(type_error(format!(
                "state must be an int, not {}",
                protocol::class_name(state)
            )));
        };
        let [next, step, remaining] = self.numbers();
        let count = count.max(IBig::ZERO).min(remaining.clone());
        self.next.set(thread.big_int(next + step * &count));
        self.remaining.set(thread.big_int(remaining - count));
        Ok(())
    }
}

impl Trace for BigRangeIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slots([&self.next, &self.remaining]);
        tracer.value(self.step);
    }

    #[inline(always)]
    fn next(object: &Native<Self>, thread: &Thread) -> Option<Result<Option<Value>, Raised>> {
        Some(object.step(thread))
    }
}

iterator_class! {
    longrange_iterator_class,
    BigRangeIterator,
    "longrange_iterator",
    "builtins",
    "Iterator over a range of large integers.",
    /// How many items are still to come, as far as known: a hint for the size of a list of them.
    fn __length_hint__(this: &Native<BigRangeIterator>) -> Value {
        this.remaining.get().unwrap_or(Value::from_i32(0))
    }
    /// Return state information for pickling.
    fn __reduce__(this: &Native<BigRangeIterator>, thread: &Thread) -> Result<Value, Raised> {
        let rest = this.rest(thread);
        weft_core::types::iterator::reduced(thread, rest, Some(Value::NONE))
    }
    /// Set state information for unpickling.
    #[positional_only]
    fn __setstate__(
        this: &Native<BigRangeIterator>,
        thread: &Thread,
        state: Value,
    ) -> Result<(), Raised> {
        this.skip(thread, state)
    }
}

/// The part of a range that a slice selects. The slice's fields may be of any size.
fn sliced(thread: &Thread, range: &Range, slice: &Slice) -> Result<Value, Raised> {
    let field = |value: Value| -> Result<Option<IBig>, Raised> {
        if value.is_none() {
            return Ok(None);
        }
        crate::types::slice::big_index(thread, value)
    };
    let step = field(slice.step())?.unwrap_or_else(|| IBig::from(1));
    if step.is_zero() {
        return Err(value_error("slice step cannot be zero"));
    }
    let length = range.big(range.length);
    let backwards = step.is_negative();
    let (least, most) = if backwards {
        (IBig::from(-1), &length - 1)
    } else {
        (IBig::ZERO, length.clone())
    };
    let place = |index: IBig| {
        if index.is_negative() {
            (index + &length).max(least.clone())
        } else {
            index.min(most.clone())
        }
    };
    let default = |first: bool| {
        if first == backwards {
            most.clone()
        } else {
            least.clone()
        }
    };
    let start = field(slice.start())?.map_or_else(|| default(true), place);
    let stop = field(slice.stop())?.map_or_else(|| default(false), place);
    let start = range.number(thread, &start);
    let stop = range.number(thread, &stop);
    let step = thread.big_int(range.big(range.step) * step);
    Ok(new(thread, start, stop, step).value())
}

fn at(thread: &Thread, range: &Range, index: Value) -> Result<Value, Raised> {
    let index = protocol::index(thread, index)?;
    if let (Some((start, step, length)), Some(index)) = (range.small(), index.to_int()) {
        let index = if index < 0 { index + length } else { index };
        if (0..length).contains(&index) {
            return Ok(thread.int(start + index * step));
        }
    } else {
        let length = range.big(range.length);
        let index = protocol::to_big_int(index).expect("an integer");
        let index = if index.is_negative() {
            index + &length
        } else {
            index
        };
        if !index.is_negative() && index < length {
            return Ok(range.number(thread, &index));
        }
    }
    Err(index_error("range object index out of range"))
}

/// Whether an integer is in a range; `None` if the value is no plain `int` or `bool`, which may have an equality of
/// its own.
fn contains_integer(thread: &Thread, range: &Range, value: Value) -> Option<bool> {
    if let (Some((start, step, length)), Some(number)) = (range.small(), value.to_int()) {
        let offset = number - start;
        return Some(offset % step == 0 && (0..length).contains(&(offset / step)));
    }
    let plain =
        value.is_int() || value.is_bool() || thread.shape_of(value) == weft_heap::ShapeId::INT;
    plain.then(|| range.index_of(value).is_some())
}

/// What two ranges must share to be equal: length, start and step, as far as they matter.
fn essence(range: &Range) -> [Value; 3] {
    match range.length.to_int() {
        Some(0) => [range.length, Value::NONE, Value::NONE],
        Some(1) => [range.length, range.start, Value::NONE],
        _ => [range.length, range.start, range.step],
    }
}

/// The integers from start up to, but without, stop, in steps of step.
///
/// range(3) is 0, 1, 2; range(2, 5) is 2, 3, 4; range(5, 0, -2) is 5, 3, 1. None of them is stored. A step of 0 raises
/// ValueError.
#[crate::class(name = "range", module = "builtins", payload = Range)]
pub mod class {
    use super::{AtomicI64, RangeIterator};
    use super::{
        IBig, Range, Slice, ToPrimitive, at, big_iterator, contains_integer, essence, iterator,
        new_native, protocol, sliced, type_error, value_error,
    };
    use weft_heap::{Native, Raised, Thread, Value};

    #[rust]
    fn new_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let (class, numbers) = arguments.split_first()?;
        if !crate::types::construct::is_own_class::<Range>(thread, *class)
            || !numbers.iter().all(|number| number.is_int())
        {
            return None;
        }
        let (zero, one) = (Value::from_i32(0), Value::from_i32(1));
        let (start, stop, step) = match *numbers {
            [stop] => (zero, stop, one),
            [start, stop] => (start, stop, one),
            [start, stop, step] if step != zero => (start, stop, step),
            _ => return None,
        };
        Some(super::new(thread, start, stop, step).value())
    }

    /// Create and return a new object.
    #[quick(new_at_once)]
    #[new]
    fn new(_class: Value, thread: &Thread, #[rest] arguments: &[Value]) -> Result<Value, Raised> {
        let (start, stop, step) = match *arguments {
            [stop] => (
                Value::from_i32(0),
                protocol::index(thread, stop)?,
                Value::from_i32(1),
            ),
            [start, stop] => (
                protocol::index(thread, start)?,
                protocol::index(thread, stop)?,
                Value::from_i32(1),
            ),
            [start, stop, step] => (
                protocol::index(thread, start)?,
                protocol::index(thread, stop)?,
                protocol::index(thread, step)?,
            ),
            [] => return Err(type_error("range expected at least 1 argument, got 0")),
            _ => {
                return Err(type_error(format!(
                    "range expected at most 3 arguments, got {}",
                    arguments.len()
                )));
            }
        };
        if step == Value::from_i32(0) {
            return Err(value_error("range() arg 3 must not be zero"));
        }
        Ok(super::new(thread, start, stop, step).value())
    }

    /// The first number.
    #[getter]
    #[member]
    fn start(this: &Native<Range>) -> Value {
        this.start
    }

    /// The end.
    #[getter]
    #[member]
    fn stop(this: &Native<Range>) -> Value {
        this.stop
    }

    /// The distance.
    #[getter]
    #[member]
    fn step(this: &Native<Range>) -> Value {
        this.step
    }

    fn __len__(this: &Native<Range>, thread: &Thread) -> Result<Value, Raised> {
        protocol::to_i64(thread, this.length).map(|length| thread.int(length))
    }

    fn __bool__(this: &Native<Range>) -> bool {
        this.length != Value::from_i32(0)
    }

    fn __getitem__(this: &Native<Range>, thread: &Thread, key: Value) -> Result<Value, Raised> {
        if let Some(slice) = key.downcast::<Native<Slice>>() {
            return sliced(thread, this, slice);
        }
        let is_index = key.is_int()
            || protocol::special_of(thread, key, crate::names::Special::Index).is_some();
        if !is_index {
            let kind = protocol::class_name(key);
            return Err(type_error(format!(
                "range indices must be integers or slices, not {kind}"
            )));
        }
        at(thread, this, key)
    }

    fn __iter__(this: &Native<Range>, thread: &Thread) -> Value {
        iterator(thread, this)
    }

    /// Return a reverse iterator.
    fn __reversed__(this: &Native<Range>, thread: &Thread) -> Value {
        if let Some((start, step, length)) = this.small() {
            let last = start + (length - 1) * step;
            let backwards = RangeIterator {
                start: last,
                step: -step,
                length,
                index: AtomicI64::new(0),
            };
            return new_native(thread, backwards).value();
        }
        let last = this.number(thread, &(this.big(this.length) - 1));
        let step = thread.big_int(-this.big(this.step));
        big_iterator(thread, last, step, this.length)
    }

    fn __contains__(this: &Native<Range>, thread: &Thread, item: Value) -> Result<bool, Raised> {
        if let Some(answer) = contains_integer(thread, this, item) {
            return Ok(answer);
        }
        let numbers = iterator(thread, this);
        while let Some(number) = protocol::next(thread, numbers)? {
            if protocol::equals(thread, number, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// rangeobject.count(value) -> integer
    ///
    /// How often value occurs: 0 or 1 for an integer.
    fn count(
        this: &Native<Range>,
        thread: &Thread,
        #[positional_only] value: Value,
    ) -> Result<usize, Raised> {
        if let Some(answer) = contains_integer(thread, this, value) {
            return Ok(usize::from(answer));
        }
        let mut count = 0;
        let numbers = iterator(thread, this);
        while let Some(number) = protocol::next(thread, numbers)? {
            count += usize::from(protocol::equals(thread, number, value)?);
        }
        Ok(count)
    }

    /// rangeobject.index(value) -> integer
    ///
    /// At which place value occurs. ValueError where it does not.
    fn index(
        this: &Native<Range>,
        thread: &Thread,
        #[positional_only] value: Value,
    ) -> Result<IBig, Raised> {
        match contains_integer(thread, this, value) {
            Some(true) => return Ok(this.index_of(value).unwrap_or_default()),
            Some(false) => {
                return Err(value_error("range.index(x): x not in range"));
            }
            None => {
                let mut index = 0;
                let numbers = iterator(thread, this);
                while let Some(number) = protocol::next(thread, numbers)? {
                    if protocol::equals(thread, number, value)? {
                        return Ok(IBig::from(index));
                    }
                    index += 1;
                }
            }
        }
        Err(value_error("sequence.index(x): x not in sequence"))
    }

    fn __repr__(this: &Native<Range>, thread: &Thread) -> Value {
        let (start, stop, step) = (
            this.big(this.start),
            this.big(this.stop),
            this.big(this.step),
        );
        thread.string(&match step.to_i64() {
            Some(1) => format!("range({start}, {stop})"),
            _ => format!("range({start}, {stop}, {step})"),
        })
    }

    fn __hash__(this: &Native<Range>, thread: &Thread) -> Result<i64, Raised> {
        crate::types::tuple::hash_items(thread, &essence(this)).map(|hash| hash as i64)
    }

    fn __eq__(this: &Native<Range>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        let Some(other) = other.downcast::<Native<Range>>() else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let (left, right) = (essence(this), essence(other));
        for (one, other) in left.into_iter().zip(right) {
            if !protocol::equals(thread, one, other)? {
                return Ok(Value::FALSE);
            }
        }
        Ok(Value::TRUE)
    }

    /// Return state information for pickling.
    fn __reduce__(this: &Native<Range>, thread: &Thread) -> Value {
        let class = thread.class_of(this.value());
        thread.tuple(&[class, thread.tuple(&[this.start, this.stop, this.step])])
    }
}
