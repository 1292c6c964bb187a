//! Attributes: `object.__getattribute__` and its kin, and the binding of what is found in classes.

use crate::error::{Exception, attribute_error, catch};
use crate::names::Special;
use crate::native::{Arguments, Binding};
use crate::protocol::{call, class_name};
use crate::types::class::slots::Member;
use crate::types::class::{self, Class, ClassFlag};
use crate::types::exception::ExceptionObject;
use crate::types::function::method::{BoundMethod, ClassMethod, StaticMethod};
use crate::types::function::native::PropertyObject;
use crate::types::function::{Function, NativeFunction, Property};
use crate::types::module::Module;
use weft_heap::{Dict, Instance, Native, Raised, Str, Thread, Value};

/// The attribute of an object: `getattr(object, name)`. `name` is an interned string.
pub fn get_attribute(thread: &Thread, object: Value, name: Value) -> Result<Value, Raised> {
    let own_class = thread.class_of(object);
    let class = Class::of(&own_class).expect("a class is a class");
    if class.has(ClassFlag::CustomGetAttribute) {
        return custom_attribute(thread, object, class, name);
    }
    match generic_attribute(thread, object, name) {
        Ok(Some(value)) => Ok(value),
        Ok(None) => Err(crate::types::class::missing_attribute(thread, object, name)),
        Err(raised) => Err(completed(thread, raised, object, name)),
    }
}

/// The attribute of an instance whose class has no say in how attributes are found, or nothing where it has none; `None`
/// where Python code or library code would have to be asked. `name` is an interned string.
pub fn attribute_at_once(thread: &Thread, object: Value, name: Value) -> Option<Option<Value>> {
    let instance = object.downcast::<Instance>()?;
    let own_class = thread.class_of(object);
    let class = Class::of(&own_class)?;
    if class.has(ClassFlag::CustomGetAttribute) {
        return None;
    }
    let Some(member) = class::lookup(thread, class, name) else {
        return Some(instance.get(thread, name));
    };
    if is_data_descriptor(thread, member) {
        return None;
    }
    if let Some(value) = instance.get(thread, name) {
        return Some(Some(value));
    }
    if member.is::<Native<Function>>() {
        return Some(Some(BoundMethod::new(thread, member, object).value()));
    }
    let class = thread.class_of(member);
    let is_bound = member.is_object() && Class::of(&class)?.special(Special::Get).is_some();
    (!is_bound).then_some(Some(member))
}

/// Sets an attribute that an instance has already, where its class has no say in that; whether it was done. `name` is an
/// interned string.
pub fn overwrite_attribute(thread: &Thread, object: Value, name: Value, value: Value) -> bool {
    let Some(instance) = object.downcast::<Instance>() else {
        return false;
    };
    let own_class = thread.class_of(object);
    let Some(class) = Class::of(&own_class) else {
        return false;
    };
    !class.has(ClassFlag::CustomSetAttribute)
        && class::lookup(thread, class, name)
            .is_none_or(|member| !is_data_descriptor(thread, member))
        && instance.overwrite(thread, name, value)
}

/// An exception that reading an attribute raised; an `AttributeError` is told what it is about.
#[cold]
fn completed(thread: &Thread, raised: Raised, object: Value, name: Value) -> Raised {
    if !crate::error::is_raised(thread, Exception::AttributeError) {
        return raised;
    }
    let exception = thread.take_raised(raised);
    crate::types::class::complete_attribute_error(thread, exception, object, name);
    thread.set_raised(exception)
}

/// As [`get_attribute`], with the name as text.
pub fn get_attribute_text(thread: &Thread, object: Value, name: &str) -> Result<Value, Raised> {
    get_attribute(thread, object, thread.intern(name))
}

/// The attribute, or `None` where `getattr` would raise `AttributeError`.
pub fn try_attribute(thread: &Thread, object: Value, name: Value) -> Result<Option<Value>, Raised> {
    let class = thread.class_of(object);
    if Class::of(&class).is_some_and(|class| !class.has(ClassFlag::CustomGetAttribute))
        && !is_class(object)
    {
        return match generic_attribute(thread, object, name) {
            Ok(found) => Ok(found),
            Err(raised) => Ok(catch(thread, Err(raised), Exception::AttributeError)?.ok()),
        };
    }
    let result = get_attribute(thread, object, name);
    Ok(catch(thread, result, Exception::AttributeError)?.ok())
}

fn is_class(object: Value) -> bool {
    object.is::<Native<Class>>()
}

/// `__getattribute__` of the class if it is not `object`'s, then `__getattr__`.
#[cold]
fn custom_attribute(
    thread: &Thread,
    object: Value,
    class: &Class,
    name: Value,
) -> Result<Value, Raised> {
    let custom = class
        .special(Special::GetAttribute)
        .filter(|function| !is_object_getattribute(thread, *function));
    let fallback = class.special(Special::GetAttr);
    let ask = |fallback| {
        let result = call::call_bound(thread, fallback, object, Arguments::positional(&[name]));
        result.map_err(|raised| completed(thread, raised, object, name))
    };
    let result = match custom {
        Some(function) => {
            call::call_bound(thread, function, object, Arguments::positional(&[name]))
        }
        None => match (generic_attribute(thread, object, name), fallback) {
            (Ok(Some(value)), _) => Ok(value),
            // Nobody would see the exception.
            (Ok(None), Some(fallback)) => return ask(fallback),
            (Ok(None), None) => Err(crate::types::class::missing_attribute(thread, object, name)),
            (Err(raised), _) => Err(raised),
        },
    };
    let Some(fallback) = fallback else {
        return result.map_err(|raised| completed(thread, raised, object, name));
    };
    match catch(thread, result, Exception::AttributeError)? {
        Ok(value) => Ok(value),
        Err(_) => ask(fallback),
    }
}

fn is_object_getattribute(thread: &Thread, function: Value) -> bool {
    let object = crate::interpreter::Interpreter::of(thread).object_class();
    Class::of(&object).and_then(|object| object.special(Special::GetAttribute)) == Some(function)
}

/// What `object.__getattribute__` (or `type.__getattribute__`, for classes) finds; `None` if there is nothing.
pub fn generic_attribute(
    thread: &Thread,
    object: Value,
    name: Value,
) -> Result<Option<Value>, Raised> {
    let own_class = thread.class_of(object);
    let class = Class::of(&own_class).expect("a class is a class");
    let found = class::lookup(thread, class, name);
    if let Some(member) = found
        && is_data_descriptor(thread, member)
        && is_read_by_descriptor(thread, member)
    {
        return bind(thread, member, object, own_class).map(Some);
    }
    if let Some(target) = Class::of(&object) {
        if let Some(value) = class::lookup(thread, target, name) {
            return bind_to_class(thread, value, object).map(Some);
        }
    } else if let Some(value) = instance_attribute(thread, object, name) {
        return Ok(Some(value));
    }
    match found {
        Some(member) => bind(thread, member, object, own_class).map(Some),
        None => match object.downcast::<Native<Module>>() {
            Some(module) => attribute_of_module(thread, module, name),
            None => Ok(None),
        },
    }
}

/// What a module's own `__getattr__` gives (PEP 562).
#[cold]
fn attribute_of_module(
    thread: &Thread,
    module: &Module,
    name: Value,
) -> Result<Option<Value>, Raised> {
    match module
        .dictionary()
        .get_simple(thread, Special::GetAttr.value(thread))
    {
        Some(function) => call::call_values(thread, function, &[name])
            .map(Some)
            .map_err(|raised| without_library(thread, function, raised)),
        None => Ok(None),
    }
}

/// An exception of a module's `__getattr__`, without the frames of an embedded module: that it has such a function is no
/// matter of whoever asks for a name that is not there.
fn without_library(thread: &Thread, function: Value, raised: Raised) -> Raised {
    let is_of_library = function
        .downcast::<Native<Function>>()
        .is_some_and(|function| crate::import::is_of_library(&function.code().source.name));
    if is_of_library
        && let Some(exception) = thread.raised()
        && let Some(exception) = exception.downcast::<Native<ExceptionObject>>()
        && crate::error::is_raised(thread, Exception::AttributeError)
    {
        exception.set_traceback(None);
    }
    raised
}

/// The attribute that an object has itself, in its slots or its dictionary.
pub fn instance_attribute(thread: &Thread, object: Value, name: Value) -> Option<Value> {
    if let Some(instance) = object.downcast::<Instance>() {
        return instance.get(thread, name);
    }
    if let Some(module) = object.downcast::<Native<Module>>() {
        return module.dictionary().get_simple(thread, name);
    }
    thread.attribute_of_builtin(object, name)
}

/// Whether a value found in a class goes before the instance's own attribute.
pub fn is_data_descriptor(thread: &Thread, member: Value) -> bool {
    if !member.is_object()
        || member.is::<Native<Function>>()
        || member.is::<Native<NativeFunction>>()
    {
        return false;
    }
    let class = thread.class_of(member);
    Class::of(&class)
        .is_some_and(|c| c.special(Special::Set).is_some() || c.special(Special::Delete).is_some())
}

/// Whether a data descriptor also answers reading; one without `__get__` leaves that to the instance's own attribute.
fn is_read_by_descriptor(thread: &Thread, member: Value) -> bool {
    let class = thread.class_of(member);
    Class::of(&class).is_some_and(|c| c.definition().is_some() || c.special(Special::Get).is_some())
}

/// What a value found in the class of `object` becomes there: bound, computed, or as it is.
pub fn bind(thread: &Thread, member: Value, object: Value, class: Value) -> Result<Value, Raised> {
    if !member.is_object() {
        return Ok(member);
    }
    if member.is::<Native<Function>>() {
        return Ok(BoundMethod::new(thread, member, object).value());
    }
    if let Some(function) = member.downcast::<Native<NativeFunction>>() {
        return Ok(match function.definition().binding {
            Binding::Method => BoundMethod::new(thread, member, object).value(),
            Binding::ClassMethod => BoundMethod::new(thread, member, class).value(),
            Binding::Function | Binding::New => member,
        });
    }
    if let Some(property) = member.downcast::<Native<PropertyObject>>() {
        return (property.definition().get)(thread, Arguments::positional(&[object]));
    }
    if let Some(slot) = member.downcast::<Native<Member>>() {
        return slot.get(thread, object);
    }
    let own_class = thread.class_of(member);
    let own = Class::of(&own_class).expect("a class is a class");
    if own.definition().is_some() {
        // Subclasses of these may have a `__get__` of their own.
        if let Some(property) = member.downcast::<Native<Property>>() {
            return property.value_of(thread, object);
        }
        if let Some(method) = member.downcast::<Native<StaticMethod>>() {
            return Ok(method.function());
        }
        if let Some(method) = member.downcast::<Native<ClassMethod>>() {
            return Ok(BoundMethod::new(thread, method.function(), class).value());
        }
    }
    match own.special(Special::Get) {
        Some(get) => call::call_bound(thread, get, member, Arguments::positional(&[object, class])),
        None => Ok(member),
    }
}

/// What a value found by looking in a class itself becomes (`Class.name`).
fn bind_to_class(thread: &Thread, member: Value, class: Value) -> Result<Value, Raised> {
    if !member.is_object()
        || member.is::<Native<Function>>()
        || member.is::<Native<PropertyObject>>()
    {
        return Ok(member);
    }
    if let Some(function) = member.downcast::<Native<NativeFunction>>() {
        return Ok(match function.definition().binding {
            Binding::ClassMethod => BoundMethod::new(thread, member, class).value(),
            Binding::Function | Binding::New | Binding::Method => member,
        });
    }
    let own_class = thread.class_of(member);
    let own = Class::of(&own_class).expect("a class is a class");
    if own.definition().is_some() {
        if let Some(method) = member.downcast::<Native<StaticMethod>>() {
            return Ok(method.function());
        }
        if let Some(method) = member.downcast::<Native<ClassMethod>>() {
            return Ok(BoundMethod::new(thread, method.function(), class).value());
        }
    }
    match own.special(Special::Get) {
        Some(get) => call::call_bound(
            thread,
            get,
            member,
            Arguments::positional(&[Value::NONE, class]),
        ),
        None => Ok(member),
    }
}

/// Sets an attribute: `setattr(object, name, value)`. `name` is an interned string.
pub fn set_attribute(
    thread: &Thread,
    object: Value,
    name: Value,
    value: Value,
) -> Result<(), Raised> {
    let own_class = thread.class_of(object);
    let class = Class::of(&own_class).expect("a class is a class");
    if class.has(ClassFlag::CustomSetAttribute)
        && let Some(function) = class.special(Special::SetAttr)
    {
        return call::call_bound(
            thread,
            function,
            object,
            Arguments::positional(&[name, value]),
        )
        .map(drop);
    }
    generic_set_attribute(thread, object, name, Some(value))
}

/// Deletes an attribute: `delattr(object, name)`.
pub fn delete_attribute(thread: &Thread, object: Value, name: Value) -> Result<(), Raised> {
    let own_class = thread.class_of(object);
    let class = Class::of(&own_class).expect("a class is a class");
    if class.has(ClassFlag::CustomSetAttribute)
        && let Some(function) = class.special(Special::DelAttr)
    {
        return call::call_bound(thread, function, object, Arguments::positional(&[name]))
            .map(drop);
    }
    generic_set_attribute(thread, object, name, None)
}

/// `object.__setattr__` and `object.__delattr__` (`type`'s, for classes).
pub fn generic_set_attribute(
    thread: &Thread,
    object: Value,
    name: Value,
    value: Option<Value>,
) -> Result<(), Raised> {
    let own_class = thread.class_of(object);
    let class = Class::of(&own_class).expect("a class is a class");
    let found = class::lookup(thread, class, name);
    if let Some(member) = found
        && let Some(done) = set_by_descriptor(thread, member, object, value)
    {
        return done;
    }
    if is_class(object) {
        return crate::types::class::set_class_attribute(thread, object, name, value);
    }
    if let Some(instance) = object.downcast::<Instance>() {
        if class.has(ClassFlag::HasDictionary) {
            return match value {
                Some(value) => {
                    instance.set(thread, name, value);
                    class.note_growth(thread, own_class, object);
                    Ok(())
                }
                None if instance.delete(thread, name).is_some() => Ok(()),
                None => Err(crate::types::class::missing_attribute(thread, object, name)),
            };
        }
    } else if let Some(module) = object.downcast::<Native<Module>>() {
        return change_dictionary(thread, &module.dictionary(), object, name, value);
    } else if let Some(slot) = object.attributes()
        && class.has(ClassFlag::HasDictionary)
    {
        if slot.get().is_none() {
            let _ = slot.compare_and_set(None, Some(thread.dict().value()));
        }
        let dictionary = slot
            .get()
            .and_then(Value::cast::<Dict>)
            .expect("just filled");
        return change_dictionary(thread, &dictionary, object, name, value);
    }
    let text = name.downcast::<Str>().map_or("", Str::as_str);
    let kind = class_name(object);
    Err(if found.is_some() {
        attribute_error(format!("'{kind}' object attribute '{text}' is read-only"))
    } else if has_own_setting(thread, object) {
        attribute_error(format!("'{kind}' object has no attribute '{text}'"))
    } else {
        attribute_error(format!(
            "'{kind}' object has no attribute '{text}' and no __dict__ for setting new attributes"
        ))
    })
}

/// Whether a class of Python's says how attributes are set or deleted.
fn has_own_setting(thread: &Thread, object: Value) -> bool {
    [Special::SetAttr, Special::DelAttr]
        .into_iter()
        .filter_map(|special| crate::protocol::special_of(thread, object, special))
        .any(|method| !method.is::<Native<NativeFunction>>())
}

fn change_dictionary(
    thread: &Thread,
    dictionary: &Dict,
    object: Value,
    name: Value,
    value: Option<Value>,
) -> Result<(), Raised> {
    match value {
        Some(value) => dictionary.set_simple(thread, name, value),
        None if dictionary.remove_simple(thread, name).is_some() => {}
        None => {
            let text = name.downcast::<Str>().map_or("", Str::as_str);
            let message = format!("'{}' object has no attribute '{text}'", class_name(object));
            return Err(crate::types::class::attribute_error_about(
                thread, object, name, &message,
            ));
        }
    }
    Ok(())
}

fn set_by_descriptor(
    thread: &Thread,
    member: Value,
    object: Value,
    value: Option<Value>,
) -> Option<Result<(), Raised>> {
    if !member.is_object() {
        return None;
    }
    if let Some(property) = member.downcast::<Native<PropertyObject>>() {
        return Some(property.change_checked(thread, object, value));
    }
    if let Some(slot) = member.downcast::<Native<Member>>() {
        return Some(slot.set(thread, object, value));
    }
    let own_class = thread.class_of(member);
    let class = Class::of(&own_class)?;
    if class.definition().is_some()
        && let Some(property) = member.downcast::<Native<Property>>()
    {
        return Some(property.change(thread, object, value));
    }
    match value {
        Some(value) => {
            let set = class.special(Special::Set);
            match set {
                Some(set) => Some(
                    call::call_bound(thread, set, member, Arguments::positional(&[object, value]))
                        .map(drop),
                ),
                None => class
                    .special(Special::Delete)
                    .map(|_| Err(attribute_error("__set__"))),
            }
        }
        None => {
            let delete = class.special(Special::Delete);
            match delete {
                Some(delete) => Some(
                    call::call_bound(thread, delete, member, Arguments::positional(&[object]))
                        .map(drop),
                ),
                None => class
                    .special(Special::Set)
                    .map(|_| Err(attribute_error("__delete__"))),
            }
        }
    }
}
