//! Arithmetic and comparison on values that are held in their words: the fast halves of Python's operators.
//!
//! Each function answers where both operands are small integers or both inline floats and the result fits a word, and
//! says `None` where somebody else has to take over. None of them calls anything: a node that ends in one of these, or
//! else in a call of its slow path, saves no registers.

use crate::value::Value;
use std::cmp::Ordering;

/// A small integer, as its word: operations on it check no tags.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct SmallInt(i64);

impl SmallInt {
    /// The integer.
    #[inline(always)]
    pub const fn get(self) -> i64 {
        self.0 >> 2
    }

    /// `self + other`, if it fits.
    #[inline(always)]
    pub fn plus(self, other: SmallInt) -> Option<Value> {
        // The tags add up to 2; one of them is taken off first.
        Value::from_word((self.0 - 1).checked_add(other.0)? as u64)
    }

    /// `self - other`, if it fits.
    #[inline(always)]
    pub fn minus(self, other: SmallInt) -> Option<Value> {
        Value::from_word(self.0.checked_sub(other.0 - 1)? as u64)
    }

    /// `self * other`, if it fits.
    #[inline(always)]
    pub fn times(self, other: SmallInt) -> Option<Value> {
        // One factor keeps its two zero bits, so the product has its tag's place free.
        let product = (self.0 - 1).checked_mul(other.get())?;
        Value::from_word(product as u64 | 1)
    }

    /// `self ** exponent`, if it is an integer that fits.
    #[inline]
    pub fn power(self, exponent: SmallInt) -> Option<Value> {
        let exponent = u32::try_from(exponent.get()).ok()?;
        Value::from_int(self.get().checked_pow(exponent)?)
    }

    /// `self / other`, for a divisor that is not zero. Integers past 2^53 are left to the exact algorithm.
    #[inline(always)]
    pub fn divided_by(self, other: SmallInt) -> Option<Value> {
        const EXACT: u64 = 1 << 53;
        let (left, right) = (self.get(), other.get());
        if right == 0 || left.unsigned_abs() > EXACT || right.unsigned_abs() > EXACT {
            return None;
        }
        Value::from_float_inline(left as f64 / right as f64)
    }

    /// `self // other`, for a divisor that is not zero.
    #[inline(always)]
    pub fn floor_divided_by(self, other: SmallInt) -> Option<Value> {
        let (left, right) = (self.get(), other.get());
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

    /// `self % other`, for a divisor that is not zero. The sign is the divisor's.
    #[inline(always)]
    pub fn modulo(self, other: SmallInt) -> Option<Value> {
        let (left, right) = (self.get(), other.get());
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

    /// `self & other`
    #[inline(always)]
    pub fn bit_and(self, other: SmallInt) -> Option<Value> {
        Value::from_word((self.0 & other.0) as u64)
    }

    /// `self | other`
    #[inline(always)]
    pub fn bit_or(self, other: SmallInt) -> Option<Value> {
        Value::from_word((self.0 | other.0) as u64)
    }

    /// `self ^ other`
    #[inline(always)]
    pub fn bit_xor(self, other: SmallInt) -> Option<Value> {
        Value::from_word((self.0 ^ other.0) as u64 | 1)
    }

    /// `self << other`, if the result fits.
    #[inline(always)]
    pub fn shifted_left(self, other: SmallInt) -> Option<Value> {
        let (left, right) = (self.get(), other.get());
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

    /// `self >> other`, for a count that is not negative.
    #[inline(always)]
    pub fn shifted_right(self, other: SmallInt) -> Option<Value> {
        let right = other.get();
        if right < 0 {
            None
        } else {
            Value::from_int(self.get() >> right.min(63))
        }
    }
}

#[allow(
    clippy::should_implement_trait,
    reason = "these are the fast halves of Python's operators, not Rust's"
)]
impl Value {
    /// Two small integers, if both are.
    #[inline(always)]
    pub fn small_ints(left: Value, right: Value) -> Option<(SmallInt, SmallInt)> {
        if Value::both_ints(left, right) {
            Some((SmallInt(left.word() as i64), SmallInt(right.word() as i64)))
        } else {
            None
        }
    }

    /// Two floats, if both are inline floats.
    #[inline(always)]
    pub fn inline_floats(left: Value, right: Value) -> Option<(f64, f64)> {
        if Value::both_inline_floats(left, right) {
            Some((left.inline_float(), right.inline_float()))
        } else {
            None
        }
    }

    /// `left + right`.
    #[inline(always)]
    pub fn add(left: Value, right: Value) -> Option<Value> {
        if let Some((left, right)) = Value::small_ints(left, right) {
            return left.plus(right);
        }
        let (left, right) = Value::inline_floats(left, right)?;
        Value::from_float_inline(left + right)
    }

    /// `left - right`.
    #[inline(always)]
    pub fn subtract(left: Value, right: Value) -> Option<Value> {
        if let Some((left, right)) = Value::small_ints(left, right) {
            return left.minus(right);
        }
        let (left, right) = Value::inline_floats(left, right)?;
        Value::from_float_inline(left - right)
    }

    /// `left * right`.
    #[inline(always)]
    pub fn multiply(left: Value, right: Value) -> Option<Value> {
        if let Some((left, right)) = Value::small_ints(left, right) {
            return left.times(right);
        }
        let (left, right) = Value::inline_floats(left, right)?;
        Value::from_float_inline(left * right)
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

    /// `left < right`, for two small integers or two inline floats.
    #[inline(always)]
    pub fn less(left: Value, right: Value) -> Option<bool> {
        if let Some((left, right)) = Value::small_ints(left, right) {
            return Some(left < right);
        }
        let (left, right) = Value::inline_floats(left, right)?;
        Some(left < right)
    }

    /// How two small integers or two inline floats compare; the inner `None` is for a NaN.
    #[inline]
    pub fn order(left: Value, right: Value) -> Option<Option<Ordering>> {
        if let Some((left, right)) = Value::small_ints(left, right) {
            return Some(Some(left.cmp(&right)));
        }
        let (left, right) = Value::inline_floats(left, right)?;
        Some(left.partial_cmp(&right))
    }

    /// The truth of a value that is no object.
    #[inline(always)]
    pub fn simple_truth(self) -> Option<bool> {
        // Looked up in words of bits: of cases a table of jumps is made, and conditions go now here and now there, so that such
        // a jump is hard to foretell.
        const fn bit(value: Value) -> u16 {
            1 << value.word()
        }
        const TRUE: u16 = bit(Value::TRUE);
        const FALSE: u16 = bit(Value::FALSE) | bit(Value::NONE) | bit(Value::from_i32(0));
        let word = self.word();
        if word < u64::from(u16::BITS) && (TRUE | FALSE) >> word & 1 != 0 {
            Some(TRUE >> word & 1 != 0)
        } else if self.is_int() {
            Some(true)
        } else if self.is_inline_float() {
            Some(self.inline_float() != 0.0)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{SmallInt, Value};

    fn int(integer: i64) -> Value {
        Value::from_int(integer).expect("fits")
    }

    fn small(integer: i64) -> SmallInt {
        Value::small_ints(int(integer), int(0)).expect("fits").0
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
                    small(left).minus(small(right)),
                    narrow(a - b),
                    "{left} - {right}"
                );
                assert_eq!(
                    Value::multiply(int(left), int(right)),
                    narrow(a * b),
                    "{left} * {right}"
                );
                assert_eq!(small(left).bit_xor(small(right)), narrow(a ^ b));
                assert_eq!(Value::less(int(left), int(right)), Some(left < right));
                if right != 0 {
                    let modulo = a.rem_euclid(b.abs());
                    let modulo = if b < 0 && modulo != 0 {
                        modulo + b
                    } else {
                        modulo
                    };
                    assert_eq!(
                        small(left).modulo(small(right)),
                        narrow(modulo),
                        "{left} % {right}"
                    );
                    assert_eq!(
                        small(left).floor_divided_by(small(right)),
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
        assert_eq!(small(1).divided_by(small(4)), Some(float(0.25)));
        assert_eq!(small(1).divided_by(small(0)), None);
        assert_eq!(Value::less(float(1.0), float(1.5)), Some(true));
        assert_eq!(Value::mixed_exactly(int(1), float(1.5)), Some((1.0, 1.5)));
        assert_eq!(Value::mixed_exactly(int(Value::MAX_INT), float(1.5)), None);
        assert_eq!(Value::add(Value::TRUE, int(1)), None);
    }
}
