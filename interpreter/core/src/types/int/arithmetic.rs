//! Arithmetic of integers, where the fast halves of the operators do not answer.

use crate::error::{memory_error, overflow_error, value_error, zero_division_error};
use crate::interpreter::limits::{check_integer, is_integer_allowed};
use crate::protocol::BinaryOperator;
use crate::types::int::Integer;
use crate::types::int::words::{self, Bits};
use dashu_int::ops::{Abs, BitTest, DivRem, UnsignedAbs};
use dashu_int::{IBig, Sign};
use num_integer::Integer as _;
use std::cmp::Ordering;
use weft_heap::{Long, Raised, Thread, Value};

/// Bits that no integer exceeds here: 8 GiB.
pub(super) const MOST_BITS: u64 = 1 << 36;

/// What an operator gives for an integer and any value: `NotImplemented` if the other is no integer.
#[inline]
pub(super) fn with_integer(right: Value, operation: impl FnOnce(Integer<'_>) -> Value) -> Value {
    Integer::of(&right).map_or(Value::NOT_IMPLEMENTED, operation)
}

/// As [`with_integer`], for operators that can fail.
#[inline]
pub(super) fn try_with_integer(
    right: Value,
    operation: impl FnOnce(Integer<'_>) -> Result<Value, Raised>,
) -> Result<Value, Raised> {
    Integer::of(&right).map_or(Ok(Value::NOT_IMPLEMENTED), operation)
}

/// What an operator gives without an error; `None` where it might raise one, or is rarely used.
pub fn at_once(
    thread: &Thread,
    operator: BinaryOperator,
    left: Integer<'_>,
    right: Integer<'_>,
) -> Option<Value> {
    Some(match operator {
        BinaryOperator::Add => add(thread, left, right),
        BinaryOperator::Subtract => subtract(thread, left, right),
        BinaryOperator::Multiply if is_too_long(thread, left, right) => return None,
        BinaryOperator::Multiply => multiply(thread, left, right),
        BinaryOperator::FloorDivide => floor_divide(thread, left, nonzero(right)?).ok()?,
        BinaryOperator::Modulo => modulo(thread, left, nonzero(right)?).ok()?,
        BinaryOperator::BitAnd => bit_and(thread, left, right),
        BinaryOperator::BitOr => bit_or(thread, left, right),
        BinaryOperator::BitXor => bit_xor(thread, left, right),
        BinaryOperator::RightShift if is_short_shift(left, right) => {
            shift_right(thread, left, right).ok()?
        }
        BinaryOperator::LeftShift if is_short_shift(left, right) => {
            shift_left(thread, left, right).ok()?
        }
        _ => return None,
    })
}

/// Whether shifting by so many places raises nothing, and takes no time that counts.
fn is_short_shift(left: Integer<'_>, right: Integer<'_>) -> bool {
    matches!(right, Integer::Small(0..=SHORT_SHIFT)) && bits_of(left) <= 1 << 16
}

const SHORT_SHIFT: i64 = 1 << 12;

fn nonzero(divisor: Integer<'_>) -> Option<Integer<'_>> {
    (!divisor.is_zero()).then_some(divisor)
}

fn with_both<R>(
    left: Integer<'_>,
    right: Integer<'_>,
    operation: impl FnOnce(Long<'_>, Long<'_>) -> R,
) -> R {
    words::with_long(left, |left| {
        words::with_long(right, |right| operation(left, right))
    })
}

pub(super) fn add(thread: &Thread, left: Integer<'_>, right: Integer<'_>) -> Value {
    match (left, right) {
        (Integer::Small(left), Integer::Small(right)) => thread.int(left + right),
        _ => with_both(left, right, |left, right| {
            words::sum(thread, left, right, false)
        }),
    }
}

pub(super) fn subtract(thread: &Thread, left: Integer<'_>, right: Integer<'_>) -> Value {
    match (left, right) {
        (Integer::Small(left), Integer::Small(right)) => thread.int(left - right),
        _ => with_both(left, right, |left, right| {
            words::sum(thread, left, right, true)
        }),
    }
}

/// Whether a product would be longer than an integer of a program whose time is limited may be.
fn is_too_long(thread: &Thread, left: Integer<'_>, right: Integer<'_>) -> bool {
    match (left, right) {
        (Integer::Big(left), Integer::Big(right)) => {
            !is_integer_allowed(thread, (left.bit_len() + right.bit_len()) as u64)
        }
        _ => false,
    }
}

/// As [`multiply`].
///
/// # Errors
/// `MemoryError` for a product beyond what the program may make.
pub(super) fn try_multiply(
    thread: &Thread,
    left: Integer<'_>,
    right: Integer<'_>,
) -> Result<Value, Raised> {
    if is_too_long(thread, left, right) {
        return Err(memory_error());
    }
    Ok(multiply(thread, left, right))
}

pub(super) fn multiply(thread: &Thread, left: Integer<'_>, right: Integer<'_>) -> Value {
    match (left, right) {
        (Integer::Small(left), Integer::Small(right)) => match left.checked_mul(right) {
            Some(product) => thread.int(product),
            None => thread.big_int(IBig::from(i128::from(left) * i128::from(right))),
        },
        _ => with_both(left, right, |left, right| {
            words::product(thread, left, right)
        }),
    }
}

fn check_divisor(right: Integer<'_>) -> Result<(), Raised> {
    if right.is_zero() {
        Err(zero_division_error("division by zero"))
    } else {
        Ok(())
    }
}

/// The bits of an integer: what is divided may be longer than anything that the program could make, if its text held it.
fn bits_of(integer: Integer<'_>) -> u64 {
    match integer {
        Integer::Small(_) => 64,
        Integer::Big(big) => big.bit_len() as u64,
    }
}

pub(super) fn floor_divide(
    thread: &Thread,
    left: Integer<'_>,
    right: Integer<'_>,
) -> Result<Value, Raised> {
    check_divisor(right)?;
    Ok(match (left, right) {
        (Integer::Small(left), Integer::Small(right)) => {
            thread.int(num_integer::Integer::div_floor(&left, &right))
        }
        (left, right) => {
            check_integer(thread, bits_of(left))?;
            match with_both(left, right, words::quotient_of_few) {
                Some((quotient, _)) => words::value_of_few(thread, quotient),
                None => match with_both(left, right, words::short_quotient) {
                    Some(quotient) => thread.int(quotient),
                    None => thread.big_int(divide_floored(&left.to_big(), &right.to_big()).0),
                },
            }
        }
    })
}

pub(super) fn modulo(
    thread: &Thread,
    left: Integer<'_>,
    right: Integer<'_>,
) -> Result<Value, Raised> {
    check_divisor(right)?;
    Ok(match (left, right) {
        (Integer::Small(left), Integer::Small(right)) => thread.int(left.mod_floor(&right)),
        (left, right) => {
            check_integer(thread, bits_of(left))?;
            match with_both(left, right, words::quotient_of_few) {
                Some((_, remainder)) => words::value_of_few(thread, remainder),
                None => with_both(left, right, |left, right| {
                    words::short_remainder(thread, left, right)
                })
                .unwrap_or_else(|| thread.big_int(modulo_floored(&left.to_big(), &right.to_big()))),
            }
        }
    })
}

/// The quotient, rounded down, and the remainder, which has the sign of the divisor. The divisor is not zero.
///
/// The crate can do this by num-integer's traits too (a feature that is off): 0.5.1 gives 0 for -1 by 5 there.
fn divide_floored(left: &IBig, right: &IBig) -> (IBig, IBig) {
    let (quotient, remainder) = left.div_rem(right);
    if remainder.is_zero() || remainder.sign() == right.sign() {
        (quotient, remainder)
    } else {
        (quotient - 1, remainder + right)
    }
}

/// The remainder of [`divide_floored`].
fn modulo_floored(left: &IBig, right: &IBig) -> IBig {
    let remainder = left % right;
    if remainder.is_zero() || remainder.sign() == right.sign() {
        remainder
    } else {
        remainder + right
    }
}

pub(super) fn divide_with_remainder(
    thread: &Thread,
    left: Integer<'_>,
    right: Integer<'_>,
) -> Result<Value, Raised> {
    check_divisor(right)?;
    let (quotient, remainder) = match (left, right) {
        (Integer::Small(left), Integer::Small(right)) => {
            let (quotient, remainder) = left.div_mod_floor(&right);
            (thread.int(quotient), thread.int(remainder))
        }
        (left, right) => {
            check_integer(thread, bits_of(left))?;
            let (quotient, remainder) = divide_floored(&left.to_big(), &right.to_big());
            (thread.big_int(quotient), thread.big_int(remainder))
        }
    };
    Ok(thread.tuple(&[quotient, remainder]))
}

/// `left / right`, rounded once.
///
/// # Errors
/// `ZeroDivisionError`; `OverflowError` if the result is too large for a float.
pub fn true_divide(left: Integer<'_>, right: Integer<'_>) -> Result<f64, Raised> {
    check_divisor(right)?;
    const EXACT: u64 = 1 << 53;
    if let (Integer::Small(left), Integer::Small(right)) = (left, right)
        && left.unsigned_abs() <= EXACT
        && right.unsigned_abs() <= EXACT
    {
        return Ok(left as f64 / right as f64);
    }
    let negative = left.is_negative() != right.is_negative();
    if left.is_zero() {
        return Ok(if negative { -0.0 } else { 0.0 });
    }
    let (left, right) = (left.to_big(), right.to_big());
    let (left, right) = (left.unsigned_abs(), right.unsigned_abs());
    let too_large = || overflow_error("integer division result too large for a float");
    let difference = left.bit_len() as i64 - right.bit_len() as i64;
    if difference > 1024 {
        return Err(too_large());
    }
    if difference < -1080 {
        return Ok(if negative { -0.0 } else { 0.0 });
    }
    // A quotient of two bits more than the result has, and a lowest bit that tells whether anything was cut off.
    let shift = difference.max(-1021) - 55;
    let (quotient, remainder) = if shift <= 0 {
        (left << (-shift) as usize).div_rem(&right)
    } else {
        left.div_rem(right << shift as usize)
    };
    let mut quotient = u64::try_from(quotient).expect("the quotient was scaled to at most 57 bits");
    quotient |= u64::from(!remainder.is_zero());
    let bits = 64 - i64::from(quotient.leading_zeros());
    let extra = bits.max(-1021 - shift) - 53;
    let half = 1u64 << (extra - 1);
    if quotient & half != 0 && quotient & (3 * half - 1) != 0 {
        quotient += half;
    }
    quotient &= !(2 * half - 1);
    let result = crate::types::float::scale(quotient as f64, shift);
    if result.is_infinite() {
        return Err(too_large());
    }
    Ok(if negative { -result } else { result })
}

pub(super) fn shift_left(
    thread: &Thread,
    left: Integer<'_>,
    right: Integer<'_>,
) -> Result<Value, Raised> {
    if right.is_negative() {
        return Err(value_error("negative shift count"));
    }
    if left.is_zero() {
        return Ok(Value::from_i32(0));
    }
    let count = match right.to_i64() {
        Some(count) => count as u64,
        None => return Err(overflow_error("too many digits in integer")),
    };
    if let Integer::Small(left) = left
        && left.unsigned_abs().leading_zeros() as u64 > count + 1
    {
        return Ok(thread.int(left << count));
    }
    if count > MOST_BITS {
        return Err(memory_error());
    }
    check_integer(thread, count.saturating_add(left.bits()))?;
    if count <= SHORT_SHIFT as u64 {
        return Ok(words::with_long(left, |left| {
            words::shifted_left(thread, left, count as usize)
        }));
    }
    Ok(thread.big_int(left.to_big() << count as usize))
}

pub(super) fn shift_right(
    thread: &Thread,
    left: Integer<'_>,
    right: Integer<'_>,
) -> Result<Value, Raised> {
    if right.is_negative() {
        return Err(value_error("negative shift count"));
    }
    let count = right.to_i64().unwrap_or(i64::MAX) as u64;
    Ok(match left {
        Integer::Small(left) => thread.int(left >> count.min(63)),
        Integer::Big(_) if count >= left.bits() => {
            Value::from_i32(if left.is_negative() { -1 } else { 0 })
        }
        Integer::Big(left) if left.sign() == Sign::Positive => {
            words::shifted_right(thread, left, count as usize)
        }
        Integer::Big(left) => thread.big_int(left.to_big() >> count as usize),
    })
}

pub(super) fn bit_and(thread: &Thread, left: Integer<'_>, right: Integer<'_>) -> Value {
    match (left, right) {
        (Integer::Small(left), Integer::Small(right)) => thread.int(left & right),
        _ => with_both(left, right, |left, right| {
            words::bits(thread, Bits::And, left, right)
        }),
    }
}

pub(super) fn bit_or(thread: &Thread, left: Integer<'_>, right: Integer<'_>) -> Value {
    match (left, right) {
        (Integer::Small(left), Integer::Small(right)) => thread.int(left | right),
        _ => with_both(left, right, |left, right| {
            words::bits(thread, Bits::Or, left, right)
        }),
    }
}

pub(super) fn bit_xor(thread: &Thread, left: Integer<'_>, right: Integer<'_>) -> Value {
    match (left, right) {
        (Integer::Small(left), Integer::Small(right)) => thread.int(left ^ right),
        _ => with_both(left, right, |left, right| {
            words::bits(thread, Bits::Xor, left, right)
        }),
    }
}

/// How two integers compare.
pub fn compare(left: Integer<'_>, right: Integer<'_>) -> Ordering {
    match (left, right) {
        (Integer::Small(left), Integer::Small(right)) => left.cmp(&right),
        _ => with_both(left, right, |left, right| left.cmp(&right)),
    }
}

/// How an integer compares with a float, exactly; `None` for a NaN.
pub fn compare_with_float(integer: Integer<'_>, float: f64) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    if let Integer::Small(small) = integer
        && small.unsigned_abs() <= 1 << 53
    {
        return (small as f64).partial_cmp(&float);
    }
    if float.is_infinite() {
        return Some(if float > 0.0 {
            Ordering::Less
        } else {
            Ordering::Greater
        });
    }
    let whole = IBig::try_from(float.trunc()).expect("a finite float has an integral part");
    let fraction = float.fract();
    Some(
        integer
            .to_big()
            .cmp(&whole)
            .then_with(|| 0.0.partial_cmp(&fraction).unwrap_or(Ordering::Equal)),
    )
}

/// The integer rounded to a multiple of ten to the `places`, half to even.
pub(super) fn round_to_tens(thread: &Thread, integer: Integer<'_>, places: u64) -> Value {
    // An integer of fewer digits than that is nearer to zero than to the first multiple.
    if places > integer.bits() / 3 + 2 {
        return Value::from_i32(0);
    }
    let unit = IBig::from(10).pow(places as usize);
    let integer = integer.to_big();
    let (quotient, remainder) = divide_floored(&integer, &unit);
    let doubled: IBig = &remainder * 2;
    let up = match doubled.abs().cmp(&unit) {
        Ordering::Less => false,
        Ordering::Greater => true,
        Ordering::Equal => quotient.bit(0),
    };
    let quotient = if up { quotient + 1 } else { quotient };
    thread.big_int(quotient * unit)
}
