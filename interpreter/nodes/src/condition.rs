//! Conditions of `if`, `while` and their like: comparisons of a local, which need no node of their own, and the truth of
//! anything else.

use crate::compare::{Compare, Equal, Greater, GreaterEqual, Less, LessEqual, NotEqual};
use crate::conditional::MOST_NESTED;
use crate::lower::{self, Lowering};
use crate::near::{Field, is_local};
use crate::operand::{Constant, Local, Operand};
use crate::{BoxedNode, Node};
use weft_heap::{Frame, FrameSlot, Raised, Thread};
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

/// A local, or an attribute of one, as a condition.
pub(crate) struct Truth<O>(O);

impl<O: Operand + Node> Condition for Truth<O> {
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

/// The same compared with `None`.
pub(crate) struct IsNone<O>(O);

impl<O: Operand> Condition for IsNone<O> {
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
    /// One about a local.
    Local(About<Local>),
    /// One about an attribute of a local.
    Field(About<Field>),
    /// Anything else.
    Any(BoxedNode),
}

/// A condition about a local or an attribute of one.
pub(crate) enum About<L> {
    /// It is compared with a local.
    Local(Relation<L, Local>),
    /// It is compared with a constant.
    Constant(Relation<L, Constant>),
    /// It is asked for its truth.
    Truth(Truth<L>),
    /// `not` of that.
    Untruth(Opposite<Truth<L>>),
    /// It is compared with `None`.
    IsNone(IsNone<L>),
    /// `is not` in place of `is`.
    IsNotNone(Opposite<IsNone<L>>),
}

/// A comparison.
pub(crate) enum Relation<L, R> {
    Less(Compare<Less, L, R>),
    LessEqual(Compare<LessEqual, L, R>),
    Greater(Compare<Greater, L, R>),
    GreaterEqual(Compare<GreaterEqual, L, R>),
    Equal(Compare<Equal, L, R>),
    NotEqual(Compare<NotEqual, L, R>),
}

impl<L: Operand, R: Operand> Relation<L, R> {
    fn new(
        operator: ComparisonOperator,
        (left, right): (L, R),
        unused: FrameSlot,
        range: ast::Range,
    ) -> Option<Relation<L, R>> {
        macro_rules! relation {
            ($name:ident) => {
                Relation::$name(Compare::with_local(left, right, unused, range))
            };
        }
        Some(match operator {
            ComparisonOperator::Less => relation!(Less),
            ComparisonOperator::LessEqual => relation!(LessEqual),
            ComparisonOperator::Greater => relation!(Greater),
            ComparisonOperator::GreaterEqual => relation!(GreaterEqual),
            ComparisonOperator::Equal => relation!(Equal),
            ComparisonOperator::NotEqual => relation!(NotEqual),
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
            $crate::condition::Lowered::Local(about) => {
                $crate::condition::with_about!(about, $name => $body)
            }
            $crate::condition::Lowered::Field(about) => {
                $crate::condition::with_about!(about, $name => $body)
            }
            $crate::condition::Lowered::Any($name) => $body,
        }
    };
}
pub(crate) use with_condition;

/// The same with one about a local or an attribute.
macro_rules! with_about {
    ($about:expr, $name:ident => $body:expr) => {
        match $about {
            $crate::condition::About::Local(relation) => {
                $crate::condition::with_relation!(relation, $name => $body)
            }
            $crate::condition::About::Constant(relation) => {
                $crate::condition::with_relation!(relation, $name => $body)
            }
            $crate::condition::About::Truth($name) => $body,
            $crate::condition::About::Untruth($name) => $body,
            $crate::condition::About::IsNone($name) => $body,
            $crate::condition::About::IsNotNone($name) => $body,
        }
    };
}
pub(crate) use with_about;

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
        let subject = match &expression.kind {
            ExpressionKind::Unary {
                operator: ast::UnaryOperator::Not,
                operand,
            } => operand,
            ExpressionKind::Comparison { first, rest } if is_about_first(rest) => first,
            ExpressionKind::Boolean { operator, operands } if operands.len() <= MOST_NESTED => {
                return Lowered::Any(self.junction(*operator, operands));
            }
            _ => expression,
        };
        if let Some(local) = self.local_named(subject) {
            Lowered::Local(self.about(local, local.slot, expression))
        } else if let Some(field) = self.field_of_local(subject) {
            let unused = field.object().slot;
            Lowered::Field(self.about(field, unused, expression))
        } else {
            Lowered::Any(self.expression(expression))
        }
    }

    /// What a condition asks of its subject.
    fn about<L: Operand>(
        &mut self,
        subject: L,
        unused: FrameSlot,
        expression: &ast::Expression,
    ) -> About<L> {
        let (operator, right) = match &expression.kind {
            ExpressionKind::Unary { .. } => return About::Untruth(Opposite(Truth(subject))),
            ExpressionKind::Comparison { rest, .. } => &rest[0],
            _ => return About::Truth(Truth(subject)),
        };
        let range = expression.range;
        let known = "a comparison that is about its first operand";
        match (operator, self.operand(right)) {
            (ComparisonOperator::Is, _) => About::IsNone(IsNone(subject)),
            (ComparisonOperator::IsNot, _) => About::IsNotNone(Opposite(IsNone(subject))),
            (operator, lower::Operand::Local(right)) => About::Local(
                Relation::new(*operator, (subject, right), unused, range).expect(known),
            ),
            (operator, lower::Operand::Constant(right)) => About::Constant(
                Relation::new(*operator, (subject, right), unused, range).expect(known),
            ),
            (_, lower::Operand::Child(_)) => unreachable!("{known}"),
        }
    }
}

/// Whether a comparison is one of its first operand with a local or a constant, for which there is a condition.
fn is_about_first(rest: &[(ComparisonOperator, ast::Expression)]) -> bool {
    let [(operator, right)] = rest else {
        return false;
    };
    match operator {
        ComparisonOperator::Is | ComparisonOperator::IsNot => {
            matches!(right.kind, ExpressionKind::Constant(ast::Constant::None))
        }
        ComparisonOperator::In | ComparisonOperator::NotIn => false,
        _ => is_local(right) || matches!(right.kind, ExpressionKind::Constant(_)),
    }
}
