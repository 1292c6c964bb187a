//! The class `complex`.

/// Complex number: a real and an imaginary part.
///
/// complex(text) reads text; complex(real=0, imag=0) puts two numbers together.
#[weft_macros::class(name = "complex", module = "builtins", subclassable, payload = super::ComplexNumber, signature = "(real=0, imag=0)")]
pub mod class {
    use crate::error::{type_error, value_error};
    use crate::native::wrong_receiver;
    use crate::protocol::{self, class_name};
    use crate::types::complex::arithmetic::{self, divide};
    use crate::types::complex::object::{by_method, operand};
    use crate::types::complex::{ComplexNumber, new as make, pair_of, parse_literal, to_complex};
    use weft_heap::{Native, Raised, Str, Thread, Value, simple_hash_of};

    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[default(Value::ABSENT)] real: Value,
        #[default(Value::ABSENT)] imag: Value,
    ) -> Result<Value, Raised> {
        let (a, b) = if imag == Value::ABSENT {
            match real {
                Value::ABSENT => (0.0, 0.0),
                real => from_one(thread, real)?,
            }
        } else {
            let is_complex = real != Value::ABSENT
                && (pair_of(real).is_some()
                    || protocol::special_of(thread, real, crate::names::Special::Complex)
                        .is_some());
            // But for `__complex__`, nothing is converted before the kinds of both are known.
            let is_known = real == Value::ABSENT || is_complex || is_real(thread, real);
            let is_ready = !is_complex || pair_of(real).is_some();
            if is_ready && is_known && !is_real(thread, imag) {
                return Err(no_real_number(imag, "imag"));
            }
            let (a, b) = if real == Value::ABSENT {
                (0.0, 0.0)
            } else {
                part(thread, real, "real")?
            };
            let (c, d) = part(thread, imag, "imag")?;
            // An imaginary part that is complex itself turns by a right angle. A real one leaves signs of zeros alone.
            let turned = if pair_of(imag).is_some() { a - d } else { a };
            (turned, if is_complex { b + c } else { c })
        };
        crate::types::construct::new_instance(
            thread,
            class,
            ComplexNumber {
                real: a,
                imaginary: b,
            },
        )
    }

    #[rust]
    fn from_one(thread: &Thread, value: Value) -> Result<(f64, f64), Raised> {
        if let Some(text) = value.downcast::<Str>() {
            let parsed = if text.has_surrogates() {
                None
            } else {
                parse_literal(text.as_str())
            };
            return parsed.ok_or_else(|| value_error("complex() arg is a malformed string"));
        }
        if let Some(pair) = number(thread, value)? {
            return Ok(pair);
        }
        Err(type_error(format!(
            "complex() argument must be a string or a number, not {}",
            class_name(value)
        )))
    }

    #[rust]
    fn part(thread: &Thread, value: Value, name: &str) -> Result<(f64, f64), Raised> {
        let found = if name == "imag" && pair_of(value).is_none() {
            real_number(thread, value)?
        } else {
            number(thread, value)?
        };
        // What has a complex value, be it by `__complex__`, stood for both parts once.
        let is_complex = pair_of(value).is_some()
            || (name == "real"
                && protocol::special_of(thread, value, crate::names::Special::Complex).is_some());
        if is_complex && found.is_some() {
            let message = format!(
                "complex() argument '{name}' must be a real number, not {}",
                class_name(value)
            );
            crate::types::exception::warnings::warn(
                thread,
                crate::error::Exception::DeprecationWarning,
                &message,
                1,
            )?;
        }
        found.ok_or_else(|| no_real_number(value, name))
    }

    #[rust]
    #[cold]
    fn no_real_number(value: Value, name: &str) -> Raised {
        type_error(format!(
            "complex() argument '{name}' must be a real number, not {}",
            class_name(value)
        ))
    }

    #[rust]
    fn is_real(thread: &Thread, value: Value) -> bool {
        use crate::names::Special;
        pair_of(value).is_some()
            || protocol::is_number(value)
            || protocol::special_of(thread, value, Special::Float).is_some()
            || protocol::special_of(thread, value, Special::Index).is_some()
    }

    #[rust]
    fn number(thread: &Thread, value: Value) -> Result<Option<(f64, f64)>, Raised> {
        if let Some(pair) = pair_of(value) {
            return Ok(Some(pair));
        }
        if let Some(pair) = by_method(thread, value)? {
            return Ok(Some(pair));
        }
        real_number(thread, value)
    }

    #[rust]
    fn real_number(thread: &Thread, value: Value) -> Result<Option<(f64, f64)>, Raised> {
        if is_real(thread, value) {
            Ok(Some((protocol::to_float(thread, value)?, 0.0)))
        } else {
            Ok(None)
        }
    }

    /// The complex number of a number.
    #[class_method]
    fn from_number(
        class: Value,
        thread: &Thread,
        #[positional_only] number: Value,
    ) -> Result<Value, Raised> {
        let own = crate::interpreter::Interpreter::class_of::<ComplexNumber>(thread).0;
        if class == own && thread.class_of(number) == own {
            return Ok(number);
        }
        let (real, imaginary) = to_complex(thread, number)?;
        let value = make(thread, real, imaginary);
        if class == own {
            Ok(value)
        } else {
            protocol::call_values(thread, class, &[value])
        }
    }

    fn __repr__(this: &Native<ComplexNumber>) -> String {
        crate::types::complex::repr((this.real, this.imaginary))
    }

    fn __hash__(this: &Native<ComplexNumber>, thread: &Thread) -> Value {
        let hash = |part: f64| {
            if part.is_nan() {
                this.value().identity() >> 4
            } else {
                simple_hash_of(thread, thread.float(part)).unwrap_or(0)
            }
        };
        let combined = hash(this.real).wrapping_add(hash(this.imaginary).wrapping_mul(1_000_003));
        thread.int(if combined == u64::MAX {
            -2
        } else {
            combined as i64
        })
    }

    fn __bool__(this: &Native<ComplexNumber>) -> bool {
        this.real != 0.0 || this.imaginary != 0.0
    }

    fn __format__(this: Value, thread: &Thread, format_spec: &Str) -> Result<Value, Raised> {
        let pair = pair_of(this).ok_or_else(|| wrong_receiver(this, "complex", "__format__"))?;
        crate::format::format_complex_value(thread, this, pair, format_spec.as_str())
    }

    #[rust]
    fn equal(this: &ComplexNumber, value: Value) -> Option<bool> {
        if let Some((real, imaginary)) = pair_of(value) {
            return Some(this.real == real && this.imaginary == imaginary);
        }
        if let Some(float) = value.to_float() {
            return Some(this.imaginary == 0.0 && this.real == float);
        }
        let integer = crate::types::int::Integer::of(&value)?;
        let order = crate::types::int::compare_with_float(integer, this.real);
        Some(this.imaginary == 0.0 && order == Some(std::cmp::Ordering::Equal))
    }

    fn __eq__(this: &Native<ComplexNumber>, value: Value) -> Value {
        equal(this, value).map_or(Value::NOT_IMPLEMENTED, Value::from_bool)
    }

    fn __ne__(this: &Native<ComplexNumber>, value: Value) -> Value {
        equal(this, value).map_or(Value::NOT_IMPLEMENTED, |equal| Value::from_bool(!equal))
    }

    #[rust]
    fn with(
        thread: &Thread,
        this: &ComplexNumber,
        value: Value,
        operation: impl FnOnce((f64, f64), (f64, f64)) -> Result<(f64, f64), Raised>,
    ) -> Result<Value, Raised> {
        let Some(other) = operand(value)? else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let (real, imaginary) = operation((this.real, this.imaginary), other)?;
        Ok(make(thread, real, imaginary))
    }

    fn __add__(
        this: &Native<ComplexNumber>,
        thread: &Thread,
        value: Value,
    ) -> Result<Value, Raised> {
        if pair_of(value).is_none() {
            // A real operand has no imaginary part, not one of zero: the sign of the other's is kept.
            return with(thread, this, value, |(a, b), (c, _)| Ok((a + c, b)));
        }
        with(thread, this, value, |(a, b), (c, d)| Ok((a + c, b + d)))
    }

    fn __radd__(
        this: &Native<ComplexNumber>,
        thread: &Thread,
        value: Value,
    ) -> Result<Value, Raised> {
        __add__(this, thread, value)
    }

    fn __sub__(
        this: &Native<ComplexNumber>,
        thread: &Thread,
        value: Value,
    ) -> Result<Value, Raised> {
        if pair_of(value).is_none() {
            return with(thread, this, value, |(a, b), (c, _)| Ok((a - c, b)));
        }
        with(thread, this, value, |(a, b), (c, d)| Ok((a - c, b - d)))
    }

    fn __rsub__(
        this: &Native<ComplexNumber>,
        thread: &Thread,
        value: Value,
    ) -> Result<Value, Raised> {
        if pair_of(value).is_none() {
            return with(thread, this, value, |(a, b), (c, _)| Ok((c - a, -b)));
        }
        with(thread, this, value, |(a, b), (c, d)| Ok((c - a, d - b)))
    }

    fn __mul__(
        this: &Native<ComplexNumber>,
        thread: &Thread,
        value: Value,
    ) -> Result<Value, Raised> {
        if pair_of(value).is_none() {
            return with(thread, this, value, |(a, b), (c, _)| Ok((a * c, b * c)));
        }
        with(thread, this, value, |left, right| {
            Ok(arithmetic::multiply(left, right))
        })
    }

    fn __rmul__(
        this: &Native<ComplexNumber>,
        thread: &Thread,
        value: Value,
    ) -> Result<Value, Raised> {
        __mul__(this, thread, value)
    }

    fn __truediv__(
        this: &Native<ComplexNumber>,
        thread: &Thread,
        value: Value,
    ) -> Result<Value, Raised> {
        if pair_of(value).is_none() {
            return with(thread, this, value, |(a, b), (c, _)| {
                if c == 0.0 {
                    Err(crate::error::zero_division_error("division by zero"))
                } else {
                    Ok((a / c, b / c))
                }
            });
        }
        with(thread, this, value, divide)
    }

    fn __rtruediv__(
        this: &Native<ComplexNumber>,
        thread: &Thread,
        value: Value,
    ) -> Result<Value, Raised> {
        if pair_of(value).is_none() {
            return with(thread, this, value, |right, (left, _)| {
                arithmetic::divide_real(left, right)
            });
        }
        with(thread, this, value, |right, left| divide(left, right))
    }

    #[rust]
    fn refuse_modulus(modulus: Value) -> Result<(), Raised> {
        if modulus.is_none() {
            Ok(())
        } else {
            Err(value_error("complex modulo"))
        }
    }

    fn __pow__(
        this: &Native<ComplexNumber>,
        thread: &Thread,
        value: Value,
        #[default(Value::NONE)] r#mod: Value,
    ) -> Result<Value, Raised> {
        let Some(exponent) = operand(value)? else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        refuse_modulus(r#mod)?;
        arithmetic::power(thread, (this.real, this.imaginary), exponent)
    }

    fn __rpow__(
        this: &Native<ComplexNumber>,
        thread: &Thread,
        value: Value,
        #[default(Value::NONE)] r#mod: Value,
    ) -> Result<Value, Raised> {
        let Some(base) = operand(value)? else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        refuse_modulus(r#mod)?;
        arithmetic::power(thread, base, (this.real, this.imaginary))
    }

    fn __neg__(this: &Native<ComplexNumber>, thread: &Thread) -> Value {
        make(thread, -this.real, -this.imaginary)
    }

    fn __pos__(this: &Native<ComplexNumber>, thread: &Thread) -> Value {
        make(thread, this.real, this.imaginary)
    }

    fn __abs__(this: &Native<ComplexNumber>) -> Result<f64, Raised> {
        arithmetic::absolute((this.real, this.imaginary))
    }

    /// The number itself.
    fn __complex__(this: &Native<ComplexNumber>, thread: &Thread) -> Value {
        make(thread, this.real, this.imaginary)
    }

    fn __getnewargs__(this: &Native<ComplexNumber>) -> (f64, f64) {
        (this.real, this.imaginary)
    }

    /// The number with the sign of the imaginary part changed.
    fn conjugate(this: &Native<ComplexNumber>, thread: &Thread) -> Value {
        make(thread, this.real, -this.imaginary)
    }

    /// the real part of a complex number
    #[getter]
    #[member]
    fn real(this: &Native<ComplexNumber>) -> f64 {
        this.real
    }

    /// the imaginary part of a complex number
    #[getter]
    #[member]
    fn imag(this: &Native<ComplexNumber>) -> f64 {
        this.imaginary
    }
}
