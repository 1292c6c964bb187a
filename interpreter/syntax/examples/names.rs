//! Prints the variables of every scope of the files named on the command line, one scope a line, for comparison with
//! what CPython's code objects say.

use std::collections::BTreeSet;

use weft_syntax::ast::{
    Body, ClassDefinition, Expression, ExpressionKind, Function, Scope, Statement, StatementKind,
    TypeParameters,
};
use weft_syntax::{Source, parse_module};

fn main() {
    for path in std::env::args().skip(1) {
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        let Ok(module) = parse_module(Source::shared(path.as_str(), text)) else {
            continue;
        };
        println!("# {path}");
        print_scope(&module.scope);
    }
}

fn print_scope(scope: &Scope) {
    let list = |names: &mut dyn Iterator<Item = String>| {
        let names: BTreeSet<String> = names.filter(|name| name != ".").collect();
        names.into_iter().collect::<Vec<_>>().join(",")
    };
    let parameters = &scope.parameters;
    println!(
        "{}|{}|{}|{}|{}|{}|{}|{:?}",
        scope.qualified_name,
        scope.first_line,
        parameters.positional,
        parameters.keyword_only,
        list(&mut scope.locals.iter().map(|name| name.to_string())),
        list(&mut scope.cells.iter().map(|cell| cell.name.to_string())),
        list(&mut scope.frees.iter().map(|free| free.name.to_string())),
        scope.suspension,
    );
    if let Some(annotate) = &scope.annotate {
        print_scope(annotate);
    }
    body(&scope.body);
}

fn body(statements: &Body) {
    statements.iter().for_each(statement);
}

/// Finds scopes by way of the debug form's structure being too coarse: a plain walk.
fn statement(statement: &Statement) {
    match &statement.kind {
        StatementKind::Expression(value) | StatementKind::Display(value) => expression(value),
        StatementKind::Assign { value, .. } | StatementKind::AugmentedAssign { value, .. } => {
            expression(value)
        }
        StatementKind::SetTemporary { value, .. } => expression(value),
        StatementKind::Return(Some(value)) => expression(value),
        StatementKind::Suspend {
            value: Some(value), ..
        } => expression(value),
        StatementKind::If {
            branches,
            otherwise,
        } => {
            for branch in branches {
                expression(&branch.condition);
                body(&branch.body);
            }
            body(otherwise);
        }
        StatementKind::While {
            condition,
            body: inner,
            otherwise,
        } => {
            expression(condition);
            body(inner);
            body(otherwise);
        }
        StatementKind::For(parts) => {
            expression(&parts.iterable);
            body(&parts.body);
            body(&parts.otherwise);
        }
        StatementKind::With(parts) => {
            expression(&parts.context);
            body(&parts.body);
        }
        StatementKind::Try(parts) => {
            body(&parts.body);
            parts
                .handlers
                .iter()
                .for_each(|handler| body(&handler.body));
            body(&parts.otherwise);
            body(&parts.finally);
        }
        StatementKind::Match(parts) => {
            expression(&parts.subject);
            parts.cases.iter().for_each(|case| body(&case.body));
        }
        StatementKind::Function(definition) => {
            definition.decorators.iter().for_each(expression);
            type_parameters(definition.type_parameters.as_ref());
            function(&definition.function);
        }
        StatementKind::Class(definition) => class(definition),
        StatementKind::TypeAlias {
            type_parameters: parameters,
            value,
            ..
        } => {
            type_parameters(parameters.as_ref());
            print_scope(value);
        }
        StatementKind::Raise {
            exception: Some(value),
            ..
        } => expression(value),
        StatementKind::Assert { condition, .. } => expression(condition),
        _ => {}
    }
}

fn type_parameters(_parameters: Option<&TypeParameters>) {}

fn class(definition: &ClassDefinition) {
    definition.decorators.iter().for_each(expression);
    print_scope(&definition.scope);
}

fn function(function: &Function) {
    function.defaults.iter().for_each(expression);
    if let Some(annotate) = &function.annotate {
        print_scope(annotate);
    }
    print_scope(&function.scope);
}

fn expression(value: &Expression) {
    match &value.kind {
        ExpressionKind::Lambda(lambda) => function(lambda),
        ExpressionKind::Generator(generator) => {
            expression(&generator.iterable);
            print_scope(&generator.scope);
        }
        ExpressionKind::Call(call) => {
            expression(&call.function);
            for argument in &call.arguments {
                let (weft_syntax::ast::Element::Single(value)
                | weft_syntax::ast::Element::Unpack(value)) = argument;
                expression(value);
            }
            for keyword in &call.keywords {
                match keyword {
                    weft_syntax::ast::Keyword::Named { value, .. }
                    | weft_syntax::ast::Keyword::Unpack(value) => {
                        expression(value);
                    }
                }
            }
        }
        ExpressionKind::Attribute { value, .. } => expression(value),
        ExpressionKind::Binary { left, right, .. } => {
            expression(left);
            expression(right);
        }
        _ => {}
    }
}
