//! The class `tuple`: construction, methods and comparison.

use crate::error::{index_error, value_error};
use crate::interpreter::limits::{check_item, while_going_on};
use crate::protocol::{self, Comparison};
use crate::types::construct::instance_shape;
use crate::types::iterator::TupleIterator;
use crate::types::sequence::{self, Subscript};
use weft_heap::{HashOfItems, List, Raised, ShapeId, Thread, Tuple, Value};

/// The items of an iterable, as a plain tuple.
pub fn from_iterable(thread: &Thread, iterable: Value) -> Result<Value, Raised> {
    if thread.shape_of(iterable) == ShapeId::TUPLE {
        return Ok(iterable);
    }
    let list = match iterable.downcast::<List>() {
        Some(list) if thread.shape_of(iterable) == ShapeId::LIST => list.value(),
        _ => protocol::collect_list(thread, iterable)?.value(),
    };
    Ok(list
        .downcast::<List>()
        .expect("just made")
        .snapshot(thread)
        .value())
}

fn hash_each(thread: &Thread, items: &[Value]) -> Result<HashOfItems, Raised> {
    let mut hash = HashOfItems::default();
    for item in items {
        check_item(thread)?;
        hash.add(protocol::hash(thread, *item)?);
    }
    Ok(hash)
}

/// The hash of a tuple of these items.
pub fn hash_items(thread: &Thread, items: &[Value]) -> Result<u64, Raised> {
    Ok(hash_each(thread, items)?.of_tuple(items.len()))
}

/// The hash of a slice with these fields, which leaves out the length.
pub fn hash_fields(thread: &Thread, fields: &[Value; 3]) -> Result<u64, Raised> {
    hash_each(thread, fields).map(HashOfItems::of_fields)
}

/// `repr` of a tuple.
pub fn repr_of(thread: &Thread, tuple: &Tuple) -> Result<Value, Raised> {
    if tuple.is_empty() {
        return Ok(thread.string("()"));
    }
    let text = sequence::repr_once(thread, tuple.value(), || {
        let mut text = vec![b'('];
        let count =
            sequence::push_items(thread, &mut text, |index| tuple.items().get(index).copied())?;
        text.extend_from_slice(if count == 1 { b",)" } else { b")" });
        Ok(text)
    })?;
    Ok(text.map_or_else(
        || thread.string("(...)"),
        |text| sequence::string_of(thread, &text),
    ))
}

fn compare(
    thread: &Thread,
    comparison: Comparison,
    left: &Tuple,
    right: Value,
) -> Result<Value, Raised> {
    match right.downcast::<Tuple>() {
        Some(right) => compare_items(thread, comparison, left.items(), right.items()),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `left comparison right` for tuples of these items.
pub fn compare_items(
    thread: &Thread,
    comparison: Comparison,
    left: &[Value],
    right: &[Value],
) -> Result<Value, Raised> {
    if left.len() != right.len() && matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
        return Ok(Value::from_bool(comparison == Comparison::NotEqual));
    }
    sequence::compare(
        thread,
        comparison,
        |index| left.get(index).copied(),
        |index| right.get(index).copied(),
    )
}

fn repeat(thread: &Thread, tuple: &Tuple, count: Value) -> Result<Value, Raised> {
    let Some(count) = sequence::repetitions(thread, count)? else {
        return Err(sequence::not_a_count(count));
    };
    if count == 1 && thread.shape_of(tuple.value()) == ShapeId::TUPLE {
        return Ok(tuple.value());
    }
    sequence::check_items(tuple.len().checked_mul(count))?;
    Ok(Tuple::repeated(thread, tuple.items(), count).value())
}

/// A sequence that cannot be changed.
///
/// Without an argument, an empty tuple; otherwise a tuple of the iterable's items. A tuple is returned as it is.
#[crate::class(
    name = "tuple",
    module = "builtins",
    subclassable,
    signature = "(iterable=(), /)"
)]
pub mod class {
    use super::{
        Comparison, ShapeId, Subscript, TupleIterator, check_item, compare, from_iterable,
        hash_items, index_error, instance_shape, protocol, repeat, repr_of, sequence, value_error,
    };
    use weft_heap::{Raised, Thread, Tuple, Value};

    /// Create and return a new object.
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[positional_only]
        #[default(Value::ABSENT)]
        iterable: Value,
    ) -> Result<Value, Raised> {
        let shape = instance_shape(thread, class, &DEFINITION)?;
        let items = if iterable == Value::ABSENT {
            thread.tuple(&[])
        } else {
            from_iterable(thread, iterable)?
        };
        if shape == ShapeId::TUPLE {
            return Ok(items);
        }
        Ok(Tuple::new(
            thread,
            shape,
            items.downcast::<Tuple>().expect("a tuple").items(),
        )
        .value())
    }

    fn __len__(this: &Tuple) -> usize {
        this.len()
    }

    fn __getitem__(this: &Tuple, thread: &Thread, key: Value) -> Result<Value, Raised> {
        match sequence::subscript(thread, &key, "tuple")? {
            Subscript::Index(index) => match sequence::place(index, this.len()) {
                Some(place) => Ok(this.items()[place]),
                None => Err(index_error("tuple index out of range")),
            },
            Subscript::Slice(slice) => {
                let indices = slice.indices(thread, this.len())?;
                if indices.count == this.len()
                    && indices.step == 1
                    && thread.shape_of(this.value()) == ShapeId::TUPLE
                {
                    return Ok(this.value());
                }
                if indices.step == 1 {
                    let (start, end) = indices.range();
                    return Ok(thread.tuple(&this.items()[start..end]));
                }
                let items = super::while_going_on(indices.iter()).map(|index| this.items()[index]);
                Ok(thread.tuple(&items.collect::<Vec<Value>>()))
            }
        }
    }

    fn __iter__(this: &Tuple, thread: &Thread) -> Value {
        crate::interpreter::new_native(thread, TupleIterator::new(this)).value()
    }

    fn __contains__(this: &Tuple, thread: &Thread, item: Value) -> Result<bool, Raised> {
        for other in this.items() {
            if protocol::equals(thread, *other, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn __repr__(this: &Tuple, thread: &Thread) -> Result<Value, Raised> {
        repr_of(thread, this)
    }

    fn __hash__(this: &Tuple, thread: &Thread) -> Result<i64, Raised> {
        hash_items(thread, this.items()).map(|hash| hash as i64)
    }

    fn __eq__(this: &Tuple, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Equal, this, other)
    }

    fn __ne__(this: &Tuple, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::NotEqual, this, other)
    }

    fn __lt__(this: &Tuple, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Less, this, other)
    }

    fn __le__(this: &Tuple, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::LessEqual, this, other)
    }

    fn __gt__(this: &Tuple, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Greater, this, other)
    }

    fn __ge__(this: &Tuple, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::GreaterEqual, this, other)
    }

    fn __add__(this: &Tuple, thread: &Thread, other: Value) -> Result<Value, Raised> {
        let Some(right) = other.downcast::<Tuple>() else {
            return Err(sequence::not_joined(other, "tuple"));
        };
        Ok(Tuple::joined(thread, this, right).value())
    }

    fn __mul__(this: &Tuple, thread: &Thread, count: Value) -> Result<Value, Raised> {
        repeat(thread, this, count)
    }

    fn __rmul__(this: &Tuple, thread: &Thread, count: Value) -> Result<Value, Raised> {
        repeat(thread, this, count)
    }

    /// Return number of occurrences of value.
    fn count(
        this: &Tuple,
        thread: &Thread,
        #[positional_only] value: Value,
    ) -> Result<usize, Raised> {
        let mut count = 0;
        for item in this.items() {
            check_item(thread)?;
            count += usize::from(protocol::equals(thread, *item, value)?);
        }
        Ok(count)
    }

    /// Return where the first item is that equals value, from start up to stop. ValueError where none does.
    #[positional_only]
    #[signature("($self, value, start=0, stop=9223372036854775807, /)")]
    fn index(
        this: &Tuple,
        thread: &Thread,
        value: Value,
        #[default(Value::ABSENT)] start: Value,
        #[default(Value::ABSENT)] stop: Value,
    ) -> Result<usize, Raised> {
        for index in sequence::search_range(thread, start, stop, this.len())? {
            let Some(item) = this.items().get(index) else {
                break;
            };
            check_item(thread)?;
            if protocol::equals(thread, *item, value)? {
                return Ok(index);
            }
        }
        Err(value_error("tuple.index(x): x not in tuple"))
    }

    /// Return the items in a tuple, for pickling.
    fn __getnewargs__(this: &Tuple, thread: &Thread) -> Value {
        thread.tuple(&[thread.tuple(this.items())])
    }

    /// See PEP 585
    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, item: Value) -> Result<Value, Raised> {
        crate::types::class::generic_alias(thread, class, item)
    }
}
