//! Arguments that are octets: bytes, byte arrays and views of them.

use crate::error::{type_error, value_error};
use crate::interpreter::limits::while_going_on_in_pieces;
use crate::names::Special;
use crate::protocol;
use crate::types::bytes::{ByteArray, MemoryView};
use std::borrow::Cow;
use weft_heap::{Bytes, Native, Raised, Thread, Tuple, Value};

/// The octets of a bytes-like object; `None` if it is none.
pub fn octets_of<'a>(thread: &Thread, value: &'a Value) -> Result<Option<Cow<'a, [u8]>>, Raised> {
    if let Some(bytes) = value.downcast::<Bytes>() {
        return Ok(Some(Cow::Borrowed(bytes.as_slice())));
    }
    if let Some(array) = value.downcast::<Native<ByteArray>>() {
        return Ok(Some(Cow::Owned(array.to_vec())));
    }
    if let Some(view) = value.downcast::<Native<MemoryView>>() {
        return view.to_vec(thread).map(|octets| Some(Cow::Owned(octets)));
    }
    if protocol::special_of(thread, *value, Special::Buffer).is_some() {
        let flags = Value::from_i32(0);
        let Some(result) = protocol::call_special(thread, *value, Special::Buffer, &[flags]) else {
            return Ok(None);
        };
        let buffer = result?;
        if let Some(view) = buffer.downcast::<Native<MemoryView>>() {
            let octets = view.to_vec(thread);
            view.release_if_shown_by(*value);
            return octets.map(|octets| Some(Cow::Owned(octets)));
        }
        return Err(type_error("__buffer__ returned non-memoryview object"));
    }
    Ok(None)
}

/// The octets of what has `__bytes__`, whose result takes the place of the value, or of a bytes-like object; `None` if it is
/// neither.
///
/// # Errors
/// What the method raises, and `TypeError` if it gives something else.
pub fn converted_octets_of<'a>(
    thread: &Thread,
    value: &'a mut Value,
) -> Result<Option<Cow<'a, [u8]>>, Raised> {
    if let Some(result) = protocol::call_special(thread, *value, Special::Bytes, &[]) {
        *value = result?;
        if !value.is::<Bytes>() {
            let kind = protocol::class_name(*value);
            return Err(type_error(format!(
                "__bytes__ returned non-bytes (type {kind})"
            )));
        }
    }
    octets_of(thread, value)
}

/// A copy of octets; of fewer if the program has to end: see [`Thread::in_pieces`].
pub fn copied(octets: &[u8]) -> Vec<u8> {
    let mut copy = Vec::with_capacity(octets.len());
    for piece in while_going_on_in_pieces(octets) {
        copy.extend_from_slice(piece);
    }
    copy
}

/// As [`copied`], where they are not one's own already.
pub fn owned(octets: Cow<'_, [u8]>) -> Vec<u8> {
    match octets {
        Cow::Borrowed(octets) => copied(octets),
        Cow::Owned(octets) => octets,
    }
}

/// Whether the value is a bytes-like object.
pub fn is_octets(thread: &Thread, value: Value) -> bool {
    value.is::<Bytes>()
        || value.is::<Native<ByteArray>>()
        || value.is::<Native<MemoryView>>()
        || protocol::special_of(thread, value, Special::Buffer).is_some()
}

/// The octets of an argument that must be bytes-like.
pub fn required_octets<'a>(thread: &Thread, value: &'a Value) -> Result<Cow<'a, [u8]>, Raised> {
    match octets_of(thread, value)? {
        Some(octets) => Ok(octets),
        None => {
            let kind = protocol::class_name(*value);
            Err(type_error(format!(
                "a bytes-like object is required, not '{kind}'"
            )))
        }
    }
}

/// What to search for: bytes-like, or the number of one octet.
pub fn needle<'a>(thread: &Thread, value: &'a Value) -> Result<Cow<'a, [u8]>, Raised> {
    if let Some(octets) = octets_of(thread, value)? {
        return Ok(octets);
    }
    if value.is_int() || protocol::special_of(thread, *value, Special::Index).is_some() {
        return Ok(Cow::Owned(vec![octet(
            thread,
            *value,
            "byte must be in range(0, 256)",
        )?]));
    }
    let kind = protocol::class_name(*value);
    Err(type_error(format!(
        "argument should be integer or bytes-like object, not '{kind}'"
    )))
}

/// The number of one octet.
pub fn octet(thread: &Thread, value: Value, message: &str) -> Result<u8, Raised> {
    let number = match value.to_int() {
        Some(number) => Some(number),
        None => protocol::index(thread, value)?.to_int_or_bool(),
    };
    number
        .and_then(|number| u8::try_from(number).ok())
        .ok_or_else(|| value_error(message))
}

/// The one octet that pads.
pub fn fill_octet(thread: &Thread, value: Value, function: &str) -> Result<u8, Raised> {
    if value == Value::ABSENT {
        return Ok(b' ');
    }
    let kind = protocol::argument_name(value);
    let octets = if value.is::<Bytes>() || value.is::<Native<ByteArray>>() {
        octets_of(thread, &value)?
    } else {
        None
    };
    match octets.as_deref() {
        Some([single]) => Ok(*single),
        Some(other) => Err(type_error(format!(
            "{function}(): argument 2 must be a byte string of length 1, not a {kind} object of length {}",
            other.len()
        ))),
        None => Err(type_error(format!(
            "{function}() argument 2 must be a byte string of length 1, not {kind}"
        ))),
    }
}

/// Whether octets begin or end with one of the affixes; `matches` compares with one.
pub fn any_affix(
    thread: &Thread,
    wanted: Value,
    name: &str,
    matches: impl Fn(&[u8]) -> bool,
) -> Result<bool, Raised> {
    if let Some(several) = wanted.downcast::<Tuple>() {
        for item in several.items() {
            if matches(&required_octets(thread, item)?) {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    match octets_of(thread, &wanted)? {
        Some(octets) => Ok(matches(&octets)),
        None => {
            let kind = protocol::class_name(wanted);
            Err(type_error(format!(
                "{name} first arg must be bytes or a tuple of bytes, not {kind}"
            )))
        }
    }
}

/// Writes octets over the first of a byte array or view; how many were written, or `None` if it cannot be written to.
pub fn overwrite(thread: &Thread, target: Value, source: &[u8]) -> Result<Option<usize>, Raised> {
    overwrite_at(thread, target, 0, source)
}

/// Writes octets over those of a byte array or view from a place on; how many were written, or `None` if it cannot be
/// written to.
pub fn overwrite_at(
    thread: &Thread,
    target: Value,
    first: usize,
    source: &[u8],
) -> Result<Option<usize>, Raised> {
    if let Some(array) = target.downcast::<Native<ByteArray>>() {
        return Ok(Some(array.write(|octets| {
            let target = octets.get_mut(first..).unwrap_or(&mut []);
            let count = source.len().min(target.len());
            target[..count].copy_from_slice(&source[..count]);
            count
        })));
    }
    if let Some(view) = target.downcast::<Native<MemoryView>>() {
        return view.overwrite_at(first, source);
    }
    if target.is::<Bytes>() {
        return Ok(None);
    }
    match protocol::call_special(thread, target, Special::Buffer, &[Value::from_i32(1)]) {
        Some(Ok(buffer)) => match buffer.downcast::<Native<MemoryView>>() {
            Some(view) => {
                let written = view.overwrite_at(first, source);
                view.release_if_shown_by(target);
                written
            }
            None => Ok(None),
        },
        Some(Err(raised)) => Err(raised),
        None => Ok(None),
    }
}
