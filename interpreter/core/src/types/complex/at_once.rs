//! What complex numbers do with each other without a call of a method.

use crate::protocol::BinaryOperator;
use crate::types::complex::arithmetic::{absolute, multiply};
use crate::types::complex::{ComplexNumber, new};
use crate::types::construct::is_own_class;
use weft_heap::{Native, Thread, Value};

/// The parts of a complex number that is no instance of a subclass.
fn exact(thread: &Thread, value: Value) -> Option<(f64, f64)> {
    let number = value.downcast::<Native<ComplexNumber>>()?;
    is_own_class::<ComplexNumber>(thread, thread.class_of(value))
        .then_some((number.real, number.imaginary))
}

/// `left operator right` for two complex numbers; `None` for other operands and what may fail.
pub fn binary_at_once(
    thread: &Thread,
    operator: BinaryOperator,
    left: Value,
    right: Value,
) -> Option<Value> {
    let ((a, b), (c, d)) = (exact(thread, left)?, exact(thread, right)?);
    let (real, imaginary) = match operator {
        BinaryOperator::Add => (a + c, b + d),
        BinaryOperator::Subtract => (a - c, b - d),
        BinaryOperator::Multiply => multiply((a, b), (c, d)),
        _ => return None,
    };
    Some(new(thread, real, imaginary))
}

/// `abs(number)`; `None` for other values and for what is too large.
pub fn absolute_at_once(thread: &Thread, number: Value) -> Option<Value> {
    let magnitude = absolute(exact(thread, number)?).ok()?;
    Some(thread.float(magnitude))
}
