//! Functions and computed attributes that are written in Rust.

use crate::native::{Arguments, FunctionDefinition, PropertyDefinition};
use weft_heap::{Gc, Native, Raised, Slot, Thread, Trace, Tracer, Value};

/// A function written in Rust, of a module or class.
pub struct NativeFunction {
    definition: &'static FunctionDefinition,
    /// The class or module that it belongs to.
    owner: Slot,
    /// The module name or qualified name, if it was set.
    module: Slot,
}

impl Trace for NativeFunction {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slots([&self.owner, &self.module]);
    }
}

impl NativeFunction {
    /// A function object.
    pub fn new(thread: &Thread, definition: &'static FunctionDefinition, owner: Option<Value>) -> Gc<Native<NativeFunction>> {
        let payload = NativeFunction { definition, owner: Slot::from_option(owner), module: Slot::empty() };
        crate::interpreter::new_native(thread, payload)
    }

    /// What it is made from.
    #[inline(always)]
    pub fn definition(&self) -> &'static FunctionDefinition {
        self.definition
    }

    /// The class or module that it belongs to.
    pub fn owner(&self) -> Option<Value> {
        self.owner.get()
    }

    /// Calls it.
    #[inline(always)]
    pub fn call(&self, thread: &Thread, arguments: Arguments<'_>) -> Result<Value, Raised> {
        (self.definition.call)(thread, arguments)
    }
}

/// A computed attribute of a native class.
pub struct PropertyObject {
    definition: &'static PropertyDefinition,
    owner: Slot,
}

impl Trace for PropertyObject {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.owner);
    }
}

impl PropertyObject {
    /// The attribute's descriptor.
    pub fn new(thread: &Thread, definition: &'static PropertyDefinition, owner: Value) -> Gc<Native<PropertyObject>> {
        crate::interpreter::new_native(thread, PropertyObject { definition, owner: Slot::new(owner) })
    }

    /// What it is made from.
    pub fn definition(&self) -> &'static PropertyDefinition {
        self.definition
    }

    /// The class that it belongs to.
    pub fn owner(&self) -> Value {
        self.owner.get().expect("a property belongs to a class")
    }
}

