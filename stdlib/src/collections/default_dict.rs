//! `defaultdict`: a dictionary that makes the values of missing keys. Its factory is an attribute of the instance.

use weft_core::heap::{Dict, Gc, Raised, Thread, Value};

/// The factory of an instance; `None` if there is none.
fn factory(thread: &Thread, dict: &Dict) -> Value {
    thread
        .attribute_of_builtin(dict.value(), thread.intern("default_factory"))
        .unwrap_or(Value::NONE)
}

fn set_factory(thread: &Thread, dict: &Dict, factory: Value) {
    let own = dict.value();
    let Some(slot) = own.attributes() else {
        return;
    };
    if slot.get().is_none() {
        let _ = slot.compare_and_set(None, Some(thread.dict().value()));
    }
    if let Some(attributes) = slot.get().and_then(Value::cast::<Dict>) {
        attributes.set_simple(thread, thread.intern("default_factory"), factory);
    }
}

/// A copy of the same class with the same factory.
fn copied(thread: &Thread, dict: &Dict) -> Result<Gc<Dict>, Raised> {
    let class = thread.class_of(dict.value());
    let copy =
        weft_core::protocol::call_values(thread, class, &[factory(thread, dict), dict.value()])?;
    match copy.cast::<Dict>() {
        Some(copy) => Ok(copy),
        None => Err(weft_core::error::type_error(
            "the copy of a defaultdict is a dict",
        )),
    }
}

/// defaultdict(default_factory=None, /, [...]) --> dict with default factory
///
/// A dict whose subscription adds missing keys, with what default_factory() gives as their value. get() and the like do
/// not. The arguments after the first are those of dict().
#[weft_core::class(name = "defaultdict", module = "collections", bases = ["dict"], subclassable, dictionary)]
pub mod defaultdict {
    use super::{copied, factory, set_factory};
    use weft_core::error::{key_error, type_error};
    use weft_core::heap::{Dict, Raised, Thread, Value};
    use weft_core::interpreter::Interpreter;
    use weft_core::native::Arguments;
    use weft_core::protocol;
    use weft_core::types::{dict, sequence};

    /// Initialize self.
    fn __init__(this: &Dict, thread: &Thread, all: Arguments<'_>) -> Result<(), Raised> {
        let given = all.by_position();
        let factory = given.first().copied().unwrap_or(Value::NONE);
        if !factory.is_none() && !protocol::is_callable(thread, factory) {
            return Err(type_error("first argument must be callable or None"));
        }
        set_factory(thread, this, factory);
        match given.get(1..).unwrap_or(&[]) {
            [] => {}
            [other] => dict::update(thread, this, *other)?,
            rest => {
                return Err(type_error(format!(
                    "dict expected at most 1 argument, got {}",
                    rest.len()
                )));
            }
        }
        for (name, value) in all.by_name() {
            this.set_simple(thread, thread.intern_value(name), value);
        }
        Ok(())
    }

    /// What is called without arguments for the value of a missing key; None for no such call.
    #[getter]
    #[member]
    fn default_factory(this: &Dict, thread: &Thread) -> Value {
        factory(thread, this)
    }

    #[setter("default_factory")]
    fn change_factory(this: &Dict, thread: &Thread, value: Value) {
        set_factory(thread, this, value);
    }

    /// __missing__(key)
    ///
    /// Called by subscription for a missing key: stores what default_factory() gives under key and returns it. Without
    /// a factory it raises KeyError.
    fn __missing__(this: &Dict, thread: &Thread, key: Value) -> Result<Value, Raised> {
        let factory = factory(thread, this);
        if factory.is_none() {
            return Err(key_error(thread, key));
        }
        let value = protocol::call_values(thread, factory, &[])?;
        if thread.class_of(this.value()) == Interpreter::class_from(thread, &DEFINITION).0 {
            // One step, so that threads that miss the same key at once share one value.
            return dict::insert_default(thread, this, key, value);
        }
        protocol::set_item(thread, this.value(), key, value)?;
        Ok(value)
    }

    /// D.copy() -> a shallow copy of D.
    fn copy(this: &Dict, thread: &Thread) -> Result<Value, Raised> {
        copied(thread, this).map(|copy| copy.value())
    }

    fn __copy__(this: &Dict, thread: &Thread) -> Result<Value, Raised> {
        copied(thread, this).map(|copy| copy.value())
    }

    fn __or__(this: &Dict, thread: &Thread, other: Value) -> Result<Value, Raised> {
        let Some(other) = other.downcast::<Dict>() else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let union = copied(thread, this)?;
        dict::merge(thread, &union, other)?;
        Ok(union.value())
    }

    fn __ror__(this: &Dict, thread: &Thread, other: Value) -> Result<Value, Raised> {
        if !other.is::<Dict>() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let class = thread.class_of(this.value());
        let union = protocol::call_values(thread, class, &[factory(thread, this), other])?;
        if let Some(entries) = union.downcast::<Dict>() {
            dict::merge(thread, entries, this)?;
        }
        Ok(union)
    }

    fn __repr__(this: &Dict, thread: &Thread) -> Result<Value, Raised> {
        let name = protocol::short_class_name(this.value());
        let mut text = format!("{name}(").into_bytes();
        match sequence::repr_once(thread, factory(thread, this), || {
            let mut shown = Vec::new();
            sequence::push_repr(thread, &mut shown, factory(thread, this)).map(|()| shown)
        })? {
            Some(shown) => text.extend_from_slice(&shown),
            None => text.extend_from_slice(b"..."),
        }
        text.extend_from_slice(b", ");
        let items = dict::repr_of(thread, this)?;
        text.extend_from_slice(protocol::text_of(&items).unwrap_or("").as_bytes());
        text.push(b')');
        Ok(sequence::string_of(thread, &text))
    }

    /// Return state information for pickling.
    fn __reduce__(this: &Dict, thread: &Thread) -> Result<Value, Raised> {
        let factory = factory(thread, this);
        let arguments = if factory.is_none() {
            thread.tuple(&[])
        } else {
            thread.tuple(&[factory])
        };
        let items = protocol::call_method(thread, this.value(), thread.intern("items"), &[])?;
        let items = protocol::iterate(thread, items)?;
        Ok(thread.tuple(&[
            thread.class_of(this.value()),
            arguments,
            Value::NONE,
            Value::NONE,
            items,
        ]))
    }
}
