//! The entry points: from a text to its tree.

use std::sync::Arc;

use crate::ast::{Module, Scope, ScopeKind, Statement, StatementKind};
use crate::convert::{Results, convert};
use crate::depth;
use crate::error::{Problem, Result, SyntaxError};
use crate::lexer::{Tokens, tokenize};
use crate::parse::{Goal, parse};
use crate::source::Source;
use crate::symbols::{TopLevel, collect};
use crate::warnings::{self, Suspicion, SyntaxWarning};

/// Parses a module, or the text of an `exec` in module scope.
pub fn parse_module(source: Arc<Source>) -> std::result::Result<Module, SyntaxError> {
    parse_module_in(source, TopLevel::Globals)
}

/// Parses a module or the text of an `exec`, whose names live where `top_level` says.
pub fn parse_module_in(
    source: Arc<Source>,
    top_level: TopLevel,
) -> std::result::Result<Module, SyntaxError> {
    let request = Request {
        goal: Goal::Statements,
        kind: ScopeKind::Module,
        results: Results::Discarded,
        top_level,
    };
    read(source, request)
}

/// Parses the text of an `eval`: one expression. Blanks before it are ignored.
pub fn parse_expression(
    source: Arc<Source>,
    top_level: TopLevel,
) -> std::result::Result<Module, SyntaxError> {
    let request = Request {
        goal: Goal::Expression,
        kind: ScopeKind::Expression,
        results: Results::Discarded,
        top_level,
    };
    read(source, request)
}

/// Parses one statement of the prompt; expressions in it are displayed.
pub fn parse_interactive(
    source: Arc<Source>,
    top_level: TopLevel,
) -> std::result::Result<Module, SyntaxError> {
    let request = Request {
        goal: Goal::Statements,
        kind: ScopeKind::Module,
        results: Results::Displayed,
        top_level,
    };
    let module = read(source, request)?;
    if let Some(second) = second_statement(&module) {
        let message = "multiple statements found while compiling a single statement";
        return Err(Problem::at(message, second).locate(&module.source));
    }
    Ok(module)
}

/// Whether the prompt should ask for another line before it runs a text: something is open, or a block has not been
/// ended by an empty line.
pub fn is_incomplete(text: &str) -> bool {
    let source = Source::shared("<stdin>", text);
    match parse_interactive(source, TopLevel::Globals) {
        Err(error) => error.incomplete,
        Ok(module) => {
            let is_block = module.scope.body.last().is_some_and(is_compound);
            is_block && !text.ends_with('\n')
        }
    }
}

fn is_compound(statement: &Statement) -> bool {
    matches!(
        statement.kind,
        StatementKind::If { .. }
            | StatementKind::While { .. }
            | StatementKind::For(_)
            | StatementKind::With(_)
            | StatementKind::Try(_)
            | StatementKind::Match(_)
            | StatementKind::Function(_)
            | StatementKind::Class(_)
    )
}

/// Where a second statement begins on a line of its own.
fn second_statement(module: &Module) -> Option<u32> {
    let mut previous: Option<&Statement> = None;
    for statement in &module.scope.body {
        if let Some(previous) = previous {
            let between = module
                .source
                .text
                .get(previous.range.end as usize..statement.range.start as usize);
            if between.is_some_and(|between| between.contains('\n')) {
                return Some(statement.range.start);
            }
        }
        previous = Some(statement);
    }
    None
}

#[derive(Clone, Copy)]
struct Request {
    goal: Goal,
    kind: ScopeKind,
    results: Results,
    top_level: TopLevel,
}

fn read(source: Arc<Source>, request: Request) -> std::result::Result<Module, SyntaxError> {
    match scope(&source, request) {
        Ok((scope, mut suspicions)) => {
            suspicions.sort_by_key(|suspicion| suspicion.range.start);
            let warnings = suspicions
                .into_iter()
                .map(|suspicion| SyntaxWarning {
                    message: suspicion.message,
                    range: suspicion.range,
                    line: source.line(suspicion.range.start),
                })
                .collect();
            Ok(Module {
                source,
                scope,
                warnings,
            })
        }
        Err(problem) => Err(problem.locate(&source)),
    }
}

fn scope(source: &Arc<Source>, request: Request) -> Result<(Box<Scope>, Vec<Suspicion>)> {
    if let Some(offset) = source.text.find('\0') {
        return Err(Problem::at(
            "source code cannot contain null bytes",
            offset as u32,
        ));
    }
    let tokens = tokenize(&source.text);
    let depth = depth::measure(&tokens);
    if depth.levels > depth::MAXIMUM {
        return Err(Problem::too_deep());
    }
    if depth.levels <= depth::ORDINARY && depth.elifs <= depth::ORDINARY {
        return scope_of_tokens(source, &tokens, request);
    }
    let work = || scope_of_tokens(source, &tokens, request);
    depth::with_stack(depth.stack_size(), work).unwrap_or_else(|| Err(Problem::too_deep()))
}

fn scope_of_tokens(
    source: &Arc<Source>,
    tokens: &Tokens,
    request: Request,
) -> Result<(Box<Scope>, Vec<Suspicion>)> {
    let text = &source.text;
    let parsed = parse(text, tokens, request.goal)?;
    let symbols = collect(
        &parsed,
        &tokens.tokens,
        request.top_level,
        text.len() as u32,
    )?;
    let (scope, suspicions) = convert(
        source,
        &symbols,
        &parsed.asides,
        &parsed.body,
        request.kind,
        request.results,
    )?;
    let mut all = warnings::escapes(text, tokens);
    all.extend(tokens.suspicions.iter().cloned());
    all.extend(symbols.suspicions);
    all.extend(suspicions);
    Ok((scope, all))
}

impl Drop for Module {
    /// A deep tree is taken apart where there is stack enough for it.
    fn drop(&mut self) {
        let depth = self.scope.total_depth();
        if depth <= depth::ORDINARY {
            return;
        }
        let body = std::mem::take(&mut self.scope.body);
        let size = depth::Depth {
            levels: depth,
            elifs: 0,
        }
        .stack_size();
        depth::with_stack(size, move || drop(body));
    }
}
