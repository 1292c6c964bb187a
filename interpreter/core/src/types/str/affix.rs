//! Beginnings and ends: prefixes, suffixes, stripping, padding and partitions.

use crate::error::{check_size, overflow_error, type_error, value_error};
use crate::interpreter::limits::{check_item, is_stopped};
use crate::protocol;
use crate::types::bytes::{change, search};
use crate::types::str::character_string;
use crate::types::str::construct::from_octets;
use crate::types::str::parts::{bounds, offset_of, range_of};
use crate::types::str::search::From;
use crate::types::str::unicode::is_space;
use std::cell::Cell;
use weft_heap::{Raised, Str, Thread, Tuple, Value};

/// Which end of a string.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The left end.
    Left,
    /// The right end.
    Right,
    /// Both ends.
    Both,
}

/// `startswith` and `endswith`.
pub fn has_affix(
    thread: &Thread,
    text: &Str,
    wanted: Value,
    start: Value,
    end: Value,
    from: From,
) -> Result<bool, Raised> {
    let range = bounds(thread, start, end, text.len())?;
    let part = range.map(|(start, end)| {
        let first = offset_of(text, start);
        &text.as_wtf8()[first..offset_of(text, end)]
    });
    let matches = |wanted: &Str| match (part, from) {
        (None, _) => false,
        (Some(part), From::Left) => part.starts_with(wanted.as_wtf8()),
        (Some(part), From::Right) => part.ends_with(wanted.as_wtf8()),
    };
    if let Some(wanted) = wanted.downcast::<Str>() {
        return Ok(matches(wanted));
    }
    let name = if from == From::Left {
        "startswith"
    } else {
        "endswith"
    };
    let Some(several) = wanted.downcast::<Tuple>() else {
        let kind = protocol::class_name(wanted);
        return Err(type_error(format!(
            "{name} first arg must be str or a tuple of str, not {kind}"
        )));
    };
    for item in several.items() {
        check_item(thread)?;
        let Some(wanted) = item.downcast::<Str>() else {
            let kind = protocol::class_name(*item);
            return Err(type_error(format!(
                "tuple for {name} must only contain str, not {kind}"
            )));
        };
        if matches(wanted) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `strip`, `lstrip` and `rstrip`.
pub fn strip(
    thread: &Thread,
    text: &Str,
    characters: Value,
    side: Side,
    name: &str,
) -> Result<Value, Raised> {
    let source = text.as_str();
    let stripped = if characters.is_none() {
        trim(source, side, is_space)
    } else {
        let Some(set) = characters.downcast::<Str>() else {
            return Err(type_error(format!("{name} arg must be None or str")));
        };
        if text.has_surrogates() || set.has_surrogates() {
            return Ok(strip_code_points(thread, text, set, side));
        }
        match set.as_str().as_bytes() {
            [single] => trim(source, side, |character| character == char::from(*single)),
            _ => {
                let set = set.as_str();
                trim(source, side, |character| set.contains(character))
            }
        }
    };
    let start = stripped.as_ptr().addr() - source.as_ptr().addr();
    Ok(range_of(thread, text, start, start + stripped.len()))
}

/// A text without the spaces around it, which Python strips from that of a number.
pub(crate) fn trim_spaces(text: &str) -> &str {
    trim(text, Side::Both, is_space)
}

/// A text without the characters that match at one end or both. A thread that is to end takes away less.
pub(crate) fn trim(text: &str, side: Side, matches: impl Fn(char) -> bool + Copy) -> &str {
    let steps = Cell::new(0_u32);
    let matches = |character: char| {
        steps.set(steps.get().wrapping_add(1));
        matches(character) && !(steps.get().is_multiple_of(1 << 14) && is_stopped())
    };
    let text = if side == Side::Right {
        text
    } else {
        text.trim_start_matches(matches)
    };
    if side == Side::Left {
        text
    } else {
        text.trim_end_matches(matches)
    }
}

fn strip_code_points(thread: &Thread, text: &Str, set: &Str, side: Side) -> Value {
    let octets = text.as_wtf8();
    let set: Vec<u32> = super::code_points(set.as_wtf8()).collect();
    let codes: Vec<u32> = super::code_points(octets).collect();
    let (mut start, mut end) = (0, codes.len());
    while side != Side::Right && start < end && set.contains(&codes[start]) {
        start += 1;
    }
    while side != Side::Left && start < end && set.contains(&codes[end - 1]) {
        end -= 1;
    }
    range_of(thread, text, offset_of(text, start), offset_of(text, end))
}

/// `partition` and `rpartition`.
pub fn partition(
    thread: &Thread,
    text: &Str,
    separator: Value,
    from: From,
) -> Result<Value, Raised> {
    let Some(wanted) = separator.downcast::<Str>() else {
        return Err(type_error(format!(
            "must be str, not {}",
            protocol::class_name(separator)
        )));
    };
    if wanted.is_empty() {
        return Err(value_error("empty separator"));
    }
    let octets = text.as_wtf8();
    let found = match from {
        From::Left => search::find(octets, wanted.as_wtf8()),
        From::Right => search::find_last(octets, wanted.as_wtf8()),
    };
    let empty = character_string(thread, None);
    // The text itself, an instance of a subclass as well.
    let whole = text.value();
    let parts = match (found, from) {
        (Some(place), _) => {
            let after = place + wanted.as_wtf8().len();
            [
                range_of(thread, text, 0, place),
                separator,
                range_of(thread, text, after, octets.len()),
            ]
        }
        (None, From::Left) => [whole, empty, empty],
        (None, From::Right) => [empty, empty, whole],
    };
    Ok(thread.tuple(&parts))
}

/// `ljust`, `rjust` and `center`: the text with this many fill characters before and after.
pub fn pad(
    thread: &Thread,
    text: &Str,
    before: usize,
    after: usize,
    fill: u32,
) -> Result<Value, Raised> {
    let octets = text.as_wtf8();
    if before == 0 && after == 0 {
        return Ok(range_of(thread, text, 0, octets.len()));
    }
    let mut encoded = Vec::new();
    super::push_code_point(&mut encoded, fill);
    let fill = encoded.as_slice();
    check_size((before + after).saturating_mul(fill.len()))?;
    if let ([fill], true) = (fill, text.is_ascii()) {
        return Ok(
            Str::from_ascii_with(thread, before + octets.len() + after, |target| {
                let (first, rest) = target.split_at_mut(before);
                let (own, last) = rest.split_at_mut(octets.len());
                thread.fill_octets(first, *fill);
                thread.copy_octets(own, octets);
                thread.fill_octets(last, *fill);
            })
            .value(),
        );
    }
    let mut result = change::repeat(thread, fill, before)?;
    thread.append_octets(&mut result, octets);
    let last = change::repeat(thread, fill, after)?;
    thread.append_octets(&mut result, &last);
    check_item(thread)?;
    Ok(from_octets(thread, &result))
}

/// The one character that pads, as its code point.
pub fn fill_character(value: Value) -> Result<u32, Raised> {
    let Some(text) = value.downcast::<Str>() else {
        let kind = protocol::class_name(value);
        return Err(type_error(format!(
            "The fill character must be a unicode character, not {kind}"
        )));
    };
    let mut characters = super::code_points(text.as_wtf8());
    match (characters.next(), characters.next()) {
        (Some(single), None) => Ok(single),
        _ => Err(type_error(
            "The fill character must be exactly one character long",
        )),
    }
}

/// How many characters are missing to a width.
pub fn missing(text: &Str, width: i64) -> usize {
    usize::try_from(width)
        .unwrap_or(0)
        .saturating_sub(text.len())
}

/// `text * count`.
pub fn repeat(thread: &Thread, text: &Str, count: usize) -> Result<Value, Raised> {
    let octets = text.as_wtf8();
    if count == 1 {
        return Ok(range_of(thread, text, 0, octets.len()));
    }
    if count == 0 || octets.is_empty() {
        return Ok(character_string(thread, None));
    }
    let total = octets
        .len()
        .checked_mul(count)
        .filter(|total| *total <= isize::MAX as usize);
    let Some(total) = total else {
        return Err(overflow_error("repeated string is too long"));
    };
    check_size(total)?;
    if text.is_ascii() {
        return Ok(Str::from_ascii_with(thread, total, |target| {
            thread.repeat_octets(target, octets);
        })
        .value());
    }
    Ok(from_octets(thread, &change::repeat(thread, octets, count)?))
}
