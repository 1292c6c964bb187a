//! `_traceback`: what the interpreter prints of tracebacks, for the module `traceback`.

use weft_core::error::type_error;
use weft_core::heap::{Native, Raised, Value};
use weft_core::types::exception::traceback::Traceback;

fn entry(value: &Value) -> Result<&Native<Traceback>, Raised> {
    value
        .downcast::<Native<Traceback>>()
        .ok_or_else(|| type_error("expected a traceback"))
}

/// The interpreter's own formatting of tracebacks.
#[weft_macros::module(name = "_traceback")]
pub mod module {
    use super::entry;
    use weft_core::error::type_error;
    use weft_core::heap::{Raised, Thread, Value};
    use weft_core::types::exception::ExceptionObject;
    use weft_core::types::exception::traceback;

    /// Return the lines of the first entry alone, with the source and its marks. `source` gives it for code whose file
    /// has none, such as <string>.
    fn format_entry(
        thread: &Thread,
        #[positional_only] tb: Value,
        #[positional_only]
        #[default(None)]
        source: Option<String>,
    ) -> Result<String, Raised> {
        let entry = entry(&tb)?;
        Ok(match source {
            Some(source) => traceback::format_entry_of(entry, &source),
            None => traceback::format_entry(thread, entry),
        })
    }

    /// Whether the source of the first entry is known without looking for a file.
    fn has_source(thread: &Thread, #[positional_only] tb: Value) -> Result<bool, Raised> {
        Ok(traceback::has_source(thread, entry(&tb)?))
    }

    /// Return the class, the message and the notes of an exception.
    fn format_exception_only(
        thread: &Thread,
        #[positional_only] exception: Value,
    ) -> Result<String, Raised> {
        if ExceptionObject::of(&exception).is_none() {
            return Err(type_error("expected an exception"));
        }
        Ok(traceback::format_exception_only(thread, exception))
    }

    /// Return (line, end_line, column, end_column) of the first entry; the columns are None when only the line is known.
    fn positions(thread: &Thread, #[positional_only] tb: Value) -> Result<Value, Raised> {
        let entry = entry(&tb)?;
        let number = |value: u32| Value::from_i32(i32::try_from(value).unwrap_or(i32::MAX));
        let place = entry.range().zip(entry.code());
        let Some((range, code)) = place else {
            let line = number(entry.line());
            return Ok(thread.tuple(&[line, line, Value::NONE, Value::NONE]));
        };
        let (line, column) = code.source.line_column(range.start);
        let (end_line, end_column) = code.source.line_column(range.end);
        Ok(thread.tuple(&[
            number(line),
            number(end_line),
            number(column),
            number(end_column),
        ]))
    }
}
