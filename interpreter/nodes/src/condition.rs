//! Conditions of `if`, `while` and their like: comparisons of a local, which need no node of their own, and the truth of
//! anything else.

use crate::compare::{Compare, Equal, Greater, GreaterEqual, Less, LessEqual, NotEqual};
use crate::lower::{Lowering, Operand};
use crate::operand::{Constant, Local, Operand as _};
use crate::{BoxedNode, Node};
use weft_heap::{Frame, Raised, Thread};
use weft_syntax::ast::{self, ComparisonOperator, ExpressionKind};

/// What a statement asks for the way to go.
pub trait Condition: Send + Sync + 'static {
    /// Whether it is about locals and constants alone, so that most of the time [`Condition::at_once`] tells.
    const OF_LOCALS: bool = false;

    /// Whether it holds, where that is told without calling anything.
    #[inline(always)]
    fn at_once(&self, _: Frame<'_>) -> Option<bool> {
        None
    }

    /// Whether it holds.
    fn holds(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised>;
}

/// A node that goes one way or the other.
pub(crate) trait Choice {
    /// Its condition.
    type Condition: Condition;
    /// What a way comes to.
    type End;

    /// The condition.
    fn condition(&self) -> &Self::Condition;

    /// The way where it holds.
    fn then(&self, thread: &Thread, frame: Frame<'_>) -> Self::End;

    /// The way where it does not.
    fn otherwise(&self, thread: &Thread, frame: Frame<'_>) -> Self::End;

    /// What an exception comes to.
    fn raised(raised: Raised) -> Self::End;

    /// Goes the way that the condition tells. The ways are jumped to: what does not know at once is a jump too, so that no
    /// register is saved for its sake.
    #[inline(always)]
    fn choose(&self, thread: &Thread, frame: Frame<'_>) -> Self::End {
        if !Self::Condition::OF_LOCALS {
            return self.ask(thread, frame);
        }
        match self.condition().at_once(frame) {
            Some(true) => self.then(thread, frame),
            Some(false) => self.otherwise(thread, frame),
            None => self.ask_elsewhere(thread, frame),
        }
    }

    /// Asks the condition, and goes the way.
    #[inline(always)]
    fn ask(&self, thread: &Thread, frame: Frame<'_>) -> Self::End {
        match self.condition().holds(thread, frame) {
            Ok(true) => self.then(thread, frame),
            Ok(false) => self.otherwise(thread, frame),
            Err(raised) => Self::raised(raised),
        }
    }

    /// The same, not in line.
    #[cold]
    #[inline(never)]
    fn ask_elsewhere(&self, thread: &Thread, frame: Frame<'_>) -> Self::End {
        self.ask(thread, frame)
    }
}

impl Condition for BoxedNode {
    #[inline(always)]
    fn holds(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised> {
        self.truth(thread, frame)
    }
}

/// A local as a condition.
pub(crate) struct Truth(Local);

impl Condition for Truth {
    const OF_LOCALS: bool = true;

    #[inline(always)]
    fn at_once(&self, frame: Frame<'_>) -> Option<bool> {
        self.0.known(frame)?.simple_truth()
    }

    #[inline(always)]
    fn holds(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised> {
        self.0.truth(thread, frame)
    }
}

/// `local is None`
pub(crate) struct IsNone(Local);

impl Condition for IsNone {
    const OF_LOCALS: bool = true;

    #[inline(always)]
    fn at_once(&self, frame: Frame<'_>) -> Option<bool> {
        Some(self.0.known(frame)?.is_none())
    }

    #[inline(always)]
    fn holds(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised> {
        Ok(self.0.get(thread, frame)?.is_none())
    }
}

/// What holds where another condition does not.
pub(crate) struct Opposite<C>(C);

impl<C: Condition> Condition for Opposite<C> {
    const OF_LOCALS: bool = C::OF_LOCALS;

    #[inline(always)]
    fn at_once(&self, frame: Frame<'_>) -> Option<bool> {
        self.0.at_once(frame).map(|truth| !truth)
    }

    #[inline(always)]
    fn holds(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised> {
        self.0.holds(thread, frame).map(|truth| !truth)
    }
}

/// A condition whose kind is known.
pub(crate) enum Lowered {
    /// Two locals are compared.
    Locals(Relation<Local>),
    /// A local and a constant are compared.
    LocalAndConstant(Relation<Constant>),
    /// A local is asked for its truth.
    Truth(Truth),
    /// `not` of that.
    Untruth(Opposite<Truth>),
    /// A local is compared with `None`.
    IsNone(IsNone),
    /// `is not` in place of `is`.
    IsNotNone(Opposite<IsNone>),
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
            $crate::condition::Lowered::Truth($name) => $body,
            $crate::condition::Lowered::Untruth($name) => $body,
            $crate::condition::Lowered::IsNone($name) => $body,
            $crate::condition::Lowered::IsNotNone($name) => $body,
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
        self.truth_of_local(expression)
            .or_else(|| self.comparison_of_local(expression))
            .unwrap_or_else(|| Lowered::Any(self.expression(expression)))
    }

    fn truth_of_local(&mut self, expression: &ast::Expression) -> Option<Lowered> {
        if let ExpressionKind::Unary {
            operator: ast::UnaryOperator::Not,
            operand,
        } = &expression.kind
        {
            let local = self.local_named(operand)?;
            return Some(Lowered::Untruth(Opposite(Truth(local))));
        }
        Some(Lowered::Truth(Truth(self.local_named(expression)?)))
    }

    /// The local that an expression names.
    fn local_named(&mut self, expression: &ast::Expression) -> Option<Local> {
        match is_local(expression).then(|| self.operand(expression)) {
            Some(Operand::Local(local)) => Some(local),
            _ => None,
        }
    }

    fn comparison_of_local(&mut self, expression: &ast::Expression) -> Option<Lowered> {
        let ExpressionKind::Comparison { first, rest } = &expression.kind else {
            return None;
        };
        let [(operator, right)] = rest.as_slice() else {
            return None;
        };
        if !is_local(first) {
            return None;
        }
        if let (
            ComparisonOperator::Is | ComparisonOperator::IsNot,
            ExpressionKind::Constant(ast::Constant::None),
        ) = (operator, &right.kind)
        {
            let condition = IsNone(self.local_named(first)?);
            return Some(match operator {
                ComparisonOperator::Is => Lowered::IsNone(condition),
                _ => Lowered::IsNotNone(Opposite(condition)),
            });
        }
        if !is_local(right) && !matches!(right.kind, ExpressionKind::Constant(_)) {
            return None;
        }
        let left = self.local_named(first)?;
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

/// Whether an expression is a local and nothing else.
fn is_local(expression: &ast::Expression) -> bool {
    matches!(
        expression.kind,
        ExpressionKind::Temporary(_)
            | ExpressionKind::Name(ast::Name {
                place: ast::Place::Local(_),
                ..
            })
    )
}
