//! One thread's membership of a world.

use std::cell::Cell;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use crate::gil::Gil;
use crate::native_stack::with_spilled_registers;
use crate::park::{Interrupter, Parked, Unparker};
use crate::recording::{self, Activity};
use crate::registry::Stopped;
use crate::sync::Deadline;
use crate::thread::{State, Thread, WANTED};
use crate::world::World;

/// One thread's membership of a [`World`]. It is made on its thread and stays there.
///
/// Dropping it detaches and leaves the world; that waits for the end of a stop, so that what a
/// collector reads of the thread is there until then. The native stack that a collector scans is
/// the one below whatever called [`detach`](Self::detach) or one of the operations that wait.
pub struct Participant {
    world: Arc<World>,
    pub(crate) thread: Arc<Thread>,
    /// What the deadlock detection keeps: see there.
    pub(crate) confined: Cell<bool>,
    pub(crate) dismissed: Cell<bool>,
    not_send: PhantomData<*mut ()>,
}

impl Participant {
    /// Joins the calling thread to a world, detached.
    pub fn register(world: &Arc<World>) -> Participant {
        let thread = Thread::new();
        world.registry.add(&thread);
        Participant {
            world: Arc::clone(world),
            thread,
            confined: Cell::new(false),
            dismissed: Cell::new(false),
            not_send: PhantomData,
        }
    }

    /// The world it belongs to.
    pub fn world(&self) -> &Arc<World> {
        &self.world
    }

    /// Sets the token by which a collector finds what else belongs to this thread. It is null
    /// until set, and what it points to must outlive the participant.
    pub fn set_user(&self, user: *mut ()) {
        self.thread.set_user(user);
    }

    /// Whether this thread may touch the heap.
    pub fn is_attached(&self) -> bool {
        self.thread.is_attached()
    }

    /// Waits until the thread may touch the heap. With the GIL on it takes the lock.
    pub fn attach(&self) {
        debug_assert!(!self.is_attached(), "an attached thread is attached again");
        if self.world.gil() == Gil::On {
            self.world.lock.acquire(&self.thread);
        }
        self.world.registry.enter(&self.thread);
        recording::note(Activity::Running);
    }

    /// Gives up the right to touch the heap.
    ///
    /// What this thread's callers hold is scanned from here on up, but only as it is in memory:
    /// when this returns, its frame is gone, and with it the registers that were spilled there. So
    /// no value may live through `detach` and `attach` in a native frame; around something that
    /// blocks, [`blocking`](Self::blocking) has no such restriction.
    pub fn detach(&self) {
        debug_assert!(self.is_attached(), "a detached thread is detached again");
        with_spilled_registers(|stack_pointer| self.leave(stack_pointer, Activity::Outside));
    }

    /// Detaches, runs `f`, and attaches again, also when `f` unwinds. A recording shows `f` as a call of the system.
    pub fn blocking<R>(&self, f: impl FnOnce() -> R) -> R {
        self.blocking_for(Activity::InputOutput, f)
    }

    /// As [`blocking`](Self::blocking); a recording shows what `f` does as `activity`.
    pub fn blocking_for<R>(&self, activity: Activity, f: impl FnOnce() -> R) -> R {
        struct Reattach<'a>(&'a Participant);
        impl Drop for Reattach<'_> {
            fn drop(&mut self) {
                self.0.attach();
            }
        }
        debug_assert!(self.is_attached(), "a detached thread blocks");
        with_spilled_registers(|stack_pointer| {
            self.leave(stack_pointer, activity);
            let _reattach = Reattach(self);
            f()
        })
    }

    fn leave(&self, stack_pointer: usize, activity: Activity) {
        recording::note(activity);
        self.thread.record_stack_pointer(stack_pointer);
        self.world.registry.leave(&self.thread);
        if self.world.gil() == Gil::On {
            self.world.lock.release(&self.thread);
        }
    }

    /// What the owner compares its stack with: its stack limit; [`WANTED`] when anything is wanted of it; or 1 when its steps
    /// are counted ([`Participant::count_steps`]) and nothing is. This is one relaxed load.
    #[inline(always)]
    pub fn limit(&self) -> usize {
        self.thread.limit()
    }

    /// Whether anything is wanted of the owner: one load.
    #[inline(always)]
    pub fn is_wanted(&self) -> bool {
        self.limit() == WANTED
    }

    /// Has the thread leave its fast path at each safepoint from now on, where it counts them: its limit lies below every
    /// stack, whatever [`Participant::stack_limit`] says.
    pub fn count_steps(&self) {
        self.thread.count_steps();
        self.restore_limit();
    }

    /// What [`limit`](Self::limit) is while nothing is wanted. `usize::MAX` unless set.
    pub fn stack_limit(&self) -> usize {
        self.thread.stack_limit()
    }

    /// Sets the stack limit.
    pub fn set_stack_limit(&self, limit: usize) {
        self.thread.set_stack_limit(limit);
        self.restore_limit();
    }

    /// What an attached thread calls when it is wanted. If the world is being stopped it
    /// waits for the end of that; if a thread has asked for the GIL, it hands over, and returns
    /// no sooner than another thread has had it. Restores the limit, unless attention is wanted
    /// and not yet taken, or another thread has asked again in the meantime.
    #[cold]
    #[inline(never)]
    pub fn safepoint(&self) {
        debug_assert!(self.is_attached(), "a detached thread is at a safepoint");
        if !self.restore_limit() {
            with_spilled_registers(|stack_pointer| self.yield_to_others(stack_pointer));
            // If it is wanted again by now, that waits for the next safepoint: with short switch
            // intervals the GIL would otherwise go round without anybody doing anything.
            self.restore_limit();
        }
    }

    fn yield_to_others(&self, stack_pointer: usize) {
        self.thread.record_stack_pointer(stack_pointer);
        self.world.registry.leave(&self.thread);
        if self.world.gil() == Gil::On {
            self.world.lock.hand_over(&self.thread);
        }
        self.world.registry.enter(&self.thread);
        recording::note(Activity::Running);
    }

    /// Sets the limit to what it should be. False if another thread waits for this one.
    fn restore_limit(&self) -> bool {
        self.thread.reset_limit();
        let undisturbed = self.thread.state() != State::Wanted
            && (self.world.gil() == Gil::Off || !self.world.lock.is_requested());
        // A detached thread gets here by setting its stack limit, and then a request for the GIL is
        // none of its business: it is wanted for nothing, which costs one safepoint.
        if !undisturbed || self.thread.wants_attention() {
            self.thread.trip_limit();
        }
        undisturbed
    }

    /// To be called in a new process after [`fork_beside`](crate::fork::fork_beside).
    pub fn after_fork(&self) {
        self.thread.renew_native();
    }

    /// Makes the thread's own limit [`WANTED`] until [`take_attention`](Self::take_attention).
    pub fn request_attention(&self) {
        self.thread.request_attention();
    }

    /// Whether attention was requested, by this thread or another. Clears the request.
    pub fn take_attention(&self) -> bool {
        let attention = self.thread.take_attention();
        self.restore_limit();
        attention
    }

    /// A handle by which any thread can ask for this one's attention.
    pub fn interrupt_handle(&self) -> Interrupter {
        Interrupter::new(&self.thread)
    }

    /// A handle by which any thread can end this one's [`park`](Self::park).
    pub fn unparker(&self) -> Unparker {
        Unparker::new(&self.thread)
    }

    /// Waits, detached, until this thread is unparked or interrupted, or the time is up.
    ///
    /// A thread has one token for all its waits, and an unpark meant for an earlier one may end
    /// this: whoever waits for a condition looks at it again.
    pub fn park(&self, timeout: Option<Duration>) -> Parked {
        self.park_until(timeout.map(Deadline::after), Activity::Signal(0))
    }

    pub(crate) fn park_until(&self, deadline: Option<Deadline>, activity: Activity) -> Parked {
        if let Some(parked) = self.thread.parker.poll(&self.thread) {
            return parked;
        }
        if deadline.is_none() && self.is_watched() {
            return self.park_watched(activity);
        }
        self.blocking_for(activity, || self.thread.parker.park(&self.thread, deadline))
    }

    /// Waits, detached, for the given time. [`Parked::Interrupted`] if an interrupt ended it,
    /// otherwise [`Parked::TimedOut`]. Sleeping for no time lets others have the GIL.
    pub fn sleep(&self, duration: Duration) -> Parked {
        let deadline = Deadline::after(duration);
        loop {
            match self.park_until(Some(deadline), Activity::Sleep) {
                Parked::Unparked => {}
                ended => return ended,
            }
        }
    }

    /// Stops every other thread of the world, runs `f`, and lets them go on, also when `f` unwinds.
    ///
    /// A detached thread counts as stopped, and does not attach meanwhile. If several threads want
    /// this at once, each takes part in the others' stops as a stopped thread, and they come in
    /// the order in which they asked, so this is a safepoint of the caller too. With no other thread
    /// attached nothing is waited for. No stopped thread has an object lock.
    pub fn stop_the_world<R>(&self, f: impl FnOnce(&Stopped<'_>) -> R) -> R {
        debug_assert!(self.is_attached(), "a detached thread stops the world");
        with_spilled_registers(|stack_pointer| {
            self.thread.record_stack_pointer(stack_pointer);
            let stopped = self.world.registry.stop(&self.thread);
            f(&stopped)
        })
    }
}

impl Participant {
    /// Leaves the world for good, after a stop that is under way: from then on nobody looks at what the thread has set as
    /// its user.
    pub fn leave_world(&self) {
        if self.is_attached() {
            self.detach();
        }
        self.world.registry.remove(&self.thread);
        self.world.look_again();
    }
}

impl Drop for Participant {
    fn drop(&mut self) {
        self.leave_world();
    }
}
