//! The operations of dictionaries, as nodes and library code use them.

use crate::error::{
    Exception, is_raised, key_error, raise_with, runtime_error, type_error, value_error,
};
use crate::interpreter::limits::check_item;
use crate::names::Special;
use crate::protocol;
use weft_heap::{
    Dict, Entries, List, Lookup, Raised, ShapeId, Thread, Tuple, Value, simple_hash_of,
};

/// The hash of a key.
///
/// # Errors
/// `TypeError` if the key has none.
#[inline]
pub fn key_hash(thread: &Thread, key: Value) -> Result<u64, Raised> {
    match simple_hash_of(thread, key) {
        Some(hash) => Ok(hash),
        None => hash_for(thread, key, "a dict key"),
    }
}

/// The hash of what is to be `role`, with the role in the message if there is none.
pub(crate) fn hash_for(thread: &Thread, key: Value, role: &str) -> Result<u64, Raised> {
    match protocol::hash(thread, key) {
        Ok(hash) => Ok(hash),
        Err(raised) if is_raised(thread, Exception::TypeError) => {
            let cause = thread.take_raised(raised);
            let text = protocol::str(thread, cause)?;
            let text = protocol::text_of(&text).unwrap_or("").to_owned();
            let message = format!(
                "cannot use '{}' as {role} ({text})",
                protocol::full_class_name(key)
            );
            let raised = raise_with(thread, Exception::TypeError, &[thread.string(&message)]);
            Err(raised)
        }
        Err(raised) => Err(raised),
    }
}

/// The value of a key.
#[inline]
pub fn find(thread: &Thread, dict: &Entries, key: Value) -> Result<Option<Value>, Raised> {
    let hash = key_hash(thread, key)?;
    find_hashed(thread, dict, hash, key)
}

/// The value of a key whose hash is known.
#[inline]
pub(crate) fn find_hashed(
    thread: &Thread,
    dict: &Entries,
    hash: u64,
    key: Value,
) -> Result<Option<Value>, Raised> {
    match dict.get(hash, key) {
        Lookup::Found(value) => Ok(Some(value)),
        Lookup::Missing => Ok(None),
        Lookup::Undecided => dict.find(hash, key, |other| protocol::equals(thread, other, key)),
    }
}

/// `dict[key]`, with `__missing__` for instances of subclasses that have it.
///
/// # Errors
/// `KeyError` if the key is not there.
#[inline]
pub fn find_or_missing(thread: &Thread, dict: &Dict, key: Value) -> Result<Value, Raised> {
    match find(thread, dict, key)? {
        Some(value) => Ok(value),
        None => missing(thread, dict, key),
    }
}

#[cold]
fn missing(thread: &Thread, dict: &Dict, key: Value) -> Result<Value, Raised> {
    let value = dict.value();
    if thread.shape_of(value) != ShapeId::DICT
        && let Some(result) = protocol::call_special(thread, value, Special::Missing, &[key])
    {
        return result;
    }
    Err(key_error(thread, key))
}

/// `dict[key] = value`.
#[inline]
pub fn set(thread: &Thread, dict: &Entries, key: Value, value: Value) -> Result<(), Raised> {
    let hash = key_hash(thread, key)?;
    set_hashed(thread, dict, hash, key, value)
}

/// `dict[key] = value` with the key's hash.
#[inline]
pub(crate) fn set_hashed(
    thread: &Thread,
    dict: &Entries,
    hash: u64,
    key: Value,
    value: Value,
) -> Result<(), Raised> {
    if dict.set(thread, hash, key, value).is_none() {
        dict.insert(thread, hash, key, value, |other| {
            protocol::equals(thread, other, key)
        })?;
    }
    Ok(())
}

/// Takes out a key; the key that was there and its value.
pub fn pop(thread: &Thread, dict: &Entries, key: Value) -> Result<Option<(Value, Value)>, Raised> {
    let hash = key_hash(thread, key)?;
    dict.remove(thread, hash, key, |other| {
        protocol::equals(thread, other, key)
    })
}

/// `del dict[key]`.
///
/// # Errors
/// `KeyError` if the key is not there.
pub fn delete(thread: &Thread, dict: &Entries, key: Value) -> Result<(), Raised> {
    match pop(thread, dict, key)? {
        Some(_) => Ok(()),
        None => Err(key_error(thread, key)),
    }
}

/// `dict.setdefault(key, value)`.
pub fn insert_default(
    thread: &Thread,
    dict: &Entries,
    key: Value,
    value: Value,
) -> Result<Value, Raised> {
    let hash = key_hash(thread, key)?;
    let (value, _) = dict.get_or_insert(thread, hash, key, value, |other| {
        protocol::equals(thread, other, key)
    })?;
    Ok(value)
}

/// Adds the entries of another dictionary.
pub fn merge(thread: &Thread, dict: &Entries, other: &Entries) -> Result<(), Raised> {
    if std::ptr::eq(dict, other) {
        return Ok(());
    }
    if dict.copy_from_if_empty(thread, other) {
        return check_item(thread);
    }
    other.with_snapshot(thread, |snapshot| {
        let length = snapshot.len();
        let mut position = 0;
        while let Some((next, key, value)) = snapshot.next(position) {
            check_item(thread)?;
            let hash = snapshot.hash_before(next);
            if dict.set(thread, hash, key, value).is_none() {
                dict.insert(thread, hash, key, value, |other| {
                    protocol::equals(thread, other, key)
                })?;
                // Equality of keys may have run Python code, which may do this.
                if other.len() != length {
                    return Err(runtime_error("dict mutated during update"));
                }
            }
            position = next;
        }
        Ok(())
    })
}

/// A plain dictionary as it is now, where others may change it while it is walked; what an instance of a subclass holds, if
/// it iterates as dictionaries do: its own `keys` is not asked then. Any other value as it is.
pub fn steady(thread: &Thread, mapping: Value) -> Value {
    let Some(dict) = mapping.downcast::<Dict>() else {
        return mapping;
    };
    let is_copied = if thread.shape_of(mapping) == ShapeId::DICT {
        thread.is_parallel()
    } else {
        !has_own_iteration(thread, mapping)
    };
    if !is_copied {
        return mapping;
    }
    let copy = thread.dict();
    copy.copy_from(thread, dict);
    copy.value()
}

/// Adds what a mapping or an iterable of pairs holds, as `dict.update` does.
pub fn update(thread: &Thread, dict: &Entries, other: Value) -> Result<(), Raised> {
    if let Some(source) = other.downcast::<Dict>() {
        let shape = thread.shape_of(other);
        let plain = shape == ShapeId::DICT || !has_own_iteration(thread, other);
        if plain {
            return merge(thread, dict, source);
        }
    }
    let keys = thread.intern("keys");
    match protocol::try_attribute(thread, other, keys)? {
        Some(method) => {
            let keys = protocol::call_values(thread, method, &[])?;
            check_keys(thread, other, keys)?;
            protocol::each(thread, keys, |key| {
                let value = protocol::get_item(thread, other, key)?;
                set(thread, dict, key, value)
            })
        }
        None => update_from_pairs(thread, dict, other),
    }
}

/// Fails if what `keys()` of a mapping gave cannot be iterated over.
///
/// # Errors
/// `TypeError`.
pub fn check_keys(thread: &Thread, mapping: Value, keys: Value) -> Result<(), Raised> {
    if protocol::special_of(thread, keys, Special::Iter).is_some()
        || protocol::special_of(thread, keys, Special::GetItem).is_some()
    {
        return Ok(());
    }
    Err(type_error(format!(
        "{}.keys() returned a non-iterable (type {})",
        protocol::class_name(mapping),
        protocol::class_name(keys)
    )))
}

/// Whether a subclass of `dict` iterates in its own way, so that its entries are not what it shows.
fn has_own_iteration(thread: &Thread, value: Value) -> bool {
    let plain = crate::interpreter::Interpreter::class_from(thread, &super::class::DEFINITION).0;
    let plain =
        crate::types::class::Class::of(&plain).and_then(|class| class.special(Special::Iter));
    protocol::special_of(thread, value, Special::Iter) != plain
}

fn update_from_pairs(thread: &Thread, dict: &Entries, pairs: Value) -> Result<(), Raised> {
    let mut index = 0;
    protocol::each(thread, pairs, |pair| {
        let (key, value) = match pair.downcast::<Tuple>().map(Tuple::items) {
            Some([key, value]) => (*key, *value),
            _ => pair_of(thread, pair, index)?,
        };
        index += 1;
        set(thread, dict, key, value)
    })
}

fn pair_of(thread: &Thread, pair: Value, index: usize) -> Result<(Value, Value), Raised> {
    let with_note = |raised| {
        let note =
            format!("Cannot convert dictionary update sequence element #{index} to a sequence");
        crate::error::with_note(thread, raised, &note)
    };
    let is_sequence = pair.is::<List>() || pair.is::<Tuple>();
    let iterator = match protocol::iterate(thread, pair) {
        Ok(iterator) => iterator,
        Err(raised) if is_raised(thread, Exception::TypeError) && !is_sequence => {
            thread.take_raised(raised);
            return Err(with_note(type_error("object is not iterable")));
        }
        Err(raised) => return Err(raised),
    };
    let items = match protocol::collect_list(thread, if is_sequence { pair } else { iterator }) {
        Ok(items) => items,
        Err(raised) if is_raised(thread, Exception::TypeError) => return Err(with_note(raised)),
        Err(raised) => return Err(raised),
    };
    match (items.get(0), items.get(1), items.len()) {
        (Some(key), Some(value), 2) => Ok((key, value)),
        (.., length) => Err(value_error(format!(
            "dictionary update sequence element #{index} has length {length}; 2 is required"
        ))),
    }
}
