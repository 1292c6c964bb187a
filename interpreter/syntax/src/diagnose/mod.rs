//! What CPython says about tokens that are no program.
//!
//! The parser only knows which token it could not take. The line of that token is read again by rules that follow
//! CPython's grammar and its rules for invalid input, in the order in which CPython tries them.

mod arguments;
mod block;
mod display;
mod expression;
mod parameters;
mod statement;
mod targets;
mod type_parameters;

use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;

use rustpython_parser::lexer::LexicalErrorType;
use rustpython_parser::{ParseError, ParseErrorType, Tok};

use crate::ast::Range;
use crate::error::{Extent, Problem, Result};
use crate::lexer::{Bracket, Token, Tokens, comes_first};
use crate::source::line_of;

/// The error for a text that the parser rejected.
pub(crate) fn rejected(text: &str, tokens: &Tokens, error: &ParseError) -> Box<Problem> {
    let offset = u32::from(error.offset);
    let all = &tokens.tokens;
    let mut failed = all.partition_point(|token| token.start < offset);
    if matches!(
        error.error,
        ParseErrorType::Eof | ParseErrorType::Lexical(LexicalErrorType::IndentationError)
    ) {
        failed = all.len();
    }
    // Line ends and block ends may begin at the same offset as what they stand before.
    if let ParseErrorType::UnrecognizedToken(tok, _) = &error.error
        && let Some(same) = all[failed..]
            .iter()
            .take_while(|token| token.start == offset)
            .position(|token| token.tok == *tok)
    {
        failed += same;
    }
    if let Some(bracket) = tokens.unclosed {
        let failed_line = all
            .get(failed)
            .map_or(u32::MAX, |token| line_of(text, token.start));
        if failed_line > line_of(text, bracket.offset) {
            return never_closed(bracket);
        }
    }
    let mut reader = Reader::new(text, all);
    if let Some(stopped) = &tokens.stopped
        && comes_first(stopped)
        && !reader.is(failed, &Tok::Indent)
    {
        return stopped.clone();
    }
    if let ParseErrorType::Lexical(lexical) = &error.error
        && let Some(problem) = reader.parser_action_error(lexical, failed)
    {
        return clip(text, problem);
    }
    let problem = match reader.explain(failed) {
        Err(problem) => problem,
        Ok(()) => reader.generic(failed, tokens),
    };
    if reader.saw_end.get() || failed >= all.len() {
        // To look that far CPython would have had to read the token that is missing.
        if let Some(stopped) = &tokens.stopped {
            return stopped.clone();
        }
        if let Some(bracket) = tokens.unclosed {
            return never_closed(bracket);
        }
    }
    clip(text, problem)
}

/// CPython takes the end column of a range of several lines for one of the first line.
fn clip(text: &str, mut problem: Box<Problem>) -> Box<Problem> {
    let (start, end) = (problem.range.start as usize, problem.range.end as usize);
    if problem.extent == Extent::Whole
        && text
            .get(start..end)
            .is_some_and(|text| text.trim_end().contains('\n'))
    {
        problem.extent = Extent::Clipped;
    }
    problem
}

/// What CPython says about the tokens of a field that goes on to the end of the text.
pub(crate) fn field_problem(text: &str, tokens: &[Token], kind: &str) -> Option<Box<Problem>> {
    let mut reader = Reader::new(text, tokens);
    reader.in_field = true;
    reader.kind = kind.to_owned();
    let problem = match reader.annotated_right_side(0) {
        Err(problem) => Some(problem),
        // Behind a `=` CPython has to see another token.
        Ok(Some(node)) if node.end + 1 == tokens.len() && reader.is(node.end, &Tok::Equal) => None,
        Ok(Some(node)) if node.end < tokens.len() => Some(reader.field_not_ended(&node)),
        Ok(None) if !tokens.is_empty() => Some(reader.field_without_expression()),
        Ok(_) => None,
    };
    // To look beyond the last token CPython would have had to read what is missing.
    problem.filter(|_| !reader.saw_end.get())
}

/// The error for a field of an f-string that the parser rejected.
pub(crate) fn field_rejected(
    text: &str,
    tokens: &[Token],
    kind: &str,
    error: &ParseError,
) -> Box<Problem> {
    let mut reader = Reader::new(text, tokens);
    let offset = u32::from(error.offset);
    let failed = tokens.partition_point(|token| token.start < offset);
    reader.in_field = true;
    reader.kind = kind.to_owned();
    if let ParseErrorType::Lexical(LexicalErrorType::OtherError(message)) = &error.error
        && message.contains("use starred expression")
    {
        return Problem::new(
            "can't use starred expression here",
            reader.span(0, tokens.len() - 1),
        );
    }
    if let ParseErrorType::Lexical(lexical) = &error.error
        && let Some(problem) = reader.parser_action_error(lexical, failed)
    {
        return problem;
    }
    match reader.annotated_right_side(0) {
        Err(problem) => problem,
        Ok(None) => reader.field_without_expression(),
        Ok(Some(node)) => reader.field_not_ended(&node),
    }
}

/// The error for a bracket that is still open at the end.
pub(crate) fn never_closed(bracket: Bracket) -> Box<Problem> {
    let range = Range::new(bracket.offset, bracket.offset + 1);
    let mut problem = Problem::new(
        format!("'{}' was never closed", bracket.character as char),
        range,
    )
    .incomplete();
    problem.extent = Extent::Zero;
    problem
}

/// A recognised expression: which tokens it takes, and what CPython calls it.
#[derive(Debug)]
struct Node {
    name: &'static str,
    start: usize,
    /// The token after it.
    end: usize,
    /// How many parentheses around it only group: its place is the one inside of them.
    grouped: usize,
}

/// A rule's result: an error of CPython's, no match, or a match.
type Found = Result<Option<Rc<Node>>>;

/// Rules whose results are kept, so that trying alternatives stays linear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Rule {
    Disjunction,
    Expression,
    Operand,
}

/// Whether the rules for invalid input are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Strictness {
    Explaining,
    Plain,
}

type Memory = HashMap<(Rule, Strictness, usize), Option<Rc<Node>>>;

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    memory: Memory,
    strictness: Strictness,
    /// The tokens are those of a field, which ends where they end.
    in_field: bool,
    /// What kind of string the field is in.
    kind: String,
    /// Whether a rule has looked beyond the last token.
    saw_end: Cell<bool>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, tokens: &'t [Token]) -> Reader<'t> {
        Reader {
            text,
            tokens,
            memory: HashMap::new(),
            strictness: Strictness::Explaining,
            in_field: false,
            kind: String::new(),
            saw_end: Cell::new(false),
        }
    }

    fn tok(&self, at: usize) -> Option<&'t Tok> {
        if at >= self.tokens.len() {
            self.saw_end.set(true);
        }
        self.tokens.get(at).map(|token| &token.tok)
    }

    fn field_without_expression(&self) -> Box<Problem> {
        let message = if self.is(0, &Tok::Equal) {
            format!("{}: valid expression required before '='", self.kind)
        } else {
            format!("{}: expecting a valid expression after '{{'", self.kind)
        };
        Problem::new(message, self.range_at(0))
    }

    /// A field whose expression is followed by something else than its end.
    fn field_not_ended(&self, node: &Node) -> Box<Problem> {
        if self.is(node.end, &Tok::Equal) {
            let message = format!("{}: expecting '!', or ':', or '}}'", self.kind);
            return Problem::new(message, self.range_at(node.end + 1));
        }
        let message = format!("{}: expecting '=', or '!', or ':', or '}}'", self.kind);
        Problem::new(message, self.range_at(node.end))
    }

    fn is(&self, at: usize, tok: &Tok) -> bool {
        self.tok(at) == Some(tok)
    }

    fn is_name(&self, at: usize) -> bool {
        matches!(self.tok(at), Some(Tok::Name { .. }))
    }

    fn name(&self, at: usize) -> Option<&'t str> {
        match self.tok(at) {
            Some(Tok::Name { name }) => Some(name),
            _ => None,
        }
    }

    /// The range of a token; a line end is one character wide.
    fn range_at(&self, at: usize) -> Range {
        match self.tokens.get(at) {
            Some(token) if token.tok == Tok::Newline => Range::new(token.start, token.start + 1),
            Some(token) => token.range(),
            None => {
                let end = self.tokens.last().map_or(0, |token| token.end);
                Range::new(end, end + 1)
            }
        }
    }

    /// From the beginning of one token to the end of another.
    fn span(&self, first: usize, last: usize) -> Range {
        Range::new(self.range_at(first).start, self.range_at(last).end)
    }

    fn range_of(&self, node: &Node) -> Range {
        let inner = node.grouped.min((node.end - node.start) / 2);
        self.span(node.start + inner, node.end - 1 - inner)
    }

    fn generic(&self, failed: usize, tokens: &Tokens) -> Box<Problem> {
        if let Some(problem) = self.wrong_prefix(failed, tokens) {
            return problem;
        }
        if self.is(failed, &Tok::Dedent) && failed > 0 {
            if self.tokens[failed..]
                .iter()
                .any(|token| !is_end(&token.tok))
            {
                return Problem::indentation("unexpected unindent", self.range_at(failed))
                    .with_extent(Extent::BeforeLine);
            }
            let place = self.range_at(failed - 1);
            return Problem::indentation("unexpected unindent", place)
                .with_extent(Extent::MinusOne)
                .incomplete();
        }
        if self.is(failed, &Tok::Greater) && failed > 0 && self.is(failed - 1, &Tok::Less) {
            let adjacent = self.tokens[failed - 1].end == self.tokens[failed].start;
            if adjacent {
                let message = "invalid syntax.  Maybe you meant '!=' instead of '<>'?";
                return Problem::new(message, self.span(failed - 1, failed));
            }
        }
        let start = self.line_start(failed);
        let mut failed = failed;
        if self.name(start) == Some("type") && failed == start + 1 && self.is_name(failed) {
            failed += 1;
        }
        let mut range = self.range_at(failed);
        if let Some(group) = tokens.strings.get(&range.start)
            && self
                .tokens
                .get(failed)
                .is_some_and(|token| matches!(token.tok, Tok::String { .. }))
        {
            // Adjacent literals are one token here, and several in CPython.
            range = group.first().map_or(range, |literal| literal.range);
        }
        let problem = Problem::new("invalid syntax", range);
        if self.tokens[failed.min(self.tokens.len())..]
            .iter()
            .all(|token| is_end(&token.tok))
            && self.ends_in_decorator()
        {
            return problem.incomplete();
        }
        problem
    }

    /// Letters before a string of which no two may stand together.
    fn wrong_prefix(&self, failed: usize, tokens: &Tokens) -> Option<Box<Problem>> {
        let prefix = self.name(failed.checked_sub(1)?)?;
        let (token, string) = (self.tokens.get(failed - 1)?, self.tokens.get(failed)?);
        if token.end != string.start || !tokens.strings.contains_key(&string.start) {
            return None;
        }
        let lower = prefix.to_ascii_lowercase();
        let once = |letter: char| lower.matches(letter).count() == 1;
        if !lower
            .chars()
            .all(|letter| "ubrft".contains(letter) && once(letter))
        {
            return None;
        }
        let has = |letter: char| lower.contains(letter);
        let pairs = [
            ('u', 'b'),
            ('u', 'r'),
            ('u', 'f'),
            ('u', 't'),
            ('b', 'f'),
            ('b', 't'),
            ('f', 't'),
        ];
        let (first, second) = pairs
            .into_iter()
            .find(|&(first, second)| has(first) && has(second))?;
        let message = format!("'{first}' and '{second}' prefixes are incompatible");
        Some(Problem::reading(message, token.range()))
    }

    fn ends_in_decorator(&self) -> bool {
        let last_line = self
            .tokens
            .iter()
            .rposition(|token| token.tok == Tok::Newline)
            .unwrap_or(0);
        let start = self.line_start(last_line);
        self.is(start, &Tok::At)
    }

    /// The first token of the logical line that a token is in.
    fn line_start(&self, at: usize) -> usize {
        let before = &self.tokens[..at.min(self.tokens.len())];
        before
            .iter()
            .rposition(|token| is_end(&token.tok))
            .map_or(0, |index| index + 1)
    }

    /// Errors that the parser's own actions raise.
    fn parser_action_error(
        &mut self,
        error: &LexicalErrorType,
        failed: usize,
    ) -> Option<Box<Problem>> {
        let problem = match error {
            LexicalErrorType::DuplicateArgumentError(name) => {
                let message = format!("duplicate argument '{name}' in function definition");
                Problem::compiling(message, self.range_at(failed))
            }
            LexicalErrorType::DefaultArgumentError => Problem::new(
                "parameter without a default follows parameter with a default",
                self.range_at(failed),
            ),
            LexicalErrorType::PositionalArgumentError => {
                let message = if self.unpacks_before(failed) {
                    "positional argument follows keyword argument unpacking"
                } else {
                    "positional argument follows keyword argument"
                };
                let mut start = failed;
                // Parentheses around the argument are not those of the call.
                while start >= 2
                    && self.is(start - 1, &Tok::Lpar)
                    && matches!(self.tok(start - 2), Some(Tok::Comma | Tok::Lpar))
                {
                    start -= 1;
                }
                Problem::new(message, self.range_at(self.call_end(start)))
            }
            LexicalErrorType::UnpackedArgumentError => {
                let message = "iterable argument unpacking follows keyword argument unpacking";
                Problem::new(
                    message,
                    self.span(failed.saturating_sub(1), self.argument_end(failed)),
                )
            }
            LexicalErrorType::DuplicateKeywordArgumentError(name) => {
                let message = format!("keyword argument repeated: {name}");
                Problem::compiling(message, self.span(failed, self.argument_end(failed)))
            }
            LexicalErrorType::OtherError(message) if message.contains("as a target") => {
                let underscore =
                    (failed..self.tokens.len()).find(|&at| self.name(at) == Some("_"))?;
                Problem::new(message.clone(), self.range_at(underscore))
            }
            LexicalErrorType::OtherError(message)
                if message.contains("starred expression here") =>
            {
                Problem::new(
                    message.clone(),
                    self.span(failed, self.argument_end(failed)),
                )
            }
            _ => return None,
        };
        Some(problem)
    }

    /// The last token of the argument that begins at a token.
    fn argument_end(&self, start: usize) -> usize {
        let level = self.tokens[start].level;
        let length = self.tokens[start..].iter().position(|token| {
            token.level == level
                && matches!(token.tok, Tok::Comma | Tok::Rpar | Tok::Rsqb | Tok::Rbrace)
        });
        start + length.unwrap_or(1).max(1) - 1
    }

    /// The bracket that closes the call with an argument.
    fn call_end(&self, start: usize) -> usize {
        let level = self.tokens[start].level - u16::from(is_opening(&self.tokens[start].tok));
        let length = self.tokens[start..]
            .iter()
            .position(|token| token.level == level && token.tok == Tok::Rpar);
        length.map_or(start, |length| start + length)
    }

    fn unpacks_before(&self, at: usize) -> bool {
        let level = self.tokens[at].level - u16::from(is_opening(&self.tokens[at].tok));
        for index in (0..at).rev() {
            let token = &self.tokens[index];
            if token.level < level || (token.level == level && token.tok == Tok::Lpar) {
                return false;
            }
            let is_prefix =
                index > 0 && matches!(self.tokens[index - 1].tok, Tok::Comma | Tok::Lpar);
            if token.level == level && token.tok == Tok::DoubleStar && is_prefix {
                return true;
            }
        }
        false
    }
}

/// Whether a token ends a line or block, or begins one.
fn is_end(tok: &Tok) -> bool {
    matches!(tok, Tok::Newline | Tok::Indent | Tok::Dedent)
}

fn is_opening(tok: &Tok) -> bool {
    matches!(tok, Tok::Lpar | Tok::Lsqb | Tok::Lbrace)
}
