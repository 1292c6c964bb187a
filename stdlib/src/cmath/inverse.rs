//! Square root, logarithm and the inverse functions.
//!
//! After W. Kahan, "Branch Cuts for Complex Elementary Functions", with care for parts that are very large or very small.

use super::special::{ACOS, ACOSH, ASINH, ATANH, LOG, Pair, SQRT, is_finite, look_up};
use crate::math::float::domain_error;
use std::f64::consts::{FRAC_PI_2, LN_2};
use weft_core::heap::Raised;

/// Past this sums and products of parts may be infinite.
const LARGE: f64 = f64::MAX / 4.0;

fn is_large((real, imaginary): Pair) -> bool {
    real.abs() > LARGE || imaginary.abs() > LARGE
}

/// The logarithm of the size of a large number.
fn log_of_size((real, imaginary): Pair) -> f64 {
    (real / 2.0).hypot(imaginary / 2.0).ln() + LN_2
}

/// The logarithm of twice the size of a large number.
fn log_of_double((real, imaginary): Pair) -> f64 {
    (real / 2.0).hypot(imaginary / 2.0).ln() + LN_2 * 2.0
}

fn scaled(float: f64, exponent: i32) -> f64 {
    float * 2f64.powi(exponent)
}

pub fn sqrt(z: Pair) -> Pair {
    let (real, imaginary) = z;
    if !is_finite(z) {
        return look_up(&SQRT, z);
    }
    if real == 0.0 && imaginary == 0.0 {
        return (0.0, imaginary);
    }
    let (ax, ay) = (real.abs(), imaginary.abs());
    let root = if ax < f64::MIN_POSITIVE && ay < f64::MIN_POSITIVE {
        let ax = scaled(ax, 53);
        scaled((ax + ax.hypot(scaled(ay, 53))).sqrt(), -27)
    } else {
        let ax = ax / 8.0;
        2.0 * (ax + ax.hypot(ay / 8.0)).sqrt()
    };
    let other = ay / (2.0 * root);
    if real >= 0.0 {
        (root, other.copysign(imaginary))
    } else {
        (other, root.copysign(imaginary))
    }
}

pub fn log(z: Pair) -> Result<Pair, Raised> {
    let (real, imaginary) = z;
    if !is_finite(z) {
        return Ok(look_up(&LOG, z));
    }
    let (ax, ay) = (real.abs(), imaginary.abs());
    let size = if is_large(z) {
        log_of_size(z)
    } else if ax < f64::MIN_POSITIVE && ay < f64::MIN_POSITIVE {
        if ax == 0.0 && ay == 0.0 {
            return Err(domain_error());
        }
        scaled(ax, 53).hypot(scaled(ay, 53)).ln() - 53.0 * LN_2
    } else {
        let size = ax.hypot(ay);
        if (0.71..=1.73).contains(&size) {
            // Near 1 the logarithm is small, and the square of the size less 1 is exact enough.
            let (more, less) = (ax.max(ay), ax.min(ay));
            ((more - 1.0) * (more + 1.0) + less * less).ln_1p() / 2.0
        } else {
            size.ln()
        }
    };
    Ok((size, imaginary.atan2(real)))
}

pub fn acos(z: Pair) -> Pair {
    let (real, imaginary) = z;
    if !is_finite(z) {
        return look_up(&ACOS, z);
    }
    if is_large(z) {
        let size = log_of_double(z);
        return (
            imaginary.abs().atan2(real),
            if real < 0.0 {
                -size.copysign(imaginary)
            } else {
                size.copysign(-imaginary)
            },
        );
    }
    let first = sqrt((1.0 - real, -imaginary));
    let second = sqrt((1.0 + real, imaginary));
    (
        2.0 * first.0.atan2(second.0),
        pxfm::f_asinh(second.0 * first.1 - second.1 * first.0),
    )
}

pub fn acosh(z: Pair) -> Pair {
    let (real, imaginary) = z;
    if !is_finite(z) {
        return look_up(&ACOSH, z);
    }
    if is_large(z) {
        return (log_of_double(z), imaginary.atan2(real));
    }
    let first = sqrt((real - 1.0, imaginary));
    let second = sqrt((real + 1.0, imaginary));
    (
        pxfm::f_asinh(first.0 * second.0 + first.1 * second.1),
        2.0 * first.1.atan2(second.0),
    )
}

pub fn asinh(z: Pair) -> Pair {
    let (real, imaginary) = z;
    if !is_finite(z) {
        return look_up(&ASINH, z);
    }
    if is_large(z) {
        let size = log_of_double(z);
        return (
            if imaginary >= 0.0 {
                size.copysign(real)
            } else {
                -size.copysign(-real)
            },
            imaginary.atan2(real.abs()),
        );
    }
    let first = sqrt((1.0 + imaginary, -real));
    let second = sqrt((1.0 - imaginary, real));
    (
        pxfm::f_asinh(first.0 * second.1 - second.0 * first.1),
        imaginary.atan2(first.0 * second.0 - first.1 * second.1),
    )
}

pub fn atanh(z: Pair) -> Result<Pair, Raised> {
    let (real, imaginary) = z;
    if !is_finite(z) {
        return Ok(look_up(&ATANH, z));
    }
    if real.is_sign_negative() {
        let (real, imaginary) = atanh((-real, -imaginary))?;
        return Ok((-real, -imaginary));
    }
    let ay = imaginary.abs();
    if real > LARGE.sqrt() || ay > LARGE.sqrt() {
        let size = (real / 2.0).hypot(imaginary / 2.0);
        return Ok((real / 4.0 / size / size, -FRAC_PI_2.copysign(-imaginary)));
    }
    if real == 1.0 && ay < f64::MIN_POSITIVE.sqrt() {
        if ay == 0.0 {
            return Err(domain_error());
        }
        return Ok((
            -(ay.sqrt() / ay.hypot(2.0).sqrt()).ln(),
            (2f64.atan2(-ay) / 2.0).copysign(imaginary),
        ));
    }
    let below = 1.0 - real;
    Ok((
        (4.0 * real / (below * below + ay * ay)).ln_1p() / 4.0,
        -(-2.0 * imaginary).atan2(below * (1.0 + real) - ay * ay) / 2.0,
    ))
}
