//! The settings of an interpreter that is to be made.

use crate::embedded::Embedded;
use crate::error::Error;
use crate::interpreter::Interpreter;
use crate::shutdown::End;
use std::convert::Infallible;
use std::ffi::OsString;
use std::io::{Read, Write};
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;
use weft_core::heap::Collect;
use weft_core::heap::concurrency::Gil;
use weft_core::import::ModuleKind;
use weft_core::interpreter::hooks::Watch;
use weft_core::interpreter::{Governor, Limits, Permissions};
use weft_core::native::ModuleDefinition;
use weft_stdlib::io::Buffering;
use weft_stdlib::io::host::HostStreams;

/// Settings of an interpreter that is to be made: see [`Interpreter::builder`].
///
/// ```
/// use weft::{Gil, Interpreter};
/// let python = Interpreter::builder().gil(Gil::Off).argv(["host", "x"]).build()?;
/// python.exec("import sys")?;
/// assert_eq!(python.eval::<Vec<String>>("sys.argv")?, ["host", "x"]);
/// # Ok::<(), weft::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Builder {
    pub(super) gil: Gil,
    pub(super) collect: Collect,
    pub(super) argv: Vec<OsString>,
    pub(super) path: Vec<PathBuf>,
    pub(super) executable: Option<PathBuf>,
    pub(super) modules: Vec<&'static ModuleDefinition>,
    pub(super) flags: Vec<(&'static str, i64)>,
    pub(super) buffering: Buffering,
    pub(super) warnings: Vec<String>,
    pub(super) options: Vec<(String, Option<String>)>,
    pub(super) switch_interval: Option<Duration>,
    pub(super) interrupts: Interrupts,
    pub(super) watchman: Option<Sender<Watch>>,
    pub(super) deadlock: Deadlock,
    pub(super) permissions: Permissions,
    pub(super) limits: Limits,
    /// What counts for the interpreters of one family.
    pub(super) governor: Option<Arc<Governor>>,
    pub(super) streams: HostStreams,
    pub(super) embedded: Vec<Embedded>,
    /// Who chose the path.
    pub(super) chooser: Chooser,
    pub(super) remainder: Remainder,
}

/// What comes after the interpreter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Remainder {
    /// The host goes on.
    Host,
    /// The process ends with it.
    Process,
}

/// Who chose the folders that modules are looked for in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chooser {
    /// The host: they can be imported from.
    Host,
    /// A program, which may import from what it may in any case.
    Program,
}

/// What happens when all threads of an interpreter wait for each other.
///
/// ```
/// let python = weft::Interpreter::builder().deadlock(weft::Deadlock::Error).build()?;
/// let error = python.exec("import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()").unwrap_err();
/// assert_eq!(error.python().unwrap().class(), "DeadlockError");
/// # Ok::<(), weft::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deadlock {
    /// The first of them gets a `threading.DeadlockError`.
    Error,
    /// They wait.
    Wait,
}

/// Who Ctrl-C belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Interrupts {
    Host,
    Program,
}

impl Default for Builder {
    fn default() -> Builder {
        Builder {
            gil: Gil::On,
            collect: Collect::WhenNeeded,
            argv: vec![OsString::new()],
            path: Vec::new(),
            executable: None,
            modules: Vec::new(),
            flags: Vec::new(),
            buffering: Buffering::Usual,
            warnings: Vec::new(),
            options: Vec::new(),
            switch_interval: None,
            interrupts: Interrupts::Host,
            watchman: None,
            deadlock: Deadlock::Wait,
            permissions: Permissions::none(),
            limits: Limits::none(),
            governor: None,
            streams: HostStreams::default(),
            embedded: Vec::new(),
            chooser: Chooser::Host,
            remainder: Remainder::Host,
        }
    }
}

impl Builder {
    /// Whether the interpreter's threads share a global lock. They do unless told otherwise, as in CPython.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().gil(weft::Gil::Off).build()?;
    /// python.exec("import sys")?;
    /// assert!(!python.eval::<bool>("sys._is_gil_enabled()")?);
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn gil(mut self, gil: Gil) -> Builder {
        self.gil = gil;
        self
    }

    /// When the interpreter looks for objects that nobody can reach: when needed, unless told otherwise.
    ///
    /// ```
    /// use weft::{Collect, Interpreter};
    /// // Slow, and the surest way to find values that a host's own native code does not show the collector.
    /// let python = Interpreter::builder().collect(Collect::AtEverySafepoint).build()?;
    /// assert_eq!(python.eval::<i64>("1 + 1")?, 2);
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn collect(mut self, collect: Collect) -> Builder {
        self.collect = collect;
        self
    }

    /// `sys.argv`.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().argv(["rules", "--fast"]).build()?;
    /// python.exec("import sys")?;
    /// assert_eq!(python.eval::<String>("sys.argv[1]")?, "--fast");
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn argv<T: Into<OsString>>(mut self, arguments: impl IntoIterator<Item = T>) -> Builder {
        self.argv = arguments.into_iter().map(Into::into).collect();
        self
    }

    /// Folders that modules are looked for in, before the library.
    ///
    /// ```
    /// let folder = std::env::temp_dir().join(format!("weft-doc-{}", std::process::id()));
    /// std::fs::create_dir_all(&folder)?;
    /// std::fs::write(folder.join("loom.py"), "threads = 12")?;
    /// let python = weft::Interpreter::builder().path([&folder]).build()?;
    /// assert_eq!(python.import("loom")?.attribute::<i64>("threads")?, 12);
    /// std::fs::remove_dir_all(&folder)?;
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn path<T: Into<PathBuf>>(mut self, folders: impl IntoIterator<Item = T>) -> Builder {
        self.path = folders.into_iter().map(Into::into).collect();
        self
    }

    /// The program that `multiprocessing` starts its children from, which must understand `weft`'s command line. It is
    /// this process's own program unless told otherwise.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().executable("/usr/bin/weft").build()?;
    /// python.exec("import sys")?;
    /// assert_eq!(python.eval::<String>("sys.executable")?, "/usr/bin/weft");
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn executable(mut self, executable: impl Into<PathBuf>) -> Builder {
        self.executable = Some(executable.into());
        self
    }

    /// Makes one more native module importable.
    ///
    /// ```standalone_crate
    /// /// What the host offers.
    /// #[weft::module(name = "host")]
    /// pub mod host {
    ///     /// Twice a number.
    ///     fn twice(number: i64) -> i64 {
    ///         number * 2
    ///     }
    /// }
    ///
    /// # fn main() -> Result<(), weft::Error> {
    /// let python = weft::Interpreter::builder().module(&host::DEFINITION).build()?;
    /// python.exec("import host")?;
    /// assert_eq!(python.eval::<i64>("host.twice(21)")?, 42);
    /// # Ok(())
    /// # }
    /// ```
    pub fn module(mut self, definition: &'static ModuleDefinition) -> Builder {
        self.modules.push(definition);
        self
    }

    /// Makes a module importable whose text the host has. It goes before modules of the library of the same name.
    ///
    /// ```
    /// let interpreter = weft::Interpreter::builder().embed("shop", "RATE = 0.2\ndef tax(price): return price * RATE").build()?;
    /// interpreter.exec("import shop\ntotal = shop.tax(50)")?;
    /// assert_eq!(interpreter.get::<f64>("total")?, 10.0);
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn embed(mut self, name: impl Into<String>, source: impl Into<String>) -> Builder {
        self.embedded.push(Embedded {
            name: name.into(),
            source: source.into(),
            kind: ModuleKind::Module,
        });
        self
    }

    /// As [`Builder::embed`], for a package: modules below it are embedded by their full names.
    ///
    /// ```
    /// let builder = weft::Interpreter::builder().embed_package("shop", "").embed("shop.taxes", "RATE = 0.2");
    /// assert_eq!(builder.build()?.import("shop.taxes")?.attribute::<f64>("RATE")?, 0.2);
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn embed_package(mut self, name: impl Into<String>, source: impl Into<String>) -> Builder {
        self.embedded.push(Embedded {
            name: name.into(),
            source: source.into(),
            kind: ModuleKind::Package,
        });
        self
    }

    /// What the program may do to the system: nothing, unless told otherwise. Modules along [`Builder::path`] can be
    /// imported in any case.
    ///
    /// ```
    /// use weft::{Interpreter, Permissions};
    /// let interpreter = Interpreter::builder().permissions(Permissions::none().allow_clock()).build()?;
    /// interpreter.exec("import time\nnow = time.time()")?;
    /// let error = interpreter.exec("open('/etc/passwd')").unwrap_err();
    /// assert_eq!(error.python().unwrap().class(), "PermissionError");
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn permissions(mut self, permissions: Permissions) -> Builder {
        self.permissions = permissions;
        self
    }

    /// How much the program may use, all its threads and the interpreters that it makes together: as much as there is,
    /// unless told otherwise.
    ///
    /// ```
    /// use weft::{Interpreter, Limits, Stop};
    /// let interpreter = Interpreter::builder().limits(Limits::none().operations(100_000)).build()?;
    /// let error = interpreter.exec("while True: pass").unwrap_err();
    /// assert_eq!(error.stopped(), Some(Stop::Operations));
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn limits(mut self, limits: Limits) -> Builder {
        self.limits = limits;
        self
    }

    /// Puts the interpreter under the limits of the program that started this process, if one did that has limits: what a
    /// program has to do that is some host's [`Builder::executable`], once. `weft` does.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().inherit_limits()?.build()?;
    /// assert_eq!(python.stopped(), None);
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Unenforceable`] if this process cannot be held to them.
    pub fn inherit_limits(mut self) -> Result<Builder, Error> {
        if let Some(text) = std::env::var_os(Governor::VARIABLE) {
            let governor = Governor::inherited(&text.to_string_lossy()).map_err(|error| {
                let message = format!("the limits of the program that started this one: {error}");
                Error::Unenforceable(message)
            })?;
            self.governor = Some(governor);
        }
        Ok(self)
    }

    /// What `sys.stdin` reads, in the place of the process's standard input.
    ///
    /// ```
    /// let interpreter = weft::Interpreter::builder().stdin(&b"Ada\n"[..]).build()?;
    /// assert_eq!(interpreter.eval::<String>("input()")?, "Ada");
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn stdin(mut self, input: impl Read + Send + 'static) -> Builder {
        self.streams.read_from(input);
        self
    }

    /// What `sys.stdout` writes to, line by line, in the place of the process's standard output.
    ///
    /// ```
    /// use std::io::Write;
    /// use std::sync::{Arc, Mutex};
    /// struct Shared(Arc<Mutex<Vec<u8>>>);
    /// impl Write for Shared {
    ///     fn write(&mut self, octets: &[u8]) -> std::io::Result<usize> { self.0.lock().unwrap().write(octets) }
    ///     fn flush(&mut self) -> std::io::Result<()> { Ok(()) }
    /// }
    /// let written = Arc::new(Mutex::new(Vec::new()));
    /// let interpreter = weft::Interpreter::builder().stdout(Shared(Arc::clone(&written))).build()?;
    /// interpreter.exec("print('half done')")?;
    /// assert_eq!(*written.lock().unwrap(), b"half done\n");
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn stdout(mut self, output: impl Write + Send + 'static) -> Builder {
        self.streams.write_to(output);
        self
    }

    /// What `sys.stderr` writes to, in the place of the process's standard error.
    ///
    /// ```
    /// let interpreter = weft::Interpreter::builder().stderr(std::io::sink()).build()?;
    /// interpreter.exec("import sys\nprint('nobody reads this', file=sys.stderr)")?;
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn stderr(mut self, error: impl Write + Send + 'static) -> Builder {
        self.streams.complain_to(error);
        self
    }

    /// How long a thread may keep the global lock while others wait for it: 5 ms unless told otherwise.
    ///
    /// ```
    /// let interval = std::time::Duration::from_millis(1);
    /// let python = weft::Interpreter::builder().switch_interval(interval).build()?;
    /// python.exec("import sys")?;
    /// assert_eq!(python.eval::<f64>("sys.getswitchinterval()")?, 0.001);
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn switch_interval(mut self, interval: Duration) -> Builder {
        self.switch_interval = Some(interval);
        self
    }

    /// Makes Ctrl-C raise `KeyboardInterrupt` in the thread that [`Interpreter::run`] runs a program on. For hosts that
    /// leave the process to the program.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().handle_interrupts().build()?;
    /// python.exec("import signal")?;
    /// let outcome = python.run(&weft::Program::Code("signal.raise_signal(signal.SIGINT)".to_owned()));
    /// assert_ne!(outcome, weft::Outcome::Status(0));
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn handle_interrupts(mut self) -> Builder {
        self.interrupts = Interrupts::Program;
        self
    }

    /// Has signals watched by the thread that receives from `watchman`, and that has nothing else to do: it calls what it
    /// receives, which comes back when the interpreter has ended. Without this there is a thread of its own for it, at
    /// the first signal that the program handles.
    ///
    /// ```
    /// let (sender, receiver) = std::sync::mpsc::channel::<weft::Watch>();
    /// let watching = std::thread::spawn(move || receiver.into_iter().for_each(|watch| watch()));
    /// let python = weft::Interpreter::builder().watch_signals_with(sender).build()?;
    /// assert_eq!(python.eval::<i64>("6 * 7")?, 42);
    /// drop(python);
    /// watching.join().unwrap();
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn watch_signals_with(mut self, watchman: Sender<Watch>) -> Builder {
        self.watchman = Some(watchman);
        self
    }

    /// What happens when all threads of the interpreter wait for each other: they wait, unless told otherwise. A host that
    /// asks for an error promises that no thread of its own that is outside of the interpreter at that moment would come
    /// and wake one of them.
    ///
    /// ```
    /// use weft::{Deadlock, Interpreter};
    /// let python = Interpreter::builder().deadlock(Deadlock::Wait).build()?;
    /// assert!(python.eval::<bool>("True")?);
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn deadlock(mut self, deadlock: Deadlock) -> Builder {
        self.deadlock = deadlock;
        self
    }

    /// Sets a field of `sys.flags`.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().flag("optimize", 1).build()?;
    /// python.exec("assert False, 'left out'")?;
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn flag(mut self, name: &'static str, value: i64) -> Builder {
        self.flags.push((name, value));
        self
    }

    /// Whether what is written to `sys.stdout` waits for more before it goes out, as it does unless told otherwise.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().buffering(weft::Buffering::None).build()?;
    /// python.exec("print('at once', end='')")?;
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn buffering(mut self, buffering: Buffering) -> Builder {
        self.buffering = buffering;
        self
    }

    /// Adds a filter of warnings, as `-W` takes it.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().warning("error").build()?;
    /// let error = python.exec("import warnings\nwarnings.warn('careful')").unwrap_err();
    /// assert_eq!(error.python().unwrap().class(), "UserWarning");
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn warning(mut self, filter: impl Into<String>) -> Builder {
        self.warnings.push(filter.into());
        self
    }

    /// Adds an entry of `sys._xoptions`, as `-X` takes it.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().option("loom", Some("wide".to_owned())).build()?;
    /// python.exec("import sys")?;
    /// assert_eq!(python.eval::<String>("sys._xoptions['loom']")?, "wide");
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn option(mut self, name: impl Into<String>, value: Option<String>) -> Builder {
        self.options.push((name.into(), value));
        self
    }

    /// Makes the interpreter.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// assert_eq!(python.eval::<i64>("2 ** 10")?, 1024);
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// What the library raised while it was set up, or that the system refused something; [`Error::Unenforceable`] for a
    /// limit that could not be held.
    pub fn build(self) -> Result<Interpreter, Error> {
        let (interpreter, ()) = self.build_for(|_| ())?;
        Ok(ManuallyDrop::into_inner(interpreter))
    }

    /// Makes an interpreter for the rest of the process: runs `body` with it, on one thread of it all the time, and ends
    /// it as dropping does, but leaves its memory to the system. Gives what `body` gave, and how the interpreter ended.
    ///
    /// ```
    /// let (answer, end) = weft::Interpreter::builder().run_to_end(|python| python.eval::<i64>("6 * 7"))?;
    /// assert_eq!(answer?, 42);
    /// assert_eq!(end.flushed, weft::Flushed::Completely);
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Builder::build`]; then `body` has not run.
    pub fn run_to_end<R>(
        mut self,
        body: impl FnOnce(&Interpreter) -> R,
    ) -> Result<(R, End), Error> {
        self.remainder = Remainder::Process;
        let (_, result) = self.build_for(|interpreter| {
            interpreter.begin();
            (body(interpreter), interpreter.end())
        })?;
        Ok(result)
    }

    /// As [`Builder::run_to_end`], and then ends the process with the status that `finish` makes of both. Nothing of the
    /// interpreter is taken apart: the system does that quicker. Neither the destructors of the host's thread run nor what C's
    /// `atexit` knows, but Rust's standard output is flushed. It returns only if there is no interpreter.
    ///
    /// ```no_run
    /// let error = weft::Interpreter::builder().run_to_exit(
    ///     |python| python.exec("print('done')").is_ok(),
    ///     |is_done, _| u8::from(!is_done),
    /// );
    /// eprintln!("{error}");
    /// ```
    pub fn run_to_exit<R>(
        mut self,
        body: impl FnOnce(&Interpreter) -> R,
        finish: impl FnOnce(R, End) -> u8,
    ) -> Error {
        self.remainder = Remainder::Process;
        let built = self.build_for(|interpreter| -> Infallible {
            interpreter.begin();
            let result = body(interpreter);
            let end = interpreter.end();
            let exit = || {
                let status = finish(result, end);
                let _ = std::io::stdout().flush();
                signal_hook::low_level::exit(i32::from(status))
            };
            interpreter.with(|thread| thread.blocking(exit))
        });
        match built {
            Ok((_, never)) => match never {},
            Err(error) => error,
        }
    }
}
