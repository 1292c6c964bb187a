//! Weak references as programs see them: `weakref.ref`.

use crate::error::type_error;
use crate::protocol::class_name;
use crate::types::class::{Class, ClassFlag};
use weft_heap::{Raised, ShapeId, Thread, Value, WeakReference};

/// A weak reference to an object, whose class must allow that.
pub fn reference(
    thread: &Thread,
    shape: ShapeId,
    target: Value,
    callback: Option<Value>,
) -> Result<Value, Raised> {
    let class = thread.class_of(target);
    if !target.is_object()
        || !Class::of(&class).is_some_and(|class| class.has(ClassFlag::WeakReferable))
    {
        return Err(type_error(format!(
            "cannot create weak reference to '{}' object",
            class_name(target)
        )));
    }
    Ok(WeakReference::new(
        thread,
        shape,
        target,
        callback.filter(|callback| !callback.is_none()),
    )
    .value())
}

/// A reference to an object that does not keep it alive.
#[weft_macros::class(name = "ReferenceType", module = "weakref", subclassable)]
pub mod class {
    use super::reference;
    use crate::error::type_error;
    use crate::protocol::{self, class_name};
    use crate::types::class::Class;
    use crate::types::generic_alias::GenericAlias;
    use weft_heap::{Raised, Slot, Thread, Value, WeakReference};

    /// Create and return a new object.
    #[new]
    fn new(class: Value, thread: &Thread, #[rest] arguments: &[Value]) -> Result<Value, Raised> {
        let shape = Class::of(&class).expect("a class is instantiated").shape();
        match arguments {
            [] => Err(type_error("__new__ expected at least 1 argument, got 0")),
            [target] => reference(thread, shape, *target, None),
            [target, callback, ..] => reference(thread, shape, *target, Some(*callback)),
        }
    }

    /// Initialize self.
    fn __init__(
        this: &WeakReference,
        #[positional_only] target: Value,
        #[positional_only]
        #[default]
        callback: Option<Value>,
    ) {
        let _ = (this, target, callback);
    }

    /// Call self as a function.
    fn __call__(this: &WeakReference) -> Option<Value> {
        this.target()
    }

    /// Return repr(self).
    fn __repr__(this: &WeakReference) -> String {
        let address = this.value().identity();
        match this.target() {
            Some(target) => {
                let kind = class_name(target);
                format!(
                    "<weakref at {address:#x}; to '{kind}' at {:#x}>",
                    target.identity()
                )
            }
            None => format!("<weakref at {address:#x}; dead>"),
        }
    }

    /// Return hash(self).
    fn __hash__(this: &WeakReference, thread: &Thread) -> Result<Value, Raised> {
        if let Some(hash) = Slot::get(this.hash_slot()) {
            return Ok(hash);
        }
        let target = this
            .target()
            .ok_or_else(|| type_error("weak object has gone away"))?;
        let hash = thread.int(protocol::hash(thread, target)? as i64);
        this.hash_slot().set(hash);
        Ok(hash)
    }

    /// Return self==value.
    fn __eq__(this: &WeakReference, thread: &Thread, other: Value) -> Result<Value, Raised> {
        let Some(other) = other.downcast::<WeakReference>() else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        match (this.target(), other.target()) {
            (Some(left), Some(right)) => {
                Ok(Value::from_bool(protocol::equals(thread, left, right)?))
            }
            _ => Ok(Value::from_bool(this.value() == other.value())),
        }
    }

    /// The function that is called after the target died.
    #[getter]
    fn __callback__(this: &WeakReference) -> Option<Value> {
        this.callback()
    }

    /// See PEP 585.
    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, item: Value) -> Value {
        GenericAlias::new(thread, class, item)
    }
}
