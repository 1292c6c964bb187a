//! Raising exceptions from Rust.

use crate::interpreter::Interpreter;
use crate::types::exception::ExceptionObject;
use std::fmt::Display;
use weft_heap::{Raised, Thread, Value};

/// Declares the built-in exceptions with their bases.
macro_rules! exceptions {
    ($($name:ident: $base:ident, $doc:literal;)*) => {
        /// The built-in exception classes.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
        #[repr(u8)]
        #[allow(missing_docs, reason = "the documentation of each is its help text below")]
        pub enum Exception { BaseException, $($name,)* }

        impl Exception {
            /// All of them, each after its base.
            pub const ALL: &'static [Exception] = &[Exception::BaseException, $(Exception::$name,)*];

            /// The name of the class.
            pub const fn name(self) -> &'static str {
                match self {
                    Exception::BaseException => "BaseException",
                    $(Exception::$name => stringify!($name),)*
                }
            }

            /// The class that it inherits from.
            pub const fn base(self) -> Option<Exception> {
                match self {
                    Exception::BaseException => None,
                    $(Exception::$name => Some(Exception::$base),)*
                }
            }

            /// The help text of the class.
            pub const fn doc(self) -> &'static str {
                match self {
                    Exception::BaseException => "Common base class for all exceptions.",
                    $(Exception::$name => $doc,)*
                }
            }
        }
    };
}

/// The same failure, whose exception has one note more.
#[cold]
pub fn with_note(thread: &Thread, raised: Raised, note: &str) -> Raised {
    let exception = thread.take_raised(raised);
    let note = thread.string(note);
    let add = thread.intern("add_note");
    match crate::protocol::call_method(thread, exception, add, &[note]) {
        Ok(_) => thread.set_raised(exception),
        Err(raised) => raised,
    }
}

exceptions! {
    Exception: BaseException, "Common base class for all exceptions that are not about leaving the program.";
    BaseExceptionGroup: BaseException, "A combination of several exceptions.";
    GeneratorExit: BaseException, "Request that a generator exit.";
    KeyboardInterrupt: BaseException, "Program interrupted by its user.";
    SystemExit: BaseException, "Request to leave the interpreter.";
    ArithmeticError: Exception, "Base class for arithmetic errors.";
    AssertionError: Exception, "Assertion failed.";
    AttributeError: Exception, "Attribute not found.";
    BufferError: Exception, "Buffer error.";
    EOFError: Exception, "Read beyond end of file.";
    ImportError: Exception, "Import can't find a module, or can't find a name in it.";
    LookupError: Exception, "Base class for lookup errors.";
    MemoryError: Exception, "Out of memory.";
    NameError: Exception, "Name not found globally.";
    OSError: Exception, "Base class for errors of the system.";
    ReferenceError: Exception, "Weak reference used after its target went away.";
    RuntimeError: Exception, "Error that belongs to no other class.";
    StopAsyncIteration: Exception, "The end from iterator.__anext__().";
    StopIteration: Exception, "The end from iterator.__next__().";
    SyntaxError: Exception, "Invalid syntax.";
    SystemError: Exception, "Internal error of the interpreter.";
    TypeError: Exception, "Inappropriate type of an argument.";
    ValueError: Exception, "Inappropriate value of an argument of the right type.";
    Warning: Exception, "Base class for warning categories.";
    FloatingPointError: ArithmeticError, "Floating-point operation failed.";
    OverflowError: ArithmeticError, "Result too large to be represented.";
    ZeroDivisionError: ArithmeticError, "Division or modulo by zero.";
    ModuleNotFoundError: ImportError, "Module not found.";
    IndexError: LookupError, "Sequence index out of range.";
    KeyError: LookupError, "Mapping key not found.";
    UnboundLocalError: NameError, "Local variable used before it was bound.";
    BlockingIOError: OSError, "Operation would block.";
    ChildProcessError: OSError, "Operation on a child process failed.";
    ConnectionError: OSError, "Base class for errors of connections.";
    FileExistsError: OSError, "File already exists.";
    FileNotFoundError: OSError, "File not found.";
    InterruptedError: OSError, "Interrupted by a signal.";
    IsADirectoryError: OSError, "Operation does not work on directories.";
    NotADirectoryError: OSError, "Operation only works on directories.";
    PermissionError: OSError, "Not enough permissions.";
    ProcessLookupError: OSError, "Process not found.";
    TimeoutError: OSError, "Timeout expired.";
    BrokenPipeError: ConnectionError, "Broken pipe.";
    ConnectionAbortedError: ConnectionError, "Connection aborted.";
    ConnectionRefusedError: ConnectionError, "Connection refused.";
    ConnectionResetError: ConnectionError, "Connection reset.";
    NotImplementedError: RuntimeError, "What was called is still to be written, or left to subclasses.";
    PythonFinalizationError: RuntimeError, "Operation blocked because the interpreter is shutting down.";
    RecursionError: RuntimeError, "Recursion limit exceeded.";
    IndentationError: SyntaxError, "Improper indentation.";
    TabError: IndentationError, "Improper mixture of spaces and tabs.";
    UnicodeError: ValueError, "Unicode-related error.";
    UnicodeDecodeError: UnicodeError, "Unicode decoding error.";
    UnicodeEncodeError: UnicodeError, "Unicode encoding error.";
    UnicodeTranslateError: UnicodeError, "Unicode translation error.";
    BytesWarning: Warning, "Warns of bytes where text is likely meant.";
    DeprecationWarning: Warning, "Warns of what is to be removed, for those who program.";
    EncodingWarning: Warning, "Warns of an encoding that depends on the locale.";
    FutureWarning: Warning, "Warns users of what will work in another way.";
    ImportWarning: Warning, "Warns of an import that looks like a mistake.";
    PendingDeprecationWarning: Warning, "Warns of what will be deprecated later.";
    ResourceWarning: Warning, "Warns of files and the like that were not closed.";
    RuntimeWarning: Warning, "Warns of dubious behaviour at run time.";
    SyntaxWarning: Warning, "Warns of syntax that is likely a mistake.";
    UnicodeWarning: Warning, "Warns of problems of text.";
    UserWarning: Warning, "What programs warn of; the class of warn() by default.";
}

/// Raises a built-in exception with a message.
#[cold]
#[inline(never)]
pub fn raise(exception: Exception, message: impl Display) -> Raised {
    Thread::with_current(|thread| {
        let message = thread.string(&message.to_string());
        raise_with(thread, exception, &[message])
    })
}

/// Raises a built-in exception with these arguments.
#[cold]
#[inline(never)]
pub fn raise_with(thread: &Thread, exception: Exception, arguments: &[Value]) -> Raised {
    let class = Interpreter::of(thread).exception_class(exception);
    let object = ExceptionObject::new(thread, class, arguments);
    raise_object(thread, object)
}

/// Raises an exception object: sets its `__context__` to the exception that is being handled.
#[cold]
#[inline(never)]
pub fn raise_object(thread: &Thread, exception: Value) -> Raised {
    if let Some(handled) = thread.handled() {
        ExceptionObject::set_context_of(exception, handled);
    }
    thread.set_raised(exception)
}

/// Declares a function for each of the exceptions that are raised most often.
macro_rules! raisers {
    ($($function:ident: $exception:ident;)*) => {$(
        #[doc = concat!("Raises `", stringify!($exception), "` with a message.")]
        #[cold]
        #[inline(never)]
        pub fn $function(message: impl Display) -> Raised {
            raise(Exception::$exception, message)
        }
    )*};
}

raisers! {
    type_error: TypeError;
    value_error: ValueError;
    attribute_error: AttributeError;
    index_error: IndexError;
    name_error: NameError;
    runtime_error: RuntimeError;
    overflow_error: OverflowError;
    zero_division_error: ZeroDivisionError;
    system_error: SystemError;
}

/// Raises `KeyError` with the key that was not found.
#[cold]
pub fn key_error(thread: &Thread, key: Value) -> Raised {
    raise_with(thread, Exception::KeyError, &[key])
}

/// Raises `MemoryError`.
#[cold]
pub fn memory_error() -> Raised {
    Thread::with_current(|thread| raise_with(thread, Exception::MemoryError, &[]))
}

/// Fails if an object of so many bytes is more than a program may ask for.
///
/// # Errors
/// `MemoryError`
pub fn check_size(bytes: usize) -> Result<(), Raised> {
    if Thread::is_size_allowed(bytes) {
        Ok(())
    } else {
        Err(memory_error())
    }
}

/// Makes room for so many more octets.
///
/// # Errors
/// `MemoryError` if there is none.
pub fn reserve(octets: &mut Vec<u8>, more: usize) -> Result<(), Raised> {
    check_size(octets.len().saturating_add(more))?;
    let before = octets.capacity();
    octets.try_reserve(more).map_err(|_| memory_error())?;
    note_growth(before, octets.capacity());
    Ok(())
}

/// Counts what an object has grown by outside of the heap, where memory is limited.
pub fn note_growth(before: usize, after: usize) {
    if after > before {
        Thread::try_current(|thread| {
            if thread.heap().has_memory_limit() {
                thread.heap().note_outside(after - before);
            }
        });
    }
}

/// So many zeros, to be filled.
///
/// # Errors
/// `MemoryError` if they are more than a program may ask for.
pub fn zeros(count: usize) -> Result<Vec<u8>, Raised> {
    check_size(count)?;
    note_growth(0, count);
    Ok(vec![0; count])
}

/// Raises `StopIteration`, with the value that a generator returned if it is not `None`.
#[cold]
pub fn stop_iteration(thread: &Thread, value: Value) -> Raised {
    let arguments: &[Value] = if value.is_none() { &[] } else { &[value] };
    raise_with(thread, Exception::StopIteration, arguments)
}

/// Whether the exception in flight is an instance of a built-in exception class.
pub fn is_raised(thread: &Thread, exception: Exception) -> bool {
    thread
        .raised()
        .is_some_and(|raised| is_exception(thread, raised, exception))
}

/// Whether an exception object is an instance of a built-in exception class.
pub fn is_exception(thread: &Thread, object: Value, exception: Exception) -> bool {
    let class = Interpreter::of(thread).exception_class(exception);
    crate::types::class::is_subclass(thread.class_of(object), class)
}

/// What a failed operation ended with, if it ended with this exception, which is then gone; otherwise it goes on.
pub fn catch<T>(
    thread: &Thread,
    result: Result<T, Raised>,
    exception: Exception,
) -> Result<Result<T, Value>, Raised> {
    match result {
        Ok(value) => Ok(Ok(value)),
        Err(raised) if is_raised(thread, exception) => Ok(Err(thread.take_raised(raised))),
        Err(raised) => Err(raised),
    }
}
