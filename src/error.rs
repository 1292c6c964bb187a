//! What goes wrong for a host.

use weft_core::heap::{Raised, Thread, Value};
use weft_core::types::class::Class;
use weft_core::types::exception::traceback;
use weft_core::{error, protocol};

/// Why something that a host asked for was not done.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Python code raised an exception.
    #[error("{0}")]
    Python(PythonError),
    /// A value has another type than the host asked for.
    #[error("expected {expected}, got {found}")]
    Conversion {
        /// What was asked for.
        expected: String,
        /// The Python class of the value, or what else was there.
        found: String,
    },
    /// A name has no value.
    #[error("name '{0}' is not defined")]
    Missing(String),
    /// The system refused something.
    #[error(transparent)]
    System(#[from] std::io::Error),
}

/// An exception that Python code raised and nobody caught.
///
/// ```
/// let interpreter = weft::Interpreter::builder().build()?;
/// let Err(weft::Error::Python(error)) = interpreter.eval::<i64>("1 // 0") else { panic!("that cannot be done") };
/// assert_eq!(error.class(), "ZeroDivisionError");
/// assert_eq!(error.message(), "division by zero");
/// assert!(error.traceback().starts_with("Traceback (most recent call last):\n"));
/// # Ok::<(), weft::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct PythonError {
    class: String,
    builtin: Option<error::Exception>,
    message: String,
    traceback: String,
    exit_status: Option<i32>,
}

impl PythonError {
    /// The name of the exception's class.
    pub fn class(&self) -> &str {
        &self.class
    }

    /// The most special built-in class that the exception is an instance of.
    pub fn builtin_class(&self) -> Option<error::Exception> {
        self.builtin
    }

    /// `str(exception)`.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What Python prints about the exception, from `Traceback (most recent call last):` to the message.
    pub fn traceback(&self) -> &str {
        &self.traceback
    }

    /// The status that the program asked to end with, if the exception is a `SystemExit`.
    pub fn exit_status(&self) -> Option<i32> {
        self.exit_status
    }
}

impl std::fmt::Display for PythonError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.traceback.trim_end())
    }
}

impl std::error::Error for PythonError {}

impl Error {
    /// Takes the exception in flight out of the thread.
    pub(crate) fn take(thread: &Thread, raised: Raised) -> Error {
        let exception = thread.take_raised(raised);
        Error::Python(describe(thread, exception))
    }

    /// The exception, if Python code raised one.
    pub fn python(&self) -> Option<&PythonError> {
        match self {
            Error::Python(error) => Some(error),
            Error::Conversion { .. } | Error::Missing(_) | Error::System(_) => None,
        }
    }
}

fn describe(thread: &Thread, exception: Value) -> PythonError {
    let class = thread.class_of(exception);
    let name = Class::of(&class).map_or_else(String::new, |class| class.name_text());
    let builtin = error::Exception::ALL.iter().rev().copied();
    let builtin = builtin
        .into_iter()
        .find(|known| error::is_exception(thread, exception, *known));
    let message = match protocol::str(thread, exception) {
        Ok(text) => protocol::text_of(&text).unwrap_or_default().to_owned(),
        Err(raised) => {
            thread.take_raised(raised);
            "<exception str() failed>".to_owned()
        }
    };
    let is_exit = error::is_exception(thread, exception, error::Exception::SystemExit);
    let exit_status = if is_exit {
        Some(crate::program::exit_status(thread, exception))
    } else {
        None
    };
    PythonError {
        class: name,
        builtin,
        message,
        traceback: traceback::format_exception(thread, exception),
        exit_status,
    }
}
