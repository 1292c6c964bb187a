//! The class `int`.

/// Integer of any size.
///
/// int(number) drops the fraction of a number; int(text, base=10) reads text in the given base, where 0 means that of
/// the text's prefix.
#[weft_macros::class(name = "int", module = "builtins", subclassable)]
pub mod class {
    use crate::native::wrong_receiver;
    use crate::protocol;
    use crate::types::class::Class;
    use crate::types::int::arithmetic::{self, try_with_integer, with_integer};
    use crate::types::int::octets::{self, Order, Signedness};
    use crate::types::int::{
        Integer, compare, construct, integer_power, power, text, to_float, true_divide,
    };
    use std::cmp::Ordering;
    use weft_heap::{Long, Raised, ShapeId, Str, Thread, Value, simple_hash_of};

    /// Floats below this convert to integers without a thought.
    const EXACT: f64 = (1_u64 << 53) as f64;

    #[rust]
    fn new_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [class, x] = arguments else {
            return None;
        };
        if Class::of(class)?.shape() != ShapeId::INT {
            return None;
        }
        if x.is_int() {
            return Some(*x);
        }
        if x.is_inline_float() {
            let whole = x.to_float()?.trunc();
            return Value::from_int(whole as i64).filter(|_| whole.abs() < EXACT);
        }
        text::short_decimal(thread, x.plain_str()?.as_str())
    }

    #[quick(new_at_once)]
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[positional_only]
        #[default(Value::ABSENT)]
        x: Value,
        #[default(Value::ABSENT)] base: Value,
    ) -> Result<Value, Raised> {
        construct::new(thread, class, x, base)
    }

    fn __repr__(this: Integer<'_>, thread: &Thread) -> Result<String, Raised> {
        text::repr(thread, this)
    }

    fn __hash__(this: Integer<'_>, thread: &Thread) -> Value {
        // An instance of a subclass hashes as the integer that it is.
        let integer = this.to_value(thread);
        thread.int(simple_hash_of(thread, integer).unwrap_or(0) as i64)
    }

    fn __bool__(this: Integer<'_>) -> bool {
        !this.is_zero()
    }

    fn __format__(this: Value, thread: &Thread, format_spec: &Str) -> Result<Value, Raised> {
        match Integer::of(&this) {
            Some(integer) => {
                crate::format::format_int_value(thread, this, integer, format_spec.as_str())
            }
            None => Err(wrong_receiver(this, "int", "__format__")),
        }
    }

    fn __eq__(this: Integer<'_>, value: Value) -> Value {
        with_integer(value, |value| {
            Value::from_bool(compare(this, value) == Ordering::Equal)
        })
    }

    fn __ne__(this: Integer<'_>, value: Value) -> Value {
        with_integer(value, |value| {
            Value::from_bool(compare(this, value) != Ordering::Equal)
        })
    }

    fn __lt__(this: Integer<'_>, value: Value) -> Value {
        with_integer(value, |value| {
            Value::from_bool(compare(this, value) == Ordering::Less)
        })
    }

    fn __le__(this: Integer<'_>, value: Value) -> Value {
        with_integer(value, |value| {
            Value::from_bool(compare(this, value) != Ordering::Greater)
        })
    }

    fn __gt__(this: Integer<'_>, value: Value) -> Value {
        with_integer(value, |value| {
            Value::from_bool(compare(this, value) == Ordering::Greater)
        })
    }

    fn __ge__(this: Integer<'_>, value: Value) -> Value {
        with_integer(value, |value| {
            Value::from_bool(compare(this, value) != Ordering::Less)
        })
    }

    fn __add__(this: Integer<'_>, thread: &Thread, value: Value) -> Value {
        with_integer(value, |value| arithmetic::add(thread, this, value))
    }

    fn __radd__(this: Integer<'_>, thread: &Thread, value: Value) -> Value {
        with_integer(value, |value| arithmetic::add(thread, value, this))
    }

    fn __sub__(this: Integer<'_>, thread: &Thread, value: Value) -> Value {
        with_integer(value, |value| arithmetic::subtract(thread, this, value))
    }

    fn __rsub__(this: Integer<'_>, thread: &Thread, value: Value) -> Value {
        with_integer(value, |value| arithmetic::subtract(thread, value, this))
    }

    fn __mul__(this: Integer<'_>, thread: &Thread, value: Value) -> Result<Value, Raised> {
        try_with_integer(value, |value| arithmetic::try_multiply(thread, this, value))
    }

    fn __rmul__(this: Integer<'_>, thread: &Thread, value: Value) -> Result<Value, Raised> {
        try_with_integer(value, |value| arithmetic::try_multiply(thread, value, this))
    }

    fn __truediv__(this: Integer<'_>, thread: &Thread, value: Value) -> Result<Value, Raised> {
        try_with_integer(value, |value| Ok(thread.float(true_divide(this, value)?)))
    }

    fn __rtruediv__(this: Integer<'_>, thread: &Thread, value: Value) -> Result<Value, Raised> {
        try_with_integer(value, |value| Ok(thread.float(true_divide(value, this)?)))
    }

    fn __floordiv__(this: Integer<'_>, thread: &Thread, value: Value) -> Result<Value, Raised> {
        try_with_integer(value, |value| arithmetic::floor_divide(thread, this, value))
    }

    fn __rfloordiv__(this: Integer<'_>, thread: &Thread, value: Value) -> Result<Value, Raised> {
        try_with_integer(value, |value| arithmetic::floor_divide(thread, value, this))
    }

    fn __mod__(this: Integer<'_>, thread: &Thread, value: Value) -> Result<Value, Raised> {
        try_with_integer(value, |value| arithmetic::modulo(thread, this, value))
    }

    fn __rmod__(this: Integer<'_>, thread: &Thread, value: Value) -> Result<Value, Raised> {
        try_with_integer(value, |value| arithmetic::modulo(thread, value, this))
    }

    fn __divmod__(this: Integer<'_>, thread: &Thread, value: Value) -> Result<Value, Raised> {
        try_with_integer(value, |value| {
            arithmetic::divide_with_remainder(thread, this, value)
        })
    }

    fn __rdivmod__(this: Integer<'_>, thread: &Thread, value: Value) -> Result<Value, Raised> {
        try_with_integer(value, |value| {
            arithmetic::divide_with_remainder(thread, value, this)
        })
    }

    fn __pow__(
        this: Integer<'_>,
        thread: &Thread,
        value: Value,
        #[default(Value::NONE)] r#mod: Value,
    ) -> Result<Value, Raised> {
        power::power(thread, this, value, r#mod)
    }

    fn __rpow__(
        this: Integer<'_>,
        thread: &Thread,
        value: Value,
        #[default(Value::NONE)] r#mod: Value,
    ) -> Result<Value, Raised> {
        let exponent = this.to_value(thread);
        try_with_integer(value, |value| {
            if r#mod.is_none() {
                integer_power(thread, value, this)
            } else {
                power::power(thread, value, exponent, r#mod)
            }
        })
    }

    fn __lshift__(this: Integer<'_>, thread: &Thread, value: Value) -> Result<Value, Raised> {
        try_with_integer(value, |value| arithmetic::shift_left(thread, this, value))
    }

    fn __rlshift__(this: Integer<'_>, thread: &Thread, value: Value) -> Result<Value, Raised> {
        try_with_integer(value, |value| arithmetic::shift_left(thread, value, this))
    }

    fn __rshift__(this: Integer<'_>, thread: &Thread, value: Value) -> Result<Value, Raised> {
        try_with_integer(value, |value| arithmetic::shift_right(thread, this, value))
    }

    fn __rrshift__(this: Integer<'_>, thread: &Thread, value: Value) -> Result<Value, Raised> {
        try_with_integer(value, |value| arithmetic::shift_right(thread, value, this))
    }

    fn __and__(this: Integer<'_>, thread: &Thread, value: Value) -> Value {
        with_integer(value, |value| arithmetic::bit_and(thread, this, value))
    }

    fn __rand__(this: Integer<'_>, thread: &Thread, value: Value) -> Value {
        with_integer(value, |value| arithmetic::bit_and(thread, value, this))
    }

    fn __or__(this: Integer<'_>, thread: &Thread, value: Value) -> Value {
        with_integer(value, |value| arithmetic::bit_or(thread, this, value))
    }

    fn __ror__(this: Integer<'_>, thread: &Thread, value: Value) -> Value {
        with_integer(value, |value| arithmetic::bit_or(thread, value, this))
    }

    fn __xor__(this: Integer<'_>, thread: &Thread, value: Value) -> Value {
        with_integer(value, |value| arithmetic::bit_xor(thread, this, value))
    }

    fn __rxor__(this: Integer<'_>, thread: &Thread, value: Value) -> Value {
        with_integer(value, |value| arithmetic::bit_xor(thread, value, this))
    }

    fn __neg__(this: Integer<'_>, thread: &Thread) -> Value {
        match this {
            Integer::Small(small) => thread.int(-small),
            Integer::Big(big) => thread.big_int_of(Long::new(-big.sign(), big.words())),
        }
    }

    fn __pos__(this: Integer<'_>, thread: &Thread) -> Value {
        this.to_value(thread)
    }

    fn __abs__(this: Integer<'_>, thread: &Thread) -> Value {
        this.absolute(thread)
    }

    fn __invert__(this: Integer<'_>, thread: &Thread) -> Value {
        match this {
            Integer::Small(small) => thread.int(!small),
            Integer::Big(big) => thread.big_int(-big.to_big() - 1),
        }
    }

    fn __int__(this: Integer<'_>, thread: &Thread) -> Value {
        this.to_value(thread)
    }

    fn __index__(this: Integer<'_>, thread: &Thread) -> Value {
        this.to_value(thread)
    }

    fn __float__(this: Integer<'_>) -> Result<f64, Raised> {
        to_float(this)
    }

    /// The integer itself.
    fn __trunc__(this: Integer<'_>, thread: &Thread) -> Value {
        this.to_value(thread)
    }

    /// The integer itself.
    fn __floor__(this: Integer<'_>, thread: &Thread) -> Value {
        this.to_value(thread)
    }

    /// The integer itself.
    fn __ceil__(this: Integer<'_>, thread: &Thread) -> Value {
        this.to_value(thread)
    }

    /// The integer rounded to a power of ten, if ndigits is negative.
    fn __round__(
        this: Integer<'_>,
        thread: &Thread,
        #[default(Value::NONE)] ndigits: Value,
    ) -> Result<Value, Raised> {
        if ndigits.is_none() {
            return Ok(this.to_value(thread));
        }
        let digits = protocol::to_index_clamped(thread, ndigits)?;
        if digits >= 0 {
            return Ok(this.to_value(thread));
        }
        Ok(arithmetic::round_to_tens(
            thread,
            this,
            digits.unsigned_abs(),
        ))
    }

    fn __getnewargs__(this: Integer<'_>, thread: &Thread) -> Value {
        let integer = this.to_value(thread);
        thread.tuple(&[integer])
    }

    /// The size of the object in memory, in bytes.
    fn __sizeof__(this: Integer<'_>) -> usize {
        // As CPython has it: a head, and a word of 32 bits for each 30 bits.
        24 + 4 * (this.bits().div_ceil(30).max(1) as usize)
    }

    /// The bits that are needed to write the number, its sign aside.
    #[plain]
    fn bit_length(this: Integer<'_>) -> u64 {
        this.bits()
    }

    /// The ones among the bits of the number's magnitude.
    #[plain]
    fn bit_count(this: Integer<'_>) -> u64 {
        this.ones()
    }

    /// The number itself.
    #[plain]
    fn conjugate(this: Integer<'_>, thread: &Thread) -> Value {
        this.to_value(thread)
    }

    /// Two integers whose ratio is the number: itself and 1.
    #[plain]
    fn as_integer_ratio(this: Integer<'_>, thread: &Thread) -> Value {
        let integer = this.to_value(thread);
        thread.tuple(&[integer, Value::from_i32(1)])
    }

    /// True: an integer is integral.
    #[plain]
    fn is_integer(this: Integer<'_>) -> bool {
        let _ = this;
        true
    }

    /// The number as octets.
    #[plain]
    fn to_bytes(
        this: Integer<'_>,
        thread: &Thread,
        #[default(1)] length: i64,
        #[default("big")] byteorder: &str,
        #[keyword_only]
        #[default(false)]
        signed: bool,
    ) -> Result<Vec<u8>, Raised> {
        let order = Order::of(byteorder)?;
        let length = usize::try_from(length)
            .map_err(|_| crate::error::value_error("length argument must be non-negative"))?;
        octets::to_octets(
            thread,
            this,
            length,
            order,
            if signed {
                Signedness::Signed
            } else {
                Signedness::Unsigned
            },
        )
    }

    /// The integer that octets denote.
    #[class_method]
    fn from_bytes(
        class: Value,
        thread: &Thread,
        bytes: Value,
        #[default("big")] byteorder: &str,
        #[keyword_only]
        #[default(false)]
        signed: bool,
    ) -> Result<Value, Raised> {
        let order = Order::of(byteorder)?;
        let signedness = if signed {
            Signedness::Signed
        } else {
            Signedness::Unsigned
        };
        let integer = octets::with_octets(thread, bytes, |octets| {
            crate::interpreter::limits::check_integer(thread, octets.len() as u64 * 8)?;
            Ok(octets::from_octets(thread, octets, order, signedness))
        })??;
        if crate::types::class::Class::of(&class)
            .is_some_and(|class| class.shape() == weft_heap::ShapeId::INT)
        {
            return Ok(integer);
        }
        protocol::call_values(thread, class, &[integer])
    }

    /// the real part of a complex number
    #[getter]
    fn real(this: Integer<'_>, thread: &Thread) -> Value {
        this.to_value(thread)
    }

    /// the imaginary part of a complex number
    #[getter]
    fn imag(this: Integer<'_>) -> i64 {
        let _ = this;
        0
    }

    /// The integer itself, as the upper part of a fraction.
    #[getter]
    fn numerator(this: Integer<'_>, thread: &Thread) -> Value {
        this.to_value(thread)
    }

    /// Always 1: the lower part of the integer as a fraction.
    #[getter]
    fn denominator(this: Integer<'_>) -> i64 {
        let _ = this;
        1
    }
}
