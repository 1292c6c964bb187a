//! Iteration.

use crate::error::{Exception, catch, type_error};
use crate::names::Special;
use crate::protocol::call::check_native_room;
use crate::protocol::{call_special, class_name, special_of};
use crate::safepoint::poll;
use crate::types::{generator, iterator};
use weft_heap::{Gc, List, Raised, Thread, Value};

/// `iter(value)`.
pub fn iterate(thread: &Thread, value: Value) -> Result<Value, Raised> {
    match special_of(thread, value, Special::Iter) {
        Some(method) if method.is_none() => Err(type_error(format!(
            "'{}' object is not iterable",
            class_name(value)
        ))),
        Some(_) => {
            let iterator =
                call_special(thread, value, Special::Iter, &[]).expect("the method is there")?;
            if special_of(thread, iterator, Special::Next).is_none() {
                return Err(type_error(format!(
                    "iter() returned non-iterator of type '{}'",
                    class_name(iterator)
                )));
            }
            Ok(iterator)
        }
        None if special_of(thread, value, Special::GetItem).is_some() => {
            Ok(iterator::sequence_iterator(thread, value))
        }
        None => Err(type_error(format!(
            "'{}' object is not iterable",
            class_name(value)
        ))),
    }
}

/// The next item of an iterator; `None` when it is exhausted. A safepoint, as each step of a loop is.
#[inline]
pub fn next(thread: &Thread, iterator: Value) -> Result<Option<Value>, Raised> {
    poll(thread)?;
    // An iterator may step another, and that one a third.
    check_native_room(thread)?;
    if let Some(result) = iterator::next_of_builtin(thread, iterator) {
        return result;
    }
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
    while let Some(item) = next(thread, iterator)? {
        visit(item)?;
    }
    Ok(())
}

/// A new list of the items of an iterable.
pub fn collect_list(thread: &Thread, iterable: Value) -> Result<Gc<List>, Raised> {
    if let Some(list) = iterable.downcast::<List>()
        && thread.shape_of(iterable) == weft_heap::ShapeId::LIST
    {
        return Ok(list.slice(thread, 0, usize::MAX));
    }
    if let Some(tuple) = iterable.downcast::<weft_heap::Tuple>()
        && thread.shape_of(iterable) == weft_heap::ShapeId::TUPLE
    {
        return Ok(List::from_items(thread, tuple.items()));
    }
    let list = List::from_items(thread, &[]);
    crate::types::list::extend(thread, &list, iterable)?;
    Ok(list)
}
