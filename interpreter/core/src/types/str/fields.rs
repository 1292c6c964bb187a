//! Templates of `str.format`: literal text and replacement fields.

use crate::error::value_error;
use crate::types::str::unicode::decimal_value;
use weft_heap::Raised;

/// A part of a template.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Piece<'a> {
    /// The literal text, with doubled braces already single.
    pub literal: &'a str,
    /// The replacement field after it.
    pub field: Option<Field<'a>>,
}

/// A replacement field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Field<'a> {
    /// What is before `!` and `:`.
    pub name: &'a str,
    /// The character after `!`.
    pub conversion: Option<char>,
    /// What is after `:`.
    pub specification: &'a str,
    /// Whether the specification has fields of its own.
    pub is_nested: bool,
}

/// The parts of a template, in order. An error ends them.
pub fn parse_template(template: &str) -> impl Iterator<Item = Result<Piece<'_>, Raised>> {
    let mut rest = template;
    let mut failed = false;
    std::iter::from_fn(move || {
        if rest.is_empty() || failed {
            return None;
        }
        let piece = next_piece(&mut rest);
        failed = piece.is_err();
        Some(piece)
    })
}

fn next_piece<'a>(rest: &mut &'a str) -> Result<Piece<'a>, Raised> {
    let text = *rest;
    let Some(place) = memchr::memchr2(b'{', b'}', text.as_bytes()) else {
        *rest = "";
        return Ok(Piece {
            literal: text,
            field: None,
        });
    };
    let brace = text.as_bytes()[place];
    let after = &text[place + 1..];
    if after.as_bytes().first() == Some(&brace) {
        *rest = &after[1..];
        return Ok(Piece {
            literal: &text[..=place],
            field: None,
        });
    }
    if brace == b'}' {
        return Err(value_error("Single '}' encountered in format string"));
    }
    if after.is_empty() {
        return Err(value_error("Single '{' encountered in format string"));
    }
    *rest = after;
    let field = next_field(rest)?;
    Ok(Piece {
        literal: &text[..place],
        field: Some(field),
    })
}

/// The field whose opening brace was just read.
fn next_field<'a>(rest: &mut &'a str) -> Result<Field<'a>, Raised> {
    let text = *rest;
    let octets = text.as_bytes();
    let mut place = 0;
    let end = loop {
        match octets.get(place) {
            None => return Err(value_error("expected '}' before end of string")),
            Some(b'{') => return Err(value_error("unexpected '{' in field name")),
            Some(b'[') => {
                // Whatever stands in brackets belongs to the name.
                while place < octets.len() && octets[place] != b']' {
                    place += 1;
                }
            }
            Some(b'}' | b':' | b'!') => break place,
            Some(_) => place += 1,
        }
    };
    let name = &text[..end];
    let mut after = &text[end + 1..];
    let mut conversion = None;
    if octets[end] == b'!' {
        let Some(character) = after.chars().next() else {
            return Err(value_error(
                "end of string while looking for conversion specifier",
            ));
        };
        conversion = Some(character);
        after = &after[character.len_utf8()..];
        match after.chars().next() {
            Some('}') => {
                *rest = &after[1..];
                return Ok(Field {
                    name,
                    conversion,
                    specification: "",
                    is_nested: false,
                });
            }
            Some(':') => after = &after[1..],
            Some(_) => return Err(value_error("expected ':' after conversion specifier")),
            None => return Err(value_error("unmatched '{' in format spec")),
        }
    } else if octets[end] == b'}' {
        *rest = after;
        return Ok(Field {
            name,
            conversion,
            specification: "",
            is_nested: false,
        });
    }
    let mut depth = 1;
    let mut is_nested = false;
    for (place, octet) in after.bytes().enumerate() {
        match octet {
            b'{' => {
                is_nested = true;
                depth += 1;
            }
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            *rest = &after[place + 1..];
            return Ok(Field {
                name,
                conversion,
                specification: &after[..place],
                is_nested,
            });
        }
    }
    Err(value_error("unmatched '{' in format spec"))
}

/// A step of a field's name after the first part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step<'a> {
    /// `.name`
    Attribute(&'a str),
    /// `[number]`
    Index(i64),
    /// `[text]`
    Key(&'a str),
}

/// The first part of a field's name, and the steps after it.
pub fn split_name(name: &str) -> (&str, impl Iterator<Item = Result<Step<'_>, Raised>>) {
    let end = name.find(['.', '[']).unwrap_or(name.len());
    let mut rest = &name[end..];
    let steps = std::iter::from_fn(move || (!rest.is_empty()).then(|| next_step(&mut rest)));
    (&name[..end], steps)
}

fn next_step<'a>(rest: &mut &'a str) -> Result<Step<'a>, Raised> {
    let text = *rest;
    *rest = "";
    if let Some(after) = text.strip_prefix('.') {
        let end = after.find(['.', '[']).unwrap_or(after.len());
        if end == 0 {
            return Err(value_error("Empty attribute in format string"));
        }
        *rest = &after[end..];
        return Ok(Step::Attribute(&after[..end]));
    }
    let Some(after) = text.strip_prefix('[') else {
        return Err(value_error(
            "Only '.' or '[' may follow ']' in format field specifier",
        ));
    };
    let Some(end) = after.find(']') else {
        return Err(value_error("Missing ']' in format string"));
    };
    if end == 0 {
        return Err(value_error("Empty attribute in format string"));
    }
    *rest = &after[end + 1..];
    let key = &after[..end];
    Ok(match index(key)? {
        Some(number) => Step::Index(number),
        None => Step::Key(key),
    })
}

/// The number that a name is, if it is one.
pub fn index(name: &str) -> Result<Option<i64>, Raised> {
    let mut number = 0i64;
    for character in name.chars() {
        let Some(digit) = decimal_value(character) else {
            return Ok(None);
        };
        number = match number
            .checked_mul(10)
            .and_then(|number| number.checked_add(i64::from(digit)))
        {
            Some(number) => number,
            None => return Err(value_error("Too many decimal digits in format string")),
        };
    }
    Ok((!name.is_empty()).then_some(number))
}
