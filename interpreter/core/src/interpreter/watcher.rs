//! The thread that waits for what comes from outside: signals, and the end of whoever this process lives for.

use parking_lot::Mutex;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::{Errno, fcntl_dupfd_cloexec, read};
use signal_hook::iterator::Handle;
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use std::io::{self, Read, Write};
use std::os::fd::{BorrowedFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use weft_heap::concurrency::signals;

/// What is done, by the thread that watches, when a descriptor has reached its end.
pub type AtEnd = Box<dyn FnOnce() + Send>;

/// Descriptors whose ends are waited for.
type Lifelines = Arc<Mutex<Vec<(Arc<OwnedFd>, AtEnd)>>>;

/// The way to the thread that watches.
pub(super) struct Watcher {
    handle: Handle,
    /// Makes the thread look at what it waits for.
    waker: UnixStream,
    lifelines: Lifelines,
}

impl Watcher {
    /// A watcher of no signals yet, and what its thread has to do.
    pub(super) fn new() -> io::Result<(Watcher, Waiting)> {
        let (reader, writer) = UnixStream::pair()?;
        let waker = writer.try_clone()?;
        let no_signals: [i32; 0] = [];
        let delivery = SignalDelivery::with_pipe(reader, writer, SignalOnly, no_signals)?;
        let lifelines = Lifelines::default();
        let watcher = Watcher {
            handle: delivery.handle(),
            waker,
            lifelines: Arc::clone(&lifelines),
        };
        let waiting = Waiting {
            delivery,
            lifelines,
        };
        Ok((watcher, waiting))
    }

    pub(super) fn add_signal(&self, signal: i32) -> io::Result<()> {
        self.handle.add_signal(signal)
    }

    /// Has something done when a descriptor reaches its end, even if the program closes its own before.
    pub(super) fn add_lifeline(&self, descriptor: BorrowedFd<'_>, at_end: AtEnd) -> io::Result<()> {
        let own = Arc::new(fcntl_dupfd_cloexec(descriptor, 0)?);
        self.lifelines.lock().push((own, at_end));
        (&self.waker).write_all(&[0])
    }

    /// Ends the thread.
    pub(super) fn close(&self) {
        self.handle.close();
    }
}

/// What the thread that watches does.
pub(super) struct Waiting {
    delivery: SignalDelivery<UnixStream, SignalOnly>,
    lifelines: Lifelines,
}

impl Waiting {
    /// Waits until the watcher is closed, and tells of each signal.
    pub(super) fn run(mut self, arrive: impl Fn(i32)) {
        // What a program's threads do not take must wait for them, and not be noticed here.
        signals::leave_to_others();
        loop {
            for signal in self.delivery.pending() {
                arrive(signal);
            }
            if self.delivery.handle().is_closed() {
                return;
            }
            self.wait();
        }
    }

    fn wait(&self) {
        let watched: Vec<Arc<OwnedFd>> = {
            let lifelines = self.lifelines.lock();
            lifelines.iter().map(|(own, _)| Arc::clone(own)).collect()
        };
        let mut polled = vec![PollFd::new(self.delivery.get_read(), PollFlags::IN)];
        polled.extend(watched.iter().map(|own| PollFd::new(own, PollFlags::IN)));
        match poll(&mut polled, None) {
            Ok(_) => {}
            // A signal came in between.
            Err(Errno::INTR) => return,
            Err(_) => {
                // So many are more than the process may have open: signals are what is waited for then.
                let _ = self.delivery.get_read().read(&mut [0]);
                return;
            }
        }
        for (own, polled) in watched.iter().zip(&polled[1..]) {
            if !polled.revents().is_empty() {
                self.look(own);
            }
        }
    }

    /// Sees to a lifeline from which there is something to read, or nothing any more.
    fn look(&self, lifeline: &Arc<OwnedFd>) {
        let has_ended = match read(lifeline, &mut [0; 64]) {
            Ok(0) => true,
            Ok(_) | Err(Errno::INTR | Errno::AGAIN) => return,
            Err(_) => false,
        };
        let mut lifelines = self.lifelines.lock();
        let place = lifelines
            .iter()
            .position(|(own, _)| Arc::ptr_eq(own, lifeline));
        let found = place.map(|place| lifelines.swap_remove(place));
        drop(lifelines);
        if has_ended && let Some((_, at_end)) = found {
            at_end();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Watcher;
    use std::io::{self, Write};
    use std::os::fd::AsFd;
    use std::sync::mpsc::channel;

    #[test]
    fn ends_and_signals_are_told_of_by_one_thread() -> io::Result<()> {
        let (watcher, waiting) = Watcher::new()?;
        let (tell, told) = channel();
        let tell_signal = tell.clone();
        let thread = std::thread::spawn(move || {
            waiting.run(|signal| tell_signal.send(signal).expect("somebody receives"));
        });
        let (lifeline, mut other) = io::pipe()?;
        let at_end = Box::new(move || tell.send(0).expect("somebody receives"));
        watcher.add_lifeline(lifeline.as_fd(), at_end)?;
        // What comes before the end is nothing, and the end is noticed even where the descriptor was closed.
        other.write_all(b"still here")?;
        drop(lifeline);
        watcher.add_signal(signal_hook::consts::SIGWINCH)?;
        signal_hook::low_level::raise(signal_hook::consts::SIGWINCH)?;
        assert_eq!(told.recv(), Ok(signal_hook::consts::SIGWINCH));
        drop(other);
        assert_eq!(told.recv(), Ok(0));
        watcher.close();
        thread.join().expect("the watch ends");
        // Nobody is left who could tell.
        assert!(told.recv().is_err());
        Ok(())
    }
}
