//! `property`: an attribute that functions compute.

use crate::error::attribute_error;
use crate::names::Name;
use crate::protocol::{self, class_name};
use weft_heap::{Raised, Slot, Str, Thread, Trace, Tracer, Value};

/// A property.
#[derive(Default)]
pub struct Property {
    get: Slot,
    set: Slot,
    delete: Slot,
    doc: Slot,
    name: Slot,
}

impl Trace for Property {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slots([&self.get, &self.set, &self.delete, &self.doc, &self.name]);
    }
}

impl Property {
    /// The function that computes the value, if there is one: what a node may call itself.
    #[inline]
    pub fn getter(&self) -> Option<Value> {
        self.get.get().filter(|get| !get.is_none())
    }

    /// The value for an instance.
    pub fn value_of(&self, thread: &Thread, instance: Value) -> Result<Value, Raised> {
        match self.getter() {
            Some(get) => protocol::call_values(thread, get, &[instance]),
            None => Err(self.refuse(thread, instance, "getter")),
        }
    }

    /// Calls the setter, or the deleter.
    pub fn change(
        &self,
        thread: &Thread,
        instance: Value,
        value: Option<Value>,
    ) -> Result<(), Raised> {
        let function = if value.is_some() {
            &self.set
        } else {
            &self.delete
        };
        let what = if value.is_some() { "setter" } else { "deleter" };
        let Some(function) = function.get().filter(|function| !function.is_none()) else {
            return Err(self.refuse(thread, instance, what));
        };
        match value {
            Some(value) => protocol::call_values(thread, function, &[instance, value]).map(drop),
            None => protocol::call_values(thread, function, &[instance]).map(drop),
        }
    }

    fn own_name(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        if let Some(name) = self.name.get() {
            return Ok(Some(name));
        }
        match self.getter() {
            Some(get) => protocol::try_attribute(thread, get, Name::Name.value(thread)),
            None => Ok(None),
        }
    }

    #[cold]
    fn refuse(&self, thread: &Thread, instance: Value, what: &str) -> Raised {
        let kind = class_name(instance);
        let class = thread.class_of(instance);
        let kind = crate::types::class::Class::of(&class)
            .and_then(|class| {
                class
                    .qualname()
                    .downcast::<Str>()
                    .map(|name| name.as_str().to_owned())
            })
            .unwrap_or(kind);
        let name = match self.own_name(thread) {
            Ok(Some(name)) => protocol::repr(thread, name).ok(),
            Ok(None) => None,
            Err(raised) => return raised,
        };
        match name.as_ref().and_then(|name| name.downcast::<Str>()) {
            Some(name) => attribute_error(format!(
                "property {} of '{kind}' object has no {what}",
                name.as_str()
            )),
            None => attribute_error(format!("property of '{kind}' object has no {what}")),
        }
    }
}

/// An attribute whose reading, writing and deleting call functions.
///
/// fget(instance) gives the value, fset(instance, value) takes a new one, fdel(instance) deletes it. doc is the help
/// text; without it, that of fget.
#[weft_macros::class(name = "property", module = "builtins", subclassable, payload = Property, signature = "(fget=None, fset=None, fdel=None, doc=None)")]
pub mod class {
    use super::Property;
    use crate::error::{Exception, catch, type_error};
    use crate::names::Name;
    use crate::native::Keywords;
    use crate::protocol;
    use crate::types::class::Class;
    use weft_heap::{Native, Raised, Thread, Value};

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
        Native::new(thread, shape, Property::default()).value()
    }

    /// Initialize self.
    fn __init__(
        this: &Native<Property>,
        thread: &Thread,
        #[name("fget")]
        #[default]
        get: Option<Value>,
        #[name("fset")]
        #[default]
        set: Option<Value>,
        #[name("fdel")]
        #[default]
        delete: Option<Value>,
        #[default] doc: Option<Value>,
    ) -> Result<(), Raised> {
        this.get.set_option(get);
        this.set.set_option(set);
        this.delete.set_option(delete);
        this.name.clear();
        let mut found = doc.filter(|doc| !doc.is_none());
        let is_given = found.is_some();
        if !is_given && let Some(get) = get {
            found = protocol::try_attribute(thread, get, Name::Doc.value(thread))?
                .filter(|doc| !doc.is_none());
        }
        this.doc.set_option(found);
        let class = thread.class_of(this.value());
        if Class::of(&class).is_some_and(|class| class.definition().is_none()) {
            // In subclasses the class's docstring would hide that of the property.
            let name = Name::Doc.value(thread);
            let value = found.unwrap_or(Value::NONE);
            let set = protocol::set_attribute(thread, this.value(), name, value);
            // Instances without a place for it lose it, unless it came from the getter.
            if is_given || found.is_none() {
                let _ = catch(thread, set, Exception::AttributeError)?;
            } else {
                set?;
            }
        }
        Ok(())
    }

    /// What the attribute is when it is read from instance, or from the class owner where instance is None.
    fn __get__(
        this: &Native<Property>,
        thread: &Thread,
        instance: Value,
        #[default] owner: Option<Value>,
    ) -> Result<Value, Raised> {
        let _ = owner;
        if instance.is_none() {
            Ok(this.value())
        } else {
            this.value_of(thread, instance)
        }
    }

    /// Set an attribute of instance to value.
    fn __set__(
        this: &Native<Property>,
        thread: &Thread,
        instance: Value,
        value: Value,
    ) -> Result<(), Raised> {
        this.change(thread, instance, Some(value))
    }

    /// Delete an attribute of instance.
    fn __delete__(this: &Native<Property>, thread: &Thread, instance: Value) -> Result<(), Raised> {
        this.change(thread, instance, None)
    }

    /// Method to set name of a property.
    fn __set_name__(this: &Native<Property>, #[rest] arguments: &[Value]) -> Result<(), Raised> {
        let [_, name] = arguments else {
            let given = arguments.len();
            return Err(type_error(format!(
                "__set_name__() takes 2 positional arguments but {given} were given"
            )));
        };
        this.name.set(*name);
        Ok(())
    }

    #[rust]
    fn copy(
        thread: &Thread,
        this: &Native<Property>,
        get: Option<Value>,
        set: Option<Value>,
        delete: Option<Value>,
    ) -> Result<Value, Raised> {
        let class = thread.class_of(this.value());
        let or_none = |value: Option<Value>| value.unwrap_or(Value::NONE);
        let get = get.or_else(|| this.get.get());
        // The docstring comes from the getter again, unless it was given by itself.
        let from_getter = match this.getter() {
            Some(getter) => protocol::try_attribute(thread, getter, Name::Doc.value(thread))?,
            None => None,
        };
        let doc = this.doc.get().filter(|doc| Some(*doc) != from_getter);
        let arguments = [
            or_none(get),
            or_none(set.or_else(|| this.set.get())),
            or_none(delete.or_else(|| this.delete.get())),
            or_none(doc),
        ];
        let copy = protocol::call_values(thread, class, &arguments)?;
        if let Some(copied) = copy.downcast::<Native<Property>>() {
            copied.name.set_option(this.name.get());
        }
        Ok(copy)
    }

    /// Return the same property with function to read it. Serves as a decorator.
    #[positional_only]
    fn getter(this: &Native<Property>, thread: &Thread, function: Value) -> Result<Value, Raised> {
        copy(thread, this, Some(function), None, None)
    }

    /// Return the same property with function to write it. Serves as a decorator.
    #[positional_only]
    fn setter(this: &Native<Property>, thread: &Thread, function: Value) -> Result<Value, Raised> {
        copy(thread, this, None, Some(function), None)
    }

    /// Return the same property with function to delete it. Serves as a decorator.
    #[positional_only]
    fn deleter(this: &Native<Property>, thread: &Thread, function: Value) -> Result<Value, Raised> {
        copy(thread, this, None, None, Some(function))
    }

    /// The function that gets the value.
    #[getter]
    #[member]
    fn fget(this: &Native<Property>) -> Option<Value> {
        this.get.get()
    }

    /// The function that sets the value.
    #[getter]
    #[member]
    fn fset(this: &Native<Property>) -> Option<Value> {
        this.set.get()
    }

    /// The function that deletes the value.
    #[getter]
    #[member]
    fn fdel(this: &Native<Property>) -> Option<Value> {
        this.delete.get()
    }

    /// The docstring.
    #[getter]
    #[member]
    fn __doc__(this: &Native<Property>) -> Option<Value> {
        this.doc.get()
    }

    #[setter("__doc__")]
    fn set_doc(this: &Native<Property>, value: Value) {
        this.doc.set(value);
    }

    /// The name.
    #[getter]
    fn __name__(this: &Native<Property>, thread: &Thread) -> Result<Value, Raised> {
        match this.own_name(thread)? {
            Some(name) => Ok(name),
            None => Err(crate::types::class::missing_attribute(
                thread,
                this.value(),
                Name::Name.value(thread),
            )),
        }
    }

    #[setter("__name__")]
    fn set_name(this: &Native<Property>, value: Value) {
        this.name.set(value);
    }

    /// Whether one of the functions is abstract.
    #[getter]
    fn __isabstractmethod__(this: &Native<Property>, thread: &Thread) -> Result<bool, Raised> {
        for function in [&this.get, &this.set, &this.delete] {
            let Some(function) = function.get() else {
                continue;
            };
            if let Some(found) =
                protocol::try_attribute(thread, function, Name::IsAbstractMethod.value(thread))?
                && protocol::truth(thread, found)?
            {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
