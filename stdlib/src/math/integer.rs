//! Functions on integers: factorials, combinations, divisors, and logarithms of integers beyond floats.

use dashu_int::ops::{BitTest, Gcd, SquareRoot, UnsignedAbs};
use dashu_int::{IBig, UBig};
use num_traits::{Signed, ToPrimitive};
use std::cmp::Ordering;
use weft_core::error::{overflow_error, value_error};
use weft_core::heap::{Raised, Thread, Value};
use weft_core::interpreter::limits::{check_if_wanted, check_integer};
use weft_core::protocol;
use weft_core::types::int::Integer;

/// The integer of an argument, by `__index__`.
pub fn index(thread: &Thread, value: Value) -> Result<IBig, Raised> {
    let value = protocol::index(thread, value)?;
    Ok(Integer::of(&value).map_or(IBig::ZERO, |integer| integer.to_big()))
}

/// The product of the integers from `low` to `high`, both included, by halves so that factors are of like size.
fn product(low: &UBig, count: u64) -> UBig {
    if count == 0 {
        return UBig::ONE;
    }
    if count <= 16 {
        return (0..count).fold(UBig::ONE, |product, step| product * (low + step));
    }
    let half = count / 2;
    product(low, half) * product(&(low + half), count - half)
}

/// `n!`
pub fn factorial(thread: &Thread, n: Value) -> Result<Value, Raised> {
    let n = index(thread, n)?;
    if n.is_negative() {
        return Err(value_error("factorial() not defined for negative values"));
    }
    let n = n.to_i64().ok_or_else(|| {
        overflow_error(format!(
            "factorial() argument should not exceed {}",
            i64::MAX
        ))
    })?;
    if n <= 20 {
        return Ok(thread.int((1..=n).product()));
    }
    check_product(thread, &IBig::from(n), n as u64)?;
    Ok(thread.big_int(product(&UBig::ONE, n as u64).into()))
}

/// Refuses a product of so many factors up to `largest` that is longer than the program may make.
fn check_product(thread: &Thread, largest: &IBig, count: u64) -> Result<(), Raised> {
    check_integer(thread, (largest.bit_len() as u64).saturating_mul(count))
}

fn count_argument(value: &IBig, name: &str) -> Result<(), Raised> {
    if value.is_negative() {
        Err(value_error(format!(
            "{name} must be a non-negative integer"
        )))
    } else {
        Ok(())
    }
}

/// The ways to choose `k` of `n` things.
pub fn combinations(thread: &Thread, n: Value, k: Value) -> Result<Value, Raised> {
    let (n, k) = (index(thread, n)?, index(thread, k)?);
    count_argument(&n, "n")?;
    count_argument(&k, "k")?;
    if k > n {
        return Ok(Value::from_i32(0));
    }
    let fewer = (&n - &k).min(k);
    let fewer = fewer
        .to_i64()
        .ok_or_else(|| overflow_error(format!("min(n - k, k) must not exceed {}", i64::MAX)))?
        as u64;
    check_product(thread, &n, fewer)?;
    let first = (n - fewer + 1u32).unsigned_abs();
    Ok(thread.big_int((product(&first, fewer) / product(&UBig::ONE, fewer)).into()))
}

/// The ways to choose `k` of `n` things in order.
pub fn permutations(thread: &Thread, n: Value, k: Value) -> Result<Value, Raised> {
    if k.is_none() {
        return factorial(thread, n);
    }
    let (n, k) = (index(thread, n)?, index(thread, k)?);
    count_argument(&n, "n")?;
    count_argument(&k, "k")?;
    if k > n {
        return Ok(Value::from_i32(0));
    }
    let count = k
        .to_i64()
        .ok_or_else(|| overflow_error(format!("k must not exceed {}", i64::MAX)))?
        as u64;
    check_product(thread, &n, count)?;
    let first = (n - count + 1u32).unsigned_abs();
    Ok(thread.big_int(product(&first, count).into()))
}

/// The greatest common divisor of integers.
pub fn greatest_divisor(thread: &Thread, integers: &[Value]) -> Result<Value, Raised> {
    let mut result = IBig::ZERO;
    for value in integers {
        if let (Some(left), Some(right)) = (result.to_i64(), value.to_int()) {
            let (left, right) = (left.unsigned_abs(), right.unsigned_abs());
            result = IBig::from(num_integer::gcd(left, right));
        } else {
            result = divisor(thread, result, index(thread, *value)?)?;
        }
    }
    Ok(thread.big_int(result))
}

/// The greatest common divisor of two integers, in steps between which the program may have to end where both are long
/// (Stein, "Computational problems associated with Racah algebra", 1967).
fn divisor(thread: &Thread, one: IBig, other: IBig) -> Result<IBig, Raised> {
    const LONG: usize = 1 << 14;
    const STEPS: usize = 64;
    if one.bit_len() < LONG || other.bit_len() < LONG {
        return Ok(one.gcd(&other).into());
    }
    let (mut one, mut other) = (one.unsigned_abs(), other.unsigned_abs());
    let twos = |number: &UBig| number.trailing_zeros().unwrap_or(0);
    let common = twos(&one).min(twos(&other));
    one >>= twos(&one);
    other >>= twos(&other);
    for step in 0.. {
        if step % STEPS == 0 {
            check_if_wanted(thread)?;
        }
        match one.cmp(&other) {
            Ordering::Equal => break,
            Ordering::Less => std::mem::swap(&mut one, &mut other),
            Ordering::Greater => {}
        }
        one -= &other;
        one >>= twos(&one);
    }
    Ok((one << common).into())
}

/// The least common multiple of integers.
pub fn least_multiple(thread: &Thread, integers: &[Value]) -> Result<Value, Raised> {
    let mut result = IBig::ONE;
    for value in integers {
        let value = index(thread, *value)?;
        result = if result.is_zero() || value.is_zero() {
            IBig::ZERO
        } else {
            &result / (&result).gcd(&value) * value
        };
    }
    Ok(thread.big_int(result.abs()))
}

/// The integral part of a square root.
pub fn square_root(thread: &Thread, n: Value) -> Result<Value, Raised> {
    let n = index(thread, n)?;
    if n.is_negative() {
        return Err(value_error("isqrt() argument must be nonnegative"));
    }
    Ok(thread.big_int(n.unsigned_abs().sqrt().into()))
}

/// A logarithm of any positive number; integers may be larger than floats.
pub fn logarithm(thread: &Thread, x: Value, function: fn(f64) -> f64) -> Result<f64, Raised> {
    if let Some(integer) = Integer::of(&x) {
        if integer.is_negative() || integer.is_zero() {
            return Err(value_error("expected a positive input"));
        }
        let float = protocol::to_f64_exact(x);
        if let Some(float) = float {
            return Ok(function(float));
        }
        if let Ok(bits) = i64::try_from(integer.bits()) {
            // Sixty-four bits hold more than a float of the fraction can.
            let shift = bits - 64;
            let top: IBig = integer.to_big() >> shift as usize;
            return Ok(function(top.to_f64().value() / 2f64.powi(64)) + function(2.0) * bits as f64);
        }
    }
    let float = protocol::to_float(thread, x)?;
    if float.is_nan() || float > 0.0 {
        return Ok(function(float));
    }
    Err(super::float::outside(float, "a positive input"))
}
