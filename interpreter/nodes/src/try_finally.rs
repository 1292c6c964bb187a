//! The statement `try … finally`, whatever ends the `try`.

use crate::lower::Lowering;
use crate::try_except::Handling;
use crate::{BoxedStatement, Flow, Never, Resume, Statement};
use weft_heap::{Frame, FrameSlot, Thread, Value};
use weft_syntax::ast;

/// Part 1 is the body, part 2 the `finally`.
struct TryFinally<R> {
    resume: R,
    body: BoxedStatement,
    finally: BoxedStatement,
    handling: Handling,
    /// How the body ended, and the value of its `return`.
    ended: FrameSlot,
    result: FrameSlot,
}

const ENDINGS: [Flow; 5] = [
    Flow::Normal,
    Flow::Break,
    Flow::Continue,
    Flow::Return,
    Flow::Raise,
];

impl<R: Resume> Statement for TryFinally<R> {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        if self.resume.take(frame) == 2 {
            return self.finish(thread, frame);
        }
        let flow = self.body.execute(thread, frame);
        match flow {
            Flow::Yield => {
                self.resume.put(frame, 1);
                return Flow::Yield;
            }
            Flow::Raise => {
                self.handling.begin(thread, frame);
            }
            Flow::Return => frame.set_option(self.result, thread.take_result()),
            Flow::Normal | Flow::Break | Flow::Continue => {}
        }
        let number = ENDINGS
            .iter()
            .position(|ending| *ending == flow)
            .unwrap_or(0);
        frame.set(self.ended, Value::from_i32(number as i32));
        self.finish(thread, frame)
    }
}

impl<R: Resume> TryFinally<R> {
    fn finish(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let number = frame.get(self.ended).and_then(Value::to_int).unwrap_or(0);
        let ended = ENDINGS[usize::try_from(number).unwrap_or(0)];
        let flow = self.finally.execute(thread, frame);
        match flow {
            Flow::Yield => {
                self.resume.put(frame, 2);
                return Flow::Yield;
            }
            Flow::Normal => {}
            // Leaving the `finally` in any other way replaces how the body ended.
            flow => {
                if ended == Flow::Raise {
                    self.handling.end(thread, frame);
                }
                return flow;
            }
        }
        match ended {
            Flow::Raise => return self.handling.go_on(thread, frame),
            Flow::Return => {
                thread.set_result(frame.get(self.result).unwrap_or(Value::NONE));
                frame.clear(self.result);
            }
            Flow::Normal | Flow::Break | Flow::Continue | Flow::Yield => {}
        }
        ended
    }
}

impl Lowering<'_> {
    /// Lowers `try` with a `finally`; what else it has is its body.
    pub(crate) fn try_finally(
        &mut self,
        statement: &ast::Statement,
        node: &ast::Try,
    ) -> BoxedStatement {
        let resume = statement.contains_suspension.then(|| self.open_resume());
        let handling = self.open_handling();
        let (ended, result) = (self.open_kept(), self.open_kept());
        let (body, header) =
            self.inside_of_leaving(|lowering| lowering.try_handlers(statement, node));
        let finally = self.block(&node.finally);
        self.close_kept(4);
        let lowered: BoxedStatement = match resume {
            Some(resume) => Box::new(TryFinally {
                resume,
                body,
                finally,
                handling,
                ended,
                result,
            }),
            None => Box::new(TryFinally {
                resume: Never,
                body,
                finally,
                handling,
                ended,
                result,
            }),
        };
        self.continues_late(lowered, header)
    }
}
