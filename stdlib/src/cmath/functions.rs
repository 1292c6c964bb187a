//! The module `cmath`.

/// Mathematics of complex numbers: the functions take all that has
/// `__complex__`, `__float__` or `__index__`.
#[weft_core::module(name = "cmath")]
pub mod module {
    use crate::cmath::special::{self, Pair};
    use crate::cmath::{inverse, trigonometric};
    use crate::math::float::{domain_error, range_error};
    use weft_core::error::value_error;
    use weft_core::heap::{Dict, Raised, Thread, Value};
    use weft_core::types::complex;

    #[rust]
    fn value(thread: &Thread, (real, imaginary): Pair) -> Value {
        complex::new(thread, real, imaginary)
    }

    /// The number turned by a right angle, for which a hyperbolic function is a trigonometric one.
    #[rust]
    fn turned((real, imaginary): Pair) -> Pair {
        (-imaginary, real)
    }

    #[rust]
    fn turned_back((real, imaginary): Pair) -> Pair {
        (imaginary, -real)
    }

    /// Return the arc cosine of z.
    #[positional_only]
    fn acos(thread: &Thread, z: Value) -> Result<Value, Raised> {
        Ok(value(
            thread,
            inverse::acos(complex::to_complex(thread, z)?),
        ))
    }

    /// Return the inverse hyperbolic cosine of z.
    #[positional_only]
    fn acosh(thread: &Thread, z: Value) -> Result<Value, Raised> {
        Ok(value(
            thread,
            inverse::acosh(complex::to_complex(thread, z)?),
        ))
    }

    /// Return the arc sine of z.
    #[positional_only]
    fn asin(thread: &Thread, z: Value) -> Result<Value, Raised> {
        let z = turned(complex::to_complex(thread, z)?);
        Ok(value(thread, turned_back(inverse::asinh(z))))
    }

    /// Return the inverse hyperbolic sine of z.
    #[positional_only]
    fn asinh(thread: &Thread, z: Value) -> Result<Value, Raised> {
        Ok(value(
            thread,
            inverse::asinh(complex::to_complex(thread, z)?),
        ))
    }

    /// Return the arc tangent of z.
    #[positional_only]
    fn atan(thread: &Thread, z: Value) -> Result<Value, Raised> {
        let z = turned(complex::to_complex(thread, z)?);
        Ok(value(thread, turned_back(inverse::atanh(z)?)))
    }

    /// Return the inverse hyperbolic tangent of z.
    #[positional_only]
    fn atanh(thread: &Thread, z: Value) -> Result<Value, Raised> {
        Ok(value(
            thread,
            inverse::atanh(complex::to_complex(thread, z)?)?,
        ))
    }

    /// Return the cosine of z.
    #[positional_only]
    fn cos(thread: &Thread, z: Value) -> Result<Value, Raised> {
        let z = turned(complex::to_complex(thread, z)?);
        Ok(value(thread, trigonometric::cosh(z)?))
    }

    /// Return the hyperbolic cosine of z.
    #[positional_only]
    fn cosh(thread: &Thread, z: Value) -> Result<Value, Raised> {
        let z = complex::to_complex(thread, z)?;
        Ok(value(thread, trigonometric::cosh(z)?))
    }

    /// Return the exponential value e**z.
    #[positional_only]
    fn exp(thread: &Thread, z: Value) -> Result<Value, Raised> {
        let z = complex::to_complex(thread, z)?;
        Ok(value(thread, trigonometric::exp(z)?))
    }

    /// Return the sine of z.
    #[positional_only]
    fn sin(thread: &Thread, z: Value) -> Result<Value, Raised> {
        let z = turned(complex::to_complex(thread, z)?);
        Ok(value(thread, turned_back(trigonometric::sinh(z)?)))
    }

    /// Return the hyperbolic sine of z.
    #[positional_only]
    fn sinh(thread: &Thread, z: Value) -> Result<Value, Raised> {
        let z = complex::to_complex(thread, z)?;
        Ok(value(thread, trigonometric::sinh(z)?))
    }

    /// Return the square root of z.
    #[positional_only]
    fn sqrt(thread: &Thread, z: Value) -> Result<Value, Raised> {
        Ok(value(
            thread,
            inverse::sqrt(complex::to_complex(thread, z)?),
        ))
    }

    /// Return the tangent of z.
    #[positional_only]
    fn tan(thread: &Thread, z: Value) -> Result<Value, Raised> {
        let z = turned(complex::to_complex(thread, z)?);
        Ok(value(thread, turned_back(trigonometric::tanh(z)?)))
    }

    /// Return the hyperbolic tangent of z.
    #[positional_only]
    fn tanh(thread: &Thread, z: Value) -> Result<Value, Raised> {
        let z = complex::to_complex(thread, z)?;
        Ok(value(thread, trigonometric::tanh(z)?))
    }

    /// Return the logarithm of z: natural, or to a base.
    #[positional_only]
    fn log(
        thread: &Thread,
        z: Value,
        #[default(Value::ABSENT)] base: Value,
    ) -> Result<Value, Raised> {
        let z = complex::to_complex(thread, z)?;
        if base == Value::ABSENT {
            return Ok(value(thread, inverse::log(z)?));
        }
        let base = complex::to_complex(thread, base)?;
        let (logarithm, divisor) = (inverse::log(z)?, inverse::log(base)?);
        match complex::divide(logarithm, divisor) {
            Ok(quotient) => Ok(value(thread, quotient)),
            Err(_) => Err(domain_error()),
        }
    }

    /// Return the base-10 logarithm of z.
    #[positional_only]
    fn log10(thread: &Thread, z: Value) -> Result<Value, Raised> {
        let (real, imaginary) = inverse::log(complex::to_complex(thread, z)?)?;
        let divisor = std::f64::consts::LN_10;
        Ok(value(thread, (real / divisor, imaginary / divisor)))
    }

    /// Return the angle of z in radians, from -pi to pi. Its sign is that of the imaginary part.
    #[positional_only]
    fn phase(thread: &Thread, z: Value) -> Result<f64, Raised> {
        let (real, imaginary) = complex::to_complex(thread, z)?;
        Ok(imaginary.atan2(real))
    }

    /// Return (r, phi): the absolute value of z and its angle in radians.
    #[positional_only]
    fn polar(thread: &Thread, z: Value) -> Result<(f64, f64), Raised> {
        let z = complex::to_complex(thread, z)?;
        let distance = z.0.hypot(z.1);
        if distance.is_infinite() && special::is_finite(z) {
            return Err(range_error());
        }
        Ok((distance, z.1.atan2(z.0)))
    }

    /// Return the complex number whose absolute value is r and whose angle is phi radians.
    #[positional_only]
    fn rect(thread: &Thread, r: f64, phi: f64) -> Result<Value, Raised> {
        Ok(value(thread, trigonometric::rect((r, phi))?))
    }

    /// Whether neither part of z is infinite or NaN.
    #[positional_only]
    fn isfinite(thread: &Thread, z: Value) -> Result<bool, Raised> {
        Ok(special::is_finite(complex::to_complex(thread, z)?))
    }

    /// Whether a part of z is infinite.
    #[positional_only]
    fn isinf(thread: &Thread, z: Value) -> Result<bool, Raised> {
        let (real, imaginary) = complex::to_complex(thread, z)?;
        Ok(real.is_infinite() || imaginary.is_infinite())
    }

    /// Whether a part of z is NaN.
    #[positional_only]
    fn isnan(thread: &Thread, z: Value) -> Result<bool, Raised> {
        let (real, imaginary) = complex::to_complex(thread, z)?;
        Ok(real.is_nan() || imaginary.is_nan())
    }

    /// Return whether two complex numbers are close: their distance is within a tolerance.
    fn isclose(
        thread: &Thread,
        a: Value,
        b: Value,
        #[keyword_only]
        #[default(1e-9)]
        rel_tol: f64,
        #[default(0.0)] abs_tol: f64,
    ) -> Result<bool, Raised> {
        let a = complex::to_complex(thread, a)?;
        let b = complex::to_complex(thread, b)?;
        if rel_tol < 0.0 || abs_tol < 0.0 {
            return Err(value_error("tolerances must be non-negative"));
        }
        if a == b {
            return Ok(true);
        }
        let is_infinite = |z: Pair| z.0.is_infinite() || z.1.is_infinite();
        if is_infinite(a) || is_infinite(b) {
            return Ok(false);
        }
        let difference = (a.0 - b.0).hypot(a.1 - b.1);
        Ok(difference <= rel_tol * b.0.hypot(b.1)
            || difference <= rel_tol * a.0.hypot(a.1)
            || difference <= abs_tol)
    }

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        let constants = [
            ("pi", std::f64::consts::PI),
            ("e", std::f64::consts::E),
            ("tau", std::f64::consts::TAU),
            ("inf", f64::INFINITY),
            ("nan", f64::NAN),
        ];
        for (name, float) in constants {
            dictionary.set_simple(thread, thread.intern(name), thread.float(float));
        }
        for (name, float) in [("infj", f64::INFINITY), ("nanj", f64::NAN)] {
            let imaginary = complex::new(thread, 0.0, float);
            dictionary.set_simple(thread, thread.intern(name), imaginary);
        }
        Ok(())
    }
}
