//! Waiting for file descriptors, of which asyncio wants to be told while they are ready.
//!
//! mio tells of changes alone. On Linux descriptors are put into its list past it, to be told of as long as they are ready;
//! elsewhere those that were told of are registered again, which is a call of the system for each.
//!
//! Sockets for which the loop tries first and waits for a change only if there was nothing are kept in the list until they
//! are closed, and told of once for each change: no call of the system is made to begin a wait, nor to end it.
//!
//! Sockets from which all there is is taken each time are told of in the same way until the other side ends: after those that
//! it has told of otherwise the system looks once more at the next wait.

use mio::{Events, Poll, Token, Waker};
use rustc_hash::FxHashMap;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use weft_core::heap::concurrency::descriptor::replacements;

/// The token of the waker. Those of descriptors are their numbers, with the number of the registration above for kept ones.
const WAKER: Token = Token(usize::MAX);

/// Above this bit of a token stands the number of a registration.
const NUMBER_BITS: u32 = 32;

/// What a descriptor is watched for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Direction {
    /// To become readable.
    Read,
    /// To become writable.
    Write,
}

impl Direction {
    /// The other one.
    pub fn opposite(self) -> Direction {
        match self {
            Direction::Read => Direction::Write,
            Direction::Write => Direction::Read,
        }
    }
}

/// What a descriptor is watched for, and how.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Watch {
    read: bool,
    write: bool,
    /// Whether who reads takes all there is each time.
    takes_all: bool,
}

impl Watch {
    const NONE: Watch = Watch {
        read: false,
        write: false,
        takes_all: false,
    };

    /// Whether it is told of once for each change. Who writes does not write until the system takes no more.
    fn is_by_change(self) -> bool {
        self.takes_all && !self.write
    }
}

/// Of a socket: where it is kept, for as long as it has its descriptor.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Registration {
    /// 0 for none; otherwise unlike all others of the process.
    number: u32,
    /// How many descriptors had been replaced behind the backs of their sockets (see [`replacements`]).
    replacements: u32,
}

impl Registration {
    fn new() -> Registration {
        static LAST: AtomicU32 = AtomicU32::new(0);
        Registration {
            number: LAST.fetch_add(1, Ordering::Relaxed).wrapping_add(1).max(1),
            replacements: replacements(),
        }
    }

    /// As one word; 0 for none.
    pub fn to_bits(self) -> u64 {
        u64::from(self.replacements) << 32 | u64::from(self.number)
    }

    /// What [`Registration::to_bits`] has made a word of.
    pub fn from_bits(bits: u64) -> Registration {
        Registration {
            number: bits as u32,
            replacements: (bits >> 32) as u32,
        }
    }
}

/// The descriptors that a loop watches.
pub struct Readiness {
    poll: Poll,
    events: Events,
    waker: Arc<Waker>,
    watched: FxHashMap<i32, Watch>,
    kept: FxHashMap<i32, Registration>,
}

impl Readiness {
    /// Nothing watched yet.
    ///
    /// # Errors
    /// What the system says.
    pub fn new() -> io::Result<Readiness> {
        let poll = Poll::new()?;
        let waker = Arc::new(Waker::new(poll.registry(), WAKER)?);
        Ok(Readiness {
            poll,
            events: Events::with_capacity(256),
            waker,
            watched: FxHashMap::default(),
            kept: FxHashMap::default(),
        })
    }

    /// What ends a wait, from any thread.
    pub fn waker(&self) -> Arc<Waker> {
        Arc::clone(&self.waker)
    }

    /// Whether nothing is watched; what is kept does not count.
    pub fn is_empty(&self) -> bool {
        self.watched.is_empty()
    }

    /// Watches a descriptor, or stops watching it, in one direction.
    ///
    /// # Errors
    /// What the system says, such as `EPERM` for a regular file.
    pub fn watch(&mut self, descriptor: i32, direction: Direction, wanted: bool) -> io::Result<()> {
        let mut watch = self.watch_of(descriptor);
        match direction {
            Direction::Read => (watch.read, watch.takes_all) = (wanted, false),
            Direction::Write => watch.write = wanted,
        }
        self.change(descriptor, watch)
    }

    /// Watches a socket for somebody who takes all there is to read each time, or asks to be told [again](Readiness::again).
    ///
    /// # Errors
    /// As [`Readiness::watch`].
    pub fn watch_taken(&mut self, descriptor: i32) -> io::Result<()> {
        let mut watch = self.watch_of(descriptor);
        (watch.read, watch.takes_all) = (true, true);
        self.change(descriptor, watch)
    }

    /// Has a socket that is watched told of again, if there still is something to read. One that was closed meanwhile, by
    /// another thread, is told of no more.
    pub fn again(&mut self, descriptor: i32) {
        let watch = self.watch_of(descriptor);
        if watch.read && watch.is_by_change() {
            let _ = self.change(descriptor, watch);
        }
    }

    fn watch_of(&self, descriptor: i32) -> Watch {
        self.watched
            .get(&descriptor)
            .copied()
            .unwrap_or(Watch::NONE)
    }

    fn change(&mut self, descriptor: i32, watch: Watch) -> io::Result<()> {
        let before = self.watch_of(descriptor);
        list::change(self.poll.registry(), descriptor, before, watch)?;
        if watch == Watch::NONE {
            self.watched.remove(&descriptor);
        } else {
            self.watched.insert(descriptor, watch);
        }
        Ok(())
    }

    /// Has changes of a socket told of until it is closed. `before` is what this gave for the same socket last. `None` if
    /// the socket is watched, and therefore told of in another way.
    ///
    /// # Errors
    /// What the system says.
    pub fn keep(
        &mut self,
        descriptor: i32,
        before: Registration,
    ) -> io::Result<Option<Registration>> {
        let kept = self.kept.get(&descriptor);
        if before.replacements == replacements() && kept == Some(&before) {
            return Ok(Some(before));
        }
        if self.watched.contains_key(&descriptor) {
            return Ok(None);
        }
        let registration = Registration::new();
        list::keep(
            self.poll.registry(),
            descriptor,
            (registration.number as usize) << NUMBER_BITS | descriptor as usize,
        )?;
        self.kept.insert(descriptor, registration);
        Ok(Some(registration))
    }

    /// Keeps a socket no longer, so that its descriptor can be watched; whether it was kept.
    pub fn release(&mut self, descriptor: i32) -> bool {
        let was_kept = self.kept.remove(&descriptor).is_some();
        if was_kept {
            list::remove(self.poll.registry(), descriptor);
        }
        was_kept
    }

    /// Waits until something is ready, the waker is used, or the time is up. Gives what is ready.
    ///
    /// # Errors
    /// What the system says; an interruption is the same as nothing being ready.
    pub fn wait(&mut self, timeout: Option<Duration>) -> io::Result<Vec<(i32, Direction)>> {
        match self.poll.poll(&mut self.events, timeout) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Ok(Vec::new()),
            result => result?,
        }
        let mut ready = Vec::new();
        let mut ended_sockets = Vec::new();
        for event in &self.events {
            if event.token() == WAKER {
                continue;
            }
            let Token(token) = event.token();
            let descriptor = token as u32 as i32;
            let ended = event.is_error() || event.is_read_closed() || event.is_write_closed();
            let (read, write) = match (token >> NUMBER_BITS) as u32 {
                0 => {
                    let watch = self.watch_of(descriptor);
                    if ended && watch.is_by_change() {
                        ended_sockets.push(descriptor);
                    }
                    (watch.read, watch.write)
                }
                number => {
                    // A socket of which there are copies is told of after it was closed.
                    let kept = self.kept.get(&descriptor);
                    let is_kept = kept.is_some_and(|kept| kept.number == number);
                    (is_kept, is_kept)
                }
            };
            if read && (event.is_readable() || ended) {
                ready.push((descriptor, Direction::Read));
            }
            if write && (event.is_writable() || ended) {
                ready.push((descriptor, Direction::Write));
            }
        }
        // Who has taken what came last has not seen the end yet, of which there is no further change.
        for descriptor in ended_sockets {
            // Another thread may have closed it meanwhile.
            let _ = self.watch(descriptor, Direction::Read, true);
        }
        list::go_on(self.poll.registry(), &ready, &self.watched);
        Ok(ready)
    }
}

/// The system's list of descriptors.
#[cfg(target_os = "linux")]
mod list {
    use super::{Direction, Watch};
    use mio::Registry;
    use rustc_hash::FxHashMap;
    use rustix::event::epoll::{self, EventData, EventFlags};
    use rustix::fd::AsFd;
    use std::io;
    use weft_core::heap::concurrency::descriptor;

    pub fn change(registry: &Registry, number: i32, before: Watch, watch: Watch) -> io::Result<()> {
        let Some(source) = descriptor::borrow(number) else {
            return Err(rustix::io::Errno::BADF.into());
        };
        let list = registry.as_fd();
        let mut flags = EventFlags::empty();
        flags.set(EventFlags::IN | EventFlags::RDHUP, watch.read);
        flags.set(EventFlags::OUT, watch.write);
        flags.set(EventFlags::ET, watch.is_by_change());
        let data = EventData::new_u64(number as u64);
        match (before == Watch::NONE, watch == Watch::NONE) {
            (true, false) => epoll::add(list, source, data, flags)?,
            (false, false) => epoll::modify(list, source, data, flags)?,
            (false, true) => remove(registry, number),
            (true, true) => {}
        }
        Ok(())
    }

    /// Takes a descriptor, which may have been closed already, off the list.
    pub fn remove(registry: &Registry, number: i32) {
        if let Some(source) = descriptor::borrow(number) {
            let _ = epoll::delete(registry.as_fd(), source);
        }
    }

    /// Has each change of a descriptor told of once.
    pub fn keep(registry: &Registry, number: i32, token: usize) -> io::Result<()> {
        let Some(source) = descriptor::borrow(number) else {
            return Err(rustix::io::Errno::BADF.into());
        };
        let list = registry.as_fd();
        let flags = EventFlags::IN | EventFlags::RDHUP | EventFlags::OUT | EventFlags::ET;
        let data = EventData::new_u64(token as u64);
        match epoll::add(list, source, data, flags) {
            // Another object had the socket before.
            Err(rustix::io::Errno::EXIST) => epoll::modify(list, source, data, flags)?,
            result => result?,
        }
        Ok(())
    }

    /// Nothing is to be done to be told again.
    pub fn go_on(_: &Registry, _: &[(i32, Direction)], _: &FxHashMap<i32, Watch>) {}
}

/// As on Linux, by mio alone.
#[cfg(not(target_os = "linux"))]
mod list {
    use super::{Direction, Watch};
    use mio::unix::SourceFd;
    use mio::{Interest, Registry, Token};
    use rustc_hash::FxHashMap;
    use std::io;

    fn interest(watch: Watch) -> Option<Interest> {
        match (watch.read, watch.write) {
            (true, true) => Some(Interest::READABLE | Interest::WRITABLE),
            (true, false) => Some(Interest::READABLE),
            (false, true) => Some(Interest::WRITABLE),
            (false, false) => None,
        }
    }

    pub fn change(registry: &Registry, number: i32, before: Watch, after: Watch) -> io::Result<()> {
        let mut source = SourceFd(&number);
        let token = Token(number as usize);
        match (interest(before), interest(after)) {
            (None, Some(interest)) => registry.register(&mut source, token, interest)?,
            (Some(_), Some(interest)) => registry.reregister(&mut source, token, interest)?,
            (Some(_), None) => remove(registry, number),
            (None, None) => {}
        }
        Ok(())
    }

    /// Takes a descriptor, which may have been closed already, off the list.
    pub fn remove(registry: &Registry, number: i32) {
        let _ = registry.deregister(&mut SourceFd(&number));
    }

    /// Has each change of a descriptor told of once.
    pub fn keep(registry: &Registry, number: i32, token: usize) -> io::Result<()> {
        let interest = Interest::READABLE | Interest::WRITABLE;
        registry.register(&mut SourceFd(&number), Token(token), interest)
    }

    /// Registers what was told of again, to be told of what is still so.
    pub fn go_on(registry: &Registry, ready: &[(i32, Direction)], watched: &FxHashMap<i32, Watch>) {
        for (number, _) in ready {
            if let Some(interest) = watched.get(number).copied().and_then(interest) {
                let token = Token(*number as usize);
                let _ = registry.reregister(&mut SourceFd(number), token, interest);
            }
        }
    }
}
