//! `if` statements and conditional expressions.

use crate::condition::{Choice, Condition, with_condition};
use crate::lower::Lowering;
use crate::suspend::Yield;
use crate::{At, BoxedNode, BoxedStatement, Flow, Node, Resume, Statement, attempt, raised_flow};
use weft_heap::{Frame, Raised, Thread, Value};
use weft_syntax::ast;

/// `value if condition else otherwise`
pub(super) struct Conditional<C> {
    pub(super) condition: C,
    pub(super) value: BoxedNode,
    pub(super) otherwise: BoxedNode,
}

impl<C: Condition> Choice for Conditional<C> {
    type Condition = C;
    type End = Result<Value, Raised>;

    #[inline(always)]
    fn condition(&self) -> &C {
        &self.condition
    }

    #[inline(always)]
    fn then(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        self.value.evaluate(thread, frame)
    }

    #[inline(always)]
    fn otherwise(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        self.otherwise.evaluate(thread, frame)
    }

    #[inline(always)]
    fn raised(raised: Raised) -> Result<Value, Raised> {
        Err(raised)
    }
}

impl<C: Condition> Node for Conditional<C> {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        self.choose(thread, frame)
    }

    fn truth(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised> {
        if self.condition.holds(thread, frame)? {
            self.value.truth(thread, frame)
        } else {
            self.otherwise.truth(thread, frame)
        }
    }
}

/// `if condition: body`, never suspended: the common case.
struct If<C> {
    condition: C,
    body: BoxedStatement,
}

impl<C: Condition> Choice for If<C> {
    type Condition = C;
    type End = Flow;

    #[inline(always)]
    fn condition(&self) -> &C {
        &self.condition
    }

    #[inline(always)]
    fn then(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        self.body.execute(thread, frame)
    }

    #[inline(always)]
    fn otherwise(&self, _: &Thread, _: Frame<'_>) -> Flow {
        Flow::Normal
    }

    #[inline(always)]
    fn raised(raised: Raised) -> Flow {
        raised_flow(raised)
    }
}

impl<C: Condition> Statement for If<C> {
    #[inline]
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        self.choose(thread, frame)
    }
}

/// `if condition: body else: otherwise`, never suspended.
struct IfElse<C> {
    condition: C,
    body: BoxedStatement,
    otherwise: BoxedStatement,
}

impl<C: Condition> Choice for IfElse<C> {
    type Condition = C;
    type End = Flow;

    #[inline(always)]
    fn condition(&self) -> &C {
        &self.condition
    }

    #[inline(always)]
    fn then(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        self.body.execute(thread, frame)
    }

    #[inline(always)]
    fn otherwise(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        self.otherwise.execute(thread, frame)
    }

    #[inline(always)]
    fn raised(raised: Raised) -> Flow {
        raised_flow(raised)
    }
}

impl<C: Condition> Statement for IfElse<C> {
    #[inline]
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        self.choose(thread, frame)
    }
}

/// `if condition: body else: otherwise`, in which something may be suspended. The part that is suspended is the branch.
struct IfAt<C> {
    resume: At,
    condition: C,
    body: BoxedStatement,
    otherwise: Option<BoxedStatement>,
}

/// Branches, or operands of a chain, that are lowered one inside the other, each with a condition whose kind is known.
pub(crate) const MOST_NESTED: usize = 16;

const BODY: usize = 1;
const OTHERWISE: usize = 2;

impl<C: Condition> Statement for IfAt<C> {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let part = match self.resume.take(frame) {
            0 => match self.condition.holds(thread, frame) {
                Ok(true) => BODY,
                Ok(false) => OTHERWISE,
                Err(raised) => return raised_flow(raised),
            },
            part => part,
        };
        let body = match (part, &self.otherwise) {
            (BODY, _) => &self.body,
            (_, Some(otherwise)) => otherwise,
            (_, None) => return Flow::Normal,
        };
        let flow = body.execute(thread, frame);
        if flow == Flow::Yield {
            self.resume.put(frame, part);
        }
        flow
    }
}

/// `if condition: yield value`
struct YieldIf<C> {
    resume: At,
    condition: C,
    step: Yield,
}

impl<C: Condition> Statement for YieldIf<C> {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        if self.resume.take(frame) != 0 {
            return self.step.receive(thread, frame);
        }
        if attempt!(self.condition.holds(thread, frame)) {
            attempt!(self.step.suspend(thread, frame));
            self.resume.put(frame, 1);
            return Flow::Yield;
        }
        Flow::Normal
    }
}

/// `if … elif … else`. The part that is suspended is the branch, counted from 1; `else` comes last.
struct Branches<R> {
    resume: R,
    branches: Vec<(BoxedNode, BoxedStatement)>,
    otherwise: Option<BoxedStatement>,
}

impl<R: Resume> Branches<R> {
    fn choose(&self, thread: &Thread, frame: Frame<'_>) -> Result<usize, Raised> {
        for (index, (condition, _)) in self.branches.iter().enumerate() {
            if condition.truth(thread, frame)? {
                return Ok(index);
            }
        }
        Ok(self.branches.len())
    }
}

impl<R: Resume> Statement for Branches<R> {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let index = match self.resume.take(frame) {
            0 => attempt!(self.choose(thread, frame)),
            part => part - 1,
        };
        let body = self
            .branches
            .get(index)
            .map(|branch| &branch.1)
            .or(self.otherwise.as_ref());
        let flow = body.map_or(Flow::Normal, |body| body.execute(thread, frame));
        if R::RESUMABLE && flow == Flow::Yield {
            self.resume.put(frame, index + 1);
        }
        flow
    }
}

impl Lowering<'_> {
    /// Lowers `value if condition else otherwise`.
    pub(crate) fn conditional(
        &mut self,
        condition: &ast::Expression,
        value: &ast::Expression,
        otherwise: &ast::Expression,
    ) -> BoxedNode {
        let condition = self.condition(condition);
        let value = self.expression(value);
        let otherwise = self.expression(otherwise);
        with_condition!(condition, condition => Box::new(Conditional { condition, value, otherwise }))
    }

    /// Lowers an `if` statement.
    pub(crate) fn if_statement(
        &mut self,
        statement: &ast::Statement,
        branches: &[ast::Branch],
        otherwise: &ast::Body,
    ) -> BoxedStatement {
        if statement.contains_suspension {
            let resume = self.open_resume();
            if let [branch] = branches {
                let condition = self.condition(&branch.condition);
                if otherwise.is_empty()
                    && let Some(step) = self.yield_alone(&branch.body, resume)
                {
                    return with_condition!(condition, condition => Box::new(YieldIf { resume, condition, step }));
                }
                let body = self.block(&branch.body);
                let otherwise = (!otherwise.is_empty()).then(|| self.block(otherwise));
                return with_condition!(condition, condition => Box::new(IfAt { resume, condition, body, otherwise }));
            }
            let lowered = self.branches(branches);
            let otherwise = (!otherwise.is_empty()).then(|| self.block(otherwise));
            return Box::new(Branches {
                resume,
                branches: lowered,
                otherwise,
            });
        }
        if let [first, second, ..] = branches
            && (self.tells() || branches.len() <= MOST_NESTED)
        {
            let condition = self.condition(&first.condition);
            let body = self.block(&first.body);
            // The line of each `elif` is told when its turn comes.
            let line = self.tells().then(|| self.line(second.condition.range));
            let others = self.if_statement(statement, &branches[1..], otherwise);
            let otherwise = match line {
                Some(line) => crate::block::sequence(vec![line, others]),
                None => others,
            };
            return with_condition!(condition, condition => Box::new(IfElse { condition, body, otherwise }));
        }
        let [branch] = branches else {
            let branches = self.branches(branches);
            let otherwise = (!otherwise.is_empty()).then(|| self.block(otherwise));
            return Box::new(Branches {
                resume: crate::Never,
                branches,
                otherwise,
            });
        };
        let condition = self.condition(&branch.condition);
        let body = self.block(&branch.body);
        if otherwise.is_empty() {
            return with_condition!(condition, condition => Box::new(If { condition, body }));
        }
        let otherwise = self.block(otherwise);
        with_condition!(condition, condition => Box::new(IfElse { condition, body, otherwise }))
    }

    fn branches(&mut self, branches: &[ast::Branch]) -> Vec<(BoxedNode, BoxedStatement)> {
        branches
            .iter()
            .map(|branch| (self.expression(&branch.condition), self.block(&branch.body)))
            .collect()
    }
}
