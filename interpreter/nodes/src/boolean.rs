//! `and`, `or`, `not`.

use crate::lower::Lowering;
use crate::{BoxedNode, Node};
use std::marker::PhantomData;
use weft_heap::{Frame, FrameSlot, Raised, Thread, Value};
use weft_syntax::ast::{self, BooleanOperator};

struct And {
    operands: Vec<BoxedNode>,
    spill: FrameSlot,
}

struct Or {
    operands: Vec<BoxedNode>,
    spill: FrameSlot,
}

/// The value of a chain: that of the first operand whose truth is `stop`, or of the last one.
fn chain(
    operands: &[BoxedNode],
    spill: FrameSlot,
    stop: Stop,
    thread: &Thread,
    frame: Frame<'_>,
) -> Result<Value, Raised> {
    let (last, others) = operands.split_last().expect("a chain has operands");
    for operand in others {
        let value = operand.evaluate(thread, frame)?;
        let truth = match value.simple_truth() {
            Some(truth) => truth,
            None => {
                frame.set(spill, value);
                crate::slow_truth(thread, value)?
            }
        };
        if truth == (stop == Stop::AtTrue) {
            return Ok(value);
        }
    }
    last.evaluate(thread, frame)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    AtTrue,
    AtFalse,
}

/// A chain of two operands, which most are: the second is what it comes to, and nothing is left to be done after it.
struct Pair<S> {
    first: BoxedNode,
    second: BoxedNode,
    spill: FrameSlot,
    operator: PhantomData<S>,
}

/// Where a chain stops, as a type.
trait Operator: Send + Sync + 'static {
    const STOP: Stop;
}

struct OfAnd;
struct OfOr;

impl Operator for OfAnd {
    const STOP: Stop = Stop::AtFalse;
}

impl Operator for OfOr {
    const STOP: Stop = Stop::AtTrue;
}

impl<S: Operator> Node for Pair<S> {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let value = self.first.evaluate(thread, frame)?;
        let truth = match value.simple_truth() {
            Some(truth) => truth,
            None => {
                frame.set(self.spill, value);
                crate::slow_truth(thread, value)?
            }
        };
        if truth == (S::STOP == Stop::AtTrue) {
            return Ok(value);
        }
        self.second.evaluate(thread, frame)
    }

    fn truth(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised> {
        if self.first.truth(thread, frame)? == (S::STOP == Stop::AtTrue) {
            return Ok(S::STOP == Stop::AtTrue);
        }
        self.second.truth(thread, frame)
    }
}

impl Node for And {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        chain(&self.operands, self.spill, Stop::AtFalse, thread, frame)
    }

    fn truth(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised> {
        for operand in &self.operands {
            if !operand.truth(thread, frame)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

impl Node for Or {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        chain(&self.operands, self.spill, Stop::AtTrue, thread, frame)
    }

    fn truth(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised> {
        for operand in &self.operands {
            if operand.truth(thread, frame)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// `not operand`
pub(crate) struct Not(pub(crate) BoxedNode);

impl Node for Not {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        // The value of a chain is asked once more than in a condition, where each operand leads to its way.
        let value = self.0.evaluate(thread, frame)?;
        let truth = match value.simple_truth() {
            Some(truth) => truth,
            None => crate::slow_truth(thread, value)?,
        };
        Ok(Value::from_bool(!truth))
    }

    fn truth(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised> {
        self.0.truth(thread, frame).map(|truth| !truth)
    }
}

fn pair<S: Operator>(first: BoxedNode, second: BoxedNode, spill: FrameSlot) -> BoxedNode {
    let operator = PhantomData::<S>;
    Box::new(Pair {
        first,
        second,
        spill,
        operator,
    })
}

impl Lowering<'_> {
    /// Lowers a chain of `and` or `or`.
    pub(crate) fn boolean(
        &mut self,
        operator: BooleanOperator,
        operands: &[ast::Expression],
    ) -> BoxedNode {
        let spill = self.open_slot();
        if let [first, second] = operands {
            let (first, second) = (self.expression(first), self.expression(second));
            self.close_slots(1);
            return match operator {
                BooleanOperator::And => pair::<OfAnd>(first, second, spill),
                BooleanOperator::Or => pair::<OfOr>(first, second, spill),
            };
        }
        let operands = operands
            .iter()
            .map(|operand| self.expression(operand))
            .collect();
        self.close_slots(1);
        match operator {
            BooleanOperator::And => Box::new(And { operands, spill }),
            BooleanOperator::Or => Box::new(Or { operands, spill }),
        }
    }
}
