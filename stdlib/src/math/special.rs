//! Functions of the C library that Rust's lacks, or has otherwise: the digits are those that CPython prints.
//!
//! The error functions and the inverse hyperbolic ones follow Sun's fdlibm (1993), whose rational approximations C
//! libraries share. Sums are grouped as the GNU library groups them, which decides the last bit.

#![allow(
    clippy::excessive_precision,
    reason = "the coefficients are as they were published"
)]

/// `coefficients[0] + x * (coefficients[1] + …)`, by pairs of neighbours.
fn polynomial<const N: usize>(x: f64, coefficients: &[f64; N]) -> f64 {
    let square = x * x;
    let pair = |place: usize| match coefficients.get(place + 1) {
        Some(next) => coefficients[place] + x * next,
        None => coefficients[place],
    };
    let mut sum = pair(0);
    let fourth = square * square;
    let powers = [1.0, square, fourth, fourth * square, fourth * fourth];
    for place in (2..N).step_by(2) {
        sum += powers[place / 2] * pair(place);
    }
    sum
}

/// `erf` near zero: numerator and denominator in the square.
const NEAR_ZERO: ([f64; 5], [f64; 6]) = (
    [
        1.28379167095512558561e-01,
        -3.25042107247001499370e-01,
        -2.84817495755985104766e-02,
        -5.77027029648944159157e-03,
        -2.37630166566501626084e-05,
    ],
    [
        1.0,
        3.97917223959155352819e-01,
        6.50222499887672944485e-02,
        5.08130628187576562776e-03,
        1.32494738004321644526e-04,
        -3.96022827877536812320e-06,
    ],
);

/// `erf` about one, less [`AT_ONE`].
const NEAR_ONE: ([f64; 7], [f64; 7]) = (
    [
        -2.36211856075265944077e-03,
        4.14856118683748331666e-01,
        -3.72207876035701323847e-01,
        3.18346619901161753674e-01,
        -1.10894694282396677476e-01,
        3.54783043256182359371e-02,
        -2.16637559486879084300e-03,
    ],
    [
        1.0,
        1.06420880400844228286e-01,
        5.40397917702171048937e-01,
        7.18286544141962662868e-02,
        1.26171219808761642112e-01,
        1.36370839120290507362e-02,
        1.19844998467991074170e-02,
    ],
);

const AT_ONE: f64 = 8.45062911510467529297e-01;

/// The logarithm of `erfc(x) * x * exp(x * x + 0.5625)` in `1 / (x * x)`, up to `1 / 0.35`.
const MIDDLE: ([f64; 8], [f64; 9]) = (
    [
        -9.86494403484714822705e-03,
        -6.93858572707181764372e-01,
        -1.05586262253232909814e+01,
        -6.23753324503260060396e+01,
        -1.62396669462573470355e+02,
        -1.84605092906711035994e+02,
        -8.12874355063065934246e+01,
        -9.81432934416914548592e+00,
    ],
    [
        1.0,
        1.96512716674392571292e+01,
        1.37657754143519042600e+02,
        4.34565877475229228821e+02,
        6.45387271733267880336e+02,
        4.29008140027567833386e+02,
        1.08635005541779435134e+02,
        6.57024977031928170135e+00,
        -6.04244152148580987438e-02,
    ],
);

/// As [`MIDDLE`], up to 28.
const FAR: ([f64; 7], [f64; 8]) = (
    [
        -9.86494292470009928597e-03,
        -7.99283237680523006574e-01,
        -1.77579549177547519889e+01,
        -1.60636384855821916062e+02,
        -6.37566443368389627722e+02,
        -1.02509513161107724954e+03,
        -4.83519191608651397019e+02,
    ],
    [
        1.0,
        3.03380607434824582924e+01,
        3.25792512996573918826e+02,
        1.53672958608443695994e+03,
        3.19985821950859553908e+03,
        2.55305040643316442583e+03,
        4.74528541206955367215e+02,
        -2.24409524465858183362e+01,
    ],
);

/// `erf(x) / x - 1`, for less than 0.84375.
fn ratio_near_zero(x: f64) -> f64 {
    let square = x * x;
    polynomial(square, &NEAR_ZERO.0) / polynomial(square, &NEAR_ZERO.1)
}

/// `erf(|x|) - AT_ONE`, for 0.84375 to 1.25.
fn difference_near_one(x: f64) -> f64 {
    let s = x.abs() - 1.0;
    polynomial(s, &NEAR_ONE.0) / polynomial(s, &NEAR_ONE.1)
}

/// `erfc(|x|)`, for 1.25 to 28.
fn tail(x: f64) -> f64 {
    let x = x.abs();
    let s = 1.0 / (x * x);
    let ratio = if x < 1.0 / 0.35 {
        polynomial(s, &MIDDLE.0) / polynomial(s, &MIDDLE.1)
    } else {
        polynomial(s, &FAR.0) / polynomial(s, &FAR.1)
    };
    // The square of the upper half of x is exact.
    let high = f64::from_bits(x.to_bits() & !0xffff_ffff);
    (-high * high - 0.5625).exp() * ((high - x) * (high + x) + ratio).exp() / x
}

/// The error function.
pub fn erf(x: f64) -> f64 {
    let magnitude = x.abs();
    if x.is_nan() {
        x
    } else if magnitude < 2f64.powi(-28) {
        const EIGHT_TIMES: f64 = 1.02703333676410069053e+00;
        0.125 * (8.0 * x + EIGHT_TIMES * x)
    } else if magnitude < 0.84375 {
        x + x * ratio_near_zero(x)
    } else if magnitude < 1.25 {
        (AT_ONE + difference_near_one(x)).copysign(x)
    } else if magnitude < 6.0 {
        (1.0 - tail(x)).copysign(x)
    } else {
        1f64.copysign(x)
    }
}

/// The complementary error function.
pub fn erfc(x: f64) -> f64 {
    let magnitude = x.abs();
    if x.is_nan() {
        x
    } else if magnitude < 2f64.powi(-56) {
        1.0 - x
    } else if magnitude < 0.84375 {
        let ratio = ratio_near_zero(x);
        if x < 0.25 {
            1.0 - (x + x * ratio)
        } else {
            0.5 - (x - 0.5 + x * ratio)
        }
    } else if magnitude < 1.25 {
        if x > 0.0 {
            (1.0 - AT_ONE) - difference_near_one(x)
        } else {
            1.0 + (AT_ONE + difference_near_one(x))
        }
    } else if x <= -6.0 {
        2.0
    } else if magnitude < 28.0 {
        if x > 0.0 { tail(x) } else { 2.0 - tail(x) }
    } else {
        0.0
    }
}

/// The inverse of the hyperbolic sine.
pub fn asinh(x: f64) -> f64 {
    let magnitude = x.abs();
    if !x.is_finite() || magnitude < 2f64.powi(-28) {
        return x;
    }
    let square = x * x;
    let result = if magnitude > 2f64.powi(28) {
        magnitude.ln() + std::f64::consts::LN_2
    } else if magnitude > 2.0 {
        (2.0 * magnitude + 1.0 / ((square + 1.0).sqrt() + magnitude)).ln()
    } else {
        (magnitude + square / (1.0 + (1.0 + square).sqrt())).ln_1p()
    };
    result.copysign(x)
}

/// The inverse of the hyperbolic cosine, for 1 and more.
pub fn acosh(x: f64) -> f64 {
    if x > 2f64.powi(28) {
        x.ln() + std::f64::consts::LN_2
    } else if x > 2.0 {
        (2.0 * x - 1.0 / (x + (x * x - 1.0).sqrt())).ln()
    } else {
        let above = x - 1.0;
        (above + (2.0 * above + above * above).sqrt()).ln_1p()
    }
}

/// The inverse of the hyperbolic tangent, for less than 1.
pub fn atanh(x: f64) -> f64 {
    let magnitude = x.abs();
    if x.is_nan() || magnitude < 2f64.powi(-28) {
        return x;
    }
    let doubled = magnitude + magnitude;
    let inside = if magnitude < 0.5 {
        doubled + doubled * magnitude / (1.0 - magnitude)
    } else {
        doubled / (1.0 - magnitude)
    };
    (0.5 * inside.ln_1p()).copysign(x)
}

/// The cube root: a polynomial's guess for the fraction, and one step of Halley's method.
pub fn cube_root(x: f64) -> f64 {
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    const GUESS: [f64; 7] = [
        0.354895765043919860,
        1.50819193781584896,
        -2.11499494167371287,
        2.44693122278083564,
        -1.83469277483613086,
        0.784932344976639262,
        -0.145263899385486367,
    ];
    const ROOT: f64 = 1.2599210498948731648;
    const SQUARED_ROOT: f64 = 1.5874010519681994748;
    let (fraction, exponent) = super::float::split(x.abs());
    let guess = GUESS
        .iter()
        .rev()
        .fold(0.0, |sum, coefficient| sum * fraction + coefficient);
    let cube = guess * guess * guess;
    let factor = match exponent % 3 {
        -2 => 1.0 / SQUARED_ROOT,
        -1 => 1.0 / ROOT,
        1 => ROOT,
        2 => SQUARED_ROOT,
        _ => 1.0,
    };
    let root = guess * (cube + 2.0 * fraction) / (2.0 * cube + fraction) * factor;
    weft_core::types::float::scale(root, exponent / 3).copysign(x)
}
