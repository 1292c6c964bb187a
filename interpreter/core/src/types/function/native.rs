//! Functions and computed attributes that are written in Rust.

use crate::interpreter::Interpreter;
use crate::native::{Arguments, Binding, ClassDefinition, FunctionDefinition, PropertyDefinition};
use crate::types::function::native_class;
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
    const MARK: u8 = 3;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slots([&self.owner, &self.module]);
    }
}

impl NativeFunction {
    /// A function object.
    pub fn new(
        thread: &Thread,
        definition: &'static FunctionDefinition,
        owner: Option<Value>,
    ) -> Gc<Native<NativeFunction>> {
        let class = match definition.binding {
            Binding::Function | Binding::New => &native_class::function::DEFINITION,
            Binding::ClassMethod => &native_class::class_method_descriptor::DEFINITION,
            Binding::Method if is_slot(definition.name) => &native_class::slot_wrapper::DEFINITION,
            Binding::Method => &native_class::method_descriptor::DEFINITION,
        };
        let payload = NativeFunction {
            definition,
            owner: Slot::from_option(owner),
            module: Slot::empty(),
        };
        Native::new(thread, Interpreter::shape_from(thread, class), payload)
    }

    /// The class of the function bound to an object.
    pub(crate) fn bound_definition(&self) -> &'static ClassDefinition {
        if self.definition.binding == Binding::Method && is_slot(self.definition.name) {
            &native_class::method_wrapper::DEFINITION
        } else {
            &native_class::function::DEFINITION
        }
    }

    /// The module that a module's function says it is from, if that was set.
    pub fn module(&self) -> Option<Value> {
        self.module.get()
    }

    /// Changes the module that the function says it is from.
    pub fn set_module(&self, module: Value) {
        self.module.set(module);
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
    pub fn new(
        thread: &Thread,
        definition: &'static PropertyDefinition,
        owner: Value,
    ) -> Gc<Native<PropertyObject>> {
        crate::interpreter::new_native(
            thread,
            PropertyObject {
                definition,
                owner: Slot::new(owner),
            },
        )
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

/// Whether CPython has a slot for a method of this name, so that it is a "slot wrapper" in messages.
fn is_slot(name: &str) -> bool {
    const METHODS: [&str; 18] = [
        "__format__",
        "__dir__",
        "__sizeof__",
        "__reduce__",
        "__reduce_ex__",
        "__getstate__",
        "__instancecheck__",
        "__subclasscheck__",
        "__subclasses__",
        "__round__",
        "__trunc__",
        "__floor__",
        "__ceil__",
        "__reversed__",
        "__length_hint__",
        "__enter__",
        "__exit__",
        "__getnewargs__",
    ];
    const MORE: [&str; 9] = [
        "__setstate__",
        "__copy__",
        "__deepcopy__",
        "__missing__",
        "__bytes__",
        "__complex__",
        "__fspath__",
        "__class_getitem__",
        "__prepare__",
    ];
    name.starts_with("__")
        && name.ends_with("__")
        && !METHODS.contains(&name)
        && !MORE.contains(&name)
}
