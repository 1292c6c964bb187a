//! `float()`: floats from numbers and from text.

use crate::error::{type_error, value_error};
use crate::interpreter::limits::{Pauses, check};
use crate::names::Special;
use crate::protocol::{self, class_name};
use crate::types::str::affix::trim_spaces;
use crate::types::str::unicode::decimal_value;
use weft_heap::{Raised, ShapeId, Str, Thread, Value};

/// `float(value)` for what is a number or text.
///
/// # Errors
/// `TypeError` for what is neither, `ValueError` for text that denotes no float.
pub fn from_number(thread: &Thread, value: Value) -> Result<f64, Raised> {
    if let Some(text) = value
        .downcast::<Str>()
        .filter(|_| protocol::special_of(thread, value, Special::Float).is_none())
    {
        let parsed = if text.has_surrogates() {
            None
        } else {
            parse_literal(text.as_str())
        };
        return parsed.ok_or_else(|| invalid(thread, value));
    }
    // An instance of a subclass may say by `__float__` what it is.
    if thread.shape_of(value) != ShapeId::FLOAT
        && value.to_float().is_some()
        && let Some(result) = protocol::call_special(thread, value, Special::Float, &[])
    {
        return protocol::float_of_result(thread, value, result?);
    }
    let is_real = protocol::is_number(value)
        || protocol::special_of(thread, value, Special::Float).is_some()
        || protocol::special_of(thread, value, Special::Index).is_some();
    if is_real {
        return protocol::to_float(thread, value);
    }
    let Some(octets) = crate::types::bytes::octets_of(thread, &value)? else {
        return Err(type_error(format!(
            "float() argument must be a string or a real number, not '{}'",
            class_name(value)
        )));
    };
    let text = std::str::from_utf8(&octets)
        .ok()
        .filter(|text| text.is_ascii());
    text.and_then(parse_literal)
        .ok_or_else(|| invalid(thread, value))
}

#[cold]
fn invalid(thread: &Thread, text: Value) -> Raised {
    // A thread that is to end has read less than there is.
    match check(thread).and_then(|()| protocol::repr(thread, text)) {
        Ok(shown) => {
            let shown = protocol::text_of(&shown).unwrap_or_default();
            value_error(format!("could not convert string to float: {shown}"))
        }
        Err(raised) => raised,
    }
}

/// The float that a text denotes, as `float()` reads it; `None` if it denotes none.
pub fn parse_literal(text: &str) -> Option<f64> {
    let text = trim_spaces(text);
    let simple = text
        .bytes()
        .all(|octet| matches!(octet, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'));
    if simple {
        return parse_plain(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut before = ' ';
    let mut characters = text.chars().peekable();
    let mut pauses = Pauses::default();
    while let Some(character) = characters.next() {
        if !pauses.go_on_at(plain.len()) {
            return None;
        }
        let character = match character {
            '_' => {
                let next_is_digit = characters
                    .peek()
                    .is_some_and(|next| decimal_value(*next).is_some());
                if !before.is_ascii_digit() || !next_is_digit {
                    return None;
                }
                continue;
            }
            ascii if ascii.is_ascii() => ascii,
            other => char::from_digit(decimal_value(other)?, 10)?,
        };
        plain.push(character);
        before = character;
    }
    parse_plain(&plain)
}

fn parse_plain(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if unsigned.starts_with(|character: char| character.is_ascii_digit() || character == '.') {
        return text.parse().ok();
    }
    let magnitude = match unsigned.to_ascii_lowercase().as_str() {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        _ => return None,
    };
    Some(if text.starts_with('-') {
        -magnitude
    } else {
        magnitude
    })
}
