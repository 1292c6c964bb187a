//! The class `object`.

use crate::names::Name;
use crate::protocol;
use crate::types::class::Class;
use weft_heap::{Dict, Instance, List, Raised, Str, Thread, Value};

/// The names that an object and its class have, for `dir`.
fn names_of(thread: &Thread, object: Value) -> Result<Value, Raised> {
    let all = thread.dict();
    if let Some(own) = protocol::try_attribute(thread, object, Name::Dict.value(thread))?
        && let Some(own) = own.downcast::<Dict>()
    {
        add_names(thread, &all, own);
    }
    let class =
        super::accessors::claimed_class(thread, object)?.unwrap_or_else(|| thread.class_of(object));
    if let Some(class) = Class::of(&class) {
        add_class_names(thread, &all, class);
    }
    Ok(list_of_keys(thread, &all))
}

fn add_names(thread: &Thread, all: &Dict, own: &Dict) {
    let mut position = 0;
    while let Some((next, name, _)) = own.next(position) {
        position = next;
        if name.is::<Str>() {
            all.set_simple(thread, name, Value::NONE);
        }
    }
}

/// The names of a class and what it inherits from.
pub(super) fn add_class_names(thread: &Thread, all: &Dict, class: &Class) {
    for ancestor in class.mro().items() {
        if let Some(ancestor) = Class::of(ancestor) {
            add_names(thread, all, &ancestor.dictionary());
        }
    }
}

/// The keys of a dictionary as a list.
pub(super) fn list_of_keys(thread: &Thread, all: &Dict) -> Value {
    let list = List::from_items(thread, &[]);
    let mut position = 0;
    while let Some((next, name, _)) = all.next(position) {
        position = next;
        list.push(thread, name);
    }
    list.value()
}

/// `module.qualname` of a class, without the module if that is `builtins`.
pub fn qualified_name(thread: &Thread, class: &Class) -> String {
    let text = |value: Value| {
        value
            .downcast::<Str>()
            .map_or_else(String::new, |text| text.as_str().to_owned())
    };
    let name = text(class.qualname());
    let module = match class.definition() {
        Some(definition) => Some(definition.module.to_owned()),
        None => class
            .dictionary()
            .get_simple(thread, Name::Module.value(thread))
            .filter(|m| m.is::<Str>())
            .map(text),
    };
    match module {
        Some(module) if module != "builtins" => format!("{module}.{name}"),
        // CPython shows the plain name there, not the qualified one.
        _ => class.name_text(),
    }
}

/// What `object.__repr__` gives.
pub fn default_repr(thread: &Thread, object: Value) -> String {
    let class = thread.class_of(object);
    let name = Class::of(&class).map_or_else(String::new, |class| qualified_name(thread, class));
    format!("<{name} object at {:#x}>", object.identity())
}

/// The attributes of an object for `copy` and `pickle`: its dictionary, or a pair of that and what `__slots__` hold.
pub(crate) fn state_of(thread: &Thread, object: Value) -> Result<Value, Raised> {
    let mut state = Value::NONE;
    if let Some(instance) = object.downcast::<Instance>() {
        let copy = thread.dict();
        instance.each(thread, |name, value| copy.set_simple(thread, name, value));
        // Without attributes there is no state.
        if !copy.is_empty() {
            state = copy.value();
        }
    } else if let Some(own) = super::accessors::instance_dictionary(thread, object)
        && !own.is_empty()
    {
        let copy = thread.dict();
        copy.copy_from(thread, &own);
        state = copy.value();
    }
    let members = thread.dict();
    super::slots::each_member(thread, object, |name, value| {
        members.set_simple(thread, name, value)
    });
    if members.is_empty() {
        Ok(state)
    } else {
        Ok(thread.tuple(&[state, members.value()]))
    }
}

/// The class that all classes derive from.
///
/// Calling it without arguments gives an object that equals only itself and has no place for attributes.
#[weft_macros::class(name = "object", module = "builtins", subclassable, signature = "()")]
pub mod class {
    use crate::error::type_error;
    use crate::interpreter::Interpreter;
    use crate::names::Special;
    use crate::native::Keywords;
    use crate::protocol;
    use crate::types::class::{Class, accessors, construct, reduce};
    use weft_heap::{Raised, Str, Thread, Value};

    #[rust]
    fn new_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [class] = arguments else {
            return None;
        };
        // What inherits this may be abstract, or no plain instance.
        if Interpreter::of(thread).object_class() != *class {
            return None;
        }
        Some(construct::allocate_instance(thread, Class::of(class)?))
    }

    /// Create and return a new object.
    #[quick(new_at_once)]
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<Value, Raised> {
        construct::object_new(thread, class, arguments, keywords)
    }

    /// Initialize self.  See help(type(self)) for accurate signature.
    fn __init__(
        this: Value,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<(), Raised> {
        construct::object_init(thread, this, arguments, keywords)
    }

    /// Return repr(self).
    fn __repr__(this: Value, thread: &Thread) -> String {
        super::default_repr(thread, this)
    }

    /// Return str(self).
    fn __str__(this: Value, thread: &Thread) -> Result<Value, Raised> {
        protocol::repr(thread, this)
    }

    /// Return hash(self).
    fn __hash__(this: Value, thread: &Thread) -> Value {
        thread.int(protocol::identity_hash(this) as i64)
    }

    /// Return self==value.
    fn __eq__(this: Value, other: Value) -> Value {
        if this == other {
            Value::TRUE
        } else {
            Value::NOT_IMPLEMENTED
        }
    }

    /// Return self!=value.
    fn __ne__(this: Value, thread: &Thread, other: Value) -> Result<Value, Raised> {
        match protocol::call_special(thread, this, Special::Equal, &[other]) {
            Some(Ok(Value::NOT_IMPLEMENTED)) | None => Ok(Value::NOT_IMPLEMENTED),
            Some(Ok(equal)) => Ok(Value::from_bool(!protocol::truth(thread, equal)?)),
            Some(Err(raised)) => Err(raised),
        }
    }

    /// Return self<value.
    fn __lt__(this: Value, other: Value) -> Value {
        let _ = (this, other);
        Value::NOT_IMPLEMENTED
    }

    /// Return self<=value.
    fn __le__(this: Value, other: Value) -> Value {
        let _ = (this, other);
        Value::NOT_IMPLEMENTED
    }

    /// Return self>value.
    fn __gt__(this: Value, other: Value) -> Value {
        let _ = (this, other);
        Value::NOT_IMPLEMENTED
    }

    /// Return self>=value.
    fn __ge__(this: Value, other: Value) -> Value {
        let _ = (this, other);
        Value::NOT_IMPLEMENTED
    }

    /// Return getattr(self, name).
    fn __getattribute__(this: Value, thread: &Thread, name: Value) -> Result<Value, Raised> {
        let name = attribute_name(thread, name)?;
        match protocol::generic_attribute(thread, this, name)? {
            Some(value) => Ok(value),
            None => Err(crate::types::class::missing_attribute(thread, this, name)),
        }
    }

    /// Implement setattr(self, name, value).
    fn __setattr__(this: Value, thread: &Thread, name: Value, value: Value) -> Result<(), Raised> {
        let name = attribute_name(thread, name)?;
        protocol::generic_set_attribute(thread, this, name, Some(value))
    }

    /// Implement delattr(self, name).
    fn __delattr__(this: Value, thread: &Thread, name: Value) -> Result<(), Raised> {
        let name = attribute_name(thread, name)?;
        protocol::generic_set_attribute(thread, this, name, None)
    }

    fn attribute_name(thread: &Thread, name: Value) -> Result<Value, Raised> {
        if name.is::<Str>() {
            return Ok(thread.intern_value(name));
        }
        Err(type_error(format!(
            "attribute name must be string, not '{}'",
            protocol::class_name(name)
        )))
    }

    /// Default dir() implementation.
    fn __dir__(this: Value, thread: &Thread) -> Result<Value, Raised> {
        super::names_of(thread, this)
    }

    /// Return str(self). A format_spec that is not empty raises TypeError, as plain objects have no formats.
    fn __format__(
        this: Value,
        thread: &Thread,
        #[name("format_spec")] specification: Value,
    ) -> Result<Value, Raised> {
        let Some(text) = specification.downcast::<Str>() else {
            let name = protocol::argument_name(specification);
            return Err(type_error(format!(
                "__format__() argument must be str, not {name}"
            )));
        };
        if text.is_empty() {
            return protocol::str(thread, this);
        }
        Err(type_error(format!(
            "unsupported format string passed to {}.__format__",
            protocol::class_name(this)
        )))
    }

    /// Size of object in memory, in bytes.
    fn __sizeof__(this: Value) -> usize {
        this.size()
    }

    /// Helper for pickle.
    fn __reduce__(this: Value, thread: &Thread) -> Result<Value, Raised> {
        reduce::reduce(thread, this, 0)
    }

    /// Helper for pickle.
    fn __reduce_ex__(this: Value, thread: &Thread, protocol: i64) -> Result<Value, Raised> {
        reduce::reduce_ex(thread, this, protocol)
    }

    /// Helper for pickle.
    fn __getstate__(this: Value, thread: &Thread) -> Result<Value, Raised> {
        super::state_of(thread, this)
    }

    /// Called on a class for each new class that directly derives from it.
    ///
    /// Does nothing unless a class overrides it; takes no keywords.
    #[class_method]
    fn __init_subclass__(
        class: Value,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<(), Raised> {
        if !arguments.is_empty() {
            let given = arguments.len();
            let name = Class::of(&class).map_or_else(String::new, |class| class.name_text());
            return Err(type_error(format!(
                "{name}.__init_subclass__() takes no arguments ({given} given)"
            )));
        }
        if !keywords.is_empty() {
            let name = Class::of(&class).map_or_else(String::new, |class| class.name_text());
            return Err(type_error(format!(
                "{name}.__init_subclass__() takes no keyword arguments"
            )));
        }
        Ok(())
    }

    /// What issubclass() asks an abstract class about another class before it looks at registered classes.
    ///
    /// An override gives True, False, or NotImplemented for the usual answer, which is also what this one gives.
    #[class_method]
    fn __subclasshook__(class: Value, #[rest] arguments: &[Value]) -> Value {
        let _ = (class, arguments);
        Value::NOT_IMPLEMENTED
    }

    #[rust]
    fn class_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        arguments.first().map(|object| thread.class_of(*object))
    }

    /// the object's class
    #[quick(class_at_once)]
    #[getter]
    fn __class__(this: Value, thread: &Thread) -> Value {
        thread.class_of(this)
    }

    #[setter("__class__")]
    fn set_class(this: Value, thread: &Thread, value: Value) -> Result<(), Raised> {
        accessors::set_class(thread, this, value)
    }

    #[deleter("__class__")]
    fn delete_class(this: Value) -> Result<(), Raised> {
        let _ = this;
        Err(type_error("can't delete __class__ attribute"))
    }
}
