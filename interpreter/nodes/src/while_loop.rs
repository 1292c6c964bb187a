//! The statement `while`, with its `else`.

use crate::block::{LoopBody, last_place};
use crate::condition::{Condition, with_condition};
use crate::lower::Lowering;
use crate::{
    At, BoxedStatement, Flow, Never, Resume, Statement, attempt, interrupted, raised_flow,
};
use weft_core::safepoint::poll;
use weft_heap::{Frame, Raised, Thread};
use weft_syntax::ast;

/// `while condition: body else: otherwise`. Part 1 is the `else`.
struct While<B: LoopBody, C> {
    resume: B::Resume,
    condition: C,
    body: B,
    otherwise: Option<BoxedStatement>,
    /// Where a round ends.
    last: ast::Range,
}

impl<B: LoopBody, C: Condition> Statement for While<B, C> {
    #[inline]
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let mut flow = Flow::Normal;
        if B::Resume::RESUMABLE {
            match self.resume.take(frame) {
                0 => {}
                1 => return self.otherwise(thread, frame),
                part => flow = self.body.go_on(thread, frame, self.resume, part - 1),
            }
        }
        loop {
            match flow {
                Flow::Normal | Flow::Continue => {}
                Flow::Break => return Flow::Normal,
                flow => return flow,
            }
            if let Err(raised) = poll(thread) {
                return raised_flow(interrupted(thread, frame, self.last, raised));
            }
            if !attempt!(self.condition.holds(thread, frame)) {
                return self.otherwise(thread, frame);
            }
            flow = self.body.begin(thread, frame, self.resume);
        }
    }
}

/// The condition of a loop that only its body ends.
struct Always;

impl Condition for Always {
    #[inline(always)]
    fn holds(&self, _: &Thread, _: Frame<'_>) -> Result<bool, Raised> {
        Ok(true)
    }
}

impl<B: LoopBody, C: Condition> While<B, C> {
    #[inline]
    fn otherwise(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        match &self.otherwise {
            Some(otherwise) => self.run_otherwise(otherwise, thread, frame),
            None => Flow::Normal,
        }
    }

    #[inline(never)]
    fn run_otherwise(&self, body: &BoxedStatement, thread: &Thread, frame: Frame<'_>) -> Flow {
        let flow = body.execute(thread, frame);
        if flow == Flow::Yield {
            self.resume.put(frame, 1);
        }
        flow
    }
}

impl Lowering<'_> {
    /// Lowers a `while` statement.
    pub(crate) fn while_statement(
        &mut self,
        statement: &ast::Statement,
        condition: &ast::Expression,
        body: &ast::Body,
        otherwise: &ast::Body,
    ) -> BoxedStatement {
        let resume = statement.contains_suspension.then(|| self.open_resume());
        let last = last_place(body).unwrap_or(statement.range);
        if !self.tells()
            && let ast::ExpressionKind::Constant(ast::Constant::True) = &condition.kind
        {
            return self.endless(body, resume, last, statement.range);
        }
        let condition = self.condition(condition);
        if let Some(resume) = resume {
            let body = self.loop_steps(body, resume, statement.range);
            let otherwise = (!otherwise.is_empty()).then(|| self.block(otherwise));
            return with_condition!(condition, condition => Box::new(While {
                resume,
                condition,
                body,
                otherwise,
                last,
            }));
        }
        let body = self.loop_body(body, statement.range);
        let otherwise = (!otherwise.is_empty()).then(|| self.block(otherwise));
        with_condition!(condition, condition => Box::new(While {
            resume: Never,
            condition,
            body,
            otherwise,
            last,
        }))
    }
    /// Lowers `while True`, whose `else` never runs.
    fn endless(
        &mut self,
        body: &ast::Body,
        resume: Option<At>,
        last: ast::Range,
        header: ast::Range,
    ) -> BoxedStatement {
        match resume {
            Some(resume) => Box::new(While {
                resume,
                condition: Always,
                body: self.loop_steps(body, resume, header),
                otherwise: None,
                last,
            }),
            None => Box::new(While {
                resume: Never,
                condition: Always,
                body: self.loop_body(body, header),
                otherwise: None,
                last,
            }),
        }
    }
}
