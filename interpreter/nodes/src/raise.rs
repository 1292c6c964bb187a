//! `raise` and `assert`.

use crate::block::pass_statement;
use crate::lower::Lowering;
use crate::{BoxedNode, BoxedStatement, Flow, Statement, attempt, locate};
use weft_core::error::{Exception, raise, raise_with, runtime_error};
use weft_core::interpreter::Optimization;
use weft_core::types::exception::ExceptionObject;
use weft_core::types::exception::raising::raise_value;
use weft_heap::{Frame, FrameSlot, Raised, Thread};
use weft_syntax::ast::{self, Range};

/// `raise exception from cause`
struct Raise {
    exception: BoxedNode,
    cause: Option<BoxedNode>,
    spill: FrameSlot,
    range: Range,
}

impl Statement for Raise {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let exception = attempt!(self.exception.evaluate(thread, frame));
        frame.set(self.spill, exception);
        let cause = match &self.cause {
            Some(cause) => Some(attempt!(cause.evaluate(thread, frame))),
            None => None,
        };
        // An exception that there is already, as most often, needs nothing of the library.
        let is_made = ExceptionObject::of(&exception).is_some()
            && cause.is_none_or(|cause| ExceptionObject::of(&cause).is_some());
        let raised = if is_made {
            raise_value(thread, exception, cause)
        } else {
            frame.set_position(self.range.start);
            thread.library(move || raise_value(thread, exception, cause))
        };
        crate::raised_flow(locate(thread, frame, self.range, raised))
    }
}

/// `raise` alone: the exception that is being handled goes on, with the traceback that it has.
struct Reraise {
    range: Range,
}

impl Statement for Reraise {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        match thread.handled() {
            Some(exception) => {
                let raised = thread.set_raised(exception);
                thread.set_located(true);
                crate::raised_flow(raised)
            }
            None => {
                let raised = runtime_error("No active exception to reraise");
                crate::raised_flow(locate(thread, frame, self.range, raised))
            }
        }
    }
}

/// `assert condition, message`
struct Assert {
    condition: BoxedNode,
    message: Option<BoxedNode>,
    range: Range,
}

impl Statement for Assert {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        if attempt!(self.condition.truth(thread, frame)) {
            return Flow::Normal;
        }
        let raised = match &self.message {
            Some(message) => {
                let message = attempt!(message.evaluate(thread, frame));
                raise_with(thread, Exception::AssertionError, &[message])
            }
            None => raise_with(thread, Exception::AssertionError, &[]),
        };
        crate::raised_flow(locate(thread, frame, self.range, raised))
    }
}

impl Lowering<'_> {
    /// Lowers `raise`.
    pub(crate) fn raise(
        &mut self,
        statement: &ast::Statement,
        exception: Option<&ast::Expression>,
        cause: Option<&ast::Expression>,
    ) -> BoxedStatement {
        let range = statement.range;
        let Some(exception) = exception else {
            return Box::new(Reraise { range });
        };
        let spill = self.open_slot();
        let exception = self.expression(exception);
        let cause = cause.map(|cause| self.expression(cause));
        self.close_slots(1);
        Box::new(Raise {
            exception,
            cause,
            spill,
            range,
        })
    }

    /// Lowers `assert`.
    pub(crate) fn assert(
        &mut self,
        statement: &ast::Statement,
        condition: &ast::Expression,
        message: Option<&ast::Expression>,
    ) -> BoxedStatement {
        if self.optimization >= Optimization::Assertions {
            return pass_statement();
        }
        let range = condition.range;
        let _ = statement;
        let condition = self.expression(condition);
        let message = message.map(|message| self.expression(message));
        Box::new(Assert {
            condition,
            message,
            range,
        })
    }
}

/// Raises `TypeError` where a class in an `except` clause is none.
pub(crate) fn not_an_exception_class() -> Raised {
    raise(
        Exception::TypeError,
        "catching classes that do not inherit from BaseException is not allowed",
    )
}
