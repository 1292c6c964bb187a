//! Futures, and what tasks share with them.

use crate::asyncio::event_loop::EventLoop;
use crate::asyncio::handle::Handle;
use crate::asyncio::running;
use crate::asyncio::task::{self, TaskState};
use crate::asyncio::waiters::is_note;
use crate::contextvars::Context;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use weft_core::error::{Exception, is_exception, raise_object, runtime_error, type_error};
use weft_core::heap::{Gc, List, Native, Raised, Slot, Thread, Trace, Tracer, Tuple, Value};
use weft_core::protocol;
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

/// A future; a task has a part of its own.
pub struct Future {
    pub(super) event_loop: Value,
    pub(super) state: AtomicU8,
    /// The result; the traceback of the exception, if there is one.
    result: Slot,
    exception: Slot,
    /// What is called when it is done: tuples of callback and context, or tasks that wait for it. A tuple of one names
    /// who waits for it by way of a callback, and is not called. One alone stands here itself, several in a list.
    pub(super) callbacks: Slot,
    pub(super) cancel_message: Slot,
    /// In debug mode where it was made, as a list of frames.
    origin: Slot,
    /// Whether the task that got it from an `await` is about to wait for it.
    pub(super) blocking: AtomicBool,
    pub(super) log_traceback: AtomicBool,
    pub(super) task: Option<Box<TaskState>>,
}

impl Trace for Future {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.event_loop);
        tracer.slots([
            &self.result,
            &self.exception,
            &self.callbacks,
            &self.cancel_message,
            &self.origin,
        ]);
        if let Some(task) = &self.task {
            task.trace(tracer);
        }
    }
}

impl Future {
    /// A future that is not done.
    pub fn fresh(event_loop: Value, task: Option<Box<TaskState>>) -> Future {
        Future {
            event_loop,
            state: AtomicU8::new(State::Pending as u8),
            result: Slot::empty(),
            exception: Slot::empty(),
            callbacks: Slot::empty(),
            cancel_message: Slot::empty(),
            origin: Slot::empty(),
            blocking: AtomicBool::new(false),
            log_traceback: AtomicBool::new(false),
            task,
        }
    }

    /// Notes in debug mode where it was made.
    pub fn note_origin(&self, thread: &Thread) -> Result<(), Raised> {
        if let Some(origin) = crate::asyncio::handle::origin(thread, self.event_loop)? {
            self.origin.set(origin);
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

    /// The callbacks and those who wait, as they are now.
    pub(super) fn entries(&self, thread: &Thread) -> Option<Gc<Tuple>> {
        let held = self.callbacks.get()?;
        let several = held
            .downcast::<List>()
            .map(|callbacks| callbacks.snapshot(thread));
        several.or_else(|| thread.tuple(&[held]).cast::<Tuple>())
    }

    /// Sets what [`Future::entries`] gives.
    pub(super) fn set_entries(&self, thread: &Thread, entries: &[Value]) {
        self.callbacks.set_option(match entries {
            [] => None,
            [one] => Some(*one),
            several => Some(List::from_items(thread, several).value()),
        });
    }

    /// Takes out the callbacks that equal one; how many there were.
    pub fn remove_callback(&self, thread: &Thread, callback: Value) -> Result<i64, Raised> {
        let Some(before) = self.entries(thread) else {
            return Ok(0);
        };
        let kept = List::from_items(thread, &[]);
        for entry in before.items() {
            let same = match entry.downcast::<Tuple>() {
                Some(pair) if pair.len() == 2 => {
                    protocol::equals(thread, pair.items()[0], callback)?
                }
                Some(_) | None => false,
            };
            if !same {
                kept.push(thread, *entry);
            }
        }
        let removed = before.len() - kept.len();
        self.set_entries(thread, kept.snapshot(thread).items());
        Ok(removed as i64)
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
            let arguments = thread.tuple(&[own]);
            let handle = Handle::new(thread, self.event_loop, pair[0], arguments, Some(pair[1]));
            native.push(thread, handle.value());
            return Ok(());
        }
        running::call_soon(thread, self.event_loop, &[pair[0], own], pair[1])
    }

    fn finish(&self, thread: &Thread, own: Value, state: State) -> Result<(), Raised> {
        self.state.store(state as u8, Ordering::Release);
        task::ended(thread, own, self);
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
        self.exception.set(exception);
        self.log_traceback.store(true, Ordering::Relaxed);
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
        self.log_traceback.store(false, Ordering::Relaxed);
        if self.is_done() {
            return Ok(false);
        }
        self.cancel_message.set_option(message);
        self.finish(thread, own, State::Cancelled)?;
        Ok(true)
    }

    /// The exception that waiting for a cancelled future raises.
    pub fn cancelled_error(&self, thread: &Thread) -> Result<Value, Raised> {
        if let Some(exception) = self.exception.take() {
            return Ok(exception);
        }
        let class = running::exception_class(thread, "CancelledError")?;
        match self
            .cancel_message
            .get()
            .filter(|message| !message.is_none())
        {
            Some(message) => protocol::call_values(thread, class, &[message]),
            None => protocol::call_values(thread, class, &[]),
        }
    }

    /// Keeps the exception that a cancelled task ended with, for the first who asks.
    pub fn keep_cancelled_error(&self, exception: Value) {
        self.exception.set(exception);
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
                self.log_traceback.store(false, Ordering::Relaxed);
                match self.exception.get() {
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
                self.log_traceback.store(false, Ordering::Relaxed);
                Ok(self.exception.get().unwrap_or(Value::NONE))
            }
        }
    }

    /// `_result` and `_exception`, without checks.
    pub fn raw(&self) -> (Option<Value>, Option<Value>) {
        match self.exception.get() {
            Some(exception) => (None, Some(exception)),
            None => (self.result.get(), None),
        }
    }
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

/// What awaits a future: hands the future itself to the task once, then gives its result.
pub struct FutureIterator {
    future: Slot,
}

impl Trace for FutureIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.future);
    }
}

impl FutureIterator {
    fn new(thread: &Thread, future: Value) -> Gc<Native<FutureIterator>> {
        weft_core::interpreter::new_native(
            thread,
            FutureIterator {
                future: Slot::new(future),
            },
        )
    }

    fn step(&self, thread: &Thread) -> Result<Value, Raised> {
        let Some(value) = self.future.get() else {
            return Err(weft_core::error::stop_iteration(thread, Value::NONE));
        };
        let future = Future::of(&value).expect("it awaits a future");
        if !future.is_done() {
            if future.blocking.swap(true, Ordering::AcqRel) {
                return Err(runtime_error("await wasn't used with future"));
            }
            return Ok(value);
        }
        self.future.clear();
        let result = future.result(thread)?;
        // A tuple or exception as the result must not be taken for the arguments of StopIteration.
        Err(weft_core::error::raise_with(
            thread,
            Exception::StopIteration,
            &[result],
        ))
    }
}

/// What awaits a future.
#[weft_macros::class(name = "FutureIter", module = "_asyncio", payload = FutureIterator)]
pub mod iterator_class {
    use super::FutureIterator;
    use weft_core::error::{Exception, raise_object};
    use weft_core::heap::{Native, Raised, Thread, Value};

    fn __iter__(this: &Native<FutureIterator>) -> Value {
        this.value()
    }

    fn __next__(this: &Native<FutureIterator>, thread: &Thread) -> Result<Value, Raised> {
        this.step(thread)
    }

    /// Go on; the value is not used.
    #[positional_only]
    fn send(this: &Native<FutureIterator>, thread: &Thread, value: Value) -> Result<Value, Raised> {
        let _ = value;
        this.step(thread)
    }

    /// Raise an exception where the future is awaited.
    #[positional_only]
    fn throw(
        this: &Native<FutureIterator>,
        thread: &Thread,
        kind: Value,
        #[default] value: Option<Value>,
        #[default] traceback: Option<Value>,
    ) -> Result<Value, Raised> {
        let _ = traceback;
        this.future.clear();
        let exception = match value {
            Some(value) if !value.is_none() => value,
            _ if weft_core::types::class::Class::of(&kind).is_some() => {
                weft_core::protocol::call_values(thread, kind, &[])?
            }
            _ => kind,
        };
        if weft_core::types::exception::ExceptionObject::of(&exception).is_none() {
            return Err(weft_core::error::raise(
                Exception::TypeError,
                "exceptions must be classes or instances deriving from BaseException",
            ));
        }
        Err(raise_object(thread, exception))
    }

    /// Give up.
    fn close(this: &Native<FutureIterator>) -> Result<(), Raised> {
        this.future.clear();
        Ok(())
    }
}

/// The loop that `Future()` or `Task()` was given, or the current one.
pub(super) fn loop_or_current(thread: &Thread, event_loop: Option<Value>) -> Result<Value, Raised> {
    match event_loop.filter(|event_loop| !event_loop.is_none()) {
        Some(event_loop) => Ok(event_loop),
        None => running::event_loop(thread),
    }
}

/// The entry for a callback in a context.
pub(super) fn callback_entry(thread: &Thread, callback: Value, context: Option<Value>) -> Value {
    let context = context.filter(|context| !context.is_none());
    let context = context.unwrap_or_else(|| Context::current(thread).copy(thread).value());
    thread.tuple(&[callback, context])
}

/// A result that will be there later, in a loop.
#[weft_macros::class(name = "Future", module = "_asyncio", subclassable, dictionary, payload = Future)]
pub mod future_class {
    use super::{Future, FutureIterator, State, callback_entry, loop_or_current, running};
    use std::sync::atomic::Ordering;
    use weft_core::error::value_error;
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::interpreter::Interpreter;
    use weft_core::native::Keywords;
    use weft_core::protocol;
    use weft_core::types::class::Class;

    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<Value, Raised> {
        let _ = arguments;
        let event_loop = loop_or_current(thread, keywords.get("loop"))?;
        let shape = Class::of(&class).expect("a class is instantiated").shape();
        let future = Native::new(thread, shape, Future::fresh(event_loop, None));
        future.note_origin(thread)?;
        Ok(future.value())
    }

    fn __init__(
        this: &Native<Future>,
        #[keyword_only]
        #[default]
        r#loop: Option<Value>,
    ) -> Result<(), Raised> {
        let _ = (this, r#loop);
        Ok(())
    }

    fn __repr__(this: &Native<Future>, thread: &Thread) -> Result<Value, Raised> {
        running::show(thread, "asyncio.base_futures", "_future_repr", this.value())
    }

    fn __await__(this: &Native<Future>, thread: &Thread) -> Value {
        FutureIterator::new(thread, this.value()).value()
    }

    fn __iter__(this: &Native<Future>, thread: &Thread) -> Value {
        FutureIterator::new(thread, this.value()).value()
    }

    fn __del__(this: &Native<Future>, thread: &Thread) -> Result<(), Raised> {
        super::report_end(thread, this)
    }

    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, item: Value) -> Result<Value, Raised> {
        weft_core::types::class::generic_alias(thread, class, item)
    }

    /// Return the result, or raise the exception.
    fn result(this: &Native<Future>, thread: &Thread) -> Result<Value, Raised> {
        this.result(thread)
    }

    /// Return the exception, or None.
    fn exception(this: &Native<Future>, thread: &Thread) -> Result<Value, Raised> {
        this.exception(thread)
    }

    /// End the future with a result.
    #[positional_only]
    fn set_result(this: &Native<Future>, thread: &Thread, result: Value) -> Result<(), Raised> {
        this.set_result(thread, this.value(), result)
    }

    /// End the future with an exception.
    #[positional_only]
    fn set_exception(
        this: &Native<Future>,
        thread: &Thread,
        exception: Value,
    ) -> Result<(), Raised> {
        this.set_exception(thread, this.value(), exception)
    }

    /// Ask for a call with the future when it is done.
    fn add_done_callback(
        this: &Native<Future>,
        thread: &Thread,
        #[positional_only] function: Value,
        #[keyword_only]
        #[default]
        context: Option<Value>,
    ) -> Result<(), Raised> {
        let entry = callback_entry(thread, function, context);
        this.add_callback(thread, this.value(), entry)
    }

    /// Take a callback back, as often as it was asked for.
    #[positional_only]
    fn remove_done_callback(
        this: &Native<Future>,
        thread: &Thread,
        function: Value,
    ) -> Result<i64, Raised> {
        this.remove_callback(thread, function)
    }

    /// Cancel the future.
    fn cancel(
        this: &Native<Future>,
        thread: &Thread,
        #[default] msg: Option<Value>,
    ) -> Result<bool, Raised> {
        this.cancel(thread, this.value(), msg)
    }

    /// Say whether the future was cancelled.
    fn cancelled(this: &Native<Future>) -> bool {
        this.state() == State::Cancelled
    }

    /// Say whether the future is done.
    fn done(this: &Native<Future>) -> bool {
        this.is_done()
    }

    /// Return the future's loop.
    fn get_loop(this: &Native<Future>) -> Value {
        this.event_loop
    }

    fn _make_cancelled_error(this: &Native<Future>, thread: &Thread) -> Result<Value, Raised> {
        this.cancelled_error(thread)
    }

    #[getter]
    fn _state(this: &Native<Future>) -> &'static str {
        match this.state() {
            State::Pending => "PENDING",
            State::Cancelled => "CANCELLED",
            State::Finished => "FINISHED",
        }
    }

    #[getter]
    fn _loop(this: &Native<Future>) -> Value {
        this.event_loop
    }

    #[getter]
    fn _result(this: &Native<Future>) -> Value {
        this.raw().0.unwrap_or(Value::NONE)
    }

    #[getter]
    fn _exception(this: &Native<Future>) -> Value {
        this.raw().1.unwrap_or(Value::NONE)
    }

    #[getter]
    fn _callbacks(this: &Native<Future>, thread: &Thread) -> Value {
        this.callback_list(thread)
    }

    #[getter]
    fn _cancel_message(this: &Native<Future>) -> Value {
        this.cancel_message.get().unwrap_or(Value::NONE)
    }

    #[setter("_cancel_message")]
    fn set_cancel_message(this: &Native<Future>, value: Value) -> Result<(), Raised> {
        this.cancel_message
            .set_option((!value.is_none()).then_some(value));
        Ok(())
    }

    #[getter]
    fn _source_traceback(this: &Native<Future>) -> Value {
        this.origin.get().unwrap_or(Value::NONE)
    }

    #[getter]
    fn _asyncio_future_blocking(this: &Native<Future>) -> bool {
        this.blocking.load(Ordering::Acquire)
    }

    #[setter("_asyncio_future_blocking")]
    fn set_blocking(this: &Native<Future>, thread: &Thread, value: Value) -> Result<(), Raised> {
        let truth = protocol::truth(thread, value)?;
        this.blocking.store(truth, Ordering::Release);
        Ok(())
    }

    #[getter]
    fn _log_traceback(this: &Native<Future>) -> bool {
        this.log_traceback.load(Ordering::Relaxed)
    }

    #[setter("_log_traceback")]
    fn set_log_traceback(
        this: &Native<Future>,
        thread: &Thread,
        value: Value,
    ) -> Result<(), Raised> {
        if protocol::truth(thread, value)? {
            return Err(value_error("_log_traceback can only be set to False"));
        }
        this.log_traceback.store(false, Ordering::Relaxed);
        Ok(())
    }

    #[getter]
    fn _asyncio_awaited_by(this: &Native<Future>, thread: &Thread) -> Result<Value, Raised> {
        let waiters = this.waiters(thread);
        if waiters.is_none() {
            return Ok(waiters);
        }
        let class = Interpreter::of(thread)
            .class_named("frozenset")
            .expect("a built-in class");
        protocol::call_values(thread, class, &[waiters])
    }
}

/// Reports an exception that nobody has asked for, at the end of a future.
fn report_end(thread: &Thread, future: &Native<Future>) -> Result<(), Raised> {
    if !future.log_traceback.swap(false, Ordering::Relaxed) {
        return Ok(());
    }
    let Some(exception) = future.raw().1 else {
        return Ok(());
    };
    let kind = protocol::short_class_name(future.value());
    let message = format!("{kind} exception was never retrieved");
    crate::asyncio::handle::report(
        thread,
        future.event_loop,
        &message,
        exception,
        &[
            ("future", Some(future.value())),
            ("source_traceback", future.origin.get()),
        ],
    )
}
