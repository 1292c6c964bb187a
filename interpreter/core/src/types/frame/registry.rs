//! Which frame objects there are: a frame has one object at a time, found by weak references that the thread keeps.

use super::object::{FrameObject, line_at, position_in};
use super::variables::keep;
use crate::interpreter::{ThreadState, new_native};
use crate::types::function::Function;
use crate::types::generator::{Generator, State};
use weft_heap::{
    Activation, Frame, List, Native, ShapeId, Thread, Value, WeakReference,
};

/// The objects of this thread's frames that are alive, the latest first.
fn find(thread: &Thread, is_wanted: impl Fn(&FrameObject) -> bool) -> Option<Value> {
    let state = ThreadState::of(thread);
    let frames = state.frames.get()?;
    let frames = frames.downcast::<List>()?;
    (0..frames.len()).rev().find_map(|index| {
        let reference = frames.get(index)?;
        let target = reference.downcast::<WeakReference>()?.target()?;
        let object = target.downcast::<Native<FrameObject>>()?;
        is_wanted(object).then_some(target)
    })
}

/// The object of a frame, if it has one.
pub(super) fn known(thread: &Thread, activation: Activation) -> Option<Value> {
    if activation.is_none() {
        return None;
    }
    find(thread, |object| object.activation() == activation)
}

fn register(thread: &Thread, object: FrameObject) -> Value {
    let object = new_native(thread, object).value();
    let state = ThreadState::of(thread);
    let reference = WeakReference::new(thread, ShapeId::WEAK, object, None).value();
    let alive = |value: &Value| {
        value
            .downcast::<WeakReference>()
            .is_some_and(|reference| reference.target().is_some())
    };
    match state.frames.get() {
        Some(frames) => {
            if let Some(frames) = frames.downcast::<List>() {
                // Dead ones go when there are many, so that adding one costs the same on average.
                if frames.len().is_power_of_two() {
                    frames.edit(thread, |items| items.retain(alive));
                }
                frames.push(thread, reference);
            }
        }
        None => state
            .frames
            .set(List::from_items(thread, &[reference]).value()),
    }
    object
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
    let (kept, line) = match code {
        Some(code) => (
            keep(thread, code, frame),
            line_at(code, position_in(code, frame)),
        ),
        None => (None, 0),
    };
    let caller = caller_of(thread, frame);
    register(
        thread,
        FrameObject::new(function, (activation, caller), kept, line),
    )
}

/// The frame object of the Python function that runs now, `depth` callers further out; `None` past the outermost.
pub fn running_frame(thread: &Thread, depth: usize) -> Option<Value> {
    let mut frame = python_frame(thread, thread.current_frame())?;
    for _ in 0..depth {
        frame = python_frame(thread, thread.frame_before(frame))?;
    }
    Some(frame_object(thread, frame))
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
pub fn keep_for(thread: &Thread, frame: Frame<'_>, line: impl Fn() -> u32, activation: Activation) -> Option<Value> {
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
    let value = Some(generator.value());
    if let Some(known) = find(thread, |object| object.generator.get() == value) {
        return Some(known);
    }
    Some(register(thread, FrameObject::of_generator(generator)))
}
