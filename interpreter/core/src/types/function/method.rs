//! What binds functions: bound methods, `staticmethod` and `classmethod`.

use crate::interpreter::Interpreter;
use crate::types::function::NativeFunction;
use weft_heap::{Gc, Native, Slot, Thread, Trace, Tracer, Value};

/// A function bound to a receiver.
pub struct BoundMethod {
    function: Value,
    receiver: Value,
}

impl Trace for BoundMethod {
    const MARK: u8 = 2;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.function);
        tracer.value(self.receiver);
    }
}

impl BoundMethod {
    /// Binds `function`, any callable, to `receiver`.
    pub fn new(thread: &Thread, function: Value, receiver: Value) -> Gc<Native<BoundMethod>> {
        // CPython has a class of its own for bound functions that are written in Rust (there, in C).
        let definition = match function.downcast::<Native<NativeFunction>>() {
            Some(native) => native.bound_definition(),
            None => &super::method_class::method::DEFINITION,
        };
        let shape = Interpreter::shape_from(thread, definition);
        Native::new(thread, shape, BoundMethod { function, receiver })
    }

    /// The function.
    #[inline(always)]
    pub fn function(&self) -> Value {
        self.function
    }

    /// The function, by reference.
    pub(crate) fn function_ref(&self) -> &Value {
        &self.function
    }

    /// What it is bound to.
    #[inline(always)]
    pub fn receiver(&self) -> Value {
        self.receiver
    }
}

/// `staticmethod`: a callable that is not bound when it is looked up.
pub struct StaticMethod(pub(crate) Slot);

/// `classmethod`: a callable that is bound to the class when it is looked up.
pub struct ClassMethod(pub(crate) Slot);

impl Trace for StaticMethod {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.0);
    }
}

impl Trace for ClassMethod {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.0);
    }
}

impl StaticMethod {
    /// The function.
    #[inline]
    pub fn function(&self) -> Value {
        self.0.get().unwrap_or(Value::NONE)
    }
}

impl ClassMethod {
    /// The function.
    #[inline]
    pub fn function(&self) -> Value {
        self.0.get().unwrap_or(Value::NONE)
    }
}

/// A static method of `function`.
pub fn static_method(thread: &Thread, function: Value) -> Value {
    crate::interpreter::new_native(thread, StaticMethod(Slot::new(function))).value()
}

/// A class method of `function`.
pub fn class_method(thread: &Thread, function: Value) -> Value {
    crate::interpreter::new_native(thread, ClassMethod(Slot::new(function))).value()
}
