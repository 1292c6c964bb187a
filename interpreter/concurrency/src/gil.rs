//! The global lock: taken to attach, given up at a safepoint when a waiter has asked for it.
//!
//! Invariant: `word` is the holder's thread, or null, with the lowest bit set while anybody queues.
//! With that bit set the lock changes hands under the mutex only, so that under the mutex the
//! holder stays what it is, and alive. Without it, taking and giving back are one exchange each.

use std::collections::VecDeque;
use std::ptr;
use std::sync::Arc;
use std::time::Duration;

use crate::recording::{self, Activity};
use crate::sync::{
    AtomicBool, AtomicPtr, AtomicU64, Deadline, Mutex, MutexGuard, Ordering, spin_loop,
};
use crate::thread::Thread;

const QUEUED: usize = 1;

/// How often a thread that has asked for the lock looks for it before it sleeps: some 10 µs.
const LOOKS: usize = 500;

/// Whether the threads of a world take turns. It is fixed for a world's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gil {
    /// One thread is attached at a time.
    On,
    /// Attached threads run in parallel.
    Off,
}

/// The lock itself.
pub(crate) struct GlobalLock {
    word: AtomicPtr<Thread>,
    /// Whether the holder has been asked to hand over. Written under the mutex.
    requested: AtomicBool,
    interval: AtomicU64,
    queue: Mutex<Queue>,
}

struct Queue {
    waiters: VecDeque<Arc<Thread>>,
    /// When the front of the queue may ask the holder to hand over.
    patience: Deadline,
    /// Whether the front has been told that the lock is free and has not looked yet.
    front_woken: bool,
}

impl GlobalLock {
    pub(crate) fn new() -> Self {
        let interval = Duration::from_millis(5);
        GlobalLock {
            word: AtomicPtr::new(ptr::null_mut()),
            requested: AtomicBool::new(false),
            interval: AtomicU64::new(interval.as_nanos() as u64),
            queue: Mutex::new(Queue {
                waiters: VecDeque::new(),
                patience: Deadline::after(interval),
                front_woken: false,
            }),
        }
    }

    pub(crate) fn interval(&self) -> Duration {
        Duration::from_nanos(self.interval.load(Ordering::Relaxed))
    }

    pub(crate) fn set_interval(&self, interval: Duration) {
        let nanoseconds = u64::try_from(interval.as_nanos()).unwrap_or(u64::MAX);
        self.interval.store(nanoseconds, Ordering::Relaxed);
    }

    /// Whether the holder should hand over. The holder looks here after it has restored its limit.
    pub(crate) fn is_requested(&self) -> bool {
        self.requested.load(Ordering::SeqCst)
    }

    pub(crate) fn acquire(&self, thread: &Arc<Thread>) {
        if self
            .word
            .compare_exchange(
                ptr::null_mut(),
                address(thread),
                Ordering::SeqCst,
                Ordering::Relaxed,
            )
            .is_err()
        {
            self.acquire_queued(thread);
        }
    }

    /// Gives the lock back without waiting: to the front of the queue if that has asked for it,
    /// otherwise to whoever comes first. A thread that blocks briefly is so back at little cost.
    pub(crate) fn release(&self, thread: &Arc<Thread>) {
        if self
            .word
            .compare_exchange(
                address(thread),
                ptr::null_mut(),
                Ordering::SeqCst,
                Ordering::Relaxed,
            )
            .is_ok()
        {
            return;
        }
        let mut queue = self.queue.lock();
        let next = if self.is_requested() {
            Some(self.grant(&mut queue))
        } else {
            let free = ptr::null_mut::<Thread>().map_addr(|_| QUEUED);
            self.word.store(free, Ordering::SeqCst);
            let told = std::mem::replace(&mut queue.front_woken, true);
            queue.waiters.front().filter(|_| !told).cloned()
        };
        // It is woken without the mutex, which it takes first of all.
        drop(queue);
        if let Some(next) = next {
            next.turn.notify_one();
        }
    }

    /// Gives the lock to the thread that asked, and returns when it has come back. Without a
    /// request this does nothing. The caller has the lock, and is in state `Detached`.
    pub(crate) fn hand_over(&self, thread: &Arc<Thread>) {
        let mut queue = self.queue.lock();
        if self.is_requested() {
            recording::note(Activity::Gil);
            queue.waiters.push_back(Arc::clone(thread));
            self.grant(&mut queue).turn.notify_one();
            self.wait_for_turn(queue, thread);
        }
    }

    #[cold]
    fn acquire_queued(&self, thread: &Arc<Thread>) {
        recording::note(Activity::Gil);
        let mut queue = self.queue.lock();
        let mut word = self.word.load(Ordering::SeqCst);
        loop {
            let free = word.map_addr(|address| address & !QUEUED).is_null();
            // A free lock is taken past the queue: its front may need long to wake up, and will
            // be given the lock if it has waited for an interval.
            let next = match free {
                true if queue.waiters.is_empty() => address(thread),
                true => address(thread).map_addr(|address| address | QUEUED),
                false => word.map_addr(|address| address | QUEUED),
            };
            match self
                .word
                .compare_exchange(word, next, Ordering::SeqCst, Ordering::SeqCst)
            {
                Ok(_) if free => return,
                Ok(_) => break,
                Err(actual) => word = actual,
            }
        }
        if queue.waiters.is_empty() {
            queue.patience = Deadline::after(self.interval());
        }
        queue.waiters.push_back(Arc::clone(thread));
        self.wait_for_turn(queue, thread);
    }

    /// Waits in the queue until the lock is the thread's own.
    fn wait_for_turn<'a>(&'a self, mut queue: MutexGuard<'a, Queue>, thread: &Arc<Thread>) {
        loop {
            let holder = self
                .word
                .load(Ordering::SeqCst)
                .map_addr(|address| address & !QUEUED);
            if ptr::eq(holder, Arc::as_ptr(thread)) {
                return;
            }
            let position = queue
                .waiters
                .iter()
                .position(|waiter| Arc::ptr_eq(waiter, thread));
            let position = position.expect("a thread leaves the queue only with the lock");
            if position > 0 {
                // It will be woken when the lock is given to it, but has to notice by itself that
                // it has become the front: half a dozen idle waiters need not wake up each time.
                let turns = u32::try_from(position + 1).unwrap_or(4).min(4);
                let patience = self.interval().saturating_mul(turns);
                queue = thread.turn.wait_for(queue, patience);
                continue;
            }
            queue.front_woken = false;
            if holder.is_null() {
                self.grant(&mut queue);
                return;
            }
            queue = if self.is_requested() {
                thread.turn.wait(queue)
            } else if let Some(remaining) = queue.patience.remaining() {
                thread.turn.wait_for(queue, remaining)
            } else {
                self.requested.store(true, Ordering::SeqCst);
                // SAFETY: the word names a holder and has QUEUED set, as this thread queues. So the
                // holder must take the mutex, held here, to give the lock back, and it gives the
                // lock back before it lets go of its `Thread`.
                let holder = unsafe { &*holder };
                holder.trip_limit();
                drop(queue);
                self.watch_for_turn(thread);
                self.queue.lock()
            };
        }
    }

    /// Looks for a while whether the lock has become the thread's own. A holder that runs Python
    /// answers a request within a microsecond or so, and to wake up from sleep takes tens of them.
    fn watch_for_turn(&self, thread: &Arc<Thread>) {
        for _ in 0..LOOKS {
            let word = self.word.load(Ordering::SeqCst);
            if word.map_addr(|address| address & !QUEUED) == address(thread) {
                break;
            }
            spin_loop();
        }
    }

    /// Makes the front of the queue the holder, which the caller wakes.
    fn grant(&self, queue: &mut Queue) -> Arc<Thread> {
        let next = queue
            .waiters
            .pop_front()
            .expect("the lock is granted to a queue's front");
        let word = if queue.waiters.is_empty() {
            address(&next)
        } else {
            address(&next).map_addr(|address| address | QUEUED)
        };
        recording::note_switch();
        self.requested.store(false, Ordering::SeqCst);
        queue.front_woken = false;
        queue.patience = Deadline::after(self.interval());
        self.word.store(word, Ordering::SeqCst);
        next
    }
}

fn address(thread: &Arc<Thread>) -> *mut Thread {
    Arc::as_ptr(thread).cast_mut()
}
