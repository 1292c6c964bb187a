//! `yield`, `yield from`, `await`, and the statements that await: `async for` and (in `with`) `async with`.

use crate::lower::Lowering;
use crate::name::BoxedStore;
use crate::operand::{Argument, Constant};
use crate::{At, BoxedNode, BoxedStatement, Flow, Resume, Statement, attempt, locate};
use weft_core::error::{runtime_error, type_error};
use weft_core::names::Special;
use weft_core::protocol;
use weft_core::safepoint::poll;
use weft_core::tracing;
use weft_core::types::exception::ExceptionObject;
use weft_core::types::function::Function;
use weft_core::types::generator::awaited::{self, Awaited};
use weft_core::types::generator::{self, Generator, Sent};
use weft_heap::{Frame, FrameSlot, Native, Raised, Thread, Value};
use weft_syntax::ast::{self, LocalId, Range, SuspendKind, Suspension};

/// How a step of something that is delegated to ended.
pub(crate) enum Step {
    /// It handed out a value, which is the thread's result: this frame is suspended too.
    Yielded,
    /// It is done, with a value.
    Done(Value),
    /// It raised.
    Raised(Raised),
}

/// Begins to run an iterator to its end: puts it in the slot and takes the first step.
pub(crate) fn begin(
    thread: &Thread,
    frame: Frame<'_>,
    slot: FrameSlot,
    iterator: Value,
    range: Range,
) -> Step {
    frame.set(slot, iterator);
    step(thread, frame, slot, Sent::Value(Value::NONE), range)
}

/// Goes on after a suspension with what the frame was resumed with.
pub(crate) fn go_on(thread: &Thread, frame: Frame<'_>, slot: FrameSlot, range: Range) -> Step {
    if thread.take_delegate_ended() {
        frame.clear(slot);
        return match generator::received_end(thread) {
            Ok(value) => Step::Done(value),
            Err(raised) => Step::Raised(locate(thread, frame, range, raised)),
        };
    }
    let sent = generator::received(thread);
    step(thread, frame, slot, sent, range)
}

fn step(thread: &Thread, frame: Frame<'_>, slot: FrameSlot, sent: Sent, range: Range) -> Step {
    frame.set_position(range.start);
    let iterator = frame.get(slot).expect("set when the delegation began");
    let context = match sent {
        Sent::Exception(exception) => handled_here(thread, exception),
        Sent::Value(_) => None,
    };
    match generator::step(thread, iterator, sent) {
        Ok(generator::Stepped::Yielded(value)) => {
            thread.set_result(value);
            if generator::is_delegate(iterator) {
                thread.set_delegate(iterator);
            }
            Step::Yielded
        }
        Ok(generator::Stepped::Returned(value)) => {
            frame.clear(slot);
            Step::Done(value)
        }
        Err(raised) => {
            frame.clear(slot);
            if let (Some(exception), Some(handled)) = (thread.raised(), context) {
                ExceptionObject::set_context_of(exception, handled);
            }
            Step::Raised(locate(thread, frame, range, raised))
        }
    }
}

/// What the frame handles, if that was made the context of an exception that is thrown into it. It is the context of
/// what comes of that exception in a generator that the frame delegates to as well.
#[cold]
fn handled_here(thread: &Thread, exception: Value) -> Option<Value> {
    let handled = thread.handled()?;
    let context = ExceptionObject::of(&exception)?.context();
    (context == Some(handled)).then_some(handled)
}

/// `yield value`. It is no statement of its own: the statements around it know where they were.
pub(super) struct Yield {
    value: Argument,
    into: Option<FrameSlot>,
    wrap: Wrap,
    range: Range,
}

/// Whether what is yielded is marked as an item of an asynchronous generator, to tell it from what an `await` hands on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wrap {
    Plain,
    AsyncItem,
}

impl Yield {
    /// Hands the value out.
    #[inline(always)]
    pub(super) fn suspend(&self, thread: &Thread, frame: Frame<'_>) -> Result<(), Raised> {
        let value = self.value.evaluate(thread, frame)?;
        let value = if self.wrap == Wrap::AsyncItem {
            generator::async_item(thread, value)
        } else {
            value
        };
        thread.set_result(value);
        Ok(())
    }

    /// Gives the value to the frame's sink, or hands it out; whether the sink took it.
    #[inline(always)]
    pub(super) fn give(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        sink: FrameSlot,
    ) -> Result<bool, Raised> {
        let value = self.value.evaluate(thread, frame)?;
        if generator::sink::take(thread, frame.get(sink), value) {
            return Ok(true);
        }
        thread.set_result(value);
        Ok(false)
    }

    /// Takes what the frame was resumed with.
    #[inline(always)]
    pub(super) fn receive(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        match generator::received(thread) {
            Sent::Value(value) => {
                if let Some(into) = self.into {
                    frame.set(into, value);
                }
                Flow::Normal
            }
            Sent::Exception(exception) => self.raise(thread, frame, exception),
        }
    }

    #[cold]
    #[inline(never)]
    fn raise(&self, thread: &Thread, frame: Frame<'_>, exception: Value) -> Flow {
        let raised = thread.set_raised(exception);
        crate::raised_flow(locate(thread, frame, self.range, raised))
    }
}

/// `yield from iterable` and `await awaitable`
struct Delegate {
    resume: At,
    kind: SuspendKind,
    value: BoxedNode,
    iterator: FrameSlot,
    into: Option<FrameSlot>,
    /// Whether the code tells what it does.
    tells: bool,
    range: Range,
}

impl Statement for Delegate {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let part = self.resume.take(frame);
        let mut ends_told = self.tells && part != 0 && self.delegates_to_generator(frame);
        let step = if part != 0 {
            go_on(thread, frame, self.iterator, self.range)
        } else {
            match attempt!(self.begin(thread, frame)) {
                Awaited::Yielded => Step::Yielded,
                Awaited::Returned(value) => {
                    ends_told = self.tells;
                    Step::Done(value)
                }
                Awaited::Value(iterator) => {
                    ends_told = self.tells && Generator::of(&iterator).is_some();
                    begin(thread, frame, self.iterator, iterator, self.range)
                }
            }
        };
        match step {
            Step::Yielded => {
                self.resume.put(frame, 1);
                Flow::Yield
            }
            Step::Done(value) => {
                if let Some(into) = self.into {
                    frame.set(into, value);
                }
                if ends_told {
                    frame.set_position(self.range.start);
                    attempt!(
                        tracing::stopped(thread, value)
                            .map_err(|raised| locate(thread, frame, self.range, raised))
                    );
                }
                Flow::Normal
            }
            Step::Raised(raised) => crate::raised_flow(raised),
        }
    }
}

impl Delegate {
    /// Evaluates what is delegated to, and runs it if that can be done at once; otherwise its iterator.
    #[inline(always)]
    fn begin(&self, thread: &Thread, frame: Frame<'_>) -> Result<Awaited, Raised> {
        let (slot, range) = (self.iterator, &self.range);
        if self.kind == SuspendKind::Await {
            let outcome = self
                .value
                .awaited(thread, frame, slot, Suspension::Coroutine, range)?;
            let Awaited::Value(value) = outcome else {
                return Ok(outcome);
            };
            frame.set(slot, value);
            frame.set_position(range.start);
            if let Some(result) = awaited::run_special(thread, value, (frame, slot)) {
                return result.map_err(|raised| locate(thread, frame, *range, raised));
            }
            return await_iterator(thread, frame, value, *range).map(Awaited::Value);
        }
        let outcome = self
            .value
            .awaited(thread, frame, slot, Suspension::Generator, range)?;
        let Awaited::Value(value) = outcome else {
            return Ok(outcome);
        };
        frame.set(slot, value);
        let iterator = if generator::is_generator(value) {
            value
        } else if generator::is_coroutine(thread, value) {
            coroutine_in_generator(thread, frame, value, *range)?
        } else {
            crate::for_loop::iterate(thread, frame, value, *range)?
        };
        Ok(Awaited::Value(iterator))
    }

    fn delegates_to_generator(&self, frame: Frame<'_>) -> bool {
        frame
            .get(self.iterator)
            .is_some_and(|iterator| Generator::of(&iterator).is_some())
    }
}

/// The coroutine that a generator delegates to, which only one that `types.coroutine` made awaitable may do.
#[cold]
fn coroutine_in_generator(
    thread: &Thread,
    frame: Frame<'_>,
    value: Value,
    range: Range,
) -> Result<Value, Raised> {
    let function = frame.function();
    let function = function
        .as_ref()
        .and_then(|function| function.downcast::<Native<Function>>());
    if function.is_some_and(|function| function.code().is_awaitable()) {
        return Ok(value);
    }
    let raised = type_error("cannot 'yield from' a coroutine object in a non-coroutine generator");
    Err(locate(thread, frame, range, raised))
}

/// The awaitables that statements make themselves, for what is said of a wrong one.
#[derive(Clone, Copy)]
pub(crate) enum Implied {
    /// What `__anext__` gave.
    Next,
    /// What `__aenter__` gave.
    Enter,
    /// What `__aexit__` gave.
    Exit,
}

/// The iterator that awaiting the value of a special method runs.
pub(crate) fn await_special(
    thread: &Thread,
    frame: Frame<'_>,
    value: Value,
    awaited: Implied,
    range: Range,
) -> Result<Value, Raised> {
    if generator::is_coroutine(thread, value) {
        return Ok(value);
    }
    if let Some(iterator) = generator::await_at_once(thread, value) {
        return Ok(iterator);
    }
    let result = thread.library(move || {
        let has_method = protocol::special_of(thread, value, Special::Await).is_some();
        let raised = match generator::await_iterator(thread, value) {
            Ok(iterator) => return Ok(iterator),
            Err(raised) => raised,
        };
        let kind = protocol::class_name(value);
        let method = match awaited {
            Implied::Next => {
                let cause = thread.take_raised(raised);
                let raised = type_error(format!(
                    "'async for' received an invalid object from __anext__: {kind}"
                ));
                if let Some(exception) = thread.raised()
                    && let Some(object) = ExceptionObject::of(&exception)
                {
                    object.set_context(Some(cause));
                    object.set_cause(Some(cause));
                }
                return Err(raised);
            }
            Implied::Enter => "__aenter__",
            Implied::Exit => "__aexit__",
        };
        if has_method {
            return Err(raised);
        }
        thread.take_raised(raised);
        Err(type_error(format!(
            "'async with' received an object from {method} that does not implement __await__: {kind}"
        )))
    });
    result.map_err(|raised| locate(thread, frame, range, raised))
}

/// The iterator that awaiting a value runs.
pub(crate) fn await_iterator(
    thread: &Thread,
    frame: Frame<'_>,
    value: Value,
    range: Range,
) -> Result<Value, Raised> {
    if generator::is_coroutine(thread, value) {
        if generator::is_suspended(value) {
            let raised = runtime_error("coroutine is being awaited already");
            return Err(locate(thread, frame, range, raised));
        }
        return Ok(value);
    }
    if let Some(iterator) = generator::await_at_once(thread, value) {
        return Ok(iterator);
    }
    frame.set_position(range.start);
    thread
        .library(move || generator::await_iterator(thread, value))
        .map_err(|raised| locate(thread, frame, range, raised))
}

/// `aiter(value)`, as library code.
pub(crate) fn async_iterate(
    thread: &Thread,
    frame: Frame<'_>,
    value: Value,
    range: Range,
) -> Result<Value, Raised> {
    let result = thread.library(move || {
        let kind = protocol::class_name(value);
        let Some(result) = protocol::call_special(thread, value, Special::AsyncIter, &[]) else {
            return Err(type_error(format!(
                "'async for' requires an object with __aiter__ method, got {kind}"
            )));
        };
        let iterator = result?;
        if protocol::special_of(thread, iterator, Special::AsyncNext).is_none() {
            return Err(type_error(format!(
                "'async for' received an object from __aiter__ that does not implement __anext__: {}",
                protocol::class_name(iterator)
            )));
        }
        Ok(iterator)
    });
    result.map_err(|raised| locate(thread, frame, range, raised))
}

/// `async for target in iterable: body else: otherwise`. Part 1 awaits the next item, 2 is the body, 3 the `else`.
struct AsyncFor {
    resume: At,
    iterable: BoxedNode,
    is_iterator: bool,
    iterator: FrameSlot,
    awaited: FrameSlot,
    target: BoxedStore,
    body: BoxedStatement,
    otherwise: Option<BoxedStatement>,
    /// Whether the code tells what it does.
    tells: bool,
    range: Range,
}

impl AsyncFor {
    fn otherwise(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let flow = self
            .otherwise
            .as_ref()
            .map_or(Flow::Normal, |body| body.execute(thread, frame));
        if flow == Flow::Yield {
            self.resume.put(frame, 3);
        }
        flow
    }

    fn next(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let iterator = frame.get(self.iterator).expect("set before the loop");
        if let Some(step) = generator::next_at_once(thread, iterator) {
            return Ok(step);
        }
        let awaitable = thread.library(move || {
            protocol::call_special(thread, iterator, Special::AsyncNext, &[]).unwrap_or_else(|| {
                Err(type_error(format!(
                    "'async for' requires an iterator with __anext__ method, got {}",
                    protocol::class_name(iterator)
                )))
            })
        });
        let awaitable = awaitable.map_err(|raised| locate(thread, frame, self.range, raised))?;
        frame.set(self.awaited, awaitable);
        await_special(thread, frame, awaitable, Implied::Next, self.range)
    }
}

impl Statement for AsyncFor {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let mut part = self.resume.take(frame);
        if part == 3 {
            return self.otherwise(thread, frame);
        }
        if part == 0 {
            let iterable = attempt!(self.iterable.evaluate(thread, frame));
            frame.set(self.iterator, iterable);
            if !self.is_iterator {
                frame.set(
                    self.iterator,
                    attempt!(async_iterate(thread, frame, iterable, self.range)),
                );
            }
        }
        loop {
            if part != 2 {
                let step = if part == 1 {
                    go_on(thread, frame, self.awaited, self.range)
                } else {
                    let iterator = attempt!(self.next(thread, frame));
                    begin(thread, frame, self.awaited, iterator, self.range)
                };
                match step {
                    Step::Yielded => {
                        self.resume.put(frame, 1);
                        return Flow::Yield;
                    }
                    Step::Done(mut item) => {
                        if self.tells {
                            frame.set(self.awaited, item);
                            attempt!(
                                tracing::stopped(thread, item)
                                    .map_err(|raised| locate(thread, frame, self.range, raised))
                            );
                            item = frame.get(self.awaited).expect("set before");
                            frame.clear(self.awaited);
                        }
                        attempt!(self.target.store(thread, frame, item));
                    }
                    Step::Raised(raised) => {
                        if !weft_core::error::is_raised(
                            thread,
                            weft_core::error::Exception::StopAsyncIteration,
                        ) {
                            return crate::raised_flow(raised);
                        }
                        let raised = if self.tells {
                            let raised = tracing::raised(thread);
                            if !weft_core::error::is_raised(
                                thread,
                                weft_core::error::Exception::StopAsyncIteration,
                            ) {
                                return crate::raised_flow(raised);
                            }
                            raised
                        } else {
                            raised
                        };
                        thread.take_raised(raised);
                        return self.otherwise(thread, frame);
                    }
                }
            }
            part = 0;
            match self.body.execute(thread, frame) {
                Flow::Normal | Flow::Continue => {}
                Flow::Break => return Flow::Normal,
                Flow::Yield => {
                    self.resume.put(frame, 2);
                    return Flow::Yield;
                }
                flow => return flow,
            }
            if let Err(raised) = poll(thread) {
                return crate::raised_flow(crate::interrupted(thread, frame, self.range, raised));
            }
        }
    }
}

impl Lowering<'_> {
    /// Lowers `yield`.
    pub(super) fn yielding(
        &mut self,
        value: Option<&ast::Expression>,
        into: Option<LocalId>,
        range: Range,
    ) -> Yield {
        let wrap = if self.scope().suspension == ast::Suspension::AsyncGenerator {
            Wrap::AsyncItem
        } else {
            Wrap::Plain
        };
        Yield {
            value: match value {
                Some(value) => Argument::from(self.operand(value)),
                None => Argument::Constant(Constant(Value::NONE)),
            },
            into: into.map(|local| self.local_slot(local)),
            wrap,
            range,
        }
    }

    /// Lowers a suspension.
    pub(crate) fn suspend(
        &mut self,
        statement: &ast::Statement,
        kind: SuspendKind,
        value: Option<&ast::Expression>,
        into: Option<LocalId>,
    ) -> BoxedStatement {
        if kind == SuspendKind::Yield {
            return self.block(std::slice::from_ref(statement));
        }
        let resume = self.open_resume();
        let into = into.map(|local| self.local_slot(local));
        let range = statement.range;
        let iterator = self.open_kept();
        self.delegates.push((resume.slot(), 1, iterator));
        self.suspensions.push((resume.slot(), 1, range));
        let value = value.expect("what is delegated to has a value");
        Box::new(Delegate {
            resume,
            kind,
            value: self.expression(value),
            iterator,
            into,
            tells: self.tells(),
            range,
        })
    }

    /// Lowers `async for`.
    pub(crate) fn async_for(
        &mut self,
        statement: &ast::Statement,
        node: &ast::For,
    ) -> BoxedStatement {
        let resume = self.open_resume();
        let (iterator, awaited) = (self.open_kept(), self.open_kept());
        self.delegates.push((resume.slot(), 1, awaited));
        self.suspensions
            .push((resume.slot(), 1, node.iterable.range));
        let iterable = self.expression(&node.iterable);
        let target = self.target(&node.target);
        self.loops.push(Some(statement.range));
        let mut body = self.block(&node.body);
        self.loops.pop();
        if self.tells() {
            body = crate::block::sequence(vec![body, self.line_again(statement.range)]);
        }
        let otherwise = (!node.otherwise.is_empty()).then(|| self.block(&node.otherwise));
        Box::new(AsyncFor {
            resume,
            iterable,
            is_iterator: node.iteration == ast::Iteration::AsyncIterator,
            iterator,
            awaited,
            target,
            body,
            otherwise,
            tells: self.tells(),
            range: node.iterable.range,
        })
    }
}
