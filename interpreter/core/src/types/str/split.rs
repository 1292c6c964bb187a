//! Splitting strings and joining them.

use crate::error::{Exception, catch, check_size, type_error, value_error};
use crate::interpreter::limits::{check_item, must_stop, while_going_on};
use crate::protocol;
use crate::types::bytes::search;
use crate::types::str::parts::range_of;
use crate::types::str::unicode::{is_line_end, is_space};
use crate::types::str::{character_string, search::From};
use weft_heap::{Gc, List, Measured, Raised, ShapeId, Str, Thread, Tuple, Value};

/// Whether `splitlines` keeps the ends of lines.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum LineEnds {
    /// They stay with their lines.
    Keep,
    /// They are left out.
    Drop,
}

/// `split` and `rsplit`.
pub fn split(
    thread: &Thread,
    text: &Str,
    separator: Value,
    most: i64,
    from: From,
) -> Result<Gc<List>, Raised> {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let list = List::new(thread, ShapeId::LIST, 0);
    if separator.is_none() {
        match from {
            From::Left => split_spaces(thread, text, most, &list)?,
            From::Right => split_spaces_from_right(thread, text, most, &list)?,
        }
        return Ok(list);
    }
    let Some(wanted) = separator.downcast::<Str>() else {
        return Err(type_error(format!(
            "must be str or None, not {}",
            protocol::class_name(separator)
        )));
    };
    if wanted.is_empty() {
        return Err(value_error("empty separator"));
    }
    let (octets, wanted) = (text.as_wtf8(), wanted.as_wtf8());
    match from {
        From::Left => {
            let mut start = 0;
            for place in search::places(octets, wanted).take(most) {
                check_item(thread)?;
                list.push(thread, range_of(thread, text, start, place));
                start = place + wanted.len();
            }
            list.push(thread, range_of(thread, text, start, octets.len()));
        }
        From::Right => {
            let mut end = octets.len();
            for place in search::places_from_right(octets, wanted).take(most) {
                check_item(thread)?;
                list.push(thread, range_of(thread, text, place + wanted.len(), end));
                end = place;
            }
            list.push(thread, range_of(thread, text, 0, end));
            list.reverse(thread);
        }
    }
    Ok(list)
}

fn split_spaces(thread: &Thread, text: &Str, most: usize, list: &List) -> Result<(), Raised> {
    let source = text.as_str();
    if text.is_ascii() {
        return split_ascii_spaces(thread, text, most, list);
    }
    let mut rest = source;
    let place = |part: &str| part.as_ptr().addr() - source.as_ptr().addr();
    let mut count = 0;
    loop {
        check_item(thread)?;
        rest = rest.trim_start_matches(is_space);
        if rest.is_empty() {
            return Ok(());
        }
        if count == most {
            // What is behind the last split keeps its spaces at the end.
            list.push(thread, range_of(thread, text, place(rest), source.len()));
            return Ok(());
        }
        let end = rest.find(is_space).unwrap_or(rest.len());
        let start = place(rest);
        list.push(thread, range_of(thread, text, start, start + end));
        rest = &rest[end..];
        count += 1;
    }
}

/// Octets that are looked at before it is asked whether the program has to end.
const PART: usize = 1 << 16;

/// Whether an ASCII octet is white space.
#[inline(always)]
fn is_ascii_space(octet: u8) -> bool {
    matches!(octet, b' ' | b'\t'..=b'\r' | 0x1c..=0x1f)
}

fn split_ascii_spaces(thread: &Thread, text: &Str, most: usize, list: &List) -> Result<(), Raised> {
    let octets = text.as_str().as_bytes();
    let mut place = 0;
    let mut count = 0;
    loop {
        check_item(thread)?;
        let mut pause = place + PART;
        while place < octets.len() && is_ascii_space(octets[place]) {
            place += 1;
            if place == pause {
                check_item(thread)?;
                pause += PART;
            }
        }
        if place == octets.len() {
            return Ok(());
        }
        let start = place;
        if count == most {
            list.push(thread, range_of(thread, text, start, octets.len()));
            return Ok(());
        }
        // What is short between two spaces is gone over at once.
        let mut pause = place + PART;
        while place < octets.len() && !is_ascii_space(octets[place]) {
            place += 1;
            if place == pause {
                check_item(thread)?;
                pause += PART;
            }
        }
        list.push(thread, range_of(thread, text, start, place));
        count += 1;
    }
}

fn split_spaces_from_right(
    thread: &Thread,
    text: &Str,
    most: usize,
    list: &List,
) -> Result<(), Raised> {
    let mut rest = text.as_str();
    let mut count = 0;
    loop {
        check_item(thread)?;
        rest = rest.trim_end_matches(is_space);
        if rest.is_empty() {
            break;
        }
        if count == most {
            list.push(thread, range_of(thread, text, 0, rest.len()));
            break;
        }
        let start = rest.rfind(is_space).map_or(0, |space| {
            space + rest[space..].chars().next().map_or(1, char::len_utf8)
        });
        list.push(thread, range_of(thread, text, start, rest.len()));
        rest = &rest[..start];
        count += 1;
    }
    list.reverse(thread);
    Ok(())
}

/// `splitlines`.
pub fn split_lines(thread: &Thread, text: &Str, ends: LineEnds) -> Gc<List> {
    let list = List::new(thread, ShapeId::LIST, 0);
    let source = text.as_str();
    if text.is_ascii() {
        split_ascii_lines(thread, text, ends, &list);
        return list;
    }
    let mut start = 0;
    // What is made of a program that has to end is thrown away.
    while start < source.len() && !must_stop(thread) {
        let found = source[start..].find(is_line_end).map(|place| start + place);
        let Some(end) = found else {
            list.push(thread, range_of(thread, text, start, source.len()));
            break;
        };
        let is_pair = source[end..].starts_with("\r\n");
        let length = source[end..].chars().next().map_or(1, char::len_utf8) + usize::from(is_pair);
        let kept = if ends == LineEnds::Keep {
            end + length
        } else {
            end
        };
        list.push(thread, range_of(thread, text, start, kept));
        start = end + length;
    }
    list
}

/// Where the next line of ASCII ends.
fn ascii_line_end(octets: &[u8]) -> Option<usize> {
    // All ends of lines are control characters, of which most stretches have none.
    const STRETCH: usize = 16;
    let is_end = |octet: &u8| matches!(octet, b'\n'..=b'\r' | 0x1c..=0x1e);
    let (stretches, rest) = octets.as_chunks::<STRETCH>();
    for (number, stretch) in stretches.iter().enumerate() {
        let has_control = stretch
            .iter()
            .fold(false, |any, octet| any | (*octet < 0x20));
        if has_control && let Some(place) = stretch.iter().position(is_end) {
            return Some(number * STRETCH + place);
        }
    }
    let place = rest.iter().position(is_end)?;
    Some(stretches.len() * STRETCH + place)
}

fn split_ascii_lines(thread: &Thread, text: &Str, ends: LineEnds, list: &List) {
    let octets = text.as_str().as_bytes();
    let mut start = 0;
    // What is made of a program that has to end is thrown away.
    while start < octets.len() && !must_stop(thread) {
        let Some(found) = ascii_line_end(&octets[start..]) else {
            list.push(thread, range_of(thread, text, start, octets.len()));
            break;
        };
        let end = start + found;
        let length = 1 + usize::from(octets[end..].starts_with(b"\r\n"));
        let kept = match ends {
            LineEnds::Keep => end + length,
            LineEnds::Drop => end,
        };
        list.push(thread, range_of(thread, text, start, kept));
        start = end + length;
    }
}

/// `separator.join(iterable)`.
pub fn join(thread: &Thread, separator: &Str, iterable: Value) -> Result<Value, Raised> {
    let shape = thread.shape_of(iterable);
    if let Some(list) = iterable.downcast::<List>()
        && shape == ShapeId::LIST
        && !thread.is_parallel()
    {
        // Nobody else changes the list, and nothing below does.
        return join_items(thread, separator, list.len(), |index| list.get(index));
    }
    let items: Gc<Tuple> = match (iterable.cast::<Tuple>(), iterable.downcast::<List>()) {
        (Some(tuple), _) if shape == ShapeId::TUPLE => tuple,
        (_, Some(list)) if shape == ShapeId::LIST => list.snapshot(thread),
        _ => {
            let iterator = protocol::iterate(thread, iterable);
            let Ok(iterator) = catch(thread, iterator, Exception::TypeError)? else {
                return Err(type_error("can only join an iterable"));
            };
            crate::types::list::from_iterable(thread, iterator)?.snapshot(thread)
        }
    };
    let items = items.items();
    join_items(thread, separator, items.len(), |index| {
        items.get(index).copied()
    })
}

/// Joins `length` items that are the same whenever they are asked for.
fn join_items(
    thread: &Thread,
    separator: &Str,
    length: usize,
    item: impl Fn(usize) -> Option<Value>,
) -> Result<Value, Raised> {
    let mut measured = Measured::default();
    for (number, item) in while_going_on((0..length).map_while(&item)).enumerate() {
        if let Some(item) = item.downcast::<Str>() {
            measured.add(item, 1);
        } else {
            let kind = protocol::class_name(item);
            return Err(type_error(format!(
                "sequence item {number}: expected str instance, {kind} found"
            )));
        }
    }
    match (length, item(0)) {
        (0, _) | (_, None) => return Ok(character_string(thread, None)),
        (1, Some(single)) if thread.shape_of(single) == ShapeId::STR => return Ok(single),
        _ => {}
    }
    measured.add(separator, length - 1);
    check_size(measured.bytes())?;
    // What is left out when the program has to end is not counted either.
    check_item(thread)?;
    let strings = (0..length).map_while(|index| item(index)?.cast::<Str>());
    if separator.is_empty() {
        return Ok(Str::join(thread, measured, strings).value());
    }
    let parts = strings.flat_map(|item| [Gc::of(separator), item]).skip(1);
    Ok(Str::join(thread, measured, parts).value())
}
