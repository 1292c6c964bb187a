//! The generator object.

use crate::code::Code;
use crate::interpreter::Interpreter;
use crate::types::function::Function;
use crate::types::generator::{async_classes, classes};
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use weft_heap::{
    Buffer, Frame, Gc, Native, Raised, Slot, Thread, Trace, Tracer, Tuple, Value, Window,
};
use weft_syntax::ast::Suspension;

/// Where a generator is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum State {
    /// It has not begun.
    Created,
    /// It stands at a `yield` or `await`.
    Suspended,
    /// A thread runs it.
    Running,
    /// It has ended.
    Closed,
}

/// What is noted of an asynchronous generator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(super) enum Mark {
    /// Its hooks were called.
    Hooked = 1,
    /// One of its awaitables has begun and not ended.
    InStep = 2,
    /// It was closed, or came to its end.
    Ending = 4,
}

/// A generator, coroutine or asynchronous generator; its class tells which.
pub struct Generator {
    pub(super) function: Value,
    /// The slots of the frame; empty after the end.
    pub(super) frame: Slot,
    /// The exception that was being handled where it stands.
    pub(super) handled: Slot,
    /// A tuple of `__name__` and `__qualname__`, once one of them was changed.
    pub(super) names: Slot,
    /// The hook that sees to the end of an asynchronous generator, as it was when that began.
    pub(super) finalizer: Slot,
    pub(super) state: AtomicU8,
    /// The marks of an asynchronous generator.
    pub(super) marks: AtomicU8,
}

impl Trace for Generator {
    const MARK: u8 = 5;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.function);
        tracer.slots([&self.frame, &self.handled, &self.names, &self.finalizer]);
    }

    fn has_end(&self) -> bool {
        self.state() != State::Closed
    }
}

impl Generator {
    fn new(function: Value, frame: Gc<Buffer>, state: State) -> Generator {
        Generator {
            function,
            frame: Slot::new(frame.value()),
            handled: Slot::empty(),
            names: Slot::empty(),
            finalizer: Slot::empty(),
            state: AtomicU8::new(state as u8),
            marks: AtomicU8::new(0),
        }
    }

    fn into_object(self, thread: &Thread, kind: Suspension) -> Value {
        let definition = match kind {
            Suspension::Coroutine => &classes::coroutine_class::DEFINITION,
            Suspension::AsyncGenerator => &async_classes::async_generator_class::DEFINITION,
            Suspension::Generator | Suspension::None => &classes::generator_class::DEFINITION,
        };
        let (_, shape) = Interpreter::class_from(thread, definition);
        Native::new(thread, shape, self).value()
    }

    /// The generator that a value is, if it is one of the three kinds.
    #[inline(always)]
    pub fn of(value: &Value) -> Option<&Native<Generator>> {
        value.downcast()
    }

    /// The function that it came from.
    pub fn function(&self) -> &Native<Function> {
        self.function
            .downcast()
            .expect("a generator comes from a function")
    }

    /// Its code.
    pub fn code(&self) -> &Arc<Code> {
        self.function().code()
    }

    /// What kind it is.
    pub fn kind(&self) -> Suspension {
        self.code().suspension
    }

    /// Where it is.
    pub fn state(&self) -> State {
        match self.state.load(Ordering::Acquire) {
            0 => State::Created,
            1 => State::Suspended,
            2 => State::Running,
            _ => State::Closed,
        }
    }

    pub(super) fn set_state(&self, state: State) {
        self.state.store(state as u8, Ordering::Release);
    }

    /// Claims it for this thread; the state that it was in, or `None` if it runs already.
    #[inline]
    pub(super) fn claim(&self, thread: &Thread) -> Option<State> {
        if !thread.is_parallel() {
            let state = self.state();
            if state == State::Suspended || state == State::Created {
                self.set_state(State::Running);
            }
            return (state != State::Running).then_some(state);
        }
        loop {
            let state = self.state();
            if state == State::Running {
                return None;
            }
            if state == State::Closed {
                return Some(state);
            }
            let claimed = self.state.compare_exchange(
                state as u8,
                State::Running as u8,
                Ordering::AcqRel,
                Ordering::Acquire,
            );
            if claimed.is_ok() {
                return Some(state);
            }
        }
    }

    /// Claims it for this thread if it is suspended.
    #[inline(always)]
    pub(super) fn claim_suspended(&self, thread: &Thread) -> bool {
        let (suspended, running) = (State::Suspended as u8, State::Running as u8);
        if thread.is_parallel() {
            return self
                .state
                .compare_exchange(suspended, running, Ordering::AcqRel, Ordering::Acquire)
                .is_ok();
        }
        let is_suspended = self.state.load(Ordering::Relaxed) == suspended;
        if is_suspended {
            self.state.store(running, Ordering::Relaxed);
        }
        is_suspended
    }

    pub(super) fn has_mark(&self, mark: Mark) -> bool {
        self.marks.load(Ordering::Acquire) & mark as u8 != 0
    }

    /// Sets a mark; whether it was set before.
    pub(super) fn set_mark(&self, mark: Mark) -> bool {
        self.marks.fetch_or(mark as u8, Ordering::AcqRel) & mark as u8 != 0
    }

    pub(super) fn take_mark(&self, mark: Mark) {
        self.marks.fetch_and(!(mark as u8), Ordering::AcqRel);
    }

    /// The slots of the frame.
    pub fn frame(&self) -> Option<Gc<Buffer>> {
        self.frame.get().and_then(Value::cast)
    }

    /// The function that made a coroutine which has not begun, and where in the source it did.
    pub fn maker(&self) -> Option<(Value, u32)> {
        let function = self.finalizer.get()?;
        let position = self.handled.get()?.to_int()?;
        Some((function, u32::try_from(position).ok()?))
    }

    /// The name as it is shown.
    pub fn name(&self, thread: &Thread) -> Value {
        self.changed_name(0).unwrap_or_else(|| {
            self.function()
                .name
                .get()
                .unwrap_or_else(|| self.code().name_value(thread))
        })
    }

    fn changed_name(&self, index: usize) -> Option<Value> {
        let names = self.names.get()?;
        names.downcast::<Tuple>()?.items().get(index).copied()
    }

    /// The qualified name.
    pub fn qualname(&self, thread: &Thread) -> Value {
        self.changed_name(1).unwrap_or_else(|| {
            self.function()
                .qualname
                .get()
                .unwrap_or_else(|| self.code().qualname_value(thread))
        })
    }
}

/// The coroutine of code outside of functions, whose names live in `namespace`.
pub fn create_in(
    thread: &Thread,
    code: &Code,
    window: Window<'_>,
    namespace: Value,
) -> Result<Value, Raised> {
    let object = create(thread, code, window)?;
    let frame = Generator::of(&object).and_then(|generator| generator.frame());
    if let (Some(slot), Some(buffer)) = (code.body().namespace, frame)
        && let Some(slot) = buffer.slots().get(slot.index())
    {
        slot.set(namespace);
    }
    Ok(object)
}

/// The generator of a call whose arguments stand in the window.
pub fn create(thread: &Thread, code: &Code, window: Window<'_>) -> Result<Value, Raised> {
    let buffer = Buffer::new(thread, code.body().kept_slots as usize);
    for (index, slot) in buffer
        .slots()
        .iter()
        .enumerate()
        .take(code.signature.names.len())
    {
        slot.set_option(window.argument(index as u16));
    }
    let function = window
        .function()
        .expect("the function stands in the window");
    let generator = Generator::new(function, buffer, State::Created);
    if code.suspension == Suspension::Coroutine
        && let Some(caller) = thread.current_frame()
    {
        // Who never awaits it is told where it was made. Both slots have another use once it begins.
        generator.finalizer.set_option(caller.function());
        generator.handled.set_option(thread_position(caller));
    }
    let object = generator.into_object(thread, code.suspension);
    // A coroutine that is never awaited is warned of; a generator that stands inside `try` or `with` is closed.
    if code.suspension == Suspension::Coroutine || code.body().needs_closing {
        thread.watch_end(object);
    }
    Ok(object)
}

/// The coroutine whose frame runs, as it stands suspended.
pub(super) fn create_suspended(thread: &Thread, code: &Code, frame: Frame<'_>) -> Value {
    let buffer = Buffer::new(thread, code.body().kept_slots as usize);
    frame.save_to(&buffer);
    let function = frame.function().expect("a frame runs a function");
    let generator = Generator::new(function, buffer, State::Suspended);
    let object = generator.into_object(thread, code.suspension);
    if code.body().needs_closing {
        thread.watch_end(object);
    }
    object
}

/// Where a frame is, as a small integer.
fn thread_position(frame: Frame<'_>) -> Option<Value> {
    Value::from_int(i64::from(frame.position()))
}

/// Whether a value is a generator that `yield from` may run directly.
pub fn is_generator(value: Value) -> bool {
    Generator::of(&value).is_some_and(|generator| generator.kind() == Suspension::Generator)
}

/// Whether a value is a coroutine, or a generator that `types.coroutine` made one.
pub fn is_awaitable(thread: &Thread, value: Value) -> bool {
    is_coroutine(thread, value)
        || Generator::of(&value).is_some_and(|generator| generator.code().is_awaitable())
}

/// Whether a value is a generator of any kind that stands at a suspension.
pub fn is_suspended(value: Value) -> bool {
    Generator::of(&value).is_some_and(|generator| generator.state() == State::Suspended)
}

/// Whether a value is a coroutine.
pub fn is_coroutine(_: &Thread, value: Value) -> bool {
    Generator::of(&value).is_some_and(|generator| generator.kind() == Suspension::Coroutine)
}
