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

/// Sets a start or end, which is a number of the size of an index.
fn set_position(
    thread: &Thread,
    this: &ExceptionObject,
    field: Field,
    value: Value,
) -> Result<(), Raised> {
    if !value.is_int() && crate::protocol::to_big_int(value).is_none() {
        return Err(type_error("an integer is required"));
    }
    let position = crate::protocol::to_i64(thread, value)?;
    this.set_field(thread, field, Some(thread.int(position)));
    Ok(())
}

#[cold]
fn undeletable() -> Raised {
    type_error("can't delete numeric/char attribute")
}

/// A start or end, as it was set.
fn position(this: &ExceptionObject, field: Field) -> i64 {
    this.field(field).and_then(Value::to_int).unwrap_or(0)
}

/// What an encoding or a reason shows of itself.
fn text(thread: &Thread, this: &ExceptionObject, field: Field) -> Result<String, Raised> {
    let shown = match this.field(field) {
        Some(value) => crate::protocol::str(thread, value)?,
        None => return Ok("<NULL>".to_owned()),
    };
    Ok(text_of(&shown).unwrap_or_default().to_owned())
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

fn encode_text(thread: &Thread, this: &ExceptionObject) -> Result<String, Raised> {
    let encoding = text(thread, this, Field::Encoding)?;
    characters_text(thread, this, &format!("'{encoding}' codec can't encode"))
}

/// What is said of characters of the object that something cannot be done with.
fn characters_text(thread: &Thread, this: &ExceptionObject, done: &str) -> Result<String, Raised> {
    let Some(object) = this.field(Field::UnicodeObject) else {
        return Ok(String::new());
    };
    let Some(object) = object.downcast::<Str>() else {
        return Err(type_error(
            "UnicodeError 'object' attribute must be a string",
        ));
    };
    let reason = text(thread, this, Field::Reason)?;
    let (start, end) = (position(this, Field::Start), position(this, Field::End));
    let shown = usize::try_from(start)
        .ok()
        .filter(|place| *place < object.len() && end == start.wrapping_add(1));
    Ok(match shown {
        Some(start) => format!(
            "{done} character '{}' in position {start}: {reason}",
            shown_character(object, start)
        ),
        None => format!(
            "{done} characters in position {start}-{}: {reason}",
            end.wrapping_sub(1)
        ),
    })
}

fn decode_text(thread: &Thread, this: &ExceptionObject) -> Result<String, Raised> {
    let Some(object) = this.field(Field::UnicodeObject) else {
        return Ok(String::new());
    };
    let Some(octets) = object.downcast::<Bytes>() else {
        return Err(type_error(
            "UnicodeError 'object' attribute must be a bytes",
        ));
    };
    let encoding = text(thread, this, Field::Encoding)?;
    let reason = text(thread, this, Field::Reason)?;
    let (start, end) = (position(this, Field::Start), position(this, Field::End));
    let shown = usize::try_from(start)
        .ok()
        .filter(|_| end == start.wrapping_add(1));
    let octet = shown.and_then(|start| octets.as_slice().get(start));
    Ok(match octet {
        Some(octet) => format!(
            "'{encoding}' codec can't decode byte 0x{octet:02x} in position {start}: {reason}"
        ),
        None => format!(
            "'{encoding}' codec can't decode bytes in position {start}-{}: {reason}",
            end.wrapping_sub(1)
        ),
    })
}

/// Unicode encoding error.
#[weft_macros::class(name = "UnicodeEncodeError", module = "builtins", bases = ["UnicodeError"], subclassable)]
pub mod encode {
    use super::{Field, Object, encode_text, position, set_checked, set_position, undeletable};
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
    fn __str__(this: &Native<ExceptionObject>, thread: &Thread) -> Result<String, Raised> {
        encode_text(thread, this)
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

    #[deleter("encoding")]
    fn delete_encoding(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::Encoding, None);
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

    #[deleter("object")]
    fn delete_object(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::UnicodeObject, None);
    }

    /// exception start
    #[getter]
    #[member]
    fn start(this: &Native<ExceptionObject>) -> i64 {
        position(this, Field::Start)
    }

    #[setter("start")]
    fn set_start(
        this: &Native<ExceptionObject>,
        thread: &Thread,
        value: Value,
    ) -> Result<(), Raised> {
        set_position(thread, this, Field::Start, value)
    }

    #[deleter("start")]
    fn delete_start(_this: &Native<ExceptionObject>) -> Result<(), Raised> {
        Err(undeletable())
    }

    /// exception end
    #[getter]
    #[member]
    fn end(this: &Native<ExceptionObject>) -> i64 {
        position(this, Field::End)
    }

    #[setter("end")]
    fn set_end(
        this: &Native<ExceptionObject>,
        thread: &Thread,
        value: Value,
    ) -> Result<(), Raised> {
        set_position(thread, this, Field::End, value)
    }

    #[deleter("end")]
    fn delete_end(_this: &Native<ExceptionObject>) -> Result<(), Raised> {
        Err(undeletable())
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

    #[deleter("reason")]
    fn delete_reason(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::Reason, None);
    }
}

/// Unicode decoding error.
#[weft_macros::class(name = "UnicodeDecodeError", module = "builtins", bases = ["UnicodeError"], subclassable)]
pub mod decode {
    use super::{Field, Object, decode_text, position, set_checked, set_position, undeletable};
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
    fn __str__(this: &Native<ExceptionObject>, thread: &Thread) -> Result<String, Raised> {
        decode_text(thread, this)
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

    #[deleter("encoding")]
    fn delete_encoding(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::Encoding, None);
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

    #[deleter("object")]
    fn delete_object(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::UnicodeObject, None);
    }

    /// exception start
    #[getter]
    #[member]
    fn start(this: &Native<ExceptionObject>) -> i64 {
        position(this, Field::Start)
    }

    #[setter("start")]
    fn set_start(
        this: &Native<ExceptionObject>,
        thread: &Thread,
        value: Value,
    ) -> Result<(), Raised> {
        set_position(thread, this, Field::Start, value)
    }

    #[deleter("start")]
    fn delete_start(_this: &Native<ExceptionObject>) -> Result<(), Raised> {
        Err(undeletable())
    }

    /// exception end
    #[getter]
    #[member]
    fn end(this: &Native<ExceptionObject>) -> i64 {
        position(this, Field::End)
    }

    #[setter("end")]
    fn set_end(
        this: &Native<ExceptionObject>,
        thread: &Thread,
        value: Value,
    ) -> Result<(), Raised> {
        set_position(thread, this, Field::End, value)
    }

    #[deleter("end")]
    fn delete_end(_this: &Native<ExceptionObject>) -> Result<(), Raised> {
        Err(undeletable())
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

    #[deleter("reason")]
    fn delete_reason(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::Reason, None);
    }
}

/// Unicode translation error.
#[weft_macros::class(name = "UnicodeTranslateError", module = "builtins", bases = ["UnicodeError"], subclassable)]
pub mod translate {
    use super::{Field, Object, characters_text, position, set_checked, set_position, undeletable};
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
    fn __str__(this: &Native<ExceptionObject>, thread: &Thread) -> Result<String, Raised> {
        characters_text(thread, this, "can't translate")
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

    #[deleter("object")]
    fn delete_object(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::UnicodeObject, None);
    }

    /// exception start
    #[getter]
    #[member]
    fn start(this: &Native<ExceptionObject>) -> i64 {
        position(this, Field::Start)
    }

    #[setter("start")]
    fn set_start(
        this: &Native<ExceptionObject>,
        thread: &Thread,
        value: Value,
    ) -> Result<(), Raised> {
        set_position(thread, this, Field::Start, value)
    }

    #[deleter("start")]
    fn delete_start(_this: &Native<ExceptionObject>) -> Result<(), Raised> {
        Err(undeletable())
    }

    /// exception end
    #[getter]
    #[member]
    fn end(this: &Native<ExceptionObject>) -> i64 {
        position(this, Field::End)
    }

    #[setter("end")]
    fn set_end(
        this: &Native<ExceptionObject>,
        thread: &Thread,
        value: Value,
    ) -> Result<(), Raised> {
        set_position(thread, this, Field::End, value)
    }

    #[deleter("end")]
    fn delete_end(_this: &Native<ExceptionObject>) -> Result<(), Raised> {
        Err(undeletable())
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

    #[deleter("reason")]
    fn delete_reason(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::Reason, None);
    }
}
