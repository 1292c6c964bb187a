//! `object[index]` read, bound and deleted; lists and dictionaries at once.

use crate::assign::{AssignLocal, AssignOne};
use crate::lower::Lowering;
use crate::name::{BoxedStore, Store};
use crate::near::with_near;
use crate::operand::{Argument, Operand, with_operand};
use crate::watched::{Watch, replace_item};
use crate::{BoxedNode, BoxedStatement, Flow, Node, Statement, attempt, locate};
use weft_core::names::Special;
use weft_core::protocol;
use weft_heap::{
    Dict, Frame, FrameSlot, List, Lookup, Raised, ShapeId, Thread, Tuple, Value, simple_hash_of,
};
use weft_syntax::ast::{self, Range};

/// `object[index]`
struct Subscript<O, I> {
    object: O,
    index: I,
    spill: FrameSlot,
    range: Range,
}

/// What can be read without Python code.
#[inline(always)]
fn fast(thread: &Thread, object: Value, index: Value) -> Option<Value> {
    match thread.shape_of(object) {
        ShapeId::LIST => object.downcast::<List>()?.get_at(index.to_int()?),
        ShapeId::DICT => {
            let hash = simple_hash_of(thread, index)?;
            match object.downcast::<Dict>()?.get(hash, index) {
                Lookup::Found(value) => Some(value),
                Lookup::Missing | Lookup::Undecided => None,
            }
        }
        ShapeId::TUPLE => {
            let items = object.downcast::<Tuple>()?.items();
            items.get(usize::try_from(index.to_int()?).ok()?).copied()
        }
        _ => None,
    }
}

#[cold]
#[inline(never)]
fn slow(frame: Frame<'_>, object: Value, index: Value, range: Range) -> Result<Value, Raised> {
    Thread::with_current(|thread| {
        if let Some(value) = protocol::get_item_at_once(thread, object, index) {
            return Ok(value);
        }
        let values = [object, index];
        if let Some(item) = crate::special::native(thread, Special::GetItem, &values) {
            return Ok(item);
        }
        if let Some(result) = crate::special::call(thread, frame, Special::GetItem, &values, range)
        {
            return result;
        }
        frame.set_position(range.start);
        thread
            .library(move || protocol::get_item(thread, object, index))
            .map_err(|raised| locate(thread, frame, range, raised))
    })
}

impl<O: Operand, I: Operand> Node for Subscript<O, I> {
    #[inline]
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let object = self.object.get(thread, frame)?;
        if I::MAY_COLLECT {
            frame.set(self.spill, object);
        }
        let index = self.index.get(thread, frame)?;
        match at_once(object, index) {
            Some(value) => Ok(value),
            None => otherwise(thread, frame, object, index, &self.range),
        }
    }
}

impl<O: Operand, I: Operand> Operand for Subscript<O, I> {
    const MAY_COLLECT: bool = true;

    #[inline(always)]
    fn get(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        self.evaluate(thread, frame)
    }

    #[inline(always)]
    fn assign(&self, thread: &Thread, frame: Frame<'_>, slot: FrameSlot) -> Flow {
        let object = attempt!(self.object.get(thread, frame));
        if I::MAY_COLLECT {
            frame.set(self.spill, object);
        }
        let index = attempt!(self.index.get(thread, frame));
        match at_once(object, index) {
            Some(value) => {
                frame.set(slot, value);
                Flow::Normal
            }
            None => assign_otherwise(thread, frame, (object, index), slot, &self.range),
        }
    }
}

/// `local = object[index]` where the item is not found at once.
#[inline(never)]
fn assign_otherwise(
    thread: &Thread,
    frame: Frame<'_>,
    (object, index): (Value, Value),
    slot: FrameSlot,
    range: &Range,
) -> Flow {
    let value = attempt!(otherwise(thread, frame, object, index, range));
    frame.set(slot, value);
    Flow::Normal
}

/// The item of a list, or of a dictionary where the hash leads to it at once.
#[inline(always)]
fn at_once(object: Value, index: Value) -> Option<Value> {
    if let Some(list) = object.plain_list() {
        list.get_at_once(index)
    } else {
        object.plain_dict()?.get_at_once(index)
    }
}

#[inline(never)]
fn otherwise(
    thread: &Thread,
    frame: Frame<'_>,
    object: Value,
    index: Value,
    range: &Range,
) -> Result<Value, Raised> {
    match fast(thread, object, index) {
        Some(value) => Ok(value),
        None => slow(frame, object, index, *range),
    }
}

/// Sets an item; lists and dictionaries with simple keys at once.
#[inline(always)]
fn set_item(
    thread: &Thread,
    frame: Frame<'_>,
    object: Value,
    index: Value,
    value: Value,
    range: &Range,
) -> Result<(), Raised> {
    if !thread.is_parallel()
        && let Some(list) = object.plain_list()
        && list.set_at_once(index, value)
    {
        return Ok(());
    }
    set_otherwise(thread, frame, object, index, value, range)
}

/// Sets an item of a dictionary, or of a list that other threads may be changing, or whatever else it may be.
#[inline(never)]
fn set_otherwise(
    thread: &Thread,
    frame: Frame<'_>,
    object: Value,
    index: Value,
    value: Value,
    range: &Range,
) -> Result<(), Raised> {
    let is_set = if let Some(dict) = object.plain_dict() {
        dict.overwrite_at_once(thread, index, value)
            || simple_hash_of(thread, index)
                .is_some_and(|hash| dict.set(thread, hash, index, value).is_some())
    } else {
        let place = index.to_int().and_then(|index| usize::try_from(index).ok());
        object
            .plain_list()
            .zip(place)
            .is_some_and(|(list, place)| list.set(thread, place, value))
    };
    if is_set {
        return Ok(());
    }
    slow_set(frame, object, index, value, *range)
}

#[cold]
#[inline(never)]
fn slow_set(
    frame: Frame<'_>,
    object: Value,
    index: Value,
    value: Value,
    range: Range,
) -> Result<(), Raised> {
    Thread::with_current(|thread| {
        let values = [object, index, value];
        if crate::special::native(thread, Special::SetItem, &values).is_some() {
            return Ok(());
        }
        if let Some(result) = crate::special::call(thread, frame, Special::SetItem, &values, range)
        {
            return result.map(drop);
        }
        frame.set_position(range.start);
        thread
            .library(move || protocol::set_item(thread, object, index, value))
            .map_err(|raised| locate(thread, frame, range, raised))
    })
}

/// `object[index] = value`
pub(super) struct StoreSubscript<O, I> {
    object: O,
    index: I,
    value: FrameSlot,
    spill: FrameSlot,
    range: Range,
}

impl<O: Operand, I: Operand> Store for StoreSubscript<O, I> {
    #[inline(always)]
    fn store(&self, thread: &Thread, frame: Frame<'_>, value: Value) -> Result<(), Raised> {
        if O::MAY_COLLECT || I::MAY_COLLECT {
            frame.set(self.value, value);
        }
        let object = self.object.get(thread, frame)?;
        if I::MAY_COLLECT {
            frame.set(self.spill, object);
        }
        let index = self.index.get(thread, frame)?;
        set_item(thread, frame, object, index, value, &self.range)
    }
}

/// `object[index] operator= value`
struct AugmentSubscript<W> {
    watch: W,
    object: Argument,
    index: Argument,
    operator: protocol::BinaryOperator,
    value: Argument,
    receiver: FrameSlot,
    key: FrameSlot,
    left: FrameSlot,
    target_range: Range,
    range: Range,
}

impl<W: Watch> Statement for AugmentSubscript<W> {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let object = attempt!(self.object.evaluate(thread, frame));
        frame.set(self.receiver, object);
        let index = attempt!(self.index.evaluate(thread, frame));
        frame.set(self.key, index);
        let left = match at_once(object, index) {
            Some(value) => value,
            None => attempt!(otherwise(thread, frame, object, index, &self.target_range)),
        };
        frame.set(self.left, left);
        let right = attempt!(self.value.evaluate(thread, frame));
        let result = attempt!(crate::binary::augmented(
            self.operator,
            (left, right),
            frame,
            &self.range
        ));
        let replace = || replace_item(thread, object, index, result);
        if self.watch.replaces(left, result, replace) {
            return Flow::Normal;
        }
        attempt!(set_item(
            thread,
            frame,
            object,
            index,
            result,
            &self.target_range
        ));
        Flow::Normal
    }
}

/// `del object[index]`
struct DeleteSubscript {
    object: BoxedNode,
    index: BoxedNode,
    spill: FrameSlot,
    range: Range,
}

impl Statement for DeleteSubscript {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let object = attempt!(self.object.evaluate(thread, frame));
        frame.set(self.spill, object);
        let index = attempt!(self.index.evaluate(thread, frame));
        let result = thread.library(move || protocol::delete_item(thread, object, index));
        attempt!(result.map_err(|raised| locate(thread, frame, self.range, raised)));
        Flow::Normal
    }
}

/// The fields of a slice that has no object: lower, upper, step.
struct Fields {
    nodes: [Option<Argument>; 3],
    slots: [FrameSlot; 3],
}

impl Fields {
    #[inline(always)]
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<[Value; 3], Raised> {
        let mut values = [Value::NONE; 3];
        for ((node, slot), value) in self.nodes.iter().zip(self.slots).zip(&mut values) {
            if let Some(node) = node {
                *value = node.evaluate(thread, frame)?;
                frame.set(slot, *value);
            }
        }
        Ok(values)
    }
}

fn slice_of(thread: &Thread, [lower, upper, step]: [Value; 3]) -> Value {
    weft_core::types::slice::new(thread, lower, upper, step).value()
}

/// `object[lower:upper:step]`: no slice object is made where the object is of a built-in type.
struct Part<O> {
    object: O,
    fields: Fields,
    spill: FrameSlot,
    range: Range,
}

impl<O: Operand> Node for Part<O> {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let object = self.object.get(thread, frame)?;
        frame.set(self.spill, object);
        let fields = self.fields.evaluate(thread, frame)?;
        if let Some(part) = protocol::slice_at_once(thread, object, fields) {
            return Ok(part);
        }
        slow(frame, object, slice_of(thread, fields), self.range)
    }
}

/// `object[lower:upper:step] = value`
struct StorePart {
    object: Argument,
    fields: Fields,
    value: FrameSlot,
    spill: FrameSlot,
    range: Range,
}

impl Store for StorePart {
    fn store(&self, thread: &Thread, frame: Frame<'_>, value: Value) -> Result<(), Raised> {
        frame.set(self.value, value);
        let object = self.object.evaluate(thread, frame)?;
        frame.set(self.spill, object);
        let fields = self.fields.evaluate(thread, frame)?;
        if protocol::set_slice_at_once(thread, object, fields, value) {
            return Ok(());
        }
        slow_set(frame, object, slice_of(thread, fields), value, self.range)
    }
}

/// `lower:upper:step`
struct Slice(Fields);

impl Node for Slice {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let fields = self.0.evaluate(thread, frame)?;
        Ok(slice_of(thread, fields))
    }
}

impl Lowering<'_> {
    /// Lowers a subscript that is read.
    pub(crate) fn subscript(
        &mut self,
        expression: &ast::Expression,
        object: &ast::Expression,
        index: &ast::Expression,
    ) -> BoxedNode {
        let range = expression.range;
        let object = self.near(object);
        if let ast::ExpressionKind::Slice { lower, upper, step } = &index.kind {
            let spill = self.open_slot();
            let fields = self.fields([lower, upper, step].map(Option::as_deref));
            self.close_slots(1);
            let object = object.plain();
            return with_operand!(object, object => Box::new(Part { object, fields, spill, range }));
        }
        let spill = self.open_slot();
        let index = self.operand(index);
        self.close_slots(1);
        with_near!(object, object => with_operand!(index, index => Box::new(Subscript { object, index, spill, range })))
    }

    /// Lowers `local = object[index]`.
    pub(super) fn assign_item(
        &mut self,
        slot: FrameSlot,
        value: &ast::Expression,
    ) -> Option<BoxedStatement> {
        let ast::ExpressionKind::Subscript {
            value: object,
            index,
        } = &value.kind
        else {
            return None;
        };
        if matches!(index.kind, ast::ExpressionKind::Slice { .. }) {
            return None;
        }
        let range = value.range;
        let object = self.near(object);
        let spill = self.open_slot();
        let index = self.operand(index);
        self.close_slots(1);
        Some(with_near!(object, object => with_operand!(index, index => {
            let value = Subscript { object, index, spill, range };
            Box::new(AssignLocal { slot, value })
        })))
    }

    /// Lowers a subscript that is bound.
    pub(crate) fn store_subscript(
        &mut self,
        object: &ast::Expression,
        index: &ast::Expression,
        range: Range,
    ) -> BoxedStore {
        if let Some(target) = self.store_part(object, index, range) {
            return Box::new(target);
        }
        let (value, spill) = (self.open_slot(), self.open_slot());
        let object = self.operand(object);
        let index = self.operand(index);
        self.close_slots(2);
        with_operand!(object, object => with_operand!(index, index => {
            Box::new(StoreSubscript { object, index, value, spill, range })
        }))
    }

    /// Lowers an assignment to a subscript alone.
    pub(super) fn assign_subscript(
        &mut self,
        object: &ast::Expression,
        index: &ast::Expression,
        range: Range,
        assigned: crate::lower::Operand,
    ) -> BoxedStatement {
        if let Some(target) = self.store_part(object, index, range) {
            return with_operand!(assigned, value => Box::new(AssignOne { target, value }));
        }
        let (value, spill) = (self.open_slot(), self.open_slot());
        let object = self.near(object);
        let index = self.operand(index);
        self.close_slots(2);
        with_near!(object, object => with_operand!(index, index => {
            let target = StoreSubscript { object, index, value, spill, range };
            with_operand!(assigned, value => Box::new(AssignOne { target, value }))
        }))
    }

    /// Lowers an augmented assignment to a subscript.
    pub(crate) fn augment_subscript(
        &mut self,
        watch: impl Watch + 'static,
        object: &ast::Expression,
        index: &ast::Expression,
        (operator, value): (ast::BinaryOperator, &ast::Expression),
        (target_range, range): (Range, Range),
    ) -> BoxedStatement {
        let (receiver, key, left) = (self.open_slot(), self.open_slot(), self.open_slot());
        let object = self.operand(object).into();
        let index = self.operand(index).into();
        let value = self.operand(value).into();
        self.close_slots(3);
        let operator = crate::binary::protocol_operator(operator);
        Box::new(AugmentSubscript {
            watch,
            object,
            index,
            operator,
            value,
            receiver,
            key,
            left,
            target_range,
            range,
        })
    }

    /// Lowers `del object[index]`.
    pub(crate) fn delete_subscript(
        &mut self,
        object: &ast::Expression,
        index: &ast::Expression,
        range: Range,
    ) -> BoxedStatement {
        let spill = self.open_slot();
        let object = self.expression(object);
        let index = self.expression(index);
        self.close_slots(1);
        Box::new(DeleteSubscript {
            object,
            index,
            spill,
            range,
        })
    }

    fn store_part(
        &mut self,
        object: &ast::Expression,
        index: &ast::Expression,
        range: Range,
    ) -> Option<StorePart> {
        let ast::ExpressionKind::Slice { lower, upper, step } = &index.kind else {
            return None;
        };
        let (value, spill) = (self.open_slot(), self.open_slot());
        let object = self.operand(object).into();
        let fields = self.fields([lower, upper, step].map(Option::as_deref));
        self.close_slots(2);
        Some(StorePart {
            object,
            fields,
            value,
            spill,
            range,
        })
    }

    fn fields(&mut self, fields: [Option<&ast::Expression>; 3]) -> Fields {
        let slots = [self.open_slot(), self.open_slot(), self.open_slot()];
        let nodes = fields.map(|field| field.map(|field| self.operand(field).into()));
        self.close_slots(3);
        Fields { nodes, slots }
    }

    /// Lowers a slice.
    pub(crate) fn slice(
        &mut self,
        lower: Option<&ast::Expression>,
        upper: Option<&ast::Expression>,
        step: Option<&ast::Expression>,
    ) -> BoxedNode {
        Box::new(Slice(self.fields([lower, upper, step])))
    }
}
