//! Powers of integers, and their inverses modulo another.

use crate::error::{memory_error, type_error, value_error};
use crate::interpreter::limits::{check, check_integer};
use crate::safepoint;
use crate::types::int::arithmetic::MOST_BITS;
use crate::types::int::{Integer, to_float};
use dashu_int::fast_div::ConstDivisor;
use dashu_int::monty::MontgomeryRepr;
use dashu_int::ops::{BitTest, ExtendedGcd, SquareRoot, UnsignedAbs};
use dashu_int::{IBig, UBig};
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
    if exponent.is_negative() {
        return crate::types::float::float_power(thread, to_float(base)?, to_float(exponent)?);
    }
    if base.bits() <= 1 {
        // 0, 1 or -1.
        let negative = base.is_negative() && exponent.is_odd();
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
    let base = base.to_big();
    Ok(thread.big_int(
        if base.bit_len() as u64 * u64::from(exponent) < IN_ONE_STEP {
            base.pow(exponent as usize)
        } else {
            long_power(thread, &base, exponent)?
        },
    ))
}

/// Bits of a power that takes no time that counts.
const IN_ONE_STEP: u64 = 8 << 20;

/// A power in steps between which the program may be interrupted.
fn long_power(thread: &Thread, base: &IBig, exponent: u32) -> Result<IBig, Raised> {
    // Powers of two are shifts.
    let twos = base.trailing_zeros().unwrap_or(0);
    let odd = base >> twos;
    let mut power = IBig::ONE;
    for bit in (0..u32::BITS - exponent.leading_zeros()).rev() {
        safepoint::poll(thread)?;
        power = power.sqr().into();
        if exponent >> bit & 1 == 1 {
            power *= &odd;
        }
    }
    safepoint::poll(thread)?;
    Ok(power << (twos * exponent as usize))
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
    let negative = modulus.is_negative();
    let modulus = modulus.to_big().unsigned_abs();
    let mut base = reduced(&base.to_big(), &modulus);
    if exponent.is_negative() {
        base = inverse(&base, &modulus)
            .ok_or_else(|| value_error("base is not invertible for the given modulus"))?;
    }
    if modulus.is_one() {
        return Ok(Value::from_i32(0));
    }
    let exponent = exponent.to_big().unsigned_abs();
    let power = IBig::from(stepwise_power(thread, &base, &exponent, &modulus)?);
    Ok(thread.big_int(if negative && !power.is_zero() {
        power - modulus
    } else {
        power
    }))
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

/// The remainder of a number, from zero up.
fn reduced(number: &IBig, modulus: &UBig) -> UBig {
    let remainder = number % modulus;
    let remainder = if remainder < IBig::ZERO {
        remainder + modulus
    } else {
        remainder
    };
    remainder.unsigned_abs()
}

/// The power of a base modulo a number, in steps between which the program may have to end.
fn stepwise_power(
    thread: &Thread,
    base: &UBig,
    exponent: &UBig,
    modulus: &UBig,
) -> Result<UBig, Raised> {
    let (length, bits) = (exponent.bit_len(), modulus.bit_len());
    if length as u64 / 32 * (bits as u64) < AT_ONCE {
        // Montgomery's form needs a modulus that is odd, and pays where there is enough to multiply.
        return Ok(if modulus.bit(0) && length > 4 {
            MontgomeryRepr::new(modulus.clone())
                .reduce(base.clone())
                .pow(exponent)
                .residue()
        } else {
            ConstDivisor::new(modulus.clone())
                .reduce(base.clone())
                .pow(exponent)
                .residue()
        });
    }
    let divisor = ConstDivisor::new(modulus.clone());
    let base = divisor.reduce(base.clone());
    let mut power = divisor.reduce(UBig::ONE);
    // With a long modulus each multiplication takes a time that counts.
    let steps = if bits as u64 > LONG { 1 } else { STEPS };
    for bit in (0..length).rev() {
        if bit % steps == 0 {
            check(thread)?;
        }
        power = power.sqr();
        if exponent.bit(bit) {
            power *= &base;
        }
    }
    Ok(power.residue())
}

/// Multiplications of numbers that are not long between two looks at whether the program has to end.
const STEPS: usize = 32;

/// Bits of a modulus from which on each multiplication takes a time that counts.
const LONG: u64 = 8 << 10;

/// Words of the exponent times bits of the modulus of what takes no time that counts.
const AT_ONCE: u64 = 1 << 18;

/// `base` to the power -1 modulo `modulus`.
fn inverse(base: &UBig, modulus: &UBig) -> Option<UBig> {
    if modulus.is_one() {
        return Some(UBig::ZERO);
    }
    if base.is_zero() {
        return None;
    }
    let (divisor, factor, _) = base.gcd_ext(modulus);
    divisor.is_one().then(|| reduced(&factor, modulus))
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
pub fn square_root(number: Integer<'_>) -> UBig {
    number.to_big().unsigned_abs().sqrt()
}

/// The numerator and denominator of a finite float.
pub(crate) fn ratio_of(float: f64) -> (IBig, IBig) {
    let (mantissa, exponent, sign) = num_traits::Float::integer_decode(float);
    if mantissa == 0 {
        return (IBig::ZERO, IBig::ONE);
    }
    let zeros = mantissa
        .trailing_zeros()
        .min(u32::from(exponent.min(0).unsigned_abs()));
    let numerator = IBig::from(mantissa >> zeros) * sign;
    let exponent = i32::from(exponent) + zeros as i32;
    let scale = exponent.unsigned_abs() as usize;
    if exponent >= 0 {
        (numerator << scale, IBig::ONE)
    } else {
        (numerator, IBig::ONE << scale)
    }
}
