//! One run of a program: started, waited for, and measured.

use super::Input;
use super::arguments::Invocation;
use super::ending;
use super::input::Feeding;
use std::ffi::OsStr;
use std::fs::File;
use std::io;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use weft::core::heap::concurrency::child::{Usage, wait_with_usage};
use weft::core::heap::concurrency::recording::{Level, VARIABLE};

/// Where a run's standard streams go.
pub enum Streams<'r> {
    /// They are this process's.
    Inherited,
    /// The input is read from the beginning, and the output goes into files.
    Kept {
        input: &'r Input,
        output: &'r Path,
        errors: &'r Path,
    },
}

/// A run that goes on.
pub struct Running {
    child: Child,
    feeding: Option<Feeding>,
    began: Instant,
}

/// Starts the program under this executable, recording into `records`.
///
/// # Errors
/// When it cannot be started, or its files cannot be made.
pub fn begin(
    invocation: &Invocation,
    (level, records): (Level, &Path),
    options: &[&str],
    streams: &Streams<'_>,
) -> io::Result<Running> {
    std::fs::create_dir_all(records)?;
    let mut setting = std::ffi::OsString::from(format!("{}:", level.name()));
    setting.push(records);
    let mut command = Command::new(std::env::current_exe()?);
    command.args(options).args(&invocation.arguments);
    command.env(VARIABLE, setting);
    if let Some(gil) = options.iter().position(|option| *option == "--gil") {
        // Programs of the same kind that it starts.
        let is_on = options.get(gil + 1) == Some(&"on");
        command.env("PYTHON_GIL", if is_on { "1" } else { "0" });
    }
    if let Streams::Kept { output, errors, .. } = streams {
        command.stdin(Stdio::piped());
        command.stdout(File::create(output)?);
        command.stderr(File::create(errors)?);
    }
    let began = Instant::now();
    let mut child = ending::with_child(|| command.spawn().map(|child| (child.id(), child)))?;
    let feeding = match (streams, child.stdin.take()) {
        (Streams::Kept { input, .. }, Some(target)) => Some(input.feed(target)),
        _ => None,
    };
    Ok(Running {
        child,
        feeding,
        began,
    })
}

impl Running {
    /// The number of the process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }
}

/// Waits for the end of a run: the time that it took, its status, and what it used.
///
/// # Errors
/// Those of the system.
pub fn wait(running: Running) -> io::Result<(Duration, ExitStatus, Usage)> {
    let waited = wait_with_usage(running.child.id());
    ending::forget_child(running.child.id());
    let (status, usage) = waited?;
    let wall = running.began.elapsed();
    drop(running.feeding);
    Ok((wall, status, usage))
}

/// What a status says, if it is no success.
pub fn status_text(status: ExitStatus) -> Option<String> {
    match (status.code(), status.signal()) {
        (Some(0), _) => None,
        (Some(code), _) => Some(format!("ended with status {code}")),
        (None, Some(signal)) => {
            let name = signal_hook::low_level::signal_name(signal);
            let name = name.map_or_else(|| format!("signal {signal}"), str::to_owned);
            Some(format!("was ended by {name}"))
        }
        (None, None) => Some("was stopped".to_owned()),
    }
}

/// Whether the user has pressed Ctrl-C. The program that runs gets it too, and decides what comes of it.
#[derive(Clone)]
pub struct Interrupts(Arc<AtomicBool>);

impl Interrupts {
    /// Notes Ctrl-C from now on, which ends this process no more. `SIGTERM` does, and the program with it.
    pub fn watch() -> Interrupts {
        ending::watch();
        let flag = Arc::new(AtomicBool::new(false));
        // Without the handler this process ends with the program.
        let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::clone(&flag));
        Interrupts(flag)
    }

    /// Whether it was pressed.
    pub fn arrived(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

/// Whether a file can be written to; it is made if it is not there.
///
/// # Errors
/// Why not.
pub fn check_writable(path: &OsStr) -> io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
        .map(drop)
}
