//! Noticing that no thread of a world can go on.
//!
//! A thread is *idle* while it waits without a limit of time for something that only another thread of its world can do.
//! Once it has been so for a moment it looks whether all are. If so, the first thread of the world that no other thread of
//! it started is told: it stops the world and looks again, with the care that a look in passing has not
//! ([`Stopped::are_others_idle`](crate::Stopped)). While there is none, somebody outside may come and wake others.
//! A thread that does not wait records nothing.
//!
//! Invariant: a wake-up is written down (a token, an interrupt) before the thread that causes it can be stopped or become
//! idle itself. So when all threads but one are idle in a stopped world, and none has been woken, nobody is left who could
//! wake one. Threads that are about to join, or that still have something to do after they have left, are counted by
//! [`Outsider`].

use std::sync::Arc;
use std::time::Duration;

use crate::park::{Parked, Parker};
use crate::participant::Participant;
use crate::recording::Activity;
use crate::sync::{AtomicBool, AtomicUsize, Deadline, Mutex, Ordering};
use crate::thread::Thread;
use crate::world::World;

/// How long a thread is idle before it looks whether all are.
pub const QUIET: Duration = Duration::from_millis(200);

/// Ends a wait of a thread that does not park.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// What a world knows of deadlocks.
pub(crate) struct Detection {
    enabled: AtomicBool,
    outsiders: AtomicUsize,
}

/// What a thread shares with those who look whether it can go on.
pub(crate) struct Idleness {
    /// Changed under the mutex of the parker, with the tokens that end the wait.
    idle: AtomicBool,
    /// Whether the thread is to look at the others again.
    again: AtomicBool,
    /// Whether it found that no other can go on, and has not been told what to make of it.
    suspicion: AtomicBool,
    /// Whether another thread of the world started it.
    follower: AtomicBool,
    /// How it is woken where it does not park.
    wake: Mutex<Option<Wake>>,
}

impl Detection {
    pub(crate) fn new() -> Self {
        Detection {
            enabled: AtomicBool::new(false),
            outsiders: AtomicUsize::new(0),
        }
    }
}

impl Idleness {
    pub(crate) fn new() -> Self {
        Idleness {
            idle: AtomicBool::new(false),
            again: AtomicBool::new(false),
            suspicion: AtomicBool::new(false),
            follower: AtomicBool::new(false),
            wake: Mutex::new(None),
        }
    }
}

impl World {
    /// Has threads look for deadlocks from now on.
    pub fn detect_deadlocks(&self) {
        self.detection.enabled.store(true, Ordering::SeqCst);
    }

    /// Has threads look for deadlocks no more.
    pub fn ignore_deadlocks(&self) {
        self.detection.enabled.store(false, Ordering::SeqCst);
    }

    /// Whether threads look for deadlocks.
    pub fn detects_deadlocks(&self) -> bool {
        self.detection.enabled.load(Ordering::SeqCst)
    }

    pub(crate) fn has_outsiders(&self) -> bool {
        self.detection.outsiders.load(Ordering::SeqCst) > 0
    }

    /// Whether `thread` is the first, and all look idle. Another first thread is told to look instead.
    fn is_stuck(&self, thread: &Arc<Thread>) -> bool {
        if self.has_outsiders() || !self.detects_deadlocks() {
            return false;
        }
        let Some(first) = self.registry.first_if(|one| one.parker.is_idle(one)) else {
            return false;
        };
        if Arc::ptr_eq(&first, thread) {
            return true;
        }
        first.look_again();
        false
    }

    /// A thread has gone, or will do no more: has the first one look at those that are left.
    pub(crate) fn look_again(&self) {
        if self.detects_deadlocks()
            && let Some(first) = self.registry.first_if(|_| true)
        {
            first.look_again();
        }
    }
}

impl Thread {
    /// Whether the thread came from outside of the world.
    pub(crate) fn came_by_itself(&self) -> bool {
        !self.idleness.follower.load(Ordering::SeqCst)
    }

    fn look_again(&self) {
        self.idleness.again.store(true, Ordering::SeqCst);
        self.parker.wake();
        let wake = self.idleness.wake.lock().clone();
        if let Some(wake) = wake {
            wake();
        }
    }
}

impl Parker {
    /// Whether the thread waits without a limit, and nothing has woken it.
    pub(crate) fn is_idle(&self, thread: &Thread) -> bool {
        let unparked = self.unparked.lock();
        thread.idleness.idle.load(Ordering::SeqCst) && !*unparked && !thread.is_interrupted()
    }

    /// As [`Parker::park`] without a deadline. When all look idle, now or at `look`, the thread interrupts itself.
    fn park_idle(&self, thread: &Arc<Thread>, world: &World, look: Option<Deadline>) -> Parked {
        let mut look = look;
        let mut unparked = self.unparked.lock();
        thread.idleness.idle.store(true, Ordering::SeqCst);
        let parked = loop {
            if std::mem::take(&mut *unparked) {
                break Parked::Unparked;
            }
            if thread.take_interrupt() {
                break Parked::Interrupted;
            }
            let remaining = look.map(Deadline::remaining);
            if thread.idleness.again.swap(false, Ordering::SeqCst) || remaining == Some(None) {
                look = None;
                // Looking takes the mutexes of all, each after the book.
                drop(unparked);
                let is_stuck = world.is_stuck(thread);
                unparked = self.unparked.lock();
                if is_stuck && !*unparked {
                    thread.idleness.suspicion.store(true, Ordering::SeqCst);
                    thread.request_attention();
                    break Parked::Interrupted;
                }
                continue;
            }
            unparked = match remaining.flatten() {
                None => self.woken.wait(unparked),
                Some(remaining) => self.woken.wait_for(unparked, remaining),
            };
        };
        thread.idleness.idle.store(false, Ordering::SeqCst);
        parked
    }
}

impl Participant {
    /// Says that another thread of the world started this one.
    pub fn set_follower(&self) {
        self.thread.idleness.follower.store(true, Ordering::SeqCst);
    }

    /// Says whether the waits without a limit that follow can end by nothing but what other threads of the world do.
    /// Gives what was said before. In a world that looks for deadlocks, such a wait may be interrupted because all other
    /// threads seem to be in one: see [`take_suspicion`](Self::take_suspicion).
    pub fn set_confined(&self, confined: bool) -> bool {
        self.dismissed.set(false);
        self.confined.replace(confined)
    }

    /// Whether the wait that was interrupted was interrupted because no thread of the world seems to be able to go on.
    /// Clears that.
    pub fn take_suspicion(&self) -> bool {
        let suspicion = &self.thread.idleness.suspicion;
        suspicion.load(Ordering::Relaxed) && suspicion.swap(false, Ordering::SeqCst)
    }

    /// The suspicion was followed up, and the thread goes on with the same wait, which is not interrupted for this reason
    /// again before another thread has ended.
    pub fn dismiss_suspicion(&self) {
        self.dismissed.set(true);
    }

    /// Whether waits without a limit are watched.
    pub(crate) fn is_watched(&self) -> bool {
        self.confined.get() && self.world().detects_deadlocks()
    }

    pub(crate) fn park_watched(&self, activity: Activity) -> Parked {
        let look = (!self.dismissed.take()).then(|| Deadline::after(QUIET));
        self.blocking_for(activity, || {
            self.thread
                .parker
                .park_idle(&self.thread, self.world(), look)
        })
    }

    /// Counts as idle until the result is dropped, while waiting in another way than by parking, which `wake` ends.
    pub fn idle(&self, wake: Wake) -> Idle<'_> {
        *self.thread.idleness.wake.lock() = Some(wake);
        self.set_idle(true);
        Idle(self)
    }

    fn set_idle(&self, idle: bool) {
        let _unparked = self.thread.parker.unparked.lock();
        self.thread.idleness.idle.store(idle, Ordering::SeqCst);
    }
}

/// A thread's being idle: see [`Participant::idle`].
pub struct Idle<'p>(&'p Participant);

impl Idle<'_> {
    /// Whether the thread was woken to look at the others again.
    pub fn was_asked(&self) -> bool {
        self.0.thread.idleness.again.swap(false, Ordering::SeqCst)
    }

    /// Whether the thread was interrupted, and is to see to that.
    pub fn is_interrupted(&self) -> bool {
        self.0.thread.is_interrupted()
    }

    /// Whether this is the first thread and no other seems to be able to go on. Another first thread is told to look.
    pub fn is_stuck(&self) -> bool {
        self.0.world().is_stuck(&self.0.thread)
    }
}

impl Drop for Idle<'_> {
    fn drop(&mut self) {
        self.0.set_idle(false);
        *self.0.thread.idleness.wake.lock() = None;
    }
}

/// A thread that is no member of a world, but is about to join it or to wake its threads.
pub struct Outsider(Arc<World>);

impl Outsider {
    /// Counts one until it is dropped.
    pub fn new(world: &Arc<World>) -> Outsider {
        world.detection.outsiders.fetch_add(1, Ordering::SeqCst);
        Outsider(Arc::clone(world))
    }
}

impl Drop for Outsider {
    fn drop(&mut self) {
        self.0.detection.outsiders.fetch_sub(1, Ordering::SeqCst);
        self.0.look_again();
    }
}
