//! The one-byte lock in the header of an object.

use std::mem::ManuallyDrop;

use parking_lot::RawMutex;
use parking_lot::lock_api::{GuardNoSend, RawMutex as _};

use crate::sync::spin_loop;

/// How often a taken lock is looked at again before the thread parks: a few hundred nanoseconds,
/// which is longer than any single operation of a container that does not grow.
const SPINS: u32 = 40;

/// A lock that lives inside an object, for the length of one operation of a container.
///
/// The holder reaches no safepoint and runs no Python code, so a wait for it is short, and ends without the help of
/// anybody who waits for this thread: whoever waits stays attached. That is what lets nodes change containers while they
/// have values in registers, and what makes sure that no stopped thread has a lock. With the GIL on it is not needed.
#[repr(transparent)]
pub struct ObjectLock(RawMutex);

impl ObjectLock {
    /// An open lock.
    pub const fn new() -> Self {
        ObjectLock(RawMutex::INIT)
    }

    /// Takes the lock. If another thread has it, waits for a moment and then parks. This is no safepoint: no collection
    /// runs meanwhile.
    #[inline]
    pub fn lock(&self) -> ObjectGuard<'_> {
        let guard = match self.0.try_lock() {
            Some(guard) => guard,
            None => self.lock_contended(),
        };
        ObjectGuard {
            lock: self,
            token: ManuallyDrop::new(guard),
        }
    }

    /// Takes the lock if it is open.
    #[inline]
    pub fn try_lock(&self) -> Option<ObjectGuard<'_>> {
        self.0.try_lock().map(|guard| ObjectGuard {
            lock: self,
            token: ManuallyDrop::new(guard),
        })
    }

    /// Whether any thread has the lock at this moment.
    pub fn is_locked(&self) -> bool {
        self.0.is_locked()
    }

    #[cold]
    fn lock_contended(&self) -> GuardNoSend {
        for _ in 0..SPINS {
            spin_loop();
            if !self.0.is_locked()
                && let Some(guard) = self.0.try_lock()
            {
                return guard;
            }
        }
        // It parks in the queue of the lock's address, and is given the lock directly when it has
        // waited for about half a millisecond.
        self.0.lock()
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
    token: ManuallyDrop<GuardNoSend>,
}

impl ObjectGuard<'_> {
    /// Opens the lock.
    #[inline]
    pub fn unlock(self) {}
}

impl Drop for ObjectGuard<'_> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: the token is taken once, as a guard is dropped once.
        let token = unsafe { ManuallyDrop::take(&mut self.token) };
        // SAFETY: the token came from taking this lock, on this thread, which it cannot leave.
        unsafe { self.lock.0.unlock(token) };
    }
}
