//! What is known of a lock of a program: where it was made, how long it was held, and how long was waited for it.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use super::level::{is_on, now};
use super::track::{Activity, locked, text, thread_number};

/// The figures of one lock. Who has the lock writes those of holding it.
pub struct LockRecord {
    pub(super) place: u32,
    /// The number of the thread that took it, until that or another thread opens it; 0 while it is open.
    holder: AtomicU64,
    since: AtomicU64,
    pub(super) taken: AtomicU64,
    pub(super) held: AtomicU64,
    /// When it was first taken, and last opened.
    pub(super) first: AtomicU64,
    pub(super) last: AtomicU64,
    pub(super) waits: AtomicU64,
    pub(super) waited: AtomicU64,
}

/// How many locks there may be before the list is looked through for some that say nothing.
const FIRST_SWEEP: usize = 4096;

/// The list, and how long it may become before it is looked through.
static LOCKS: Mutex<(Vec<Arc<LockRecord>>, usize)> = Mutex::new((Vec::new(), FIRST_SWEEP));

/// Every lock that somebody has, or that has figures.
pub(super) fn locks() -> Vec<Arc<LockRecord>> {
    locked(&LOCKS).0.clone()
}

impl LockRecord {
    /// Figures for a new lock, if anything is recorded. `place` says where the program made it.
    pub fn new(place: impl FnOnce() -> String) -> Option<Arc<LockRecord>> {
        if !is_on() {
            return None;
        }
        let record = Arc::new(LockRecord {
            place: text(&place()),
            holder: AtomicU64::new(0),
            since: AtomicU64::new(0),
            taken: AtomicU64::new(0),
            held: AtomicU64::new(0),
            first: AtomicU64::new(0),
            last: AtomicU64::new(0),
            waits: AtomicU64::new(0),
            waited: AtomicU64::new(0),
        });
        let mut list = locked(&LOCKS);
        let (locks, limit) = &mut *list;
        locks.push(Arc::clone(&record));
        if locks.len() > *limit {
            // Locks that are gone and that nobody waited for say nothing: those of conditions live for one wait.
            locks.retain(|lock| {
                Arc::strong_count(lock) > 1 || lock.waits.load(Ordering::Relaxed) > 0
            });
            *limit = FIRST_SWEEP.max(2 * locks.len());
        }
        drop(list);
        Some(record)
    }

    /// The calling thread has taken the lock.
    pub fn note_taken(&self) {
        let time = now();
        self.holder.store(thread_number(), Ordering::Relaxed);
        self.since.store(time, Ordering::Relaxed);
        self.taken.fetch_add(1, Ordering::Relaxed);
        if self.first.load(Ordering::Relaxed) == 0 {
            self.first.store(time, Ordering::Relaxed);
        }
    }

    /// The calling thread is about to open the lock. Only what a thread held and opened itself counts as held: a lock
    /// that others open is a signal.
    pub fn note_released(&self) {
        let holder = self.holder.swap(0, Ordering::Relaxed);
        if holder != 0 && holder == thread_number() {
            let time = now();
            let held = time.saturating_sub(self.since.load(Ordering::Relaxed));
            self.held.fetch_add(held, Ordering::Relaxed);
            self.last.store(time, Ordering::Relaxed);
        }
    }

    /// What a thread that waits for the lock does: one that has it itself waits for another thread to open it.
    fn activity(&self) -> Activity {
        if self.holder.load(Ordering::Relaxed) == thread_number() {
            Activity::Signal(self.place)
        } else {
            Activity::Lock(self.place)
        }
    }

    /// What the calling thread does while it waits for a lock with these figures, or with none.
    pub fn activity_of(record: Option<&LockRecord>) -> Activity {
        match record {
            Some(record) if is_on() => record.activity(),
            _ => Activity::Signal(0),
        }
    }
}

/// A wait for a lock, which is counted when this is dropped.
#[must_use = "the wait is counted when this is dropped"]
pub struct Wait<'a>(&'a LockRecord, u64);

/// The calling thread begins to wait for a lock with these figures. `None` if it waits for no other holder, or nothing is
/// recorded.
pub fn wait(record: Option<&LockRecord>, activity: Activity) -> Option<Wait<'_>> {
    match (record, activity) {
        (Some(record), Activity::Lock(_)) => Some(Wait(record, now())),
        _ => None,
    }
}

impl Drop for Wait<'_> {
    fn drop(&mut self) {
        let waited = now().saturating_sub(self.1);
        self.0.waits.fetch_add(1, Ordering::Relaxed);
        self.0.waited.fetch_add(waited, Ordering::Relaxed);
    }
}
