//! Expressions, with CPython's rules `invalid_expression`, `invalid_named_expression` and their like.

use std::rc::Rc;

use rustpython_parser::Tok;

use super::{Found, Node, Reader, Rule, Strictness};
use crate::ast::Range;
use crate::error::{Problem, Result};

const MAYBE_COMPARISON: &str = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";

pub(super) fn node(name: &'static str, start: usize, end: usize) -> Rc<Node> {
    Rc::new(Node {
        name,
        start,
        end,
        grouped: 0,
    })
}

impl Reader<'_> {
    fn remembered(
        &mut self,
        rule: Rule,
        at: usize,
        read: impl FnOnce(&mut Self) -> Found,
    ) -> Found {
        let key = (rule, self.strictness, at);
        if let Some(known) = self.memory.get(&key) {
            return Ok(known.clone());
        }
        let found = read(self)?;
        self.memory.insert(key, found.clone());
        Ok(found)
    }

    pub(super) fn is_explaining(&self) -> bool {
        self.strictness == Strictness::Explaining
    }

    pub(super) fn plainly(&mut self, read: impl FnOnce(&mut Self) -> Found) -> Found {
        let outer = std::mem::replace(&mut self.strictness, Strictness::Plain);
        let found = read(self);
        self.strictness = outer;
        found
    }

    /// `yield_expr | star_expressions`
    pub(super) fn annotated_right_side(&mut self, at: usize) -> Found {
        if self.is(at, &Tok::Yield) {
            self.yield_expression(at)
        } else {
            self.star_expressions(at)
        }
    }

    pub(super) fn yield_expression(&mut self, at: usize) -> Found {
        let value = if self.is(at + 1, &Tok::From) {
            self.expression(at + 2)?
        } else {
            self.star_expressions(at + 1)?
        };
        let end = match value {
            Some(value) => value.end,
            None if self.is(at + 1, &Tok::From) => return Ok(None),
            None => at + 1,
        };
        Ok(Some(node("yield expression", at, end)))
    }

    /// Expressions with commas between them, with or without stars.
    pub(super) fn star_expressions(&mut self, at: usize) -> Found {
        let Some(first) = self.star_expression(at)? else {
            return Ok(None);
        };
        if !self.is(first.end, &Tok::Comma) {
            return Ok(Some(first));
        }
        let mut end = first.end;
        while self.is(end, &Tok::Comma) {
            end += 1;
            match self.star_expression(end)? {
                Some(next) => end = next.end,
                None => break,
            }
        }
        Ok(Some(node("tuple", at, end)))
    }

    fn star_expression(&mut self, at: usize) -> Found {
        if self.is(at, &Tok::Star) {
            return Ok(self
                .operand(at + 1)?
                .map(|value| node("starred", at, value.end)));
        }
        self.expression(at)
    }

    /// `'*' bitwise_or | named_expression`
    pub(super) fn star_named_expression(&mut self, at: usize) -> Found {
        if self.is(at, &Tok::Star) {
            return Ok(self
                .operand(at + 1)?
                .map(|value| node("starred", at, value.end)));
        }
        self.named_expression(at)
    }

    pub(super) fn named_expression(&mut self, at: usize) -> Found {
        if self.is_name(at)
            && self.is(at + 1, &Tok::ColonEqual)
            && let Some(value) = self.expression(at + 2)?
        {
            return Ok(Some(node("named expression", at, value.end)));
        }
        if self.is_explaining() {
            self.invalid_named_expression(at)?;
        }
        let found = self.expression(at)?;
        Ok(found.filter(|found| !self.is(found.end, &Tok::ColonEqual)))
    }

    fn invalid_named_expression(&mut self, at: usize) -> Result<()> {
        if let Some(target) = self.expression(at)?
            && self.is(target.end, &Tok::ColonEqual)
            && self.expression(target.end + 1)?.is_some()
        {
            let message = format!("cannot use assignment expressions with {}", target.name);
            return Err(Problem::new(message, self.range_of(&target)));
        }
        let Some(target) = self.operand(at)? else {
            return Ok(());
        };
        if !self.is(target.end, &Tok::Equal) {
            return Ok(());
        }
        let is_name = target.name == "name" && target.end == at + 1;
        let first = self.atom(at)?;
        if first.is_some_and(|first| {
            matches!(
                first.name,
                "list" | "tuple" | "generator expression" | "True" | "False" | "None"
            )
        }) {
            return Ok(());
        }
        let Some(value) = self.operand(target.end + 1)? else {
            return Ok(());
        };
        if matches!(self.tok(value.end), Some(Tok::Equal | Tok::ColonEqual)) {
            return Ok(());
        }
        if is_name {
            return Err(Problem::new(MAYBE_COMPARISON, self.span(at, value.end - 1)));
        }
        let message = format!(
            "cannot assign to {} here. Maybe you meant '==' instead of '='?",
            target.name
        );
        Err(Problem::new(message, self.range_of(&target)))
    }

    pub(super) fn expression(&mut self, at: usize) -> Found {
        self.remembered(Rule::Expression, at, |reader| {
            if reader.is_explaining() {
                reader.invalid_expression(at)?;
                reader.invalid_legacy_expression(at)?;
            }
            if reader.is(at, &Tok::Lambda) {
                return reader.lambda(at);
            }
            let Some(value) = reader.disjunction(at)? else {
                return Ok(None);
            };
            if reader.is(value.end, &Tok::If)
                && let Some(condition) = reader.disjunction(value.end + 1)?
                && reader.is(condition.end, &Tok::Else)
                && let Some(otherwise) = reader.expression(condition.end + 1)?
            {
                return Ok(Some(node("conditional expression", at, otherwise.end)));
            }
            Ok(Some(value))
        })
    }

    fn invalid_expression(&mut self, at: usize) -> Result<()> {
        if let Some(Tok::Pass | Tok::Break | Tok::Continue) = self.tok(at) {
            if self.is(at + 1, &Tok::If)
                && let Some(condition) = self.disjunction(at + 2)?
                && self.is(condition.end, &Tok::Else)
            {
                let message = "expected expression before 'if', but statement is given";
                return Err(Problem::new(message, self.range_at(at)));
            }
            return Ok(());
        }
        if self.is(at, &Tok::Lambda) {
            return self.invalid_field_lambda(at);
        }
        self.text_in_string(at)?;
        let Some(value) = self.disjunction(at)? else {
            return Ok(());
        };
        if !self.begins_like_a_keyword(at) {
            let next = self.plainly(|reader| reader.expression(value.end))?;
            if let Some(next) = next
                && !self.is_legacy_name(&value)
                && self.level_after(next.end - 1) > 0
            {
                let message = "invalid syntax. Perhaps you forgot a comma?";
                return Err(Problem::new(message, self.span(at, next.end - 1)));
            }
        }
        if !self.is(value.end, &Tok::If) {
            return Ok(());
        }
        let Some(condition) = self.disjunction(value.end + 1)? else {
            return Ok(());
        };
        match self.tok(condition.end) {
            Some(Tok::Else) => {
                if self.expression(condition.end + 1)?.is_none() {
                    let message = "expected expression after 'else', but statement is given";
                    return Err(Problem::new(message, self.range_at(condition.end + 1)));
                }
                Ok(())
            }
            Some(Tok::Colon) => Ok(()),
            _ => {
                let message = "expected 'else' after 'if' expression";
                Err(Problem::new(message, self.span(at, condition.end - 1)))
            }
        }
    }

    /// `"one" two "three"`: a quote inside of a string has ended it.
    fn text_in_string(&mut self, at: usize) -> Result<()> {
        if !self.is_plain_string(at) {
            return Ok(());
        }
        let mut end = at + 1;
        let mut last = None;
        while !matches!(self.tok(end), Some(Tok::String { .. })) {
            match self.plainly(|reader| reader.expression(end))? {
                Some(inner) => {
                    end = inner.end;
                    last = Some(inner);
                }
                None => return Ok(()),
            }
        }
        if let Some(last) = last
            && self.is_plain_string(end)
        {
            let message = "invalid syntax. Is this intended to be part of the string?";
            let range = Range::new(self.range_at(at + 1).start, self.range_of(&last).end);
            return Err(Problem::new(message, range));
        }
        Ok(())
    }

    /// CPython's name for a string, by the first of the literals that it is made of.
    fn string_name(&self, at: usize) -> &'static str {
        let token = &self.tokens[at];
        let text = &self.text[token.start as usize..token.end as usize];
        let prefix = &text[..text.find(['"', '\'']).unwrap_or(0)];
        if prefix.contains(['f', 'F']) {
            "f-string expression"
        } else if prefix.contains(['t', 'T']) {
            "t-string expression"
        } else {
            "literal"
        }
    }

    /// Whether a token is one literal without fields.
    fn is_plain_string(&self, at: usize) -> bool {
        if !matches!(self.tok(at), Some(Tok::String { .. })) {
            return false;
        }
        let token = &self.tokens[at];
        let text = &self.text[token.start as usize..token.end as usize];
        let quote = text.find(['"', '\'']).unwrap_or(0);
        let (prefix, rest) = text.split_at(quote);
        let triple = rest.starts_with("\"\"\"") || rest.starts_with("'''");
        let width = if triple { 3 } else { 1 };
        let Some(body) = rest.get(width..rest.len().saturating_sub(width)) else {
            return false;
        };
        let marks = &rest[..width];
        let mut escaped = false;
        let ends_early = body.char_indices().any(|(index, character)| {
            let ends = !escaped && body[index..].starts_with(marks);
            escaped = character == '\\' && !escaped;
            ends
        });
        !ends_early && !prefix.contains(['f', 'F', 't', 'T'])
    }

    /// `NAME STRING` and soft keywords may be mistaken prefixes and statements.
    fn begins_like_a_keyword(&self, at: usize) -> bool {
        let Some(name) = self.name(at) else {
            return false;
        };
        matches!(name, "_" | "case" | "match" | "type")
            || matches!(self.tok(at + 1), Some(Tok::String { .. }))
    }

    fn is_legacy_name(&self, value: &Node) -> bool {
        value.end == value.start + 1 && matches!(self.name(value.start), Some("print" | "exec"))
    }

    /// How many brackets are open after a token. A field is inside of its braces.
    fn level_after(&self, at: usize) -> u16 {
        let token = &self.tokens[at];
        token.level - u16::from(matches!(token.tok, Tok::Rpar | Tok::Rsqb | Tok::Rbrace))
    }

    pub(super) fn invalid_legacy_expression(&mut self, at: usize) -> Result<()> {
        let Some(name @ ("print" | "exec")) = self.name(at) else {
            return Ok(());
        };
        if self.is(at + 1, &Tok::Lpar) {
            return Ok(());
        }
        if let Some(arguments) = self.star_expressions(at + 1)? {
            let message =
                format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
            return Err(Problem::new(message, self.span(at, arguments.end - 1)));
        }
        Ok(())
    }

    /// In a field the colon after a lambda's parameters begins the format specification.
    fn invalid_field_lambda(&mut self, at: usize) -> Result<()> {
        let ends = self.tokens[at..]
            .iter()
            .all(|token| token.tok != Tok::Colon);
        if !self.in_field || !ends {
            return Ok(());
        }
        let end = self.tokens.last().map_or(0, |token| token.end);
        let rest = &self.text[end as usize..];
        let colon = rest.find(':').map_or(0, |index| index as u32 + 1);
        let message = format!(
            "{}: lambda expressions are not allowed without parentheses",
            self.kind
        );
        let range = Range::new(self.tokens[at].start, end + colon);
        Err(Problem::new(message, range))
    }

    fn lambda(&mut self, at: usize) -> Found {
        let Some(colon) = self.lambda_parameters(at + 1)? else {
            return Ok(None);
        };
        if !self.is(colon, &Tok::Colon) {
            return Ok(None);
        }
        Ok(self
            .expression(colon + 1)?
            .map(|value| node("lambda", at, value.end)))
    }

    pub(super) fn disjunction(&mut self, at: usize) -> Found {
        self.remembered(Rule::Disjunction, at, |reader| {
            let Some(first) = reader.inversion(at)? else {
                return Ok(None);
            };
            let mut end = first.end;
            while matches!(reader.tok(end), Some(Tok::Or | Tok::And)) {
                match reader.inversion(end + 1)? {
                    Some(next) => end = next.end,
                    None => break,
                }
            }
            Ok(Some(if end == first.end {
                first
            } else {
                node("expression", at, end)
            }))
        })
    }

    fn inversion(&mut self, at: usize) -> Found {
        let mut start = at;
        while self.is(start, &Tok::Not) {
            start += 1;
        }
        let Some(value) = self.comparison(start)? else {
            return Ok(None);
        };
        Ok(Some(if start == at {
            value
        } else {
            node("expression", at, value.end)
        }))
    }

    fn comparison(&mut self, at: usize) -> Found {
        let Some(first) = self.operand(at)? else {
            return Ok(None);
        };
        let mut end = first.end;
        loop {
            let width = match self.tok(end) {
                Some(Tok::Not) if self.is(end + 1, &Tok::In) => 2,
                Some(Tok::Is) if self.is(end + 1, &Tok::Not) => 2,
                Some(
                    Tok::EqEqual
                    | Tok::NotEqual
                    | Tok::Less
                    | Tok::LessEqual
                    | Tok::Greater
                    | Tok::GreaterEqual
                    | Tok::In
                    | Tok::Is,
                ) => 1,
                _ => break,
            };
            match self.operand(end + width)? {
                Some(next) => end = next.end,
                None => break,
            }
        }
        Ok(Some(if end == first.end {
            first
        } else {
            node("comparison", at, end)
        }))
    }

    /// `bitwise_or`: everything that binds more tightly than a comparison.
    pub(super) fn operand(&mut self, at: usize) -> Found {
        self.remembered(Rule::Operand, at, |reader| {
            let Some(first) = reader.factor(at)? else {
                return Ok(None);
            };
            let mut end = first.end;
            while reader.tok(end).is_some_and(is_binary_operator) {
                match reader.factor(end + 1)? {
                    Some(next) => end = next.end,
                    None => {
                        reader.invalid_arithmetic(end + 1)?;
                        break;
                    }
                }
            }
            Ok(Some(if end == first.end {
                first
            } else {
                node("expression", at, end)
            }))
        })
    }

    fn invalid_arithmetic(&mut self, at: usize) -> Result<()> {
        if self.is_explaining()
            && self.is(at, &Tok::Not)
            && let Some(value) = self.inversion(at)?
        {
            let message = "'not' after an operator must be parenthesized";
            return Err(Problem::new(message, self.span(at, value.end - 1)));
        }
        Ok(())
    }

    fn factor(&mut self, at: usize) -> Found {
        let mut start = at;
        while matches!(self.tok(start), Some(Tok::Plus | Tok::Minus | Tok::Tilde)) {
            start += 1;
        }
        if start > at {
            self.invalid_arithmetic(start)?;
        }
        let Some(base) = self.await_primary(start)? else {
            return Ok(None);
        };
        let mut end = base.end;
        if self.is(end, &Tok::DoubleStar)
            && let Some(exponent) = self.factor(end + 1)?
        {
            end = exponent.end;
        }
        Ok(Some(if start == at && end == base.end {
            base
        } else {
            node("expression", at, end)
        }))
    }

    fn await_primary(&mut self, at: usize) -> Found {
        if self.is(at, &Tok::Await) {
            return Ok(self
                .primary(at + 1)?
                .map(|value| node("await expression", at, value.end)));
        }
        self.primary(at)
    }

    fn primary(&mut self, at: usize) -> Found {
        let Some(mut value) = self.atom(at)? else {
            return Ok(None);
        };
        loop {
            match self.tok(value.end) {
                Some(Tok::Dot) if self.is_name(value.end + 1) => {
                    value = node("attribute", at, value.end + 2);
                }
                Some(Tok::Lpar) => match self.call_arguments(value.end)? {
                    Some(end) => value = node("function call", at, end),
                    None => return Ok(Some(value)),
                },
                Some(Tok::Lsqb) => match self.subscript(value.end)? {
                    Some(end) => value = node("subscript", at, end),
                    None => return Ok(Some(value)),
                },
                _ => return Ok(Some(value)),
            }
        }
    }

    /// The token after a subscript that begins at a bracket.
    fn subscript(&mut self, open: usize) -> Result<Option<usize>> {
        let mut at = open + 1;
        loop {
            match self.slice(at)? {
                Some(end) => at = end,
                None => return Ok(None),
            }
            match self.tok(at) {
                Some(Tok::Rsqb) => return Ok(Some(at + 1)),
                Some(Tok::Comma) => at += 1,
                _ => return Ok(None),
            }
            if self.is(at, &Tok::Rsqb) {
                return Ok(Some(at + 1));
            }
        }
    }

    fn slice(&mut self, at: usize) -> Result<Option<usize>> {
        let mut end = at;
        if self.is(at, &Tok::Star) {
            let iterable = self.expression(at + 1)?;
            if iterable.is_none() && self.is_explaining() {
                return Err(Problem::new(
                    "Invalid star expression",
                    self.range_at(at + 1),
                ));
            }
            return Ok(iterable.map(|value| value.end));
        }
        if !self.is(at, &Tok::Colon) {
            match self.named_expression(at)? {
                Some(value) => end = value.end,
                None => return Ok(None),
            }
        }
        for _ in 0..2 {
            if !self.is(end, &Tok::Colon) {
                break;
            }
            end += 1;
            if let Some(bound) = self.expression(end)? {
                end = bound.end;
            }
        }
        Ok(Some(end))
    }

    fn atom(&mut self, at: usize) -> Found {
        let name = match self.tok(at) {
            Some(Tok::Name { .. }) => "name",
            Some(Tok::Int { .. } | Tok::Float { .. } | Tok::Complex { .. }) => "literal",
            Some(Tok::String { .. }) => self.string_name(at),
            Some(Tok::True) => "True",
            Some(Tok::False) => "False",
            Some(Tok::None) => "None",
            Some(Tok::Ellipsis) => "ellipsis",
            Some(Tok::Lpar) => return self.parenthesised(at),
            Some(Tok::Lsqb) => return self.list(at),
            Some(Tok::Lbrace) => return self.braces(at),
            _ => return Ok(None),
        };
        Ok(Some(node(name, at, at + 1)))
    }
}

fn is_binary_operator(tok: &Tok) -> bool {
    matches!(
        tok,
        Tok::Plus
            | Tok::Minus
            | Tok::Star
            | Tok::Slash
            | Tok::DoubleSlash
            | Tok::Percent
            | Tok::At
            | Tok::Vbar
            | Tok::Amper
            | Tok::CircumFlex
            | Tok::LeftShift
            | Tok::RightShift
    )
}
