//! What is said of files that nobody closed before nobody used them any more.

use crate::io::buffered::Buffered;
use crate::io::file::File;
use crate::io::text::Text;
use weft_core::error::Exception;
use weft_core::heap::{Native, Raised, Thread, Value};
use weft_core::protocol;
use weft_core::types::exception::warnings::warn;

/// The file of the system below a stream of this module.
fn file_below(stream: Value) -> Option<Value> {
    let stream = match stream.downcast::<Native<Text>>() {
        Some(text) => text.buffer().ok()?,
        None => stream,
    };
    let stream = match stream.downcast::<Native<Buffered>>() {
        Some(buffered) => buffered.try_raw()?,
        None => stream,
    };
    Some(stream).filter(|stream| stream.is::<Native<File>>())
}

/// Warns of a stream whose file is still open and is about to be closed by the collector.
///
/// # Errors
/// The warning itself, if a filter turns it into an exception.
pub fn warn_unclosed(thread: &Thread, stream: Value) -> Result<(), Raised> {
    let Some(below) = file_below(stream) else {
        return Ok(());
    };
    let is_open = |file: &Native<File>| file.is_open() && file.closes_with_it();
    if !below.downcast::<Native<File>>().is_some_and(is_open) {
        return Ok(());
    }
    let shown = protocol::repr(thread, stream)?;
    let shown = protocol::text_of(&shown).unwrap_or_default();
    let message = format!("unclosed file {shown}");
    warn(thread, Exception::ResourceWarning, &message, 1)
}
