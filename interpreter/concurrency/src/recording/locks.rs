//! What is known of a lock of a program: where it was made, how long it was held, and how long was waited for it.

use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use super::clock::now;
use super::level::is_on;
use super::track::{Activity, locked, text, thread_number};
use crate::lock::Holder;

/// The figures of one lock. Who has the lock writes those of taking and holding it, so they need no exchanges.
///
/// To read the clock takes as long as to take a lock, so of the times that nobody waits for it, some are measured, at
/// random, and stand for all.
pub struct LockRecord {
    pub(super) place: u32,
    /// How often the lock may be taken, without a wait, before that is measured.
    ahead: AtomicU32,
    /// The number of the thread that took it, while that is measured.
    holder: AtomicU64,
    /// Since when it is held, if that is measured; otherwise 0.
    since: AtomicU64,
    /// Whether who has it now has waited for it.
    has_waited: AtomicBool,
    /// How often it was taken after a wait, and without one: the latter with those that are ahead.
    contended: AtomicU64,
    free: AtomicU64,
    /// How long it was held after waits; and where it was measured without one, how long, and how often.
    contended_time: AtomicU64,
    free_time: AtomicU64,
    measured: AtomicU64,
    /// When it was first taken, and last opened, as far as that was measured.
    pub(super) first: AtomicU64,
    pub(super) last: AtomicU64,
    pub(super) waits: AtomicU64,
    pub(super) waited: AtomicU64,
}

/// Adds to what the holder alone writes.
fn add(figure: &AtomicU64, amount: u64) {
    figure.store(figure.load(Ordering::Relaxed) + amount, Ordering::Relaxed);
}

/// After how many more times the next one is measured: each of the first ones, later one of 16, and then one of 64.
fn distance(taken: u64) -> u32 {
    let most: u64 = match taken {
        0..64 => return 0,
        64..4096 => 32,
        _ => 128,
    };
    // Fibonacci hashing: the highest bits of the product are as good as random.
    let random = taken.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    ((most * random) >> 32) as u32
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
            ahead: AtomicU32::new(0),
            holder: AtomicU64::new(0),
            since: AtomicU64::new(0),
            has_waited: AtomicBool::new(false),
            contended: AtomicU64::new(0),
            free: AtomicU64::new(0),
            contended_time: AtomicU64::new(0),
            free_time: AtomicU64::new(0),
            measured: AtomicU64::new(0),
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

    /// How often it was taken.
    pub(super) fn taken(&self) -> u64 {
        self.taken_free() + self.contended.load(Ordering::Relaxed)
    }

    fn taken_free(&self) -> u64 {
        let ahead = u64::from(self.ahead.load(Ordering::Relaxed));
        self.free.load(Ordering::Relaxed).saturating_sub(ahead)
    }

    /// For how many ticks it was held.
    pub(super) fn held(&self) -> u64 {
        let measured = self.measured.load(Ordering::Relaxed).max(1) as f64;
        let free = self.taken_free() as f64;
        let each = self.free_time.load(Ordering::Relaxed) as f64 / measured;
        self.contended_time.load(Ordering::Relaxed) + (each * free) as u64
    }

    /// The calling thread has taken the lock without waiting. Whether it is to call
    /// [`note_released`](LockRecord::note_released) before it opens it.
    #[inline]
    pub fn note_taken(&self) -> bool {
        let ahead = self.ahead.load(Ordering::Relaxed);
        if ahead != 0 {
            self.ahead.store(ahead - 1, Ordering::Relaxed);
            return false;
        }
        self.measure_free();
        true
    }

    #[cold]
    fn measure_free(&self) {
        let ahead = distance(self.free.load(Ordering::Relaxed));
        self.ahead.store(ahead, Ordering::Relaxed);
        add(&self.free, 1 + u64::from(ahead));
        self.measure();
    }

    /// The calling thread has taken the lock after it had to wait.
    pub fn note_taken_late(&self) {
        self.has_waited.store(true, Ordering::Relaxed);
        add(&self.contended, 1);
        self.measure();
    }

    fn measure(&self) {
        let time = now();
        self.holder.store(thread_number(), Ordering::Relaxed);
        self.since.store(time, Ordering::Relaxed);
        if self.first.load(Ordering::Relaxed) == 0 {
            self.first.store(time, Ordering::Relaxed);
        }
    }

    /// The calling thread is about to open the lock. Only what a thread held and opened itself counts as held: a lock
    /// that others open is a signal.
    #[cold]
    pub fn note_released(&self) {
        let since = self.since.load(Ordering::Relaxed);
        if since != 0 {
            self.note_held(since);
        }
    }

    fn note_held(&self, since: u64) {
        self.since.store(0, Ordering::Relaxed);
        let has_waited = self.has_waited.load(Ordering::Relaxed);
        self.has_waited.store(false, Ordering::Relaxed);
        if self.holder.load(Ordering::Relaxed) != thread_number() {
            return;
        }
        let time = now();
        let held = time.saturating_sub(since);
        if has_waited {
            add(&self.contended_time, held);
        } else {
            add(&self.free_time, held);
            add(&self.measured, 1);
        }
        self.last.store(time, Ordering::Relaxed);
    }

    /// What the calling thread does while it waits for a lock with these figures, or with none, that `holder` has.
    pub fn activity_of(record: Option<&LockRecord>, holder: Holder) -> Activity {
        match (record, holder) {
            (Some(record), Holder::Other) if is_on() => Activity::Lock(record.place),
            (Some(record), Holder::Caller) if is_on() => Activity::Signal(record.place),
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
