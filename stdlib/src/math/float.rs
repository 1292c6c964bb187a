//! Functions of one and two floats with their domains, and what is done to the parts of a float.

use weft_core::error::{overflow_error, value_error};
use weft_core::format::float_repr;
use weft_core::heap::Raised;

/// `OverflowError` of a function whose result is too large.
#[cold]
pub fn range_error() -> Raised {
    overflow_error("math range error")
}

/// `ValueError` of a function whose argument has no result.
#[cold]
pub fn domain_error() -> Raised {
    value_error("math domain error")
}

/// The result of a function that may be infinite for an infinite argument alone.
pub fn in_range(argument: f64, result: f64) -> Result<f64, Raised> {
    if result.is_infinite() && argument.is_finite() {
        Err(range_error())
    } else {
        Ok(result)
    }
}

/// The result of a function, where a NaN that is no NaN's says that the argument is outside of the domain.
pub fn in_domain(argument: f64, result: f64, expected: &str) -> Result<f64, Raised> {
    if result.is_nan() && !argument.is_nan() {
        return Err(outside(argument, expected));
    }
    Ok(result)
}

/// `ValueError`: an argument is not what is expected.
#[cold]
pub fn outside(argument: f64, expected: &str) -> Raised {
    value_error(format!("expected {expected}, got {}", float_repr(argument)))
}

/// The exponent and the fraction in 0.5 .. 1 of a float.
pub fn split(float: f64) -> (f64, i64) {
    if float == 0.0 || !float.is_finite() {
        return (float, 0);
    }
    let bits = float.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i64;
    if exponent == 0 {
        // A subnormal number is made normal first.
        let (fraction, exponent) = split(float * f64::from_bits(0x4350_0000_0000_0000));
        return (fraction, exponent - 54);
    }
    (
        f64::from_bits(bits & !(0x7ff << 52) | 1022 << 52),
        exponent - 1022,
    )
}

/// `x` minus the nearest multiple of `y`, halves to the even multiple.
pub fn remainder(x: f64, y: f64) -> Result<f64, Raised> {
    if x.is_nan() || y.is_nan() {
        return Ok(x + y);
    }
    if x.is_infinite() || y == 0.0 {
        return Err(domain_error());
    }
    if y.is_infinite() {
        return Ok(x);
    }
    let (magnitude, divisor) = (x.abs(), y.abs());
    let rest = magnitude % divisor;
    let other = divisor - rest;
    let result = if rest < other {
        rest
    } else if rest > other {
        -other
    } else {
        // Halfway: even if the rest of half the number is less than half.
        rest - 2.0 * ((0.5 * (magnitude - rest)) % divisor)
    };
    Ok(1.0f64.copysign(x) * result)
}

/// A float as a place in their order: neighbours differ by one.
fn ordinal(float: f64) -> i128 {
    let bits = i128::from(float.to_bits() & !(1 << 63));
    if float.is_sign_negative() {
        -bits
    } else {
        bits
    }
}

/// The float that is so many steps from `x` towards `y`.
pub fn next_after(x: f64, y: f64, steps: u64) -> f64 {
    if x.is_nan() || y.is_nan() {
        return x + y;
    }
    if x == y {
        return y;
    }
    if steps == 0 {
        return x;
    }
    let (from, to) = (ordinal(x), ordinal(y));
    let distance = (to - from).unsigned_abs();
    if distance <= u128::from(steps) {
        return y;
    }
    let place = if to > from {
        from + i128::from(steps)
    } else {
        from - i128::from(steps)
    };
    let magnitude = f64::from_bits(place.unsigned_abs() as u64);
    // Between the two zeros the sign is that of the side one came from.
    if place < 0 || (place == 0 && x.is_sign_negative()) {
        -magnitude
    } else {
        magnitude
    }
}

/// The value of the last bit of a float.
pub fn last_place(float: f64) -> f64 {
    let magnitude = float.abs();
    if !magnitude.is_finite() {
        return magnitude;
    }
    if magnitude == f64::MAX {
        return magnitude - next_after(magnitude, 0.0, 1);
    }
    next_after(magnitude, f64::INFINITY, 1) - magnitude
}

/// `a * b + c`, rounded once.
pub fn fused_multiply_add(a: f64, b: f64, c: f64) -> Result<f64, Raised> {
    let result = a.mul_add(b, c);
    if result.is_finite() {
        return Ok(result);
    }
    if result.is_nan() {
        if !a.is_nan() && !b.is_nan() && !c.is_nan() {
            return Err(value_error("invalid operation in fma"));
        }
    } else if a.is_finite() && b.is_finite() && c.is_finite() {
        return Err(overflow_error("overflow in fma"));
    }
    Ok(result)
}

/// `x ** y` as C has it.
pub fn power(x: f64, y: f64) -> Result<f64, Raised> {
    let result = x.powf(y);
    if x.is_finite() && y.is_finite() {
        if result.is_nan() {
            return Err(domain_error());
        }
        if result.is_infinite() {
            return Err(if x == 0.0 {
                domain_error()
            } else {
                range_error()
            });
        }
    }
    Ok(result)
}
