//! `object.name operator= value`.

use crate::attribute::{is_plain_slot, of_namespace, store_slowly};
use crate::lower::Lowering;
use crate::operand::Argument;
use crate::watched::Watch;
use crate::{BoxedStatement, Flow, Statement, attempt, locate};
use weft_core::protocol;
use weft_core::types::class::Class;
use weft_heap::{AttributeCache, Frame, FrameSlot, GlobalCache, Thread, TransitionCache, Value};
use weft_syntax::ast::{self, Range};

/// `object.name operator= value`
struct AugmentAttribute<W> {
    watch: W,
    object: Argument,
    name: Value,
    load: AttributeCache,
    store: AttributeCache,
    transition: TransitionCache,
    /// Where a module or a class has it.
    namespace: GlobalCache,
    operator: protocol::BinaryOperator,
    value: Argument,
    receiver: FrameSlot,
    left: FrameSlot,
    target_range: Range,
    range: Range,
}

impl<W: Watch> Statement for AugmentAttribute<W> {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let object = attempt!(self.object.evaluate(thread, frame));
        frame.set(self.receiver, object);
        let known = self.load.load(object);
        let left = match known
            .or_else(|| self.load.load_further(object))
            .or_else(|| of_namespace(thread, &self.namespace, object, self.name))
        {
            Some(value) => value,
            None => {
                let name = self.name;
                if is_plain_slot(thread, object, name) {
                    self.load.fill(thread, object, name);
                }
                let result = thread.library(move || protocol::get_attribute(thread, object, name));
                attempt!(result.map_err(|raised| locate(thread, frame, self.target_range, raised)))
            }
        };
        frame.set(self.left, left);
        let right = attempt!(self.value.evaluate(thread, frame));
        let result = attempt!(crate::binary::augmented(
            self.operator,
            (left, right),
            frame,
            &self.range
        ));
        let replace = || self.store.replace(object, result);
        if self.watch.replaces(left, result, replace)
            || self.store.store(object, result)
            || self.store.store_further(object, result)
            || Class::of(&object)
                .is_some_and(|class| class.overwrite(thread, object, self.name, result))
        {
            return Flow::Normal;
        }
        attempt!(store_slowly(
            frame,
            object,
            (self.name, result),
            &self.store,
            &self.transition,
            self.target_range
        ));
        Flow::Normal
    }
}

impl Lowering<'_> {
    /// Lowers an augmented assignment to an attribute.
    pub(crate) fn augment_attribute(
        &mut self,
        watch: impl Watch + 'static,
        object: &ast::Expression,
        name: &str,
        (operator, value): (ast::BinaryOperator, &ast::Expression),
        (target_range, range): (Range, Range),
    ) -> BoxedStatement {
        let target_range = self.attribute_range(target_range, target_range.end);
        let (receiver, left) = (self.open_slot(), self.open_slot());
        let object = self.operand(object).into();
        let value = self.operand(value).into();
        self.close_slots(2);
        Box::new(AugmentAttribute {
            watch,
            object,
            name: self.use_name(name),
            load: AttributeCache::new(),
            store: AttributeCache::new(),
            transition: TransitionCache::new(),
            namespace: GlobalCache::new(),
            operator: crate::binary::protocol_operator(operator),
            value,
            receiver,
            left,
            target_range,
            range,
        })
    }
}
