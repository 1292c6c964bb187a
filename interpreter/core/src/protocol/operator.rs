//! Operators and comparisons, with the language's order of asking both operands.

use crate::error::type_error;
use crate::interpreter::Interpreter;
use crate::names::Special;
use crate::native::Arguments;
use crate::protocol::call::call_bound;
use crate::protocol::{call_special, class_name, sequence_operator, special_of, truth};
use crate::types::class::{Class, is_subclass};
use std::cmp::Ordering;
use weft_heap::{Instance, List, Raised, ShapeId, Thread, Tuple, Value};

/// Binary operators.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the names say it")]
pub enum BinaryOperator {
    Add,
    Subtract,
    Multiply,
    MatrixMultiply,
    Divide,
    FloorDivide,
    Modulo,
    DivMod,
    Power,
    LeftShift,
    RightShift,
    BitAnd,
    BitXor,
    BitOr,
}

impl BinaryOperator {
    /// The operator as messages show it.
    pub fn symbol(self) -> &'static str {
        match self {
            BinaryOperator::Add => "+",
            BinaryOperator::Subtract => "-",
            BinaryOperator::Multiply => "*",
            BinaryOperator::MatrixMultiply => "@",
            BinaryOperator::Divide => "/",
            BinaryOperator::FloorDivide => "//",
            BinaryOperator::Modulo => "%",
            BinaryOperator::DivMod => "divmod()",
            BinaryOperator::Power => "** or pow()",
            BinaryOperator::LeftShift => "<<",
            BinaryOperator::RightShift => ">>",
            BinaryOperator::BitAnd => "&",
            BinaryOperator::BitXor => "^",
            BinaryOperator::BitOr => "|",
        }
    }

    /// The methods of the left operand, of the right one, and of the left one in an augmented assignment.
    pub fn methods(self) -> (Special, Special, Option<Special>) {
        match self {
            BinaryOperator::Add => (Special::Add, Special::ReverseAdd, Some(Special::InPlaceAdd)),
            BinaryOperator::Subtract => (
                Special::Subtract,
                Special::ReverseSubtract,
                Some(Special::InPlaceSubtract),
            ),
            BinaryOperator::Multiply => (
                Special::Multiply,
                Special::ReverseMultiply,
                Some(Special::InPlaceMultiply),
            ),
            BinaryOperator::MatrixMultiply => (
                Special::MatrixMultiply,
                Special::ReverseMatrixMultiply,
                Some(Special::InPlaceMatrixMultiply),
            ),
            BinaryOperator::Divide => (
                Special::Divide,
                Special::ReverseDivide,
                Some(Special::InPlaceDivide),
            ),
            BinaryOperator::FloorDivide => (
                Special::FloorDivide,
                Special::ReverseFloorDivide,
                Some(Special::InPlaceFloorDivide),
            ),
            BinaryOperator::Modulo => (
                Special::Modulo,
                Special::ReverseModulo,
                Some(Special::InPlaceModulo),
            ),
            BinaryOperator::DivMod => (Special::DivMod, Special::ReverseDivMod, None),
            BinaryOperator::Power => (
                Special::Power,
                Special::ReversePower,
                Some(Special::InPlacePower),
            ),
            BinaryOperator::LeftShift => (
                Special::LeftShift,
                Special::ReverseLeftShift,
                Some(Special::InPlaceLeftShift),
            ),
            BinaryOperator::RightShift => (
                Special::RightShift,
                Special::ReverseRightShift,
                Some(Special::InPlaceRightShift),
            ),
            BinaryOperator::BitAnd => (
                Special::BitAnd,
                Special::ReverseBitAnd,
                Some(Special::InPlaceBitAnd),
            ),
            BinaryOperator::BitXor => (
                Special::BitXor,
                Special::ReverseBitXor,
                Some(Special::InPlaceBitXor),
            ),
            BinaryOperator::BitOr => (
                Special::BitOr,
                Special::ReverseBitOr,
                Some(Special::InPlaceBitOr),
            ),
        }
    }
}

/// `left operator right`.
pub fn binary(
    thread: &Thread,
    operator: BinaryOperator,
    left: Value,
    right: Value,
) -> Result<Value, Raised> {
    if sequence_operator::concerns(thread, operator, left, right) {
        return sequence_operator::binary(thread, operator, left, right);
    }
    let (method, reverse, _) = operator.methods();
    match dispatch(thread, method, reverse, left, right)? {
        Some(value) => Ok(value),
        None => Err(unsupported(operator.symbol(), left, right)),
    }
}

/// What the operands' methods give; `None` if neither knows.
fn dispatch(
    thread: &Thread,
    method: Special,
    reverse: Special,
    left: Value,
    right: Value,
) -> Result<Option<Value>, Raised> {
    let (left_class, right_class) = (thread.class_of(left), thread.class_of(right));
    let forward = special_of(thread, left, method);
    let backward = if left_class == right_class {
        None
    } else {
        special_of(thread, right, reverse)
    };
    // The right operand goes first if its class is a subclass of the left one's and has a method of its own.
    let right_first = backward.is_some()
        && is_subclass(right_class, left_class)
        && special_of(thread, left, reverse) != backward;
    if right_first && let Some(found) = ask(thread, backward, right, left)? {
        return Ok(Some(found));
    }
    if let Some(found) = ask(thread, forward, left, right)? {
        return Ok(Some(found));
    }
    if right_first {
        Ok(None)
    } else {
        ask(thread, backward, right, left)
    }
}

fn ask(
    thread: &Thread,
    method: Option<Value>,
    receiver: Value,
    other: Value,
) -> Result<Option<Value>, Raised> {
    let Some(method) = method else {
        return Ok(None);
    };
    let result = call_bound(thread, method, receiver, Arguments::positional(&[other]))?;
    Ok((result != Value::NOT_IMPLEMENTED).then_some(result))
}

/// The `TypeError` for operands that neither method takes.
#[cold]
pub fn unsupported_operands(operator: BinaryOperator, left: Value, right: Value) -> Raised {
    unsupported(operator.symbol(), left, right)
}

pub(super) fn unsupported(symbol: &str, left: Value, right: Value) -> Raised {
    type_error(format!(
        "unsupported operand type(s) for {symbol}: '{}' and '{}'",
        class_name(left),
        class_name(right)
    ))
}

/// `left operator= right`.
pub fn in_place(
    thread: &Thread,
    operator: BinaryOperator,
    left: Value,
    right: Value,
) -> Result<Value, Raised> {
    if sequence_operator::concerns(thread, operator, left, right) {
        return sequence_operator::in_place(thread, operator, left, right);
    }
    let (method, reverse, in_place) = operator.methods();
    let own = in_place.and_then(|in_place| special_of(thread, left, in_place));
    if let Some(found) = ask(thread, own, left, right)? {
        return Ok(found);
    }
    match dispatch(thread, method, reverse, left, right)? {
        Some(value) => Ok(value),
        None => Err(no_operation(operator, left, right)),
    }
}

/// The `TypeError` of an augmented assignment that neither operand takes.
#[cold]
pub(super) fn no_operation(operator: BinaryOperator, left: Value, right: Value) -> Raised {
    let symbol = if operator == BinaryOperator::Power {
        "**"
    } else {
        operator.symbol()
    };
    unsupported(&format!("{symbol}="), left, right)
}

/// `pow(base, exponent, modulus)`.
pub fn power(
    thread: &Thread,
    base: Value,
    exponent: Value,
    modulus: Option<Value>,
) -> Result<Value, Raised> {
    let Some(modulus) = modulus else {
        return binary(thread, BinaryOperator::Power, base, exponent);
    };
    let ask = |method: Option<Value>, receiver: Value, other: Value| {
        let Some(method) = method else {
            return Ok(None);
        };
        let arguments = [other, modulus];
        let result = call_bound(thread, method, receiver, Arguments::positional(&arguments))?;
        Ok((result != Value::NOT_IMPLEMENTED).then_some(result))
    };
    let (base_class, exponent_class) = (thread.class_of(base), thread.class_of(exponent));
    let forward = special_of(thread, base, Special::Power);
    let backward = special_of(thread, exponent, Special::ReversePower);
    let right_first = base_class != exponent_class
        && is_subclass(exponent_class, base_class)
        && special_of(thread, base, Special::ReversePower) != backward;
    if right_first && let Some(found) = ask(backward, exponent, base)? {
        return Ok(found);
    }
    if let Some(found) = ask(forward, base, exponent)? {
        return Ok(found);
    }
    if !right_first
        && base_class != exponent_class
        && let Some(found) = ask(backward, exponent, base)?
    {
        return Ok(found);
    }
    Err(type_error(format!(
        "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
        class_name(base),
        class_name(exponent),
        class_name(modulus)
    )))
}

/// Unary operators that may call a method.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the names say it")]
pub enum UnaryOperator {
    Negative,
    Positive,
    Invert,
}

/// `operator operand`.
pub fn unary(thread: &Thread, operator: UnaryOperator, operand: Value) -> Result<Value, Raised> {
    let (special, symbol) = match operator {
        UnaryOperator::Negative => (Special::Negative, "-"),
        UnaryOperator::Positive => (Special::Positive, "+"),
        UnaryOperator::Invert => (Special::Invert, "~"),
    };
    call_special(thread, operand, special, &[]).unwrap_or_else(|| {
        Err(type_error(format!(
            "bad operand type for unary {symbol}: '{}'",
            class_name(operand)
        )))
    })
}

/// Comparisons that may call a method.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Comparison {
    Less,
    LessEqual,
    Equal,
    NotEqual,
    Greater,
    GreaterEqual,
}

impl Comparison {
    /// Whether it holds for operands in this order; `None` is that of a NaN, which has none.
    #[inline]
    pub fn holds(self, order: Option<Ordering>) -> bool {
        match self {
            Comparison::Less => order == Some(Ordering::Less),
            Comparison::LessEqual => order.is_some_and(Ordering::is_le),
            Comparison::Equal => order == Some(Ordering::Equal),
            Comparison::NotEqual => order != Some(Ordering::Equal),
            Comparison::Greater => order == Some(Ordering::Greater),
            Comparison::GreaterEqual => order.is_some_and(Ordering::is_ge),
        }
    }

    /// The operator.
    pub fn symbol(self) -> &'static str {
        match self {
            Comparison::Less => "<",
            Comparison::LessEqual => "<=",
            Comparison::Equal => "==",
            Comparison::NotEqual => "!=",
            Comparison::Greater => ">",
            Comparison::GreaterEqual => ">=",
        }
    }

    /// The method, and that of the other operand when the two are swapped.
    pub fn methods(self) -> (Special, Special) {
        match self {
            Comparison::Less => (Special::Less, Special::Greater),
            Comparison::LessEqual => (Special::LessEqual, Special::GreaterEqual),
            Comparison::Equal => (Special::Equal, Special::Equal),
            Comparison::NotEqual => (Special::NotEqual, Special::NotEqual),
            Comparison::Greater => (Special::Greater, Special::Less),
            Comparison::GreaterEqual => (Special::GreaterEqual, Special::LessEqual),
        }
    }
}

/// `left comparison right`, which may be any object.
pub fn compare(
    thread: &Thread,
    comparison: Comparison,
    left: Value,
    right: Value,
) -> Result<Value, Raised> {
    if let Some(result) = compare_builtin(thread, comparison, left, right) {
        return result;
    }
    let (method, swapped) = comparison.methods();
    let (left_class, right_class) = (thread.class_of(left), thread.class_of(right));
    if left_class != right_class
        && is_subclass(right_class, left_class)
        && let backward @ Some(_) = special_of(thread, right, swapped)
    {
        if let Some(found) = ask(thread, backward, right, left)? {
            return Ok(found);
        }
        if let Some(found) = ask(thread, special_of(thread, left, method), left, right)? {
            return Ok(found);
        }
        return after_left(thread, comparison, (left, right), None);
    }
    if let Some(found) = ask(thread, special_of(thread, left, method), left, right)? {
        return Ok(found);
    }
    compare_after_left(thread, comparison, left, right)
}

/// `left comparison right` after the left operand's method did not know, where the right one's was not asked before.
///
/// # Errors
/// What the right operand's method raises; `TypeError` where values have no order.
pub fn compare_after_left(
    thread: &Thread,
    comparison: Comparison,
    left: Value,
    right: Value,
) -> Result<Value, Raised> {
    let (_, swapped) = comparison.methods();
    let backward = special_of(thread, right, swapped);
    after_left(thread, comparison, (left, right), backward)
}

fn after_left(
    thread: &Thread,
    comparison: Comparison,
    (left, right): (Value, Value),
    backward: Option<Value>,
) -> Result<Value, Raised> {
    if let Some(found) = ask(thread, backward, right, left)? {
        return Ok(found);
    }
    match comparison {
        Comparison::Equal => Ok(Value::from_bool(left == right)),
        Comparison::NotEqual => Ok(Value::from_bool(left != right)),
        _ => Err(type_error(format!(
            "'{}' not supported between instances of '{}' and '{}'",
            comparison.symbol(),
            class_name(left),
            class_name(right)
        ))),
    }
}

/// Compares two lists or tuples of no subclass.
#[inline]
fn compare_builtin(
    thread: &Thread,
    comparison: Comparison,
    left: Value,
    right: Value,
) -> Option<Result<Value, Raised>> {
    if !left.is_object() || !right.is_object() {
        return None;
    }
    let shape = thread.shape_of(left);
    if shape != thread.shape_of(right) {
        return None;
    }
    match shape {
        ShapeId::LIST => Some(crate::types::list::compare(
            thread,
            comparison,
            left.downcast::<List>()?,
            right.downcast::<List>()?,
        )),
        ShapeId::TUPLE => {
            let (left, right) = (
                left.downcast::<Tuple>()?.items(),
                right.downcast::<Tuple>()?.items(),
            );
            Some(crate::types::tuple::compare_items(
                thread, comparison, left, right,
            ))
        }
        _ => None,
    }
}

/// The truth of a comparison.
pub fn compare_truth(
    thread: &Thread,
    comparison: Comparison,
    left: Value,
    right: Value,
) -> Result<bool, Raised> {
    let quick = Value::order(left, right).map(|order| comparison.holds(order));
    match quick {
        Some(truth) => Ok(truth),
        None => {
            if comparison == Comparison::Equal
                && let Some(equal) = equal_by_identity(thread, left, right)
            {
                return Ok(equal);
            }
            truth(thread, compare(thread, comparison, left, right)?)
        }
    }
}

/// Whether the class of a value has a special method from `object`.
#[inline]
pub fn has_special_of_object(thread: &Thread, value: Value, special: Special) -> bool {
    let object = Interpreter::of(thread).object_class();
    let own = Class::of(&object).and_then(|object| object.special(special));
    special_of(thread, value, special) == own
}

/// `left == right` for instances that have no `__eq__` of their own, and for one beside a number or a string: whether they
/// are one.
pub fn equal_by_identity(thread: &Thread, left: Value, right: Value) -> Option<bool> {
    let is_plain = |value: Value| {
        value.is::<Instance>() && has_special_of_object(thread, value, Special::Equal)
    };
    let is_simple = |value: Value| !value.is_object() || value.plain_str().is_some();
    let is_left_plain = is_plain(left);
    let is_alike = thread.shape_of(left) == thread.shape_of(right);
    let is_known = match (
        is_left_plain,
        if is_alike {
            is_left_plain
        } else {
            is_plain(right)
        },
    ) {
        (true, true) => true,
        (true, false) => is_simple(right),
        (false, true) => is_simple(left),
        (false, false) => false,
    };
    is_known.then_some(left == right)
}

/// `left is right or left == right`, as containers compare their items.
pub fn equals(thread: &Thread, left: Value, right: Value) -> Result<bool, Raised> {
    if left == right {
        return Ok(true);
    }
    if let (Some(left), Some(right)) = (
        left.downcast::<weft_heap::Str>(),
        right.downcast::<weft_heap::Str>(),
    ) && thread.shape_of(left.value()) == weft_heap::ShapeId::STR
        && thread.shape_of(right.value()) == weft_heap::ShapeId::STR
    {
        return Ok(left.equals(right));
    }
    compare_truth(thread, Comparison::Equal, left, right)
}
