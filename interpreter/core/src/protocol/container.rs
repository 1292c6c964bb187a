//! Length, membership and subscripts.

use crate::error::{overflow_error, type_error, value_error};
use crate::names::{Name, Special};
use crate::protocol::{call_special, class_name, equals, index, special_of, to_i64, truth, try_attribute};
use crate::types::class::Class;
use weft_heap::{Raised, Thread, Value};

/// `len(value)`.
pub fn length(thread: &Thread, value: Value) -> Result<usize, Raised> {
    let result = call_special(thread, value, Special::Len, &[])
        .unwrap_or_else(|| Err(type_error(format!("object of type '{}' has no len()", class_name(value)))))?;
    let length = index(thread, result)?;
    match length.to_int_or_bool() {
        Some(length) => usize::try_from(length).map_err(|_| value_error("__len__() should return >= 0")),
        None => Err(overflow_error("cannot fit 'int' into an index-sized integer")),
    }
}

/// How many items an iterable says that it will give, or 0.
pub fn length_hint(thread: &Thread, value: Value) -> Result<usize, Raised> {
    if special_of(thread, value, Special::Len).is_some() {
        return length(thread, value);
    }
    match call_special(thread, value, Special::LengthHint, &[]) {
        Some(Ok(hint)) if hint != Value::NOT_IMPLEMENTED => {
            let hint = to_i64(thread, hint)?;
            usize::try_from(hint).map_err(|_| value_error("__length_hint__() should return >= 0"))
        }
        Some(Err(raised)) => Err(raised),
        _ => Ok(0),
    }
}

/// `container[key]`.
pub fn get_item(thread: &Thread, container: Value, key: Value) -> Result<Value, Raised> {
    if let Some(result) = call_special(thread, container, Special::GetItem, &[key]) {
        return result;
    }
    if Class::of(&container).is_some()
        && let Some(method) = try_attribute(thread, container, Name::ClassGetItem.value(thread))?
    {
        return crate::protocol::call_values(thread, method, &[key]);
    }
    let kind = if Class::of(&container).is_some() { "type" } else { "" };
    if kind.is_empty() {
        Err(type_error(format!("'{}' object is not subscriptable", class_name(container))))
    } else {
        let name = Class::of(&container).map_or_else(String::new, |class| class.name_text());
        Err(type_error(format!("type '{name}' is not subscriptable")))
    }
}

/// `container[key] = value`.
pub fn set_item(thread: &Thread, container: Value, key: Value, value: Value) -> Result<(), Raised> {
    call_special(thread, container, Special::SetItem, &[key, value])
        .unwrap_or_else(|| {
            Err(type_error(format!("'{}' object does not support item assignment", class_name(container))))
        })
        .map(drop)
}

/// `del container[key]`.
pub fn delete_item(thread: &Thread, container: Value, key: Value) -> Result<(), Raised> {
    call_special(thread, container, Special::DelItem, &[key])
        .unwrap_or_else(|| Err(type_error(format!("'{}' object doesn't support item deletion", class_name(container)))))
        .map(drop)
}

/// `item in container`.
pub fn contains(thread: &Thread, container: Value, item: Value) -> Result<bool, Raised> {
    match special_of(thread, container, Special::Contains) {
        Some(method) if !method.is_none() => {
            let result = call_special(thread, container, Special::Contains, &[item]).expect("the method is there")?;
            truth(thread, result)
        }
        Some(_) => Err(type_error(format!("'{}' object is not a container", class_name(container)))),
        None if special_of(thread, container, Special::Iter).is_none()
            && special_of(thread, container, Special::GetItem).is_none() =>
        {
            Err(type_error(format!("argument of type '{}' is not a container or iterable", class_name(container))))
        }
        None => {
            let mut found = false;
            let iterator = crate::protocol::iterate(thread, container)?;
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

