//! `select.epoll`: the system's own list of descriptors to wait for, on Linux.

use crate::system::{main_waker, os_error, wake_main};
use parking_lot::Mutex;
use rustix::event::epoll::{self, CreateFlags, Event, EventData, EventFlags};
use rustix::fd::{AsRawFd, OwnedFd};
use rustix::io::Errno;
use rustix::time::Timespec;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::time::Instant;
use weft_core::error::value_error;
use weft_core::heap::concurrency::recording::Activity;
use weft_core::heap::{Dict, List, Raised, Thread, Trace, Tracer, Value};
use weft_core::interpreter::Interpreter;
use weft_core::safepoint;

/// An epoll object; empty once it is closed.
pub struct Epoll {
    /// Shared with waits in progress, so that closing it under them gives its number to nobody else.
    descriptor: Mutex<Option<Arc<OwnedFd>>>,
    /// The number of what tells the main thread of signals, once it is among the descriptors; -1 before.
    waker: AtomicI32,
    /// Whether the main thread waits, which alone handles signals.
    main_waits: AtomicBool,
}

/// What is said of the descriptor that tells of signals, in the place of its number.
const WAKER: u64 = u64::MAX;

impl Trace for Epoll {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl Epoll {
    fn of(descriptor: OwnedFd) -> Epoll {
        Epoll {
            descriptor: Mutex::new(Some(Arc::new(descriptor))),
            waker: AtomicI32::new(-1),
            main_waits: AtomicBool::new(false),
        }
    }

    fn open(&self) -> Result<Arc<OwnedFd>, Raised> {
        let descriptor = self.descriptor.lock().clone();
        descriptor.ok_or_else(|| value_error("I/O operation on closed epoll object"))
    }

    /// What is ready, at most `most` descriptors; nothing when the time is up.
    fn poll(
        &self,
        thread: &Thread,
        deadline: Option<Instant>,
        most: usize,
    ) -> Result<Value, Raised> {
        let descriptor = self.open()?;
        let waker = main_waker(thread);
        if let Some(reader) = &waker {
            self.watch_for_signals(&descriptor, reader);
        }
        loop {
            // What is told of once must not be lost to what a signal's handler raises.
            safepoint::poll(thread)?;
            let ready = self.wait(thread, &descriptor, waker.as_deref(), deadline, most)?;
            let is_late = deadline.is_some_and(|deadline| deadline <= Instant::now());
            if is_late || !ready.is_empty() {
                return Ok(shown(thread, &ready));
            }
        }
    }

    /// Has the arrival of a signal end waits. It is told of once, so that a thread that handles none is not told again and
    /// again.
    fn watch_for_signals(&self, descriptor: &OwnedFd, reader: &OwnedFd) {
        let number = reader.as_raw_fd();
        if self.waker.swap(number, Ordering::Relaxed) != number {
            let data = EventData::new_u64(WAKER);
            // Where the system has no room for it, a signal is handled after the wait.
            let _ = epoll::add(descriptor, reader, data, EventFlags::IN | EventFlags::ET);
        }
    }

    /// One wait. Nothing is ready if a signal has come instead.
    fn wait(
        &self,
        thread: &Thread,
        descriptor: &OwnedFd,
        waker: Option<&OwnedFd>,
        deadline: Option<Instant>,
        most: usize,
    ) -> Result<Vec<Event>, Raised> {
        let remaining = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        // What is longer than the system can express waits for ever.
        let timeout = remaining.and_then(|remaining| Timespec::try_from(remaining).ok());
        if waker.is_some() {
            self.main_waits.store(true, Ordering::SeqCst);
            // A signal that arrived before another thread took the word of it may be known to nobody else.
            if Interpreter::of(thread).hooks().has_pending() {
                self.main_waits.store(false, Ordering::SeqCst);
                return Ok(Vec::new());
            }
        }
        let mut events = Vec::with_capacity(most);
        let room = rustix::buffer::spare_capacity(&mut events);
        let waited = thread.blocking_for(Activity::Events, || {
            epoll::wait(descriptor, room, timeout.as_ref())
        });
        if waker.is_some() {
            self.main_waits.store(false, Ordering::SeqCst);
        }
        match waited {
            Ok(_) | Err(Errno::INTR) => {}
            Err(error) => return Err(os_error(thread, error, None)),
        }
        let count = events.len();
        events.retain(|event: &Event| { event.data }.u64() != WAKER);
        if events.len() < count {
            match waker {
                Some(reader) => drop(rustix::io::read(reader, &mut [0; 64])),
                None if self.main_waits.load(Ordering::SeqCst) => wake_main(thread),
                None => {}
            }
        }
        Ok(events)
    }
}

/// Pairs of a descriptor and its events.
fn shown(thread: &Thread, events: &[Event]) -> Value {
    let list = List::from_items(thread, &[]);
    for event in events {
        let (data, flags) = (event.data, event.flags);
        let pair = [
            thread.int(data.u64() as i64),
            thread.int(i64::from(flags.bits())),
        ];
        list.push(thread, thread.tuple(&pair));
    }
    list.value()
}

/// Gives the module `select` the class and its numbers.
pub fn fill(thread: &Thread, dictionary: &Dict) {
    let flags = [
        ("EPOLLIN", EventFlags::IN),
        ("EPOLLOUT", EventFlags::OUT),
        ("EPOLLPRI", EventFlags::PRI),
        ("EPOLLERR", EventFlags::ERR),
        ("EPOLLHUP", EventFlags::HUP),
        ("EPOLLRDHUP", EventFlags::RDHUP),
        ("EPOLLET", EventFlags::ET),
        ("EPOLLONESHOT", EventFlags::ONESHOT),
        ("EPOLLEXCLUSIVE", EventFlags::EXCLUSIVE),
        ("EPOLLWAKEUP", EventFlags::WAKEUP),
        ("EPOLLRDNORM", EventFlags::RDNORM),
        ("EPOLLRDBAND", EventFlags::RDBAND),
        ("EPOLLWRNORM", EventFlags::WRNORM),
        ("EPOLLWRBAND", EventFlags::WRBAND),
        ("EPOLLMSG", EventFlags::MSG),
    ];
    for (name, flag) in flags {
        let number = thread.int(i64::from(flag.bits()));
        dictionary.set_simple(thread, thread.intern(name), number);
    }
    let close = thread.int(i64::from(CreateFlags::CLOEXEC.bits()));
    dictionary.set_simple(thread, thread.intern("EPOLL_CLOEXEC"), close);
    let (class, _) = Interpreter::class_from(thread, &epoll_class::DEFINITION);
    dictionary.set_simple(thread, thread.intern("epoll"), class);
}

/// Waits for events of many descriptors, by Linux's epoll.
#[weft_macros::class(name = "epoll", module = "select", payload = Epoll)]
pub mod epoll_class {
    use super::{
        AsRawFd, CreateFlags, Epoll, Errno, EventData, EventFlags, epoll, os_error, value_error,
    };
    use crate::select::{deadline, number_of};
    use crate::system::own_descriptor;
    use weft_core::error::{Exception, raise, type_error};
    use weft_core::heap::concurrency::descriptor;
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::interpreter::new_native;

    /// What a descriptor is watched for unless told otherwise.
    const USUAL: u32 = EventFlags::IN.bits() | EventFlags::PRI.bits() | EventFlags::OUT.bits();
    /// How many descriptors a wait gives unless told otherwise.
    const MOST: i64 = 1023;

    /// Create and return a new object.
    #[new]
    fn new(
        _class: Value,
        thread: &Thread,
        #[default(-1)] sizehint: i64,
        #[default(0)] flags: i64,
    ) -> Result<Value, Raised> {
        if sizehint != -1 && sizehint <= 0 {
            return Err(value_error("negative sizehint"));
        }
        if flags != 0 && flags != i64::from(CreateFlags::CLOEXEC.bits()) {
            return Err(raise(Exception::OSError, "invalid flags"));
        }
        let descriptor =
            epoll::create(CreateFlags::CLOEXEC).map_err(|error| os_error(thread, error, None))?;
        Ok(new_native(thread, Epoll::of(descriptor)).value())
    }

    /// Whether it is closed.
    #[getter]
    fn closed(this: &Native<Epoll>) -> bool {
        this.descriptor.lock().is_none()
    }

    /// Close the descriptor of the epoll object. All but a further close() raises ValueError then.
    fn close(this: &Native<Epoll>) {
        this.descriptor.lock().take();
    }

    /// Return the epoll control file descriptor.
    fn fileno(this: &Native<Epoll>) -> Result<i32, Raised> {
        Ok(this.open()?.as_raw_fd())
    }

    /// Make an object of fd, a descriptor that epoll_create gave.
    #[class_method]
    #[positional_only]
    fn fromfd(_class: Value, thread: &Thread, fd: i32) -> Result<Value, Raised> {
        own_descriptor(thread, fd)?;
        let Some(descriptor) = descriptor::take(fd) else {
            return Err(os_error(thread, Errno::BADF, None));
        };
        Ok(new_native(thread, Epoll::of(descriptor)).value())
    }

    /// Watch fd for events. FileExistsError where it is watched already.
    fn register(
        this: &Native<Epoll>,
        thread: &Thread,
        fd: Value,
        #[default(USUAL)] eventmask: u32,
    ) -> Result<(), Raised> {
        let number = number_of(thread, fd)?;
        let descriptor = this.open()?;
        epoll::add(
            &*descriptor,
            own_descriptor(thread, number)?,
            EventData::new_u64(number as u64),
            EventFlags::from_bits_retain(eventmask),
        )
        .map_err(|error| os_error(thread, error, None))
    }

    /// Change for which events fd is watched. FileNotFoundError where it is not watched.
    fn modify(
        this: &Native<Epoll>,
        thread: &Thread,
        fd: Value,
        eventmask: u32,
    ) -> Result<(), Raised> {
        let number = number_of(thread, fd)?;
        let descriptor = this.open()?;
        epoll::modify(
            &*descriptor,
            own_descriptor(thread, number)?,
            EventData::new_u64(number as u64),
            EventFlags::from_bits_retain(eventmask),
        )
        .map_err(|error| os_error(thread, error, None))
    }

    /// Watch fd no longer. FileNotFoundError where it is not watched.
    fn unregister(this: &Native<Epoll>, thread: &Thread, fd: Value) -> Result<(), Raised> {
        let number = number_of(thread, fd)?;
        let descriptor = this.open()?;
        epoll::delete(&*descriptor, own_descriptor(thread, number)?)
            .map_err(|error| os_error(thread, error, None))
    }

    /// Wait until something has happened to a watched descriptor, or until timeout seconds have passed.
    ///
    /// Returns pairs of descriptor and events, at most maxevents of them.
    fn poll(
        this: &Native<Epoll>,
        thread: &Thread,
        #[default(Value::NONE)] timeout: Value,
        #[default(-1)] maxevents: i64,
    ) -> Result<Value, Raised> {
        let is_endless = timeout.is_none()
            || timeout.to_int_or_bool().is_some_and(|seconds| seconds < 0)
            || timeout.to_float().is_some_and(|seconds| seconds < 0.0);
        let deadline = if is_endless {
            None
        } else if timeout.to_float().is_none() && timeout.to_int_or_bool().is_none() {
            return Err(type_error("timeout must be an integer or None"));
        } else {
            deadline(thread, timeout, 1.0)?
        };
        let most = match maxevents {
            -1 => MOST,
            ..=0 => {
                return Err(value_error(format!(
                    "maxevents must be greater than 0, got {maxevents}"
                )));
            }
            most => most.min(i64::from(u16::MAX)),
        };
        this.poll(thread, deadline, most as usize)
    }

    fn __enter__(this: &Native<Epoll>) -> Result<Value, Raised> {
        this.open()?;
        Ok(this.value())
    }

    fn __exit__(this: &Native<Epoll>, #[rest] _exception: &[Value]) {
        close(this);
    }
}
