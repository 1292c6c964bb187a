//! Writes a tree as Python text: temporaries as variables, suspensions as statements.

mod expression;

use expression::binary;
use weft_syntax::ast::{
    Body, ComprehensionElement, Element, Expression, ExpressionKind, Function, ImportBinding,
    Iteration, LocalId, Name, Place, Reference, ReferenceKind, Scope, Statement, StatementKind,
    SuspendKind, Suspension, Synchrony, Target, TryKind,
};

/// Writes the statements of a module.
pub fn print(scope: &Scope) -> String {
    let mut printer = Printer {
        scope,
        output: String::new(),
        level: 0,
    };
    printer.body(&scope.body);
    printer.output
}

struct Printer<'a> {
    scope: &'a Scope,
    output: String,
    level: usize,
}

impl Printer<'_> {
    fn line(&mut self, text: &str) {
        self.output.push_str(&"    ".repeat(self.level));
        self.output.push_str(text);
        self.output.push('\n');
    }

    fn body(&mut self, body: &Body) {
        if body.is_empty() {
            self.line("pass");
        }
        for statement in body {
            self.statement(statement);
        }
    }

    fn block(&mut self, head: &str, body: &Body) {
        self.line(head);
        self.level += 1;
        self.body(body);
        self.level -= 1;
    }

    fn in_scope(&mut self, scope: &Scope, write: impl FnOnce(&mut Printer<'_>)) {
        let mut inner = Printer {
            scope,
            output: String::new(),
            level: self.level,
        };
        write(&mut inner);
        self.output.push_str(&inner.output);
    }

    fn local(&self, local: LocalId) -> String {
        let name = &self.scope.locals[local.0 as usize];
        if local.0 < self.scope.visible_locals {
            return if &**name == ".0" {
                "_0".to_owned()
            } else {
                name.to_string()
            };
        }
        if &**name == "." {
            format!("_t{}", local.0)
        } else {
            format!("{name}_{}", local.0)
        }
    }

    fn name(&self, name: &Name) -> String {
        match name.place {
            Place::Local(local) => self.local(local),
            _ => name.name.to_string(),
        }
    }

    fn statement(&mut self, statement: &Statement) {
        match &statement.kind {
            StatementKind::Expression(value) | StatementKind::Display(value) => {
                let text = self.expression(value);
                self.line(&text);
            }
            StatementKind::Assign { targets, value } => {
                let mut text = String::new();
                for target in targets {
                    text.push_str(&self.target(target));
                    text.push_str(" = ");
                }
                text.push_str(&self.expression(value));
                self.line(&text);
            }
            StatementKind::AugmentedAssign {
                target,
                operator,
                value,
            } => {
                let text = format!(
                    "{} {}= {}",
                    self.reference(target),
                    binary(*operator),
                    self.expression(value)
                );
                self.line(&text);
            }
            StatementKind::Delete(targets) => {
                let targets: Vec<String> = targets
                    .iter()
                    .map(|target| self.reference(target))
                    .collect();
                self.line(&format!("del {}", targets.join(", ")));
            }
            StatementKind::If {
                branches,
                otherwise,
            } => {
                for (index, branch) in branches.iter().enumerate() {
                    let keyword = if index == 0 { "if" } else { "elif" };
                    let head = format!("{keyword} {}:", self.expression(&branch.condition));
                    self.block(&head, &branch.body);
                }
                if !otherwise.is_empty() {
                    self.block("else:", otherwise);
                }
            }
            StatementKind::While {
                condition,
                body,
                otherwise,
            } => {
                let head = format!("while {}:", self.expression(condition));
                self.block(&head, body);
                if !otherwise.is_empty() {
                    self.block("else:", otherwise);
                }
            }
            StatementKind::For(parts) => {
                let keyword = match parts.iteration {
                    Iteration::Iterable | Iteration::Iterator => "for",
                    Iteration::AsyncIterable | Iteration::AsyncIterator => "async for",
                };
                let head = format!(
                    "{keyword} {} in {}:",
                    self.target(&parts.target),
                    self.expression(&parts.iterable)
                );
                self.block(&head, &parts.body);
                if !parts.otherwise.is_empty() {
                    self.block("else:", &parts.otherwise);
                }
            }
            StatementKind::With(parts) => {
                let keyword = match parts.synchrony {
                    Synchrony::Synchronous => "with",
                    Synchrony::Asynchronous => "async with",
                };
                let mut head = format!("{keyword} {}", self.expression(&parts.context));
                if let Some(target) = &parts.target {
                    head.push_str(&format!(" as {}", self.target(target)));
                }
                self.block(&format!("{head}:"), &parts.body);
            }
            StatementKind::Try(parts) => {
                self.block("try:", &parts.body);
                for handler in &parts.handlers {
                    let mut head = match parts.kind {
                        TryKind::Except => "except".to_owned(),
                        TryKind::ExceptGroup => "except*".to_owned(),
                    };
                    if !handler.before.is_empty() {
                        self.block("before:", &handler.before);
                    }
                    if let Some(class) = &handler.exception {
                        head.push_str(&format!(" {}", self.expression(class)));
                    }
                    if let Some(name) = &handler.name {
                        head.push_str(&format!(" as {}", self.name(name)));
                    }
                    self.block(&format!("{head}:"), &handler.body);
                }
                if !parts.otherwise.is_empty() {
                    self.block("else:", &parts.otherwise);
                }
                if !parts.finally.is_empty() {
                    self.block("finally:", &parts.finally);
                }
            }
            StatementKind::Match(parts) => {
                let head = format!("match {}:", self.expression(&parts.subject));
                self.line(&head);
                self.level += 1;
                for case in &parts.cases {
                    let mut head = format!("case {}", self.pattern(&case.pattern));
                    if !case.before_guard.is_empty() {
                        self.block("before:", &case.before_guard);
                    }
                    if let Some(guard) = &case.guard {
                        head.push_str(&format!(" if {}", self.expression(guard)));
                    }
                    self.block(&format!("{head}:"), &case.body);
                }
                self.level -= 1;
            }
            StatementKind::Raise { exception, cause } => {
                let mut text = "raise".to_owned();
                if let Some(exception) = exception {
                    text.push_str(&format!(" {}", self.expression(exception)));
                }
                if let Some(cause) = cause {
                    text.push_str(&format!(" from {}", self.expression(cause)));
                }
                self.line(&text);
            }
            StatementKind::Assert { condition, message } => {
                let mut text = format!("assert {}", self.expression(condition));
                if let Some(message) = message {
                    text.push_str(&format!(", {}", self.expression(message)));
                }
                self.line(&text);
            }
            StatementKind::Import(names) => {
                for name in names {
                    let text = match name.binding {
                        ImportBinding::TopLevel => format!("import {}", name.module),
                        ImportBinding::Whole => {
                            format!("import {} as {}", name.module, self.name(&name.target))
                        }
                    };
                    self.line(&text);
                }
            }
            StatementKind::ImportFrom {
                module,
                level,
                names,
            } => {
                for name in names {
                    let dots = ".".repeat(*level as usize);
                    self.line(&format!(
                        "from {dots}{module} import {} as {}",
                        name.name,
                        self.name(&name.target)
                    ));
                }
            }
            StatementKind::ImportAll { module, level } => {
                self.line(&format!(
                    "from {}{module} import *",
                    ".".repeat(*level as usize)
                ));
            }
            StatementKind::Return(value) => {
                let value = value.as_ref().map_or(String::new(), |value| {
                    format!(" {}", self.expression(value))
                });
                self.line(&format!("return{value}"));
            }
            StatementKind::Break => self.line("break"),
            StatementKind::Continue => self.line("continue"),
            StatementKind::Pass => self.line("pass"),
            StatementKind::Function(definition) => {
                for decorator in &definition.decorators {
                    let text = format!("@{}", self.expression(decorator));
                    self.line(&text);
                }
                let function = &definition.function;
                let scope = &function.scope;
                let keyword = match scope.suspension {
                    Suspension::Coroutine | Suspension::AsyncGenerator => "async def",
                    Suspension::None | Suspension::Generator => "def",
                };
                let parameters = self.parameters(function);
                self.line(&format!(
                    "{keyword} {}({parameters}):",
                    self.name(&definition.target)
                ));
                self.level += 1;
                self.declarations(scope);
                self.in_scope(scope, |printer| printer.body(&scope.body));
                self.level -= 1;
            }
            StatementKind::Class(definition) => {
                for decorator in &definition.decorators {
                    let text = format!("@{}", self.expression(decorator));
                    self.line(&text);
                }
                let mut arguments: Vec<String> = definition
                    .bases
                    .iter()
                    .map(|base| self.element(base))
                    .collect();
                arguments.extend(
                    definition
                        .keywords
                        .iter()
                        .map(|keyword| self.keyword(keyword)),
                );
                self.line(&format!(
                    "class {}({}):",
                    self.name(&definition.target),
                    arguments.join(", ")
                ));
                self.level += 1;
                let scope = &definition.scope;
                self.in_scope(scope, |printer| printer.body(&scope.body));
                self.level -= 1;
            }
            StatementKind::TypeAlias { target, value, .. } => {
                let text = match value.body.last().map(|last| &last.kind) {
                    Some(StatementKind::Return(Some(value))) => self.expression(value),
                    _ => String::new(),
                };
                self.line(&format!("type {} = {text}", self.name(target)));
            }
            StatementKind::Suspend { kind, value, into } => {
                let keyword = match kind {
                    SuspendKind::Yield => "yield",
                    SuspendKind::YieldFrom => "yield from",
                    SuspendKind::Await => "await",
                };
                let value = value.as_ref().map_or(String::new(), |value| {
                    format!(" {}", self.expression(value))
                });
                let target = into.map_or(String::new(), |into| format!("{} = ", self.local(into)));
                self.line(&format!("{target}{keyword}{value}"));
            }
            StatementKind::SetTemporary { local, value } => {
                let text = format!("{} = {}", self.local(*local), self.expression(value));
                self.line(&text);
            }
            StatementKind::Collect { into, element } => {
                let into = self.local(*into);
                let text = match element {
                    ComprehensionElement::List(value) => {
                        format!("{into}.append({})", self.expression(value))
                    }
                    ComprehensionElement::Set(value) => {
                        format!("{into}.add({})", self.expression(value))
                    }
                    ComprehensionElement::Dictionary { key, value } => {
                        format!(
                            "{into}.__setitem__({}, {})",
                            self.expression(key),
                            self.expression(value)
                        )
                    }
                };
                self.line(&text);
            }
            StatementKind::BeginComprehension { .. } => {}
        }
    }

    /// What a function's own statements no longer say.
    fn declarations(&mut self, scope: &Scope) {
        let outer: Vec<&str> = scope
            .frees
            .iter()
            .map(|free| &*free.name)
            .filter(|name| !name.starts_with("__"))
            .collect();
        if !outer.is_empty() {
            self.line(&format!("nonlocal {}", outer.join(", ")));
        }
        if scope.suspension == Suspension::Generator
            && !scope
                .body
                .iter()
                .any(|statement| statement.contains_suspension)
        {
            self.line("if False: yield");
        }
    }

    fn parameters(&self, function: &Function) -> String {
        let scope = &function.scope;
        let shape = &scope.parameters;
        let mut items: Vec<String> = Vec::new();
        let first_default = shape.positional as usize - function.defaults.len();
        for index in 0..shape.positional as usize {
            let mut item = scope.locals[index].to_string();
            if index >= first_default {
                item.push_str(&format!(
                    "={}",
                    self.expression(&function.defaults[index - first_default])
                ));
            }
            items.push(item);
            if index + 1 == shape.positional_only as usize {
                items.push("/".to_owned());
            }
        }
        if let Some(arguments) = shape.arguments {
            items.push(format!("*{}", scope.locals[arguments.0 as usize]));
        } else if shape.keyword_only > 0 {
            items.push("*".to_owned());
        }
        for index in 0..shape.keyword_only {
            let local = LocalId(shape.positional + index);
            let mut item = scope.locals[local.0 as usize].to_string();
            if let Some(default) = function
                .keyword_defaults
                .iter()
                .find(|default| default.parameter == local)
            {
                item.push_str(&format!("={}", self.expression(&default.value)));
            }
            items.push(item);
        }
        if let Some(keywords) = shape.keywords {
            items.push(format!("**{}", scope.locals[keywords.0 as usize]));
        }
        items.join(", ")
    }

    fn target(&self, target: &Target) -> String {
        match target {
            Target::Reference(reference) => self.reference(reference),
            Target::Unpack(unpack) => {
                let mut items: Vec<String> = unpack
                    .before
                    .iter()
                    .map(|target| self.target(target))
                    .collect();
                if let Some(starred) = &unpack.starred {
                    items.push(format!("*{}", self.target(starred)));
                }
                items.extend(unpack.after.iter().map(|target| self.target(target)));
                format!("[{}]", items.join(", "))
            }
        }
    }

    fn reference(&self, reference: &Reference) -> String {
        match &reference.kind {
            ReferenceKind::Name(name) => self.name(name),
            ReferenceKind::Attribute { value, name, .. } => {
                format!("{}.{name}", self.expression(value))
            }
            ReferenceKind::Subscript { value, index } => {
                format!("{}[{}]", self.expression(value), self.index(index))
            }
            ReferenceKind::Temporary(local) => self.local(*local),
        }
    }

    fn index(&self, index: &Expression) -> String {
        match &index.kind {
            ExpressionKind::Slice { lower, upper, step } => {
                let bound = |bound: &Option<Box<Expression>>| {
                    bound
                        .as_ref()
                        .map_or(String::new(), |bound| self.expression(bound))
                };
                format!("{}:{}:{}", bound(lower), bound(upper), bound(step))
            }
            ExpressionKind::Tuple(elements) if !elements.is_empty() => {
                let items: Vec<String> = elements
                    .iter()
                    .map(|element| match element {
                        Element::Single(value) => self.index(value),
                        Element::Unpack(_) => self.element(element),
                    })
                    .collect();
                format!("{},", items.join(", "))
            }
            _ => self.expression(index),
        }
    }
}
