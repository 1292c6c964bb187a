//! Conditions of `if`, `while` and their like: comparisons of a local, which need no node of their own, and the truth of
//! anything else.

use crate::BoxedNode;
use crate::compare::{Compare, Equal, Greater, GreaterEqual, Less, LessEqual, NotEqual};
use crate::lower::{Lowering, Operand};
use crate::operand::{Constant, Local};
use weft_heap::{Frame, Raised, Thread};
use weft_syntax::ast::{self, ComparisonOperator, ExpressionKind};

/// What a statement asks for the way to go.
pub trait Condition: Send + Sync + 'static {
    /// Whether it holds.
    fn holds(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised>;

    /// Goes one way or the other, or `raised`. The ways are jumped to, without a truth value in between.
    #[inline(always)]
    fn choose<T>(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        then: impl Fn() -> T,
        otherwise: impl Fn() -> T,
        raised: impl Fn(Raised) -> T,
    ) -> T {
        match self.holds(thread, frame) {
            Ok(true) => then(),
            Ok(false) => otherwise(),
            Err(error) => raised(error),
        }
    }
}

impl Condition for BoxedNode {
    #[inline(always)]
    fn holds(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised> {
        self.truth(thread, frame)
    }
}

/// A condition whose kind is known.
pub(crate) enum Lowered {
    /// Two locals are compared.
    Locals(Relation<Local>),
    /// A local and a constant are compared.
    LocalAndConstant(Relation<Constant>),
    /// Anything else.
    Any(BoxedNode),
}

/// A comparison of a local.
pub(crate) enum Relation<R> {
    Less(Compare<Less, Local, R>),
    LessEqual(Compare<LessEqual, Local, R>),
    Greater(Compare<Greater, Local, R>),
    GreaterEqual(Compare<GreaterEqual, Local, R>),
    Equal(Compare<Equal, Local, R>),
    NotEqual(Compare<NotEqual, Local, R>),
}

impl<R: crate::operand::Operand> Relation<R> {
    fn new(
        operator: ComparisonOperator,
        left: Local,
        right: R,
        range: ast::Range,
    ) -> Option<Relation<R>> {
        Some(match operator {
            ComparisonOperator::Less => Relation::Less(Compare::of_locals(left, right, range)),
            ComparisonOperator::LessEqual => {
                Relation::LessEqual(Compare::of_locals(left, right, range))
            }
            ComparisonOperator::Greater => {
                Relation::Greater(Compare::of_locals(left, right, range))
            }
            ComparisonOperator::GreaterEqual => {
                Relation::GreaterEqual(Compare::of_locals(left, right, range))
            }
            ComparisonOperator::Equal => Relation::Equal(Compare::of_locals(left, right, range)),
            ComparisonOperator::NotEqual => {
                Relation::NotEqual(Compare::of_locals(left, right, range))
            }
            ComparisonOperator::Is
            | ComparisonOperator::IsNot
            | ComparisonOperator::In
            | ComparisonOperator::NotIn => return None,
        })
    }
}

/// Calls a macro arm with the condition's concrete type.
macro_rules! with_condition {
    ($condition:expr, $name:ident => $body:expr) => {
        match $condition {
            $crate::condition::Lowered::Locals(relation) => {
                $crate::condition::with_relation!(relation, $name => $body)
            }
            $crate::condition::Lowered::LocalAndConstant(relation) => {
                $crate::condition::with_relation!(relation, $name => $body)
            }
            $crate::condition::Lowered::Any($name) => $body,
        }
    };
}
pub(crate) use with_condition;

/// The same with a comparison.
macro_rules! with_relation {
    ($relation:expr, $name:ident => $body:expr) => {
        match $relation {
            $crate::condition::Relation::Less($name) => $body,
            $crate::condition::Relation::LessEqual($name) => $body,
            $crate::condition::Relation::Greater($name) => $body,
            $crate::condition::Relation::GreaterEqual($name) => $body,
            $crate::condition::Relation::Equal($name) => $body,
            $crate::condition::Relation::NotEqual($name) => $body,
        }
    };
}
pub(crate) use with_relation;

impl Lowering<'_> {
    /// Lowers a condition.
    pub(crate) fn condition(&mut self, expression: &ast::Expression) -> Lowered {
        self.comparison_of_local(expression)
            .unwrap_or_else(|| Lowered::Any(self.expression(expression)))
    }

    fn comparison_of_local(&mut self, expression: &ast::Expression) -> Option<Lowered> {
        let ExpressionKind::Comparison { first, rest } = &expression.kind else {
            return None;
        };
        let [(operator, right)] = rest.as_slice() else {
            return None;
        };
        let is_plain = |operand: &ast::Expression| {
            matches!(
                operand.kind,
                ExpressionKind::Constant(_)
                    | ExpressionKind::Temporary(_)
                    | ExpressionKind::Name(ast::Name {
                        place: ast::Place::Local(_),
                        ..
                    })
            )
        };
        if !is_plain(first) || !is_plain(right) {
            return None;
        }
        let Operand::Local(left) = self.operand(first) else {
            return None;
        };
        match self.operand(right) {
            Operand::Local(right) => {
                Relation::new(*operator, left, right, expression.range).map(Lowered::Locals)
            }
            Operand::Constant(right) => Relation::new(*operator, left, right, expression.range)
                .map(Lowered::LocalAndConstant),
            Operand::Child(_) => None,
        }
    }
}
