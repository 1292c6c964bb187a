//! Weft runs Python inside a Rust program: an interpreter is a value that a host builds, feeds and asks.
//!
//! ```
//! use weft::{Gil, Interpreter};
//!
//! let interpreter = Interpreter::builder().gil(Gil::Off).build()?;
//! interpreter.function("double", |number: i64| number * 2)?;
//! interpreter.exec("answers = [double(n) for n in range(4)]")?;
//! assert_eq!(interpreter.get::<Vec<i64>>("answers")?, [0, 2, 4, 6]);
//! assert_eq!(interpreter.eval::<f64>("sum(answers) / 2")?, 6.0);
//! # Ok::<(), weft::Error>(())
//! ```
//!
//! An [`Interpreter`] can be used from any thread of the host, and a process can hold many, some with a global lock and
//! some without. Whoever wants more than values in and values out finds the interpreter's own interface in [`core`].
#![forbid(unsafe_code)]

mod builder;
mod convert;
mod error;
mod function;
mod interpreter;
mod object;
mod program;
mod shutdown;

pub use builder::{Builder, Deadlock};
pub use convert::{FromPython, IntoPython};
pub use error::{Error, PythonError};
pub use function::{Exception, HostFunction, IntoOutcome};
pub use interpreter::Interpreter;
pub use object::Object;
pub use program::{Outcome, Program};
pub use shutdown::{End, Flushed};

/// The interpreter's own interface: values, threads, and native modules written with its macros.
pub use weft_core as core;
/// The classes of exceptions that are built in.
pub use weft_core::error::Exception as ExceptionClass;
/// When an interpreter looks for objects that nobody can reach.
pub use weft_core::heap::Collect;
/// Whether the threads of an interpreter share a global lock.
pub use weft_core::heap::concurrency::Gil;
/// Waits for signals: see [`Builder::watch_signals_with`].
pub use weft_core::interpreter::hooks::Watch;
/// Whether the threads of an interpreter had ended when it did.
pub use weft_stdlib::deadlock::Threads;
/// Whether what a program writes waits for more before it goes out.
pub use weft_stdlib::io::Buffering;
