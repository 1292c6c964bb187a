//! The tokeniser: text to the parser's tokens, with CPython's errors.
//!
//! The parser's own tokeniser is not used: it knows neither nested f-strings nor CPython's messages. Adjacent string
//! literals become one token; what is in them is kept beside, by the offset of the first.

mod formatted;
mod identifier;
mod indentation;
mod number;
mod scan;
mod text;

use std::collections::HashMap;

use rustpython_parser::Tok;

use crate::ast::Range;
use crate::error::{Extent, Problem, Result, SyntaxErrorKind};
use crate::interrupt::Interruption;
use crate::warnings::Suspicion;

pub(crate) use identifier::normalize;

/// A token with its place.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) tok: Tok,
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// How many brackets are open around it; a bracket itself counts as inside.
    pub(crate) level: u16,
}

impl Token {
    pub(crate) fn range(&self) -> Range {
        Range::new(self.start, self.end)
    }
}

/// Stands for a character that begins no token; no rule of the grammar takes it.
pub(crate) const JUNK: Tok = Tok::StartModule;

/// What kind of literal a prefix and its quotes make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct StringStyle {
    pub(crate) raw: bool,
    pub(crate) bytes: bool,
    pub(crate) formatted: bool,
    pub(crate) template: bool,
    pub(crate) quote: u8,
    pub(crate) triple: bool,
}

/// One string literal.
#[derive(Clone, Debug)]
pub(crate) struct StringLiteral {
    pub(crate) style: StringStyle,
    pub(crate) range: Range,
    /// What is between the quotes.
    pub(crate) body: Range,
    /// The parts of an f-string; empty for others.
    pub(crate) parts: Vec<RawPart>,
}

/// A part of an f-string, before its expression is parsed.
#[derive(Clone, Debug)]
pub(crate) enum RawPart {
    /// A stretch of text; doubled braces and escapes are still in it.
    Literal {
        text: Range,
        braces: Braces,
    },
    Field(Box<RawField>),
}

/// Whether doubled braces in a stretch of f-string text stand for single ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Braces {
    Doubled,
    Plain,
}

/// A replacement field, before its expression is parsed.
#[derive(Clone, Debug)]
pub(crate) struct RawField {
    /// The expression as it was written.
    pub(crate) text: Range,
    /// From brace to brace.
    pub(crate) range: Range,
    pub(crate) tokens: Vec<Token>,
    /// The text that `=` asks for, including the `=`.
    pub(crate) debug: Option<Range>,
    /// The character after `!`.
    pub(crate) conversion: Option<char>,
    pub(crate) specification: Option<Vec<RawPart>>,
}

/// An open bracket.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bracket {
    pub(crate) character: u8,
    pub(crate) offset: u32,
}

/// All tokens of a text.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    pub(crate) tokens: Vec<Token>,
    /// Groups of adjacent literals, by the offset of the first.
    pub(crate) strings: HashMap<u32, Vec<StringLiteral>>,
    /// The innermost bracket that is still open at the end.
    pub(crate) unclosed: Option<Bracket>,
    /// What the tokeniser warns of.
    pub(crate) suspicions: Vec<Suspicion>,
    /// The error after the last token, if the parser gets there.
    pub(crate) stopped: Option<Box<Problem>>,
}

/// Splits a text into tokens. An unclosed bracket is no error yet.
pub(crate) fn tokenize(text: &str) -> Tokens {
    let mut lexer = Lexer::new(text);
    let stopped = lexer.run().err();
    let unclosed = lexer.brackets.last().copied().filter(|_| stopped.is_none());
    Tokens {
        stopped,
        suspicions: lexer.suspicions,
        tokens: lexer.tokens,
        strings: lexer.strings,
        unclosed,
    }
}

/// Whether an error of the tokeniser hides what the parser might say about tokens before it.
pub(crate) fn comes_first(problem: &Problem) -> bool {
    let is_f_string =
        problem.message.contains("f-string literal") || problem.message.contains("single '}'");
    problem.kind == SyntaxErrorKind::SyntaxError
        && !is_f_string
        && !matches!(problem.extent, Extent::MinusOne | Extent::Zero)
}

/// The state of the tokeniser.
pub(super) struct Lexer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    position: usize,
    tokens: Vec<Token>,
    strings: HashMap<u32, Vec<StringLiteral>>,
    brackets: Vec<Bracket>,
    indents: Vec<indentation::Width>,
    suspicions: Vec<Suspicion>,
    /// How many f-strings are open around the position.
    formatted_depth: u32,
    interruption: Interruption,
}

impl<'a> Lexer<'a> {
    fn new(text: &'a str) -> Lexer<'a> {
        Lexer {
            text,
            bytes: text.as_bytes(),
            position: 0,
            tokens: Vec::with_capacity(text.len() / 4),
            strings: HashMap::new(),
            brackets: Vec::new(),
            indents: vec![indentation::Width::default()],
            suspicions: Vec::new(),
            formatted_depth: 0,
            interruption: Interruption::default(),
        }
    }

    /// The byte at a distance from the position; 0 beyond the end (the text has no NUL).
    fn peek(&self, distance: usize) -> u8 {
        self.bytes
            .get(self.position + distance)
            .copied()
            .unwrap_or(0)
    }

    fn at_end(&self) -> bool {
        self.position >= self.bytes.len()
    }

    /// The character at the position.
    fn character(&self) -> Option<char> {
        self.text[self.position..].chars().next()
    }

    fn push(&mut self, tok: Tok, start: usize) {
        let level = self.brackets.len() as u16;
        self.tokens.push(Token {
            tok,
            start: start as u32,
            end: self.position as u32,
            level,
        });
    }

    /// An error of CPython's tokeniser: it points at the last character that was read.
    fn error_before_position<T>(&self, message: impl Into<String>) -> Result<T> {
        let last = self.text[..self.position]
            .chars()
            .next_back()
            .map_or(0, char::len_utf8);
        Err(Problem::reading_at(message, (self.position - last) as u32))
    }
}
