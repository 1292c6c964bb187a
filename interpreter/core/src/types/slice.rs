//! `slice`, and what a slice selects in a sequence of a given length.

use crate::error::{type_error, value_error};
use crate::names::Special;
use crate::protocol::{self, Comparison};
use dashu_int::IBig;
use num_traits::Signed;
use std::fmt::Write;
use weft_heap::{Gc, Native, Raised, Thread, Trace, Tracer, Value};

/// A slice object.
pub struct Slice {
    start: Value,
    stop: Value,
    step: Value,
}

impl Trace for Slice {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.start);
        tracer.value(self.stop);
        tracer.value(self.step);
    }
}

/// A slice's fields as machine integers; `None` where a field is Python's `None`.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    start: Option<i64>,
    stop: Option<i64>,
    step: i64,
}

/// The indices that a slice selects: `count` of them, from `start` in steps of `step`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Indices {
    /// The first index, which is -1 where a slice goes backwards from before the start.
    pub start: i64,
    /// The end as Python computes it: one step past the last index at most.
    pub stop: i64,
    /// The distance between two of them.
    pub step: i64,
    /// How many there are.
    pub count: usize,
}

impl Indices {
    /// Where items go that replace none, and where those end that a slice of step 1 selects.
    pub fn range(self) -> (usize, usize) {
        let start = self.start.max(0) as usize;
        (start, start + self.count)
    }

    /// The indices in their order.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..self.count).map(move |number| (self.start + number as i64 * self.step) as usize)
    }
}

impl Bounds {
    /// The bounds of a slice whose fields are small integers or `None`, and whose step is not 0.
    pub fn at_once(fields: [Value; 3]) -> Option<Bounds> {
        let field = |field: Value| match field.to_int() {
            Some(index) => Some(Some(index)),
            None => field.is_none().then_some(None),
        };
        let [start, stop, step] = fields;
        let step = field(step)?.unwrap_or(1);
        (step != 0).then_some(Bounds {
            start: field(start)?,
            stop: field(stop)?,
            step,
        })
    }

    /// What the slice selects of `length` items.
    pub fn within(self, length: usize) -> Indices {
        let length = length as i64;
        let (least, most) = if self.step < 0 {
            (-1, length - 1)
        } else {
            (0, length)
        };
        let place = |index: i64| {
            if index < 0 {
                index.saturating_add(length).max(least)
            } else {
                index.min(most)
            }
        };
        let (start, stop) = if self.step < 0 {
            (
                self.start.map_or(length - 1, place),
                self.stop.map_or(-1, place),
            )
        } else {
            (self.start.map_or(0, place), self.stop.map_or(length, place))
        };
        let count = if self.step < 0 {
            if stop < start {
                (start - stop - 1) / self.step.saturating_neg() + 1
            } else {
                0
            }
        } else if start < stop {
            (stop - start - 1) / self.step + 1
        } else {
            0
        };
        Indices {
            start,
            stop,
            step: self.step,
            count: count as usize,
        }
    }
}

impl Slice {
    /// The first index.
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

    /// The fields as machine integers, brought into their range.
    ///
    /// # Errors
    /// `TypeError` if one has no `__index__`, `ValueError` if the step is zero.
    pub fn bounds(&self, thread: &Thread) -> Result<Bounds, Raised> {
        let step = optional_index(thread, self.step)?.unwrap_or(1);
        if step == 0 {
            return Err(value_error("slice step cannot be zero"));
        }
        Ok(Bounds {
            start: optional_index(thread, self.start)?,
            stop: optional_index(thread, self.stop)?,
            step,
        })
    }

    /// What the slice selects of `length` items.
    ///
    /// # Errors
    /// As [`Slice::bounds`].
    pub fn indices(&self, thread: &Thread, length: usize) -> Result<Indices, Raised> {
        self.bounds(thread).map(|bounds| bounds.within(length))
    }
}

fn optional_index(thread: &Thread, field: Value) -> Result<Option<i64>, Raised> {
    if let Some(index) = field.to_int() {
        return Ok(Some(index));
    }
    if field.is_none() {
        return Ok(None);
    }
    if !field.is_bool() && protocol::special_of(thread, field, Special::Index).is_none() {
        return Err(type_error(
            "slice indices must be integers or None or have an __index__ method",
        ));
    }
    protocol::to_index_clamped(thread, field).map(Some)
}

/// A field of a slice as an integer of any size; `None` where it is left out.
///
/// # Errors
/// `TypeError` if it has no `__index__`.
pub(crate) fn big_index(thread: &Thread, field: Value) -> Result<Option<IBig>, Raised> {
    if optional_index(thread, field)?.is_none() {
        return Ok(None);
    }
    Ok(protocol::to_big_int(protocol::index(thread, field)?))
}

/// Start, stop and step brought into the range of a length of any size, as `slice.indices` gives them.
fn big_indices(thread: &Thread, slice: &Slice, length: &IBig) -> Result<[IBig; 3], Raised> {
    if length.is_negative() {
        return Err(value_error("length should not be negative"));
    }
    let step = big_index(thread, slice.step)?.unwrap_or_else(|| IBig::from(1));
    if step.is_zero() {
        return Err(value_error("slice step cannot be zero"));
    }
    let (least, most) = if step.is_negative() {
        (IBig::from(-1), length - 1)
    } else {
        (IBig::ZERO, length.clone())
    };
    let place = |index: IBig| {
        if index.is_negative() {
            (index + length).max(least.clone())
        } else {
            index.min(most.clone())
        }
    };
    let start = big_index(thread, slice.start)?.map(place);
    let stop = big_index(thread, slice.stop)?.map(place);
    let (first, last) = if step.is_negative() {
        (&most, &least)
    } else {
        (&least, &most)
    };
    Ok([
        start.unwrap_or_else(|| first.clone()),
        stop.unwrap_or_else(|| last.clone()),
        step,
    ])
}

/// A slice object; fields that were left out are `None`.
pub fn new(thread: &Thread, start: Value, stop: Value, step: Value) -> Gc<Native<Slice>> {
    crate::interpreter::new_native(thread, Slice { start, stop, step })
}

fn compare(
    thread: &Thread,
    comparison: Comparison,
    left: &Slice,
    right: Value,
) -> Result<Value, Raised> {
    let Some(right) = right.downcast::<Native<Slice>>() else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let left = thread.tuple(&[left.start, left.stop, left.step]);
    let right = thread.tuple(&[right.start, right.stop, right.step]);
    protocol::compare(thread, comparison, left, right)
}

/// Create a slice object, as the interpreter does for a[start:stop:step].
#[crate::class(name = "slice", module = "builtins", payload = Slice)]
pub mod class {
    use super::{Comparison, Slice, Write, compare, protocol, type_error};
    use weft_heap::{Native, Raised, Thread, Value};

    #[rust]
    fn new_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let slice = match *arguments {
            [_, stop] => super::new(thread, Value::NONE, stop, Value::NONE),
            [_, start, stop] => super::new(thread, start, stop, Value::NONE),
            [_, start, stop, step] => super::new(thread, start, stop, step),
            _ => return None,
        };
        Some(slice.value())
    }

    /// Create and return a new object.
    #[quick(new_at_once)]
    #[new]
    fn new(_class: Value, thread: &Thread, #[rest] arguments: &[Value]) -> Result<Value, Raised> {
        let slice = match *arguments {
            [stop] => super::new(thread, Value::NONE, stop, Value::NONE),
            [start, stop] => super::new(thread, start, stop, Value::NONE),
            [start, stop, step] => super::new(thread, start, stop, step),
            [] => return Err(type_error("slice expected at least 1 argument, got 0")),
            _ => {
                return Err(type_error(format!(
                    "slice expected at most 3 arguments, got {}",
                    arguments.len()
                )));
            }
        };
        Ok(slice.value())
    }

    /// The start of the slice.
    #[getter]
    #[member]
    fn start(this: &Native<Slice>) -> Value {
        this.start
    }

    /// The end of the slice.
    #[getter]
    #[member]
    fn stop(this: &Native<Slice>) -> Value {
        this.stop
    }

    /// The step of the slice.
    #[getter]
    #[member]
    fn step(this: &Native<Slice>) -> Value {
        this.step
    }

    /// S.indices(len) -> (start, stop, stride)
    ///
    /// What the slice selects from a sequence of len items, as arguments for range(): absent parts are filled in,
    /// negative ones counted from the end, and all cut to the sequence. ValueError where len is negative.
    fn indices(
        this: &Native<Slice>,
        thread: &Thread,
        #[positional_only] length: Value,
    ) -> Result<Value, Raised> {
        let length = protocol::index(thread, length)?;
        let length = protocol::to_big_int(length).unwrap_or_default();
        let [start, stop, step] = super::big_indices(thread, this, &length)?;
        Ok(thread.tuple(&[
            thread.big_int(start),
            thread.big_int(stop),
            thread.big_int(step),
        ]))
    }

    fn __repr__(this: &Native<Slice>, thread: &Thread) -> Result<Value, Raised> {
        let mut text = String::from("slice(");
        for (index, field) in [this.start, this.stop, this.step].into_iter().enumerate() {
            let shown = protocol::repr(thread, field)?;
            let _ = write!(
                text,
                "{}{}",
                if index > 0 { ", " } else { "" },
                protocol::text_of(&shown).unwrap_or("")
            );
        }
        text.push(')');
        Ok(thread.string(&text))
    }

    fn __hash__(this: &Native<Slice>, thread: &Thread) -> Result<i64, Raised> {
        crate::types::tuple::hash_fields(thread, &[this.start, this.stop, this.step])
            .map(|hash| hash as i64)
    }

    fn __eq__(this: &Native<Slice>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Equal, this, other)
    }

    fn __ne__(this: &Native<Slice>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::NotEqual, this, other)
    }

    fn __lt__(this: &Native<Slice>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Less, this, other)
    }

    fn __le__(this: &Native<Slice>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::LessEqual, this, other)
    }

    fn __gt__(this: &Native<Slice>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Greater, this, other)
    }

    fn __ge__(this: &Native<Slice>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::GreaterEqual, this, other)
    }

    /// Return state information for pickling.
    fn __reduce__(this: &Native<Slice>, thread: &Thread) -> Value {
        let class = thread.class_of(this.value());
        let fields = thread.tuple(&[this.start, this.stop, this.step]);
        thread.tuple(&[class, fields])
    }
}
