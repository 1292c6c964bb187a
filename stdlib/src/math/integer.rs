//! Functions on integers: factorials, combinations, divisors, and logarithms of integers beyond floats.

use num_bigint::{BigInt, BigUint};
use num_integer::Integer as _;
use num_traits::{One, Signed, ToPrimitive, Zero};
use std::cmp::Ordering;
use weft_core::error::{overflow_error, value_error};
use weft_core::heap::{Raised, Thread, Value};
use weft_core::interpreter::limits::{check_if_wanted, check_integer};
use weft_core::protocol;
use weft_core::types::int::Integer;

/// The integer of an argument, by `__index__`.
pub fn index(thread: &Thread, value: Value) -> Result<BigInt, Raised> {
    let value = protocol::index(thread, value)?;
    Ok(Integer::of(&value).map_or_else(BigInt::zero, |integer| integer.to_big().into_owned()))
}

/// The product of the integers from `low` to `high`, both included, by halves so that factors are of like size.
fn product(low: &BigUint, count: u64) -> BigUint {
    if count == 0 {
        return BigUint::one();
    }
    if count <= 16 {
        return (0..count).fold(BigUint::one(), |product, step| product * (low + step));
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
    check_product(thread, &BigInt::from(n), n as u64)?;
    Ok(thread.big_int(product(&BigUint::one(), n as u64).into()))
}

/// Refuses a product of so many factors up to `largest` that is longer than the program may make.
fn check_product(thread: &Thread, largest: &BigInt, count: u64) -> Result<(), Raised> {
    check_integer(thread, largest.bits().saturating_mul(count))
}

fn count_argument(value: &BigInt, name: &str) -> Result<(), Raised> {
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
    let first = (n - fewer + 1u32).to_biguint().unwrap_or_default();
    Ok(thread.big_int((product(&first, fewer) / product(&BigUint::one(), fewer)).into()))
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
    let first = (n - count + 1u32).to_biguint().unwrap_or_default();
    Ok(thread.big_int(product(&first, count).into()))
}

/// The greatest common divisor of integers.
pub fn greatest_divisor(thread: &Thread, integers: &[Value]) -> Result<Value, Raised> {
    let mut result = BigInt::zero();
    for value in integers {
        if let (Some(left), Some(right)) = (result.to_i64(), value.to_int()) {
            result = BigInt::from(left.unsigned_abs().gcd(&right.unsigned_abs()));
        } else {
            result = divisor(thread, result, index(thread, *value)?)?;
        }
    }
    Ok(thread.big_int(result))
}

/// The greatest common divisor of two integers, in steps between which the program may have to end where both are long
/// (Stein, "Computational problems associated with Racah algebra", 1967).
fn divisor(thread: &Thread, one: BigInt, other: BigInt) -> Result<BigInt, Raised> {
    const LONG: u64 = 1 << 14;
    const STEPS: usize = 64;
    if one.bits() < LONG || other.bits() < LONG {
        return Ok(one.gcd(&other));
    }
    let (mut one, mut other) = (one.magnitude().clone(), other.magnitude().clone());
    let twos = |number: &BigUint| number.trailing_zeros().unwrap_or(0);
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
    let mut result = BigInt::one();
    for value in integers {
        let value = index(thread, *value)?;
        result = if result.is_zero() || value.is_zero() {
            BigInt::zero()
        } else {
            result.lcm(&value)
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
    Ok(thread.big_int(n.sqrt()))
}

/// A logarithm of any positive number; integers may be larger than floats.
pub fn logarithm(thread: &Thread, x: Value, function: fn(f64) -> f64) -> Result<f64, Raised> {
    if let Some(integer) = Integer::of(&x) {
        if integer.sign() != num_bigint::Sign::Plus {
            return Err(value_error("expected a positive input"));
        }
        if let Ok(bits @ 1024..) = i64::try_from(integer.bits()) {
            // Sixty-four bits hold more than a float of the fraction can.
            let shift = bits - 64;
            let top: BigInt = &*integer.to_big() >> shift as u64;
            return Ok(
                function(top.to_f64().unwrap_or(1.0) / 2f64.powi(64)) + function(2.0) * bits as f64
            );
        }
        return Ok(function(weft_core::types::int::to_float(integer)?));
    }
    let float = protocol::to_float(thread, x)?;
    if float.is_nan() || float > 0.0 {
        return Ok(function(float));
    }
    Err(super::float::outside(float, "a positive input"))
}
