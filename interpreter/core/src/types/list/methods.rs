//! The class `list`.

use crate::error::{index_error, value_error};
use crate::interpreter::limits::check_item;
use crate::protocol::{self, Comparison};
use crate::types::construct::instance_shape;
use crate::types::generator::sink::{Kind, Sink};
use crate::types::iterator::{ListIterator, ListReverseIterator};
use crate::types::list::sort::{Order, sort_list, sort_short};
use crate::types::range::Range;
use crate::types::sequence::{self, Subscript};
use crate::types::slice::Slice;
use std::ops::ControlFlow;
use weft_heap::{Gc, List, Native, Raised, ShapeId, Thread, Tuple, Value};

fn compare_any(
    thread: &Thread,
    comparison: Comparison,
    left: &List,
    right: Value,
) -> Result<Value, Raised> {
    match right.downcast::<List>() {
        Some(right) => compare(thread, comparison, left, right),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `left comparison right` for lists.
pub fn compare(
    thread: &Thread,
    comparison: Comparison,
    left: &List,
    right: &List,
) -> Result<Value, Raised> {
    if left.len() != right.len() && matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
        return Ok(Value::from_bool(comparison == Comparison::NotEqual));
    }
    sequence::compare(
        thread,
        comparison,
        |index| left.get(index),
        |index| right.get(index),
    )
}

/// The items of an iterable in a tuple that nobody changes.
fn items_of(thread: &Thread, iterable: Value) -> Result<Gc<Tuple>, Raised> {
    if thread.shape_of(iterable) == ShapeId::TUPLE
        && let Some(tuple) = iterable.cast::<Tuple>()
    {
        return Ok(tuple);
    }
    if thread.shape_of(iterable) == ShapeId::LIST
        && let Some(list) = iterable.downcast::<List>()
    {
        return Ok(list.snapshot(thread));
    }
    Ok(protocol::collect_list(thread, iterable)?.snapshot(thread))
}

/// `list.extend`: items of an iterator are added as they come, so that others see them. What a class of Python's iterates is
/// asked for its length first: a program sees that.
pub fn extend(thread: &Thread, list: &List, iterable: Value) -> Result<(), Raised> {
    if extend_at_once(thread, list, iterable)? {
        return Ok(());
    }
    let iterator = protocol::iterate(thread, iterable)?;
    protocol::ask_length(thread, iterable)?;
    take_all(thread, list, iterator)
}

/// `list(iterable)`.
pub fn from_iterable(thread: &Thread, iterable: Value) -> Result<Gc<List>, Raised> {
    if let Some(items) = protocol::items_at_once(thread, iterable) {
        return Ok(items);
    }
    let list = List::from_items(thread, &[]);
    extend(thread, &list, iterable)?;
    Ok(list)
}

/// Adds the items of an iterable, for what is no list in the eyes of a program.
pub fn collect_into(thread: &Thread, list: &List, iterable: Value) -> Result<(), Raised> {
    if extend_at_once(thread, list, iterable)? {
        return Ok(());
    }
    take_all(thread, list, protocol::iterate(thread, iterable)?)
}

fn take_all(thread: &Thread, list: &List, iterator: Value) -> Result<(), Raised> {
    let _sink = Sink::give(thread, iterator, Kind::List, [list.value(), Value::NONE]);
    protocol::each_until(thread, iterator, |item| {
        list.push(thread, item);
        Ok(ControlFlow::Continue(()))
    })
}

/// Adds the items of a built-in container; gives whether it is one.
fn extend_at_once(thread: &Thread, list: &List, iterable: Value) -> Result<bool, Raised> {
    if thread.shape_of(iterable) == ShapeId::LIST || thread.shape_of(iterable) == ShapeId::TUPLE {
        match iterable.downcast::<List>() {
            Some(other) => list.splice_list(thread, |length| (length, length), other),
            None => list.extend(thread, items_of(thread, iterable)?.items()),
        }
        return Ok(true);
    }
    if let Some(items) = protocol::items_at_once(thread, iterable) {
        list.extend(thread, items.snapshot(thread).items());
        return Ok(true);
    }
    if let Some((start, step, length)) = iterable
        .downcast::<Native<Range>>()
        .and_then(|range| range.small())
    {
        sequence::check_items(usize::try_from(length).ok())?;
        list.reserve_more(thread, length as usize);
        for index in 0..length {
            check_item(thread)?;
            list.push(thread, thread.int(start + index * step));
        }
        return Ok(true);
    }
    Ok(false)
}

fn repeated(thread: &Thread, list: &List, count: Value) -> Result<Value, Raised> {
    let Some(count) = sequence::repetitions(thread, count)? else {
        return Err(sequence::not_a_count(count));
    };
    let items = list.snapshot(thread);
    sequence::check_items(items.len().checked_mul(count))?;
    Ok(List::repeated(thread, items.items(), count).value())
}

/// `list[slice]`.
pub fn sliced(thread: &Thread, list: &List, slice: &Slice) -> Result<Value, Raised> {
    let bounds = slice.bounds(thread)?;
    let indices = bounds.within(list.len());
    if indices.step == 1 {
        let (start, end) = indices.range();
        return Ok(list.slice(thread, start, end).value());
    }
    let part = list.stepped(thread, |length| {
        let indices = bounds.within(length);
        (indices.start, indices.step, indices.count)
    });
    Ok(part.value())
}

fn assign_slice(thread: &Thread, list: &List, slice: &Slice, value: Value) -> Result<(), Raised> {
    let bounds = slice.bounds(thread)?;
    let is_extended = !matches!(slice.step().to_int(), Some(1)) && !slice.step().is_none();
    let message = "must assign iterable to extended slice";
    let items = items_of(thread, protocol::items_source(thread, value, message)?)?;
    if !is_extended {
        list.splice(
            thread,
            |length| bounds.within(length).range(),
            items.items(),
        );
        return Ok(());
    }
    let replaced = list.assign_stepped(
        thread,
        |length| {
            let indices = bounds.within(length);
            (indices.start, indices.step, indices.count)
        },
        items.items(),
    );
    // Those that are to be assigned may be too few, if the program has to end.
    check_item(thread)?;
    replaced.map_err(|count| {
        value_error(format!(
            "attempt to assign sequence of size {} to extended slice of size {count}",
            items.len()
        ))
    })
}

fn delete_slice(thread: &Thread, list: &List, slice: &Slice) -> Result<(), Raised> {
    let bounds = slice.bounds(thread)?;
    if bounds.within(list.len()).step == 1 {
        // What stands before it stays where it is, so that a stack loses its last items in no time.
        list.splice(thread, |length| bounds.within(length).range(), &[]);
        return Ok(());
    }
    list.remove_stepped(thread, |length| {
        let indices = bounds.within(length);
        (indices.start, indices.step, indices.count)
    });
    Ok(())
}

/// A sequence that can be changed, with the items of iterable or none.
#[crate::class(
    name = "list",
    module = "builtins",
    subclassable,
    signature = "(iterable=(), /)"
)]
pub mod class {
    use super::{
        Comparison, ListIterator, ListReverseIterator, Order, ShapeId, Subscript, assign_slice,
        compare_any, delete_slice, index_error, instance_shape, protocol, repeated, sequence,
        sliced, sort_list, sort_short, value_error,
    };
    use crate::interpreter::new_native;
    use crate::native::Keywords;
    use weft_heap::{List, Raised, Thread, Value};

    /// Create and return a new object.
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[rest] _arguments: &[Value],
        #[keywords] _keywords: Keywords<'_>,
    ) -> Result<Value, Raised> {
        Ok(List::new(thread, instance_shape(thread, class, &DEFINITION)?, 0).value())
    }

    /// Initialize self.
    fn __init__(
        this: &List,
        thread: &Thread,
        #[positional_only]
        #[default(Value::ABSENT)]
        iterable: Value,
    ) -> Result<(), Raised> {
        if !this.is_empty() {
            this.clear(thread);
        }
        if iterable == Value::ABSENT {
            Ok(())
        } else {
            super::extend(thread, this, iterable)
        }
    }

    fn append_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [list, item] = arguments else {
            return None;
        };
        list.downcast::<List>()?.push(thread, *item);
        Some(Value::NONE)
    }

    /// Append object to the end of the list.
    #[quick(append_at_once)]
    fn append(this: &List, thread: &Thread, #[positional_only] object: Value) {
        this.push(thread, object);
    }

    /// Adds few items of a list or tuple.
    fn extend_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [list, other] = arguments else {
            return None;
        };
        let list = list.downcast::<List>()?;
        if let Some(tuple) = other.plain_tuple().filter(|tuple| tuple.len() < 1 << 10) {
            list.extend(thread, tuple.items());
        } else {
            let other =
                short(other).filter(|other| thread.shape_of(other.value()) == ShapeId::LIST)?;
            list.splice_list(thread, |length| (length, length), other);
        }
        Some(Value::NONE)
    }

    /// Append each item of iterable.
    #[quick(extend_at_once)]
    fn extend(
        this: &List,
        thread: &Thread,
        #[positional_only] iterable: Value,
    ) -> Result<(), Raised> {
        super::extend(thread, this, iterable)
    }

    /// A list of which it takes no time to move all items.
    fn short(list: &Value) -> Option<&List> {
        list.downcast::<List>().filter(|list| list.len() < 1 << 10)
    }

    fn insert_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [list, index, object] = arguments else {
            return None;
        };
        let list = short(list)?;
        list.insert(thread, index.to_int()?, *object);
        Some(Value::NONE)
    }

    /// Insert object before index.
    #[positional_only]
    #[quick(insert_at_once)]
    fn insert(this: &List, thread: &Thread, index: Value, object: Value) -> Result<(), Raised> {
        this.insert(thread, protocol::to_i64(thread, index)?, object);
        Ok(())
    }

    fn pop_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let (list, index) = match arguments {
            [list] => (list, -1),
            [list, index] => (list, index.to_int()?),
            _ => return None,
        };
        short(list)?.pop_at(thread, index)
    }

    /// Take out the item at index, by default the last, and return it. IndexError where there is no such item.
    #[quick(pop_at_once)]
    fn pop(
        this: &List,
        thread: &Thread,
        #[positional_only]
        #[default(-1)]
        index: Value,
    ) -> Result<Value, Raised> {
        let index = match index.to_int() {
            Some(index) => index,
            None => protocol::to_i64(thread, index)?,
        };
        match this.pop_at(thread, index) {
            Some(item) => Ok(item),
            None if this.is_empty() => Err(index_error("pop from empty list")),
            None => Err(index_error("pop index out of range")),
        }
    }

    /// Where the first of few items is that equals a value, if it takes no Python code to tell.
    fn place_at_once(thread: &Thread, list: &List, value: Value) -> Option<usize> {
        for index in 0.. {
            if protocol::equal_at_once(thread, list.get(index)?, value)? {
                return Some(index);
            }
        }
        None
    }

    fn remove_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [list, value] = arguments else {
            return None;
        };
        let list = short(list).filter(|_| !thread.is_parallel())?;
        list.remove(thread, place_at_once(thread, list, *value)?)?;
        Some(Value::NONE)
    }

    fn index_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [list, value] = arguments else {
            return None;
        };
        let place = place_at_once(thread, short(list)?, *value)?;
        Some(thread.int(place as i64))
    }

    /// Take out the first item that equals value. ValueError where none does.
    #[quick(remove_at_once)]
    fn remove(this: &List, thread: &Thread, #[positional_only] value: Value) -> Result<(), Raised> {
        let mut index = 0;
        while let Some(item) = this.get(index) {
            crate::interpreter::limits::check_item(thread)?;
            // Whoever changes the list during the comparison moves the item; then the search starts over.
            if !protocol::equals(thread, item, value)? {
                index += 1;
            } else if this.remove_exactly(thread, index, item) {
                return Ok(());
            } else {
                index = 0;
            }
        }
        Err(value_error("list.remove(x): x not in list"))
    }

    /// Remove all items from list.
    #[plain]
    fn clear(this: &List, thread: &Thread) {
        this.clear(thread);
    }

    /// Return a shallow copy of the list.
    #[plain]
    fn copy(this: &List, thread: &Thread) -> Value {
        this.slice(thread, 0, usize::MAX).value()
    }

    /// Return number of occurrences of value.
    fn count(
        this: &List,
        thread: &Thread,
        #[positional_only] value: Value,
    ) -> Result<usize, Raised> {
        let mut count = 0;
        this.each(|item| {
            count += usize::from(protocol::equals(thread, item, value)?);
            Ok(())
        })?;
        Ok(count)
    }

    /// Return where the first item is that equals value, from start up to stop. ValueError where none does.
    #[positional_only]
    #[signature("($self, value, start=0, stop=9223372036854775807, /)")]
    #[quick(index_at_once)]
    fn index(
        this: &List,
        thread: &Thread,
        value: Value,
        #[default(Value::ABSENT)] start: Value,
        #[default(Value::ABSENT)] stop: Value,
    ) -> Result<usize, Raised> {
        for index in sequence::search_range(thread, start, stop, this.len())? {
            let Some(item) = this.get(index) else { break };
            if protocol::equals(thread, item, value)? {
                return Ok(index);
            }
        }
        Err(value_error("list.index(x): x not in list"))
    }

    /// Reverse *IN PLACE*.
    #[plain]
    fn reverse(this: &List, thread: &Thread) {
        this.reverse(thread);
    }

    /// Sorts few items of one plain type.
    fn sort_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [list] = arguments else {
            return None;
        };
        let is_sorted = sort_short(thread, short(list)?);
        is_sorted.then_some(Value::NONE)
    }

    /// Sort this list itself, the least item first; returns None.
    ///
    /// Items are compared by `<`, or by what key gives for each, called once per item. With reverse the greatest comes
    /// first. Items that compare equal keep their order.
    #[quick(sort_at_once)]
    fn sort(
        this: &List,
        thread: &Thread,
        #[keyword_only]
        #[default(Value::NONE)]
        key: Value,
        #[default(false)] reverse: bool,
    ) -> Result<(), Raised> {
        sort_list(
            thread,
            this,
            key,
            if reverse {
                Order::Descending
            } else {
                Order::Ascending
            },
        )
    }

    fn __len__(this: &List) -> usize {
        this.len()
    }

    #[rust]
    fn item_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let _ = thread;
        let [this, index] = arguments else {
            return None;
        };
        this.downcast::<List>()?.get_at(index.to_int()?)
    }

    #[quick(item_at_once)]
    fn __getitem__(this: &List, thread: &Thread, key: Value) -> Result<Value, Raised> {
        match sequence::subscript(thread, &key, "list")? {
            Subscript::Index(index) => this
                .get_at(index)
                .ok_or_else(|| index_error("list index out of range")),
            Subscript::Slice(slice) => sliced(thread, this, slice),
        }
    }

    fn __setitem__(this: &List, thread: &Thread, key: Value, value: Value) -> Result<(), Raised> {
        match sequence::subscript(thread, &key, "list")? {
            Subscript::Index(index) => match sequence::place(index, this.len()) {
                Some(place) if this.set(thread, place, value) => Ok(()),
                _ => Err(index_error("list assignment index out of range")),
            },
            Subscript::Slice(slice) => assign_slice(thread, this, slice, value),
        }
    }

    fn __delitem__(this: &List, thread: &Thread, key: Value) -> Result<(), Raised> {
        match sequence::subscript(thread, &key, "list")? {
            Subscript::Index(index) => match this.pop_at(thread, index) {
                Some(_) => Ok(()),
                None => Err(index_error("list assignment index out of range")),
            },
            Subscript::Slice(slice) => delete_slice(thread, this, slice),
        }
    }

    fn __iter__(this: &List, thread: &Thread) -> Value {
        new_native(thread, ListIterator::new(this)).value()
    }

    /// Return a reverse iterator over the list.
    fn __reversed__(this: &List, thread: &Thread) -> Value {
        new_native(thread, ListReverseIterator::new(this)).value()
    }

    fn __contains__(this: &List, thread: &Thread, item: Value) -> Result<bool, Raised> {
        let mut index = 0;
        while let Some(other) = this.get(index) {
            if protocol::equals(thread, other, item)? {
                return Ok(true);
            }
            index += 1;
        }
        Ok(false)
    }

    fn __repr__(this: &List, thread: &Thread) -> Result<Value, Raised> {
        if this.is_empty() {
            return Ok(thread.string("[]"));
        }
        let text = sequence::repr_once(thread, this.value(), || {
            let mut text = vec![b'['];
            sequence::push_items(thread, &mut text, |index| this.get(index))?;
            text.push(b']');
            Ok(text)
        })?;
        Ok(text.map_or_else(
            || thread.string("[...]"),
            |text| sequence::string_of(thread, &text),
        ))
    }

    fn __eq__(this: &List, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare_any(thread, Comparison::Equal, this, other)
    }

    fn __ne__(this: &List, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare_any(thread, Comparison::NotEqual, this, other)
    }

    fn __lt__(this: &List, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare_any(thread, Comparison::Less, this, other)
    }

    fn __le__(this: &List, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare_any(thread, Comparison::LessEqual, this, other)
    }

    fn __gt__(this: &List, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare_any(thread, Comparison::Greater, this, other)
    }

    fn __ge__(this: &List, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare_any(thread, Comparison::GreaterEqual, this, other)
    }

    fn __add__(this: &List, thread: &Thread, other: Value) -> Result<Value, Raised> {
        let Some(right) = other.downcast::<List>() else {
            return Err(sequence::not_joined(other, "list"));
        };
        if !thread.is_parallel() {
            return Ok(List::joined(thread, this, right).value());
        }
        let sum = List::new(thread, ShapeId::LIST, this.len() + right.len());
        sum.extend(thread, this.snapshot(thread).items());
        sum.extend(thread, right.snapshot(thread).items());
        Ok(sum.value())
    }

    fn __iadd__(this: &List, thread: &Thread, other: Value) -> Result<Value, Raised> {
        super::extend(thread, this, other)?;
        Ok(this.value())
    }

    fn __mul__(this: &List, thread: &Thread, count: Value) -> Result<Value, Raised> {
        repeated(thread, this, count)
    }

    fn __rmul__(this: &List, thread: &Thread, count: Value) -> Result<Value, Raised> {
        repeated(thread, this, count)
    }

    fn __imul__(this: &List, thread: &Thread, count: Value) -> Result<Value, Raised> {
        let Some(count) = sequence::repetitions(thread, count)? else {
            return Err(sequence::not_a_count(count));
        };
        this.edit(thread, |all| {
            sequence::check_items(all.len().checked_mul(count))?;
            thread.repeat_items(all, count);
            Ok(this.value())
        })
    }

    /// The octets of memory that the list takes, without those of its items.
    fn __sizeof__(this: &List) -> usize {
        this.value().size() + this.len() * size_of::<Value>()
    }

    /// See PEP 585
    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, item: Value) -> Result<Value, Raised> {
        crate::types::class::generic_alias(thread, class, item)
    }
}
