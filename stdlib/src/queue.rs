//! `_queue`: a queue without bound that several threads may use.
//!
//! Invariant: who waits is in `waiting` and looks at the items again before it leaves, for whatever reason. So a
//! wake-up that went to a thread that gives up is not lost.

use parking_lot::Mutex;
use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use weft_core::error::{overflow_error, value_error};
use weft_core::heap::concurrency::{Parked, Unparker};
use weft_core::heap::{List, Native, Raised, Slot, Thread, Trace, Tracer, Value};
use weft_core::interpreter::{Interpreter, Waiting};
use weft_core::native::{ClassDefinition, NativeClass};
use weft_core::safepoint;

use crate::queue_at_once::class as at_once;

/// The queue.
pub struct SimpleQueue {
    /// A list; the items before `head` are gone.
    items: Slot,
    head: AtomicUsize,
    waiting: Mutex<VecDeque<(u64, Unparker)>>,
}

impl Trace for SimpleQueue {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.items);
    }
}

impl NativeClass for SimpleQueue {
    fn definition() -> &'static ClassDefinition {
        &simple_queue::DEFINITION
    }
}

impl SimpleQueue {
    fn new(thread: &Thread) -> SimpleQueue {
        SimpleQueue {
            items: Slot::new(List::from_items(thread, &[]).value()),
            head: AtomicUsize::new(0),
            waiting: Mutex::default(),
        }
    }

    fn with_items<R>(&self, body: impl FnOnce(&List) -> R) -> R {
        let items = self.items.get().expect("a queue has a list");
        body(
            items
                .downcast::<List>()
                .expect("a queue's items are a list"),
        )
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        let _waiting = self.waiting.lock();
        self.with_items(List::len) - self.head.load(Ordering::Relaxed)
    }

    fn put(&self, thread: &Thread, item: Value) {
        let mut waiting = self.waiting.lock();
        self.with_items(|items| items.push(thread, item));
        if let Some((_, first)) = waiting.pop_front() {
            first.unpark();
        }
    }

    /// The first item, if there is one; otherwise the thread is among those that wait, under this number.
    fn take_or_wait(&self, thread: &Thread, number: Option<u64>) -> Option<Value> {
        let mut waiting = self.waiting.lock();
        if let Some(number) = number {
            waiting.retain(|(other, _)| *other != number);
        }
        let item = self.take(thread);
        if let (None, Some(number)) = (item, number) {
            waiting.push_back((number, thread.participant().unparker()));
        }
        item
    }

    /// The thread no longer waits: takes an item if there is one.
    fn leave(&self, thread: &Thread, number: u64) -> Option<Value> {
        let mut waiting = self.waiting.lock();
        waiting.retain(|(other, _)| *other != number);
        self.take(thread)
    }

    /// The thread no longer waits and takes nothing: another is woken for what is there.
    fn abandon(&self, number: u64) {
        let mut waiting = self.waiting.lock();
        waiting.retain(|(other, _)| *other != number);
        let is_empty = self.with_items(List::len) == self.head.load(Ordering::Relaxed);
        if !is_empty && let Some((_, next)) = waiting.pop_front() {
            next.unpark();
        }
    }

    /// Takes the first item. The lock is held.
    fn take(&self, thread: &Thread) -> Option<Value> {
        self.with_items(|items| {
            let head = self.head.load(Ordering::Relaxed);
            let item = items.get(head)?;
            items.set(thread, head, Value::NONE);
            let head = head + 1;
            if head == items.len() {
                items.clear(thread);
                self.head.store(0, Ordering::Relaxed);
            } else if head >= 64 && head * 2 > items.len() {
                // Each item is moved once on average.
                items.splice(thread, |_| (0, head), &[]);
                self.head.store(0, Ordering::Relaxed);
            } else {
                self.head.store(head, Ordering::Relaxed);
            }
            Some(item)
        })
    }

    /// Waits for an item. `None` when the time is up.
    fn get(
        this: &Native<SimpleQueue>,
        thread: &Thread,
        deadline: Option<Instant>,
    ) -> Result<Option<Value>, Raised> {
        if let Some(item) = this.take_or_wait(thread, None) {
            return Ok(Some(item));
        }
        let _waiting = Waiting::for_object(thread, this.value());
        let number = weft_core::interpreter::ThreadState::of(thread).identity();
        loop {
            if let Some(item) = this.take_or_wait(thread, Some(number)) {
                return Ok(Some(item));
            }
            let remaining =
                deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
            match thread.participant().park(remaining) {
                Parked::Unparked => {}
                Parked::TimedOut => return Ok(this.leave(thread, number)),
                Parked::Interrupted => {
                    if let Err(raised) = safepoint::attend(thread) {
                        this.abandon(number);
                        return Err(raised);
                    }
                }
            }
        }
    }
}

/// When a wait of this many seconds ends; `None` for one without end.
fn deadline(thread: &Thread, timeout: Value) -> Result<Option<Instant>, Raised> {
    if timeout.is_none() {
        return Ok(None);
    }
    let seconds = crate::thread::lock::seconds_of(thread, timeout)?;
    if seconds.abs() > 9.2e9 {
        return Err(overflow_error("timestamp out of range for C PyTime_t"));
    }
    let duration = Duration::try_from_secs_f64(seconds)
        .map_err(|_| value_error("'timeout' must be a non-negative number"))?;
    Ok(Instant::now().checked_add(duration))
}

fn empty(thread: &Thread) -> Raised {
    let (class, _) = Interpreter::class_from(thread, &empty_error::DEFINITION);
    let exception = weft_core::types::exception::ExceptionObject::new(thread, class, &[]);
    weft_core::error::raise_object(thread, exception)
}

/// Simple, unbounded, reentrant FIFO queue.
#[weft_macros::class(name = "SimpleQueue", module = "_queue", subclassable)]
pub mod simple_queue {
    use super::{SimpleQueue, deadline, empty};
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::types::class::Class;

    /// Create and return a new object.
    #[new]
    fn new(class: Value, thread: &Thread) -> Value {
        let shape = Class::of(&class).expect("__new__ is given a class").shape();
        Native::new(thread, shape, SimpleQueue::new(thread)).value()
    }

    /// Add an item to the end of the queue.
    ///
    /// It has no limit, so this never waits: block and timeout are there so that it can replace a Queue.
    fn put(
        this: &Native<SimpleQueue>,
        thread: &Thread,
        item: Value,
        #[default(true)] block: bool,
        #[default] timeout: Option<Value>,
    ) {
        // Putting never waits.
        let _ = (block, timeout);
        this.put(thread, item);
    }

    /// Put the item on the queue without blocking.
    fn put_nowait(this: &Native<SimpleQueue>, thread: &Thread, item: Value) {
        this.put(thread, item);
    }

    /// Take out the first item, once there is one, and return it. Empty after timeout seconds, or at once without
    /// block.
    fn get(
        this: &Native<SimpleQueue>,
        thread: &Thread,
        #[default(true)] block: bool,
        #[default] timeout: Option<Value>,
    ) -> Result<Value, Raised> {
        if !block {
            return this.take_or_wait(thread, None).ok_or_else(|| empty(thread));
        }
        let deadline = deadline(thread, timeout.unwrap_or(Value::NONE))?;
        SimpleQueue::get(this, thread, deadline)?.ok_or_else(|| empty(thread))
    }

    /// Take out the first item and return it. Empty where there is none.
    fn get_nowait(this: &Native<SimpleQueue>, thread: &Thread) -> Result<Value, Raised> {
        this.take_or_wait(thread, None).ok_or_else(|| empty(thread))
    }

    /// See PEP 585
    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, key: Value) -> Result<Value, Raised> {
        weft_core::types::class::generic_alias(thread, class, key)
    }

    /// Whether the queue has no items, which other threads may change at any time.
    #[name("empty")]
    fn is_empty(this: &Native<SimpleQueue>) -> bool {
        this.len() == 0
    }

    /// How many items the queue has, which other threads may change at any time.
    fn qsize(this: &Native<SimpleQueue>) -> usize {
        this.len()
    }
}

/// A queue had no item to give at once, or none within the timeout.
#[weft_macros::class(name = "Empty", module = "_queue", bases = ["Exception"], subclassable)]
pub mod empty_error {}

/// C implementation of the Python queue module.
/// This module is an implementation detail, please do not use it directly.
#[weft_macros::module(name = "_queue", classes = [empty_error, simple_queue, at_once])]
pub mod module {}
