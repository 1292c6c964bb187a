//! The descriptor of a `namedtuple`'s field.

use weft_core::heap::{Slot, Trace, Tracer};

/// A field: an index with a help text.
pub struct TupleGetter {
    index: usize,
    doc: Slot,
}

impl Trace for TupleGetter {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.doc);
    }
}

/// A field of a named tuple.
#[weft_core::class(name = "_tuplegetter", module = "collections", payload = TupleGetter)]
pub mod _tuplegetter {
    use super::TupleGetter;
    use weft_core::error::{attribute_error, index_error, type_error};
    use weft_core::heap::{Native, Raised, Slot, Thread, Tuple, Value};
    use weft_core::interpreter::new_native;
    use weft_core::protocol;

    /// Create and return a new object.
    #[new]
    #[positional_only]
    fn new(_class: Value, thread: &Thread, index: usize, doc: Value) -> Value {
        new_native(
            thread,
            TupleGetter {
                index,
                doc: Slot::new(doc),
            },
        )
        .value()
    }

    #[rust]
    fn field_at_once(_thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [getter, instance, ..] = arguments else {
            return None;
        };
        let getter = getter.downcast::<Native<TupleGetter>>()?;
        instance
            .downcast::<Tuple>()?
            .items()
            .get(getter.index)
            .copied()
    }

    #[quick(field_at_once)]
    fn __get__(
        this: &Native<TupleGetter>,
        instance: Value,
        #[default(Value::NONE)] owner: Value,
    ) -> Result<Value, Raised> {
        let _ = owner;
        if instance.is_none() {
            return Ok(this.value());
        }
        let Some(tuple) = instance.downcast::<Tuple>() else {
            return Err(type_error(format!(
                "descriptor for index '{}' for tuple subclasses doesn't apply to '{}' object",
                this.index,
                protocol::class_name(instance)
            )));
        };
        tuple
            .items()
            .get(this.index)
            .copied()
            .ok_or_else(|| index_error("tuple index out of range"))
    }

    fn __set__(this: &Native<TupleGetter>, instance: Value, value: Value) -> Result<(), Raised> {
        let _ = (this, instance, value);
        Err(attribute_error("can't set attribute"))
    }

    fn __delete__(this: &Native<TupleGetter>, instance: Value) -> Result<(), Raised> {
        let _ = (this, instance);
        Err(attribute_error("can't delete attribute"))
    }

    /// The help text.
    #[getter]
    fn __doc__(this: &Native<TupleGetter>) -> Value {
        this.doc.get().unwrap_or(Value::NONE)
    }

    /// Sets the help text.
    #[setter("__doc__")]
    fn set_doc(this: &Native<TupleGetter>, value: Value) {
        this.doc.set(value);
    }

    /// Return state information for pickling.
    fn __reduce__(this: &Native<TupleGetter>, thread: &Thread) -> Value {
        let arguments = thread.tuple(&[
            thread.int(this.index as i64),
            this.doc.get().unwrap_or(Value::NONE),
        ]);
        thread.tuple(&[thread.class_of(this.value()), arguments])
    }

    fn __repr__(this: &Native<TupleGetter>, thread: &Thread) -> Result<Value, Raised> {
        let doc = protocol::repr(thread, this.doc.get().unwrap_or(Value::NONE))?;
        Ok(thread.string(&format!(
            "_tuplegetter({}, {})",
            this.index,
            protocol::text_of(&doc).unwrap_or("")
        )))
    }
}
