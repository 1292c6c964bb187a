//! The exception object: what all built-in exceptions and their subclasses have.

use crate::interpreter::Interpreter;
use crate::types::class::Class;
use std::sync::atomic::{AtomicBool, Ordering};
use weft_heap::{Native, Slot, Thread, Trace, Tracer, Value};

/// An exception. What single classes have beside this (`errno`, `value`, `name`, …) is in its attribute dictionary.
#[derive(Default)]
pub struct ExceptionObject {
    arguments: Slot,
    cause: Slot,
    context: Slot,
    traceback: Slot,
    suppress_context: AtomicBool,
}

impl Trace for ExceptionObject {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slots([&self.arguments, &self.cause, &self.context, &self.traceback]);
    }
}

impl ExceptionObject {
    /// An instance of an exception class written in Rust, made without calling Python code.
    pub fn new(thread: &Thread, class: Value, arguments: &[Value]) -> Value {
        let shape = Class::of(&class).expect("exception classes are classes").shape();
        let object = ExceptionObject { arguments: Slot::new(thread.tuple(arguments)), ..ExceptionObject::default() };
        let exception = Native::new(thread, shape, object).value();
        super::fields::initialize(thread, exception, arguments);
        exception
    }

    /// The exception that a value is, if it is one.
    pub fn of(value: &Value) -> Option<&Native<ExceptionObject>> {
        value.downcast()
    }

    /// The tuple `args`.
    pub fn arguments(&self) -> Option<Value> {
        self.arguments.get()
    }

    /// Changes `args`, a tuple.
    pub fn set_arguments(&self, arguments: Value) {
        self.arguments.set(arguments);
    }

    /// `__cause__`.
    pub fn cause(&self) -> Option<Value> {
        self.cause.get()
    }

    /// Changes `__cause__`, which suppresses the context.
    pub fn set_cause(&self, cause: Option<Value>) {
        self.cause.set_option(cause);
        self.suppress_context.store(true, Ordering::Relaxed);
    }

    /// `__context__`.
    pub fn context(&self) -> Option<Value> {
        self.context.get()
    }

    /// Changes `__context__`.
    pub fn set_context(&self, context: Option<Value>) {
        self.context.set_option(context);
    }

    /// `__traceback__`.
    pub fn traceback(&self) -> Option<Value> {
        self.traceback.get()
    }

    /// Changes `__traceback__`.
    pub fn set_traceback(&self, traceback: Option<Value>) {
        self.traceback.set_option(traceback);
    }

    /// `__suppress_context__`.
    pub fn suppresses_context(&self) -> bool {
        self.suppress_context.load(Ordering::Relaxed)
    }

    /// Changes `__suppress_context__`.
    pub fn set_suppresses_context(&self, suppress: bool) {
        self.suppress_context.store(suppress, Ordering::Relaxed);
    }

    /// Sets the context of an exception that is raised while another is handled. A chain that leads back to the
    /// exception is cut there, so that it ends.
    pub fn set_context_of(exception: Value, handled: Value) {
        if exception == handled {
            return;
        }
        let Some(object) = ExceptionObject::of(&exception) else { return };
        let mut link = handled;
        while let Some(next) = ExceptionObject::of(&link).and_then(|object| object.context()) {
            if next == exception {
                if let Some(object) = ExceptionObject::of(&link) {
                    object.set_context(None);
                }
                break;
            }
            link = next;
        }
        object.set_context(Some(handled));
    }

    /// The class of a built-in exception, for those who check against it.
    pub fn class(thread: &Thread, exception: crate::error::Exception) -> Value {
        Interpreter::of(thread).exception_class(exception)
    }
}
