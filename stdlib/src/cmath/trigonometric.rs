//! The exponential and the hyperbolic functions, which the trigonometric ones are turned into.

use super::special::{COSH, EXP, Pair, RECT, SINH, TANH, is_finite, look_up};
use crate::math::float::{domain_error, range_error};
use std::f64::consts::E;
use weft_core::heap::Raised;

/// Past this the exponential of a real number may be infinite where the result is not.
fn log_of_large() -> f64 {
    (f64::MAX / 4.0).ln()
}

fn in_range(result: Pair) -> Result<Pair, Raised> {
    if result.0.is_infinite() || result.1.is_infinite() {
        return Err(range_error());
    }
    Ok(result)
}

/// Whether the real part is infinite and the imaginary part has an angle that is not zero.
fn is_directed((real, imaginary): Pair) -> bool {
    real.is_infinite() && imaginary.is_finite() && imaginary != 0.0
}

pub fn exp((real, imaginary): Pair) -> Result<Pair, Raised> {
    let (sine, cosine) = imaginary.sin_cos();
    if !is_finite((real, imaginary)) {
        if imaginary.is_infinite() && (real.is_finite() || real == f64::INFINITY) {
            return Err(domain_error());
        }
        if !is_directed((real, imaginary)) {
            return Ok(look_up(&EXP, (real, imaginary)));
        }
        let size = if real > 0.0 { f64::INFINITY } else { 0.0 };
        return Ok((size.copysign(cosine), size.copysign(sine)));
    }
    if real > log_of_large() {
        let size = (real - 1.0).exp();
        return in_range((size * cosine * E, size * sine * E));
    }
    let size = real.exp();
    in_range((size * cosine, size * sine))
}

pub fn cosh((real, imaginary): Pair) -> Result<Pair, Raised> {
    let (sine, cosine) = imaginary.sin_cos();
    if !is_finite((real, imaginary)) {
        if imaginary.is_infinite() && !real.is_nan() {
            return Err(domain_error());
        }
        if !is_directed((real, imaginary)) {
            return Ok(look_up(&COSH, (real, imaginary)));
        }
        let infinite = f64::INFINITY.copysign(sine);
        return Ok((
            f64::INFINITY.copysign(cosine),
            if real > 0.0 { infinite } else { -infinite },
        ));
    }
    if real.abs() > log_of_large() {
        let less = real - 1f64.copysign(real);
        return in_range((cosine * less.cosh() * E, sine * less.sinh() * E));
    }
    in_range((cosine * real.cosh(), sine * real.sinh()))
}

pub fn sinh((real, imaginary): Pair) -> Result<Pair, Raised> {
    let (sine, cosine) = imaginary.sin_cos();
    if !is_finite((real, imaginary)) {
        if imaginary.is_infinite() && !real.is_nan() {
            return Err(domain_error());
        }
        if !is_directed((real, imaginary)) {
            return Ok(look_up(&SINH, (real, imaginary)));
        }
        let infinite = f64::INFINITY.copysign(cosine);
        return Ok((
            if real > 0.0 { infinite } else { -infinite },
            f64::INFINITY.copysign(sine),
        ));
    }
    if real.abs() > log_of_large() {
        let less = real - 1f64.copysign(real);
        return in_range((cosine * less.sinh() * E, sine * less.cosh() * E));
    }
    in_range((cosine * real.sinh(), sine * real.cosh()))
}

pub fn tanh((real, imaginary): Pair) -> Result<Pair, Raised> {
    let (sine, cosine) = imaginary.sin_cos();
    if !is_finite((real, imaginary)) {
        if imaginary.is_infinite() && real.is_finite() {
            return Err(domain_error());
        }
        if !is_directed((real, imaginary)) {
            return Ok(look_up(&TANH, (real, imaginary)));
        }
        return Ok((1f64.copysign(real), 0f64.copysign(2.0 * sine * cosine)));
    }
    if real.abs() > log_of_large() {
        return Ok((
            1f64.copysign(real),
            4.0 * sine * cosine * (-2.0 * real.abs()).exp(),
        ));
    }
    // W. Kahan, "Branch Cuts for Complex Elementary Functions".
    let (tx, ty) = (real.tanh(), imaginary.tan());
    let inverse = 1.0 / real.cosh();
    let product = tx * ty;
    let divisor = 1.0 + product * product;
    Ok((
        tx * (1.0 + ty * ty) / divisor,
        ty / divisor * inverse * inverse,
    ))
}

/// A number of its distance from zero and its angle.
pub fn rect((distance, angle): Pair) -> Result<Pair, Raised> {
    if !is_finite((distance, angle)) {
        if distance != 0.0 && !distance.is_nan() && angle.is_infinite() {
            return Err(domain_error());
        }
        if !is_directed((distance, angle)) {
            return Ok(look_up(&RECT, (distance, angle)));
        }
        let (sine, cosine) = angle.sin_cos();
        let size = f64::INFINITY;
        let result = (size.copysign(cosine), size.copysign(sine));
        return Ok(if distance > 0.0 {
            result
        } else {
            (-result.0, -result.1)
        });
    }
    if angle == 0.0 {
        return Ok((distance, distance * angle));
    }
    Ok((distance * angle.cos(), distance * angle.sin()))
}
