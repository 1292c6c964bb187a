//! Changed copies of octets: cases, padding, stripping, replacing and translating.

use crate::error::{check_size, type_error, value_error};
use crate::interpreter::limits::{check, check_item};
use crate::protocol;
use crate::types::bytes::argument::{octets_of, required_octets};
use crate::types::bytes::search;
use crate::types::bytes::test::is_space;
use crate::types::str::Side;
use weft_heap::{Raised, Thread, Value};

/// What `convert` makes of each octet.
///
/// # Errors
/// The end of the program, before which little of many octets is converted in vain.
pub fn converted(
    thread: &Thread,
    octets: &[u8],
    mut convert: impl FnMut(&u8) -> u8,
) -> Result<Vec<u8>, Raised> {
    let mut result = Vec::with_capacity(octets.len());
    thread.in_pieces(octets.len(), |part| {
        result.extend(octets[part].iter().map(&mut convert));
    });
    check_item(thread)?;
    Ok(result)
}

/// `capitalize`.
pub fn capitalize(thread: &Thread, octets: &[u8]) -> Result<Vec<u8>, Raised> {
    let mut result = converted(thread, octets, u8::to_ascii_lowercase)?;
    if let Some(first) = result.first_mut() {
        first.make_ascii_uppercase();
    }
    Ok(result)
}

/// `title`.
pub fn title(thread: &Thread, octets: &[u8]) -> Result<Vec<u8>, Raised> {
    let mut in_word = false;
    let convert = |octet: &u8| {
        let converted = if in_word {
            octet.to_ascii_lowercase()
        } else {
            octet.to_ascii_uppercase()
        };
        in_word = octet.is_ascii_alphabetic();
        converted
    };
    converted(thread, octets, convert)
}

/// `swapcase`.
pub fn swap_case(thread: &Thread, octets: &[u8]) -> Result<Vec<u8>, Raised> {
    converted(thread, octets, |octet| {
        if octet.is_ascii_alphabetic() {
            octet ^ 0x20
        } else {
            *octet
        }
    })
}

/// Fails if `expandtabs` might make more than a program may ask for.
fn check_tabs(octets: &[u8], size: i32) -> Result<(), Raised> {
    let size = usize::try_from(size).unwrap_or(0);
    let tabs = octets.iter().filter(|octet| **octet == b'\t').count();
    check_size(tabs.saturating_mul(size))
}

/// `expandtabs`; `is_column` says which octets take a column.
pub fn expand_tabs(
    thread: &Thread,
    octets: &[u8],
    size: i32,
    is_column: impl Fn(u8) -> bool,
) -> Result<Vec<u8>, Raised> {
    check_tabs(octets, size)?;
    let size = usize::try_from(size).unwrap_or(0);
    let mut result = Vec::with_capacity(octets.len());
    let mut column = 0;
    for (place, octet) in octets.iter().enumerate() {
        if !thread.goes_on_after(place) {
            break;
        }
        match octet {
            b'\t' if size > 0 => {
                let count = size - column % size;
                result.resize(result.len() + count, b' ');
                column += count;
            }
            b'\t' => {}
            b'\n' | b'\r' => {
                result.push(*octet);
                column = 0;
            }
            _ => {
                result.push(*octet);
                column += usize::from(is_column(*octet));
            }
        }
    }
    check_item(thread)?;
    Ok(result)
}

/// The octets with fill octets before and after.
pub fn pad(
    thread: &Thread,
    octets: &[u8],
    before: usize,
    after: usize,
    fill: u8,
) -> Result<Vec<u8>, Raised> {
    check_size(before.saturating_add(after))?;
    let mut result = Vec::with_capacity(octets.len() + before + after);
    let fill = |result: &mut Vec<u8>, count: usize| {
        thread.in_pieces(count, |part| result.resize(result.len() + part.len(), fill));
    };
    fill(&mut result, before);
    thread.append_octets(&mut result, octets);
    fill(&mut result, after);
    check_item(thread)?;
    Ok(result)
}

/// The octets over and over, `count` times.
pub fn repeat(thread: &Thread, octets: &[u8], count: usize) -> Result<Vec<u8>, Raised> {
    check_size(octets.len().saturating_mul(count))?;
    if octets.is_empty() || count == 0 {
        return Ok(Vec::new());
    }
    let mut result = Vec::with_capacity(octets.len() * count);
    thread.append_octets(&mut result, octets);
    if !thread.repeat_items(&mut result, count) {
        check(thread)?;
    }
    check_item(thread)?;
    Ok(result)
}

/// How many octets are missing to a width.
pub fn missing(octets: &[u8], width: i64) -> usize {
    usize::try_from(width)
        .unwrap_or(0)
        .saturating_sub(octets.len())
}

/// `zfill`.
pub fn fill_with_zeros(thread: &Thread, octets: &[u8], width: i64) -> Result<Vec<u8>, Raised> {
    let missing = missing(octets, width);
    let mut result = pad(thread, octets, missing, 0, b'0')?;
    if missing > 0 && matches!(octets.first(), Some(b'+' | b'-')) {
        result.swap(0, missing);
    }
    Ok(result)
}

/// What is left of the octets after `strip`, as start and end.
pub fn strip(
    thread: &Thread,
    octets: &[u8],
    characters: Value,
    side: Side,
) -> Result<(usize, usize), Raised> {
    let set = if characters.is_none() {
        None
    } else {
        Some(required_octets(thread, &characters)?)
    };
    let matches = |octet: u8| match &set {
        None => is_space(octet),
        Some(set) => set.contains(&octet),
    };
    let (mut start, mut end) = (0, octets.len());
    while side != Side::Right && start < end && matches(octets[start]) {
        start += 1;
    }
    while side != Side::Left && start < end && matches(octets[end - 1]) {
        end -= 1;
    }
    Ok((start, end))
}

/// `replace`.
pub fn replace(
    thread: &Thread,
    octets: &[u8],
    old: &[u8],
    new: &[u8],
    count: i64,
) -> Result<Vec<u8>, Raised> {
    let most = usize::try_from(count).unwrap_or(usize::MAX);
    if !old.is_empty() {
        let replaced = search::replace(octets, old, new, most)?;
        return Ok(replaced.unwrap_or_else(|| octets.to_vec()));
    }
    check_size(new.len().saturating_mul(most.min(octets.len() + 1)))?;
    let mut result = Vec::with_capacity(octets.len() + new.len() * most.min(octets.len() + 1));
    for (place, octet) in octets.iter().enumerate() {
        if place % (1 << 14) == 0 {
            check_item(thread)?;
        }
        if place < most {
            result.extend_from_slice(new);
        }
        result.push(*octet);
    }
    if octets.len() < most {
        result.extend_from_slice(new);
    }
    Ok(result)
}

/// `translate`.
pub fn translate(
    thread: &Thread,
    octets: &[u8],
    table: Value,
    delete: Value,
) -> Result<Vec<u8>, Raised> {
    let table = if table.is_none() {
        None
    } else {
        Some(required_octets(thread, &table)?)
    };
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(value_error("translation table must be 256 characters long"));
    }
    let deleted = if delete == Value::ABSENT {
        None
    } else {
        Some(required_octets(thread, &delete)?)
    };
    let table = table.as_deref();
    let replaced = |octet: &u8| table.map_or(*octet, |table| table[*octet as usize]);
    let Some(deleted) = deleted else {
        return converted(thread, octets, replaced);
    };
    let mut is_deleted = [false; 256];
    for octet in deleted.iter() {
        is_deleted[*octet as usize] = true;
    }
    let mut result = Vec::new();
    thread.in_pieces(octets.len(), |part| {
        let kept = octets[part].iter();
        let kept = kept.filter(|octet| !is_deleted[**octet as usize]);
        result.extend(kept.map(replaced));
    });
    check_item(thread)?;
    Ok(result)
}

/// `bytes.maketrans`.
pub fn make_table(thread: &Thread, from: Value, to: Value) -> Result<Vec<u8>, Raised> {
    let (from, to) = (
        required_octets(thread, &from)?,
        required_octets(thread, &to)?,
    );
    if from.len() != to.len() {
        return Err(value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (from, to) in from.iter().zip(to.iter()) {
        table[*from as usize] = *to;
    }
    Ok(table)
}

/// `octets + other`.
pub fn concatenate(
    thread: &Thread,
    octets: &[u8],
    other: Value,
    own: Value,
) -> Result<Vec<u8>, Raised> {
    let Some(other_octets) = octets_of(thread, &other)? else {
        let (kind, own) = (protocol::class_name(other), protocol::class_name(own));
        return Err(type_error(format!("can't concat {kind} to {own}")));
    };
    let mut result = Vec::with_capacity(octets.len() + other_octets.len());
    thread.append_octets(&mut result, octets);
    thread.append_octets(&mut result, &other_octets);
    check_item(thread)?;
    Ok(result)
}
