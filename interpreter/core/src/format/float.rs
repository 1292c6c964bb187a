//! Text of floats: digits by Ryū and by exact printing, laid out as C's `%e`, `%f`, `%g` and Python's `repr` do.

use crate::error::value_error;
use crate::format::specification::{
    Alignment, Form, NegativeZero, NumberText, Specification, unknown_kind,
};
use crate::interpreter::limits::while_going_on;
use std::iter::repeat_n;
use std::ops::Range;
use weft_heap::{Raised, Thread, Value};

/// How the digits of a float are laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// The fewest digits that read back as the same float.
    Shortest,
    /// `%e`
    Exponent,
    /// `%f`
    Fixed,
    /// `%g`
    General,
}

/// What ends a float that looks like an integer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
    /// Nothing.
    Bare,
    /// `.0`
    PointZero,
}

/// All that says how a float becomes text.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// The digits' layout.
    pub style: Style,
    /// Digits behind the point, or digits altogether in the general style.
    pub precision: usize,
    /// Whether `#` is given: the point stays.
    pub form: Form,
    /// How integral floats end.
    pub ending: Ending,
    /// Whether `-0` is shown.
    pub negative_zero: NegativeZero,
}

/// The decimal digits of a finite float.
struct Digits {
    /// Without zeros at either end; `0` alone for zero.
    digits: Vec<u8>,
    /// The place of the point, counted from the first digit.
    point: i64,
}

/// No float has more digits than this behind the point: later ones are zeros.
const MOST_PLACES: usize = 1100;

impl Digits {
    /// The digits of a text such as `12.5` or `1.25e-7`.
    fn read(text: &str) -> Digits {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().unwrap_or(0)),
            None => (text, 0),
        };
        let (before, behind) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all: Vec<u8> = before.bytes().chain(behind.bytes()).collect();
        let leading = all.iter().take_while(|digit| **digit == b'0').count();
        let end = all
            .iter()
            .rposition(|digit| *digit != b'0')
            .map_or(0, |last| last + 1);
        if leading >= end {
            return Digits {
                digits: vec![b'0'],
                point: 1,
            };
        }
        Digits {
            digits: all[leading..end].to_vec(),
            point: before.len() as i64 - leading as i64 + exponent,
        }
    }

    /// Adds the digits of some places: there are zeros before the first and behind the last.
    fn push(&self, places: Range<i64>, text: &mut String) {
        let length = self.digits.len() as i64;
        let (first, last) = (places.start.clamp(0, length), places.end.clamp(0, length));
        let before = places.end.min(0) - places.start.min(0);
        let behind = places.end.max(length) - places.start.max(length);
        text.extend(while_going_on(repeat_n('0', before as usize)));
        let own = str::from_utf8(&self.digits[first as usize..last as usize]);
        text.push_str(own.expect("digits are ASCII"));
        text.extend(while_going_on(repeat_n('0', behind as usize)));
    }

    fn is_zero(&self) -> bool {
        self.digits == b"0"
    }
}

/// Adds `repr(float)` where Ryū writes it as Python does: with a point, and without an exponent. Whether it did.
#[inline]
pub fn push_usual_repr(float: f64, result: &mut Vec<u8>) -> bool {
    let usual = is_usual(float);
    if usual {
        result.extend_from_slice(ryu::Buffer::new().format_finite(float).as_bytes());
    }
    usual
}

fn is_usual(float: f64) -> bool {
    (1e-3..1e15).contains(&float.abs())
}

/// `repr(float)`.
pub fn repr(float: f64) -> String {
    if is_usual(float) {
        return ryu::Buffer::new().format_finite(float).to_owned();
    }
    let layout = Layout {
        style: Style::Shortest,
        precision: 0,
        form: Form::Plain,
        ending: Ending::PointZero,
        negative_zero: NegativeZero::Kept,
    };
    text(float, &layout)
}

/// A float as text, with `-` if it is negative.
pub fn text(float: f64, layout: &Layout) -> String {
    if float.is_nan() {
        return "nan".to_owned();
    }
    if float.is_infinite() {
        return if float > 0.0 { "inf" } else { "-inf" }.to_owned();
    }
    let magnitude = float.abs();
    let precision = match layout.style {
        Style::General => layout.precision.max(1),
        _ => layout.precision,
    };
    if layout.style == Style::Fixed
        && (layout.form == Form::Plain || precision > 0)
        && let Some(scaled) = scaled(magnitude, precision)
    {
        let negative = shows_minus(float, scaled == 0, layout);
        return Scaled::new(scaled, precision).with_point(negative);
    }
    let digits = match layout.style {
        Style::Shortest => Digits::read(ryu::Buffer::new().format_finite(magnitude)),
        Style::Exponent => Digits::read(&format!("{magnitude:.*e}", precision.min(MOST_PLACES))),
        Style::Fixed => Digits::read(&format!("{magnitude:.*}", precision.min(MOST_PLACES))),
        Style::General => Digits::read(&format!(
            "{magnitude:.*e}",
            (precision - 1).min(MOST_PLACES)
        )),
    };
    let negative = shows_minus(float, digits.is_zero(), layout);
    lay_out(&digits, negative, precision, layout)
}

fn shows_minus(float: f64, is_zero: bool, layout: &Layout) -> bool {
    float.is_sign_negative() && !(layout.negative_zero == NegativeZero::Coerced && is_zero)
}

/// The most places behind the point for which 128 bits hold the product of a mantissa and the power of ten.
const MOST_SCALED_PLACES: usize = 22;

const POWERS_OF_TEN: [u128; MOST_SCALED_PLACES + 1] = {
    let mut powers = [1; MOST_SCALED_PLACES + 1];
    let mut place = 1;
    while place < powers.len() {
        powers[place] = powers[place - 1] * 10;
        place += 1;
    }
    powers
};

/// A float times `10**places`, exactly rounded to an integer, half to even; `None` if 128 bits are too few for that.
fn scaled(magnitude: f64, places: usize) -> Option<u128> {
    const MANTISSA_BITS: u32 = f64::MANTISSA_DIGITS - 1;
    if places > MOST_SCALED_PLACES {
        return None;
    }
    let bits = magnitude.to_bits();
    let fraction = bits & ((1 << MANTISSA_BITS) - 1);
    // The value is `mantissa * 2**exponent`.
    let (mantissa, exponent) = match (bits >> MANTISSA_BITS) as i32 {
        0 => (fraction, -1074),
        biased => (fraction | 1 << MANTISSA_BITS, biased - 1075),
    };
    let product = u128::from(mantissa) * POWERS_OF_TEN[places];
    let shift = exponent.unsigned_abs();
    if exponent >= 0 {
        return (shift <= product.leading_zeros()).then(|| product << shift);
    }
    if shift >= u128::BITS {
        // The product has 127 bits at most, so that this is less than a half.
        return Some(0);
    }
    let whole = product >> shift;
    let rest = product & ((1 << shift) - 1);
    let half = 1 << (shift - 1);
    Some(whole + u128::from(rest > half || rest == half && whole & 1 == 1))
}

/// The digits of a number that was scaled, with a zero before the point at least.
struct Scaled {
    /// They stand at the end: 39 of 128 bits, or one more than the places.
    octets: [u8; 40],
    start: usize,
    places: usize,
}

impl Scaled {
    fn new(scaled: u128, places: usize) -> Scaled {
        let mut octets = [b'0'; 40];
        let mut start = octets.len();
        let mut put = |digit: u8| {
            start -= 1;
            octets[start] = b'0' + digit;
        };
        let mut rest = scaled;
        while u64::try_from(rest).is_err() {
            put((rest % 10) as u8);
            rest /= 10;
        }
        let mut rest = rest as u64;
        while rest > 0 {
            put((rest % 10) as u8);
            rest /= 10;
        }
        Scaled {
            start: start.min(octets.len() - places - 1),
            octets,
            places,
        }
    }

    /// What stands before the point, and behind it.
    fn parts(&self) -> (&str, &str) {
        let digits = str::from_utf8(&self.octets[self.start..]).expect("digits are ASCII");
        digits.split_at(digits.len() - self.places)
    }

    fn with_point(&self, negative: bool) -> String {
        let (integer, fraction) = self.parts();
        let mut text = String::with_capacity(self.octets.len() + 2);
        if negative {
            text.push('-');
        }
        text.push_str(integer);
        if self.places > 0 {
            text.push('.');
            text.push_str(fraction);
        }
        text
    }
}

fn lay_out(digits: &Digits, negative: bool, precision: usize, layout: &Layout) -> String {
    let mut point = digits.point;
    let precision = i64::try_from(precision).unwrap_or(i64::MAX / 2);
    let adds_zero = layout.ending == Ending::PointZero;
    let alternate = layout.form == Form::Alternate;
    let has_exponent = match layout.style {
        Style::Exponent => true,
        Style::Fixed => false,
        Style::Shortest => point <= -4 || point > 16,
        Style::General => point <= -4 || point > precision - i64::from(adds_zero),
    };
    let mut end = match layout.style {
        Style::Exponent => precision + 1,
        Style::Fixed => point + precision,
        Style::General if alternate => precision,
        Style::General | Style::Shortest => digits.digits.len() as i64,
    };
    let exponent = point - 1;
    if has_exponent {
        point = 1;
    }
    let start = if point <= 0 { point - 1 } else { 0 };
    end = end.max(if !has_exponent && adds_zero {
        point + 1
    } else {
        point
    });
    let mut text = String::with_capacity((end - start) as usize + 8);
    if negative {
        text.push('-');
    }
    if (start..end).contains(&point) {
        digits.push(start..point, &mut text);
        text.push('.');
        digits.push(point..end, &mut text);
    } else {
        digits.push(start..end, &mut text);
    }
    if end == point && alternate {
        text.push('.');
    }
    if has_exponent {
        let sign = if exponent < 0 { '-' } else { '+' };
        text.push_str(&format!("e{sign}{:02}", exponent.abs()));
    }
    text
}

/// A float by a format specification; `object` is the value that it is, for messages.
///
/// # Errors
/// `ValueError` if the specification is none for floats.
pub fn format_float_value(
    thread: &Thread,
    object: Value,
    float: f64,
    specification: &str,
) -> Result<Value, Raised> {
    if specification.is_empty() {
        return crate::protocol::str(thread, object);
    }
    let specification = Specification::parse(specification, Alignment::Right, None, object)?;
    format_by(thread, object, float, &specification)
}

/// The layout that a type of a specification stands for.
pub(super) fn layout_of(kind: Option<char>, specification: &Specification) -> Option<Layout> {
    let (style, usual, ending) = match kind {
        None if specification.precision.is_none() => (Style::Shortest, 0, Ending::PointZero),
        None => (Style::General, 0, Ending::PointZero),
        Some('e' | 'E') => (Style::Exponent, 6, Ending::Bare),
        Some('f' | 'F' | '%') => (Style::Fixed, 6, Ending::Bare),
        Some('g' | 'G' | 'n') => (Style::General, 6, Ending::Bare),
        Some(_) => return None,
    };
    let precision = specification.precision.unwrap_or(usual);
    Some(Layout {
        style,
        precision,
        form: specification.form,
        ending,
        negative_zero: specification.negative_zero,
    })
}

pub(super) fn check_precision(specification: &Specification) -> Result<(), Raised> {
    match specification.precision {
        Some(precision) if precision > i32::MAX as usize => Err(value_error("precision too big")),
        _ => Ok(()),
    }
}

pub(super) fn format_by(
    thread: &Thread,
    object: Value,
    float: f64,
    specification: &Specification,
) -> Result<Value, Raised> {
    let mut result = String::new();
    push_by(object, float, specification, &mut result)?;
    Ok(thread.string(&result))
}

/// As [`format_by`], behind what is there already.
pub(super) fn push_by(
    object: Value,
    float: f64,
    specification: &Specification,
    result: &mut String,
) -> Result<(), Raised> {
    check_precision(specification)?;
    let kind = specification.kind;
    let layout = layout_of(kind, specification)
        .ok_or_else(|| unknown_kind(kind.unwrap_or_default(), object))?;
    super::specification::reserve(layout.precision)?;
    let float = if kind == Some('%') {
        float * 100.0
    } else {
        float
    };
    if kind == Some('f')
        && layout.form == Form::Plain
        && float.is_finite()
        && let Some(number) = scaled(float.abs(), layout.precision)
    {
        let negative = shows_minus(float, number == 0, &layout);
        let digits = Scaled::new(number, layout.precision);
        let (integer, fraction) = digits.parts();
        let number = NumberText {
            sign: specification.sign_text(negative),
            prefix: "",
            integer,
            fraction,
            rest: "",
            point: layout.precision > 0,
            group: 3,
        };
        return number.push(specification, result);
    }
    let mut shown = text(float, &layout);
    if kind.is_some_and(|kind| kind.is_ascii_uppercase()) {
        shown.make_ascii_uppercase();
    }
    if kind == Some('%') {
        shown.push('%');
    }
    let parts = Parts::of(&shown);
    let number = parts.number(specification.sign_text(parts.negative));
    number.push(specification, result)
}

/// The text of a float taken apart.
pub(super) struct Parts<'a> {
    pub negative: bool,
    integer: &'a str,
    fraction: &'a str,
    rest: &'a str,
    point: bool,
}

impl<'a> Parts<'a> {
    pub fn of(text: &'a str) -> Parts<'a> {
        let (negative, text) = match text.strip_prefix('-') {
            Some(text) => (true, text),
            None => (false, text),
        };
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let (integer, rest) = text.split_at(digits(text));
        let (point, rest) = match rest.strip_prefix('.') {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let (fraction, rest) = rest.split_at(if point { digits(rest) } else { 0 });
        Parts {
            negative,
            integer,
            fraction,
            rest,
            point,
        }
    }

    pub fn number(&self, sign: &'a str) -> NumberText<'a> {
        let Parts {
            integer,
            fraction,
            rest,
            point,
            ..
        } = *self;
        NumberText {
            sign,
            prefix: "",
            integer,
            fraction,
            rest,
            point,
            group: 3,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Scaled, repr, scaled};

    #[test]
    fn scaled_floats_are_what_exact_printing_gives() {
        let mut bits: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut floats = vec![
            0.0, 0.5, 1.5, 2.5, 0.125, 0.375, 1e22, 1e25, 5e-324, 999.9995,
        ];
        for _ in 0..4000 {
            bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            // Exponents that are of use, and a few of all.
            let exponent = 1023 - 100 + (bits >> 3) % 180;
            floats.push(f64::from_bits(bits >> 12 | exponent << 52));
            floats.push((bits >> 40) as f64 / 1000.0);
        }
        for float in floats {
            for places in [0, 1, 2, 3, 6, 10, 17, 22] {
                if let Some(scaled) = scaled(float, places) {
                    let expected = format!("{float:.places$}");
                    assert_eq!(
                        Scaled::new(scaled, places).with_point(false),
                        expected,
                        "{float:e}"
                    );
                }
            }
        }
    }

    #[test]
    fn shortest_text_is_that_of_python() {
        let cases = [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (0.1, "0.1"),
            (1e16, "1e+16"),
            (1e15, "1000000000000000.0"),
            (123_456_789.125, "123456789.125"),
            (1e-4, "0.0001"),
            (1e-5, "1e-05"),
            (5e-324, "5e-324"),
            (1.797_693_134_862_315_7e308, "1.7976931348623157e+308"),
            (2e22, "2e+22"),
            (f64::NAN, "nan"),
            (f64::NEG_INFINITY, "-inf"),
            (9_007_199_254_740_993.0, "9007199254740992.0"),
        ];
        for (float, expected) in cases {
            assert_eq!(repr(float), expected);
        }
    }
}
