//! `for` and `while`.

use rustpython_parser::ast as raw;

use super::expression::negated;
use super::{Converter, Surrounding, expression};
use crate::ast::{Body, Branch, Constant, ExpressionKind, For, Iteration, Range, StatementKind};
use crate::error::Result;
use crate::parse::{range, range_of};

/// The parts of `for` and `async for`.
pub(super) struct Loop<'a> {
    pub(super) place: Range,
    pub(super) iteration: Iteration,
    pub(super) target: &'a raw::Expr,
    pub(super) iterable: &'a raw::Expr,
    pub(super) body: &'a [raw::Stmt],
    pub(super) otherwise: &'a [raw::Stmt],
}

impl<'a> Converter<'a> {
    fn in_loop(&mut self, body: &'a [raw::Stmt]) -> Result<Body> {
        self.frame.surroundings.push(Surrounding::Loop);
        let body = self.body(body)?;
        self.frame.surroundings.pop();
        Ok(body)
    }

    pub(super) fn for_statement(&mut self, parts: Loop<'a>) -> Result<()> {
        let iterable = self.expression(parts.iterable)?;
        self.enter_nested_block(parts.place)?;
        let (target, pending) = self.loop_target(parts.target)?;
        self.frame.surroundings.push(Surrounding::Loop);
        self.enter_level();
        let body = self.nested(|converter| {
            converter.bind_pending(pending)?;
            converter.statements(parts.body)
        })?;
        self.leave_level();
        self.frame.surroundings.pop();
        self.leave_nested_block();
        let otherwise = self.body(parts.otherwise)?;
        let statement = For {
            iteration: parts.iteration,
            target,
            iterable,
            body,
            otherwise,
        };
        self.emit(parts.place, StatementKind::For(Box::new(statement)));
        Ok(())
    }

    pub(super) fn while_statement(&mut self, raw: &'a raw::StmtWhile) -> Result<()> {
        let place = range(raw.range);
        let test = range_of(&*raw.test);
        if !self.suspends(test.start, test.end) {
            let condition = self.expression(&raw.test)?;
            self.enter_nested_block(place)?;
            let body = self.in_loop(&raw.body)?;
            self.leave_nested_block();
            let otherwise = self.body(&raw.orelse)?;
            self.emit(
                place,
                StatementKind::While {
                    condition,
                    body,
                    otherwise,
                },
            );
            return Ok(());
        }
        // The `else` part stands after the loop, since a `break` in it means an outer loop.
        let exhausted = if raw.orelse.is_empty() {
            None
        } else {
            Some(self.temporary())
        };
        let truth = |constant| expression(test, ExpressionKind::Constant(constant));
        if let Some(local) = exhausted {
            self.emit(
                test,
                StatementKind::SetTemporary {
                    local,
                    value: truth(Constant::False),
                },
            );
        }
        self.frame.surroundings.push(Surrounding::Loop);
        self.enter_level();
        let body = self.nested(|converter| {
            let condition = converter.expression(&raw.test)?;
            let leave = converter.nested(|converter| {
                if let Some(local) = exhausted {
                    converter.emit(
                        test,
                        StatementKind::SetTemporary {
                            local,
                            value: truth(Constant::True),
                        },
                    );
                }
                converter.emit(test, StatementKind::Break);
                Ok(())
            })?;
            let branches = vec![Branch {
                condition: negated(condition),
                body: leave,
            }];
            converter.emit(
                test,
                StatementKind::If {
                    branches,
                    otherwise: Vec::new(),
                },
            );
            converter.statements(&raw.body)
        })?;
        self.leave_level();
        self.frame.surroundings.pop();
        let kind = StatementKind::While {
            condition: truth(Constant::True),
            body,
            otherwise: Vec::new(),
        };
        self.emit(place, kind);
        if let Some(local) = exhausted {
            let body = self.body(&raw.orelse)?;
            let condition = expression(test, ExpressionKind::Temporary(local));
            let branches = vec![Branch { condition, body }];
            self.emit(
                place,
                StatementKind::If {
                    branches,
                    otherwise: Vec::new(),
                },
            );
        }
        Ok(())
    }
}
