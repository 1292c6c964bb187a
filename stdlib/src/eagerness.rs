//! Whether a thread that waits for an answer asks for it again and again for a moment before it sleeps.
//!
//! To wake a thread that sleeps takes the system some 25 microseconds, on an idle processor more than a near server needs
//! to answer. A thread that has seen an answer come so soon looks out for the next; one that has looked out in vain sleeps
//! at once for a while, twice as long after each failure, so that a server far away costs next to nothing.

use rustix::event::{PollFd, PollFlags, Timespec};
use rustix::fd::BorrowedFd;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use weft_core::heap::Thread;

/// For how long an answer is looked out for: as long as two threads that sleep take to wake each other.
const MOMENT: Duration = Duration::from_micros(50);

/// The most waits in a row without looking out, as a power of two.
const MOST_FAILURES: u32 = 10;

/// What one end of a conversation has seen of its answers.
#[derive(Default)]
pub struct Eagerness {
    failures: AtomicU32,
    /// How many waits are still to be slept through.
    left: AtomicU32,
}

impl Eagerness {
    /// Tries an operation for a moment, until it finds something; nothing if it does not, or is not worth a try now.
    pub fn look_out<T>(&self, mut operation: impl FnMut() -> Option<T>) -> Option<T> {
        let left = self.left.load(Ordering::Relaxed);
        if left > 0 || !has_processors() {
            self.left.store(left.saturating_sub(1), Ordering::Relaxed);
            return None;
        }
        let end = Instant::now() + MOMENT;
        loop {
            if let Some(found) = operation() {
                self.failures.store(0, Ordering::Relaxed);
                return Some(found);
            }
            if Instant::now() >= end {
                break;
            }
            std::hint::spin_loop();
        }
        let failures = (self.failures.load(Ordering::Relaxed) + 1).min(MOST_FAILURES);
        self.failures.store(failures, Ordering::Relaxed);
        self.left.store(1 << failures, Ordering::Relaxed);
        None
    }

    /// Looks out for something to be read; whether there is.
    pub fn sees_input(&self, thread: &Thread, descriptor: BorrowedFd<'_>) -> bool {
        let mut watched = [PollFd::from_borrowed_fd(descriptor, PollFlags::IN)];
        let mut is_ready = || {
            let found = rustix::event::poll(&mut watched, Some(&Timespec::default()));
            matches!(found, Ok(1..)).then_some(())
        };
        thread.blocking(|| self.look_out(&mut is_ready)).is_some()
    }
}

/// Whether the other side can run while this thread does.
fn has_processors() -> bool {
    static FOUND: OnceLock<bool> = OnceLock::new();
    *FOUND.get_or_init(|| std::thread::available_parallelism().is_ok_and(|count| count.get() > 1))
}

#[cfg(test)]
mod tests {
    use super::Eagerness;

    /// How often the operation is tried at all in so many waits without an answer.
    fn tried(eagerness: &Eagerness, waits: usize) -> usize {
        let mut tried = 0;
        for _ in 0..waits {
            let mut is_tried = false;
            let found: Option<()> = eagerness.look_out(|| {
                is_tried = true;
                None
            });
            assert!(found.is_none());
            tried += usize::from(is_tried);
        }
        tried
    }

    #[test]
    fn who_looks_out_in_vain_looks_out_less_and_less() {
        let eagerness = Eagerness::default();
        if super::has_processors() {
            // After the first failure two waits are slept through, then four, eight, and so on.
            assert_eq!(tried(&eagerness, 1 + 2 + 1 + 4 + 1 + 8), 3);
            assert_eq!(eagerness.look_out(|| Some(1)), Some(1));
            assert_eq!(tried(&eagerness, 1 + 2 + 1), 2);
        } else {
            assert_eq!(tried(&eagerness, 10), 0);
        }
    }
}
