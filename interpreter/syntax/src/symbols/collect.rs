//! The collection of names: a walk over the statements.

use rustc_hash::FxHashMap;
use std::sync::Arc;

use rustpython_parser::Tok;
use rustpython_parser::ast as raw;

use super::targets::{TargetPlace, is_simple};
use super::{BlockKind, Outermost, Symbols, Uses, has_private};
use crate::ast::Range;
use crate::error::{Problem, Result};
use crate::interrupt::Interruption;
use crate::lexer::Token;
use crate::parse::{Asides, Parsed, range, range_of};
use crate::warnings;

/// The variable of a class or module that holds the numbers of those annotations in branches that were reached.
/// Where a module or class keeps the texts of its annotations.
pub(crate) const ANNOTATIONS: &str = "__annotations__";
pub(crate) const CONDITIONAL_ANNOTATIONS: &str = "__conditional_annotations__";

/// Collects and resolves the names of a text.
pub(crate) fn collect(
    parsed: &Parsed,
    tokens: &[Token],
    outermost: Outermost,
    end: u32,
) -> Result<Symbols> {
    let symbols = Symbols {
        blocks: Vec::new(),
        by_node: FxHashMap::default(),
        outermost,
        future_annotations: false,
        suspicions: Vec::new(),
    };
    let mut collector = Collector {
        symbols,
        asides: &parsed.asides,
        tokens,
        stack: Vec::new(),
        interruption: Interruption::default(),
        private: None,
        iterables: 0,
        nesting: 0,
        named_range: Range::default(),
    };
    collector.future_imports(&parsed.body)?;
    collector.enter(BlockKind::Module, Range::new(0, end));
    collector.statements(&parsed.body)?;
    collector.leave();
    let mut symbols = collector.symbols;
    symbols.resolve()?;
    Ok(symbols)
}

pub(super) struct Collector<'a> {
    pub(super) symbols: Symbols,
    pub(super) asides: &'a Asides,
    pub(super) tokens: &'a [Token],
    pub(super) stack: Vec<usize>,
    pub(super) interruption: Interruption,
    pub(super) private: Option<Arc<str>>,
    /// How many iterables of comprehensions are open.
    pub(super) iterables: u32,
    /// How many bodies are open in the current block.
    nesting: u32,
    /// The `:=` expression whose target is being bound.
    pub(super) named_range: Range,
}

impl Collector<'_> {
    pub(super) fn statements(&mut self, body: &[raw::Stmt]) -> Result<()> {
        self.nesting += 1;
        body.iter()
            .try_for_each(|statement| self.statement(statement))?;
        self.nesting -= 1;
        Ok(())
    }

    /// The statements of a block of their own.
    fn block_statements(&mut self, body: &[raw::Stmt]) -> Result<()> {
        let nesting = std::mem::take(&mut self.nesting);
        self.statements(body)?;
        self.nesting = nesting;
        Ok(())
    }

    fn statement(&mut self, statement: &raw::Stmt) -> Result<()> {
        self.interruption.check()?;
        match statement {
            raw::Stmt::FunctionDef(def) => self.function(&Definition {
                kind: BlockKind::Function,
                range: range(def.range),
                name: &def.name,
                parameters: &def.args,
                body: &def.body,
                decorators: &def.decorator_list,
                returns: def.returns.as_deref(),
                type_parameters: &def.type_params,
            }),
            raw::Stmt::AsyncFunctionDef(def) => self.function(&Definition {
                kind: BlockKind::AsyncFunction,
                range: range(def.range),
                name: &def.name,
                parameters: &def.args,
                body: &def.body,
                decorators: &def.decorator_list,
                returns: def.returns.as_deref(),
                type_parameters: &def.type_params,
            }),
            raw::Stmt::ClassDef(def) => self.class(def),
            raw::Stmt::Return(statement) => self.optional(statement.value.as_deref()),
            raw::Stmt::Delete(statement) => statement
                .targets
                .iter()
                .try_for_each(|target| self.target(target, TargetPlace::Deletion)),
            raw::Stmt::Assign(statement) => {
                // Only where a single target is followed by an operand, CPython suspects a comparison.
                let is_suspect =
                    statement.targets.len() == 1 && begins_with_operand(&statement.value);
                for target in &statement.targets {
                    let place = if !is_suspect {
                        TargetPlace::Nested
                    } else if range(statement.range).start == range_of(target).start {
                        TargetPlace::Assignment
                    } else {
                        TargetPlace::ParenthesisedAssignment
                    };
                    self.target(target, place)?;
                }
                self.expression(&statement.value)
            }
            raw::Stmt::TypeAlias(statement) => self.type_alias(statement),
            raw::Stmt::AugAssign(statement) => {
                self.augmented_target(&statement.target)?;
                self.expression(&statement.value)
            }
            raw::Stmt::AnnAssign(statement) => self.annotated(statement),
            raw::Stmt::For(statement) => {
                self.target(&statement.target, TargetPlace::For)?;
                self.expression(&statement.iter)?;
                self.statements(&statement.body)?;
                self.statements(&statement.orelse)
            }
            raw::Stmt::AsyncFor(statement) => {
                self.asynchronous_statement("async for", range(statement.range))?;
                self.target(&statement.target, TargetPlace::For)?;
                self.expression(&statement.iter)?;
                self.statements(&statement.body)?;
                self.statements(&statement.orelse)
            }
            raw::Stmt::While(statement) => {
                self.expression(&statement.test)?;
                self.statements(&statement.body)?;
                self.statements(&statement.orelse)
            }
            raw::Stmt::If(statement) => {
                let mut next = Some(statement);
                while let Some(branch) = next {
                    self.expression(&branch.test)?;
                    self.statements(&branch.body)?;
                    next = match branch.orelse.as_slice() {
                        [raw::Stmt::If(inner)] => Some(inner),
                        otherwise => {
                            self.statements(otherwise)?;
                            None
                        }
                    };
                }
                Ok(())
            }
            raw::Stmt::With(statement) => self.with(&statement.items, &statement.body),
            raw::Stmt::AsyncWith(statement) => {
                self.asynchronous_statement("async with", range(statement.range))?;
                self.with(&statement.items, &statement.body)
            }
            raw::Stmt::Match(statement) => {
                self.match_subject(&statement.subject)?;
                self.cases(&statement.cases)
            }
            raw::Stmt::Raise(statement) => {
                self.optional(statement.exc.as_deref())?;
                self.optional(statement.cause.as_deref())
            }
            raw::Stmt::Try(statement) => {
                self.statements(&statement.body)?;
                self.handlers(&statement.handlers)?;
                self.statements(&statement.orelse)?;
                self.statements(&statement.finalbody)
            }
            raw::Stmt::TryStar(statement) => {
                self.statements(&statement.body)?;
                self.handlers(&statement.handlers)?;
                self.statements(&statement.orelse)?;
                self.statements(&statement.finalbody)
            }
            raw::Stmt::Assert(statement) => {
                let place = range(statement.range);
                self.symbols
                    .suspicions
                    .extend(warnings::assertion(&statement.test, place));
                self.expression(&statement.test)?;
                self.optional(statement.msg.as_deref())
            }
            raw::Stmt::Import(statement) => {
                for alias in &statement.names {
                    let name = alias.asname.as_ref().unwrap_or(&alias.name).as_str();
                    let bound = if alias.asname.is_some() {
                        name
                    } else {
                        name.split('.').next().unwrap_or(name)
                    };
                    self.bind(bound, range(alias.range))?;
                }
                Ok(())
            }
            raw::Stmt::ImportFrom(statement) => {
                for alias in &statement.names {
                    if alias.name.as_str() == "*" {
                        if self.kind() != BlockKind::Module {
                            let message = "import * only allowed at module level";
                            return Err(Problem::compiling(message, range(alias.range)));
                        }
                        continue;
                    }
                    let name = alias.asname.as_ref().unwrap_or(&alias.name);
                    self.bind(name, range(alias.range))?;
                }
                Ok(())
            }
            raw::Stmt::Global(statement) => {
                let names: Vec<&str> = statement
                    .names
                    .iter()
                    .map(raw::Identifier::as_str)
                    .collect();
                self.global(&names, range(statement.range))
            }
            raw::Stmt::Nonlocal(statement) => {
                let names: Vec<&str> = statement
                    .names
                    .iter()
                    .map(raw::Identifier::as_str)
                    .collect();
                self.nonlocal(&names, range(statement.range))
            }
            raw::Stmt::Expr(statement) => self.expression(&statement.value),
            raw::Stmt::Pass(_) | raw::Stmt::Break(_) | raw::Stmt::Continue(_) => Ok(()),
        }
    }

    fn optional(&mut self, expression: Option<&raw::Expr>) -> Result<()> {
        expression.map_or(Ok(()), |expression| self.expression(expression))
    }

    fn asynchronous_statement(&mut self, what: &str, place: Range) -> Result<()> {
        let host = self.host();
        let kind = self.symbols.blocks[host].kind;
        if kind != BlockKind::AsyncFunction && !self.symbols.awaits_at_top(kind) {
            let what = format!("'{what}' outside async function");
            return Err(Problem::compiling(what, place));
        }
        self.symbols.blocks[host].has_await = true;
        Ok(())
    }

    fn with(&mut self, items: &[raw::WithItem], body: &[raw::Stmt]) -> Result<()> {
        for item in items {
            self.expression(&item.context_expr)?;
            if let Some(target) = &item.optional_vars {
                self.target(target, TargetPlace::Nested)?;
            }
        }
        self.statements(body)
    }

    fn handlers(&mut self, handlers: &[raw::ExceptHandler]) -> Result<()> {
        for (index, handler) in handlers.iter().enumerate() {
            let raw::ExceptHandler::ExceptHandler(handler) = handler;
            self.optional(handler.type_.as_deref())?;
            if handler.type_.is_none() && index + 1 < handlers.len() {
                let message = "default 'except:' must be last";
                let start = range(handler.range).start;
                return Err(Problem::compiling(
                    message,
                    Range::new(start, range(handler.range).end),
                ));
            }
            if let Some(name) = &handler.name {
                self.bind(name, range(handler.range))?;
            }
            self.statements(&handler.body)?;
        }
        Ok(())
    }

    fn annotated(&mut self, statement: &raw::StmtAnnAssign) -> Result<()> {
        self.annotated_target(statement)?;
        if self.symbols.future_annotations {
            if is_simple(statement) {
                let current = self.current();
                if matches!(self.kind(), BlockKind::Module | BlockKind::Class) {
                    self.add(current, ANNOTATIONS, Uses::BOUND);
                }
            }
            self.discarded_annotation(&statement.annotation)?;
        } else {
            let host = self.host();
            let is_body = matches!(
                self.symbols.blocks[host].kind,
                BlockKind::Module | BlockKind::Class
            );
            if is_body && is_simple(statement) {
                if self.nesting > 1 {
                    let current = self.current();
                    self.add(current, CONDITIONAL_ANNOTATIONS, Uses::BOUND);
                }
                self.body_annotation(&statement.annotation)?;
            } else {
                self.discarded_annotation(&statement.annotation)?;
            }
        }
        self.optional(statement.value.as_deref())
    }

    fn body_annotation(&mut self, annotation: &raw::Expr) -> Result<()> {
        let whole = self.symbols.blocks[self.current()].range;
        match self.symbols.find(whole, BlockKind::BodyAnnotation) {
            Some(block) => self.stack.push(block),
            None => {
                self.enter(BlockKind::BodyAnnotation, whole);
                self.add_format_parameter();
            }
        }
        self.read(CONDITIONAL_ANNOTATIONS);
        self.expression(annotation)?;
        self.leave();
        Ok(())
    }

    /// Annotations of a function's locals and of what is no plain name are checked and forgotten, and so are those
    /// that are kept as texts.
    fn discarded_annotation(&mut self, annotation: &raw::Expr) -> Result<()> {
        self.enter(BlockKind::FunctionAnnotation, range_of(annotation));
        self.add_format_parameter();
        match annotation {
            raw::Expr::Starred(starred) => self.expression(&starred.value)?,
            _ => self.expression(annotation)?,
        }
        self.leave();
        Ok(())
    }

    pub(super) fn add_format_parameter(&mut self) {
        let current = self.current();
        self.add(current, ".format", Uses::PARAMETER);
    }

    fn function(&mut self, def: &Definition<'_>) -> Result<()> {
        self.bind(def.name, def.range)?;
        self.expressions(def.decorators)?;
        self.defaults(def.parameters)?;
        if !def.type_parameters.is_empty() {
            self.enter(BlockKind::TypeParameters, def.range);
            self.type_parameters(def.type_parameters)?;
        }
        let annotations: Vec<&raw::Expr> = annotations(def.parameters).chain(def.returns).collect();
        if self.symbols.future_annotations {
            for annotation in annotations {
                self.discarded_annotation(annotation)?;
            }
        } else {
            if !annotations.is_empty() {
                self.enter(BlockKind::FunctionAnnotation, def.range);
                self.add_format_parameter();
                for annotation in annotations {
                    match annotation {
                        raw::Expr::Starred(starred) => self.expression(&starred.value)?,
                        _ => self.expression(annotation)?,
                    }
                }
                self.leave();
            }
        }
        self.enter(def.kind, def.range);
        self.parameters(def.parameters)?;
        let iterables = std::mem::take(&mut self.iterables);
        self.block_statements(def.body)?;
        self.iterables = iterables;
        self.leave();
        if !def.type_parameters.is_empty() {
            self.leave();
        }
        Ok(())
    }

    pub(super) fn defaults(&mut self, parameters: &raw::Arguments) -> Result<()> {
        for parameter in parameters
            .posonlyargs
            .iter()
            .chain(&parameters.args)
            .chain(&parameters.kwonlyargs)
        {
            self.optional(parameter.default.as_deref())?;
        }
        Ok(())
    }

    /// The parser takes `*, **keywords`, which has a bare star without a parameter after it.
    fn check_bare_star(&self, parameters: &raw::Arguments) -> Result<()> {
        let Some(keywords) = &parameters.kwarg else {
            return Ok(());
        };
        let name = self
            .tokens
            .partition_point(|token| token.start < range(keywords.range).start);
        let is_bare = name >= 3
            && parameters.vararg.is_none()
            && parameters.kwonlyargs.is_empty()
            && self.tokens[name - 2].tok == Tok::Comma
            && self.tokens[name - 3].tok == Tok::Star;
        if !is_bare {
            return Ok(());
        }
        let is_function = self.kind() != BlockKind::Lambda;
        let place = if is_function {
            self.tokens[name - 3].range()
        } else {
            self.tokens[name - 1].range()
        };
        Err(Problem::new("named arguments must follow bare *", place))
    }

    pub(super) fn parameters(&mut self, parameters: &raw::Arguments) -> Result<()> {
        self.check_bare_star(parameters)?;
        let first = parameters.posonlyargs.iter().chain(&parameters.args).next();
        self.set_first_parameter(first.map(|parameter| parameter.def.arg.as_str()));
        let all = parameters
            .posonlyargs
            .iter()
            .chain(&parameters.args)
            .chain(&parameters.kwonlyargs);
        let all = all.map(|parameter| &parameter.def);
        for parameter in all
            .chain(parameters.vararg.as_deref())
            .chain(parameters.kwarg.as_deref())
        {
            self.check_bindable(&parameter.arg, range(parameter.range))?;
            let current = self.current();
            if self.uses(current, &parameter.arg).has(Uses::PARAMETER) {
                let message = format!(
                    "duplicate parameter '{}' in function definition",
                    parameter.arg.as_str()
                );
                return Err(Problem::compiling(message, range(parameter.range)));
            }
            self.add(current, &parameter.arg, Uses::PARAMETER);
        }
        Ok(())
    }

    fn class(&mut self, def: &raw::StmtClassDef) -> Result<()> {
        let whole = range(def.range);
        self.bind(&def.name, whole)?;
        self.expressions(&def.decorator_list)?;
        let outer = self.private.clone();
        if !def.type_params.is_empty() {
            self.enter(BlockKind::TypeParameters, whole);
            // Type parameters are private to the class that has them.
            self.private = Some(Arc::from(def.name.as_str()));
            self.type_parameters(&def.type_params)?;
            if !has_private(&def.type_params) {
                self.private.clone_from(&outer);
            }
        }
        self.check_generator_bases(&def.bases)?;
        self.arguments(&def.bases, &def.keywords)?;
        self.private = Some(Arc::from(def.name.as_str()));
        self.enter(BlockKind::Class, whole);
        self.block_statements(&def.body)?;
        self.leave();
        self.private = outer;
        if !def.type_params.is_empty() {
            self.leave();
        }
        Ok(())
    }

    fn type_alias(&mut self, statement: &raw::StmtTypeAlias) -> Result<()> {
        let whole = range(statement.range);
        if let raw::Expr::Name(name) = &*statement.name {
            self.bind(&name.id, range(name.range))?;
        }
        if !statement.type_params.is_empty() {
            self.enter(BlockKind::TypeParameters, whole);
            self.type_parameters(&statement.type_params)?;
        }
        self.enter(BlockKind::TypeAlias, whole);
        self.add_format_parameter();
        self.expression(&statement.value)?;
        self.leave();
        if !statement.type_params.is_empty() {
            self.leave();
        }
        Ok(())
    }

    fn type_parameters(&mut self, parameters: &[raw::TypeParam]) -> Result<()> {
        let mut default_seen = false;
        for parameter in parameters {
            let place = range_of(parameter);
            let (name, bound, default_description) = match parameter {
                raw::TypeParam::TypeVar(variable) => {
                    let bound = variable.bound.as_deref();
                    (&variable.name, bound, "a TypeVar default")
                }
                raw::TypeParam::ParamSpec(parameter) => {
                    (&parameter.name, None, "a ParamSpec default")
                }
                raw::TypeParam::TypeVarTuple(tuple) => {
                    (&tuple.name, None, "a TypeVarTuple default")
                }
            };
            if name.as_str() == "__classdict__" {
                let message = format!(
                    "reserved name '{}' cannot be used for type parameter",
                    name.as_str()
                );
                return Err(Problem::compiling(message, place));
            }
            let current = self.current();
            if self.uses(current, name).has(Uses::TYPE_PARAMETER) {
                return Err(Problem::compiling(
                    format!("duplicate type parameter '{}'", name.as_str()),
                    place,
                ));
            }
            self.check_bindable(name, place)?;
            self.add(current, name, Uses::BOUND);
            self.add(current, name, Uses::TYPE_PARAMETER);
            if let Some(bound) = bound {
                self.enter(BlockKind::TypeBound, place);
                self.block().description = if bound.is_tuple_expr() {
                    "a TypeVar constraint"
                } else {
                    "a TypeVar bound"
                };
                self.add_format_parameter();
                self.expression(bound)?;
                self.leave();
            }
            let asides = self.asides;
            match asides.type_defaults.get(&place.start) {
                Some(default) => {
                    default_seen = true;
                    self.enter(BlockKind::TypeDefault, place);
                    self.block().description = default_description;
                    self.add_format_parameter();
                    self.expression(default)?;
                    self.leave();
                }
                None if default_seen => {
                    let message = format!(
                        "non-default type parameter '{}' follows default type parameter",
                        name.as_str()
                    );
                    return Err(Problem::compiling(message, place));
                }
                None => {}
            }
        }
        Ok(())
    }
}

/// A `def`, with or without `async`.
struct Definition<'a> {
    kind: BlockKind,
    range: Range,
    name: &'a str,
    parameters: &'a raw::Arguments,
    body: &'a [raw::Stmt],
    decorators: &'a [raw::Expr],
    returns: Option<&'a raw::Expr>,
    type_parameters: &'a [raw::TypeParam],
}

/// The annotations of parameters, in the order of `__annotations__`.
pub(crate) fn annotations(parameters: &raw::Arguments) -> impl Iterator<Item = &raw::Expr> {
    annotated_parameters(parameters).filter_map(|parameter| parameter.annotation.as_deref())
}

/// Parameters in the order that `__annotations__` has them.
pub(crate) fn annotated_parameters(parameters: &raw::Arguments) -> impl Iterator<Item = &raw::Arg> {
    parameters
        .posonlyargs
        .iter()
        .chain(&parameters.args)
        .map(|parameter| &parameter.def)
        .chain(parameters.vararg.as_deref())
        .chain(parameters.kwonlyargs.iter().map(|parameter| &parameter.def))
        .chain(parameters.kwarg.as_deref())
}

/// Whether a value begins with an operand, so that CPython takes the `=` before it for a mistaken `==`.
fn begins_with_operand(value: &raw::Expr) -> bool {
    match value {
        raw::Expr::Lambda(_)
        | raw::Expr::Yield(_)
        | raw::Expr::YieldFrom(_)
        | raw::Expr::Starred(_) => false,
        raw::Expr::UnaryOp(unary) => unary.op != raw::UnaryOp::Not,
        _ => true,
    }
}
