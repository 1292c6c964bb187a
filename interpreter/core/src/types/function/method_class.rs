//! The classes of what binds functions: `method`, `staticmethod` and `classmethod`.

use crate::names::Name;
use crate::protocol;
use crate::types::class::accessors;
use crate::types::function::BoundMethod;
use crate::types::function::method::{ClassMethod, StaticMethod};
use weft_heap::{Raised, Thread, Value};

/// Copies what says where a function comes from to what wraps it.
fn copy_wrapped(thread: &Thread, function: Value, wrapper: Value) -> Result<(), Raised> {
    let Some(dictionary) = accessors::instance_dictionary(thread, wrapper) else {
        return Ok(());
    };
    for name in [Name::Module, Name::Name, Name::QualName, Name::Doc] {
        let name = name.value(thread);
        if let Some(value) = protocol::try_attribute(thread, function, name)? {
            dictionary.set_simple(thread, name, value);
        }
    }
    Ok(())
}

/// `__annotations__` or `__annotate__` of a wrapper: its own if it was given one, or what the function has, kept.
fn wrapped_attribute(
    thread: &Thread,
    wrapper: Value,
    function: Value,
    name: Value,
) -> Result<Value, Raised> {
    let dictionary = accessors::instance_dictionary(thread, wrapper);
    if let Some(found) = dictionary.and_then(|own| own.get_simple(thread, name)) {
        return Ok(found);
    }
    let found = protocol::get_attribute(thread, function, name)?;
    if let Some(own) = dictionary {
        own.set_simple(thread, name, found);
    }
    Ok(found)
}

/// Gives a wrapper such an attribute of its own, or takes it away.
fn change_wrapped_attribute(
    thread: &Thread,
    wrapper: Value,
    name: Value,
    value: Option<Value>,
) -> Result<(), Raised> {
    let Some(own) = accessors::instance_dictionary(thread, wrapper) else {
        return Ok(());
    };
    match value {
        Some(value) => own.set_simple(thread, name, value),
        None if own.remove_simple(thread, name).is_some() => {}
        None => {
            return Err(crate::types::class::missing_attribute(
                thread, wrapper, name,
            ));
        }
    }
    Ok(())
}

/// Create a bound instance method object.
#[weft_macros::class(name = "method", module = "builtins", payload = BoundMethod)]
pub mod method {
    use crate::error::type_error;
    use crate::names::Name;
    use crate::native::Arguments;
    use crate::protocol;
    use crate::types::function::BoundMethod;
    use weft_heap::{Native, Raised, Str, Thread, Value};

    /// Create a bound instance method object.
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[positional_only] function: Value,
        #[positional_only] instance: Value,
    ) -> Result<Value, Raised> {
        let _ = class;
        if !protocol::is_callable(thread, function) {
            return Err(type_error("first argument must be callable"));
        }
        if instance.is_none() {
            return Err(type_error("instance must not be None"));
        }
        Ok(BoundMethod::new(thread, function, instance).value())
    }

    /// Call self as a function.
    fn __call__(
        this: &Native<BoundMethod>,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Result<Value, Raised> {
        protocol::call(thread, this.value(), arguments)
    }

    /// Return repr(self).
    fn __repr__(this: &Native<BoundMethod>, thread: &Thread) -> Result<String, Raised> {
        let mut name = None;
        for attribute in [Name::QualName, Name::Name] {
            if name.is_none() {
                name = protocol::try_attribute(thread, this.function(), attribute.value(thread))?;
            }
        }
        let name =
            name.and_then(|name| name.downcast::<Str>().map(|name| name.as_str().to_owned()));
        let receiver = protocol::repr(thread, this.receiver())?;
        let receiver = receiver.downcast::<Str>().map_or("", Str::as_str);
        Ok(format!(
            "<bound method {} of {receiver}>",
            name.as_deref().unwrap_or("?")
        ))
    }

    /// Return self==value.
    fn __eq__(this: &Native<BoundMethod>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        let Some(other) = other.downcast::<Native<BoundMethod>>() else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let same = this.receiver() == other.receiver()
            && protocol::equals(thread, this.function(), other.function())?;
        Ok(Value::from_bool(same))
    }

    /// Return hash(self).
    fn __hash__(this: &Native<BoundMethod>, thread: &Thread) -> Result<Value, Raised> {
        let hash =
            protocol::hash(thread, this.function())? ^ protocol::identity_hash(this.receiver());
        Ok(thread.int(hash as i64))
    }

    /// A bound method is not bound again.
    fn __get__(
        this: &Native<BoundMethod>,
        instance: Value,
        #[default] owner: Option<Value>,
    ) -> Value {
        let _ = (instance, owner);
        this.value()
    }

    /// Return getattr(self, name).
    fn __getattribute__(
        this: &Native<BoundMethod>,
        thread: &Thread,
        name: Value,
    ) -> Result<Value, Raised> {
        let name = thread.intern_value(name);
        if let Some(found) = protocol::generic_attribute(thread, this.value(), name)? {
            return Ok(found);
        }
        protocol::get_attribute(thread, this.function(), name)
    }

    /// Helper for pickle.
    fn __reduce__(this: &Native<BoundMethod>, thread: &Thread) -> Result<Value, Raised> {
        let name = protocol::get_attribute(thread, this.function(), Name::Name.value(thread))?;
        let builtins = crate::types::class::import(thread, "builtins")?;
        let getattr = protocol::get_attribute_text(thread, builtins, "getattr")?;
        let arguments = thread.tuple(&[this.receiver(), name]);
        Ok(thread.tuple(&[getattr, arguments]))
    }

    /// The function, or other callable, that the method calls.
    #[getter]
    #[member]
    fn __func__(this: &Native<BoundMethod>) -> Value {
        this.function()
    }

    /// the instance to which a method is bound
    #[getter]
    #[member]
    fn __self__(this: &Native<BoundMethod>) -> Value {
        this.receiver()
    }

    /// The docstring of the function.
    #[getter]
    fn __doc__(this: &Native<BoundMethod>, thread: &Thread) -> Result<Value, Raised> {
        protocol::get_attribute(thread, this.function(), Name::Doc.value(thread))
    }
}

/// staticmethod(function) -> method
///
/// Wrap a function so that reading it from a class or an instance gives it as it is: neither is passed to it.
#[weft_macros::class(name = "staticmethod", module = "builtins", subclassable, dictionary, payload = StaticMethod, signature = "(function, /)")]
pub mod static_method {
    use super::{change_wrapped_attribute, copy_wrapped, wrapped_attribute};
    use crate::names::Name;
    use crate::native::{Arguments, Keywords};
    use crate::protocol;
    use crate::types::class::Class;
    use crate::types::function::method::StaticMethod;
    use weft_heap::{Native, Raised, Slot, Str, Thread, Value};

    /// Create and return a new object.
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Value {
        let _ = (arguments, keywords);
        let shape = Class::of(&class).expect("a class is instantiated").shape();
        Native::new(thread, shape, StaticMethod(Slot::new(Value::NONE))).value()
    }

    /// Initialize self.
    fn __init__(
        this: &Native<StaticMethod>,
        thread: &Thread,
        #[positional_only] function: Value,
    ) -> Result<(), Raised> {
        this.0.set(function);
        copy_wrapped(thread, function, this.value())
    }

    /// Call self as a function.
    fn __call__(
        this: &Native<StaticMethod>,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Result<Value, Raised> {
        protocol::call(thread, this.function(), arguments)
    }

    /// What the attribute is when it is read from instance, or from the class owner where instance is None.
    fn __get__(
        this: &Native<StaticMethod>,
        instance: Value,
        #[default] owner: Option<Value>,
    ) -> Value {
        let _ = (instance, owner);
        this.function()
    }

    /// See PEP 585.
    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, item: Value) -> Result<Value, Raised> {
        crate::types::class::generic_alias(thread, class, item)
    }

    /// Return repr(self).
    fn __repr__(this: &Native<StaticMethod>, thread: &Thread) -> Result<String, Raised> {
        let function = protocol::repr(thread, this.function())?;
        Ok(format!(
            "<staticmethod({})>",
            function.downcast::<Str>().map_or("", Str::as_str)
        ))
    }

    /// The function.
    #[getter]
    #[member]
    fn __func__(this: &Native<StaticMethod>) -> Value {
        this.function()
    }

    /// The function.
    #[getter]
    #[member]
    fn __wrapped__(this: &Native<StaticMethod>) -> Value {
        this.function()
    }

    /// The annotations of the function.
    #[getter]
    fn __annotations__(this: &Native<StaticMethod>, thread: &Thread) -> Result<Value, Raised> {
        let name = Name::Annotations.value(thread);
        wrapped_attribute(thread, this.value(), this.function(), name)
    }

    #[setter("__annotations__")]
    fn set_annotations(
        this: &Native<StaticMethod>,
        thread: &Thread,
        value: Value,
    ) -> Result<(), Raised> {
        let name = Name::Annotations.value(thread);
        change_wrapped_attribute(thread, this.value(), name, Some(value))
    }

    #[deleter("__annotations__")]
    fn delete_annotations(this: &Native<StaticMethod>, thread: &Thread) -> Result<(), Raised> {
        change_wrapped_attribute(thread, this.value(), Name::Annotations.value(thread), None)
    }

    /// The function that works the annotations out.
    #[getter]
    fn __annotate__(this: &Native<StaticMethod>, thread: &Thread) -> Result<Value, Raised> {
        let name = Name::Annotate.value(thread);
        wrapped_attribute(thread, this.value(), this.function(), name)
    }

    #[setter("__annotate__")]
    fn set_annotate(
        this: &Native<StaticMethod>,
        thread: &Thread,
        value: Value,
    ) -> Result<(), Raised> {
        let name = Name::Annotate.value(thread);
        change_wrapped_attribute(thread, this.value(), name, Some(value))
    }

    #[deleter("__annotate__")]
    fn delete_annotate(this: &Native<StaticMethod>, thread: &Thread) -> Result<(), Raised> {
        change_wrapped_attribute(thread, this.value(), Name::Annotate.value(thread), None)
    }

    /// Whether the function is abstract.
    #[getter]
    fn __isabstractmethod__(this: &Native<StaticMethod>, thread: &Thread) -> Result<bool, Raised> {
        let found = protocol::try_attribute(
            thread,
            this.function(),
            Name::IsAbstractMethod.value(thread),
        )?;
        found.map_or(Ok(false), |found| protocol::truth(thread, found))
    }
}

/// classmethod(function) -> method
///
/// Wrap a function so that it is bound to the class, whether it is read from the class or from an instance.
#[weft_macros::class(name = "classmethod", module = "builtins", subclassable, dictionary, payload = ClassMethod, signature = "(function, /)")]
pub mod class_method {
    use super::{change_wrapped_attribute, copy_wrapped, wrapped_attribute};
    use crate::names::Name;
    use crate::native::Keywords;
    use crate::protocol;
    use crate::types::class::Class;
    use crate::types::function::BoundMethod;
    use crate::types::function::method::ClassMethod;
    use weft_heap::{Native, Raised, Slot, Str, Thread, Value};

    /// Create and return a new object.
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Value {
        let _ = (arguments, keywords);
        let shape = Class::of(&class).expect("a class is instantiated").shape();
        Native::new(thread, shape, ClassMethod(Slot::new(Value::NONE))).value()
    }

    /// Initialize self.
    fn __init__(
        this: &Native<ClassMethod>,
        thread: &Thread,
        #[positional_only] function: Value,
    ) -> Result<(), Raised> {
        this.0.set(function);
        copy_wrapped(thread, function, this.value())
    }

    /// What the attribute is when it is read from instance, or from the class owner where instance is None.
    fn __get__(
        this: &Native<ClassMethod>,
        thread: &Thread,
        instance: Value,
        #[default] owner: Option<Value>,
    ) -> Value {
        let owner = owner
            .filter(|owner| !owner.is_none())
            .unwrap_or_else(|| thread.class_of(instance));
        BoundMethod::new(thread, this.function(), owner).value()
    }

    /// See PEP 585.
    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, item: Value) -> Result<Value, Raised> {
        crate::types::class::generic_alias(thread, class, item)
    }

    /// Return repr(self).
    fn __repr__(this: &Native<ClassMethod>, thread: &Thread) -> Result<String, Raised> {
        let function = protocol::repr(thread, this.function())?;
        Ok(format!(
            "<classmethod({})>",
            function.downcast::<Str>().map_or("", Str::as_str)
        ))
    }

    /// The function.
    #[getter]
    #[member]
    fn __func__(this: &Native<ClassMethod>) -> Value {
        this.function()
    }

    /// The function.
    #[getter]
    #[member]
    fn __wrapped__(this: &Native<ClassMethod>) -> Value {
        this.function()
    }

    /// The annotations of the function.
    #[getter]
    fn __annotations__(this: &Native<ClassMethod>, thread: &Thread) -> Result<Value, Raised> {
        let name = Name::Annotations.value(thread);
        wrapped_attribute(thread, this.value(), this.function(), name)
    }

    #[setter("__annotations__")]
    fn set_annotations(
        this: &Native<ClassMethod>,
        thread: &Thread,
        value: Value,
    ) -> Result<(), Raised> {
        let name = Name::Annotations.value(thread);
        change_wrapped_attribute(thread, this.value(), name, Some(value))
    }

    #[deleter("__annotations__")]
    fn delete_annotations(this: &Native<ClassMethod>, thread: &Thread) -> Result<(), Raised> {
        change_wrapped_attribute(thread, this.value(), Name::Annotations.value(thread), None)
    }

    /// The function that works the annotations out.
    #[getter]
    fn __annotate__(this: &Native<ClassMethod>, thread: &Thread) -> Result<Value, Raised> {
        let name = Name::Annotate.value(thread);
        wrapped_attribute(thread, this.value(), this.function(), name)
    }

    #[setter("__annotate__")]
    fn set_annotate(
        this: &Native<ClassMethod>,
        thread: &Thread,
        value: Value,
    ) -> Result<(), Raised> {
        let name = Name::Annotate.value(thread);
        change_wrapped_attribute(thread, this.value(), name, Some(value))
    }

    #[deleter("__annotate__")]
    fn delete_annotate(this: &Native<ClassMethod>, thread: &Thread) -> Result<(), Raised> {
        change_wrapped_attribute(thread, this.value(), Name::Annotate.value(thread), None)
    }

    /// Whether the function is abstract.
    #[getter]
    fn __isabstractmethod__(this: &Native<ClassMethod>, thread: &Thread) -> Result<bool, Raised> {
        let found = protocol::try_attribute(
            thread,
            this.function(),
            Name::IsAbstractMethod.value(thread),
        )?;
        found.map_or(Ok(false), |found| protocol::truth(thread, found))
    }
}
