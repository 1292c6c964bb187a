//! Iteration: getting an iterator, its next item, and all of them.

use crate::error::{Exception, catch, type_error};
use crate::names::Special;
use crate::protocol::call::check_native_room;
use crate::protocol::{call_special, class_name, iterate_at_once, special_of};
use crate::safepoint::{poll, poll_in_loop};
use crate::types::function::NativeFunction;
use crate::types::{generator, iterator};
use std::ops::ControlFlow::{self, Continue};
use weft_heap::{Dict, Gc, Instance, List, Native, Raised, Set, ShapeId, Thread, Tuple, Value};

/// What the items come from: the value where it is a plain tuple or list, else its iterator.
///
/// # Errors
/// What `iter` raises, but a `TypeError` with this message in place of any other `TypeError`.
pub fn items_source(thread: &Thread, value: Value, message: &str) -> Result<Value, Raised> {
    if matches!(thread.shape_of(value), ShapeId::TUPLE | ShapeId::LIST) {
        return Ok(value);
    }
    let iterator = iterate(thread, value);
    catch(thread, iterator, Exception::TypeError)?.map_err(|_| type_error(message))
}

/// `iter(value)`.
pub fn iterate(thread: &Thread, value: Value) -> Result<Value, Raised> {
    if let Some(iterator) = iterate_at_once(thread, value) {
        return Ok(iterator);
    }
    match special_of(thread, value, Special::Iter) {
        Some(method) if method.is_none() => Err(type_error(format!(
            "'{}' object is not iterable",
            class_name(value)
        ))),
        Some(_) => {
            let iterator =
                call_special(thread, value, Special::Iter, &[]).expect("the method is there")?;
            if special_of(thread, iterator, Special::Next).is_none() {
                return Err(no_iterator(iterator));
            }
            Ok(iterator)
        }
        None if has_items(thread, value) => Ok(iterator::sequence_iterator(thread, value)),
        None => Err(type_error(format!(
            "'{}' object is not iterable",
            class_name(value)
        ))),
    }
}

/// Whether a value without `__iter__` has items by number. Native classes that have them say `__iter__` too; what others
/// have are items by key, such as the groups of a match.
pub fn has_items(thread: &Thread, value: Value) -> bool {
    special_of(thread, value, Special::GetItem)
        .is_some_and(|method| value.is::<Instance>() || !method.is::<Native<NativeFunction>>())
}

/// Raises what `iter` raises of what `__iter__` gave, where that is no iterator.
#[cold]
pub fn no_iterator(value: Value) -> Raised {
    type_error(format!(
        "iter() returned non-iterator of type '{}'",
        class_name(value)
    ))
}

/// The next item of an iterator; `None` when it is exhausted. A safepoint, as each step of a loop is.
#[inline]
pub fn next(thread: &Thread, iterator: Value) -> Result<Option<Value>, Raised> {
    poll_in_loop(thread)?;
    // An iterator may step another, and that one a third.
    check_native_room(thread)?;
    if let Some(result) = iterator::next_of_builtin(thread, iterator) {
        return result;
    }
    poll(thread)?;
    if let Some(result) = generator::next_of_generator(thread, iterator) {
        return result;
    }
    match call_special(thread, iterator, Special::Next, &[]) {
        Some(Ok(value)) => Ok(Some(value)),
        Some(Err(raised)) => Ok(catch(thread, Err(raised), Exception::StopIteration)?.ok()),
        None => Err(type_error(format!(
            "'{}' object is not an iterator",
            class_name(iterator)
        ))),
    }
}

/// Calls `visit` with each item of an iterable.
pub fn each(
    thread: &Thread,
    iterable: Value,
    mut visit: impl FnMut(Value) -> Result<(), Raised>,
) -> Result<(), Raised> {
    let iterator = iterate(thread, iterable)?;
    each_until(thread, iterator, |item| visit(item).map(Continue))
}

/// Calls `visit` with each item of an iterator until it breaks.
///
/// # Errors
/// What the iterator or `visit` raises.
pub fn each_until(
    thread: &Thread,
    iterator: Value,
    mut visit: impl FnMut(Value) -> Result<ControlFlow<()>, Raised>,
) -> Result<(), Raised> {
    if let Some(generator) = generator::Generator::of(&iterator)
        && generator::is_generator(iterator)
    {
        check_native_room(thread)?;
        loop {
            poll(thread)?;
            match thread.python(|| generator::next_item(thread, generator))? {
                Some(item) if visit(item)?.is_continue() => {}
                _ => return Ok(()),
            }
        }
    }
    while let Some(item) = next(thread, iterator)? {
        if visit(item)?.is_break() {
            break;
        }
    }
    Ok(())
}

/// The items of a built-in container, in one step that no change by another thread comes into; `None` for others, and
/// for instances of subclasses.
pub fn items_at_once(thread: &Thread, iterable: Value) -> Option<Gc<List>> {
    let shape = thread.shape_of(iterable);
    if let Some(dict) = iterable.downcast::<Dict>() {
        return (shape == ShapeId::DICT).then(|| dict.listed(thread, |key, _| key));
    }
    if let Some(set) = iterable.downcast::<Set>() {
        return (shape == ShapeId::SET || shape == ShapeId::FROZENSET)
            .then(|| set.listed(thread, |element, _| element));
    }
    if let Some(list) = iterable.downcast::<List>() {
        return (shape == ShapeId::LIST).then(|| list.slice(thread, 0, usize::MAX));
    }
    iterable.items_native(thread)
}

/// A new list of the items of an iterable.
pub fn collect_list(thread: &Thread, iterable: Value) -> Result<Gc<List>, Raised> {
    if let Some(items) = items_at_once(thread, iterable) {
        return Ok(items);
    }
    if let Some(tuple) = iterable.downcast::<Tuple>()
        && thread.shape_of(iterable) == ShapeId::TUPLE
    {
        return Ok(List::from_items(thread, tuple.items()));
    }
    let list = List::from_items(thread, &[]);
    crate::types::list::collect_into(thread, &list, iterable)?;
    Ok(list)
}
