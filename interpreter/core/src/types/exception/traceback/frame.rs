//! Frame objects as programs see them: a picture of what a frame was doing, not the frame itself.

use crate::interpreter::{Interpreter, new_native};
use crate::native::{ClassDefinition, NativeClass};
use crate::types::function::Function;
use weft_heap::{Dict, Gc, Native, Slot, Thread, Trace, Tracer, Value};

/// A frame: the function, the line and the caller.
pub struct FrameObject {
    function: Value,
    back: Slot,
    line: u32,
    locals: Slot,
}

impl Trace for FrameObject {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.function);
        tracer.slots([&self.back, &self.locals]);
    }
}

impl NativeClass for FrameObject {
    fn definition() -> &'static ClassDefinition {
        &frame_class::DEFINITION
    }
}

impl FrameObject {
    /// A frame of a function at a line.
    pub fn new(
        thread: &Thread,
        function: Value,
        back: Option<Value>,
        line: u32,
    ) -> Gc<Native<FrameObject>> {
        let frame = FrameObject {
            function,
            back: Slot::from_option(back),
            line,
            locals: Slot::empty(),
        };
        new_native(thread, frame)
    }

    /// The function that runs in it.
    pub fn function(&self) -> Value {
        self.function
    }

    /// The line that it is at.
    pub fn line(&self) -> u32 {
        self.line
    }

    /// The globals of the function.
    pub fn globals(&self) -> Option<Value> {
        self.function
            .downcast::<Native<Function>>()
            .map(|function| function.globals_value())
    }

    /// The variables: those of the module for its own code, otherwise what was noted of them.
    pub fn locals(&self, thread: &Thread) -> Value {
        let function = self.function.downcast::<Native<Function>>();
        if function.is_some_and(|function| &*function.code().name == "<module>")
            && let Some(globals) = self.globals()
        {
            return globals;
        }
        if self.locals.get().is_none() {
            let _ = self
                .locals
                .compare_and_set(None, Some(thread.dict().value()));
        }
        self.locals.get().unwrap_or(Value::NONE)
    }

    /// Notes the variables that the frame has.
    pub fn set_locals(&self, locals: &Dict) {
        self.locals.set(locals.value());
    }
}

/// The frame object of the Python function that runs now, `depth` callers further out; `None` past the outermost.
pub fn running_frame(thread: &Thread, depth: usize) -> Option<Value> {
    let mut frames = Vec::new();
    let mut cursor = thread.current_frame();
    while let Some(frame) = cursor {
        if let Some(function) = frame.function()
            && let Some(code) = function
                .downcast::<Native<Function>>()
                .map(|function| function.code())
        {
            frames.push((frame, function, code.source.line(frame.position())));
        }
        cursor = thread.frame_before(frame);
    }
    // Made from the outermost in, since each refers to its caller.
    let mut made = None;
    for (frame, function, line) in frames.iter().skip(depth).rev() {
        let object = FrameObject::new(thread, *function, made, *line);
        let locals = thread.dict();
        if let Some(code) = function
            .downcast::<Native<Function>>()
            .map(|function| function.code())
        {
            code.each_variable(*frame, |name, value| {
                locals.set_simple(thread, thread.intern(name), value);
            });
        }
        object.set_locals(&locals);
        made = Some(object.value());
    }
    made
}

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
    use super::{FrameObject, builtins_of};
    use crate::names::Name;
    use crate::protocol;
    use weft_heap::{Native, Raised, Thread, Value};

    /// The frame of the caller.
    #[getter]
    fn f_back(this: &Native<FrameObject>) -> Option<Value> {
        this.back.get()
    }

    /// The code.
    #[getter]
    fn f_code(this: &Native<FrameObject>, thread: &Thread) -> Result<Value, Raised> {
        protocol::get_attribute(thread, this.function(), Name::Code.value(thread))
    }

    /// The line.
    #[getter]
    fn f_lineno(this: &Native<FrameObject>) -> u32 {
        this.line()
    }

    /// The position in the code.
    #[getter]
    fn f_lasti(_this: &Native<FrameObject>) -> i64 {
        -1
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

    /// The variables.
    #[getter]
    fn f_locals(this: &Native<FrameObject>, thread: &Thread) -> Value {
        this.locals(thread)
    }

    /// The function that is called for events in the frame.
    #[getter]
    fn f_trace(_this: &Native<FrameObject>) -> Option<Value> {
        None
    }

    /// Forget the variables.
    fn clear(this: &Native<FrameObject>) {
        this.locals.clear();
    }

    /// Return repr(self).
    fn __repr__(this: &Native<FrameObject>, thread: &Thread) -> String {
        let _ = thread;
        let address = this.value().identity();
        let code = this
            .function()
            .downcast::<Native<crate::types::function::Function>>()
            .map(|function| {
                let code = function.code();
                (code.source.name.clone(), code.name.to_string())
            });
        let (file, name) = code.unwrap_or_default();
        format!(
            "<frame at {address:#x}, file '{file}', line {}, code {name}>",
            this.line()
        )
    }
}
