//! Weak references as programs see them: `weakref.ref`.

use crate::error::type_error;
use crate::names::Name;
use crate::protocol::{self, class_name};
use crate::types::class::{Class, ClassFlag, lookup};
use weft_heap::{Raised, ShapeId, Str, Thread, Value, WeakReference};

/// Fails unless weak references to an object can be made.
///
/// # Errors
/// `TypeError` if its class does not allow that.
pub fn check_target(thread: &Thread, target: Value) -> Result<(), Raised> {
    let class = thread.class_of(target);
    if !target.is_object()
        || !Class::of(&class).is_some_and(|class| class.has(ClassFlag::WeakReferable))
    {
        return Err(type_error(format!(
            "cannot create weak reference to '{}' object",
            class_name(target)
        )));
    }
    Ok(())
}

/// A weak reference to an object, whose class must allow that.
pub fn reference(
    thread: &Thread,
    shape: ShapeId,
    target: Value,
    callback: Option<Value>,
) -> Result<Value, Raised> {
    check_target(thread, target)?;
    let callback = callback.filter(|callback| !callback.is_none());
    let reference = if callback.is_none() && shape == ShapeId::WEAK {
        WeakReference::shared(thread, shape, target)
    } else {
        WeakReference::new(thread, shape, target, callback)
    };
    Ok(reference.value())
}

/// What the text of a reference says about a living target.
fn described(thread: &Thread, target: Value) -> Result<String, Raised> {
    let class = thread.class_of(target);
    let found = Class::of(&class).and_then(|own| lookup(thread, own, Name::Name.value(thread)));
    let name = found
        .map(|found| protocol::bind(thread, found, target, class))
        .transpose()?;
    let name = name
        .as_ref()
        .and_then(|name| name.downcast::<Str>())
        .map_or_else(String::new, |name| format!(" ({})", name.as_str()));
    let (kind, address) = (class_name(target), target.identity());
    Ok(format!("to '{kind}' at {address:#x}{name}"))
}

/// A reference to an object that does not keep it alive.
#[weft_macros::class(name = "ReferenceType", module = "weakref", subclassable)]
pub mod class {
    use super::{described, reference};
    use crate::error::type_error;
    use crate::native::Keywords;
    use crate::protocol;
    use crate::types::class::Class;
    use crate::types::generic_alias::GenericAlias;
    use weft_heap::{Raised, Slot, Thread, Value, WeakReference};

    /// Create and return a new object.
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<Value, Raised> {
        // Arguments by name are for the `__init__` of a subclass; the one here refuses them.
        let _ = keywords;
        let shape = Class::of(&class).expect("a class is instantiated").shape();
        match arguments {
            [] => Err(type_error("__new__ expected at least 1 argument, got 0")),
            [target] => reference(thread, shape, *target, None),
            [target, callback] => reference(thread, shape, *target, Some(*callback)),
            _ => {
                let given = arguments.len();
                Err(type_error(format!(
                    "__new__ expected at most 2 arguments, got {given}"
                )))
            }
        }
    }

    /// Initialize self.
    fn __init__(
        this: &WeakReference,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<(), Raised> {
        let _ = this;
        if !keywords.is_empty() {
            return Err(type_error("ref() takes no keyword arguments"));
        }
        match arguments.len() {
            1 | 2 => Ok(()),
            0 => Err(type_error("__init__ expected at least 1 argument, got 0")),
            given => Err(type_error(format!(
                "__init__ expected at most 2 arguments, got {given}"
            ))),
        }
    }

    fn target_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let _ = thread;
        let [this] = arguments else {
            return None;
        };
        let target = this.downcast::<WeakReference>()?.target();
        Some(target.unwrap_or(Value::NONE))
    }

    /// Call self as a function.
    #[quick(target_at_once)]
    fn __call__(this: &WeakReference) -> Option<Value> {
        this.target()
    }

    /// Return repr(self).
    fn __repr__(this: &WeakReference, thread: &Thread) -> Result<String, Raised> {
        let address = this.value().identity();
        let state = match this.target() {
            Some(target) => described(thread, target)?,
            None => "dead".to_owned(),
        };
        Ok(format!("<weakref at {address:#x}; {state}>"))
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
    #[member]
    fn __callback__(this: &WeakReference) -> Option<Value> {
        // The reference is done with its callback once the target died.
        this.target().and_then(|_| this.callback())
    }

    /// See PEP 585.
    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, item: Value) -> Value {
        GenericAlias::new(thread, class, item)
    }
}
