//! Futures, and what tasks share with them.

use crate::asyncio::event_loop::EventLoop;
use crate::asyncio::future_class::class;
use crate::asyncio::handle::{self, Handle};
use crate::asyncio::running;
use crate::asyncio::task;
use crate::asyncio::waiters::is_note;
use crate::contextvars;
use std::sync::atomic::{AtomicU8, AtomicU32, Ordering};
use weft_core::error::{Exception, is_exception, raise_object, runtime_error, type_error};
use weft_core::heap::{
    Buffer, Gc, List, Native, Raised, Slot, Thread, Trace, Tracer, Tuple, Value, Waited,
};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;
use weft_core::types::class::Class;
use weft_core::types::exception::ExceptionObject;

/// Where a future is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum State {
    /// Not done.
    Pending,
    /// Cancelled.
    Cancelled,
    /// Done, with a result or an exception.
    Finished,
}

/// Yes or no about a future.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(super) enum Mark {
    /// The task that got it from an `await` is about to wait for it.
    Blocking = 1,
    /// It ended with an exception that nobody has asked for.
    LogTraceback = 2,
    /// `CancelledError` is raised in the task's coroutine at the next step.
    MustCancel = 4,
    /// It is said of the task if it ends while it is pending.
    LogDestroyPending = 8,
    /// It is a task, whose parts are in the slots of the object (see [`task::Parts`]).
    IsTask = 16,
}

/// What few futures have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    Exception,
    CancelMessage,
    /// In debug mode where it was made, as a list of frames.
    Origin,
}

/// How many parts there are.
const PARTS: usize = 3;

/// A future; a task has slots of its own. Small, since there are many.
pub struct Future {
    pub(super) event_loop: Value,
    /// The result; the traceback of the exception, if there is one. As long as a task is pending, what it waits for.
    result: Slot,
    /// What is called when it is done: tuples of callback, what is kept of a context, and who waits for it by way of that
    /// callback, if that is noted; or tasks that wait for it. A tuple of one names who waits for it in another way, and is
    /// not called. One alone stands here itself, several in a list.
    pub(super) callbacks: Slot,
    /// A buffer of what few futures have (see [`Part`]).
    parts: Slot,
    state: AtomicU8,
    marks: AtomicU8,
    /// Where a task stands among the loop's tasks.
    place: AtomicU32,
}

impl Trace for Future {
    const MARK: u8 = 8;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.event_loop);
        tracer.slots([&self.result, &self.callbacks, &self.parts]);
    }

    fn awaits_itself(object: &Native<Future>, thread: &Thread) -> bool {
        // An instance of a subclass may have an iterator of its own.
        let class = thread.class_of(object.value());
        [&class::DEFINITION, &task::task_class::DEFINITION]
            .into_iter()
            .any(|definition| Interpreter::class_from(thread, definition).0 == class)
    }

    fn wait(object: &Native<Future>, thread: &Thread) -> Result<Waited, Raised> {
        if object.is_done() {
            return object.result(thread).map(Waited::Done);
        }
        if object.replace_mark(Mark::Blocking, true) {
            return Err(runtime_error("await wasn't used with future"));
        }
        Ok(Waited::HandsOut(object.value()))
    }
}

impl Future {
    /// A future, or what a task has of one, that is not done.
    pub(super) fn fresh(event_loop: Value, marks: u8) -> Future {
        Future {
            event_loop,
            result: Slot::empty(),
            callbacks: Slot::empty(),
            parts: Slot::empty(),
            state: AtomicU8::new(State::Pending as u8),
            marks: AtomicU8::new(marks),
            place: AtomicU32::new(0),
        }
    }

    /// A future of a class that is not done.
    ///
    /// # Errors
    /// In debug mode, what noting where it was made raises.
    pub fn create(thread: &Thread, class: Value, event_loop: Value) -> Result<Value, Raised> {
        let shape = Class::of(&class).expect("a class is instantiated").shape();
        let future = Native::new(thread, shape, Future::fresh(event_loop, 0));
        future.note_origin(thread)?;
        Ok(future.value())
    }

    pub(super) fn has_mark(&self, mark: Mark) -> bool {
        self.marks.load(Ordering::Acquire) & mark as u8 != 0
    }

    pub(super) fn set_mark(&self, mark: Mark, is_set: bool) {
        if self.has_mark(mark) != is_set {
            self.replace_mark(mark, is_set);
        }
    }

    /// Sets or takes away a mark; whether it was set before.
    pub(super) fn replace_mark(&self, mark: Mark, is_set: bool) -> bool {
        let before = if is_set {
            self.marks.fetch_or(mark as u8, Ordering::AcqRel)
        } else {
            self.marks.fetch_and(!(mark as u8), Ordering::AcqRel)
        };
        before & mark as u8 != 0
    }

    pub(super) fn part(&self, part: Part) -> Option<Value> {
        let parts = self.parts.get()?;
        parts.downcast::<Buffer>()?.get(part as usize)
    }

    fn set_part(&self, thread: &Thread, part: Part, value: Option<Value>) {
        let held = self.parts.get();
        let parts = match held.and_then(Value::cast::<Buffer>) {
            Some(parts) => parts,
            None if value.is_none() => return,
            None => {
                let parts = Buffer::new(thread, PARTS);
                self.parts.set(parts.value());
                parts
            }
        };
        parts.slots()[part as usize].set_option(value);
    }

    /// What it was cancelled with, or is to be.
    pub(super) fn cancel_message(&self) -> Option<Value> {
        self.part(Part::CancelMessage)
    }

    pub(super) fn set_cancel_message(&self, thread: &Thread, message: Option<Value>) {
        self.set_part(thread, Part::CancelMessage, message);
    }

    /// Where a task stands among the loop's tasks.
    pub(super) fn place(&self) -> usize {
        self.place.load(Ordering::Relaxed) as usize
    }

    pub(super) fn set_place(&self, place: usize) {
        self.place.store(place as u32, Ordering::Relaxed);
    }

    /// What a task waits for.
    pub(super) fn waiter(&self) -> Option<Value> {
        if self.is_done() {
            None
        } else {
            self.result.get()
        }
    }

    pub(super) fn set_waiter(&self, waiter: Option<Value>) {
        self.result.set_option(waiter);
    }

    /// Notes in debug mode where it was made.
    pub fn note_origin(&self, thread: &Thread) -> Result<(), Raised> {
        if let Some(origin) = crate::asyncio::handle::origin(thread, self.event_loop)? {
            self.set_part(thread, Part::Origin, Some(origin));
        }
        Ok(())
    }

    /// The future or task that a value is.
    #[inline]
    pub fn of(value: &Value) -> Option<&Native<Future>> {
        value.downcast()
    }

    /// Where it is.
    pub fn state(&self) -> State {
        match self.state.load(Ordering::Acquire) {
            0 => State::Pending,
            1 => State::Cancelled,
            _ => State::Finished,
        }
    }

    /// Whether it is done.
    pub fn is_done(&self) -> bool {
        self.state() != State::Pending
    }

    /// Asks for `callback(future)` in `context` when it is done; a task waits for it without a callback.
    pub fn add_callback(&self, thread: &Thread, own: Value, entry: Value) -> Result<(), Raised> {
        if self.is_done() {
            return self.call_soon(thread, own, entry);
        }
        let Some(held) = self.callbacks.get() else {
            self.callbacks.set(entry);
            return Ok(());
        };
        match held.downcast::<List>() {
            Some(callbacks) => callbacks.push(thread, entry),
            None => self
                .callbacks
                .set(List::from_items(thread, &[held, entry]).value()),
        }
        Ok(())
    }

    fn call_soon(&self, thread: &Thread, own: Value, entry: Value) -> Result<(), Raised> {
        let native = EventLoop::of(&self.event_loop);
        if Future::of(&entry).is_some() {
            return task::schedule(thread, self.event_loop, entry);
        }
        let pair = entry
            .downcast::<Tuple>()
            .expect("a callback and its context")
            .items();
        if let Some(native) = native {
            native.check_open()?;
            let entry = if native.is_debugging() {
                handle_of(thread, self.event_loop, own, pair).value()
            } else {
                thread.tuple(&[own, pair[0], pair[1]])
            };
            native.push(thread, entry);
            return Ok(());
        }
        let context = contextvars::known_context(thread, &Slot::new(pair[1]));
        running::call_soon(thread, self.event_loop, &[pair[0], own], context)
    }

    fn finish(&self, thread: &Thread, own: Value, state: State) -> Result<(), Raised> {
        self.state.store(state as u8, Ordering::Release);
        if self.has_mark(Mark::IsTask) {
            task::ended(thread, own, self);
        }
        let Some(held) = self.callbacks.take() else {
            return Ok(());
        };
        let Some(callbacks) = held.downcast::<List>() else {
            return if is_note(&held) {
                Ok(())
            } else {
                self.call_soon(thread, own, held)
            };
        };
        let callbacks = callbacks.snapshot(thread);
        for entry in callbacks.items() {
            if !is_note(entry) {
                self.call_soon(thread, own, *entry)?;
            }
        }
        Ok(())
    }

    /// Ends it with a result.
    ///
    /// # Errors
    /// `InvalidStateError` if it is done.
    pub fn set_result(&self, thread: &Thread, own: Value, result: Value) -> Result<(), Raised> {
        self.check_pending(thread)?;
        self.result.set(result);
        self.finish(thread, own, State::Finished)
    }

    /// Ends it with an exception, or an exception class.
    ///
    /// # Errors
    /// `InvalidStateError` if it is done; `TypeError` for `StopIteration` or what is no exception.
    pub fn set_exception(
        &self,
        thread: &Thread,
        own: Value,
        exception: Value,
    ) -> Result<(), Raised> {
        self.check_pending(thread)?;
        let is_class = weft_core::types::class::Class::of(&exception).is_some();
        let mut exception = if is_class {
            protocol::call_values(thread, exception, &[])?
        } else {
            exception
        };
        if ExceptionObject::of(&exception).is_none() {
            return Err(type_error("invalid exception object"));
        }
        if is_exception(thread, exception, Exception::StopIteration) {
            let message =
                "StopIteration interacts badly with generators and cannot be raised into a Future";
            let class = ExceptionObject::class(thread, Exception::RuntimeError);
            let replaced = ExceptionObject::new(thread, class, &[thread.string(message)]);
            if let Some(object) = ExceptionObject::of(&replaced) {
                object.set_context(Some(exception));
                object.set_cause(Some(exception));
            }
            exception = replaced;
        }
        // Who asks first gets it with the traceback that it has now, who asks later with none: nobody gets
        // those of others who have asked.
        self.result
            .set_option(ExceptionObject::of(&exception).and_then(|object| object.traceback()));
        self.set_part(thread, Part::Exception, Some(exception));
        self.set_mark(Mark::LogTraceback, true);
        thread.watch_end(own);
        self.finish(thread, own, State::Finished)
    }

    fn check_pending(&self, thread: &Thread) -> Result<(), Raised> {
        if self.is_done() {
            return Err(invalid_state(thread, "invalid state"));
        }
        Ok(())
    }

    /// Cancels it; false if it is done.
    pub fn cancel(
        &self,
        thread: &Thread,
        own: Value,
        message: Option<Value>,
    ) -> Result<bool, Raised> {
        self.set_mark(Mark::LogTraceback, false);
        if self.is_done() {
            return Ok(false);
        }
        self.set_cancel_message(thread, message);
        self.result.clear();
        self.finish(thread, own, State::Cancelled)?;
        Ok(true)
    }

    /// The exception that waiting for a cancelled future raises.
    pub fn cancelled_error(&self, thread: &Thread) -> Result<Value, Raised> {
        if let Some(exception) = self.part(Part::Exception) {
            self.set_part(thread, Part::Exception, None);
            return Ok(exception);
        }
        let class = running::exception_class(thread, "CancelledError")?;
        match self.cancel_message().filter(|message| !message.is_none()) {
            Some(message) => protocol::call_values(thread, class, &[message]),
            None => protocol::call_values(thread, class, &[]),
        }
    }

    /// Keeps the exception that a cancelled task ended with, for the first who asks.
    pub fn keep_cancelled_error(&self, thread: &Thread, exception: Value) {
        self.set_part(thread, Part::Exception, Some(exception));
    }

    /// The result.
    ///
    /// # Errors
    /// The exception that it ended with; `CancelledError`; `InvalidStateError` if it is not done.
    pub fn result(&self, thread: &Thread) -> Result<Value, Raised> {
        match self.state() {
            State::Pending => Err(invalid_state(thread, "Result is not set.")),
            State::Cancelled => {
                let error = self.cancelled_error(thread)?;
                Err(raise_object(thread, error))
            }
            State::Finished => {
                self.set_mark(Mark::LogTraceback, false);
                match self.part(Part::Exception) {
                    Some(exception) => {
                        if let Some(object) = ExceptionObject::of(&exception) {
                            object.set_traceback(self.result.get());
                            self.result.clear();
                        }
                        Err(raise_object(thread, exception))
                    }
                    None => Ok(self.result.get().unwrap_or(Value::NONE)),
                }
            }
        }
    }

    /// The exception that it ended with, or `None`.
    ///
    /// # Errors
    /// `CancelledError`; `InvalidStateError` if it is not done.
    pub fn exception(&self, thread: &Thread) -> Result<Value, Raised> {
        match self.state() {
            State::Pending => Err(invalid_state(thread, "Exception is not set.")),
            State::Cancelled => {
                let error = self.cancelled_error(thread)?;
                Err(raise_object(thread, error))
            }
            State::Finished => {
                self.set_mark(Mark::LogTraceback, false);
                Ok(self.part(Part::Exception).unwrap_or(Value::NONE))
            }
        }
    }

    /// `_result` and `_exception`, without checks.
    pub fn raw(&self) -> (Option<Value>, Option<Value>) {
        match self.part(Part::Exception) {
            Some(exception) => (None, Some(exception)),
            None if self.is_done() => (self.result.get(), None),
            None => (None, None),
        }
    }
}

/// The handle of a callback for a future that is done.
fn handle_of(
    thread: &Thread,
    event_loop: Value,
    future: Value,
    callback: &[Value],
) -> Gc<Native<Handle>> {
    let arguments = thread.tuple(&[future]);
    Handle::new(
        thread,
        event_loop,
        callback[0],
        arguments,
        Some(callback[1]),
    )
}

/// Calls what a loop was given as a tuple: a future, a callback for its end, and what is kept of the context.
///
/// # Errors
/// As [`Handle::run`].
pub(super) fn run_callback(thread: &Thread, entry: &Tuple) -> Result<(), Raised> {
    let [own, callback, kept] = *entry.items() else {
        return Ok(());
    };
    let context = Slot::new(kept);
    let Err(raised) = handle::call(thread, callback, &[own], &context) else {
        return Ok(());
    };
    let event_loop = Future::of(&own)
        .expect("a future and its callback")
        .event_loop;
    let handle = handle_of(thread, event_loop, own, &[callback, kept]);
    handle.see_to_failure(thread, handle.value(), (callback, &[own][..]), raised)
}

fn invalid_state(thread: &Thread, message: &str) -> Raised {
    match running::exception_class(thread, "InvalidStateError") {
        Ok(class) => match protocol::call_values(thread, class, &[thread.string(message)]) {
            Ok(error) => raise_object(thread, error),
            Err(raised) => raised,
        },
        Err(raised) => raised,
    }
}

/// The loop that `Future()` or `Task()` was given, or the current one.
pub(super) fn loop_or_current(thread: &Thread, event_loop: Option<Value>) -> Result<Value, Raised> {
    match event_loop.filter(|event_loop| !event_loop.is_none()) {
        Some(event_loop) => Ok(event_loop),
        None => running::event_loop(thread),
    }
}

/// The entry for a callback in a context, or in what is kept of one.
pub(super) fn callback_entry(thread: &Thread, callback: Value, context: Option<Value>) -> Value {
    thread.tuple(&[callback, contextvars::keep(thread, context)])
}
