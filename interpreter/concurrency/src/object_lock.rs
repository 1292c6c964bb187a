//! The one-byte lock in the header of an object.

use std::marker::PhantomData;
use std::time::Duration;

use crate::sync::{AtomicBool, Ordering, spin_loop};

/// How often a taken lock is looked at again before the thread lets others run: a few hundred nanoseconds,
/// which is longer than any single operation of a container that does not grow.
const SPINS: u32 = 40;

/// How often it lets others run before it sleeps, for a holder that the system has stopped.
const YIELDS: u32 = 16;

/// For how long it sleeps at first, and at most: to copy a large container takes that long.
const NAP: Duration = Duration::from_micros(20);
const LONGEST_NAP: Duration = Duration::from_millis(1);

/// A lock that lives inside an object, for the length of one operation of a container.
///
/// The holder reaches no safepoint and runs no Python code, so a wait for it is short, and ends without the help of
/// anybody who waits for this thread: whoever waits stays attached. That is what lets nodes change containers while they
/// have values in registers, and what makes sure that no stopped thread has a lock. With the GIL on, and for a thread that
/// is alone, it is not needed.
///
/// Nobody is woken when it opens, so that to open it takes no more than a store: a locked instruction each way costs more
/// than most of what is done in between.
#[repr(transparent)]
pub struct ObjectLock(AtomicBool);

impl ObjectLock {
    /// An open lock.
    pub const fn new() -> Self {
        ObjectLock(AtomicBool::new(false))
    }

    /// Takes the lock. If another thread has it, looks again and again for a moment, and then at intervals. This is no
    /// safepoint: no collection runs meanwhile.
    #[inline]
    pub fn lock(&self) -> ObjectGuard<'_> {
        self.try_lock().unwrap_or_else(|| self.lock_contended())
    }

    /// Takes the lock if it is open.
    #[inline]
    pub fn try_lock(&self) -> Option<ObjectGuard<'_>> {
        let taken = self
            .0
            .compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed);
        match taken {
            Ok(_) => Some(ObjectGuard {
                lock: self,
                own: PhantomData,
            }),
            Err(_) => None,
        }
    }

    /// Whether any thread has the lock at this moment.
    pub fn is_locked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    fn try_opened(&self) -> Option<ObjectGuard<'_>> {
        // Only to look leaves the cache line where it is.
        if self.is_locked() {
            return None;
        }
        self.try_lock()
    }

    #[cold]
    #[expect(
        clippy::disallowed_methods,
        reason = "whoever waits for an object stays attached, and the holder does not sleep"
    )]
    fn lock_contended(&self) -> ObjectGuard<'_> {
        for _ in 0..YIELDS {
            for _ in 0..SPINS {
                spin_loop();
                if let Some(guard) = self.try_opened() {
                    return guard;
                }
            }
            std::thread::yield_now();
        }
        let mut nap = NAP;
        loop {
            std::thread::sleep(nap);
            if let Some(guard) = self.try_opened() {
                return guard;
            }
            nap = (nap * 2).min(LONGEST_NAP);
        }
    }
}

impl Default for ObjectLock {
    fn default() -> Self {
        ObjectLock::new()
    }
}

/// An object's lock while it is held; dropping it opens the lock.
#[must_use = "the lock opens again when this is dropped"]
pub struct ObjectGuard<'a> {
    lock: &'a ObjectLock,
    /// It stays with the thread that took it.
    own: PhantomData<*const ()>,
}

impl ObjectGuard<'_> {
    /// Opens the lock.
    #[inline]
    pub fn unlock(self) {}
}

impl Drop for ObjectGuard<'_> {
    #[inline]
    fn drop(&mut self) {
        self.lock.0.store(false, Ordering::Release);
    }
}
