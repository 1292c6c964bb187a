//! `sum`: of integers and floats in registers, and of anything that can be added.

use crate::error::type_error;
use crate::protocol::{self, BinaryOperator};
use crate::types::class::Class;
use crate::types::complex;
use crate::types::generator::sink::{Kind, Sink};
use crate::types::int::{self, Integer};
use std::ops::ControlFlow::Continue;
use weft_heap::{BigInteger, Bytes, List, Raised, ShapeId, Str, Thread, Tuple, Value};

/// The sum of floats with the error of each addition carried along (Neumaier, 1974), as CPython adds since 3.12.
#[derive(Clone, Copy)]
pub(crate) struct CompensatedSum {
    /// The sum as it is.
    pub(crate) high: f64,
    /// What rounding took from it.
    pub(crate) low: f64,
}

impl CompensatedSum {
    /// Adds a float.
    pub(crate) fn add(&mut self, float: f64) {
        let sum = self.high + float;
        self.low += if self.high.abs() >= float.abs() {
            (self.high - sum) + float
        } else {
            (float - sum) + self.high
        };
        self.high = sum;
    }

    fn total(self) -> f64 {
        if self.low != 0.0 && self.low.is_finite() {
            self.high + self.low
        } else {
            self.high
        }
    }
}

/// How a sum is kept: in a register as long as all items allow it.
pub(super) enum Sum {
    Int(i64),
    Float(CompensatedSum),
    /// The real and the imaginary part.
    Complex(CompensatedSum, CompensatedSum),
    Any(Value),
}

impl Sum {
    /// The sum of nothing but a start.
    pub(super) fn new(thread: &Thread, start: Value) -> Sum {
        match start.to_int() {
            Some(integer) => Sum::Int(integer),
            None => Sum::of(thread, start),
        }
    }

    /// What goes on from a value that is no small integer: a float or complex number is carried on with its error.
    fn of(thread: &Thread, value: Value) -> Sum {
        let exact = |part: f64| CompensatedSum {
            high: part,
            low: 0.0,
        };
        if !value.is_object() || thread.shape_of(value) == ShapeId::FLOAT {
            return match value.to_float() {
                Some(float) => Sum::Float(exact(float)),
                None => Sum::Any(value),
            };
        }
        match complex::pair_of(value) {
            Some((real, imaginary)) if is_exactly_complex(thread, value) => {
                Sum::Complex(exact(real), exact(imaginary))
            }
            _ => Sum::Any(value),
        }
    }

    /// Adds an item.
    ///
    /// # Errors
    /// As adding it in Python.
    #[inline]
    pub(super) fn add(&mut self, thread: &Thread, item: Value) -> Result<(), Raised> {
        match self {
            Sum::Int(sum) => {
                if let Some(total) = item.to_int_or_bool().and_then(|item| sum.checked_add(item)) {
                    *sum = total;
                    return Ok(());
                }
                if item.is_inline_float() && sum.unsigned_abs() <= 1 << 53 {
                    let float = item.to_float().expect("a float in a word is a float");
                    *self = Sum::Float(CompensatedSum {
                        high: *sum as f64 + float,
                        low: 0.0,
                    });
                    return Ok(());
                }
            }
            Sum::Float(sum) => {
                let float = match item.to_int_or_bool() {
                    Some(integer) => Some(integer as f64),
                    None if item.is_inline_float() || thread.shape_of(item) == ShapeId::FLOAT => {
                        item.to_float()
                    }
                    None => large_integer(item)?,
                };
                if let Some(float) = float {
                    sum.add(float);
                    return Ok(());
                }
            }
            Sum::Complex(real, imaginary) => {
                let pair = match (item.to_int_or_bool(), thread.shape_of(item)) {
                    (Some(integer), _) => Some((integer as f64, None)),
                    (_, ShapeId::FLOAT) => item.to_float().map(|float| (float, None)),
                    _ if item.is::<BigInteger>() => large_integer(item)?.map(|float| (float, None)),
                    _ => complex::pair_of(item)
                        .filter(|_| is_exactly_complex(thread, item))
                        .map(|(real, imaginary)| (real, Some(imaginary))),
                };
                if let Some((more_real, more_imaginary)) = pair {
                    real.add(more_real);
                    // A real number leaves the sign of a zero beside it alone.
                    if let Some(more_imaginary) = more_imaginary {
                        imaginary.add(more_imaginary);
                    }
                    return Ok(());
                }
            }
            Sum::Any(_) => {}
        }
        let before = self.value(thread);
        let sum = match Value::add(before, item) {
            Some(sum) => sum,
            None => protocol::binary(thread, BinaryOperator::Add, before, item)?,
        };
        *self = match self {
            // A sum begins with integers, goes on with floats and then with complex numbers, and never back.
            Sum::Int(_) | Sum::Float(_) => Sum::of(thread, sum),
            Sum::Complex(..) | Sum::Any(_) => Sum::Any(sum),
        };
        Ok(())
    }

    /// The sum as a value.
    pub(super) fn value(&self, thread: &Thread) -> Value {
        match self {
            Sum::Int(sum) => thread.int(*sum),
            Sum::Float(sum) => thread.float(sum.total()),
            Sum::Complex(real, imaginary) => complex::new(thread, real.total(), imaginary.total()),
            Sum::Any(sum) => *sum,
        }
    }

    /// Adds the items of a generator expression: those that its sink refuses, and what the sink has of the others.
    fn add_through(&mut self, thread: &Thread, iterator: Value, sink: &Sink) -> Result<(), Raised> {
        protocol::each_until(thread, iterator, |item| {
            self.take_back(sink);
            self.add(thread, item)?;
            let (kind, taken) = self.as_taken();
            sink.set(kind, taken);
            Ok(Continue(()))
        })?;
        self.take_back(sink);
        Ok(())
    }

    /// The kind of the sink that can go on with the sum, and what it begins with.
    fn as_taken(&self) -> (Kind, [Value; 2]) {
        let sum = match self {
            Sum::Int(sum) => Value::from_int(*sum).map(|sum| (Kind::Integers, [sum, Value::NONE])),
            Sum::Float(sum) => Value::from_float_inline(sum.high)
                .zip(Value::from_float_inline(sum.low))
                .map(|(high, low)| (Kind::Floats, [high, low])),
            Sum::Complex(..) | Sum::Any(_) => None,
        };
        sum.unwrap_or((Kind::Closed, [Value::NONE; 2]))
    }

    /// Goes on from what a sink has taken.
    fn take_back(&mut self, sink: &Sink) {
        let (kind, [one, two]) = sink.close();
        match (kind, one.to_int(), one.to_float().zip(two.to_float())) {
            (Kind::Integers, Some(sum), _) => *self = Sum::Int(sum),
            (Kind::Floats, _, Some((high, low))) => {
                *self = Sum::Float(CompensatedSum { high, low });
            }
            _ => {}
        }
    }
}

/// `sum(iterable, start)`.
///
/// # Errors
/// `TypeError` for what cannot be iterated, and for a start that is joined instead; what iterating and adding raise.
pub(super) fn sum(thread: &Thread, iterable: Value, start: Value) -> Result<Value, Raised> {
    let shape = thread.shape_of(iterable);
    // What cannot be iterated is found before a start that cannot be added to.
    let iterator = if matches!(shape, ShapeId::LIST | ShapeId::TUPLE) {
        iterable
    } else {
        protocol::iterate(thread, iterable)?
    };
    check_start(start)?;
    let mut sum = Sum::new(thread, start);
    match (
        iterable.downcast::<List>(),
        iterable.downcast::<Tuple>(),
        shape,
    ) {
        (Some(list), _, ShapeId::LIST) => list.each(|item| sum.add(thread, item))?,
        (_, Some(tuple), ShapeId::TUPLE) => tuple
            .items()
            .iter()
            .try_for_each(|item| sum.add(thread, *item))?,
        _ => {
            let (kind, taken) = sum.as_taken();
            match Sink::give(thread, iterator, kind, taken) {
                Some(sink) => sum.add_through(thread, iterator, &sink)?,
                None => protocol::each_until(thread, iterator, |item| {
                    sum.add(thread, item).map(Continue)
                })?,
            }
        }
    }
    Ok(sum.value(thread))
}

fn check_start(start: Value) -> Result<(), Raised> {
    if start.is::<Str>() {
        return Err(type_error(
            "sum() can't sum strings [use ''.join(seq) instead]",
        ));
    }
    if start.is::<Bytes>() {
        return Err(type_error(
            "sum() can't sum bytes [use b''.join(seq) instead]",
        ));
    }
    if start.is::<weft_heap::Native<crate::types::bytes::ByteArray>>() {
        return Err(type_error(
            "sum() can't sum bytearray [use b''.join(seq) instead]",
        ));
    }
    Ok(())
}

/// A large integer as a float, which is added with its error like any other.
#[cold]
fn large_integer(item: Value) -> Result<Option<f64>, Raised> {
    match item.downcast::<BigInteger>() {
        Some(_) => Integer::of(&item).map(int::to_float).transpose(),
        None => Ok(None),
    }
}

fn is_exactly_complex(thread: &Thread, value: Value) -> bool {
    Class::of(&thread.class_of(value)).is_some_and(|class| class.definition().is_some())
}
