//! Special methods that are Python functions, called by nodes themselves: nothing of the library stands in between.
//!
//! All of this is for plain instances alone, and for methods without cells, defaults or anything that can be suspended.
//! Whatever else there may be is left to `protocol`.

use crate::locate;
use weft_core::names::Special;
use weft_core::native::Binding;
use weft_core::protocol::{self, BinaryOperator, Comparison};
use weft_core::types::class::{self, Class};
use weft_core::types::function::{Function, NativeFunction, Property};
use weft_heap::{Frame, Instance, Native, Raised, Thread, Value};
use weft_syntax::ast::Range;

/// The special method of an instance, if it is a Python function of `count` parameters.
#[inline]
fn method_of(thread: &Thread, receiver: Value, special: Special, count: i32) -> Option<Value> {
    if !receiver.is::<Instance>() {
        return None;
    }
    let class = thread.class_of(receiver);
    let method = Class::of(&class)?.special(special)?;
    let function = method.downcast::<Native<Function>>()?;
    (function.code().quick_arity() == count).then_some(method)
}

/// Calls a Python function of as many parameters as there are values, in a frame above everything in use.
#[inline]
fn run(
    thread: &Thread,
    frame: Frame<'_>,
    method: Value,
    values: &[Value],
    range: Range,
) -> Option<Result<Value, Raised>> {
    let window = thread.window_at_top(values.len() as u16)?;
    window.set_function(method);
    for (index, value) in values.iter().enumerate() {
        window.set_argument(index as u16, *value);
    }
    frame.set_position(range.start);
    let function = method.downcast::<Native<Function>>()?;
    let result = function.code().run_quickly(thread, window);
    Some(result.map_err(|raised| locate(thread, frame, range, raised)))
}

/// Calls `values[0].special(values[1], …)`; `None` if that is not for this place.
pub(crate) fn call(
    thread: &Thread,
    frame: Frame<'_>,
    special: Special,
    values: &[Value],
    range: Range,
) -> Option<Result<Value, Raised>> {
    let method = method_of(thread, values[0], special, values.len() as i32)?;
    run(thread, frame, method, values, range)
}

/// What a special method of the library answers without Python code, for an instance of a subclass of a built-in type.
pub(crate) fn native(thread: &Thread, special: Special, values: &[Value]) -> Option<Value> {
    let method = protocol::special_of(thread, values[0], special)?;
    let definition = method.downcast::<Native<NativeFunction>>()?.definition();
    if definition.binding != Binding::Method {
        return None;
    }
    definition.quick?(thread, values)
}

/// Calls a method that was found in the class of `values[0]`, if it is a Python function of as many parameters, or a native
/// one that answers without Python code.
#[inline]
pub(crate) fn call_method(
    thread: &Thread,
    frame: Frame<'_>,
    method: Value,
    values: &[Value],
    range: Range,
) -> Option<Result<Value, Raised>> {
    if let Some(native) = method.downcast::<Native<NativeFunction>>() {
        let definition = native.definition();
        return match definition.binding {
            Binding::Method => Some(Ok(definition.quick?(thread, values)?)),
            _ => None,
        };
    }
    let function = method.downcast::<Native<Function>>()?;
    if function.code().quick_arity() != values.len() as i32 {
        return None;
    }
    run(thread, frame, method, values, range)
}

/// `left operator right` where only the method of the left operand counts, or only that of the right one, because the left
/// one is a number that knows nothing of instances.
pub(crate) fn binary(
    thread: &Thread,
    frame: Frame<'_>,
    operator: BinaryOperator,
    (left, right): (Value, Value),
    range: Range,
) -> Option<Result<Value, Raised>> {
    let (special, reverse, _) = operator.methods();
    let (method, values) = if left.is_int() || left.is_inline_float() {
        (method_of(thread, right, reverse, 2)?, [right, left])
    } else {
        let method = method_of(thread, left, special, 2)?;
        // Objects of one shape are of one class.
        if thread.shape_of(left) != thread.shape_of(right)
            && thread.class_of(left) != thread.class_of(right)
            && protocol::special_of(thread, right, reverse).is_some()
        {
            return None;
        }
        (method, [left, right])
    };
    // Needed again for the message, and the method may have given its parameters other values.
    let kept = thread.window_at_top(2)?;
    kept.set_function(method);
    kept.set_argument(0, left);
    kept.set_argument(1, right);
    thread.keep_window(kept, 2, || {
        let result = run(thread, frame, method, &values, range)?;
        if matches!(result, Ok(Value::NOT_IMPLEMENTED)) {
            let (left, right) = (kept.argument(0)?, kept.argument(1)?);
            let raised = protocol::unsupported_operands(operator, left, right);
            return Some(Err(locate(thread, frame, range, raised)));
        }
        Some(result)
    })
}

/// `left operator right` by the left operand's method, where the right one's does not go before.
pub(crate) fn compare(
    thread: &Thread,
    frame: Frame<'_>,
    operator: Comparison,
    (left, right): (Value, Value),
    range: Range,
) -> Option<Result<Value, Raised>> {
    let (special, _) = operator.methods();
    // `object.__ne__` is the opposite of `__eq__`.
    let is_opposite =
        special == Special::NotEqual && protocol::has_special_of_object(thread, left, special);
    let special = if is_opposite { Special::Equal } else { special };
    let method = method_of(thread, left, special, 2)?;
    let (left_class, right_class) = (thread.class_of(left), thread.class_of(right));
    if left_class != right_class && class::is_subclass(right_class, left_class) {
        return None;
    }
    // Needed again where the method does not know, and it may have given its parameters other values.
    let kept = thread.window_at_top(2)?;
    kept.set_function(method);
    kept.set_argument(0, left);
    kept.set_argument(1, right);
    thread.keep_window(kept, 2, || {
        let result = run(thread, frame, method, &[left, right], range)?;
        if matches!(result, Ok(Value::NOT_IMPLEMENTED)) {
            let (left, right) = (kept.argument(0)?, kept.argument(1)?);
            let result =
                thread.library(move || protocol::compare_after_left(thread, operator, left, right));
            return Some(result.map_err(|raised| locate(thread, frame, range, raised)));
        }
        match result {
            Ok(value) if is_opposite => {
                let truth = match value.simple_truth() {
                    Some(truth) => Ok(truth),
                    None => thread.library(move || protocol::truth(thread, value)),
                };
                let result = truth.map(|truth| Value::from_bool(!truth));
                Some(result.map_err(|raised| locate(thread, frame, range, raised)))
            }
            result => Some(result),
        }
    })
}

/// The value of a property of an instance.
pub(crate) fn property(
    thread: &Thread,
    frame: Frame<'_>,
    member: Value,
    object: Value,
    range: Range,
) -> Option<Result<Value, Raised>> {
    let property = member.downcast::<Native<Property>>()?;
    // A subclass of `property` may have a `__get__` of its own.
    let class = thread.class_of(member);
    Class::of(&class)?.definition()?;
    let getter = property.getter()?;
    let function = getter.downcast::<Native<Function>>()?;
    if function.code().quick_arity() != 1 {
        return None;
    }
    run(thread, frame, getter, &[object], range)
}
