//! `while`

use crate::lower::Lowering;
use crate::nodes::{BoxedNode, BoxedStatement, Flow, Resume, Statement, attempt};
use crate::safepoint::poll;
use weft_heap::{Frame, Thread};
use weft_syntax::ast;

/// `while condition: body else: otherwise`. Part 1 is the body, part 2 the `else`.
struct While<R> {
    resume: R,
    condition: BoxedNode,
    body: BoxedStatement,
    otherwise: Option<BoxedStatement>,
}

impl<R: Resume> Statement for While<R> {
    #[inline]
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let mut part = self.resume.take(frame);
        if part == 2 {
            return self.otherwise(thread, frame);
        }
        loop {
            if part == 0 && !attempt!(self.condition.truth(thread, frame)) {
                return self.otherwise(thread, frame);
            }
            part = 0;
            match self.body.execute(thread, frame) {
                Flow::Normal | Flow::Continue => {}
                Flow::Break => return Flow::Normal,
                Flow::Yield => {
                    self.resume.put(frame, 1);
                    return Flow::Yield;
                }
                flow => return flow,
            }
            attempt!(poll(thread));
        }
    }
}

impl<R: Resume> While<R> {
    #[cold]
    fn otherwise(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let flow = self
            .otherwise
            .as_ref()
            .map_or(Flow::Normal, |body| body.execute(thread, frame));
        if flow == Flow::Yield {
            self.resume.put(frame, 2);
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
        let condition = self.expression(condition);
        let body = self.block(body);
        let otherwise = (!otherwise.is_empty()).then(|| self.block(otherwise));
        match resume {
            Some(resume) => Box::new(While {
                resume,
                condition,
                body,
                otherwise,
            }),
            None => Box::new(While {
                resume: crate::nodes::Never,
                condition,
                body,
                otherwise,
            }),
        }
    }
}
