//! What string and bytes literals stand for: escapes, line ends, lone surrogates.

use std::sync::Arc;

use crate::ast::{Constant, FormattedPart, Range};
use crate::error::{Problem, Result};
use crate::interrupt::Interruption;
use crate::lexer::{Braces, StringLiteral, StringStyle};

/// Text that may hold lone surrogates.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Text {
    Plain(String),
    /// Code points, at least one of which is a surrogate.
    Surrogates(Vec<u32>),
}

impl Text {
    pub(crate) fn new() -> Text {
        Text::Plain(String::new())
    }

    fn push(&mut self, code: u32) {
        match self {
            Text::Plain(text) => match char::from_u32(code) {
                Some(character) => text.push(character),
                None => {
                    let mut codes: Vec<u32> = text.chars().map(u32::from).collect();
                    codes.push(code);
                    *self = Text::Surrogates(codes);
                }
            },
            Text::Surrogates(codes) => codes.push(code),
        }
    }

    pub(crate) fn push_str(&mut self, addition: &str) {
        match self {
            Text::Plain(text) => text.push_str(addition),
            Text::Surrogates(codes) => codes.extend(addition.chars().map(u32::from)),
        }
    }

    pub(crate) fn append(&mut self, addition: &Text) {
        match addition {
            Text::Plain(text) => self.push_str(text),
            Text::Surrogates(codes) => codes.iter().for_each(|&code| self.push(code)),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Text::Plain(text) => text.is_empty(),
            Text::Surrogates(codes) => codes.is_empty(),
        }
    }

    pub(crate) fn into_constant(self) -> Constant {
        match self {
            Text::Plain(text) => Constant::Str(text.into()),
            Text::Surrogates(codes) => Constant::SurrogateStr(codes.into()),
        }
    }

    pub(crate) fn to_part(&self) -> FormattedPart {
        match self {
            Text::Plain(text) => FormattedPart::Literal(Arc::from(text.as_str())),
            Text::Surrogates(codes) => FormattedPart::SurrogateLiteral(codes.as_slice().into()),
        }
    }
}

/// Decodes a stretch of a text literal.
pub(crate) fn decode_text(
    source: &str,
    text: Range,
    style: StringStyle,
    braces: Braces,
    token: Range,
) -> Result<Text> {
    let raw = &source[text.start as usize..text.end as usize];
    let mut decoder = Decoder {
        rest: raw,
        raw,
        token,
    };
    let mut decoded = Text::new();
    let mut interruption = Interruption::default();
    while let Some(character) = decoder.next() {
        interruption.check()?;
        match character {
            '\r' => {
                if decoder.rest.starts_with('\n') {
                    decoder.next();
                }
                decoded.push_str("\n");
            }
            '{' | '}' if braces == Braces::Doubled => {
                decoder.next();
                decoded.push(character as u32);
            }
            '\\' if !style.raw => decoder.text_escape(&mut decoded)?,
            _ => decoded.push(character as u32),
        }
    }
    Ok(decoded)
}

/// Decodes a bytes literal.
pub(crate) fn decode_bytes(source: &str, literal: &StringLiteral) -> Result<Vec<u8>> {
    let raw = &source[literal.body.start as usize..literal.body.end as usize];
    let mut decoder = Decoder {
        rest: raw,
        raw,
        token: literal.range,
    };
    let mut decoded = Vec::with_capacity(raw.len());
    let mut interruption = Interruption::default();
    while let Some(character) = decoder.next() {
        interruption.check()?;
        match character {
            '\r' => {
                if decoder.rest.starts_with('\n') {
                    decoder.next();
                }
                decoded.push(b'\n');
            }
            '\\' if !literal.style.raw => decoder.bytes_escape(&mut decoded)?,
            _ if character.is_ascii() => decoded.push(character as u8),
            _ => {
                return Err(Problem::new(
                    "bytes can only contain ASCII literal characters",
                    literal.range,
                ));
            }
        }
    }
    Ok(decoded)
}

struct Decoder<'a> {
    rest: &'a str,
    raw: &'a str,
    token: Range,
}

impl Decoder<'_> {
    fn next(&mut self) -> Option<char> {
        let character = self.rest.chars().next()?;
        self.rest = &self.rest[character.len_utf8()..];
        Some(character)
    }

    /// What both kinds of literals have in common. `None`: it is no such escape, and nothing was read.
    fn simple_escape(&mut self) -> Option<Option<u32>> {
        let character = self.rest.chars().next()?;
        let code = match character {
            '\n' => None,
            '\r' => {
                self.next();
                if self.rest.starts_with('\n') {
                    self.next();
                }
                return Some(None);
            }
            '\\' | '\'' | '"' => Some(character as u32),
            'a' => Some(7),
            'b' => Some(8),
            't' => Some(9),
            'n' => Some(10),
            'v' => Some(11),
            'f' => Some(12),
            'r' => Some(13),
            '0'..='7' => {
                let length = self
                    .rest
                    .bytes()
                    .take(3)
                    .take_while(|byte| matches!(byte, b'0'..=b'7'))
                    .count();
                let code =
                    u32::from_str_radix(&self.rest[..length], 8).expect("the digits are octal");
                self.rest = &self.rest[length..];
                return Some(Some(code));
            }
            _ => return None,
        };
        self.next();
        Some(code)
    }

    fn text_escape(&mut self, decoded: &mut Text) -> Result<()> {
        if let Some(code) = self.simple_escape() {
            if let Some(code) = code {
                decoded.push(code);
            }
            return Ok(());
        }
        let start = self.raw.len() - self.rest.len() - 1;
        let Some(character) = self.rest.chars().next() else {
            decoded.push_str("\\");
            return Ok(());
        };
        let digits = match character {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            'N' => {
                self.next();
                return self.named_escape(start, decoded);
            }
            _ => {
                decoded.push_str("\\");
                return Ok(());
            }
        };
        self.next();
        let found = self
            .rest
            .bytes()
            .take(digits)
            .take_while(u8::is_ascii_hexdigit)
            .count();
        if found < digits {
            let shape = format!("truncated \\{character}{} escape", "X".repeat(digits));
            return Err(self.unicode_error(start, start + 2 + found, &shape));
        }
        let code =
            u32::from_str_radix(&self.rest[..digits], 16).expect("the digits are hexadecimal");
        self.rest = &self.rest[digits..];
        if code > 0x10ffff {
            return Err(self.unicode_error(start, start + 10, "illegal Unicode character"));
        }
        decoded.push(code);
        Ok(())
    }

    fn named_escape(&mut self, start: usize, decoded: &mut Text) -> Result<()> {
        let end = self.rest.find('}');
        let (Some(end), true) = (end, self.rest.starts_with('{')) else {
            let length = if self.rest.starts_with('{') {
                self.rest.len()
            } else {
                0
            };
            return Err(self.unicode_error(
                start,
                start + 2 + length,
                "malformed \\N character escape",
            ));
        };
        let name = &self.rest[1..end];
        if name.is_empty() {
            return Err(self.unicode_error(start, start + 3, "malformed \\N character escape"));
        }
        let Some(character) = unicode_names2::character(name) else {
            return Err(self.unicode_error(
                start,
                start + 3 + end,
                "unknown Unicode character name",
            ));
        };
        self.rest = &self.rest[end + 1..];
        decoded.push(character as u32);
        Ok(())
    }

    fn bytes_escape(&mut self, decoded: &mut Vec<u8>) -> Result<()> {
        if let Some(code) = self.simple_escape() {
            if let Some(code) = code {
                decoded.push(code as u8);
            }
            return Ok(());
        }
        if !self.rest.starts_with('x') {
            decoded.push(b'\\');
            return Ok(());
        }
        let start = self.raw.len() - self.rest.len() - 1;
        self.next();
        let found = self
            .rest
            .bytes()
            .take(2)
            .take_while(u8::is_ascii_hexdigit)
            .count();
        if found < 2 {
            let message = format!("(value error) invalid \\x escape at position {start}");
            return Err(Problem::new(message, self.token));
        }
        decoded.push(u8::from_str_radix(&self.rest[..2], 16).expect("the digits are hexadecimal"));
        self.rest = &self.rest[2..];
        Ok(())
    }

    /// The error that the `unicodeescape` codec would raise; positions count bytes, with characters beyond ASCII
    /// as the ten bytes of their own escape.
    fn unicode_error(&self, start: usize, end: usize, reason: &str) -> Box<Problem> {
        let width = |offset: usize| -> usize {
            self.raw[..offset]
                .chars()
                .map(|character| if character.is_ascii() { 1 } else { 10 })
                .sum()
        };
        let (first, last) = (width(start), width(end) - 1);
        let place = if first == last {
            format!("position {first}")
        } else {
            format!("position {first}-{last}")
        };
        let bytes = if first == last { "byte 0x5c" } else { "bytes" };
        Problem::new(
            format!(
                "(unicode error) 'unicodeescape' codec can't decode {bytes} in {place}: {reason}"
            ),
            self.token,
        )
    }
}
