//! Length, membership and subscripts.

use crate::error::{
    Exception, attribute_error, catch, index_error, overflow_error, type_error, value_error,
};
use crate::interpreter::Interpreter;
use crate::names::{Name, Special};
use crate::protocol::{
    call_special, class_name, equals, index, machine_integer, special_of, to_big_int, to_i64,
    truth, try_attribute,
};
use crate::types::bytes::plain_array;
use crate::types::class::Class;
use crate::types::generic_alias::GenericAlias;
use crate::types::iterator::SequenceIterator;
use crate::types::slice::Slice;
use crate::types::{dict, list, set};
use weft_heap::{Bytes, Dict, List, Native, Raised, Set, ShapeId, Str, Thread, Tuple, Value};

/// The length of a built-in container that is of no subclass.
#[inline]
pub fn length_of_builtin(thread: &Thread, value: Value) -> Option<usize> {
    match thread.shape_of(value) {
        ShapeId::LIST => value.downcast::<List>().map(List::len),
        ShapeId::STR => value.downcast::<Str>().map(Str::len),
        ShapeId::TUPLE => value.downcast::<Tuple>().map(Tuple::len),
        ShapeId::DICT => value.downcast::<Dict>().map(|dict| dict.len()),
        ShapeId::SET | ShapeId::FROZENSET => value.downcast::<Set>().map(|set| set.len()),
        ShapeId::BYTES => value
            .downcast::<Bytes>()
            .map(|bytes| bytes.as_slice().len()),
        _ => plain_array(thread, &value).map(|array| array.len()),
    }
}

/// `len(value)`.
pub fn length(thread: &Thread, value: Value) -> Result<usize, Raised> {
    if let Some(length) = length_of_builtin(thread, value) {
        return Ok(length);
    }
    let result = call_special(thread, value, Special::Len, &[]).unwrap_or_else(|| {
        Err(type_error(format!(
            "object of type '{}' has no len()",
            class_name(value)
        )))
    })?;
    length_of_result(thread, result)
}

/// The length that `__len__` gave.
///
/// # Errors
/// `TypeError` for what is no integer, `ValueError` for a negative one, `OverflowError` for one that is too large.
pub fn length_of_result(thread: &Thread, result: Value) -> Result<usize, Raised> {
    let length = index(thread, result)?;
    match machine_integer(length) {
        Some(length) => {
            usize::try_from(length).map_err(|_| value_error("__len__() should return >= 0"))
        }
        None if length
            .downcast::<weft_heap::BigInteger>()
            .is_some_and(|big| big.get().sign() == dashu_int::Sign::Negative) =>
        {
            Err(value_error("__len__() should return >= 0"))
        }
        None => Err(overflow_error(
            "cannot fit 'int' into an index-sized integer",
        )),
    }
}

/// How many items an iterable says that it will give; `None` if it does not know, which it says by `TypeError` too.
pub fn length_hint(thread: &Thread, value: Value) -> Result<Option<usize>, Raised> {
    if special_of(thread, value, Special::Len).is_some() {
        let length = length(thread, value);
        if let Ok(length) = catch(thread, length, Exception::TypeError)? {
            return Ok(Some(length));
        }
    }
    let Some(hint) = call_special(thread, value, Special::LengthHint, &[]) else {
        return Ok(None);
    };
    let hint = match catch(thread, hint, Exception::TypeError)? {
        Ok(hint) if hint != Value::NOT_IMPLEMENTED => hint,
        _ => return Ok(None),
    };
    if to_big_int(hint).is_none() {
        return Err(type_error(format!(
            "__length_hint__ must be an integer, not {}",
            class_name(hint)
        )));
    }
    let hint = to_i64(thread, hint)?;
    let wrong = |_| value_error("__length_hint__() should return >= 0");
    usize::try_from(hint).map(Some).map_err(wrong)
}

/// Asks an iterable of which a container is made how many items there are, if its class is written in Python: as CPython
/// asks, after it has the iterator. A program sees that.
///
/// # Errors
/// Whatever the special methods raise.
pub fn ask_length(thread: &Thread, iterable: Value) -> Result<(), Raised> {
    let class = thread.class_of(iterable);
    let is_written = Class::of(&class).is_some_and(|class| class.definition().is_none());
    // An iterator over what has `__getitem__` alone asks that.
    if is_written || iterable.is::<Native<SequenceIterator>>() {
        length_hint(thread, iterable)?;
    }
    Ok(())
}

/// `container[key]`.
pub fn get_item(thread: &Thread, container: Value, key: Value) -> Result<Value, Raised> {
    match thread.shape_of(container) {
        ShapeId::LIST => {
            if let Some(item) = key
                .to_int()
                .and_then(|index| container.downcast::<List>()?.get_at(index))
            {
                return Ok(item);
            }
            if let (Some(list), Some(slice)) = (
                container.downcast::<List>(),
                key.downcast::<Native<Slice>>(),
            ) {
                return list::sliced(thread, list, slice);
            }
        }
        ShapeId::DICT => {
            if let Some(dict) = container.downcast::<Dict>() {
                return dict::find_or_missing(thread, dict, key);
            }
        }
        _ => {}
    }
    if let Some(result) = call_special(thread, container, Special::GetItem, &[key]) {
        return result;
    }
    if Some(container) == Interpreter::of(thread).class_named("type") {
        return Ok(GenericAlias::new(thread, container, key));
    }
    if Class::of(&container).is_some()
        && let Some(method) = try_attribute(thread, container, Name::ClassGetItem.value(thread))?
            .filter(|method| !method.is_none())
    {
        return crate::protocol::call_values(thread, method, &[key]);
    }
    let kind = if Class::of(&container).is_some() {
        "type"
    } else {
        ""
    };
    if kind.is_empty() {
        Err(type_error(format!(
            "'{}' object is not subscriptable",
            class_name(container)
        )))
    } else {
        let name = Class::of(&container).map_or_else(String::new, |class| class.name_text());
        Err(type_error(format!("type '{name}' is not subscriptable")))
    }
}

/// `container[key] = value`.
pub fn set_item(thread: &Thread, container: Value, key: Value, value: Value) -> Result<(), Raised> {
    if thread.shape_of(container) == ShapeId::DICT
        && let Some(dict) = container.downcast::<Dict>()
    {
        return dict::set(thread, dict, key, value);
    }
    call_special(thread, container, Special::SetItem, &[key, value])
        .unwrap_or_else(|| {
            check_item_method(thread, container, Special::DelItem, "__setitem__")?;
            check_index_range(thread, container, key)?;
            Err(type_error(format!(
                "'{}' object does not support item assignment",
                class_name(container)
            )))
        })
        .map(drop)
}

/// `del container[key]`.
pub fn delete_item(thread: &Thread, container: Value, key: Value) -> Result<(), Raised> {
    call_special(thread, container, Special::DelItem, &[key])
        .unwrap_or_else(|| {
            check_item_method(thread, container, Special::SetItem, "__delitem__")?;
            check_index_range(thread, container, key)?;
            let verb = if is_sequence_index(thread, container, key) {
                "doesn't"
            } else {
                "does not"
            };
            Err(type_error(format!(
                "'{}' object {verb} support item deletion",
                class_name(container)
            )))
        })
        .map(drop)
}

/// Fails as CPython does for a class that says how items are set and not how they are deleted, or the other way around.
fn check_item_method(
    thread: &Thread,
    container: Value,
    other: Special,
    missing: &str,
) -> Result<(), Raised> {
    match special_of(thread, container, other) {
        Some(_) => Err(attribute_error(missing)),
        None => Ok(()),
    }
}

/// Fails as CPython does when what it takes for the index of a sequence is no index of any: it looks at that before it
/// says that nothing can be set there.
fn check_index_range(thread: &Thread, container: Value, key: Value) -> Result<(), Raised> {
    if is_sequence_index(thread, container, key) && machine_integer(index(thread, key)?).is_none() {
        return Err(index_error(format!(
            "cannot fit '{}' into an index-sized integer",
            class_name(key)
        )));
    }
    Ok(())
}

/// Whether CPython takes a key for the index of a sequence; each class that is written in Python may be one.
fn is_sequence_index(thread: &Thread, container: Value, key: Value) -> bool {
    let class = thread.class_of(container);
    let is_written = Class::of(&class).is_some_and(|class| class.definition().is_none());
    special_of(thread, key, Special::Index).is_some()
        && (is_written || special_of(thread, container, Special::Len).is_some())
}

/// `item in container`.
pub fn contains(thread: &Thread, container: Value, item: Value) -> Result<bool, Raised> {
    match (
        thread.shape_of(container),
        container.downcast::<Dict>(),
        container.downcast::<Set>(),
    ) {
        (ShapeId::DICT, Some(dict), _) => return Ok(dict::find(thread, dict, item)?.is_some()),
        (ShapeId::SET | ShapeId::FROZENSET, _, Some(set)) => {
            return set::contains(thread, set, item);
        }
        _ => {}
    }
    match special_of(thread, container, Special::Contains) {
        Some(method) if !method.is_none() => {
            let result = call_special(thread, container, Special::Contains, &[item])
                .expect("the method is there")?;
            truth(thread, result)
        }
        Some(_) => Err(type_error(format!(
            "'{}' object is not a container",
            class_name(container)
        ))),
        None if special_of(thread, container, Special::Iter).is_none()
            && special_of(thread, container, Special::GetItem).is_none() =>
        {
            Err(type_error(format!(
                "argument of type '{}' is not a container or iterable",
                class_name(container)
            )))
        }
        None => {
            let mut found = false;
            let iterator = match crate::protocol::iterate(thread, container) {
                Ok(iterator) => iterator,
                // Whatever kept the container from being iterated over, it is no container.
                Err(raised) if crate::error::is_raised(thread, Exception::TypeError) => {
                    thread.take_raised(raised);
                    return Err(type_error(format!(
                        "argument of type '{}' is not a container or iterable",
                        class_name(container)
                    )));
                }
                Err(raised) => return Err(raised),
            };
            while let Some(other) = crate::protocol::next(thread, iterator)? {
                if equals(thread, other, item)? {
                    found = true;
                    break;
                }
            }
            Ok(found)
        }
    }
}
