//! Functions and computed attributes that are written in Rust.

use crate::error::{attribute_error, type_error};
use crate::interpreter::{Interpreter, limits};
use crate::names::Special;
use crate::native::{
    Arguments, Binding, ClassDefinition, FunctionDefinition, PropertyDefinition,
    has_method_beside_slot,
};
use crate::protocol::class_name;
use crate::types::class::{Class, dotted_name, is_subclass, slots};
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
            Binding::Method if is_slot(definition) => &native_class::slot_wrapper::DEFINITION,
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
        if self.definition.binding == Binding::Method && is_slot(self.definition) {
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
        if self.definition.binding == Binding::New {
            self.check_class(thread, &arguments)?;
        }
        self.call_as_it_is(thread, arguments)
    }

    /// Calls it. If it is a `__new__`, the first argument is a class that it is for. The end of the program comes before its
    /// result, which may be unfinished then.
    #[inline(always)]
    pub fn call_as_it_is(
        &self,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Result<Value, Raised> {
        unless_ended(thread, (self.definition.call)(thread, arguments))
    }

    /// Fails if the first argument of a `__new__` is no class whose objects it can make.
    #[cold]
    fn check_class(&self, thread: &Thread, arguments: &Arguments<'_>) -> Result<(), Raised> {
        let (Some(owner), Some(class)) = (self.owner(), arguments.values().first()) else {
            return Ok(());
        };
        let name = Class::of(&owner).map_or_else(String::new, |owner| owner.name_text());
        let Some(own) = Class::of(class) else {
            return Err(type_error(format!(
                "{name}.__new__(X): X is not a type object ({})",
                class_name(*class)
            )));
        };
        let own_name = own.name_text();
        if !is_subclass(*class, owner) {
            return Err(type_error(format!(
                "{name}.__new__({own_name}): {own_name} is not a subtype of {name}"
            )));
        }
        // The nearest native class knows how its objects are made.
        let mut native = *class;
        while let Some(below) = Class::of(&native).filter(|native| native.definition().is_none()) {
            match below.base() {
                Some(base) => native = base,
                None => return Ok(()),
            }
        }
        let native = Class::of(&native).expect("bases are classes");
        let new = native.special(Special::New);
        let is_own = new
            .and_then(|new| Some(new.downcast::<Native<NativeFunction>>()?.definition))
            .is_some_and(|definition| std::ptr::eq(definition, self.definition));
        if is_own || owner == Interpreter::of(thread).object_class() {
            return Ok(());
        }
        let native = native.name_text();
        Err(type_error(format!(
            "{name}.__new__({own_name}) is not safe, use {native}.__new__()"
        )))
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
        let class = if definition.member {
            &slots::class::DEFINITION
        } else {
            &native_class::property::DEFINITION
        };
        let payload = PropertyObject {
            definition,
            owner: Slot::new(owner),
        };
        Native::new(thread, Interpreter::shape_from(thread, class), payload)
    }

    /// What it is made from.
    pub fn definition(&self) -> &'static PropertyDefinition {
        self.definition
    }

    /// The class that it belongs to.
    pub fn owner(&self) -> Value {
        self.owner.get().expect("a property belongs to a class")
    }

    /// The name of that class as messages give it.
    pub(crate) fn owner_name(&self) -> String {
        let owner = self.owner();
        Class::of(&owner).map_or_else(String::new, |class| dotted_name(class))
    }

    fn check(&self, thread: &Thread, instance: Value) -> Result<(), Raised> {
        if crate::types::class::is_instance(thread, instance, self.owner()) {
            return Ok(());
        }
        let (name, owner, given) = (
            self.definition.name,
            self.owner_name(),
            class_name(instance),
        );
        Err(type_error(format!(
            "descriptor '{name}' for '{owner}' objects doesn't apply to a '{given}' object"
        )))
    }

    /// The attribute of an instance, which may be any object.
    pub(crate) fn value_of(&self, thread: &Thread, instance: Value) -> Result<Value, Raised> {
        self.check(thread, instance)?;
        (self.definition.get)(thread, Arguments::positional(&[instance]))
    }

    /// Sets the attribute of an instance, which may be any object, or deletes it.
    pub(crate) fn change(
        &self,
        thread: &Thread,
        instance: Value,
        value: Option<Value>,
    ) -> Result<(), Raised> {
        self.check(thread, instance)?;
        self.change_checked(thread, instance, value)
    }

    /// Sets the attribute of an instance of the class, or deletes it.
    pub(crate) fn change_checked(
        &self,
        thread: &Thread,
        instance: Value,
        value: Option<Value>,
    ) -> Result<(), Raised> {
        match (value, self.definition.set, self.definition.delete) {
            (Some(value), Some(set), _) => {
                set(thread, Arguments::positional(&[instance, value])).map(drop)
            }
            (None, _, Some(delete)) => delete(thread, Arguments::positional(&[instance])).map(drop),
            _ => Err(self.not_writable()),
        }
    }

    #[cold]
    fn not_writable(&self) -> Raised {
        if self.definition.member {
            return attribute_error("readonly attribute");
        }
        let (name, owner) = (self.definition.name, self.owner_name());
        attribute_error(format!(
            "attribute '{name}' of '{owner}' objects is not writable"
        ))
    }
}

/// The result of a native function, which may be unfinished if the program has to end: that comes before it.
///
/// # Errors
/// That of the result; the end of the program.
#[inline(always)]
pub fn unless_ended(thread: &Thread, result: Result<Value, Raised>) -> Result<Value, Raised> {
    if thread.is_wanted_uncounted() {
        return checked(thread, result);
    }
    result
}

/// A result, unless the program has to end.
#[cold]
#[inline(never)]
fn checked(thread: &Thread, result: Result<Value, Raised>) -> Result<Value, Raised> {
    let value = result?;
    limits::check(thread)?;
    Ok(value)
}

/// Whether CPython has a slot for a method of this name, so that it is a "slot wrapper" in messages.
fn is_slot(definition: &FunctionDefinition) -> bool {
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
    let name = definition.name;
    name.starts_with("__")
        && name.ends_with("__")
        && !has_method_beside_slot(definition.owner, name)
        && !METHODS.contains(&name)
        && !MORE.contains(&name)
}
