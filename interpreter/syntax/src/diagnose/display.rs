//! What stands in brackets: groups, tuples, lists, dictionaries, sets, comprehensions.

use std::rc::Rc;

use rustpython_parser::Tok;

use super::expression::node;
use super::{Found, Node, Reader};
use crate::error::{Extent, Problem, Result};

impl Reader<'_> {
    pub(super) fn parenthesised(&mut self, open: usize) -> Found {
        if self.is(open + 1, &Tok::Rpar) {
            return Ok(Some(node("tuple", open, open + 2)));
        }
        if self.is(open + 1, &Tok::Yield) {
            let value = self.yield_expression(open + 1)?;
            return Ok(value
                .filter(|value| self.is(value.end, &Tok::Rpar))
                .map(|value| {
                    Rc::new(Node {
                        name: "yield expression",
                        start: open,
                        end: value.end + 1,
                        grouped: 1,
                    })
                }));
        }
        if self.is(open + 1, &Tok::DoubleStar) && self.expression(open + 2)?.is_some() {
            let message = "cannot use double starred expression here";
            return Err(Problem::new(message, self.range_at(open + 1)));
        }
        let Some(first) = self.star_named_expression(open + 1)? else {
            return Ok(None);
        };
        match self.tok(first.end) {
            Some(Tok::Rpar) if first.name == "starred" => Err(Problem::new(
                "cannot use starred expression here",
                self.range_of(&first),
            )),
            Some(Tok::Rpar) => Ok(Some(Rc::new(Node {
                name: first.name,
                start: open,
                end: first.end + 1,
                grouped: first.grouped + 1,
            }))),
            Some(Tok::Comma) => {
                let end = self.items(first.end)?;
                Ok(self
                    .is(end, &Tok::Rpar)
                    .then(|| node("tuple", open, end + 1)))
            }
            Some(Tok::For | Tok::Async) => {
                self.comprehension(open, &first, &Tok::Rpar, "generator expression")
            }
            _ => Ok(None),
        }
    }

    /// Further items after a comma; gives the token after them.
    fn items(&mut self, comma: usize) -> Result<usize> {
        let mut end = comma;
        while self.is(end, &Tok::Comma) {
            end += 1;
            match self.star_named_expression(end)? {
                Some(item) => end = item.end,
                None => break,
            }
        }
        Ok(end)
    }

    pub(super) fn list(&mut self, open: usize) -> Found {
        if self.is(open + 1, &Tok::Rsqb) {
            return Ok(Some(node("list", open, open + 2)));
        }
        let Some(first) = self.star_named_expression(open + 1)? else {
            return Ok(None);
        };
        self.list_or_set(open, &first, &Tok::Rsqb, ["list", "list comprehension"])
    }

    fn list_or_set(
        &mut self,
        open: usize,
        first: &Node,
        close: &Tok,
        names: [&'static str; 2],
    ) -> Found {
        match self.tok(first.end) {
            Some(found) if found == close => Ok(Some(node(names[0], open, first.end + 1))),
            Some(Tok::Comma) => {
                let end = self.items(first.end)?;
                if matches!(self.tok(end), Some(Tok::For | Tok::Async))
                    && self.clauses(end)?.is_some()
                {
                    let message = "did you forget parentheses around the comprehension target?";
                    return Err(Problem::new(message, self.span(open + 1, end - 1)));
                }
                Ok(self.is(end, close).then(|| node(names[0], open, end + 1)))
            }
            Some(Tok::For | Tok::Async) => self.comprehension(open, first, close, names[1]),
            _ => Ok(None),
        }
    }

    fn comprehension(
        &mut self,
        open: usize,
        element: &Node,
        close: &Tok,
        name: &'static str,
    ) -> Found {
        let Some(end) = self.clauses(element.end)? else {
            return Ok(None);
        };
        if element.name == "starred" && self.tok(element.start) == Some(&Tok::Star) {
            let message = "iterable unpacking cannot be used in comprehension";
            return Err(Problem::new(message, self.range_of(element)));
        }
        Ok(self.is(end, close).then(|| node(name, open, end + 1)))
    }

    /// `for … in … if …` clauses; gives the token after them.
    pub(super) fn clauses(&mut self, start: usize) -> Result<Option<usize>> {
        let mut at = start;
        loop {
            let keyword = if self.is(at, &Tok::Async) { at + 1 } else { at };
            if !self.is(keyword, &Tok::For) {
                return Ok((at > start).then_some(at));
            }
            let Some(end) = self.loop_variables(keyword + 1)? else {
                return Ok(None);
            };
            if !self.is(end, &Tok::In) {
                let message = "'in' expected after for-loop variables";
                return Err(Problem::new(message, self.range_at(end)));
            }
            let Some(iterable) = self.disjunction(end + 1)? else {
                return Ok(None);
            };
            at = iterable.end;
            while self.is(at, &Tok::If) {
                match self.disjunction(at + 1)? {
                    Some(condition) => at = condition.end,
                    None => return Ok(None),
                }
            }
        }
    }

    /// Targets of a loop, whatever they are; gives the token after them.
    pub(super) fn loop_variables(&mut self, start: usize) -> Result<Option<usize>> {
        let mut at = start;
        loop {
            let first = if self.is(at, &Tok::Star) { at + 1 } else { at };
            match self.operand(first)? {
                Some(target) => at = target.end,
                None => return Ok((at > start).then_some(at)),
            }
            if !self.is(at, &Tok::Comma) {
                return Ok(Some(at));
            }
            at += 1;
        }
    }

    /// A dictionary, a set, or a comprehension of either.
    pub(super) fn braces(&mut self, open: usize) -> Found {
        if self.is(open + 1, &Tok::Rbrace) {
            return Ok(Some(node("dict literal", open, open + 2)));
        }
        if self.is(open + 1, &Tok::DoubleStar) {
            return self.dictionary(open);
        }
        if self.is(open + 1, &Tok::Star) {
            let Some(first) = self.star_named_expression(open + 1)? else {
                return Ok(None);
            };
            return self.list_or_set(
                open,
                &first,
                &Tok::Rbrace,
                ["set display", "set comprehension"],
            );
        }
        if let Some(key) = self.expression(open + 1)?
            && self.is(key.end, &Tok::Colon)
        {
            return self.dictionary(open);
        }
        let Some(first) = self.star_named_expression(open + 1)? else {
            return Ok(None);
        };
        self.list_or_set(
            open,
            &first,
            &Tok::Rbrace,
            ["set display", "set comprehension"],
        )
    }

    fn dictionary(&mut self, open: usize) -> Found {
        let mut at = open + 1;
        loop {
            if self.is(at, &Tok::DoubleStar) {
                let Some(mapping) = self.operand(at + 1)? else {
                    return Ok(None);
                };
                if matches!(self.tok(mapping.end), Some(Tok::For | Tok::Async)) && at == open + 1 {
                    let message = "dict unpacking cannot be used in dict comprehension";
                    return Err(Problem::new(message, self.range_at(at)));
                }
                at = mapping.end;
            } else {
                let key = if at == open + 1 {
                    self.expression(at)?
                } else {
                    self.plainly(|reader| reader.expression(at))?
                };
                let Some(key) = key else { return Ok(None) };
                if !self.is(key.end, &Tok::Colon) {
                    return Err(self.colon_expected(&key));
                }
                if let Some(Tok::Rbrace | Tok::Comma) = self.tok(key.end + 1) {
                    let message = "expression expected after dictionary key and ':'";
                    return Err(Problem::new(message, self.range_at(key.end)));
                }
                if self.is(key.end + 1, &Tok::Star)
                    && let Some(value) = self.operand(key.end + 2)?
                {
                    let message = "cannot use a starred expression in a dictionary value";
                    return Err(Problem::new(message, self.span(key.end + 1, value.end - 1)));
                }
                let Some(value) = self.expression(key.end + 1)? else {
                    return Ok(None);
                };
                at = value.end;
                if at > open + 1 && matches!(self.tok(at), Some(Tok::For | Tok::Async)) {
                    let Some(end) = self.clauses(at)? else {
                        return Ok(None);
                    };
                    return Ok(self
                        .is(end, &Tok::Rbrace)
                        .then(|| node("dict comprehension", open, end + 1)));
                }
            }
            match self.tok(at) {
                Some(Tok::Rbrace) => return Ok(Some(node("dict literal", open, at + 1))),
                Some(Tok::Comma) => at += 1,
                _ => return Ok(None),
            }
            if self.is(at, &Tok::Rbrace) {
                return Ok(Some(node("dict literal", open, at + 1)));
            }
        }
    }

    /// CPython points at the last character of the key.
    fn colon_expected(&self, key: &Node) -> Box<Problem> {
        let end = self.range_of(key).end;
        let last = self.text[..end as usize]
            .chars()
            .next_back()
            .map_or(0, char::len_utf8);
        let range = crate::ast::Range::new(end - last as u32, end);
        let mut problem = Problem::new("':' expected after dictionary key", range);
        problem.extent = Extent::Zero;
        problem
    }
}
