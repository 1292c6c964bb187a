//! `OSError`: its fields, and the subclass that an error number chooses.

use super::fields::Field;
use crate::error::Exception;
use crate::interpreter::Interpreter;
use crate::names::Special;
use crate::types::class::Class;
use crate::types::exception::ExceptionObject;
use weft_heap::{Native, Thread, Value};

/// The class that an error number of the system makes out of `OSError`.
pub fn class_of_errno(number: i64) -> Option<Exception> {
    // The numbers are Linux's.
    Some(match number {
        11 | 114 | 115 => Exception::BlockingIOError,
        10 => Exception::ChildProcessError,
        32 | 108 => Exception::BrokenPipeError,
        103 => Exception::ConnectionAbortedError,
        111 => Exception::ConnectionRefusedError,
        104 => Exception::ConnectionResetError,
        17 => Exception::FileExistsError,
        2 => Exception::FileNotFoundError,
        21 => Exception::IsADirectoryError,
        20 => Exception::NotADirectoryError,
        4 => Exception::InterruptedError,
        1 | 13 => Exception::PermissionError,
        3 => Exception::ProcessLookupError,
        110 => Exception::TimeoutError,
        _ => return None,
    })
}

/// Sets the fields from `(errno, strerror[, filename[, winerror[, filename2]]])` and shortens `args` to the first two
/// when there is a file name, as `OSError` does.
pub(super) fn set_fields(thread: &Thread, object: &Native<ExceptionObject>, arguments: &[Value]) {
    let [errno, text, rest @ ..] = arguments else {
        return;
    };
    if rest.len() > 3 {
        return;
    }
    object.set_field(thread, Field::Errno, Some(*errno));
    object.set_field(thread, Field::StrError, Some(*text));
    let Some(file) = rest.first().filter(|file| !file.is_none()) else {
        return;
    };
    if file.is_int() && is_blocking(thread, object) {
        object.set_field(thread, Field::CharactersWritten, Some(*file));
        return;
    }
    object.set_field(thread, Field::FileName, Some(*file));
    if let Some(second) = rest.get(2).filter(|second| !second.is_none()) {
        object.set_field(thread, Field::FileName2, Some(*second));
    }
    object.set_arguments(thread.tuple(&[*errno, *text]));
}

/// Whether the exception is a `BlockingIOError`, whose third argument is a count and no file name.
fn is_blocking(thread: &Thread, object: &Native<ExceptionObject>) -> bool {
    crate::error::is_exception(thread, object.value(), Exception::BlockingIOError)
}

/// The class to instantiate for `OSError(errno, …)`: a subclass if the number has one.
fn chosen_class(thread: &Thread, class: Value, arguments: &[Value]) -> Value {
    let interpreter = Interpreter::of(thread);
    if class != interpreter.exception_class(Exception::OSError) || arguments.len() < 2 {
        return class;
    }
    let chosen = arguments[0].to_int().and_then(class_of_errno);
    chosen.map_or(class, |exception| interpreter.exception_class(exception))
}

/// The exception for an error of the system: `OSError(number, text, file)` of the right subclass, raised.
#[cold]
pub fn raise_os_error(
    thread: &Thread,
    error: &std::io::Error,
    file: Option<Value>,
) -> weft_heap::Raised {
    let Some(number) = error.raw_os_error() else {
        return crate::error::raise(Exception::OSError, error);
    };
    raise_errno(thread, number, file)
}

/// As [`raise_os_error`], from the number alone.
#[cold]
pub fn raise_errno(thread: &Thread, number: i32, file: Option<Value>) -> weft_heap::Raised {
    let text = thread.string(&system_message(number));
    let number = Value::from_i32(number);
    let class = class_of_errno(number.to_int().unwrap_or(0)).unwrap_or(Exception::OSError);
    match file {
        Some(file) => crate::error::raise_with(thread, class, &[number, text, file]),
        None => crate::error::raise_with(thread, class, &[number, text]),
    }
}

/// The system's text for an error number (`os.strerror`).
pub fn system_message(number: i32) -> String {
    let shown = std::io::Error::from_raw_os_error(number).to_string();
    match shown.rfind(" (os error") {
        Some(end) => shown[..end].to_owned(),
        None => shown,
    }
}

/// Whether a class has an `__init__` of its own but the `__new__` of `OSError`: then `__init__` sets the fields.
fn initializes_late(thread: &Thread, class: Value) -> bool {
    let plain = Interpreter::of(thread).exception_class(Exception::OSError);
    let (Some(class), Some(plain)) = (Class::of(&class), Class::of(&plain)) else {
        return false;
    };
    class.special(Special::Init) != plain.special(Special::Init)
        && class.special(Special::New) == plain.special(Special::New)
}

/// Base class for I/O related errors.
#[weft_macros::class(name = "OSError", module = "builtins", bases = ["Exception"], subclassable)]
pub mod os_error {
    use super::{Field, chosen_class, initializes_late, set_fields};
    use crate::error::type_error;
    use crate::native::Keywords;
    use crate::protocol;
    use crate::types::class::Class;
    use crate::types::exception::ExceptionObject;
    use weft_heap::{Native, Raised, Thread, Tuple, Value};

    fn refuse_keywords(class: Value, keywords: Keywords<'_>) -> Result<(), Raised> {
        if keywords.is_empty() {
            return Ok(());
        }
        let name = Class::of(&class).map_or_else(String::new, |class| class.name_text());
        Err(type_error(format!("{name}() takes no keyword arguments")))
    }

    /// Create and return a new object.
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<Value, Raised> {
        if initializes_late(thread, class) {
            return Ok(ExceptionObject::blank(thread, class, thread.tuple(&[])));
        }
        refuse_keywords(class, keywords)?;
        let class = chosen_class(thread, class, arguments);
        let exception = ExceptionObject::blank(thread, class, thread.tuple(arguments));
        if let Some(object) = ExceptionObject::of(&exception) {
            set_fields(thread, object, arguments);
        }
        Ok(exception)
    }

    /// Initialize self.
    fn __init__(
        this: &Native<ExceptionObject>,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<(), Raised> {
        let class = thread.class_of(this.value());
        if initializes_late(thread, class) {
            refuse_keywords(class, keywords)?;
            this.set_arguments(thread.tuple(arguments));
            set_fields(thread, this, arguments);
        }
        Ok(())
    }

    /// Return str(self).
    fn __str__(this: &Native<ExceptionObject>, thread: &Thread) -> Result<Value, Raised> {
        let shown = |field: Field| this.field(field).unwrap_or(Value::NONE);
        let (errno, text) = (shown(Field::Errno), shown(Field::StrError));
        let part = |value: Value| -> Result<String, Raised> {
            let text = protocol::str(thread, value)?;
            Ok(protocol::text_of(&text).unwrap_or_default().to_owned())
        };
        if let Some(file) = this.field(Field::FileName) {
            let file = protocol::repr(thread, file)?;
            let mut line = format!(
                "[Errno {}] {}: {}",
                part(errno)?,
                part(text)?,
                protocol::text_of(&file).unwrap_or_default()
            );
            if let Some(second) = this.field(Field::FileName2) {
                let second = protocol::repr(thread, second)?;
                line.push_str(&format!(
                    " -> {}",
                    protocol::text_of(&second).unwrap_or_default()
                ));
            }
            return Ok(thread.string(&line));
        }
        if this.field(Field::Errno).is_some() && this.field(Field::StrError).is_some() {
            return Ok(thread.string(&format!("[Errno {}] {}", part(errno)?, part(text)?)));
        }
        crate::types::exception::classes::plain_text(thread, this)
    }

    /// Helper for pickle.
    fn __reduce__(this: &Native<ExceptionObject>, thread: &Thread) -> Result<Value, Raised> {
        let arguments = this.arguments().unwrap_or(Value::NONE);
        let shortened = arguments
            .downcast::<Tuple>()
            .filter(|tuple| tuple.len() == 2);
        let arguments = match (shortened, this.field(Field::FileName)) {
            (Some(pair), Some(file)) => {
                let mut all = vec![pair.items()[0], pair.items()[1], file];
                if let Some(second) = this.field(Field::FileName2) {
                    all.extend([Value::NONE, second]);
                }
                thread.tuple(&all)
            }
            _ => arguments,
        };
        Ok(crate::types::exception::classes::reduced(
            thread, this, arguments,
        ))
    }

    /// POSIX exception code
    #[getter]
    #[member]
    fn errno(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::Errno).unwrap_or(Value::NONE)
    }

    #[setter("errno")]
    fn set_errno(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::Errno, Some(value));
    }

    #[deleter("errno")]
    fn delete_errno(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::Errno, None);
    }

    /// exception strerror
    #[getter]
    #[member]
    fn strerror(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::StrError).unwrap_or(Value::NONE)
    }

    #[setter("strerror")]
    fn set_strerror(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::StrError, Some(value));
    }

    #[deleter("strerror")]
    fn delete_strerror(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::StrError, None);
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

    /// second exception filename
    #[getter]
    #[member]
    fn filename2(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::FileName2).unwrap_or(Value::NONE)
    }

    #[setter("filename2")]
    fn set_filename2(this: &Native<ExceptionObject>, thread: &Thread, value: Value) {
        this.set_field(thread, Field::FileName2, Some(value));
    }

    #[deleter("filename2")]
    fn delete_filename2(this: &Native<ExceptionObject>, thread: &Thread) {
        this.set_field(thread, Field::FileName2, None);
    }

    /// Characters that were written before the operation blocked.
    #[getter]
    fn characters_written(this: &Native<ExceptionObject>) -> Result<Value, Raised> {
        this.field(Field::CharactersWritten)
            .ok_or_else(|| crate::error::attribute_error("characters_written"))
    }

    #[setter("characters_written")]
    fn set_characters_written(
        this: &Native<ExceptionObject>,
        thread: &Thread,
        value: Value,
    ) -> Result<(), Raised> {
        let count = protocol::to_i64(thread, value)?;
        this.set_field(thread, Field::CharactersWritten, Some(thread.int(count)));
        Ok(())
    }

    #[deleter("characters_written")]
    fn delete_characters_written(
        this: &Native<ExceptionObject>,
        thread: &Thread,
    ) -> Result<(), Raised> {
        characters_written(this)?;
        this.set_field(thread, Field::CharactersWritten, None);
        Ok(())
    }
}
