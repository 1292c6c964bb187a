//! From tokens to the parser's tree: soft keywords, forms the parser does not know, fields of f-strings.

use std::collections::HashMap;

use rustpython_parser::ast::{self as raw, Ranged};
use rustpython_parser::text_size::{TextRange, TextSize};
use rustpython_parser::{Mode, ParseError, Tok, parse_tokens};

use crate::ast::{Constant, Range};
use crate::diagnose;
use crate::error::{Problem, Result};
use crate::interrupt::{Interruption, interrupted};
use crate::lexer::{JUNK, RawField, RawPart, StringLiteral, Token, Tokens, comes_first};
use crate::literal::{self, Text};

/// The parser's tree, with what it cannot hold beside it.
pub(crate) struct Parsed {
    pub(crate) body: Vec<raw::Stmt>,
    pub(crate) asides: Asides,
}

/// What the parser's tree cannot hold.
#[derive(Default)]
pub(crate) struct Asides {
    /// The values of string literals, by where they begin.
    pub(crate) literals: HashMap<u32, Literal>,
    /// The defaults of type parameters, by where the parameter begins.
    pub(crate) type_defaults: HashMap<u32, raw::Expr>,
}

/// The value of adjacent string literals.
pub(crate) enum Literal {
    Constant(Constant),
    Formatted(Vec<Part>),
    Template(Vec<Part>),
}

/// A part of an f-string.
pub(crate) enum Part {
    Text(Text),
    Field(Box<Field>),
}

/// A replacement field.
pub(crate) struct Field {
    pub(crate) range: Range,
    /// The expression as it was written, without comments.
    pub(crate) written: String,
    pub(crate) expression: raw::Expr,
    pub(crate) conversion: Option<char>,
    pub(crate) specification: Option<Vec<Part>>,
}

/// Converts a range of the parser.
pub(crate) fn range(range: TextRange) -> Range {
    Range::new(range.start().into(), range.end().into())
}

/// The range of a node of the parser.
pub(crate) fn range_of(node: &impl Ranged) -> Range {
    range(node.range())
}

/// What is parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Goal {
    Statements,
    /// One expression, which becomes a `return`.
    Expression,
}

/// Parses tokens.
pub(crate) fn parse(text: &str, tokens: &Tokens, goal: Goal) -> Result<Parsed> {
    let mut arranged = Arrangement::new(&tokens.tokens);
    let body = match goal {
        Goal::Statements => {
            arranged.statements()?;
            match run(std::mem::take(&mut arranged.output), Mode::Module) {
                Ok(raw::Mod::Module(module)) => module.body,
                Ok(_) => Vec::new(),
                Err(error) => return Err(rejected(text, tokens, &error)),
            }
        }
        Goal::Expression => {
            arranged.plain()?;
            match run(std::mem::take(&mut arranged.output), Mode::Expression) {
                Ok(raw::Mod::Expression(module)) => {
                    let range = module.body.range();
                    vec![raw::Stmt::Return(raw::StmtReturn {
                        value: Some(module.body),
                        range,
                    })]
                }
                Ok(_) => Vec::new(),
                Err(error) => return Err(rejected(text, tokens, &error)),
            }
        }
    };
    if let Some(problem) = &tokens.stopped {
        return Err(problem.clone());
    }
    if let Some(bracket) = tokens.unclosed {
        return Err(diagnose::never_closed(bracket));
    }
    let mut asides = Asides::default();
    for (start, tokens) in arranged.defaults {
        asides
            .type_defaults
            .insert(start, expression(text, &tokens, "f-string")?);
    }
    let mut groups: Vec<(&u32, &Vec<StringLiteral>)> = tokens.strings.iter().collect();
    groups.sort_by_key(|(start, _)| **start);
    for (start, group) in groups {
        asides
            .literals
            .insert(*start, group_value(text, tokens, group)?);
    }
    Ok(Parsed { body, asides })
}

/// The error for tokens that the parser rejected. A literal before that is wrong comes first.
fn rejected(text: &str, tokens: &Tokens, failure: &Failure) -> Box<Problem> {
    let Failure::Rejected(error) = failure else {
        return interrupted();
    };
    if tokens
        .stopped
        .as_ref()
        .is_some_and(|stopped| comes_first(stopped))
    {
        return diagnose::rejected(text, tokens, error);
    }
    let offset = u32::from(error.offset);
    let mut before: Vec<u32> = tokens
        .strings
        .keys()
        .copied()
        .filter(|&start| start < offset)
        .collect();
    before.sort_unstable();
    for start in before {
        if let Err(problem) = group_value(text, tokens, &tokens.strings[&start]) {
            return problem;
        }
    }
    diagnose::rejected(text, tokens, error)
}

type Fed = (Tok, TextRange);

/// Why there is no tree.
enum Failure {
    /// The tokens are no program.
    Rejected(ParseError),
    /// Reading is to end.
    Interrupted,
}

fn run(tokens: Vec<Fed>, mode: Mode) -> std::result::Result<raw::Mod, Failure> {
    let mut interruption = Interruption::default();
    let mut is_over = false;
    let fed = tokens.into_iter().map(Ok).take_while(|_| {
        is_over |= interruption.is_wanted();
        !is_over
    });
    let parsed = parse_tokens(fed, mode, "");
    if is_over {
        return Err(Failure::Interrupted);
    }
    parsed.map_err(Failure::Rejected)
}

/// Parses tokens as if parentheses stood around them.
fn expression(text: &str, tokens: &[Token], kind: &str) -> Result<raw::Expr> {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
        return Err(Problem::at("invalid syntax", 0));
    };
    let mut fed = vec![(Tok::Lpar, text_range(first.start, first.start))];
    fed.extend(
        tokens
            .iter()
            .map(|token| (token.tok.clone(), text_range(token.start, token.end))),
    );
    fed.push((Tok::Rpar, text_range(last.end, last.end)));
    match run(fed, Mode::Expression) {
        Ok(raw::Mod::Expression(module)) => Ok(*module.body),
        Ok(_) => Err(Problem::at("invalid syntax", first.start)),
        Err(Failure::Rejected(error)) => Err(diagnose::field_rejected(text, tokens, kind, &error)),
        Err(Failure::Interrupted) => Err(interrupted()),
    }
}

fn text_range(start: u32, end: u32) -> TextRange {
    TextRange::new(TextSize::from(start), TextSize::from(end))
}

fn group_value(text: &str, tokens: &Tokens, group: &[StringLiteral]) -> Result<Literal> {
    let first = group.first().expect("a group begins with a literal");
    let whole = Range::new(
        first.range.start,
        group.last().expect("a group has a last literal").range.end,
    );
    let templates = group.iter().filter(|literal| literal.style.template);
    let templates = templates.count();
    if templates > 0 && templates < group.len() {
        return Err(Problem::new(
            "cannot mix t-string literals with string or bytes literals",
            whole,
        ));
    }
    let bytes = group.iter().filter(|literal| literal.style.bytes).count();
    if bytes > 0 && bytes < group.len() {
        // CPython reports the token after them.
        let after = tokens
            .tokens
            .partition_point(|token| token.start < whole.end);
        let place = tokens.tokens.get(after).map_or(whole, |token| {
            Range::new(token.start, token.end.max(token.start + 1))
        });
        return Err(Problem::new(
            "cannot mix bytes and nonbytes literals",
            place,
        ));
    }
    if bytes > 0 {
        let mut content = Vec::new();
        for literal in group {
            content.extend(literal::decode_bytes(text, literal)?);
        }
        return Ok(Literal::Constant(Constant::Bytes(content.into())));
    }
    let mut parts = Vec::new();
    for literal in group {
        if literal.style.formatted || literal.style.template {
            add_parts(text, literal, &literal.parts, &mut parts)?;
        } else {
            let style = literal.style;
            let decoded = literal::decode_text(
                text,
                literal.body,
                style,
                crate::lexer::Braces::Plain,
                literal.range,
            )?;
            add_text(&decoded, &mut parts);
        }
    }
    if templates > 0 {
        return Ok(Literal::Template(parts));
    }
    if group.iter().any(|literal| literal.style.formatted) {
        return Ok(Literal::Formatted(parts));
    }
    Ok(match parts.pop() {
        Some(Part::Text(text)) => Literal::Constant(text.into_constant()),
        _ => Literal::Constant(Constant::Str("".into())),
    })
}

fn add_text(text: &Text, parts: &mut Vec<Part>) {
    if text.is_empty() {
        return;
    }
    if let Some(Part::Text(last)) = parts.last_mut() {
        last.append(text);
    } else {
        parts.push(Part::Text(text.clone()));
    }
}

fn add_parts(
    text: &str,
    literal: &StringLiteral,
    raw_parts: &[RawPart],
    parts: &mut Vec<Part>,
) -> Result<()> {
    let mut interruption = Interruption::default();
    for part in raw_parts {
        interruption.check()?;
        match part {
            RawPart::Literal {
                text: stretch,
                braces,
            } => {
                let decoded =
                    literal::decode_text(text, *stretch, literal.style, *braces, *stretch)?;
                add_text(&decoded, parts);
            }
            RawPart::Field(field) => add_field(text, literal, field, parts)?,
        }
    }
    Ok(())
}

/// The text of a range that some tokens are in, without the comments between them.
fn without_comments(text: &str, range: Range, tokens: &[Token]) -> String {
    let mut output = String::new();
    let mut start = range.start;
    let ends = tokens.iter().map(|token| (token.start, token.end));
    for (token_start, token_end) in ends.chain([(range.end, range.end)]) {
        if token_start < start || token_start > range.end {
            continue;
        }
        let between = &text[start as usize..token_start as usize];
        for line in between.split_inclusive('\n') {
            match line.find('#') {
                Some(comment) => {
                    output.push_str(&line[..comment]);
                    output.push_str(&line[line.trim_end_matches(['\r', '\n']).len()..]);
                }
                None => output.push_str(line),
            }
        }
        let end = token_end.min(range.end);
        output.push_str(&text[token_start as usize..end as usize]);
        start = end;
    }
    output
}

fn add_field(
    text: &str,
    literal: &StringLiteral,
    field: &RawField,
    parts: &mut Vec<Part>,
) -> Result<()> {
    let mut conversion = field.conversion;
    if let Some(debug) = field.debug {
        let written = without_comments(text, debug, &field.tokens);
        add_text(&Text::Plain(written.replace("\r\n", "\n")), parts);
        if conversion.is_none() && field.specification.is_none() {
            conversion = Some('r');
        }
    }
    let specification = match &field.specification {
        Some(raw_parts) => {
            let mut inner = Vec::new();
            add_parts(text, literal, raw_parts, &mut inner)?;
            Some(inner)
        }
        None => None,
    };
    let kind = if literal.style.template {
        "t-string"
    } else {
        "f-string"
    };
    let expression = expression(text, &field.tokens, kind)?;
    parts.push(Part::Field(Box::new(Field {
        range: field.range,
        written: without_comments(text, field.text, &field.tokens),
        expression,
        conversion,
        specification,
    })));
    Ok(())
}

/// Tokens rearranged so that the parser understands them.
struct Arrangement<'a> {
    tokens: &'a [Token],
    output: Vec<Fed>,
    /// The tokens of type parameters' defaults, by where the parameter begins.
    defaults: Vec<(u32, Vec<Token>)>,
    interruption: Interruption,
}

impl<'a> Arrangement<'a> {
    fn new(tokens: &'a [Token]) -> Arrangement<'a> {
        Arrangement {
            tokens,
            output: Vec::with_capacity(tokens.len() + 2),
            defaults: Vec::new(),
            interruption: Interruption::default(),
        }
    }

    fn push(&mut self, index: usize) {
        let token = &self.tokens[index];
        let is_bare = index > 0
            && self.tokens[index - 1].tok == Tok::DoubleStar
            && matches!(token.tok, Tok::Rpar | Tok::Comma | Tok::Colon);
        if is_bare {
            // The parser would take `**` without a name for a parameter.
            self.push_as(index, JUNK);
            return;
        }
        self.output
            .push((token.tok.clone(), text_range(token.start, token.end)));
    }

    fn push_as(&mut self, index: usize, tok: Tok) {
        let token = &self.tokens[index];
        self.output.push((tok, text_range(token.start, token.end)));
    }

    fn insert(&mut self, tok: Tok, offset: u32) {
        self.output.push((tok, text_range(offset, offset)));
    }

    fn plain(&mut self) -> Result<()> {
        for index in 0..self.tokens.len() {
            self.interruption.check()?;
            self.push(index);
        }
        Ok(())
    }

    fn is_name(&self, index: usize, name: &str) -> bool {
        matches!(self.tokens.get(index).map(|token| &token.tok), Some(Tok::Name { name: found }) if found == name)
    }

    fn tok(&self, index: usize) -> Option<&Tok> {
        self.tokens.get(index).map(|token| &token.tok)
    }

    fn statements(&mut self) -> Result<()> {
        let mut index = 0;
        let mut line_begins = true;
        let mut statement_begins = true;
        // For each open block, whether it is that of a `match`.
        let mut blocks: Vec<bool> = Vec::new();
        let mut match_opened = false;
        // Offsets before which a parenthesis has to be closed.
        let mut close_before: Option<usize> = None;
        while index < self.tokens.len() {
            self.interruption.check()?;
            if close_before == Some(index) {
                let offset = self.tokens[index - 1].end;
                self.insert(Tok::Rpar, offset);
                close_before = None;
            }
            let tok = &self.tokens[index].tok;
            match tok {
                Tok::Indent => {
                    blocks.push(std::mem::take(&mut match_opened));
                    self.push(index);
                    line_begins = true;
                }
                Tok::Dedent => {
                    blocks.pop();
                    self.push(index);
                    line_begins = true;
                }
                Tok::Newline => {
                    self.push(index);
                    line_begins = true;
                }
                Tok::Name { .. } if line_begins && self.is_name(index, "match") => {
                    line_begins = false;
                    match self.match_colon(index) {
                        Some(colon) => {
                            match_opened = true;
                            self.push_as(index, Tok::Match);
                            if self.has_comma(index + 1, colon) {
                                let offset = self.tokens[index + 1].start;
                                self.insert(Tok::Lpar, offset);
                                close_before = Some(colon);
                            }
                        }
                        None => self.push(index),
                    }
                }
                Tok::Name { .. }
                    if line_begins
                        && blocks.last() == Some(&true)
                        && self.is_name(index, "case") =>
                {
                    line_begins = false;
                    self.push_as(index, Tok::Case);
                }
                Tok::Name { .. }
                    if statement_begins
                        && self.is_name(index, "type")
                        && matches!(self.tok(index + 1), Some(Tok::Name { .. }))
                        && matches!(self.tok(index + 2), Some(Tok::Equal | Tok::Lsqb)) =>
                {
                    line_begins = false;
                    self.push_as(index, Tok::Type);
                    index = self.type_parameters(index)?;
                }
                Tok::Def | Tok::Class => {
                    line_begins = false;
                    self.push(index);
                    index = self.type_parameters(index)?;
                }
                Tok::Except if line_begins => {
                    line_begins = false;
                    self.push(index);
                    if self.tok(index + 1) == Some(&Tok::Star) {
                        index += 1;
                        self.push(index);
                    }
                    close_before = self.except_types(index + 1)?;
                }
                _ => {
                    line_begins = false;
                    self.push(index);
                }
            }
            statement_begins =
                line_begins || matches!(self.tok(index), Some(Tok::Semi | Tok::Colon));
            index += 1;
        }
        Ok(())
    }

    /// The colon of a `match` statement, if the name at the index begins one: a line that ends in a colon, with a
    /// block after it that begins with `case`.
    fn match_colon(&self, index: usize) -> Option<usize> {
        let newline = (index..self.tokens.len()).find(|&at| self.tokens[at].tok == Tok::Newline)?;
        let is_match = newline > index + 2
            && self.tok(newline - 1) == Some(&Tok::Colon)
            && self.tok(newline + 1) == Some(&Tok::Indent)
            && self.is_name(newline + 2, "case");
        is_match.then_some(newline - 1)
    }

    fn has_comma(&self, start: usize, end: usize) -> bool {
        let level = self.tokens[start].level - u16::from(is_opening(&self.tokens[start].tok));
        self.tokens[start..end]
            .iter()
            .any(|token| token.tok == Tok::Comma && token.level == level)
    }

    /// Puts parentheses around several exception types. Gives where they have to be closed.
    fn except_types(&mut self, start: usize) -> Result<Option<usize>> {
        let rest = &self.tokens[start.min(self.tokens.len())..];
        let Some(length) = rest.iter().position(|token| {
            token.tok == Tok::Newline || (token.tok == Tok::Colon && token.level == 0)
        }) else {
            return Ok(None);
        };
        let end = start + length;
        if length < 2 || self.tokens[end].tok != Tok::Colon || !self.has_comma(start, end) {
            return Ok(None);
        }
        let at_level = |tok: Tok| {
            rest[..length]
                .iter()
                .position(|token| token.tok == tok && token.level == 0)
        };
        if let Some(alias) = at_level(Tok::As) {
            if at_level(Tok::Comma).is_some_and(|comma| comma > alias) {
                return Ok(None);
            }
            let range = Range::new(self.tokens[start].start, self.tokens[end - 1].end);
            return Err(Problem::new(
                "multiple exception types must be parenthesized when using 'as'",
                range,
            ));
        }
        let offset = self.tokens[start].start;
        self.insert(Tok::Lpar, offset);
        Ok(Some(end))
    }

    /// Copies `NAME [ … ]` after the token at the index, leaving out defaults. Gives the index of the last token.
    fn type_parameters(&mut self, index: usize) -> Result<usize> {
        if !matches!(self.tok(index + 1), Some(Tok::Name { .. }))
            || self.tok(index + 2) != Some(&Tok::Lsqb)
        {
            return Ok(index);
        }
        self.push(index + 1);
        self.push(index + 2);
        let level = self.tokens[index + 2].level;
        let is_star = |this: &Self, start: u32| {
            let index = this.tokens.partition_point(|token| token.start < start);
            this.tok(index) == Some(&Tok::Star)
        };
        let mut at = index + 3;
        let mut parameter = self.tokens.get(at).map_or(0, |token| token.start);
        while at < self.tokens.len() {
            self.interruption.check()?;
            let token = &self.tokens[at];
            if token.level == level {
                match token.tok {
                    Tok::Rsqb => {
                        self.push(at);
                        return Ok(at);
                    }
                    Tok::Comma => {
                        self.push(at);
                        at += 1;
                        parameter = self.tokens.get(at).map_or(0, |token| token.start);
                        continue;
                    }
                    Tok::Equal
                        if self.tok(at + 1) == Some(&Tok::Star) && !is_star(self, parameter) =>
                    {
                        // Only the default of a `*Ts` may have a star; the parser stops there.
                        at += 1;
                        continue;
                    }
                    Tok::Equal => {
                        let length = self.tokens[at + 1..]
                            .iter()
                            .position(|token| {
                                token.level == level && matches!(token.tok, Tok::Comma | Tok::Rsqb)
                            })
                            .unwrap_or(self.tokens.len() - at - 1);
                        if length > 0 {
                            let mut default = self.tokens[at + 1..at + 1 + length].to_vec();
                            if default[0].tok == Tok::Star {
                                let mut comma = default[length - 1].clone();
                                comma.start = comma.end;
                                comma.tok = Tok::Comma;
                                default.push(comma);
                            }
                            self.defaults.push((parameter, default));
                            at += 1 + length;
                            continue;
                        }
                    }
                    _ => {}
                }
            }
            self.push(at);
            at += 1;
        }
        Ok(at - 1)
    }
}

fn is_opening(tok: &Tok) -> bool {
    matches!(tok, Tok::Lpar | Tok::Lsqb | Tok::Lbrace)
}
