//! The steps, and how they are had of a text.

use std::sync::Arc;

use rustpython_parser::ast as raw;

use crate::ast::{Constant, Range};
use crate::depth;
use crate::error::{Problem, Result, SyntaxError};
use crate::lexer::tokenize;
use crate::parse::{Asides, Goal, Parsed, parse};
use crate::source::Source;
use crate::symbols::{Outermost, collect};

/// A step: it puts a value on a stack, or makes one of the values on top of it.
#[derive(Clone, Debug)]
pub enum Step {
    /// A constant.
    Constant(Constant),
    /// An identifier.
    Name(String),
    /// A small number, for fields that are neither nodes nor constants.
    Number(i64),
    /// A field that has nothing in it.
    Absent,
    /// A list of the last values.
    List(usize),
    /// A node whose fields are the last values.
    Node {
        /// CPython's name of its class.
        kind: &'static str,
        /// How many fields it has.
        fields: usize,
        /// Where it stands, if such nodes have a place.
        range: Option<Range>,
    },
}

/// What kind of text a tree is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutlineKind {
    /// A module.
    Module,
    /// One expression.
    Expression,
    /// Statements at the prompt.
    Interactive,
}

/// Errors that CPython finds after the tree is made.
const LATER_PROBLEMS: &[&str] = &[
    "outside function",
    "outside async function",
    "inside async function",
    "outside loop",
    "not properly in loop",
    "prior to global declaration",
    "prior to nonlocal declaration",
    "before global declaration",
    "before nonlocal declaration",
    "is parameter and",
    "is nonlocal and global",
    "no binding for nonlocal",
    "nonlocal declaration not allowed",
    "duplicate parameter",
    "duplicate argument",
    "annotated name",
    "__future__",
    "future feature",
    "import * only allowed",
    "asynchronous comprehension",
    "cannot be used within",
    "comprehension iteration variable",
    "cannot be used in a comprehension iterable",
    "multiple starred expressions",
    "starred assignment target must be in a list or tuple",
    "can't use starred expression here",
    "makes remaining patterns unreachable",
    "multiple assignments to name",
    "alternative patterns bind different names",
];

/// Gives the steps that build the tree of a text.
///
/// # Errors
/// What CPython's parser says of a text that is no program.
pub fn outline(
    source: &Arc<Source>,
    kind: OutlineKind,
) -> std::result::Result<Vec<Step>, SyntaxError> {
    steps(source, kind).map_err(|problem| {
        let mut error = problem.locate(source);
        if kind != OutlineKind::Expression {
            error.text.push('\n');
        }
        error
    })
}

fn steps(source: &Arc<Source>, kind: OutlineKind) -> Result<Vec<Step>> {
    let text = &source.text;
    let tokens = tokenize(text);
    let depth = depth::measure(&tokens);
    if depth.levels > depth::MAXIMUM {
        return Err(Problem::too_deep());
    }
    let work = || {
        let goal = match kind {
            OutlineKind::Expression => Goal::Expression,
            OutlineKind::Module | OutlineKind::Interactive => Goal::Statements,
        };
        let parsed = parse(text, &tokens, goal)?;
        check(&parsed, text, &tokens.tokens)?;
        let mut outliner = Outliner {
            source,
            asides: &parsed.asides,
            steps: Vec::new(),
        };
        outliner.whole(kind, &parsed.body);
        Ok(outliner.steps)
    };
    if depth.levels <= depth::ORDINARY && depth.elifs <= depth::ORDINARY {
        return work();
    }
    depth::with_stack(depth.stack_size(), work).unwrap_or_else(|| Err(Problem::too_deep()))
}

/// The parser leaves some errors of CPython's to the pass over names.
fn check(parsed: &Parsed, text: &str, tokens: &[crate::lexer::Token]) -> Result<()> {
    match collect(parsed, tokens, Outermost::default(), text.len() as u32) {
        Err(problem)
            if !LATER_PROBLEMS
                .iter()
                .any(|later| problem.message.contains(later)) =>
        {
            Err(problem)
        }
        _ => Ok(()),
    }
}

pub(super) struct Outliner<'a> {
    pub(super) source: &'a Source,
    pub(super) asides: &'a Asides,
    pub(super) steps: Vec<Step>,
}

impl Outliner<'_> {
    pub(super) fn whole(&mut self, kind: OutlineKind, body: &[raw::Stmt]) {
        match kind {
            OutlineKind::Module => {
                self.statements(body);
                self.steps.push(Step::List(0));
                self.node("Module", 2, None);
            }
            OutlineKind::Interactive => {
                self.statements(body);
                self.node("Interactive", 1, None);
            }
            OutlineKind::Expression => {
                if let Some(raw::Stmt::Return(value)) = body.first() {
                    self.optional(value.value.as_deref());
                }
                self.node("Expression", 1, None);
            }
        }
    }

    pub(super) fn node(&mut self, kind: &'static str, fields: usize, range: Option<Range>) {
        self.steps.push(Step::Node {
            kind,
            fields,
            range,
        });
    }

    pub(super) fn name(&mut self, name: &str) {
        self.steps.push(Step::Name(name.to_owned()));
    }

    pub(super) fn absent(&mut self) {
        self.steps.push(Step::Absent);
    }

    pub(super) fn optional_name(&mut self, name: Option<&raw::Identifier>) {
        match name {
            Some(name) => self.name(name),
            None => self.absent(),
        }
    }

    pub(super) fn names(&mut self, names: &[raw::Identifier]) {
        for name in names {
            self.name(name);
        }
        self.steps.push(Step::List(names.len()));
    }

    pub(super) fn optional(&mut self, expression: Option<&raw::Expr>) {
        match expression {
            Some(expression) => self.expression(expression),
            None => self.absent(),
        }
    }

    pub(super) fn expressions(&mut self, expressions: &[raw::Expr]) {
        for expression in expressions {
            self.expression(expression);
        }
        self.steps.push(Step::List(expressions.len()));
    }

    pub(super) fn statements(&mut self, body: &[raw::Stmt]) {
        for statement in body {
            self.statement(statement);
        }
        self.steps.push(Step::List(body.len()));
    }

    pub(super) fn context(&mut self, context: raw::ExprContext) {
        let kind = match context {
            raw::ExprContext::Load => "Load",
            raw::ExprContext::Store => "Store",
            raw::ExprContext::Del => "Del",
        };
        self.node(kind, 0, None);
    }
}
