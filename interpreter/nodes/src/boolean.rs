//! `and`, `or`, `not`.

use crate::lower::Lowering;
use crate::{BoxedNode, Node};
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
        self.0
            .truth(thread, frame)
            .map(|truth| Value::from_bool(!truth))
    }

    fn truth(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised> {
        self.0.truth(thread, frame).map(|truth| !truth)
    }
}

impl Lowering<'_> {
    /// Lowers a chain of `and` or `or`.
    pub(crate) fn boolean(
        &mut self,
        operator: BooleanOperator,
        operands: &[ast::Expression],
    ) -> BoxedNode {
        let spill = self.open_slot();
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
