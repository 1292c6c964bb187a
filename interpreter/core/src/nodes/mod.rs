//! The tree that runs: a node for each kind of expression and statement.
//!
//! What each node keeps to:
//!
//! - A value that is needed after something that may collect is in a slot of the frame by then (it is *spilled*).
//!   What may collect is whatever may run Python code: evaluating a child that is not a local or a constant, and every
//!   slow path. A callee keeps its own arguments alive.
//! - Slow paths run as library code (`Thread::library`), in functions of their own.
//! - The node at which an exception begins tells the traceback where ([`locate`]); nodes around it find that done.
//! - A statement that may be suspended keeps where it was in a slot of the frame ([`Resume`]), and is entered again
//!   from its start when the frame goes on.

pub mod assign;
pub mod attribute;
pub mod binary;
pub mod block;
pub mod body;
pub mod boolean;
pub mod call;
pub mod call_unpacking;
pub mod class;
pub mod compare;
pub mod comprehension;
pub mod condition;
pub mod conditional;
pub mod constant;
pub mod delete;
pub mod display;
pub mod for_loop;
pub mod formatted;
pub mod function;
pub mod import;
pub mod matching;
pub mod method_call;
pub mod name;
pub mod operand;
pub mod raise;
pub mod resume;
pub mod subscript;
pub mod suspend;
pub mod try_except;
pub mod try_finally;
pub mod try_group;
pub mod unary;
pub mod unboxed;
pub mod unpack;
pub mod while_loop;
pub mod with;

use crate::protocol;
pub use resume::{At, Never, Resume};
use unboxed::Unboxed;
use weft_heap::{Frame, Raised, Thread, Value};
use weft_syntax::ast::Range;

/// An expression.
pub trait Node: Send + Sync {
    /// The value.
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised>;

    /// The truth of the value: conditions make no bool objects.
    #[inline]
    fn truth(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised> {
        let value = self.evaluate(thread, frame)?;
        match value.simple_truth() {
            Some(truth) => Ok(truth),
            None => slow_truth(thread, value),
        }
    }

    /// The value for somebody who has a use for a float as such: arithmetic makes no words of its intermediate results.
    fn unboxed(&self, thread: &Thread, frame: Frame<'_>) -> Unboxed {
        Unboxed::from_result(self.evaluate(thread, frame))
    }
}

#[cold]
#[inline(never)]
fn slow_truth(thread: &Thread, value: Value) -> Result<bool, Raised> {
    thread.library(move || protocol::truth(thread, value))
}

/// How a statement ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Flow {
    /// At its end.
    Normal,
    /// By `break`.
    Break,
    /// By `continue`.
    Continue,
    /// By `return`; the value is the thread's result.
    Return,
    /// By an exception, which is in flight.
    Raise,
    /// The frame is suspended; the value that it hands out is the thread's result.
    Yield,
}

/// A statement.
pub trait Statement: Send + Sync {
    /// Runs it.
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow;
}

/// An expression of any kind.
pub type BoxedNode = Box<dyn Node>;

/// A statement of any kind.
pub type BoxedStatement = Box<dyn Statement>;

/// Tells the traceback of the exception in flight where in this frame it was, unless that is known.
#[cold]
#[inline(never)]
pub fn locate(thread: &Thread, frame: Frame<'_>, range: Range, raised: Raised) -> Raised {
    if !thread.is_located()
        && let (Some(exception), Some(function)) = (thread.raised(), frame.function())
    {
        crate::types::exception::traceback::add(thread, exception, function, range);
        thread.set_located(true);
    }
    raised
}

/// What a statement that raised an exception returns.
#[inline(always)]
pub fn raised_flow(raised: Raised) -> Flow {
    let _ = raised;
    Flow::Raise
}

/// Evaluates to a value, or leaves the statement with `Flow::Raise`.
macro_rules! attempt {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(raised) => return $crate::nodes::raised_flow(raised),
        }
    };
}
pub(crate) use attempt;
