//! Sorting: stable, with a key function and in either order.
//!
//! Items of one plain type are sorted without Python code, in one step. All others are sorted by merging natural runs
//! in the order of Munro and Wild's powersort ("Nearly-Optimal Mergesorts", 2018), which CPython uses too; the
//! comparison may fail, and an inconsistent one gives some order but never a panic, which the standard library's sort
//! does not promise.

use crate::error::value_error;
use crate::interpreter::limits::{check_if_wanted, check_item, must_stop};
use crate::names::Special;
use crate::protocol::{self, Comparison};
use crate::types::class::Class;
use crate::types::function::{Function, NativeFunction};
use crate::types::sequence::check_depth;
use std::cmp::Ordering;
use weft_heap::{List, Native, Raised, ShapeId, Str, Thread, Tuple, Value};

/// The order to sort in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    /// The least item first.
    Ascending,
    /// The greatest item first.
    Descending,
}

/// Sorts a list in place. `key` is called once with each item unless it is `None`.
///
/// # Errors
/// What a comparison or the key function raises; `ValueError` if the list was changed meanwhile.
pub fn sort_list(thread: &Thread, list: &List, key: Value, order: Order) -> Result<(), Raised> {
    if key.is_none()
        && list.edit(thread, |items| {
            sort_plain(thread, items, order, |item| *item)
        })
    {
        return check_if_wanted(thread);
    }
    // As in CPython the list looks empty meanwhile. What was taken out keeps the items alive for the collector.
    let taken = list.take_out(thread);
    let mut items = taken.items(thread);
    let result = if items.len() < taken.len() {
        Ok(())
    } else {
        sort_items(thread, &mut items, key, order)
    };
    if must_stop(thread) {
        // Nobody sees the order any more.
        items.clear();
    }
    let untouched = list.put_back(thread, &taken, &items);
    std::hint::black_box(&taken);
    result?;
    check_if_wanted(thread)?;
    if untouched {
        Ok(())
    } else {
        Err(value_error("list modified during sort"))
    }
}

/// Sorts a list of few items in place if they are of one plain type; whether they are. No Python code runs.
pub fn sort_short(thread: &Thread, list: &List) -> bool {
    list.edit(thread, |items| {
        sort_plain(thread, items, Order::Ascending, |item| *item)
    })
}

/// An item with the key that it is sorted by.
#[derive(Clone, Copy)]
struct Keyed {
    key: Value,
    item: Value,
}

fn sort_items(
    thread: &Thread,
    items: &mut [Value],
    key: Value,
    order: Order,
) -> Result<(), Raised> {
    if key.is_none() {
        return sort_reversibly(thread, items, order, |item| *item);
    }
    // The keys are in no other place that the collector sees.
    let keys = List::new(thread, ShapeId::LIST, items.len());
    for item in items.iter() {
        keys.push(thread, protocol::call_values(thread, key, &[*item])?);
    }
    let mut keyed = Vec::with_capacity(items.len());
    for (number, piece) in items.chunks(PIECE).enumerate() {
        check_item(thread)?;
        let before = number * PIECE;
        keyed.extend(piece.iter().enumerate().map(|(index, item)| Keyed {
            key: keys.get(before + index).unwrap_or(*item),
            item: *item,
        }));
    }
    let result = if sort_plain(thread, &mut keyed, order, |keyed| keyed.key) {
        check_if_wanted(thread)
    } else {
        sort_reversibly(thread, &mut keyed, order, |keyed| keyed.key)
    };
    for (item, keyed) in items.iter_mut().zip(&keyed) {
        *item = keyed.item;
    }
    std::hint::black_box(&keys);
    result
}

/// What all keys are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Plain {
    Ints,
    Floats,
    Strings,
}

fn plain_kind(thread: &Thread, key: Value) -> Option<Plain> {
    if key.is_int() {
        Some(Plain::Ints)
    } else if key.is_inline_float() {
        Some(Plain::Floats)
    } else if key.is::<Str>() && thread.shape_of(key) == ShapeId::STR {
        Some(Plain::Strings)
    } else {
        None
    }
}

/// Sorts what has keys of one plain type; whether they are so.
fn sort_plain<T: Copy>(
    thread: &Thread,
    items: &mut [T],
    order: Order,
    key: impl Fn(&T) -> Value,
) -> bool {
    let Some(first) = items.first() else {
        return true;
    };
    let Some(kind) = plain_kind(thread, key(first)) else {
        return items.len() == 1 || sort_tuples(thread, items, order, key);
    };
    let is_plain = |item: &T| plain_kind(thread, key(item)) == Some(kind);
    if !all_in_pieces(thread, items, is_plain) {
        return false;
    }
    // A comparison for each kind and order, so that none asks which it is.
    match (kind, order) {
        // The tags are the same, so the words are in the order of the integers.
        (Plain::Ints, Order::Ascending) => sort_by(thread, items, |one, other| {
            (key(one).word() as i64).cmp(&(key(other).word() as i64))
        }),
        (Plain::Ints, Order::Descending) => sort_by(thread, items, |one, other| {
            (key(other).word() as i64).cmp(&(key(one).word() as i64))
        }),
        // A NaN is never held in the word of a float.
        (Plain::Floats, Order::Ascending) => sort_by(thread, items, |one, other| {
            compare_floats(key(one).inline_float(), key(other).inline_float())
        }),
        (Plain::Floats, Order::Descending) => sort_by(thread, items, |one, other| {
            compare_floats(key(other).inline_float(), key(one).inline_float())
        }),
        (Plain::Strings, _) => sort_strings(thread, items, order, key),
    }
    true
}

/// Whether all items are so; what it says when the program has to end means nothing.
fn all_in_pieces<T>(thread: &Thread, items: &[T], is_so: impl Fn(&T) -> bool) -> bool {
    let mut pieces = items.chunks(PIECE);
    pieces.all(|piece| must_stop(thread) || piece.iter().all(&is_so))
}

/// As many items are sorted before it is asked whether the program has to end.
const PIECE: usize = 1 << 16;

/// As many items are merged before.
const STEP: usize = 1 << 14;

/// That the program has to end.
struct Stopped;

/// Sorts without Python code. Where the program has to end meanwhile, the items are left in some order.
fn sort_by<T: Copy>(thread: &Thread, items: &mut [T], compare: impl Fn(&T, &T) -> Ordering + Copy) {
    if items.len() <= 4 * PIECE {
        return items.sort_by(compare);
    }
    for piece in items.chunks_mut(PIECE) {
        if must_stop(thread) {
            return;
        }
        piece.sort_by(compare);
    }
    let mut steps = 0;
    let mut less = |one: &T, other: &T| {
        steps += 1;
        if steps % STEP == 0 && must_stop(thread) {
            return Err(Stopped);
        }
        Ok(compare(one, other) == Ordering::Less)
    };
    let (mut spare, mut width) = (Vec::new(), PIECE);
    while width < items.len() {
        for pair in items.chunks_mut(2 * width) {
            if pair.len() > width && merge(pair, width, &mut spare, &mut less).is_err() {
                return;
            }
        }
        width *= 2;
    }
}

/// Sorts what has tuples as keys whose places have one plain type each; whether they are so.
fn sort_tuples<T: Copy>(
    thread: &Thread,
    items: &mut [T],
    order: Order,
    key: impl Fn(&T) -> Value,
) -> bool {
    let kinds_of = |tuple: &Tuple| -> Option<Vec<Plain>> {
        let kinds = tuple.items().iter();
        kinds.map(|part| plain_kind(thread, *part)).collect()
    };
    let first = items.first().map(&key);
    let Some(kinds) = first.and_then(|key| kinds_of(key.plain_tuple()?)) else {
        return false;
    };
    let is_plain = |item: &T| {
        key(item).plain_tuple().is_some_and(|tuple| {
            let parts = tuple.items();
            parts.len() == kinds.len()
                && parts
                    .iter()
                    .zip(&kinds)
                    .all(|(part, kind)| plain_kind(thread, *part) == Some(*kind))
        })
    };
    if !all_in_pieces(thread, items, is_plain) {
        return false;
    }
    let compare = |one: Value, other: Value| {
        let (Some(one), Some(other)) = (one.cast::<Tuple>(), other.cast::<Tuple>()) else {
            return Ordering::Equal;
        };
        let all = one.items().iter().zip(other.items()).zip(&kinds);
        all.map(|((one, other), kind)| compare_plain(*kind, *one, *other))
            .find(|less| less.is_ne())
            .unwrap_or(Ordering::Equal)
    };
    let leading = |tuple: Value| {
        let parts = tuple.plain_tuple().map_or(&[][..], Tuple::items);
        let mut leading = [0; 2];
        for (place, (part, kind)) in leading.iter_mut().zip(parts.iter().zip(&kinds)) {
            *place = prefix(*kind, *part);
            // What follows a string counts only where the whole string is the same.
            if *kind == Plain::Strings {
                break;
            }
        }
        leading
    };
    sort_by_prefix(thread, items, order, key, leading, compare);
    true
}

/// The first of a value of a plain type as a number: where two of them differ, the values are in the same order. Those of
/// numbers differ wherever the numbers do.
fn prefix(kind: Plain, value: Value) -> u64 {
    const SIGN: u64 = 1 << 63;
    match kind {
        Plain::Ints => value.word() ^ SIGN,
        Plain::Floats => {
            // The two zeros are equal.
            let bits = (value.inline_float() + 0.0).to_bits();
            if bits & SIGN == 0 { bits | SIGN } else { !bits }
        }
        Plain::Strings => {
            let mut first = [0; 8];
            let octets = value.downcast::<Str>().map_or(&[][..], Str::as_wtf8);
            let count = octets.len().min(first.len());
            first[..count].copy_from_slice(&octets[..count]);
            u64::from_be_bytes(first)
        }
    }
}

/// How two floats compare, neither of which is a NaN.
#[inline(always)]
fn compare_floats(one: f64, other: f64) -> Ordering {
    if one < other {
        Ordering::Less
    } else if other < one {
        Ordering::Greater
    } else {
        Ordering::Equal
    }
}

/// How two values of one plain type compare.
fn compare_plain(kind: Plain, one: Value, other: Value) -> Ordering {
    match kind {
        Plain::Ints => (one.word() as i64).cmp(&(other.word() as i64)),
        Plain::Floats => compare_floats(one.inline_float(), other.inline_float()),
        Plain::Strings => one
            .downcast::<Str>()
            .map(Str::as_wtf8)
            .cmp(&other.downcast::<Str>().map(Str::as_wtf8)),
    }
}

/// Sorts by strings. The octets of generalised UTF-8 are in the order of the characters.
fn sort_strings<T: Copy>(
    thread: &Thread,
    items: &mut [T],
    order: Order,
    key: impl Fn(&T) -> Value,
) {
    let compare = |one: Value, other: Value| compare_plain(Plain::Strings, one, other);
    let leading = |text: Value| [prefix(Plain::Strings, text)];
    sort_by_prefix(thread, items, order, key, leading, compare);
}

/// Sorts by a few numbers first, which settle most comparisons without a look at the keys themselves.
fn sort_by_prefix<T: Copy, const N: usize>(
    thread: &Thread,
    items: &mut [T],
    order: Order,
    key: impl Fn(&T) -> Value,
    leading: impl Fn(Value) -> [u64; N],
    compare: impl Fn(Value, Value) -> Ordering + Copy,
) {
    let mut prefixed: Vec<([u64; N], Value, T)> = Vec::with_capacity(items.len());
    for piece in items.chunks(PIECE) {
        if must_stop(thread) {
            return;
        }
        prefixed.extend(piece.iter().map(|item| {
            let key = key(item);
            (leading(key), key, *item)
        }));
    }
    match order {
        Order::Ascending => sort_by(thread, &mut prefixed, |one, other| {
            one.0.cmp(&other.0).then_with(|| compare(one.1, other.1))
        }),
        Order::Descending => sort_by(thread, &mut prefixed, |one, other| {
            other.0.cmp(&one.0).then_with(|| compare(other.1, one.1))
        }),
    }
    for (item, entry) in items.iter_mut().zip(prefixed) {
        *item = entry.2;
    }
}

/// Descending order keeps equal items in their order too: the items are sorted from the back.
fn sort_reversibly<T: Copy>(
    thread: &Thread,
    items: &mut [T],
    order: Order,
    key: impl Fn(&T) -> Value,
) -> Result<(), Raised> {
    if order == Order::Descending {
        items.reverse();
    }
    let mut steps = 0;
    let result = merge_sort(items, &mut |one, other| {
        steps += 1;
        if steps % STEP == 0 {
            check_item(thread)?;
        }
        less(thread, key(one), key(other))
    });
    if order == Order::Descending {
        items.reverse();
    }
    result
}

/// `left < right`, quickly for tuples of plain items.
fn less(thread: &Thread, left: Value, right: Value) -> Result<bool, Raised> {
    if let Some(answer) = Value::less(left, right) {
        return Ok(answer);
    }
    if let (Some(one), Some(other)) = (left.downcast::<Str>(), right.downcast::<Str>())
        && thread.shape_of(left) == ShapeId::STR
        && thread.shape_of(right) == ShapeId::STR
    {
        return Ok(one.as_wtf8() < other.as_wtf8());
    }
    if let (Some(one), Some(other)) = (left.downcast::<Tuple>(), right.downcast::<Tuple>())
        && thread.shape_of(left) == ShapeId::TUPLE
        && thread.shape_of(right) == ShapeId::TUPLE
    {
        check_depth(thread, " in comparison")?;
        for (one, other) in one.items().iter().zip(other.items()) {
            if !protocol::equals(thread, *one, *other)? {
                return less(thread, *one, *other);
            }
        }
        return Ok(one.len() < other.len());
    }
    match less_by_method(thread, left, right) {
        Some(answer) => answer,
        None => protocol::compare_truth(thread, Comparison::Less, left, right),
    }
}

/// `left < right` for two objects of one class whose method is called without a detour: a plain function of Python, or a
/// native one that nodes call directly.
fn less_by_method(thread: &Thread, left: Value, right: Value) -> Option<Result<bool, Raised>> {
    let class = thread.class_of(left);
    if class != thread.class_of(right) {
        return None;
    }
    let method = Class::of(&class)?.special(Special::Less)?;
    let result = if let Some(function) = method.downcast::<Native<Function>>() {
        let code = function.code();
        if code.quick_arity() != 2 {
            return None;
        }
        let window = thread.window_at_top(2)?;
        window.set_function(method);
        window.set_argument(0, left);
        window.set_argument(1, right);
        thread.python(|| code.run_quickly(thread, window))
    } else {
        let definition = method.downcast::<Native<NativeFunction>>()?.definition();
        definition.direct?(thread, &[left, right])?
    };
    Some(match result {
        Ok(Value::NOT_IMPLEMENTED) => {
            protocol::compare_after_left(thread, Comparison::Less, left, right)
                .and_then(|value| protocol::truth(thread, value))
        }
        Ok(value) => match value.simple_truth() {
            Some(truth) => Ok(truth),
            None => protocol::truth(thread, value),
        },
        Err(raised) => Err(raised),
    })
}

/// Runs shorter than this are made longer by insertion.
const SHORTEST_RUN: usize = 24;

/// A stretch that is in order, with the power of the boundary before it.
struct Run {
    start: usize,
    length: usize,
    power: u32,
}

fn merge_sort<T: Copy, E>(
    items: &mut [T],
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
) -> Result<(), E> {
    let total = items.len();
    let mut runs: Vec<Run> = Vec::new();
    let mut spare: Vec<T> = Vec::new();
    let mut start = 0;
    while start < total {
        let length = natural_run(&mut items[start..], less)?;
        let wanted = SHORTEST_RUN.min(total - start);
        if length < wanted {
            insertion_sort(&mut items[start..start + wanted], length, less)?;
        }
        let length = length.max(wanted);
        let power = runs
            .last()
            .map_or(0, |last| boundary_power(last, length, total));
        while let [.., below, above] = runs.as_slice()
            && above.power > power
        {
            let (from, middle, end) = (below.start, above.start, above.start + above.length);
            let power = below.power;
            merge(&mut items[from..end], middle - from, &mut spare, less)?;
            runs.truncate(runs.len() - 2);
            runs.push(Run {
                start: from,
                length: end - from,
                power,
            });
        }
        runs.push(Run {
            start,
            length,
            power,
        });
        start += length;
    }
    while let [.., below, above] = runs.as_slice() {
        let (from, middle, end, power) = (
            below.start,
            above.start,
            above.start + above.length,
            below.power,
        );
        merge(&mut items[from..end], middle - from, &mut spare, less)?;
        runs.truncate(runs.len() - 2);
        runs.push(Run {
            start: from,
            length: end - from,
            power,
        });
    }
    Ok(())
}

/// How far down in a balanced tree of merges the boundary between a run and the next one lies: the first binary place in
/// which the midpoints of the two, as fractions of the whole, differ.
fn boundary_power(left: &Run, right_length: usize, total: usize) -> u32 {
    let total = total as u128;
    let mut one = 2 * left.start as u128 + left.length as u128;
    let mut other = one + left.length as u128 + right_length as u128;
    let mut power = 0;
    loop {
        power += 1;
        let (first, second) = (one >= total, other >= total);
        if first != second || power > 64 {
            return power;
        }
        if first {
            one -= total;
            other -= total;
        }
        one *= 2;
        other *= 2;
    }
}

/// The length of the run that the items begin with. A run that descends strictly is turned around.
fn natural_run<T: Copy, E>(
    items: &mut [T],
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
) -> Result<usize, E> {
    if items.len() < 2 {
        return Ok(items.len());
    }
    let descends = less(&items[1], &items[0])?;
    let mut length = 2;
    while length < items.len() && less(&items[length], &items[length - 1])? == descends {
        length += 1;
    }
    if descends {
        items[..length].reverse();
    }
    Ok(length)
}

/// Sorts items of which the first `sorted` are in order, by binary insertion.
fn insertion_sort<T: Copy, E>(
    items: &mut [T],
    sorted: usize,
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
) -> Result<(), E> {
    for index in sorted.max(1)..items.len() {
        let item = items[index];
        let place = upper_bound(&items[..index], &item, less)?;
        items.copy_within(place..index, place + 1);
        items[place] = item;
    }
    Ok(())
}

/// Where an item goes behind all that are not greater.
fn upper_bound<T, E>(
    items: &[T],
    item: &T,
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
) -> Result<usize, E> {
    let (mut low, mut high) = (0, items.len());
    while low < high {
        let middle = low + (high - low) / 2;
        if less(item, &items[middle])? {
            high = middle
        } else {
            low = middle + 1
        }
    }
    Ok(low)
}

/// Where an item goes before all that are not less.
fn lower_bound<T, E>(
    items: &[T],
    item: &T,
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
) -> Result<usize, E> {
    let (mut low, mut high) = (0, items.len());
    while low < high {
        let middle = low + (high - low) / 2;
        if less(&items[middle], item)? {
            low = middle + 1
        } else {
            high = middle
        }
    }
    Ok(low)
}

/// Merges two runs that meet at `middle`. After an error all items are still there, in some order.
fn merge<T: Copy, E>(
    items: &mut [T],
    middle: usize,
    spare: &mut Vec<T>,
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
) -> Result<(), E> {
    // What is in its place already takes no part.
    if !less(&items[middle], &items[middle - 1])? {
        return Ok(());
    }
    let skip = upper_bound(&items[..middle], &items[middle], less)?;
    let end = middle + lower_bound(&items[middle..], &items[middle - 1], less)?;
    let items = &mut items[skip..end];
    let middle = middle - skip;
    spare.clear();
    spare.extend_from_slice(&items[..middle]);
    let (mut left, mut right, mut to) = (0, middle, 0);
    let result = loop {
        if left >= spare.len() || right >= items.len() {
            break Ok(());
        }
        match less(&items[right], &spare[left]) {
            Ok(true) => {
                items[to] = items[right];
                right += 1;
            }
            Ok(false) => {
                items[to] = spare[left];
                left += 1;
            }
            Err(error) => break Err(error),
        }
        to += 1;
    };
    // The gap before `right` is as long as what is left of the copy.
    items[to..to + spare.len() - left].copy_from_slice(&spare[left..]);
    result
}
