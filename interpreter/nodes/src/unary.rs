//! Unary operators.

use crate::lower::Lowering;
use crate::operand::{Constant, Operand, with_operand};
use crate::{BoxedNode, Node, locate};
use weft_core::protocol::{self, UnaryOperator};
use weft_heap::{Frame, Raised, Thread, Value};
use weft_syntax::ast::{self, Range};

struct Unary<V> {
    operator: UnaryOperator,
    operand: V,
    range: Range,
}

impl<V: Operand> Node for Unary<V> {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let operand = self.operand.get(thread, frame)?;
        if self.operator == UnaryOperator::Negative
            && let Some(value) = Value::negate(operand)
        {
            return Ok(value);
        }
        if let Some(value) = protocol::unary_at_once(thread, self.operator, operand) {
            return Ok(value);
        }
        // A method may warn, or look at the frame that it is called from.
        frame.set_position(self.range.start);
        let operator = self.operator;
        thread
            .library(move || protocol::unary(thread, operator, operand))
            .map_err(|raised| locate(thread, frame, self.range, raised))
    }
}

impl Lowering<'_> {
    /// Lowers a unary operator.
    pub(crate) fn unary(
        &mut self,
        expression: &ast::Expression,
        operator: ast::UnaryOperator,
        operand: &ast::Expression,
    ) -> BoxedNode {
        let operator = match operator {
            ast::UnaryOperator::Not => {
                return Box::new(crate::boolean::Not(self.expression(operand)));
            }
            ast::UnaryOperator::Minus => UnaryOperator::Negative,
            ast::UnaryOperator::Plus => UnaryOperator::Positive,
            ast::UnaryOperator::Invert => UnaryOperator::Invert,
        };
        if operator == UnaryOperator::Negative
            && let ast::ExpressionKind::Constant(constant) = &operand.kind
            && let Some(negative) = Value::negate(self.constant(constant))
        {
            return Box::new(Constant(negative));
        }
        let operand = self.operand(operand);
        let range = expression.range;
        with_operand!(operand, operand => Box::new(Unary { operator, operand, range }))
    }
}
