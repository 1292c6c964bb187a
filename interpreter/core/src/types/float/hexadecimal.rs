//! `float.hex` and `float.fromhex`.

use crate::error::{overflow_error, value_error};
use crate::interpreter::limits::while_going_on_in_pieces;
use crate::types::float::scale;
use crate::types::str::affix::{Side, trim};
use crate::types::str::unicode::is_space;
use weft_heap::Raised;

/// A float as a hexadecimal text, exactly.
pub(super) fn hexadecimal(float: f64) -> String {
    if !float.is_finite() {
        return crate::format::float_repr(float);
    }
    let bits = float.to_bits();
    let sign = if float.is_sign_negative() { "-" } else { "" };
    let (exponent, mantissa) = ((bits >> 52 & 0x7ff) as i64, bits & ((1 << 52) - 1));
    if exponent == 0 && mantissa == 0 {
        return format!("{sign}0x0.0p+0");
    }
    let (lead, exponent) = if exponent == 0 {
        (0, -1022)
    } else {
        (1, exponent - 1023)
    };
    format!("{sign}0x{lead}.{mantissa:013x}p{exponent:+}")
}

/// The float that a hexadecimal text denotes, rounded half to even.
///
/// # Errors
/// `ValueError` if it denotes none, `OverflowError` if it is too large.
pub(super) fn from_hexadecimal(text: &str) -> Result<f64, Raised> {
    let invalid = || value_error("invalid hexadecimal floating-point string");
    let is_ascii_space = |character: char| character.is_ascii() && is_space(character);
    let text = trim(text, Side::Both, is_ascii_space);
    let (negative, rest) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let signed = |magnitude: f64| if negative { -magnitude } else { magnitude };
    let is_word = |word: &str| rest.eq_ignore_ascii_case(word);
    if is_word("inf") || is_word("infinity") {
        return Ok(signed(f64::INFINITY));
    }
    if is_word("nan") {
        return Ok(signed(f64::NAN));
    }
    let rest = rest
        .strip_prefix("0x")
        .or_else(|| rest.strip_prefix("0X"))
        .unwrap_or(rest);
    let (digits, exponent) = match rest.split_once(['p', 'P']) {
        Some((digits, exponent)) => (digits, read_exponent(exponent).ok_or_else(invalid)?),
        None => (rest, 0),
    };
    let (before, behind) = digits.split_once('.').unwrap_or((digits, ""));
    // A thread that is to end reads less: what it makes of the text is seen by nobody.
    let is_digits = |part: &str| {
        while_going_on_in_pieces(part.as_bytes())
            .all(|piece| piece.iter().all(u8::is_ascii_hexdigit))
    };
    if before.len() + behind.len() == 0 || !is_digits(before) || !is_digits(behind) {
        return Err(invalid());
    }
    // The first 30 significant digits decide, with one bit that tells whether anything follows.
    let mut mantissa: u128 = 0;
    let mut dropped = 0i64;
    let mut sticky = false;
    for part in [before, behind] {
        for (place, octet) in part.bytes().enumerate() {
            if mantissa >> 116 != 0 {
                let rest = &part.as_bytes()[place..];
                dropped += rest.len() as i64;
                sticky |= while_going_on_in_pieces(rest)
                    .any(|piece| piece.iter().any(|octet| *octet != b'0'));
                break;
            }
            let digit = char::from(octet).to_digit(16).unwrap_or(0);
            mantissa = mantissa << 4 | u128::from(digit);
        }
    }
    if mantissa == 0 {
        return Ok(signed(0.0));
    }
    let exponent = exponent.saturating_add((dropped - behind.len() as i64).saturating_mul(4));
    let magnitude = round(mantissa, sticky, exponent);
    if magnitude.is_infinite() {
        return Err(overflow_error(
            "hexadecimal value too large to represent as a float",
        ));
    }
    Ok(signed(magnitude))
}

fn read_exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|octet| octet.is_ascii_digit()) {
        return None;
    }
    let magnitude = digits
        .parse::<i64>()
        .unwrap_or(i64::MAX / 16)
        .min(i64::MAX / 16);
    Some(if text.starts_with('-') {
        -magnitude
    } else {
        magnitude
    })
}

/// `mantissa * 2**exponent`, rounded half to even; `sticky` says that the mantissa is a little more.
fn round(mantissa: u128, sticky: bool, exponent: i64) -> f64 {
    let bits = i64::from(128 - mantissa.leading_zeros());
    let top = exponent.saturating_add(bits);
    if top > 1024 {
        return f64::INFINITY;
    }
    if top < -1074 {
        return 0.0;
    }
    // How many of the low bits a float of this size has no room for.
    let extra = (bits - 53).max(-1074 - exponent);
    if extra <= 0 {
        return scale(mantissa as u64 as f64, exponent);
    }
    let half = 1u128 << (extra - 1);
    let mut kept = if extra >= 128 { 0 } else { mantissa >> extra };
    let rest = if extra >= 128 {
        mantissa
    } else {
        mantissa & ((half << 1) - 1)
    };
    if rest > half || (rest == half && (sticky || kept & 1 == 1)) {
        kept += 1;
    }
    scale(kept as u64 as f64, exponent + extra)
}

#[cfg(test)]
mod tests {
    use super::{from_hexadecimal, hexadecimal};

    #[test]
    fn hexadecimal_texts_read_back() {
        for float in [
            1.5,
            0.1,
            -0.0,
            5e-324,
            1e308,
            1e-310,
            f64::MAX,
            f64::MIN_POSITIVE,
        ] {
            let text = hexadecimal(float);
            assert_eq!(
                from_hexadecimal(&text).map(f64::to_bits),
                Ok(float.to_bits()),
                "{text}"
            );
        }
    }
}
