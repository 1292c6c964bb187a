//! Powers of integers, and their inverses modulo another.

use crate::error::{memory_error, type_error, value_error};
use crate::interpreter::limits::{check, check_integer};
use crate::types::int::arithmetic::MOST_BITS;
use crate::types::int::{Integer, to_float};
use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer as _;
use num_traits::{One, Signed, ToPrimitive, Zero};
use weft_heap::{Raised, Thread, Value};

/// `base ** exponent`, a float if the exponent is negative.
///
/// # Errors
/// `ZeroDivisionError` for zero to a negative power, `MemoryError` for results beyond all measure.
pub fn integer_power(
    thread: &Thread,
    base: Integer<'_>,
    exponent: Integer<'_>,
) -> Result<Value, Raised> {
    if exponent.sign() == Sign::Minus {
        return crate::types::float::float_power(thread, to_float(base)?, to_float(exponent)?);
    }
    if base.bits() <= 1 {
        // 0, 1 or -1.
        let negative = base.sign() == Sign::Minus && exponent.is_odd();
        let result = if exponent.is_zero() || !base.is_zero() {
            1
        } else {
            0
        };
        return Ok(Value::from_i32(if negative { -result } else { result }));
    }
    let exponent = exponent
        .to_i64()
        .and_then(|exponent| u32::try_from(exponent).ok())
        .ok_or_else(memory_error)?;
    if let Integer::Small(base) = base
        && let Some(power) = base.checked_pow(exponent)
    {
        return Ok(thread.int(power));
    }
    if (base.bits() - 1).saturating_mul(u64::from(exponent)) > MOST_BITS {
        return Err(memory_error());
    }
    check_integer(thread, (base.bits() - 1) * u64::from(exponent))?;
    Ok(thread.big_int(base.to_big().pow(exponent)))
}

/// `pow(base, exponent, modulus)`.
pub(super) fn modular_power(
    thread: &Thread,
    base: Integer<'_>,
    exponent: Integer<'_>,
    modulus: Integer<'_>,
) -> Result<Value, Raised> {
    if modulus.is_zero() {
        return Err(value_error("pow() 3rd argument cannot be 0"));
    }
    if let (Integer::Small(base), Integer::Small(exponent), Integer::Small(modulus)) =
        (base, exponent, modulus)
        && exponent >= 0
        && modulus > 0
    {
        return Ok(thread.int(small_modular_power(base, exponent, modulus)));
    }
    let modulus = modulus.to_big();
    let magnitude = modulus.abs();
    let mut base = base.to_big().mod_floor(&magnitude);
    let mut exponent = exponent.to_big().into_owned();
    if exponent.is_negative() {
        base = inverse(&base, &magnitude)
            .ok_or_else(|| value_error("base is not invertible for the given modulus"))?;
        exponent = -exponent;
    }
    let power = stepwise_power(thread, &base, &exponent, &magnitude)?;
    Ok(
        thread.big_int(if modulus.is_negative() && !power.is_zero() {
            power + &*modulus
        } else {
            power
        }),
    )
}

/// The power modulo a positive number, where all are small: products of two remainders fit into 128 bits.
fn small_modular_power(base: i64, mut exponent: i64, modulus: i64) -> i64 {
    let modulus = i128::from(modulus);
    let mut factor = i128::from(base).rem_euclid(modulus);
    let mut power = 1 % modulus;
    while exponent > 0 {
        if exponent & 1 == 1 {
            power = power * factor % modulus;
        }
        factor = factor * factor % modulus;
        exponent >>= 1;
    }
    power as i64
}

/// The power of a base modulo a number, both not negative, in steps between which the program may have to end.
fn stepwise_power(
    thread: &Thread,
    base: &BigInt,
    exponent: &BigInt,
    modulus: &BigInt,
) -> Result<BigInt, Raised> {
    let digits = exponent.magnitude().to_u32_digits();
    if digits.len() as u64 * modulus.bits() < AT_ONCE {
        return Ok(base.modpow(exponent, modulus));
    }
    let mut power = BigInt::one();
    if modulus.bits() > LONG {
        for bit in (0..exponent.bits()).rev() {
            check(thread)?;
            power = &power * &power % modulus;
            if exponent.bit(bit) {
                check(thread)?;
                power = power * base % modulus;
            }
        }
        return Ok(power);
    }
    let shift = BigInt::from(1u64 << 32);
    for digit in digits.iter().rev() {
        check(thread)?;
        let step = base.modpow(&BigInt::from(*digit), modulus);
        power = power.modpow(&shift, modulus) * step % modulus;
    }
    Ok(power)
}

/// Bits of a modulus from which on each multiplication takes a time that counts.
const LONG: u64 = 8 << 10;

/// Words of the exponent times bits of the modulus of what takes no time that counts.
const AT_ONCE: u64 = 1 << 18;

/// `base` to the power -1 modulo `modulus`, which is positive.
fn inverse(base: &BigInt, modulus: &BigInt) -> Option<BigInt> {
    if modulus.is_one() {
        return Some(BigInt::zero());
    }
    let found = base.extended_gcd(modulus);
    found.gcd.is_one().then(|| found.x.mod_floor(modulus))
}

/// `__pow__` with whatever the caller gave.
pub(super) fn power(
    thread: &Thread,
    base: Integer<'_>,
    exponent: Value,
    modulus: Value,
) -> Result<Value, Raised> {
    let Some(exponent) = Integer::of(&exponent) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if modulus.is_none() {
        return integer_power(thread, base, exponent);
    }
    match Integer::of(&modulus) {
        Some(modulus) => modular_power(thread, base, exponent, modulus),
        None if modulus.to_float().is_some() => Err(type_error(
            "pow() 3rd argument not allowed unless all arguments are integers",
        )),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// The integral square root of a number that is not negative.
pub fn square_root(number: Integer<'_>) -> BigUint {
    number.to_big().magnitude().sqrt()
}

/// The numerator and denominator of a finite float.
pub(crate) fn ratio_of(float: f64) -> (BigInt, BigInt) {
    let (mantissa, exponent, sign) = num_traits::Float::integer_decode(float);
    let mut numerator = BigInt::from(mantissa) * i32::from(sign);
    if numerator.is_zero() {
        return (numerator, BigInt::one());
    }
    let zeros = numerator
        .trailing_zeros()
        .unwrap_or(0)
        .min(u64::from(exponent.min(0).unsigned_abs()));
    numerator >>= zeros;
    let exponent = i64::from(exponent) + zeros as i64;
    if exponent >= 0 {
        (numerator << exponent.to_u64().unwrap_or(0), BigInt::one())
    } else {
        (numerator, BigInt::one() << exponent.unsigned_abs())
    }
}
