//! The gamma function and its logarithm with Python's errors.

use super::float::{outside, range_error};
use weft_core::heap::Raised;

const EXPECTED: &str = "a noninteger or positive integer";

fn is_pole(x: f64) -> bool {
    x == 0.0 || (x < 0.0 && x == x.floor())
}

/// The gamma function.
pub fn gamma(x: f64) -> Result<f64, Raised> {
    if x.is_nan() || x == f64::INFINITY {
        return Ok(x);
    }
    if is_pole(x) {
        return Err(outside(x, EXPECTED));
    }
    let result = if x == x.floor() && (1.0..=23.0).contains(&x) {
        // Factorials that a float holds exactly.
        (1..x as u64).product::<u64>() as f64
    } else {
        libm::tgamma(x)
    };
    if result.is_infinite() { Err(range_error()) } else { Ok(result) }
}

/// The logarithm of the magnitude of the gamma function.
pub fn log_gamma(x: f64) -> Result<f64, Raised> {
    if x.is_nan() {
        return Ok(x);
    }
    if x.is_infinite() {
        return Ok(f64::INFINITY);
    }
    if is_pole(x) {
        return Err(outside(x, EXPECTED));
    }
    let result = libm::lgamma(x);
    if result.is_infinite() { Err(range_error()) } else { Ok(result) }
}
