//! `select.epoll`: waiting for many descriptors that the system keeps in mind.

use parking_lot::Mutex;
use rustix::event::epoll::EventFlags;
use rustix::fd::OwnedFd;
use std::sync::Arc;
use weft_core::heap::{Dict, Thread, Trace, Tracer};

/// The descriptor of the system, until it is closed.
pub struct Epoll {
    descriptor: Mutex<Option<Arc<OwnedFd>>>,
}

impl Trace for Epoll {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

/// Sets the constants.
pub fn constants(thread: &Thread, dictionary: &Dict) {
    let flags = [
        ("EPOLLIN", EventFlags::IN.bits()),
        ("EPOLLPRI", EventFlags::PRI.bits()),
        ("EPOLLOUT", EventFlags::OUT.bits()),
        ("EPOLLERR", EventFlags::ERR.bits()),
        ("EPOLLHUP", EventFlags::HUP.bits()),
        ("EPOLLRDHUP", EventFlags::RDHUP.bits()),
        ("EPOLLRDNORM", 0x40),
        ("EPOLLRDBAND", 0x80),
        ("EPOLLWRNORM", 0x100),
        ("EPOLLWRBAND", 0x200),
        ("EPOLLMSG", 0x400),
        ("EPOLLEXCLUSIVE", 1 << 28),
        ("EPOLLWAKEUP", 1 << 29),
        ("EPOLLONESHOT", 1 << 30),
        ("EPOLLET", 1 << 31),
        ("EPOLL_CLOEXEC", 0o2_000_000),
        ("PIPE_BUF", 4096),
    ];
    for (name, number) in flags {
        let number = thread.int(i64::from(number));
        dictionary.set_simple(thread, thread.intern(name), number);
    }
}

/// Returns an epolling object.
#[weft_macros::class(name = "epoll", module = "select", payload = Epoll)]
pub mod class {
    use super::{Arc, Epoll, EventFlags, Mutex, OwnedFd};
    use crate::select::{deadline, number_of};
    use crate::system::{self, descriptor_of, wait_each};
    use rustix::event::PollFlags;
    use rustix::event::epoll::{self, CreateFlags, Event, EventData};
    use rustix::fd::{AsFd, AsRawFd};
    use weft_core::error::{Exception, raise, type_error, value_error};
    use weft_core::heap::{List, Native, Raised, Thread, Value};
    use weft_core::types::construct::new_instance;

    const ALL: u32 = EventFlags::IN.bits() | EventFlags::PRI.bits() | EventFlags::OUT.bits();

    #[rust]
    fn open(this: &Native<Epoll>) -> Result<Arc<OwnedFd>, Raised> {
        let descriptor = this.descriptor.lock().clone();
        descriptor.ok_or_else(|| value_error("I/O operation on closed epoll object"))
    }

    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[default(-1)] sizehint: i64,
        #[default(0)] flags: u32,
    ) -> Result<Value, Raised> {
        if sizehint == 0 || sizehint < -1 {
            return Err(value_error("negative sizehint"));
        }
        if flags & !CreateFlags::CLOEXEC.bits() != 0 {
            return Err(raise(Exception::OSError, "invalid flags"));
        }
        let made = system::call(thread, None, || epoll::create(CreateFlags::CLOEXEC))?;
        let descriptor = Mutex::new(Some(Arc::new(made)));
        new_instance(thread, class, Epoll { descriptor })
    }

    /// Close the descriptor; later calls fail.
    fn close(this: &Native<Epoll>, thread: &Thread) {
        let descriptor = this.descriptor.lock().take();
        thread.blocking(|| drop(descriptor));
    }

    /// True if the epoll handler is closed
    #[getter]
    fn closed(this: &Native<Epoll>) -> bool {
        this.descriptor.lock().is_none()
    }

    /// Return the epoll control file descriptor.
    fn fileno(this: &Native<Epoll>) -> Result<i32, Raised> {
        Ok(open(this)?.as_raw_fd())
    }

    /// Watch a descriptor.
    fn register(
        this: &Native<Epoll>,
        thread: &Thread,
        fd: Value,
        #[default(ALL)] eventmask: u32,
    ) -> Result<(), Raised> {
        let number = number_of(thread, fd)?;
        let (own, source) = (open(this)?, descriptor_of(thread, number)?);
        let data = EventData::new_u64(number as u64);
        let wanted = EventFlags::from_bits_retain(eventmask);
        system::call(thread, None, || epoll::add(&*own, source, data, wanted))
    }

    /// Watch a descriptor for something else.
    fn modify(
        this: &Native<Epoll>,
        thread: &Thread,
        fd: Value,
        eventmask: u32,
    ) -> Result<(), Raised> {
        let number = number_of(thread, fd)?;
        let (own, source) = (open(this)?, descriptor_of(thread, number)?);
        let data = EventData::new_u64(number as u64);
        let wanted = EventFlags::from_bits_retain(eventmask);
        system::call(thread, None, || epoll::modify(&*own, source, data, wanted))
    }

    /// Watch a descriptor no more.
    fn unregister(this: &Native<Epoll>, thread: &Thread, fd: Value) -> Result<(), Raised> {
        let number = number_of(thread, fd)?;
        let (own, source) = (open(this)?, descriptor_of(thread, number)?);
        system::call(thread, None, || epoll::delete(&*own, source))
    }

    /// Wait for events, at most `timeout` seconds; return at most `maxevents` pairs (fd, events).
    fn poll(
        this: &Native<Epoll>,
        thread: &Thread,
        #[default(Value::NONE)] timeout: Value,
        #[default(-1)] maxevents: i64,
    ) -> Result<Value, Raised> {
        let own = open(this)?;
        let end = if timeout.is_none() {
            None
        } else {
            if timeout.to_float().is_none() && timeout.to_int_or_bool().is_none() {
                return Err(type_error("timeout must be an integer or None"));
            }
            let is_endless = timeout.to_float().is_some_and(|seconds| seconds < 0.0)
                || timeout.to_int_or_bool().is_some_and(|seconds| seconds < 0);
            if is_endless {
                None
            } else {
                deadline(thread, timeout, 1.0)?
            }
        };
        let most = match maxevents {
            -1 => 1023,
            1.. => maxevents.min(1 << 16) as usize,
            _ => {
                return Err(value_error(format!(
                    "maxevents must be greater than 0, got {maxevents}"
                )));
            }
        };
        // A descriptor of this kind can be waited for as others can, so signals are seen to.
        let found = wait_each(thread, &[(own.as_fd(), PollFlags::IN)], end)?;
        let list = List::from_items(thread, &[]);
        if found[0].is_empty() {
            return Ok(list.value());
        }
        let mut events: Vec<Event> = Vec::with_capacity(most);
        let now = rustix::event::Timespec {
            tv_sec: 0,
            tv_nsec: 0,
        };
        system::call(thread, None, || {
            epoll::wait(
                &*own,
                rustix::buffer::spare_capacity(&mut events),
                Some(&now),
            )
        })?;
        for event in events {
            let (data, flags) = (event.data, event.flags);
            let pair = [
                thread.int(data.u64() as i64),
                thread.int(i64::from(flags.bits())),
            ];
            list.push(thread, thread.tuple(&pair));
        }
        Ok(list.value())
    }

    fn __enter__(this: &Native<Epoll>) -> Result<Value, Raised> {
        open(this)?;
        Ok(this.value())
    }

    fn __exit__(this: &Native<Epoll>, thread: &Thread, #[rest] _args: &[Value]) {
        close(this, thread);
    }
}
