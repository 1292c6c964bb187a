//! Encodings that a program has registered with `codecs`.

use crate::error::{Exception, raise, type_error};
use crate::protocol;
use crate::types::bytes::codec::name::Encoding;
use weft_heap::{Raised, Thread, Tuple, Value};

/// Which of an encoding's functions.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Text to octets.
    Encode,
    /// Octets to text.
    Decode,
}

/// The same failure, with a note of the codec in which it happened where CPython leaves one: those that it calls without
/// looking them up have none.
#[cold]
pub fn note_failure(
    thread: &Thread,
    raised: Raised,
    encoding: &str,
    direction: Direction,
) -> Raised {
    if Encoding::is_short_cut(encoding) {
        return raised;
    }
    let doing = match direction {
        Direction::Encode => "encoding",
        Direction::Decode => "decoding",
    };
    let note = format!("{doing} with '{encoding}' codec failed");
    crate::error::with_note(thread, raised, &note)
}

/// What an encoding that was registered makes of a value.
///
/// # Errors
/// `LookupError` if there is none of this name, or if it is not for text.
pub fn convert(
    thread: &Thread,
    value: Value,
    encoding: &str,
    errors: &str,
    direction: Direction,
) -> Result<Value, Raised> {
    let codecs = crate::import::import_module(thread, "codecs")?;
    let lookup = protocol::get_attribute_text(thread, codecs, "lookup")?;
    let found = protocol::call_values(thread, lookup, &[thread.string(encoding)])?;
    let function = if direction == Direction::Encode {
        "encode"
    } else {
        "decode"
    };
    let is_text = protocol::try_attribute(thread, found, thread.intern("_is_text_encoding"))?;
    if is_text == Some(Value::FALSE) {
        let message = format!(
            "'{encoding}' is not a text encoding; use codecs.{function}() to handle arbitrary codecs"
        );
        return Err(raise(Exception::LookupError, message));
    }
    let place = Value::from_i32(i32::from(direction == Direction::Decode));
    let function = protocol::get_item(thread, found, place)?;
    let result = protocol::call_values(thread, function, &[value, thread.string(errors)])
        .map_err(|raised| note_failure(thread, raised, encoding, direction))?;
    match result.downcast::<Tuple>().map(|result| result.items()) {
        Some([converted, _]) => Ok(*converted),
        _ => Err(type_error("codec must return a tuple (object, integer)")),
    }
}
