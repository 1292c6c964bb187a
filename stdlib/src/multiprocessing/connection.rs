//! One end of a pipe or of a pair of sockets, through which messages go.
//!
//! A message is its length as four octets, the highest first, and then its octets; a length that needs more is -1 and eight
//! octets. A thread sends or receives a whole message while it has the lock of that direction.

use crate::system::{claim, os_error, reading, wait_any};
use crate::thread::lock::{Wait, acquire};
use parking_lot::Mutex;
use rustix::event::PollFlags;
use rustix::fd::{AsFd, OwnedFd};
use rustix::io::Errno;
use std::sync::Arc;
use std::time::Instant;
use weft_core::error::Exception;
use weft_core::error::{memory_error, raise, raise_with, value_error};
use weft_core::heap::concurrency::{Lock, descriptor};
use weft_core::heap::{Raised, Thread, Trace, Tracer};
use weft_core::interpreter::{Interpreter, Request};
use weft_core::native::{ClassDefinition, NativeClass};

/// What a pipe that can be written to takes without waiting.
const PIECE: usize = 4096;

/// What is made room for before it arrives.
const EXPECTED: usize = 1 << 20;

/// A message of at most so many octets goes out together with its length.
const SHORT: usize = 16 * 1024;

/// One end.
pub struct Connection {
    handle: Mutex<Option<Arc<OwnedFd>>>,
    is_readable: bool,
    is_writable: bool,
    sending: Lock,
    receiving: Lock,
}

impl Trace for Connection {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl NativeClass for Connection {
    fn definition() -> &'static ClassDefinition {
        &connection_class::DEFINITION
    }
}

/// Gives a lock back.
struct Held<'a>(&'a Lock);

impl<'a> Held<'a> {
    fn new(thread: &Thread, lock: &'a Lock) -> Result<Held<'a>, Raised> {
        acquire(thread, lock, Wait::Forever, None)?;
        Ok(Held(lock))
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        let _ = self.0.release();
    }
}

fn failure(message: &str) -> Raised {
    raise(Exception::OSError, message)
}

impl Connection {
    /// The end with this number, which is the connection's from now on.
    fn new(
        thread: &Thread,
        number: i64,
        is_readable: bool,
        is_writable: bool,
    ) -> Result<Connection, Raised> {
        let small = i32::try_from(number).ok();
        if let Some(number) = small {
            Interpreter::require(thread, Request::Descriptor(number))?;
        }
        let borrowed = small.and_then(descriptor::borrow);
        let Some(borrowed) = borrowed else {
            return Err(value_error("invalid handle"));
        };
        if !is_readable && !is_writable {
            return Err(value_error(
                "at least one of `readable` and `writable` must be True",
            ));
        }
        // It also says whether the number names an open file.
        rustix::io::fcntl_setfd(borrowed, rustix::io::FdFlags::CLOEXEC)
            .map_err(|error| os_error(thread, error, None))?;
        let owned = descriptor::take(number as i32).map(Arc::new);
        if let Some(owned) = &owned {
            claim(thread, &**owned);
        }
        let (sending, receiving) = (Lock::new(), Lock::new());
        Ok(Connection {
            handle: Mutex::new(owned),
            is_readable,
            is_writable,
            sending,
            receiving,
        })
    }

    fn handle(&self) -> Result<Arc<OwnedFd>, Raised> {
        self.handle
            .lock()
            .clone()
            .ok_or_else(|| failure("handle is closed"))
    }

    fn source(&self) -> Result<Arc<OwnedFd>, Raised> {
        let handle = self.handle()?;
        if self.is_readable {
            Ok(handle)
        } else {
            Err(failure("connection is write-only"))
        }
    }

    fn target(&self) -> Result<Arc<OwnedFd>, Raised> {
        let handle = self.handle()?;
        if self.is_writable {
            Ok(handle)
        } else {
            Err(failure("connection is read-only"))
        }
    }

    fn send(&self, thread: &Thread, message: &[u8]) -> Result<(), Raised> {
        let target = self.target()?;
        let mut head = Vec::with_capacity(
            12 + if message.len() <= SHORT {
                message.len()
            } else {
                0
            },
        );
        match i32::try_from(message.len()) {
            Ok(length) => head.extend_from_slice(&length.to_be_bytes()),
            Err(_) => {
                head.extend_from_slice(&(-1_i32).to_be_bytes());
                head.extend_from_slice(&(message.len() as u64).to_be_bytes());
            }
        }
        let _held = Held::new(thread, &self.sending)?;
        if message.len() <= SHORT {
            head.extend_from_slice(message);
            return write_all(thread, &target, &head);
        }
        write_all(thread, &target, &head)?;
        write_all(thread, &target, message)
    }

    fn receive(&self, thread: &Thread, most: Option<u64>) -> Result<Vec<u8>, Raised> {
        let source = self.source()?;
        let _held = Held::new(thread, &self.receiving)?;
        let mut head = [0; 4];
        if !read_exact(thread, &source, &mut head, Place::Between)? {
            return Err(raise_with(thread, Exception::EOFError, &[]));
        }
        let length = match i32::from_be_bytes(head) {
            -1 => {
                let mut long = [0; 8];
                read_exact(thread, &source, &mut long, Place::Inside)?;
                u64::from_be_bytes(long)
            }
            length => u64::try_from(length).unwrap_or(u64::MAX),
        };
        if most.is_some_and(|most| length > most) || length > i64::MAX as u64 {
            // What follows cannot be told from a message any more.
            self.handle.lock().take();
            return Err(failure("bad message length"));
        }
        let length = length as usize;
        let mut message = Vec::new();
        while message.len() < length {
            let start = message.len();
            let room = (length - start).min(EXPECTED.max(start));
            message
                .try_reserve_exact(room)
                .map_err(|_| memory_error())?;
            message.resize(start + room, 0);
            read_exact(thread, &source, &mut message[start..], Place::Inside)?;
        }
        Ok(message)
    }

    fn is_ready(&self, thread: &Thread, deadline: Option<Instant>) -> Result<bool, Raised> {
        let source = self.source()?;
        Ok(wait_any(thread, &[source.as_fd()], PollFlags::IN, deadline)?.contains(&true))
    }
}

/// Where in a conversation something is read.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Between,
    Inside,
}

/// Fills a buffer; false at the end of the conversation, which is an error inside a message.
fn read_exact(
    thread: &Thread,
    source: &Arc<OwnedFd>,
    buffer: &mut [u8],
    place: Place,
) -> Result<bool, Raised> {
    let mut filled = 0;
    while filled < buffer.len() {
        let read = reading(thread, source.as_fd(), || {
            rustix::io::read(&**source, &mut buffer[filled..])
        })?;
        match read.map_err(|error| os_error(thread, error, None))? {
            0 if place == Place::Between && filled == 0 => return Ok(false),
            0 => return Err(failure("got end of file during message")),
            count => filled += count,
        }
    }
    Ok(true)
}

/// Writes octets. The main thread never waits in the write itself, where no signal could end the wait.
fn write_all(thread: &Thread, target: &Arc<OwnedFd>, mut octets: &[u8]) -> Result<(), Raised> {
    let is_main = Interpreter::of(thread).hooks().is_main_thread();
    while !octets.is_empty() {
        let mut piece = octets;
        if is_main {
            wait_any(thread, &[target.as_fd()], PollFlags::OUT, None)?;
            piece = &octets[..octets.len().min(PIECE)];
        }
        let written = thread.blocking(|| rustix::io::write(&**target, piece));
        match written {
            Ok(count) => octets = &octets[count..],
            Err(Errno::INTR) => weft_core::safepoint::poll(thread)?,
            Err(error) => return Err(os_error(thread, error, None)),
        }
    }
    Ok(())
}

/// One end of a pipe, through which messages go.
#[weft_macros::class(name = "Connection", module = "_multiprocessing", subclassable)]
pub mod connection_class {
    use super::Connection;
    use crate::multiprocessing::deadline;
    use std::os::fd::AsRawFd;
    use weft_core::error::value_error;
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::protocol;
    use weft_core::types::bytes::required_octets;
    use weft_core::types::class::Class;

    /// Create and return a new object.
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        handle: Value,
        #[default(true)] readable: bool,
        #[default(true)] writable: bool,
    ) -> Result<Value, Raised> {
        let handle = protocol::index(thread, handle)?;
        let connection = Connection::new(
            thread,
            protocol::to_i64(thread, handle)?,
            readable,
            writable,
        )?;
        let shape = Class::of(&class).expect("__new__ is given a class").shape();
        Ok(Native::new(thread, shape, connection).value())
    }

    /// Whether the connection is closed.
    #[getter]
    fn closed(this: &Native<Connection>) -> bool {
        this.handle.lock().is_none()
    }

    /// Whether messages can be received.
    #[getter]
    fn readable(this: &Native<Connection>) -> bool {
        this.is_readable
    }

    /// Whether messages can be sent.
    #[getter]
    fn writable(this: &Native<Connection>) -> bool {
        this.is_writable
    }

    /// Return the number of the descriptor.
    fn fileno(this: &Native<Connection>) -> Result<i32, Raised> {
        this.handle().map(|handle| handle.as_raw_fd())
    }

    /// Close the connection.
    fn close(this: &Native<Connection>, thread: &Thread) {
        let handle = this.handle.lock().take();
        thread.blocking(|| drop(handle));
    }

    /// Send the octets of a bytes-like object.
    fn send_bytes(
        this: &Native<Connection>,
        thread: &Thread,
        buf: Value,
        #[default(0)] offset: i64,
        #[default] size: Option<i64>,
    ) -> Result<(), Raised> {
        this.target()?;
        let octets = required_octets(thread, &buf)?;
        let Ok(start) = usize::try_from(offset) else {
            return Err(value_error("offset is negative"));
        };
        let Some(rest) = octets.get(start..) else {
            return Err(value_error("buffer length < offset"));
        };
        let message = match size.map(usize::try_from) {
            None => rest,
            Some(Err(_)) => return Err(value_error("size is negative")),
            Some(Ok(size)) => rest
                .get(..size)
                .ok_or_else(|| value_error("buffer length < offset + size"))?,
        };
        this.send(thread, message)
    }

    /// Receive a message.
    fn recv_bytes(
        this: &Native<Connection>,
        thread: &Thread,
        #[default] maxlength: Option<i64>,
    ) -> Result<Value, Raised> {
        this.source()?;
        let most = match maxlength.map(u64::try_from) {
            None => None,
            Some(Ok(most)) => Some(most),
            Some(Err(_)) => return Err(value_error("negative maxlength")),
        };
        let message = this.receive(thread, most)?;
        Ok(thread.bytes(&message))
    }

    /// Say whether there is something to receive, waiting at most timeout seconds for it.
    fn poll(
        this: &Native<Connection>,
        thread: &Thread,
        #[default(0.0)] timeout: Value,
    ) -> Result<bool, Raised> {
        this.source()?;
        let deadline = deadline(thread, timeout)?;
        this.is_ready(thread, deadline)
    }
}
