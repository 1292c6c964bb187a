//! Reading source files.

use crate::error::{Exception, raise_with};
use std::io;
use std::sync::Arc;
use weft_heap::{Raised, Thread, Value};
use weft_syntax::Source;

/// The text of a source file, decoded as its first lines say.
///
/// # Errors
/// `OSError` if it cannot be read, `SyntaxError` if it cannot be decoded.
pub fn read_source(thread: &Thread, path: &str) -> Result<Arc<Source>, Raised> {
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
        Err(error) => Err(crate::run::raise_syntax_error(thread, name, &error)),
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
