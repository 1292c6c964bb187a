//! Starting a program with streams, a folder and an environment of its own.

use crate::multiprocessing::worker;
use crate::posix::path::{fspath, octets_of_path};
use rustix::io::Errno;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use weft_core::error::{type_error, value_error};
use weft_core::heap::concurrency::descriptor;
use weft_core::heap::{Raised, Thread, Tuple, Value};
use weft_core::protocol;
use weft_core::types::exception::os_error::raise_errno;

fn octets(thread: &Thread, value: Value) -> Result<Vec<u8>, Raised> {
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
    /// The group of processes that it joins, 0 for one of its own, -1 for that of this process.
    pub process_group: i32,
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
        if self.process_group >= 0 {
            command.process_group(self.process_group);
        }
        worker::launch(thread, command, self.descriptors, shown)
    }
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
