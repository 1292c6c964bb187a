//! Built-in functions about containers and iteration.

use crate::error::stop_iteration;
use crate::error::{type_error, value_error};
use crate::protocol::{self, BinaryOperator, Comparison};
use crate::types::class::Class;
use crate::types::complex;
use crate::types::generator;
use crate::types::int::{self, Integer};
use crate::types::list::Order;
use weft_heap::{BigInteger, Bytes, List, Raised, ShapeId, Str, Thread, Tuple, Value};

/// The sum of floats with the error of each addition carried along (Neumaier, 1974), as CPython adds since 3.12.
#[derive(Clone, Copy)]
struct CompensatedSum {
    high: f64,
    low: f64,
}

impl CompensatedSum {
    fn add(&mut self, float: f64) {
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
enum Sum {
    Int(i64),
    Float(CompensatedSum),
    /// The real and the imaginary part.
    Complex(CompensatedSum, CompensatedSum),
    Any(Value),
}

impl Sum {
    fn new(thread: &Thread, start: Value) -> Sum {
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

    #[inline]
    fn add(&mut self, thread: &Thread, item: Value) -> Result<(), Raised> {
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

    fn value(&self, thread: &Thread) -> Value {
        match self {
            Sum::Int(sum) => thread.int(*sum),
            Sum::Float(sum) => thread.float(sum.total()),
            Sum::Complex(real, imaginary) => complex::new(thread, real.total(), imaginary.total()),
            Sum::Any(sum) => *sum,
        }
    }
}

/// Fails for what is joined instead.
/// `next` as nodes call it.
fn next_from_node(thread: &Thread, arguments: &[Value]) -> Option<Result<Value, Raised>> {
    match arguments {
        [iterator] => match iterator.next_native(thread) {
            None => generator::next_directly(thread, *iterator),
            Some(Ok(Some(item))) => Some(Ok(item)),
            Some(Ok(None)) => Some(Err(stop_iteration(thread, Value::NONE))),
            Some(Err(raised)) => Some(Err(raised)),
        },
        [iterator, default] => {
            let step = generator::next_of_generator(thread, *iterator)?;
            Some(step.map(|item| item.unwrap_or(*default)))
        }
        _ => None,
    }
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

/// The least or greatest of several values.
fn extreme(
    thread: &Thread,
    function: &str,
    comparison: Comparison,
    arguments: &[Value],
    key: Value,
    default: Value,
) -> Result<Value, Raised> {
    let mut best = Best {
        item: Value::ABSENT,
        weight: Value::ABSENT,
    };
    match *arguments {
        [] => {
            return Err(type_error(format!(
                "{function} expected at least 1 argument, got 0"
            )));
        }
        [iterable] => {
            protocol::each(thread, iterable, |item| {
                best.offer(thread, comparison, item, key)
            })?;
        }
        _ if default != Value::ABSENT => {
            return Err(type_error(format!(
                "Cannot specify a default for {function}() with multiple positional arguments"
            )));
        }
        _ => {
            for item in arguments {
                best.offer(thread, comparison, *item, key)?;
            }
        }
    }
    if best.item != Value::ABSENT {
        return Ok(best.item);
    }
    if default != Value::ABSENT {
        Ok(default)
    } else {
        Err(value_error(format!(
            "{function}() iterable argument is empty"
        )))
    }
}

/// The best item so far and what it is compared by.
struct Best {
    item: Value,
    weight: Value,
}

impl Best {
    #[inline]
    fn offer(
        &mut self,
        thread: &Thread,
        comparison: Comparison,
        item: Value,
        key: Value,
    ) -> Result<(), Raised> {
        let weight = if key.is_none() {
            item
        } else {
            protocol::call_values(thread, key, &[item])?
        };
        if self.item == Value::ABSENT
            || protocol::compare_truth(thread, comparison, weight, self.weight)?
        {
            *self = Best { item, weight };
        }
        Ok(())
    }
}

/// Built-in functions about containers and iteration, and the classes of containers.
#[crate::module(name = "builtins", classes = [
    crate::types::list::class, crate::types::tuple::class, crate::types::dict::class, crate::types::set::class,
    crate::types::frozenset::class, crate::types::range::class, crate::types::slice::class,
    crate::types::iterator::enumerate_class, crate::types::iterator::zip_class, crate::types::iterator::map_class,
    crate::types::iterator::filter_class, crate::types::iterator::reversed_class
])]
pub mod module {
    use super::{
        Comparison, List, Order, ShapeId, Sum, Tuple, check_start, extreme, protocol, type_error,
    };
    use crate::error::{Exception, is_raised, stop_iteration};
    use crate::interpreter::new_native;
    use crate::names::Special;
    use crate::types::generator::next_of_generator;
    use crate::types::iterator::CallableIterator;
    use std::ops::ControlFlow::{Break, Continue};
    use weft_heap::{Raised, Thread, Value};

    #[rust]
    fn len_at_once(_: &Thread, arguments: &[Value]) -> Option<Value> {
        let [object] = arguments else {
            return None;
        };
        let length = if let Some(list) = object.plain_list() {
            list.len()
        } else if let Some(text) = object.plain_str() {
            text.len()
        } else if let Some(dict) = object.plain_dict() {
            dict.len()
        } else if let Some(tuple) = object.plain_tuple() {
            tuple.len()
        } else {
            object.plain_set()?.len()
        };
        Value::from_int(i64::try_from(length).ok()?)
    }

    /// Return the number of items in a container.
    #[quick(len_at_once)]
    #[positional_only]
    fn len(thread: &Thread, obj: Value) -> Result<usize, Raised> {
        protocol::length(thread, obj)
    }

    /// Return a new list containing all items from the iterable in ascending order.
    ///
    /// A custom key function can be supplied to customize the sort order, and the reverse flag can be set to request the
    /// result in descending order.
    #[signature("(iterable, /, *, key=None, reverse=False)")]
    fn sorted(
        thread: &Thread,
        #[rest] iterable: &[Value],
        #[keyword_only]
        #[default(Value::NONE)]
        key: Value,
        #[default(false)] reverse: bool,
    ) -> Result<Value, Raised> {
        let [iterable] = *iterable else {
            return Err(type_error(format!(
                "sorted expected 1 argument, got {}",
                iterable.len()
            )));
        };
        let list = crate::types::list::from_iterable(thread, iterable)?;
        let order = if reverse {
            Order::Descending
        } else {
            Order::Ascending
        };
        crate::types::list::sort_list(thread, &list, key, order)?;
        Ok(list.value())
    }

    /// Return the sum of a 'start' value (default: 0) plus an iterable of numbers
    ///
    /// When the iterable is empty, return the start value. This function is intended specifically for use with numeric
    /// values and may reject non-numeric types.
    fn sum(
        thread: &Thread,
        #[positional_only] iterable: Value,
        #[default(0)] start: Value,
    ) -> Result<Value, Raised> {
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
                protocol::each_until(thread, iterator, |item| sum.add(thread, item).map(Continue))?
            }
        }
        Ok(sum.value(thread))
    }

    /// The argument that goes before all others, of numbers that compare at once.
    #[rust]
    fn extreme_at_once(arguments: &[Value], comparison: Comparison) -> Option<Value> {
        let (first, rest) = arguments.split_first()?;
        if rest.is_empty() {
            return None;
        }
        let mut best = *first;
        for other in rest {
            if comparison.holds(Value::order(*other, best)?) {
                best = *other;
            }
        }
        Some(best)
    }

    #[rust]
    fn min_at_once(_thread: &Thread, arguments: &[Value]) -> Option<Value> {
        extreme_at_once(arguments, Comparison::Less)
    }

    #[rust]
    fn max_at_once(_thread: &Thread, arguments: &[Value]) -> Option<Value> {
        extreme_at_once(arguments, Comparison::Greater)
    }

    /// min(iterable, *[, default=obj, key=func]) -> value
    /// min(arg1, arg2, *args, *[, key=func]) -> value
    ///
    /// With a single iterable argument, return its smallest item. The default keyword-only argument specifies an object
    /// to return if the provided iterable is empty. With two or more positional arguments, return the smallest argument.
    #[quick(min_at_once)]
    #[signature("")]
    fn min(
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keyword_only]
        #[default(Value::NONE)]
        key: Value,
        #[default(Value::ABSENT)] default: Value,
    ) -> Result<Value, Raised> {
        extreme(thread, "min", Comparison::Less, arguments, key, default)
    }

    /// max(iterable, *[, default=obj, key=func]) -> value
    /// max(arg1, arg2, *args, *[, key=func]) -> value
    ///
    /// With a single iterable argument, return its biggest item. The default keyword-only argument specifies an object to
    /// return if the provided iterable is empty. With two or more positional arguments, return the largest argument.
    #[quick(max_at_once)]
    #[signature("")]
    fn max(
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keyword_only]
        #[default(Value::NONE)]
        key: Value,
        #[default(Value::ABSENT)] default: Value,
    ) -> Result<Value, Raised> {
        extreme(thread, "max", Comparison::Greater, arguments, key, default)
    }

    /// Return True if bool(x) is True for any x in the iterable.
    ///
    /// If the iterable is empty, return False.
    #[positional_only]
    fn any(thread: &Thread, iterable: Value) -> Result<bool, Raised> {
        let iterator = protocol::iterate(thread, iterable)?;
        let mut is_true = false;
        protocol::each_until(thread, iterator, |item| {
            is_true = protocol::truth(thread, item)?;
            Ok(if is_true { Break(()) } else { Continue(()) })
        })?;
        Ok(is_true)
    }

    /// Return True if bool(x) is True for all values x in the iterable.
    ///
    /// If the iterable is empty, return True.
    #[positional_only]
    fn all(thread: &Thread, iterable: Value) -> Result<bool, Raised> {
        let iterator = protocol::iterate(thread, iterable)?;
        let mut is_true = true;
        protocol::each_until(thread, iterator, |item| {
            is_true = protocol::truth(thread, item)?;
            Ok(if is_true { Continue(()) } else { Break(()) })
        })?;
        Ok(is_true)
    }

    /// iter(iterable) -> iterator
    /// iter(callable, sentinel) -> iterator
    ///
    /// Get an iterator from an object. In the first form, the argument must supply its own iterator, or be a sequence. In
    /// the second form, the callable is called until it returns the sentinel.
    #[positional_only]
    #[signature("")]
    fn iter(
        thread: &Thread,
        object: Value,
        #[default(Value::ABSENT)] sentinel: Value,
    ) -> Result<Value, Raised> {
        if sentinel == Value::ABSENT {
            return protocol::iterate(thread, object);
        }
        if !protocol::is_callable(thread, object) {
            return Err(type_error("iter(v, w): v must be callable"));
        }
        Ok(new_native(thread, CallableIterator::new(object, sentinel)).value())
    }

    /// next(iterator[, default])
    ///
    /// Return the next item from the iterator.
    ///
    /// If default is given and the iterator is exhausted, it is returned instead of raising StopIteration.
    #[positional_only]
    #[direct(super::next_from_node)]
    #[signature("")]
    fn next(
        thread: &Thread,
        iterator: Value,
        #[default(Value::ABSENT)] default: Value,
    ) -> Result<Value, Raised> {
        if default != Value::ABSENT
            && let Some(step) = next_of_generator(thread, iterator)
        {
            return step.map(|item| item.unwrap_or(default));
        }
        if let Some(step) = iterator.next_native(thread) {
            return match step {
                Ok(Some(item)) => Ok(item),
                Ok(None) if default == Value::ABSENT => Err(stop_iteration(thread, Value::NONE)),
                Ok(None) => Ok(default),
                Err(raised)
                    if default != Value::ABSENT && is_raised(thread, Exception::StopIteration) =>
                {
                    thread.take_raised(raised);
                    Ok(default)
                }
                Err(raised) => Err(raised),
            };
        }
        match protocol::call_special(thread, iterator, Special::Next, &[]) {
            Some(Err(raised))
                if default != Value::ABSENT && is_raised(thread, Exception::StopIteration) =>
            {
                thread.take_raised(raised);
                Ok(default)
            }
            Some(result) => result,
            None => Err(type_error(format!(
                "'{}' object is not an iterator",
                protocol::class_name(iterator)
            ))),
        }
    }
}
