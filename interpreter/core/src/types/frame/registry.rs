//! Which frame objects there are: a frame has one object at a time, found by weak references that the thread keeps.

use super::object::{FrameObject, position_in};
use super::variables::keep;
use crate::code::Code;
use crate::interpreter::{ThreadState, new_native};
use crate::types::function::Function;
use crate::types::generator::{Generator, State};
use std::sync::Arc;
use weft_heap::{Activation, Dict, Frame, List, Native, ShapeId, Thread, Value, WeakReference};

/// As many references are kept before dead ones are looked for.
const FEW: usize = 64;

/// What a frame object is found by: the number of its activation, or which generator it is the frame of.
fn key_of(thread: &Thread, object: &FrameObject) -> Value {
    match object.generator.get() {
        Some(generator) => key_of_generator(thread, generator),
        None => thread.int(object.activation().key()),
    }
}

fn key_of_generator(thread: &Thread, generator: Value) -> Value {
    thread.int(-((generator.identity() >> 4) as i64))
}

/// The object with a key, if it is alive.
fn find(thread: &Thread, key: Value) -> Option<Value> {
    let frames = ThreadState::of(thread).frames.get()?;
    let reference = frames.downcast::<Dict>()?.get_simple(thread, key)?;
    reference.downcast::<WeakReference>()?.target()
}

/// The object of a frame, if it has one.
pub(super) fn known(thread: &Thread, activation: Activation) -> Option<Value> {
    if activation.is_none() {
        return None;
    }
    let found = find(thread, thread.int(activation.key()))?;
    let object = found.downcast::<Native<FrameObject>>()?;
    (object.activation() == activation).then_some(found)
}

fn register(thread: &Thread, object: FrameObject) -> Value {
    let object = new_native(thread, object);
    let key = key_of(thread, &object);
    let object = object.value();
    let state = ThreadState::of(thread);
    if state.frames.get().is_none() {
        state.frames.set(thread.dict().value());
    }
    let frames = state.frames.get();
    if let Some(frames) = frames.as_ref().and_then(|frames| frames.downcast::<Dict>()) {
        // Dead ones go when there are many, so that adding one costs the same on average.
        if frames.len() >= FEW && frames.len().is_power_of_two() {
            forget_dead(thread, frames);
        }
        let reference = WeakReference::new(thread, ShapeId::WEAK, object, None).value();
        frames.set_simple(thread, key, reference);
    }
    object
}

/// Takes weak references to what is dead out of a dictionary.
pub fn forget_dead(thread: &Thread, frames: &Dict) {
    let dead = List::from_items(thread, &[]);
    frames.with_snapshot(thread, |entries| {
        let mut position = 0;
        while let Some((next, key, reference)) = entries.next(position) {
            let reference = reference.downcast::<WeakReference>();
            if reference.is_none_or(|reference| reference.target().is_none()) {
                dead.push(thread, key);
            }
            position = next;
        }
    });
    for index in 0..dead.len() {
        if let Some(key) = dead.get(index) {
            frames.remove_simple(thread, key);
        }
    }
}

/// The first frame from `cursor` outwards that runs a Python function.
pub(super) fn python_frame<'t>(
    thread: &'t Thread,
    mut cursor: Option<Frame<'t>>,
) -> Option<Frame<'t>> {
    while let Some(frame) = cursor {
        let function = frame.function();
        if function.is_some_and(|function| function.is::<Native<Function>>()) {
            return Some(frame);
        }
        cursor = thread.frame_before(frame);
    }
    None
}

/// The activation of the caller of a frame.
pub fn caller_of(thread: &Thread, frame: Frame<'_>) -> Activation {
    match python_frame(thread, thread.frame_before(frame)) {
        Some(caller) => thread.activation(caller),
        None => Activation::NONE,
    }
}

/// The object of a frame that runs.
pub(super) fn frame_object(thread: &Thread, frame: Frame<'_>) -> Value {
    let activation = thread.activation(frame);
    if let Some(known) = known(thread, activation) {
        return known;
    }
    let function = frame.function().unwrap_or(Value::NONE);
    let code = function
        .downcast::<Native<Function>>()
        .map(|function| function.code());
    let kept = code.and_then(|code| keep(thread, code, frame));
    let caller = caller_of(thread, frame);
    let object = FrameObject::new(function, (activation, caller), kept, 0);
    if let Some(code) = code {
        object.note_position(position_in(code, frame));
    }
    register(thread, object)
}

/// The frame object of the Python function that runs now, `depth` callers further out; `None` past the outermost.
pub fn running_frame(thread: &Thread, depth: usize) -> Option<Value> {
    let mut frame = python_frame(thread, thread.current_frame())?;
    for _ in 0..depth {
        frame = python_frame(thread, thread.frame_before(frame))?;
    }
    Some(frame_object(thread, frame))
}

/// The file and the line where the program stands: those of the innermost function that is not the library's, if any is.
pub fn program_place(thread: &Thread) -> Option<(String, u32)> {
    let mut frame = python_frame(thread, thread.current_frame())?;
    loop {
        let function = frame.function()?;
        let code = function.downcast::<Native<Function>>()?.code();
        if !crate::import::is_of_library(&code.source.name) {
            let line = super::object::line_at(code, position_in(code, frame));
            return Some((code.source.name.clone(), line));
        }
        frame = python_frame(thread, thread.frame_before(frame))?;
    }
}

/// The code and the line of the innermost function that is not inside of something, or, with a higher level than 1, of one
/// further out: functions inside do not count. Past the outermost it is that one.
pub fn place_outside(
    thread: &Thread,
    level: u64,
    is_inside: impl Fn(&Function) -> bool,
) -> Option<(Arc<Code>, u32)> {
    fn next<'t>(thread: &'t Thread, frame: Option<Frame<'t>>) -> Option<(Frame<'t>, Value)> {
        let frame = python_frame(thread, frame)?;
        Some((frame, frame.function()?))
    }
    let inside = |function: &Value| {
        function
            .downcast::<Native<Function>>()
            .is_some_and(|function| is_inside(function))
    };
    let (mut frame, mut function) = next(thread, thread.current_frame())?;
    while inside(&function) {
        (frame, function) = next(thread, thread.frame_before(frame))?;
    }
    let mut level = level;
    while level > 1
        && let Some(further) = next(thread, thread.frame_before(frame))
    {
        (frame, function) = further;
        level -= u64::from(!inside(&function));
    }
    let code = function.downcast::<Native<Function>>()?.code();
    let line = super::object::line_at(code, position_in(code, frame));
    Some((Arc::clone(code), line))
}

/// The names that a program put among the variables of a frame that runs (PEP 667), if it did.
pub fn extra_of(thread: &Thread, frame: Frame<'_>) -> Option<Value> {
    ThreadState::of(thread).frames.get()?;
    let known = known(thread, thread.activation(frame))?;
    known.downcast::<Native<FrameObject>>()?.extra.get()
}

/// The object of the frame that an exception passed: the running one, the one that somebody has already, or a new one
/// with what was kept when it ended.
pub fn of_left(
    thread: &Thread,
    function: Value,
    activations: (Activation, Activation),
    kept: Option<Value>,
    line: u32,
) -> Value {
    if let Some(frame) = thread.frame_of(activations.0) {
        return frame_object(thread, frame);
    }
    if let Some(known) = known(thread, activations.0) {
        if let Some(object) = known.downcast::<Native<FrameObject>>() {
            object.note_end(kept, line);
        }
        return known;
    }
    register(thread, FrameObject::new(function, activations, kept, line))
}

/// Keeps what an exception leaves behind of a frame: its variables, and who called it. The frame was just left.
pub fn keep_for(
    thread: &Thread,
    frame: Frame<'_>,
    line: impl Fn() -> u32,
    activation: Activation,
) -> Option<Value> {
    let function = frame.function()?;
    let function = function.downcast::<Native<Function>>()?;
    let kept = keep(thread, function.code(), frame);
    if let Some(known) = known(thread, activation)
        && let Some(object) = known.downcast::<Native<FrameObject>>()
    {
        object.note_end(kept, line());
    }
    kept
}

/// The frame object of a generator, coroutine or asynchronous generator; `None` after its end.
pub fn of_generator(thread: &Thread, generator: &Native<Generator>) -> Option<Value> {
    if generator.state() == State::Closed {
        return None;
    }
    let key = key_of_generator(thread, generator.value());
    if let Some(found) = find(thread, key)
        && let Some(object) = found.downcast::<Native<FrameObject>>()
        && object.generator.get() == Some(generator.value())
    {
        return Some(found);
    }
    Some(register(thread, FrameObject::of_generator(generator)))
}
