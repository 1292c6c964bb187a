//! What a thread shares with the others of its world.

use std::ptr;
use std::sync::Arc;
use std::sync::atomic::AtomicI32;

use crate::deadlock::Idleness;
use crate::park::Parker;
use crate::sync::{AtomicBool, AtomicPtr, AtomicU8, AtomicUsize, Condvar, Ordering};

/// A thread's relation to its world.
///
/// `Detached ⇄ Attached` is the owner's own doing. A stopping thread turns `Detached` into
/// `Stopped` and `Attached` into `Wanted`; the owner answers `Wanted` with `Stopped` at its next
/// safepoint or detach; the end of the stop turns `Stopped` into `Detached`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum State {
    /// It touches nothing of the heap.
    Detached,
    /// It may touch the heap.
    Attached,
    /// It is attached, and a stop waits for it.
    Wanted,
    /// It is detached, and must stay so until the stop is over.
    Stopped,
}

/// The limit of a thread whose steps are counted and of which nothing is wanted: below every stack, and what is taken from its
/// budget for a step.
const COUNTED: usize = 1;

/// The limit of a thread that is wanted for something: below every stack, and more than any budget of steps, so that a thread
/// which takes its limit from its budget finds that there is none left.
pub const WANTED: usize = 0xffff;

/// The shared part of a participant.
///
/// It is aligned so that no two threads' words share a cache line, nor a pair of them that the
/// processor fetches together.
#[repr(align(128))]
pub(crate) struct Thread {
    limit: AtomicUsize,
    counts: AtomicBool,
    /// The system's number of the owner.
    native: AtomicI32,
    state: AtomicU8,
    attention: AtomicBool,
    interrupted: AtomicBool,
    /// Only the owner writes this.
    stack_limit: AtomicUsize,
    stack_pointer: AtomicUsize,
    user: AtomicPtr<()>,
    pub(crate) parker: Parker,
    pub(crate) idleness: Idleness,
    /// Where the thread waits for the global lock, with the mutex of that lock.
    pub(crate) turn: Condvar,
}

impl Thread {
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Thread {
            limit: AtomicUsize::new(usize::MAX),
            counts: AtomicBool::new(false),
            native: AtomicI32::new(crate::signals::own_thread()),
            state: AtomicU8::new(State::Detached as u8),
            attention: AtomicBool::new(false),
            interrupted: AtomicBool::new(false),
            stack_limit: AtomicUsize::new(usize::MAX),
            stack_pointer: AtomicUsize::new(0),
            user: AtomicPtr::new(ptr::null_mut()),
            parker: Parker::new(),
            idleness: Idleness::new(),
            turn: Condvar::new(),
        })
    }

    pub(crate) fn state(&self) -> State {
        // Sequentially consistent: the owner looks here after it has restored its limit.
        match self.state.load(Ordering::SeqCst) {
            0 => State::Detached,
            1 => State::Attached,
            2 => State::Wanted,
            _ => State::Stopped,
        }
    }

    /// Goes from one state to another, unless it is no longer in the first.
    pub(crate) fn change_state(&self, from: State, to: State) -> bool {
        self.state
            .compare_exchange(from as u8, to as u8, Ordering::SeqCst, Ordering::SeqCst)
            .is_ok()
    }

    pub(crate) fn is_attached(&self) -> bool {
        matches!(self.state(), State::Attached | State::Wanted)
    }

    #[inline(always)]
    pub(crate) fn limit(&self) -> usize {
        self.limit.load(Ordering::Relaxed)
    }

    /// Keeps the limit below every stack from now on, so that the owner leaves its fast path at each step, where it counts.
    /// Only the owner calls this, and restores its limit.
    pub(crate) fn count_steps(&self) {
        self.counts.store(true, Ordering::Relaxed);
    }

    /// The system's number of the owner.
    pub(crate) fn native(&self) -> i32 {
        self.native.load(Ordering::Relaxed)
    }

    /// The owner goes on in a new process, where the system has another number for it.
    pub(crate) fn renew_native(&self) {
        let native = crate::signals::own_thread();
        self.native.store(native, Ordering::Relaxed);
    }

    pub(crate) fn stack_limit(&self) -> usize {
        self.stack_limit.load(Ordering::Relaxed)
    }

    pub(crate) fn set_stack_limit(&self, limit: usize) {
        self.stack_limit.store(limit, Ordering::Relaxed);
    }

    /// Makes the owner's next look at its limit fail. What is wanted must be written before.
    pub(crate) fn trip_limit(&self) {
        self.limit.store(WANTED, Ordering::SeqCst);
    }

    /// For the owner, which looks at all that may be wanted of it after this.
    pub(crate) fn reset_limit(&self) {
        let counts = self.counts.load(Ordering::Relaxed);
        let limit = if counts { COUNTED } else { self.stack_limit() };
        self.limit.store(limit, Ordering::SeqCst);
    }

    pub(crate) fn request_attention(&self) {
        self.attention.store(true, Ordering::SeqCst);
        self.trip_limit();
    }

    pub(crate) fn wants_attention(&self) -> bool {
        self.attention.load(Ordering::SeqCst)
    }

    pub(crate) fn take_attention(&self) -> bool {
        // An interrupt whose attention has been taken must not end a later wait. One that comes
        // between these lines sets the attention after its interrupt, so at worst a wait ends early.
        let attention = self.attention.swap(false, Ordering::SeqCst);
        if attention {
            self.interrupted.store(false, Ordering::SeqCst);
        }
        attention
    }

    pub(crate) fn interrupt(&self) {
        self.interrupted.store(true, Ordering::SeqCst);
        self.request_attention();
        self.parker.wake();
    }

    pub(crate) fn take_interrupt(&self) -> bool {
        // A load first: the common answer then writes nothing.
        self.interrupted.load(Ordering::SeqCst) && self.interrupted.swap(false, Ordering::SeqCst)
    }

    pub(crate) fn is_interrupted(&self) -> bool {
        self.interrupted.load(Ordering::SeqCst)
    }

    pub(crate) fn record_stack_pointer(&self, stack_pointer: usize) {
        // Whoever reads it does so after a change of state that followed this.
        self.stack_pointer.store(stack_pointer, Ordering::Relaxed);
    }

    pub(crate) fn stack_pointer(&self) -> usize {
        self.stack_pointer.load(Ordering::Relaxed)
    }

    pub(crate) fn set_user(&self, user: *mut ()) {
        self.user.store(user, Ordering::Release);
    }

    pub(crate) fn user(&self) -> *mut () {
        self.user.load(Ordering::Acquire)
    }
}
