//! Comparisons, single and chained, with `is` and `in`.

use crate::condition::Condition;
use crate::lower::Lowering;
use crate::near::with_near;
use crate::operand::{Operand, with_operand};
use crate::{BoxedNode, Node, locate};
use std::marker::PhantomData;
use std::sync::atomic::{AtomicBool, Ordering};
use weft_core::names::Special;
use weft_core::node::Unboxed;
use weft_core::protocol::{self, Comparison as Operator};
use weft_heap::{
    Dict, Entries, Frame, FrameSlot, Instance, Lookup, Raised, Set, ShapeId, SmallInt, Thread,
    Value, simple_hash_of,
};
use weft_syntax::ast::{self, ComparisonOperator, Range};

/// An ordering or equality with its fast paths.
pub trait Relation: Send + Sync + 'static {
    /// The operator.
    const OPERATOR: Operator;

    /// The truth for two small integers.
    fn of_ints(left: SmallInt, right: SmallInt) -> bool;

    /// The truth for two floats.
    fn of_floats(left: f64, right: f64) -> bool;

    /// The truth for numbers that are held in their words.
    #[inline(always)]
    fn fast(left: Value, right: Value) -> Option<bool> {
        if let Some((left, right)) = Value::small_ints(left, right) {
            return Some(Self::of_ints(left, right));
        }
        let (left, right) = Value::inline_floats(left, right)?;
        Some(Self::of_floats(left, right))
    }
}

macro_rules! relations {
    ($($name:ident: $operator:tt;)*) => {
        $(
            #[doc = concat!("`", stringify!($operator), "`")]
            #[derive(Debug)]
            pub struct $name;
            impl Relation for $name {
                const OPERATOR: Operator = Operator::$name;
                #[inline(always)]
                fn of_ints(left: SmallInt, right: SmallInt) -> bool {
                    left $operator right
                }
                #[inline(always)]
                fn of_floats(left: f64, right: f64) -> bool {
                    left $operator right
                }
            }
        )*
    };
}

relations! {
    Less: <;
    LessEqual: <=;
    Greater: >;
    GreaterEqual: >=;
    Equal: ==;
    NotEqual: !=;
}

/// `left relation right`
pub struct Compare<C, L, R> {
    left: L,
    right: R,
    spill: FrameSlot,
    /// Whether a node with another expression inside met floats the last time, and asks for such.
    floats: AtomicBool,
    range: Range,
    relation: PhantomData<C>,
}

impl<C: Relation, L: Operand, R: Operand> Compare<C, L, R> {
    #[inline(always)]
    fn operands(&self, thread: &Thread, frame: Frame<'_>) -> Result<(Value, Value), Raised> {
        let left = self.left.get(thread, frame)?;
        if R::MAY_COLLECT {
            frame.set(self.spill, left);
        }
        Ok((left, self.right.get(thread, frame)?))
    }

    /// The truth where floats are expected.
    #[inline(always)]
    fn with_floats(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised> {
        let left = self.left.unboxed(thread, frame);
        let Some(first) = left.float() else {
            return self.after_no_float(thread, frame, left);
        };
        let right = self.right.unboxed(thread, frame);
        if let Some(second) = right.float() {
            return Ok(C::of_floats(first, second));
        }
        self.floats.store(false, Ordering::Relaxed);
        without_floats(C::OPERATOR, left, right, frame, &self.range)
    }

    #[cold]
    #[inline(never)]
    fn after_no_float(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        left: Unboxed,
    ) -> Result<bool, Raised> {
        self.floats.store(false, Ordering::Relaxed);
        frame.set(self.spill, left.result(thread)?);
        let right = self.right.unboxed(thread, frame);
        without_floats(C::OPERATOR, left, right, frame, &self.range)
    }
}

/// The truth where floats were expected and something else came.
#[cold]
#[inline(never)]
fn without_floats(
    operator: Operator,
    left: Unboxed,
    right: Unboxed,
    frame: Frame<'_>,
    range: &Range,
) -> Result<bool, Raised> {
    Thread::with_current(|thread| {
        let (left, right) = (left.result(thread)?, right.result(thread)?);
        match Value::order(left, right) {
            Some(order) => Ok(operator.holds(order)),
            None => slow_truth(operator, left, right, frame, *range),
        }
    })
}

impl<C: Relation, L: Operand, R: Operand> Compare<C, L, R> {
    /// The comparison with a local or a constant, for which nothing is spilled: the slot is not used.
    pub(crate) fn with_local(left: L, right: R, unused: FrameSlot, range: Range) -> Self {
        Compare {
            spill: unused,
            left,
            right,
            floats: AtomicBool::new(false),
            range,
            relation: PhantomData,
        }
    }
}

impl<C: Relation, L: Operand, R: Operand> Condition for Compare<C, L, R> {
    const OF_LOCALS: bool = true;

    #[inline(always)]
    fn at_once(&self, frame: Frame<'_>) -> Option<bool> {
        C::fast(self.left.known(frame)?, self.right.known(frame)?)
    }

    #[inline(always)]
    fn holds(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised> {
        let (left, right) = self.operands(thread, frame)?;
        match C::fast(left, right) {
            Some(truth) => Ok(truth),
            None => slow_truth(C::OPERATOR, left, right, frame, self.range),
        }
    }
}

impl<C: Relation, L: Operand, R: Operand> Node for Compare<C, L, R> {
    #[inline]
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let (left, right) = self.operands(thread, frame)?;
        match C::fast(left, right) {
            Some(truth) => Ok(Value::from_bool(truth)),
            None => slow(C::OPERATOR, left, right, frame, self.range),
        }
    }

    #[inline]
    fn truth(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised> {
        let has_child = L::MAY_COLLECT || R::MAY_COLLECT;
        if has_child && self.floats.load(Ordering::Relaxed) {
            return self.with_floats(thread, frame);
        }
        let (left, right) = self.operands(thread, frame)?;
        if let Some((left, right)) = Value::small_ints(left, right) {
            return Ok(C::of_ints(left, right));
        }
        if let Some((left, right)) = Value::inline_floats(left, right) {
            if has_child {
                self.floats.store(true, Ordering::Relaxed);
            }
            return Ok(C::of_floats(left, right));
        }
        slow_truth(C::OPERATOR, left, right, frame, self.range)
    }
}

#[cold]
#[inline(never)]
pub(crate) fn slow(
    operator: Operator,
    left: Value,
    right: Value,
    frame: Frame<'_>,
    range: Range,
) -> Result<Value, Raised> {
    Thread::with_current(|thread| {
        if let Some(truth) = without_protocol(thread, operator, left, right)
            .or_else(|| by_identity(thread, operator, left, right))
        {
            return Ok(Value::from_bool(truth));
        }
        if let Some(result) = crate::special::compare(thread, frame, operator, (left, right), range)
        {
            return result;
        }
        frame.set_position(range.start);
        thread
            .library(move || protocol::compare(thread, operator, left, right))
            .map_err(|raised| locate(thread, frame, range, raised))
    })
}

#[cold]
#[inline(never)]
fn slow_truth(
    operator: Operator,
    left: Value,
    right: Value,
    frame: Frame<'_>,
    range: Range,
) -> Result<bool, Raised> {
    Thread::with_current(|thread| {
        if let Some(truth) = without_protocol(thread, operator, left, right)
            .or_else(|| by_identity(thread, operator, left, right))
        {
            return Ok(truth);
        }
        if let Some(result) = crate::special::compare(thread, frame, operator, (left, right), range)
        {
            let value = result?;
            return match value.simple_truth() {
                Some(truth) => Ok(truth),
                None => thread
                    .library(move || protocol::truth(thread, value))
                    .map_err(|raised| locate(thread, frame, range, raised)),
            };
        }
        frame.set_position(range.start);
        thread
            .library(move || {
                protocol::compare(thread, operator, left, right)
                    .and_then(|value| protocol::truth(thread, value))
            })
            .map_err(|raised| locate(thread, frame, range, raised))
    })
}

/// Whether objects that are equal to themselves alone are equal.
fn by_identity(thread: &Thread, operator: Operator, left: Value, right: Value) -> Option<bool> {
    match operator {
        Operator::Equal => protocol::equal_by_identity(thread, left, right),
        Operator::NotEqual => {
            let equal = protocol::equal_by_identity(thread, left, right)?;
            // Either may have a `__ne__` and no `__eq__`.
            let is_plain = |value: Value| {
                !value.is::<Instance>()
                    || protocol::has_special_of_object(thread, value, Special::NotEqual)
            };
            (is_plain(left) && is_plain(right)).then_some(!equal)
        }
        _ => None,
    }
}

/// The comparison of a small integer with an inline float, and of two plain strings: code points order as their UTF-8
/// does.
#[inline]
pub(crate) fn without_protocol(
    thread: &Thread,
    operator: Operator,
    left: Value,
    right: Value,
) -> Option<bool> {
    if let (Some(left), Some(right)) = (left.plain_str(), right.plain_str()) {
        return Some(match operator {
            Operator::Equal => left.equals(right),
            Operator::NotEqual => !left.equals(right),
            _ => operator.holds(Some(order_of(left.as_wtf8(), right.as_wtf8()))),
        });
    }
    let Some((left, right)) = Value::mixed_exactly(left, right) else {
        return collections(thread, operator, left, right);
    };
    Some(match operator {
        Operator::Equal => left == right,
        Operator::NotEqual => left != right,
        Operator::Less => left < right,
        Operator::LessEqual => left <= right,
        Operator::Greater => left > right,
        Operator::GreaterEqual => left >= right,
    })
}

/// The comparison of tuples, or the equality of lists, of plain items.
fn collections(thread: &Thread, operator: Operator, left: Value, right: Value) -> Option<bool> {
    let both_tuples = left.plain_tuple().is_some() && right.plain_tuple().is_some();
    let both_lists = || left.plain_list().is_some() && right.plain_list().is_some();
    match operator {
        Operator::Equal | Operator::NotEqual if both_tuples || both_lists() => {
            let equal = protocol::equal_at_once(thread, left, right)?;
            Some(equal == (operator == Operator::Equal))
        }
        _ if !both_tuples => None,
        // None of the plain items is a NaN.
        Operator::Less => protocol::less_at_once(thread, left, right),
        Operator::Greater => protocol::less_at_once(thread, right, left),
        Operator::LessEqual => Some(!protocol::less_at_once(thread, right, left)?),
        Operator::GreaterEqual => Some(!protocol::less_at_once(thread, left, right)?),
        Operator::Equal | Operator::NotEqual => None,
    }
}

/// Whether `left == right`, as a pattern of `match` asks.
pub(crate) fn equals(
    left: Value,
    right: Value,
    frame: Frame<'_>,
    range: Range,
) -> Result<bool, Raised> {
    match Value::order(left, right) {
        Some(order) => Ok(order == Some(std::cmp::Ordering::Equal)),
        None => slow_truth(Operator::Equal, left, right, frame, range),
    }
}

/// How two strings compare, single characters above all.
#[inline(always)]
fn order_of(left: &[u8], right: &[u8]) -> std::cmp::Ordering {
    match (left, right) {
        ([one], [other]) => one.cmp(other),
        _ => left.cmp(right),
    }
}

/// `left is right`, or `is not`.
struct Identity<L, R> {
    left: L,
    right: R,
    spill: FrameSlot,
    negated: Negation,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Negation {
    Plain,
    Negated,
}

impl<L: Operand, R: Operand> Node for Identity<L, R> {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        self.truth(thread, frame).map(Value::from_bool)
    }

    #[inline]
    fn truth(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised> {
        let left = self.left.get(thread, frame)?;
        if R::MAY_COLLECT {
            frame.set(self.spill, left);
        }
        let right = self.right.get(thread, frame)?;
        Ok(is_same(left, right) == (self.negated == Negation::Plain))
    }
}

/// `is`: one object, or equal small values.
#[inline(always)]
pub(crate) fn is_same(left: Value, right: Value) -> bool {
    left == right
}

/// `item in container`, or `not in`.
struct Membership<I, C> {
    item: I,
    container: C,
    spill: FrameSlot,
    negated: Negation,
    range: Range,
}

impl<I: Operand, C: Operand> Node for Membership<I, C> {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        self.truth(thread, frame).map(Value::from_bool)
    }

    fn truth(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised> {
        let item = self.item.get(thread, frame)?;
        if C::MAY_COLLECT {
            frame.set(self.spill, item);
        }
        let container = self.container.get(thread, frame)?;
        let found = contains(thread, frame, container, item, &self.range)?;
        Ok(found == (self.negated == Negation::Plain))
    }
}

#[inline(always)]
pub(crate) fn contains(
    thread: &Thread,
    frame: Frame<'_>,
    container: Value,
    item: Value,
    range: &Range,
) -> Result<bool, Raised> {
    let entries: Option<&Entries> = match container.plain_set_or_frozenset() {
        Some(set) => Some(set),
        None => container.plain_dict().map(|dict| &**dict),
    };
    match entries.and_then(|entries| entries.contains_at_once(item)) {
        Some(found) => Ok(found),
        None => contains_otherwise(thread, frame, container, item, range),
    }
}

#[inline(never)]
fn contains_otherwise(
    thread: &Thread,
    frame: Frame<'_>,
    container: Value,
    item: Value,
    range: &Range,
) -> Result<bool, Raised> {
    let entries: Option<&Entries> = match thread.shape_of(container) {
        ShapeId::DICT => container.downcast::<Dict>().map(|dict| &**dict),
        ShapeId::SET | ShapeId::FROZENSET => container.downcast::<Set>().map(|set| &**set),
        _ => None,
    };
    if let Some(entries) = entries
        && let Some(hash) = simple_hash_of(thread, item)
    {
        match entries.get(hash, item) {
            Lookup::Found(_) => return Ok(true),
            Lookup::Missing => return Ok(false),
            Lookup::Undecided => {}
        }
    }
    slow_contains(container, item, frame, *range)
}

#[cold]
#[inline(never)]
fn slow_contains(
    container: Value,
    item: Value,
    frame: Frame<'_>,
    range: Range,
) -> Result<bool, Raised> {
    Thread::with_current(|thread| {
        if let Some(found) = protocol::contains_at_once(thread, container, item) {
            return Ok(found);
        }
        let values = [container, item];
        if let Some(result) = crate::special::call(thread, frame, Special::Contains, &values, range)
        {
            let value = result?;
            return match value.simple_truth() {
                Some(truth) => Ok(truth),
                None => weft_core::node::slow_truth(thread, value)
                    .map_err(|raised| locate(thread, frame, range, raised)),
            };
        }
        frame.set_position(range.start);
        thread
            .library(move || protocol::contains(thread, container, item))
            .map_err(|raised| locate(thread, frame, range, raised))
    })
}

impl Lowering<'_> {
    /// Lowers a comparison or a chain of them.
    pub(crate) fn comparison(
        &mut self,
        expression: &ast::Expression,
        first: &ast::Expression,
        rest: &[(ComparisonOperator, ast::Expression)],
    ) -> BoxedNode {
        let range = expression.range;
        if let [(operator, second)] = rest {
            return self.single_comparison(range, first, *operator, second);
        }
        self.chain(range, first, rest)
    }

    fn single_comparison(
        &mut self,
        range: Range,
        left: &ast::Expression,
        operator: ComparisonOperator,
        right: &ast::Expression,
    ) -> BoxedNode {
        let spill;
        macro_rules! lower {
            ($relation:ident) => {{
                let left = self.near(left);
                spill = self.open_slot();
                let right = self.operand(right);
                self.close_slots(1);
                with_near!(left, left => with_operand!(right, right => Box::new(Compare::<$relation, _, _> {
                    left, right, spill, floats: AtomicBool::new(false), range, relation: PhantomData,
                })))
            }};
        }
        match operator {
            ComparisonOperator::Less => lower!(Less),
            ComparisonOperator::LessEqual => lower!(LessEqual),
            ComparisonOperator::Greater => lower!(Greater),
            ComparisonOperator::GreaterEqual => lower!(GreaterEqual),
            ComparisonOperator::Equal => lower!(Equal),
            ComparisonOperator::NotEqual => lower!(NotEqual),
            ComparisonOperator::Is | ComparisonOperator::IsNot => {
                let negated = if operator == ComparisonOperator::Is {
                    Negation::Plain
                } else {
                    Negation::Negated
                };
                let left = self.near(left);
                spill = self.open_slot();
                let right = self.operand(right);
                self.close_slots(1);
                with_near!(left, left => with_operand!(right, right => Box::new(Identity { left, right, spill, negated })))
            }
            ComparisonOperator::In | ComparisonOperator::NotIn => {
                let negated = if operator == ComparisonOperator::In {
                    Negation::Plain
                } else {
                    Negation::Negated
                };
                let item = self.operand(left);
                spill = self.open_slot();
                let container = self.looked_into(right);
                self.close_slots(1);
                with_operand!(item, item => with_operand!(container, container => Box::new(Membership { item, container, spill, negated, range })))
            }
        }
    }
}
