//! Making strings: from code points, single characters, and as `str(...)` makes them.

use crate::error::type_error;
use crate::interpreter::Interpreter;
use crate::protocol;
use crate::types::bytes::codec;
use crate::types::class::Class;
use weft_heap::{Raised, ShapeId, Str, Thread, Value};

/// The string of one ASCII character, or the empty one: there is one object of each.
#[inline]
pub fn character_string(thread: &Thread, character: Option<u8>) -> Value {
    Interpreter::of(thread).names().character(character)
}

/// The string of a text; one of a single ASCII character is that which there is already.
#[inline]
pub fn string_of(thread: &Thread, text: &str) -> Value {
    match *text.as_bytes() {
        [] => character_string(thread, None),
        [single] => character_string(thread, Some(single)),
        _ => thread.string(text),
    }
}

/// The string of one code point, surrogates included; `None` past U+10FFFF.
pub fn from_code_point(thread: &Thread, code: u32) -> Option<Value> {
    if code < 0x80 {
        return Some(character_string(thread, Some(code as u8)));
    }
    if let Some(character) = char::from_u32(code) {
        return Some(thread.string(character.encode_utf8(&mut [0; 4])));
    }
    let mut octets = Vec::new();
    push_code_point(&mut octets, code)
        .then(|| Str::from_wtf8(thread, ShapeId::STR, &octets).value())
}

/// Adds a code point in generalised UTF-8; false past U+10FFFF.
pub fn push_code_point(octets: &mut Vec<u8>, code: u32) -> bool {
    match char::from_u32(code) {
        Some(character) => octets.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
        None if code <= 0x10ffff => {
            octets.extend([
                0xe0 | (code >> 12) as u8,
                0x80 | (code >> 6 & 0x3f) as u8,
                0x80 | (code & 0x3f) as u8,
            ]);
        }
        None => return false,
    }
    true
}

/// The code points of generalised UTF-8.
pub fn code_points(octets: &[u8]) -> impl Iterator<Item = u32> + '_ {
    let mut place = 0;
    std::iter::from_fn(move || {
        let first = u32::from(*octets.get(place)?);
        let tail =
            |number: usize| u32::from(octets.get(place + number).copied().unwrap_or(0x80) & 0x3f);
        let (code, length) = match first {
            ..0x80 => (first, 1),
            ..0xe0 => ((first & 0x1f) << 6 | tail(1), 2),
            ..0xf0 => ((first & 0xf) << 12 | tail(1) << 6 | tail(2), 3),
            _ => (
                (first & 7) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3),
                4,
            ),
        };
        place += length;
        Some(code)
    })
}

/// A string object from generalised UTF-8.
pub fn from_octets(thread: &Thread, octets: &[u8]) -> Value {
    Str::from_wtf8(thread, ShapeId::STR, octets).value()
}

/// What `str(...)` gives, as an instance of `class`.
pub fn new_string(
    thread: &Thread,
    class: Value,
    object: Value,
    encoding: Option<&str>,
    errors: Option<&str>,
) -> Result<Value, Raised> {
    let shape = Class::of(&class).map_or(ShapeId::STR, |class| class.shape());
    if object == Value::ABSENT && encoding.is_none() && errors.is_none() {
        return Ok(if shape == ShapeId::STR {
            character_string(thread, None)
        } else {
            Str::new(thread, shape, "").value()
        });
    }
    let plain = if encoding.is_none() && errors.is_none() {
        protocol::str(thread, object)?
    } else if object == Value::ABSENT {
        character_string(thread, None)
    } else if object.is::<Str>() {
        return Err(type_error("decoding str is not supported"));
    } else {
        let kind = protocol::class_name(object);
        let Some(octets) = crate::types::bytes::octets_of(thread, &object)? else {
            return Err(type_error(format!(
                "decoding to str: need a bytes-like object, {kind} found"
            )));
        };
        // The name of an encoding is not looked at where there is nothing to decode.
        if octets.is_empty() {
            return new_string(thread, class, Value::ABSENT, None, None);
        }
        codec::decode(
            thread,
            &octets,
            encoding.unwrap_or("utf-8"),
            errors.unwrap_or("strict"),
        )?
    };
    if shape == ShapeId::STR {
        return Ok(plain);
    }
    let text = plain.downcast::<Str>().expect("str() gives a string");
    Ok(Str::from_wtf8(thread, shape, text.as_wtf8()).value())
}
