//! Reading source files.

use crate::error::{Exception, raise_with};
use crate::import::library::Imports;
use crate::interpreter::{Interpreter, Request};
use crate::protocol;
use std::io;
use std::path::Path;
use std::sync::Arc;
use weft_heap::{Raised, Thread, Value};
use weft_syntax::Source;

/// The text of a source file, decoded as its first lines say.
///
/// # Errors
/// `OSError` if it cannot be read, `SyntaxError` if it cannot be decoded.
pub fn read_source(thread: &Thread, path: &str) -> Result<Arc<Source>, Raised> {
    Interpreter::require(thread, Request::Import(Path::new(path)))?;
    Imports::of(thread).prepare_reading(thread);
    match thread.blocking(|| std::fs::read(path)) {
        Ok(bytes) => decode_source(thread, path, &bytes),
        Err(error) => Err(file_error(thread, &error, path)),
    }
}

/// The text in bytes of source, which errors and tracebacks call `name`.
///
/// # Errors
/// `SyntaxError` if they cannot be decoded.
pub fn decode_source(thread: &Thread, name: &str, bytes: &[u8]) -> Result<Arc<Source>, Raised> {
    match weft_syntax::decode(name, bytes) {
        Ok(text) => Ok(Source::shared(name, text)),
        Err(error) => {
            if let Some(encoding) = weft_syntax::other_encoding(bytes)
                && let Some(text) = decode_by_codec(thread, bytes, &encoding)?
            {
                return Ok(Source::shared(name, text));
            }
            Err(crate::run::raise_syntax_error(thread, name, &error))
        }
    }
}

/// A source in an encoding of the library's; `None` if there is no such encoding.
fn decode_by_codec(
    thread: &Thread,
    bytes: &[u8],
    encoding: &str,
) -> Result<Option<String>, Raised> {
    let decoded = thread.library(move || {
        let bytes = thread.bytes(bytes);
        let arguments = [thread.string(encoding)];
        protocol::call_method(thread, bytes, thread.intern("decode"), &arguments)
    });
    match decoded {
        Ok(text) => Ok(protocol::text_of(&text).map(str::to_owned)),
        Err(raised) if crate::error::is_raised(thread, Exception::LookupError) => {
            thread.take_raised(raised);
            Ok(None)
        }
        Err(raised) if crate::error::is_raised(thread, Exception::UnicodeDecodeError) => {
            let exception = thread.take_raised(raised);
            let shown = thread.library(move || protocol::str(thread, exception))?;
            let message = format!(
                "(unicode error) {}",
                protocol::text_of(&shown).unwrap_or("")
            );
            Err(crate::error::raise(Exception::SyntaxError, message))
        }
        Err(raised) => Err(raised),
    }
}

/// Raises the `OSError` for a file.
pub(super) fn file_error(thread: &Thread, error: &io::Error, path: &str) -> Raised {
    let Some(number) = error.raw_os_error() else {
        return crate::error::raise(Exception::OSError, error);
    };
    let text = error.to_string();
    let text = text
        .rsplit_once(" (os error")
        .map_or(text.as_str(), |(text, _)| text);
    let arguments = [
        Value::from_i32(number),
        thread.string(text),
        thread.string(path),
    ];
    raise_with(thread, Exception::OSError, &arguments)
}
