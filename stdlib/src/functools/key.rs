//! `cmp_to_key`.

use weft_core::error::{attribute_error, type_error};
use weft_core::heap::{Native, Raised, Thread, Trace, Tracer, Value};
use weft_core::interpreter::new_native;
use weft_core::protocol::{self, Comparison};

/// An object that is ordered by a comparison function; without an object, what makes such objects.
pub struct KeyObject {
    pub(super) compare: Value,
    pub(super) object: Value,
}

impl Trace for KeyObject {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.compare);
        tracer.value(self.object);
    }
}

fn compare(
    thread: &Thread,
    comparison: Comparison,
    left: &KeyObject,
    right: Value,
) -> Result<Value, Raised> {
    let Some(right) = right.downcast::<Native<KeyObject>>() else {
        return Err(type_error("other argument must be K instance"));
    };
    if left.object == Value::ABSENT || right.object == Value::ABSENT {
        return Err(attribute_error("object"));
    }
    let order = protocol::call_values(thread, left.compare, &[left.object, right.object])?;
    protocol::compare(thread, comparison, order, Value::from_i32(0))
}

/// `left < right`, which sorting asks for, with as little around the call of the comparison function as can be.
fn less_directly(thread: &Thread, values: &[Value]) -> Option<Result<Value, Raised>> {
    let [left, right] = values else {
        return None;
    };
    let left = left.downcast::<Native<KeyObject>>()?;
    let right = right.downcast::<Native<KeyObject>>()?;
    if left.object == Value::ABSENT || right.object == Value::ABSENT {
        return None;
    }
    let order = protocol::call_values(thread, left.compare, &[left.object, right.object]);
    Some(order.and_then(|order| match order.to_int() {
        Some(order) => Ok(Value::from_bool(order < 0)),
        None => thread.library(move || {
            protocol::compare(thread, Comparison::Less, order, Value::from_i32(0))
        }),
    }))
}

/// A key made by cmp_to_key().
#[weft_core::class(name = "KeyWrapper", module = "functools", payload = KeyObject)]
pub mod key_object {
    use super::{Comparison, KeyObject, attribute_error, compare, less_directly, new_native};
    use weft_core::heap::{Native, Raised, Thread, Value};

    fn __call__(this: &Native<KeyObject>, thread: &Thread, obj: Value) -> Value {
        new_native(
            thread,
            KeyObject {
                compare: this.compare,
                object: obj,
            },
        )
        .value()
    }

    /// Value wrapped by a key function.
    #[getter]
    fn obj(this: &Native<KeyObject>) -> Result<Value, Raised> {
        if this.object == Value::ABSENT {
            Err(attribute_error("object"))
        } else {
            Ok(this.object)
        }
    }

    #[direct(less_directly)]
    fn __lt__(this: &Native<KeyObject>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Less, this, other)
    }

    fn __le__(this: &Native<KeyObject>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::LessEqual, this, other)
    }

    fn __eq__(this: &Native<KeyObject>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Equal, this, other)
    }

    fn __ne__(this: &Native<KeyObject>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::NotEqual, this, other)
    }

    fn __gt__(this: &Native<KeyObject>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Greater, this, other)
    }

    fn __ge__(this: &Native<KeyObject>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::GreaterEqual, this, other)
    }
}
