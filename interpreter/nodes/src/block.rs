//! Statements in order, and the simplest statements.

use crate::lower::Lowering;
use crate::suspend::Yield;
use crate::{At, BoxedNode, BoxedStatement, Flow, Never, Resume, Statement, attempt};
use weft_heap::{Frame, FrameSlot, Thread, Value};
use weft_syntax::ast::{self, StatementKind, SuspendKind};

/// A fixed number of statements, each with its own call site.
struct Fixed<const N: usize>([BoxedStatement; N]);

impl<const N: usize> Statement for Fixed<N> {
    #[inline]
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        for statement in &self.0 {
            let flow = statement.execute(thread, frame);
            if flow != Flow::Normal {
                return flow;
            }
        }
        Flow::Normal
    }
}

/// Any number of statements.
struct Block(Vec<BoxedStatement>);

impl Statement for Block {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        for statement in &self.0 {
            let flow = statement.execute(thread, frame);
            if flow != Flow::Normal {
                return flow;
            }
        }
        Flow::Normal
    }
}

/// A statement of a body that may be suspended.
enum Step {
    Statement(BoxedStatement),
    Yield(Yield),
}

/// The `yield` of a generator expression, whose frame may have a sink for the items.
struct Give {
    resume: At,
    step: Yield,
    sink: FrameSlot,
}

impl Statement for Give {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        if self.resume.take(frame) != 0 {
            return self.step.receive(thread, frame);
        }
        if attempt!(self.step.give(thread, frame, self.sink)) {
            return Flow::Normal;
        }
        self.resume.put(frame, 1);
        Flow::Yield
    }
}

/// A `yield` with nothing before or after it.
struct Alone {
    resume: At,
    step: Yield,
}

impl Statement for Alone {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        if self.resume.take(frame) != 0 {
            return self.step.receive(thread, frame);
        }
        attempt!(self.step.suspend(thread, frame));
        self.resume.put(frame, 1);
        Flow::Yield
    }
}

/// Statements of which one may be suspended. Whoever has them keeps where that was, in a slot that holds 1 and the part
/// of these that is suspended, which counts from 1: loops have a use for the number 1 itself.
pub(super) struct Steps(Vec<Step>);

impl Steps {
    /// Runs all statements.
    #[inline(always)]
    pub(super) fn begin(&self, thread: &Thread, frame: Frame<'_>, resume: At) -> Flow {
        self.run_from(thread, frame, resume, 0)
    }

    /// Goes on with the part that is suspended.
    #[inline(always)]
    pub(super) fn go_on(&self, thread: &Thread, frame: Frame<'_>, resume: At, part: usize) -> Flow {
        let flow = match self.0.get(part - 1) {
            Some(Step::Yield(step)) => step.receive(thread, frame),
            Some(Step::Statement(statement)) => statement.execute(thread, frame),
            None => Flow::Normal,
        };
        if flow == Flow::Normal {
            return self.run_from(thread, frame, resume, part);
        }
        Steps::leave(frame, resume, part, flow)
    }

    #[inline(always)]
    fn run_from(&self, thread: &Thread, frame: Frame<'_>, resume: At, first: usize) -> Flow {
        let mut index = first;
        while let Some(step) = self.0.get(index) {
            index += 1;
            match step {
                Step::Statement(statement) => {
                    let flow = statement.execute(thread, frame);
                    if flow != Flow::Normal {
                        return Steps::leave(frame, resume, index, flow);
                    }
                }
                Step::Yield(step) => {
                    attempt!(step.suspend(thread, frame));
                    resume.put(frame, index + 1);
                    return Flow::Yield;
                }
            }
        }
        Flow::Normal
    }

    #[inline(always)]
    fn leave(frame: Frame<'_>, resume: At, part: usize, flow: Flow) -> Flow {
        if flow == Flow::Yield {
            resume.put(frame, part + 1);
        }
        flow
    }
}

/// Statements that may be suspended, as a statement.
struct SuspendedBlock {
    resume: At,
    steps: Steps,
}

impl Statement for SuspendedBlock {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let part = self.resume.get(frame).saturating_sub(1);
        // A loop that is suspended again and again leaves everything as it is here.
        if part != 0
            && let Some(Step::Statement(statement)) = self.steps.0.get(part - 1)
        {
            let flow = statement.execute(thread, frame);
            if flow == Flow::Yield {
                return flow;
            }
            return self.go_past(thread, frame, part, flow);
        }
        self.run(thread, frame, part)
    }
}

impl SuspendedBlock {
    /// Goes on after a part that is suspended no longer.
    #[inline(never)]
    fn go_past(&self, thread: &Thread, frame: Frame<'_>, part: usize, flow: Flow) -> Flow {
        self.resume.take(frame);
        if flow == Flow::Normal {
            self.steps.run_from(thread, frame, self.resume, part)
        } else {
            flow
        }
    }

    #[inline(never)]
    fn run(&self, thread: &Thread, frame: Frame<'_>, part: usize) -> Flow {
        self.resume.take(frame);
        if part == 0 {
            self.steps.begin(thread, frame, self.resume)
        } else {
            self.steps.go_on(thread, frame, self.resume, part)
        }
    }
}

/// What a loop runs again and again.
pub(super) trait LoopBody: Send + Sync + 'static {
    /// Where the loop keeps what is suspended: 0 for nothing, 1 for what belongs to the loop itself, then the parts of
    /// the body.
    type Resume: Resume;

    /// Runs all of the body.
    fn begin(&self, thread: &Thread, frame: Frame<'_>, resume: Self::Resume) -> Flow;

    /// Goes on with the part of the body that is suspended.
    fn go_on(&self, thread: &Thread, frame: Frame<'_>, resume: Self::Resume, part: usize) -> Flow;
}

impl LoopBody for BoxedStatement {
    type Resume = Never;

    #[inline(always)]
    fn begin(&self, thread: &Thread, frame: Frame<'_>, _: Never) -> Flow {
        self.execute(thread, frame)
    }

    #[inline(always)]
    fn go_on(&self, _: &Thread, _: Frame<'_>, _: Never, _: usize) -> Flow {
        Flow::Normal
    }
}

impl LoopBody for Steps {
    type Resume = At;

    #[inline(always)]
    fn begin(&self, thread: &Thread, frame: Frame<'_>, resume: At) -> Flow {
        Steps::begin(self, thread, frame, resume)
    }

    #[inline(always)]
    fn go_on(&self, thread: &Thread, frame: Frame<'_>, resume: At, part: usize) -> Flow {
        Steps::go_on(self, thread, frame, resume, part)
    }
}

/// `return value`
struct Return(Option<BoxedNode>);

impl Statement for Return {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let value = match &self.0 {
            Some(value) => attempt!(value.evaluate(thread, frame)),
            None => Value::NONE,
        };
        thread.set_result(value);
        Flow::Return
    }
}

/// `break`, `continue`, `pass`
struct Jump(Flow);

impl Statement for Jump {
    #[inline]
    fn execute(&self, _: &Thread, _: Frame<'_>) -> Flow {
        self.0
    }
}

/// An expression for its effect.
struct Effect(BoxedNode);

impl Statement for Effect {
    #[inline]
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        match self.0.evaluate(thread, frame) {
            Ok(_) => Flow::Normal,
            Err(raised) => crate::raised_flow(raised),
        }
    }
}

impl Lowering<'_> {
    /// Lowers statements in order.
    pub(crate) fn block(&mut self, body: &[ast::Statement]) -> BoxedStatement {
        let yields = |statement: &ast::Statement| {
            matches!(
                statement.kind,
                StatementKind::Suspend {
                    kind: SuspendKind::Yield,
                    ..
                }
            )
        };
        if let [statement] = body
            && !yields(statement)
            && !self.tells_before(statement)
        {
            return self.statement(statement);
        }
        if let [statement] = body
            && yields(statement)
        {
            let resume = self.open_resume();
            if let Some(step) = self.yield_alone(body, resume) {
                return Box::new(Alone { resume, step });
            }
            let steps = self.steps(body, resume);
            return Box::new(SuspendedBlock { resume, steps });
        }
        if body.iter().any(|statement| statement.contains_suspension) {
            let resume = self.open_resume();
            let steps = self.steps(body, resume);
            return Box::new(SuspendedBlock { resume, steps });
        }
        let statements: Vec<BoxedStatement> = body
            .iter()
            .filter(|statement| self.tells() || !matches!(statement.kind, StatementKind::Pass))
            .collect::<Vec<_>>()
            .into_iter()
            .map(|statement| self.statement(statement))
            .collect();
        sequence(statements)
    }

    /// Lowers a body that is a `yield` with nothing before or after it, whose part is 1. `None` for any other, and where
    /// more than the `yield` has to be done.
    pub(super) fn yield_alone(&mut self, body: &[ast::Statement], resume: At) -> Option<Yield> {
        let [statement] = body else {
            return None;
        };
        let StatementKind::Suspend {
            kind: SuspendKind::Yield,
            value,
            into,
        } = &statement.kind
        else {
            return None;
        };
        if self.tells() || self.sink.is_some() {
            return None;
        }
        self.show_statement(statement);
        self.suspensions.push((resume.slot(), 1, statement.range));
        Some(self.yielding(value.as_ref(), *into, statement.range))
    }

    /// Lowers the statements of a body that may be suspended.
    pub(super) fn steps(&mut self, body: &[ast::Statement], resume: At) -> Steps {
        let mut steps = Vec::with_capacity(body.len());
        for (index, statement) in body.iter().enumerate() {
            // What is left of an expression that was taken apart at a suspension is on the line that was told.
            let before = index.checked_sub(1).map(|index| &body[index]);
            self.goes_on = before.is_some_and(|before| {
                matches!(before.kind, StatementKind::Suspend { .. })
                    && self.source.line(before.range.start)
                        == self.source.line(statement.range.start)
            });
            if self.tells_before(statement) {
                steps.push(Step::Statement(self.line(statement.range)));
            }
            steps.push(match &statement.kind {
                StatementKind::Pass if !self.tells() => continue,
                StatementKind::Suspend {
                    kind: SuspendKind::Yield,
                    value,
                    into,
                } => {
                    self.show_statement(statement);
                    // As `run_from` says where it stands.
                    let part = steps.len() as u32 + 2;
                    self.suspensions
                        .push((resume.slot(), part, statement.range));
                    let step = self.yielding(value.as_ref(), *into, statement.range);
                    match self.sink {
                        Some(sink) => Step::Statement(Box::new(Give {
                            resume: self.open_resume(),
                            step,
                            sink,
                        })),
                        None => Step::Yield(step),
                    }
                }
                _ => Step::Statement(self.statement(statement)),
            });
        }
        Steps(steps)
    }

    /// Lowers the body of a loop that is never suspended.
    pub(crate) fn loop_body(
        &mut self,
        body: &[ast::Statement],
        header: ast::Range,
    ) -> BoxedStatement {
        if !self.tells() {
            return self.block(body);
        }
        self.loops.push(Some(header));
        let lowered = self.block(body);
        self.loops.pop();
        sequence(vec![lowered, self.line_again(header)])
    }

    /// Lowers the body of a loop that may be suspended.
    pub(super) fn loop_steps(
        &mut self,
        body: &[ast::Statement],
        resume: At,
        header: ast::Range,
    ) -> Steps {
        if !self.tells() {
            return self.steps(body, resume);
        }
        self.loops.push(Some(header));
        let Steps(mut steps) = self.steps(body, resume);
        self.loops.pop();
        steps.push(Step::Statement(self.line_again(header)));
        Steps(steps)
    }

    /// Lowers `return`.
    pub(crate) fn return_statement(&mut self, value: Option<&ast::Expression>) -> BoxedStatement {
        Box::new(Return(value.map(|value| self.expression(value))))
    }

    /// Lowers an expression statement.
    pub(crate) fn effect(&mut self, value: &ast::Expression) -> BoxedStatement {
        Box::new(Effect(self.expression(value)))
    }
}

/// `break`
pub(crate) fn break_statement() -> BoxedStatement {
    Box::new(Jump(Flow::Break))
}

/// `continue`
pub(crate) fn continue_statement() -> BoxedStatement {
    Box::new(Jump(Flow::Continue))
}

/// `pass`
pub(crate) fn pass_statement() -> BoxedStatement {
    Box::new(Jump(Flow::Normal))
}

/// Calls `$body` with the vector as an array if it is short.
macro_rules! by_length {
    ($statements:ident, $array:ident => $fixed:expr, $otherwise:expr, [$($length:literal),*]) => {
        match $statements.len() {
            $($length => {
                let $array: [$crate::BoxedStatement; $length] = match $statements.try_into() {
                    Ok(array) => array,
                    Err(_) => unreachable!("the length was just looked at"),
                };
                $fixed
            })*
            _ => $otherwise,
        }
    };
}
pub(super) use by_length;

/// Statements in order, as one.
pub(super) fn sequence(mut statements: Vec<BoxedStatement>) -> BoxedStatement {
    if statements.len() == 1 {
        return statements.pop().expect("there is one");
    }
    by_length!(statements, array => Box::new(Fixed(array)), Box::new(Block(statements)), [0, 2, 3, 4, 5, 6, 7, 8])
}

/// The place of what runs last in a body, as far as that is simple to say; `None` in an empty one.
pub(crate) fn last_place(body: &[ast::Statement]) -> Option<ast::Range> {
    let statement = body.last()?;
    let inside = match &statement.kind {
        ast::StatementKind::Assign { targets, .. } => match targets.last() {
            Some(ast::Target::Reference(reference)) => Some(reference.range),
            _ => None,
        },
        ast::StatementKind::If {
            branches,
            otherwise,
        } => match branches.last() {
            Some(branch) if otherwise.is_empty() => last_place(&branch.body),
            _ => last_place(otherwise),
        },
        ast::StatementKind::While { body, .. } => last_place(body),
        ast::StatementKind::For(inner) => last_place(&inner.body),
        ast::StatementKind::With(with) => last_place(&with.body),
        ast::StatementKind::Try(tried) => last_place(&tried.body),
        _ => None,
    };
    Some(inside.unwrap_or(statement.range))
}
