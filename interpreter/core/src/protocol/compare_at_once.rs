//! Comparisons of plain objects of built-in types without any Python code: see `at_once`.

use crate::interpreter::limits::must_stop;
use crate::types::bytes::search;
use crate::types::int::{self, Integer};
use std::cmp::Ordering;
use weft_heap::{Bytes, ShapeId, Str, Thread, Tuple, Value, simple_hash_of};

/// Tuples that lie deeper in each other are compared as usual.
const DEEPEST: u32 = 4;

/// `item in container`, for an item that is a number, a string, bytes or a constant, among others like it.
pub fn contains_at_once(thread: &Thread, container: Value, item: Value) -> Option<bool> {
    match thread.shape_of(container) {
        ShapeId::STR => {
            let (text, wanted) = (container.downcast::<Str>()?, item.downcast::<Str>()?);
            let found = search::find(text.as_wtf8(), wanted.as_wtf8()).is_some();
            // What was not looked through to its end is left to those who raise the end of the program.
            (found || !thread.has_unfinished()).then_some(found)
        }
        ShapeId::TUPLE => {
            let items = container.downcast::<Tuple>()?.items();
            for (index, other) in items.iter().enumerate() {
                if !thread.goes_on_after(index) {
                    return None;
                }
                if equal_at_once(thread, *other, item)? {
                    return Some(true);
                }
            }
            Some(false)
        }
        ShapeId::LIST => {
            let list = container.plain_list()?;
            let mut index = 0;
            while let Some(other) = list.get(index) {
                if !thread.goes_on_after(index) {
                    return None;
                }
                if equal_at_once(thread, other, item)? {
                    return Some(true);
                }
                index += 1;
            }
            Some(false)
        }
        ShapeId::SET | ShapeId::FROZENSET => {
            let hash = simple_hash_of(thread, item)?;
            match container.downcast::<weft_heap::Set>()?.get(hash, item) {
                weft_heap::Lookup::Found(_) => Some(true),
                weft_heap::Lookup::Missing => Some(false),
                weft_heap::Lookup::Undecided => None,
            }
        }
        _ => None,
    }
}
/// `left is right or left == right`.
#[inline]
pub fn equal_at_once(thread: &Thread, left: Value, right: Value) -> Option<bool> {
    equal_within(thread, left, right, DEEPEST)
}

fn equal_within(thread: &Thread, left: Value, right: Value, depth: u32) -> Option<bool> {
    if left == right {
        return Some(true);
    }
    if Value::small_ints(left, right).is_some() {
        return Some(false);
    }
    if let Some((left, right)) = Value::mixed_exactly(left, right) {
        return Some(left == right);
    }
    let (left_shape, right_shape) = (thread.shape_of(left), thread.shape_of(right));
    match (left_shape, right_shape) {
        (ShapeId::STR, ShapeId::STR) => {
            Some(left.downcast::<Str>()?.equals(right.downcast::<Str>()?))
        }
        (ShapeId::BYTES, ShapeId::BYTES) => {
            Some(left.downcast::<Bytes>()?.as_slice() == right.downcast::<Bytes>()?.as_slice())
        }
        (ShapeId::TUPLE, ShapeId::TUPLE) => {
            let depth = depth.checked_sub(1)?;
            let (left, right) = (
                left.downcast::<Tuple>()?.items(),
                right.downcast::<Tuple>()?.items(),
            );
            for (count, (left, right)) in left.iter().zip(right).enumerate() {
                if is_to_end(thread, count) {
                    return None;
                }
                if !equal_within(thread, *left, *right, depth)? {
                    return Some(false);
                }
            }
            Some(left.len() == right.len())
        }
        // Where threads run in parallel a list may be changed meanwhile.
        (ShapeId::LIST, ShapeId::LIST) if !thread.is_parallel() => {
            let depth = depth.checked_sub(1)?;
            let (left, right) = (left.plain_list()?, right.plain_list()?);
            if left.len() != right.len() {
                return Some(false);
            }
            for index in 0..left.len() {
                if is_to_end(thread, index) {
                    return None;
                }
                if !equal_within(thread, left.get(index)?, right.get(index)?, depth)? {
                    return Some(false);
                }
            }
            Some(true)
        }
        (ShapeId::INT, ShapeId::INT) => Some(order_of_ints(left, right)? == Ordering::Equal),
        (ShapeId::NONE, _) if is_simple(right_shape) => Some(false),
        (_, ShapeId::NONE) if is_simple(left_shape) => Some(false),
        (ShapeId::STR, other) | (other, ShapeId::STR) if is_number(other) => Some(false),
        _ => None,
    }
}

/// Whether a long comparison is left to those who raise the end of the program, asked at every so many items.
#[inline(always)]
fn is_to_end(thread: &Thread, count: usize) -> bool {
    const STEPS: usize = 1 << 14;
    count % STEPS == STEPS - 1 && must_stop(thread)
}

/// `left < right` for numbers and strings, and for tuples of them.
#[inline]
pub fn less_at_once(thread: &Thread, left: Value, right: Value) -> Option<bool> {
    match Value::less(left, right) {
        Some(less) => Some(less),
        None => less_within(thread, left, right, DEEPEST),
    }
}

fn less_within(thread: &Thread, left: Value, right: Value, depth: u32) -> Option<bool> {
    if let Some(less) = Value::less(left, right) {
        return Some(less);
    }
    if let (Some(left), Some(right)) = (left.plain_str(), right.plain_str()) {
        // Code points order as their UTF-8 does.
        return Some(left.as_wtf8() < right.as_wtf8());
    }
    if let (Some(left), Some(right)) = (left.plain_tuple(), right.plain_tuple()) {
        let depth = depth.checked_sub(1)?;
        let (left, right) = (left.items(), right.items());
        for (left, right) in left.iter().zip(right) {
            if !equal_within(thread, *left, *right, depth)? {
                return less_within(thread, *left, *right, depth);
            }
        }
        return Some(left.len() < right.len());
    }
    if let Some((left, right)) = Value::mixed_exactly(left, right) {
        return Some(left < right);
    }
    match (thread.shape_of(left), thread.shape_of(right)) {
        (ShapeId::INT, ShapeId::INT) => Some(order_of_ints(left, right)? == Ordering::Less),
        _ => None,
    }
}

/// How two integers compare that need not both be small.
fn order_of_ints(left: Value, right: Value) -> Option<Ordering> {
    Some(int::compare(Integer::of(&left)?, Integer::of(&right)?))
}

fn is_number(shape: ShapeId) -> bool {
    matches!(shape, ShapeId::INT | ShapeId::FLOAT | ShapeId::BOOL)
}

fn is_simple(shape: ShapeId) -> bool {
    is_number(shape) || matches!(shape, ShapeId::NONE | ShapeId::STR | ShapeId::BYTES)
}
