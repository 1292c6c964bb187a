//! `_subprocess`: starting programs for the module `subprocess`, and waiting for their ends.

use crate::posix::path::{fspath, octets_of_path, shown_in_error};
use crate::posix::{self, Inherited, environment};
use crate::system::{opening, wait_any};
use rustix::event::PollFlags;
use rustix::fd::{AsFd, OwnedFd};
use rustix::io::Errno;
use rustix::process::{WaitId, WaitIdOptions};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::time::Instant;
use weft_core::error::value_error;
use weft_core::heap::concurrency::child::{
    Attributes, change_attributes, inherit_only, inherit_too,
};
use weft_core::heap::concurrency::descriptor;
use weft_core::heap::concurrency::recording;
use weft_core::heap::{Raised, Thread, Value};
use weft_core::interpreter::path_of;
use weft_core::interpreter::{Interpreter, Request};
use weft_core::protocol;
use weft_core::types::exception::os_error::raise_errno;

/// What a program is started with.
struct Start {
    /// Where it may be, in the order of trying.
    candidates: Vec<Vec<u8>>,
    arguments: Vec<Vec<u8>>,
    /// Without one, the environment of this process.
    environment: Option<Vec<(Vec<u8>, Vec<u8>)>>,
    folder: Option<Vec<u8>>,
    /// Standard input, output and error; `None` for those of this process.
    streams: [Option<OwnedFd>; 3],
    /// What it is told of its permissions and limits.
    inherited: Inherited,
    /// What it inherits beside the standard streams; `None` for everything that is inheritable.
    descriptors: Option<Vec<i32>>,
}

impl Start {
    /// Starts the first of the candidates that can be; the number of the process.
    ///
    /// As with `execvp`, the error is the first that says more than that there is no such file.
    fn run(&mut self, attributes: impl Fn() -> Attributes) -> Result<u32, Errno> {
        if let Some(folder) = &self.folder {
            let found = rustix::fs::stat(&**folder)?;
            if !rustix::fs::FileType::from_raw_mode(found.st_mode).is_dir() {
                return Err(Errno::NOTDIR);
            }
        }
        let mut failure = None;
        for candidate in std::mem::take(&mut self.candidates) {
            if candidate.starts_with(b"/")
                && let Err(Errno::NOENT | Errno::NOTDIR) = rustix::fs::stat(&*candidate)
            {
                continue;
            }
            match self.try_candidate(candidate, attributes()) {
                Ok(process) => return Ok(process),
                Err(Errno::NOENT | Errno::NOTDIR) => {}
                Err(error) => failure = failure.or(Some(error)),
            }
        }
        Err(failure.unwrap_or(Errno::NOENT))
    }

    fn try_candidate(&self, mut path: Vec<u8>, attributes: Attributes) -> Result<u32, Errno> {
        if !path.contains(&b'/') {
            // Otherwise it would be looked for again.
            path.splice(0..0, *b"./");
        }
        let mut command = Command::new(OsStr::from_bytes(&path));
        if let Some((first, rest)) = self.arguments.split_first() {
            command.arg0(OsStr::from_bytes(first));
            command.args(rest.iter().map(|argument| OsStr::from_bytes(argument)));
        }
        command.env_clear();
        match &self.environment {
            None => command.envs(environment()),
            Some(variables) => {
                let shown = |octets| OsStr::from_bytes(octets);
                command.envs(
                    variables
                        .iter()
                        .map(|(key, value)| (shown(key), shown(value))),
                )
            }
        };
        self.inherited.tell(&mut command);
        if let Some(folder) = &self.folder {
            command.current_dir(OsStr::from_bytes(folder));
        }
        let copy = |stream: &Option<OwnedFd>| -> Result<Stdio, Errno> {
            match stream {
                None => Ok(Stdio::inherit()),
                Some(stream) => Ok(rustix::io::fcntl_dupfd_cloexec(stream, 3)?.into()),
            }
        };
        let [input, output, error] = &self.streams;
        command.stdin(copy(input)?);
        command.stdout(copy(output)?);
        command.stderr(copy(error)?);
        change_attributes(&mut command, attributes);
        if let Some(descriptors) = &self.descriptors {
            inherit_only(&mut command, descriptors.clone());
        }
        if let Some(descriptor) = self.inherited.descriptor {
            inherit_too(&mut command, descriptor);
        }
        match command.spawn() {
            // The program waits for the child by its number.
            Ok(child) => {
                let name = || command.get_program().to_string_lossy().into_owned();
                recording::child_started(child.id() as i32, name);
                Ok(child.id())
            }
            Err(error) => Err(Errno::from_io_error(&error).unwrap_or(Errno::INVAL)),
        }
    }
}

/// Counts a child that is about to be started.
///
/// # Errors
/// `BlockingIOError` if there were as many as may be.
pub fn begin_child(thread: &Thread) -> Result<(), Raised> {
    if Interpreter::of(thread).governor().begin_child() {
        Ok(())
    } else {
        Err(raise_errno(thread, Errno::AGAIN.raw_os_error(), None))
    }
}

/// Waits until a child has ended, which is not reaped, or the time is up; whether it has ended. Signals run their handlers.
///
/// # Errors
/// What signal handlers raise.
pub fn wait_for_end(
    thread: &Thread,
    process: i32,
    deadline: Option<Instant>,
) -> Result<bool, Raised> {
    if !is_running_child(process) {
        return Ok(true);
    }
    let Some(opened) = open_process(process) else {
        // Nothing to wait on; whoever reaps it waits.
        return Ok(true);
    };
    Ok(wait_any(thread, &[opened.as_fd()], PollFlags::IN, deadline)? == [true])
}

/// Whether a process is a child that has not ended: others that have such a number are nothing to wait for.
fn is_running_child(process: i32) -> bool {
    let Some(process) = rustix::process::Pid::from_raw(process) else {
        return false;
    };
    let look = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
    matches!(
        rustix::process::waitid(WaitId::Pid(process), look),
        Ok(None)
    )
}

#[cfg(target_os = "linux")]
fn open_process(process: i32) -> Option<OwnedFd> {
    let process = rustix::process::Pid::from_raw(process)?;
    rustix::process::pidfd_open(process, rustix::process::PidfdFlags::empty()).ok()
}

#[cfg(not(target_os = "linux"))]
fn open_process(_: i32) -> Option<OwnedFd> {
    None
}

/// The octets of each str, bytes or path of an iterable.
fn octet_lists(thread: &Thread, values: Value) -> Result<Vec<Vec<u8>>, Raised> {
    let list = protocol::collect_list(thread, values)?;
    let mut found = Vec::with_capacity(list.len());
    while let Some(item) = list.get(found.len()) {
        let octets = octets_of_path(&fspath(thread, item)?)?;
        if octets.contains(&0) {
            return Err(value_error("embedded null byte"));
        }
        found.push(octets);
    }
    Ok(found)
}

/// The numbers of an iterable.
fn numbers(thread: &Thread, values: Value) -> Result<Vec<i64>, Raised> {
    let list = protocol::collect_list(thread, values)?;
    let mut found = Vec::with_capacity(list.len());
    while let Some(item) = list.get(found.len()) {
        let number = protocol::index(thread, item)?;
        found.push(protocol::to_i64(thread, number)?);
    }
    Ok(found)
}

/// A copy of a descriptor of the program, for a child.
fn stream(thread: &Thread, number: i64) -> Result<Option<OwnedFd>, Raised> {
    let Some(borrowed) = i32::try_from(number).ok().and_then(descriptor::borrow) else {
        return Ok(None);
    };
    Interpreter::require(thread, Request::Descriptor(number as i32))?;
    // Above the standard streams, so that giving a child one of them overwrites no other.
    match opening(thread, || rustix::io::fcntl_dupfd_cloexec(borrowed, 3)) {
        Ok(copy) => Ok(Some(copy)),
        Err(error) => Err(raise_errno(thread, error.raw_os_error(), None)),
    }
}

/// Starting programs, and waiting for their ends.
#[weft_macros::module(name = "_subprocess")]
pub mod module {
    use super::{
        Attributes, Interpreter, Raised, Request, Start, Thread, Value, begin_child, fspath,
        numbers, octet_lists, octets_of_path, opening, path_of, posix, raise_errno, shown_in_error,
        stream,
    };

    /// Start the first of these programs that there is, and return its number. Numbers are -1 for what is not to change:
    /// streams are those of the child, and attributes its session, process group, umask, user and group.
    #[positional_only]
    fn spawn(
        thread: &Thread,
        candidates: Value,
        arguments: Value,
        environment: Value,
        folder: Value,
        streams: Value,
        descriptors: Value,
        attributes: Value,
        extra_groups: Value,
        shown: Value,
    ) -> Result<u32, Raised> {
        let variables = if environment.is_none() {
            None
        } else {
            let texts = octet_lists(thread, environment)?;
            let split = |text: Vec<u8>| {
                // The first character may be an equals sign, and is part of the name then.
                let end = text.iter().skip(1).position(|octet| *octet == b'=');
                let end = end.map_or(text.len(), |end| end + 1);
                (
                    text[..end].to_vec(),
                    text.get(end + 1..).unwrap_or_default().to_vec(),
                )
            };
            Some(texts.into_iter().map(split).collect())
        };
        let folder_octets = if folder.is_none() {
            None
        } else {
            Some(octets_of_path(&fspath(thread, folder)?)?)
        };
        let wanted = numbers(thread, streams)?;
        let number = |index: usize| wanted.get(index).copied().unwrap_or(-1);
        let mut start = Start {
            candidates: octet_lists(thread, candidates)?,
            arguments: octet_lists(thread, arguments)?,
            environment: variables,
            folder: folder_octets.clone(),
            inherited: posix::inherited(thread),
            streams: [
                stream(thread, number(0))?,
                stream(thread, number(1))?,
                stream(thread, number(2))?,
            ],
            descriptors: if descriptors.is_none() {
                None
            } else {
                let descriptors = numbers(thread, descriptors)?;
                Some(descriptors.into_iter().map(|each| each as i32).collect())
            },
        };
        if let Some(permissions) = Interpreter::of(thread).permissions() {
            if let Some(first) = start.candidates.first().filter(|_| !permissions.may_run()) {
                // Not even whether it is there is told.
                Interpreter::require(thread, Request::Run(path_of(first)))?;
            }
            // Where nothing is, nothing is started.
            start
                .candidates
                .retain(|candidate| path_of(candidate).exists());
            for candidate in &start.candidates {
                Interpreter::require(thread, Request::Run(path_of(candidate)))?;
            }
        }
        begin_child(thread)?;
        let changes = numbers(thread, attributes)?;
        let change = |index: usize| changes.get(index).copied().filter(|value| *value >= 0);
        let groups = if extra_groups.is_none() {
            None
        } else {
            Some(numbers(thread, extra_groups)?)
        };
        let attributes = || Attributes {
            new_session: change(0).is_some_and(|value| value != 0),
            process_group: change(1).map(|value| value as i32),
            umask: change(2).map(|value| value as u32),
            user: change(3).map(|value| value as u32),
            group: change(4).map(|value| value as u32),
            extra_groups: groups
                .as_ref()
                .map(|groups| groups.iter().map(|group| *group as u32).collect()),
        };
        let started = opening(thread, || thread.blocking(|| start.run(attributes)));
        if let Ok(process) = &started {
            Interpreter::of(thread).governor().child_started(*process);
        }
        started.map_err(|error| {
            let mut named = shown;
            if let Some(octets) = &folder_octets
                && rustix::fs::stat(&**octets).map_or(true, |found| {
                    !rustix::fs::FileType::from_raw_mode(found.st_mode).is_dir()
                })
            {
                named = folder;
            }
            match shown_in_error(thread, named) {
                Ok(named) => raise_errno(thread, error.raw_os_error(), Some(named)),
                Err(raised) => raised,
            }
        })
    }

    /// Wait until a child has ended, at most timeout seconds; return whether it has. It is left to be reaped.
    #[positional_only]
    fn wait_for_end(
        thread: &Thread,
        pid: i32,
        #[default(Value::NONE)] timeout: Value,
    ) -> Result<bool, Raised> {
        let deadline = crate::multiprocessing::deadline(thread, timeout)?;
        super::wait_for_end(thread, pid, deadline)
    }
}
