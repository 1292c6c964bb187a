//! The class `float`.

/// Floating-point number of double precision.
///
/// float(x=0) reads text or converts a number.
#[weft_macros::class(
    name = "float",
    module = "builtins",
    subclassable,
    signature = "(x=0, /)"
)]
pub mod class {
    use crate::error::{overflow_error, value_error};
    use crate::native::wrong_receiver;
    use crate::protocol;
    use crate::types::class::Class;
    use crate::types::float::arithmetic::{self, compare, receiver, with_float};
    use crate::types::float::{
        divide_with_remainder, float_power, hexadecimal, parse, round_half_even,
    };
    use crate::types::int;
    use std::cmp::Ordering;
    use weft_heap::{BoxedFloat, Raised, ShapeId, Str, Thread, Value, simple_hash_of};

    #[rust]
    fn new_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [class, x] = arguments else {
            return None;
        };
        if Class::of(class)?.shape() != ShapeId::FLOAT {
            return None;
        }
        if x.is_inline_float() {
            return Some(*x);
        }
        x.is_int()
            .then(|| thread.float(x.to_int().unwrap_or(0) as f64))
    }

    #[quick(new_at_once)]
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[positional_only]
        #[default(Value::ABSENT)]
        x: Value,
    ) -> Result<Value, Raised> {
        let float = if x == Value::ABSENT {
            0.0
        } else {
            parse::from_number(thread, x)?
        };
        let shape = crate::types::construct::instance_shape(thread, class, &DEFINITION)?;
        if shape == ShapeId::FLOAT {
            // The float itself, if it is one already.
            return Ok(if thread.shape_of(x) == ShapeId::FLOAT {
                x
            } else {
                thread.float(float)
            });
        }
        Ok(BoxedFloat::new(thread, shape, float).value())
    }

    /// The float of a real number.
    #[class_method]
    fn from_number(
        class: Value,
        thread: &Thread,
        #[positional_only] number: Value,
    ) -> Result<Value, Raised> {
        let is_float = crate::types::class::Class::of(&class)
            .is_some_and(|class| class.shape() == ShapeId::FLOAT);
        if is_float && thread.shape_of(number) == ShapeId::FLOAT {
            return Ok(number);
        }
        let float = protocol::to_float(thread, number)?;
        let float = thread.float(float);
        if is_float {
            return Ok(float);
        }
        protocol::call_values(thread, class, &[float])
    }

    fn __repr__(this: f64) -> String {
        crate::format::float_repr(this)
    }

    fn __hash__(this: Value, thread: &Thread) -> Result<Value, Raised> {
        let float = receiver(&this).ok_or_else(|| wrong_receiver(this, "float", "__hash__"))?;
        // An instance of a subclass hashes as the float that it is; a NaN by identity.
        let hash = if float.is_nan() {
            protocol::identity_hash(this)
        } else {
            simple_hash_of(thread, thread.float(float)).unwrap_or(0)
        };
        Ok(thread.int(hash as i64))
    }

    fn __bool__(this: f64) -> bool {
        this != 0.0
    }

    fn __format__(this: Value, thread: &Thread, format_spec: &Str) -> Result<Value, Raised> {
        let float = receiver(&this).ok_or_else(|| wrong_receiver(this, "float", "__format__"))?;
        crate::format::format_float_value(thread, this, float, format_spec.as_str())
    }

    #[rust]
    fn answer(this: f64, value: Value, holds: fn(Option<Ordering>) -> bool) -> Value {
        compare(this, value).map_or(Value::NOT_IMPLEMENTED, |order| {
            Value::from_bool(holds(order))
        })
    }

    fn __eq__(this: f64, value: Value) -> Value {
        answer(this, value, |order| order == Some(Ordering::Equal))
    }

    fn __ne__(this: f64, value: Value) -> Value {
        answer(this, value, |order| order != Some(Ordering::Equal))
    }

    fn __lt__(this: f64, value: Value) -> Value {
        answer(this, value, |order| order == Some(Ordering::Less))
    }

    fn __le__(this: f64, value: Value) -> Value {
        answer(this, value, |order| {
            matches!(order, Some(Ordering::Less | Ordering::Equal))
        })
    }

    fn __gt__(this: f64, value: Value) -> Value {
        answer(this, value, |order| order == Some(Ordering::Greater))
    }

    fn __ge__(this: f64, value: Value) -> Value {
        answer(this, value, |order| {
            matches!(order, Some(Ordering::Greater | Ordering::Equal))
        })
    }

    fn __add__(this: f64, thread: &Thread, value: Value) -> Result<Value, Raised> {
        with_float(value, |value| Ok(thread.float(this + value)))
    }

    fn __radd__(this: f64, thread: &Thread, value: Value) -> Result<Value, Raised> {
        with_float(value, |value| Ok(thread.float(value + this)))
    }

    fn __sub__(this: f64, thread: &Thread, value: Value) -> Result<Value, Raised> {
        with_float(value, |value| Ok(thread.float(this - value)))
    }

    fn __rsub__(this: f64, thread: &Thread, value: Value) -> Result<Value, Raised> {
        with_float(value, |value| Ok(thread.float(value - this)))
    }

    fn __mul__(this: f64, thread: &Thread, value: Value) -> Result<Value, Raised> {
        with_float(value, |value| Ok(thread.float(this * value)))
    }

    fn __rmul__(this: f64, thread: &Thread, value: Value) -> Result<Value, Raised> {
        with_float(value, |value| Ok(thread.float(value * this)))
    }

    fn __truediv__(this: f64, thread: &Thread, value: Value) -> Result<Value, Raised> {
        with_float(value, |value| arithmetic::divide(thread, this, value))
    }

    fn __rtruediv__(this: f64, thread: &Thread, value: Value) -> Result<Value, Raised> {
        with_float(value, |value| arithmetic::divide(thread, value, this))
    }

    fn __floordiv__(this: f64, thread: &Thread, value: Value) -> Result<Value, Raised> {
        with_float(value, |value| {
            Ok(thread.float(divide_with_remainder(this, value)?.0))
        })
    }

    fn __rfloordiv__(this: f64, thread: &Thread, value: Value) -> Result<Value, Raised> {
        with_float(value, |value| {
            Ok(thread.float(divide_with_remainder(value, this)?.0))
        })
    }

    fn __mod__(this: f64, thread: &Thread, value: Value) -> Result<Value, Raised> {
        with_float(value, |value| {
            Ok(thread.float(arithmetic::modulo(this, value)?))
        })
    }

    fn __rmod__(this: f64, thread: &Thread, value: Value) -> Result<Value, Raised> {
        with_float(value, |value| {
            Ok(thread.float(arithmetic::modulo(value, this)?))
        })
    }

    #[rust]
    fn pair(thread: &Thread, (quotient, remainder): (f64, f64)) -> Value {
        let pair = [thread.float(quotient), thread.float(remainder)];
        thread.tuple(&pair)
    }

    fn __divmod__(this: f64, thread: &Thread, value: Value) -> Result<Value, Raised> {
        with_float(value, |value| {
            Ok(pair(thread, divide_with_remainder(this, value)?))
        })
    }

    fn __rdivmod__(this: f64, thread: &Thread, value: Value) -> Result<Value, Raised> {
        with_float(value, |value| {
            Ok(pair(thread, divide_with_remainder(value, this)?))
        })
    }

    #[rust]
    fn refuse_modulus(modulus: Value) -> Result<(), Raised> {
        if modulus.is_none() {
            return Ok(());
        }
        Err(crate::error::type_error(
            "pow() 3rd argument not allowed unless all arguments are integers",
        ))
    }

    fn __pow__(
        this: f64,
        thread: &Thread,
        value: Value,
        #[default(Value::NONE)] r#mod: Value,
    ) -> Result<Value, Raised> {
        refuse_modulus(r#mod)?;
        with_float(value, |value| float_power(thread, this, value))
    }

    fn __rpow__(
        this: f64,
        thread: &Thread,
        value: Value,
        #[default(Value::NONE)] r#mod: Value,
    ) -> Result<Value, Raised> {
        refuse_modulus(r#mod)?;
        with_float(value, |value| float_power(thread, value, this))
    }

    fn __neg__(this: f64) -> f64 {
        -this
    }

    fn __pos__(this: f64) -> f64 {
        this
    }

    fn __abs__(this: f64) -> f64 {
        this.abs()
    }

    fn __int__(this: f64, thread: &Thread) -> Result<Value, Raised> {
        int::from_float(thread, this)
    }

    fn __float__(this: f64) -> f64 {
        this
    }

    /// The integer nearest to the number between it and zero.
    fn __trunc__(this: f64, thread: &Thread) -> Result<Value, Raised> {
        int::from_float(thread, this)
    }

    /// The largest integer that is not larger than the number.
    fn __floor__(this: f64, thread: &Thread) -> Result<Value, Raised> {
        int::from_float(thread, this.floor())
    }

    /// The smallest integer that is not smaller than the number.
    fn __ceil__(this: f64, thread: &Thread) -> Result<Value, Raised> {
        int::from_float(thread, this.ceil())
    }

    /// The nearest integer, or float of that many places; halves go to the even side.
    fn __round__(
        this: f64,
        thread: &Thread,
        #[default(Value::NONE)] ndigits: Value,
    ) -> Result<Value, Raised> {
        if ndigits.is_none() {
            return int::from_float(thread, round_half_even(this));
        }
        let places = protocol::to_index_clamped(thread, ndigits)?;
        Ok(thread.float(arithmetic::round_to_places(this, places)?))
    }

    /// The size of the object in memory, in bytes.
    fn __sizeof__(this: f64) -> usize {
        let _ = this;
        // As CPython has it: a head and the float.
        24
    }

    fn __getnewargs__(this: f64, thread: &Thread) -> Value {
        let float = thread.float(this);
        thread.tuple(&[float])
    }

    /// The number itself.
    #[plain]
    fn conjugate(this: f64) -> f64 {
        this
    }

    /// Whether the number is an integer.
    #[plain]
    fn is_integer(this: f64) -> bool {
        this.is_finite() && this == this.floor()
    }

    /// Two integers, the second positive, whose ratio is the number exactly.
    #[plain]
    fn as_integer_ratio(this: f64, thread: &Thread) -> Result<Value, Raised> {
        if this.is_infinite() {
            return Err(overflow_error("cannot convert Infinity to integer ratio"));
        }
        if this.is_nan() {
            return Err(value_error("cannot convert NaN to integer ratio"));
        }
        let (numerator, denominator) = int::ratio_of(this);
        let pair = [thread.big_int(numerator), thread.big_int(denominator)];
        Ok(thread.tuple(&pair))
    }

    /// The number in hexadecimal, exactly.
    #[plain]
    fn hex(this: f64) -> String {
        hexadecimal::hexadecimal(this)
    }

    /// The number of a hexadecimal text.
    #[class_method]
    fn fromhex(
        class: Value,
        thread: &Thread,
        #[positional_only] string: Value,
    ) -> Result<Value, Raised> {
        let Some(text) = string.downcast::<Str>() else {
            return Err(crate::error::type_error(
                "bad argument type for built-in operation",
            ));
        };
        let float = thread.float(hexadecimal::from_hexadecimal(text.as_str())?);
        if crate::types::class::Class::of(&class)
            .is_some_and(|class| class.shape() == ShapeId::FLOAT)
        {
            return Ok(float);
        }
        protocol::call_values(thread, class, &[float])
    }

    /// How floats are stored, for the test suite.
    #[class_method]
    fn __getformat__(class: Value, typestr: &str) -> Result<&'static str, Raised> {
        let _ = class;
        match typestr {
            "double" | "float" if cfg!(target_endian = "little") => Ok("IEEE, little-endian"),
            "double" | "float" => Ok("IEEE, big-endian"),
            _ => Err(value_error(
                "__getformat__() argument 1 must be 'double' or 'float'",
            )),
        }
    }

    /// the real part of a complex number
    #[getter]
    fn real(this: f64) -> f64 {
        this
    }

    /// the imaginary part of a complex number
    #[getter]
    fn imag(this: f64) -> f64 {
        let _ = this;
        0.0
    }
}
