//! The arguments of calls, with CPython's rules `invalid_arguments` and `invalid_kwarg`.

use rustpython_parser::Tok;

use super::Reader;
use crate::ast::Range;
use crate::error::{Problem, Result};

impl Reader<'_> {
    /// The token after a call that begins at a parenthesis.
    pub(super) fn call_arguments(&mut self, open: usize) -> Result<Option<usize>> {
        let mut at = open + 1;
        loop {
            if self.is(at, &Tok::Rpar) {
                return Ok(Some(at + 1));
            }
            let Some(end) = self.argument(open, at)? else {
                return Ok(None);
            };
            at = end;
            match self.tok(at) {
                Some(Tok::Comma) => at += 1,
                Some(Tok::Rpar) => return Ok(Some(at + 1)),
                _ => return Ok(None),
            }
        }
    }

    fn argument(&mut self, open: usize, at: usize) -> Result<Option<usize>> {
        match self.tok(at) {
            Some(Tok::Star) => {
                if let Some(Tok::Comma | Tok::Rpar) = self.tok(at + 1) {
                    return Err(Problem::new(
                        "Invalid star expression",
                        self.range_at(at + 1),
                    ));
                }
                return self.unpacked_argument(at, "iterable");
            }
            Some(Tok::DoubleStar) => return self.unpacked_argument(at, "keyword"),
            Some(Tok::True | Tok::False | Tok::None) if self.is(at + 1, &Tok::Equal) => {
                let name = match self.tok(at) {
                    Some(Tok::True) => "True",
                    Some(Tok::False) => "False",
                    _ => "None",
                };
                return Err(Problem::new(
                    format!("cannot assign to {name}"),
                    self.span(at, at + 1),
                ));
            }
            Some(Tok::Name { .. }) if self.is(at + 1, &Tok::Equal) => {
                return self.keyword_argument(at);
            }
            _ => {}
        }
        if let Some(value) = self.expression(at)?
            && self.is(value.end, &Tok::Equal)
        {
            let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
            let range = Range::new(self.range_of(&value).start, self.range_at(value.end).end);
            return Err(Problem::new(message, range));
        }
        let Some(value) = self.named_expression(at)? else {
            return Ok(None);
        };
        if matches!(self.tok(value.end), Some(Tok::For | Tok::Async)) {
            let Some(end) = self.clauses(value.end)? else {
                return Ok(None);
            };
            if at != open + 1 || self.is(end, &Tok::Comma) {
                return Err(Problem::new(
                    "Generator expression must be parenthesized",
                    self.span(at, end - 1),
                ));
            }
            return Ok(Some(end));
        }
        Ok(Some(value.end))
    }

    fn unpacked_argument(&mut self, at: usize, what: &str) -> Result<Option<usize>> {
        let Some(value) = self.expression(at + 1)? else {
            if what == "iterable" && self.is_explaining() {
                return Err(Problem::new(
                    "Invalid star expression",
                    self.range_at(at + 1),
                ));
            }
            return Ok(None);
        };
        if self.is(value.end, &Tok::Equal)
            && let Some(assigned) = self.expression(value.end + 1)?
        {
            let message = format!("cannot assign to {what} argument unpacking");
            return Err(Problem::new(message, self.span(at, assigned.end - 1)));
        }
        Ok(Some(value.end))
    }

    fn keyword_argument(&mut self, at: usize) -> Result<Option<usize>> {
        if let Some(Tok::Comma | Tok::Rpar) = self.tok(at + 2) {
            return Err(Problem::new(
                "expected argument value expression",
                self.span(at, at + 1),
            ));
        }
        let Some(value) = self.expression(at + 2)? else {
            return Ok(None);
        };
        if matches!(self.tok(value.end), Some(Tok::For | Tok::Async))
            && self.clauses(value.end)?.is_some()
        {
            let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
            return Err(Problem::new(message, self.span(at, at + 1)));
        }
        Ok(Some(value.end))
    }
}
