//! `UnicodeEncodeError`, `UnicodeDecodeError` and `UnicodeTranslateError`.

use super::fields::Field;
use crate::error::type_error;
use crate::protocol::{class_name, text_of};
use crate::types::exception::ExceptionObject;
use weft_heap::{Bytes, Raised, Str, Thread, Value};

/// What could not be converted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Object {
    /// Encoding: a string.
    Text,
    /// Decoding: anything with octets, which is kept as `bytes`.
    Octets,
}

/// Checks the arguments of one of the three classes and sets its fields.
fn set_checked(
    thread: &Thread,
    this: &ExceptionObject,
    arguments: &[Value],
    fields: &[Field],
    object: Object,
) -> Result<(), Raised> {
    let count = fields.len();
    if arguments.len() != count {
        return Err(type_error(format!(
            "function takes exactly {count} arguments ({} given)",
            arguments.len()
        )));
    }
    for (index, (field, argument)) in fields.iter().zip(arguments).enumerate() {
        let checked = match field {
            Field::Start | Field::End => thread.int(crate::protocol::to_i64(thread, *argument)?),
            Field::UnicodeObject if object == Object::Octets => {
                let octets = crate::types::bytes::required_octets(thread, argument)?;
                if argument.is::<Bytes>() {
                    *argument
                } else {
                    thread.bytes(&octets)
                }
            }
            _ if argument.is::<Str>() => *argument,
            _ => {
                let kind = class_name(*argument);
                return Err(type_error(format!(
                    "argument {} must be str, not {kind}",
                    index + 1
                )));
            }
        };
        this.set_field(thread, *field, Some(checked));
    }
    this.set_arguments(thread.tuple(arguments));
    Ok(())
}

/// A start or end, brought into the range of the object.
fn position(this: &ExceptionObject, field: Field, least: i64, most: usize) -> i64 {
    let most = most as i64;
    let position = this.field(field).and_then(Value::to_int).unwrap_or(0);
    position.clamp(least, most.max(least))
}

fn text(this: &ExceptionObject, field: Field) -> String {
    this.field(field)
        .as_ref()
        .and_then(text_of)
        .unwrap_or_default()
        .to_owned()
}

/// A character as the messages show it.
fn shown_character(object: &Str, index: usize) -> String {
    let code = if object.has_surrogates() {
        code_points(object.as_wtf8()).nth(index)
    } else {
        object.as_str().chars().nth(index).map(u32::from)
    };
    match code {
        Some(code) if code < 0x100 => format!("\\x{code:02x}"),
        Some(code) if code < 0x10000 => format!("\\u{code:04x}"),
        Some(code) => format!("\\U{code:08x}"),
        None => String::new(),
    }
}

/// The code points of generalised UTF-8.
fn code_points(octets: &[u8]) -> impl Iterator<Item = u32> + '_ {
    let mut place = 0;
    std::iter::from_fn(move || {
        let first = *octets.get(place)?;
        let (length, bits) = match first {
            0..0x80 => (1, u32::from(first)),
            0x80..0xe0 => (2, u32::from(first & 0x1f)),
            0xe0..0xf0 => (3, u32::from(first & 0x0f)),
            _ => (4, u32::from(first & 0x07)),
        };
        let rest = octets.get(place + 1..place + length)?;
        place += length;
        Some(
            rest.iter()
                .fold(bits, |code, octet| code << 6 | u32::from(octet & 0x3f)),
        )
    })
}

fn encode_text(this: &ExceptionObject) -> Option<String> {
    let object = this.field(Field::UnicodeObject)?;
    let object = object.downcast::<Str>()?;
    let start = position(this, Field::Start, 0, object.len().saturating_sub(1));
    let end = position(this, Field::End, 1, object.len());
    let (encoding, reason) = (text(this, Field::Encoding), text(this, Field::Reason));
    let quoted = if this.field(Field::Encoding).is_some() {
        format!("'{encoding}' codec can't encode")
    } else {
        "can't translate".to_owned()
    };
    Some(if end == start + 1 && (start as usize) < object.len() {
        format!(
            "{quoted} character '{}' in position {start}: {reason}",
            shown_character(object, start as usize)
        )
    } else {
        format!(
            "{quoted} characters in position {start}-{}: {reason}",
            end - 1
        )
    })
}

fn decode_text(this: &ExceptionObject) -> Option<String> {
    let object = this.field(Field::UnicodeObject)?;
    let octets = object.downcast::<Bytes>()?.as_slice();
    let start = position(this, Field::Start, 0, octets.len().saturating_sub(1));
    let end = position(this, Field::End, 1, octets.len());
    let (encoding, reason) = (text(this, Field::Encoding), text(this, Field::Reason));
    Some(match octets.get(start as usize) {
        Some(octet) if end == start + 1 => {
            format!(
                "'{encoding}' codec can't decode byte 0x{octet:02x} in position {start}: {reason}"
            )
        }
        _ => format!(
            "'{encoding}' codec can't decode bytes in position {start}-{}: {reason}",
            end - 1
        ),
    })
}

/// Unicode encoding error.
#[weft_macros::class(name = "UnicodeEncodeError", module = "builtins", bases = ["UnicodeError"], subclassable)]
pub mod encode {
    use super::{Field, Object, encode_text, set_checked};
    use crate::types::exception::ExceptionObject;
    use weft_heap::{Native, Raised, Thread, Value};

    /// Initialize self.
    fn __init__(
        this: &Native<ExceptionObject>,
        thread: &Thread,
        #[rest] arguments: &[Value],
    ) -> Result<(), Raised> {
        set_checked(
            thread,
            this,
            arguments,
            &[
                Field::Encoding,
                Field::UnicodeObject,
                Field::Start,
                Field::End,
                Field::Reason,
            ],
            Object::Text,
        )
    }

    /// Return str(self).
    fn __str__(this: &Native<ExceptionObject>) -> String {
        encode_text(this).unwrap_or_default()
    }

    /// exception encoding
    #[getter]
    #[member]
    fn encoding(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::Encoding).unwrap_or(Value::NONE)
    }

    #[setter("encoding")]
    fn set_encoding(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::Encoding, Some(value));
    }

    /// exception object
    #[getter]
    #[member]
    fn object(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::UnicodeObject).unwrap_or(Value::NONE)
    }

    #[setter("object")]
    fn set_object(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::UnicodeObject, Some(value));
    }

    /// exception start
    #[getter]
    #[member]
    fn start(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::Start).unwrap_or(Value::NONE)
    }

    #[setter("start")]
    fn set_start(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::Start, Some(value));
    }

    /// exception end
    #[getter]
    #[member]
    fn end(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::End).unwrap_or(Value::NONE)
    }

    #[setter("end")]
    fn set_end(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::End, Some(value));
    }

    /// exception reason
    #[getter]
    #[member]
    fn reason(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::Reason).unwrap_or(Value::NONE)
    }

    #[setter("reason")]
    fn set_reason(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::Reason, Some(value));
    }
}

/// Unicode decoding error.
#[weft_macros::class(name = "UnicodeDecodeError", module = "builtins", bases = ["UnicodeError"], subclassable)]
pub mod decode {
    use super::{Field, Object, decode_text, set_checked};
    use crate::types::exception::ExceptionObject;
    use weft_heap::{Native, Raised, Thread, Value};

    /// Initialize self.
    fn __init__(
        this: &Native<ExceptionObject>,
        thread: &Thread,
        #[rest] arguments: &[Value],
    ) -> Result<(), Raised> {
        set_checked(
            thread,
            this,
            arguments,
            &[
                Field::Encoding,
                Field::UnicodeObject,
                Field::Start,
                Field::End,
                Field::Reason,
            ],
            Object::Octets,
        )
    }

    /// Return str(self).
    fn __str__(this: &Native<ExceptionObject>) -> String {
        decode_text(this).unwrap_or_default()
    }

    /// exception encoding
    #[getter]
    #[member]
    fn encoding(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::Encoding).unwrap_or(Value::NONE)
    }

    #[setter("encoding")]
    fn set_encoding(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::Encoding, Some(value));
    }

    /// exception object
    #[getter]
    #[member]
    fn object(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::UnicodeObject).unwrap_or(Value::NONE)
    }

    #[setter("object")]
    fn set_object(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::UnicodeObject, Some(value));
    }

    /// exception start
    #[getter]
    #[member]
    fn start(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::Start).unwrap_or(Value::NONE)
    }

    #[setter("start")]
    fn set_start(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::Start, Some(value));
    }

    /// exception end
    #[getter]
    #[member]
    fn end(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::End).unwrap_or(Value::NONE)
    }

    #[setter("end")]
    fn set_end(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::End, Some(value));
    }

    /// exception reason
    #[getter]
    #[member]
    fn reason(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::Reason).unwrap_or(Value::NONE)
    }

    #[setter("reason")]
    fn set_reason(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::Reason, Some(value));
    }
}

/// Unicode translation error.
#[weft_macros::class(name = "UnicodeTranslateError", module = "builtins", bases = ["UnicodeError"], subclassable)]
pub mod translate {
    use super::{Field, Object, encode_text, set_checked};
    use crate::types::exception::ExceptionObject;
    use weft_heap::{Native, Raised, Thread, Value};

    /// Initialize self.
    fn __init__(
        this: &Native<ExceptionObject>,
        thread: &Thread,
        #[rest] arguments: &[Value],
    ) -> Result<(), Raised> {
        set_checked(
            thread,
            this,
            arguments,
            &[
                Field::UnicodeObject,
                Field::Start,
                Field::End,
                Field::Reason,
            ],
            Object::Text,
        )
    }

    /// Return str(self).
    fn __str__(this: &Native<ExceptionObject>) -> String {
        encode_text(this).unwrap_or_default()
    }

    /// exception object
    #[getter]
    #[member]
    fn object(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::UnicodeObject).unwrap_or(Value::NONE)
    }

    #[setter("object")]
    fn set_object(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::UnicodeObject, Some(value));
    }

    /// exception start
    #[getter]
    #[member]
    fn start(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::Start).unwrap_or(Value::NONE)
    }

    #[setter("start")]
    fn set_start(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::Start, Some(value));
    }

    /// exception end
    #[getter]
    #[member]
    fn end(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::End).unwrap_or(Value::NONE)
    }

    #[setter("end")]
    fn set_end(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::End, Some(value));
    }

    /// exception reason
    #[getter]
    #[member]
    fn reason(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::Reason).unwrap_or(Value::NONE)
    }

    #[setter("reason")]
    fn set_reason(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::Reason, Some(value));
    }
}
