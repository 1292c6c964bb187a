//! A mailbox: where tokio's thread leaves numbers of exchanges for an event loop, which watches it like a file.

use parking_lot::Mutex;
use std::io::{self, Read, Write};
use std::os::fd::{AsRawFd, RawFd};
use std::os::unix::net::UnixStream;
use weft_core::heap::{Trace, Tracer};

/// The mailbox.
pub struct Mailbox {
    /// An octet is under way to `receiver` exactly while this is not empty.
    waiting: Mutex<Vec<u64>>,
    sender: UnixStream,
    receiver: UnixStream,
}

impl Mailbox {
    /// A mailbox.
    ///
    /// # Errors
    /// The system's.
    pub fn new() -> io::Result<Mailbox> {
        let (sender, receiver) = UnixStream::pair()?;
        sender.set_nonblocking(true)?;
        receiver.set_nonblocking(true)?;
        Ok(Mailbox {
            waiting: Mutex::default(),
            sender,
            receiver,
        })
    }

    /// What the loop watches.
    pub fn descriptor(&self) -> RawFd {
        self.receiver.as_raw_fd()
    }

    /// Leaves a number.
    pub fn leave(&self, number: u64) {
        let mut waiting = self.waiting.lock();
        waiting.push(number);
        if waiting.len() == 1 {
            // The one octet always has room.
            let _ = (&self.sender).write(&[0]);
        }
    }

    /// Takes all numbers.
    pub fn take(&self) -> Vec<u64> {
        let mut waiting = self.waiting.lock();
        let mut octets = [0; 8];
        // Without an octet there is nothing to take.
        let _ = (&self.receiver).read(&mut octets);
        std::mem::take(&mut *waiting)
    }
}

/// The object.
pub struct Post(pub std::sync::Arc<Mailbox>);

impl Trace for Post {
    fn trace(&self, _: &mut Tracer<'_>) {}
}
