//! Integers as text and text as integers, with the limit on long decimal conversions.

use crate::error::value_error;
use crate::interpreter::Interpreter;
use crate::interpreter::limits::{Pauses, check_integer};
use crate::types::int::{Integer, words};
use crate::types::str::affix::trim_spaces;
use crate::types::str::character_string;
use crate::types::str::unicode::decimal_value;
use dashu_int::{IBig, Sign, UBig};
use std::sync::atomic::{AtomicUsize, Ordering};
use weft_heap::{Raised, Str, Thread, Value};

/// The smallest limit that can be set; no shorter conversion is ever refused.
pub const DIGITS_THRESHOLD: usize = 640;

/// The most digits of a decimal conversion, per interpreter; 0 means any number.
struct Limit {
    digits: AtomicUsize,
}

impl Default for Limit {
    fn default() -> Limit {
        Limit {
            digits: AtomicUsize::new(4300),
        }
    }
}

/// `sys.get_int_max_str_digits()`.
pub fn maximum_digits(thread: &Thread) -> usize {
    Interpreter::of(thread)
        .extension::<Limit>()
        .digits
        .load(Ordering::Relaxed)
}

/// `sys.set_int_max_str_digits()`. The caller has checked that it is 0 or at least [`DIGITS_THRESHOLD`].
pub fn set_maximum_digits(thread: &Thread, digits: usize) {
    Interpreter::of(thread)
        .extension::<Limit>()
        .digits
        .store(digits, Ordering::Relaxed);
}

/// Refuses to read a decimal number of too many digits.
///
/// # Errors
/// `ValueError` with CPython's message.
pub fn check_digit_count(thread: &Thread, digits: usize) -> Result<(), Raised> {
    if digits <= DIGITS_THRESHOLD {
        return Ok(());
    }
    let limit = maximum_digits(thread);
    if limit == 0 || digits <= limit {
        return Ok(());
    }
    Err(value_error(format!(
        "Exceeds the limit ({limit} digits) for integer string conversion: value has {digits} digits; \
         use sys.set_int_max_str_digits() to increase the limit"
    )))
}

/// The digits of an integer's magnitude.
///
/// # Errors
/// `ValueError` if a decimal text would be longer than the limit.
pub fn magnitude_text(thread: &Thread, integer: Integer<'_>, radix: u32) -> Result<String, Raised> {
    let big = match integer {
        Integer::Small(small) => {
            return Ok(small_digits(small.unsigned_abs(), radix, &mut [0; 64]).to_owned());
        }
        Integer::Big(big) => big,
    };
    if radix != 10 {
        return Ok(big.magnitude().in_radix(radix as u8).to_string());
    }
    let too_long = |limit: usize| {
        value_error(format!(
            "Exceeds the limit ({limit} digits) for integer string conversion; \
             use sys.set_int_max_str_digits() to increase the limit"
        ))
    };
    // A digit is 3.32 bits; what is far over the limit is not worth converting.
    let limit = if big.bit_len() > DIGITS_THRESHOLD * 3 {
        maximum_digits(thread)
    } else {
        0
    };
    if limit > 0 && big.bit_len() > limit.saturating_mul(10) / 3 + 10 {
        return Err(too_long(limit));
    }
    if let Some(few) = words::few(big) {
        // No more than 39 digits.
        return Ok(few.to_string());
    }
    let digits = big.magnitude().to_string();
    if limit > 0 && digits.len() > limit {
        return Err(too_long(limit));
    }
    Ok(digits)
}

/// Decimal digits that fit a word of a small integer.
const FEW_DIGITS: usize = 18;

/// The integer that a text of at most 36 decimal digits and perhaps a sign denotes; `None` for any other text.
pub(super) fn short_decimal(thread: &Thread, text: &str) -> Option<Value> {
    let octets = text.as_bytes();
    let digits = octets.strip_prefix(b"-").unwrap_or(octets);
    let is_negative = digits.len() < octets.len();
    if digits.len() > FEW_DIGITS {
        if digits.len() > 2 * FEW_DIGITS {
            return None;
        }
        let (high, low) = digits.split_at(digits.len() - FEW_DIGITS);
        let (high, low) = (few_digits(high)?, few_digits(low)?);
        let number = u128::from(high) * 10_u128.pow(FEW_DIGITS as u32) + u128::from(low);
        let sign = if is_negative {
            Sign::Negative
        } else {
            Sign::Positive
        };
        return Some(words::signed_value_of_few(thread, sign, number));
    }
    let number = few_digits(digits)? as i64;
    Value::from_int(if is_negative { -number } else { number })
}

/// The number that a few decimal digits denote, of which there is one at least.
fn few_digits(digits: &[u8]) -> Option<u64> {
    if digits.is_empty() {
        return None;
    }
    digits.iter().try_fold(0, |number, digit| {
        let digit = digit.wrapping_sub(b'0');
        (digit <= 9).then(|| number * 10 + u64::from(digit))
    })
}

/// Writes the digits of a number in a radix of 2, 8, 10 or 16 to the end of the buffer.
pub(crate) fn small_digits(number: u64, radix: u32, buffer: &mut [u8; 64]) -> &mut str {
    let mut place = buffer.len();
    let mut rest = number;
    let mut put = |digit: u64| {
        place -= 1;
        buffer[place] = if digit < 10 {
            b'0' + digit as u8
        } else {
            b'a' - 10 + digit as u8
        };
    };
    if radix == 10 {
        // The division is by a constant.
        while rest >= 10 {
            put(rest % 10);
            rest /= 10;
        }
        put(rest);
    } else {
        let bits = radix.trailing_zeros();
        while rest >> bits != 0 {
            put(rest & u64::from(radix - 1));
            rest >>= bits;
        }
        put(rest);
    }
    str::from_utf8_mut(&mut buffer[place..]).expect("digits are ASCII")
}

/// The digits of a small integer in a radix of 2, 8 or 16, with its sign and a prefix before them.
pub(crate) fn small_literal(thread: &Thread, number: i64, radix: u32, prefix: &str) -> Value {
    let mut buffer = [0; 64];
    let digits = small_digits(number.unsigned_abs(), radix, &mut buffer).as_bytes();
    let sign: &[u8] = if number < 0 { b"-" } else { b"" };
    let parts = [sign, prefix.as_bytes(), digits];
    let length = parts.iter().map(|part| part.len()).sum();
    Str::from_ascii_with(thread, length, |mut target| {
        for part in parts {
            let (place, rest) = target.split_at_mut(part.len());
            place.copy_from_slice(part);
            target = rest;
        }
    })
    .value()
}

/// The string of a small integer.
pub(crate) fn small_repr(thread: &Thread, number: i64) -> Value {
    if let 0..=9 = number {
        return character_string(thread, Some(b'0' + number as u8));
    }
    let mut octets = [0_u8; 20];
    let mut place = octets.len();
    let mut rest = number.unsigned_abs();
    loop {
        place -= 1;
        octets[place] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        place -= 1;
        octets[place] = b'-';
    }
    let digits = &octets[place..];
    Str::from_ascii_with(thread, digits.len(), |target| {
        target.copy_from_slice(digits)
    })
    .value()
}

/// `repr(int)`.
///
/// # Errors
/// As [`magnitude_text`].
pub fn repr(thread: &Thread, integer: Integer<'_>) -> Result<String, Raised> {
    if let Integer::Small(small) = integer {
        return Ok(small.to_string());
    }
    let digits = magnitude_text(thread, integer, 10)?;
    Ok(if integer.is_negative() {
        format!("-{digits}")
    } else {
        digits
    })
}

/// The integer that a text denotes in a base of 2 to 36, or 0 for that of its prefix; `None` if it denotes none.
///
/// # Errors
/// `ValueError` if it has more digits than the limit allows.
pub fn parse_literal(thread: &Thread, text: &str, base: u32) -> Result<Option<Value>, Raised> {
    let text = trim_spaces(text);
    let (negative, text) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let prefix_base = match text.as_bytes() {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    let (base, digits) = if prefix_base != 0 && (base == 0 || base == prefix_base) {
        // One underscore may follow the prefix.
        let digits = &text[2..];
        (prefix_base, digits.strip_prefix('_').unwrap_or(digits))
    } else if base == 0 {
        let only_zeros = text.chars().all(|character| matches!(character, '0' | '_'));
        if text.starts_with('0') && !only_zeros {
            return Ok(None);
        }
        (10, text)
    } else {
        (base, text)
    };
    let Some(values) = digit_values(digits, base) else {
        return Ok(None);
    };
    if !base.is_power_of_two() {
        check_digit_count(thread, values.len())?;
    }
    let fits = values.len() <= 12;
    if fits {
        let magnitude = values.iter().fold(0i64, |number, digit| {
            number * i64::from(base) + i64::from(*digit)
        });
        return Ok(Some(thread.int(if negative {
            -magnitude
        } else {
            magnitude
        })));
    }
    let mut digits = values;
    for digit in &mut digits {
        *digit += if *digit < 10 { b'0' } else { b'a' - 10 };
    }
    let digits = str::from_utf8(&digits).expect("made of digits and letters");
    check_integer(thread, most_bits(digits.len(), base))?;
    let magnitude = UBig::from_str_radix(digits, base).expect("made of digits of the base");
    let sign = if negative {
        Sign::Negative
    } else {
        Sign::Positive
    };
    Ok(Some(thread.big_int(IBig::from_parts(sign, magnitude))))
}

/// The bits of the longest integer with so many digits.
fn most_bits(digits: usize, base: u32) -> u64 {
    (digits as f64 * f64::from(base).log2()) as u64
}

/// The values of digits, between which single underscores may stand.
fn digit_values(text: &str, base: u32) -> Option<Vec<u8>> {
    let mut values = Vec::with_capacity(text.len());
    let mut after_digit = false;
    let mut pauses = Pauses::default();
    for character in text.chars() {
        if !pauses.go_on_at(values.len()) {
            return None;
        }
        if character == '_' {
            if !after_digit {
                return None;
            }
            after_digit = false;
            continue;
        }
        let digit = if character.is_ascii() {
            character.to_digit(36)
        } else {
            decimal_value(character)
        };
        values.push(digit.filter(|digit| *digit < base)? as u8);
        after_digit = true;
    }
    after_digit.then_some(values)
}
