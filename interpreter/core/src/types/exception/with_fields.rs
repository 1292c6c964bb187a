//! The built-in exception classes that have fields or texts of their own, but for `OSError` and the Unicode errors.

use super::fields::Field;
use crate::error::type_error;
use crate::native::Keywords;
use crate::protocol::text_of;
use crate::types::class::Class;
use crate::types::exception::ExceptionObject;
use weft_heap::{Dict, Gc, Native, Raised, Thread, Value};

/// Sets `args`, and the fields that may be passed by name.
fn initialize_named(
    thread: &Thread,
    this: &Native<ExceptionObject>,
    arguments: &[Value],
    keywords: Keywords<'_>,
    fields: &[(&str, Field)],
) -> Result<(), Raised> {
    this.set_arguments(thread.tuple(arguments));
    for (_, field) in fields {
        this.set_field(thread, *field, None);
    }
    let given = keywords.iter().count();
    if given > fields.len() {
        let class = thread.class_of(this.value());
        let class = Class::of(&class).map_or_else(String::new, |class| class.name_text());
        let plural = if fields.len() == 1 { "" } else { "s" };
        return Err(type_error(format!(
            "{class}() takes at most {} keyword argument{plural} ({given} given)",
            fields.len()
        )));
    }
    for (name, value) in keywords.iter() {
        let name = text_of(&name).unwrap_or_default();
        let Some((_, field)) = fields.iter().find(|(known, _)| *known == name) else {
            let class = thread.class_of(this.value());
            let class = Class::of(&class).map_or_else(String::new, |class| class.name_text());
            let known = fields
                .iter()
                .map(|(known, _)| (*known).to_owned())
                .collect();
            let hint = crate::types::exception::traceback::best(name, known)
                .map_or_else(String::new, |close| format!(". Did you mean '{close}'?"));
            return Err(type_error(format!(
                "{class}() got an unexpected keyword argument '{name}'{hint}"
            )));
        };
        this.set_field(thread, *field, Some(value));
    }
    Ok(())
}

/// Signal the end from iterator.__next__().
#[weft_macros::class(name = "StopIteration", module = "builtins", bases = ["Exception"], subclassable)]
pub mod stop_iteration {
    use super::Field;
    use crate::types::exception::ExceptionObject;
    use weft_heap::{Native, Thread, Value};

    /// generator return value
    #[getter]
    #[member]
    fn value(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::Value).unwrap_or(Value::NONE)
    }

    #[setter("value")]
    fn set_value(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::Value, Some(value));
    }

    #[deleter("value")]
    fn delete_value(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::Value, None);
    }
}

/// Request to exit from the interpreter.
#[weft_macros::class(name = "SystemExit", module = "builtins", bases = ["BaseException"], subclassable)]
pub mod system_exit {
    use super::Field;
    use crate::types::exception::ExceptionObject;
    use weft_heap::{Native, Thread, Value};

    /// exception code
    #[getter]
    #[member]
    fn code(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::Code).unwrap_or(Value::NONE)
    }

    #[setter("code")]
    fn set_code(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::Code, Some(value));
    }

    #[deleter("code")]
    fn delete_code(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::Code, None);
    }
}

/// Mapping key not found.
#[weft_macros::class(name = "KeyError", module = "builtins", bases = ["LookupError"], subclassable)]
pub mod key_error {
    use crate::types::exception::{ExceptionObject, classes};
    use weft_heap::{Native, Raised, Thread, Tuple, Value};

    /// Return str(self).
    fn __str__(this: &Native<ExceptionObject>, thread: &Thread) -> Result<Value, Raised> {
        let arguments = this.arguments().unwrap_or(Value::NONE);
        match arguments.downcast::<Tuple>().map(Tuple::items) {
            // A key that is the empty string, say, would not be seen without its quotes.
            Some([key]) => crate::protocol::repr(thread, *key),
            _ => classes::plain_text(thread, this),
        }
    }
}

/// What `__reduce__` gives as the state: the attributes, and those fields that are set.
fn state_of(
    thread: &Thread,
    this: &Native<ExceptionObject>,
    fields: &[(&str, Field)],
) -> Result<Gc<Dict>, Raised> {
    let state = thread.dict();
    if let Some(attributes) = this.value().attributes().and_then(|slot| slot.get()) {
        crate::types::dict::update(thread, &state, attributes)?;
    }
    for (name, field) in fields {
        if let Some(found) = this.field(*field) {
            state.set_simple(thread, thread.intern(name), found);
        }
    }
    Ok(state)
}

/// Attribute not found.
#[weft_macros::class(name = "AttributeError", module = "builtins", bases = ["Exception"], subclassable)]
pub mod attribute_error {
    use super::{Field, initialize_named};
    use crate::native::Keywords;
    use crate::types::exception::ExceptionObject;
    use weft_heap::{Native, Raised, Thread, Value};

    /// Initialize self.
    fn __init__(
        this: &Native<ExceptionObject>,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<(), Raised> {
        initialize_named(
            thread,
            this,
            arguments,
            keywords,
            &[("name", Field::Name), ("obj", Field::Object)],
        )
    }

    /// Helper for pickle. The object is no part of the state.
    fn __reduce__(this: &Native<ExceptionObject>, thread: &Thread) -> Result<Value, Raised> {
        let value = this.value();
        let arguments = this.arguments().unwrap_or(Value::NONE);
        let state = super::state_of(thread, this, &[("name", Field::Name)])?;
        state.set_simple(thread, thread.intern("args"), arguments);
        Ok(thread.tuple(&[thread.class_of(value), arguments, state.value()]))
    }

    /// attribute name
    #[getter]
    #[member]
    fn name(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::Name).unwrap_or(Value::NONE)
    }

    #[setter("name")]
    fn set_name(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::Name, Some(value));
    }

    #[deleter("name")]
    fn delete_name(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::Name, None);
    }

    /// object
    #[getter]
    #[member]
    fn obj(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::Object).unwrap_or(Value::NONE)
    }

    #[setter("obj")]
    fn set_obj(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::Object, Some(value));
    }

    #[deleter("obj")]
    fn delete_obj(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::Object, None);
    }
}

/// Name not found globally.
#[weft_macros::class(name = "NameError", module = "builtins", bases = ["Exception"], subclassable)]
pub mod name_error {
    use super::{Field, initialize_named};
    use crate::native::Keywords;
    use crate::types::exception::ExceptionObject;
    use weft_heap::{Native, Raised, Thread, Value};

    /// Initialize self.
    fn __init__(
        this: &Native<ExceptionObject>,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<(), Raised> {
        initialize_named(thread, this, arguments, keywords, &[("name", Field::Name)])
    }

    /// name
    #[getter]
    #[member]
    fn name(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::Name).unwrap_or(Value::NONE)
    }

    #[setter("name")]
    fn set_name(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::Name, Some(value));
    }

    #[deleter("name")]
    fn delete_name(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::Name, None);
    }
}

/// A module that cannot be found or loaded, or that lacks a name imported from it.
#[weft_macros::class(name = "ImportError", module = "builtins", bases = ["Exception"], subclassable)]
pub mod import_error {
    use super::{Field, initialize_named};
    use crate::native::Keywords;
    use crate::types::exception::{ExceptionObject, classes};
    use weft_heap::{Native, Raised, Str, Thread, Value};

    /// Initialize self.
    fn __init__(
        this: &Native<ExceptionObject>,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<(), Raised> {
        let fields = [
            ("name", Field::Name),
            ("path", Field::Path),
            ("name_from", Field::NameFrom),
        ];
        initialize_named(thread, this, arguments, keywords, &fields)?;
        let message = if let [message] = arguments {
            Some(*message)
        } else {
            None
        };
        this.set_field(thread, Field::Message, message);
        Ok(())
    }

    /// Return str(self).
    fn __str__(this: &Native<ExceptionObject>, thread: &Thread) -> Result<Value, Raised> {
        match this.field(Field::Message) {
            Some(message) if message.is::<Str>() => Ok(message),
            _ => classes::plain_text(thread, this),
        }
    }

    /// Helper for pickle.
    fn __reduce__(this: &Native<ExceptionObject>, thread: &Thread) -> Result<Value, Raised> {
        let value = this.value();
        let fields = [
            ("name", Field::Name),
            ("path", Field::Path),
            ("name_from", Field::NameFrom),
        ];
        let state = super::state_of(thread, this, &fields)?;
        let class = thread.class_of(value);
        let arguments = this.arguments().unwrap_or(Value::NONE);
        Ok(if state.is_empty() {
            thread.tuple(&[class, arguments])
        } else {
            thread.tuple(&[class, arguments, state.value()])
        })
    }

    /// exception message
    #[getter]
    #[member]
    fn msg(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::Message).unwrap_or(Value::NONE)
    }

    #[setter("msg")]
    fn set_msg(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::Message, Some(value));
    }

    #[deleter("msg")]
    fn delete_msg(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::Message, None);
    }

    /// module name
    #[getter]
    #[member]
    fn name(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::Name).unwrap_or(Value::NONE)
    }

    #[setter("name")]
    fn set_name(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::Name, Some(value));
    }

    #[deleter("name")]
    fn delete_name(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::Name, None);
    }

    /// module path
    #[getter]
    #[member]
    fn path(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::Path).unwrap_or(Value::NONE)
    }

    #[setter("path")]
    fn set_path(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::Path, Some(value));
    }

    #[deleter("path")]
    fn delete_path(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::Path, None);
    }

    /// name imported from module
    #[getter]
    #[member]
    fn name_from(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::NameFrom).unwrap_or(Value::NONE)
    }

    #[setter("name_from")]
    fn set_name_from(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::NameFrom, Some(value));
    }

    #[deleter("name_from")]
    fn delete_name_from(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::NameFrom, None);
    }
}

/// Invalid syntax.
#[weft_macros::class(name = "SyntaxError", module = "builtins", bases = ["Exception"], subclassable)]
pub mod syntax_error {
    use super::Field;
    use crate::error::type_error;
    use crate::protocol;
    use crate::types::exception::ExceptionObject;
    use crate::types::exception::fields::{SyntaxDetails, set_syntax_fields, text_field};
    use weft_heap::{Native, Raised, Thread, Value};

    /// Initialize self.
    fn __init__(
        this: &Native<ExceptionObject>,
        thread: &Thread,
        #[rest] arguments: &[Value],
    ) -> Result<(), Raised> {
        this.set_arguments(thread.tuple(arguments));
        // Details may come as any iterable.
        let details = match arguments {
            [_, details] => Some(
                protocol::collect_list(thread, *details)?
                    .snapshot(thread)
                    .value(),
            ),
            _ => None,
        };
        let given: Vec<Value> = arguments.iter().take(1).copied().chain(details).collect();
        let given: &[Value] = if details.is_some() { &given } else { arguments };
        set_syntax_fields(thread, this, given).map_err(|wrong| match wrong {
            SyntaxDetails::NoTuple => type_error("SyntaxError details must be a tuple"),
            SyntaxDetails::TooFew(count) => type_error(format!(
                "function takes at least 4 arguments ({count} given)"
            )),
            SyntaxDetails::EndIncomplete => {
                type_error("end_offset must be provided when end_lineno is provided")
            }
            SyntaxDetails::TooMany(count) => type_error(format!(
                "function takes at most 7 arguments ({count} given)"
            )),
        })
    }

    /// Return str(self).
    fn __str__(this: &Native<ExceptionObject>, thread: &Thread) -> Result<Value, Raised> {
        let message = protocol::str(thread, this.field(Field::Message).unwrap_or(Value::NONE))?;
        let text = protocol::text_of(&message).unwrap_or_default();
        let file = text_field(this, Field::FileName)
            .map(|file| file.rsplit('/').next().unwrap_or_default().to_owned());
        let line = this.field(Field::Line).and_then(Value::to_int);
        Ok(match (file, line) {
            (Some(file), Some(line)) => thread.string(&format!("{text} ({file}, line {line})")),
            (Some(file), None) => thread.string(&format!("{text} ({file})")),
            (None, Some(line)) => thread.string(&format!("{text} (line {line})")),
            (None, None) => message,
        })
    }

    /// exception msg
    #[getter]
    #[member]
    fn msg(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::Message).unwrap_or(Value::NONE)
    }

    #[setter("msg")]
    fn set_msg(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::Message, Some(value));
    }

    #[deleter("msg")]
    fn delete_msg(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::Message, None);
    }

    /// exception filename
    #[getter]
    #[member]
    fn filename(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::FileName).unwrap_or(Value::NONE)
    }

    #[setter("filename")]
    fn set_filename(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::FileName, Some(value));
    }

    #[deleter("filename")]
    fn delete_filename(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::FileName, None);
    }

    /// exception lineno
    #[getter]
    #[member]
    fn lineno(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::Line).unwrap_or(Value::NONE)
    }

    #[setter("lineno")]
    fn set_lineno(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::Line, Some(value));
    }

    #[deleter("lineno")]
    fn delete_lineno(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::Line, None);
    }

    /// exception offset
    #[getter]
    #[member]
    fn offset(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::Offset).unwrap_or(Value::NONE)
    }

    #[setter("offset")]
    fn set_offset(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::Offset, Some(value));
    }

    #[deleter("offset")]
    fn delete_offset(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::Offset, None);
    }

    /// exception text
    #[getter]
    #[member]
    fn text(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::Text).unwrap_or(Value::NONE)
    }

    #[setter("text")]
    fn set_text(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::Text, Some(value));
    }

    #[deleter("text")]
    fn delete_text(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::Text, None);
    }

    /// exception end lineno
    #[getter]
    #[member]
    fn end_lineno(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::EndLine).unwrap_or(Value::NONE)
    }

    #[setter("end_lineno")]
    fn set_end_lineno(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::EndLine, Some(value));
    }

    #[deleter("end_lineno")]
    fn delete_end_lineno(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::EndLine, None);
    }

    /// exception end offset
    #[getter]
    #[member]
    fn end_offset(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::EndOffset).unwrap_or(Value::NONE)
    }

    #[setter("end_offset")]
    fn set_end_offset(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::EndOffset, Some(value));
    }

    #[deleter("end_offset")]
    fn delete_end_offset(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::EndOffset, None);
    }

    /// exception print_file_and_line
    #[getter]
    #[member]
    fn print_file_and_line(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::PrintFileAndLine).unwrap_or(Value::NONE)
    }

    #[setter("print_file_and_line")]
    fn set_print_file_and_line(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::PrintFileAndLine, Some(value));
    }

    #[deleter("print_file_and_line")]
    fn delete_print_file_and_line(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::PrintFileAndLine, None);
    }

    /// exception private metadata
    #[getter]
    #[member]
    fn _metadata(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::Metadata).unwrap_or(Value::NONE)
    }

    #[setter("_metadata")]
    fn set_metadata(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::Metadata, Some(value));
    }

    #[deleter("_metadata")]
    fn delete_metadata(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::Metadata, None);
    }
}
