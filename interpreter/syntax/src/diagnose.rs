//! What CPython says about tokens that are no program.

use rustpython_parser::{ParseError, ParseErrorType};

use crate::ast::Range;
use crate::error::{Problem, Result};
use crate::lexer::{Bracket, Token, Tokens};

/// The error for a text that the parser rejected.
pub(crate) fn rejected(text: &str, tokens: &Tokens, error: &ParseError) -> Box<Problem> {
    let offset = u32::from(error.offset);
    let _ = (text, matches!(error.error, ParseErrorType::Eof));
    let index = tokens.tokens.partition_point(|token| token.start < offset);
    let range = tokens
        .tokens
        .get(index)
        .map_or(Range::new(offset, offset), Token::range);
    Problem::new("invalid syntax", range)
}

/// The error for a field of an f-string that the parser rejected.
pub(crate) fn field_rejected(_text: &str, tokens: &[Token], error: &ParseError) -> Box<Problem> {
    let offset = u32::from(error.offset);
    let index = tokens.partition_point(|token| token.start < offset);
    let range = tokens
        .get(index)
        .map_or(Range::new(offset, offset), Token::range);
    Problem::new("f-string: invalid syntax", range)
}

/// The error for a bracket that is still open at the end.
pub(crate) fn never_closed(bracket: Bracket) -> Box<Problem> {
    let range = Range::new(bracket.offset, bracket.offset + 1);
    Problem::new(
        format!("'{}' was never closed", bracket.character as char),
        range,
    )
    .incomplete()
}

#[allow(dead_code)]
type Unused = Result<()>;
