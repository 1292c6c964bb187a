//! Splitting octets and joining them.

use crate::error::{reserve, type_error, value_error};
use crate::interpreter::limits::check_item;
use crate::protocol;
use crate::types::bytes::argument::{octets_of, required_octets};
use crate::types::bytes::search;
use crate::types::bytes::test::is_space;
use crate::types::str::{From, LineEnds};
use weft_heap::{Gc, List, Raised, ShapeId, Thread, Value};

/// `split` and `rsplit`; `make` makes the parts.
pub fn split(
    thread: &Thread,
    octets: &[u8],
    separator: Value,
    most: i64,
    from: From,
    make: fn(&Thread, &[u8]) -> Value,
) -> Result<Gc<List>, Raised> {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let list = List::new(thread, ShapeId::LIST, 0);
    let keep = |start: usize, end: usize| {
        list.push(thread, make(thread, &octets[start..end]));
        check_item(thread)
    };
    if separator.is_none() {
        match from {
            From::Left => split_spaces(octets, most, keep)?,
            From::Right => split_spaces_from_right(octets, most, keep)?,
        }
    } else {
        let wanted = required_octets(thread, &separator)?;
        if wanted.is_empty() {
            return Err(value_error("empty separator"));
        }
        match from {
            From::Left => {
                let mut start = 0;
                for place in search::places(octets, &wanted).take(most) {
                    keep(start, place)?;
                    start = place + wanted.len();
                }
                keep(start, octets.len())?;
            }
            From::Right => {
                let mut end = octets.len();
                for place in search::places_from_right(octets, &wanted).take(most) {
                    keep(place + wanted.len(), end)?;
                    end = place;
                }
                keep(0, end)?;
            }
        }
    }
    if from == From::Right {
        list.reverse(thread);
    }
    Ok(list)
}

/// Passes on where the parts between spaces are.
fn split_spaces(
    octets: &[u8],
    most: usize,
    mut keep: impl FnMut(usize, usize) -> Result<(), Raised>,
) -> Result<(), Raised> {
    let mut count = 0;
    let mut place = 0;
    loop {
        while place < octets.len() && is_space(octets[place]) {
            place += 1;
        }
        if place == octets.len() {
            return Ok(());
        }
        let start = place;
        if count == most {
            // What is behind the last split keeps its spaces at the end.
            return keep(start, octets.len());
        }
        while place < octets.len() && !is_space(octets[place]) {
            place += 1;
        }
        keep(start, place)?;
        count += 1;
    }
}

fn split_spaces_from_right(
    octets: &[u8],
    most: usize,
    mut keep: impl FnMut(usize, usize) -> Result<(), Raised>,
) -> Result<(), Raised> {
    let mut count = 0;
    let mut place = octets.len();
    loop {
        while place > 0 && is_space(octets[place - 1]) {
            place -= 1;
        }
        if place == 0 {
            return Ok(());
        }
        let end = place;
        if count == most {
            return keep(0, end);
        }
        while place > 0 && !is_space(octets[place - 1]) {
            place -= 1;
        }
        keep(place, end)?;
        count += 1;
    }
}

/// `splitlines`.
pub fn split_lines(
    thread: &Thread,
    octets: &[u8],
    ends: LineEnds,
    make: fn(&Thread, &[u8]) -> Value,
) -> Result<Gc<List>, Raised> {
    let list = List::new(thread, ShapeId::LIST, 0);
    let mut start = 0;
    while start < octets.len() {
        check_item(thread)?;
        let Some(end) = memchr::memchr2(b'\n', b'\r', &octets[start..]).map(|place| start + place)
        else {
            list.push(thread, make(thread, &octets[start..]));
            break;
        };
        let length = if octets[end..].starts_with(b"\r\n") {
            2
        } else {
            1
        };
        let kept = if ends == LineEnds::Keep {
            end + length
        } else {
            end
        };
        list.push(thread, make(thread, &octets[start..kept]));
        start = end + length;
    }
    Ok(list)
}

/// `partition` and `rpartition`, with the separator itself between the parts or, unless `gives_separator`, with what `make`
/// makes of it.
pub fn partition(
    thread: &Thread,
    octets: &[u8],
    separator: Value,
    from: From,
    make: fn(&Thread, &[u8]) -> Value,
    gives_separator: bool,
) -> Result<Value, Raised> {
    let wanted = required_octets(thread, &separator)?;
    if wanted.is_empty() {
        return Err(value_error("empty separator"));
    }
    let found = match from {
        From::Left => search::find(octets, &wanted),
        From::Right => search::find_last(octets, &wanted),
    };
    let parts: [&[u8]; 3] = match (found, from) {
        (Some(place), _) => [&octets[..place], &wanted, &octets[place + wanted.len()..]],
        (None, From::Left) => [octets, b"", b""],
        (None, From::Right) => [b"", b"", octets],
    };
    let mut parts = parts.map(|part| make(thread, part));
    if gives_separator && found.is_some() {
        parts[1] = separator;
    }
    Ok(thread.tuple(&parts))
}

/// `separator.join(iterable)`.
pub fn join(thread: &Thread, separator: &[u8], iterable: Value) -> Result<Vec<u8>, Raised> {
    let source = protocol::items_source(thread, iterable, "can only join an iterable")?;
    let items = protocol::collect_list(thread, source)?.snapshot(thread);
    let mut result = Vec::new();
    for (number, item) in items.items().iter().enumerate() {
        check_item(thread)?;
        if number > 0 {
            result.extend_from_slice(separator);
        }
        match octets_of(thread, item)? {
            Some(octets) => {
                reserve(&mut result, octets.len() + separator.len())?;
                thread.append_octets(&mut result, &octets);
            }
            None => {
                let kind = protocol::class_name(*item);
                return Err(type_error(format!(
                    "sequence item {number}: expected a bytes-like object, {kind} found"
                )));
            }
        }
    }
    check_item(thread)?;
    Ok(result)
}
