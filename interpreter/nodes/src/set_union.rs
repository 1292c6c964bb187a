//! `left | {items}`: a set with a few more elements needs no set of these.

use crate::display::{Items, fill_set};
use crate::lower::Lowering;
use crate::operand::Argument;
use crate::{BoxedNode, Node};
use weft_core::protocol::{self, BinaryOperator};
use weft_heap::{Frame, FrameSlot, Raised, Thread, Value};
use weft_syntax::ast::{self, Range};

struct UnionWithItems {
    left: Argument,
    items: Items,
    /// Where the left operand is kept, and the set of the items, if there has to be one.
    spill: FrameSlot,
    set: FrameSlot,
    /// Where the set stands in the source.
    display: Range,
    range: Range,
}

impl Node for UnionWithItems {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let left = self.left.evaluate(thread, frame)?;
        frame.set(self.spill, left);
        let items = self.items.evaluate(thread, frame)?;
        if let Some(union) = protocol::union_with(thread, left, items) {
            return Ok(union);
        }
        let set = fill_set(thread, frame, items, self.set, self.display)?;
        crate::binary::slow(BinaryOperator::BitOr, left, set, frame, self.range)
    }
}

impl Lowering<'_> {
    /// Lowers `left | {items}`, if that is what it is: a display of few elements, which are hashed when all are there.
    pub(crate) fn union_with_items(
        &mut self,
        left: &ast::Expression,
        right: &ast::Expression,
        range: Range,
    ) -> Option<BoxedNode> {
        let ast::ExpressionKind::Set(elements) = &right.kind else {
            return None;
        };
        if !crate::display::are_few(elements) {
            return None;
        }
        let left = self.operand(left).into();
        let (spill, set) = (self.open_slot(), self.open_slot());
        let items = self.items(elements)?;
        self.close_slots(2);
        Some(Box::new(UnionWithItems {
            left,
            items,
            spill,
            set,
            display: right.range,
            range,
        }))
    }
}
