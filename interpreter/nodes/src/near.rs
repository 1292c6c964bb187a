//! The kinds of operands that the hottest nodes are specialised for: those of [`crate::operand`], and an attribute of a
//! local, which is found by its cache in the node whose operand it is.

use crate::attribute::Attribute;
use crate::lower::{Lowering, Operand};
use crate::operand::{Child, Constant, Local};
use weft_syntax::ast::{self, ExpressionKind};

/// An attribute of a local.
pub(crate) type Field = Attribute<Local>;

/// An operand of a known kind.
pub(crate) enum Near {
    /// A local variable.
    Local(Local),
    /// A constant.
    Constant(Constant),
    /// An attribute of a local variable.
    Field(Field),
    /// Anything else.
    Child(Child),
}

impl Near {
    /// The operand for a node that takes an attribute as it does anything else.
    pub(crate) fn plain(self) -> Operand {
        match self {
            Near::Local(local) => Operand::Local(local),
            Near::Constant(constant) => Operand::Constant(constant),
            Near::Field(field) => Operand::Child(Child(Box::new(field))),
            Near::Child(child) => Operand::Child(child),
        }
    }
}

/// Calls a macro arm with the operand's concrete type.
macro_rules! with_near {
    ($operand:expr, $name:ident => $body:expr) => {
        match $operand {
            $crate::near::Near::Local($name) => $body,
            $crate::near::Near::Constant($name) => $body,
            $crate::near::Near::Field($name) => $body,
            $crate::near::Near::Child($name) => $body,
        }
    };
}
pub(crate) use with_near;

impl Lowering<'_> {
    /// Lowers an expression as an operand of a known kind.
    pub(crate) fn near(&mut self, expression: &ast::Expression) -> Near {
        if let Some(field) = self.field_of_local(expression) {
            return Near::Field(field);
        }
        match self.operand(expression) {
            Operand::Local(local) => Near::Local(local),
            Operand::Constant(constant) => Near::Constant(constant),
            Operand::Child(child) => Near::Child(child),
        }
    }

    /// Lowers an attribute of a local.
    pub(crate) fn field_of_local(&mut self, expression: &ast::Expression) -> Option<Field> {
        let ExpressionKind::Attribute { value, name, .. } = &expression.kind else {
            return None;
        };
        let object = self.local_named(value)?;
        let name = self.use_name(name);
        let range = self.attribute_range(expression.range, expression.range.end);
        Some(Attribute::new(object, name, range))
    }

    /// The local that an expression names.
    pub(crate) fn local_named(&mut self, expression: &ast::Expression) -> Option<Local> {
        match is_local(expression).then(|| self.operand(expression)) {
            Some(Operand::Local(local)) => Some(local),
            _ => None,
        }
    }
}

/// Whether an expression is a local and nothing else.
pub(crate) fn is_local(expression: &ast::Expression) -> bool {
    matches!(
        expression.kind,
        ExpressionKind::Temporary(_)
            | ExpressionKind::Name(ast::Name {
                place: ast::Place::Local(_),
                ..
            })
    )
}
