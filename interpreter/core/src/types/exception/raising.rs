//! What `raise` and `except` do with their operands.

use crate::error::{raise_object, type_error};
use crate::protocol::{self};
use crate::types::class::{Class, ClassFlag, is_subclass};
use crate::types::exception::ExceptionObject;
use weft_heap::{Native, Raised, Thread, Tuple, Value};

fn is_exception_class(value: Value) -> bool {
    Class::of(&value).is_some_and(|class| class.has(ClassFlag::Exception))
}

/// The exception object that an operand of `raise` (or `throw`) stands for: itself, or an instance of the class.
///
/// # Errors
/// `TypeError` with `refusal` if it is neither; whatever the class raises when it is called.
pub fn to_exception(thread: &Thread, operand: Value, refusal: &str) -> Result<Value, Raised> {
    if operand.is::<Native<ExceptionObject>>() {
        return Ok(operand);
    }
    if !is_exception_class(operand) {
        return Err(type_error(refusal));
    }
    let made = protocol::call_values(thread, operand, &[])?;
    if made.is::<Native<ExceptionObject>>() {
        return Ok(made);
    }
    let shown = protocol::repr(thread, operand)?;
    let class = protocol::repr(thread, thread.class_of(made))?;
    Err(type_error(format!(
        "calling {} should have returned an instance of BaseException, not {}",
        protocol::text_of(&shown).unwrap_or_default(),
        protocol::text_of(&class).unwrap_or_default()
    )))
}

/// Whether `except expected:` takes an exception; `expected` is a class or a tuple of classes.
///
/// # Errors
/// `TypeError` if something in `expected` is no exception class.
pub fn matches(thread: &Thread, exception: Value, expected: Value) -> Result<bool, Raised> {
    let class = thread.class_of(exception);
    if is_exception_class(expected) {
        return Ok(is_subclass(class, expected));
    }
    let refusal = "catching classes that do not inherit from BaseException is not allowed";
    let Some(several) = expected.downcast::<Tuple>() else {
        return Err(type_error(refusal));
    };
    if !several.items().iter().all(|item| is_exception_class(*item)) {
        return Err(type_error(refusal));
    }
    Ok(several.items().iter().any(|item| is_subclass(class, *item)))
}

/// Raises what a `raise` statement or a `throw` names: an exception, or a class that is instantiated.
pub fn raise_value(thread: &Thread, exception: Value, cause: Option<Value>) -> Raised {
    let object = match to_exception(
        thread,
        exception,
        "exceptions must derive from BaseException",
    ) {
        Ok(object) => object,
        Err(raised) => return raised,
    };
    if let Some(cause) = cause {
        let cause = if cause.is_none() {
            None
        } else {
            match to_exception(
                thread,
                cause,
                "exception causes must derive from BaseException",
            ) {
                Ok(cause) => Some(cause),
                Err(raised) => return raised,
            }
        };
        if let Some(object) = ExceptionObject::of(&object) {
            object.set_cause(cause);
        }
    }
    raise_object(thread, object)
}
