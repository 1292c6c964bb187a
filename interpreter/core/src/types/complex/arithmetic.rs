//! Arithmetic of complex numbers.

use crate::error::{overflow_error, zero_division_error};
use crate::types::complex::new;
use weft_heap::{Raised, Thread, Value};

type Pair = (f64, f64);

/// The product.
pub(super) fn multiply((a, b): Pair, (c, d): Pair) -> Pair {
    let (real, imaginary) = (a * c - b * d, a * d + b * c);
    if real.is_nan() && imaginary.is_nan() {
        recover_product((a, b), (c, d)).unwrap_or((real, imaginary))
    } else {
        (real, imaginary)
    }
}

/// An infinite product that came out as NaN (C standard, annex G.5.1).
fn recover_product((mut a, mut b): Pair, (mut c, mut d): Pair) -> Option<Pair> {
    let unit = |part: f64| if part.is_infinite() { 1.0f64 } else { 0.0 }.copysign(part);
    let no_nan = |part: f64| {
        if part.is_nan() {
            0.0f64.copysign(part)
        } else {
            part
        }
    };
    let mut recalculate = false;
    if a.is_infinite() || b.is_infinite() {
        (a, b, c, d) = (unit(a), unit(b), no_nan(c), no_nan(d));
        recalculate = true;
    }
    if c.is_infinite() || d.is_infinite() {
        (c, d, a, b) = (unit(c), unit(d), no_nan(a), no_nan(b));
        recalculate = true;
    }
    if !recalculate
        && [a * c, b * d, a * d, b * c]
            .iter()
            .any(|product| product.is_infinite())
    {
        (a, b, c, d) = (no_nan(a), no_nan(b), no_nan(c), no_nan(d));
        recalculate = true;
    }
    recalculate.then_some((
        f64::INFINITY * (a * c - b * d),
        f64::INFINITY * (a * d + b * c),
    ))
}

/// The quotient, by Smith's method, which does not overflow needlessly.
///
/// # Errors
/// `ZeroDivisionError`.
pub fn divide((a, b): Pair, (c, d): Pair) -> Result<Pair, Raised> {
    if c == 0.0 && d == 0.0 {
        return Err(zero_division_error("division by zero"));
    }
    let (real, imaginary) = if c.abs() >= d.abs() {
        let ratio = d / c;
        let divisor = c + d * ratio;
        ((a + b * ratio) / divisor, (b - a * ratio) / divisor)
    } else if d.abs() >= c.abs() {
        let ratio = c / d;
        let divisor = c * ratio + d;
        ((a * ratio + b) / divisor, (b * ratio - a) / divisor)
    } else {
        (f64::NAN, f64::NAN)
    };
    if real.is_nan() && imaginary.is_nan() {
        let unit = |part: f64| if part.is_infinite() { 1.0f64 } else { 0.0 }.copysign(part);
        if (a.is_infinite() || b.is_infinite()) && c.is_finite() && d.is_finite() {
            let (a, b) = (unit(a), unit(b));
            return Ok((
                f64::INFINITY * (a * c + b * d),
                f64::INFINITY * (b * c - a * d),
            ));
        }
        if (c.is_infinite() || d.is_infinite()) && a.is_finite() && b.is_finite() {
            let (c, d) = (unit(c), unit(d));
            return Ok((0.0 * (a * c + b * d), 0.0 * (b * c - a * d)));
        }
    }
    Ok((real, imaginary))
}

/// The quotient of a real number and a complex one: the former has no imaginary part, not one of zero, which shows in
/// the signs of zeros.
///
/// # Errors
/// `ZeroDivisionError`.
pub(super) fn divide_real(a: f64, (c, d): Pair) -> Result<Pair, Raised> {
    if c == 0.0 && d == 0.0 {
        return Err(zero_division_error("division by zero"));
    }
    let (real, imaginary) = if c.abs() >= d.abs() {
        let ratio = d / c;
        let divisor = c + d * ratio;
        (a / divisor, (-a * ratio) / divisor)
    } else if d.abs() >= c.abs() {
        let ratio = c / d;
        let divisor = c * ratio + d;
        ((a * ratio) / divisor, (-a) / divisor)
    } else {
        (f64::NAN, f64::NAN)
    };
    if real.is_nan() && imaginary.is_nan() && a.is_finite() && (c.is_infinite() || d.is_infinite())
    {
        let unit = |part: f64| if part.is_infinite() { 1.0f64 } else { 0.0 }.copysign(part);
        return Ok((0.0 * (a * unit(c)), 0.0 * (-a * unit(d))));
    }
    Ok((real, imaginary))
}

/// `base ** exponent` as a value.
///
/// # Errors
/// `ZeroDivisionError` for zero to a power that is negative or not real; `OverflowError`.
pub fn power(thread: &Thread, base: Pair, exponent: Pair) -> Result<Value, Raised> {
    let (real, imaginary) = power_pair(base, exponent)?;
    if [real, imaginary].iter().any(|part| part.is_infinite()) {
        return Err(overflow_error("complex exponentiation"));
    }
    Ok(new(thread, real, imaginary))
}

fn power_pair(base: Pair, exponent: Pair) -> Result<Pair, Raised> {
    // Small integral exponents are multiplied out.
    if exponent.1 == 0.0 && exponent.0 == exponent.0.floor() && exponent.0.abs() <= 100.0 {
        let count = exponent.0 as i32;
        if count > 0 {
            return Ok(multiplied_out(base, count.unsigned_abs()));
        }
        if count < 0 {
            if base == (0.0, 0.0) {
                return Err(zero_division_error("zero to a negative or complex power"));
            }
            return divide((1.0, 0.0), multiplied_out(base, count.unsigned_abs()));
        }
    }
    if exponent == (0.0, 0.0) {
        return Ok((1.0, 0.0));
    }
    if base == (0.0, 0.0) {
        if exponent.1 != 0.0 || exponent.0 < 0.0 {
            return Err(zero_division_error("zero to a negative or complex power"));
        }
        return Ok((0.0, 0.0));
    }
    let magnitude = base.0.hypot(base.1);
    let mut length = magnitude.powf(exponent.0);
    let angle = base.1.atan2(base.0);
    let mut phase = angle * exponent.0;
    if exponent.1 != 0.0 {
        length *= (-angle * exponent.1).exp();
        phase += exponent.1 * magnitude.ln();
    }
    if phase.is_infinite() {
        // An angle without end has no sine, which the C library calls a domain error.
        return Err(zero_division_error("zero to a negative or complex power"));
    }
    Ok((length * phase.cos(), length * phase.sin()))
}

fn multiplied_out(base: Pair, count: u32) -> Pair {
    let mut result = (1.0, 0.0);
    let mut square = base;
    let mut mask = 1;
    while mask <= count {
        if count & mask != 0 {
            // The first factor is one as well, which decides the signs of zeros.
            result = multiply(result, square);
        }
        mask <<= 1;
        if mask <= count {
            square = multiply(square, square);
        }
    }
    result
}

/// The magnitude.
///
/// # Errors
/// `OverflowError` if it is too large.
pub(super) fn absolute((real, imaginary): Pair) -> Result<f64, Raised> {
    let magnitude = real.hypot(imaginary);
    if magnitude.is_infinite() && real.is_finite() && imaginary.is_finite() {
        return Err(overflow_error("absolute value too large"));
    }
    Ok(magnitude)
}
