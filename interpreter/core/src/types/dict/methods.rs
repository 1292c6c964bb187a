//! The class `dict`.

use crate::error::{Exception, raise, type_error};
use crate::protocol;
use crate::types::dict::operation;
use crate::types::sequence;
use weft_heap::{Dict, Gc, Lookup, Raised, Thread, Value};

/// What `dict(…)` and `update(…)` take: at most one mapping or iterable of pairs, then keywords.
fn fill(
    thread: &Thread,
    dict: &Dict,
    function: &str,
    arguments: &[Value],
    keywords: crate::native::Keywords<'_>,
) -> Result<(), Raised> {
    match *arguments {
        [] => {}
        [other] => operation::update(thread, dict, other)?,
        _ => {
            return Err(type_error(format!(
                "{function} expected at most 1 argument, got {}",
                arguments.len()
            )));
        }
    }
    for (name, value) in keywords.iter() {
        dict.set_simple(thread, thread.intern_value(name), value);
    }
    Ok(())
}

fn equal(thread: &Thread, left: &Dict, right: Value) -> Result<Option<bool>, Raised> {
    let Some(right) = right.downcast::<Dict>() else {
        return Ok(None);
    };
    if left.len() != right.len() {
        return Ok(Some(false));
    }
    sequence::check_depth(thread, " in comparison")?;
    left.with_snapshot(thread, |left| {
        let mut position = 0;
        while let Some((next, key, value)) = left.next(position) {
            match operation::find_hashed(thread, right, left.hash_before(next), key)? {
                Some(other) if protocol::equals(thread, value, other)? => {}
                _ => return Ok(Some(false)),
            }
            position = next;
        }
        Ok(Some(true))
    })
}

fn copied(thread: &Thread, dict: &Dict) -> Gc<Dict> {
    let copy = thread.dict();
    copy.copy_from(thread, dict);
    copy
}

/// The text of a dictionary, in braces.
pub fn repr_of(thread: &Thread, dict: &Dict) -> Result<Value, Raised> {
    if dict.is_empty() {
        return Ok(thread.string("{}"));
    }
    let text = sequence::repr_once(thread, dict.value(), || {
        dict.with_snapshot(thread, |entries| {
            let mut text = vec![b'{'];
            let mut position = 0;
            while let Some((next, key, value)) = entries.next(position) {
                if text.len() > 1 {
                    text.extend_from_slice(b", ");
                }
                sequence::push_repr(thread, &mut text, key)?;
                text.extend_from_slice(b": ");
                sequence::push_repr(thread, &mut text, value)?;
                position = next;
            }
            text.push(b'}');
            Ok(text)
        })
    })?;
    Ok(text.map_or_else(
        || thread.string("{...}"),
        |text| sequence::string_of(thread, &text),
    ))
}

/// dict() -> {}
/// dict(mapping) -> copy of what has keys() and subscription
/// dict(iterable) -> dictionary of pairs of key and value
/// dict(**kwargs) -> dictionary with names as keys, such as dict(a=1)
#[crate::class(name = "dict", module = "builtins", subclassable)]
pub mod class {
    use super::{Exception, Lookup, copied, equal, fill, operation, protocol, raise, repr_of};
    use crate::error::key_error;
    use crate::interpreter::limits::check_item;
    use crate::interpreter::{Interpreter, new_native};
    use crate::native::Keywords;
    use crate::types::construct::instance_shape;
    use crate::types::dict::{
        DictKeyIterator, DictReverseKeyIterator, items_view, keys_view, values_view,
    };
    use weft_heap::{Dict, Gc, Raised, Set, Thread, Value, simple_hash_of};

    /// Create and return a new object.
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[rest] _arguments: &[Value],
        #[keywords] _keywords: Keywords<'_>,
    ) -> Result<Value, Raised> {
        Ok(Dict::new(thread, instance_shape(thread, class, &DEFINITION)?).value())
    }

    /// Initialize self.
    fn __init__(
        this: &Dict,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<(), Raised> {
        fill(thread, this, "dict", arguments, keywords)
    }

    /// Return a new dictionary with the items of iterable as keys, all of which have the same value.
    #[class_method]
    #[positional_only]
    fn fromkeys(
        class: Value,
        thread: &Thread,
        iterable: Value,
        #[default(Value::NONE)] value: Value,
    ) -> Result<Value, Raised> {
        let own = Interpreter::class_from(thread, &DEFINITION).0;
        if class != own {
            let result = protocol::call_values(thread, class, &[])?;
            protocol::each(thread, iterable, |key| {
                protocol::set_item(thread, result, key, value)
            })?;
            return Ok(result);
        }
        let dict = thread.dict();
        if let Some(keys) = iterable.downcast::<Set>() {
            keys.with_snapshot(thread, |keys| {
                let mut position = 0;
                while let Some((next, key, _)) = keys.next(position) {
                    check_item(thread)?;
                    operation::set_hashed(thread, &dict, keys.hash_before(next), key, value)?;
                    position = next;
                }
                Ok(())
            })?;
            return Ok(dict.value());
        }
        let keys = if iterable.is::<Dict>() {
            protocol::items_at_once(thread, iterable).map_or(iterable, Gc::value)
        } else {
            iterable
        };
        protocol::each(thread, keys, |key| {
            operation::set(thread, &dict, key, value)
        })?;
        Ok(dict.value())
    }

    fn get_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let (dict, key, default) = match arguments {
            [dict, key] => (dict, *key, Value::NONE),
            [dict, key, default] => (dict, *key, *default),
            _ => return None,
        };
        let dict = dict.downcast::<Dict>()?;
        if let Some(value) = dict.get_at_once(key) {
            return Some(value);
        }
        match dict.get(weft_heap::simple_hash_of(thread, key)?, key) {
            Lookup::Found(value) => Some(value),
            Lookup::Missing => Some(default),
            Lookup::Undecided => None,
        }
    }

    /// Look up key: its value, or default where it is missing.
    #[quick(get_at_once)]
    #[positional_only]
    fn get(
        this: &Dict,
        thread: &Thread,
        key: Value,
        #[default(Value::NONE)] default: Value,
    ) -> Result<Value, Raised> {
        Ok(operation::find(thread, this, key)?.unwrap_or(default))
    }

    #[rust]
    fn set_default_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let (dict, key, default) = match arguments {
            [dict, key] => (dict, *key, Value::NONE),
            [dict, key, default] => (dict, *key, *default),
            _ => return None,
        };
        let (dict, hash) = (dict.downcast::<Dict>()?, simple_hash_of(thread, key)?);
        match dict.get(hash, key) {
            Lookup::Found(value) => Some(value),
            // Another thread that runs may add it meanwhile.
            Lookup::Missing if !thread.is_parallel() => {
                dict.add_absent(thread, hash, key, default);
                Some(default)
            }
            Lookup::Missing | Lookup::Undecided => None,
        }
    }

    /// Look up key; where it is missing, add it with default as its value.
    ///
    /// Returns the value that key has afterwards.
    #[quick(set_default_at_once)]
    #[positional_only]
    fn setdefault(
        this: &Dict,
        thread: &Thread,
        key: Value,
        #[default(Value::NONE)] default: Value,
    ) -> Result<Value, Raised> {
        operation::insert_default(thread, this, key, default)
    }

    #[rust]
    fn pop_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let (dict, key, default) = match arguments {
            [dict, key] => (dict, *key, None),
            [dict, key, default] => (dict, *key, Some(*default)),
            _ => return None,
        };
        let (dict, hash) = (dict.downcast::<Dict>()?, simple_hash_of(thread, key)?);
        match dict.get(hash, key) {
            // The same way leads to it again, so that no equality is asked.
            Lookup::Found(_) if !thread.is_parallel() => dict.remove_simple(thread, key),
            Lookup::Missing => default,
            Lookup::Found(_) | Lookup::Undecided => None,
        }
    }

    /// D.pop(k[,d]) -> v
    ///
    /// Take key out and return its value. A missing key gives the default, or raises KeyError where none was passed.
    #[quick(pop_at_once)]
    #[positional_only]
    #[signature("")]
    fn pop(
        this: &Dict,
        thread: &Thread,
        key: Value,
        #[default(Value::ABSENT)] default: Value,
    ) -> Result<Value, Raised> {
        // Nothing is asked of a key, not even its hash, where there is nothing to find.
        let found = if this.is_empty() {
            None
        } else {
            operation::pop(thread, this, key)?
        };
        match found {
            Some((_, value)) => Ok(value),
            None if default == Value::ABSENT => Err(key_error(thread, key)),
            None => Ok(default),
        }
    }

    /// Take out the pair that was added last and return it as a tuple. KeyError where there is none.
    #[plain]
    fn popitem(this: &Dict, thread: &Thread) -> Result<Value, Raised> {
        match this.pop_last(thread) {
            Some((key, value)) => Ok(thread.tuple(&[key, value])),
            None => Err(raise(Exception::KeyError, "popitem(): dictionary is empty")),
        }
    }

    /// D.update([E, ]**F) -> None
    ///
    /// Set keys to new values: first those of E, a mapping (which has keys()) or an iterable of pairs, then those given
    /// by keyword.
    fn update(
        this: &Dict,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<(), Raised> {
        fill(thread, this, "update", arguments, keywords)
    }

    /// Remove all items from the dict.
    #[plain]
    fn clear(this: &Dict, thread: &Thread) {
        this.clear(thread);
    }

    /// Return a shallow copy of the dict.
    #[plain]
    fn copy(this: &Dict, thread: &Thread) -> Value {
        copied(thread, this).value()
    }

    /// The keys, as a view that follows changes of the dictionary and has the operators of sets.
    #[plain]
    fn keys(this: &Dict, thread: &Thread) -> Value {
        keys_view(thread, this)
    }

    /// The values, as a view that follows changes of the dictionary.
    #[plain]
    fn values(this: &Dict, thread: &Thread) -> Value {
        values_view(thread, this)
    }

    /// The pairs of key and value, as a view that follows changes of the dictionary and has the operators of sets.
    #[plain]
    fn items(this: &Dict, thread: &Thread) -> Value {
        items_view(thread, this)
    }

    fn __len__(this: &Dict) -> usize {
        this.len()
    }

    #[rust]
    fn item_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [this, key] = arguments else {
            return None;
        };
        match this
            .downcast::<Dict>()?
            .get(simple_hash_of(thread, *key)?, *key)
        {
            Lookup::Found(value) => Some(value),
            Lookup::Missing | Lookup::Undecided => None,
        }
    }

    #[rust]
    fn set_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [this, key, value] = arguments else {
            return None;
        };
        let hash = simple_hash_of(thread, *key)?;
        this.downcast::<Dict>()?.set(thread, hash, *key, *value)?;
        Some(Value::NONE)
    }

    #[quick(item_at_once)]
    fn __getitem__(this: &Dict, thread: &Thread, key: Value) -> Result<Value, Raised> {
        operation::find_or_missing(thread, this, key)
    }

    #[quick(set_at_once)]
    fn __setitem__(this: &Dict, thread: &Thread, key: Value, value: Value) -> Result<(), Raised> {
        operation::set(thread, this, key, value)
    }

    fn __delitem__(this: &Dict, thread: &Thread, key: Value) -> Result<(), Raised> {
        operation::delete(thread, this, key)
    }

    /// Whether key is one of the dictionary's keys.
    fn __contains__(this: &Dict, thread: &Thread, key: Value) -> Result<bool, Raised> {
        let hash = operation::key_hash(thread, key)?;
        match this.get(hash, key) {
            Lookup::Found(_) => Ok(true),
            Lookup::Missing => Ok(false),
            Lookup::Undecided => Ok(operation::find_hashed(thread, this, hash, key)?.is_some()),
        }
    }

    fn __iter__(this: &Dict, thread: &Thread) -> Value {
        new_native(thread, DictKeyIterator::new(this)).value()
    }

    /// Return a reverse iterator over the dict keys.
    fn __reversed__(this: &Dict, thread: &Thread) -> Value {
        new_native(thread, DictReverseKeyIterator::new(this)).value()
    }

    fn __repr__(this: &Dict, thread: &Thread) -> Result<Value, Raised> {
        repr_of(thread, this)
    }

    fn __eq__(this: &Dict, thread: &Thread, other: Value) -> Result<Value, Raised> {
        Ok(equal(thread, this, other)?.map_or(Value::NOT_IMPLEMENTED, Value::from_bool))
    }

    fn __ne__(this: &Dict, thread: &Thread, other: Value) -> Result<Value, Raised> {
        Ok(equal(thread, this, other)?
            .map_or(Value::NOT_IMPLEMENTED, |equal| Value::from_bool(!equal)))
    }

    fn __or__(this: &Dict, thread: &Thread, other: Value) -> Result<Value, Raised> {
        let Some(other) = other.downcast::<Dict>() else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let union = copied(thread, this);
        operation::merge(thread, &union, other)?;
        Ok(union.value())
    }

    fn __ror__(this: &Dict, thread: &Thread, other: Value) -> Result<Value, Raised> {
        let Some(other) = other.downcast::<Dict>() else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let union = copied(thread, other);
        operation::merge(thread, &union, this)?;
        Ok(union.value())
    }

    fn __ior__(this: &Dict, thread: &Thread, other: Value) -> Result<Value, Raised> {
        operation::update(thread, this, other)?;
        Ok(this.value())
    }

    /// The octets of memory that the dictionary takes, without those of its keys and values.
    fn __sizeof__(this: &Dict) -> usize {
        this.value().size() + this.table_size()
    }

    /// See PEP 585
    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, item: Value) -> Result<Value, Raised> {
        crate::types::class::generic_alias(thread, class, item)
    }
}
