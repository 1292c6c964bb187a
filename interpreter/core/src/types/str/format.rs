//! `str.format`, and what f-strings are made with.

use crate::error::{Exception, index_error, key_error, raise, reserve, value_error};
use crate::native::Arguments;
use crate::protocol;
use crate::types::str::character_string;
use crate::types::str::construct::from_octets;
use crate::types::str::fields::{Field, Step, index, parse_template, split_name};
use weft_heap::{Raised, ShapeId, Str, Thread, Value};
use weft_syntax::ast::Conversion;

/// The value of a replacement field of an f-string, a string. `specification` is a string.
#[inline]
pub fn format_value(
    thread: &Thread,
    value: Value,
    conversion: Conversion,
    specification: Option<Value>,
) -> Result<Value, Raised> {
    let value = match conversion {
        Conversion::None => value,
        Conversion::Str => protocol::str(thread, value)?,
        Conversion::Repr => protocol::repr(thread, value)?,
        Conversion::Ascii => protocol::ascii(thread, value)?,
    };
    match specification {
        Some(specification) => protocol::format(thread, value, specification),
        None if thread.shape_of(value) == ShapeId::STR => Ok(value),
        None => match value.to_int() {
            Some(integer) => Ok(integer_string(thread, integer)),
            None => protocol::format(thread, value, character_string(thread, None)),
        },
    }
}

/// The decimal digits of a small integer.
pub fn integer_string(thread: &Thread, integer: i64) -> Value {
    if (0..10).contains(&integer) {
        return character_string(thread, Some(b'0' + integer as u8));
    }
    let mut buffer = [0; 20];
    thread.string(digits(integer, &mut buffer))
}

/// Writes the decimal digits of an integer to the end of the buffer.
pub fn digits(integer: i64, buffer: &mut [u8; 20]) -> &str {
    let mut rest = integer.unsigned_abs();
    let mut place = buffer.len();
    loop {
        place -= 1;
        buffer[place] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if integer < 0 {
        place -= 1;
        buffer[place] = b'-';
    }
    std::str::from_utf8(&buffer[place..]).expect("digits are ASCII")
}

/// Where the values of a template come from.
#[derive(Clone, Copy)]
pub enum Source<'a> {
    /// The arguments of `str.format`.
    Arguments(Arguments<'a>),
    /// The mapping of `str.format_map`.
    Mapping(Value),
}

/// Whether fields are numbered by the template or in order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbering {
    Undecided,
    Automatic(usize),
    Manual,
}

/// `template.format(…)`.
pub fn format(thread: &Thread, template: &Str, source: Source<'_>) -> Result<Value, Raised> {
    let mut result = Vec::with_capacity(template.as_str().len() + 16);
    let mut numbering = Numbering::Undecided;
    let pattern = Pattern {
        text: template.as_str(),
        octets: template.as_wtf8(),
    };
    push_formatted(thread, pattern, source, &mut numbering, 2, &mut result)?;
    Ok(from_octets(thread, &result))
}

/// A template, or the specification in one of its fields: as text, in which lone surrogates are replaced by characters
/// of the same length, and as it is.
#[derive(Clone, Copy)]
struct Pattern<'a> {
    text: &'a str,
    octets: &'a [u8],
}

impl<'a> Pattern<'a> {
    /// The part of which `text` is the text.
    fn part(self, text: &'a str) -> Pattern<'a> {
        let start = text.as_ptr().addr() - self.text.as_ptr().addr();
        Pattern {
            text,
            octets: &self.octets[start..start + text.len()],
        }
    }
}

fn push_formatted(
    thread: &Thread,
    template: Pattern<'_>,
    source: Source<'_>,
    numbering: &mut Numbering,
    depth: u32,
    result: &mut Vec<u8>,
) -> Result<(), Raised> {
    if depth == 0 {
        return Err(value_error("Max string recursion exceeded"));
    }
    for piece in parse_template(template.text) {
        let piece = piece?;
        result.extend_from_slice(template.part(piece.literal).octets);
        if let Some(field) = piece.field {
            push_field(thread, template, field, source, numbering, depth, result)?;
        }
    }
    Ok(())
}

fn push_field(
    thread: &Thread,
    template: Pattern<'_>,
    field: Field<'_>,
    source: Source<'_>,
    numbering: &mut Numbering,
    depth: u32,
    result: &mut Vec<u8>,
) -> Result<(), Raised> {
    let mut value = field_value(thread, field.name, source, numbering)?;
    value = match field.conversion {
        None => value,
        Some('s') => protocol::str(thread, value)?,
        Some('r') => protocol::repr(thread, value)?,
        Some('a') => protocol::ascii(thread, value)?,
        Some(other) if (' '..='~').contains(&other) => {
            return Err(value_error(format!("Unknown conversion specifier {other}")));
        }
        Some(other) => {
            return Err(value_error(format!(
                "Unknown conversion specifier \\x{:x}",
                other as u32
            )));
        }
    };
    if field.specification.is_empty() {
        if let Some(integer) = value.to_int() {
            result.extend_from_slice(digits(integer, &mut [0; 20]).as_bytes());
            return Ok(());
        }
        if thread.shape_of(value) != ShapeId::STR {
            value = protocol::format(thread, value, character_string(thread, None))?;
        }
    } else if field.is_nested {
        let mut specification = Vec::new();
        push_formatted(
            thread,
            template.part(field.specification),
            source,
            numbering,
            depth - 1,
            &mut specification,
        )?;
        let specification = from_octets(thread, &specification);
        value = protocol::format(thread, value, specification)?;
    } else {
        value = {
            let specification = template.part(field.specification).octets;
            protocol::format(thread, value, from_octets(thread, specification))?
        };
    }
    if let Some(text) = value.downcast::<Str>() {
        reserve(result, text.as_wtf8().len())?;
        result.extend_from_slice(text.as_wtf8());
    }
    Ok(())
}

fn field_value(
    thread: &Thread,
    name: &str,
    source: Source<'_>,
    numbering: &mut Numbering,
) -> Result<Value, Raised> {
    let (first, steps) = split_name(name);
    let number = if first.is_empty() {
        match *numbering {
            Numbering::Manual => {
                return Err(value_error(
                    "cannot switch from manual field specification to automatic field numbering",
                ));
            }
            Numbering::Undecided => {
                *numbering = Numbering::Automatic(1);
                Some(0)
            }
            Numbering::Automatic(next) => {
                *numbering = Numbering::Automatic(next + 1);
                Some(next)
            }
        }
    } else if let Some(number) = index(first)? {
        if matches!(numbering, Numbering::Automatic(_)) {
            return Err(value_error(
                "cannot switch from automatic field numbering to manual field specification",
            ));
        }
        *numbering = Numbering::Manual;
        Some(number as usize)
    } else {
        None
    };
    let mut value = match (source, number) {
        (Source::Arguments(arguments), Some(number)) => {
            *arguments.by_position().get(number).ok_or_else(|| {
                index_error(format!(
                    "Replacement index {number} out of range for positional args tuple"
                ))
            })?
        }
        (Source::Arguments(arguments), None) => {
            let found = arguments
                .by_name()
                .find(|(key, _)| protocol::text_of(key) == Some(first));
            found
                .map(|(_, value)| value)
                .ok_or_else(|| key_error(thread, thread.string(first)))?
        }
        (Source::Mapping(_), Some(_)) => {
            return Err(raise(
                Exception::ValueError,
                "Format string contains positional fields",
            ));
        }
        (Source::Mapping(mapping), None) => {
            protocol::get_item(thread, mapping, thread.string(first))?
        }
    };
    for step in steps {
        value = match step? {
            Step::Attribute(name) => protocol::get_attribute_text(thread, value, name)?,
            Step::Index(number) => protocol::get_item(thread, value, thread.int(number))?,
            Step::Key(key) => protocol::get_item(thread, value, thread.string(key))?,
        };
    }
    Ok(value)
}
