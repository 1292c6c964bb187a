//! The module `math`.

/// Mathematics of real numbers: what C's math.h has, and functions of
/// integers, sums and products.
#[weft_core::module(name = "math")]
pub mod module {
    use crate::math::float::{self, domain_error, in_domain, in_range, outside, range_error};
    use crate::math::sum::{ExactSum, norm};
    use crate::math::{gamma as gamma_function, integer, sum};
    use weft_core::error::{type_error, value_error};
    use weft_core::heap::{BigInteger, Dict, Raised, Thread, Value};
    use weft_core::interpreter::limits::while_going_on;
    use weft_core::names::Special;
    use weft_core::protocol::{self, BinaryOperator};
    use weft_core::types::float::scale;
    use weft_core::types::int;

    /// Return the square root of x.
    #[positional_only]
    #[plain]
    fn sqrt(x: f64) -> Result<f64, Raised> {
        in_domain(x, x.sqrt(), "a nonnegative input")
    }

    /// Return the cube root of x.
    #[positional_only]
    #[plain]
    fn cbrt(x: f64) -> f64 {
        pxfm::f_cbrt(x)
    }

    /// Return e raised to the power of x.
    #[positional_only]
    #[plain]
    fn exp(x: f64) -> Result<f64, Raised> {
        in_range(x, x.exp())
    }

    /// Return 2 raised to the power of x.
    #[positional_only]
    #[plain]
    fn exp2(x: f64) -> Result<f64, Raised> {
        in_range(x, x.exp2())
    }

    /// Return exp(x) - 1, precise for small x.
    #[positional_only]
    #[plain]
    fn expm1(x: f64) -> Result<f64, Raised> {
        in_range(x, x.exp_m1())
    }

    /// Return the logarithm of x: natural, or to a base.
    #[positional_only]
    #[plain]
    fn log(
        thread: &Thread,
        x: Value,
        #[default(Value::ABSENT)] base: Value,
    ) -> Result<f64, Raised> {
        let logarithm = integer::logarithm(thread, x, f64::ln)?;
        if base == Value::ABSENT {
            return Ok(logarithm);
        }
        let divisor = integer::logarithm(thread, base, f64::ln)?;
        if divisor == 0.0 {
            return Err(weft_core::error::zero_division_error("division by zero"));
        }
        Ok(logarithm / divisor)
    }

    /// Return the logarithm of x to base 2.
    #[positional_only]
    #[plain]
    fn log2(thread: &Thread, x: Value) -> Result<f64, Raised> {
        integer::logarithm(thread, x, f64::log2)
    }

    /// Return the logarithm of x to base 10.
    #[positional_only]
    #[plain]
    fn log10(thread: &Thread, x: Value) -> Result<f64, Raised> {
        integer::logarithm(thread, x, f64::log10)
    }

    /// Return the natural logarithm of 1 + x, precise for x near zero.
    #[positional_only]
    #[plain]
    fn log1p(x: f64) -> Result<f64, Raised> {
        if x <= -1.0 {
            return Err(outside(x, "argument value > -1"));
        }
        // The sign of a zero is kept.
        Ok(if x == 0.0 { x } else { x.ln_1p() })
    }

    /// Return x raised to the power of y.
    #[positional_only]
    #[plain]
    fn pow(x: f64, y: f64) -> Result<f64, Raised> {
        float::power(x, y)
    }

    /// Return the remainder of x / y with the sign of x, as C's fmod has it.
    #[positional_only]
    #[plain]
    fn fmod(x: f64, y: f64) -> Result<f64, Raised> {
        let result = x % y;
        if result.is_nan() && !x.is_nan() && !y.is_nan() {
            Err(domain_error())
        } else {
            Ok(result)
        }
    }

    /// Return the difference between x and the closest multiple of y.
    #[positional_only]
    #[plain]
    fn remainder(x: f64, y: f64) -> Result<f64, Raised> {
        float::remainder(x, y)
    }

    /// Return the sine of x radians.
    #[positional_only]
    #[plain]
    fn sin(x: f64) -> Result<f64, Raised> {
        in_domain(x, x.sin(), "a finite input")
    }

    /// Return the cosine of x radians.
    #[positional_only]
    #[plain]
    fn cos(x: f64) -> Result<f64, Raised> {
        in_domain(x, x.cos(), "a finite input")
    }

    /// Return the tangent of x radians.
    #[positional_only]
    #[plain]
    fn tan(x: f64) -> Result<f64, Raised> {
        in_domain(x, x.tan(), "a finite input")
    }

    /// Return the arc sine of x in radians.
    #[positional_only]
    #[plain]
    fn asin(x: f64) -> Result<f64, Raised> {
        in_domain(x, x.asin(), "a number in range from -1 up to 1")
    }

    /// Return the arc cosine of x in radians.
    #[positional_only]
    #[plain]
    fn acos(x: f64) -> Result<f64, Raised> {
        in_domain(x, x.acos(), "a number in range from -1 up to 1")
    }

    /// Return the arc tangent of x in radians.
    #[positional_only]
    #[plain]
    fn atan(x: f64) -> f64 {
        x.atan()
    }

    /// Return the arc tangent of y/x in radians, in the quadrant that the signs say.
    #[positional_only]
    #[plain]
    fn atan2(y: f64, x: f64) -> f64 {
        y.atan2(x)
    }

    /// Return the hyperbolic sine of x.
    #[positional_only]
    #[plain]
    fn sinh(x: f64) -> Result<f64, Raised> {
        in_range(x, x.sinh())
    }

    /// Return the hyperbolic cosine of x.
    #[positional_only]
    #[plain]
    fn cosh(x: f64) -> Result<f64, Raised> {
        in_range(x, x.cosh())
    }

    /// Return the hyperbolic tangent of x.
    #[positional_only]
    #[plain]
    fn tanh(x: f64) -> f64 {
        x.tanh()
    }

    /// Return the inverse hyperbolic sine of x.
    #[positional_only]
    #[plain]
    fn asinh(x: f64) -> f64 {
        pxfm::f_asinh(x)
    }

    /// Return the inverse hyperbolic cosine of x.
    #[positional_only]
    #[plain]
    fn acosh(x: f64) -> Result<f64, Raised> {
        in_domain(
            x,
            if x < 1.0 { f64::NAN } else { pxfm::f_acosh(x) },
            "argument value not less than 1",
        )
    }

    /// Return the inverse hyperbolic tangent of x.
    #[positional_only]
    #[plain]
    fn atanh(x: f64) -> Result<f64, Raised> {
        if x.abs() >= 1.0 {
            return Err(outside(x, "a number between -1 and 1"));
        }
        Ok(pxfm::f_atanh(x))
    }

    /// Error function at x.
    #[positional_only]
    #[plain]
    fn erf(x: f64) -> f64 {
        pxfm::f_erf(x)
    }

    /// Complementary error function at x.
    #[positional_only]
    #[plain]
    fn erfc(x: f64) -> f64 {
        pxfm::f_erfc(x)
    }

    /// Gamma function at x.
    #[positional_only]
    #[plain]
    fn gamma(x: f64) -> Result<f64, Raised> {
        gamma_function::gamma(x)
    }

    /// Natural logarithm of the absolute value of the gamma function at x.
    #[positional_only]
    #[plain]
    fn lgamma(x: f64) -> Result<f64, Raised> {
        gamma_function::log_gamma(x)
    }

    /// Convert an angle from radians to degrees.
    #[positional_only]
    #[plain]
    fn degrees(x: f64) -> f64 {
        x * (180.0 / std::f64::consts::PI)
    }

    /// Convert an angle from degrees to radians.
    #[positional_only]
    #[plain]
    fn radians(x: f64) -> f64 {
        x * (std::f64::consts::PI / 180.0)
    }

    /// Return the absolute value of x as a float.
    #[positional_only]
    #[plain]
    fn fabs(x: f64) -> f64 {
        x.abs()
    }

    /// Return a float with the magnitude of x and the sign of y.
    #[positional_only]
    #[plain]
    fn copysign(x: f64, y: f64) -> f64 {
        x.copysign(y)
    }

    /// Return whether x is a NaN.
    #[positional_only]
    #[plain]
    fn isnan(x: f64) -> bool {
        x.is_nan()
    }

    /// Return whether x is an infinity.
    #[positional_only]
    #[plain]
    fn isinf(x: f64) -> bool {
        x.is_infinite()
    }

    /// Whether x is a number, neither infinite nor NaN.
    #[positional_only]
    #[plain]
    fn isfinite(x: f64) -> bool {
        x.is_finite()
    }

    /// Return whether two numbers are close: their difference is within a tolerance.
    #[plain]
    fn isclose(
        a: f64,
        b: f64,
        #[keyword_only]
        #[default(1e-9)]
        rel_tol: f64,
        #[default(0.0)] abs_tol: f64,
    ) -> Result<bool, Raised> {
        if rel_tol < 0.0 || abs_tol < 0.0 {
            return Err(value_error("tolerances must be non-negative"));
        }
        if a == b {
            return Ok(true);
        }
        if a.is_infinite() || b.is_infinite() {
            return Ok(false);
        }
        let difference = (b - a).abs();
        Ok(difference <= (rel_tol * b).abs()
            || difference <= (rel_tol * a).abs()
            || difference <= abs_tol)
    }

    /// The float that a value is; `None` for instances of subclasses, which may round by themselves.
    #[rust]
    fn exact_float(thread: &Thread, x: Value) -> Option<f64> {
        x.to_float()
            .filter(|_| thread.shape_of(x) == weft_core::heap::ShapeId::FLOAT)
    }

    /// Return the largest integer that is not larger than x.
    #[positional_only]
    #[plain]
    fn floor(thread: &Thread, x: Value) -> Result<Value, Raised> {
        match exact_float(thread, x) {
            Some(float) => int::from_float(thread, float.floor()),
            None => match protocol::call_special(thread, x, Special::Floor, &[]) {
                Some(result) => result,
                None => int::from_float(thread, protocol::to_float(thread, x)?.floor()),
            },
        }
    }

    /// Return the smallest integer that is not smaller than x.
    #[positional_only]
    #[plain]
    fn ceil(thread: &Thread, x: Value) -> Result<Value, Raised> {
        match exact_float(thread, x) {
            Some(float) => int::from_float(thread, float.ceil()),
            None => match protocol::call_special(thread, x, Special::Ceil, &[]) {
                Some(result) => result,
                None => int::from_float(thread, protocol::to_float(thread, x)?.ceil()),
            },
        }
    }

    /// Return x without its fraction.
    #[positional_only]
    #[plain]
    fn trunc(thread: &Thread, x: Value) -> Result<Value, Raised> {
        protocol::call_special(thread, x, Special::Trunc, &[]).unwrap_or_else(|| {
            Err(type_error(format!(
                "type {} doesn't define __trunc__ method",
                protocol::class_name(x)
            )))
        })
    }

    /// Return the fraction m in 0.5 .. 1 and the exponent e of x == m * 2**e.
    #[positional_only]
    #[plain]
    fn frexp(x: f64) -> (f64, i64) {
        float::split(x)
    }

    /// Return x * 2**i.
    #[positional_only]
    #[plain]
    fn ldexp(thread: &Thread, x: f64, i: Value) -> Result<f64, Raised> {
        if !i.is_int() && !i.is_bool() && !i.is::<BigInteger>() {
            return Err(type_error("Expected an int as second argument to ldexp."));
        }
        let exponent = protocol::to_index_clamped(thread, i)?;
        if x == 0.0 || !x.is_finite() {
            return Ok(x);
        }
        let result = scale(x, exponent);
        if result.is_infinite() {
            Err(range_error())
        } else {
            Ok(result)
        }
    }

    /// Return the fractional and the integral part of x, both with its sign.
    #[positional_only]
    #[plain]
    fn modf(x: f64) -> (f64, f64) {
        if x.is_infinite() {
            return (0.0f64.copysign(x), x);
        }
        (x.fract().copysign(x), x.trunc())
    }

    /// Return the float that is so many steps from x towards y.
    fn nextafter(
        thread: &Thread,
        #[positional_only] x: f64,
        #[positional_only] y: f64,
        #[keyword_only]
        #[default(None)]
        steps: Value,
    ) -> Result<f64, Raised> {
        if steps.is_none() {
            let next = float::next_after(x, y, 1);
            // Zero is come upon from one side, unlike with a number of steps.
            return Ok(if next == 0.0 && x != y {
                next.copysign(x)
            } else {
                next
            });
        }
        let steps = integer::index(thread, steps)?;
        if steps.sign() == dashu_int::Sign::Negative {
            return Err(value_error("steps must be a non-negative integer"));
        }
        Ok(float::next_after(
            x,
            y,
            u64::try_from(steps).unwrap_or(u64::MAX),
        ))
    }

    /// Return the distance from the absolute value of x to the next greater float.
    #[positional_only]
    #[plain]
    fn ulp(x: f64) -> f64 {
        float::last_place(x)
    }

    /// Return x * y + z, rounded once.
    #[positional_only]
    #[plain]
    fn fma(x: f64, y: f64, z: f64) -> Result<f64, Raised> {
        float::fused_multiply_add(x, y, z)
    }

    /// Return n!.
    #[positional_only]
    fn factorial(thread: &Thread, n: Value) -> Result<Value, Raised> {
        integer::factorial(thread, n)
    }

    /// Return the number of ways to choose k items of n, without repetition and order.
    #[positional_only]
    fn comb(thread: &Thread, n: Value, k: Value) -> Result<Value, Raised> {
        integer::combinations(thread, n, k)
    }

    /// Return the number of ways to choose k items of n, without repetition and in order.
    #[positional_only]
    fn perm(thread: &Thread, n: Value, #[default(None)] k: Value) -> Result<Value, Raised> {
        integer::permutations(thread, n, k)
    }

    /// Return the greatest common divisor.
    fn gcd(thread: &Thread, #[rest] integers: &[Value]) -> Result<Value, Raised> {
        integer::greatest_divisor(thread, integers)
    }

    /// Return the least common multiple.
    fn lcm(thread: &Thread, #[rest] integers: &[Value]) -> Result<Value, Raised> {
        integer::least_multiple(thread, integers)
    }

    /// Return the integral part of the square root of n.
    #[positional_only]
    #[plain]
    fn isqrt(thread: &Thread, n: Value) -> Result<Value, Raised> {
        integer::square_root(thread, n)
    }

    /// Return the sum of floats without loss of precision.
    #[positional_only]
    fn fsum(thread: &Thread, seq: Value) -> Result<f64, Raised> {
        let mut sum = ExactSum::default();
        protocol::each(thread, seq, |item| {
            sum.add(protocol::to_float(thread, item)?)
        })?;
        sum.total()
    }

    /// Return the product of all items.
    fn prod(
        thread: &Thread,
        #[positional_only] iterable: Value,
        #[keyword_only]
        #[default(1)]
        start: Value,
    ) -> Result<Value, Raised> {
        let mut product = start;
        protocol::each(thread, iterable, |item| {
            product = match Value::multiply(product, item) {
                Some(product) => product,
                None => protocol::binary(thread, BinaryOperator::Multiply, product, item)?,
            };
            Ok(())
        })?;
        Ok(product)
    }

    /// Return the sum of products of two sequences of one length.
    #[positional_only]
    fn sumprod(thread: &Thread, p: Value, q: Value) -> Result<Value, Raised> {
        sum::sum_of_products(thread, p, q)
    }

    #[rust]
    fn floats(thread: &Thread, values: &[Value]) -> Result<Vec<f64>, Raised> {
        while_going_on(values.iter())
            .map(|value| protocol::to_float(thread, *value))
            .collect()
    }

    /// Return the Euclidean distance of two points.
    #[positional_only]
    fn dist(thread: &Thread, p: Value, q: Value) -> Result<f64, Raised> {
        let (p, q) = (
            protocol::collect_list(thread, p)?,
            protocol::collect_list(thread, q)?,
        );
        let (p, q) = (p.snapshot(thread), q.snapshot(thread));
        if p.items().len() != q.items().len() {
            return Err(value_error(
                "both points must have the same number of dimensions",
            ));
        }
        let (p, q) = (floats(thread, p.items())?, floats(thread, q.items())?);
        let pairs = while_going_on(p.iter().zip(&q));
        let differences: Vec<f64> = pairs.map(|(p, q)| (p - q).abs()).collect();
        Ok(norm(&differences))
    }

    /// Return the Euclidean length of a vector.
    fn hypot(thread: &Thread, #[rest] coordinates: &[Value]) -> Result<f64, Raised> {
        Ok(norm(&floats(thread, coordinates)?))
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
        Ok(())
    }
}
