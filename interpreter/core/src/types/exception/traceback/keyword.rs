//! The keyword that was meant where the syntax is invalid, which a module of the library looks for.

use crate::import;
use crate::protocol;
use crate::types::exception::ExceptionObject;
use crate::types::exception::fields::Field;
use weft_heap::{Str, Thread, Tuple, Value};

/// A name that stands where a keyword should.
pub(super) struct Typo {
    /// What was meant.
    pub(super) keyword: String,
    /// The line.
    pub(super) line: String,
    /// Where in the line the name begins, in characters.
    pub(super) start: i64,
    /// Where it ends.
    pub(super) end: i64,
}

/// The misspelt keyword in the line of a `SyntaxError` that has no better message, if it keeps its text.
pub(super) fn find(thread: &Thread, error: &ExceptionObject, line: Option<Value>) -> Option<Typo> {
    let message = error.field(Field::Message)?;
    if protocol::text_of(&message) != Some("invalid syntax") {
        return None;
    }
    let metadata = error.field(Field::Metadata)?;
    let source = *metadata.downcast::<Tuple>()?.items().get(2)?;
    if !source.is::<Str>() {
        return None;
    }
    let line = line?;
    let found = import::import_module(thread, "_keyword_typos")
        .and_then(|module| protocol::get_attribute_text(thread, module, "find"))
        .and_then(|find| protocol::call_values(thread, find, &[source, line]));
    let found = match found {
        Ok(found) => found,
        Err(raised) => {
            thread.take_raised(raised);
            return None;
        }
    };
    let [keyword, line, start, end] = found.downcast::<Tuple>()?.items() else {
        return None;
    };
    Some(Typo {
        keyword: protocol::text_of(keyword)?.to_owned(),
        line: protocol::text_of(line)?.to_owned(),
        start: start.to_int()?,
        end: end.to_int()?,
    })
}
