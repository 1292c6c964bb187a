//! The state of one OS thread in one interpreter: its place in the world, its value stack and its supply of cells.

mod chain;
mod in_flight;

pub use chain::{Chain, FrameSize};

use crate::allocate::Supply;
use crate::block::CELL_CLASSES;
use crate::heap::{Collect, Heap};
use crate::library::LibraryPart;
use crate::pieces::Unfinished;
use crate::stack::{Frame, PREVIOUS, SLACK, Window};
use crate::value::Value;
use std::cell::Cell;
use std::ptr::NonNull;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use weft_concurrency::memory::{Content, Pages};
use weft_concurrency::recording::Activity;
use weft_concurrency::{Gil, Interrupter, Participant, Stopped, WANTED, native_stack_bounds};

/// The mark of a Python exception that the thread state holds. As a result's error it costs nothing.
#[derive(Debug, PartialEq, Eq)]
pub struct Raised(());

/// Why a call could not begin.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Overflow {
    /// As many calls are active as `sys.setrecursionlimit` allows.
    Recursion,
    /// The native stack has no room for the next call.
    NativeStack,
    /// The value stack has no room for the next frame.
    ValueStack,
}

/// Native stack kept free for what runs below the last check: collection, error paths, leaf library code.
const NATIVE_RESERVE: usize = 96 * 1024;
/// Native stack that library code may take between two Python calls.
const LIBRARY_SHARE: usize = 16 << 20;
/// Slots of the value stack that become usable at a time, and that a collection clears at the most beyond them.
const STEP: usize = 4096;
/// Calls that may be active at once unless `sys.setrecursionlimit` says otherwise.
const RECURSION_LIMIT: u32 = 1000;

/// What was being handled when a generator was resumed.
#[derive(Clone, Copy)]
pub struct Handling {
    own: Option<Value>,
    outside: Option<Value>,
}

/// The state of a thread. Aligned so that two of them never share a cache line.
#[repr(C, align(128))]
pub struct Thread {
    pub(crate) participant: Participant,
    heap: NonNull<Heap>,
    /// Whether another thread of the heap may run at the same time. Changes only while no thread runs, or by this one before
    /// it does.
    is_parallel: AtomicBool,
    native_limit: usize,
    /// Steps that may be made before the thread asks for more, if steps are counted.
    pub(crate) budget: Cell<u32>,
    /// What calls may not go beyond on the value stack before they ask for more: the participant's stack limit.
    pub(crate) usable: Cell<usize>,
    /// The running frame, or the mark at the bottom of the value stack.
    frame: Cell<NonNull<u64>>,
    /// Up to where values are kept that lie above the running frame, while [`Thread::keep_window`] runs.
    kept: Cell<NonNull<u64>>,
    /// Calls that may still be made.
    remaining: Cell<u32>,
    recursion_limit: Cell<u32>,
    /// The number of this thread in its heap, from 1.
    number: u32,
    /// The number that was last given to a frame.
    activations: Cell<u32>,
    /// Where the outermost library code that may hold values began on the native stack; 0 outside of it.
    pub(crate) native_start: Cell<usize>,
    /// The library code further out that called Python code: its part of the native stack.
    pub(crate) outer_library: Cell<Option<NonNull<LibraryPart>>>,
    /// Slots of the innermost frame that nobody will read before they are written, while library code runs that was
    /// called from a window: from the first one to past the last one.
    pub(crate) unused: Cell<(NonNull<u64>, NonNull<u64>)>,
    raised: Cell<Option<Value>>,
    handled: Cell<Option<Value>>,
    handled_outside: Cell<Option<Value>>,
    result: Cell<Option<Value>>,
    delegate: Cell<Option<Value>>,
    /// Whether the running frame goes on after what it delegated to has ended, rather than after a suspension.
    delegate_ended: Cell<bool>,
    current: Cell<Option<Value>>,
    /// Whether the exception in flight knows its place in the running frame.
    located: Cell<bool>,
    /// Why something was left unfinished, if anything was.
    pub(crate) unfinished: Cell<Option<Unfinished>>,
    pub(crate) supplies: [Supply; CELL_CLASSES],
    /// Whether the running code has values where no collection would find them.
    #[cfg(debug_assertions)]
    pub(crate) bears_no_safepoint: Cell<bool>,
    pub(crate) stack: NonNull<u64>,
    /// Where the value stack lies.
    pages: Pages,
    stack_slots: usize,
    /// Past the highest slot that may have been written.
    high: Cell<NonNull<u64>>,
    heap_handle: Arc<Heap>,
}

thread_local! {
    static CURRENT: Cell<Option<NonNull<Thread>>> = const { Cell::new(None) };
}

/// A thread's membership in a heap: dropping it takes the thread out again.
pub struct Enter {
    thread: NonNull<Thread>,
    before: Option<NonNull<Thread>>,
}

impl Enter {
    /// Makes the calling OS thread a thread of `heap`, attached, with a value stack of `slots` words.
    pub fn new(heap: &Arc<Heap>, slots: usize) -> Enter {
        let pages = value_stack(slots);
        let stack = pages.start().cast::<u64>();
        // SAFETY: within the mapping. The mark at the bottom is like a frame with a header and nothing else.
        unsafe { stack.add(PREVIOUS).write(link(0, crate::FIRST_LOCAL)) };
        let (low, high) = native_stack_bounds();
        let reserve = NATIVE_RESERVE.min((high - low) / 4);
        let thread = Box::new(Thread {
            participant: Participant::register(&heap.world),
            heap: NonNull::from(&**heap),
            is_parallel: AtomicBool::new(false),
            frame: Cell::new(stack),
            kept: Cell::new(stack),
            remaining: Cell::new(RECURSION_LIMIT),
            recursion_limit: Cell::new(RECURSION_LIMIT),
            number: heap.next_thread_number(),
            activations: Cell::new(0),
            native_limit: low + reserve,
            budget: Cell::new(0),
            usable: Cell::new(0),
            native_start: Cell::new(0),
            outer_library: Cell::new(None),
            unused: Cell::new((stack, stack)),
            raised: Cell::new(None),
            handled: Cell::new(None),
            handled_outside: Cell::new(None),
            result: Cell::new(None),
            delegate: Cell::new(None),
            delegate_ended: Cell::new(false),
            current: Cell::new(None),
            located: Cell::new(false),
            unfinished: Cell::new(None),
            supplies: [const { Supply::empty() }; CELL_CLASSES],
            #[cfg(debug_assertions)]
            bears_no_safepoint: Cell::new(false),
            stack,
            pages,
            stack_slots: slots,
            high: Cell::new(stack),
            heap_handle: Arc::clone(heap),
        });
        let thread = NonNull::from(Box::leak(thread));
        // SAFETY: just made, and freed by the drop of this handle alone.
        let state = unsafe { thread.as_ref() };
        state.participant.set_user(thread.as_ptr().cast());
        state.raise_high_mark(state.stack);
        let is_news = heap.add_thread(thread);
        state.participant.attach();
        if is_news {
            // Whoever was alone is between two of its changes now, and locks what it changes from here on.
            let tell = |_: &Stopped<'_>| heap.let_threads_run_in_parallel();
            state.participant.stop_the_world(tell);
        }
        if heap.collect == Collect::AtEverySafepoint {
            state.participant.request_attention();
        }
        if heap.counts.load(Ordering::Relaxed) {
            state.participant.count_steps();
        }
        Enter {
            thread,
            before: CURRENT.replace(Some(thread)),
        }
    }

    /// The thread state.
    pub fn thread(&self) -> &Thread {
        // SAFETY: freed by the drop of this handle alone.
        unsafe { self.thread.as_ref() }
    }
}

impl Drop for Enter {
    fn drop(&mut self) {
        CURRENT.set(self.before);
        let thread = self.thread;
        let state = self.thread();
        let heap = Arc::clone(&state.heap_handle);
        state.hand_on_supplies();
        // Taken off the list while attached, so that no collection is looking at it.
        heap.threads.lock().retain(|other| other.0 != thread);
        // A collection may look at the state until then.
        state.participant.leave_world();
        // SAFETY: within the mapping.
        let used = unsafe { state.high.get().offset_from(state.stack) };
        let used = usize::try_from(used).unwrap_or(usize::MAX);
        if used <= MOST_KEPT {
            // SAFETY: the first words of the mapping, which nobody reads any more.
            unsafe { state.stack.write_bytes(0, used) };
        }
        // SAFETY: leaked in `new`; nobody knows it any more.
        let state = unsafe { Box::from_raw(thread.as_ptr()) };
        if used <= MOST_KEPT {
            // A thread that is ending keeps none.
            let _ = SPARE_STACK.try_with(|spare| spare.replace(Some(state.pages)));
        }
    }
}

/// Slots of a value stack that are zeroed to use it again; where more was used, the system does that quicker.
const MOST_KEPT: usize = 2 * STEP;

thread_local! {
    /// The value stack of the heap that this thread has left last, zeroed: who comes in often asks the system once.
    static SPARE_STACK: Cell<Option<Pages>> = const { Cell::new(None) };
}

/// Zeroed memory for `slots` slots and what may be reached past them.
fn value_stack(slots: usize) -> Pages {
    let length = (slots + SLACK) * size_of::<u64>();
    let spare = SPARE_STACK.try_with(Cell::take).ok().flatten();
    spare
        .filter(|pages| pages.length() == length)
        .or_else(|| Pages::new(length, Content::Zeros))
        .expect("address space for a value stack")
}

impl Thread {
    /// Calls `body` with the thread state of the calling OS thread.
    ///
    /// # Panics
    /// If the thread has not entered a heap.
    #[inline(always)]
    pub fn with_current<R>(body: impl FnOnce(&Thread) -> R) -> R {
        let thread = CURRENT
            .get()
            .expect("the thread has entered an interpreter");
        // SAFETY: the handle that made it takes it out of `CURRENT` before it frees it.
        body(unsafe { thread.as_ref() })
    }

    /// Calls `body` with the thread state, if this OS thread has one.
    pub fn try_current<R>(body: impl FnOnce(&Thread) -> R) -> Option<R> {
        // SAFETY: as in `with_current`.
        CURRENT.get().map(|thread| body(unsafe { thread.as_ref() }))
    }

    /// The heap that the thread works in.
    #[inline(always)]
    pub fn heap(&self) -> &Heap {
        // SAFETY: `heap_handle` keeps it alive.
        unsafe { self.heap.as_ref() }
    }

    /// The heap, for those who keep it.
    pub fn heap_handle(&self) -> &Arc<Heap> {
        &self.heap_handle
    }

    /// The thread's place in the world, for blocking and waking.
    pub fn participant(&self) -> &Participant {
        &self.participant
    }

    /// Core's own per-interpreter state.
    #[inline(always)]
    pub fn interpreter<T: std::any::Any>(&self) -> Option<&T> {
        self.heap().interpreter()
    }

    /// Runs `body` detached: other threads may run, and a collection does not wait. `body` touches no values.
    pub fn blocking<R>(&self, body: impl FnOnce() -> R) -> R {
        self.check_safepoint();
        self.participant.blocking(body)
    }

    /// As [`Thread::blocking`], for what is no call of the system: a recording shows it as `activity`.
    pub fn blocking_for<R>(&self, activity: Activity, body: impl FnOnce() -> R) -> R {
        self.check_safepoint();
        self.participant.blocking_for(activity, body)
    }

    /// Whether objects must be locked to be changed.
    #[inline(always)]
    pub(crate) fn locks_objects(&self) -> bool {
        self.is_parallel()
    }

    /// To be called in a new process after [`fork_beside`](crate::concurrency::fork::fork_beside).
    pub fn after_fork(&self) {
        self.participant.after_fork();
    }

    /// Wakes this thread out of an interruptible wait, from any thread.
    pub fn interrupter(&self) -> Interrupter {
        self.participant.interrupt_handle()
    }

    // ---- frames ----

    /// Runs `body` in a frame of `slots` slots that begins at the window, after the checks that each call needs:
    /// a pending safepoint, the depth of calls, and room on both stacks (`native` bytes on the native one).
    ///
    /// `attend` runs at most once, before `body`, when the thread is wanted for something; its error ends the call.
    #[inline(always)]
    pub fn enter<'f, R, E>(
        &'f self,
        window: Window<'f>,
        slots: u16,
        native: usize,
        fail: impl FnOnce(&Thread, Overflow) -> E,
        attend: impl FnOnce(&Thread) -> Result<(), E>,
        body: impl FnOnce(Frame<'f>) -> Result<R, E>,
    ) -> Result<R, E> {
        let base = window.base();
        // SAFETY: a window lies within the mapping, which goes on past it by more than a frame.
        let top = unsafe { base.add(slots as usize) };
        let limit = self.participant.limit();
        if top.addr().get() > limit && !self.count_call(top, limit) {
            match self.make_room(top) {
                Room::Made => {}
                Room::Attend => attend(self)?,
                Room::Full => return Err(fail(self, Overflow::ValueStack)),
            }
        }
        if native_stack_pointer() < self.native_limit + native {
            return Err(fail(self, Overflow::NativeStack));
        }
        // Counted down and up again rather than restored, which would take a register; and written so that it is a subtraction
        // in memory and a jump.
        let (remaining, is_too_deep) = self.remaining.get().overflowing_sub(1);
        self.remaining.set(remaining);
        if is_too_deep {
            self.remaining.set(0);
            return Err(fail(self, Overflow::Recursion));
        }
        let caller = self.frame.replace(base);
        let distance = base.addr().get() - caller.addr().get();
        // SAFETY: within the mapping; the word is a small integer.
        unsafe { base.add(PREVIOUS).write(link(distance, slots)) };
        let result = body(Frame::at(base));
        self.frame.set(caller);
        self.remaining.set(self.remaining.get() + 1);
        result
    }

    /// Where the part of the value stack ends that is in use.
    #[inline]
    pub(crate) fn top(&self) -> NonNull<u64> {
        let frame = self.frame.get();
        // SAFETY: a frame that was entered, and the mark at the bottom, have their link there.
        let slots = unsafe { frame.add(PREVIOUS).read() } >> 2 & 0xffff;
        // SAFETY: a frame lies within the mapping.
        unsafe { frame.add(slots as usize) }.max(self.kept.get())
    }

    /// Whether other threads may run at the same time: the interpreter has no global lock, and this is not its only thread.
    /// It stays so until a safepoint at least.
    #[inline(always)]
    pub fn is_parallel(&self) -> bool {
        self.is_parallel.load(Ordering::Relaxed)
    }

    pub(crate) fn set_parallel(&self, is_parallel: bool) {
        self.is_parallel.store(is_parallel, Ordering::Relaxed);
    }

    /// Whether the threads of the interpreter take turns.
    pub fn has_global_lock(&self) -> bool {
        self.heap().gil() == Gil::On
    }

    /// A window above everything in use, with room for `arguments` arguments, for library code that calls Python.
    #[inline]
    pub fn window_at_top(&self, arguments: u16) -> Option<Window<'_>> {
        let base = self.top();
        // SAFETY: within the mapping, since the top is below the limit.
        let end = unsafe { base.add(crate::FIRST_LOCAL as usize + arguments as usize) };
        if end > self.high.get() {
            if end.addr().get() > self.end_of_stack() {
                return None;
            }
            self.raise_high_mark(end);
        }
        Some(Window::at(base))
    }

    /// Moves the top over the first `arguments` arguments of a window at the top while `body` runs, so that they are
    /// seen by the collector and not overwritten.
    pub fn keep_window<R>(
        &self,
        window: Window<'_>,
        arguments: u16,
        body: impl FnOnce() -> R,
    ) -> R {
        // SAFETY: within the mapping, as in `window_at_top`.
        let end = unsafe {
            window
                .base()
                .add(crate::FIRST_LOCAL as usize + arguments as usize)
        };
        let before = self.kept.replace(end.max(self.kept.get()));
        let result = body();
        self.kept.set(before);
        result
    }

    #[inline]
    fn end_of_stack(&self) -> usize {
        self.stack.addr().get() + self.stack_slots * size_of::<u64>()
    }

    #[cold]
    #[inline(never)]
    fn make_room(&self, top: NonNull<u64>) -> Room {
        if top.addr().get() > self.end_of_stack() {
            return Room::Full;
        }
        if top > self.high.get() {
            self.raise_high_mark(top);
        }
        if self.participant.is_wanted() || self.is_budget_spent() {
            Room::Attend
        } else {
            Room::Made
        }
    }

    /// Lets the stack be used up to `top` and a step beyond.
    fn raise_high_mark(&self, top: NonNull<u64>) {
        if top < self.high.get() {
            return;
        }
        let used = (top.addr().get() - self.stack.addr().get()) / size_of::<u64>();
        let slots = (used + STEP).min(self.stack_slots + SLACK);
        // SAFETY: within the mapping.
        self.high.set(unsafe { self.stack.add(slots) });
        let usable = self.high.get().addr().get().min(self.end_of_stack());
        self.usable.set(usable);
        self.participant.set_stack_limit(usable);
    }

    /// Zeroes what lies above the top, and forgets how high the stack once was.
    pub(crate) fn clear_above_top(&self) {
        let top = self.top();
        // SAFETY: both lie in the mapping, the top below the mark.
        let unused = unsafe { self.high.get().offset_from(top) };
        // SAFETY: nobody uses what is above the top.
        unsafe { top.write_bytes(0, usize::try_from(unused).unwrap_or(0)) };
        self.high.set(top);
        self.raise_high_mark(top);
    }

    /// Zeroes the slots that no node will read before it writes them.
    fn forget_unused(&self) {
        let forget = |(low, high): (NonNull<u64>, NonNull<u64>)| {
            if low < high {
                // SAFETY: both lie in the mapping, in this order.
                let count = unsafe { high.offset_from(low) };
                // SAFETY: slots of a frame, which may be zero at any time as far as the heap is concerned.
                unsafe { low.write_bytes(0, usize::try_from(count).unwrap_or(0)) };
            }
        };
        forget(self.unused.get());
        let mut next = self.outer_library.get();
        while let Some(part) = next {
            // SAFETY: as in `each_outer_part`.
            let part = unsafe { part.as_ref() };
            forget(part.unused);
            next = part.outer;
        }
    }

    /// All values on the value stack and in the thread state.
    pub(crate) fn each_value(&self, mut visit: impl FnMut(Value)) {
        self.forget_unused();
        let mut cursor = self.stack;
        let top = self.top();
        while cursor < top {
            // SAFETY: between the start and the top of the stack.
            if let Some(value) = Value::from_word(unsafe { cursor.read() }) {
                visit(value);
            }
            // SAFETY: not past the top.
            cursor = unsafe { cursor.add(1) };
        }
        for cell in [
            &self.raised,
            &self.handled,
            &self.handled_outside,
            &self.result,
            &self.delegate,
            &self.current,
        ] {
            if let Some(value) = cell.get() {
                visit(value);
            }
        }
    }

    /// The place of the running frame, or of the mark at the bottom.
    pub(crate) fn frame_place(&self) -> NonNull<u64> {
        self.frame.get()
    }

    /// The number of this thread in its heap.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// A number for a frame that is marked: below `limit`, and not 0.
    pub(crate) fn next_activation_number(&self, limit: u32) -> u32 {
        let number = (self.activations.get() + 1) % limit;
        let number = number.max(1);
        self.activations.set(number);
        number
    }

    // ---- limits ----

    /// How many calls may be active at once.
    pub fn recursion_limit(&self) -> u32 {
        self.recursion_limit.get()
    }

    /// Calls that are active now.
    pub fn depth(&self) -> u32 {
        self.recursion_limit.get() - self.remaining.get()
    }

    /// Changes how many calls may be active; false if more are active already.
    pub fn set_recursion_limit(&self, limit: u32) -> bool {
        let depth = self.depth();
        if limit <= depth {
            return false;
        }
        self.recursion_limit.set(limit);
        self.remaining.set(limit - depth);
        true
    }

    /// Runs `body` with some more calls allowed, for handling a [`Overflow::Recursion`].
    pub fn with_spare_calls<R>(&self, spare: u32, body: impl FnOnce() -> R) -> R {
        self.remaining.set(self.remaining.get() + spare);
        let result = body();
        self.remaining
            .set(self.remaining.get().saturating_sub(spare));
        result
    }

    /// Whether the native stack has room for `bytes` more. Library code that recurses asks before each level.
    ///
    /// Without Python calls in between it may not take more than a share of the stack: what is nested deeper ends in an
    /// error in the same place on large stacks and on small ones.
    #[inline(always)]
    pub fn has_native_room(&self, bytes: usize) -> bool {
        let here = native_stack_pointer();
        here >= self.native_limit + bytes
            && self.native_start.get().saturating_sub(here) < LIBRARY_SHARE
    }

    // ---- safepoints ----

    /// Whether something waits for this thread's next safepoint: one load.
    #[inline(always)]
    pub fn is_wanted(&self) -> bool {
        let limit = self.participant.limit();
        limit <= WANTED && !self.take_step(limit)
    }

    /// As [`Thread::is_wanted`], for one step of many that are counted together: see [`Thread::count_rounds`].
    #[inline(always)]
    pub fn is_wanted_uncounted(&self) -> bool {
        self.participant.is_wanted()
    }

    /// Makes this thread come to its next safepoint's slow path.
    pub fn request_attention(&self) {
        self.participant.request_attention();
    }

    /// The heap's part of a safepoint: gives up the global lock to a waiter, stops while the world is stopped, and
    /// collects when that is due. Whether core has anything to see to (signals, finalizers) is for core to find out.
    #[cold]
    #[inline(never)]
    pub fn safepoint(&self) {
        self.check_safepoint();
        self.participant.safepoint();
        if self.participant.take_attention() {
            let heap = self.heap();
            if heap.collect == Collect::AtEverySafepoint {
                self.collect();
                self.participant.request_attention();
            } else if heap.wanted.load(Ordering::Acquire) && !heap.must_end() {
                self.collect_once();
            }
        }
    }

    /// Core's object for this thread.
    pub fn object(&self) -> Option<Value> {
        self.current.get()
    }

    /// Sets core's object for this thread.
    pub fn set_object(&self, object: Option<Value>) {
        self.current.set(object);
    }

    /// Leaves the free cells that this thread has for later to whoever allocates next.
    pub(crate) fn hand_on_supplies(&self) {
        for (supply, available) in self.supplies.iter().zip(&self.heap().available) {
            if let Some(block) = supply.take_back() {
                available.lock().push(block);
            }
        }
    }
}

/// What a frame keeps about itself for those who walk the stack, as a small integer: how far below it the caller's frame
/// begins, in bytes, and how many slots it has.
#[inline(always)]
fn link(distance: usize, slots: u16) -> u64 {
    // The distance is one of whole slots, whose eight bytes are three of the shifted bits.
    (distance as u64) << (18 - 3) | u64::from(slots) << 2 | 1
}

/// About where the native stack ends.
#[inline(always)]
fn native_stack_pointer() -> usize {
    let marker = std::mem::MaybeUninit::<u8>::uninit();
    marker.as_ptr().addr()
}

enum Room {
    Made,
    Attend,
    Full,
}
