//! Statements, and what only they have.

use rustpython_parser::ast as raw;

use super::expression::operator;
use super::step::{Outliner, Step};
use crate::parse::{range, range_of};

impl Outliner<'_> {
    pub(super) fn statement(&mut self, statement: &raw::Stmt) {
        let place = range_of(statement);
        let (kind, fields) = match statement {
            raw::Stmt::FunctionDef(def) => {
                self.name(&def.name);
                self.arguments(&def.args);
                self.statements(&def.body);
                self.expressions(&def.decorator_list);
                self.optional(def.returns.as_deref());
                self.absent();
                self.type_parameters(&def.type_params);
                ("FunctionDef", 7)
            }
            raw::Stmt::AsyncFunctionDef(def) => {
                self.name(&def.name);
                self.arguments(&def.args);
                self.statements(&def.body);
                self.expressions(&def.decorator_list);
                self.optional(def.returns.as_deref());
                self.absent();
                self.type_parameters(&def.type_params);
                ("AsyncFunctionDef", 7)
            }
            raw::Stmt::ClassDef(def) => {
                self.name(&def.name);
                self.expressions(&def.bases);
                self.keywords(&def.keywords);
                self.statements(&def.body);
                self.expressions(&def.decorator_list);
                self.type_parameters(&def.type_params);
                ("ClassDef", 6)
            }
            raw::Stmt::Return(node) => {
                self.optional(node.value.as_deref());
                ("Return", 1)
            }
            raw::Stmt::Delete(node) => {
                self.expressions(&node.targets);
                ("Delete", 1)
            }
            raw::Stmt::Assign(node) => {
                self.expressions(&node.targets);
                self.expression(&node.value);
                self.absent();
                ("Assign", 3)
            }
            raw::Stmt::TypeAlias(node) => {
                self.expression(&node.name);
                self.type_parameters(&node.type_params);
                self.expression(&node.value);
                ("TypeAlias", 3)
            }
            raw::Stmt::AugAssign(node) => {
                self.expression(&node.target);
                self.node(operator(node.op), 0, None);
                self.expression(&node.value);
                ("AugAssign", 3)
            }
            raw::Stmt::AnnAssign(node) => {
                self.expression(&node.target);
                self.expression(&node.annotation);
                self.optional(node.value.as_deref());
                // A name in parentheses is no simple one.
                let bare = range_of(&*node.target).start == place.start;
                let simple = i64::from(node.simple && bare);
                self.steps.push(Step::Number(simple));
                ("AnnAssign", 4)
            }
            raw::Stmt::For(node) => {
                self.expression(&node.target);
                self.expression(&node.iter);
                self.statements(&node.body);
                self.statements(&node.orelse);
                self.absent();
                ("For", 5)
            }
            raw::Stmt::AsyncFor(node) => {
                self.expression(&node.target);
                self.expression(&node.iter);
                self.statements(&node.body);
                self.statements(&node.orelse);
                self.absent();
                ("AsyncFor", 5)
            }
            raw::Stmt::While(node) => {
                self.expression(&node.test);
                self.statements(&node.body);
                self.statements(&node.orelse);
                ("While", 3)
            }
            raw::Stmt::If(node) => {
                self.expression(&node.test);
                self.statements(&node.body);
                self.statements(&node.orelse);
                ("If", 3)
            }
            raw::Stmt::With(node) => {
                self.with_items(&node.items);
                self.statements(&node.body);
                self.absent();
                ("With", 3)
            }
            raw::Stmt::AsyncWith(node) => {
                self.with_items(&node.items);
                self.statements(&node.body);
                self.absent();
                ("AsyncWith", 3)
            }
            raw::Stmt::Match(node) => {
                self.expression(&node.subject);
                for case in &node.cases {
                    self.pattern(&case.pattern);
                    self.optional(case.guard.as_deref());
                    self.statements(&case.body);
                    self.node("match_case", 3, None);
                }
                self.steps.push(Step::List(node.cases.len()));
                ("Match", 2)
            }
            raw::Stmt::Raise(node) => {
                self.optional(node.exc.as_deref());
                self.optional(node.cause.as_deref());
                ("Raise", 2)
            }
            raw::Stmt::Try(node) => {
                self.statements(&node.body);
                self.handlers(&node.handlers);
                self.statements(&node.orelse);
                self.statements(&node.finalbody);
                ("Try", 4)
            }
            raw::Stmt::TryStar(node) => {
                self.statements(&node.body);
                self.handlers(&node.handlers);
                self.statements(&node.orelse);
                self.statements(&node.finalbody);
                ("TryStar", 4)
            }
            raw::Stmt::Assert(node) => {
                self.expression(&node.test);
                self.optional(node.msg.as_deref());
                ("Assert", 2)
            }
            raw::Stmt::Import(node) => {
                self.aliases(&node.names);
                ("Import", 1)
            }
            raw::Stmt::ImportFrom(node) => {
                self.optional_name(node.module.as_ref());
                self.aliases(&node.names);
                let level = node.level.as_ref().map_or(0, |level| level.to_u32());
                self.steps.push(Step::Number(i64::from(level)));
                ("ImportFrom", 3)
            }
            raw::Stmt::Global(node) => {
                self.names(&node.names);
                ("Global", 1)
            }
            raw::Stmt::Nonlocal(node) => {
                self.names(&node.names);
                ("Nonlocal", 1)
            }
            raw::Stmt::Expr(node) => {
                self.expression(&node.value);
                ("Expr", 1)
            }
            raw::Stmt::Pass(_) => ("Pass", 0),
            raw::Stmt::Break(_) => ("Break", 0),
            raw::Stmt::Continue(_) => ("Continue", 0),
        };
        self.node(kind, fields, Some(place));
    }

    pub(super) fn aliases(&mut self, aliases: &[raw::Alias]) {
        for alias in aliases {
            self.name(&alias.name);
            self.optional_name(alias.asname.as_ref());
            self.node("alias", 2, Some(range_of(alias)));
        }
        self.steps.push(Step::List(aliases.len()));
    }

    pub(super) fn with_items(&mut self, items: &[raw::WithItem]) {
        for item in items {
            self.expression(&item.context_expr);
            self.optional(item.optional_vars.as_deref());
            self.node("withitem", 2, None);
        }
        self.steps.push(Step::List(items.len()));
    }

    pub(super) fn handlers(&mut self, handlers: &[raw::ExceptHandler]) {
        for raw::ExceptHandler::ExceptHandler(handler) in handlers {
            self.optional(handler.type_.as_deref());
            self.optional_name(handler.name.as_ref());
            self.statements(&handler.body);
            self.node("ExceptHandler", 3, Some(range(handler.range)));
        }
        self.steps.push(Step::List(handlers.len()));
    }

    pub(super) fn keywords(&mut self, keywords: &[raw::Keyword]) {
        for keyword in keywords {
            self.optional_name(keyword.arg.as_ref());
            self.expression(&keyword.value);
            self.node("keyword", 2, Some(range_of(keyword)));
        }
        self.steps.push(Step::List(keywords.len()));
    }

    pub(super) fn type_parameters(&mut self, parameters: &[raw::TypeParam]) {
        for parameter in parameters {
            let mut place = range_of(parameter);
            let (kind, name, bound) = match parameter {
                raw::TypeParam::TypeVar(node) => ("TypeVar", &node.name, Some(&node.bound)),
                raw::TypeParam::ParamSpec(node) => ("ParamSpec", &node.name, None),
                raw::TypeParam::TypeVarTuple(node) => ("TypeVarTuple", &node.name, None),
            };
            self.name(name);
            if let Some(bound) = bound {
                self.optional(bound.as_deref());
            }
            match self.asides.type_defaults.get(&place.start) {
                Some(default) => {
                    // A starred default was parsed as a tuple.
                    let written = match default {
                        raw::Expr::Tuple(tuple)
                            if kind == "TypeVarTuple"
                                && matches!(tuple.elts.as_slice(), [raw::Expr::Starred(_)]) =>
                        {
                            &tuple.elts[0]
                        }
                        _ => default,
                    };
                    place.end = place.end.max(range_of(written).end);
                    self.expression(written);
                }
                None => self.absent(),
            }
            self.node(kind, if bound.is_some() { 3 } else { 2 }, Some(place));
        }
        self.steps.push(Step::List(parameters.len()));
    }

    pub(super) fn arguments(&mut self, arguments: &raw::Arguments) {
        for group in [&arguments.posonlyargs, &arguments.args] {
            for argument in group {
                self.argument(&argument.def);
            }
            self.steps.push(Step::List(group.len()));
        }
        self.optional_argument(arguments.vararg.as_deref());
        for argument in &arguments.kwonlyargs {
            self.argument(&argument.def);
        }
        self.steps.push(Step::List(arguments.kwonlyargs.len()));
        for argument in &arguments.kwonlyargs {
            self.optional(argument.default.as_deref());
        }
        self.steps.push(Step::List(arguments.kwonlyargs.len()));
        self.optional_argument(arguments.kwarg.as_deref());
        let mut defaults = 0;
        for argument in arguments.posonlyargs.iter().chain(&arguments.args) {
            if let Some(default) = &argument.default {
                self.expression(default);
                defaults += 1;
            }
        }
        self.steps.push(Step::List(defaults));
        self.node("arguments", 7, None);
    }

    pub(super) fn argument(&mut self, argument: &raw::Arg) {
        self.name(&argument.arg);
        self.optional(argument.annotation.as_deref());
        self.absent();
        self.node("arg", 3, Some(range_of(argument)));
    }

    pub(super) fn optional_argument(&mut self, argument: Option<&raw::Arg>) {
        match argument {
            Some(argument) => self.argument(argument),
            None => self.absent(),
        }
    }
}
