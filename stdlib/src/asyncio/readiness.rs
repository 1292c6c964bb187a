//! Waiting for file descriptors: mio tells when they change, asyncio wants to be told while they are ready.

use mio::unix::SourceFd;
use mio::{Events, Interest, Poll, Token, Waker};
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

    fn interest((read, write): (bool, bool)) -> Option<Interest> {
        match (read, write) {
            (true, true) => Some(Interest::READABLE | Interest::WRITABLE),
            (true, false) => Some(Interest::READABLE),
            (false, true) => Some(Interest::WRITABLE),
            (false, false) => None,
        }
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
        let registry = self.poll.registry();
        let mut source = SourceFd(&descriptor);
        let token = Token(descriptor as usize);
        match (Readiness::interest(before), Readiness::interest(after)) {
            (None, Some(interest)) => registry.register(&mut source, token, interest)?,
            (Some(_), Some(interest)) => registry.reregister(&mut source, token, interest)?,
            // The descriptor may have been closed already.
            (Some(_), None) => drop(registry.deregister(&mut source)),
            (None, None) => {}
        }
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
        // Told of a change only; registering again tells of what is still so.
        for (descriptor, _) in &ready {
            if let Some(interest) = self
                .watched
                .get(descriptor)
                .copied()
                .and_then(Readiness::interest)
            {
                let _ = self.poll.registry().reregister(
                    &mut SourceFd(descriptor),
                    Token(*descriptor as usize),
                    interest,
                );
            }
        }
        Ok(ready)
    }
}
