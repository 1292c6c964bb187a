//! Child processes, each with a descriptor that tells of its end.
//!
//! Invariant: a child is reaped by whoever finds it ended, with the child's lock held, and its status is written down then.
//! A signal is sent with the lock held too, so never to a process that got the number of one that was reaped.

use crate::posix::{environment, inherited};
use crate::subprocess::begin_child;
use crate::system::{descriptor_of, os_error, wait_any};
use parking_lot::Mutex;
use rustix::event::PollFlags;
use rustix::fd::{AsFd, AsRawFd, OwnedFd};
use rustix::io::Errno;
use rustix::process::{Pid, WaitOptions};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::{Child, Command};
use std::sync::Arc;
use std::time::Instant;
use weft_core::heap::concurrency::child::inherit_only;
use weft_core::heap::concurrency::{recording, signals};
use weft_core::heap::{Native, Raised, Thread, Trace, Tracer, Value};
use weft_core::interpreter::{Interpreter, Request};
use weft_core::native::{ClassDefinition, NativeClass};
use weft_core::types::exception::os_error::raise_errno;

/// The status of a child that something else has reaped.
const LOST: i32 = 255;

/// A child process.
pub struct Worker {
    process: i32,
    /// `None` once it is reaped, or has been given away to be reaped in the background.
    child: Mutex<Option<Running>>,
    status: Mutex<Option<i32>>,
    sentinel: Mutex<Option<Arc<OwnedFd>>>,
}

impl Trace for Worker {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl NativeClass for Worker {
    fn definition() -> &'static ClassDefinition {
        &worker_class::DEFINITION
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.give_away();
    }
}

/// A child that nobody has reaped.
#[derive(Clone, Copy)]
pub struct Running(Pid);

impl Running {
    /// The child with this number.
    pub fn new(process: i32) -> Option<Running> {
        Pid::from_raw(process).map(Running)
    }

    /// Reaps the child, as soon as it has ended or only if it has; its exit status as Python shows it: negative for a signal.
    fn reap(self, options: WaitOptions) -> Option<i32> {
        let ended = loop {
            match rustix::process::waitpid(Some(self.0), options) {
                Ok(ended) => break ended?.1,
                Err(Errno::INTR) => {}
                Err(_) => return Some(LOST),
            }
        };
        let signal = ended.terminating_signal().map(|signal| -signal);
        Some(ended.exit_status().or(signal).unwrap_or(LOST))
    }

    /// Reaps the child when it ends, without anybody waiting for it, in a thread that attaches to no interpreter.
    pub fn reap_in_background(self) {
        // Without a thread the child stays until this process ends, which is what the system does with such children.
        let _ = std::thread::Builder::new()
            .name("reaper".to_owned())
            .stack_size(64 * 1024)
            .spawn(move || {
                signals::leave_to_others();
                let _ = self.reap(WaitOptions::empty());
            });
    }
}

impl Worker {
    /// The status of the child, which is reaped if it has ended.
    fn poll_status(&self) -> Option<i32> {
        let mut child = self.child.lock();
        if let Some(running) = *child {
            let status = running.reap(WaitOptions::NOHANG);
            if status.is_some() {
                recording::child_ended(self.process);
                *self.status.lock() = status;
                *child = None;
            }
        }
        *self.status.lock()
    }

    /// Waits for the end of the child; `None` when the time is up, or the child is no longer waited for.
    fn wait(&self, thread: &Thread, deadline: Option<Instant>) -> Result<Option<i32>, Raised> {
        loop {
            if let Some(status) = self.poll_status() {
                return Ok(Some(status));
            }
            let Some(sentinel) = self.sentinel.lock().clone() else {
                return Ok(None);
            };
            let ready = wait_any(thread, &[sentinel.as_fd()], PollFlags::IN, deadline)?;
            if let Some(status) = self.poll_status() {
                return Ok(Some(status));
            }
            if ready != [true] {
                return Ok(None);
            }
            // A pipe's end is seen a moment before the child can be reaped.
            thread.blocking(std::thread::yield_now);
        }
    }

    fn signal(&self, thread: &Thread, number: i32) -> Result<(), Raised> {
        let Some(signal) = rustix::process::Signal::from_named_raw(number) else {
            return Err(os_error(thread, Errno::INVAL, None));
        };
        if self.poll_status().is_some() {
            return Ok(());
        }
        let child = self.child.lock();
        if child.is_none() {
            return Ok(());
        }
        let Some(process) = rustix::process::Pid::from_raw(self.process) else {
            return Ok(());
        };
        let sent = rustix::process::kill_process(process, signal);
        drop(child);
        match sent {
            Ok(()) | Err(Errno::SRCH) => Ok(()),
            Err(error) => Err(os_error(thread, error, None)),
        }
    }

    /// Lets go of the sentinel; a child that still runs is reaped in the background.
    fn give_away(&self) {
        self.sentinel.lock().take();
        if self.poll_status().is_some() {
            return;
        }
        if let Some(child) = self.child.lock().take() {
            child.reap_in_background();
        }
    }
}

/// Starts a program that inherits these descriptors and the standard streams.
///
/// # Errors
/// `OSError` when it cannot be started.
pub fn spawn(
    thread: &Thread,
    executable: Value,
    path: &[u8],
    arguments: &[String],
    descriptors: Vec<i32>,
) -> Result<Value, Raised> {
    let mut command = Command::new(OsStr::from_bytes(path));
    command.args(arguments);
    command.env_clear().envs(environment());
    launch(thread, command, descriptors, executable)
}

/// Starts a command that inherits these descriptors and its streams.
///
/// # Errors
/// `OSError`, which shows `shown`, when it cannot be started.
pub fn launch(
    thread: &Thread,
    mut command: Command,
    mut descriptors: Vec<i32>,
    shown: Value,
) -> Result<Value, Raised> {
    Interpreter::require(thread, Request::Run(Path::new(command.get_program())))?;
    for number in &descriptors {
        Interpreter::require(thread, Request::Descriptor(*number))?;
    }
    begin_child(thread)?;
    let inherited = inherited(thread);
    inherited.tell(&mut command);
    descriptors.extend(inherited.descriptor);
    let failed = |error: &std::io::Error| {
        raise_errno(thread, error.raw_os_error().unwrap_or(0), Some(shown))
    };
    let is_server = command
        .get_args()
        .any(|argument| argument == "--fork-server");
    let program = match is_server {
        true => "fork server".to_owned(),
        false => command.get_program().to_string_lossy().into_owned(),
    };
    let started = thread.blocking(|| start(command, descriptors));
    let (child, sentinel) = started.map_err(|error| failed(&error))?;
    recording::child_started(child.id() as i32, || program);
    Interpreter::of(thread).governor().child_started(child.id());
    Ok(worker(thread, child.id() as i32, sentinel))
}

/// The object for a child that has just been started, and that nobody else reaps.
pub fn worker(thread: &Thread, process: i32, sentinel: OwnedFd) -> Value {
    let worker = Worker {
        process,
        child: Mutex::new(Running::new(process)),
        status: Mutex::new(None),
        sentinel: Mutex::new(Some(Arc::new(sentinel))),
    };
    let (_, shape) = Interpreter::class_from(thread, &worker_class::DEFINITION);
    Native::new(thread, shape, worker).value()
}

/// Starts a child; with a descriptor of the process, which is readable when it has ended.
#[cfg(target_os = "linux")]
#[expect(
    clippy::disallowed_methods,
    reason = "called detached; and the child has been killed"
)]
fn start(mut command: Command, descriptors: Vec<i32>) -> std::io::Result<(Child, OwnedFd)> {
    inherit_only(&mut command, descriptors);
    let mut child = command.spawn()?;
    let process = rustix::process::Pid::from_raw(child.id() as i32);
    let opened = process.ok_or(Errno::SRCH).and_then(|process| {
        rustix::process::pidfd_open(process, rustix::process::PidfdFlags::empty())
    });
    match opened {
        Ok(sentinel) => Ok((child, sentinel)),
        Err(error) => {
            let _ = child.kill();
            let _ = child.wait();
            Err(error.into())
        }
    }
}

/// Starts a child; with a pipe that the child holds the other end of, and that is at its end when the child has ended.
#[cfg(not(target_os = "linux"))]
fn start(mut command: Command, mut descriptors: Vec<i32>) -> std::io::Result<(Child, OwnedFd)> {
    let (reader, writer) = rustix::pipe::pipe()?;
    for end in [&reader, &writer] {
        rustix::io::fcntl_setfd(end, rustix::io::FdFlags::CLOEXEC)?;
    }
    descriptors.push(writer.as_raw_fd());
    inherit_only(&mut command, descriptors);
    let child = command.spawn()?;
    Ok((child, reader))
}

/// Ends this process when a descriptor reaches its end: whoever holds the other one is gone.
///
/// # Errors
/// `OSError` for a descriptor that is not open, `RuntimeError` when the system gives no thread.
pub fn exit_with(thread: &Thread, descriptor: i32) -> Result<(), Raised> {
    let lifeline = descriptor_of(thread, descriptor)?;
    let at_end = Box::new(|| {
        // Nothing is cleaned up: the program may be anywhere.
        recording::finish();
        signal_hook::low_level::exit(1)
    });
    Interpreter::of(thread)
        .hooks()
        .watch_end(lifeline, at_end)
        .map_err(|_| weft_core::error::runtime_error("can't start new thread"))
}

/// A child process.
#[weft_macros::class(name = "Worker", module = "_multiprocessing")]
pub mod worker_class {
    use super::{AsRawFd, Worker};
    use crate::multiprocessing::deadline;
    use weft_core::error::value_error;
    use weft_core::heap::{Native, Raised, Thread, Value};

    /// The number of the process.
    #[getter]
    fn pid(this: &Native<Worker>) -> i32 {
        this.process
    }

    /// A descriptor that becomes readable when the process ends.
    #[getter]
    fn sentinel(this: &Native<Worker>) -> Result<i32, Raised> {
        let sentinel = this.sentinel.lock().clone();
        sentinel
            .map(|sentinel| sentinel.as_raw_fd())
            .ok_or_else(|| value_error("the worker is closed"))
    }

    /// Wait for the end of the process, at most timeout seconds; return its exit status, negative for a signal.
    fn wait(
        this: &Native<Worker>,
        thread: &Thread,
        #[default(Value::NONE)] timeout: Value,
    ) -> Result<Option<i32>, Raised> {
        let deadline = deadline(thread, timeout)?;
        this.wait(thread, deadline)
    }

    /// Send a signal to the process, unless it has ended.
    fn send_signal(this: &Native<Worker>, thread: &Thread, signum: i32) -> Result<(), Raised> {
        this.signal(thread, signum)
    }

    /// Close the sentinel. A process that still runs is reaped when it ends.
    fn close(this: &Native<Worker>) {
        this.give_away();
    }
}
