//! String literals without fields: where they end.

use rustpython_parser::{StringKind, Tok};

use super::{Lexer, StringLiteral, StringStyle};
use crate::ast::Range;
use crate::error::{Problem, Result};
use crate::source::line_of;

impl Lexer<'_> {
    /// Reads a string literal whose prefix begins at `start`; the position is at the quote.
    pub(super) fn string(&mut self, start: usize) -> Result<()> {
        let prefix = self.text[start..self.position].to_ascii_lowercase();
        let quote = self.peek(0);
        let triple = self.peek(1) == quote && self.peek(2) == quote;
        let style = StringStyle {
            raw: prefix.contains('r'),
            bytes: prefix.contains('b'),
            formatted: prefix.contains('f'),
            template: prefix.contains('t'),
            quote,
            triple,
        };
        self.position += if triple { 3 } else { 1 };
        let body_start = self.position;
        let parts = if style.formatted || style.template {
            self.formatted_body(start, style)?
        } else {
            self.plain_body(start, style)?;
            Vec::new()
        };
        let body_end = self.position;
        self.position += if triple { 3 } else { 1 };
        let literal = StringLiteral {
            style,
            range: self.range_from(start),
            body: Range::new(body_start as u32, body_end as u32),
            parts,
        };
        self.add_string(literal);
        Ok(())
    }

    /// Adds a literal to the group that the last token is, or begins one.
    fn add_string(&mut self, literal: StringLiteral) {
        let end = literal.range.end;
        if let Some(last) = self.tokens.last_mut()
            && matches!(last.tok, Tok::String { .. })
            && let Some(group) = self.strings.get_mut(&last.start)
        {
            group.push(literal);
            last.end = end;
            return;
        }
        let start = literal.range.start;
        let kind = if literal.style.bytes {
            StringKind::Bytes
        } else {
            StringKind::String
        };
        self.strings.insert(start, vec![literal]);
        self.push(
            Tok::String {
                value: String::new(),
                kind,
                triple_quoted: false,
            },
            start as usize,
        );
    }

    fn plain_body(&mut self, start: usize, style: StringStyle) -> Result<()> {
        loop {
            if self.at_end() {
                return Err(self.unterminated(start, style, "string"));
            }
            match self.peek(0) {
                b'\\' => {
                    self.position += 1;
                    if self.peek(0) == b'\r' {
                        self.skip_line_end();
                    } else if !self.at_end() {
                        self.position += 1;
                    }
                }
                b'\n' | b'\r' if !style.triple => {
                    return Err(self.unterminated(start, style, "string"));
                }
                byte if byte == style.quote && self.ends_here(style) => return Ok(()),
                _ => self.position += 1,
            }
        }
    }

    /// Whether the closing quotes stand at the position.
    pub(super) fn ends_here(&self, style: StringStyle) -> bool {
        self.peek(0) == style.quote
            && (!style.triple || (self.peek(1) == style.quote && self.peek(2) == style.quote))
    }

    pub(super) fn unterminated(
        &self,
        start: usize,
        style: StringStyle,
        what: &str,
    ) -> Box<Problem> {
        let mut line = line_of(self.text, self.position as u32);
        if style.triple {
            if matches!(self.bytes.last(), Some(b'\n' | b'\r')) {
                line -= 1;
            }
            let message =
                format!("unterminated triple-quoted {what} literal (detected at line {line})");
            return Problem::reading_at(message, start as u32).incomplete();
        }
        let mut message = format!("unterminated {what} literal (detected at line {line})");
        if self.has_escaped_quote(start, style) {
            message.push_str("; perhaps you escaped the end quote?");
        }
        Problem::reading_at(message, start as u32)
    }

    fn has_escaped_quote(&self, start: usize, style: StringStyle) -> bool {
        let line = &self.bytes[start..self.position.min(self.bytes.len())];
        !style.formatted
            && !style.template
            && line.windows(2).any(|pair| pair == [b'\\', style.quote])
    }
}
