//! The operations of sets, as nodes and library code use them.

use crate::error::{Exception, is_raised};
use crate::interpreter::limits::{check_if_wanted, check_item};
use crate::protocol::{self, Comparison};
use crate::types::dict;
use crate::types::sequence;
use weft_heap::{
    Dict, Entries, Gc, List, Lookup, Raised, Set, ShapeId, Thread, Tuple, Value, simple_hash_of,
};

/// An empty plain set.
pub fn new(thread: &Thread) -> Gc<Set> {
    Set::new(thread, ShapeId::SET)
}

/// A frozenset of these elements.
///
/// # Errors
/// `TypeError` if one has no hash.
pub fn frozen_of(thread: &Thread, elements: &[Value]) -> Result<Value, Raised> {
    let set = Set::new(thread, ShapeId::FROZENSET);
    for element in elements {
        add(thread, &set, *element)?;
    }
    Ok(set.value())
}

/// Whether a value is a set or frozenset, or an instance of a subclass of one.
pub fn is_set(value: Value) -> bool {
    value.is::<Set>()
}

/// The hash of an element.
///
/// # Errors
/// `TypeError` if it has none.
#[inline]
pub(crate) fn element_hash(thread: &Thread, element: Value) -> Result<u64, Raised> {
    match simple_hash_of(thread, element) {
        Some(hash) => Ok(hash),
        None => dict::hash_for(thread, element, "a set element"),
    }
}

/// The hash of what is looked for: a set, which has none, is looked for as the frozenset that equals it.
fn wanted_hash(thread: &Thread, element: Value) -> Result<u64, Raised> {
    match element_hash(thread, element) {
        Err(raised) if is_raised(thread, Exception::TypeError) && is_set(element) => {
            thread.take_raised(raised);
            Ok(hash_of(element.downcast::<Set>().expect("a set")))
        }
        result => result,
    }
}

/// `set.add(element)`.
#[inline]
pub fn add(thread: &Thread, set: &Entries, element: Value) -> Result<(), Raised> {
    let hash = element_hash(thread, element)?;
    add_hashed(thread, set, hash, element)
}

fn add_hashed(thread: &Thread, set: &Entries, hash: u64, element: Value) -> Result<(), Raised> {
    if set.get(hash, element) == Lookup::Found(Value::NONE) {
        return Ok(());
    }
    // The element that is there stays: no key is replaced.
    set.get_or_insert(thread, hash, element, Value::NONE, |other| {
        protocol::equals(thread, other, element)
    })
    .map(drop)
}

/// `element in set`.
pub fn contains(thread: &Thread, set: &Entries, element: Value) -> Result<bool, Raised> {
    let hash = wanted_hash(thread, element)?;
    Ok(dict::find_hashed(thread, set, hash, element)?.is_some())
}

/// Takes an element out; whether it was there.
pub fn discard(thread: &Thread, set: &Entries, element: Value) -> Result<bool, Raised> {
    let hash = wanted_hash(thread, element)?;
    let removed = set.remove(thread, hash, element, |other| {
        protocol::equals(thread, other, element)
    })?;
    Ok(removed.is_some())
}

/// The hash table behind a value whose elements or keys are what its iteration gives.
fn table_of(thread: &Thread, value: &Value) -> Result<Option<Gc<Set>>, Raised> {
    if let Some(set) = value.cast::<Set>() {
        return Ok(Some(set));
    }
    let is_plain = thread.shape_of(*value) == ShapeId::DICT;
    let Some(dict) = value.downcast::<Dict>().filter(|_| is_plain) else {
        return Ok(None);
    };
    // Only the keys count; values other than `None` would get in the way of a set's own.
    let set = new(thread);
    dict.with_snapshot(thread, |dict| {
        let mut position = 0;
        while let Some((next, key, _)) = dict.next(position) {
            check_item(thread)?;
            // Keys of one dictionary differ, so no equality is asked.
            set.add_absent(thread, dict.hash_before(next), key, Value::NONE);
            position = next;
        }
        Ok(())
    })?;
    Ok(Some(set))
}

/// Adds the items of an iterable.
pub fn update(thread: &Thread, set: &Entries, iterable: Value) -> Result<(), Raised> {
    if let Some(other) = table_of(thread, &iterable)? {
        if std::ptr::eq::<Entries>(set, &**other) {
            return Ok(());
        }
        if set.copy_from_if_empty(thread, &other) {
            return check_item(thread);
        }
        return other.with_snapshot(thread, |other| {
            let mut position = 0;
            while let Some((next, element, _)) = other.next(position) {
                check_if_wanted(thread)?;
                add_hashed(thread, set, other.hash_before(next), element)?;
                position = next;
            }
            Ok(())
        });
    }
    // Elements may all have the same hash, so that each is compared with those before.
    let add_next = |item| {
        check_item(thread)?;
        add(thread, set, item)
    };
    match (
        iterable.downcast::<List>(),
        iterable.downcast::<Tuple>(),
        thread.shape_of(iterable),
    ) {
        (Some(list), _, ShapeId::LIST) => list.each(add_next),
        (_, Some(tuple), ShapeId::TUPLE) => tuple.items().iter().copied().try_for_each(add_next),
        _ => match iterable.items_native(thread) {
            Some(items) => items.each(add_next),
            None => protocol::each(thread, iterable, add_next),
        },
    }
}

/// A plain set of the items of an iterable.
pub fn from_iterable(thread: &Thread, iterable: Value) -> Result<Gc<Set>, Raised> {
    let set = new(thread);
    update(thread, &set, iterable)?;
    Ok(set)
}

/// The elements of a value as a set that is only read: itself, if it is one.
fn elements(thread: &Thread, value: Value) -> Result<Gc<Set>, Raised> {
    match table_of(thread, &value)? {
        Some(set) => Ok(set),
        None => from_iterable(thread, value),
    }
}

/// How two sets are combined.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Combination {
    /// What is in either.
    Union,
    /// What is in both.
    Intersection,
    /// What is in the first alone.
    Difference,
    /// What is in one alone.
    SymmetricDifference,
}

/// A fresh set of a shape with what `combination` selects from a set and an iterable.
pub fn combine(
    thread: &Thread,
    shape: ShapeId,
    combination: Combination,
    left: &Entries,
    right: Value,
) -> Result<Gc<Set>, Raised> {
    let result = Set::new(thread, shape);
    if combination == Combination::Union {
        result.copy_from(thread, left);
        update(thread, &result, right)?;
        return Ok(result);
    }
    if combination == Combination::Intersection && !is_set(right) {
        // Of what is no set the items are looked up as they come, and stay, until there can be no further ones.
        let iterator = protocol::iterate(thread, right)?;
        while let Some(element) = protocol::next(thread, iterator)? {
            check_item(thread)?;
            let hash = protocol::hash(thread, element)?;
            if dict::find_hashed(thread, left, hash, element)?.is_some() {
                add_hashed(thread, &result, hash, element)?;
                if result.len() >= left.len() {
                    break;
                }
            }
        }
        return Ok(result);
    }
    let other = elements(thread, right)?;
    let take = |from: &Entries, unless: &Entries, present: bool| -> Result<(), Raised> {
        from.with_snapshot(thread, |from| {
            let mut position = 0;
            while let Some((next, element, _)) = from.next(position) {
                check_if_wanted(thread)?;
                let hash = from.hash_before(next);
                if dict::find_hashed(thread, unless, hash, element)?.is_some() == present {
                    // The elements of a set differ from each other, and so do those of both that are asked about both.
                    result.add_absent(thread, hash, element, Value::NONE);
                }
                position = next;
            }
            Ok(())
        })
    };
    match combination {
        Combination::Union => {}
        // The smaller one is gone through, as in CPython, which decides which of two equal elements stays.
        Combination::Intersection if other.len() > left.len() => take(left, &other, true)?,
        Combination::Intersection => take(&other, left, true)?,
        Combination::Difference => take(left, &other, false)?,
        Combination::SymmetricDifference => {
            take(left, &other, false)?;
            take(&other, left, false)?;
        }
    }
    Ok(result)
}

/// `left comparison right` for sets: equality, and inclusion for the orders.
pub fn relation(
    thread: &Thread,
    comparison: Comparison,
    left: &Entries,
    right: &Entries,
) -> Result<bool, Raised> {
    Ok(match comparison {
        Comparison::Equal => left.len() == right.len() && is_within(thread, left, right)?,
        Comparison::NotEqual => !(left.len() == right.len() && is_within(thread, left, right)?),
        Comparison::LessEqual => left.len() <= right.len() && is_within(thread, left, right)?,
        Comparison::Less => left.len() < right.len() && is_within(thread, left, right)?,
        Comparison::GreaterEqual => right.len() <= left.len() && is_within(thread, right, left)?,
        Comparison::Greater => right.len() < left.len() && is_within(thread, right, left)?,
    })
}

fn is_within(thread: &Thread, left: &Entries, right: &Entries) -> Result<bool, Raised> {
    sequence::check_depth(thread, " in comparison")?;
    left.with_snapshot(thread, |left| {
        let mut position = 0;
        while let Some((next, element, _)) = left.next(position) {
            check_if_wanted(thread)?;
            if dict::find_hashed(thread, right, left.hash_before(next), element)?.is_none() {
                return Ok(false);
            }
            position = next;
        }
        Ok(true)
    })
}

/// Whether a set has no element that an iterable gives.
pub(crate) fn is_disjoint(thread: &Thread, set: &Entries, iterable: Value) -> Result<bool, Raised> {
    let iterator = protocol::iterate(thread, iterable)?;
    while let Some(item) = protocol::next(thread, iterator)? {
        check_item(thread)?;
        let hash = element_hash(thread, item)?;
        if dict::find_hashed(thread, set, hash, item)?.is_some() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether all that an iterable gives, or all of the set, is in the other.
pub(crate) fn includes(
    thread: &Thread,
    comparison: Comparison,
    set: &Entries,
    iterable: Value,
) -> Result<bool, Raised> {
    if is_set(iterable) {
        let other = elements(thread, iterable)?;
        return relation(thread, comparison, set, &other);
    }
    // Other items are looked up as they come, until the answer is known.
    if comparison == Comparison::LessEqual {
        let common = combine(
            thread,
            ShapeId::SET,
            Combination::Intersection,
            set,
            iterable,
        )?;
        return Ok(common.len() == set.len());
    }
    let iterator = protocol::iterate(thread, iterable)?;
    while let Some(element) = protocol::next(thread, iterator)? {
        check_item(thread)?;
        let hash = element_hash(thread, element)?;
        if dict::find_hashed(thread, set, hash, element)?.is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The hash of a frozenset: the elements' hashes in a mixture that is the same in every order, after CPython's.
pub fn hash_of(set: &Entries) -> u64 {
    let mut hash: u64 = 0;
    let mut position = 0;
    while let Some((next, ..)) = set.next(position) {
        let element = set.hash_before(next);
        hash ^= (element ^ 89_869_747 ^ element.wrapping_shl(16)).wrapping_mul(3_644_798_167);
        position = next;
    }
    hash ^= (set.len() as u64 + 1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
    if hash == u64::MAX { 590_923_713 } else { hash }
}

/// `repr` of a set, with the class's name where it is no plain set.
pub(crate) fn repr_of(thread: &Thread, set: &Set) -> Result<Value, Raised> {
    let name = protocol::class_name(set.value());
    if set.is_empty() {
        return Ok(thread.string(&format!("{name}()")));
    }
    let text = sequence::repr_once(thread, set.value(), || {
        set.with_snapshot(thread, |elements| {
            let mut text = Vec::new();
            let mut position = 0;
            while let Some((next, element, _)) = elements.next(position) {
                if !text.is_empty() {
                    text.extend_from_slice(b", ");
                }
                sequence::push_repr(thread, &mut text, element)?;
                position = next;
            }
            Ok(text)
        })
    })?;
    let Some(text) = text else {
        return Ok(thread.string(&format!("{name}(...)")));
    };
    let (before, after) = if thread.shape_of(set.value()) == ShapeId::SET {
        ("{".to_owned(), "}")
    } else {
        (format!("{name}({{"), "})")
    };
    Ok(sequence::string_of(
        thread,
        &[before.as_bytes(), &text, after.as_bytes()].concat(),
    ))
}

/// The shape of what operators on this set give: `set` or `frozenset`.
pub(crate) fn result_shape(set: &Set) -> ShapeId {
    if set.is_frozen() {
        ShapeId::FROZENSET
    } else {
        ShapeId::SET
    }
}

/// `set operator other`, which is not for other types than sets.
pub(crate) fn operate(
    thread: &Thread,
    combination: Combination,
    left: &Set,
    right: Value,
) -> Result<Value, Raised> {
    if !is_set(right) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    combine(thread, result_shape(left), combination, left, right).map(Gc::value)
}

/// `other operator set`.
pub(crate) fn operate_reversed(
    thread: &Thread,
    combination: Combination,
    right: &Set,
    left: Value,
) -> Result<Value, Raised> {
    let Some(left) = left.downcast::<Set>() else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    combine(thread, result_shape(left), combination, left, right.value()).map(Gc::value)
}

/// `set comparison other`, which is not for other types than sets.
pub(crate) fn compare(
    thread: &Thread,
    comparison: Comparison,
    left: &Set,
    right: Value,
) -> Result<Value, Raised> {
    match right.downcast::<Set>() {
        Some(right) => relation(thread, comparison, left, right).map(Value::from_bool),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Makes a set what `combination` selects from it and from iterables, in one step.
pub(crate) fn combine_in_place(
    thread: &Thread,
    combination: Combination,
    set: &Set,
    others: &[Value],
) -> Result<(), Raised> {
    if !thread.is_parallel() && combination == Combination::Intersection {
        let result = combine_all(thread, combination, set, others)?;
        set.replace_by(thread, &result);
        return Ok(());
    }
    // Iterators give their items once, and the result may have to be worked out again.
    let known = List::from_items(thread, &[]);
    for other in others {
        let items = if combination == Combination::Intersection && !is_set(*other) {
            protocol::collect_list(thread, *other)?.value()
        } else {
            elements(thread, *other)?.value()
        };
        known.push(thread, items);
    }
    let known = known.snapshot(thread);
    loop {
        let version = set.version();
        let result = combine_all(thread, combination, set, known.items())?;
        if !thread.is_parallel() {
            set.replace_by(thread, &result);
            return Ok(());
        }
        if set.replace_unchanged(thread, &result, version) {
            return Ok(());
        }
    }
}

/// A method that combines a set with any number of iterables.
pub(crate) fn combine_all(
    thread: &Thread,
    combination: Combination,
    set: &Set,
    others: &[Value],
) -> Result<Gc<Set>, Raised> {
    let shape = result_shape(set);
    let mut result = Set::new(thread, shape);
    result.copy_from(thread, set);
    for other in others {
        if combination == Combination::Union {
            update(thread, &result, *other)?;
        } else {
            result = combine(thread, shape, combination, &result, *other)?;
        }
    }
    Ok(result)
}
