//! Waiting for file descriptors, of which asyncio wants to be told while they are ready.
//!
//! mio tells of changes alone. On Linux descriptors are put into its list past it, to be told of as long as they are ready;
//! elsewhere those that were told of are registered again, which is a call of the system for each.

use mio::{Events, Poll, Token, Waker};
use std::collections::HashMap;
use std::io;
use std::sync::Arc;
use std::time::Duration;

/// The token of the waker.
const WAKER: Token = Token(usize::MAX);

/// What a descriptor is watched for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Direction {
    /// To become readable.
    Read,
    /// To become writable.
    Write,
}

/// The descriptors that a loop watches.
pub struct Readiness {
    poll: Poll,
    events: Events,
    waker: Arc<Waker>,
    watched: HashMap<i32, (bool, bool)>,
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
            watched: HashMap::new(),
        })
    }

    /// What ends a wait, from any thread.
    pub fn waker(&self) -> Arc<Waker> {
        Arc::clone(&self.waker)
    }

    /// Whether nothing is watched.
    pub fn is_empty(&self) -> bool {
        self.watched.is_empty()
    }

    /// Watches a descriptor, or stops watching it, in one direction.
    ///
    /// # Errors
    /// What the system says, such as `EPERM` for a regular file.
    pub fn watch(&mut self, descriptor: i32, direction: Direction, wanted: bool) -> io::Result<()> {
        let before = self
            .watched
            .get(&descriptor)
            .copied()
            .unwrap_or((false, false));
        let after = match direction {
            Direction::Read => (wanted, before.1),
            Direction::Write => (before.0, wanted),
        };
        list::change(self.poll.registry(), descriptor, before, after)?;
        if after == (false, false) {
            self.watched.remove(&descriptor);
        } else {
            self.watched.insert(descriptor, after);
        }
        Ok(())
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
        for event in &self.events {
            if event.token() == WAKER {
                continue;
            }
            let descriptor = event.token().0 as i32;
            let (read, write) = self
                .watched
                .get(&descriptor)
                .copied()
                .unwrap_or((false, false));
            let ended = event.is_error() || event.is_read_closed() || event.is_write_closed();
            if read && (event.is_readable() || ended) {
                ready.push((descriptor, Direction::Read));
            }
            if write && (event.is_writable() || ended) {
                ready.push((descriptor, Direction::Write));
            }
        }
        list::go_on(self.poll.registry(), &ready, &self.watched);
        Ok(ready)
    }
}

/// The system's list of descriptors. What each is watched for is told by two answers: whether to read, whether to write.
#[cfg(target_os = "linux")]
mod list {
    use super::Direction;
    use mio::Registry;
    use rustix::event::epoll::{self, EventData, EventFlags};
    use rustix::fd::AsFd;
    use std::collections::HashMap;
    use std::io;
    use weft_core::heap::concurrency::descriptor;

    pub fn change(
        registry: &Registry,
        number: i32,
        before: (bool, bool),
        (read, write): (bool, bool),
    ) -> io::Result<()> {
        let Some(source) = descriptor::borrow(number) else {
            return Err(rustix::io::Errno::BADF.into());
        };
        let list = registry.as_fd();
        let mut flags = EventFlags::empty();
        flags.set(EventFlags::IN | EventFlags::RDHUP, read);
        flags.set(EventFlags::OUT, write);
        let data = EventData::new_u64(number as u64);
        match (before == (false, false), flags.is_empty()) {
            (true, false) => epoll::add(list, source, data, flags)?,
            (false, false) => epoll::modify(list, source, data, flags)?,
            // The descriptor may have been closed already.
            (false, true) => drop(epoll::delete(list, source)),
            (true, true) => {}
        }
        Ok(())
    }

    /// Nothing is to be done to be told again.
    pub fn go_on(_: &Registry, _: &[(i32, Direction)], _: &HashMap<i32, (bool, bool)>) {}
}

/// As on Linux, by mio alone.
#[cfg(not(target_os = "linux"))]
mod list {
    use super::Direction;
    use mio::unix::SourceFd;
    use mio::{Interest, Registry, Token};
    use std::collections::HashMap;
    use std::io;

    fn interest((read, write): (bool, bool)) -> Option<Interest> {
        match (read, write) {
            (true, true) => Some(Interest::READABLE | Interest::WRITABLE),
            (true, false) => Some(Interest::READABLE),
            (false, true) => Some(Interest::WRITABLE),
            (false, false) => None,
        }
    }

    pub fn change(
        registry: &Registry,
        number: i32,
        before: (bool, bool),
        after: (bool, bool),
    ) -> io::Result<()> {
        let mut source = SourceFd(&number);
        let token = Token(number as usize);
        match (interest(before), interest(after)) {
            (None, Some(interest)) => registry.register(&mut source, token, interest)?,
            (Some(_), Some(interest)) => registry.reregister(&mut source, token, interest)?,
            // The descriptor may have been closed already.
            (Some(_), None) => drop(registry.deregister(&mut source)),
            (None, None) => {}
        }
        Ok(())
    }

    /// Registers what was told of again, to be told of what is still so.
    pub fn go_on(
        registry: &Registry,
        ready: &[(i32, Direction)],
        watched: &HashMap<i32, (bool, bool)>,
    ) {
        for (number, _) in ready {
            if let Some(interest) = watched.get(number).copied().and_then(interest) {
                let token = Token(*number as usize);
                let _ = registry.reregister(&mut SourceFd(number), token, interest);
            }
        }
    }
}
