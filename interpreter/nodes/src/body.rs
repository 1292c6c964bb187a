//! Bodies of code: statements become an expression whose value is what the code returns.
//!
//! A `return` at the end of a body, or at the end of a branch after which the body ends, is a value in a register and
//! not a jump: `if a: return b`, followed by `return c`, runs as `return b if a else c`. Only a `return` inside a loop,
//! `try`, `with` or `match` leaves its statement by [`Flow::Return`].

use crate::block::{by_length, sequence};
use crate::condition::with_condition;
use crate::conditional::Conditional;
use crate::lower::Lowering;
use crate::operand::Constant;
use crate::traced::{TracedBody, TracedSteps};
use crate::{BoxedNode, BoxedStatement, Flow, Node};
use weft_core::code::SuspendedBody;
use weft_heap::{Frame, Raised, Thread, Value};
use weft_syntax::ast::{self, ScopeKind, StatementKind};

/// How many branches of a body may be nested as values: each takes native stack.
const MOST_CHOICES: usize = 16;

/// Statements, and then a value.
struct Tail<const N: usize> {
    statements: [BoxedStatement; N],
    value: BoxedNode,
}

impl<const N: usize> Node for Tail<N> {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        for statement in &self.statements {
            let flow = statement.execute(thread, frame);
            if flow != Flow::Normal {
                return leave(thread, flow);
            }
        }
        self.value.evaluate(thread, frame)
    }
}

/// A statement at whose end `None` is returned.
struct LastStatement(BoxedStatement);

impl Node for LastStatement {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        match self.0.execute(thread, frame) {
            Flow::Normal => Ok(Value::NONE),
            flow => leave(thread, flow),
        }
    }
}

/// What a body comes to whose statement ended in a way of its own.
#[inline(never)]
fn leave(thread: &Thread, flow: Flow) -> Result<Value, Raised> {
    match flow {
        Flow::Raise => Err(thread.in_flight()),
        Flow::Return => Ok(thread.take_result().unwrap_or(Value::NONE)),
        Flow::Normal | Flow::Break | Flow::Continue | Flow::Yield => Ok(Value::NONE),
    }
}

/// The statements that follow those that are being lowered, to the end of the body.
#[derive(Clone, Copy)]
struct Rest<'r> {
    statements: &'r [ast::Statement],
    then: Option<&'r Rest<'r>>,
}

impl Rest<'_> {
    fn is_empty(&self) -> bool {
        self.statements.is_empty() && self.then.is_none_or(Rest::is_empty)
    }
}

/// Whether what follows these statements never runs.
fn always_leave(statements: &[ast::Statement]) -> bool {
    match statements.last().map(|statement| &statement.kind) {
        Some(StatementKind::Return(_) | StatementKind::Raise { .. }) => true,
        Some(StatementKind::If {
            branches,
            otherwise,
        }) => always_leave(otherwise) && branches.iter().all(|branch| always_leave(&branch.body)),
        _ => false,
    }
}

/// Whether an `if` can be a value without anything being lowered twice: at most one way through it goes on to the rest.
fn chooses(branches: &[ast::Branch], otherwise: &[ast::Statement], rest: &Rest<'_>) -> bool {
    let bodies = branches
        .iter()
        .map(|branch| branch.body.as_slice())
        .chain([otherwise]);
    rest.is_empty() || bodies.filter(|body| !always_leave(body)).count() <= 1
}

impl Lowering<'_> {
    /// Lowers the body of code that is never suspended.
    pub(crate) fn body(&mut self, body: &[ast::Statement]) -> BoxedNode {
        if self.tells() {
            return self.traced_body(body);
        }
        if let Some(annotate) = self.annotate() {
            let body = self.block(body);
            // A module has it while its body runs; a class gets it after its other names.
            let statements = if self.scope().kind == ScopeKind::Class {
                vec![body, annotate]
            } else {
                vec![annotate, body]
            };
            return Box::new(LastStatement(sequence(statements)));
        }
        self.tail(Rest {
            statements: body,
            then: None,
        })
    }

    /// Lowers a body that tells what it does.
    fn traced_body(&mut self, body: &[ast::Statement]) -> BoxedNode {
        let header = self.header();
        let mut statements = Vec::new();
        if self.scope().kind == ScopeKind::Class {
            statements.push(self.line(header));
        }
        let annotate = self.annotate();
        match annotate {
            Some(annotate) if self.scope().kind == ScopeKind::Class => {
                statements.push(self.block(body));
                statements.push(annotate);
            }
            annotate => {
                statements.extend(annotate);
                statements.push(self.block(body));
            }
        }
        let body = Box::new(LastStatement(sequence(statements)));
        Box::new(TracedBody { body, header })
    }

    /// Lowers the body of code that may be suspended. It is not entered again by way of statements that are over.
    pub(crate) fn suspended_body(&mut self, body: &[ast::Statement]) -> SuspendedBody {
        if self.tells() {
            let header = self.header();
            let mut statements = Vec::from_iter(self.annotate());
            let body = self.block(body);
            let body: BoxedStatement = Box::new(TracedSteps { body, header });
            let before = statements.pop();
            return SuspendedBody { before, rest: body };
        }
        let first = body
            .iter()
            .position(|statement| statement.contains_suspension)
            .unwrap_or(body.len());
        let (before, rest) = body.split_at(first);
        let mut statements = Vec::from_iter(self.annotate());
        if !before.is_empty() {
            statements.push(self.block(before));
        }
        SuspendedBody {
            before: (!statements.is_empty()).then(|| sequence(statements)),
            rest: self.block(rest),
        }
    }

    fn tail(&mut self, rest: Rest<'_>) -> BoxedNode {
        let mut before = Vec::new();
        let mut parts = Some(&rest);
        while let Some(part) = parts {
            for (index, statement) in part.statements.iter().enumerate() {
                let following = Rest {
                    statements: &part.statements[index + 1..],
                    then: part.then,
                };
                match &statement.kind {
                    StatementKind::Return(value) => {
                        self.show_statement(statement);
                        let value = match value {
                            Some(value) => self.expression(value),
                            None => Box::new(Constant(Value::NONE)),
                        };
                        return after(before, value);
                    }
                    StatementKind::If {
                        branches,
                        otherwise,
                    } if self.choices + branches.len() <= MOST_CHOICES
                        && chooses(branches, otherwise, &following) =>
                    {
                        self.show_statement(statement);
                        let value = self.choice(branches, otherwise, &following);
                        return after(before, value);
                    }
                    StatementKind::Pass => self.show_statement(statement),
                    _ => before.push(self.statement(statement)),
                }
            }
            parts = part.then;
        }
        if before.is_empty() {
            return Box::new(Constant(Value::NONE));
        }
        Box::new(LastStatement(sequence(before)))
    }

    fn choice(
        &mut self,
        branches: &[ast::Branch],
        otherwise: &[ast::Statement],
        following: &Rest<'_>,
    ) -> BoxedNode {
        let Some((branch, others)) = branches.split_first() else {
            return self.tail(Rest {
                statements: otherwise,
                then: Some(following),
            });
        };
        let condition = self.condition(&branch.condition);
        self.choices += 1;
        self.most_choices = self.most_choices.max(self.choices);
        let value = self.tail(Rest {
            statements: &branch.body,
            then: (!always_leave(&branch.body)).then_some(following),
        });
        let otherwise = self.choice(others, otherwise, following);
        self.choices -= 1;
        with_condition!(condition, condition => Box::new(Conditional { condition, value, otherwise }))
    }
}

/// The value after the statements.
fn after(statements: Vec<BoxedStatement>, value: BoxedNode) -> BoxedNode {
    if statements.is_empty() {
        return value;
    }
    by_length!(statements, array => Box::new(Tail { statements: array, value }), {
        Box::new(Tail { statements: [sequence(statements)], value })
    }, [1, 2, 3, 4, 5, 6, 7, 8])
}
