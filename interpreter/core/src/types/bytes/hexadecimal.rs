//! Octets as pairs of hexadecimal digits: `hex` and `fromhex`.

use crate::error::{type_error, value_error};
use crate::interpreter::limits::check_item;
use crate::protocol;
use crate::types::bytes::octets_of;
use weft_heap::{Raised, Str, Thread, Value};

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// `octets.hex(sep, bytes_per_sep)`: groups are counted from the right, or from the left if the number is negative.
pub fn to_hex(
    thread: &Thread,
    octets: &[u8],
    separator: Value,
    group: i64,
) -> Result<Value, Raised> {
    let separator = if separator == Value::ABSENT {
        None
    } else {
        Some(separator_octet(thread, separator)?)
    };
    let group = group.clamp(-(1 << 31), 1 << 31);
    let size = group.unsigned_abs() as usize;
    let separators = match separator {
        Some(_) if size > 0 => octets.len().saturating_sub(1) / size,
        _ => 0,
    };
    let length = octets.len() * 2 + separators;
    // It is unfinished if the program has to end.
    Ok(Str::from_ascii_with(thread, length, |target| {
        let mut at = 0;
        for (place, octet) in octets.iter().enumerate() {
            if !thread.goes_on_after(place) {
                break;
            }
            let begins_group = separators > 0
                && place > 0
                && if group > 0 {
                    (octets.len() - place).is_multiple_of(size)
                } else {
                    place.is_multiple_of(size)
                };
            if let Some(separator) = separator
                && begins_group
            {
                target[at] = separator;
                at += 1;
            }
            target[at] = DIGITS[(octet >> 4) as usize];
            target[at + 1] = DIGITS[(octet & 15) as usize];
            at += 2;
        }
    })
    .value())
}

fn separator_octet(thread: &Thread, separator: Value) -> Result<u8, Raised> {
    let octets = match separator.downcast::<Str>() {
        Some(text) if !text.is_ascii() => return Err(value_error("sep must be ASCII.")),
        Some(text) => Some(std::borrow::Cow::Borrowed(text.as_str().as_bytes())),
        None if separator.is::<weft_heap::Bytes>() => octets_of(thread, &separator)?,
        None => None,
    };
    match octets.as_deref() {
        Some([single]) if single.is_ascii() => Ok(*single),
        Some([_]) => Err(value_error("sep must be ASCII.")),
        Some(_) => Err(value_error("sep must be length 1.")),
        None if protocol::length(thread, separator)? != 1 => {
            Err(value_error("sep must be length 1."))
        }
        None => Err(type_error("sep must be str or bytes.")),
    }
}

/// `fromhex(text)`: white space between pairs is skipped.
pub fn from_hex(thread: &Thread, text: Value) -> Result<Vec<u8>, Raised> {
    let octets = match text.downcast::<Str>() {
        Some(text) => std::borrow::Cow::Borrowed(text.as_str().as_bytes()),
        None => match octets_of(thread, &text)? {
            Some(octets) => octets,
            None => {
                let kind = protocol::class_name(text);
                return Err(type_error(format!(
                    "fromhex() argument must be str or bytes-like, not {kind}"
                )));
            }
        },
    };
    let mut result = Vec::with_capacity(octets.len() / 2);
    let mut place = 0;
    let digit = |place: usize| {
        octets
            .get(place)
            .and_then(|octet| char::from(*octet).to_digit(16))
    };
    while place < octets.len() {
        check_item(thread)?;
        if super::test::is_space(octets[place]) {
            place += 1;
            continue;
        }
        let wrong = match (digit(place), digit(place + 1)) {
            (Some(high), Some(low)) => {
                result.push((high << 4 | low) as u8);
                place += 2;
                continue;
            }
            (None, _) => place,
            (Some(_), None) if place + 1 >= octets.len() => {
                return Err(value_error(
                    "fromhex() arg must contain an even number of hexadecimal digits",
                ));
            }
            (Some(_), None) => place + 1,
        };
        let index = crate::types::str::characters_in(&octets[..wrong]);
        return Err(value_error(format!(
            "non-hexadecimal number found in fromhex() arg at position {index}"
        )));
    }
    Ok(result)
}
