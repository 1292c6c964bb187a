//! The module's functions.

use crate::multiprocessing::connection::connection_class;
use crate::multiprocessing::semaphore::semaphore_class;
use crate::multiprocessing::shared::shared_class;
use crate::multiprocessing::worker::worker_class;
use weft_core::error::value_error;
use weft_core::heap::{Raised, Thread, Value};
use weft_core::protocol;

/// The numbers of descriptors in a Python iterable.
fn numbers_of(thread: &Thread, descriptors: Value) -> Result<Vec<i32>, Raised> {
    let list = protocol::collect_list(thread, descriptors)?;
    let mut numbers = Vec::with_capacity(list.len());
    while let Some(item) = list.get(numbers.len()) {
        let number = protocol::index(thread, item)?;
        let number = protocol::to_i64(thread, number)?;
        numbers
            .push(i32::try_from(number).map_err(|_| value_error("file descriptor out of range"))?);
    }
    Ok(numbers)
}

/// Worker processes, what they inherit, and what joins them to their parent.
#[weft_macros::module(name = "_multiprocessing", classes = [connection_class, semaphore_class, shared_class, worker_class])]
pub mod module {
    use super::numbers_of;
    #[cfg(target_os = "linux")]
    use crate::multiprocessing::fork_server;
    use crate::multiprocessing::launch::Launch;
    use crate::multiprocessing::launch::octets;
    use crate::multiprocessing::{deadline, semaphore, worker};
    use crate::system::{given, os_error, own_descriptor, wait_any};
    use rustix::event::PollFlags;
    use rustix::fd::OwnedFd;
    use rustix::pipe::PipeFlags;
    use std::os::unix::net::UnixStream;
    use weft_core::error::type_error;
    use weft_core::heap::{Dict, List, Raised, Thread, Value};
    use weft_core::protocol;

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        let largest = thread.int(semaphore::LARGEST);
        dictionary.set_simple(thread, thread.intern("SEM_VALUE_MAX"), largest);
        Ok(())
    }

    /// Start a program with arguments. It inherits the standard streams and these descriptors alone.
    fn spawn(
        thread: &Thread,
        executable: Value,
        arguments: Value,
        descriptors: Value,
    ) -> Result<Value, Raised> {
        // Only running it is asked for.
        let path = octets(thread, executable)?;
        let list = protocol::collect_list(thread, arguments)?;
        let mut texts = Vec::with_capacity(list.len());
        while let Some(item) = list.get(texts.len()) {
            let Some(text) = protocol::text_of(&item) else {
                return Err(type_error("arguments must be str"));
            };
            texts.push(text.to_owned());
        }
        let numbers = numbers_of(thread, descriptors)?;
        worker::spawn(thread, executable, &path, &texts, numbers)
    }

    /// Have the server behind a socket fork a process with these descriptors; None if it refuses.
    fn fork(thread: &Thread, control: i32, descriptors: Value) -> Result<Option<Value>, Raised> {
        own_descriptor(thread, control)?;
        let numbers = numbers_of(thread, descriptors)?;
        for number in &numbers {
            own_descriptor(thread, *number)?;
        }
        #[cfg(target_os = "linux")]
        return fork_server::request(thread, control, &numbers);
        #[cfg(not(target_os = "linux"))]
        Ok(None)
    }

    /// Return what a process inherits that is started now; None if it has to be started anew.
    fn inheritance(thread: &Thread) -> Option<Value> {
        #[cfg(target_os = "linux")]
        return fork_server::inheritance(thread).map(|octets| thread.bytes(&octets));
        #[cfg(not(target_os = "linux"))]
        None
    }

    /// Start a program with arguments in a folder, with an environment and streams. It inherits these descriptors alone.
    fn launch(
        thread: &Thread,
        arguments: Value,
        executable: Value,
        folder: Value,
        environment: Value,
        streams: Value,
        descriptors: Value,
        attributes: Value,
        extra_groups: Value,
    ) -> Result<Value, Raised> {
        let Ok(streams) = <[i32; 3]>::try_from(numbers_of(thread, streams)?) else {
            return Err(type_error("streams must be three descriptors"));
        };
        let launch = Launch {
            arguments,
            executable,
            folder,
            environment,
            streams,
            descriptors: numbers_of(thread, descriptors)?,
            attributes,
            extra_groups,
        };
        launch.run(thread)
    }

    /// End this process at once when a descriptor reaches its end.
    fn exit_with_parent(thread: &Thread, fd: i32) -> Result<(), Raised> {
        own_descriptor(thread, fd)?;
        worker::exit_with(thread, fd)
    }

    /// Make two connected descriptors: a pair of sockets, or one to read from and one to write to.
    fn pipe(thread: &Thread, duplex: bool) -> Result<(i32, i32), Raised> {
        let pair: (OwnedFd, OwnedFd) = if duplex {
            let made = UnixStream::pair().map_err(|error| {
                let error =
                    rustix::io::Errno::from_io_error(&error).unwrap_or(rustix::io::Errno::IO);
                os_error(thread, error, None)
            });
            let (first, second) = made?;
            (first.into(), second.into())
        } else {
            rustix::pipe::pipe_with(PipeFlags::CLOEXEC)
                .map_err(|error| os_error(thread, error, None))?
        };
        Ok((given(thread, pair.0), given(thread, pair.1)))
    }

    /// Wait until one of the descriptors is readable or at its end, at most timeout seconds; return those that are.
    fn wait(
        thread: &Thread,
        descriptors: Value,
        #[default(Value::NONE)] timeout: Value,
    ) -> Result<Value, Raised> {
        let numbers = numbers_of(thread, descriptors)?;
        let deadline = deadline(thread, timeout)?;
        let borrowed: Result<Vec<_>, Raised> = numbers
            .iter()
            .map(|number| own_descriptor(thread, *number))
            .collect();
        let ready = wait_any(thread, &borrowed?, PollFlags::IN, deadline)?;
        let found = List::from_items(thread, &[]);
        for (number, is_ready) in numbers.iter().zip(ready) {
            if is_ready {
                found.push(thread, Value::from_i32(*number));
            }
        }
        Ok(found.value())
    }
}
