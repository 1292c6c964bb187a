//! `OrderedDict`: a dictionary whose order can be changed and counts in comparisons.

use weft_core::heap::{Dict, Raised, Thread};
use weft_core::protocol;

/// Whether two dictionaries have the same keys in the same order.
fn same_order(thread: &Thread, left: &Dict, right: &Dict) -> Result<bool, Raised> {
    let (mut one, mut other) = (0, 0);
    loop {
        match (left.next(one), right.next(other)) {
            (Some((next, key, _)), Some((other_next, other_key, _))) => {
                if !protocol::equals(thread, key, other_key)? {
                    return Ok(false);
                }
                (one, other) = (next, other_next);
            }
            (left, right) => return Ok(left.is_none() && right.is_none()),
        }
    }
}

/// A view of the keys.
#[weft_core::class(name = "odict_keys", module = "builtins", bases = ["dict_keys"])]
pub mod odict_keys {}

/// A view of the values.
#[weft_core::class(name = "odict_values", module = "builtins", bases = ["dict_values"])]
pub mod odict_values {}

/// A view of the items.
#[weft_core::class(name = "odict_items", module = "builtins", bases = ["dict_items"])]
pub mod odict_items {}

/// Dictionary that remembers insertion order
#[weft_core::class(name = "OrderedDict", module = "collections", bases = ["dict"], subclassable, dictionary)]
#[allow(non_snake_case, reason = "the Python name")]
pub mod OrderedDict {
    use super::{protocol, same_order};
    use weft_core::error::{Exception, key_error, raise};
    use weft_core::heap::{Dict, Gc, Raised, Slot, Thread, Value};
    use weft_core::interpreter::Interpreter;
    use weft_core::names::Special;
    use weft_core::types::class::Class;
    use weft_core::types::{dict, sequence};

    /// Make key the last one, or the first where last is false. KeyError where it is missing.
    fn move_to_end(
        this: &Dict,
        thread: &Thread,
        key: Value,
        #[default(true)] last: bool,
    ) -> Result<(), Raised> {
        let hash = dict::key_hash(thread, key)?;
        let equal = |other: Value| protocol::equals(thread, other, key);
        let found = if last {
            this.move_to_last(thread, hash, key, equal)?
        } else {
            this.move_to_first(thread, hash, key, equal)?
        };
        if found {
            Ok(())
        } else {
            Err(key_error(thread, key))
        }
    }

    /// Take out the pair added last, or first where last is false, and return it. KeyError where there is none.
    fn popitem(this: &Dict, thread: &Thread, #[default(true)] last: bool) -> Result<Value, Raised> {
        let popped = if last {
            this.pop_last(thread)
        } else {
            this.pop_first(thread)
        };
        match popped {
            Some((key, value)) => Ok(thread.tuple(&[key, value])),
            None => Err(raise(Exception::KeyError, "dictionary is empty")),
        }
    }

    #[rust]
    fn as_dict(thread: &Thread, name: &str, arguments: &[Value]) -> Result<Value, Raised> {
        let plain = Interpreter::class_from(thread, &dict::class::DEFINITION).0;
        let method = protocol::get_attribute_text(thread, plain, name)?;
        protocol::call_values(thread, method, arguments)
    }

    /// od.pop(key[,default]) -> v
    ///
    /// Take key out and return its value. A missing key gives the default, or raises KeyError where none was passed.
    fn pop(
        this: &Dict,
        thread: &Thread,
        key: Value,
        #[default(Value::ABSENT)] default: Value,
    ) -> Result<Value, Raised> {
        if default == Value::ABSENT {
            return as_dict(thread, "pop", &[this.value(), key]);
        }
        as_dict(thread, "pop", &[this.value(), key, default])
    }

    /// Look up key; where it is missing, add it at the end with default as its value.
    ///
    /// Returns the value that key has afterwards.
    fn setdefault(
        this: &Dict,
        thread: &Thread,
        key: Value,
        #[default(Value::NONE)] default: Value,
    ) -> Result<Value, Raised> {
        as_dict(thread, "setdefault", &[this.value(), key, default])
    }

    /// Return a new OrderedDict with the items of iterable as keys, all of which have the same value.
    #[class_method]
    fn fromkeys(
        class: Value,
        thread: &Thread,
        iterable: Value,
        #[default(Value::NONE)] value: Value,
    ) -> Result<Value, Raised> {
        let result = protocol::call_values(thread, class, &[])?;
        protocol::each(thread, iterable, |key| {
            protocol::set_item(thread, result, key, value)
        })?;
        Ok(result)
    }

    /// The keys in order, as a view that follows changes of the dictionary and has the operators of sets.
    fn keys(this: &Dict, thread: &Thread) -> Value {
        dict::keys_view_as(thread, this, &super::odict_keys::DEFINITION)
    }

    /// The values in order, as a view that follows changes of the dictionary.
    fn values(this: &Dict, thread: &Thread) -> Value {
        dict::values_view_as(thread, this, &super::odict_values::DEFINITION)
    }

    /// The pairs of key and value in order, as a view that follows changes and has the operators of sets.
    fn items(this: &Dict, thread: &Thread) -> Value {
        dict::items_view_as(thread, this, &super::odict_items::DEFINITION)
    }

    fn copied(thread: &Thread, from: Value) -> Result<Value, Raised> {
        protocol::call_values(thread, thread.class_of(from), &[from])
    }

    /// od.copy() -> a shallow copy of od
    fn copy(this: &Dict, thread: &Thread) -> Result<Value, Raised> {
        copied(thread, this.value())
    }

    /// What `dict` compares by.
    fn equal_as_dicts(thread: &Thread, left: &Dict, right: Value) -> Result<Value, Raised> {
        let plain = Interpreter::class_from(thread, &dict::class::DEFINITION).0;
        let equal = Class::of(&plain)
            .and_then(|class| class.special(Special::Equal))
            .expect("dict has __eq__");
        protocol::call_values(thread, equal, &[left.value(), right])
    }

    fn __eq__(this: &Dict, thread: &Thread, other: Value) -> Result<Value, Raised> {
        let own = Interpreter::class_from(thread, &DEFINITION).0;
        let result = equal_as_dicts(thread, this, other)?;
        match other.downcast::<Dict>() {
            Some(right)
                if result == Value::TRUE
                    && weft_core::types::class::is_instance(thread, other, own) =>
            {
                same_order(thread, this, right).map(Value::from_bool)
            }
            _ => Ok(result),
        }
    }

    fn __ne__(this: &Dict, thread: &Thread, other: Value) -> Result<Value, Raised> {
        let equal = __eq__(this, thread, other)?;
        Ok(equal
            .to_bool()
            .map_or(equal, |equal| Value::from_bool(!equal)))
    }

    fn __or__(this: &Dict, thread: &Thread, other: Value) -> Result<Value, Raised> {
        let Some(right) = other.downcast::<Dict>() else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let union = copied(thread, this.value())?;
        if let Some(entries) = union.downcast::<Dict>() {
            dict::merge(thread, entries, right)?;
        }
        Ok(union)
    }

    fn __ror__(this: &Dict, thread: &Thread, other: Value) -> Result<Value, Raised> {
        if !other.is::<Dict>() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let union = protocol::call_values(thread, thread.class_of(this.value()), &[other])?;
        if let Some(entries) = union.downcast::<Dict>() {
            dict::merge(thread, entries, this)?;
        }
        Ok(union)
    }

    fn __repr__(this: &Dict, thread: &Thread) -> Result<Value, Raised> {
        let name = protocol::short_class_name(this.value());
        if this.is_empty() {
            return Ok(thread.string(&format!("{name}()")));
        }
        let plain: Gc<Dict> = thread.dict();
        plain.copy_from(thread, this);
        let text = sequence::repr_once(thread, this.value(), || {
            let mut text = format!("{name}(").into_bytes();
            sequence::push_repr(thread, &mut text, plain.value())?;
            text.push(b')');
            Ok(text)
        })?;
        Ok(text.map_or_else(
            || thread.string("..."),
            |text| sequence::string_of(thread, &text),
        ))
    }

    /// Return state information for pickling
    fn __reduce__(this: &Dict, thread: &Thread) -> Result<Value, Raised> {
        let items = protocol::call_method(thread, this.value(), thread.intern("items"), &[])?;
        let items = protocol::iterate(thread, items)?;
        let state = this
            .value()
            .attributes()
            .and_then(Slot::get)
            .filter(|state| {
                state
                    .downcast::<Dict>()
                    .is_none_or(|state| !state.is_empty())
            })
            .unwrap_or(Value::NONE);
        Ok(thread.tuple(&[
            thread.class_of(this.value()),
            thread.tuple(&[]),
            state,
            Value::NONE,
            items,
        ]))
    }
}
