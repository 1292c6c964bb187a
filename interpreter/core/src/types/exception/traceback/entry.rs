//! The traceback object: one place, and the traceback of what was called there.

use super::frame::FrameObject;
use crate::code::Code;
use crate::interpreter::new_native;
use crate::native::{ClassDefinition, NativeClass};
use crate::types::exception::ExceptionObject;
use crate::types::function::Function;
use std::sync::Arc;
use weft_heap::{Native, Slot, Thread, Trace, Tracer, Value};
use weft_syntax::ast::Range;

/// One entry of a traceback.
pub struct Traceback {
    next: Slot,
    function: Value,
    range: Range,
    /// The line as Python code gave it; 0 if it follows from the range.
    line: u32,
    frame: Slot,
}

impl Trace for Traceback {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.function);
        tracer.slots([&self.next, &self.frame]);
    }
}

impl NativeClass for Traceback {
    fn definition() -> &'static ClassDefinition {
        &traceback_class::DEFINITION
    }
}

/// Notes that an exception went through a place in the code of a function: a new entry in front of its traceback.
pub fn add(thread: &Thread, exception: Value, function: Value, range: Range) {
    let Some(object) = ExceptionObject::of(&exception) else {
        return;
    };
    let entry = Traceback {
        next: Slot::from_option(object.traceback()),
        function,
        range,
        line: 0,
        frame: Slot::empty(),
    };
    object.set_traceback(Some(new_native(thread, entry).value()));
}

impl Traceback {
    /// The traceback of what was called here.
    pub fn next(&self) -> Option<Value> {
        self.next.get()
    }

    /// The function whose code it is.
    pub fn function(&self) -> Value {
        self.function
    }

    /// The code.
    pub fn code(&self) -> Option<&Arc<Code>> {
        self.function
            .downcast::<Native<Function>>()
            .map(|function| function.code())
    }

    /// What the code was at; `None` if only the line is known.
    pub fn range(&self) -> Option<Range> {
        (self.line == 0 && self.range.end > self.range.start).then_some(self.range)
    }

    /// The line, from 1.
    pub fn line(&self) -> u32 {
        if self.line != 0 {
            return self.line;
        }
        self.code()
            .map_or(0, |code| code.source.line(self.range.start))
    }

    /// The frame object, made when it is first asked for.
    pub fn frame(&self, thread: &Thread) -> Value {
        if let Some(frame) = self.frame.get() {
            return frame;
        }
        let fresh = FrameObject::new(thread, self.function, None, self.line()).value();
        let _ = self.frame.compare_and_set(None, Some(fresh));
        self.frame.get().unwrap_or(fresh)
    }
}

/// TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno)
#[weft_macros::class(name = "traceback", module = "builtins")]
pub mod traceback_class {
    use super::Traceback;
    use crate::error::{type_error, value_error};
    use crate::interpreter::new_native;
    use crate::protocol::class_name;
    use crate::types::exception::traceback::frame::FrameObject;
    use weft_heap::{Native, Raised, Slot, Thread, Value};
    use weft_syntax::ast::Range;

    /// Create and return a new object.  See help(type) for accurate signature.
    #[new]
    fn new(
        _class: Value,
        thread: &Thread,
        tb_next: Value,
        tb_frame: Value,
        tb_lasti: i64,
        tb_lineno: i64,
    ) -> Result<Value, Raised> {
        let _ = tb_lasti;
        let next = checked_next(tb_next)?;
        let Some(frame) = tb_frame.downcast::<Native<FrameObject>>() else {
            return Err(type_error(format!(
                "TracebackType() argument 'tb_frame' must be frame, not {}",
                class_name(tb_frame)
            )));
        };
        let entry = Traceback {
            next: Slot::from_option(next),
            function: frame.function(),
            range: Range::new(0, 0),
            line: u32::try_from(tb_lineno).unwrap_or(0),
            frame: Slot::new(tb_frame),
        };
        Ok(new_native(thread, entry).value())
    }

    fn checked_next(next: Value) -> Result<Option<Value>, Raised> {
        if next.is_none() {
            return Ok(None);
        }
        if next.is::<Native<Traceback>>() {
            return Ok(Some(next));
        }
        Err(type_error(format!(
            "expected traceback object or None, got '{}'",
            class_name(next)
        )))
    }

    /// The traceback of what was called here.
    #[getter]
    fn tb_next(this: &Native<Traceback>) -> Option<Value> {
        this.next()
    }

    #[setter("tb_next")]
    fn set_tb_next(this: &Native<Traceback>, value: Value) -> Result<(), Raised> {
        let next = checked_next(value)?;
        let mut link = next;
        while let Some(entry) = link {
            if entry == this.value() {
                return Err(value_error("traceback loop detected"));
            }
            link = entry
                .downcast::<Native<Traceback>>()
                .and_then(|entry| entry.next());
        }
        this.next.set_option(next);
        Ok(())
    }

    /// The frame.
    #[getter]
    #[member]
    fn tb_frame(this: &Native<Traceback>, thread: &Thread) -> Value {
        this.frame(thread)
    }

    /// The line.
    #[getter]
    fn tb_lineno(this: &Native<Traceback>) -> u32 {
        this.line()
    }

    /// The position in the code: where in the source the entry begins.
    #[getter]
    #[member]
    fn tb_lasti(this: &Native<Traceback>) -> u32 {
        this.range.start
    }

    /// The names of the attributes.
    fn __dir__(_this: &Native<Traceback>, thread: &Thread) -> Value {
        let names =
            ["tb_frame", "tb_next", "tb_lasti", "tb_lineno"].map(|name| thread.intern(name));
        weft_heap::List::from_items(thread, &names).value()
    }
}
