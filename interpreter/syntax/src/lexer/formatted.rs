//! f-strings: their literal parts, and the tokens of their fields (PEP 701).

use super::scan::keyword;
use super::{Braces, Bracket, Lexer, RawField, RawPart, StringStyle};
use crate::ast::Range;
use crate::diagnose;
use crate::error::{Problem, Result};

/// CPython's limit on f-strings within f-strings.
const MAXIMUM_DEPTH: u32 = 150;
/// CPython's limit on fields within format specifications.
const MAXIMUM_SPECIFICATIONS: u32 = 2;

impl Lexer<'_> {
    /// The parts up to the closing quotes, which stay at the position.
    pub(super) fn formatted_body(
        &mut self,
        start: usize,
        style: StringStyle,
    ) -> Result<Vec<RawPart>> {
        self.formatted_depth += 1;
        if self.formatted_depth > MAXIMUM_DEPTH {
            return Err(Problem::reading_at(
                "too many nested f-strings",
                start as u32,
            ));
        }
        let mut parts = Vec::new();
        loop {
            self.literal_part(start, style, Braces::Doubled, &mut parts)?;
            if self.ends_here(style) {
                break;
            }
            if self.peek(0) == b'}' {
                let message = format!("{}: single '}}' is not allowed", kind_name(style));
                return Err(Problem::reading_at(message, self.position as u32));
            }
            parts.push(self.field(start, style, 0)?);
        }
        self.formatted_depth -= 1;
        Ok(parts)
    }

    /// Text up to a brace that is not doubled, or the closing quotes.
    fn literal_part(
        &mut self,
        start: usize,
        style: StringStyle,
        braces: Braces,
        parts: &mut Vec<RawPart>,
    ) -> Result<()> {
        let begin = self.position;
        loop {
            if self.at_end() || (!style.triple && matches!(self.peek(0), b'\n' | b'\r')) {
                if braces == Braces::Plain && !(style.triple && self.at_end()) {
                    return Ok(());
                }
                return Err(self.unterminated(start, style, kind_name(style)));
            }
            if self.ends_here(style) {
                break;
            }
            match self.peek(0) {
                b'{' | b'}' => {
                    if braces == Braces::Plain || self.peek(1) != self.peek(0) {
                        break;
                    }
                    self.position += 2;
                }
                b'\\' => {
                    self.position += 1;
                    match self.peek(0) {
                        b'{' | b'}' => {}
                        b'N' if !style.raw && self.peek(1) == b'{' => {
                            let rest = &self.bytes[self.position..];
                            let length = rest.iter().position(|&byte| {
                                matches!(byte, b'}' | b'\n') || byte == style.quote
                            });
                            self.position += length.map_or(rest.len(), |length| length);
                            if self.peek(0) == b'}' {
                                self.position += 1;
                            }
                        }
                        b'\r' => self.skip_line_end(),
                        _ if !self.at_end() => self.position += 1,
                        _ => {}
                    }
                }
                _ => self.position += 1,
            }
        }
        if self.position > begin {
            parts.push(RawPart::Literal {
                text: self.range_from(begin),
                braces,
            });
        }
        Ok(())
    }

    /// A field, from its opening brace at the position to after its closing one.
    fn field(&mut self, start: usize, style: StringStyle, depth: u32) -> Result<RawPart> {
        let open = self.position;
        if depth > MAXIMUM_SPECIFICATIONS - 1 + 1 {
            let message = format!("{}: expressions nested too deeply", kind_name(style));
            return self.error_before_position(message);
        }
        self.open_bracket(Bracket {
            character: b'{',
            offset: open as u32,
        })?;
        self.position += 1;
        let outer_tokens = std::mem::take(&mut self.tokens);
        let ending = self.field_tokens(style, open);
        let tokens = std::mem::replace(&mut self.tokens, outer_tokens);
        let ending = ending?;
        if tokens.is_empty() {
            let found = self.text[ending.at..].chars().next().unwrap_or('}');
            let message = format!(
                "{}: valid expression required before '{found}'",
                kind_name(style)
            );
            return Err(Problem::new(
                message,
                Range::new(ending.at as u32, ending.at as u32 + 1),
            ));
        }
        let mut conversion = None;
        if self.peek(0) == b'!' {
            conversion = Some(self.conversion(style)?);
        }
        let mut specification = None;
        if self.peek(0) == b':' {
            self.position += 1;
            let mut parts = Vec::new();
            loop {
                self.literal_part(start, style, Braces::Plain, &mut parts)?;
                match self.peek(0) {
                    b'{' => parts.push(self.field(start, style, depth + 1)?),
                    b'}' => break,
                    b'\n' | b'\r' => {
                        let name = kind_name(style);
                        let message = format!(
                            "{name}: newlines are not allowed in format specifiers for single quoted {name}s"
                        );
                        return Err(Problem::reading_at(message, self.position as u32));
                    }
                    _ => {
                        let message =
                            format!("{}: expecting '}}', or format specs", kind_name(style));
                        let width = if style.triple { 3 } else { 1 };
                        let place = self.position as u32;
                        return Err(Problem::new(message, Range::new(place, place + width)));
                    }
                }
            }
            specification = Some(parts);
        }
        if self.peek(0) != b'}' {
            return Err(self.field_not_closed(style, conversion));
        }
        self.position += 1;
        self.brackets.pop();
        let range = self.range_from(open);
        Ok(RawPart::Field(Box::new(RawField {
            text: Range::new(open as u32 + 1, ending.at as u32),
            range,
            tokens,
            debug: ending.debug,
            conversion,
            specification,
        })))
    }

    /// Tokens up to the `}`, `!`, `:` or `=` that ends the expression; an `=` is stepped over.
    fn field_tokens(&mut self, style: StringStyle, open: usize) -> Result<Ending> {
        let level = self.brackets.len();
        loop {
            self.skip_blanks()?;
            if self.at_end() {
                if let Some(problem) =
                    diagnose::field_problem(self.text, &self.tokens, kind_name(style))
                {
                    return Err(problem);
                }
                // Within other brackets the innermost is named.
                let bracket = self.brackets.last().copied().unwrap_or(Bracket {
                    character: b'{',
                    offset: open as u32,
                });
                return Err(diagnose::never_closed(bracket));
            }
            if matches!(self.peek(0), b'\n' | b'\r') {
                self.skip_line_end();
                continue;
            }
            if self.brackets.len() == level {
                let at = self.position;
                match (self.peek(0), self.peek(1)) {
                    (b'}' | b':', _) => return Ok(Ending { at, debug: None }),
                    (b'!', second) if second != b'=' => return Ok(Ending { at, debug: None }),
                    (b'=', second) if second != b'=' => {
                        if let Some(ending) = self.debug_ending(open) {
                            return Ok(ending);
                        }
                    }
                    (found @ (b')' | b']'), _) => {
                        let message =
                            format!("{}: unmatched '{}'", kind_name(style), found as char);
                        return Err(Problem::reading_at(message, at as u32));
                    }
                    _ => {}
                }
            }
            if self.peek(0) == style.quote {
                self.string_in_field(style)?;
                continue;
            }
            self.token()?;
        }
    }

    fn field_not_closed(&self, style: StringStyle, conversion: Option<char>) -> Box<Problem> {
        if self.peek(0) == style.quote {
            let message = format!("{}: expecting '}}'", kind_name(style));
            return Problem::reading_at(message, self.position as u32);
        }
        let what = if conversion.is_some() {
            "expecting ':' or '}'"
        } else {
            "expecting '}'"
        };
        Problem::new(format!("{}: {what}", kind_name(style)), self.word_range())
    }

    /// The word or character at the position.
    fn word_range(&self) -> Range {
        let rest = &self.bytes[self.position..];
        let length = rest
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_')
            .count();
        Range::new(self.position as u32, (self.position + length.max(1)) as u32)
    }

    /// The f-string's own quote in a field begins a string, or is the end that comes too early.
    fn string_in_field(&mut self, style: StringStyle) -> Result<()> {
        let at = self.position;
        let before = self.tokens.len();
        self.token().map_err(|problem| {
            let read = &self.tokens[..before.min(self.tokens.len())];
            if problem.message.starts_with("unterminated")
                && let Some(problem) = diagnose::field_problem(self.text, read, kind_name(style))
            {
                return problem;
            }
            if problem.message.starts_with("unterminated") {
                let message = format!("{}: expecting '}}'", kind_name(style));
                return Problem::reading_at(message, at as u32);
            }
            problem
        })
    }

    /// An `=` that asks for the text of the expression: nothing but the end of the field may follow.
    fn debug_ending(&mut self, open: usize) -> Option<Ending> {
        let at = self.position;
        self.position += 1;
        loop {
            match (self.peek(0), self.peek(1)) {
                (b' ' | b'\t' | b'\n' | b'\r' | b'\x0c', _) => self.position += 1,
                (b'\\', b'\n' | b'\r') => self.position += 2,
                (b'#', _) => {
                    while !self.at_end() && !matches!(self.peek(0), b'\n' | b'\r') {
                        self.position += 1;
                    }
                }
                _ => break,
            }
        }
        if !matches!(self.peek(0), b'}' | b'!' | b':') {
            self.position = at;
            return None;
        }
        Some(Ending {
            at,
            debug: Some(Range::new(open as u32 + 1, self.position as u32)),
        })
    }

    /// The character after the `!` at the position.
    fn conversion(&mut self, style: StringStyle) -> Result<char> {
        let name = kind_name(style);
        self.position += 1;
        if matches!(self.peek(0), b' ' | b'\t' | b'\n' | b'\r') {
            let message =
                format!("{name}: conversion type must come right after the exclamation mark");
            return Err(Problem::reading_at(message, self.position as u32 - 1));
        }
        let begin = self.position;
        while self.peek(0) == b'_' || self.peek(0).is_ascii_alphanumeric() || self.peek(0) >= 128 {
            self.position += 1;
        }
        let found = &self.text[begin..self.position];
        let range = self.range_from(begin);
        match found {
            "s" | "r" | "a" => {
                let character = found.chars().next().expect("the text is one letter");
                while matches!(self.peek(0), b' ' | b'\t' | b'\n' | b'\r') {
                    self.position += 1;
                }
                Ok(character)
            }
            "" if self.peek(0) == style.quote => {
                let message = format!("{name}: expecting '}}'");
                Err(Problem::reading_at(message, self.position as u32))
            }
            "" => {
                let message = if matches!(self.peek(0), b':' | b'}') {
                    format!("{name}: missing conversion character")
                } else {
                    format!("{name}: invalid conversion character")
                };
                Err(Problem::new(
                    message,
                    Range::new(begin as u32, begin as u32 + 1),
                ))
            }
            _ if keyword(found).is_some() => Err(Problem::new(
                format!("{name}: invalid conversion character"),
                range,
            )),
            _ => Err(Problem::new(
                format!(
                    "{name}: invalid conversion character '{found}': expected 's', 'r', or 'a'"
                ),
                range,
            )),
        }
    }
}

/// Where the expression of a field ended.
struct Ending {
    at: usize,
    debug: Option<Range>,
}

fn kind_name(style: StringStyle) -> &'static str {
    if style.template {
        "t-string"
    } else {
        "f-string"
    }
}
