//! Where the characters of a string are: indices, offsets and ranges.
//!
//! An offset counts bytes of the (generalised) UTF-8; an index counts characters. In an ASCII string they are the same.

use crate::error::{index_error, type_error};
use crate::interpreter::limits::while_going_on;
use crate::names::Special;
use crate::protocol;
use crate::types::slice::Slice;
use crate::types::str::character_string;
use weft_heap::{Native, Raised, ShapeId, Str, Thread, Value};

/// How many characters a run of (generalised) UTF-8 has.
#[inline]
pub fn characters_in(octets: &[u8]) -> usize {
    octets.iter().filter(|octet| **octet as i8 >= -0x40).count()
}

/// The offset of the character at an index, which is at most the length.
pub fn offset_of(text: &Str, index: usize) -> usize {
    if text.is_ascii() {
        return index;
    }
    let octets = text.as_wtf8();
    if index >= text.len() {
        return octets.len();
    }
    offset_in(octets, index)
}

fn offset_in(octets: &[u8], index: usize) -> usize {
    const CHUNK: usize = 64;
    let (mut offset, mut left) = (0, index);
    // Whole chunks are counted at once; the character sought begins in the first one that holds more than is left.
    while offset + CHUNK <= octets.len() {
        let count = characters_in(&octets[offset..offset + CHUNK]);
        if count > left {
            break;
        }
        left -= count;
        offset += CHUNK;
    }
    let starts = octets[offset..]
        .iter()
        .enumerate()
        .filter(|(_, octet)| **octet as i8 >= -0x40);
    starts
        .map(|(place, _)| offset + place)
        .nth(left)
        .unwrap_or(octets.len())
}

/// The index of the character at an offset.
#[inline]
pub fn index_of(text: &Str, offset: usize) -> usize {
    if text.is_ascii() {
        offset
    } else {
        characters_in(&text.as_wtf8()[..offset])
    }
}

/// A new string of the bytes in a range that begins and ends between characters; the string itself if that is all of
/// it and it is of no subclass.
pub fn range_of(thread: &Thread, text: &Str, start: usize, end: usize) -> Value {
    let octets = text.as_wtf8();
    if start == 0 && end == octets.len() && thread.shape_of(text.value()) == ShapeId::STR {
        return text.value();
    }
    match octets[start..end] {
        [] => character_string(thread, None),
        [single] => character_string(thread, Some(single)),
        _ => Str::part(thread, text, start, end).value(),
    }
}

/// The character at a Python index; `None` if there is none.
#[inline]
pub fn item(thread: &Thread, text: &Str, index: i64) -> Option<Value> {
    let length = text.len();
    let index = if index < 0 {
        (index as usize).wrapping_add(length)
    } else {
        index as usize
    };
    if index >= length {
        return None;
    }
    if text.is_ascii() {
        return Some(character_string(
            thread,
            Some(text.as_str().as_bytes()[index]),
        ));
    }
    let start = offset_of(text, index);
    Some(range_of(
        thread,
        text,
        start,
        character_end(text.as_wtf8(), start),
    ))
}

/// The offset after the character that begins at `start`.
#[inline]
pub fn character_end(octets: &[u8], start: usize) -> usize {
    start
        + match octets.get(start) {
            None | Some(..0x80) => 1,
            Some(..0xe0) => 2,
            Some(..0xf0) => 3,
            Some(_) => 4,
        }
}

/// `text[key]`.
pub fn subscript(thread: &Thread, text: &Str, key: Value) -> Result<Value, Raised> {
    if let Some(index) = key.to_int() {
        return item(thread, text, index).ok_or_else(|| index_error("string index out of range"));
    }
    if let Some(slice) = key.downcast::<Native<Slice>>() {
        let range = slice.indices(thread, text.len())?;
        return Ok(sliced(thread, text, range.start, range.step, range.count));
    }
    if !key.is_bool() && protocol::special_of(thread, key, Special::Index).is_none() {
        let kind = protocol::class_name(key);
        return Err(type_error(format!(
            "string indices must be integers, not '{kind}'"
        )));
    }
    let index = crate::types::sequence::index_of(thread, key)?;
    item(thread, text, index).ok_or_else(|| index_error("string index out of range"))
}

/// `count` characters from the index `start` on, each `step` after the one before.
pub fn sliced(thread: &Thread, text: &Str, start: i64, step: i64, count: usize) -> Value {
    if count == 0 {
        return character_string(thread, None);
    }
    let first = start as usize;
    if step == 1 {
        if text.is_ascii() {
            return range_of(thread, text, first, first + count);
        }
        let octets = text.as_wtf8();
        let from = offset_of(text, first);
        let to = from
            + if first + count == text.len() {
                octets.len() - from
            } else {
                offset_in(&octets[from..], count)
            };
        return range_of(thread, text, from, to);
    }
    if text.is_ascii() {
        let octets = text.as_str().as_bytes();
        return Str::from_ascii_with(thread, count, |target| {
            let mut place = start;
            for (number, octet) in target.iter_mut().enumerate() {
                if !thread.goes_on_after(number) {
                    break;
                }
                *octet = octets[place as usize];
                // The step behind the last character leads anywhere.
                place = place.wrapping_add(step);
            }
        })
        .value();
    }
    let octets = text.as_wtf8();
    let begins_character = |octet: &u8| *octet as i8 >= -0x40;
    let mut result = Vec::with_capacity(count * 2);
    let mut from = offset_of(text, first);
    for number in while_going_on(1..=count) {
        result.extend_from_slice(&octets[from..character_end(octets, from)]);
        // The step behind the last character leads anywhere.
        for _ in 0..if number < count {
            step.unsigned_abs()
        } else {
            0
        } {
            from = if step > 0 {
                character_end(octets, from)
            } else {
                let before = octets[..from].iter().rposition(begins_character);
                before.unwrap_or(0)
            };
        }
    }
    Str::from_wtf8(thread, ShapeId::STR, &result).value()
}

/// Start and end of a search in something of this length, from arguments that may be `None`. The start may lie past the
/// end, where not even the empty string is found.
pub fn bounds(
    thread: &Thread,
    start: Value,
    end: Value,
    length: usize,
) -> Result<Option<(usize, usize)>, Raised> {
    let bound = |value: Value, otherwise: i64| -> Result<i64, Raised> {
        if value.is_none() {
            return Ok(otherwise);
        }
        let index = match value.to_int() {
            Some(index) => index,
            None => bound_argument(thread, value)?,
        };
        Ok(if index < 0 {
            index.saturating_add(length as i64).max(0)
        } else {
            index
        })
    };
    let start = bound(start, 0)?;
    let end = bound(end, length as i64)?.min(length as i64);
    Ok((start <= end).then_some((start as usize, end as usize)))
}

#[cold]
fn bound_argument(thread: &Thread, value: Value) -> Result<i64, Raised> {
    if !value.is_bool() && protocol::special_of(thread, value, Special::Index).is_none() {
        return Err(type_error(
            "slice indices must be integers or None or have an __index__ method",
        ));
    }
    protocol::to_index_clamped(thread, value)
}
