//! Chains of comparisons.

use crate::compare::{contains, is_same, slow, without_protocol};
use crate::lower::Lowering;
use crate::operand::Argument;
use crate::{BoxedNode, Node, locate};
use weft_core::protocol::{self, Comparison as Operator};
use weft_heap::{Frame, FrameSlot, Raised, Thread, Value};
use weft_syntax::ast::{self, ComparisonOperator, Range};

/// `first < second == third`: stops at the first comparison that is false, whose value is the result.
struct Chain {
    first: Argument,
    rest: Vec<(ComparisonOperator, Argument)>,
    left: FrameSlot,
    right: FrameSlot,
    range: Range,
}

impl Node for Chain {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let mut left = self.first.evaluate(thread, frame)?;
        let mut result = Value::TRUE;
        for (index, (operator, operand)) in self.rest.iter().enumerate() {
            let right = match operand {
                Argument::Node(node) => {
                    frame.set(self.left, left);
                    let right = node.evaluate(thread, frame)?;
                    left = frame.get(self.left).unwrap_or(Value::NONE);
                    right
                }
                operand => operand.evaluate(thread, frame)?,
            };
            let places = (self.left, self.right);
            result = compare_any(thread, frame, *operator, (left, right), places, self.range)?;
            if index + 1 == self.rest.len() {
                break;
            }
            let truth = match result.simple_truth() {
                Some(truth) => truth,
                None => self.truth_of(thread, frame, result)?,
            };
            if !truth {
                break;
            }
            left = right;
        }
        Ok(result)
    }

    fn truth(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised> {
        let result = self.evaluate(thread, frame)?;
        match result.simple_truth() {
            Some(truth) => Ok(truth),
            None => self.truth_of(thread, frame, result),
        }
    }
}

impl Chain {
    /// Whether a comparison holds whose result is an object. The right operand stands in its slot, for the next one.
    #[cold]
    fn truth_of(&self, thread: &Thread, frame: Frame<'_>, result: Value) -> Result<bool, Raised> {
        frame.set(self.left, result);
        thread
            .library(move || protocol::truth(thread, result))
            .map_err(|raised| locate(thread, frame, self.range, raised))
    }
}

/// Any comparison of two values, which are put into their places before Python code may run.
#[inline]
fn compare_any(
    thread: &Thread,
    frame: Frame<'_>,
    operator: ComparisonOperator,
    (left, right): (Value, Value),
    places: (FrameSlot, FrameSlot),
    range: Range,
) -> Result<Value, Raised> {
    let relation = match operator {
        ComparisonOperator::Equal => Operator::Equal,
        ComparisonOperator::NotEqual => Operator::NotEqual,
        ComparisonOperator::Less => Operator::Less,
        ComparisonOperator::LessEqual => Operator::LessEqual,
        ComparisonOperator::Greater => Operator::Greater,
        ComparisonOperator::GreaterEqual => Operator::GreaterEqual,
        ComparisonOperator::Is => return Ok(Value::from_bool(is_same(left, right))),
        ComparisonOperator::IsNot => return Ok(Value::from_bool(!is_same(left, right))),
        ComparisonOperator::In | ComparisonOperator::NotIn => {
            hold(frame, (left, right), places);
            let found = contains(thread, frame, right, left, &range)?;
            return Ok(Value::from_bool(
                found == (operator == ComparisonOperator::In),
            ));
        }
    };
    let fast = Value::order(left, right).map(|order| relation.holds(order));
    match fast.or_else(|| without_protocol(thread, relation, left, right)) {
        Some(truth) => Ok(Value::from_bool(truth)),
        None => {
            hold(frame, (left, right), places);
            slow(relation, left, right, frame, range)
        }
    }
}

#[inline]
fn hold(frame: Frame<'_>, values: (Value, Value), places: (FrameSlot, FrameSlot)) {
    frame.set(places.0, values.0);
    frame.set(places.1, values.1);
}

impl Lowering<'_> {
    /// Lowers a chain of comparisons.
    pub(crate) fn chain(
        &mut self,
        range: Range,
        first: &ast::Expression,
        rest: &[(ComparisonOperator, ast::Expression)],
    ) -> BoxedNode {
        let first = self.operand(first).into();
        let (left, right) = (self.open_slot(), self.open_slot());
        let rest = rest
            .iter()
            .map(|(operator, operand)| (*operator, self.operand(operand).into()))
            .collect();
        self.close_slots(2);
        Box::new(Chain {
            first,
            rest,
            left,
            right,
            range,
        })
    }
}
