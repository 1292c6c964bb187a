//! What goes wrong for a host.

use weft_core::heap::{Native, Raised, Thread, Value};
use weft_core::interpreter::{Interpreter as State, Stop};
use weft_core::types::class::Class;
use weft_core::types::exception::traceback::Traceback;
use weft_core::types::exception::{ExceptionObject, traceback};
use weft_core::{error, protocol};

/// Why something that a host asked for was not done.
///
/// ```
/// let python = weft::Interpreter::builder().build()?;
/// match python.eval::<i64>("1 / 0") {
///     Err(weft::Error::Python(error)) => assert_eq!(error.class(), "ZeroDivisionError"),
///     other => panic!("{other:?}"),
/// }
/// # Ok::<(), weft::Error>(())
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Python code raised an exception.
    #[error("{0}")]
    Python(PythonError),
    /// A script is no program.
    #[error("{0}")]
    Syntax(Box<SyntaxProblem>),
    /// A limit or the host put an end to the program.
    #[error("{reason}")]
    Stopped {
        /// Why.
        reason: Stop,
        /// Where the program was, if an exception says so.
        exception: Option<Box<PythonError>>,
    },
    /// A limit was asked for that could not be held.
    #[error("a limit cannot be held: {0}")]
    Unenforceable(String),
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

/// Why a text is no program, and where.
///
/// ```
/// let Err(weft::Error::Syntax(problem)) = weft::Script::new("x = 1\nif x") else { panic!("that is no program") };
/// assert_eq!((problem.line(), problem.text()), (2, "if x"));
/// ```
#[derive(Debug, Clone)]
pub struct SyntaxProblem {
    class: &'static str,
    message: String,
    line: u32,
    column: u32,
    text: String,
}

impl SyntaxProblem {
    pub(crate) fn new(error: &weft_syntax::SyntaxError) -> SyntaxProblem {
        SyntaxProblem {
            class: match error.kind {
                weft_syntax::SyntaxErrorKind::SyntaxError => "SyntaxError",
                weft_syntax::SyntaxErrorKind::IndentationError => "IndentationError",
                weft_syntax::SyntaxErrorKind::TabError => "TabError",
                weft_syntax::SyntaxErrorKind::TooDeep => "RecursionError",
            },
            message: error.message.clone(),
            line: error.line,
            column: error.column,
            text: error.text.trim_end().to_owned(),
        }
    }

    /// The class of the exception that it is in Python.
    ///
    /// ```
    /// let Err(weft::Error::Syntax(problem)) = weft::Script::new("x = 1\nif x") else { panic!("that is no program") };
    /// assert_eq!(problem.class(), "SyntaxError");
    /// ```
    pub fn class(&self) -> &str {
        self.class
    }

    /// What is wrong.
    ///
    /// ```
    /// let Err(weft::Error::Syntax(problem)) = weft::Script::new("x = 1\nif x") else { panic!("that is no program") };
    /// assert_eq!(problem.message(), "expected ':'");
    /// ```
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The line that it begins in, from 1.
    ///
    /// ```
    /// let Err(weft::Error::Syntax(problem)) = weft::Script::new("x = 1\nif x") else { panic!("that is no program") };
    /// assert_eq!(problem.line(), 2);
    /// ```
    pub fn line(&self) -> u32 {
        self.line
    }

    /// The column that it begins in, from 1.
    ///
    /// ```
    /// let Err(weft::Error::Syntax(problem)) = weft::Script::new("x = 1\nif x") else { panic!("that is no program") };
    /// assert_eq!(problem.column(), 5);
    /// ```
    pub fn column(&self) -> u32 {
        self.column
    }

    /// The text of the line.
    ///
    /// ```
    /// let Err(weft::Error::Syntax(problem)) = weft::Script::new("x = 1\nif x") else { panic!("that is no program") };
    /// assert_eq!(problem.text(), "if x");
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl std::fmt::Display for SyntaxProblem {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let SyntaxProblem {
            class,
            message,
            line,
            ..
        } = self;
        write!(formatter, "{class}: {message} (line {line})")
    }
}

/// One entry of a traceback: where a call was when an exception passed it.
///
/// ```
/// let python = weft::Interpreter::builder().build()?;
/// let error = python.exec("def f():\n    1 / 0\nf()").unwrap_err();
/// let frames = error.python().unwrap().frames();
/// assert_eq!((frames[1].function(), frames[1].line()), ("f", 2));
/// # Ok::<(), weft::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameSummary {
    file: String,
    function: String,
    line: u32,
    range: Option<SourceRange>,
}

/// A stretch of a source text. Lines count from 1, columns from 0 and in characters.
///
/// ```
/// let python = weft::Interpreter::builder().build()?;
/// let error = python.exec("def f():\n    1 / 0\nf()").unwrap_err();
/// let range = error.python().unwrap().frames()[1].range().unwrap();
/// assert_eq!((range.line, range.column, range.end_line, range.end_column), (2, 4, 2, 9));
/// # Ok::<(), weft::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceRange {
    /// The line that it begins in.
    pub line: u32,
    /// The column that it begins at.
    pub column: u32,
    /// The line that it ends in.
    pub end_line: u32,
    /// The column after its end.
    pub end_column: u32,
}

impl FrameSummary {
    /// The name of the file, or of the text: `<string>`, say.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// let error = python.exec("def f():\n    1 / 0\nf()").unwrap_err();
    /// assert_eq!(error.python().unwrap().frames()[0].file(), "<string>");
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The name of the function; `<module>` outside of functions.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// let error = python.exec("def f():\n    1 / 0\nf()").unwrap_err();
    /// assert_eq!(error.python().unwrap().frames()[0].function(), "<module>");
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn function(&self) -> &str {
        &self.function
    }

    /// The line, from 1.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// let error = python.exec("def f():\n    1 / 0\nf()").unwrap_err();
    /// assert_eq!(error.python().unwrap().frames()[0].line(), 3);
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn line(&self) -> u32 {
        self.line
    }

    /// The expression or statement, as far as it is known.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// let error = python.exec("def f():\n    1 / 0\nf()").unwrap_err();
    /// assert!(error.python().unwrap().frames()[1].range().is_some());
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn range(&self) -> Option<SourceRange> {
        self.range
    }
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
    frames: Vec<FrameSummary>,
    cause: Option<Box<PythonError>>,
    exit_status: Option<i32>,
}

impl PythonError {
    /// The name of the exception's class.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// let error = python.exec("def f():\n    1 / 0\nf()").unwrap_err();
    /// assert_eq!(error.python().unwrap().class(), "ZeroDivisionError");
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn class(&self) -> &str {
        &self.class
    }

    /// The most special built-in class that the exception is an instance of.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// let error = python.exec("class Odd(KeyError): pass\nraise Odd").unwrap_err();
    /// let error = error.python().unwrap();
    /// assert_eq!((error.class(), error.builtin_class()), ("Odd", Some(weft::ExceptionClass::KeyError)));
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn builtin_class(&self) -> Option<error::Exception> {
        self.builtin
    }

    /// `str(exception)`.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// let error = python.exec("def f():\n    1 / 0\nf()").unwrap_err();
    /// assert_eq!(error.python().unwrap().message(), "division by zero");
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What Python prints about the exception, from `Traceback (most recent call last):` to the message.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// let error = python.exec("def f():\n    1 / 0\nf()").unwrap_err();
    /// assert!(error.python().unwrap().traceback().ends_with("ZeroDivisionError: division by zero\n"));
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn traceback(&self) -> &str {
        &self.traceback
    }

    /// Where the exception came by, the innermost call last.
    ///
    /// ```
    /// let interpreter = weft::Interpreter::builder().build()?;
    /// let error = interpreter.exec("def half(n):\n    return n / 0\n\nhalf(3)").unwrap_err();
    /// let frame = error.python().unwrap().frames().last().unwrap();
    /// assert_eq!((frame.function(), frame.line()), ("half", 2));
    /// let range = frame.range().unwrap();
    /// assert_eq!((range.column, range.end_column), (11, 16));
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn frames(&self) -> &[FrameSummary] {
        &self.frames
    }

    /// The exception that this one was raised from, or while handling which it was raised, if that is shown.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// let error = python.exec("try: 1 / 0\nexcept Exception as e: raise KeyError(1) from e").unwrap_err();
    /// assert_eq!(error.python().unwrap().cause().unwrap().class(), "ZeroDivisionError");
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn cause(&self) -> Option<&PythonError> {
        self.cause.as_deref()
    }

    /// The status that the program asked to end with, if the exception is a `SystemExit`.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// let error = python.exec("raise SystemExit(3)").unwrap_err();
    /// assert_eq!(error.python().unwrap().exit_status(), Some(3));
    /// # Ok::<(), weft::Error>(())
    /// ```
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
        let described = describe(thread, exception);
        match State::of(thread).governor().stopped() {
            Some(reason) => Error::Stopped {
                reason,
                exception: Some(Box::new(PythonError {
                    // Asking the exception itself is no longer possible.
                    message: reason.to_string(),
                    traceback: described.traceback.replace(UNKNOWN, &reason.to_string()),
                    ..described
                })),
            },
            None => Error::Python(described),
        }
    }

    /// That the program had to end, even if it came to its end without noticing.
    pub(crate) fn check(thread: &Thread) -> Result<(), Error> {
        match State::of(thread).governor().stopped() {
            Some(reason) => Err(Error::Stopped {
                reason,
                exception: None,
            }),
            None => Ok(()),
        }
    }

    /// Why the program had to end, if a limit or the host put an end to it.
    ///
    /// ```
    /// use weft::{Interpreter, Limits, Stop};
    /// let python = Interpreter::builder().limits(Limits::none().operations(1000)).build()?;
    /// let error = python.exec("while True: pass").unwrap_err();
    /// assert_eq!(error.stopped(), Some(Stop::Operations));
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn stopped(&self) -> Option<Stop> {
        match self {
            Error::Stopped { reason, .. } => Some(*reason),
            _ => None,
        }
    }

    /// The exception, if Python code raised one.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// assert!(python.eval::<i64>("'text'").unwrap_err().python().is_none());
    /// assert!(python.eval::<i64>("int('text')").unwrap_err().python().is_some());
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn python(&self) -> Option<&PythonError> {
        match self {
            Error::Python(error) => Some(error),
            Error::Stopped { exception, .. } => exception.as_deref(),
            Error::Conversion { .. }
            | Error::Syntax(_)
            | Error::Missing(_)
            | Error::System(_)
            | Error::Unenforceable(_) => None,
        }
    }
}

/// What is shown of an exception whose `__str__` raises.
const UNKNOWN: &str = "<exception str() failed>";

/// Causes of causes that are described.
const DEEPEST: usize = 16;

/// The cause of an exception, or its context.
fn cause_of(exception: Value) -> Option<Value> {
    let object = ExceptionObject::of(&exception)?;
    let context = || object.context().filter(|_| !object.suppresses_context());
    object
        .cause()
        .or_else(context)
        .filter(|cause| !cause.is_none())
}

fn frames_of(exception: Value) -> Vec<FrameSummary> {
    let mut frames = Vec::new();
    let mut next = ExceptionObject::of(&exception).and_then(|object| object.traceback());
    while let Some(entry) = next
        && let Some(entry) = entry.downcast::<Native<Traceback>>()
        && let Some(code) = entry.code()
    {
        let source = &code.source;
        frames.push(FrameSummary {
            file: source.name.clone(),
            function: code.name.to_string(),
            line: entry.line(),
            range: entry.range().map(|range| {
                let (line, column) = source.line_column(range.start);
                let (end_line, end_column) = source.line_column(range.end);
                SourceRange {
                    line,
                    column,
                    end_line,
                    end_column,
                }
            }),
        });
        next = entry.next();
    }
    frames
}

fn describe(thread: &Thread, exception: Value) -> PythonError {
    describe_at(thread, exception, 0)
}

fn describe_at(thread: &Thread, exception: Value, depth: usize) -> PythonError {
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
            UNKNOWN.to_owned()
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
        frames: frames_of(exception),
        cause: cause_of(exception)
            .filter(|_| depth < DEEPEST)
            .map(|cause| Box::new(describe_at(thread, cause, depth + 1))),
        exit_status,
    }
}
