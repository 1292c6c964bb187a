//! Finding, counting and replacing in strings.

use crate::error::{check_size, type_error};
use crate::interpreter::limits::while_going_on;
use crate::protocol;
use crate::types::bytes::search;
use crate::types::str::construct::from_octets;
use crate::types::str::parts::{bounds, character_end, index_of, offset_of, range_of};
use weft_heap::{Raised, Str, Thread, Value};

/// From which end a search begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// From the left.
    Left,
    /// From the right.
    Right,
}

/// The string that an argument must be.
pub fn needle<'a>(value: &'a Value, function: &str) -> Result<&'a Str, Raised> {
    nth_string(value, function, 1)
}

/// The string that the argument of this number must be.
pub fn nth_string<'a>(value: &'a Value, function: &str, number: usize) -> Result<&'a Str, Raised> {
    value.downcast::<Str>().ok_or_else(|| {
        let kind = protocol::argument_name(*value);
        type_error(format!(
            "{function}() argument {number} must be str, not {kind}"
        ))
    })
}

/// The index of a substring, or `None`.
pub fn find(
    thread: &Thread,
    text: &Str,
    wanted: &Str,
    start: Value,
    end: Value,
    from: From,
) -> Result<Option<usize>, Raised> {
    let Some((start, end)) = bounds(thread, start, end, text.len())? else {
        return Ok(None);
    };
    let (first, last) = (offset_of(text, start), offset_of(text, end));
    let haystack = &text.as_wtf8()[first..last];
    let found = match from {
        From::Left => search::find(haystack, wanted.as_wtf8()),
        From::Right => search::find_last(haystack, wanted.as_wtf8()),
    };
    Ok(found.map(|offset| index_of(text, first + offset)))
}

/// `text.count(wanted, start, end)`.
pub fn count(
    thread: &Thread,
    text: &Str,
    wanted: &Str,
    start: Value,
    end: Value,
) -> Result<usize, Raised> {
    let Some((start, end)) = bounds(thread, start, end, text.len())? else {
        return Ok(0);
    };
    if wanted.is_empty() {
        return Ok(end - start + 1);
    }
    let (first, last) = (offset_of(text, start), offset_of(text, end));
    Ok(search::count(
        &text.as_wtf8()[first..last],
        wanted.as_wtf8(),
    ))
}

/// `text.replace(old, new, count)`.
pub fn replace(
    thread: &Thread,
    text: &Str,
    old: &Str,
    new: &Str,
    count: i64,
) -> Result<Value, Raised> {
    let most = usize::try_from(count).unwrap_or(usize::MAX);
    let octets = text.as_wtf8();
    let whole = || range_of(thread, text, 0, octets.len());
    if most == 0 || old.equals(new) {
        return Ok(whole());
    }
    if old.is_empty() {
        check_size(new.as_wtf8().len().saturating_mul(most.min(text.len() + 1)))?;
        return Ok(interleave(thread, text, new, most));
    }
    if text.is_ascii() && old.is_ascii() && new.is_ascii() && old.len() == new.len() {
        return Ok(replace_in_place(thread, text, old, new, most));
    }
    Ok(
        match search::replace(octets, old.as_wtf8(), new.as_wtf8(), most)? {
            Some(result) => from_octets(thread, &result),
            None => whole(),
        },
    )
}

/// Replaces ASCII by as much ASCII: the result has the length of the text.
fn replace_in_place(thread: &Thread, text: &Str, old: &Str, new: &Str, most: usize) -> Value {
    let (octets, old, new) = (
        text.as_str().as_bytes(),
        old.as_str().as_bytes(),
        new.as_str().as_bytes(),
    );
    let Some(first) = search::find(octets, old) else {
        return range_of(thread, text, 0, octets.len());
    };
    Str::from_ascii_with(thread, octets.len(), |target| {
        thread.copy_octets(target, octets);
        if let ([from], [to], usize::MAX) = (old, new, most) {
            let rest = &mut target[first..];
            thread.in_pieces(rest.len(), |part| {
                rest[part]
                    .iter_mut()
                    .filter(|octet| *octet == from)
                    .for_each(|octet| *octet = *to);
            });
            return;
        }
        for place in while_going_on(search::places(octets, old).take(most)) {
            target[place..place + new.len()].copy_from_slice(new);
        }
    })
    .value()
}

/// `new` before each character and at the end, at most `most` times.
fn interleave(thread: &Thread, text: &Str, new: &Str, most: usize) -> Value {
    let octets = text.as_wtf8();
    let mut result =
        Vec::with_capacity(octets.len() + new.as_wtf8().len() * most.min(text.len() + 1));
    let mut from = 0;
    for _ in while_going_on(0..most) {
        result.extend_from_slice(new.as_wtf8());
        if from >= octets.len() {
            break;
        }
        let end = character_end(octets, from);
        result.extend_from_slice(&octets[from..end]);
        from = end;
    }
    result.extend_from_slice(&octets[from.min(octets.len())..]);
    from_octets(thread, &result)
}
