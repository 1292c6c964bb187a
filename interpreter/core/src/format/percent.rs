//! The `%` operator of `str`, `bytes` and `bytearray`: printf-style formatting.

use crate::error::{Exception, catch, overflow_error, type_error, value_error};
use crate::format::float::{self, Ending, Layout, Style};
use crate::format::specification::{Form, NegativeZero};
use crate::interpreter::limits::while_going_on;
use crate::names::Special;
use crate::protocol::{self, class_name, special_of};
use crate::types::bytes::ByteArray;
use crate::types::int::{self, Integer};
use dashu_int::Sign;
use std::borrow::Cow;
use weft_heap::{Bytes, Native, Raised, ShapeId, Str, Thread, Tuple, Value};

/// `template % arguments` for a string.
///
/// # Errors
/// `TypeError` and `ValueError` where arguments and template do not go together; what the arguments' methods raise.
pub fn format_str(thread: &Thread, template: &Str, arguments: Value) -> Result<Value, Raised> {
    let octets = Formatter::new(thread, template.as_wtf8(), arguments, Target::Text).run()?;
    Ok(Str::from_wtf8(thread, ShapeId::STR, &octets).value())
}

/// `template % arguments` for bytes: the octets of the result.
///
/// # Errors
/// As for [`format_str`].
pub fn format_octets(
    thread: &Thread,
    template: &[u8],
    arguments: Value,
) -> Result<Vec<u8>, Raised> {
    // The template may belong to something that a method of an argument changes.
    Formatter::new(thread, template, arguments, Target::Octets).run()
}

/// A string of one character, which may be a surrogate.
pub fn character_value(thread: &Thread, code: u32) -> Value {
    let mut octets = Vec::new();
    push_code(&mut octets, code);
    Str::from_wtf8(thread, ShapeId::STR, &octets).value()
}

/// The first characters of a text in generalised UTF-8.
pub fn first_characters(octets: &[u8], count: usize) -> &[u8] {
    let mut starts = octets
        .iter()
        .enumerate()
        .filter(|(_, octet)| **octet & 0xc0 != 0x80);
    match starts.nth(count) {
        Some((place, _)) => &octets[..place],
        None => octets,
    }
}

fn push_code(octets: &mut Vec<u8>, code: u32) {
    match char::from_u32(code) {
        Some(character) => octets.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
        None => octets.extend_from_slice(&[
            0xe0 | (code >> 12) as u8,
            0x80 | (code >> 6 & 0x3f) as u8,
            0x80 | (code & 0x3f) as u8,
        ]),
    }
}

fn characters(octets: &[u8]) -> usize {
    octets.iter().filter(|octet| **octet & 0xc0 != 0x80).count()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Text,
    Octets,
}

/// The flags, width and precision of one conversion.
#[derive(Default)]
struct Conversion {
    left: bool,
    plus: bool,
    space: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
}

/// What an argument that stands for a `*` is.
#[derive(Clone, Copy)]
enum StarKind {
    Width,
    Precision,
}

struct Formatter<'a> {
    thread: &'a Thread,
    template: &'a [u8],
    place: usize,
    arguments: Value,
    /// The arguments' mapping for `%(key)s`, if they are one.
    mapping: Option<Value>,
    /// What is formatted next; for a single argument (or one fetched by its key) 0 or 1.
    next: usize,
    single: bool,
    target: Target,
    result: Vec<u8>,
}

impl<'a> Formatter<'a> {
    fn new(
        thread: &'a Thread,
        template: &'a [u8],
        arguments: Value,
        target: Target,
    ) -> Formatter<'a> {
        let is_tuple = arguments.is::<Tuple>();
        let own_type = match target {
            Target::Text => arguments.is::<Str>(),
            Target::Octets => {
                arguments.is::<Bytes>()
                    || arguments.is::<Native<ByteArray>>()
                    || arguments.is::<Str>()
            }
        };
        let is_mapping =
            !is_tuple && !own_type && special_of(thread, arguments, Special::GetItem).is_some();
        Formatter {
            thread,
            template,
            place: 0,
            arguments,
            mapping: is_mapping.then_some(arguments),
            next: 0,
            single: !is_tuple,
            target,
            result: Vec::with_capacity(template.len() + 32),
        }
    }

    fn run(mut self) -> Result<Vec<u8>, Raised> {
        while self.place < self.template.len() {
            let rest = &self.template[self.place..];
            let literal = rest
                .iter()
                .position(|octet| *octet == b'%')
                .unwrap_or(rest.len());
            self.thread
                .append_octets(&mut self.result, &rest[..literal]);
            self.place += literal;
            if self.place < self.template.len() {
                self.place += 1;
                self.conversion()?;
            }
        }
        let given = if self.single {
            1
        } else {
            self.arguments.downcast::<Tuple>().map_or(0, Tuple::len)
        };
        if self.next < given && self.mapping.is_none() {
            return Err(type_error(match self.target {
                Target::Text => "not all arguments converted during string formatting",
                Target::Octets => "not all arguments converted during bytes formatting",
            }));
        }
        Ok(self.result)
    }

    fn peek(&self) -> Option<u8> {
        self.template.get(self.place).copied()
    }

    fn argument(&mut self) -> Result<Value, Raised> {
        let argument = if self.single {
            (self.next == 0).then_some(self.arguments)
        } else {
            self.arguments
                .downcast::<Tuple>()
                .and_then(|tuple| tuple.items().get(self.next).copied())
        };
        self.next += 1;
        argument.ok_or_else(|| {
            self.next -= 1;
            type_error("not enough arguments for format string")
        })
    }

    fn conversion(&mut self) -> Result<(), Raised> {
        if self.peek() == Some(b'%') {
            self.place += 1;
            self.result.push(b'%');
            return Ok(());
        }
        if self.peek() == Some(b'(') {
            self.key()?;
        }
        let mut conversion = Conversion::default();
        loop {
            match self.peek() {
                Some(b'-') => conversion.left = true,
                Some(b'+') => conversion.plus = true,
                Some(b' ') => conversion.space = true,
                Some(b'#') => conversion.alternate = true,
                Some(b'0') => conversion.zero = true,
                _ => break,
            }
            self.place += 1;
        }
        if self.peek() == Some(b'*') {
            self.place += 1;
            let width = self.star(StarKind::Width)?;
            if width == i64::MIN {
                return Err(overflow_error("width too big"));
            }
            conversion.left |= width < 0;
            conversion.width = usize::try_from(width.unsigned_abs()).unwrap_or(usize::MAX);
        } else {
            conversion.width = self.digits("width too big", isize::MAX as usize)?;
        }
        if self.peek() == Some(b'.') {
            self.place += 1;
            conversion.precision = Some(if self.peek() == Some(b'*') {
                self.place += 1;
                usize::try_from(self.star(StarKind::Precision)?.max(0)).unwrap_or(0)
            } else {
                self.digits("precision too big", i32::MAX as usize)?
            });
        }
        if matches!(self.peek(), Some(b'h' | b'l' | b'L')) {
            self.place += 1;
        }
        let Some(kind) = self.peek() else {
            return Err(value_error("incomplete format"));
        };
        self.place += 1;
        let argument = self.argument()?;
        self.convert(kind, argument, &conversion)
    }

    /// `(key)`: what is formatted next is the mapping's item.
    fn key(&mut self) -> Result<(), Raised> {
        let Some(mapping) = self.mapping else {
            return Err(type_error("format requires a mapping"));
        };
        self.place += 1;
        let start = self.place;
        let mut open = 1;
        while open > 0 {
            match self.peek() {
                None => return Err(value_error("incomplete format key")),
                Some(b'(') => open += 1,
                Some(b')') => open -= 1,
                Some(_) => {}
            }
            self.place += 1;
        }
        let key = &self.template[start..self.place - 1];
        let key = match self.target {
            Target::Text => Str::from_wtf8(self.thread, ShapeId::STR, key).value(),
            Target::Octets => self.thread.bytes(key),
        };
        self.arguments = protocol::get_item(self.thread, mapping, key)?;
        self.single = true;
        self.next = 0;
        Ok(())
    }

    fn star(&mut self, kind: StarKind) -> Result<i64, Raised> {
        let argument = self.argument()?;
        if Integer::of(&argument).is_none() {
            return Err(type_error("* wants int"));
        }
        let number = protocol::machine_integer(argument);
        let (number, limit) = match kind {
            StarKind::Width => (number, "ssize_t"),
            StarKind::Precision => (
                number.filter(|number| i32::try_from(*number).is_ok()),
                "int",
            ),
        };
        number
            .ok_or_else(|| overflow_error(format!("Python int too large to convert to C {limit}")))
    }

    fn digits(&mut self, too_big: &str, most: usize) -> Result<usize, Raised> {
        let mut number: usize = 0;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            number = number
                .checked_mul(10)
                .and_then(|number| number.checked_add(usize::from(digit - b'0')))
                .filter(|number| *number <= most)
                .ok_or_else(|| value_error(too_big))?;
            self.place += 1;
        }
        Ok(number)
    }

    fn convert(
        &mut self,
        kind: u8,
        argument: Value,
        conversion: &Conversion,
    ) -> Result<(), Raised> {
        match kind {
            b's' | b'r' | b'a' | b'b' if kind != b'b' || self.target == Target::Octets => {
                self.text(kind, argument, conversion)
            }
            b'd' | b'i' | b'u' | b'o' | b'x' | b'X' => self.integer(kind, argument, conversion),
            b'e' | b'E' | b'f' | b'F' | b'g' | b'G' => self.float(kind, argument, conversion),
            b'c' => self.character(argument, conversion),
            _ => Err(self.unsupported(kind)),
        }
    }

    #[cold]
    fn unsupported(&self, kind: u8) -> Raised {
        let start = self.place - 1;
        let (code, index) = match self.target {
            Target::Octets => (u32::from(kind), start),
            Target::Text => {
                let text = String::from_utf8_lossy(&self.template[start..]);
                (
                    text.chars().next().map_or(0, |character| character as u32),
                    characters(&self.template[..start]),
                )
            }
        };
        let shown = char::from_u32(code)
            .filter(|character| matches!(character, '\x1f'..='~'))
            .unwrap_or('?');
        value_error(format!(
            "unsupported format character '{shown}' (0x{code:x}) at index {index}"
        ))
    }

    fn text(&mut self, kind: u8, argument: Value, conversion: &Conversion) -> Result<(), Raised> {
        let thread = self.thread;
        let is_plain = kind == b's' && thread.shape_of(argument) == ShapeId::STR;
        let text = match (kind, self.target) {
            (_, Target::Text) if is_plain => argument,
            (b's' | b'b', Target::Octets) => {
                let mut argument = argument;
                let octets = octets_of(thread, &mut argument)?;
                let shown = &octets[..conversion.precision.unwrap_or(usize::MAX).min(octets.len())];
                let length = shown.len();
                return self.pad(shown, length, conversion);
            }
            (b's', Target::Text) => protocol::str(thread, argument)?,
            (b'r', Target::Text) => protocol::repr(thread, argument)?,
            _ => protocol::ascii(thread, argument)?,
        };
        let text = text
            .downcast::<Str>()
            .expect("str, repr and ascii give strings");
        let shown = match conversion.precision {
            Some(most) => first_characters(text.as_wtf8(), most),
            None => text.as_wtf8(),
        };
        let length = text.len().min(conversion.precision.unwrap_or(usize::MAX));
        self.pad(shown, length, conversion)
    }

    fn character(&mut self, argument: Value, conversion: &Conversion) -> Result<(), Raised> {
        let mut octets = Vec::new();
        match self.target {
            Target::Text => {
                if let Some(text) = argument.downcast::<Str>() {
                    if text.len() != 1 {
                        let message =
                            "%c requires an int or a unicode character, not a string of length";
                        return Err(type_error(format!("{message} {}", text.len())));
                    }
                    octets.extend_from_slice(text.as_wtf8());
                } else {
                    let index = self
                        .character_of(argument, "%c requires an int or a unicode character, not")?;
                    let code = match Integer::of(&index) {
                        Some(Integer::Small(code)) => {
                            u32::try_from(code).ok().filter(|code| *code < 0x11_0000)
                        }
                        _ => None,
                    };
                    push_code(
                        &mut octets,
                        code.ok_or_else(|| overflow_error("%c arg not in range(0x110000)"))?,
                    );
                }
            }
            Target::Octets => octets.push(self.octet(argument)?),
        }
        self.pad(&octets, 1, conversion)
    }

    fn octet(&self, argument: Value) -> Result<u8, Raised> {
        let message = "%c requires an integer in range(256) or a single byte, not";
        if argument.is::<Bytes>() || argument.is::<Native<ByteArray>>() {
            let mut octets = argument;
            let octets = octets_of(self.thread, &mut octets)?;
            return match octets[..] {
                [octet] => Ok(octet),
                _ => Err(type_error(format!(
                    "{message} a {} object of length {}",
                    class_name(argument),
                    octets.len()
                ))),
            };
        }
        let index = self.character_of(argument, message)?;
        match Integer::of(&index) {
            Some(Integer::Small(code @ 0..=255)) => Ok(code as u8),
            _ => Err(overflow_error("%c arg not in range(256)")),
        }
    }

    /// The integer that stands for a character, whose class messages give in full.
    fn character_of(&self, argument: Value, message: &str) -> Result<Value, Raised> {
        let required = || {
            let class = protocol::full_class_name(argument);
            type_error(format!("{message} {class}"))
        };
        if special_of(self.thread, argument, Special::Index).is_none() {
            return Err(required());
        }
        let index = protocol::index(self.thread, argument);
        match self.target {
            Target::Text => {
                catch(self.thread, index, Exception::TypeError)?.map_err(|_| required())
            }
            Target::Octets => index,
        }
    }

    /// The integer of an argument that has `__index__`. Whatever `TypeError` that gives, the argument is none.
    fn index_of(&self, argument: Value, message: &str) -> Result<Value, Raised> {
        let required = || type_error(format!("{message} {}", class_name(argument)));
        if special_of(self.thread, argument, Special::Index).is_none() {
            return Err(required());
        }
        let index = protocol::index(self.thread, argument);
        catch(self.thread, index, Exception::TypeError)?.map_err(|_| required())
    }

    fn integer(
        &mut self,
        kind: u8,
        argument: Value,
        conversion: &Conversion,
    ) -> Result<(), Raised> {
        let thread = self.thread;
        let value = if Integer::of(&argument).is_some() {
            argument
        } else if matches!(kind, b'd' | b'i' | b'u') {
            self.whole(kind, argument)?
        } else {
            self.index_of(
                argument,
                &format!("%{} format: an integer is required, not", kind as char),
            )?
        };
        let integer = Integer::of(&value).expect("checked to be an int");
        let (radix, prefix) = match kind {
            b'o' => (8, "0o"),
            b'x' => (16, "0x"),
            b'X' => (16, "0X"),
            _ => (10, ""),
        };
        if let Integer::Small(small) = integer
            && radix == 10
            && conversion.precision.is_none()
        {
            let mut buffer = [0; 20];
            let text = crate::types::str::digits(small, &mut buffer);
            let (negative, digits) = match text.strip_prefix('-') {
                Some(digits) => (true, digits),
                None => (false, text),
            };
            return self.number(negative, "", digits, conversion);
        }
        let mut digits = int::magnitude_text(thread, integer, radix)?;
        if kind == b'X' {
            digits.make_ascii_uppercase();
        }
        if let Some(zeros) = conversion
            .precision
            .and_then(|precision| precision.checked_sub(digits.len()))
        {
            let mut padded = super::specification::reserve(digits.len().saturating_add(zeros))?;
            padded.extend(std::iter::repeat_n('0', zeros));
            padded.push_str(&digits);
            digits = padded;
        }
        let prefix = if conversion.alternate { prefix } else { "" };
        self.number(
            integer.sign() == Sign::Negative,
            prefix,
            &digits,
            conversion,
        )
    }

    /// A number without its fraction, for `%d`.
    fn whole(&self, kind: u8, argument: Value) -> Result<Value, Raised> {
        let thread = self.thread;
        let has = |special| special_of(thread, argument, special).is_some();
        let required = || {
            type_error(format!(
                "%{} format: a real number is required, not {}",
                kind as char,
                class_name(argument)
            ))
        };
        if !has(Special::Int) && !has(Special::Index) {
            return Err(required());
        }
        match catch(
            thread,
            int::from_number(thread, argument),
            Exception::TypeError,
        )? {
            Ok(value) => Ok(value),
            Err(_) => Err(required()),
        }
    }

    fn float(&mut self, kind: u8, argument: Value, conversion: &Conversion) -> Result<(), Raised> {
        let float = match self.target {
            Target::Text => protocol::to_float(self.thread, argument)?,
            Target::Octets => {
                // Whatever is wrong, these words say so.
                protocol::to_float(self.thread, argument).map_err(|raised| {
                    self.thread.take_raised(raised);
                    type_error(format!(
                        "float argument required, not {}",
                        class_name(argument)
                    ))
                })?
            }
        };
        let style = match kind {
            b'e' | b'E' => Style::Exponent,
            b'f' | b'F' => Style::Fixed,
            _ => Style::General,
        };
        let layout = Layout {
            style,
            precision: conversion.precision.unwrap_or(6),
            form: if conversion.alternate {
                Form::Alternate
            } else {
                Form::Plain
            },
            ending: Ending::Bare,
            negative_zero: NegativeZero::Kept,
        };
        super::specification::reserve(layout.precision)?;
        let mut text = float::text(float, &layout);
        if kind.is_ascii_uppercase() {
            text.make_ascii_uppercase();
        }
        match text.strip_prefix('-') {
            Some(digits) => self.number(true, "", digits, conversion),
            None => self.number(false, "", &text, conversion),
        }
    }

    fn number(
        &mut self,
        negative: bool,
        prefix: &str,
        digits: &str,
        conversion: &Conversion,
    ) -> Result<(), Raised> {
        let sign = match conversion {
            _ if negative => "-",
            Conversion { plus: true, .. } => "+",
            Conversion { space: true, .. } => " ",
            _ => "",
        };
        let length = sign.len() + prefix.len() + digits.len();
        let zeros = if conversion.zero && !conversion.left {
            conversion.width.saturating_sub(length)
        } else {
            0
        };
        let length = length.saturating_add(zeros);
        let padding = conversion.width.saturating_sub(length);
        self.result
            .try_reserve(length.saturating_add(padding))
            .map_err(|_| crate::error::memory_error())?;
        if !conversion.left {
            self.result.extend(std::iter::repeat_n(b' ', padding));
        }
        self.result.extend_from_slice(sign.as_bytes());
        self.result.extend_from_slice(prefix.as_bytes());
        self.result.extend(std::iter::repeat_n(b'0', zeros));
        self.result.extend_from_slice(digits.as_bytes());
        if conversion.left {
            self.result.extend(std::iter::repeat_n(b' ', padding));
        }
        Ok(())
    }

    fn pad(&mut self, text: &[u8], length: usize, conversion: &Conversion) -> Result<(), Raised> {
        let padding = conversion.width.saturating_sub(length);
        let needed = padding.saturating_add(text.len());
        self.result
            .try_reserve(needed)
            .map_err(|_| crate::error::memory_error())?;
        let spaces = while_going_on(std::iter::repeat_n(b' ', padding));
        if conversion.left {
            self.thread.append_octets(&mut self.result, text);
            self.result.extend(spaces);
        } else {
            self.result.extend(spaces);
            self.thread.append_octets(&mut self.result, text);
        }
        Ok(())
    }
}

/// The octets of a bytes-like object, or of what `__bytes__` gives, which takes the place of the value.
fn octets_of<'a>(thread: &Thread, value: &'a mut Value) -> Result<Cow<'a, [u8]>, Raised> {
    let own = *value;
    let octets = if value.is::<Bytes>() {
        crate::types::bytes::octets_of(thread, value)?
    } else {
        crate::types::bytes::converted_octets_of(thread, value)?
    };
    octets.ok_or_else(|| {
        let message =
            "%b requires a bytes-like object, or an object that implements __bytes__, not";
        type_error(format!("{message} '{}'", class_name(own)))
    })
}
