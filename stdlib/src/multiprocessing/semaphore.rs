//! Semaphores and locks that processes share.
//!
//! A semaphore is a pipe that holds an octet for each unit that is left: to acquire is to read one, to release to write one.
//! The system does both at once or not at all, so a process that is killed leaves nothing half done, and when all processes
//! that know the pipe have ended it is gone.

use crate::system::{claim, os_error, own_descriptor, wait_any};
use rustix::event::PollFlags;
use rustix::fd::{AsFd, AsRawFd, OwnedFd};
use rustix::io::Errno;
use rustix::pipe::PipeFlags;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Instant;
use weft_core::error::{Exception, raise, value_error};
use weft_core::heap::concurrency::descriptor;
use weft_core::heap::{Raised, Thread, Trace, Tracer};
use weft_core::interpreter::ThreadState;
use weft_core::native::{ClassDefinition, NativeClass};

/// The largest value of a semaphore.
pub const LARGEST: i64 = i32::MAX as i64;

/// What a semaphore is for.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    RecursiveMutex,
    Semaphore,
}

/// A semaphore.
pub struct Semaphore {
    kind: Kind,
    most: i64,
    reader: OwnedFd,
    writer: OwnedFd,
    /// How often this process has acquired it, less how often it released it.
    count: AtomicI64,
    /// The thread that acquired it last.
    owner: AtomicU64,
}

impl Trace for Semaphore {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl NativeClass for Semaphore {
    fn definition() -> &'static ClassDefinition {
        &semaphore_class::DEFINITION
    }
}

impl Semaphore {
    fn new(thread: &Thread, kind: i32, value: i64, most: i64) -> Result<Semaphore, Raised> {
        if value < 0 || value > most || most > LARGEST {
            return Err(os_error(thread, Errno::INVAL, None));
        }
        let made = rustix::pipe::pipe_with(PipeFlags::CLOEXEC | PipeFlags::NONBLOCK);
        let (reader, writer) = made.map_err(|error| os_error(thread, error, None))?;
        claim(thread, &reader);
        claim(thread, &writer);
        let semaphore = Semaphore::of(kind, most, reader, writer)?;
        let mut left = value as usize;
        let octets = [0; 4096];
        while left > 0 {
            left -= semaphore.add(thread, &octets[..left.min(octets.len())])?;
        }
        Ok(semaphore)
    }

    fn of(kind: i32, most: i64, reader: OwnedFd, writer: OwnedFd) -> Result<Semaphore, Raised> {
        let kind = match kind {
            0 => Kind::RecursiveMutex,
            1 => Kind::Semaphore,
            _ => return Err(value_error("unrecognized kind")),
        };
        Ok(Semaphore {
            kind,
            most,
            reader,
            writer,
            count: AtomicI64::new(0),
            owner: AtomicU64::new(0),
        })
    }

    /// The semaphore of another process, whose descriptors this one has inherited.
    fn rebuild(
        thread: &Thread,
        handle: (i32, i32),
        kind: i32,
        most: i64,
    ) -> Result<Semaphore, Raised> {
        let taken = |number: i32| {
            let borrowed = own_descriptor(thread, number)?;
            rustix::io::fcntl_setfd(borrowed, rustix::io::FdFlags::CLOEXEC)
                .map_err(|error| os_error(thread, error, None))?;
            descriptor::take(number).ok_or_else(|| os_error(thread, Errno::BADF, None))
        };
        let (reader, writer) = (taken(handle.0)?, taken(handle.1)?);
        claim(thread, &reader);
        claim(thread, &writer);
        Semaphore::of(kind, most, reader, writer)
    }

    /// Adds units; how many. The pipe grows when it is full.
    fn add(&self, thread: &Thread, units: &[u8]) -> Result<usize, Raised> {
        loop {
            match rustix::io::write(&self.writer, units) {
                Ok(count) => return Ok(count),
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => self.grow(thread)?,
                Err(error) => return Err(os_error(thread, error, None)),
            }
        }
    }

    #[cfg(target_os = "linux")]
    fn grow(&self, thread: &Thread) -> Result<(), Raised> {
        let grown = rustix::pipe::fcntl_getpipe_size(&self.writer)
            .and_then(|size| rustix::pipe::fcntl_setpipe_size(&self.writer, size * 2));
        grown
            .map(drop)
            .map_err(|error| os_error(thread, error, None))
    }

    #[cfg(not(target_os = "linux"))]
    fn grow(&self, thread: &Thread) -> Result<(), Raised> {
        Err(os_error(thread, Errno::OVERFLOW, None))
    }

    /// The units that are left.
    fn left(&self, thread: &Thread) -> Result<i64, Raised> {
        rustix::io::ioctl_fionread(&self.reader)
            .map(|count| count as i64)
            .map_err(|error| os_error(thread, error, None))
    }

    fn is_mine(&self, thread: &Thread) -> bool {
        self.count.load(Ordering::Relaxed) > 0
            && self.owner.load(Ordering::Relaxed) == ThreadState::of(thread).identity()
    }

    /// Takes a unit, waiting for one until the time is up.
    fn acquire(&self, thread: &Thread, deadline: Option<Instant>) -> Result<bool, Raised> {
        if self.kind == Kind::RecursiveMutex && self.is_mine(thread) {
            self.count.fetch_add(1, Ordering::Relaxed);
            return Ok(true);
        }
        loop {
            match rustix::io::read(&self.reader, &mut [0; 1]) {
                Ok(1) => break,
                // The process has the other end itself, so this is not the end.
                Ok(_) | Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => {
                    if deadline.is_some_and(|deadline| deadline <= Instant::now()) {
                        return Ok(false);
                    }
                    wait_any(thread, &[self.reader.as_fd()], PollFlags::IN, deadline)?;
                }
                Err(error) => return Err(os_error(thread, error, None)),
            }
        }
        self.owner
            .store(ThreadState::of(thread).identity(), Ordering::Relaxed);
        self.count.fetch_add(1, Ordering::Relaxed);
        Ok(true)
    }

    fn release(&self, thread: &Thread) -> Result<(), Raised> {
        match self.kind {
            Kind::RecursiveMutex => {
                if !self.is_mine(thread) {
                    let message = "attempt to release recursive lock not owned by thread";
                    return Err(raise(Exception::AssertionError, message));
                }
                if self.count.load(Ordering::Relaxed) > 1 {
                    self.count.fetch_sub(1, Ordering::Relaxed);
                    return Ok(());
                }
            }
            Kind::Semaphore => {
                if self.left(thread)? >= self.most {
                    return Err(value_error("semaphore or lock released too many times"));
                }
            }
        }
        // The count goes first: as soon as the unit is there another thread may take it.
        self.count.fetch_sub(1, Ordering::Relaxed);
        if let Err(raised) = self.add(thread, &[0]) {
            self.count.fetch_add(1, Ordering::Relaxed);
            return Err(raised);
        }
        Ok(())
    }

    fn handle(&self) -> (i32, i32) {
        (self.reader.as_raw_fd(), self.writer.as_raw_fd())
    }
}

/// Semaphore/Mutex type
#[weft_macros::class(name = "SemLock", module = "_multiprocessing", subclassable)]
pub mod semaphore_class {
    use super::{Kind, Ordering, Semaphore};
    use crate::multiprocessing::deadline;
    use std::time::Instant;
    use weft_core::error::type_error;
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::protocol;
    use weft_core::types::class::Class;

    /// Create and return a new object.
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        kind: i32,
        value: i64,
        maxvalue: i64,
    ) -> Result<Value, Raised> {
        let semaphore = Semaphore::new(thread, kind, value, maxvalue)?;
        let shape = Class::of(&class).expect("__new__ is given a class").shape();
        Ok(Native::new(thread, shape, semaphore).value())
    }

    /// Make the semaphore that another process has.
    #[class_method]
    fn _rebuild(
        class: Value,
        thread: &Thread,
        handle: Value,
        kind: i32,
        maxvalue: i64,
    ) -> Result<Value, Raised> {
        let numbers = protocol::collect_list(thread, handle)?;
        let (Some(reader), Some(writer), 2) = (numbers.get(0), numbers.get(1), numbers.len())
        else {
            return Err(type_error("handle must be a tuple of two descriptors"));
        };
        let number = |value| {
            protocol::to_i64(thread, value).map(|number| i32::try_from(number).unwrap_or(-1))
        };
        let semaphore =
            Semaphore::rebuild(thread, (number(reader)?, number(writer)?), kind, maxvalue)?;
        let shape = Class::of(&class)
            .expect("a class method is given a class")
            .shape();
        Ok(Native::new(thread, shape, semaphore).value())
    }

    /// The descriptors that a child must inherit.
    #[getter]
    fn handle(this: &Native<Semaphore>) -> (i32, i32) {
        this.handle()
    }

    /// 0 for a recursive mutex, 1 for a semaphore.
    #[getter]
    fn kind(this: &Native<Semaphore>) -> i32 {
        match this.kind {
            Kind::RecursiveMutex => 0,
            Kind::Semaphore => 1,
        }
    }

    /// The largest value.
    #[getter]
    fn maxvalue(this: &Native<Semaphore>) -> i64 {
        this.most
    }

    /// Acquire the semaphore/lock.
    fn acquire(
        this: &Native<Semaphore>,
        thread: &Thread,
        #[default(true)] block: bool,
        #[default(Value::NONE)] timeout: Value,
    ) -> Result<bool, Raised> {
        let deadline = if block {
            deadline(thread, timeout)?
        } else {
            Some(Instant::now())
        };
        this.acquire(thread, deadline)
    }

    /// Release the semaphore/lock.
    fn release(this: &Native<Semaphore>, thread: &Thread) -> Result<(), Raised> {
        this.release(thread)
    }

    /// Num of `acquire()`s minus num of `release()`s for this process.
    fn _count(this: &Native<Semaphore>) -> i64 {
        this.count.load(Ordering::Relaxed)
    }

    /// Whether the lock is owned by this thread.
    fn _is_mine(this: &Native<Semaphore>, thread: &Thread) -> bool {
        this.is_mine(thread)
    }

    /// Return whether semaphore has value zero.
    fn _is_zero(this: &Native<Semaphore>, thread: &Thread) -> Result<bool, Raised> {
        this.left(thread).map(|value| value == 0)
    }

    /// Get the value of the semaphore.
    fn _get_value(this: &Native<Semaphore>, thread: &Thread) -> Result<i64, Raised> {
        this.left(thread)
    }

    /// Enter the semaphore/lock.
    fn __enter__(this: &Native<Semaphore>, thread: &Thread) -> Result<bool, Raised> {
        this.acquire(thread, None)
    }

    /// Exit the semaphore/lock.
    fn __exit__(
        this: &Native<Semaphore>,
        thread: &Thread,
        #[rest] _exception: &[Value],
    ) -> Result<(), Raised> {
        this.release(thread)
    }
}
