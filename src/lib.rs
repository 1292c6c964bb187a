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
mod cancel;
mod convert;
mod embedded;
mod error;
mod function;
mod future;
mod interpreter;
mod object;
mod program;
mod script;
#[cfg(feature = "serde")]
mod serialization;
mod shutdown;

pub use builder::{Builder, Deadlock};
pub use cancel::Handle;
pub use convert::{FromPython, IntoPython};
pub use error::{Error, FrameSummary, PythonError, SourceRange, SyntaxProblem};
pub use function::{AsyncHostFunction, Exception, HostFunction, IntoOutcome};
pub use future::PythonFuture;
pub use interpreter::Interpreter;
pub use object::{Items, Object};
pub use program::{Outcome, Program};
pub use script::Script;
pub use shutdown::{End, Flushed};

/// Makes a Python class of a Rust module: the macro that the library's own classes are written with.
///
/// ```standalone_crate
/// /// A counter.
/// #[weft::class(name = "Counter", module = "host", payload = Counter)]
/// pub mod counter {
///     use super::Counter;
///     use weft::core::heap::{Native, Raised, Thread, Value};
///     use weft::core::types::construct::new_instance;
///
///     #[new]
///     fn new(class: Value, thread: &Thread, #[default(0)] start: i64) -> Result<Value, Raised> {
///         new_instance(thread, class, Counter(start.into()))
///     }
///
///     /// Count on; return where that led.
///     fn add(this: &Native<Counter>, #[default(1)] amount: i64) -> i64 {
///         this.0.fetch_add(amount, std::sync::atomic::Ordering::Relaxed) + amount
///     }
/// }
///
/// pub struct Counter(std::sync::atomic::AtomicI64);
///
/// impl weft::core::heap::Trace for Counter {
///     fn trace(&self, _: &mut weft::core::heap::Tracer<'_>) {}
/// }
///
/// /// What the host offers.
/// #[weft::module(name = "host", classes = [crate::counter])]
/// pub mod host {}
///
/// # fn main() -> Result<(), weft::Error> {
/// let interpreter = weft::Interpreter::builder().module(&host::DEFINITION).build()?;
/// interpreter.exec("import host\ncounter = host.Counter(40)\ncounter.add()")?;
/// assert_eq!(interpreter.eval::<i64>("counter.add()")?, 42);
/// # Ok(())
/// # }
/// ```
pub use weft_core::class;
/// Makes a Python module of a Rust module: see [`class`].
///
/// ```standalone_crate
/// /// What the host offers.
/// #[weft::module(name = "host")]
/// pub mod host {
///     /// Return the number of vowels in a text.
///     fn vowels(text: &str) -> usize {
///         text.chars().filter(|letter| "aeiou".contains(*letter)).count()
///     }
/// }
///
/// # fn main() -> Result<(), weft::Error> {
/// let interpreter = weft::Interpreter::builder().module(&host::DEFINITION).build()?;
/// interpreter.exec("import host")?;
/// assert_eq!(interpreter.eval::<i64>("host.vowels('a loom')")?, 3);
/// # Ok(())
/// # }
/// ```
pub use weft_core::module;

/// The interpreter's own interface: values, threads, and native modules written with its macros.
pub use weft_core as core;
/// The classes of exceptions that are built in.
///
/// ```
/// let python = weft::Interpreter::builder().build()?;
/// let raised = || weft::Exception::new(weft::ExceptionClass::KeyError, "no such rule");
/// python.function("look_up", move || -> Result<i64, weft::Exception> { Err(raised()) })?;
/// assert_eq!(python.exec("look_up()").unwrap_err().python().unwrap().class(), "KeyError");
/// # Ok::<(), weft::Error>(())
/// ```
pub use weft_core::error::Exception as ExceptionClass;
/// When an interpreter looks for objects that nobody can reach.
///
/// ```
/// use weft::{Collect, Interpreter};
/// let python = Interpreter::builder().collect(Collect::WhenNeeded).build()?;
/// assert_eq!(python.eval::<i64>("6 * 7")?, 42);
/// # Ok::<(), weft::Error>(())
/// ```
pub use weft_core::heap::Collect;
/// Whether the threads of an interpreter share a global lock.
///
/// ```
/// use weft::{Gil, Interpreter};
/// let python = Interpreter::builder().gil(Gil::Off).build()?;
/// assert_eq!(python.gil(), Gil::Off);
/// # Ok::<(), weft::Error>(())
/// ```
pub use weft_core::heap::concurrency::Gil;
/// Whether something is allowed or denied, by its name: see [`Permissions::set`].
pub use weft_core::interpreter::Grant;
/// How much a program may use.
pub use weft_core::interpreter::Limits;
/// What a program may do to the system.
pub use weft_core::interpreter::Permissions;
/// Why a program has to end.
pub use weft_core::interpreter::Stop;
/// Waits for signals: see [`Builder::watch_signals_with`].
///
/// ```
/// let watch: weft::Watch = Box::new(|| ());
/// watch();
/// ```
pub use weft_core::interpreter::hooks::Watch;
/// Whether the threads of an interpreter had ended when it did.
///
/// ```
/// let (_, end) = weft::Interpreter::builder().run_to_end(|python| python.exec("print(end='')"))?;
/// assert_ne!(end.threads, weft::Threads::LeftBehind);
/// # Ok::<(), weft::Error>(())
/// ```
pub use weft_stdlib::deadlock::Threads;
/// Whether what a program writes waits for more before it goes out.
///
/// ```
/// let python = weft::Interpreter::builder().buffering(weft::Buffering::None).build()?;
/// python.exec("print(end='')")?;
/// # Ok::<(), weft::Error>(())
/// ```
pub use weft_stdlib::io::Buffering;
