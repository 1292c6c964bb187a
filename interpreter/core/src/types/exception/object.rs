//! The exception object: what all built-in exceptions and their subclasses have.

use super::fields::Field;
use crate::error::Exception;
use crate::interpreter::Interpreter;
use crate::names::Special;
use crate::types::class::{Class, ClassFlag};
use crate::types::function::Function;
use std::sync::atomic::{AtomicBool, Ordering};
use weft_heap::{List, Native, Slot, Thread, Trace, Tracer, Value};

/// An exception. What single classes have beside this (`errno`, `value`, `name`, …) is in its fields (see `fields`).
#[derive(Default)]
pub struct ExceptionObject {
    arguments: Slot,
    cause: Slot,
    context: Slot,
    traceback: Slot,
    /// A list of the fields that single classes have; empty until one is set.
    fields: Slot,
    suppress_context: AtomicBool,
}

impl Trace for ExceptionObject {
    const MARK: u8 = 13;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slots([
            &self.arguments,
            &self.cause,
            &self.context,
            &self.traceback,
            &self.fields,
        ]);
    }
}

impl ExceptionObject {
    /// An instance of an exception class written in Rust, made without calling Python code.
    #[allow(
        clippy::new_ret_no_self,
        reason = "objects live in the heap and are known by their values"
    )]
    pub fn new(thread: &Thread, class: Value, arguments: &[Value]) -> Value {
        let exception = ExceptionObject::blank(thread, class, thread.tuple(arguments));
        super::fields::initialize(thread, exception, arguments);
        exception
    }

    /// What calling an exception class with arguments by position makes, and the `__init__` in Python that is left to be
    /// called with it; `None` if the class has a way of its own to make instances.
    pub fn construct_at_once(
        thread: &Thread,
        class: &Native<Class>,
        arguments: &[Value],
    ) -> Option<(Value, Option<Value>)> {
        if !class.has(ClassFlag::Exception) || class.special(Special::Del).is_some() {
            return None;
        }
        let interpreter = Interpreter::of(thread);
        let base = interpreter.exception_class(Exception::BaseException);
        let base = Class::of(&base)?;
        let is_plain = class.special(Special::New) == base.special(Special::New)
            && thread.class_of(class.value()) == interpreter.type_class();
        let init = class.special(Special::Init).filter(|_| is_plain)?;
        if init.is::<Native<Function>>() {
            let object = ExceptionObject::blank(thread, class.value(), thread.tuple(arguments));
            return Some((object, Some(init)));
        }
        (Some(init) == base.special(Special::Init)).then(|| {
            let object = ExceptionObject::new(thread, class.value(), arguments);
            (object, None)
        })
    }

    /// An instance of any exception class with these `args` (a tuple), before its `__init__`.
    pub fn blank(thread: &Thread, class: Value, arguments: Value) -> Value {
        let shape = Class::of(&class)
            .expect("exception classes are classes")
            .shape();
        let object = ExceptionObject {
            arguments: Slot::new(arguments),
            ..ExceptionObject::default()
        };
        Native::new(thread, shape, object).value()
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

    /// The value of a field; `None` if it was never set or was deleted.
    pub fn field(&self, field: Field) -> Option<Value> {
        let fields = self.fields.get()?;
        fields
            .downcast::<List>()?
            .get(field.place())
            .filter(|value| *value != Value::ABSENT)
    }

    /// Sets a field, or deletes it.
    pub fn set_field(&self, thread: &Thread, field: Field, value: Option<Value>) {
        if self.fields.get().is_none() {
            let blank = List::from_items(thread, &[Value::ABSENT; Field::PLACES]);
            let _ = self.fields.compare_and_set(None, Some(blank.value()));
        }
        let fields = self.fields.get().expect("just filled");
        if let Some(fields) = fields.downcast::<List>() {
            fields.set(thread, field.place(), value.unwrap_or(Value::ABSENT));
        }
    }

    /// Sets the context of an exception that is raised while another is handled. A chain that leads back to the
    /// exception is cut there, so that it ends.
    pub fn set_context_of(exception: Value, handled: Value) {
        if exception == handled {
            return;
        }
        let Some(object) = ExceptionObject::of(&exception) else {
            return;
        };
        let mut link = handled;
        // A program can tie contexts into a ring that the exception is no part of; the slow one notices that
        // (Floyd's tortoise and hare).
        let (mut slow, mut moves_slow) = (handled, false);
        while let Some(next) = ExceptionObject::of(&link).and_then(|object| object.context()) {
            if next == slow {
                break;
            }
            if moves_slow {
                slow = ExceptionObject::of(&slow)
                    .and_then(|object| object.context())
                    .unwrap_or(slow);
            }
            moves_slow = !moves_slow;
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
