//! The fields that single exception classes have, and how they follow from the arguments of a new exception.

use crate::error::Exception;
use crate::types::class::{Class, ClassFlag};
use crate::types::exception::ExceptionObject;
use weft_heap::{Native, Str, Thread, Tuple, Value};

/// A field of an exception. Fields of different classes share places.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the names are those of the Python attributes")]
pub enum Field {
    Value,
    Code,
    Name,
    Object,
    Message,
    Path,
    NameFrom,
    Errno,
    StrError,
    FileName,
    FileName2,
    CharactersWritten,
    Line,
    Offset,
    Text,
    EndLine,
    EndOffset,
    PrintFileAndLine,
    Metadata,
    Encoding,
    UnicodeObject,
    Start,
    End,
    Reason,
    Exceptions,
    ExceptionsText,
}

impl Field {
    /// How many places there are.
    pub(super) const PLACES: usize = 9;

    pub(super) fn place(self) -> usize {
        match self {
            Field::Value
            | Field::Code
            | Field::Name
            | Field::Errno
            | Field::Encoding
            | Field::Metadata => 0,
            Field::Object
            | Field::StrError
            | Field::UnicodeObject
            | Field::Exceptions
            | Field::Line => 1,
            Field::FileName | Field::Start | Field::ExceptionsText => 2,
            Field::FileName2 | Field::End | Field::Offset | Field::Path => 3,
            Field::CharactersWritten | Field::Reason | Field::Text | Field::NameFrom => 4,
            Field::EndLine => 5,
            Field::EndOffset => 6,
            Field::PrintFileAndLine => 7,
            Field::Message => 8,
        }
    }
}

/// Which of the classes with fields an exception class inherits from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Family {
    Plain,
    StopIteration,
    SystemExit,
    Import,
    Os,
    Syntax,
    UnicodeDecode,
    UnicodeEncode,
    UnicodeTranslate,
}

impl Family {
    pub(super) fn of(class: Value) -> Family {
        // Where each class has one base, the first native one decides, and these never change.
        let mut decisive = class;
        while let Some(found) = Class::of(&decisive) {
            if found.has(ClassFlag::PlainException) {
                return Family::Plain;
            }
            if found.definition().is_some() {
                let family = Family::in_order_of(decisive);
                if family == Family::Plain {
                    found.add(ClassFlag::PlainException);
                }
                return family;
            }
            let bases = found.bases();
            let [base] = bases.items() else {
                break;
            };
            decisive = *base;
        }
        Family::in_order_of(class)
    }

    fn in_order_of(class: Value) -> Family {
        let order = Class::of(&class).map(|class| class.mro());
        let Some(order) = order else {
            return Family::Plain;
        };
        for class in order.items() {
            let name = Class::of(class)
                .and_then(|class| class.definition())
                .map(|definition| definition.name);
            match name {
                Some("StopIteration") => return Family::StopIteration,
                Some("SystemExit") => return Family::SystemExit,
                Some("ImportError") => return Family::Import,
                Some("OSError") => return Family::Os,
                Some("SyntaxError") => return Family::Syntax,
                Some("UnicodeDecodeError") => return Family::UnicodeDecode,
                Some("UnicodeEncodeError") => return Family::UnicodeEncode,
                Some("UnicodeTranslateError") => return Family::UnicodeTranslate,
                Some("BaseException") => return Family::Plain,
                _ => {}
            }
        }
        Family::Plain
    }
}

/// Sets the fields that follow from the positional arguments of a new exception, as far as these are well-formed:
/// exceptions that Rust code raises are. What Python code passes is checked by the classes' `__init__`.
pub fn initialize(thread: &Thread, exception: Value, arguments: &[Value]) {
    let Some(object) = ExceptionObject::of(&exception) else {
        return;
    };
    match Family::of(thread.class_of(exception)) {
        Family::Plain => {}
        Family::StopIteration => set_value(thread, object, arguments),
        Family::SystemExit => set_code(thread, object, arguments),
        Family::Import => object.set_field(thread, Field::Message, single(arguments)),
        Family::Os => super::os_error::set_fields(thread, object, arguments),
        Family::Syntax => {
            let _ = set_syntax_fields(thread, object, arguments);
        }
        Family::UnicodeDecode | Family::UnicodeEncode => {
            let fields = [
                Field::Encoding,
                Field::UnicodeObject,
                Field::Start,
                Field::End,
                Field::Reason,
            ];
            set_in_order(thread, object, &fields, arguments);
        }
        Family::UnicodeTranslate => {
            set_in_order(
                thread,
                object,
                &[
                    Field::UnicodeObject,
                    Field::Start,
                    Field::End,
                    Field::Reason,
                ],
                arguments,
            );
        }
    }
}

fn set_in_order(thread: &Thread, object: &ExceptionObject, fields: &[Field], arguments: &[Value]) {
    for (field, argument) in fields.iter().zip(arguments) {
        object.set_field(thread, *field, Some(*argument));
    }
}

fn single(arguments: &[Value]) -> Option<Value> {
    match arguments {
        [only] => Some(*only),
        _ => None,
    }
}

pub(super) fn set_value(thread: &Thread, object: &ExceptionObject, arguments: &[Value]) {
    if let Some(value) = arguments.first() {
        object.set_field(thread, Field::Value, Some(*value));
    }
}

pub(super) fn set_code(thread: &Thread, object: &ExceptionObject, arguments: &[Value]) {
    match arguments {
        [] => {}
        [only] => object.set_field(thread, Field::Code, Some(*only)),
        _ => object.set_field(thread, Field::Code, Some(thread.tuple(arguments))),
    }
}

/// Sets the fields of a `SyntaxError` from `(message, (file, line, offset, text[, end line, end offset[, metadata]]))`.
///
/// # Errors
/// How many items the second argument should have had, if it has another number of them.
pub(super) fn set_syntax_fields(
    thread: &Thread,
    object: &ExceptionObject,
    arguments: &[Value],
) -> Result<(), SyntaxDetails> {
    if let Some(message) = arguments.first() {
        object.set_field(thread, Field::Message, Some(*message));
    }
    let [_, details] = arguments else {
        return Ok(());
    };
    let Some(details) = details.downcast::<Tuple>() else {
        return Err(SyntaxDetails::NoTuple);
    };
    match details.len() {
        0..4 => return Err(SyntaxDetails::TooFew(details.len())),
        4 | 6 | 7 => {}
        5 => return Err(SyntaxDetails::EndIncomplete),
        _ => return Err(SyntaxDetails::TooMany(details.len())),
    }
    let fields = [
        Field::FileName,
        Field::Line,
        Field::Offset,
        Field::Text,
        Field::EndLine,
        Field::EndOffset,
        Field::Metadata,
    ];
    set_in_order(thread, object, &fields, details.items());
    Ok(())
}

/// What is wrong with the second argument of a `SyntaxError`.
pub(super) enum SyntaxDetails {
    NoTuple,
    TooFew(usize),
    EndIncomplete,
    TooMany(usize),
}

/// Tells an `AttributeError` or `NameError` which name was not found, and in which object; a value that is there
/// already stays.
pub fn set_missing_name(thread: &Thread, exception: Value, name: Value, searched: Option<Value>) {
    let Some(object) = ExceptionObject::of(&exception) else {
        return;
    };
    if object.field(Field::Name).is_none() {
        object.set_field(thread, Field::Name, Some(name));
        if let Some(searched) = searched {
            object.set_field(thread, Field::Object, Some(searched));
        }
    }
}

/// The value that a `StopIteration` carries.
pub fn stop_iteration_value(exception: Value) -> Value {
    ExceptionObject::of(&exception)
        .and_then(|object| object.field(Field::Value))
        .unwrap_or(Value::NONE)
}

/// The code that a `SystemExit` carries.
pub fn exit_code(exception: Value) -> Value {
    ExceptionObject::of(&exception)
        .and_then(|object| object.field(Field::Code))
        .unwrap_or(Value::NONE)
}

/// Raises `NameError` (or `UnboundLocalError`) that knows the name.
#[cold]
pub fn name_not_found(
    thread: &Thread,
    exception: Exception,
    message: &str,
    name: Value,
) -> weft_heap::Raised {
    let raised = crate::error::raise(exception, message);
    let object = thread.take_raised(raised);
    set_missing_name(thread, object, name, None);
    thread.set_raised(object)
}

/// Raises `AttributeError` that knows the name and the object.
#[cold]
pub fn attribute_not_found(
    thread: &Thread,
    message: &str,
    object: Value,
    name: Value,
) -> weft_heap::Raised {
    let raised = crate::error::raise(Exception::AttributeError, message);
    let exception = thread.take_raised(raised);
    set_missing_name(thread, exception, name, Some(object));
    thread.set_raised(exception)
}

/// Raises `ImportError` (or `ModuleNotFoundError`) with `name`, `path` and the name that a `from` import asked for.
#[cold]
pub fn import_failed(
    thread: &Thread,
    exception: Exception,
    message: &str,
    name: Value,
    path: Option<Value>,
    name_from: Option<Value>,
) -> weft_heap::Raised {
    let raised = crate::error::raise(exception, message);
    let object = thread.take_raised(raised);
    if let Some(import) = ExceptionObject::of(&object) {
        import.set_field(thread, Field::Name, Some(name));
        import.set_field(thread, Field::Path, path);
        import.set_field(thread, Field::NameFrom, name_from);
    }
    thread.set_raised(object)
}

/// The text of a field that is a string.
pub(super) fn text_field(object: &Native<ExceptionObject>, field: Field) -> Option<String> {
    object
        .field(field)?
        .downcast::<Str>()
        .map(|text| text.as_str().to_owned())
}
