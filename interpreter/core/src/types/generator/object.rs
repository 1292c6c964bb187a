//! The generator object.

use crate::code::Code;
use crate::interpreter::{Interpreter, ThreadState};
use crate::types::frame::{FrameObject, running_frame};
use crate::types::function::Function;
use crate::types::generator::{async_classes, classes};
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU32, Ordering};
use weft_heap::{
    Buffer, Frame, Gc, List, Native, Raised, Slot, Thread, Trace, Tracer, Tuple, Value, Window,
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

/// What few generators have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    /// The exception that was being handled where it stands.
    Handled,
    /// A tuple of `__name__` and `__qualname__`, once one of them was changed.
    Names,
    /// The hook that sees to the end of an asynchronous generator, as it was when that began.
    Finalizer,
    /// The function that made a coroutine, as long as that has not begun.
    Maker,
    /// The calls in which a coroutine was made, if that is recorded: a tuple of files, lines and names of functions.
    Origin,
}

/// How many parts there are.
const PARTS: usize = 5;

/// A generator, coroutine or asynchronous generator; its class tells which. The slots of its frame are those of the object.
pub struct Generator {
    pub(super) function: Value,
    /// A buffer of what few have (see [`Part`]), or only the maker of a coroutine, or only the generator that this one
    /// delegates to where it stands (see [`Generator::set_delegate`]).
    parts: Slot,
    pub(super) state: AtomicU8,
    /// The marks of an asynchronous generator.
    pub(super) marks: AtomicU8,
    kind: Suspension,
    /// Where in the source a coroutine was made, or where it delegates.
    made_at: AtomicU32,
}

impl Trace for Generator {
    const MARK: u8 = 5;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.function);
        tracer.slot(&self.parts);
    }

    fn has_end(&self) -> bool {
        self.state() != State::Closed
    }
}

impl Generator {
    fn create(
        thread: &Thread,
        code: &Code,
        function: Value,
        state: State,
    ) -> Gc<Native<Generator>> {
        let definition = match code.suspension {
            Suspension::Coroutine => &classes::coroutine_class::DEFINITION,
            Suspension::AsyncGenerator => &async_classes::async_generator_class::DEFINITION,
            Suspension::Generator | Suspension::None => &classes::generator_class::DEFINITION,
        };
        let shape = Interpreter::shape_from(thread, definition);
        let generator = Generator {
            function,
            parts: Slot::empty(),
            state: AtomicU8::new(state as u8),
            marks: AtomicU8::new(0),
            kind: code.suspension,
            made_at: AtomicU32::new(0),
        };
        Native::with_slots(thread, shape, generator, code.body().kept_slots as usize)
    }

    /// The generator that a value is, if it is one of the three kinds.
    #[inline(always)]
    pub fn of(value: &Value) -> Option<&Native<Generator>> {
        value.downcast()
    }

    /// The function that it came from.
    #[inline(always)]
    pub fn function(&self) -> &Native<Function> {
        self.function
            .downcast()
            .expect("a generator comes from a function")
    }

    /// Its code.
    #[inline(always)]
    pub fn code(&self) -> &Arc<Code> {
        self.function().code()
    }

    /// What kind it is.
    #[inline(always)]
    pub fn kind(&self) -> Suspension {
        self.kind
    }

    /// Where it is.
    #[inline]
    pub fn state(&self) -> State {
        match self.state.load(Ordering::Acquire) {
            0 => State::Created,
            1 => State::Suspended,
            2 => State::Running,
            _ => State::Closed,
        }
    }

    #[inline(always)]
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

    /// What it has of what few have.
    #[inline(always)]
    pub(super) fn part(&self, part: Part) -> Option<Value> {
        Generator::part_of(self.parts.get()?, part)
    }

    #[cold]
    #[inline(never)]
    fn part_of(parts: Value, part: Part) -> Option<Value> {
        match parts.downcast::<Buffer>() {
            Some(parts) => parts.get(part as usize),
            None => (part == Part::Maker && Generator::of(&parts).is_none()).then_some(parts),
        }
    }

    /// Notes that the frame, which has just been suspended, delegates to a generator, and where in the source it does. The
    /// frame is then resumed without a look at its statements until that generator ends.
    #[inline(always)]
    pub(super) fn set_delegate(&self, generator: Value, position: u32) {
        if self.parts.get().is_none() {
            self.parts.set(generator);
            self.made_at.store(position, Ordering::Relaxed);
        }
    }

    /// The generator that it delegates to, while that is noted.
    #[inline(always)]
    pub(super) fn delegate(&self) -> Option<Gc<Native<Generator>>> {
        self.parts.get()?.cast()
    }

    /// Whether anything is noted that few have.
    #[inline(always)]
    pub(super) fn has_parts(&self) -> bool {
        self.parts.get().is_some()
    }

    /// Takes back what [`Generator::set_delegate`] noted.
    #[inline(always)]
    pub(super) fn forget_delegate(&self) {
        if self.has_parts() && self.delegate().is_some() {
            self.parts.clear();
        }
    }

    /// Where in the source it delegates, while that is noted.
    pub(super) fn delegates_at(&self) -> u32 {
        self.made_at.load(Ordering::Relaxed)
    }

    /// Notes, or forgets, what few have.
    pub(super) fn set_part(&self, thread: &Thread, part: Part, value: Option<Value>) {
        let held = self.parts.get();
        if let Some(parts) = held.as_ref().and_then(|held| held.downcast::<Buffer>()) {
            return parts.slots()[part as usize].set_option(value);
        }
        if value.is_none() {
            return;
        }
        let maker = held.filter(|held| Generator::of(held).is_none());
        let parts = Buffer::new(thread, PARTS);
        parts.slots()[Part::Maker as usize].set_option(maker);
        parts.slots()[part as usize].set_option(value);
        self.parts.set(parts.value());
    }

    /// Forgets what few have.
    pub(super) fn clear_part(&self, part: Part) {
        if let Some(parts) = self.parts.get().and_then(Value::cast::<Buffer>) {
            parts.slots()[part as usize].clear();
        } else if part == Part::Maker {
            self.parts.clear();
        }
    }

    /// Forgets, now that it begins, where it was made.
    #[inline]
    pub(super) fn forget_maker(&self) {
        if self.parts.get().is_some() {
            self.clear_part(Part::Maker);
        }
    }

    /// The function that made a coroutine which has not begun, and where in the source it did.
    pub fn maker(&self) -> Option<(Value, u32)> {
        let function = self.part(Part::Maker)?;
        Some((function, self.made_at.load(Ordering::Relaxed)))
    }

    /// The calls in which a coroutine was made, innermost first, if they were recorded.
    pub fn origin(&self) -> Option<Value> {
        self.part(Part::Origin)
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
        let names = self.part(Part::Names)?;
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
    if let (Some(slot), Some(generator)) = (code.body().namespace, Generator::of(&object))
        && let Some(slot) = generator.slots().get(slot.index())
    {
        slot.set(namespace);
    }
    Ok(object)
}

/// The generator of a call whose arguments stand in the window.
pub fn create(thread: &Thread, code: &Code, window: Window<'_>) -> Result<Value, Raised> {
    let function = window
        .function()
        .expect("the function stands in the window");
    let generator = Generator::create(thread, code, function, State::Created);
    let parameters = code.signature.names.len();
    for (index, slot) in generator.slots().iter().enumerate().take(parameters) {
        slot.set_option(window.argument(index as u16));
    }
    if code.suspension == Suspension::Coroutine
        && let Some(caller) = thread.current_frame()
    {
        // Who never awaits it is told where it was made.
        generator.parts.set_option(caller.function());
        generator
            .made_at
            .store(caller.position(), Ordering::Relaxed);
        let depth = ThreadState::of(thread).origin_depth.load(Ordering::Relaxed);
        if depth > 0 {
            let origin = calls(thread, depth as usize);
            generator.set_part(thread, Part::Origin, Some(origin));
        }
    }
    let object = generator.value();
    // A coroutine that is never awaited is warned of; a generator that stands inside `try` or `with` is closed.
    if code.suspension == Suspension::Coroutine || code.body().needs_closing {
        thread.watch_end(object);
    }
    Ok(object)
}

/// The calls that run, innermost first: file, line and function of each.
#[cold]
fn calls(thread: &Thread, depth: usize) -> Value {
    let calls = List::from_items(thread, &[]);
    for level in 0..depth {
        let Some(frame) = running_frame(thread, level) else {
            break;
        };
        let Some(frame) = frame.downcast::<Native<FrameObject>>() else {
            break;
        };
        let function = frame.function();
        let Some(function) = function.downcast::<Native<Function>>() else {
            break;
        };
        let code = function.code();
        let call = [
            thread.string(&code.source.name),
            thread.int(i64::from(frame.line(thread))),
            code.name_value(thread),
        ];
        calls.push(thread, thread.tuple(&call));
    }
    thread.tuple(calls.snapshot(thread).items())
}

/// The coroutine whose frame runs, as it stands suspended.
pub(super) fn create_suspended(thread: &Thread, code: &Code, frame: Frame<'_>) -> Value {
    let function = frame.function().expect("a frame runs a function");
    let generator = Generator::create(thread, code, function, State::Suspended);
    frame.save_to(&generator.slots()[..code.body().kept_slots as usize]);
    let object = generator.value();
    if code.body().needs_closing {
        thread.watch_end(object);
    }
    object
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
