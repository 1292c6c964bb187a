//! Arithmetic of floats with Python's errors.

use crate::error::{Exception, overflow_error, raise_with, zero_division_error};
use crate::native::FromReceiver;
use crate::types::int::{self, Integer};
use dashu_int::IBig;
use dashu_int::ops::{BitTest, DivRem};
use std::cmp::Ordering;
use weft_heap::{Raised, Thread, Value};

/// `float * 2**exponent`, rounded once.
pub fn scale(float: f64, exponent: i64) -> f64 {
    let power = |exponent: i64| f64::from_bits(((exponent + 1023) as u64) << 52);
    let mut float = float;
    let mut left = exponent.clamp(-4000, 4000);
    while left > 1023 {
        float *= power(1023);
        left -= 1023;
    }
    // Steps of 969 leave more than 53 binary places for the last one, which so does all the rounding.
    while left < -1022 {
        float *= power(-969);
        left += 969;
    }
    float * power(left)
}

/// A float, or a number that an operator of floats takes beside one.
pub(super) enum Operand {
    Float(f64),
    Other,
}

impl Operand {
    /// The float of a float or an integer.
    pub fn of(value: Value) -> Result<Operand, Raised> {
        if let Some(float) = value.to_float() {
            return Ok(Operand::Float(float));
        }
        match Integer::of(&value) {
            Some(integer) => int::to_float(integer).map(Operand::Float),
            None => Ok(Operand::Other),
        }
    }
}

/// What an operator gives for a float and any value: `NotImplemented` if the other is no number.
#[inline]
pub(super) fn with_float(
    right: Value,
    operation: impl FnOnce(f64) -> Result<Value, Raised>,
) -> Result<Value, Raised> {
    match Operand::of(right)? {
        Operand::Float(float) => operation(float),
        Operand::Other => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `left / right`.
pub(super) fn divide(thread: &Thread, left: f64, right: f64) -> Result<Value, Raised> {
    if right == 0.0 {
        return Err(zero_division_error("division by zero"));
    }
    Ok(thread.float(left / right))
}

/// Quotient rounded down and remainder with the sign of the divisor.
///
/// # Errors
/// `ZeroDivisionError`.
pub fn divide_with_remainder(left: f64, right: f64) -> Result<(f64, f64), Raised> {
    if right == 0.0 {
        return Err(zero_division_error("division by zero"));
    }
    let mut remainder = left % right;
    let mut quotient = (left - remainder) / right;
    if remainder == 0.0 {
        remainder = 0.0f64.copysign(right);
    } else if (right < 0.0) != (remainder < 0.0) {
        remainder += right;
        quotient -= 1.0;
    }
    let floored = if quotient == 0.0 {
        0.0f64.copysign(left / right)
    } else {
        let floor = quotient.floor();
        // The division may have rounded a hair below the integer.
        if quotient - floor > 0.5 {
            floor + 1.0
        } else {
            floor
        }
    };
    Ok((floored, remainder))
}

/// `left % right`.
pub(super) fn modulo(left: f64, right: f64) -> Result<f64, Raised> {
    if right == 0.0 {
        return Err(zero_division_error("division by zero"));
    }
    let remainder = left % right;
    Ok(if remainder == 0.0 {
        0.0f64.copysign(right)
    } else if (right < 0.0) != (remainder < 0.0) {
        remainder + right
    } else {
        remainder
    })
}

/// `left % right`, if it is a number.
#[inline]
pub fn modulo_at_once(left: f64, right: f64) -> Option<f64> {
    modulo(left, right).ok()
}

/// `left // right`, if it is a number.
#[inline]
pub fn floor_divide_at_once(left: f64, right: f64) -> Option<f64> {
    if right == 0.0 {
        return None;
    }
    Some(divide_with_remainder(left, right).ok()?.0)
}

/// `base ** exponent`, for what needs no care.
#[inline]
pub fn power_at_once(base: f64, exponent: f64) -> Option<f64> {
    if base > 0.0 {
        Some(base.powf(exponent)).filter(|power| power.is_finite())
    } else {
        None
    }
}

/// `base ** exponent`: a complex number where the result is no real one.
///
/// # Errors
/// `ZeroDivisionError` for zero to a negative power, `OverflowError` for results that are too large.
pub fn float_power(thread: &Thread, base: f64, exponent: f64) -> Result<Value, Raised> {
    if base == 0.0 && exponent < 0.0 && exponent.is_finite() {
        return Err(zero_division_error("zero to a negative power"));
    }
    if base < 0.0 && base.is_finite() && exponent.is_finite() && exponent != exponent.floor() {
        return crate::types::complex::power(thread, (base, 0.0), (exponent, 0.0));
    }
    let power = base.powf(exponent);
    if power.is_infinite() && base.is_finite() && exponent.is_finite() {
        return Err(out_of_range(thread));
    }
    Ok(thread.float(power))
}

/// `OverflowError` as the C library's functions have it.
#[cold]
pub(crate) fn out_of_range(thread: &Thread) -> Raised {
    let message = thread.string("Numerical result out of range");
    raise_with(
        thread,
        Exception::OverflowError,
        &[Value::from_i32(34), message],
    )
}

/// How a float compares with any number; `None` if the other is no number, `Some(None)` if one is a NaN.
pub(super) fn compare(left: f64, right: Value) -> Option<Option<Ordering>> {
    if let Some(right) = right.to_float() {
        return Some(left.partial_cmp(&right));
    }
    let integer = Integer::of(&right)?;
    Some(int::compare_with_float(integer, left).map(Ordering::reverse))
}

/// The float rounded to an integral value, half to even.
pub fn round_half_even(float: f64) -> f64 {
    float.round_ties_even()
}

/// The float rounded to this many places behind the point (before it, if negative), half to even on the exact value.
///
/// # Errors
/// `OverflowError` if the rounded value is too large.
pub(super) fn round_to_places(float: f64, places: i64) -> Result<f64, Raised> {
    if !float.is_finite() || places > 323 {
        return Ok(float);
    }
    if places < -308 {
        return Ok(0.0f64.copysign(float));
    }
    let rounded = if places >= 0 {
        format!("{float:.*}", places as usize)
            .parse()
            .unwrap_or(float)
    } else {
        round_to_tens(float, places.unsigned_abs() as u32)
    };
    if rounded.is_infinite() {
        return Err(overflow_error("rounded value too large to represent"));
    }
    Ok(rounded)
}

fn round_to_tens(float: f64, places: u32) -> f64 {
    let (numerator, denominator) = int::ratio_of(float.abs());
    let unit = IBig::from(10).pow(places as usize);
    let divisor = &denominator * &unit;
    let (mut quotient, remainder) = numerator.div_rem(&divisor);
    match (remainder * 2u32).cmp(&divisor) {
        Ordering::Greater => quotient += 1,
        Ordering::Equal if quotient.bit(0) => quotient += 1,
        _ => {}
    }
    // The text is read back correctly rounded, and too large a number as infinity.
    let text = (quotient * unit).to_string();
    text.parse::<f64>().unwrap_or(f64::INFINITY).copysign(float)
}

/// A receiver's float, for methods that take `this: f64`.
pub(super) fn receiver(value: &Value) -> Option<f64> {
    f64::from_receiver(value)
}

#[cfg(test)]
mod tests {
    use super::scale;

    #[test]
    fn scaling_reaches_all_floats() {
        assert_eq!(scale(1.0, -1074).to_bits(), 1);
        assert_eq!(scale(1.5, -1075), f64::from_bits(1));
        assert_eq!(scale(1.0, -1075), 0.0);
        assert_eq!(scale(f64::from_bits(1), 1074), 1.0);
        assert_eq!(
            scale(f64::MAX, -2000),
            f64::MAX * 2f64.powi(-1000) * 2f64.powi(-1000)
        );
        assert_eq!(scale(f64::MAX, -2200), 0.0);
        assert_eq!(scale(1.0, 1024), f64::INFINITY);
        assert_eq!(scale(f64::from_bits(1), 2097), scale(1.0, 1023));
        assert_eq!(scale(3.0, -1076), f64::from_bits(1));
        assert_eq!(scale(1e300, -2050), scale(1e300 * 2f64.powi(-1000), -1050));
    }
}
