//! Arithmetic and comparison on values that are held in their words: the fast halves of Python's operators.
//!
//! Each function answers where both operands are small integers or both inline floats and the result fits a word, and
//! says `None` where somebody else has to take over. None of them calls anything: a node that ends in one of these, or
//! else in a call of its slow path, saves no registers.

use crate::value::Value;

/// The floats of two inline floats.
#[inline(always)]
fn floats(left: Value, right: Value) -> Option<(f64, f64)> {
    if Value::both_inline_floats(left, right) {
        Some((left.inline_float(), right.inline_float()))
    } else {
        None
    }
}

#[allow(
    clippy::should_implement_trait,
    reason = "these are the fast halves of Python's operators, not Rust's"
)]
impl Value {
    /// `left + right`.
    #[inline(always)]
    pub fn add(left: Value, right: Value) -> Option<Value> {
        if Value::both_ints(left, right) {
            // The tags add up to 2; one of them is taken off first.
            let sum = (left.word().wrapping_sub(1) as i64).checked_add(right.word() as i64)?;
            return Value::from_word(sum as u64);
        }
        let (left, right) = floats(left, right)?;
        Value::from_float_inline(left + right)
    }

    /// `left - right`.
    #[inline(always)]
    pub fn subtract(left: Value, right: Value) -> Option<Value> {
        if Value::both_ints(left, right) {
            let difference =
                (left.word() as i64).checked_sub(right.word().wrapping_sub(1) as i64)?;
            return Value::from_word(difference as u64);
        }
        let (left, right) = floats(left, right)?;
        Value::from_float_inline(left - right)
    }

    /// `left * right`.
    #[inline(always)]
    pub fn multiply(left: Value, right: Value) -> Option<Value> {
        if Value::both_ints(left, right) {
            // One factor keeps its two zero bits, so the product has its tag's place free.
            let product =
                (left.word().wrapping_sub(1) as i64).checked_mul(right.word() as i64 >> 2)?;
            return Value::from_word(product as u64 | 1);
        }
        let (left, right) = floats(left, right)?;
        Value::from_float_inline(left * right)
    }

    /// `left / right`, for a divisor that is not zero. Integers past 2^53 are left to the exact algorithm.
    #[inline(always)]
    pub fn divide(left: Value, right: Value) -> Option<Value> {
        if Value::both_ints(left, right) {
            let (left, right) = (left.to_int()?, right.to_int()?);
            const EXACT: u64 = 1 << 53;
            if right == 0 || left.unsigned_abs() > EXACT || right.unsigned_abs() > EXACT {
                return None;
            }
            return Value::from_float_inline(left as f64 / right as f64);
        }
        let (left, right) = floats(left, right)?;
        if right == 0.0 {
            None
        } else {
            Value::from_float_inline(left / right)
        }
    }

    /// `left // right`, for integers and a divisor that is not zero.
    #[inline(always)]
    pub fn floor_divide(left: Value, right: Value) -> Option<Value> {
        if !Value::both_ints(left, right) {
            return None;
        }
        let (left, right) = (left.to_int()?, right.to_int()?);
        if right == 0 {
            return None;
        }
        let quotient = left.wrapping_div(right);
        let floored = if left.wrapping_rem(right) != 0 && (left < 0) != (right < 0) {
            quotient - 1
        } else {
            quotient
        };
        Value::from_int(floored)
    }

    /// `left % right`, for integers and a divisor that is not zero. The sign is the divisor's.
    #[inline(always)]
    pub fn modulo(left: Value, right: Value) -> Option<Value> {
        if !Value::both_ints(left, right) {
            return None;
        }
        let (left, right) = (left.to_int()?, right.to_int()?);
        if right == 0 {
            return None;
        }
        // Divisors and dividends of 32 bits, the common ones, take a division of half the latency.
        let remainder = if (left | right) as u64 >> 32 == 0 {
            i64::from(left as u32 % right as u32)
        } else {
            left.wrapping_rem(right)
        };
        let adjusted = if remainder != 0 && (remainder ^ right) < 0 {
            remainder + right
        } else {
            remainder
        };
        Value::from_int(adjusted)
    }

    /// `left & right`, for integers.
    #[inline(always)]
    pub fn bit_and(left: Value, right: Value) -> Option<Value> {
        if Value::both_ints(left, right) {
            Value::from_word(left.word() & right.word())
        } else {
            None
        }
    }

    /// `left | right`, for integers.
    #[inline(always)]
    pub fn bit_or(left: Value, right: Value) -> Option<Value> {
        if Value::both_ints(left, right) {
            Value::from_word(left.word() | right.word())
        } else {
            None
        }
    }

    /// `left ^ right`, for integers.
    #[inline(always)]
    pub fn bit_xor(left: Value, right: Value) -> Option<Value> {
        if Value::both_ints(left, right) {
            Value::from_word((left.word() ^ right.word()) | 1)
        } else {
            None
        }
    }

    /// `left << right`, for integers whose result fits.
    #[inline(always)]
    pub fn shift_left(left: Value, right: Value) -> Option<Value> {
        if !Value::both_ints(left, right) {
            return None;
        }
        let (left, right) = (left.to_int()?, right.to_int()?);
        if !(0..62).contains(&right) {
            return None;
        }
        let shifted = left << right;
        if shifted >> right == left {
            Value::from_int(shifted)
        } else {
            None
        }
    }

    /// `left >> right`, for integers and a count that is not negative.
    #[inline(always)]
    pub fn shift_right(left: Value, right: Value) -> Option<Value> {
        if !Value::both_ints(left, right) {
            return None;
        }
        let (left, right) = (left.to_int()?, right.to_int()?);
        if right < 0 {
            None
        } else {
            Value::from_int(left >> right.min(63))
        }
    }

    /// `-operand`.
    #[inline(always)]
    pub fn negate(operand: Value) -> Option<Value> {
        match operand.to_int() {
            Some(integer) => Value::from_int(-integer),
            None if operand.is_inline_float() => Value::from_float_inline(-operand.inline_float()),
            None => None,
        }
    }

    /// The floats of two numbers held in their words of which at least one is a float.
    pub fn mixed_floats(left: Value, right: Value) -> Option<(f64, f64)> {
        let number = |value: Value| {
            if value.is_inline_float() {
                Some(value.inline_float())
            } else {
                value.to_int().map(|integer| integer as f64)
            }
        };
        if left.is_inline_float() || right.is_inline_float() {
            Some((number(left)?, number(right)?))
        } else {
            None
        }
    }

    /// As [`Value::mixed_floats`], for comparing: none where an integer has more bits than a float, which takes the
    /// exact algorithm.
    pub fn mixed_exactly(left: Value, right: Value) -> Option<(f64, f64)> {
        let is_exact = |value: Value| {
            value
                .to_int()
                .is_none_or(|integer| integer.unsigned_abs() <= 1 << 53)
        };
        Value::mixed_floats(left, right).filter(|_| is_exact(left) && is_exact(right))
    }

    /// How two small integers or two inline floats compare.
    #[inline(always)]
    fn ordered(
        left: Value,
        right: Value,
        ints: fn(&i64, &i64) -> bool,
        floats_: fn(&f64, &f64) -> bool,
    ) -> Option<bool> {
        if Value::both_ints(left, right) {
            return Some(ints(&(left.word() as i64), &(right.word() as i64)));
        }
        let (left, right) = floats(left, right)?;
        Some(floats_(&left, &right))
    }

    /// `left < right`.
    #[inline(always)]
    pub fn less(left: Value, right: Value) -> Option<bool> {
        Value::ordered(left, right, i64::lt, f64::lt)
    }

    /// `left <= right`.
    #[inline(always)]
    pub fn less_or_equal(left: Value, right: Value) -> Option<bool> {
        Value::ordered(left, right, i64::le, f64::le)
    }

    /// `left > right`.
    #[inline(always)]
    pub fn greater(left: Value, right: Value) -> Option<bool> {
        Value::ordered(left, right, i64::gt, f64::gt)
    }

    /// `left >= right`.
    #[inline(always)]
    pub fn greater_or_equal(left: Value, right: Value) -> Option<bool> {
        Value::ordered(left, right, i64::ge, f64::ge)
    }

    /// `left == right`, for numbers held in their words.
    #[inline(always)]
    pub fn equal_numbers(left: Value, right: Value) -> Option<bool> {
        Value::ordered(left, right, i64::eq, f64::eq)
    }

    /// The truth of a value that is no object.
    #[inline(always)]
    pub fn simple_truth(self) -> Option<bool> {
        if self == Value::TRUE {
            Some(true)
        } else if self == Value::FALSE || self == Value::NONE {
            Some(false)
        } else if self.is_int() {
            Some(self != Value::from_i32(0))
        } else if self.is_inline_float() {
            Some(self.inline_float() != 0.0)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn int(integer: i64) -> Value {
        Value::from_int(integer).expect("fits")
    }

    #[test]
    fn integer_results_equal_those_of_wide_arithmetic() {
        let samples = [
            0,
            1,
            -1,
            2,
            -2,
            3,
            7,
            -7,
            1000,
            Value::MAX_INT,
            Value::MIN_INT,
            1 << 31,
            -(1 << 31),
            1 << 40,
        ];
        for left in samples {
            for right in samples {
                let narrow = |wide: i128| i64::try_from(wide).ok().and_then(Value::from_int);
                let (a, b) = (i128::from(left), i128::from(right));
                assert_eq!(
                    Value::add(int(left), int(right)),
                    narrow(a + b),
                    "{left} + {right}"
                );
                assert_eq!(
                    Value::subtract(int(left), int(right)),
                    narrow(a - b),
                    "{left} - {right}"
                );
                assert_eq!(
                    Value::multiply(int(left), int(right)),
                    narrow(a * b),
                    "{left} * {right}"
                );
                assert_eq!(Value::bit_xor(int(left), int(right)), narrow(a ^ b));
                assert_eq!(Value::less(int(left), int(right)), Some(left < right));
                if right != 0 {
                    let modulo = a.rem_euclid(b.abs());
                    let modulo = if b < 0 && modulo != 0 {
                        modulo + b
                    } else {
                        modulo
                    };
                    assert_eq!(
                        Value::modulo(int(left), int(right)),
                        narrow(modulo),
                        "{left} % {right}"
                    );
                    assert_eq!(
                        Value::floor_divide(int(left), int(right)),
                        narrow((a - modulo) / b),
                        "{left} // {right}"
                    );
                }
            }
        }
    }

    #[test]
    fn floats_and_mixed_operands() {
        let float = |float: f64| Value::from_float_inline(float).expect("in range");
        assert_eq!(Value::add(float(0.5), float(1.0)), Some(float(1.5)));
        assert_eq!(Value::add(float(0.5), int(1)), None);
        assert_eq!(Value::mixed_floats(float(0.5), int(1)), Some((0.5, 1.0)));
        assert_eq!(Value::mixed_floats(int(2), int(1)), None);
        assert_eq!(Value::mixed_floats(Value::TRUE, float(0.5)), None);
        assert_eq!(Value::divide(int(1), int(4)), Some(float(0.25)));
        assert_eq!(Value::divide(float(1.0), float(0.0)), None);
        assert_eq!(Value::less(float(1.0), float(1.5)), Some(true));
        assert_eq!(Value::mixed_exactly(int(1), float(1.5)), Some((1.0, 1.5)));
        assert_eq!(Value::mixed_exactly(int(Value::MAX_INT), float(1.5)), None);
        assert_eq!(Value::add(Value::TRUE, int(1)), None);
    }
}
