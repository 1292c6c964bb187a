//! Resuming generators, and stepping whatever a frame delegates to.

use crate::code::{CodeBody, SuspendedBody};
use crate::error::{Exception, catch, is_raised, raise, raise_with, type_error, value_error};
use crate::names::{Name, Special};
use crate::node::Flow;
use crate::protocol;
use crate::types::exception::ExceptionObject;
use crate::types::generator::async_generator;
use crate::types::generator::object::Part;
use crate::types::generator::{Generator, State, is_awaitable};
use weft_heap::{Frame, Native, Raised, Slot, Thread, Tuple, Value, Waited, Window};
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
pub fn received(thread: &Thread) -> Sent {
    match thread.take_result() {
        Some(Value::ABSENT) => Sent::Exception(thread.take_raised(thread.in_flight())),
        Some(value) => Sent::Value(value),
        None => Sent::Value(Value::NONE),
    }
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
        generator.set_state(state);
        return Err(raise(
            Exception::RecursionError,
            "maximum recursion depth exceeded",
        ));
    };
    if state == State::Created {
        generator.forget_maker();
    }
    let frame = SuspendedFrame::new(generator, window);
    thread.python(|| frame.run(thread, state, sent))
}

/// A frame that may be run, and where.
struct SuspendedFrame<'g> {
    generator: &'g Native<Generator>,
    /// Are used only while this thread has claimed the generator.
    slots: &'g [Slot],
    code: &'g CodeBody,
    statements: &'g SuspendedBody,
    window: Window<'g>,
}

impl<'g> SuspendedFrame<'g> {
    fn new(generator: &'g Native<Generator>, window: Window<'g>) -> SuspendedFrame<'g> {
        let code = generator.code().body();
        let statements = code
            .suspended
            .as_ref()
            .expect("a generator's code can be suspended");
        SuspendedFrame {
            generator,
            slots: &generator.slots()[..code.kept_slots as usize],
            code,
            statements,
            window,
        }
    }

    #[inline(always)]
    fn run(&self, thread: &Thread, state: State, sent: Sent) -> Result<Stepped, Raised> {
        self.run_by(thread, state, |frame| {
            self.advance(thread, frame, state, sent)
        })
    }

    /// Goes on from a `yield` with `None`.
    #[inline(always)]
    fn run_next(&self, thread: &Thread) -> Result<Stepped, Raised> {
        self.run_by(thread, State::Suspended, |frame| {
            self.advance_next(thread, frame)
        })
    }

    #[inline(never)]
    fn advance_next(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        self.advance(thread, frame, State::Suspended, Sent::Value(Value::NONE))
    }

    /// Runs the statements from where they stand, in the frame that was made for them.
    #[inline(always)]
    fn advance(&self, thread: &Thread, frame: Frame<'_>, state: State, sent: Sent) -> Flow {
        frame.fill_from(self.slots);
        if state == State::Created {
            self.code.make_cells(thread, frame);
            if let Some(before) = &self.statements.before {
                let flow = before.execute(thread, frame);
                if flow != Flow::Normal {
                    return flow;
                }
            }
        } else {
            match sent {
                Sent::Value(value) => thread.set_result(value),
                Sent::Exception(exception) => {
                    if let Some(handled) = self.generator.part(Part::Handled) {
                        ExceptionObject::set_context_of(exception, handled);
                    }
                    thread.set_raised(exception);
                    thread.set_result(Value::ABSENT);
                }
            }
        }
        let flow = self.statements.rest.execute(thread, frame);
        if flow == Flow::Yield {
            frame.save_to(self.slots);
        }
        flow
    }

    #[inline(always)]
    fn run_by<'f>(
        &'f self,
        thread: &'f Thread,
        state: State,
        advance: impl FnOnce(Frame<'f>) -> Flow,
    ) -> Result<Stepped, Raised> {
        let generator = self.generator;
        self.window.set_function(generator.function);
        let handled = generator.part(Part::Handled);
        let had_handled = handled.is_some();
        let before = thread.begin_handling(handled);
        let result = thread.enter(
            self.window,
            self.code.slots,
            self.code.native_stack,
            crate::code::overflow,
            |thread| thread.keep_window(self.window, 0, || crate::safepoint::attend(thread)),
            |frame| Ok(advance(frame)),
        );
        if let Ok(Flow::Yield) = result {
            let handled = thread.end_handling(before);
            if handled.is_some() || had_handled {
                generator.set_part(thread, Part::Handled, handled);
            }
            generator.set_state(State::Suspended);
            return Ok(Stepped::Yielded(
                thread.take_result().unwrap_or(Value::NONE),
            ));
        }
        thread.end_handling(before);
        match result {
            Ok(flow) => {
                if flow == Flow::Raise {
                    crate::types::exception::traceback::leave(thread, self.window);
                }
                ended(thread, generator, flow)
            }
            Err(raised) => {
                // It has not begun to run.
                generator.set_state(state);
                thread.set_located(false);
                Err(raised)
            }
        }
    }
}

/// Ends a generator whose statements ended.
#[inline(never)]
fn ended(thread: &Thread, generator: &Native<Generator>, flow: Flow) -> Result<Stepped, Raised> {
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

/// The items of a generator, for a loop in a node: what is the same for all of them is found once.
pub struct Items<'g> {
    thread: &'g Thread,
    generator: &'g Native<Generator>,
    frame: Option<SuspendedFrame<'g>>,
}

impl<'g> Items<'g> {
    /// The items of `generator`, which stands in a slot of the running frame.
    pub fn of(thread: &'g Thread, generator: &'g Native<Generator>) -> Items<'g> {
        Items {
            thread,
            generator,
            frame: thread
                .window_at_top(0)
                .map(|window| SuspendedFrame::new(generator, window)),
        }
    }

    /// The next item; `None` at the end.
    ///
    /// # Errors
    /// What the generator raises, and `ValueError` if it runs already.
    #[inline(always)]
    pub fn next(&self) -> Result<Option<Value>, Raised> {
        let thread = self.thread;
        let stepped = match &self.frame {
            Some(frame) if self.generator.claim_suspended(thread) => frame.run_next(thread)?,
            _ => return first_item(thread, self.generator),
        };
        match stepped {
            Stepped::Yielded(item) => Ok(Some(item)),
            Stepped::Returned(_) => Ok(None),
        }
    }
}

/// The next item of a generator that does not stand at a `yield`.
#[cold]
#[inline(never)]
fn first_item(thread: &Thread, generator: &Native<Generator>) -> Result<Option<Value>, Raised> {
    match resume(thread, generator, Sent::Value(Value::NONE))? {
        Stepped::Yielded(item) => Ok(Some(item)),
        Stepped::Returned(_) => Ok(None),
    }
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
    let kind = protocol::class_name(value);
    let Some(result) = protocol::call_special(thread, value, Special::Await, &[]) else {
        return Err(type_error(format!("'{kind}' object can't be awaited")));
    };
    let iterator = result?;
    if is_awaitable(thread, iterator) {
        return Err(type_error("__await__() returned a coroutine"));
    }
    if protocol::special_of(thread, iterator, Special::Next).is_none() {
        return Err(type_error(format!(
            "__await__() returned non-iterator of type '{}'",
            protocol::class_name(iterator)
        )));
    }
    Ok(iterator)
}
