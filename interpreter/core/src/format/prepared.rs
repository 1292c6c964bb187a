//! A format specification that is used again and again: it is read once for each kind of value.

use crate::format::specification::{Alignment, Specification};
use crate::types::int::Integer;
use crate::types::str::TextBuffer;
use std::sync::OnceLock;
use weft_heap::{Raised, ShapeId, Str, Thread, Value};

/// What is known of a specification, which is always the same text.
#[derive(Default)]
pub struct Prepared {
    integer: OnceLock<Specification>,
    float: OnceLock<Specification>,
    text: OnceLock<Specification>,
}

impl Prepared {
    /// Adds a value of `int`, `float` or `str` itself to a text: nothing of the program is called. `None` for anything
    /// else, and for what is rarely asked for.
    #[inline]
    pub fn push(
        &self,
        thread: &Thread,
        value: Value,
        specification: &Str,
        result: &mut TextBuffer,
    ) -> Option<Result<(), Raised>> {
        if specification.has_surrogates() || specification.is_empty() {
            return None;
        }
        let text = specification.as_str();
        match thread.shape_of(value) {
            ShapeId::INT => {
                let read = || Specification::parse(text, Alignment::Right, Some('d'), value);
                let specification = match known(&self.integer, read) {
                    Ok(specification) => specification,
                    Err(raised) => return Some(Err(raised)),
                };
                if specification.kind == Some('c') {
                    return None;
                }
                let integer = Integer::of(&value)?;
                Some(result.write(|result| {
                    super::integer::push_by(thread, value, integer, specification, result)
                }))
            }
            ShapeId::FLOAT => {
                let read = || Specification::parse(text, Alignment::Right, None, value);
                let specification = match known(&self.float, read) {
                    Ok(specification) => specification,
                    Err(raised) => return Some(Err(raised)),
                };
                let float = value.to_float()?;
                Some(
                    result
                        .write(|result| super::float::push_by(value, float, specification, result)),
                )
            }
            ShapeId::STR => {
                let shown = value
                    .downcast::<Str>()
                    .filter(|text| !text.has_surrogates())?;
                let read = || {
                    let read = Specification::parse(text, Alignment::Left, Some('s'), value)?;
                    super::text::check(&read, value)?;
                    Ok(read)
                };
                let specification = match known(&self.text, read) {
                    Ok(specification) => specification,
                    Err(raised) => return Some(Err(raised)),
                };
                Some(result.write(|result| super::text::push_by(shown, specification, result)))
            }
            _ => None,
        }
    }
}

/// What was read before, or is read now.
#[inline]
fn known(
    place: &OnceLock<Specification>,
    read: impl FnOnce() -> Result<Specification, Raised>,
) -> Result<&Specification, Raised> {
    if let Some(specification) = place.get() {
        return Ok(specification);
    }
    let specification = read()?;
    Ok(place.get_or_init(|| specification))
}
