//! Statements.

use rustpython_parser::ast as raw;

use super::expression::negated;
use super::loops::Loop;
use super::{Converter, Results, Surrounding, expression};
use crate::ast::{
    Body, Branch, Constant, Expression, ExpressionKind, FromName, Handler, ImportBinding,
    ImportName, Iteration, Range, Reference, StatementKind, SuspendKind, Synchrony, Try, TryKind,
    With,
};
use crate::error::{Problem, Result};
use crate::parse::{range, range_of};
use crate::symbols::{BlockKind, is_simple};
use crate::warnings::Suspicion;

/// CPython's limit on blocks that have to be unwound.
const MAXIMUM_NESTED_BLOCKS: u32 = 20;

impl<'a> Converter<'a> {
    pub(super) fn statements(&mut self, body: &'a [raw::Stmt]) -> Result<()> {
        body.iter()
            .try_for_each(|statement| self.statement(statement))
    }

    pub(super) fn body(&mut self, body: &'a [raw::Stmt]) -> Result<Body> {
        self.enter_level();
        let body = self.nested(|converter| converter.statements(body))?;
        self.leave_level();
        Ok(body)
    }

    fn statement(&mut self, raw: &'a raw::Stmt) -> Result<()> {
        self.interruption.check()?;
        let place = range_of(raw);
        match raw {
            raw::Stmt::FunctionDef(def) => self.function_definition(def.into()),
            raw::Stmt::AsyncFunctionDef(def) => self.function_definition(def.into()),
            raw::Stmt::ClassDef(def) => self.class_definition(def),
            raw::Stmt::Return(statement) => self.return_statement(statement),
            raw::Stmt::Delete(statement) => self.delete(statement),
            raw::Stmt::Assign(statement) => {
                let mut value = self.expression(&statement.value)?;
                if statement.targets.len() > 1
                    && self.suspends(place.start, range_of(&*statement.value).start)
                {
                    value = self.save(value);
                }
                self.assign(place, &statement.targets, value)
            }
            raw::Stmt::TypeAlias(statement) => self.type_alias(statement),
            raw::Stmt::AugAssign(statement) => self.augmented_assign(statement),
            raw::Stmt::AnnAssign(statement) => self.annotated_assign(statement),
            raw::Stmt::For(statement) => {
                let parts = Loop {
                    place,
                    iteration: Iteration::Iterable,
                    target: &statement.target,
                    iterable: &statement.iter,
                    body: &statement.body,
                    otherwise: &statement.orelse,
                };
                self.for_statement(parts)
            }
            raw::Stmt::AsyncFor(statement) => {
                let parts = Loop {
                    place,
                    iteration: Iteration::AsyncIterable,
                    target: &statement.target,
                    iterable: &statement.iter,
                    body: &statement.body,
                    otherwise: &statement.orelse,
                };
                self.for_statement(parts)
            }
            raw::Stmt::While(statement) => self.while_statement(statement),
            raw::Stmt::If(statement) => self.if_statement(place, statement),
            raw::Stmt::With(statement) => self.with_items(
                place,
                Synchrony::Synchronous,
                &statement.items,
                &statement.body,
            ),
            raw::Stmt::AsyncWith(statement) => self.with_items(
                place,
                Synchrony::Asynchronous,
                &statement.items,
                &statement.body,
            ),
            raw::Stmt::Match(statement) => self.match_statement(statement),
            raw::Stmt::Raise(statement) => {
                let exception = match &statement.exc {
                    Some(exception) => {
                        let rest = Range::new(range_of(&**exception).end, place.end);
                        Some(self.operand(exception, rest)?)
                    }
                    None => None,
                };
                let cause = statement
                    .cause
                    .as_ref()
                    .map(|cause| self.expression(cause))
                    .transpose()?;
                self.emit(place, StatementKind::Raise { exception, cause });
                Ok(())
            }
            raw::Stmt::Try(statement) => {
                let parts = TryParts {
                    place,
                    kind: TryKind::Except,
                    body: &statement.body,
                    handlers: &statement.handlers,
                    otherwise: &statement.orelse,
                    finally: &statement.finalbody,
                };
                self.try_statement(parts)
            }
            raw::Stmt::TryStar(statement) => {
                let parts = TryParts {
                    place,
                    kind: TryKind::ExceptGroup,
                    body: &statement.body,
                    handlers: &statement.handlers,
                    otherwise: &statement.orelse,
                    finally: &statement.finalbody,
                };
                self.try_statement(parts)
            }
            raw::Stmt::Assert(statement) => self.assert(statement),
            raw::Stmt::Import(statement) => {
                let mut names = Vec::with_capacity(statement.names.len());
                for alias in &statement.names {
                    let module = self.intern(alias.name.as_str().into());
                    let (binding, bound) = match &alias.asname {
                        Some(name) => (ImportBinding::Whole, name.as_str()),
                        None => (
                            ImportBinding::TopLevel,
                            alias.name.split('.').next().unwrap_or(&alias.name),
                        ),
                    };
                    names.push(ImportName {
                        range: range(alias.range),
                        module,
                        binding,
                        target: self.name(bound),
                    });
                }
                self.emit(place, StatementKind::Import(names));
                Ok(())
            }
            raw::Stmt::ImportFrom(statement) => self.import_from(statement),
            raw::Stmt::Global(_) | raw::Stmt::Nonlocal(_) | raw::Stmt::Pass(_) => {
                self.emit(place, StatementKind::Pass);
                Ok(())
            }
            raw::Stmt::Expr(statement) => self.expression_statement(place, &statement.value),
            raw::Stmt::Break(_) => {
                self.loop_exit(place, "'break' outside loop", StatementKind::Break)
            }
            raw::Stmt::Continue(_) => self.loop_exit(
                place,
                "'continue' not properly in loop",
                StatementKind::Continue,
            ),
        }
    }

    fn expression_statement(&mut self, place: Range, raw: &'a raw::Expr) -> Result<()> {
        let is_displayed = self.results == Results::Displayed
            && self.symbols.blocks[self.frame.host].kind == BlockKind::Module;
        if !is_displayed {
            // What suspends need not keep its result.
            let suspended = match raw {
                raw::Expr::Await(awaited) => Some((SuspendKind::Await, Some(&*awaited.value))),
                raw::Expr::Yield(yielded) => Some((SuspendKind::Yield, yielded.value.as_deref())),
                raw::Expr::YieldFrom(yielded) => {
                    Some((SuspendKind::YieldFrom, Some(&*yielded.value)))
                }
                _ => None,
            };
            if let Some((kind, value)) = suspended {
                let value = value.map(|value| self.expression(value)).transpose()?;
                self.emit(
                    range_of(raw),
                    StatementKind::Suspend {
                        kind,
                        value,
                        into: None,
                    },
                );
                return Ok(());
            }
        }
        let value = self.expression(raw)?;
        if is_displayed {
            self.emit(place, StatementKind::Display(value));
        } else if !matches!(value.kind, ExpressionKind::Temporary(_)) {
            self.emit(place, StatementKind::Expression(value));
        }
        Ok(())
    }

    fn return_statement(&mut self, raw: &'a raw::StmtReturn) -> Result<()> {
        let place = range(raw.range);
        let host = &self.symbols.blocks[self.frame.host];
        match host.kind {
            BlockKind::Module if self.is_expression_result(place) => {}
            BlockKind::Module | BlockKind::Class => {
                return Err(Problem::compiling("'return' outside function", place));
            }
            BlockKind::AsyncFunction if host.has_yield && raw.value.is_some() => {
                return Err(Problem::compiling(
                    "'return' with value in async generator",
                    place,
                ));
            }
            _ => {}
        }
        if self.frame.surroundings.contains(&Surrounding::ExceptGroup) {
            let place = raw.value.as_ref().map_or(place, |value| range_of(&**value));
            return Err(Problem::compiling(IN_EXCEPT_GROUP, place));
        }
        if self.frame.surroundings.contains(&Surrounding::Finally) {
            self.suspicions.push(in_finally("return", place));
        }
        let value = raw
            .value
            .as_ref()
            .map(|value| self.expression(value))
            .transpose()?;
        self.emit(place, StatementKind::Return(value));
        Ok(())
    }

    /// The text of an `eval` is one `return`, which has no keyword of its own.
    fn is_expression_result(&self, place: Range) -> bool {
        !self.source.text[place.start as usize..].starts_with("return")
            || self.source.text[place.start as usize..]
                .chars()
                .nth(6)
                .is_some_and(|next| next.is_alphanumeric() || next == '_')
    }

    fn loop_exit(&mut self, place: Range, outside: &str, kind: StatementKind) -> Result<()> {
        for surrounding in self.frame.surroundings.iter().rev() {
            match surrounding {
                Surrounding::Loop => {
                    self.emit(place, kind);
                    return Ok(());
                }
                Surrounding::ExceptGroup => return Err(Problem::compiling(IN_EXCEPT_GROUP, place)),
                Surrounding::Finally => {
                    let keyword = if matches!(kind, StatementKind::Break) {
                        "break"
                    } else {
                        "continue"
                    };
                    self.suspicions.push(in_finally(keyword, place));
                }
            }
        }
        Err(Problem::compiling(outside, place))
    }

    fn delete(&mut self, raw: &'a raw::StmtDelete) -> Result<()> {
        let place = range(raw.range);
        let mut targets = Vec::new();
        raw.targets
            .iter()
            .for_each(|target| flat_targets(target, &mut targets));
        if !self.suspends(place.start, place.end) {
            let references = targets
                .into_iter()
                .map(|target| self.reference(target))
                .collect::<Result<Vec<_>>>()?;
            self.emit(place, StatementKind::Delete(references));
            return Ok(());
        }
        for target in targets {
            let reference: Reference = self.reference(target)?;
            self.emit(place, StatementKind::Delete(vec![reference]));
        }
        Ok(())
    }

    fn annotated_assign(&mut self, raw: &'a raw::StmtAnnAssign) -> Result<()> {
        let place = range(raw.range);
        let host_kind = self.symbols.blocks[self.frame.host].kind;
        let is_body = matches!(host_kind, BlockKind::Module | BlockKind::Class);
        if let Some(value) = &raw.value {
            let value = self.expression(value)?;
            self.assign(place, std::slice::from_ref(&*raw.target), value)?;
        }
        if is_simple(raw) {
            if is_body && let raw::Expr::Name(name) = &*raw.target {
                let name = self.mangled(&name.id);
                self.body_annotation(name, &raw.annotation, place);
            }
            if raw.value.is_none() {
                self.emit(place, StatementKind::Pass);
            }
            return Ok(());
        }
        if raw.value.is_none() {
            match &*raw.target {
                raw::Expr::Attribute(attribute) => {
                    let object = self.expression(&attribute.value)?;
                    self.emit(place, StatementKind::Expression(object));
                }
                raw::Expr::Subscript(subscript) => {
                    let object = self.operand(&subscript.value, range_of(&*subscript.slice))?;
                    self.emit(place, StatementKind::Expression(object));
                    let index = self.index(&subscript.slice)?;
                    self.emit(place, StatementKind::Expression(index));
                }
                _ => {}
            }
        }
        if raw.value.is_none() {
            self.emit(place, StatementKind::Pass);
        }
        Ok(())
    }

    pub(super) fn enter_nested_block(&mut self, place: Range) -> Result<()> {
        if self.frame.nested_blocks >= MAXIMUM_NESTED_BLOCKS {
            return Err(Problem::compiling(
                "too many statically nested blocks",
                place,
            ));
        }
        self.frame.nested_blocks += 1;
        Ok(())
    }

    pub(super) fn leave_nested_block(&mut self) {
        self.frame.nested_blocks -= 1;
    }

    /// A chain of `elif` is one statement, unless a later condition suspends: then that begins a chain of its own
    /// in the `else` part.
    fn if_statement(&mut self, place: Range, raw: &'a raw::StmtIf) -> Result<()> {
        let mut branches = vec![self.branch(raw)?];
        let mut current = raw;
        loop {
            let otherwise = match current.orelse.as_slice() {
                [raw::Stmt::If(next)] => {
                    let test = range_of(&*next.test);
                    if self.suspends(test.start, test.end) {
                        self.enter_level();
                        let inner = self
                            .nested(|converter| converter.if_statement(range(next.range), next))?;
                        self.leave_level();
                        inner
                    } else {
                        branches.push(self.branch(next)?);
                        current = next;
                        continue;
                    }
                }
                otherwise => self.body(otherwise)?,
            };
            self.emit(
                place,
                StatementKind::If {
                    branches,
                    otherwise,
                },
            );
            return Ok(());
        }
    }

    fn branch(&mut self, raw: &'a raw::StmtIf) -> Result<Branch> {
        let condition = self.expression(&raw.test)?;
        Ok(Branch {
            condition,
            body: self.body(&raw.body)?,
        })
    }

    fn with_items(
        &mut self,
        place: Range,
        synchrony: Synchrony,
        items: &'a [raw::WithItem],
        body: &'a [raw::Stmt],
    ) -> Result<()> {
        let Some((item, rest)) = items.split_first() else {
            return self.statements(body);
        };
        let context = self.expression(&item.context_expr)?;
        self.enter_nested_block(place)?;
        let (target, pending) = match &item.optional_vars {
            Some(target) => {
                let (target, pending) = self.loop_target(target)?;
                (Some(target), pending)
            }
            None => (None, None),
        };
        self.enter_level();
        let inner = self.nested(|converter| {
            converter.bind_pending(pending)?;
            converter.with_items(place, synchrony, rest, body)
        })?;
        self.leave_level();
        self.leave_nested_block();
        let statement = With {
            synchrony,
            context,
            target,
            body: inner,
        };
        self.emit(place, StatementKind::With(Box::new(statement)));
        Ok(())
    }

    fn try_statement(&mut self, parts: TryParts<'a>) -> Result<()> {
        self.enter_nested_block(parts.place)?;
        let body = self.body(parts.body)?;
        let mut handlers = Vec::with_capacity(parts.handlers.len());
        for handler in parts.handlers {
            let raw::ExceptHandler::ExceptHandler(handler) = handler;
            let mut exception: Option<Expression> = None;
            let before = self.nested(|converter| {
                exception = handler
                    .type_
                    .as_ref()
                    .map(|class| converter.expression(class))
                    .transpose()?;
                Ok(())
            })?;
            let name = handler.name.as_ref().map(|name| self.name(name));
            if parts.kind == TryKind::ExceptGroup {
                self.frame.surroundings.push(Surrounding::ExceptGroup);
            }
            let body = self.body(&handler.body)?;
            if parts.kind == TryKind::ExceptGroup {
                self.frame.surroundings.pop();
            }
            handlers.push(Handler {
                range: range(handler.range),
                before,
                exception,
                name,
                body,
            });
        }
        self.leave_nested_block();
        let otherwise = self.body(parts.otherwise)?;
        self.frame.surroundings.push(Surrounding::Finally);
        let finally = self.body(parts.finally)?;
        self.frame.surroundings.pop();
        let statement = Try {
            kind: parts.kind,
            body,
            handlers,
            otherwise,
            finally,
        };
        self.emit(parts.place, StatementKind::Try(Box::new(statement)));
        Ok(())
    }

    fn assert(&mut self, raw: &'a raw::StmtAssert) -> Result<()> {
        let place = range(raw.range);
        let condition = self.expression(&raw.test)?;
        let message_suspends = raw.msg.as_ref().is_some_and(|message| {
            let message = range_of(&**message);
            self.suspends(message.start, message.end)
        });
        if !message_suspends {
            let message = raw
                .msg
                .as_ref()
                .map(|message| self.expression(message))
                .transpose()?;
            self.emit(place, StatementKind::Assert { condition, message });
            return Ok(());
        }
        let test = condition.range;
        let body = self.nested(|converter| {
            let message = raw
                .msg
                .as_ref()
                .map(|message| converter.expression(message))
                .transpose()?;
            let condition = expression(test, ExpressionKind::Constant(Constant::False));
            converter.emit(place, StatementKind::Assert { condition, message });
            Ok(())
        })?;
        let branches = vec![Branch {
            condition: negated(condition),
            body,
        }];
        self.emit(
            place,
            StatementKind::If {
                branches,
                otherwise: Vec::new(),
            },
        );
        Ok(())
    }

    fn import_from(&mut self, raw: &'a raw::StmtImportFrom) -> Result<()> {
        let place = range(raw.range);
        let module = raw.module.as_ref().map_or("", raw::Identifier::as_str);
        let module = self.intern(module.into());
        let level = raw.level.as_ref().map_or(0, raw::Int::to_u32);
        if raw.names.iter().any(|alias| alias.name.as_str() == "*") {
            self.emit(place, StatementKind::ImportAll { module, level });
            return Ok(());
        }
        let mut names = Vec::with_capacity(raw.names.len());
        for alias in &raw.names {
            let bound = alias.asname.as_ref().unwrap_or(&alias.name);
            let name = self.intern(alias.name.as_str().into());
            names.push(FromName {
                range: range(alias.range),
                name,
                target: self.name(bound),
            });
        }
        self.emit(
            place,
            StatementKind::ImportFrom {
                module,
                level,
                names,
            },
        );
        Ok(())
    }
}

fn in_finally(keyword: &str, place: Range) -> Suspicion {
    Suspicion::new(format!("'{keyword}' in a 'finally' block"), place)
}

const IN_EXCEPT_GROUP: &str = "'break', 'continue' and 'return' cannot appear in an except* block";

/// The parts of `try` with `except` or `except*`.
struct TryParts<'a> {
    place: Range,
    kind: TryKind,
    body: &'a [raw::Stmt],
    handlers: &'a [raw::ExceptHandler],
    otherwise: &'a [raw::Stmt],
    finally: &'a [raw::Stmt],
}

/// `del (a, [b, c])` deletes three things.
fn flat_targets<'a>(target: &'a raw::Expr, targets: &mut Vec<&'a raw::Expr>) {
    match target {
        raw::Expr::Tuple(tuple) => tuple
            .elts
            .iter()
            .for_each(|element| flat_targets(element, targets)),
        raw::Expr::List(list) => list
            .elts
            .iter()
            .for_each(|element| flat_targets(element, targets)),
        _ => targets.push(target),
    }
}
