//! What lists, tuples and ranges have in common: indices, comparison, text and arithmetic on sequences.

use crate::error::{Exception, check_size, index_error, raise, type_error};
use crate::names::Special;
use crate::protocol::{self, Comparison, class_name};
use crate::types::slice::Slice;
use std::cell::RefCell;
use std::collections::HashSet;
use weft_heap::{Native, Raised, Thread, Value};

/// Fails if so many items (`None`: more than can be counted) are more than a program may ask for.
///
/// # Errors
/// `MemoryError`
pub fn check_items(count: Option<usize>) -> Result<usize, Raised> {
    let count = count.unwrap_or(usize::MAX);
    check_size(count.saturating_mul(size_of::<Value>()))?;
    Ok(count)
}

/// What stands in brackets behind a sequence.
pub enum Subscript<'a> {
    /// An index as it was given.
    Index(i64),
    /// A slice.
    Slice(&'a Slice),
}

/// The subscript of a `kind` such as `list`.
///
/// # Errors
/// `TypeError` if it is no integer and no slice, `IndexError` if it is beyond every machine integer.
#[inline]
pub fn subscript<'a>(thread: &Thread, key: &'a Value, kind: &str) -> Result<Subscript<'a>, Raised> {
    match key.to_int() {
        Some(index) => Ok(Subscript::Index(index)),
        None => general_subscript(thread, key, kind),
    }
}

#[cold]
fn general_subscript<'a>(
    thread: &Thread,
    key: &'a Value,
    kind: &str,
) -> Result<Subscript<'a>, Raised> {
    if let Some(slice) = key.downcast::<Native<Slice>>() {
        return Ok(Subscript::Slice(slice));
    }
    if key.is_bool() || protocol::special_of(thread, *key, Special::Index).is_some() {
        return index_of(thread, *key).map(Subscript::Index);
    }
    Err(type_error(format!(
        "{kind} indices must be integers or slices, not {}",
        class_name(*key)
    )))
}

/// A machine integer from what has `__index__`.
///
/// # Errors
/// `IndexError` if it is beyond them.
pub fn index_of(thread: &Thread, key: Value) -> Result<i64, Raised> {
    let integer = protocol::index(thread, key)?;
    match protocol::machine_integer(integer) {
        Some(index) => Ok(index),
        None => Err(index_error(format!(
            "cannot fit '{}' into an index-sized integer",
            class_name(key)
        ))),
    }
}

/// An index counted from the start; `None` outside.
#[inline]
pub fn place(index: i64, length: usize) -> Option<usize> {
    let index = if index < 0 {
        index + length as i64
    } else {
        index
    };
    usize::try_from(index).ok().filter(|index| *index < length)
}

/// The indices that `index(value, start, stop)` looks at; `ABSENT` stands for an argument that was left out.
///
/// # Errors
/// `TypeError` if an argument has no `__index__`.
pub fn search_range(
    thread: &Thread,
    start: Value,
    stop: Value,
    length: usize,
) -> Result<std::ops::Range<usize>, Raised> {
    let clamp = |argument: Value, default: usize| -> Result<usize, Raised> {
        if argument == Value::ABSENT {
            return Ok(default);
        }
        if !argument.is_int()
            && !argument.is_bool()
            && protocol::special_of(thread, argument, Special::Index).is_none()
        {
            return Err(type_error(
                "slice indices must be integers or have an __index__ method",
            ));
        }
        let index = protocol::to_index_clamped(thread, argument)?;
        Ok(if index < 0 {
            index.saturating_add(length as i64).max(0) as usize
        } else {
            index as usize
        })
    };
    Ok(clamp(start, 0)?..clamp(stop, usize::MAX)?)
}

/// How many times a sequence is to be repeated (`sequence * count`); `None` if `count` is no integer.
pub fn repetitions(thread: &Thread, count: Value) -> Result<Option<usize>, Raised> {
    if let Some(count) = count.to_int_or_bool() {
        return Ok(Some(usize::try_from(count).unwrap_or(0)));
    }
    if protocol::special_of(thread, count, Special::Index).is_none() {
        return Ok(None);
    }
    let integer = protocol::index(thread, count)?;
    match protocol::machine_integer(integer) {
        Some(count) => Ok(Some(usize::try_from(count).unwrap_or(0))),
        None => Err(crate::error::overflow_error(format!(
            "cannot fit '{}' into an index-sized integer",
            class_name(count)
        ))),
    }
}

/// The `TypeError` of a method that repeats a sequence, for what is no integer. The operator has words of its own.
#[cold]
pub fn not_a_count(other: Value) -> Raised {
    type_error(format!(
        "'{}' object cannot be interpreted as an integer",
        class_name(other)
    ))
}

/// The `TypeError` for what a sequence cannot be joined with. The other operand was asked before.
#[cold]
pub fn not_joined(other: Value, kind: &str) -> Raised {
    type_error(format!(
        "can only concatenate {kind} (not \"{}\") to {kind}",
        class_name(other)
    ))
}

/// Fails when the native stack has no room for another level of a recursion.
#[inline]
pub fn check_depth(thread: &Thread, doing: &str) -> Result<(), Raised> {
    if thread.has_native_room(16 * 1024) {
        return crate::interpreter::limits::check_if_wanted(thread);
    }
    Err(raise(
        Exception::RecursionError,
        format!("maximum recursion depth exceeded{doing}"),
    ))
}

/// Compares two sequences item by item. They may change meanwhile: each is read by index until it ends.
pub fn compare(
    thread: &Thread,
    comparison: Comparison,
    left: impl Fn(usize) -> Option<Value>,
    right: impl Fn(usize) -> Option<Value>,
) -> Result<Value, Raised> {
    check_depth(thread, " in comparison")?;
    let mut index = 0;
    loop {
        match (left(index), right(index)) {
            (Some(one), Some(other)) => {
                crate::interpreter::limits::check_item(thread)?;
                if !protocol::equals(thread, one, other)? {
                    if left(index).is_none() || right(index).is_none() {
                        // The comparison has shortened one of them, and now only the lengths count.
                        let length = |item: &dyn Fn(usize) -> Option<Value>| {
                            (0..).take_while(|index| item(*index).is_some()).count()
                        };
                        let order = length(&left).cmp(&length(&right));
                        return Ok(Value::from_bool(holds(comparison, order)));
                    }
                    return match comparison {
                        Comparison::Equal => Ok(Value::FALSE),
                        Comparison::NotEqual => Ok(Value::TRUE),
                        _ => protocol::compare(thread, comparison, one, other),
                    };
                }
            }
            (one, other) => {
                return Ok(Value::from_bool(holds(
                    comparison,
                    one.is_some().cmp(&other.is_some()),
                )));
            }
        }
        index += 1;
    }
}

/// Whether a comparison holds for two things in this order.
pub fn holds(comparison: Comparison, order: std::cmp::Ordering) -> bool {
    match comparison {
        Comparison::Less => order.is_lt(),
        Comparison::LessEqual => order.is_le(),
        Comparison::Equal => order.is_eq(),
        Comparison::NotEqual => order.is_ne(),
        Comparison::Greater => order.is_gt(),
        Comparison::GreaterEqual => order.is_ge(),
    }
}

thread_local! {
    /// The containers whose text is being made, by identity.
    static IN_REPR: RefCell<HashSet<u64>> = RefCell::new(HashSet::new());
}

/// Containers inside each other whose text is made: the text is copied at each level, so it must not be any number.
const DEEPEST_REPR: usize = 10_000;

/// Runs `body` to make the text of a container; `None` if that is going on already, further up.
pub fn repr_once<T>(
    thread: &Thread,
    container: Value,
    body: impl FnOnce() -> Result<T, Raised>,
) -> Result<Option<T>, Raised> {
    check_depth(thread, " while getting the repr of an object")?;
    let identity = container.identity();
    if IN_REPR.with_borrow(HashSet::len) >= DEEPEST_REPR {
        let message = "maximum recursion depth exceeded while getting the repr of an object";
        return Err(crate::error::raise(
            crate::error::Exception::RecursionError,
            message,
        ));
    }
    if !IN_REPR.with_borrow_mut(|active| active.insert(identity)) {
        return Ok(None);
    }
    let result = body();
    IN_REPR.with_borrow_mut(|active| active.remove(&identity));
    result.map(Some)
}

/// Appends `repr(value)`.
pub fn push_repr(thread: &Thread, text: &mut Vec<u8>, value: Value) -> Result<(), Raised> {
    let shown = protocol::repr(thread, value)?;
    if let Some(shown) = shown.downcast::<weft_heap::Str>() {
        text.extend_from_slice(shown.as_wtf8());
    }
    Ok(())
}

/// Appends the texts of items, with commas between them; how many there were.
pub fn push_items(
    thread: &Thread,
    text: &mut Vec<u8>,
    item: impl Fn(usize) -> Option<Value>,
) -> Result<usize, Raised> {
    let mut index = 0;
    while let Some(value) = item(index) {
        if index % 1024 == 1023 {
            crate::interpreter::limits::check_if_wanted(thread)?;
        }
        if index > 0 {
            text.extend_from_slice(b", ");
        }
        push_repr(thread, text, value)?;
        check_size(text.len())?;
        index += 1;
    }
    Ok(index)
}

/// A string of generalised UTF-8.
pub fn string_of(thread: &Thread, text: &[u8]) -> Value {
    weft_heap::Str::from_wtf8(thread, weft_heap::ShapeId::STR, text).value()
}
