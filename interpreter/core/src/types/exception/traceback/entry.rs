//! The traceback object: one place, and the traceback of what was called there.

use crate::code::Code;
use crate::interpreter::new_native;
use crate::native::{ClassDefinition, NativeClass};
use crate::types::exception::ExceptionObject;
use crate::types::frame;
use crate::types::function::Function;
use std::sync::Arc;
use weft_heap::{Activation, Frame, Native, Slot, Thread, Trace, Tracer, Value, Window};
use weft_syntax::ast::Range;

/// One entry of a traceback.
pub struct Traceback {
    next: Slot,
    function: Value,
    range: Range,
    /// The line as Python code gave it; 0 if it follows from the range.
    line: u32,
    /// The frame that the exception passed, and the frame of its caller.
    activation: Activation,
    caller: Activation,
    /// The slots of that frame, once the exception left it.
    kept: Slot,
    /// The entry of the caller, once the exception went on there.
    outer: Slot,
    frame: Slot,
}

impl Trace for Traceback {
    const MARK: u8 = 14;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.function);
        tracer.slots([&self.next, &self.kept, &self.outer, &self.frame]);
    }
}

impl NativeClass for Traceback {
    fn definition() -> &'static ClassDefinition {
        &traceback_class::DEFINITION
    }
}

/// Notes that an exception went through a place in the code of a function: a new entry in front of its traceback.
/// `frame` is the one in which it did so; a generator that ends before it begins has none.
pub fn add(
    thread: &Thread,
    exception: Value,
    function: Value,
    frame: Option<Frame<'_>>,
    range: Range,
) {
    let Some(object) = ExceptionObject::of(&exception) else {
        return;
    };
    let (activation, caller) = match frame {
        Some(frame) => (thread.activation(frame), frame::caller_of(thread, frame)),
        None => (Activation::NONE, Activation::NONE),
    };
    let entry = Traceback {
        next: Slot::from_option(object.traceback()),
        function,
        range,
        line: 0,
        activation,
        caller,
        kept: Slot::empty(),
        outer: Slot::empty(),
        frame: Slot::empty(),
    };
    let entry = new_native(thread, entry).value();
    let inner = object.traceback();
    if let Some(inner) = inner
        .as_ref()
        .and_then(|inner| inner.downcast::<Native<Traceback>>())
    {
        inner.outer.set(entry);
    }
    object.set_traceback(Some(entry));
}

/// Notes that the exception in flight has left the frame that began at the window: it knows no place in the frame further
/// out yet, and its traceback keeps the variables.
#[cold]
#[inline(never)]
pub fn leave(thread: &Thread, window: Window<'_>) {
    thread.set_located(false);
    let Some(exception) = thread.raised() else {
        return;
    };
    let traceback = ExceptionObject::of(&exception).and_then(|object| object.traceback());
    let Some(entry) = traceback
        .as_ref()
        .and_then(|traceback| traceback.downcast::<Native<Traceback>>())
    else {
        return;
    };
    let left = thread.frame_left(window);
    if thread.is_activation_of(entry.activation, left) {
        let kept = frame::keep_for(thread, left, || entry.line(), entry.activation);
        entry.kept.set_option(kept);
    }
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

    /// Has the frames of the callers that the exception left too know each other.
    fn note_callers(&self, thread: &Thread) {
        let mut frame = self.frame.get();
        let mut caller = self.caller;
        let mut outer = self.outer.get();
        while let Some(value) = outer {
            let Some(entry) = value.downcast::<Native<Traceback>>() else {
                return;
            };
            if entry.activation != caller {
                return;
            }
            let known = entry.frame.get();
            let activations = (entry.activation, entry.caller);
            let object = known.unwrap_or_else(|| {
                let kept = entry.kept.get();
                frame::of_left(thread, entry.function, activations, kept, entry.line())
            });
            let _ = entry.frame.compare_and_set(None, Some(object));
            if let Some(inner) = frame.as_ref().and_then(|frame| frame.downcast()) {
                frame::FrameObject::note_back(inner, object);
            }
            if known.is_some() {
                return;
            }
            (frame, caller, outer) = (Some(object), entry.caller, entry.outer.get());
        }
    }

    /// The frame object, made when it is first asked for.
    pub fn frame(&self, thread: &Thread) -> Value {
        if let Some(frame) = self.frame.get() {
            return frame;
        }
        let activations = (self.activation, self.caller);
        let kept = self.kept.get();
        let fresh = frame::of_left(thread, self.function, activations, kept, self.line());
        let _ = self.frame.compare_and_set(None, Some(fresh));
        self.note_callers(thread);
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
    use crate::types::frame::FrameObject;
    use weft_heap::{Activation, Native, Raised, Slot, Thread, Value};
    use weft_syntax::ast::Range;

    /// Create and return a new object.
    #[new]
    fn new(
        _class: Value,
        thread: &Thread,
        tb_next: Value,
        tb_frame: Value,
        tb_lasti: i64,
        tb_lineno: i64,
    ) -> Result<Value, Raised> {
        let next = checked_next(tb_next)?;
        let Some(frame) = tb_frame.downcast::<Native<FrameObject>>() else {
            return Err(type_error(format!(
                "traceback() argument 'tb_frame' must be frame, not {}",
                class_name(tb_frame)
            )));
        };
        let entry = Traceback {
            next: Slot::from_option(next),
            function: frame.function(),
            range: Range::new(
                u32::try_from(tb_lasti).unwrap_or(0),
                u32::try_from(tb_lasti).unwrap_or(0),
            ),
            line: u32::try_from(tb_lineno).unwrap_or(0),
            activation: Activation::NONE,
            caller: Activation::NONE,
            kept: Slot::empty(),
            outer: Slot::empty(),
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
        let Ok(next) = checked_next(value) else {
            return Err(type_error(format!(
                "expected traceback object, got '{}'",
                class_name(value)
            )));
        };
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

    #[deleter("tb_next")]
    fn delete_tb_next(_this: &Native<Traceback>) -> Result<(), Raised> {
        Err(type_error("can't delete tb_next attribute"))
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
