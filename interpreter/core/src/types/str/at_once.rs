//! Calls of `str` and its methods that nodes make without the cares of library code.

use crate::types::class::Class;
use crate::types::int::small_repr;
use crate::types::str::split;
use weft_heap::{Raised, ShapeId, Str, Thread, Value};

/// `str(object)` of an integer or a string.
pub fn new(thread: &Thread, arguments: &[Value]) -> Option<Value> {
    let [class, object] = arguments else {
        return None;
    };
    if Class::of(class)?.shape() != ShapeId::STR {
        return None;
    }
    match object.to_int() {
        Some(number) if object.is_int() => Some(small_repr(thread, number)),
        _ => object.plain_str().map(|_| *object),
    }
}

/// `encode` to UTF-8 of what is not long.
pub fn encode(thread: &Thread, arguments: &[Value]) -> Option<Value> {
    let text = match arguments {
        [text] => text.downcast::<Str>()?,
        [text, encoding] => {
            let encoding = encoding.plain_str()?.as_str();
            let text = text.downcast::<Str>()?;
            matches!(encoding, "utf-8" | "utf8" | "UTF-8").then_some(text)?
        }
        _ => return None,
    };
    let octets = text.as_str().as_bytes();
    let is_plain = !text.has_surrogates() && octets.len() < 1 << 16;
    is_plain.then(|| thread.bytes(octets))
}

/// `join` of a list or tuple.
pub fn join(thread: &Thread, arguments: &[Value]) -> Option<Result<Value, Raised>> {
    let [separator, iterable] = arguments else {
        return None;
    };
    let shape = thread.shape_of(*iterable);
    // Nothing of the program is called for these.
    let is_plain = shape == ShapeId::LIST || shape == ShapeId::TUPLE;
    let separator = separator.downcast::<Str>().filter(|_| is_plain)?;
    Some(split::join(thread, separator, *iterable))
}
