//! What plain objects of built-in types do with each other without any Python code: nodes ask here before they enter
//! library code, which takes longer than most of these operations.
//!
//! Each function answers `None` where it does not know, errors included: then the protocol is asked as usual.

use crate::interpreter::new_native;
use crate::protocol::{BinaryOperator, UnaryOperator};
use crate::types::complex;
use crate::types::construct::is_own_class;
use crate::types::float::{floor_divide_at_once, modulo_at_once, power_at_once};
use crate::types::generator::is_generator;
use crate::types::int::{self, Integer};
use crate::types::range::Range;
use crate::types::slice::Bounds;
use crate::types::str::{affix, parts};
use weft_heap::{
    Bytes, List, Lookup, Native, Set, ShapeId, Str, Thread, Tuple, Value, simple_hash_of,
};

/// Octets of results that are left to library code, which looks for memory, or whether the program has to end.
pub const LONGEST: usize = 1 << 16;

/// Items of such results.
const MOST_ITEMS: usize = LONGEST / size_of::<Value>();

/// Elements of sets that are left to library code.
const MOST_ELEMENTS: usize = 1 << 14;

/// `left operator right`.
pub fn binary_at_once(
    thread: &Thread,
    operator: BinaryOperator,
    left: Value,
    right: Value,
) -> Option<Value> {
    let (left_shape, right_shape) = (thread.shape_of(left), thread.shape_of(right));
    match (left_shape, right_shape, operator) {
        (ShapeId::STR, ShapeId::STR, BinaryOperator::Add) => join(thread, left, right),
        (ShapeId::INT, ShapeId::INT, _) => {
            int::at_once(thread, operator, Integer::of(&left)?, Integer::of(&right)?)
        }
        (ShapeId::BOOL, ShapeId::INT | ShapeId::BOOL, _) | (ShapeId::INT, ShapeId::BOOL, _) => {
            with_bool(thread, operator, left, right)
        }
        (ShapeId::STR, ShapeId::INT, BinaryOperator::Multiply) => repeat(thread, left, right),
        (ShapeId::INT, ShapeId::STR, BinaryOperator::Multiply) => repeat(thread, right, left),
        (ShapeId::TUPLE, ShapeId::TUPLE, BinaryOperator::Add) => {
            let (left, right) = (left.downcast::<Tuple>()?, right.downcast::<Tuple>()?);
            if left.len() + right.len() > MOST_ITEMS {
                return None;
            }
            Some(Tuple::joined(thread, left, right).value())
        }
        (ShapeId::BYTES, ShapeId::BYTES, BinaryOperator::Add) => {
            let (left, right) = (
                left.downcast::<Bytes>()?.as_slice(),
                right.downcast::<Bytes>()?.as_slice(),
            );
            if left.len() + right.len() > LONGEST {
                return None;
            }
            let joined = Bytes::with_length(thread, left.len() + right.len(), |octets| {
                octets[..left.len()].copy_from_slice(left);
                octets[left.len()..].copy_from_slice(right);
            });
            Some(joined.value())
        }
        (ShapeId::BYTES, ShapeId::INT, BinaryOperator::Multiply) => {
            repeat_octets(thread, left, right)
        }
        (ShapeId::INT, ShapeId::BYTES, BinaryOperator::Multiply) => {
            repeat_octets(thread, right, left)
        }
        (ShapeId::LIST, ShapeId::LIST, BinaryOperator::Add) => concatenate(thread, left, right),
        (ShapeId::LIST, ShapeId::INT, BinaryOperator::Multiply) => repeat_list(thread, left, right),
        (
            ShapeId::SET | ShapeId::FROZENSET,
            ShapeId::SET | ShapeId::FROZENSET,
            BinaryOperator::BitOr,
        ) => union(thread, left, right),
        (
            ShapeId::SET | ShapeId::FROZENSET,
            ShapeId::SET | ShapeId::FROZENSET,
            BinaryOperator::BitAnd | BinaryOperator::Subtract,
        ) => selection(thread, left, right, operator == BinaryOperator::BitAnd),
        _ => with_float(thread, operator, left, right)
            .or_else(|| complex::binary_at_once(thread, operator, left, right)),
    }
}

/// What truth values do as the numbers that they are, with each other or with small integers.
fn with_bool(
    thread: &Thread,
    operator: BinaryOperator,
    left: Value,
    right: Value,
) -> Option<Value> {
    if let (Some(left), Some(right)) = (to_bool(left), to_bool(right)) {
        match operator {
            BinaryOperator::BitAnd => return Some(Value::from_bool(left & right)),
            BinaryOperator::BitOr => return Some(Value::from_bool(left | right)),
            BinaryOperator::BitXor => return Some(Value::from_bool(left ^ right)),
            _ => {}
        }
    }
    let (left, right) = (left.to_int_or_bool()?, right.to_int_or_bool()?);
    int::at_once(
        thread,
        operator,
        Integer::Small(left),
        Integer::Small(right),
    )
}

fn to_bool(value: Value) -> Option<bool> {
    value.is_bool().then_some(value == Value::TRUE)
}

fn join(thread: &Thread, left: Value, right: Value) -> Option<Value> {
    let (first, second) = (left.downcast::<Str>()?, right.downcast::<Str>()?);
    Some(if second.is_empty() {
        left
    } else if first.is_empty() {
        right
    } else if second.as_wtf8().len() > LONGEST {
        return None;
    } else {
        Str::concatenate(thread, first, second).value()
    })
}

/// `left + right` for lists, which are locked where threads run in parallel.
fn concatenate(thread: &Thread, left: Value, right: Value) -> Option<Value> {
    if thread.is_parallel() {
        return None;
    }
    let (left, right) = (left.plain_list()?, right.plain_list()?);
    if left.len() + right.len() > MOST_ITEMS {
        return None;
    }
    Some(List::joined(thread, left, right).value())
}

/// `list * count` for a short list, which is locked where threads run in parallel.
fn repeat_list(thread: &Thread, list: Value, count: Value) -> Option<Value> {
    if thread.is_parallel() {
        return None;
    }
    let list = list.plain_list()?;
    let count = usize::try_from(count.to_int()?.max(0)).ok()?;
    let length = list.len().checked_mul(count)?;
    if length > MOST_ITEMS {
        return None;
    }
    let repeated = List::new(thread, ShapeId::LIST, length);
    if let Some(item) = list.get(0).filter(|_| list.len() == 1) {
        for _ in 0..count {
            repeated.push(thread, item);
        }
    } else {
        for _ in 0..count {
            repeated.splice_list(thread, |length| (length, length), list);
        }
    }
    Some(repeated.value())
}

/// `left | right` for sets whose elements compare without Python code.
fn union(thread: &Thread, left: Value, right: Value) -> Option<Value> {
    if thread.is_parallel() {
        return None;
    }
    let (first, second) = (left.downcast::<Set>()?, right.downcast::<Set>()?);
    if first.len() + second.len() > MOST_ELEMENTS {
        return None;
    }
    let result = Set::new(thread, thread.shape_of(left));
    result.copy_with_room(thread, first, second.len());
    let mut position = 0;
    while let Some((next, element, _)) = second.next(position) {
        let hash = second.hash_before(next);
        match result.get(hash, element) {
            Lookup::Found(_) => {}
            Lookup::Missing => {
                result.add_absent(thread, hash, element, Value::NONE);
            }
            Lookup::Undecided => return None,
        }
        position = next;
    }
    Some(result.value())
}

/// `left | {items}` for a set whose elements compare with these without Python code.
pub fn union_with(thread: &Thread, left: Value, items: &[Value]) -> Option<Value> {
    let first = left.plain_set_or_frozenset()?;
    if first.len() + items.len() > MOST_ELEMENTS {
        return None;
    }
    let result = Set::new(thread, thread.shape_of(left));
    result.copy_with_room(thread, first, items.len());
    for item in items {
        let hash = simple_hash_of(thread, *item)?;
        match result.get(hash, *item) {
            Lookup::Found(_) => {}
            Lookup::Missing => result.add_absent(thread, hash, *item, Value::NONE),
            Lookup::Undecided => return None,
        }
    }
    Some(result.value())
}

/// `left & right` or `left - right` for sets whose elements compare without Python code: the elements of one of them that
/// the other has, or has not.
fn selection(thread: &Thread, left: Value, right: Value, wanted: bool) -> Option<Value> {
    if thread.is_parallel() {
        return None;
    }
    let (left_set, right_set) = (left.downcast::<Set>()?, right.downcast::<Set>()?);
    if left_set.len() + right_set.len() > MOST_ELEMENTS {
        return None;
    }
    // As in CPython the elements are those of the smaller set where both have them.
    let swapped = wanted && right_set.len() > left_set.len();
    let (from, other) = if swapped || !wanted {
        (left_set, right_set)
    } else {
        (right_set, left_set)
    };
    let result = Set::new(thread, thread.shape_of(left));
    let mut position = 0;
    while let Some((next, element, _)) = from.next(position) {
        let hash = from.hash_before(next);
        let is_there = match other.get(hash, element) {
            Lookup::Found(_) => true,
            Lookup::Missing => false,
            Lookup::Undecided => return None,
        };
        if is_there == wanted {
            result.add_absent(thread, hash, element, Value::NONE);
        }
        position = next;
    }
    Some(result.value())
}

fn repeat(thread: &Thread, text: Value, count: Value) -> Option<Value> {
    let text = text.downcast::<Str>()?;
    let count = usize::try_from(count.to_int()?.max(0)).ok()?;
    if text.as_wtf8().len().checked_mul(count)? > LONGEST {
        return None;
    }
    affix::repeat(thread, text, count).ok()
}

fn repeat_octets(thread: &Thread, value: Value, count: Value) -> Option<Value> {
    let octets = value.downcast::<Bytes>()?.as_slice();
    let count = usize::try_from(count.to_int()?.max(0)).ok()?;
    if count == 1 {
        return Some(value);
    }
    let length = octets.len().checked_mul(count)?;
    if length == 0 || length > LONGEST {
        return None;
    }
    let repeated = Bytes::with_length(thread, length, |room| {
        room[..octets.len()].copy_from_slice(octets);
        let mut filled = octets.len();
        while filled < length {
            let more = filled.min(length - filled);
            room.copy_within(..more, filled);
            filled += more;
        }
    });
    Some(repeated.value())
}

/// Floats whose result is outside of the inline range, and integers with floats.
fn with_float(
    thread: &Thread,
    operator: BinaryOperator,
    left: Value,
    right: Value,
) -> Option<Value> {
    let (left, right) = Value::mixed_floats(left, right)?;
    match operator {
        BinaryOperator::Add => Some(thread.float(left + right)),
        BinaryOperator::Subtract => Some(thread.float(left - right)),
        BinaryOperator::Multiply => Some(thread.float(left * right)),
        BinaryOperator::Divide if right != 0.0 => Some(thread.float(left / right)),
        BinaryOperator::FloorDivide => Some(thread.float(floor_divide_at_once(left, right)?)),
        BinaryOperator::Modulo => Some(thread.float(modulo_at_once(left, right)?)),
        BinaryOperator::Power => Some(thread.float(power_at_once(left, right)?)),
        _ => None,
    }
}

/// `operator operand`.
pub fn unary_at_once(thread: &Thread, operator: UnaryOperator, operand: Value) -> Option<Value> {
    if let Some(small) = operand.to_int() {
        return Some(match operator {
            UnaryOperator::Negative => thread.int(-small),
            UnaryOperator::Positive => operand,
            UnaryOperator::Invert => thread.int(!small),
        });
    }
    match operator {
        UnaryOperator::Invert => None,
        _ if !operand.is_inline_float() => None,
        UnaryOperator::Negative => Some(thread.float(-operand.to_float()?)),
        UnaryOperator::Positive => Some(operand),
    }
}

/// `container[key]`, of what no node looks into by itself.
pub fn get_item_at_once(thread: &Thread, container: Value, key: Value) -> Option<Value> {
    let index = key.to_int()?;
    match thread.shape_of(container) {
        ShapeId::STR => parts::item(thread, container.downcast::<Str>()?, index),
        ShapeId::TUPLE => {
            let items = container.downcast::<Tuple>()?.items();
            items.get(place(index, items.len())?).copied()
        }
        ShapeId::LIST => container.plain_list()?.get_at(index),
        ShapeId::BYTES => {
            let octets = container.downcast::<Bytes>()?.as_slice();
            let octet = octets.get(place(index, octets.len())?)?;
            Some(Value::from_i32(i32::from(*octet)))
        }
        _ => None,
    }
}

/// `iter(value)`.
pub fn iterate_at_once(thread: &Thread, value: Value) -> Option<Value> {
    use crate::types::dict::{
        DictItemIterator, DictKeyIterator, DictValueIterator, ItemsView, KeysView, ValuesView,
    };
    use crate::types::iterator::{Enumerate, ListIterator, StrIterator, TupleIterator, Zip};
    match thread.shape_of(value) {
        ShapeId::LIST => {
            let list = value.plain_list()?;
            return Some(new_native(thread, ListIterator::new(list)).value());
        }
        ShapeId::TUPLE => {
            let tuple = value.plain_tuple()?;
            return Some(new_native(thread, TupleIterator::new(tuple)).value());
        }
        ShapeId::DICT => {
            let dict = value.plain_dict()?;
            return Some(new_native(thread, DictKeyIterator::new(dict)).value());
        }
        ShapeId::STR => {
            let text = value.plain_str()?;
            return Some(StrIterator::begin(thread, text));
        }
        _ => {}
    }
    if is_generator(value) {
        return Some(value);
    }
    if let Some(range) = value.downcast::<Native<Range>>() {
        return Some(crate::types::range::iterator(thread, range));
    }
    if let Some(view) = value.downcast::<Native<ItemsView>>() {
        return is_own_class::<ItemsView>(thread, thread.class_of(value))
            .then(|| new_native(thread, DictItemIterator::new(view.dict())).value());
    }
    if let Some(view) = value.downcast::<Native<ValuesView>>() {
        return is_own_class::<ValuesView>(thread, thread.class_of(value))
            .then(|| new_native(thread, DictValueIterator::new(view.dict())).value());
    }
    if let Some(view) = value.downcast::<Native<KeysView>>() {
        return is_own_class::<KeysView>(thread, thread.class_of(value))
            .then(|| new_native(thread, DictKeyIterator::new(view.dict())).value());
    }
    let is_own_iterator = value
        .downcast::<Native<Enumerate>>()
        .map(|object| object.is_exact())
        .or_else(|| {
            value
                .downcast::<Native<Zip>>()
                .map(|object| object.is_exact())
        });
    is_own_iterator?.then_some(value)
}

fn place(index: i64, length: usize) -> Option<usize> {
    usize::try_from(if index < 0 {
        index + length as i64
    } else {
        index
    })
    .ok()
}

/// `container[start:stop:step]`, where `None` stands for what was left out.
pub fn slice_at_once(thread: &Thread, container: Value, fields: [Value; 3]) -> Option<Value> {
    let [start, stop, step] = fields;
    if !step.is_none() {
        return stepped_at_once(thread, container, Bounds::at_once(fields)?);
    }
    let bound = |bound: Value, missing: i64| match bound.to_int() {
        Some(index) => Some(index),
        None => bound.is_none().then_some(missing),
    };
    let (start, stop) = (bound(start, 0)?, bound(stop, i64::MAX)?);
    let range = |length: usize| {
        let most = length as i64;
        let place = |index: i64| {
            if index < 0 {
                (index + most).max(0)
            } else {
                index.min(most)
            }
        };
        let (start, stop) = (place(start), place(stop));
        (start as usize, stop.max(start) as usize)
    };
    match thread.shape_of(container) {
        ShapeId::STR => {
            let text = container.downcast::<Str>()?;
            let (start, stop) = range(text.len());
            if stop - start > LONGEST {
                return None;
            }
            Some(parts::sliced(thread, text, start as i64, 1, stop - start))
        }
        // Where threads run in parallel a list is locked, which may take its time.
        ShapeId::LIST if !thread.is_parallel() => {
            let list = container.plain_list()?;
            let (start, stop) = range(list.len());
            if stop - start > MOST_ITEMS {
                return None;
            }
            Some(list.slice(thread, start, stop).value())
        }
        ShapeId::TUPLE => {
            let items = container.downcast::<Tuple>()?.items();
            let (start, stop) = range(items.len());
            if stop - start == items.len() {
                return Some(container);
            }
            Some(thread.tuple(&items[start..stop]))
        }
        ShapeId::BYTES => {
            let octets = container.downcast::<Bytes>()?.as_slice();
            let (start, stop) = range(octets.len());
            if stop - start == octets.len() {
                return Some(container);
            }
            if stop - start > LONGEST {
                return None;
            }
            Some(thread.bytes(&octets[start..stop]))
        }
        _ => None,
    }
}

/// `container[slice]` for strings and lists.
fn stepped_at_once(thread: &Thread, container: Value, bounds: Bounds) -> Option<Value> {
    if thread.shape_of(container) == ShapeId::STR {
        let text = container.downcast::<Str>()?;
        let indices = bounds.within(text.len());
        if indices.count > LONGEST {
            return None;
        }
        return Some(parts::sliced(
            thread,
            text,
            indices.start,
            indices.step,
            indices.count,
        ));
    }
    let list = container.plain_list().filter(|_| !thread.is_parallel())?;
    if bounds.within(list.len()).count > MOST_ITEMS {
        return None;
    }
    let part = list.stepped(thread, |length| {
        let indices = bounds.within(length);
        (indices.start, indices.step, indices.count)
    });
    Some(part.value())
}

/// `list[start:stop] = items`, where the items are those of another list or of a tuple; whether it was done.
pub fn set_slice_at_once(
    thread: &Thread,
    container: Value,
    [start, stop, step]: [Value; 3],
    items: Value,
) -> bool {
    let Some(list) = container.plain_list().filter(|_| !thread.is_parallel()) else {
        return false;
    };
    let Some(bounds) = Bounds::at_once([start, stop, step]).filter(|_| step.is_none()) else {
        return false;
    };
    let range = |length| bounds.within(length).range();
    if let Some(other) = items.plain_list() {
        list.splice_list(thread, range, other);
    } else if let Some(tuple) = items.plain_tuple() {
        list.splice(thread, range, tuple.items());
    } else {
        return false;
    }
    true
}
