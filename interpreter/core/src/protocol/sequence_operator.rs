//! `+` and `*` where a sequence takes part: CPython has those of sequences in slots of their own, which come after the
//! slots of numbers, and which of them a class of Python's fills depends on what it defines itself.
//!
//! What is here decides from the methods of a class what CPython's type would have in its slots, and asks in that order.

use crate::names::Special;
use crate::native::Arguments;
use crate::protocol::call::call_bound;
use crate::protocol::operator::{no_operation, unsupported};
use crate::protocol::{BinaryOperator, class_name, special_of};
use crate::types::class::{Class, is_subclass};
use crate::types::function::NativeFunction;
use weft_heap::{Native, Raised, Thread, Value};

/// What a special method of a class is.
#[derive(Clone, Copy, PartialEq)]
enum Method {
    Absent,
    /// A native method of a sequence, which fills a slot of sequences.
    OfSequence(Value),
    /// A native method of a number.
    OfNumber,
    /// Anything else, which only a look by its name finds.
    Written,
}

/// What is in a slot of numbers.
#[derive(Clone, Copy, PartialEq)]
enum Slot {
    Empty,
    /// The native methods of the type.
    Native,
    /// What looks for the methods by their names.
    ByName,
}

/// The slots of a type that one operator looks at.
struct Slots {
    number: Slot,
    sequence: Option<Value>,
    number_in_place: Slot,
    sequence_in_place: Option<Value>,
}

/// The names of an operator's methods: of the left operand, of the right one, and of the left one in place.
type Names = (Special, Special, Option<Special>);

/// Whether an operand may have to do with slots of sequences, so that the functions below decide.
pub(super) fn concerns(
    thread: &Thread,
    operator: BinaryOperator,
    left: Value,
    right: Value,
) -> bool {
    matches!(operator, BinaryOperator::Add | BinaryOperator::Multiply)
        && (is_sequence(thread, left) || is_sequence(thread, right))
}

/// Whether the value's class is a native sequence with these operators, or inherits from one.
fn is_sequence(thread: &Thread, value: Value) -> bool {
    if special_of(thread, value, Special::GetItem).is_none() {
        return false;
    }
    let class = thread.class_of(value);
    Class::of(&class).is_some_and(|class| {
        class
            .mro()
            .items()
            .iter()
            .filter_map(Class::of)
            .any(|class| is_native_sequence(class))
    })
}

fn is_native_sequence(class: &Class) -> bool {
    class.definition().is_some()
        && class.special(Special::GetItem).is_some()
        && class.special(Special::Add).is_some()
        && class.special(Special::Subtract).is_none()
}

/// `left operator right`.
pub(super) fn binary(
    thread: &Thread,
    operator: BinaryOperator,
    left: Value,
    right: Value,
) -> Result<Value, Raised> {
    let names = operator.methods();
    if let Some(found) = number(thread, names, left, right)? {
        return Ok(found);
    }
    let sequence = Slots::of(thread, names, left).sequence;
    if operator == BinaryOperator::Add {
        return match sequence {
            Some(concatenate) => call(thread, concatenate, left, right),
            None => Err(unsupported(operator.symbol(), left, right)),
        };
    }
    if let Some(repeat) = sequence {
        return repeated(thread, repeat, left, right);
    }
    match Slots::of(thread, names, right).sequence {
        Some(repeat) => repeated(thread, repeat, right, left),
        None => Err(unsupported(operator.symbol(), left, right)),
    }
}

/// `left operator= right`.
pub(super) fn in_place(
    thread: &Thread,
    operator: BinaryOperator,
    left: Value,
    right: Value,
) -> Result<Value, Raised> {
    let names = operator.methods();
    let (forward, _, in_place) = names;
    let in_place = in_place.unwrap_or(forward);
    if Slots::of(thread, names, left).number_in_place != Slot::Empty
        && let Some(found) = ask(thread, in_place, left, right)?
    {
        return Ok(found);
    }
    if let Some(found) = number(thread, names, left, right)? {
        return Ok(found);
    }
    let slots = Slots::of(thread, names, left);
    match (operator, slots.sequence_in_place.or(slots.sequence)) {
        (BinaryOperator::Add, Some(method)) => return call(thread, method, left, right),
        (_, Some(method)) => return repeated(thread, method, left, right),
        (_, None) => {}
    }
    // What has slots of sequences at all is no count in place, even if it has an `__index__`.
    if operator == BinaryOperator::Multiply
        && !has_sequence_slots(thread, left)
        && let Some(repeat) = Slots::of(thread, names, right).sequence
    {
        return repeated(thread, repeat, right, left);
    }
    Err(no_operation(operator, left, right))
}

/// What the slots of numbers give; `None` if they know nothing.
fn number(
    thread: &Thread,
    names: Names,
    left: Value,
    right: Value,
) -> Result<Option<Value>, Raised> {
    let (left_class, right_class) = (thread.class_of(left), thread.class_of(right));
    let (forward, reverse, _) = names;
    let first = Slots::of(thread, names, left).number;
    let mut second = if left_class == right_class {
        Slot::Empty
    } else {
        Slots::of(thread, names, right).number
    };
    let are_by_name = (first == Slot::ByName, second == Slot::ByName);
    let run = |slot, is_left: bool| match slot {
        Slot::Empty => Ok(None),
        Slot::Native if is_left => ask(thread, forward, left, right),
        Slot::Native => ask(thread, reverse, right, left),
        Slot::ByName => by_name(thread, names, (left, right), are_by_name),
    };
    if first == second {
        // A function that is in both slots is asked once.
        second = Slot::Empty;
    }
    if first != Slot::Empty {
        if second != Slot::Empty && is_subclass(right_class, left_class) {
            if let Some(found) = run(second, false)? {
                return Ok(Some(found));
            }
            second = Slot::Empty;
        }
        if let Some(found) = run(first, true)? {
            return Ok(Some(found));
        }
    }
    run(second, false)
}

/// Looks for the methods by their names, in those of the operands whose slots say so.
fn by_name(
    thread: &Thread,
    (forward, reverse, _): Names,
    (left, right): (Value, Value),
    (is_left, is_right): (bool, bool),
) -> Result<Option<Value>, Raised> {
    let (left_class, right_class) = (thread.class_of(left), thread.class_of(right));
    let mut asks_right = is_right && left_class != right_class;
    if is_left {
        let overriding = special_of(thread, right, reverse);
        if asks_right
            && is_subclass(right_class, left_class)
            && overriding.is_some()
            && overriding != special_of(thread, left, reverse)
        {
            if let Some(found) = ask(thread, reverse, right, left)? {
                return Ok(Some(found));
            }
            asks_right = false;
        }
        if let Some(found) = ask(thread, forward, left, right)? {
            return Ok(Some(found));
        }
    }
    if asks_right {
        ask(thread, reverse, right, left)
    } else {
        Ok(None)
    }
}

/// Calls the method if there is one; `None` if it does not know.
fn ask(
    thread: &Thread,
    method: Special,
    receiver: Value,
    other: Value,
) -> Result<Option<Value>, Raised> {
    let Some(method) = special_of(thread, receiver, method) else {
        return Ok(None);
    };
    let result = call(thread, method, receiver, other)?;
    Ok((result != Value::NOT_IMPLEMENTED).then_some(result))
}

fn call(thread: &Thread, method: Value, receiver: Value, other: Value) -> Result<Value, Raised> {
    call_bound(thread, method, receiver, Arguments::positional(&[other]))
}

/// Calls what repeats a sequence, if the other operand is a count.
fn repeated(
    thread: &Thread,
    repeat: Value,
    sequence: Value,
    count: Value,
) -> Result<Value, Raised> {
    if special_of(thread, count, Special::Index).is_none() {
        return Err(crate::error::type_error(format!(
            "can't multiply sequence by non-int of type '{}'",
            class_name(count)
        )));
    }
    call(thread, repeat, sequence, count)
}

/// Whether CPython's type has a table of a sequence's slots, filled or not: those of classes of Python's all do.
fn has_sequence_slots(thread: &Thread, value: Value) -> bool {
    let class = thread.class_of(value);
    Class::of(&class)
        .is_some_and(|class| class.definition().is_none() || class.special(Special::Len).is_some())
}

impl Method {
    fn of(class: &Class, special: Special) -> Method {
        let Some(found) = class.special(special) else {
            return Method::Absent;
        };
        if !found.is::<Native<NativeFunction>>() {
            return Method::Written;
        }
        // One that no native class has by this name is found by its name alone.
        let order = class.mro();
        let owner =
            order.items().iter().filter_map(Class::of).find(|owner| {
                owner.definition().is_some() && owner.special(special) == Some(found)
            });
        match owner {
            Some(owner) if is_native_sequence(owner) => Method::OfSequence(found),
            Some(_) => Method::OfNumber,
            None => Method::Written,
        }
    }

    fn of_sequence(self) -> Option<Value> {
        match self {
            Method::OfSequence(method) => Some(method),
            Method::Absent | Method::OfNumber | Method::Written => None,
        }
    }
}

impl Slots {
    fn of(thread: &Thread, (forward, reverse, in_place): Names, value: Value) -> Slots {
        let class = thread.class_of(value);
        let Some(class) = Class::of(&class) else {
            return Slots {
                number: Slot::Empty,
                sequence: None,
                number_in_place: Slot::Empty,
                sequence_in_place: None,
            };
        };
        let methods = [forward, reverse].map(|name| Method::of(class, name));
        let own = in_place.map_or(Method::Absent, |name| Method::of(class, name));
        let is_addition = forward == Special::Add;
        let is_written = methods.contains(&Method::Written);
        let number = if is_written {
            Slot::ByName
        } else if methods.contains(&Method::OfNumber) {
            Slot::Native
        } else {
            Slot::Empty
        };
        Slots {
            number,
            // `__mul__` and `__rmul__` share a slot, which stays empty where one of them is no sequence's.
            sequence: if is_addition || !is_written {
                methods.into_iter().find_map(Method::of_sequence)
            } else {
                None
            },
            number_in_place: match own {
                Method::Absent => Slot::Empty,
                Method::Written => Slot::ByName,
                Method::OfNumber => Slot::Native,
                // In a class of Python's, `__iadd__` of a sequence fills the slot of numbers too.
                Method::OfSequence(_) if is_addition && class.definition().is_none() => {
                    Slot::Native
                }
                Method::OfSequence(_) => Slot::Empty,
            },
            sequence_in_place: own.of_sequence(),
        }
    }
}
