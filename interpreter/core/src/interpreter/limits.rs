//! How much a program may use, and its end once that is passed.
//!
//! What is counted belongs to a [`Governor`], which an interpreter shares with those that its program makes. Once it says
//! stop, every safepoint of every thread raises, in `except` and `finally` too, and every wait is ended, until the program
//! has unwound: nothing is called by a `while True: try: … except BaseException: pass` that could go on.

use super::Interpreter;
use crate::error::{Exception, memory_error};
use crate::protocol;
use parking_lot::{Condvar, Mutex};
use std::sync::atomic::{AtomicU8, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock, Weak};
use std::time::{Duration, Instant};
use weft_heap::concurrency::signals;
use weft_heap::{Heap, Raised, Root, Thread, Value};

/// How much a program may use; everything without a number is without a limit.
///
/// ```
/// use std::time::Duration;
/// let limits = weft_core::interpreter::Limits::none().operations(1_000_000).time(Duration::from_secs(2));
/// assert_eq!(limits, limits.clone());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Calls and rounds of loops.
    pub(crate) operations: Option<u64>,
    pub(crate) time: Option<Duration>,
    pub(crate) memory: Option<usize>,
    pub(crate) recursion: Option<u32>,
    pub(crate) threads: Option<usize>,
    pub(crate) children: Option<usize>,
    pub(crate) output: Option<u64>,
}

/// Declares what sets a limit, and what asks for it.
macro_rules! settings {
    ($($(#[$doc:meta])* $name:ident, $get:ident: $type:ty;)*) => {$(
        $(#[$doc])*
        pub fn $name(mut self, most: $type) -> Limits {
            self.$name = Some(most);
            self
        }

        #[doc = concat!("What [`Limits::", stringify!($name), "`] was given.")]
        pub fn $get(&self) -> Option<$type> {
            self.$name
        }
    )*};
}

impl Limits {
    /// No limits.
    pub fn none() -> Limits {
        Limits::default()
    }

    settings! {
        /// How many operations may be made in all: each call of a function and each round of a loop is one, in library code
        /// too. Each thread takes a thousand at a time, so what counts exactly is one thread.
        operations, most_operations: u64;
        /// How long the program may take, from the moment at which a host first enters it.
        time, most_time: Duration;
        /// How many bytes may be in use. An eighth more is noticed late; one object that is larger is a `MemoryError`.
        memory, most_memory: usize;
        /// How deep calls may be nested in each thread, whatever `sys.setrecursionlimit` asks for. Deeper ones are a
        /// `RecursionError`, as always.
        recursion, most_recursion: u32;
        /// How many threads the program may have at a time, beside those of the host. One more is a `RuntimeError`.
        threads, most_threads: usize;
        /// How many child processes the program may start in all. One more is a `BlockingIOError`, as the system's is.
        children, most_children: usize;
        /// How many bytes may be written to files and to standard output and error in all.
        output, most_output: u64;
    }
}

/// Why a program has to end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Stop {
    /// The host asked for it.
    Cancelled = 1,
    /// It made more operations than it may.
    Operations,
    /// Its time is up.
    Time,
    /// It uses more memory than it may.
    Memory,
    /// It wrote more than it may.
    Output,
}

impl Stop {
    fn from_number(number: u8) -> Option<Stop> {
        [
            Stop::Cancelled,
            Stop::Operations,
            Stop::Time,
            Stop::Memory,
            Stop::Output,
        ]
        .into_iter()
        .find(|stop| *stop as u8 == number)
    }
}

impl std::fmt::Display for Stop {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Stop::Cancelled => "cancelled by the host",
            Stop::Operations => "the limit of operations is passed",
            Stop::Time => "the limit of time is passed",
            Stop::Memory => "the limit of memory is passed",
            Stop::Output => "the limit of output is passed",
        })
    }
}

/// Operations that a thread may make before it asks for more.
const SLICE: u64 = 1000;

/// What an interpreter and those that its program makes have used of their limits.
pub struct Governor {
    limits: Limits,
    stop: AtomicU8,
    operations_left: AtomicU64,
    output_left: AtomicU64,
    threads: AtomicUsize,
    children: AtomicUsize,
    began: Mutex<Option<Instant>>,
    heaps: Mutex<Vec<Weak<Heap>>>,
    /// Raised by each renewal, so that a watch for the time before it ends.
    epoch: AtomicU64,
}

impl std::fmt::Debug for Governor {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Governor")
            .field("limits", &self.limits)
            .field("stopped", &self.stopped())
            .finish()
    }
}

impl Governor {
    /// One that has used nothing.
    pub fn new(limits: Limits) -> Arc<Governor> {
        let governor = Governor {
            limits,
            stop: AtomicU8::new(0),
            operations_left: AtomicU64::new(0),
            output_left: AtomicU64::new(0),
            threads: AtomicUsize::new(0),
            children: AtomicUsize::new(0),
            began: Mutex::default(),
            heaps: Mutex::default(),
            epoch: AtomicU64::new(0),
        };
        governor.fill();
        Arc::new(governor)
    }

    /// What an interpreter is under that nothing was said of: nothing stops it.
    pub(super) fn unlimited() -> &'static Arc<Governor> {
        static UNLIMITED: OnceLock<Arc<Governor>> = OnceLock::new();
        UNLIMITED.get_or_init(|| Governor::new(Limits::none()))
    }

    fn fill(&self) {
        let (operations, output) = (self.limits.operations, self.limits.output);
        self.operations_left
            .store(operations.unwrap_or(u64::MAX), Ordering::SeqCst);
        self.output_left
            .store(output.unwrap_or(u64::MAX), Ordering::SeqCst);
    }

    /// The limits.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Why the program has to end, if it has to.
    pub fn stopped(&self) -> Option<Stop> {
        Stop::from_number(self.stop.load(Ordering::SeqCst))
    }

    /// Takes the heap of an interpreter under this governor.
    pub fn adopt(&self, thread: &Thread) {
        let heap = thread.heap_handle();
        self.heaps.lock().push(Arc::downgrade(heap));
        if let Some(bytes) = self.limits.memory {
            heap.set_memory_limit(bytes);
        }
        if self.limits.operations.is_some() {
            thread.count_steps();
            thread.set_budget(0);
        }
        if let Some(depth) = self.limits.recursion {
            thread.set_recursion_limit(thread.recursion_limit().min(depth.max(1)));
        }
    }

    /// A thread comes in: the time begins with the first of them.
    pub fn enter(self: &Arc<Governor>, thread: &Thread) {
        if let Some(depth) = self.limits.recursion {
            let depth = thread.recursion_limit().min(depth.max(1));
            thread.set_recursion_limit(depth);
        }
        if let Some(time) = self.limits.time {
            let mut began = self.began.lock();
            if began.is_none() {
                let now = Instant::now();
                *began = Some(now);
                watch(self, now.checked_add(time));
            }
        }
        if self.stopped().is_some() {
            thread.interrupter().interrupt();
        }
    }

    /// A thread leaves, and gives back what it has not used.
    pub fn leave(&self, thread: &Thread) {
        if self.limits.operations.is_some() {
            let left = u64::from(thread.budget());
            thread.set_budget(0);
            self.operations_left.fetch_add(left, Ordering::SeqCst);
        }
    }

    /// Ends what runs, and what begins after this, until [`Governor::renew`]. The first reason counts.
    pub fn stop(self: &Arc<Governor>, reason: Stop) {
        let first = self
            .stop
            .compare_exchange(0, reason as u8, Ordering::SeqCst, Ordering::SeqCst);
        if first.is_ok() {
            self.interrupt();
            watch(self, None);
        }
    }

    /// Makes all threads come to a safepoint.
    fn interrupt(&self) {
        let heaps: Vec<Arc<Heap>> = self.heaps.lock().iter().filter_map(Weak::upgrade).collect();
        for heap in heaps {
            heap.world().interrupt_all();
        }
    }

    fn has_threads(&self) -> bool {
        let heaps = self.heaps.lock();
        let mut heaps = heaps.iter().filter_map(Weak::upgrade);
        heaps.any(|heap| heap.world().registered_threads() > 0)
    }

    /// Lets the program use as much again as at its beginning, and go on if it had to end.
    pub fn renew(&self) {
        self.epoch.fetch_add(1, Ordering::SeqCst);
        *self.began.lock() = None;
        self.fill();
        self.children.store(0, Ordering::SeqCst);
        for heap in self.heaps.lock().iter().filter_map(Weak::upgrade) {
            heap.forgive_limit();
        }
        self.stop.store(0, Ordering::SeqCst);
    }

    /// Gives the thread more operations, or says stop.
    fn refill(self: &Arc<Governor>, thread: &Thread) {
        let take = |left: u64| (left > 0).then(|| left - left.min(SLICE));
        let before = self
            .operations_left
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, take);
        match before {
            Ok(before) => thread.set_budget(before.min(SLICE) as u32),
            Err(_) => self.stop(Stop::Operations),
        }
    }

    /// Notes that a thread of the program begins; false if there are as many as may be.
    pub fn begin_thread(&self) -> bool {
        let most = self.limits.threads.unwrap_or(usize::MAX);
        let more = |count: usize| (count < most).then_some(count + 1);
        self.threads
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, more)
            .is_ok()
    }

    /// Notes that a thread of the program has ended.
    pub fn end_thread(&self) {
        self.threads.fetch_sub(1, Ordering::SeqCst);
    }

    /// Notes that a child process begins; false if there were as many as may be.
    pub fn begin_child(&self) -> bool {
        let most = self.limits.children.unwrap_or(usize::MAX);
        let more = |count: usize| (count < most).then_some(count + 1);
        self.children
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, more)
            .is_ok()
    }
}

/// Counts what a thread is about to write.
///
/// # Errors
/// The end of the program, if that is more than it may.
#[inline]
pub fn note_output(thread: &Thread, bytes: usize) -> Result<(), Raised> {
    let governor = Interpreter::of(thread).governor();
    if governor.limits.output.is_none() {
        return Ok(());
    }
    let take = |left: u64| left.checked_sub(bytes as u64);
    let taken = governor
        .output_left
        .fetch_update(Ordering::SeqCst, Ordering::SeqCst, take);
    if taken.is_err() {
        governor.stop(Stop::Output);
    }
    check(thread)
}

/// How many calls a program may have active that wants so many.
pub fn most_calls(thread: &Thread, wanted: u32) -> u32 {
    let most = Interpreter::of(thread).governor().limits.recursion;
    wanted.min(most.unwrap_or(wanted).max(1))
}

/// What long library code asks where it makes no safepoint: whether the program has to end.
///
/// # Errors
/// The end of the program.
pub fn check(thread: &Thread) -> Result<(), Raised> {
    let governor = Interpreter::of(thread).governor();
    if thread.heap().is_over_limit() {
        governor.stop(Stop::Memory);
    }
    if thread.is_budget_spent() {
        governor.refill(thread);
    }
    match governor.stopped() {
        None => Ok(()),
        Some(reason) => Err(raise_stop(thread, reason)),
    }
}

/// As [`check`], where a thread comes by so often that one load has to do: deep in a recursion over values, say.
///
/// # Errors
/// The end of the program.
#[inline]
pub fn check_if_wanted(thread: &Thread) -> Result<(), Raised> {
    if thread.is_wanted() {
        check(thread)
    } else {
        Ok(())
    }
}

/// Whether the program of this thread has to end, for what runs detached.
pub fn is_stopped() -> bool {
    let asked = Thread::try_current(|thread| Interpreter::of(thread).governor().stopped());
    asked.flatten().is_some()
}

/// Whether an integer of so many bits is more than a program may make: one whose operations take no time that counts
/// if the program's time or operations are limited.
pub fn is_integer_allowed(thread: &Thread, bits: u64) -> bool {
    if bits <= LONGEST_INTEGER {
        return true;
    }
    let limits = &Interpreter::of(thread).governor().limits;
    limits.time.is_none() && limits.operations.is_none()
}

/// Bits of the longest integer in a program whose time is limited: dividing one takes less than 100 ms.
const LONGEST_INTEGER: u64 = 640 << 10;

/// Raises the end of the program, again and again: whatever catches it comes to its next safepoint.
#[cold]
fn raise_stop(thread: &Thread, reason: Stop) -> Raised {
    // Its next wait ends at once, too.
    thread.interrupter().interrupt();
    let made = exception_class(thread).and_then(|class| {
        let message = thread.string(&reason.to_string());
        Ok(crate::types::exception::ExceptionObject::new(
            thread,
            class,
            &[message],
        ))
    });
    match made {
        // Without a context: a chain of as many as there are calls would be gone through each time.
        Ok(exception) => thread.set_raised(exception),
        Err(raised) => raised,
    }
}

#[derive(Default)]
struct StopClass(OnceLock<Root>);

/// The class of the exception that ends a program, `weft.Stopped`. It is no `Exception`.
fn exception_class(thread: &Thread) -> Result<Value, Raised> {
    let interpreter = Interpreter::of(thread);
    let kept = interpreter.extension::<StopClass>();
    if let Some(class) = kept.0.get() {
        return Ok(class.get());
    }
    let names = thread.dict();
    names.set_simple(thread, thread.intern("__module__"), thread.intern("weft"));
    let bases = thread.tuple(&[interpreter.exception_class(Exception::BaseException)]);
    let arguments = [thread.intern("Stopped"), bases, names.value()];
    // Nothing of this is a program's, so it makes no difference that it has to end.
    let class = protocol::call_values(thread, interpreter.type_class(), &arguments)?;
    let root = kept
        .0
        .get_or_init(|| Root::new(thread.heap_handle(), class));
    Ok(root.get())
}

/// Makes the class beforehand, while the program has not begun.
///
/// # Errors
/// Whatever making a class raises.
pub fn prepare(thread: &Thread) -> Result<(), Raised> {
    exception_class(thread).map(drop)
}

/// Refuses an integer that [`is_integer_allowed`] does not allow.
///
/// # Errors
/// `MemoryError`
pub fn check_integer(thread: &Thread, bits: u64) -> Result<(), Raised> {
    if is_integer_allowed(thread, bits) {
        Ok(())
    } else {
        Err(memory_error())
    }
}

/// Something that the watch is to look after.
struct Watched {
    governor: Weak<Governor>,
    epoch: u64,
    /// When the time is up; `None` if the program has to end already, and is to be reminded.
    deadline: Option<Instant>,
}

/// The thread that looks at the time is one of the process: it holds nothing of any interpreter.
struct Watch {
    list: Mutex<Vec<Watched>>,
    changed: Condvar,
}

static WATCH: OnceLock<Watch> = OnceLock::new();

/// How often those are reminded that have to end: a call of the system that had not begun misses a reminder.
const REMINDER: Duration = Duration::from_millis(5);

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

fn watch(governor: &Arc<Governor>, deadline: Option<Instant>) {
    if !prepare_watch() {
        return;
    }
    if let Some(watch) = WATCH.get() {
        watch.list.lock().push(Watched {
            governor: Arc::downgrade(governor),
            epoch: governor.epoch.load(Ordering::SeqCst),
            deadline,
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
        let mut reminded = Vec::new();
        let mut list = self.list.lock();
        list.retain(|watched| {
            let Some(governor) = watched.governor.upgrade() else {
                return false;
            };
            if governor.epoch.load(Ordering::SeqCst) != watched.epoch {
                return false;
            }
            match watched.deadline {
                Some(deadline) if deadline <= now => {
                    due.push(governor);
                    false
                }
                Some(_) => true,
                None => {
                    let goes_on = governor.has_threads();
                    reminded.push(governor);
                    goes_on
                }
            }
        });
        if !due.is_empty() || !reminded.is_empty() {
            drop(list);
            due.iter().for_each(|governor| governor.stop(Stop::Time));
            reminded.iter().for_each(|governor| {
                if governor.stopped().is_some() {
                    governor.interrupt();
                }
            });
            drop((due, reminded));
            list = self.list.lock();
        }
        let next = list.iter().map(|watched| match watched.deadline {
            Some(deadline) => deadline,
            None => now + REMINDER,
        });
        match next.min() {
            Some(next) => drop(self.changed.wait_until(&mut list, next)),
            None => self.changed.wait(&mut list),
        }
    }
}
