//! Type parameters in brackets, with CPython's rules for their bounds and defaults.

use rustpython_parser::Tok;

use super::Reader;
use crate::ast::Range;
use crate::error::{Problem, Result};

impl Reader<'_> {
    /// Steps over type parameters. `None`: there is something wrong with them.
    pub(super) fn type_parameters(&mut self, open: usize) -> Result<Option<usize>> {
        if !self.is(open, &Tok::Lsqb) {
            return Ok(Some(open));
        }
        if self.is(open + 1, &Tok::Rsqb) {
            let message = "Type parameter list cannot be empty";
            let is_alias = !matches!(self.tok(open - 2), Some(Tok::Def | Tok::Class));
            if !is_alias {
                return Err(Problem::at(message, self.range_at(open + 1).start));
            }
            return Err(Problem::new(
                message,
                self.up_to_lookahead(open + 1, open + 1),
            ));
        }
        if !self.type_parameter_bounds(open)? {
            // CPython goes on as if there were none: after `def` it wants a parenthesis.
            let is_function = self.is(open - 2, &Tok::Def);
            return Ok(is_function.then_some(open));
        }
        let level = self.tokens[open].level;
        let close = (open..self.tokens.len())
            .find(|&at| self.tokens[at].level == level && self.is(at, &Tok::Rsqb));
        Ok(close.map(|close| close + 1))
    }

    /// Only plain type variables have bounds. Gives whether the parameters are well formed.
    fn type_parameter_bounds(&mut self, open: usize) -> Result<bool> {
        let mut at = open + 1;
        loop {
            let kind = match self.tok(at) {
                Some(Tok::Star) => Some("TypeVarTuple"),
                Some(Tok::DoubleStar) => Some("ParamSpec"),
                _ => None,
            };
            let name = if kind.is_some() { at + 1 } else { at };
            if !self.is_name(name) {
                return Ok(kind.is_none() && at > open + 1 && self.is(at, &Tok::Rsqb));
            }
            let mut end = name + 1;
            if self.is(end, &Tok::Colon) {
                let Some(bound) = self.expression(end + 1)? else {
                    return Ok(false);
                };
                if let Some(kind) = kind {
                    let what = if bound.name == "tuple" {
                        "constraints"
                    } else {
                        "bound"
                    };
                    let message = format!("cannot use {what} with {kind}");
                    let start = self.range_at(end).start;
                    let range = Range::new(start, self.range_at(bound.end - 1).end);
                    return Err(Problem::new(message, range));
                }
                end = bound.end;
            }
            if self.is(end, &Tok::Equal) {
                let default = if kind == Some("TypeVarTuple") {
                    self.star_named_expression(end + 1)?
                } else {
                    self.expression(end + 1)?
                };
                match default {
                    Some(default) => end = default.end,
                    None => return Ok(false),
                }
            }
            if !self.is(end, &Tok::Comma) {
                return Ok(self.is(end, &Tok::Rsqb));
            }
            at = end + 1;
        }
    }
}
