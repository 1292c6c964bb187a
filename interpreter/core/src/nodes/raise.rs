//! `raise` and `assert`.

use crate::error::{Exception, raise, raise_object, raise_with, runtime_error};
use crate::lower::Lowering;
use crate::nodes::{BoxedNode, BoxedStatement, Flow, Statement, attempt, locate};
use crate::types::exception::ExceptionObject;
use crate::types::exception::raising::to_exception;
use weft_heap::{Frame, FrameSlot, Raised, Thread, Value};
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
        let raised = thread.library(move || raise_value(thread, exception, cause));
        crate::nodes::raised_flow(locate(thread, frame, self.range, raised))
    }
}

/// Raises what a `raise` statement or a `throw` names: an exception, or a class that is instantiated.
pub fn raise_value(thread: &Thread, exception: Value, cause: Option<Value>) -> Raised {
    let object = match to_exception(
        thread,
        exception,
        "exceptions must derive from BaseException",
    ) {
        Ok(object) => object,
        Err(raised) => return raised,
    };
    if let Some(cause) = cause {
        let cause = if cause.is_none() {
            None
        } else {
            match to_exception(
                thread,
                cause,
                "exception causes must derive from BaseException",
            ) {
                Ok(cause) => Some(cause),
                Err(raised) => return raised,
            }
        };
        if let Some(object) = ExceptionObject::of(&object) {
            object.set_cause(cause);
        }
    }
    raise_object(thread, object)
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
                crate::nodes::raised_flow(raised)
            }
            None => {
                let raised = runtime_error("No active exception to reraise");
                crate::nodes::raised_flow(locate(thread, frame, self.range, raised))
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
        crate::nodes::raised_flow(locate(thread, frame, self.range, raised))
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
