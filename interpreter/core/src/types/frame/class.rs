//! What programs can ask of a frame.

use crate::interpreter::Interpreter;
use crate::types::function::Function;
use weft_heap::{Native, Thread, Value};

/// The builtins that a function sees.
fn builtins_of(thread: &Thread, function: Value) -> Value {
    match function.downcast::<Native<Function>>() {
        Some(function) => function.builtins(),
        None => Interpreter::of(thread).builtins(),
    }
}

/// A frame of a function that runs or ran.
#[weft_macros::class(name = "frame", module = "builtins")]
pub mod frame_class {
    use super::super::{FrameObject, LocalsProxy};
    use super::builtins_of;
    use crate::error::{runtime_error, type_error, value_error};
    use crate::names::Name;
    use crate::protocol;
    use crate::types::generator::{self, Generator, State};
    use std::sync::atomic::Ordering;
    use weft_heap::{Native, Raised, Thread, Value};

    /// The frame of the caller.
    #[getter]
    fn f_back(this: &Native<FrameObject>, thread: &Thread) -> Option<Value> {
        this.back(thread)
    }

    /// The code.
    #[getter]
    fn f_code(this: &Native<FrameObject>, thread: &Thread) -> Result<Value, Raised> {
        protocol::get_attribute(thread, this.function(), Name::Code.value(thread))
    }

    /// The line.
    #[getter]
    fn f_lineno(this: &Native<FrameObject>, thread: &Thread) -> u32 {
        this.line(thread)
    }

    #[setter("f_lineno")]
    fn set_f_lineno(_this: &Native<FrameObject>, _value: Value) -> Result<(), Raised> {
        Err(value_error("f_lineno can only be set in a trace function"))
    }

    /// The position in the code, as `co_lines` counts; -1 before the first statement.
    #[getter]
    fn f_lasti(this: &Native<FrameObject>, thread: &Thread) -> i64 {
        if this.position(thread) == 0 && !this.is_begun(thread) {
            return -1;
        }
        let line = this.line(thread);
        let lines = this.code().map(|code| {
            // What a program sees of code that tells what it does is that which it stands for.
            let shown = code.shown_as.get().and_then(std::sync::Weak::upgrade);
            crate::types::code::lines(shown.as_ref().unwrap_or(code))
        });
        let found = lines.and_then(|lines| lines.iter().position(|other| *other == line));
        found.map_or(0, |index| 2 * index as i64)
    }

    /// The globals.
    #[getter]
    fn f_globals(this: &Native<FrameObject>) -> Option<Value> {
        this.globals()
    }

    /// The builtins.
    #[getter]
    fn f_builtins(this: &Native<FrameObject>, thread: &Thread) -> Value {
        builtins_of(thread, this.function())
    }

    /// The variables: the namespace of a module or class, otherwise a proxy that reads and changes those of the frame.
    #[getter]
    fn f_locals(this: &Native<FrameObject>, thread: &Thread) -> Value {
        // What runs now is noted for the time after its end.
        let _ = this.place(thread);
        this.namespace(thread)
            .unwrap_or_else(|| LocalsProxy::new(thread, this.value()))
    }

    /// The generator, coroutine or asynchronous generator whose frame it is.
    #[getter]
    fn f_generator(this: &Native<FrameObject>) -> Option<Value> {
        this.generator.get()
    }

    /// The function that is called for events in the frame.
    #[getter]
    fn f_trace(this: &Native<FrameObject>) -> Option<Value> {
        this.trace_function.get()
    }

    #[setter("f_trace")]
    fn set_f_trace(this: &Native<FrameObject>, value: Value) {
        let function = Some(value).filter(|value| !value.is_none());
        this.trace_function.set_option(function);
    }

    #[deleter("f_trace")]
    fn delete_f_trace(this: &Native<FrameObject>) {
        this.trace_function.clear();
    }

    #[rust]
    fn flag(value: Value) -> Result<bool, Raised> {
        match value {
            Value::TRUE => Ok(true),
            Value::FALSE => Ok(false),
            _ => Err(type_error("attribute value type must be bool")),
        }
    }

    /// Whether events of lines are wanted.
    #[getter]
    fn f_trace_lines(this: &Native<FrameObject>) -> bool {
        this.trace_lines.load(Ordering::Relaxed)
    }

    #[setter("f_trace_lines")]
    fn set_f_trace_lines(this: &Native<FrameObject>, value: Value) -> Result<(), Raised> {
        this.trace_lines.store(flag(value)?, Ordering::Relaxed);
        Ok(())
    }

    #[deleter("f_trace_lines")]
    fn delete_f_trace_lines(_this: &Native<FrameObject>) -> Result<(), Raised> {
        Err(type_error("can't delete numeric/char attribute"))
    }

    /// Whether events of single steps are wanted.
    #[getter]
    fn f_trace_opcodes(this: &Native<FrameObject>) -> bool {
        this.trace_opcodes.load(Ordering::Relaxed)
    }

    #[setter("f_trace_opcodes")]
    fn set_f_trace_opcodes(this: &Native<FrameObject>, value: Value) -> Result<(), Raised> {
        this.trace_opcodes.store(flag(value)?, Ordering::Relaxed);
        Ok(())
    }

    /// Clear all references held by the frame.
    fn clear(this: &Native<FrameObject>, thread: &Thread) -> Result<(), Raised> {
        if this.is_running(thread) {
            return Err(runtime_error("cannot clear an executing frame"));
        }
        let generator = this.generator.get();
        if let Some(generator) = generator.as_ref().and_then(Generator::of) {
            match generator.state() {
                State::Suspended => return Err(runtime_error("cannot clear a suspended frame")),
                State::Created => generator::close(thread, generator).map(drop)?,
                State::Running | State::Closed => {}
            }
        }
        this.forget();
        Ok(())
    }

    /// Return repr(self).
    fn __repr__(this: &Native<FrameObject>, thread: &Thread) -> Result<String, Raised> {
        let address = this.value().identity();
        let (file, name) = match this.code() {
            Some(code) => (code.source.name.clone(), code.name.to_string()),
            None => Default::default(),
        };
        let file = protocol::repr(thread, thread.string(&file))?;
        Ok(format!(
            "<frame at {address:#x}, file {}, line {}, code {name}>",
            protocol::text_of(&file).unwrap_or_default(),
            this.line(thread)
        ))
    }
}
