//! Queues of octets between interpreters.
//!
//! Invariant: every change wakes all who wait, and who waits looks at the queue again before it gives up.

use parking_lot::Mutex;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Instant;
use weft_core::heap::concurrency::{Parked, Unparker};
use weft_core::heap::{Raised, Thread};
use weft_core::interpreter::ThreadState;
use weft_core::safepoint;

/// What happens to an item when the interpreter that put it ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unbound {
    /// It is taken out.
    Remove,
    /// Whoever gets it gets an error.
    Error,
    /// Something else takes its place.
    Replace,
}

impl Unbound {
    /// By the number that Python code has for it.
    pub fn from_number(number: i64) -> Option<Unbound> {
        match number {
            1 => Some(Unbound::Remove),
            2 => Some(Unbound::Error),
            3 => Some(Unbound::Replace),
            _ => None,
        }
    }

    /// The number that Python code has for it.
    pub fn number(self) -> i64 {
        match self {
            Unbound::Remove => 1,
            Unbound::Error => 2,
            Unbound::Replace => 3,
        }
    }
}

/// What is in a queue.
pub struct Item {
    /// The pickled object; `None` once its interpreter has ended.
    pub octets: Option<Vec<u8>>,
    /// What that does to it.
    pub unbound: Unbound,
    owner: i64,
}

/// A queue between interpreters.
pub struct SharedQueue {
    /// How many items it has room for; for any number when that is not positive.
    pub capacity: i64,
    /// What happens to items of which nothing else is said.
    pub unbound: Unbound,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    items: VecDeque<Item>,
    waiting: VecDeque<(u64, Unparker)>,
    is_gone: bool,
}

impl State {
    /// Lets all look again: who waits for an item, and who waits for room.
    fn wake(&mut self) {
        for (_, waiting) in self.waiting.drain(..) {
            waiting.unpark();
        }
    }
}

/// What became of an attempt to put or get.
#[derive(Debug)]
pub enum Attempt<T> {
    /// It is done.
    Done(T),
    /// It could not be done in time.
    Late,
    /// The queue is no more.
    Gone,
}

impl SharedQueue {
    fn new(capacity: i64, unbound: Unbound) -> SharedQueue {
        SharedQueue {
            capacity,
            unbound,
            state: Mutex::default(),
        }
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.state.lock().items.len()
    }

    /// Whether there is no room.
    pub fn is_full(&self) -> bool {
        self.has_no_room(&self.state.lock())
    }

    fn has_no_room(&self, state: &State) -> bool {
        usize::try_from(self.capacity)
            .is_ok_and(|capacity| capacity > 0 && state.items.len() >= capacity)
    }

    /// Puts an item in, waiting for room until the deadline, or not at all without `wait`.
    ///
    /// # Errors
    /// What signal handlers raise meanwhile.
    pub fn put(
        &self,
        thread: &Thread,
        octets: Vec<u8>,
        unbound: Unbound,
        wait: Wait,
    ) -> Result<Attempt<()>, Raised> {
        let owner = super::family::Membership::of(thread).number();
        let mut item = Some(Item {
            octets: Some(octets),
            unbound,
            owner,
        });
        self.attempt(thread, wait, |queue, state| {
            if queue.has_no_room(state) {
                return None;
            }
            state.items.extend(item.take());
            state.wake();
            Some(())
        })
    }

    /// Takes an item out, waiting for one until the deadline, or not at all without `wait`.
    ///
    /// # Errors
    /// What signal handlers raise meanwhile.
    pub fn get(&self, thread: &Thread, wait: Wait) -> Result<Attempt<Item>, Raised> {
        self.attempt(thread, wait, |_, state| {
            let item = state.items.pop_front()?;
            state.wake();
            Some(item)
        })
    }

    fn attempt<T>(
        &self,
        thread: &Thread,
        wait: Wait,
        mut step: impl FnMut(&SharedQueue, &mut State) -> Option<T>,
    ) -> Result<Attempt<T>, Raised> {
        let number = ThreadState::of(thread).identity();
        let mut is_late = wait == Wait::No;
        loop {
            {
                let mut state = self.state.lock();
                state.waiting.retain(|(other, _)| *other != number);
                if state.is_gone {
                    return Ok(Attempt::Gone);
                }
                if let Some(done) = step(self, &mut state) {
                    return Ok(Attempt::Done(done));
                }
                if is_late {
                    return Ok(Attempt::Late);
                }
                let unparker = thread.participant().unparker();
                state.waiting.push_back((number, unparker));
            }
            let remaining = match wait {
                Wait::Until(deadline) => Some(deadline.saturating_duration_since(Instant::now())),
                Wait::No | Wait::Forever => None,
            };
            match thread.participant().park(remaining) {
                Parked::Unparked => {}
                Parked::TimedOut => is_late = true,
                Parked::Interrupted => {
                    if let Err(raised) = safepoint::attend(thread) {
                        let mut state = self.state.lock();
                        state.waiting.retain(|(other, _)| *other != number);
                        return Err(raised);
                    }
                }
            }
        }
    }

    /// The interpreter with this number has ended.
    fn forget_owner(&self, owner: i64) {
        let mut state = self.state.lock();
        state
            .items
            .retain(|item| item.owner != owner || item.unbound != Unbound::Remove);
        for item in &mut state.items {
            if item.owner == owner {
                item.octets = None;
            }
        }
        state.wake();
    }
}

/// How long an attempt waits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wait {
    /// Not at all.
    No,
    /// For ever.
    Forever,
    /// Until then.
    Until(Instant),
}

/// The queues of a family.
#[derive(Default)]
pub struct Queues {
    state: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    queues: BTreeMap<i64, Entry>,
    last: i64,
}

struct Entry {
    queue: Arc<SharedQueue>,
    /// How many objects of Python programs stand for it.
    holders: usize,
    /// Its number was pickled, so that somebody may ask for it who holds nothing.
    is_known_elsewhere: bool,
}

impl Queues {
    /// Makes a queue; its number.
    pub fn create(&self, capacity: i64, unbound: Unbound) -> i64 {
        let mut known = self.state.lock();
        known.last += 1;
        let number = known.last;
        let entry = Entry {
            queue: Arc::new(SharedQueue::new(capacity, unbound)),
            holders: 0,
            is_known_elsewhere: false,
        };
        known.queues.insert(number, entry);
        number
    }

    /// The queue with a number.
    pub fn find(&self, number: i64) -> Option<Arc<SharedQueue>> {
        let known = self.state.lock();
        known
            .queues
            .get(&number)
            .map(|entry| Arc::clone(&entry.queue))
    }

    /// The numbers of all.
    pub fn numbers(&self) -> Vec<i64> {
        self.state.lock().queues.keys().copied().collect()
    }

    /// Takes a queue away from everybody; whether it was there.
    pub fn remove(&self, number: i64) -> bool {
        let entry = self.state.lock().queues.remove(&number);
        let Some(entry) = entry else { return false };
        let mut state = entry.queue.state.lock();
        state.is_gone = true;
        state.wake();
        true
    }

    /// Counts an object that stands for the queue; false if there is none.
    pub fn hold(&self, number: i64) -> bool {
        let mut known = self.state.lock();
        let entry = known.queues.get_mut(&number);
        entry.map(|entry| entry.holders += 1).is_some()
    }

    /// An object that stood for the queue is gone, and with the last one the queue, unless others may ask for it.
    pub fn let_go(&self, number: i64) {
        let is_last = {
            let mut known = self.state.lock();
            known.queues.get_mut(&number).is_some_and(|entry| {
                entry.holders = entry.holders.saturating_sub(1);
                entry.holders == 0 && !entry.is_known_elsewhere
            })
        };
        if is_last {
            self.remove(number);
        }
    }

    /// The queue's number is pickled.
    pub fn tell_elsewhere(&self, number: i64) {
        if let Some(entry) = self.state.lock().queues.get_mut(&number) {
            entry.is_known_elsewhere = true;
        }
    }

    /// The interpreter with this number has ended.
    pub fn forget_owner(&self, owner: i64) {
        let queues: Vec<Arc<SharedQueue>> = {
            let known = self.state.lock();
            known
                .queues
                .values()
                .map(|entry| Arc::clone(&entry.queue))
                .collect()
        };
        for queue in queues {
            queue.forget_owner(owner);
        }
    }
}
