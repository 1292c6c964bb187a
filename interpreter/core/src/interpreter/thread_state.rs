//! What belongs to one thread of a program and is made of values: hooks, contexts, thread-local data.

use crate::interpreter::new_native;
use crate::native::{ClassDefinition, NativeClass};
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use weft_heap::{Gc, Native, Slot, Thread, Trace, Tracer};

/// The object behind [`Thread::object`].
#[derive(Default)]
pub struct ThreadState {
    /// Called with each asynchronous generator that is iterated for the first time.
    pub async_generator_first: Slot,
    /// Called with each asynchronous generator that dies before its end.
    pub async_generator_finalizer: Slot,
    /// The current context of context variables.
    pub context: Slot,
    /// A context that nobody refers to, for the next step or callback that has none of its own.
    pub spare_context: Slot,
    /// The running event loop.
    pub running_loop: Slot,
    /// A list of what has data for this thread and is told of its end.
    pub locals: Slot,
    /// A dictionary of weak references to the objects of this thread's frames.
    pub frames: Slot,
    /// What the thread waits for without end: a lock, a queue, an event loop.
    pub awaited: Slot,
    /// The identity of the thread whose end it waits for, or 0.
    pub joined: AtomicU64,
    /// The identity of the thread that is to notify it, if it waits to be notified, or 0.
    pub notifier: AtomicU64,
    /// What `sys.settrace` and `sys.setprofile` set.
    pub trace_function: Slot,
    /// See `trace_function`.
    pub profile_function: Slot,
    /// A list of the objects of the frames that tell what they do.
    pub traced_frames: Slot,
    /// Whether there is a function that is told what code does.
    pub tracing: AtomicBool,
    /// Whether that function runs at the moment.
    pub is_telling: AtomicBool,
    /// Whether the call that failed last did so to be run by code that tells.
    pub is_led_away: AtomicBool,
    /// How many frames of the creator a coroutine remembers.
    pub origin_depth: AtomicU32,
    /// Whether the thread is at the calls that a collection found to be made.
    pub finalizing: AtomicBool,
    identity: AtomicU64,
    is_daemon: AtomicBool,
}

impl Trace for ThreadState {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slots([
            &self.async_generator_first,
            &self.async_generator_finalizer,
            &self.context,
            &self.spare_context,
        ]);
        tracer.slots([&self.running_loop, &self.locals]);
        tracer.slots([&self.frames, &self.awaited]);
        tracer.slots([
            &self.trace_function,
            &self.profile_function,
            &self.traced_frames,
        ]);
    }
}

impl NativeClass for ThreadState {
    fn definition() -> &'static ClassDefinition {
        &class::DEFINITION
    }
}

/// Idents are given out from here: like addresses, as CPython's are, and never twice.
static NEXT_IDENTITY: AtomicU64 = AtomicU64::new(0x7f00_0000_1000);

impl ThreadState {
    /// The state of a thread, made at first use.
    pub fn of(thread: &Thread) -> Gc<Native<ThreadState>> {
        if let Some(state) = thread
            .object()
            .and_then(|object| object.cast::<Native<ThreadState>>())
        {
            return state;
        }
        let state = new_native(thread, ThreadState::default());
        thread.set_object(Some(state.value()));
        state
    }

    /// A number for a thread that is about to be.
    pub fn next_identity() -> u64 {
        NEXT_IDENTITY.fetch_add(0x1000, Ordering::Relaxed)
    }

    /// What `threading.get_ident()` gives.
    pub fn identity(&self) -> u64 {
        let known = self.identity.load(Ordering::Relaxed);
        if known != 0 {
            return known;
        }
        let fresh = ThreadState::next_identity();
        self.identity.store(fresh, Ordering::Relaxed);
        fresh
    }

    /// Gives the thread the number that was promised for it.
    pub fn set_identity(&self, identity: u64) {
        self.identity.store(identity, Ordering::Relaxed);
    }

    /// Whether the interpreter's end does not wait for the thread.
    pub fn is_daemon(&self) -> bool {
        self.is_daemon.load(Ordering::Relaxed)
    }

    /// Makes the thread one that the interpreter's end does not wait for.
    pub fn set_daemon(&self) {
        self.is_daemon.store(true, Ordering::Relaxed);
    }
}

/// The state of a thread; programs never see it.
#[weft_macros::class(name = "_thread_state", module = "builtins")]
pub mod class {}
