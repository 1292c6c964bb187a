//! The frame object: which frame it stands for, and what it shows of it.

use super::frame_class;
use super::registry::frame_object;
use super::variables::{keep, suspended_at};
use crate::code::Code;
use crate::native::{ClassDefinition, NativeClass};
use crate::types::function::Function;
use crate::types::generator::{Generator, State, standing_in};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use weft_heap::{
    Activation, Buffer, FIRST_LOCAL, Frame, FrameSlot, Gc, Native, Slot, Thread, Trace, Tracer,
    Value,
};
use weft_syntax::ast::ScopeKind;

/// A frame.
pub struct FrameObject {
    function: Value,
    activation: Activation,
    caller: Activation,
    /// The generator or coroutine whose frame it is.
    pub(super) generator: Slot,
    /// The frame of the caller, once that is known for good.
    back: Slot,
    /// A buffer of the slots that variables are in, as they were last seen.
    kept: Slot,
    /// Names that a program put among the variables without that the code has them (PEP 667).
    pub(super) extra: Slot,
    /// Where in the source it was last seen.
    position: AtomicU32,
    /// The line, where only that is known; otherwise 0.
    line: AtomicU32,
    /// `f_trace`
    pub(crate) trace_function: Slot,
    /// The line that a debugger was told last, and the exception.
    pub(crate) last_line: AtomicU32,
    /// See `last_line`.
    pub(crate) told_of: Slot,
    /// `f_trace_lines` and `f_trace_opcodes`
    pub(crate) trace_lines: AtomicBool,
    pub(super) trace_opcodes: AtomicBool,
}

impl Trace for FrameObject {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.function);
        tracer.slots([
            &self.generator,
            &self.back,
            &self.kept,
            &self.extra,
            &self.trace_function,
            &self.told_of,
        ]);
    }
}

impl NativeClass for FrameObject {
    fn definition() -> &'static ClassDefinition {
        &frame_class::DEFINITION
    }
}

/// Where the slots of a frame are.
pub enum Place<'f> {
    /// On the value stack: it runs.
    Running(Frame<'f>),
    /// In a generator that is suspended, or that delegates to another one.
    Suspended(Gc<Native<Generator>>),
    /// In a buffer: it is what was kept of it.
    Kept(Gc<Buffer>),
    /// Nowhere any more.
    Gone,
}

impl<'f> Place<'f> {
    /// Where the slots are of a frame that runs.
    pub fn of(frame: Frame<'f>) -> Place<'f> {
        match standing_in(frame) {
            Some(generator) => Place::Suspended(generator),
            None => Place::Running(frame),
        }
    }

    /// What a slot holds.
    pub fn get(&self, slot: FrameSlot) -> Option<Value> {
        match self {
            Place::Running(frame) => frame.get(slot),
            Place::Suspended(generator) => slot_among(generator.slots(), slot)?.get(),
            Place::Kept(buffer) => slot_among(buffer.slots(), slot)?.get(),
            Place::Gone => None,
        }
    }

    /// Fills a slot.
    pub fn set(&self, slot: FrameSlot, value: Value) {
        match self {
            Place::Running(frame) => frame.set(slot, value),
            Place::Suspended(generator) => {
                if let Some(place) = slot_among(generator.slots(), slot) {
                    place.set(value);
                }
            }
            Place::Kept(buffer) => {
                if let Some(place) = slot_among(buffer.slots(), slot) {
                    place.set(value);
                }
            }
            Place::Gone => {}
        }
    }
}

/// The one of the slots of a frame, kept from the first local on, that a slot is.
fn slot_among(slots: &[Slot], slot: FrameSlot) -> Option<&Slot> {
    slots.get(usize::from(slot.offset() - FIRST_LOCAL))
}

impl FrameObject {
    /// A frame of a function that stands for an activation.
    pub fn new(
        function: Value,
        (activation, caller): (Activation, Activation),
        kept: Option<Value>,
        line: u32,
    ) -> FrameObject {
        FrameObject {
            function,
            activation,
            caller,
            generator: Slot::empty(),
            back: Slot::empty(),
            kept: Slot::from_option(kept),
            extra: Slot::empty(),
            position: AtomicU32::new(0),
            line: AtomicU32::new(line),
            trace_function: Slot::empty(),
            last_line: AtomicU32::new(0),
            told_of: Slot::empty(),
            trace_lines: AtomicBool::new(true),
            trace_opcodes: AtomicBool::new(false),
        }
    }

    /// The frame of a generator.
    pub fn of_generator(generator: &Native<Generator>) -> FrameObject {
        let function = generator.function().value();
        let none = (Activation::NONE, Activation::NONE);
        let object = FrameObject::new(function, none, None, 0);
        object.generator.set(generator.value());
        object
    }

    /// The function that runs in it.
    pub fn function(&self) -> Value {
        self.function
    }

    /// Which frame it stands for.
    pub fn activation(&self) -> Activation {
        self.activation
    }

    /// The code.
    pub fn code(&self) -> Option<&Arc<Code>> {
        self.function
            .downcast::<Native<Function>>()
            .map(|function| function.code())
    }

    /// The globals of the function.
    pub fn globals(&self) -> Option<Value> {
        self.function
            .downcast::<Native<Function>>()
            .map(|function| function.globals_value())
    }

    /// Notes what is known of the frame now that it ended.
    pub fn note_end(&self, kept: Option<Value>, line: u32) {
        if kept.is_some() {
            self.kept.set_option(kept);
        }
        self.line.store(line, Ordering::Relaxed);
    }

    /// Notes which frame called this one.
    pub fn note_back(this: &Native<FrameObject>, back: Value) {
        this.back.set(back);
    }

    /// Notes where the frame is.
    pub(super) fn note_position(&self, position: u32) {
        self.position.store(position, Ordering::Relaxed);
    }

    fn running<'t>(&self, thread: &'t Thread) -> Option<Frame<'t>> {
        if !self.activation.is_none() {
            return thread.frame_of(self.activation);
        }
        let generator = self.generator.get()?;
        let generator = Generator::of(&generator)?;
        if generator.state() != State::Running {
            return None;
        }
        let mut cursor = thread.current_frame();
        while let Some(frame) = cursor {
            if frame.function() == Some(self.function) {
                return Some(frame);
            }
            cursor = thread.frame_before(frame);
        }
        None
    }

    /// Whether the frame runs now, on any thread as far as that can be told.
    pub fn is_running(&self, thread: &Thread) -> bool {
        let generator = self.generator.get();
        let generator = generator.as_ref().and_then(Generator::of);
        generator.is_some_and(|generator| generator.state() == State::Running)
            || self.running(thread).is_some()
    }

    /// Where the slots are now. What is seen of a frame that runs is kept for later.
    pub fn place<'t>(&self, thread: &'t Thread) -> Place<'t> {
        if let Some(frame) = self.running(thread) {
            self.refresh(thread, frame);
            return Place::of(frame);
        }
        let generator = self.generator.get();
        let generator = generator.and_then(Value::cast::<Native<Generator>>);
        if let Some(generator) = generator
            && generator.state() != State::Closed
        {
            return Place::Suspended(generator);
        }
        match self.kept.get().and_then(Value::cast) {
            Some(buffer) => Place::Kept(buffer),
            None => Place::Gone,
        }
    }

    fn refresh(&self, thread: &Thread, frame: Frame<'_>) {
        let Some(code) = self.code() else {
            return;
        };
        self.position
            .store(position_in(code, frame), Ordering::Relaxed);
        self.kept.set_option(keep(thread, code, frame));
    }

    /// Where in the source it is, or was.
    pub fn position(&self, thread: &Thread) -> u32 {
        let Some(code) = self.code() else {
            return 0;
        };
        if let Some(frame) = self.running(thread) {
            let position = position_in(code, frame);
            self.position.store(position, Ordering::Relaxed);
            return position;
        }
        let generator = self.generator.get();
        let suspended = generator
            .as_ref()
            .and_then(Generator::of)
            .filter(|generator| generator.state() == State::Suspended);
        match suspended.and_then(|generator| suspended_at(code, generator.slots())) {
            Some(range) => range.start,
            None => self.position.load(Ordering::Relaxed),
        }
    }

    /// Whether any of its code ran.
    pub fn is_begun(&self, thread: &Thread) -> bool {
        self.running(thread).is_some()
            || self
                .generator
                .get()
                .as_ref()
                .and_then(Generator::of)
                .is_none_or(|generator| generator.state() != State::Created)
    }

    /// The line that it is at, or was at.
    pub fn line(&self, thread: &Thread) -> u32 {
        let position = self.position(thread);
        let known = self.line.load(Ordering::Relaxed);
        match self.code() {
            Some(code) if self.running(thread).is_some() || known == 0 => line_at(code, position),
            _ => known,
        }
    }

    /// The frame that called this one.
    pub fn back(&self, thread: &Thread) -> Option<Value> {
        if let Some(frame) = self.running(thread) {
            let caller = super::registry::python_frame(thread, thread.frame_before(frame))?;
            let object = frame_object(thread, caller);
            if !self.activation.is_none() {
                self.back.set(object);
            }
            return Some(object);
        }
        if let Some(back) = self.back.get() {
            return Some(back);
        }
        let back = match thread.frame_of(self.caller) {
            Some(frame) => Some(frame_object(thread, frame)),
            None => super::registry::known(thread, self.caller),
        };
        self.back.set_option(back);
        back
    }

    /// The namespace that stands for the variables: of a class body, a module, or the text of an `exec`.
    pub fn namespace(&self, thread: &Thread) -> Option<Value> {
        let code = self.code()?;
        if let Some(slot) = code.body().namespace {
            return self.place(thread).get(slot).or_else(|| self.globals());
        }
        match code.kind {
            ScopeKind::Module | ScopeKind::Expression => self.globals(),
            _ => None,
        }
    }

    /// Forgets the variables, for everybody who has kept them.
    pub fn forget(&self) {
        if let Some(buffer) = self.kept.get().and_then(Value::cast::<Buffer>) {
            buffer.slots().iter().for_each(Slot::clear);
        }
        self.kept.clear();
        self.extra.clear();
    }
}

/// Where a frame says that it is. Before its first call it has not said so, and the slot holds anything.
pub(super) fn position_in(code: &Code, frame: Frame<'_>) -> u32 {
    let position = frame.position();
    if code.range.start <= position && position <= code.range.end {
        position
    } else {
        0
    }
}

/// The code of a frame that runs, perhaps on another thread that stands still, and the line that it is at. `None` for
/// what is no Python function.
pub fn code_and_line(frame: Frame<'_>) -> Option<(Arc<Code>, u32)> {
    let function = frame.function()?;
    let code = function.downcast::<Native<Function>>()?.code();
    Some((Arc::clone(code), line_at(code, position_in(code, frame))))
}

/// The line of a position, 0 for that of the code's beginning.
pub(super) fn line_at(code: &Code, position: u32) -> u32 {
    if position == 0 {
        return code.first_line;
    }
    code.source.line(position).max(code.first_line)
}
