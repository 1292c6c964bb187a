//! The entry points: from a text to its tree.

use std::sync::Arc;

use crate::ast::{Module, Range, Scope, ScopeKind, Statement, StatementKind};
use crate::convert::{Results, convert};
use crate::depth;
use crate::error::{Extent, Problem, Result, Stage, SyntaxError};
use crate::interrupt::{check_now, is_interruption};
use crate::lexer::{Tokens, tokenize};
use crate::parse::{Goal, parse};
use crate::source::{Form, Source};
use crate::symbols::{Awaits, Outermost, TopLevel, collect};
use crate::warnings::{self, Suspicion, SyntaxWarning};

/// Parses a module, or the text of an `exec` in module scope.
pub fn parse_module(source: Arc<Source>) -> std::result::Result<Module, SyntaxError> {
    parse_module_in(source, TopLevel::Globals)
}

/// Parses a module or the text of an `exec`, whose outermost level is as `outermost` says.
pub fn parse_module_in(
    source: Arc<Source>,
    outermost: impl Into<Outermost>,
) -> std::result::Result<Module, SyntaxError> {
    let request = Request {
        goal: Goal::Statements,
        kind: ScopeKind::Module,
        results: Results::Discarded,
        outermost: outermost.into(),
    };
    read(source, request)
}

/// Parses the text of an `eval`: one expression. Blanks before it are ignored.
pub fn parse_expression(
    source: Arc<Source>,
    outermost: impl Into<Outermost>,
) -> std::result::Result<Module, SyntaxError> {
    let request = Request {
        goal: Goal::Expression,
        kind: ScopeKind::Expression,
        results: Results::Discarded,
        outermost: outermost.into(),
    };
    read(source, request)
}

/// Parses one statement of the prompt; expressions in it are displayed.
pub fn parse_interactive(
    source: Arc<Source>,
    outermost: impl Into<Outermost>,
) -> std::result::Result<Module, SyntaxError> {
    let request = Request {
        goal: Goal::Statements,
        kind: ScopeKind::Module,
        results: Results::Displayed,
        outermost: outermost.into(),
    };
    let module = read(source, request)?;
    match second_statement(&module) {
        Some(problem) => Err(problem.locate(&module.source)),
        None => Ok(module),
    }
}

/// Whether the prompt should ask for another line before it runs a text: something is open, or a block has not been
/// ended by an empty line.
pub fn is_incomplete(text: &str) -> bool {
    let source = Source::shared("<stdin>", text);
    let outermost = Outermost {
        names: TopLevel::Globals,
        awaits: Awaits::Allowed,
    };
    match parse_interactive(source, outermost) {
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

/// The error for a second statement on a line of its own. CPython stops reading at the end of the first, which is a
/// line end after a simple statement and the next token after a compound one.
fn second_statement(module: &Module) -> Option<Box<Problem>> {
    let text = &module.source.text;
    for pair in module.scope.body.windows(2) {
        let [first, second] = pair else { continue };
        let (end, start) = (first.range.end as usize, second.range.start as usize);
        let Some(between) = text.get(end..start).filter(|text| text.contains('\n')) else {
            continue;
        };
        if is_compound(first) {
            let tokens = tokenize(text).tokens;
            let token = tokens
                .iter()
                .find(|token| token.start as usize == start && token.end > token.start);
            let range = token.map_or(second.range, |token| token.range());
            return Some(Problem::new("invalid syntax", range));
        }
        let code = between.trim_start_matches([' ', '\t', ';']);
        let code_end = end + between.len() - code.len();
        let line_end = end + between.find('\n').unwrap_or(between.len()) + 1;
        let message = "multiple statements found while compiling a single statement";
        let range = Range::new(code_end as u32, line_end as u32);
        return Some(Problem::new(message, range).with_extent(Extent::OneLine));
    }
    None
}

#[derive(Clone, Copy)]
struct Request {
    goal: Goal,
    kind: ScopeKind,
    results: Results,
    outermost: Outermost,
}

impl Request {
    fn form(&self) -> Form {
        match (self.goal, self.results) {
            (Goal::Expression, _) => Form::Expression,
            (Goal::Statements, Results::Displayed) => Form::Interactive,
            (Goal::Statements, Results::Discarded) => Form::Module,
        }
    }
}

fn read(source: Arc<Source>, request: Request) -> std::result::Result<Module, SyntaxError> {
    match scope(&source, request) {
        Ok((scope, suspicions)) => {
            let _ = source.origin.set((request.form(), request.outermost));
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
                tree: None,
            })
        }
        Err(problem) => {
            if is_interruption(&problem) {
                // Where it was is nobody's concern, and takes time to find out.
                return Err(problem.locate(&Source::shared("", "")));
            }
            let mut error = problem.locate(&source);
            if request.goal == Goal::Expression {
                note_missing_end(&mut error, &source.text);
            }
            // CPython ends the last line of a file if nothing else does.
            let ends_lines = request.goal == Goal::Statements
                && matches!(request.results, Results::Discarded)
                || error.line < source.line_count();
            if ends_lines && error.stage != Stage::Tokeniser {
                error.text.push('\n');
            }
            Err(error)
        }
    }
}

/// Where nothing stands any more CPython gives the last line of an expression, and no column.
fn note_missing_end(error: &mut SyntaxError, text: &str) {
    let is_blank = |text: &str| {
        text.lines()
            .all(|line| line.trim_start().is_empty() || line.trim_start().starts_with('#'))
    };
    let rest = text.get(error.range.start as usize..).unwrap_or_default();
    let ends_here = is_blank(text) || (is_blank(rest) && !rest.contains('\n'));
    if !ends_here || error.incomplete || error.message != "invalid syntax" {
        return;
    }
    error.line = text.lines().count() as u32;
    error.end_line = error.line;
    (error.column, error.end_column) = (0, 0);
    let last = text.split_inclusive('\n').next_back().unwrap_or_default();
    last.trim_end_matches('\n').clone_into(&mut error.text);
}

fn scope(source: &Arc<Source>, request: Request) -> Result<(Box<Scope>, Vec<Suspicion>)> {
    if let Some(offset) = memchr::memchr(0, source.text.as_bytes()) {
        return Err(Problem::at(
            "source code cannot contain null bytes",
            offset as u32,
        ));
    }
    // A single token may be very long, and so may decoding have been, while tokens are what each stage counts.
    check_now()?;
    let tokens = tokenize(&source.text);
    if let Some(stopped) = tokens
        .stopped
        .as_ref()
        .filter(|stopped| is_interruption(stopped))
    {
        return Err(stopped.clone());
    }
    check_now()?;
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
    check_now()?;
    let symbols = collect(
        &parsed,
        &tokens.tokens,
        request.outermost,
        text.len() as u32,
    )?;
    check_now()?;
    let (scope, suspicions) = convert(
        source,
        &symbols,
        &parsed.asides,
        &parsed.body,
        request.kind,
        request.results,
    )?;
    check_now()?;
    // What CPython's tokeniser and parser warn of comes before what its compiler does.
    let mut all = warnings::escapes(text, tokens);
    all.extend(tokens.suspicions.iter().cloned());
    let mut later = symbols.suspicions;
    later.extend(suspicions);
    for stage in [&mut all, &mut later] {
        stage.sort_by_key(|suspicion| suspicion.range.start);
    }
    all.extend(later);
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
