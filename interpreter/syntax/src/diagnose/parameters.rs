//! Parameter lists, with CPython's rules `invalid_parameters` and their like.

use rustpython_parser::Tok;

use super::Reader;
use crate::error::{Problem, Result};

/// Whose parameters are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    Function,
    Lambda,
}

/// What has been seen of a parameter list.
#[derive(Default)]
struct Seen {
    any: bool,
    slash: bool,
    star: bool,
    keywords: bool,
}

impl Reader<'_> {
    /// The token after the parameters of a lambda.
    pub(super) fn lambda_parameters(&mut self, start: usize) -> Result<Option<usize>> {
        self.parameters(start, &Tok::Colon, Owner::Lambda)
    }

    /// The closing parenthesis of the parameters of a function.
    pub(super) fn function_parameters(&mut self, start: usize) -> Result<Option<usize>> {
        self.parameters(start, &Tok::Rpar, Owner::Function)
    }

    fn parameters(&mut self, start: usize, close: &Tok, owner: Owner) -> Result<Option<usize>> {
        let mut seen = Seen::default();
        let mut at = start;
        loop {
            if self.is(at, close) {
                return Ok(Some(at));
            }
            let Some(end) = self.parameter(at, close, owner, &mut seen)? else {
                return Ok(None);
            };
            at = end;
            match self.tok(at) {
                Some(Tok::Comma) => at += 1,
                Some(found) if found == close => return Ok(Some(at)),
                _ => return Ok(None),
            }
        }
    }

    fn parameter(
        &mut self,
        at: usize,
        close: &Tok,
        owner: Owner,
        seen: &mut Seen,
    ) -> Result<Option<usize>> {
        let is_parameter = matches!(
            self.tok(at),
            Some(Tok::Star | Tok::DoubleStar | Tok::Slash | Tok::Name { .. })
        );
        if seen.keywords && is_parameter {
            return Err(Problem::new(
                "arguments cannot follow var-keyword argument",
                self.range_at(at),
            ));
        }
        match self.tok(at) {
            Some(Tok::Slash) => {
                let message = if seen.slash {
                    "/ may appear only once"
                } else if seen.star {
                    "/ must be ahead of *"
                } else if !seen.any && self.is(at + 1, &Tok::Comma) {
                    "at least one argument must precede /"
                } else if !seen.any {
                    return Ok(None);
                } else if self.is(at + 1, &Tok::Star) {
                    let message = "expected comma between / and *";
                    return Err(Problem::new(message, self.range_at(at + 1)));
                } else {
                    seen.slash = true;
                    return Ok(Some(at + 1));
                };
                Err(Problem::new(message, self.range_at(at)))
            }
            Some(Tok::Star) => {
                if seen.star {
                    return Err(Problem::new(
                        "* argument may appear only once",
                        self.range_at(at),
                    ));
                }
                seen.star = true;
                self.star_parameter(at, close, owner)
            }
            Some(Tok::DoubleStar) => {
                seen.keywords = true;
                if !self.is_name(at + 1) {
                    return Ok(None);
                }
                let Some(end) = self.annotation(at + 2, owner)? else {
                    return Ok(None);
                };
                if self.is(end, &Tok::Equal) {
                    let message = "var-keyword argument cannot have default value";
                    return Err(Problem::new(message, self.range_at(end)));
                }
                Ok(Some(end))
            }
            Some(Tok::Lpar) => self.parenthesised_parameter(at, owner),
            Some(Tok::Name { .. }) => {
                seen.any = true;
                let Some(end) = self.annotation(at + 1, owner)? else {
                    return Ok(None);
                };
                if !self.is(end, &Tok::Equal) {
                    return Ok(Some(end));
                }
                if let Some(Tok::Comma | Tok::Rpar) = self.tok(end + 1) {
                    return Err(Problem::new(
                        "expected default value expression",
                        self.range_at(end),
                    ));
                }
                Ok(self.expression(end + 1)?.map(|value| value.end))
            }
            _ => Ok(None),
        }
    }

    fn annotation(&mut self, at: usize, owner: Owner) -> Result<Option<usize>> {
        if owner == Owner::Lambda || !self.is(at, &Tok::Colon) {
            return Ok(Some(at));
        }
        let first = if self.is(at + 1, &Tok::Star) {
            at + 2
        } else {
            at + 1
        };
        Ok(self.expression(first)?.map(|value| value.end))
    }

    fn star_parameter(&mut self, at: usize, close: &Tok, owner: Owner) -> Result<Option<usize>> {
        let ends = |reader: &Self, next: usize| {
            reader.is(next, close) || reader.is(next, &Tok::DoubleStar)
        };
        let is_bare =
            self.is(at + 1, close) || (self.is(at + 1, &Tok::Comma) && ends(self, at + 2));
        if is_bare {
            let place = match owner {
                Owner::Function => at,
                Owner::Lambda if self.is(at + 1, close) => at + 1,
                Owner::Lambda => at + 2,
            };
            return Err(Problem::new(
                "named arguments must follow bare *",
                self.range_at(place),
            ));
        }
        if self.is(at + 1, &Tok::Comma) {
            return Ok(Some(at + 1));
        }
        if !self.is_name(at + 1) {
            return Ok(None);
        }
        let Some(end) = self.annotation(at + 2, owner)? else {
            return Ok(None);
        };
        if self.is(end, &Tok::Equal) {
            let message = "var-positional argument cannot have default value";
            return Err(Problem::new(message, self.range_at(end)));
        }
        Ok(Some(end))
    }

    fn parenthesised_parameter(&mut self, at: usize, owner: Owner) -> Result<Option<usize>> {
        let mut end = at + 1;
        while self.is_name(end) {
            end += 1;
            if self.is(end, &Tok::Comma) {
                end += 1;
            } else {
                break;
            }
        }
        if end == at + 1 || !self.is(end, &Tok::Rpar) {
            return Ok(None);
        }
        let message = match owner {
            Owner::Function => "Function parameters cannot be parenthesized",
            Owner::Lambda => "Lambda expression parameters cannot be parenthesized",
        };
        Err(Problem::new(message, self.span(at, end)))
    }
}
