//! What assignments, loops and `with` bind.

use rustpython_parser::ast as raw;

use super::{Converter, expression};
use crate::ast::{
    Expression, ExpressionKind, LocalId, Range, Reference, ReferenceKind, StatementKind, Target,
    Unpack,
};
use crate::error::Result;
use crate::parse::range_of;

/// A target whose parts suspend, with the temporary that has its value.
pub(super) struct Pending<'a> {
    target: &'a raw::Expr,
    value: LocalId,
    range: Range,
}

impl<'a> Converter<'a> {
    pub(super) fn target(&mut self, raw: &'a raw::Expr) -> Result<Target> {
        self.enter_level();
        let elements = match raw {
            raw::Expr::Tuple(tuple) => Some(&tuple.elts),
            raw::Expr::List(list) => Some(&list.elts),
            _ => None,
        };
        let target = match elements {
            Some(elements) => self.unpack(range_of(raw), elements, |converter, element| {
                converter.target(element)
            })?,
            None => Target::Reference(self.reference(raw)?),
        };
        self.leave_level();
        Ok(target)
    }

    fn unpack(
        &mut self,
        range: Range,
        elements: &'a [raw::Expr],
        mut convert: impl FnMut(&mut Self, &'a raw::Expr) -> Result<Target>,
    ) -> Result<Target> {
        let mut unpack = Unpack {
            range,
            before: Vec::new(),
            starred: None,
            after: Vec::new(),
        };
        for element in elements {
            if let raw::Expr::Starred(starred) = element {
                unpack.starred = Some(Box::new(convert(self, &starred.value)?));
            } else if unpack.starred.is_some() {
                unpack.after.push(convert(self, element)?);
            } else {
                unpack.before.push(convert(self, element)?);
            }
        }
        Ok(Target::Unpack(unpack))
    }

    pub(super) fn reference(&mut self, raw: &'a raw::Expr) -> Result<Reference> {
        let range = range_of(raw);
        let kind = match raw {
            raw::Expr::Name(name) => ReferenceKind::Name(self.name(&name.id)),
            raw::Expr::Attribute(attribute) => ReferenceKind::Attribute {
                value: Box::new(self.expression(&attribute.value)?),
                name: self.mangled(&attribute.attr),
                name_range: self.name_before(range.end),
            },
            raw::Expr::Subscript(subscript) => {
                let value = self.operand(&subscript.value, range_of(&*subscript.slice))?;
                let index = self.index(&subscript.slice)?;
                ReferenceKind::Subscript {
                    value: Box::new(value),
                    index: Box::new(index),
                }
            }
            _ => unreachable!("the scope pass refuses other targets"),
        };
        Ok(Reference { range, kind })
    }

    fn target_suspends(&self, raw: &raw::Expr) -> bool {
        let range = range_of(raw);
        self.suspends(range.start, range.end)
    }

    /// Emits `targets = value`.
    pub(super) fn assign(
        &mut self,
        range: Range,
        targets: &'a [raw::Expr],
        value: Expression,
    ) -> Result<()> {
        if !targets.iter().any(|target| self.target_suspends(target)) {
            let targets = targets
                .iter()
                .map(|target| self.target(target))
                .collect::<Result<_>>()?;
            self.emit(range, StatementKind::Assign { targets, value });
            return Ok(());
        }
        let value = self.keep_in_local(value);
        targets
            .iter()
            .try_for_each(|target| self.bind_kept(range, target, value))
    }

    fn keep_in_local(&mut self, value: Expression) -> LocalId {
        if let ExpressionKind::Temporary(local) = value.kind {
            return local;
        }
        let local = self.temporary();
        self.emit(value.range, StatementKind::SetTemporary { local, value });
        local
    }

    /// Binds a value in a temporary to a target that may suspend.
    fn bind_kept(&mut self, range: Range, raw: &'a raw::Expr, value: LocalId) -> Result<()> {
        let place = range_of(raw);
        let elements = match raw {
            raw::Expr::Tuple(tuple) => Some(&tuple.elts),
            raw::Expr::List(list) => Some(&list.elts),
            _ => None,
        };
        let Some(elements) = elements.filter(|_| self.target_suspends(raw)) else {
            let target = self.target(raw)?;
            let value = expression(place, ExpressionKind::Temporary(value));
            self.emit(
                range,
                StatementKind::Assign {
                    targets: vec![target],
                    value,
                },
            );
            return Ok(());
        };
        // All items are taken before the first target's parts are evaluated.
        let mut pending = Vec::new();
        let unpack = self.unpack(place, elements, |converter, element| {
            let local = converter.temporary();
            pending.push((element, local));
            Ok(Target::Reference(Reference {
                range: range_of(element),
                kind: ReferenceKind::Temporary(local),
            }))
        })?;
        let value = expression(place, ExpressionKind::Temporary(value));
        self.emit(
            range,
            StatementKind::Assign {
                targets: vec![unpack],
                value,
            },
        );
        for (element, local) in pending {
            let element = match element {
                raw::Expr::Starred(starred) => &starred.value,
                _ => element,
            };
            self.bind_kept(range, element, local)?;
        }
        Ok(())
    }

    /// The target of a loop or `with`: a temporary, if the real one has to be bound by statements of its own.
    pub(super) fn loop_target(
        &mut self,
        raw: &'a raw::Expr,
    ) -> Result<(Target, Option<Pending<'a>>)> {
        if !self.target_suspends(raw) {
            return Ok((self.target(raw)?, None));
        }
        let range = range_of(raw);
        let value = self.temporary();
        let target = Target::Reference(Reference {
            range,
            kind: ReferenceKind::Temporary(value),
        });
        Ok((
            target,
            Some(Pending {
                target: raw,
                value,
                range,
            }),
        ))
    }

    pub(super) fn bind_pending(&mut self, pending: Option<Pending<'a>>) -> Result<()> {
        match pending {
            Some(pending) => self.bind_kept(pending.range, pending.target, pending.value),
            None => Ok(()),
        }
    }

    /// Emits `target operator= value`.
    pub(super) fn augmented_assign(&mut self, raw: &'a raw::StmtAugAssign) -> Result<()> {
        let range = crate::parse::range(raw.range);
        let operator = super::expression::binary_operator(raw.op);
        let value_range = range_of(&*raw.value);
        let target = self.reference(&raw.target)?;
        if !self.suspends(value_range.start, value_range.end) {
            let value = self.expression(&raw.value)?;
            self.emit(
                range,
                StatementKind::AugmentedAssign {
                    target,
                    operator,
                    value,
                },
            );
            return Ok(());
        }
        // The old value is read before the right operand is evaluated.
        let place = target.range;
        let (reading, target) = self.keep_reference(target);
        let old = self.temporary();
        self.emit(
            place,
            StatementKind::SetTemporary {
                local: old,
                value: reading,
            },
        );
        let value = self.expression(&raw.value)?;
        let kept = Reference {
            range: place,
            kind: ReferenceKind::Temporary(old),
        };
        self.emit(
            range,
            StatementKind::AugmentedAssign {
                target: kept,
                operator,
                value,
            },
        );
        let value = expression(place, ExpressionKind::Temporary(old));
        self.emit(
            range,
            StatementKind::Assign {
                targets: vec![Target::Reference(target)],
                value,
            },
        );
        Ok(())
    }

    /// Keeps the parts of a reference, and gives the expression that reads it beside it.
    fn keep_reference(&mut self, reference: Reference) -> (Expression, Reference) {
        let range = reference.range;
        let again = |kept: &Expression| {
            super::expression::copy_of_kept(kept)
                .expect("what was kept is a temporary or a constant")
        };
        let (reading, kind) = match reference.kind {
            ReferenceKind::Name(name) => (
                ExpressionKind::Name(name.clone()),
                ReferenceKind::Name(name),
            ),
            ReferenceKind::Attribute {
                value,
                name,
                name_range,
            } => {
                let value = self.save(*value);
                let reading = ExpressionKind::Attribute {
                    value: Box::new(again(&value)),
                    name: name.clone(),
                    name_range,
                };
                (
                    reading,
                    ReferenceKind::Attribute {
                        value: Box::new(value),
                        name,
                        name_range,
                    },
                )
            }
            ReferenceKind::Subscript { value, index } => {
                let value = self.save(*value);
                // The index is kept whole: a slice object serves as well as the bounds.
                let index = match index.kind {
                    ExpressionKind::Temporary(_) | ExpressionKind::Constant(_) => *index,
                    _ => {
                        let local = self.temporary();
                        let place = index.range;
                        self.emit(
                            place,
                            StatementKind::SetTemporary {
                                local,
                                value: *index,
                            },
                        );
                        expression(place, ExpressionKind::Temporary(local))
                    }
                };
                let reading = ExpressionKind::Subscript {
                    value: Box::new(again(&value)),
                    index: Box::new(again(&index)),
                };
                (
                    reading,
                    ReferenceKind::Subscript {
                        value: Box::new(value),
                        index: Box::new(index),
                    },
                )
            }
            ReferenceKind::Temporary(local) => (
                ExpressionKind::Temporary(local),
                ReferenceKind::Temporary(local),
            ),
        };
        (expression(range, reading), Reference { range, kind })
    }
}
