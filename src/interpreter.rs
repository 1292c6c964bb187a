//! The interpreter as a host sees it.

use crate::builder::Builder;
use crate::cancel::Handle;
use crate::convert::{FromPython, IntoPython};
use crate::error::Error;
use crate::function::{AsyncHostFunction, HostFunction, new_async_function, new_function};
use crate::object::{Object, finish, finish_unit};
use crate::program::{self, Outcome, Program};
use crate::shutdown::{self, End};
use std::path::Path;
use std::sync::Arc;
use weft_core::heap::concurrency::Gil;
use weft_core::heap::{Dict, Enter, Heap, Native, Raised, Thread, Value};
use weft_core::import;
use weft_core::interpreter::limits::prepare_watch;
use weft_core::interpreter::{Governor, Interpreter as State, Stop, ThreadState};
use weft_core::run::{self, Mode};
use weft_core::types::module::Module;
#[cfg(target_os = "linux")]
use weft_stdlib::fork_server::{self, Served};
use weft_stdlib::interpreters::Inhabited;
use weft_syntax::Source;

/// Slots of the value stack of a thread that runs Python code: what 16 million names and intermediate values need.
/// The system gives memory for those that are used.
const STACK_SLOTS: usize = 16 << 20;

/// An interpreter: its modules, its objects, and its threads.
///
/// Any thread of the host may use it, several at once. Dropping it waits for the Python threads that are not daemons,
/// runs what `atexit` knows, and flushes Python's files.
///
/// ```
/// let interpreter = weft::Interpreter::builder().build()?;
/// interpreter.set("names", vec!["Ada", "Grace"])?;
/// let greeting: String = interpreter.eval("'Hello, ' + ' and '.join(names)")?;
/// assert_eq!(greeting, "Hello, Ada and Grace");
/// # Ok::<(), weft::Error>(())
/// ```
pub struct Interpreter {
    heap: Arc<Heap>,
    governor: Arc<Governor>,
    owns_interrupts: bool,
}

thread_local! {
    /// What `threading.get_ident()` gives on a thread of the host, each time that it comes in.
    static IDENTITY: u64 = ThreadState::next_identity();
}

/// The identity of the calling thread of the host; a new one if the thread is ending.
fn host_identity() -> u64 {
    let known = IDENTITY.try_with(|identity| *identity);
    known.unwrap_or_else(|_| ThreadState::next_identity())
}

/// Runs `body` on a thread of the heap: the one that the calling OS thread is already, or a new one for that time.
pub(crate) fn with_thread<R>(heap: &Arc<Heap>, body: impl FnOnce(&Thread) -> R) -> R {
    let is_inside = Thread::try_current(|thread| std::ptr::eq(thread.heap(), &raw const **heap))
        .unwrap_or(false);
    if is_inside {
        return Thread::with_current(|thread| thread.library(|| body(thread)));
    }
    with_new_thread(
        heap,
        |_| (),
        |thread| {
            let governor = Arc::clone(State::of(thread).governor());
            governor.enter(thread);
            let result = body(thread);
            governor.leave(thread);
            result
        },
    )
}

/// Runs `body` on a new thread of the heap. `prepare` runs before, and makes the heap's interpreter if there is none.
pub(crate) fn with_new_thread<R>(
    heap: &Arc<Heap>,
    prepare: impl FnOnce(&Thread),
    body: impl FnOnce(&Thread) -> R,
) -> R {
    let enter = || {
        let enter = Enter::new(heap, STACK_SLOTS);
        let thread = enter.thread();
        prepare(thread);
        ThreadState::of(thread).set_identity(host_identity());
        thread.library(|| body(thread))
    };
    if Thread::try_current(|_| ()).is_some() {
        // The other interpreter must not wait for what this one does.
        return Thread::with_current(|thread| thread.blocking(enter));
    }
    enter()
}

impl Interpreter {
    /// Settings to make an interpreter from.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// assert!(python.eval::<bool>("1 < 2")?);
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn builder() -> Builder {
        Builder::default()
    }

    pub(crate) fn new(
        heap: Arc<Heap>,
        governor: Arc<Governor>,
        owns_interrupts: bool,
    ) -> Interpreter {
        Interpreter {
            heap,
            governor,
            owns_interrupts,
        }
    }

    /// Begins what is limited, on a thread that is inside.
    pub(crate) fn begin(&self) {
        self.with(|thread| self.governor.enter(thread));
    }

    /// What ends the program from another thread.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// let handle = python.handle();
    /// handle.cancel();
    /// assert_eq!(python.exec("pass; len(''); [n for n in range(9)]").unwrap_err().stopped(), Some(weft::Stop::Cancelled));
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn handle(&self) -> Handle {
        // A thread that cannot be told of the time is told at its next safepoint, or not in a call of the system.
        let _ = prepare_watch();
        Handle::new(Arc::clone(&self.governor))
    }

    /// Why the program has to end: what a limit or [`Handle::cancel`] said, until [`Interpreter::renew`].
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// assert_eq!(python.stopped(), None);
    /// python.handle().cancel();
    /// assert_eq!(python.stopped(), Some(weft::Stop::Cancelled));
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn stopped(&self) -> Option<Stop> {
        self.governor.stopped()
    }

    /// Lets the program use as much again as its limits say, and go on if it had to end. What it has defined is still there;
    /// a statement that was ended in the middle may have left it half changed. Call it while nothing runs.
    ///
    /// ```
    /// use weft::{Interpreter, Limits};
    /// let interpreter = Interpreter::builder().limits(Limits::none().operations(100_000)).build()?;
    /// interpreter.exec("n = 0\nwhile True: n += 1").unwrap_err();
    /// assert!(interpreter.eval::<i64>("1 + 1").is_err());
    /// interpreter.renew();
    /// assert!(interpreter.eval::<i64>("n")? > 90_000);
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn renew(&self) {
        self.governor.renew();
        if self.governor.limits().most_memory().is_some() {
            self.with(Thread::collect);
        }
    }

    /// Whether the interpreter's threads share a global lock.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// assert_eq!(python.gil(), weft::Gil::On);
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn gil(&self) -> Gil {
        self.heap.gil()
    }

    /// Runs `body` with the calling thread's state in the interpreter, for hosts that use its own interface. Calls
    /// inside of `body` on the same interpreter cost next to nothing, so many small steps are best wrapped in one.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// let total = python.with(|_| (0..100).map(|_| python.eval::<i64>("1 + 1")).sum::<Result<i64, _>>())?;
    /// assert_eq!(total, 200);
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn with<R>(&self, body: impl FnOnce(&Thread) -> R) -> R {
        with_thread(&self.heap, body)
    }

    /// Evaluates an expression in the namespace of `__main__`.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// assert_eq!(python.eval::<Vec<i64>>("sorted({3, 1, 2})")?, [1, 2, 3]);
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// What it raised, a `SyntaxError` for instance; or that the value is of another type.
    pub fn eval<T: FromPython>(&self, expression: &str) -> Result<T, Error> {
        self.with(|thread| {
            let source = Source::shared("<string>", expression);
            let result = run::compile(thread, source, Mode::Eval)
                .and_then(|code| run::execute(thread, &code, main_globals(thread), None));
            finish(thread, result)
        })
    }

    /// Runs statements in the namespace of `__main__`.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// python.exec("import math\ndef area(r): return math.pi * r * r")?;
    /// assert!(python.eval::<f64>("area(1)")? > 3.14);
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// What they raised.
    pub fn exec(&self, statements: &str) -> Result<(), Error> {
        self.exec_as("<string>", statements)
    }

    /// As [`Interpreter::exec`], with a file name for tracebacks.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// let error = python.exec_as("rules.py", "x = undefined").unwrap_err();
    /// assert!(error.to_string().contains("File \"rules.py\", line 1"));
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// What the statements raised.
    pub fn exec_as(&self, name: &str, statements: &str) -> Result<(), Error> {
        self.python(|thread| program::run_source(thread, Source::shared(name, statements)))
    }

    /// Runs a file in the namespace of `__main__`. Its folder is looked for modules in before all others.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// let path = std::env::temp_dir().join(format!("weft-doc-{}.py", std::process::id()));
    /// std::fs::write(&path, "answer = 6 * 7")?;
    /// python.run_file(&path)?;
    /// std::fs::remove_file(&path)?;
    /// assert_eq!(python.get::<i64>("answer")?, 42);
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// What it raised; [`Error::System`] if it cannot be read.
    pub fn run_file(&self, path: impl AsRef<Path>) -> Result<(), Error> {
        let path = path.as_ref();
        let bytes = std::fs::read(path)?;
        self.python(|thread| program::run_file(thread, path, &bytes))
    }

    /// Runs a module as a program, as `weft -m` does.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// python.run_module("this_is_no_module").unwrap_err();
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// What it raised; `ImportError` if there is no such module.
    pub fn run_module(&self, name: &str) -> Result<(), Error> {
        self.python(|thread| program::run_module(thread, name))
    }

    /// Runs a program as the command line does: an exception that it does not catch is printed to `sys.stderr`. What it
    /// ended with is the answer.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// use weft::{Outcome, Program};
    /// let outcome = python.run(&Program::Code("raise SystemExit(7)".to_owned()));
    /// assert_eq!(outcome, Outcome::Status(7));
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn run(&self, program: &Program) -> Outcome {
        #[cfg(target_os = "linux")]
        if let Program::ForkServer(control) = program {
            return self.serve_forks(*control);
        }
        self.take_over_interrupts();
        self.with(|thread| program::run(thread, program))
    }

    /// Serves until the parent has ended; in each process that is forked meanwhile, runs what the parent sends there.
    #[cfg(target_os = "linux")]
    fn serve_forks(&self, control: i32) -> Outcome {
        let served = self.with(|thread| {
            fork_server::serve(thread, control)
                .map_err(|raised| program::outcome(thread, Err(raised)))
        });
        match served {
            Ok(Served::Enough) => Outcome::Status(0),
            Ok(Served::Child(child)) => {
                // The server has left signals to its children.
                self.take_over_interrupts();
                child.take_signals();
                self.run(&Program::Worker(child.descriptor))
            }
            Err(outcome) => outcome,
        }
    }

    /// Makes the calling thread the one that Ctrl-C interrupts, if [`Builder::handle_interrupts`] was asked for. Only the
    /// first call counts; [`Interpreter::run`] makes it.
    ///
    /// ```
    /// let permissions = weft::Permissions::all();
    /// let python = weft::Interpreter::builder().permissions(permissions).handle_interrupts().build()?;
    /// python.take_over_interrupts();
    /// python.exec("import signal")?;
    /// let error = python.exec("signal.raise_signal(signal.SIGINT)").unwrap_err();
    /// assert_eq!(error.python().unwrap().class(), "KeyboardInterrupt");
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn take_over_interrupts(&self) {
        if self.owns_interrupts {
            self.with(|thread| {
                let hooks = State::of(thread).hooks();
                hooks.adopt_main_thread(thread);
                // Without it Ctrl-C ends the process, which is no reason not to run the program.
                let _ = hooks.handle_interrupts();
            });
        }
    }

    /// Runs one statement as a prompt does: what an expression gives is shown by `sys.displayhook`, an exception is
    /// printed. Nothing is answered unless the statement asks to leave.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// python.run_statement("x = 5");
    /// assert_eq!(python.get::<i64>("x")?, 5);
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn run_statement(&self, statement: &str) -> Option<Outcome> {
        self.with(|thread| program::run_statement(thread, statement))
    }

    /// What a prompt shows: the text of `sys.ps1` or `sys.ps2`, as `name` says.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// assert_eq!(python.prompt_text("ps1"), ">>> ");
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn prompt_text(&self, name: &str) -> String {
        self.with(|thread| program::prompt_text(thread, name))
    }

    /// Imports a module.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// let json = python.import("json")?;
    /// assert_eq!(json.call_method::<String>("dumps", (vec![1, 2],))?, "[1, 2]");
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// `ImportError`, and whatever the module's own code raises.
    pub fn import(&self, name: &str) -> Result<Object, Error> {
        self.with(|thread| finish(thread, import::import_module(thread, name)))
    }

    /// A new namespace, to run scripts in that are not to see each other's names.
    ///
    /// ```
    /// let interpreter = weft::Interpreter::builder().build()?;
    /// let namespace = interpreter.namespace();
    /// weft::Script::new("greeting = 'hi'")?.run_in(&interpreter, &namespace)?;
    /// assert_eq!(namespace.item::<String>("greeting")?, "hi");
    /// assert!(interpreter.get::<String>("greeting").is_err());
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn namespace(&self) -> Object {
        self.with(|thread| {
            let names = thread.dict();
            let name = thread.intern("__script__");
            names.set_simple(thread, thread.intern("__name__"), name);
            Object::new(thread, names.value())
        })
    }

    /// A Rust value as an object.
    ///
    /// ```
    /// let interpreter = weft::Interpreter::builder().build()?;
    /// let list = interpreter.object(vec![3, 1, 2])?;
    /// list.call_method::<()>("sort", ())?;
    /// assert_eq!(list.repr()?, "[1, 2, 3]");
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// That the value cannot become a Python value.
    pub fn object(&self, value: impl IntoPython) -> Result<Object, Error> {
        self.with(|thread| finish(thread, value.into_python(thread)))
    }

    /// The value of a name in `__main__`.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// python.exec("answer = 42")?;
    /// assert_eq!(python.get::<i64>("answer")?, 42);
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Missing`], or that the value is of another type.
    pub fn get<T: FromPython>(&self, name: &str) -> Result<T, Error> {
        self.with(|thread| {
            let globals = main_globals(thread);
            let found = globals
                .downcast::<Dict>()
                .and_then(|names| names.get_simple(thread, thread.intern(name)));
            match found {
                Some(value) => T::from_python(thread, value),
                None => Err(Error::Missing(name.to_owned())),
            }
        })
    }

    /// Gives a name in `__main__` a value.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// python.set("words", vec!["warp", "weft"])?;
    /// assert_eq!(python.eval::<usize>("len(words)")?, 2);
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// That the value cannot become a Python value: a key that cannot be hashed, say.
    pub fn set(&self, name: &str, value: impl IntoPython) -> Result<(), Error> {
        self.python(|thread| {
            let value = value.into_python(thread)?;
            set_global(thread, name, value);
            Ok(())
        })
    }

    /// Gives `__main__` a function that calls a Rust closure.
    ///
    /// ```
    /// let interpreter = weft::Interpreter::builder().build()?;
    /// interpreter.function("root", |number: f64| {
    ///     if number < 0.0 { Err("no root of a negative number") } else { Ok(number.sqrt()) }
    /// })?;
    /// assert_eq!(interpreter.eval::<f64>("root(16)")?, 4.0);
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// None at present.
    pub fn function<Parameters>(
        &self,
        name: &str,
        function: impl HostFunction<Parameters>,
    ) -> Result<(), Error> {
        self.with(|thread| set_global(thread, name, new_function(thread, name, function)));
        Ok(())
    }

    /// Gives `__main__` a function that calls a Rust closure which gives a future: Python awaits what it returns. The event
    /// loop of the task that does so polls the future, so it must leave what takes long to others.
    ///
    /// ```
    /// let interpreter = weft::Interpreter::builder().build()?;
    /// interpreter.async_function("later", |text: String| async move {
    ///     smol::Timer::after(std::time::Duration::from_millis(1)).await;
    ///     text.to_uppercase()
    /// })?;
    /// interpreter.exec("import asyncio\nasync def main(): return await asyncio.gather(later('a'), later('b'))")?;
    /// assert_eq!(interpreter.eval::<Vec<String>>("asyncio.run(main())")?, ["A", "B"]);
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// None at present.
    pub fn async_function<Parameters>(
        &self,
        name: &str,
        function: impl AsyncHostFunction<Parameters>,
    ) -> Result<(), Error> {
        self.with(|thread| set_global(thread, name, new_async_function(thread, name, function)));
        Ok(())
    }

    pub(crate) fn end(&self) -> End {
        self.with(|thread| {
            let end = shutdown::run(thread);
            self.governor.end(thread);
            end
        })
    }

    fn python(&self, body: impl FnOnce(&Thread) -> Result<(), Raised>) -> Result<(), Error> {
        self.with(|thread| finish_unit(thread, body(thread)))
    }
}

impl Drop for Interpreter {
    fn drop(&mut self) {
        self.end();
    }
}

impl Inhabited for Interpreter {
    fn enter(&self, body: &mut dyn FnMut(&Thread)) {
        self.with(body);
    }
}

/// The namespace of `__main__`.
pub(crate) fn main_globals(thread: &Thread) -> Value {
    let modules = State::of(thread).modules();
    let main = modules.get_simple(thread, thread.intern("__main__"));
    let main = main.unwrap_or_else(|| import::prepare_main(thread));
    match main.downcast::<Native<Module>>() {
        Some(module) => module.dictionary().value(),
        None => main_globals_anew(thread),
    }
}

/// A new `__main__` in place of something that is no module.
fn main_globals_anew(thread: &Thread) -> Value {
    let main = import::prepare_main(thread);
    main.downcast::<Native<Module>>()
        .expect("just made")
        .dictionary()
        .value()
}

fn set_global(thread: &Thread, name: &str, value: Value) {
    let globals = main_globals(thread);
    globals
        .downcast::<Dict>()
        .expect("the namespace of a module")
        .set_simple(thread, thread.intern(name), value);
}
