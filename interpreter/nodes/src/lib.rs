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

#![forbid(unsafe_code)]

mod assign;
mod attribute;
mod attribute_augmented;
mod binary;
mod block;
mod body;
mod boolean;
mod call;
mod call_named;
mod call_unpacking;
mod cell;
mod class;
mod compare;
mod compare_chain;
mod comprehension;
mod condition;
mod conditional;
mod constant;
mod decorators;
mod delete;
mod display;
mod for_loop;
mod formatted;
mod function;
mod import;
mod lower;
mod match_collections;
mod matching;
mod method_call;
mod name;
mod near;
mod operand;
mod purpose;
mod raise;
mod resume;
mod set_union;
mod special;
mod subscript;
mod super_call;
mod suspend;
mod template;
mod traced;
mod try_except;
mod try_finally;
mod try_group;
mod unary;
mod unpack;
mod watched;
mod while_loop;
mod with;

use resume::{At, Never, Resume};
use weft_core::interpreter::Lowering;
use weft_core::node::{BoxedNode, BoxedStatement, Flow, Node, Statement, slow_truth};
use weft_heap::{Frame, Raised, Thread};
use weft_syntax::ast::Range;

/// What an interpreter is made with, to lower its code.
pub const LOWERING: Lowering = Lowering {
    module: lower::lower,
    postponed: lower::lower_postponed,
};

/// Tells the traceback of the exception in flight where in this frame it was, unless that is known.
#[cold]
#[inline(never)]
pub fn locate(thread: &Thread, frame: Frame<'_>, range: Range, raised: Raised) -> Raised {
    if !thread.is_located()
        && let (Some(exception), Some(function)) = (thread.raised(), frame.function())
    {
        weft_core::types::exception::traceback::add(
            thread,
            exception,
            function,
            Some(frame),
            range,
        );
        thread.set_located(true);
    }
    raised
}

/// As [`locate`], for what ends a loop between two rounds: a signal above all.
#[cold]
#[inline(never)]
pub(crate) fn interrupted(
    thread: &Thread,
    frame: Frame<'_>,
    range: Range,
    raised: Raised,
) -> Raised {
    locate(thread, frame, range, raised)
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
            Err(raised) => return $crate::raised_flow(raised),
        }
    };
}
pub(crate) use attempt;
