//! Attributes of classes themselves, and the error for attributes that are missing.

use crate::error::{Exception, type_error};
use crate::interpreter::Interpreter;
use crate::names::{Name, Special};
use crate::native::{Arguments, Binding, Keywords};
use crate::protocol::{self, class_name};
use crate::types::class::{Class, ClassFlag};
use crate::types::exception::ExceptionObject;
use crate::types::exception::fields::Field;
use crate::types::function::NativeFunction;
use crate::types::function::method::BoundMethod;
use crate::types::module::Module;
use weft_heap::{Native, Raised, Str, Thread, Tuple, Value};

/// `AttributeError` for an attribute that an object does not have, with `name` and `obj`, by which whoever prints it
/// finds what the program may have meant.
#[cold]
pub fn missing_attribute(thread: &Thread, object: Value, name: Value) -> Raised {
    let text = name.downcast::<Str>().map_or("", Str::as_str);
    let message = if let Some(class) = Class::of(&object) {
        format!(
            "type object '{}' has no attribute '{text}'",
            super::create::dotted_name(class)
        )
    } else if let Some(module) = object.downcast::<Native<Module>>() {
        let own_name = module
            .dictionary()
            .get_simple(thread, Name::Name.value(thread));
        match own_name.as_ref().and_then(|name| name.downcast::<Str>()) {
            Some(own_name) => {
                crate::import::missing_in_module(thread, object, own_name.as_str(), text)
            }
            None => format!("module has no attribute '{text}'"),
        }
    } else {
        format!("'{}' object has no attribute '{text}'", class_name(object))
    };
    attribute_error_about(thread, object, name, &message)
}

/// `AttributeError` with a message, `name` and `obj`.
#[cold]
pub fn attribute_error_about(thread: &Thread, object: Value, name: Value, message: &str) -> Raised {
    let class = Interpreter::of(thread).exception_class(Exception::AttributeError);
    let message = thread.string(message);
    let exception = ExceptionObject::new(thread, class, &[message]);
    if let Some(exception) = ExceptionObject::of(&exception) {
        exception.set_field(thread, Field::Name, Some(name));
        exception.set_field(thread, Field::Object, Some(object));
    }
    crate::error::raise_object(thread, exception)
}

/// Says which attribute of which object an `AttributeError` is about, if it does not say so itself.
#[cold]
pub fn complete_attribute_error(thread: &Thread, exception: Value, object: Value, name: Value) {
    if let Some(exception) = ExceptionObject::of(&exception)
        && exception.field(Field::Name).is_none()
        && exception.field(Field::Object).is_none()
    {
        exception.set_field(thread, Field::Name, Some(name));
        exception.set_field(thread, Field::Object, Some(object));
    }
}

/// Sets an attribute of a class, or deletes it: what `type.__setattr__` does after data descriptors of the metaclass.
pub fn set_class_attribute(
    thread: &Thread,
    class: Value,
    name: Value,
    value: Option<Value>,
) -> Result<(), Raised> {
    let own = Class::of(&class).expect("a class");
    if own.has(ClassFlag::Immutable) {
        let text = name.downcast::<Str>().map_or("", Str::as_str);
        let shown = super::create::dotted_name(own);
        return Err(type_error(format!(
            "cannot set '{text}' attribute of immutable type '{shown}'"
        )));
    }
    match value {
        Some(value) => own.set_attribute(thread, class, name, value),
        None if own.delete_attribute(thread, class, name) => {}
        None => return Err(missing_attribute(thread, class, name)),
    }
    Ok(())
}

/// `class[item]` of a class that takes type arguments: what its `__class_getitem__` gives.
///
/// # Errors
/// None: a result because that is what such a method may give.
pub fn generic_alias(thread: &Thread, class: Value, item: Value) -> Result<Value, Raised> {
    Ok(crate::types::generic_alias::GenericAlias::new(
        thread, class, item,
    ))
}

/// A read-only view of a mapping.
pub fn mapping_proxy(thread: &Thread, mapping: Value) -> Value {
    crate::types::mapping_proxy::MappingProxy::new(thread, mapping)
}

/// Calls with positional arguments and keywords that another call was given.
pub fn call_with(
    thread: &Thread,
    callee: Value,
    positional: &[Value],
    keywords: Keywords<'_>,
) -> Result<Value, Raised> {
    with_keywords(thread, positional, keywords, |arguments| {
        protocol::call(thread, callee, arguments)
    })
}

/// Runs `body` with positional arguments and keywords that another call was given, put together.
pub fn with_keywords(
    thread: &Thread,
    positional: &[Value],
    keywords: Keywords<'_>,
    body: impl FnOnce(Arguments<'_>) -> Result<Value, Raised>,
) -> Result<Value, Raised> {
    if keywords.is_empty() {
        return body(Arguments::positional(positional));
    }
    let (mut names, mut values) = (Vec::new(), positional.to_vec());
    for (name, value) in keywords.iter() {
        names.push(name);
        values.push(value);
    }
    let (names, values) = (thread.tuple(&names), thread.tuple(&values));
    let items = |tuple: &Value| tuple.cast::<Tuple>().expect("a tuple");
    let (names, values) = (items(&names), items(&values));
    body(Arguments::with_names(values.items(), names.items()))
}

/// What a value found in a class becomes when it is looked up through `class` itself or through `super()` of it:
/// class methods are bound to `class`, functions are not bound.
pub fn bind_to_class_from(thread: &Thread, member: Value, class: Value) -> Result<Value, Raised> {
    if let Some(function) = member.downcast::<Native<NativeFunction>>() {
        return Ok(match function.definition().binding {
            Binding::ClassMethod => BoundMethod::new(thread, member, class).value(),
            Binding::Function | Binding::New | Binding::Method => member,
        });
    }
    let own_class = thread.class_of(member);
    match Class::of(&own_class).and_then(|own| own.special(Special::Get)) {
        Some(get) => protocol::call_bound(
            thread,
            get,
            member,
            Arguments::positional(&[Value::NONE, class]),
        ),
        None => Ok(member),
    }
}
