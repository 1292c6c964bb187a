//! `types.SimpleNamespace`: an object with the attributes that it is given.

use weft_core::heap::{Instance, List, Raised, Thread, Value};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;

/// A namespace with these attributes.
pub fn namespace(thread: &Thread, attributes: &[(&str, Value)]) -> Value {
    let (_, shape) = Interpreter::class_from(thread, &simple_namespace::DEFINITION);
    let made = Instance::new(thread, shape);
    for (name, value) in attributes {
        made.set(thread, thread.intern(name), *value);
    }
    made.value()
}

/// Names and values by turns, in order.
fn attributes_of(thread: &Thread, object: Value) -> Vec<(Value, Value)> {
    let mut found = Vec::new();
    if let Some(instance) = object.downcast::<Instance>() {
        instance.each(thread, |name, value| found.push((name, value)));
    }
    found
}

/// A new dictionary of the attributes.
fn dictionary_of(thread: &Thread, object: Value) -> Value {
    let dictionary = thread.dict();
    for (name, value) in attributes_of(thread, object) {
        dictionary.set_simple(thread, name, value);
    }
    dictionary.value()
}

fn name_of(thread: &Thread, object: Value) -> String {
    let (plain, _) = Interpreter::class_from(thread, &simple_namespace::DEFINITION);
    if thread.class_of(object) == plain {
        "namespace".to_owned()
    } else {
        protocol::short_class_name(object)
    }
}

/// What is shown of a namespace.
fn shown(thread: &Thread, object: Value) -> Result<String, Raised> {
    let name = name_of(thread, object);
    // Kept where the collector sees them while `repr` runs.
    let items = List::from_items(thread, &[]);
    for (name, value) in attributes_of(thread, object) {
        items.push(thread, name);
        items.push(thread, value);
    }
    let items = items.snapshot(thread);
    let mut parts = Vec::new();
    for pair in items.items().chunks_exact(2) {
        let value = protocol::repr(thread, pair[1])?;
        let name = protocol::text_of(&pair[0]).unwrap_or_default();
        parts.push(format!(
            "{name}={}",
            protocol::text_of(&value).unwrap_or_default()
        ));
    }
    Ok(format!("{name}({})", parts.join(", ")))
}

/// A simple attribute-based namespace.
#[weft_macros::class(
    name = "SimpleNamespace",
    module = "types",
    subclassable,
    dictionary,
    signature = "(mapping_or_iterable=(), /, **kwargs)"
)]
pub mod simple_namespace {
    use super::{dictionary_of, name_of, shown};
    use weft_core::error::{Exception, raise, type_error};
    use weft_core::heap::{Dict, Raised, Str, Thread, Value};
    use weft_core::native::Keywords;
    use weft_core::protocol;
    use weft_core::types::class::is_subclass;
    use weft_core::types::sequence;

    /// Initialize self.
    fn __init__(
        this: Value,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<(), Raised> {
        if arguments.len() > 1 {
            let count = arguments.len();
            return Err(type_error(format!(
                "SimpleNamespace expected at most 1 argument, got {count}"
            )));
        }
        if let Some(mapping) = arguments.first() {
            let copy = thread.dict();
            let pairs = match mapping.downcast::<Dict>() {
                Some(_) => *mapping,
                None => {
                    let (class, _) = (thread.class_of(copy.value()), ());
                    protocol::call_values(thread, class, &[*mapping])?
                }
            };
            let mut position = 0;
            while let Some((next, name, value)) = pairs
                .downcast::<Dict>()
                .and_then(|pairs| pairs.next(position))
            {
                position = next;
                if !name.is::<Str>() {
                    return Err(raise(Exception::TypeError, "keywords must be strings"));
                }
                protocol::generic_set_attribute(
                    thread,
                    this,
                    thread.intern_value(name),
                    Some(value),
                )?;
            }
        }
        for (name, value) in keywords.iter() {
            protocol::generic_set_attribute(thread, this, thread.intern_value(name), Some(value))?;
        }
        Ok(())
    }

    /// Return repr(self).
    fn __repr__(this: Value, thread: &Thread) -> Result<Value, Raised> {
        let text = sequence::repr_once(thread, this, || {
            let text = shown(thread, this)?;
            Ok(thread.string(&text))
        })?;
        match text {
            Some(text) => Ok(text),
            None => Ok(thread.string(&format!("{}(...)", name_of(thread, this)))),
        }
    }

    /// Return self==value.
    fn __eq__(this: Value, thread: &Thread, other: Value) -> Result<Value, Raised> {
        let (class, _) = weft_core::interpreter::Interpreter::class_from(thread, &DEFINITION);
        if !is_subclass(thread.class_of(other), class) {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let equal = protocol::equals(
            thread,
            dictionary_of(thread, this),
            dictionary_of(thread, other),
        )?;
        Ok(Value::from_bool(equal))
    }

    /// Return state information for pickling
    fn __reduce__(this: Value, thread: &Thread) -> Value {
        thread.tuple(&[
            thread.class_of(this),
            thread.tuple(&[]),
            dictionary_of(thread, this),
        ])
    }

    /// Return a namespace with the same attributes, except for those passed by keyword.
    fn __replace__(
        this: Value,
        thread: &Thread,
        #[keywords] changes: Keywords<'_>,
    ) -> Result<Value, Raised> {
        let copy = protocol::call_values(thread, thread.class_of(this), &[])?;
        let attributes = dictionary_of(thread, this);
        let mut position = 0;
        while let Some((next, name, value)) = attributes
            .downcast::<Dict>()
            .and_then(|all| all.next(position))
        {
            position = next;
            protocol::set_attribute(thread, copy, name, value)?;
        }
        for (name, value) in changes.iter() {
            protocol::set_attribute(thread, copy, thread.intern_value(name), value)?;
        }
        Ok(copy)
    }
}
