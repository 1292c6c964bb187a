//! The lock of a stream: one thread at a time works with it, and waits for the lock detached.

use std::sync::atomic::{AtomicUsize, Ordering};
use weft_core::error::runtime_error;
use weft_core::heap::concurrency::{Acquire, Lock};
use weft_core::heap::{Raised, Thread};
use weft_core::safepoint;

/// The lock.
pub struct Exclusive {
    lock: Lock,
    /// The address of the thread state of whoever has it.
    owner: AtomicUsize,
    /// How often its owner has taken it.
    depth: AtomicUsize,
}

impl Default for Exclusive {
    fn default() -> Self {
        Exclusive {
            lock: Lock::new(),
            owner: AtomicUsize::new(0),
            depth: AtomicUsize::new(0),
        }
    }
}

/// Lets go of the lock when it is dropped.
pub struct Guard<'a> {
    exclusive: &'a Exclusive,
}

impl Exclusive {
    /// Takes the lock.
    ///
    /// # Errors
    /// `RuntimeError` if this thread has it, as when a signal handler prints while its thread is printing.
    pub fn enter(&self, thread: &Thread) -> Result<Guard<'_>, Raised> {
        if self.is_owned(thread) {
            return Err(runtime_error("reentrant call inside a stream"));
        }
        self.enter_again(thread)
    }

    /// Takes the lock, also if this thread has it.
    ///
    /// # Errors
    /// What comes up while it waits.
    pub fn enter_again(&self, thread: &Thread) -> Result<Guard<'_>, Raised> {
        let own = std::ptr::from_ref(thread).addr();
        if self.is_owned(thread) {
            self.depth.fetch_add(1, Ordering::Relaxed);
            return Ok(Guard { exclusive: self });
        }
        if !self.lock.try_acquire() {
            while self.lock.acquire(thread.participant(), None) != Acquire::Acquired {
                safepoint::poll(thread)?;
            }
        }
        self.owner.store(own, Ordering::Relaxed);
        self.depth.store(1, Ordering::Relaxed);
        Ok(Guard { exclusive: self })
    }

    fn is_owned(&self, thread: &Thread) -> bool {
        self.owner.load(Ordering::Relaxed) == std::ptr::from_ref(thread).addr()
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        if self.exclusive.depth.fetch_sub(1, Ordering::Relaxed) > 1 {
            return;
        }
        self.exclusive.owner.store(0, Ordering::Relaxed);
        let _ = self.exclusive.lock.release();
    }
}
