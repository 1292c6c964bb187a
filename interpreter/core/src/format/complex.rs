//! `complex.__format__`.

use crate::error::value_error;
use crate::format::float::{self, Ending, Layout, Parts, Style};
use crate::format::specification::{Alignment, Sign, Specification, unknown_kind};
use weft_heap::{Raised, Thread, Value};

/// A complex number by a format specification; `object` is the value that it is, for messages.
///
/// # Errors
/// `ValueError` if the specification is none for complex numbers.
pub fn format_complex_value(
    thread: &Thread,
    object: Value,
    (real, imaginary): (f64, f64),
    specification: &str,
) -> Result<Value, Raised> {
    if specification.is_empty() {
        return crate::protocol::str(thread, object);
    }
    let specification = Specification::parse(specification, Alignment::Right, None, object)?;
    float::check_precision(&specification)?;
    let kind = specification.kind;
    let layout = match kind {
        Some('%') => None,
        kind => float::layout_of(kind, &specification),
    };
    let layout = layout.ok_or_else(|| unknown_kind(kind.unwrap_or_default(), object))?;
    if specification.fill == '0' {
        return Err(value_error(
            "Zero padding is not allowed in complex format specifier",
        ));
    }
    if specification.alignment == Alignment::AfterSign {
        return Err(value_error(
            "'=' alignment flag is not allowed in complex format specifier",
        ));
    }
    let layout = Layout {
        ending: Ending::Bare,
        ..layout
    };
    super::specification::reserve(layout.precision)?;
    let as_repr = kind.is_none();
    let upper = kind.is_some_and(|kind| kind.is_ascii_uppercase());
    // The field is for the whole; the two parts have their own signs and groups.
    let part_specification = Specification {
        width: None,
        ..specification.clone()
    };
    let part = |number: f64, sign: Sign| {
        let mut text = float::text(number, &layout);
        if upper {
            text.make_ascii_uppercase();
        }
        let specification = Specification {
            sign,
            ..part_specification.clone()
        };
        let parts = Parts::of(&text);
        parts
            .number(specification.sign_text(parts.negative))
            .lay_out(&specification)
    };
    debug_assert!(layout.style != Style::Shortest || as_repr);
    let skips_real = as_repr && real == 0.0 && real.is_sign_positive();
    let text = if skips_real {
        format!("{}j", part(imaginary, specification.sign)?)
    } else {
        let (real, imaginary) = (
            part(real, specification.sign)?,
            part(imaginary, Sign::Plus)?,
        );
        if as_repr {
            format!("({real}{imaginary}j)")
        } else {
            format!("{real}{imaginary}j")
        }
    };
    Ok(thread.string(&specification.pad(&text)?))
}
