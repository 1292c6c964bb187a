//! Starting a program with streams, a folder and an environment of its own.

use crate::multiprocessing::worker;
use crate::posix::path::{fspath, octets_of_path};
use rustix::io::Errno;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use weft_core::error::{type_error, value_error};
use weft_core::heap::concurrency::child::{Attributes, change_attributes};
use weft_core::heap::concurrency::descriptor;
use weft_core::heap::{Raised, Thread, Tuple, Value};
use weft_core::protocol;
use weft_core::types::exception::os_error::raise_errno;

/// The octets of a path or another text for the system.
///
/// # Errors
/// `TypeError` for something else, `ValueError` for a null among them.
pub fn octets(thread: &Thread, value: Value) -> Result<Vec<u8>, Raised> {
    let octets = octets_of_path(&fspath(thread, value)?)?;
    if octets.contains(&0) {
        return Err(value_error("embedded null byte"));
    }
    Ok(octets)
}

/// What a program is started with, as Python gives it.
pub struct Launch {
    /// A sequence of the program's name and its arguments.
    pub arguments: Value,
    /// The program itself, if that is not the first argument.
    pub executable: Value,
    /// `None` for the folder of this process.
    pub folder: Value,
    /// A sequence of pairs.
    pub environment: Value,
    /// Standard input, output and error, -1 for that of this process.
    pub streams: [i32; 3],
    /// What it inherits beside them.
    pub descriptors: Vec<i32>,
    /// A sequence of whether it begins a session, its group of processes, its mask, its user and its group of users; -1 for
    /// what stays as it is.
    pub attributes: Value,
    /// A sequence of its other groups of users; `None` for those of this process.
    pub extra_groups: Value,
}

impl Launch {
    /// Starts the program.
    ///
    /// # Errors
    /// `OSError` when it cannot be started.
    pub fn run(self, thread: &Thread) -> Result<Value, Raised> {
        let list = protocol::collect_list(thread, self.arguments)?;
        let mut arguments = Vec::with_capacity(list.len());
        while let Some(item) = list.get(arguments.len()) {
            arguments.push(octets(thread, item)?);
        }
        let Some((name, rest)) = arguments.split_first() else {
            return Err(value_error("there is no program to start"));
        };
        let executable = if self.executable.is_none() {
            name.clone()
        } else {
            octets(thread, self.executable)?
        };
        let mut command = Command::new(OsStr::from_bytes(&executable));
        command.arg0(OsStr::from_bytes(name));
        command.args(rest.iter().map(|argument| OsStr::from_bytes(argument)));
        command.env_clear();
        let pairs = protocol::collect_list(thread, self.environment)?;
        let mut place = 0;
        while let Some(pair) = pairs.get(place) {
            let Some([key, value]) = pair.downcast::<Tuple>().map(Tuple::items) else {
                return Err(type_error("environment can only contain pairs"));
            };
            let (key, value) = (octets(thread, *key)?, octets(thread, *value)?);
            command.env(OsStr::from_bytes(&key), OsStr::from_bytes(&value));
            place += 1;
        }
        let mut shown = if self.executable.is_none() {
            list.get(0).unwrap_or(Value::NONE)
        } else {
            self.executable
        };
        if !self.folder.is_none() {
            let folder = octets(thread, self.folder)?;
            let folder = OsStr::from_bytes(&folder);
            // The system would not say which of the two is missing.
            if !std::path::Path::new(folder).is_dir() {
                shown = self.folder;
            }
            command.current_dir(folder);
        }
        let [input, output, error] = self.streams;
        command.stdin(stream(thread, input)?);
        command.stdout(stream(thread, output)?);
        command.stderr(stream(thread, error)?);
        let changes = numbers(thread, self.attributes)?;
        let change = |index: usize| changes.get(index).copied().filter(|value| *value >= 0);
        let attributes = Attributes {
            new_session: change(0).is_some_and(|value| value != 0),
            process_group: change(1).map(|value| value as i32),
            umask: change(2).map(|value| value as u32),
            user: change(3).map(|value| value as u32),
            group: change(4).map(|value| value as u32),
            extra_groups: if self.extra_groups.is_none() {
                None
            } else {
                let groups = numbers(thread, self.extra_groups)?;
                Some(groups.into_iter().map(|group| group as u32).collect())
            },
        };
        if attributes.is_some() {
            change_attributes(&mut command, attributes);
        }
        worker::launch(thread, command, self.descriptors, shown)
    }
}

/// The numbers of a Python iterable.
fn numbers(thread: &Thread, values: Value) -> Result<Vec<i64>, Raised> {
    let list = protocol::collect_list(thread, values)?;
    let mut numbers = Vec::with_capacity(list.len());
    while let Some(item) = list.get(numbers.len()) {
        numbers.push(protocol::to_i64(thread, item)?);
    }
    Ok(numbers)
}

/// A copy of a descriptor of the program, for a child.
fn stream(thread: &Thread, number: i32) -> Result<Stdio, Raised> {
    let Some(borrowed) = descriptor::borrow(number) else {
        return Ok(Stdio::inherit());
    };
    // Above the standard streams, so that giving a child one of them overwrites no other.
    rustix::io::fcntl_dupfd_cloexec(borrowed, 3)
        .map(Stdio::from)
        .map_err(|error: Errno| raise_errno(thread, error.raw_os_error(), None))
}
