//! `int()`: integers from numbers and from text.

use crate::error::{overflow_error, type_error, value_error};
use crate::interpreter::limits::check;
use crate::names::Special;
use crate::protocol::{self, class_name};
use crate::types::int::words::with_long;
use crate::types::int::{Integer, class, parse_literal};
use dashu_int::IBig;
use weft_heap::{BigInteger, Bytes, Native, Raised, ShapeId, Str, Thread, Value};

/// A float without its fraction.
///
/// # Errors
/// `OverflowError` and `ValueError` for infinities and NaN.
pub fn from_float(thread: &Thread, float: f64) -> Result<Value, Raised> {
    if float.abs() < 1e18 {
        return Ok(thread.int(float as i64));
    }
    if float.is_nan() {
        return Err(value_error("cannot convert float NaN to integer"));
    }
    match IBig::try_from(float.trunc()) {
        Ok(integer) => Ok(thread.big_int(integer)),
        Err(_) => Err(overflow_error("cannot convert float infinity to integer")),
    }
}

/// `int(value)` for what is a number or text.
///
/// # Errors
/// `TypeError` for what is neither, and what the methods of the value raise.
pub fn from_number(thread: &Thread, value: Value) -> Result<Value, Raised> {
    let shape = thread.shape_of(value);
    if shape == ShapeId::INT {
        return Ok(value);
    }
    if shape == ShapeId::FLOAT {
        return from_float(thread, value.to_float().unwrap_or(f64::NAN));
    }
    if let Some(result) = protocol::call_special(thread, value, Special::Int, &[]) {
        let result = result?;
        return match Integer::of(&result) {
            Some(_) if thread.shape_of(result) == ShapeId::INT => Ok(result),
            Some(integer) => {
                let warn = crate::types::exception::warnings::warn_strict_subclass;
                warn(thread, "__int__", "int", result)?;
                Ok(integer.to_value(thread))
            }
            None => Err(type_error(format!(
                "__int__ returned non-int (type {})",
                class_name(result)
            ))),
        };
    }
    if protocol::special_of(thread, value, Special::Index).is_some() {
        let index = protocol::index(thread, value)?;
        return Ok(Integer::of(&index).map_or(index, |integer| integer.to_value(thread)));
    }
    if let Some(result) = from_any_text(thread, value, 10)? {
        return Ok(result);
    }
    Err(type_error(format!(
        "int() argument must be a string, a bytes-like object or a real number, not '{}'",
        class_name(value)
    )))
}

/// The integer that a string denotes.
///
/// # Errors
/// `ValueError` if it denotes none.
pub fn from_text(thread: &Thread, text: &Str, base: u32) -> Result<Value, Raised> {
    if !text.has_surrogates()
        && let Some(value) = parse_literal(thread, text.as_str(), base)?
    {
        return Ok(value);
    }
    Err(invalid(thread, text.value(), base))
}

/// The integer of a string or of something bytes-like; `None` if it is neither.
fn from_any_text(thread: &Thread, value: Value, base: u32) -> Result<Option<Value>, Raised> {
    if let Some(text) = value.downcast::<Str>() {
        return from_text(thread, text, base).map(Some);
    }
    let Some(octets) = crate::types::bytes::octets_of(thread, &value)? else {
        return Ok(None);
    };
    if octets.is_ascii()
        && let Ok(text) = std::str::from_utf8(&octets)
        && let Some(integer) = parse_literal(thread, text, base)?
    {
        return Ok(Some(integer));
    }
    let shown = if value.is::<Bytes>() {
        value
    } else {
        thread.bytes(&octets)
    };
    Err(invalid(thread, shown, base))
}

#[cold]
fn invalid(thread: &Thread, text: Value, base: u32) -> Raised {
    // A thread that is to end has read less than there is.
    match check(thread).and_then(|()| protocol::repr(thread, text)) {
        Ok(shown) => {
            let shown: String = protocol::text_of(&shown)
                .unwrap_or_default()
                .chars()
                .take(200)
                .collect();
            value_error(format!(
                "invalid literal for int() with base {base}: {shown}"
            ))
        }
        Err(raised) => raised,
    }
}

/// `int(value, base)`.
fn with_base(thread: &Thread, value: Value, base: Value) -> Result<Value, Raised> {
    let base = protocol::to_index_clamped(thread, base)?;
    let base = match u32::try_from(base) {
        Ok(base @ (0 | 2..=36)) => base,
        _ => return Err(value_error("int() base must be >= 2 and <= 36, or 0")),
    };
    let is_text = value.is::<Str>()
        || value.is::<Bytes>()
        || value.is::<Native<crate::types::bytes::ByteArray>>();
    let parsed = if is_text {
        from_any_text(thread, value, base)?
    } else {
        None
    };
    parsed.ok_or_else(|| type_error("int() can't convert non-string with explicit base"))
}

/// `int.__new__`.
pub(super) fn new(
    thread: &Thread,
    class: Value,
    value: Value,
    base: Value,
) -> Result<Value, Raised> {
    let integer = match (value, base) {
        (Value::ABSENT, Value::ABSENT) => Value::from_i32(0),
        (Value::ABSENT, _) => return Err(type_error("int() missing string argument")),
        (value, Value::ABSENT) => from_number(thread, value)?,
        (value, base) => with_base(thread, value, base)?,
    };
    of_class(thread, class, integer)
}

/// The integer as an instance of `class`, which is `int` or a subclass.
pub(super) fn of_class(thread: &Thread, class: Value, integer: Value) -> Result<Value, Raised> {
    let shape = crate::types::construct::instance_shape(thread, class, &class::DEFINITION)?;
    if shape == ShapeId::INT {
        return Ok(integer);
    }
    if shape == ShapeId::BOOL {
        return Err(type_error(
            "int.__new__(bool) is not safe, use bool.__new__()",
        ));
    }
    let integer = Integer::of(&integer).expect("made as an integer");
    Ok(with_long(integer, |long| {
        BigInteger::new(thread, shape, long).value()
    }))
}
