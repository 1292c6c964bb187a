//! The Python class of futures.

use crate::asyncio::future::{Future, Mark, Part, State, callback_entry, loop_or_current};
use crate::asyncio::future_iterator::FutureIterator;
use crate::asyncio::running;
use weft_core::heap::{Native, Raised, Thread};
use weft_core::protocol;

/// A result that will be there later, in a loop.
#[weft_macros::class(name = "Future", module = "_asyncio", subclassable, dictionary, payload = Future)]
pub mod class {
    use super::{
        Future, FutureIterator, Mark, Part, State, callback_entry, loop_or_current, running,
    };
    use weft_core::error::value_error;
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::interpreter::Interpreter;
    use weft_core::native::Keywords;
    use weft_core::protocol;

    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<Value, Raised> {
        let _ = arguments;
        let event_loop = loop_or_current(thread, keywords.get("loop"))?;
        Future::create(thread, class, event_loop)
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
        this.cancel_message().unwrap_or(Value::NONE)
    }

    #[setter("_cancel_message")]
    fn set_cancel_message(
        this: &Native<Future>,
        thread: &Thread,
        value: Value,
    ) -> Result<(), Raised> {
        (**this).set_cancel_message(thread, (!value.is_none()).then_some(value));
        Ok(())
    }

    #[getter]
    fn _source_traceback(this: &Native<Future>) -> Value {
        this.part(Part::Origin).unwrap_or(Value::NONE)
    }

    #[getter]
    fn _asyncio_future_blocking(this: &Native<Future>) -> bool {
        this.has_mark(Mark::Blocking)
    }

    #[setter("_asyncio_future_blocking")]
    fn set_blocking(this: &Native<Future>, thread: &Thread, value: Value) -> Result<(), Raised> {
        let truth = protocol::truth(thread, value)?;
        this.set_mark(Mark::Blocking, truth);
        Ok(())
    }

    #[getter]
    fn _log_traceback(this: &Native<Future>) -> bool {
        this.has_mark(Mark::LogTraceback)
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
        this.set_mark(Mark::LogTraceback, false);
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
    if !future.replace_mark(Mark::LogTraceback, false) {
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
            ("source_traceback", future.part(Part::Origin)),
        ],
    )
}
