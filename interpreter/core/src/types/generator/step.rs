//! Resuming generators, and stepping whatever a frame delegates to.

use crate::code::Code;
use crate::error::{Exception, catch, is_raised, raise, raise_with, type_error, value_error};
use crate::names::{Name, Special};
use crate::node::Flow;
use crate::protocol;
use crate::tracing;
use crate::types::exception::ExceptionObject;
use crate::types::function::Function;
use crate::types::generator::async_generator;
use crate::types::generator::object::Part;
use crate::types::generator::running::{self, SuspendedFrame};
use crate::types::generator::{Generator, State, create, is_awaitable, is_generator};
use weft_heap::{Instance, Native, Raised, Slot, Thread, Tuple, Value, Waited};
use weft_syntax::ast::Suspension;

/// What a suspended frame is resumed with.
#[derive(Clone, Copy, Debug)]
pub enum Sent {
    /// The value of the `yield`.
    Value(Value),
    /// It is raised there.
    Exception(Value),
}

/// How a step ended that did not raise.
#[derive(Clone, Copy, Debug)]
pub enum Stepped {
    /// With a value from a `yield`, or from what is delegated to.
    Yielded(Value),
    /// With the end; the value is that of `return`.
    Returned(Value),
}

/// What the running frame was resumed with. To be called once, by the statement that stands suspended.
#[inline(always)]
pub fn received(thread: &Thread) -> Sent {
    match thread.take_result() {
        Some(Value::ABSENT) => Sent::Exception(thread.take_raised(thread.in_flight())),
        Some(value) => Sent::Value(value),
        None => Sent::Value(Value::NONE),
    }
}

/// How what the running frame delegated to has ended, when [`Thread::take_delegate_ended`] said that it has.
///
/// # Errors
/// What it raised.
#[inline]
pub fn received_end(thread: &Thread) -> Result<Value, Raised> {
    match thread.take_result() {
        Some(Value::ABSENT) => Err(thread.in_flight()),
        value => Ok(value.unwrap_or(Value::NONE)),
    }
}

/// Whether a value is a generator or coroutine, which a frame that delegates to it may be resumed by way of.
#[inline(always)]
pub fn is_delegate(value: Value) -> bool {
    Generator::of(&value).is_some_and(|generator| generator.kind() != Suspension::AsyncGenerator)
}

/// Resumes a generator of any of the three kinds.
///
/// # Errors
/// What it raises; `ValueError` if it runs already; `TypeError` for a value sent to one that has not begun;
/// `RuntimeError` in place of a `StopIteration` that it raises.
pub fn resume(
    thread: &Thread,
    generator: &Native<Generator>,
    sent: Sent,
) -> Result<Stepped, Raised> {
    match sent {
        Sent::Value(value) if generator.claim_suspended(thread) => go_on(thread, generator, value),
        _ => resume_otherwise(thread, generator, sent),
    }
}

/// Sends a value to a suspended generator that this thread has claimed.
#[inline(always)]
fn go_on(thread: &Thread, generator: &Native<Generator>, value: Value) -> Result<Stepped, Raised> {
    if thread.is_in_library() {
        return go_on_from_library(thread, generator, value);
    }
    running::go_on(thread, generator, value)
}

#[inline(never)]
fn go_on_from_library(
    thread: &Thread,
    generator: &Native<Generator>,
    value: Value,
) -> Result<Stepped, Raised> {
    thread.python(move || running::go_on(thread, generator, value))
}

#[cold]
#[inline(never)]
pub(super) fn no_window(generator: &Native<Generator>, state: State) -> Raised {
    generator.set_state(state);
    raise(
        Exception::RecursionError,
        "maximum recursion depth exceeded",
    )
}

/// As [`resume`], where that is not a value for one that is suspended.
#[inline(never)]
fn resume_otherwise(
    thread: &Thread,
    generator: &Native<Generator>,
    sent: Sent,
) -> Result<Stepped, Raised> {
    let Some(state) = generator.claim(thread) else {
        return Err(value_error(format!(
            "{} already executing",
            noun(generator.kind())
        )));
    };
    if state == State::Closed {
        if generator.kind() == Suspension::Coroutine {
            return Err(crate::error::runtime_error(
                "cannot reuse already awaited coroutine",
            ));
        }
        return match sent {
            Sent::Exception(exception) => Err(thread.set_raised(exception)),
            Sent::Value(_) => Ok(Stepped::Returned(Value::NONE)),
        };
    }
    if state == State::Created {
        match sent {
            Sent::Exception(exception) => {
                finish(generator);
                let raised = thread.set_raised(exception);
                let function = generator.function().value();
                crate::types::exception::traceback::add(
                    thread,
                    exception,
                    function,
                    None,
                    generator.code().range_of_header(),
                );
                return Err(raised);
            }
            Sent::Value(value) if !value.is_none() => {
                generator.set_state(State::Created);
                return Err(type_error(format!(
                    "can't send non-None value to a just-started {}",
                    noun(generator.kind())
                )));
            }
            Sent::Value(_) => {}
        }
    }
    run(thread, generator, state, sent)
}

fn noun(kind: Suspension) -> &'static str {
    match kind {
        Suspension::Coroutine => "coroutine",
        Suspension::AsyncGenerator => "async generator",
        Suspension::Generator | Suspension::None => "generator",
    }
}

fn finish(generator: &Native<Generator>) {
    generator.set_state(State::Closed);
    generator.slots().iter().for_each(Slot::clear);
    generator.clear_part(Part::Handled);
}

/// Puts the frame of a generator that this thread has claimed back on the value stack, and runs it until it is suspended
/// again or ends.
fn run(
    thread: &Thread,
    generator: &Native<Generator>,
    state: State,
    sent: Sent,
) -> Result<Stepped, Raised> {
    let Some(window) = thread.window_at_top(0) else {
        return Err(no_window(generator, state));
    };
    if state == State::Created {
        generator.forget_maker();
    }
    let frame = SuspendedFrame::new(generator, window);
    thread.python(|| frame.run(thread, state, sent))
}

/// Ends a generator whose statements ended.
#[inline(never)]
pub(super) fn ended(
    thread: &Thread,
    generator: &Native<Generator>,
    flow: Flow,
) -> Result<Stepped, Raised> {
    finish(generator);
    match flow {
        Flow::Raise => Err(no_stop_iteration(
            thread,
            generator.kind(),
            thread.in_flight(),
        )),
        Flow::Return => Ok(Stepped::Returned(
            thread.take_result().unwrap_or(Value::NONE),
        )),
        Flow::Normal | Flow::Break | Flow::Continue | Flow::Yield => {
            Ok(Stepped::Returned(Value::NONE))
        }
    }
}

/// A `StopIteration` that leaves a generator would end the loop around it unnoticed; it becomes a `RuntimeError`
/// (PEP 479).
pub(super) fn no_stop_iteration(thread: &Thread, kind: Suspension, raised: Raised) -> Raised {
    let async_generator = kind == Suspension::AsyncGenerator;
    let name = if is_raised(thread, Exception::StopIteration) {
        "StopIteration"
    } else if async_generator && is_raised(thread, Exception::StopAsyncIteration) {
        "StopAsyncIteration"
    } else {
        return raised;
    };
    let cause = thread.take_raised(raised);
    let message = thread.string(&format!("{} raised {name}", noun(kind)));
    let raised = raise_with(thread, Exception::RuntimeError, &[message]);
    if let Some(exception) = thread.raised()
        && let Some(object) = ExceptionObject::of(&exception)
    {
        object.set_context(Some(cause));
        object.set_cause(Some(cause));
    }
    raised
}

/// The next item, if the value is a generator; the inner `None` is its end.
#[inline(always)]
pub fn next_of_generator(thread: &Thread, value: Value) -> Option<Result<Option<Value>, Raised>> {
    let generator = Generator::of(&value)?;
    if generator.kind() != Suspension::Generator {
        return None;
    }
    Some(match resume(thread, generator, Sent::Value(Value::NONE)) {
        Ok(Stepped::Yielded(item)) => Ok(Some(item)),
        Ok(Stepped::Returned(_)) => Ok(None),
        Err(raised) => Err(raised),
    })
}

/// One step of whatever a frame delegates to: a generator or coroutine directly, anything else by its methods.
pub fn step(thread: &Thread, iterator: Value, sent: Sent) -> Result<Stepped, Raised> {
    if let Some(generator) = Generator::of(&iterator)
        && generator.kind() != Suspension::AsyncGenerator
    {
        if let Sent::Exception(exception) = sent
            && crate::error::is_exception(thread, exception, Exception::GeneratorExit)
        {
            thread.library(|| close(thread, generator))?;
            return Err(thread.set_raised(exception));
        }
        return resume(thread, generator, sent);
    }
    if let Some(result) = async_generator::step_directly(thread, iterator, sent) {
        return result;
    }
    thread.library(move || step_by_methods(thread, iterator, sent))
}

fn step_by_methods(thread: &Thread, iterator: Value, sent: Sent) -> Result<Stepped, Raised> {
    if let Some(result) = async_generator::step(thread, iterator, sent) {
        return result;
    }
    match sent {
        Sent::Value(_) => {
            if let Some(waited) = iterator.wait_native(thread) {
                return waited.map(|waited| match waited {
                    Waited::HandsOut(value) => Stepped::Yielded(value),
                    Waited::Done(value) => Stepped::Returned(value),
                });
            }
        }
        Sent::Exception(exception) if iterator.awaits_itself(thread) => {
            return Err(thread.set_raised(exception));
        }
        Sent::Exception(_) => {}
    }
    let result = match sent {
        Sent::Value(value) if value.is_none() => {
            if let Some(result) = crate::types::iterator::next_of_builtin(thread, iterator) {
                return result
                    .map(|item| item.map_or(Stepped::Returned(Value::NONE), Stepped::Yielded));
            }
            // What a task runs need not be an iterator: any object with the methods of coroutines will do.
            protocol::call_special(thread, iterator, Special::Next, &[]).unwrap_or_else(|| {
                protocol::call_method(thread, iterator, Name::Send.value(thread), &[value])
            })
        }
        Sent::Value(value) => {
            protocol::call_method(thread, iterator, Name::Send.value(thread), &[value])
        }
        Sent::Exception(exception) => throw_by_method(thread, iterator, exception),
    };
    match catch(thread, result, Exception::StopIteration)? {
        Ok(value) => Ok(Stepped::Yielded(value)),
        Err(stop) => Ok(Stepped::Returned(stop_value(thread, stop))),
    }
}

fn throw_by_method(thread: &Thread, iterator: Value, exception: Value) -> Result<Value, Raised> {
    if crate::error::is_exception(thread, exception, Exception::GeneratorExit) {
        match protocol::try_attribute(thread, iterator, Name::Close.value(thread)) {
            Ok(Some(close)) => {
                protocol::call_values(thread, close, &[])?;
            }
            Ok(None) => {}
            Err(raised) => crate::types::exception::warnings::report_ignored(
                thread,
                raised,
                "Exception ignored while closing generator",
                iterator,
            ),
        }
        return Err(thread.set_raised(exception));
    }
    match protocol::try_attribute(thread, iterator, Name::Throw.value(thread))? {
        Some(throw) => protocol::call_values(thread, throw, &[exception]),
        None => Err(thread.set_raised(exception)),
    }
}

/// `StopIteration.value`
pub(super) fn stop_value(thread: &Thread, stop: Value) -> Value {
    let value = protocol::try_attribute(thread, stop, Name::Value.value(thread));
    if let Ok(Some(value)) = value {
        return value;
    }
    let arguments = ExceptionObject::of(&stop).and_then(|object| object.arguments());
    let first = arguments
        .as_ref()
        .and_then(|arguments| arguments.downcast::<Tuple>())
        .and_then(|tuple| tuple.items().first());
    first.copied().unwrap_or(Value::NONE)
}

/// `generator.close()`; the value that it returned.
pub fn close(thread: &Thread, generator: &Native<Generator>) -> Result<Value, Raised> {
    match generator.state() {
        State::Closed => return Ok(Value::NONE),
        State::Created => {
            finish(generator);
            return Ok(Value::NONE);
        }
        State::Running | State::Suspended => {}
    }
    let class =
        crate::interpreter::Interpreter::of(thread).exception_class(Exception::GeneratorExit);
    let exit = ExceptionObject::new(thread, class, &[]);
    if let Some(handled) = thread.handled() {
        ExceptionObject::set_context_of(exit, handled);
    }
    match resume(thread, generator, Sent::Exception(exit)) {
        Ok(Stepped::Yielded(_)) => Err(crate::error::runtime_error(format!(
            "{} ignored GeneratorExit",
            noun(generator.kind())
        ))),
        Ok(Stepped::Returned(value)) => Ok(value),
        Err(raised) => {
            if is_raised(thread, Exception::GeneratorExit)
                || is_raised(thread, Exception::StopIteration)
            {
                thread.take_raised(raised);
                return Ok(Value::NONE);
            }
            Err(raised)
        }
    }
}

/// The iterator that awaiting a value runs, if finding it takes no Python code: the value itself, or the generator that an
/// instance's `__await__` makes.
pub fn await_at_once(thread: &Thread, value: Value) -> Option<Value> {
    if !value.is::<Instance>() {
        let is_own = async_generator::is_awaitable(value) || value.awaits_itself(thread);
        return is_own.then_some(value);
    }
    if thread.is_wanted() && tracing::is_on(thread) {
        return None;
    }
    let method = protocol::special_of(thread, value, Special::Await)?;
    let code: &Code = method.downcast::<Native<Function>>()?.code();
    if code.suspension != Suspension::Generator || code.simple_arity() != 1 || code.is_awaitable() {
        return None;
    }
    let window = thread.window_at_top(1)?;
    window.set_function(method);
    window.set_argument(0, value);
    create(thread, code, window).ok()
}

/// The iterator that awaiting a value runs.
///
/// # Errors
/// `TypeError` if the value cannot be awaited.
pub fn await_iterator(thread: &Thread, value: Value) -> Result<Value, Raised> {
    if is_awaitable(thread, value)
        || async_generator::is_awaitable(value)
        || value.awaits_itself(thread)
    {
        return Ok(value);
    }
    let Some(result) = protocol::call_special(thread, value, Special::Await, &[]) else {
        let kind = protocol::class_name(value);
        return Err(type_error(format!("'{kind}' object can't be awaited")));
    };
    let iterator = result?;
    if is_awaitable(thread, iterator) {
        return Err(type_error("__await__() returned a coroutine"));
    }
    if is_generator(iterator) {
        return Ok(iterator);
    }
    if protocol::special_of(thread, iterator, Special::Next).is_none() {
        return Err(type_error(format!(
            "__await__() returned non-iterator of type '{}'",
            protocol::class_name(iterator)
        )));
    }
    Ok(iterator)
}
