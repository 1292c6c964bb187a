//! The loop: callbacks that are due, timers, and the descriptors that it waits for.
//!
//! The ready queue and the timers are shared with other threads (`call_soon_threadsafe`); `queue` is held for single
//! steps on them, never while Python code runs.

mod watching;

use crate::asyncio::future::{self, Future};
use crate::asyncio::handle::Handle;
use crate::asyncio::readiness::Readiness;
use crate::asyncio::{running, task};
use mio::Waker;
use parking_lot::Mutex;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Instant;
use weft_core::error::{Exception, raise, runtime_error};
use weft_core::heap::concurrency::recording;
use weft_core::heap::{Dict, Gc, List, Native, Raised, Slot, Thread, Trace, Tracer, Tuple, Value};
use weft_core::interpreter::{Interpreter, ThreadState};
use weft_core::protocol;
use weft_core::safepoint;

/// Among fewer timers none is looked for that was cancelled.
const FEW_TIMERS: usize = 64;

/// Room for so many callbacks that are due is kept.
const FEW_READY: usize = 1024;

/// A time that orders, and a number that keeps timers of the same time in order.
#[derive(Clone, Copy, PartialEq)]
struct Due(f64, u64);

impl Eq for Due {}

impl Ord for Due {
    fn cmp(&self, other: &Due) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0).then(self.1.cmp(&other.1))
    }
}

impl PartialOrd for Due {
    fn partial_cmp(&self, other: &Due) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// An event loop.
pub struct EventLoop {
    /// What is due: handles, tasks, and futures with callbacks for their end as tuples; those before `head` have had their turn.
    ready: Slot,
    head: AtomicUsize,
    /// Timers by the number that stands in `due`.
    timers: Slot,
    due: Mutex<BinaryHeap<Reverse<Due>>>,
    next_timer: AtomicU64,
    /// With so many timers those that were cancelled are looked for.
    sweep_at: AtomicUsize,
    /// Handles of descriptors, by descriptor and direction; a future that is done when the descriptor is ready may stand in
    /// the place of a handle.
    watchers: Slot,
    /// Handles of signals, by number.
    pub(super) signals: Slot,
    /// A list of the tasks that have not ended, in no order; each knows its place.
    tasks: Slot,
    /// Held while that list is changed.
    changing_tasks: Mutex<()>,
    pub(super) current: Slot,
    pub(super) task_factory: Slot,
    pub(super) slow_callback_duration: Slot,
    queue: Mutex<()>,
    readiness: Mutex<Option<Readiness>>,
    waker: OnceLock<Arc<Waker>>,
    /// Whether the loop is in, or about to enter, a wait that a waker must end.
    waiting: AtomicBool,
    stopping: AtomicBool,
    closed: AtomicBool,
    pub(super) debug: AtomicBool,
    /// Whether the time is what a subclass, or whoever has replaced the method, says.
    pub(super) own_clock: AtomicBool,
    /// Whether passes are begun by what a subclass, or whoever has replaced `_run_once`, has made of it.
    pub(super) own_pass: AtomicBool,
    /// Whether a subclass says how timers are added.
    pub(super) own_timers: AtomicBool,
    /// Whether the program has given the loop something else to wait with.
    own_selector: AtomicBool,
    /// The identity of the thread that runs the loop, or 0.
    runner: AtomicU64,
}

impl Trace for EventLoop {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slots([
            &self.ready,
            &self.timers,
            &self.watchers,
            &self.signals,
            &self.tasks,
            &self.current,
        ]);
        tracer.slots([&self.task_factory, &self.slow_callback_duration]);
    }
}

fn dictionary(slot: &Slot) -> Gc<Dict> {
    slot.get()
        .and_then(Value::cast)
        .expect("made with the loop")
}

/// The loop's clock: that of `time.monotonic`.
pub fn now() -> f64 {
    crate::time::monotonic_seconds()
}

/// Raises an `OSError` of the system.
pub(super) fn system_error(error: &std::io::Error) -> Raised {
    Thread::with_current(|thread| {
        weft_core::types::exception::os_error::raise_os_error(thread, error, None)
    })
}

impl EventLoop {
    /// A loop with nothing to do.
    ///
    /// # Errors
    /// `OSError` if the system gives it nothing to wait with.
    pub fn new(thread: &Thread) -> Result<EventLoop, Raised> {
        let readiness = Readiness::new().map_err(|error| system_error(&error))?;
        let waker = OnceLock::from(readiness.waker());
        Ok(EventLoop {
            ready: Slot::new(List::from_items(thread, &[]).value()),
            head: AtomicUsize::new(0),
            timers: Slot::new(thread.dict().value()),
            due: Mutex::default(),
            next_timer: AtomicU64::new(0),
            sweep_at: AtomicUsize::new(FEW_TIMERS),
            watchers: Slot::new(thread.dict().value()),
            signals: Slot::new(thread.dict().value()),
            tasks: Slot::new(List::from_items(thread, &[]).value()),
            changing_tasks: Mutex::default(),
            current: Slot::empty(),
            task_factory: Slot::empty(),
            slow_callback_duration: Slot::new(thread.float(0.1)),
            queue: Mutex::new(()),
            readiness: Mutex::new(Some(readiness)),
            waker,
            waiting: AtomicBool::new(false),
            stopping: AtomicBool::new(false),
            closed: AtomicBool::new(false),
            debug: AtomicBool::new(false),
            own_clock: AtomicBool::new(false),
            own_pass: AtomicBool::new(false),
            own_timers: AtomicBool::new(false),
            own_selector: AtomicBool::new(false),
            runner: AtomicU64::new(0),
        })
    }

    /// The loop that a value is.
    pub fn of(value: &Value) -> Option<&Native<EventLoop>> {
        value.downcast()
    }

    /// The loop's time.
    ///
    /// # Errors
    /// What a clock of the program's raises.
    pub fn time(&self, thread: &Thread, own: Value) -> Result<f64, Raised> {
        if !self.own_clock.load(Ordering::Relaxed) {
            return Ok(now());
        }
        let clock = protocol::get_attribute_text(thread, own, "time")?;
        let time = protocol::call_values(thread, clock, &[])?;
        protocol::to_float(thread, time)
    }

    fn ready(&self) -> Gc<List> {
        self.ready
            .get()
            .and_then(Value::cast)
            .expect("made with the loop")
    }

    /// Whether the loop was closed.
    pub fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Acquire)
    }

    /// Whether the loop is in debug mode.
    pub(super) fn is_debugging(&self) -> bool {
        self.debug.load(Ordering::Relaxed)
    }

    /// Raises if the loop was closed.
    pub fn check_open(&self) -> Result<(), Raised> {
        if self.is_closed() {
            Err(runtime_error("Event loop is closed"))
        } else {
            Ok(())
        }
    }

    /// The identity of the thread that runs the loop, or 0.
    pub fn runner(&self) -> u64 {
        self.runner.load(Ordering::Acquire)
    }

    /// Puts a handle or a task at the end of the queue. From any thread.
    pub fn push(&self, thread: &Thread, entry: Value) {
        let _queue = self.queue.lock();
        self.ready().push(thread, entry);
    }

    /// Ends the loop's wait, if it is in one.
    pub fn wake(&self) {
        if self.waiting.load(Ordering::SeqCst)
            && let Some(waker) = self.waker.get()
        {
            let _ = waker.wake();
        }
    }

    fn pop(&self, thread: &Thread) -> Option<Value> {
        let _queue = self.queue.lock();
        let ready = self.ready();
        let head = self.head.load(Ordering::Relaxed);
        let entry = ready.get(head)?;
        ready.set(thread, head, Value::NONE);
        if head + 1 == ready.len() {
            ready.clear_for_more(thread, FEW_READY);
            self.head.store(0, Ordering::Relaxed);
        } else {
            self.head.store(head + 1, Ordering::Relaxed);
        }
        Some(entry)
    }

    /// Calls `body`, which comes to no safepoint, with the list of the tasks that have not ended.
    pub(super) fn with_tasks<R>(&self, body: impl FnOnce(&List) -> R) -> R {
        let _changing = self.changing_tasks.lock();
        let tasks = self.tasks.get().and_then(Value::cast::<List>);
        body(&tasks.expect("a loop has a list of its tasks"))
    }

    /// How many callbacks are due.
    pub fn ready_count(&self) -> usize {
        let _queue = self.queue.lock();
        self.ready().len() - self.head.load(Ordering::Relaxed)
    }

    /// How many timers there are, cancelled ones included.
    pub fn timer_count(&self) -> usize {
        dictionary(&self.timers).len()
    }

    /// Adds a timer.
    pub fn schedule(&self, thread: &Thread, handle: &Native<Handle>) {
        let number = self.next_timer.fetch_add(1, Ordering::Relaxed);
        handle.scheduled.store(true, Ordering::Relaxed);
        dictionary(&self.timers).set_simple(thread, thread.int(number as i64), handle.value());
        let mut due = self.due.lock();
        due.push(Reverse(Due(handle.when(), number)));
        // Cancelled timers that are due late would pile up.
        if due.len() > 100 && due.len() > 4 * self.timer_count() {
            let timers = dictionary(&self.timers);
            due.retain(|Reverse(entry)| {
                timers
                    .get_simple(thread, thread.int(entry.1 as i64))
                    .is_some()
            });
        }
    }

    /// Forgets timers that were cancelled, if there are twice as many timers as after the last time.
    pub fn sweep_timers(&self, thread: &Thread) {
        let timers = dictionary(&self.timers);
        if timers.len() < self.sweep_at.load(Ordering::Relaxed) {
            return;
        }
        let mut cancelled = Vec::new();
        let mut position = 0;
        while let Some((next, key, value)) = timers.next(position) {
            if value
                .downcast::<Native<Handle>>()
                .is_some_and(|handle| handle.is_cancelled())
            {
                cancelled.push(key);
            }
            position = next;
        }
        for key in cancelled {
            timers.remove_simple(thread, key);
        }
        let next = (2 * timers.len()).max(FEW_TIMERS);
        self.sweep_at.store(next, Ordering::Relaxed);
    }

    /// When the next timer is due; `None` if there is none.
    fn next_timer(&self, thread: &Thread) -> Option<f64> {
        let timers = dictionary(&self.timers);
        let mut due = self.due.lock();
        while let Some(Reverse(Due(when, number))) = due.peek().copied() {
            let key = thread.int(number as i64);
            let handle = timers.get_simple(thread, key);
            if handle.is_some_and(|handle| {
                handle
                    .downcast::<Native<Handle>>()
                    .is_some_and(|h| !h.is_cancelled())
            }) {
                return Some(when);
            }
            timers.remove_simple(thread, key);
            due.pop();
        }
        None
    }

    /// Moves the timers that are due to the queue.
    fn take_due(&self, thread: &Thread, own: Value) -> Result<(), Raised> {
        let timers = dictionary(&self.timers);
        if timers.is_empty() {
            return Ok(());
        }
        // A clock that ticks coarsely must not make the loop spin before a timer.
        let end = self.time(thread, own)? + 1e-9;
        loop {
            let number = {
                let mut due = self.due.lock();
                match due.peek() {
                    Some(Reverse(Due(when, number))) if *when <= end => {
                        let number = *number;
                        due.pop();
                        number
                    }
                    _ => return Ok(()),
                }
            };
            if let Some(handle) = timers.remove_simple(thread, thread.int(number as i64)) {
                if let Some(timer) = handle.downcast::<Native<Handle>>() {
                    timer.scheduled.store(false, Ordering::Relaxed);
                }
                self.push(thread, handle);
            }
        }
    }

    /// Runs callbacks until `stop` is called.
    ///
    /// # Errors
    /// `SystemExit` and `KeyboardInterrupt` from callbacks and signal handlers.
    pub fn run_forever(&self, thread: &Thread, own: Value) -> Result<(), Raised> {
        self.check_open()?;
        if self.runner() != 0 {
            return Err(runtime_error("This event loop is already running"));
        }
        if running::running_loop(thread).is_some() {
            return Err(runtime_error(
                "Cannot run the event loop while another loop is running",
            ));
        }
        self.runner
            .store(ThreadState::of(thread).identity(), Ordering::Release);
        running::set_running_loop(thread, Some(own));
        let listener = self.waker.get().map(|waker| {
            let waker = Arc::clone(waker);
            let listener: Arc<dyn Fn(i32) + Send + Sync> = Arc::new(move |_| drop(waker.wake()));
            Interpreter::of(thread)
                .hooks()
                .add_listener(Arc::clone(&listener));
            listener
        });
        let result = self
            .look_for_replacements(thread, own)
            .and_then(|()| self.run_passes(thread, own));
        if let Some(listener) = listener {
            Interpreter::of(thread).hooks().remove_listener(&listener);
        }
        self.stopping.store(false, Ordering::Release);
        self.runner.store(0, Ordering::Release);
        running::set_running_loop(thread, None);
        result
    }

    /// A program may give one loop a clock, a way to wait or passes of its own.
    fn look_for_replacements(&self, thread: &Thread, own: Value) -> Result<(), Raised> {
        let attributes = protocol::get_attribute_text(thread, own, "__dict__")?;
        let Some(attributes) = attributes.downcast::<Dict>() else {
            return Ok(());
        };
        let replaced = [
            ("time", &self.own_clock),
            ("_run_once", &self.own_pass),
            ("_selector", &self.own_selector),
        ];
        for (name, flag) in replaced {
            if attributes.get_simple(thread, thread.intern(name)).is_some() {
                flag.store(true, Ordering::Relaxed);
            }
        }
        Ok(())
    }

    fn run_passes(&self, thread: &Thread, own: Value) -> Result<(), Raised> {
        let is_own = self.own_pass.load(Ordering::Relaxed);
        let _recorded = recording::event_loop();
        loop {
            if is_own {
                let pass = protocol::get_attribute_text(thread, own, "_run_once")?;
                protocol::call_values(thread, pass, &[])?;
            } else {
                self.run_once(thread, own)?;
            }
            if self.stopping.load(Ordering::Acquire) {
                return Ok(());
            }
        }
    }

    /// One pass: waits for something that is due, and runs what is.
    ///
    /// # Errors
    /// As [`EventLoop::run_forever`].
    pub(super) fn run_once(&self, thread: &Thread, own: Value) -> Result<(), Raised> {
        self.wait(thread, own)?;
        safepoint::attend(thread)?;
        // Callbacks that callbacks add have their turn in the next pass.
        for _ in 0..self.ready_count() {
            // What a signal's handler raises must not lose an entry.
            safepoint::poll(thread)?;
            let Some(entry) = self.pop(thread) else { break };
            self.run_entry(thread, entry)?;
        }
        Ok(())
    }

    fn run_entry(&self, thread: &Thread, entry: Value) -> Result<(), Raised> {
        let run = || match Future::of(&entry) {
            Some(future) => {
                recording::next_step(|| task::recorded_name(future));
                task::take_step(thread, future, None)
            }
            None => match entry.downcast::<Native<Handle>>() {
                Some(handle) if !handle.is_cancelled() => {
                    recording::next_callback(callback_name);
                    handle.run(thread, entry)
                }
                Some(_) => Ok(()),
                None => match entry.downcast::<Tuple>() {
                    Some(entry) => {
                        recording::next_callback(callback_name);
                        future::run_callback(thread, entry)
                    }
                    None => Ok(()),
                },
            },
        };
        if !self.is_debugging() {
            return run();
        }
        let began = Instant::now();
        let result = run();
        let seconds = began.elapsed().as_secs_f64();
        let limit = self
            .slow_callback_duration
            .get()
            .and_then(Value::to_float)
            .unwrap_or(0.1);
        if result.is_ok() && seconds >= limit {
            running::report_slow(thread, entry, seconds)?;
        }
        result
    }

    /// Ends `run_forever` after the pass in progress.
    pub fn stop(&self) {
        self.stopping.store(true, Ordering::Release);
        self.wake();
    }

    /// Lets go of everything.
    ///
    /// # Errors
    /// `RuntimeError` while the loop runs.
    pub fn close(&self, thread: &Thread) -> Result<(), Raised> {
        if self.runner() != 0 {
            return Err(runtime_error("Cannot close a running event loop"));
        }
        if self.closed.swap(true, Ordering::AcqRel) {
            return Ok(());
        }
        self.ready().clear(thread);
        self.head.store(0, Ordering::Relaxed);
        dictionary(&self.timers).clear(thread);
        dictionary(&self.watchers).clear(thread);
        self.due.lock().clear();
        drop(self.readiness.lock().take());
        Ok(())
    }
}

/// The number of the text that a recording shows callbacks by, one or more of them.
fn callback_name() -> u32 {
    static NAME: OnceLock<u32> = OnceLock::new();
    *NAME.get_or_init(|| recording::text("callback"))
}

/// Raises what a call from the wrong thread raises in debug mode.
pub(super) fn wrong_thread() -> Raised {
    raise(
        Exception::RuntimeError,
        "Non-thread-safe operation invoked on an event loop other than the current one",
    )
}
