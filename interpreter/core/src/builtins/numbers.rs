//! Built-in functions of arithmetic.

/// Built-in functions of arithmetic.
#[weft_macros::module(name = "builtins")]
pub mod module {
    use crate::error::type_error;
    use crate::names::Special;
    use crate::protocol::{self, BinaryOperator};
    use weft_heap::{Raised, Thread, Value};

    #[rust]
    fn abs_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [number] = arguments else {
            return None;
        };
        if number.is_int() {
            return Some(thread.int(number.to_int()?.abs()));
        }
        if number.is_inline_float() {
            return number.to_float().map(|float| thread.float(float.abs()));
        }
        crate::types::complex::absolute_at_once(thread, *number)
    }

    #[rust]
    fn divmod_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [x, y] = arguments else {
            return None;
        };
        let (whole, rest) = (
            protocol::binary_at_once(thread, BinaryOperator::FloorDivide, *x, *y)?,
            protocol::binary_at_once(thread, BinaryOperator::Modulo, *x, *y)?,
        );
        Some(thread.tuple(&[whole, rest]))
    }

    /// Return the absolute value of a number.
    #[quick(abs_at_once)]
    #[positional_only]
    #[signature("(x, /)")]
    fn abs(thread: &Thread, number: Value) -> Result<Value, Raised> {
        protocol::call_special(thread, number, Special::Absolute, &[]).unwrap_or_else(|| {
            Err(type_error(format!(
                "bad operand type for abs(): '{}'",
                protocol::class_name(number)
            )))
        })
    }

    /// Return the tuple (x // y, x % y).
    #[quick(divmod_at_once)]
    #[positional_only]
    fn divmod(thread: &Thread, x: Value, y: Value) -> Result<Value, Raised> {
        protocol::binary(thread, BinaryOperator::DivMod, x, y)
    }

    /// Return base to the power of exp, modulo mod if that is given.
    fn pow(
        thread: &Thread,
        base: Value,
        exp: Value,
        #[default(Value::NONE)] r#mod: Value,
    ) -> Result<Value, Raised> {
        protocol::power(thread, base, exp, (!r#mod.is_none()).then_some(r#mod))
    }

    /// Round a number to a number of digits after the point; to an integer if none is given.
    #[plain]
    fn round(
        thread: &Thread,
        number: Value,
        #[default(Value::NONE)] ndigits: Value,
    ) -> Result<Value, Raised> {
        let arguments: &[Value] = if ndigits.is_none() { &[] } else { &[ndigits] };
        protocol::call_special(thread, number, Special::Round, arguments).unwrap_or_else(|| {
            Err(type_error(format!(
                "type {} doesn't define __round__ method",
                protocol::class_name(number)
            )))
        })
    }
}
