//! The shape of a new instance, for the `__new__` of native classes.

use crate::error::type_error;
use crate::interpreter::Interpreter;
use crate::native::{ClassDefinition, NativeClass};
use crate::types::class::{Class, is_subclass};
use weft_heap::{Native, Raised, ShapeId, Thread, Value};

/// The shape of instances of `class`, which must be the class of `definition` or inherit from it.
///
/// # Errors
/// `TypeError` if it does not, as in `list.__new__(int)`.
pub fn instance_shape(thread: &Thread, class: Value, definition: &'static ClassDefinition) -> Result<ShapeId, Raised> {
    let (own, shape) = Interpreter::class_from(thread, definition);
    if class == own {
        return Ok(shape);
    }
    let name = definition.name;
    match Class::of(&class) {
        Some(subclass) if is_subclass(class, own) => Ok(subclass.shape()),
        Some(other) => {
            let other = other.name_text();
            Err(type_error(format!("{name}.__new__({other}): {other} is not a subtype of {name}")))
        }
        None => Err(type_error(format!(
            "{name}.__new__(X): X is not a type object ({})",
            crate::protocol::class_name(class)
        ))),
    }
}

/// An instance of `class`, which is the payload's class or inherits from it.
///
/// # Errors
/// As [`instance_shape`].
pub fn new_instance<T: NativeClass>(thread: &Thread, class: Value, payload: T) -> Result<Value, Raised> {
    let shape = instance_shape(thread, class, T::definition())?;
    Ok(Native::new(thread, shape, payload).value())
}

/// Whether `class` is the payload's class itself, so that no subclass can have methods of its own.
pub fn is_own_class<T: NativeClass>(thread: &Thread, class: Value) -> bool {
    Interpreter::class_of::<T>(thread).0 == class
}
