//! The Python function that runs.

use crate::types::function::Function;
use weft_heap::{Dict, Frame, Gc, Native, Thread, Value};

/// The innermost frame of a Python function.
pub fn current_frame(thread: &Thread) -> Option<Frame<'_>> {
    let mut frame = thread.current_frame()?;
    while !frame
        .function()
        .is_some_and(|function| function.is::<Native<Function>>())
    {
        frame = thread.frame_before(frame)?;
    }
    Some(frame)
}

/// The function of that frame.
pub fn current_function(thread: &Thread) -> Option<Value> {
    current_frame(thread)?.function()
}

/// The globals of the function that runs.
pub fn current_globals(thread: &Thread) -> Option<Gc<Dict>> {
    current_function(thread)?
        .downcast::<Native<Function>>()?
        .globals_value()
        .cast()
}
