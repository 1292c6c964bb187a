//! `str.__format__`.

use crate::error::{type_error, value_error};
use crate::format::specification::{
    Alignment, Form, NegativeZero, Sign, Specification, unknown_kind,
};
use crate::protocol;
use weft_heap::{Raised, ShapeId, Str, Thread, Value};

/// A string by a format specification.
///
/// # Errors
/// `ValueError` if the specification is none for strings, `TypeError` if it is no string.
pub fn format_str_value(
    thread: &Thread,
    text: &Str,
    specification: Value,
) -> Result<Value, Raised> {
    let Some(specification) = specification.downcast::<Str>() else {
        return Err(type_error(format!(
            "__format__() argument must be str, not {}",
            protocol::argument_name(specification)
        )));
    };
    if specification.is_empty() {
        if thread.shape_of(text.value()) == ShapeId::STR {
            return Ok(text.value());
        }
        return crate::protocol::str(thread, text.value());
    }
    let object = text.value();
    let specification =
        Specification::parse(specification.as_str(), Alignment::Left, Some('s'), object)?;
    check(&specification, object)?;
    if text.has_surrogates() {
        return Ok(with_surrogates(thread, text, &specification));
    }
    let mut result = String::new();
    push_by(text, &specification, &mut result)?;
    Ok(thread.string(&result))
}

/// Refuses what no specification of a string may hold.
pub(super) fn check(specification: &Specification, object: Value) -> Result<(), Raised> {
    if let Some(kind) = specification.kind.filter(|kind| *kind != 's') {
        return Err(unknown_kind(kind, object));
    }
    match specification.sign {
        Sign::Default => {}
        Sign::Space => return Err(value_error("Space not allowed in string format specifier")),
        Sign::Minus | Sign::Plus => {
            return Err(value_error("Sign not allowed in string format specifier"));
        }
    }
    if specification.negative_zero == NegativeZero::Coerced {
        return Err(value_error(
            "Negative zero coercion (z) not allowed in string format specifier",
        ));
    }
    if specification.form == Form::Alternate {
        return Err(value_error(
            "Alternate form (#) not allowed in string format specifier",
        ));
    }
    if specification.alignment == Alignment::AfterSign {
        return Err(value_error(
            "'=' alignment not allowed in string format specifier",
        ));
    }
    Ok(())
}

/// A string without surrogates by a specification that was checked, behind what is there already.
pub(super) fn push_by(
    text: &Str,
    specification: &Specification,
    result: &mut String,
) -> Result<(), Raised> {
    let characters = text.as_str();
    let shown = match specification.precision {
        Some(most) if most < text.len() => {
            let end = characters
                .char_indices()
                .nth(most)
                .map_or(characters.len(), |(place, _)| place);
            &characters[..end]
        }
        _ => characters,
    };
    specification.push_padded(shown, result)
}

/// As `format_str_value`, where the bytes are those of generalised UTF-8.
fn with_surrogates(thread: &Thread, text: &Str, specification: &Specification) -> Value {
    let most = specification.precision.unwrap_or(usize::MAX);
    let shown = super::percent::first_characters(text.as_wtf8(), most);
    let length = most.min(text.len());
    let padding = specification.width.unwrap_or(0).saturating_sub(length);
    let before = match specification.alignment {
        Alignment::Left | Alignment::AfterSign => 0,
        Alignment::Right => padding,
        Alignment::Center => padding / 2,
    };
    let fill = specification.fill.to_string();
    let mut octets = fill.repeat(before).into_bytes();
    octets.extend_from_slice(shown);
    octets.extend_from_slice(fill.repeat(padding - before).as_bytes());
    Str::from_wtf8(thread, ShapeId::STR, &octets).value()
}
