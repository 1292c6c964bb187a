//! `isinstance` and `issubclass`.

use crate::error::{Exception, raise, type_error};
use crate::interpreter::Interpreter;
use crate::names::{Name, Special};
use crate::native::Arguments;
use crate::protocol;
use crate::types::class::{Class, accessors, is_subclass};
use weft_heap::{Raised, Thread, Tuple, Value};

/// `isinstance(object, classes)`.
pub fn is_instance_of(thread: &Thread, object: Value, classes: Value) -> Result<bool, Raised> {
    if thread.class_of(object) == classes {
        return Ok(true);
    }
    let type_shape = Interpreter::of(thread).type_shape();
    if Class::of(&classes).is_some() && Some(thread.shape_of(classes)) == type_shape {
        return plain_is_instance(thread, object, classes);
    }
    if let Some(classes) = tuple_of(&classes) {
        check_room(thread)?;
        for class in classes.items() {
            if is_instance_of(thread, object, *class)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    if let Some(check) = protocol::special_of(thread, classes, Special::InstanceCheck) {
        let answer =
            protocol::call_bound(thread, check, classes, Arguments::positional(&[object]))?;
        return protocol::truth(thread, answer);
    }
    plain_is_instance(thread, object, classes)
}

/// `issubclass(class, classes)`.
pub fn is_subclass_of(thread: &Thread, class: Value, classes: Value) -> Result<bool, Raised> {
    let type_shape = Interpreter::of(thread).type_shape();
    if Class::of(&classes).is_some() && Some(thread.shape_of(classes)) == type_shape {
        return plain_is_subclass(thread, class, classes);
    }
    if let Some(classes) = tuple_of(&classes) {
        check_room(thread)?;
        for other in classes.items() {
            if is_subclass_of(thread, class, *other)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    if let Some(check) = protocol::special_of(thread, classes, Special::SubclassCheck) {
        let answer = protocol::call_bound(thread, check, classes, Arguments::positional(&[class]))?;
        return protocol::truth(thread, answer);
    }
    plain_is_subclass(thread, class, classes)
}

fn tuple_of(classes: &Value) -> Option<&Tuple> {
    classes.downcast::<Tuple>()
}

fn check_room(thread: &Thread) -> Result<(), Raised> {
    if thread.has_native_room(16 * 1024) {
        return crate::interpreter::limits::check_if_wanted(thread);
    }
    Err(raise(
        Exception::RecursionError,
        "maximum recursion depth exceeded in __instancecheck__",
    ))
}

/// `type.__instancecheck__`: also for what only says that it is a class, by having `__bases__`.
pub(super) fn plain_is_instance(
    thread: &Thread,
    object: Value,
    class: Value,
) -> Result<bool, Raised> {
    if Class::of(&class).is_some() {
        let own = thread.class_of(object);
        if is_subclass(own, class) {
            return Ok(true);
        }
        let claimed = accessors::claimed_class(thread, object)?;
        return Ok(claimed.is_some_and(|claimed| claimed != own && is_subclass(claimed, class)));
    }
    if bases_of(thread, class)?.is_none() {
        return Err(type_error(
            "isinstance() arg 2 must be a type, a tuple of types, or a union",
        ));
    }
    match accessors::claimed_class(thread, object)? {
        Some(claimed) => abstract_subclass(thread, claimed, class),
        None => Ok(false),
    }
}

/// `type.__subclasscheck__`.
pub(super) fn plain_is_subclass(
    thread: &Thread,
    class: Value,
    other: Value,
) -> Result<bool, Raised> {
    if Class::of(&class).is_some() && Class::of(&other).is_some() {
        return Ok(is_subclass(class, other));
    }
    if bases_of(thread, class)?.is_none() {
        return Err(type_error("issubclass() arg 1 must be a class"));
    }
    if bases_of(thread, other)?.is_none() {
        return Err(type_error(
            "issubclass() arg 2 must be a class, a tuple of classes, or a union",
        ));
    }
    abstract_subclass(thread, class, other)
}

fn bases_of(thread: &Thread, class: Value) -> Result<Option<Value>, Raised> {
    let bases = protocol::try_attribute(thread, class, Name::Bases.value(thread))?;
    Ok(bases.filter(|bases| bases.is::<Tuple>()))
}

fn abstract_subclass(thread: &Thread, class: Value, other: Value) -> Result<bool, Raised> {
    if class == other {
        return Ok(true);
    }
    check_room(thread)?;
    let Some(bases) = bases_of(thread, class)? else {
        return Ok(false);
    };
    let bases = bases.cast::<Tuple>().expect("checked");
    for base in bases.items() {
        if abstract_subclass(thread, *base, other)? {
            return Ok(true);
        }
    }
    Ok(false)
}
