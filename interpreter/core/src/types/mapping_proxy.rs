//! `mappingproxy`: a mapping that can be read and not changed, such as a class's `__dict__`.

use weft_heap::{Slot, Thread, Trace, Tracer, Value};

/// A read-only view of a mapping.
pub struct MappingProxy {
    mapping: Slot,
}

impl Trace for MappingProxy {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.mapping);
    }
}

impl MappingProxy {
    /// A view of a mapping.
    pub fn new(thread: &Thread, mapping: Value) -> Value {
        crate::interpreter::new_native(
            thread,
            MappingProxy {
                mapping: Slot::new(mapping),
            },
        )
        .value()
    }

    /// The mapping.
    pub fn mapping(&self) -> Value {
        self.mapping.get().expect("a proxy has a mapping")
    }
}

/// What a mapping proxy shows.
pub fn proxied(value: &Value) -> Option<Value> {
    let proxy = value.downcast::<weft_heap::Native<MappingProxy>>()?;
    Some(proxy.mapping())
}

/// Read-only proxy of a mapping.
#[weft_macros::class(name = "mappingproxy", module = "builtins", payload = MappingProxy)]
pub mod class {
    use super::MappingProxy;
    use crate::error::type_error;
    use crate::names::Special;
    use crate::protocol::{self, BinaryOperator, Comparison, class_name};
    use weft_heap::{List, Native, Raised, Str, Thread, Tuple, Value};

    /// Create and return a new object.
    #[new]
    fn new(class: Value, thread: &Thread, mapping: Value) -> Result<Value, Raised> {
        let _ = class;
        let is_mapping = protocol::special_of(thread, mapping, Special::GetItem).is_some()
            && !mapping.is::<List>()
            && !mapping.is::<Tuple>();
        if !is_mapping {
            let given = class_name(mapping);
            return Err(type_error(format!(
                "mappingproxy() argument must be a mapping, not {given}"
            )));
        }
        Ok(MappingProxy::new(thread, mapping))
    }

    /// Return len(self).
    fn __len__(this: &Native<MappingProxy>, thread: &Thread) -> Result<usize, Raised> {
        protocol::length(thread, this.mapping())
    }

    /// Return self[key].
    fn __getitem__(
        this: &Native<MappingProxy>,
        thread: &Thread,
        key: Value,
    ) -> Result<Value, Raised> {
        protocol::get_item(thread, this.mapping(), key)
    }

    /// Return bool(key in self).
    fn __contains__(
        this: &Native<MappingProxy>,
        thread: &Thread,
        key: Value,
    ) -> Result<bool, Raised> {
        protocol::contains(thread, this.mapping(), key)
    }

    /// Implement iter(self).
    fn __iter__(this: &Native<MappingProxy>, thread: &Thread) -> Result<Value, Raised> {
        protocol::iterate(thread, this.mapping())
    }

    /// Implement reversed(self).
    fn __reversed__(this: &Native<MappingProxy>, thread: &Thread) -> Result<Value, Raised> {
        call(thread, this, "__reversed__", &[])
    }

    /// Return repr(self).
    fn __repr__(this: &Native<MappingProxy>, thread: &Thread) -> Result<String, Raised> {
        let inside = protocol::repr(thread, this.mapping())?;
        Ok(format!(
            "mappingproxy({})",
            inside.downcast::<Str>().map_or("", Str::as_str)
        ))
    }

    /// Return str(self).
    fn __str__(this: &Native<MappingProxy>, thread: &Thread) -> Result<Value, Raised> {
        protocol::str(thread, this.mapping())
    }

    /// Return hash(self).
    fn __hash__(this: &Native<MappingProxy>, thread: &Thread) -> Result<Value, Raised> {
        let hash = protocol::hash(thread, this.mapping())?;
        Ok(thread.int(hash as i64))
    }

    fn other_mapping(other: Value) -> Value {
        other
            .downcast::<Native<MappingProxy>>()
            .map_or(other, |other| other.mapping())
    }

    /// Return self==value.
    fn __eq__(this: &Native<MappingProxy>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        protocol::compare(
            thread,
            Comparison::Equal,
            this.mapping(),
            other_mapping(other),
        )
    }

    /// Return self!=value.
    fn __ne__(this: &Native<MappingProxy>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        protocol::compare(
            thread,
            Comparison::NotEqual,
            this.mapping(),
            other_mapping(other),
        )
    }

    /// Return self|value.
    fn __or__(this: Value, thread: &Thread, other: Value) -> Result<Value, Raised> {
        protocol::binary(
            thread,
            BinaryOperator::BitOr,
            other_mapping(this),
            other_mapping(other),
        )
    }

    /// Return value|self.
    fn __ror__(this: Value, thread: &Thread, other: Value) -> Result<Value, Raised> {
        protocol::binary(
            thread,
            BinaryOperator::BitOr,
            other_mapping(other),
            other_mapping(this),
        )
    }

    /// Return self|=value.
    fn __ior__(this: Value, other: Value) -> Result<Value, Raised> {
        let _ = (this, other);
        Err(type_error(
            "'|=' is not supported by mappingproxy; use '|' instead",
        ))
    }

    #[rust]
    fn call(
        thread: &Thread,
        this: &Native<MappingProxy>,
        name: &str,
        arguments: &[Value],
    ) -> Result<Value, Raised> {
        protocol::call_method(thread, this.mapping(), thread.intern(name), arguments)
    }

    /// Look up key: its value, or default where the mapping lacks it.
    #[positional_only]
    fn get(
        this: &Native<MappingProxy>,
        thread: &Thread,
        key: Value,
        #[default] default: Option<Value>,
    ) -> Result<Value, Raised> {
        call(thread, this, "get", &[key, default.unwrap_or(Value::NONE)])
    }

    /// The keys of the mapping, as what its own keys() gives
    fn keys(this: &Native<MappingProxy>, thread: &Thread) -> Result<Value, Raised> {
        call(thread, this, "keys", &[])
    }

    /// The values of the mapping, as what its own values() gives
    fn values(this: &Native<MappingProxy>, thread: &Thread) -> Result<Value, Raised> {
        call(thread, this, "values", &[])
    }

    /// The pairs of key and value of the mapping, as what its own items() gives
    fn items(this: &Native<MappingProxy>, thread: &Thread) -> Result<Value, Raised> {
        call(thread, this, "items", &[])
    }

    /// a shallow copy of D
    fn copy(this: &Native<MappingProxy>, thread: &Thread) -> Result<Value, Raised> {
        call(thread, this, "copy", &[])
    }

    /// See PEP 585.
    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, item: Value) -> Value {
        crate::types::generic_alias::GenericAlias::new(thread, class, item)
    }
}
