//! Indentation: INDENT and DEDENT tokens, and the rules for mixing tabs with spaces.

use rustpython_parser::Tok;

use super::Lexer;
use crate::error::{Extent, Problem, Result, SyntaxErrorKind};

/// CPython's limit.
const MAXIMUM_LEVELS: usize = 100;

/// How wide an indentation is, with a tab counted as up to 8 columns and as one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Width {
    columns: u32,
    characters: u32,
}

impl Lexer<'_> {
    /// Reads the white space at the beginning of a line. Gives whether the line has anything to tokenise.
    pub(super) fn begin_line(&mut self) -> Result<bool> {
        let start = self.position;
        let mut width = Width::default();
        loop {
            match self.peek(0) {
                b' ' => {
                    width = Width {
                        columns: width.columns + 1,
                        characters: width.characters + 1,
                    }
                }
                b'\t' => {
                    width = Width {
                        columns: (width.columns / 8 + 1) * 8,
                        characters: width.characters + 1,
                    }
                }
                b'\x0c' => width = Width::default(),
                b'\\' if matches!(self.peek(1), b'\n' | b'\r') => {
                    // A continued indentation goes on in the next line with the width it had.
                    self.position += 1;
                    let place = self.position;
                    self.skip_line_end();
                    if self.at_end() {
                        return Err(self.unexpected_end(place));
                    }
                    while matches!(self.peek(0), b' ' | b'\t' | b'\x0c') {
                        self.position += 1;
                    }
                    break;
                }
                _ => break,
            }
            self.position += 1;
        }
        if self.at_end() {
            return Ok(false);
        }
        match self.peek(0) {
            b'#' => {
                self.skip_comment();
                self.skip_line_end();
                return Ok(false);
            }
            b'\n' | b'\r' => {
                self.skip_line_end();
                return Ok(false);
            }
            _ => {}
        }
        self.set_indentation(width, start)?;
        Ok(true)
    }

    fn set_indentation(&mut self, width: Width, start: usize) -> Result<()> {
        let current = *self
            .indents
            .last()
            .expect("the outermost indentation is never removed");
        if width.columns == current.columns {
            return if width.characters == current.characters {
                Ok(())
            } else {
                self.tab_error()
            };
        }
        if width.columns > current.columns {
            if self.indents.len() >= MAXIMUM_LEVELS {
                let problem = Problem::reading_at(
                    "too many levels of indentation",
                    self.line_start(start) as u32,
                );
                return Err(problem.with_kind(SyntaxErrorKind::IndentationError));
            }
            if width.characters <= current.characters {
                return self.tab_error();
            }
            self.indents.push(width);
            self.push(Tok::Indent, start);
            return Ok(());
        }
        let levels = self
            .indents
            .iter()
            .take_while(|indent| indent.columns <= width.columns)
            .count();
        let reached = self.indents[levels - 1];
        if reached.columns != width.columns {
            let end = self.line_end(start);
            let message = "unindent does not match any outer indentation level";
            let problem = Problem::reading_at(message, end as u32).with_extent(Extent::MinusOne);
            return Err(problem.with_kind(SyntaxErrorKind::IndentationError));
        }
        if reached.characters != width.characters {
            return self.tab_error();
        }
        while self.indents.len() > levels {
            self.indents.pop();
            let position = self.position;
            self.push(Tok::Dedent, position);
        }
        Ok(())
    }

    fn tab_error<T>(&self) -> Result<T> {
        let start = self.line_start(self.position) as u32;
        let message = "inconsistent use of tabs and spaces in indentation";
        Err(Problem::reading_at(message, start)
            .with_kind(SyntaxErrorKind::TabError)
            .with_extent(Extent::Zero))
    }

    pub(super) fn line_start(&self, offset: usize) -> usize {
        self.bytes[..offset]
            .iter()
            .rposition(|&byte| matches!(byte, b'\n' | b'\r'))
            .map_or(0, |index| index + 1)
    }

    pub(super) fn line_end(&self, offset: usize) -> usize {
        let rest = &self.bytes[offset..];
        rest.iter()
            .position(|&byte| matches!(byte, b'\n' | b'\r'))
            .map_or(self.bytes.len(), |index| offset + index)
    }

    pub(super) fn skip_comment(&mut self) {
        self.position = self.line_end(self.position);
    }

    /// Steps over `\n`, `\r\n` or `\r`, if one is there.
    pub(super) fn skip_line_end(&mut self) {
        if self.peek(0) == b'\r' {
            self.position += 1;
            if self.peek(0) == b'\n' {
                self.position += 1;
            }
        } else if self.peek(0) == b'\n' {
            self.position += 1;
        }
    }

    /// Closes the last line and all blocks.
    pub(super) fn finish(&mut self) {
        if !self.brackets.is_empty() {
            // What is missing is a bracket; no block ends before it.
            return;
        }
        let end = self.position;
        if self
            .tokens
            .last()
            .is_some_and(|token| !is_line_boundary(&token.tok))
        {
            self.push(Tok::Newline, end);
        }
        while self.indents.len() > 1 {
            self.indents.pop();
            self.push(Tok::Dedent, end);
        }
    }
}

fn is_line_boundary(tok: &Tok) -> bool {
    matches!(tok, Tok::Newline | Tok::Indent | Tok::Dedent)
}
