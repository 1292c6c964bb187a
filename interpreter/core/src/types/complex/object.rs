//! The object of a complex number.

use crate::error::type_error;
use crate::names::Special;
use crate::protocol::{self, class_name};
use crate::types::class::Class;
use crate::types::exception::warnings::warn_strict_subclass;
use crate::types::int::{self, Integer};
use weft_heap::{Native, Raised, Thread, Tracer, Value};

/// A complex number.
pub struct ComplexNumber {
    /// The real part.
    pub real: f64,
    /// The imaginary part.
    pub imaginary: f64,
}

impl weft_heap::Trace for ComplexNumber {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

/// A complex number.
pub fn new(thread: &Thread, real: f64, imaginary: f64) -> Value {
    crate::interpreter::new_native(thread, ComplexNumber { real, imaginary }).value()
}

/// The parts of a complex number (or instance of a subclass); `None` for any other value.
pub fn pair_of(value: Value) -> Option<(f64, f64)> {
    value
        .downcast::<Native<ComplexNumber>>()
        .map(|number| (number.real, number.imaginary))
}

/// The parts of a number that an operator of complex numbers takes; `None` if it is none.
///
/// # Errors
/// `OverflowError` for an integer that is too large.
pub(super) fn operand(value: Value) -> Result<Option<(f64, f64)>, Raised> {
    if let Some(pair) = pair_of(value) {
        return Ok(Some(pair));
    }
    if let Some(float) = value.to_float() {
        return Ok(Some((float, 0.0)));
    }
    match Integer::of(&value) {
        Some(integer) => Ok(Some((int::to_float(integer)?, 0.0))),
        None => Ok(None),
    }
}

/// What `__complex__` of a value gives; `None` if its class has none.
pub(super) fn by_method(thread: &Thread, value: Value) -> Result<Option<(f64, f64)>, Raised> {
    let Some(result) = protocol::call_special(thread, value, Special::Complex, &[]) else {
        return Ok(None);
    };
    let result = result?;
    match pair_of(result) {
        Some(pair) => {
            let class = thread.class_of(result);
            if Class::of(&class).is_some_and(|class| class.definition().is_none()) {
                warn_strict_subclass(thread, "__complex__", "complex", result)?;
            }
            Ok(Some(pair))
        }
        None => Err(type_error(format!(
            "__complex__ returned non-complex (type {})",
            class_name(result)
        ))),
    }
}

/// The complex number of any number, as the functions of `cmath` take it.
///
/// # Errors
/// `TypeError` for what is no number.
pub fn to_complex(thread: &Thread, value: Value) -> Result<(f64, f64), Raised> {
    if let Some(pair) = pair_of(value) {
        return Ok(pair);
    }
    if let Some(pair) = by_method(thread, value)? {
        return Ok(pair);
    }
    Ok((protocol::to_float(thread, value)?, 0.0))
}
