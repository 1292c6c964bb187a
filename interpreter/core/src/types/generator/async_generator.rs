//! What asynchronous generators hand out: items, and the awaitables of `__anext__`, `asend`, `athrow`, `aclose`.

use crate::error::{Exception, is_raised, raise_with, runtime_error};
use crate::types::exception::ExceptionObject;
use crate::types::generator::{Generator, Sent, State, Stepped, resume};
use std::sync::atomic::{AtomicU8, Ordering};
use weft_heap::{Gc, Native, Raised, Slot, Thread, Trace, Tracer, Value};

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
    /// The awaitable of an operation; `argument` is the value that is sent or the exception that is raised.
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

    /// One step of the awaitable.
    pub fn step(&self, thread: &Thread, sent: Sent) -> Result<Stepped, Raised> {
        let generator = Generator::of(&self.generator).expect("it belongs to a generator");
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
        let sent = if progress == FRESH {
            self.progress.store(BEGUN, Ordering::Release);
            if generator.state() == State::Running {
                self.progress.store(DONE, Ordering::Release);
                let what = match self.operation {
                    Operation::Send => "anext()",
                    Operation::Throw => "athrow()",
                    Operation::Close => "aclose()",
                };
                return Err(runtime_error(format!(
                    "{what}: asynchronous generator is already running"
                )));
            }
            match (self.first(thread, generator), sent) {
                (_, Sent::Exception(exception)) => Sent::Exception(exception),
                (Some(first), Sent::Value(_)) => first,
                (None, Sent::Value(_)) => {
                    self.progress.store(DONE, Ordering::Release);
                    return self.at_end(thread);
                }
            }
        } else {
            sent
        };
        let result = resume(thread, generator, sent);
        self.after(thread, result)
    }

    /// What the generator is resumed with first; `None` if it has ended.
    fn first(&self, thread: &Thread, generator: &Generator) -> Option<Sent> {
        if generator.state() == State::Closed {
            return None;
        }
        let argument = self.argument.get().unwrap_or(Value::NONE);
        Some(match self.operation {
            Operation::Send => Sent::Value(argument),
            Operation::Throw => Sent::Exception(argument),
            Operation::Close => {
                if generator.state() == State::Created {
                    let _ = crate::types::generator::close(thread, generator);
                    return None;
                }
                let class = ExceptionObject::class(thread, Exception::GeneratorExit);
                Sent::Exception(ExceptionObject::new(thread, class, &[]))
            }
        })
    }

    fn at_end(&self, thread: &Thread) -> Result<Stepped, Raised> {
        match self.operation {
            Operation::Close => Ok(Stepped::Returned(Value::NONE)),
            Operation::Send => Err(raise_with(thread, Exception::StopAsyncIteration, &[])),
            Operation::Throw => match self.argument.get() {
                Some(exception) => Err(thread.set_raised(exception)),
                None => Err(raise_with(thread, Exception::StopAsyncIteration, &[])),
            },
        }
    }

    fn after(&self, thread: &Thread, result: Result<Stepped, Raised>) -> Result<Stepped, Raised> {
        match result {
            Ok(Stepped::Yielded(value)) => {
                let Some(item) = value.downcast::<Native<AsyncItem>>() else {
                    return Ok(Stepped::Yielded(value));
                };
                self.progress.store(DONE, Ordering::Release);
                if self.operation == Operation::Close {
                    return Err(runtime_error("async generator ignored GeneratorExit"));
                }
                Ok(Stepped::Returned(item.0))
            }
            Ok(Stepped::Returned(_)) => {
                self.progress.store(DONE, Ordering::Release);
                if self.operation == Operation::Close {
                    return Ok(Stepped::Returned(Value::NONE));
                }
                Err(raise_with(thread, Exception::StopAsyncIteration, &[]))
            }
            Err(raised) => {
                self.progress.store(DONE, Ordering::Release);
                let is_end = is_raised(thread, Exception::GeneratorExit)
                    || is_raised(thread, Exception::StopAsyncIteration);
                if self.operation == Operation::Close && is_end {
                    thread.take_raised(raised);
                    return Ok(Stepped::Returned(Value::NONE));
                }
                Err(raised)
            }
        }
    }

    /// Ends the awaitable without running it.
    pub fn abandon(&self) {
        self.progress.store(DONE, Ordering::Release);
    }
}

/// One step, if the value is such an awaitable.
pub(super) fn step(thread: &Thread, value: Value, sent: Sent) -> Option<Result<Stepped, Raised>> {
    value
        .downcast::<Native<AsyncStep>>()
        .map(|step| step.step(thread, sent))
}

/// Whether a value is such an awaitable.
pub(super) fn is_awaitable(value: Value) -> bool {
    value.is::<Native<AsyncStep>>()
}
