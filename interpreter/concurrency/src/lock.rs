//! A lock for programs: any thread opens it, and waits for it can time out or be interrupted.
//!
//! Invariant: `QUEUED` is set in the state exactly while the queue is not empty, and both change
//! under the queue's mutex. An open lock is taken past the queue, but a thread that has queued for
//! a millisecond is given the lock by the next release. So locks taken and released in quick
//! succession are not passed back and forth at each turn, and nobody starves.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use crate::gil::Gil;
use crate::park::{Parked, Unparker};
use crate::participant::Participant;
use crate::recording::{self, LockRecord};
use crate::sync::{AtomicBool, AtomicU8, Deadline, Mutex, Ordering, spin_loop};

const LOCKED: u8 = 1;
const QUEUED: u8 = 2;
/// The lock has figures to be kept.
const RECORDED: u8 = 4;
/// How long it is held is measured this time, which opening it has to end.
const MEASURED: u8 = 8;

/// How long a thread queues before a release hands the lock to it.
const PATIENCE: Duration = Duration::from_millis(1);

const SPINS: u32 = 40;

/// How [`Lock::acquire`] ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acquire {
    /// The lock is the caller's.
    Acquired,
    /// The time is up.
    TimedOut,
    /// The thread was interrupted, and has not got the lock. The attention that the interrupt
    /// asked for is still to be taken.
    Interrupted,
}

/// Who has a lock that a thread waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// Another thread, as far as is known.
    Other,
    /// The thread itself: it waits for another one to open it, as for a signal.
    Caller,
}

/// The error of [`Lock::release`]: the lock was open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLocked;

impl std::fmt::Display for NotLocked {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("release unlocked lock")
    }
}

impl std::error::Error for NotLocked {}

/// A lock that is not reentrant and has no owner.
pub struct Lock {
    state: AtomicU8,
    queue: Mutex<VecDeque<Arc<Waiter>>>,
    record: Option<Arc<LockRecord>>,
}

struct Waiter {
    unparker: Unparker,
    patience: Deadline,
    granted: AtomicBool,
}

impl Lock {
    /// An open lock.
    pub fn new() -> Self {
        Lock {
            state: AtomicU8::new(0),
            queue: Mutex::new(VecDeque::new()),
            record: None,
        }
    }

    /// An open lock, which a recording shows by its place, if anything is recorded.
    pub fn named(place: impl FnOnce() -> String) -> Self {
        let record = LockRecord::new(place);
        Lock {
            state: AtomicU8::new(record.as_ref().map_or(0, |_| RECORDED)),
            record,
            ..Lock::new()
        }
    }

    /// Whether the lock is taken at this moment.
    pub fn is_locked(&self) -> bool {
        self.state.load(Ordering::SeqCst) & LOCKED != 0
    }

    /// Takes the lock if it is open.
    #[inline]
    pub fn try_acquire(&self) -> bool {
        let state = self.state.load(Ordering::SeqCst);
        if state & !RECORDED == 0 && self.replace(state, state | LOCKED) {
            if state != 0 {
                self.note_taken();
            }
            return true;
        }
        state & LOCKED == 0 && self.try_acquire_marked()
    }

    /// Takes the lock if it is open, also with other bits set.
    fn try_acquire_marked(&self) -> bool {
        loop {
            let state = self.state.load(Ordering::SeqCst);
            if state & LOCKED != 0 {
                return false;
            }
            if self.replace(state, state | LOCKED) {
                self.note_taken();
                return true;
            }
        }
    }

    #[inline]
    fn replace(&self, state: u8, next: u8) -> bool {
        self.state
            .compare_exchange(state, next, Ordering::SeqCst, Ordering::SeqCst)
            .is_ok()
    }

    /// Takes the lock, waiting, detached, no longer than `timeout`.
    pub fn acquire(&self, participant: &Participant, timeout: Option<Duration>) -> Acquire {
        self.acquire_from(participant, timeout, Holder::Other)
    }

    /// As [`acquire`](Self::acquire); a recording shows the wait by who has the lock.
    pub fn acquire_from(
        &self,
        participant: &Participant,
        timeout: Option<Duration>,
        holder: Holder,
    ) -> Acquire {
        if self.try_acquire() {
            return Acquire::Acquired;
        }
        if timeout.is_some_and(|timeout| timeout.is_zero()) {
            return Acquire::TimedOut;
        }
        let deadline = timeout.map(Deadline::after);
        // With the GIL on whoever has the lock does not run while this thread does.
        if participant.world().gil() == Gil::Off {
            for _ in 0..SPINS {
                spin_loop();
                if self.try_acquire() {
                    return Acquire::Acquired;
                }
            }
        }
        let Some(waiter) = self.enqueue(participant) else {
            self.note_taken_late();
            return Acquire::Acquired;
        };
        let activity = LockRecord::activity_of(self.record.as_deref(), holder);
        let _waiting = recording::wait(self.record.as_deref(), activity);
        loop {
            let parked = participant.park_until(deadline, activity);
            if self.take_queued(&waiter) {
                return Acquire::Acquired;
            }
            let ended = match parked {
                Parked::Unparked => continue,
                Parked::TimedOut => Acquire::TimedOut,
                Parked::Interrupted => Acquire::Interrupted,
            };
            return if self.leave_queue(&waiter) {
                ended
            } else {
                self.note_taken_late();
                Acquire::Acquired
            };
        }
    }

    /// Opens the lock, whichever thread has it.
    #[inline]
    pub fn release(&self) -> Result<(), NotLocked> {
        let state = self.state.load(Ordering::SeqCst);
        if state & !RECORDED == LOCKED && self.replace(state, state & RECORDED) {
            return Ok(());
        }
        self.release_marked()
    }

    /// Joins the queue, unless the lock turns out to be open and is taken.
    fn enqueue(&self, participant: &Participant) -> Option<Arc<Waiter>> {
        let mut queue = self.queue.lock();
        let mut state = self.state.load(Ordering::SeqCst);
        loop {
            let next = if state & LOCKED == 0 {
                state | LOCKED
            } else {
                state | QUEUED
            };
            match self
                .state
                .compare_exchange_weak(state, next, Ordering::SeqCst, Ordering::SeqCst)
            {
                Ok(_) if state & LOCKED == 0 => return None,
                Ok(_) => break,
                Err(actual) => state = actual,
            }
        }
        let waiter = Arc::new(Waiter {
            unparker: participant.unparker(),
            patience: Deadline::after(PATIENCE),
            granted: AtomicBool::new(false),
        });
        queue.push_back(Arc::clone(&waiter));
        Some(waiter)
    }

    /// Whether the lock is the waiter's: given to it, or open and now taken by it.
    fn take_queued(&self, waiter: &Arc<Waiter>) -> bool {
        if waiter.granted.load(Ordering::SeqCst) {
            self.note_taken_late();
            return true;
        }
        let mut queue = self.queue.lock();
        if waiter.granted.load(Ordering::SeqCst) {
            self.note_taken_late();
            return true;
        }
        if !self.try_acquire() {
            return false;
        }
        self.forget(&mut queue, waiter);
        true
    }

    /// Gives up waiting. False if the lock has been given to the waiter before that.
    fn leave_queue(&self, waiter: &Arc<Waiter>) -> bool {
        let mut queue = self.queue.lock();
        if waiter.granted.load(Ordering::SeqCst) {
            return false;
        }
        self.forget(&mut queue, waiter);
        // The wake-up of the last release may have gone to this waiter.
        if !self.is_locked()
            && let Some(front) = queue.front()
        {
            front.unparker.unpark();
        }
        true
    }

    fn forget(&self, queue: &mut VecDeque<Arc<Waiter>>, waiter: &Arc<Waiter>) {
        queue.retain(|other| !Arc::ptr_eq(other, waiter));
        if queue.is_empty() {
            self.state.fetch_and(!QUEUED, Ordering::SeqCst);
        }
    }

    /// The calling thread has the lock, and did not have to wait.
    #[inline]
    fn note_taken(&self) {
        if let Some(record) = &self.record
            && record.note_taken()
        {
            self.state.fetch_or(MEASURED, Ordering::SeqCst);
        }
    }

    /// The calling thread has the lock after it had to queue for it.
    fn note_taken_late(&self) {
        if let Some(record) = &self.record {
            record.note_taken_late();
            self.state.fetch_or(MEASURED, Ordering::SeqCst);
        }
    }

    /// Opens the lock, also with other bits set.
    #[inline(never)]
    fn release_marked(&self) -> Result<(), NotLocked> {
        let mut state = self.state.load(Ordering::SeqCst);
        if state & MEASURED != 0 {
            if let Some(record) = &self.record {
                record.note_released();
            }
            state = self.state.fetch_and(!MEASURED, Ordering::SeqCst) & !MEASURED;
        }
        if state & LOCKED == 0 {
            return Err(NotLocked);
        }
        if state & QUEUED == 0 && self.replace(state, state & !LOCKED) {
            return Ok(());
        }
        self.release_queued()
    }

    #[cold]
    fn release_queued(&self) -> Result<(), NotLocked> {
        let mut queue = self.queue.lock();
        let Some(front) = queue.front() else {
            // The queue emptied meanwhile, and nobody joins it while its mutex is held.
            let state = self.state.fetch_and(!LOCKED, Ordering::SeqCst);
            return if state & LOCKED == 0 {
                Err(NotLocked)
            } else {
                Ok(())
            };
        };
        let front = Arc::clone(front);
        if front.patience.remaining().is_some() {
            let state = self.state.fetch_and(!LOCKED, Ordering::SeqCst);
            if state & LOCKED == 0 {
                return Err(NotLocked);
            }
        } else {
            if !self.is_locked() {
                return Err(NotLocked);
            }
            // The lock stays taken, and is the waiter's from here on.
            queue.pop_front();
            if queue.is_empty() {
                self.state.fetch_and(!QUEUED, Ordering::SeqCst);
            }
            front.granted.store(true, Ordering::SeqCst);
        }
        drop(queue);
        front.unparker.unpark();
        Ok(())
    }
}

impl Default for Lock {
    fn default() -> Self {
        Lock::new()
    }
}
