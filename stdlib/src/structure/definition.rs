//! The module `_struct`, and its exception.

use crate::exception::{exception_class, raise_own};
use weft_core::error::{Exception, type_error};
use weft_core::heap::{Bytes, Raised, Str, Thread, Value};
use weft_core::protocol;

/// The class `struct.error`.
pub fn error_class(thread: &Thread) -> Result<Value, Raised> {
    exception_class(thread, "struct", "error", Exception::Exception)
}

/// Raises `struct.error`.
#[cold]
pub fn struct_error(thread: &Thread, message: &str) -> Raised {
    raise_own(thread, "struct", "error", Exception::Exception, message)
}

/// The text of a format that was given as text or bytes.
pub fn format_text(thread: &Thread, format: Value) -> Result<String, Raised> {
    if let Some(bytes) = format.downcast::<Bytes>() {
        return Ok(String::from_utf8_lossy(bytes.as_slice()).into_owned());
    }
    match format.downcast::<Str>() {
        Some(text) if text.is_ascii() => Ok(text.as_str().to_owned()),
        // The encoder says what is wrong with it.
        Some(_) => protocol::call_method(
            thread,
            format,
            thread.intern("encode"),
            &[thread.string("ascii")],
        )
        .map(|_| String::new()),
        None => Err(type_error(format!(
            "Struct() argument 1 must be a str or bytes object, not {}",
            protocol::class_name(format)
        ))),
    }
}

/// Conversion of values to and from bytes in the layout of C structs.
#[weft_macros::module(name = "_struct", classes = [super::compiled::class])]
pub mod module {
    use crate::structure::compiled::{Structure, UnpackIterator};
    use crate::structure::definition::error_class;
    use weft_core::error::type_error;
    use weft_core::heap::{Dict, Raised, Thread, Value};
    use weft_core::interpreter::new_native;

    #[rust]
    fn structure(thread: &Thread, format: Value) -> Result<Structure, Raised> {
        Structure::read(thread, format)
    }

    fn _clearcache() {}

    /// Return the octets that a format comes to.
    #[positional_only]
    fn calcsize(thread: &Thread, format: Value) -> Result<usize, Raised> {
        Ok(structure(thread, format)?.size())
    }

    /// Return bytes that hold the values packed as a format says.
    fn pack(thread: &Thread, #[rest] arguments: &[Value]) -> Result<Value, Raised> {
        let [format, values @ ..] = arguments else {
            return Err(type_error("missing format argument"));
        };
        structure(thread, *format)?.pack(thread, values)
    }

    /// Pack values as a format says into a writable buffer, from an offset on.
    fn pack_into(thread: &Thread, #[rest] arguments: &[Value]) -> Result<(), Raised> {
        let [format, arguments @ ..] = arguments else {
            return Err(type_error("missing format argument"));
        };
        structure(thread, *format)?.pack_into(thread, arguments)
    }

    /// Return a tuple of the values in a buffer.
    #[positional_only]
    fn unpack(thread: &Thread, format: Value, buffer: Value) -> Result<Value, Raised> {
        structure(thread, format)?.unpack(thread, buffer)
    }

    /// Return a tuple of the values in a buffer from an offset on.
    fn unpack_from(
        thread: &Thread,
        #[positional_only] format: Value,
        buffer: Value,
        #[default(0)] offset: i64,
    ) -> Result<Value, Raised> {
        structure(thread, format)?.unpack_from(thread, buffer, offset)
    }

    /// Return an iterator over tuples of the values in a buffer.
    #[positional_only]
    fn iter_unpack(thread: &Thread, format: Value, buffer: Value) -> Result<Value, Raised> {
        let structure = new_native(thread, structure(thread, format)?).value();
        UnpackIterator::make(thread, structure, buffer)
    }

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        dictionary.set_simple(thread, thread.intern("error"), error_class(thread)?);
        Ok(())
    }
}
