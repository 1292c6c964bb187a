//! A lock for each module that is being loaded, so that a thread never sees a module that another is half through.
//!
//! Invariant: a name is in `owners` exactly while a thread is finding or loading that module. A thread that would wait
//! for one that, in the end, waits for it goes on with the half-made module instead, as circular imports do.

use parking_lot::{Condvar, Mutex};
use rustc_hash::FxHashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::ThreadId;
use weft_heap::Thread;
use weft_heap::concurrency::recording::Activity;

/// The locks of an interpreter's modules.
#[derive(Default)]
pub(super) struct ModuleLocks {
    state: Mutex<State>,
    released: Condvar,
    /// How many modules are being loaded, readable without the mutex.
    loading: AtomicUsize,
}

#[derive(Default)]
struct State {
    owners: FxHashMap<String, Owner>,
    /// The module that each waiting thread waits for.
    waiting: FxHashMap<ThreadId, String>,
}

struct Owner {
    thread: ThreadId,
    depth: usize,
}

impl State {
    /// Whether waiting for `name` would never end, since its owner waits for this thread.
    fn is_circular(&self, name: &str, own: ThreadId) -> bool {
        let mut name = name;
        for _ in 0..=self.waiting.len() {
            let Some(owner) = self.owners.get(name) else {
                return false;
            };
            if owner.thread == own {
                return true;
            }
            let Some(next) = self.waiting.get(&owner.thread) else {
                return false;
            };
            name = next;
        }
        true
    }
}

/// A module's lock while it is held; dropping it opens the lock.
pub(super) struct Loading<'a> {
    locks: &'a ModuleLocks,
    name: &'a str,
    /// Not held where waiting would have been circular.
    held: bool,
}

impl ModuleLocks {
    /// Takes the lock of a module, waiting detached for another thread that has it.
    pub(super) fn acquire<'a>(&'a self, thread: &Thread, name: &'a str) -> Loading<'a> {
        let own = std::thread::current().id();
        let held = match self.try_acquire(name, own) {
            Some(held) => held,
            None => thread.blocking_for(Activity::Signal(0), || self.wait(name, own)),
        };
        Loading {
            locks: self,
            name,
            held,
        }
    }

    /// Whether the lock was taken, or does not have to be; `None` if another thread has it.
    fn try_acquire(&self, name: &str, own: ThreadId) -> Option<bool> {
        let mut state = self.state.lock();
        let Some(owner) = state.owners.get_mut(name) else {
            state.owners.insert(
                name.to_owned(),
                Owner {
                    thread: own,
                    depth: 1,
                },
            );
            self.loading.fetch_add(1, Ordering::SeqCst);
            return Some(true);
        };
        if owner.thread == own {
            owner.depth += 1;
            return Some(true);
        }
        if state.is_circular(name, own) {
            Some(false)
        } else {
            None
        }
    }

    fn wait(&self, name: &str, own: ThreadId) -> bool {
        loop {
            if let Some(held) = self.try_acquire(name, own) {
                return held;
            }
            let mut state = self.state.lock();
            // It may have been opened between the two looks.
            if state.owners.contains_key(name) && !state.is_circular(name, own) {
                state.waiting.insert(own, name.to_owned());
                self.released.wait(&mut state);
                state.waiting.remove(&own);
            }
        }
    }

    /// Waits until a module that is in `sys.modules` has been loaded, unless this thread is loading it.
    pub(super) fn wait_until_loaded(&self, thread: &Thread, name: &str) {
        if self.loading.load(Ordering::SeqCst) == 0 {
            return;
        }
        let own = std::thread::current().id();
        let is_elsewhere = self
            .state
            .lock()
            .owners
            .get(name)
            .is_some_and(|owner| owner.thread != own);
        if is_elsewhere {
            drop(self.acquire(thread, name));
        }
    }
}

impl Drop for Loading<'_> {
    fn drop(&mut self) {
        if !self.held {
            return;
        }
        let mut state = self.locks.state.lock();
        let Some(owner) = state.owners.get_mut(self.name) else {
            return;
        };
        owner.depth -= 1;
        if owner.depth == 0 {
            state.owners.remove(self.name);
            self.locks.loading.fetch_sub(1, Ordering::SeqCst);
            self.locks.released.notify_all();
        }
    }
}
