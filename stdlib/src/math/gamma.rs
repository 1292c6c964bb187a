//! The gamma function and its logarithm, by Lanczos' approximation with g = 6.02… and 13 terms (the coefficients are
//! those of P. Godfrey's method as computed for Boost), with Python's errors.

use super::float::{outside, range_error};
use std::f64::consts::PI;
use weft_core::heap::Raised;

const G: f64 = 6.024_680_040_776_73;
const G_MINUS_HALF: f64 = 5.524_680_040_776_73;
const NUMERATOR: [f64; 13] = [
    23_531_376_880.410_76,
    42_919_803_642.649_1,
    35_711_959_237.355_67,
    17_921_034_426.037_21,
    6_039_542_586.352_028,
    1_439_720_407.311_721_6,
    248_874_557.862_054_17,
    31_426_415.585_400_194,
    2_876_370.628_935_372_5,
    186_056.265_395_223_48,
    8_071.672_002_365_816,
    210.824_277_751_579_36,
    2.506_628_274_631_000_2,
];
const DENOMINATOR: [f64; 13] = [
    0.0,
    39_916_800.0,
    120_543_840.0,
    150_917_976.0,
    105_258_076.0,
    45_995_730.0,
    13_339_535.0,
    2_637_558.0,
    357_423.0,
    32_670.0,
    1_925.0,
    66.0,
    1.0,
];

const EXPECTED: &str = "a noninteger or positive integer";

fn is_pole(x: f64) -> bool {
    x == 0.0 || (x < 0.0 && x == x.floor())
}

/// Lanczos' sum for a positive number.
fn sum(x: f64) -> f64 {
    let terms = NUMERATOR.iter().zip(&DENOMINATOR);
    let (numerator, denominator) = if x < 5.0 {
        terms.rev().fold((0.0, 0.0), |(above, below), (n, d)| {
            (above * x + n, below * x + d)
        })
    } else {
        // Powers of 1/x do not overflow.
        terms.fold((0.0, 0.0), |(above, below), (n, d)| {
            (above / x + n, below / x + d)
        })
    };
    numerator / denominator
}

/// `sin(pi * x)`, exact where the result is.
fn sine_of_pi_times(x: f64) -> f64 {
    let rest = x.abs() % 2.0;
    let sine = match (2.0 * rest).round() as i32 {
        0 => (PI * rest).sin(),
        1 => (PI * (rest - 0.5)).cos(),
        2 => (PI * (1.0 - rest)).sin(),
        3 => -(PI * (rest - 1.5)).cos(),
        _ => (PI * (rest - 2.0)).sin(),
    };
    1.0f64.copysign(x) * sine
}

/// The gamma function.
pub fn gamma(x: f64) -> Result<f64, Raised> {
    if x.is_nan() || x == f64::INFINITY {
        return Ok(x);
    }
    if is_pole(x) {
        return Err(outside(x, EXPECTED));
    }
    if x == x.floor() && (1.0..=23.0).contains(&x) {
        // Factorials that a float holds exactly.
        return Ok((1..x as u64).fold(1.0, |product, factor| product * factor as f64));
    }
    let magnitude = x.abs();
    if magnitude < 1e-20 {
        let result = 1.0 / x;
        return if result.is_infinite() {
            Err(range_error())
        } else {
            Ok(result)
        };
    }
    if magnitude > 200.0 {
        return if x < 0.0 {
            Ok(0.0 / sine_of_pi_times(x))
        } else {
            Err(range_error())
        };
    }
    let y = magnitude + G_MINUS_HALF;
    // What the addition above lost.
    let lost = if magnitude > G_MINUS_HALF {
        (y - magnitude) - G_MINUS_HALF
    } else {
        (y - G_MINUS_HALF) - magnitude
    };
    let correction = lost * G / y;
    let exponent = magnitude - 0.5;
    // The power is taken in two steps where one would overflow.
    let (step, steps) = if magnitude < 140.0 {
        (y.powf(exponent), 1)
    } else {
        (y.powf(magnitude / 2.0 - 0.25), 2)
    };
    let mut result;
    if x < 0.0 {
        result = -PI / sine_of_pi_times(magnitude) / magnitude * y.exp() / sum(magnitude);
        result -= correction * result;
        for _ in 0..steps {
            result /= step;
        }
    } else {
        result = sum(magnitude) / y.exp();
        result += correction * result;
        for _ in 0..steps {
            result *= step;
        }
    }
    if result.is_infinite() {
        Err(range_error())
    } else {
        Ok(result)
    }
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
    if x == 1.0 || x == 2.0 {
        return Ok(0.0);
    }
    let magnitude = x.abs();
    if magnitude < 1e-20 {
        return Ok(-magnitude.ln());
    }
    let mut result = sum(magnitude).ln() - G;
    result += (magnitude - 0.5) * ((magnitude + G - 0.5).ln() - 1.0);
    if x < 0.0 {
        // The reflection formula.
        result = PI.ln() - sine_of_pi_times(magnitude).abs().ln() - magnitude.ln() - result;
    }
    if result.is_infinite() {
        Err(range_error())
    } else {
        Ok(result)
    }
}
