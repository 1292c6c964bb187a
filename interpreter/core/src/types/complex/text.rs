//! Complex numbers as text and text as complex numbers.

use crate::format::float::{Ending, Layout, Style, text};
use crate::format::specification::{Form, NegativeZero};
use crate::types::float;
use crate::types::str::affix::trim_spaces;
use crate::types::str::unicode::is_space;

/// `repr(complex)`.
pub fn repr((real, imaginary): (f64, f64)) -> String {
    let layout = Layout {
        style: Style::Shortest,
        precision: 0,
        form: Form::Plain,
        ending: Ending::Bare,
        negative_zero: NegativeZero::Kept,
    };
    let imaginary_text = text(imaginary, &layout);
    if real == 0.0 && real.is_sign_positive() {
        return format!("{imaginary_text}j");
    }
    let sign = if imaginary_text.starts_with('-') {
        ""
    } else {
        "+"
    };
    format!("({}{sign}{imaginary_text}j)", text(real, &layout))
}

/// The complex number that a text denotes; `None` if it denotes none.
pub fn parse_literal(text: &str) -> Option<(f64, f64)> {
    let text = trim_spaces(text);
    let inside = match text.strip_prefix('(') {
        Some(rest) => trim_spaces(rest.strip_suffix(')')?),
        None => text,
    };
    let Some(body) = inside.strip_suffix(['j', 'J']) else {
        return number(inside).map(|real| (real, 0.0));
    };
    // The imaginary part begins at the last sign that is not an exponent's.
    let octets = body.as_bytes();
    let split = (0..octets.len())
        .rev()
        .find(|place| {
            matches!(octets[*place], b'+' | b'-')
                && (*place == 0 || !matches!(octets[*place - 1], b'e' | b'E'))
        })
        .unwrap_or(0);
    let (real, imaginary) = body.split_at(split);
    let imaginary = match imaginary {
        "" | "+" => 1.0,
        "-" => -1.0,
        digits => number(digits)?,
    };
    let real = if real.is_empty() { 0.0 } else { number(real)? };
    Some((real, imaginary))
}

/// A float without spaces around it.
fn number(text: &str) -> Option<f64> {
    if text.starts_with(is_space) || text.ends_with(is_space) {
        None
    } else {
        float::parse_literal(text)
    }
}
