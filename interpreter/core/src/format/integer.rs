//! `int.__format__`.

use crate::error::{overflow_error, value_error};
use crate::format::specification::{
    Alignment, Form, NegativeZero, NumberText, Sign, Specification, unknown_kind,
};
use crate::types::int::{self, Integer};
use weft_heap::{Raised, Thread, Value};

/// An integer by a format specification; `object` is the value that it is, of `int` or a subclass.
///
/// # Errors
/// `ValueError` if the specification is none for integers.
pub fn format_int_value(
    thread: &Thread,
    object: Value,
    integer: Integer<'_>,
    specification: &str,
) -> Result<Value, Raised> {
    if specification.is_empty() {
        return crate::protocol::str(thread, object);
    }
    let specification = Specification::parse(specification, Alignment::Right, Some('d'), object)?;
    if specification.kind == Some('c') {
        return format_character(thread, integer, &specification);
    }
    let mut result = String::new();
    push_by(thread, object, integer, &specification, &mut result)?;
    Ok(thread.string(&result))
}

/// An integer by a specification, of any type but `c`, behind what is there already.
pub(super) fn push_by(
    thread: &Thread,
    object: Value,
    integer: Integer<'_>,
    specification: &Specification,
    result: &mut String,
) -> Result<(), Raised> {
    match specification.kind.unwrap_or('d') {
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => {
            let float = int::to_float(integer)?;
            super::float::push_by(object, float, specification, result)
        }
        kind @ ('d' | 'n' | 'b' | 'o' | 'x' | 'X') => {
            push_digits(thread, integer, kind, specification, result)
        }
        kind => Err(unknown_kind(kind, object)),
    }
}

fn push_digits(
    thread: &Thread,
    integer: Integer<'_>,
    kind: char,
    specification: &Specification,
    result: &mut String,
) -> Result<(), Raised> {
    check(specification)?;
    let (radix, prefix, group) = match kind {
        'b' => (2, "0b", 4),
        'o' => (8, "0o", 4),
        'x' => (16, "0x", 4),
        'X' => (16, "0X", 4),
        _ => (10, "", 3),
    };
    let mut buffer = [0; 64];
    let mut long;
    let digits = match integer {
        Integer::Small(small) => int::small_digits(small.unsigned_abs(), radix, &mut buffer),
        Integer::Big(_) => {
            long = int::magnitude_text(thread, integer, radix)?;
            &mut long
        }
    };
    if kind == 'X' {
        digits.make_ascii_uppercase();
    }
    let text = NumberText {
        sign: specification.sign_text(integer.is_negative()),
        prefix: if specification.form == Form::Alternate {
            prefix
        } else {
            ""
        },
        integer: digits,
        fraction: "",
        rest: "",
        point: false,
        group,
    };
    text.push(specification, result)
}

/// Refuses what no specification of an integer may hold.
fn check(specification: &Specification) -> Result<(), Raised> {
    if specification.precision.is_some() || specification.fraction_grouping.is_some() {
        return Err(value_error(
            "Precision not allowed in integer format specifier",
        ));
    }
    if specification.negative_zero == NegativeZero::Coerced {
        return Err(value_error(
            "Negative zero coercion (z) not allowed in integer format specifier",
        ));
    }
    Ok(())
}

fn format_character(
    thread: &Thread,
    integer: Integer<'_>,
    specification: &Specification,
) -> Result<Value, Raised> {
    check(specification)?;
    if specification.sign != Sign::Default {
        return Err(value_error(
            "Sign not allowed with integer format specifier 'c'",
        ));
    }
    if specification.form == Form::Alternate {
        return Err(value_error(
            "Alternate form (#) not allowed with integer format specifier 'c'",
        ));
    }
    let code = match integer {
        Integer::Small(code) => u32::try_from(code).ok().filter(|code| *code < 0x11_0000),
        Integer::Big(code) if code.to_i64().is_none() => {
            return Err(overflow_error("Python int too large to convert to C long"));
        }
        Integer::Big(_) => None,
    };
    let code = code.ok_or_else(|| overflow_error("%c arg not in range(0x110000)"))?;
    match char::from_u32(code) {
        Some(character) => Ok(thread.string(&specification.pad(&character.to_string())?)),
        None => Ok(super::percent::character_value(thread, code)),
    }
}
