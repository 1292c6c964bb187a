//! The thread that looks at the time, reminds what has to end, and sees to child processes.

use super::{Governor, Stop};
use parking_lot::{Condvar, Mutex};
use std::sync::atomic::Ordering;
use std::sync::{Arc, OnceLock, Weak};
use std::time::{Duration, Instant};
use weft_heap::concurrency::signals;

/// What the watch is to do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Occasion {
    /// End the program then.
    Deadline(Instant),
    /// Remind the threads of a program that has to end, and end its children.
    Reminder,
    /// Look whether another process says that the program has to end, and what has become of children.
    Family,
}

/// Something that the watch is to look after.
struct Watched {
    governor: Weak<Governor>,
    epoch: u64,
    occasion: Occasion,
}

/// The thread that looks at the time is one of the process: it holds nothing of any interpreter.
struct Watch {
    list: Mutex<Vec<Watched>>,
    changed: Condvar,
}

static WATCH: OnceLock<Watch> = OnceLock::new();

/// How often those are reminded that have to end: a call of the system that had not begun misses a reminder.
const REMINDER: Duration = Duration::from_millis(5);

/// How often child processes are looked after, and how late one sees that all have to end.
const LOOK: Duration = Duration::from_millis(10);

/// Starts the thread that looks at the time, if there is none yet; whether there is one.
pub fn prepare_watch() -> bool {
    if WATCH.get().is_some() {
        return true;
    }
    signals::prepare_nudge();
    let started = std::thread::Builder::new()
        .name("weft-limits".to_owned())
        .stack_size(128 * 1024)
        .spawn(|| {
            signals::leave_to_others();
            let watch = WATCH.get_or_init(Watch::new);
            loop {
                watch.round();
            }
        });
    if started.is_ok() {
        WATCH.get_or_init(Watch::new);
    }
    started.is_ok()
}

/// Has a program looked after.
pub(super) fn watch(governor: &Arc<Governor>, occasion: Occasion) {
    if !prepare_watch() {
        return;
    }
    if let Some(watch) = WATCH.get() {
        watch.list.lock().push(Watched {
            governor: Arc::downgrade(governor),
            epoch: governor.epoch.load(Ordering::SeqCst),
            occasion,
        });
        watch.changed.notify_all();
    }
}

impl Watch {
    fn new() -> Watch {
        Watch {
            list: Mutex::default(),
            changed: Condvar::new(),
        }
    }

    /// Sees to all whose time has come, then waits for the next.
    fn round(&self) {
        let now = Instant::now();
        let mut due = Vec::new();
        // One of these may be the last that holds a governor, which must not end with the list locked.
        let mut held = Vec::new();
        let mut list = self.list.lock();
        list.retain(|watched| {
            let Some(governor) = watched.governor.upgrade() else {
                return false;
            };
            let is_renewed = governor.epoch.load(Ordering::SeqCst) != watched.epoch;
            let goes_on = match watched.occasion {
                Occasion::Deadline(deadline) if is_renewed || now < deadline => !is_renewed,
                Occasion::Reminder if is_renewed => false,
                occasion => {
                    due.push((Arc::clone(&governor), occasion));
                    match occasion {
                        Occasion::Deadline(_) => false,
                        Occasion::Reminder => governor.has_threads() || governor.has_children(),
                        Occasion::Family => true,
                    }
                }
            };
            held.push(governor);
            goes_on
        });
        drop(list);
        for (governor, occasion) in &due {
            see_to(governor, *occasion);
        }
        drop((due, held));
        let mut list = self.list.lock();
        let next = list.iter().map(|watched| match watched.occasion {
            Occasion::Deadline(deadline) => deadline,
            Occasion::Reminder => now + REMINDER,
            Occasion::Family => now + LOOK,
        });
        match next.min() {
            Some(next) => drop(self.changed.wait_until(&mut list, next)),
            None => self.changed.wait(&mut list),
        }
    }
}

fn see_to(governor: &Arc<Governor>, occasion: Occasion) {
    match occasion {
        Occasion::Deadline(_) => governor.stop(Stop::Time),
        Occasion::Reminder => {
            if governor.stopped().is_some() {
                governor.interrupt();
                let noticed = *governor.noticed.lock();
                governor.end_children(noticed.map_or(Duration::ZERO, |noticed| noticed.elapsed()));
                governor.end_process();
            }
        }
        Occasion::Family => {
            governor.look_after_children();
            if governor.stopped().is_some() {
                governor.notice();
                governor.end_process();
            }
        }
    }
}
