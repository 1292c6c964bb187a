//! Assignments, and the targets that they, loops and `with` bind.

use crate::display::Items;
use crate::lower::Lowering;
use crate::name::{BoxedStore, Store, StoreLocal};
use crate::operand::{Argument, Child, Operand, with_operand};
use crate::watched::Unwatched;
use crate::{BoxedNode, BoxedStatement, Flow, Statement, attempt, locate};
use weft_core::protocol;
use weft_heap::{Frame, FrameSlot, Thread, Value};
use weft_syntax::ast::{self, LocalId, Range, ReferenceKind};

/// `local = value`
pub(super) struct AssignLocal<V> {
    pub(super) slot: FrameSlot,
    pub(super) value: V,
}

impl<V: Operand> Statement for AssignLocal<V> {
    #[inline]
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        self.value.assign(thread, frame, self.slot)
    }
}

/// `target = value`
pub(super) struct AssignOne<T, V> {
    pub(super) target: T,
    pub(super) value: V,
}

impl<T: Store, V: Operand> Statement for AssignOne<T, V> {
    #[inline]
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let value = attempt!(self.value.get(thread, frame));
        attempt!(self.target.store(thread, frame, value));
        Flow::Normal
    }
}

/// `target = target = value`
struct AssignMany {
    targets: Vec<BoxedStore>,
    value: BoxedNode,
    spill: FrameSlot,
}

impl Statement for AssignMany {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let value = attempt!(self.value.evaluate(thread, frame));
        frame.set(self.spill, value);
        for target in &self.targets {
            attempt!(target.store(thread, frame, value));
        }
        Flow::Normal
    }
}

/// `local, local = value, value`, for which no tuple is made.
struct AssignPair<A, B> {
    slots: [FrameSlot; 2],
    first: A,
    second: B,
    spill: FrameSlot,
}

impl<A: Operand, B: Operand> Statement for AssignPair<A, B> {
    #[inline]
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let first = attempt!(self.first.get(thread, frame));
        if B::MAY_COLLECT {
            frame.set(self.spill, first);
        }
        let second = attempt!(self.second.get(thread, frame));
        frame.set(self.slots[0], first);
        frame.set(self.slots[1], second);
        Flow::Normal
    }
}

/// `target, target, target = value, value, value`, for which no tuple is made.
struct AssignEach {
    targets: Box<[BoxedStore]>,
    values: Items,
}

impl Statement for AssignEach {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let values = attempt!(self.values.evaluate(thread, frame));
        for (target, value) in self.targets.iter().zip(values) {
            attempt!(target.store(thread, frame, *value));
        }
        Flow::Normal
    }
}

/// The same with as many of them as an array has.
struct AssignFew<const N: usize> {
    targets: [BoxedStore; N],
    values: [Argument; N],
    window: u16,
}

impl<const N: usize> Statement for AssignFew<N> {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let window = frame.window(self.window);
        for (index, value) in self.values.iter().enumerate() {
            window.set_argument(index as u16, attempt!(value.evaluate(thread, frame)));
        }
        for (index, target) in self.targets.iter().enumerate() {
            let value = window.argument(index as u16).expect("set above");
            attempt!(target.store(thread, frame, value));
        }
        Flow::Normal
    }
}

/// `name operator= value`, where the name is no plain local.
struct AugmentName {
    load: BoxedNode,
    store: BoxedStore,
    operator: protocol::BinaryOperator,
    value: Argument,
    left: FrameSlot,
    range: Range,
}

impl Statement for AugmentName {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let left = attempt!(self.load.evaluate(thread, frame));
        frame.set(self.left, left);
        let right = attempt!(self.value.evaluate(thread, frame));
        let result = attempt!(crate::binary::augmented(
            self.operator,
            (left, right),
            frame,
            &self.range
        ));
        attempt!(self.store.store(thread, frame, result));
        Flow::Normal
    }
}

/// An expression at the prompt, whose value is shown.
struct Display {
    value: BoxedNode,
    range: Range,
}

impl Statement for Display {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let value = attempt!(self.value.evaluate(thread, frame));
        let result = thread.library(move || {
            let sys = weft_core::interpreter::Interpreter::of(thread)
                .modules()
                .get_simple(thread, thread.intern("sys"));
            let Some(sys) = sys else {
                return Ok(Value::NONE);
            };
            let name = thread.intern("displayhook");
            match protocol::try_attribute(thread, sys, name)? {
                Some(hook) => protocol::call_values(thread, hook, &[value]),
                None => Err(weft_core::error::runtime_error("lost sys.displayhook")),
            }
        });
        attempt!(result.map_err(|raised| locate(thread, frame, self.range, raised)));
        Flow::Normal
    }
}

/// Longer tuples are made.
const LONGEST_OF_EACH: usize = 16;

impl Lowering<'_> {
    /// The slot of a target that is a local.
    pub(crate) fn local_of(&self, reference: &ast::Reference) -> Option<FrameSlot> {
        match &reference.kind {
            ReferenceKind::Name(ast::Name {
                place: ast::Place::Local(id),
                ..
            })
            | ReferenceKind::Temporary(id) => Some(self.local_slot(*id)),
            _ => None,
        }
    }

    /// Lowers what an assignment, a loop or a `with` binds.
    pub(crate) fn target(&mut self, target: &ast::Target) -> BoxedStore {
        match target {
            ast::Target::Reference(reference) => self.store_reference(reference),
            ast::Target::Unpack(unpack) => self.unpack(unpack),
        }
    }

    fn store_reference(&mut self, reference: &ast::Reference) -> BoxedStore {
        let range = reference.range;
        match &reference.kind {
            ReferenceKind::Name(name) => self.store_name(name, range),
            ReferenceKind::Attribute { value, name, .. } => {
                self.store_attribute(value, name, range)
            }
            ReferenceKind::Subscript { value, index } => self.store_subscript(value, index, range),
            ReferenceKind::Temporary(id) => Box::new(StoreLocal(self.local_slot(*id))),
        }
    }

    /// Lowers an assignment.
    pub(crate) fn assign(
        &mut self,
        targets: &[ast::Target],
        value: &ast::Expression,
    ) -> BoxedStatement {
        if let [target] = targets {
            if let ast::Target::Reference(ast::Reference {
                kind: ReferenceKind::Name(name),
                ..
            }) = target
                && let ast::Place::Local(id) = name.place
            {
                let slot = self.local_slot(id);
                let assigned = self
                    .assign_binary(slot, value)
                    .or_else(|| self.assign_item(slot, value))
                    .or_else(|| self.assign_field(slot, value));
                if let Some(assignment) = assigned {
                    return assignment;
                }
                let value = self.operand(value);
                return with_operand!(value, value => Box::new(AssignLocal { slot, value }));
            }
            if let Some(assignment) = self.assign_each(target, value) {
                return assignment;
            }
            let value = self.operand(value);
            if let ast::Target::Reference(reference) = target {
                match &reference.kind {
                    ReferenceKind::Attribute {
                        value: object,
                        name,
                        ..
                    } => return self.assign_attribute(object, name, reference.range, value),
                    ReferenceKind::Subscript {
                        value: object,
                        index,
                    } => return self.assign_subscript(object, index, reference.range, value),
                    ReferenceKind::Name(_) | ReferenceKind::Temporary(_) => {}
                }
            }
            let target = self.target(target);
            return with_operand!(value, value => Box::new(AssignOne { target, value }));
        }
        let spill = self.open_slot();
        let value = self.expression(value);
        let targets = targets.iter().map(|target| self.target(target)).collect();
        self.close_slots(1);
        Box::new(AssignMany {
            targets,
            value,
            spill,
        })
    }

    /// Lowers an assignment of a tuple's elements, as they stand there, to as many targets.
    fn assign_each(
        &mut self,
        target: &ast::Target,
        value: &ast::Expression,
    ) -> Option<BoxedStatement> {
        let (ast::Target::Unpack(unpack), ast::ExpressionKind::Tuple(elements)) =
            (target, &value.kind)
        else {
            return None;
        };
        let targets = &unpack.before;
        let is_single = |element: &ast::Element| matches!(element, ast::Element::Single(_));
        if unpack.starred.is_some()
            || !unpack.after.is_empty()
            || targets.len() != elements.len()
            || targets.len() > LONGEST_OF_EACH
            || !elements.iter().all(is_single)
        {
            return None;
        }
        if let [ast::Element::Single(first), ast::Element::Single(second)] = &elements[..]
            && let Some(slots) = self.locals_of(targets)
            && let [one, other] = *slots
        {
            let slots = [one, other];
            let first = self.operand(first);
            let spill = self.open_slot();
            let second = self.operand(second);
            self.close_slots(1);
            return Some(
                with_operand!(first, first => with_operand!(second, second =>
                Box::new(AssignPair { slots, first, second, spill }))),
            );
        }
        let values = self.open_items(elements);
        let targets: Vec<BoxedStore> = targets.iter().map(|target| self.target(target)).collect();
        self.close_window(elements.len());
        macro_rules! few {
            ($($count:literal),*) => {
                match targets.len() {
                    $($count => {
                        let (values, window) = values.into_parts();
                        match (targets.try_into(), values.try_into()) {
                            (Ok(targets), Ok(values)) => {
                                Box::new(AssignFew::<$count> { targets, values, window })
                            }
                            _ => unreachable!("the length was just looked at"),
                        }
                    })*
                    _ => Box::new(AssignEach { targets: targets.into(), values }),
                }
            };
        }
        Some(few!(2, 3, 4))
    }

    /// Lowers an augmented assignment.
    pub(crate) fn augmented_assign(
        &mut self,
        statement: &ast::Statement,
        target: &ast::Reference,
        operator: ast::BinaryOperator,
        value: &ast::Expression,
    ) -> BoxedStatement {
        let ranges = (target.range, statement.range);
        match &target.kind {
            ReferenceKind::Name(ast::Name {
                place: ast::Place::Local(id),
                ..
            })
            | ReferenceKind::Temporary(id) => {
                let slot = self.local_slot(*id);
                self.augment_local(slot, target.range, operator, value, statement.range)
            }
            ReferenceKind::Name(name) => {
                let range = statement.range;
                if let Some(statement) =
                    self.augment_cell(name, target.range, operator, value, range)
                {
                    return statement;
                }
                let left = self.open_slot();
                let load = self.name(name, target.range);
                let store = self.store_augmented(name, (target.range, left), value);
                let value = self.operand(value).into();
                self.close_slots(1);
                let operator = crate::binary::protocol_operator(operator);
                Box::new(AugmentName {
                    load,
                    store,
                    operator,
                    value,
                    left,
                    range: statement.range,
                })
            }
            ReferenceKind::Attribute {
                value: object,
                name,
                ..
            } => match self.watch(target.range, value) {
                None => self.augment_attribute(Unwatched, object, name, (operator, value), ranges),
                Some(watch) => {
                    self.augment_attribute(watch, object, name, (operator, value), ranges)
                }
            },
            ReferenceKind::Subscript {
                value: object,
                index,
            } => match self.watch(target.range, value) {
                None => self.augment_subscript(Unwatched, object, index, (operator, value), ranges),
                Some(watch) => {
                    self.augment_subscript(watch, object, index, (operator, value), ranges)
                }
            },
        }
    }

    /// Lowers the setting of a temporary.
    pub(crate) fn set_temporary(
        &mut self,
        local: LocalId,
        value: &ast::Expression,
    ) -> BoxedStatement {
        Box::new(AssignLocal {
            slot: self.local_slot(local),
            value: Child(self.expression(value)),
        })
    }

    /// Lowers an expression at the prompt.
    pub(crate) fn display_statement(&mut self, value: &ast::Expression) -> BoxedStatement {
        Box::new(Display {
            value: self.expression(value),
            range: value.range,
        })
    }
}
