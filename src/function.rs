//! Rust closures as Python functions.

use crate::convert::{FromPython, IntoPython};
use crate::error::Error;
use weft_core::error::Exception as Class;
use weft_core::heap::{Raised, Thread, Value};
use weft_core::types::function;

/// An exception that a host function raises.
///
/// Text becomes a `RuntimeError`, an [`std::io::Error`] an `OSError`; [`Exception::new`] names the class.
///
/// ```
/// let python = weft::Interpreter::builder().build()?;
/// use weft::{Exception, ExceptionClass};
/// python.function("key", |name: String| -> Result<i64, Exception> {
///     Err(Exception::new(ExceptionClass::KeyError, name))
/// })?;
/// python.exec("try: key('x')\nexcept KeyError as e: missing = e.args[0]")?;
/// assert_eq!(python.get::<String>("missing")?, "x");
/// # Ok::<(), weft::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Exception {
    class: Class,
    message: String,
}

impl Exception {
    /// An exception of a built-in class.
    ///
    /// ```
    /// let exception = weft::Exception::new(weft::ExceptionClass::KeyError, "no such rule");
    /// assert!(format!("{exception:?}").contains("no such rule"));
    /// ```
    pub fn new(class: Class, message: impl Into<String>) -> Exception {
        Exception {
            class,
            message: message.into(),
        }
    }
}

impl From<String> for Exception {
    fn from(message: String) -> Exception {
        Exception::new(Class::RuntimeError, message)
    }
}

impl From<&str> for Exception {
    fn from(message: &str) -> Exception {
        Exception::new(Class::RuntimeError, message)
    }
}

impl From<std::io::Error> for Exception {
    fn from(error: std::io::Error) -> Exception {
        Exception::new(Class::OSError, error.to_string())
    }
}

impl From<Error> for Exception {
    fn from(error: Error) -> Exception {
        match error {
            Error::Python(error) => Exception::new(
                error.builtin_class().unwrap_or(Class::RuntimeError),
                error.message(),
            ),
            Error::Conversion { .. } => Exception::new(Class::TypeError, error.to_string()),
            Error::Syntax(_) => Exception::new(Class::SyntaxError, error.to_string()),
            Error::Stopped { .. } | Error::Unenforceable(_) => {
                Exception::new(Class::RuntimeError, error.to_string())
            }
            Error::Missing(_) => Exception::new(Class::NameError, error.to_string()),
            Error::System(error) => error.into(),
        }
    }
}

/// What a host function may return: a value, or a result whose error becomes an exception.
///
/// ```
/// let python = weft::Interpreter::builder().build()?;
/// python.function("number", |text: String| text.parse::<i64>().map_err(|error| error.to_string()))?;
/// assert_eq!(python.eval::<i64>("number('12')")?, 12);
/// assert!(python.eval::<i64>("number('x')").is_err());
/// # Ok::<(), weft::Error>(())
/// ```
pub trait IntoOutcome {
    /// The value, or that an exception is set.
    ///
    /// # Errors
    /// That an exception is set.
    fn into_outcome(self, thread: &Thread) -> Result<Value, Raised>;
}

impl<T: IntoPython> IntoOutcome for T {
    fn into_outcome(self, thread: &Thread) -> Result<Value, Raised> {
        self.into_python(thread)
    }
}

impl<T: IntoPython, E: Into<Exception>> IntoOutcome for Result<T, E> {
    fn into_outcome(self, thread: &Thread) -> Result<Value, Raised> {
        match self {
            Ok(value) => value.into_python(thread),
            Err(error) => {
                let exception: Exception = error.into();
                Err(weft_core::error::raise(exception.class, exception.message))
            }
        }
    }
}

/// A closure that can become a Python function: up to six parameters of types that are [`FromPython`].
///
/// ```
/// let python = weft::Interpreter::builder().build()?;
/// python.function("add", |a: f64, b: f64| a + b)?;
/// assert_eq!(python.eval::<f64>("add(1, 2.5)")?, 3.5);
/// # Ok::<(), weft::Error>(())
/// ```
pub trait HostFunction<Parameters>: Send + Sync + 'static {
    /// Calls it with these arguments; `name` is for messages.
    ///
    /// # Errors
    /// That an exception is set.
    fn call(&self, thread: &Thread, name: &str, arguments: &[Value]) -> Result<Value, Raised>;
}

/// Closures of each number of parameters.
macro_rules! closures {
    ($(($count:literal: $($type:ident $index:tt),*))*) => {$(
        impl<Function, Outcome, $($type),*> HostFunction<($($type,)*)> for Function
        where
            Function: Fn($($type),*) -> Outcome + Send + Sync + 'static,
            Outcome: IntoOutcome,
            $($type: FromPython,)*
        {
            fn call(&self, thread: &Thread, name: &str, arguments: &[Value]) -> Result<Value, Raised> {
                if arguments.len() != $count {
                    return Err(wrong_count(name, $count, arguments.len()));
                }
                self($(argument::<$type>(thread, name, arguments, $index)?),*).into_outcome(thread)
            }
        }
    )*};
}
closures! {
    (0:)
    (1: A 0)
    (2: A 0, B 1)
    (3: A 0, B 1, C 2)
    (4: A 0, B 1, C 2, D 3)
    (5: A 0, B 1, C 2, D 3, E 4)
    (6: A 0, B 1, C 2, D 3, E 4, F 5)
}

/// A closure that gives a future, as [`HostFunction`] otherwise.
///
/// ```
/// let python = weft::Interpreter::builder().build()?;
/// python.async_function("seven", || async { 7 })?;
/// python.exec("import asyncio\nasync def main(): return await seven()")?;
/// assert_eq!(python.eval::<i64>("asyncio.run(main())")?, 7);
/// # Ok::<(), weft::Error>(())
/// ```
pub trait AsyncHostFunction<Parameters>: Send + Sync + 'static {
    /// Calls it with these arguments; what it gives can be awaited. `name` is for messages.
    ///
    /// # Errors
    /// That an exception is set.
    fn begin(&self, thread: &Thread, name: &str, arguments: &[Value]) -> Result<Value, Raised>;
}

/// Closures that give futures, of each number of parameters.
macro_rules! async_closures {
    ($(($count:literal: $($type:ident $index:tt),*))*) => {$(
        impl<Function, Running, $($type),*> AsyncHostFunction<($($type,)*)> for Function
        where
            Function: Fn($($type),*) -> Running + Send + Sync + 'static,
            Running: Future + Send + 'static,
            Running::Output: IntoOutcome + Send + 'static,
            $($type: FromPython,)*
        {
            fn begin(&self, thread: &Thread, name: &str, arguments: &[Value]) -> Result<Value, Raised> {
                if arguments.len() != $count {
                    return Err(wrong_count(name, $count, arguments.len()));
                }
                let running = self($(argument::<$type>(thread, name, arguments, $index)?),*);
                Ok(crate::future::new_awaitable(thread, running))
            }
        }
    )*};
}
async_closures! {
    (0:)
    (1: A 0)
    (2: A 0, B 1)
    (3: A 0, B 1, C 2)
    (4: A 0, B 1, C 2, D 3)
}

#[cold]
fn wrong_count(name: &str, expected: usize, given: usize) -> Raised {
    let expected = match expected {
        0 => "no arguments".to_owned(),
        1 => "exactly one argument".to_owned(),
        count => format!("exactly {count} arguments"),
    };
    weft_core::error::type_error(format!("{name}() takes {expected} ({given} given)"))
}

fn argument<T: FromPython>(
    thread: &Thread,
    name: &str,
    arguments: &[Value],
    index: usize,
) -> Result<T, Raised> {
    T::from_python(thread, arguments[index]).map_err(|error| match error {
        Error::Conversion { expected, found } => {
            let place = index + 1;
            weft_core::error::type_error(format!(
                "{name}() argument {place} must be {expected}, not {found}"
            ))
        }
        other => {
            let exception: Exception = other.into();
            weft_core::error::raise(exception.class, exception.message)
        }
    })
}

/// The Python function for a closure.
pub(crate) fn new_function<Parameters>(
    thread: &Thread,
    name: &str,
    function: impl HostFunction<Parameters>,
) -> Value {
    function::HostFunction::new(thread, name, move |thread, name, arguments| {
        function.call(thread, name, arguments)
    })
    .value()
}

/// The Python function for a closure that gives a future.
pub(crate) fn new_async_function<Parameters>(
    thread: &Thread,
    name: &str,
    function: impl AsyncHostFunction<Parameters>,
) -> Value {
    function::HostFunction::new(thread, name, move |thread, name, arguments| {
        function.begin(thread, name, arguments)
    })
    .value()
}
