//! From the arguments to the exit status.

use super::options::{self, Inspect, Options, Refusal, Request};
use crate::prompt::{self, Greeting, Modules, Restart, Settings};
use std::io::{IsTerminal, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use weft::{
    Builder, Collect, End, Flushed, Interpreter, Outcome, Permissions, Program, Threads, Watch,
};
#[cfg(target_os = "linux")]
use weft_core::heap::concurrency::fork;
use weft_core::heap::concurrency::{descriptor, recording, signals};

/// Native stack of the thread that runs the program. The system gives memory for what is used, so deep recursion ends in
/// a `RecursionError` rather than at the end of a small stack. Smaller ones are for systems that refuse that much.
const NATIVE_STACKS: [usize; 4] = [512 << 20, 128 << 20, 32 << 20, 8 << 20];

/// The status of a program whose output could not be flushed at its end.
const LOST_OUTPUT: u8 = 120;

const VERSION: &str = concat!("Weft ", env!("CARGO_PKG_VERSION"), " (Python 3.14)");

const USAGE: &str = "weft [option] ... [-c cmd | -m mod | file | -] [arg] ...";

const HELP: &str = "\
Runs a Python program; without one, what standard input holds, or a prompt on a terminal.

What to run:
  FILE            a file, or a folder with a __main__.py
  -c CODE         a text
  -m MODULE       a module of the library or of the current folder
  -               standard input
  compare FILE    a file with the global lock and without it, to see what that changes: see `weft compare --help`
  trace FILE      a file, writing a timeline of what its threads do: see `weft trace --help`

A file that is called compare or trace is run as ./compare.

Options (those of Python that are not listed are accepted where they mean nothing here):
  --gil on|off    whether the program's threads share a global lock (also -X gil=1|0, PYTHON_GIL=1|0)
  --deadlock error|wait
                  what happens when all threads or tasks wait for each other: an error, or
                  nothing (also -X deadlock=error|wait, WEFT_DEADLOCK=error|wait)
  -i              open a prompt after the program
  -x              skip the first line of the program, which is in another language
  -u              do not buffer what is written to standard output
  -W FILTER       what to do about warnings, such as -W error
  -O              leave out assertions
  -I, -E, -P      leave out the environment, or the program's folder, when modules are looked for
  --allow-read[=PATH,...], --allow-write[=PATH,...], --allow-net[=HOST[:PORT],...],
  --allow-env[=NAME,...], --allow-run[=PROGRAM,...], --allow-import=PATH,
  --allow-threads, --allow-signals, --allow-clock, --allow-machine, --allow-all
                  let the program do this, and nothing else that one of these options names
  --deny-...      refuse it, whatever is allowed; without other options everything else is
  -V, --version   print the version
  -h, --help      print this text
";

/// Runs what the arguments ask for.
pub fn main() -> ExitCode {
    let options = match options::read() {
        Ok(Request::Run(options)) => options,
        Ok(Request::Version) => return print(&format!("{VERSION}\n")),
        Ok(Request::Help) => return print(&format!("usage: {USAGE}\n{HELP}")),
        Err(Refusal::Fatal(message)) => {
            let _ = writeln!(
                std::io::stderr(),
                "Fatal Python error: {message}\nPython runtime state: preinitialized\n"
            );
            return ExitCode::FAILURE;
        }
        Err(Refusal::Usage(message)) => {
            let _ = writeln!(
                std::io::stderr(),
                "{message}\nusage: {USAGE}\nTry `weft -h' for more information."
            );
            return ExitCode::from(2);
        }
    };
    descriptor::make_room();
    let options = Arc::new(*options);
    let is_server = is_fork_server(&options);
    if !is_server {
        recording::begin_from_environment();
    }
    let (watchman, watches) = mpsc::channel();
    for size in NATIVE_STACKS {
        let options = Arc::clone(&options);
        let watchman = watchman.clone();
        let thread = std::thread::Builder::new()
            .name("main".to_owned())
            .stack_size(size);
        let spawned = thread.spawn(move || {
            make_room();
            let status = catch_unwind(AssertUnwindSafe(|| run(&options, watchman)));
            recording::finish();
            // Everything is flushed and the exit functions have run; this ends the watch of the thread that waits below.
            // A panic has printed its message already.
            #[allow(clippy::disallowed_methods)]
            std::process::exit(status.map_or(70, i32::from));
        });
        if spawned.is_ok() {
            #[cfg(target_os = "linux")]
            if is_server {
                fork::stand_aside();
            }
            // This thread has nothing else to do: the other one ends the process. Signals that the program's threads do not
            // take wait for them.
            signals::leave_to_others();
            watches.iter().for_each(|watch: Watch| watch());
        }
    }
    let _ = writeln!(
        std::io::stderr(),
        "weft: the system gives no thread to run the program on"
    );
    ExitCode::from(71)
}

/// Has the allocator make room for this thread in a few steps. That of glibc would ask the system for page after page,
/// which takes a program that imports much some 200 calls. The memory goes back, the room stays.
fn make_room() {
    const STEPS: usize = 10;
    // What is larger is no part of that room.
    const STEP: usize = 120 << 10;
    let steps: [Vec<u8>; STEPS] = std::array::from_fn(|_| Vec::with_capacity(STEP));
    drop(std::hint::black_box(steps));
}

fn print(text: &str) -> ExitCode {
    match std::io::stdout().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Runs the program, and ends the process; the status to end with if there is no interpreter.
fn run(options: &Options, watchman: Sender<Watch>) -> u8 {
    let run = |interpreter: &Interpreter| run_program(interpreter, options);
    let finish = |result: Result<Outcome, Restart>, end: End| {
        recording::finish();
        match result {
            Ok(outcome) => status(outcome, end),
            Err(restart) => {
                let error = restart.execute(&options.again());
                let _ = writeln!(
                    std::io::stderr(),
                    "weft: a new interpreter cannot begin: {error}"
                );
                1
            }
        }
    };
    let built = builder(options, watchman).inherit_limits();
    let error = match built {
        Ok(builder) => builder.run_to_exit(run, finish),
        Err(error) => error,
    };
    let _ = writeln!(std::io::stderr(), "weft: {error}");
    1
}

/// What the process ends with; a signal ends it if that is how the program ended.
fn status(outcome: Outcome, end: End) -> u8 {
    match outcome {
        Outcome::Interrupted => {
            // As the shell expects it of a program that does not handle the signal.
            let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGINT);
            130
        }
        Outcome::Status(0) if end.flushed == Flushed::Partly => LOST_OUTPUT,
        Outcome::Status(0) if end.threads == Threads::LeftBehind => 1,
        // The system keeps the lowest eight bits.
        Outcome::Status(status) => status as u8,
    }
}

fn builder(options: &Options, watchman: Sender<Watch>) -> Builder {
    let collects_always = std::env::var_os("WEFT_COLLECT").is_some_and(|when| when == "safepoint");
    let collect = if collects_always {
        Collect::AtEverySafepoint
    } else {
        Collect::WhenNeeded
    };
    let mut builder = Interpreter::builder()
        .gil(options.gil)
        .collect(collect)
        .argv(options.arguments.iter())
        .path(options.path.iter())
        .buffering(options.buffering)
        .deadlock(options.deadlock)
        .permissions(permissions(options))
        .handle_interrupts();
    if !is_fork_server(options) {
        builder = builder.watch_signals_with(watchman);
    }
    for (name, value) in &options.flags {
        builder = builder.flag(name, *value);
    }
    for filter in &options.warnings {
        builder = builder.warning(filter);
    }
    for (name, value) in &options.extensions {
        builder = builder.option(name, value.clone());
    }
    builder
}

/// Whether this process only forks others, which have no first thread that could watch signals for them.
fn is_fork_server(options: &Options) -> bool {
    matches!(options.program, Some(Program::ForkServer(_)))
}

/// What the program may do; it finds its own modules in any case.
fn permissions(options: &Options) -> Permissions {
    let permissions = options.permissions.clone();
    if permissions.is_everything() {
        return permissions;
    }
    match &options.program {
        Some(Program::File(path) | Program::FileAfterFirstLine(path)) => {
            let real = path.canonicalize().unwrap_or_else(|_| path.clone());
            match real.parent() {
                Some(folder) if !real.is_dir() => permissions.allow_import(folder),
                _ => permissions.allow_import(real),
            }
        }
        Some(Program::Module(_)) => permissions.allow_import("."),
        _ => permissions,
    }
}

fn run_program(interpreter: &Interpreter, options: &Options) -> Result<Outcome, Restart> {
    recording::note_program_begins();
    #[cfg(target_os = "linux")]
    interpreter.with(weft_stdlib::fork_server::allow);
    let outcome = match &options.program {
        Some(program) => interpreter.run(program),
        None if options.inspect == Inspect::Afterwards || std::io::stdin().is_terminal() => {
            interpreter.take_over_interrupts();
            let is_quiet = options.has("quiet");
            let settings = Settings {
                greeting: if is_quiet || options.resumed.is_some() {
                    Greeting::None
                } else {
                    Greeting::Full
                },
                startup: options.startup(),
                resumed: options.resumed.clone(),
                modules: if options.has("safe_path") {
                    Modules::Path
                } else {
                    Modules::CurrentFolder
                },
            };
            return prompt::run(interpreter, &settings);
        }
        None => {
            let mut bytes = Vec::new();
            let read = interpreter
                .with(|thread| thread.blocking(|| std::io::stdin().read_to_end(&mut bytes)));
            if let Err(error) = read {
                let _ = writeln!(
                    std::io::stderr(),
                    "weft: standard input cannot be read: {error}"
                );
                return Ok(Outcome::Status(1));
            }
            interpreter.run(&Program::Input(bytes))
        }
    };
    let is_worker = matches!(
        options.program,
        Some(Program::Worker(_) | Program::ForkServer(_))
    );
    if !is_worker
        && (options.inspect == Inspect::Afterwards || asks_for_prompt(interpreter, options))
    {
        let settings = Settings {
            greeting: Greeting::None,
            startup: None,
            resumed: None,
            modules: Modules::Path,
        };
        return prompt::run(interpreter, &settings);
    }
    Ok(outcome)
}

/// Whether the program has set `PYTHONINSPECT` in its environment, which asks for a prompt when it has ended.
fn asks_for_prompt(interpreter: &Interpreter, options: &Options) -> bool {
    if options.has("ignore_environment") || !std::io::stdin().is_terminal() {
        return false;
    }
    let asked =
        "bool('os' in __import__('sys').modules and __import__('os').environ.get('PYTHONINSPECT'))";
    interpreter.eval(asked).unwrap_or(false)
}
