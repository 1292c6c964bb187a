//! What a node of the tree that runs is. Core runs nodes by these interfaces alone; what kinds there are, the crate
//! `nodes` knows.

use crate::names::Special;
use crate::protocol;
use crate::types::generator::awaited::Awaited;
pub use crate::unboxed::Unboxed;
use weft_heap::{Frame, FrameSlot, Raised, Thread, Value};
use weft_syntax::ast::{Range, Suspension};

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

    /// What `await` or `yield from` this expression begins with, which stands at `range`: a call may run a coroutine, or a
    /// generator, at once, and puts one that is suspended into the slot.
    ///
    /// # Errors
    /// What evaluating it raises, and what the coroutine does.
    fn awaited(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        slot: FrameSlot,
        suspension: Suspension,
        range: &Range,
    ) -> Result<Awaited, Raised> {
        let _ = (slot, suspension, range);
        self.evaluate(thread, frame).map(Awaited::Value)
    }

    /// The value for somebody who has a use for a float as such: arithmetic makes no words of its intermediate results.
    fn unboxed(&self, thread: &Thread, frame: Frame<'_>) -> Unboxed {
        Unboxed::from_result(self.evaluate(thread, frame))
    }
}

/// The truth of a value that may have to run Python code to tell it.
///
/// # Errors
/// What `__bool__` or `__len__` raises.
#[cold]
#[inline(never)]
pub fn slow_truth(thread: &Thread, value: Value) -> Result<bool, Raised> {
    if let Some(length) = protocol::length_of_builtin(thread, value) {
        return Ok(length != 0);
    }
    let has = |special| protocol::special_of(thread, value, special).is_some();
    if !has(Special::Bool) && !has(Special::Len) {
        return Ok(true);
    }
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
