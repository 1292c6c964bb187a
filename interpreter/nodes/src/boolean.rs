//! `and`, `or`, `not`.

use crate::condition::{Choice, Condition, Lowered, with_condition};
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

/// A chain as a condition: its truth is asked, and its value never is.
struct Junction<S, C> {
    first: C,
    rest: BoxedNode,
    operator: PhantomData<S>,
}

impl<S: Operator, C: Condition> Choice for Junction<S, C> {
    type Condition = C;
    type End = Result<bool, Raised>;

    #[inline(always)]
    fn condition(&self) -> &C {
        &self.first
    }

    #[inline(always)]
    fn then(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised> {
        match S::STOP {
            Stop::AtTrue => Ok(true),
            Stop::AtFalse => self.rest.truth(thread, frame),
        }
    }

    #[inline(always)]
    fn otherwise(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised> {
        match S::STOP {
            Stop::AtTrue => self.rest.truth(thread, frame),
            Stop::AtFalse => Ok(false),
        }
    }

    #[inline(always)]
    fn raised(raised: Raised) -> Result<bool, Raised> {
        Err(raised)
    }
}

impl<S: Operator, C: Condition> Node for Junction<S, C> {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        self.truth(thread, frame).map(Value::from_bool)
    }

    fn truth(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised> {
        self.choose(thread, frame)
    }
}

/// What a chain asks last.
struct Asked<C>(C);

impl<C: Condition> Node for Asked<C> {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        self.truth(thread, frame).map(Value::from_bool)
    }

    fn truth(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised> {
        match self.0.at_once(frame) {
            Some(truth) => Ok(truth),
            None => self.0.holds(thread, frame),
        }
    }
}

fn junction<S: Operator>(first: Lowered, rest: BoxedNode) -> BoxedNode {
    let operator = PhantomData::<S>;
    with_condition!(first, first => Box::new(Junction { first, rest, operator }))
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

    /// Lowers a chain of `and` or `or` whose truth alone is asked.
    pub(crate) fn junction(
        &mut self,
        operator: BooleanOperator,
        operands: &[ast::Expression],
    ) -> BoxedNode {
        let (first, rest) = operands.split_first().expect("a chain has operands");
        if rest.is_empty() {
            return match self.condition(first) {
                Lowered::Any(node) => node,
                condition => with_condition!(condition, condition => Box::new(Asked(condition))),
            };
        }
        let first = self.condition(first);
        let rest = self.junction(operator, rest);
        match operator {
            BooleanOperator::And => junction::<OfAnd>(first, rest),
            BooleanOperator::Or => junction::<OfOr>(first, rest),
        }
    }
}
