//! Octets from the arguments of `bytes(...)` and `bytearray(...)`.

use crate::error::{Exception, catch, check_size, overflow_error, type_error, value_error};
use crate::names::Special;
use crate::protocol;
use crate::types::bytes::argument::{copied, octet, octets_of, owned};
use crate::types::bytes::codec;
use weft_heap::{Bytes, List, Raised, ShapeId, Str, Thread, Tuple, Value};

/// What the arguments say. `own` is the name of the class.
pub fn from_arguments(
    thread: &Thread,
    source: Value,
    encoding: Value,
    errors: Value,
    own: &str,
) -> Result<Vec<u8>, Raised> {
    let encoding_name = codec::name_argument(thread, &encoding, own, "encoding", "utf-8")?;
    let errors_name = codec::name_argument(thread, &errors, own, "errors", "strict")?;
    if let Some(text) = source.downcast::<Str>() {
        if encoding == Value::ABSENT {
            return Err(type_error("string argument without an encoding"));
        }
        let encoded = codec::encode(thread, text, encoding_name, errors_name)?;
        return Ok(encoded
            .downcast::<Bytes>()
            .map_or_else(Vec::new, |bytes| copied(bytes.as_slice())));
    }
    if encoding != Value::ABSENT {
        return Err(type_error("encoding without a string argument"));
    }
    if errors != Value::ABSENT {
        return Err(type_error("errors without a string argument"));
    }
    if source == Value::ABSENT {
        Ok(Vec::new())
    } else {
        from_object(thread, source, own)
    }
}

/// The octets of an object: a count of zeros, something bytes-like, or an iterable of numbers.
pub fn from_object(thread: &Thread, source: Value, own: &str) -> Result<Vec<u8>, Raised> {
    if let Some(octets) = octets_of(thread, &source)? {
        return Ok(owned(octets));
    }
    if source.is_int()
        || source.is_bool()
        || protocol::special_of(thread, source, Special::Index).is_some()
    {
        // A number that cannot be had is looked for among items.
        if let Ok(integer) = catch(
            thread,
            protocol::index(thread, source),
            Exception::TypeError,
        )? {
            let Some(count) = protocol::machine_integer(integer) else {
                let kind = protocol::class_name(source);
                return Err(overflow_error(format!(
                    "cannot fit '{kind}' into an index-sized integer"
                )));
            };
            let count = usize::try_from(count).map_err(|_| value_error("negative count"))?;
            check_size(count)?;
            return Ok(vec![0; count]);
        }
    }
    from_items(thread, source, own)
}

/// The octets of what has numbers as items and is no string. Whatever `iter()` says of another object, it cannot be converted.
pub fn from_items(thread: &Thread, source: Value, own: &str) -> Result<Vec<u8>, Raised> {
    if matches!(thread.shape_of(source), ShapeId::LIST | ShapeId::TUPLE) {
        return from_iterable(thread, source, own);
    }
    let iterator = if source.is::<Str>() {
        None
    } else {
        catch(
            thread,
            protocol::iterate(thread, source),
            Exception::TypeError,
        )?
        .ok()
    };
    match iterator {
        Some(iterator) => {
            if own == "bytes" {
                protocol::ask_length(thread, source)?;
            }
            from_iterator(thread, iterator, range_message(own))
        }
        None => Err(type_error(format!(
            "cannot convert '{}' object to {own}",
            protocol::class_name(source)
        ))),
    }
}

/// The octets that an iterable gives as numbers.
pub fn from_iterable(thread: &Thread, source: Value, own: &str) -> Result<Vec<u8>, Raised> {
    let message = range_message(own);
    let snapshot = match source.downcast::<List>() {
        Some(list) => {
            let items = list.snapshot(thread);
            if !items.items().iter().all(|item| item.is_int()) {
                return from_list(thread, list, message);
            }
            Some(items)
        }
        None => source.cast::<Tuple>(),
    };
    if let Some(items) = snapshot {
        return items
            .items()
            .iter()
            .map(|item| octet(thread, *item, message))
            .collect();
    }
    from_iterator(thread, protocol::iterate(thread, source)?, message)
}

/// The octets of a list, which an `__index__` of its items may change.
fn from_list(thread: &Thread, list: &List, message: &str) -> Result<Vec<u8>, Raised> {
    let mut result = Vec::new();
    while let Some(item) = list.get(result.len()) {
        result.push(octet(thread, item, message)?);
    }
    Ok(result)
}

fn range_message(own: &str) -> &'static str {
    if own == "bytes" {
        "bytes must be in range(0, 256)"
    } else {
        "byte must be in range(0, 256)"
    }
}

fn from_iterator(thread: &Thread, iterator: Value, message: &str) -> Result<Vec<u8>, Raised> {
    let mut result = Vec::new();
    while let Some(item) = protocol::next(thread, iterator)? {
        result.push(octet(thread, item, message)?);
    }
    Ok(result)
}
