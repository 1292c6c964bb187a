//! What asynchronous generators hand out: items, and the awaitables of `__anext__`, `asend`, `athrow`, `aclose`.

use crate::error::{Exception, is_raised, raise_with, runtime_error};
use crate::types::exception::ExceptionObject;
use crate::types::generator::object::Mark;
use crate::types::generator::{Generator, Sent, State, Stepped, classes, resume};
use std::sync::atomic::{AtomicU8, Ordering};
use weft_heap::{Gc, Native, Raised, Slot, Thread, Trace, Tracer, Tuple, Value};
use weft_syntax::ast::Suspension;

/// A value from a `yield` of an asynchronous generator, to tell it from what an `await` in it hands on.
pub struct AsyncItem(Value);

impl Trace for AsyncItem {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.0);
    }
}

/// Marks a value as an item.
pub fn async_item(thread: &Thread, value: Value) -> Value {
    Native::new(thread, weft_heap::ShapeId::HIDDEN, AsyncItem(value)).value()
}

/// What an awaitable of an asynchronous generator does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operation {
    /// `__anext__` and `asend`: goes on to the next item.
    Send,
    /// `athrow`: raises an exception there and goes on to the next item.
    Throw,
    /// `aclose`: raises `GeneratorExit` there and goes on to the end.
    Close,
}

const FRESH: u8 = 0;
const BEGUN: u8 = 1;
const DONE: u8 = 2;

/// The awaitable of one step of an asynchronous generator.
pub struct AsyncStep {
    generator: Value,
    operation: Operation,
    /// The value that is sent, or a tuple of what `athrow` was called with.
    argument: Slot,
    progress: AtomicU8,
}

impl Trace for AsyncStep {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.generator);
        tracer.slot(&self.argument);
    }
}

impl AsyncStep {
    /// The awaitable of an operation; `argument` is the value that is sent, or the tuple of what `athrow` got.
    pub fn new(
        thread: &Thread,
        generator: Value,
        operation: Operation,
        argument: Value,
    ) -> Gc<Native<AsyncStep>> {
        crate::interpreter::new_native(
            thread,
            AsyncStep {
                generator,
                operation,
                argument: Slot::new(argument),
                progress: AtomicU8::new(FRESH),
            },
        )
    }

    fn generator(&self) -> &Native<Generator> {
        Generator::of(&self.generator).expect("it belongs to a generator")
    }

    fn set_progress(&self, progress: u8) {
        self.progress.store(progress, Ordering::Release);
    }

    /// One step of the awaitable.
    pub fn step(&self, thread: &Thread, sent: Sent) -> Result<Stepped, Raised> {
        let generator = self.generator();
        let progress = self.progress.load(Ordering::Acquire);
        if progress == DONE {
            let what = match self.operation {
                Operation::Send => "__anext__()/asend()",
                Operation::Throw | Operation::Close => "aclose()/athrow()",
            };
            return Err(runtime_error(format!(
                "cannot reuse already awaited {what}"
            )));
        }
        let is_value = matches!(sent, Sent::Value(_));
        if self.operation != Operation::Send && is_value && generator.state() == State::Closed {
            self.set_progress(DONE);
            return Ok(Stepped::Returned(Value::NONE));
        }
        if progress == BEGUN {
            let result = resume(thread, generator, sent);
            return self.after(thread, result);
        }
        if generator.has_mark(Mark::InStep) {
            self.set_progress(DONE);
            let what = match self.operation {
                Operation::Send => "anext()",
                Operation::Throw => "athrow()",
                Operation::Close => "aclose()",
            };
            return Err(runtime_error(format!(
                "{what}: asynchronous generator is already running"
            )));
        }
        let first = match sent {
            Sent::Exception(_) => sent,
            Sent::Value(value) => self.first(thread, generator, value)?,
        };
        self.set_progress(BEGUN);
        generator.set_mark(Mark::InStep);
        let result = resume(thread, generator, first);
        self.after(thread, result)
    }

    /// What the generator is resumed with first.
    fn first(&self, thread: &Thread, generator: &Generator, sent: Value) -> Result<Sent, Raised> {
        let argument = self.argument.get().unwrap_or(Value::NONE);
        if self.operation == Operation::Send {
            return Ok(Sent::Value(if sent.is_none() { argument } else { sent }));
        }
        if generator.has_mark(Mark::Ending) {
            self.set_progress(DONE);
            return Err(raise_with(thread, Exception::StopAsyncIteration, &[]));
        }
        if !sent.is_none() {
            return Err(runtime_error(
                "can't send non-None value to a just-started coroutine",
            ));
        }
        if self.operation == Operation::Close {
            generator.set_mark(Mark::Ending);
            let class = ExceptionObject::class(thread, Exception::GeneratorExit);
            return Ok(Sent::Exception(ExceptionObject::new(thread, class, &[])));
        }
        let arguments = argument
            .downcast::<Tuple>()
            .expect("the arguments of athrow are a tuple");
        let argument = |index: usize| arguments.items().get(index).copied();
        let kind = argument(0).unwrap_or(Value::NONE);
        match classes::thrown(thread, kind, argument(1), argument(2)) {
            Ok(exception) => Ok(Sent::Exception(exception)),
            Err(raised) => {
                self.set_progress(DONE);
                Err(raised)
            }
        }
    }

    fn after(&self, thread: &Thread, result: Result<Stepped, Raised>) -> Result<Stepped, Raised> {
        let generator = self.generator();
        let is_close = self.operation == Operation::Close;
        if let Ok(Stepped::Yielded(value)) = result {
            let Some(item) = value.downcast::<Native<AsyncItem>>() else {
                return Ok(Stepped::Yielded(value));
            };
            self.end(generator);
            if is_close {
                return Err(runtime_error("async generator ignored GeneratorExit"));
            }
            return Ok(Stepped::Returned(item.0));
        }
        self.end(generator);
        match result {
            Err(raised) => {
                let is_end = is_raised(thread, Exception::GeneratorExit)
                    || is_raised(thread, Exception::StopAsyncIteration);
                if is_end {
                    generator.set_mark(Mark::Ending);
                }
                if is_close && is_end {
                    thread.take_raised(raised);
                    return Ok(Stepped::Returned(Value::NONE));
                }
                Err(raised)
            }
            Ok(_) => {
                generator.set_mark(Mark::Ending);
                if is_close {
                    return Ok(Stepped::Returned(Value::NONE));
                }
                Err(raise_with(thread, Exception::StopAsyncIteration, &[]))
            }
        }
    }

    fn end(&self, generator: &Generator) {
        self.set_progress(DONE);
        generator.take_mark(Mark::InStep);
    }

    /// `close()`: ends the awaitable, with `GeneratorExit` where the generator stands.
    ///
    /// # Errors
    /// What the generator raises, and `RuntimeError` if it goes on.
    pub fn close(&self, thread: &Thread) -> Result<(), Raised> {
        if self.progress.load(Ordering::Acquire) == DONE {
            return Ok(());
        }
        let class = ExceptionObject::class(thread, Exception::GeneratorExit);
        let exit = ExceptionObject::new(thread, class, &[]);
        match self.step(thread, Sent::Exception(exit)) {
            Ok(Stepped::Returned(_)) => Ok(()),
            Ok(Stepped::Yielded(_)) => Err(runtime_error("coroutine ignored GeneratorExit")),
            Err(raised) => {
                let is_end = [
                    Exception::StopIteration,
                    Exception::StopAsyncIteration,
                    Exception::GeneratorExit,
                ]
                .into_iter()
                .any(|end| is_raised(thread, end));
                if is_end {
                    thread.take_raised(raised);
                    return Ok(());
                }
                Err(raised)
            }
        }
    }
}

/// One step, if the value is such an awaitable.
pub(super) fn step(thread: &Thread, value: Value, sent: Sent) -> Option<Result<Stepped, Raised>> {
    value
        .downcast::<Native<AsyncStep>>()
        .map(|step| step.step(thread, sent))
}

/// One step, for nodes, if the value is an awaitable of `__anext__` or `asend` that is sent a value: it keeps nothing while
/// the generator runs.
#[inline]
pub(super) fn step_directly(
    thread: &Thread,
    value: Value,
    sent: Sent,
) -> Option<Result<Stepped, Raised>> {
    let step = value.downcast::<Native<AsyncStep>>()?;
    let is_direct = step.operation == Operation::Send && matches!(sent, Sent::Value(_));
    is_direct.then(|| step.step(thread, sent))
}

/// What `__anext__` of an asynchronous generator gives, if the value is one that has called its hooks.
pub fn next_at_once(thread: &Thread, value: Value) -> Option<Value> {
    let generator = Generator::of(&value)?;
    if !generator.has_mark(Mark::Hooked) || generator.kind() != Suspension::AsyncGenerator {
        return None;
    }
    Some(AsyncStep::new(thread, value, Operation::Send, Value::NONE).value())
}

/// Whether a value is such an awaitable.
pub(super) fn is_awaitable(value: Value) -> bool {
    value.is::<Native<AsyncStep>>()
}
