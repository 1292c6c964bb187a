//! `typing.Union`: alternatives of types, such as `int | str` (PEP 604).

use crate::error::{Exception, is_raised, type_error};
use crate::protocol;
use crate::types::class::Class;
use crate::types::generic_alias::{GenericAlias, argument_text};
use weft_heap::{List, Native, Raised, ShapeId, Slot, Thread, Trace, Tracer, Tuple, Value};

/// A union of types.
pub struct Union {
    members: Slot,
}

impl Trace for Union {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.members);
    }
}

impl Union {
    /// The tuple of alternatives.
    pub fn members(&self) -> Value {
        self.members.get().expect("a union has members")
    }

    fn items(&self) -> weft_heap::Gc<Tuple> {
        self.members().cast().expect("members are a tuple")
    }
}

/// Whether a value is the class of `None`.
pub(crate) fn is_none_type(thread: &Thread, value: Value) -> bool {
    thread.shape(ShapeId::NONE).class() == Some(value)
}

fn is_alternative(thread: &Thread, value: Value) -> bool {
    if value.is_none()
        || Class::of(&value).is_some()
        || value.is::<Native<GenericAlias>>()
        || value.is::<Native<Union>>()
    {
        return true;
    }
    let class = thread.class_of(value);
    Class::of(&class).is_some_and(|class| {
        matches!(
            class.name_text().as_str(),
            "TypeVar" | "TypeAliasType" | "ParamSpec" | "NewType" | "ForwardRef"
        )
    })
}

/// `left | right` for types; `NotImplemented` if one of them is no type.
pub fn union_of(thread: &Thread, left: Value, right: Value) -> Result<Value, Raised> {
    if !is_alternative(thread, left) || !is_alternative(thread, right) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    make(thread, &[left, right])
}

/// The union of these types; the type itself if there is but one.
pub fn make(thread: &Thread, members: &[Value]) -> Result<Value, Raised> {
    let flat = List::from_items(thread, &[]);
    for member in members {
        let inside = member
            .downcast::<Native<Union>>()
            .map(|union| union.items());
        let single = [if member.is_none() {
            thread.class_of(Value::NONE)
        } else {
            *member
        }];
        let alternatives = inside.as_ref().map_or(&single[..], |inside| inside.items());
        for alternative in alternatives {
            let mut is_new = true;
            for known in flat.snapshot(thread).items() {
                is_new = is_new && !is_same_member(thread, *known, *alternative)?;
            }
            if is_new {
                flat.push(thread, *alternative);
            }
        }
    }
    let flat = flat.snapshot(thread);
    match flat.items() {
        [only] => Ok(*only),
        _ => Ok(crate::interpreter::new_native(
            thread,
            Union {
                members: Slot::new(flat.value()),
            },
        )
        .value()),
    }
}

/// The hash of a member; `None` if it has none.
fn hash_of(thread: &Thread, member: Value) -> Result<Option<u64>, Raised> {
    match protocol::hash(thread, member) {
        Ok(hash) => Ok(Some(hash)),
        Err(raised) if is_raised(thread, Exception::TypeError) => {
            thread.take_raised(raised);
            Ok(None)
        }
        Err(raised) => Err(raised),
    }
}

/// Whether two members are one, as a set sees it: what stands for a missing name gives a text for `==`, which is true.
fn is_same_member(thread: &Thread, known: Value, other: Value) -> Result<bool, Raised> {
    if known == other {
        return Ok(true);
    }
    if hash_of(thread, known)? != hash_of(thread, other)? {
        return Ok(false);
    }
    protocol::equals(thread, known, other)
}

/// As [`make`], for members of any kind: `typing` says whether they can stand for a type, and what a string becomes.
fn make_checked(thread: &Thread, members: &[Value]) -> Result<Value, Raised> {
    let checked = List::from_items(thread, &[]);
    for member in members {
        if is_alternative(thread, *member) {
            checked.push(thread, *member);
            continue;
        }
        let typing = crate::import::import_module(thread, "typing")?;
        let check = protocol::get_attribute(thread, typing, thread.intern("_type_check"))?;
        let message = thread.string("Union[arg, ...]: each arg must be a type.");
        checked.push(
            thread,
            protocol::call_values(thread, check, &[*member, message])?,
        );
    }
    make(thread, checked.snapshot(thread).items())
}

fn shown(thread: &Thread, union: &Union) -> Result<String, Raised> {
    let mut parts = Vec::new();
    for member in union.items().items() {
        parts.push(argument_text(thread, *member)?);
    }
    Ok(parts.join(" | "))
}

fn check_plain(member: Value, function: &str) -> Result<(), Raised> {
    if member.is::<Native<GenericAlias>>() {
        return Err(type_error(format!(
            "{function}() argument 2 cannot be a parameterized generic"
        )));
    }
    Ok(())
}

/// Represent a union type
///
/// E.g. for int | str
#[weft_macros::class(name = "Union", module = "typing", payload = Union)]
pub mod class {
    use super::{Union, check_plain, make, make_checked, shown};
    use crate::error::type_error;
    use crate::protocol;
    use crate::types::class::{is_instance_of, is_subclass_of};
    use crate::types::type_variables::{parameters_of, substituted};
    use weft_heap::{Native, Raised, Thread, Tuple, Value};

    /// Return repr(self).
    fn __repr__(this: &Native<Union>, thread: &Thread) -> Result<String, Raised> {
        shown(thread, this)
    }

    /// Return hash(self).
    fn __hash__(this: &Native<Union>, thread: &Thread) -> Result<Value, Raised> {
        let mut hash = 0u64;
        for member in this.items().items() {
            hash = hash
                .wrapping_add(protocol::hash(thread, *member)?.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        }
        Ok(thread.int(hash as i64 >> 3))
    }

    /// Return self==value.
    fn __eq__(this: &Native<Union>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        let Some(other) = other.downcast::<Native<Union>>() else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let (own, others) = (this.items(), other.items());
        if own.len() != others.len() {
            return Ok(Value::FALSE);
        }
        for member in own.items() {
            if !protocol::contains(thread, others.value(), *member)? {
                return Ok(Value::FALSE);
            }
        }
        Ok(Value::TRUE)
    }

    /// Return self|value.
    fn __or__(this: Value, thread: &Thread, other: Value) -> Result<Value, Raised> {
        make_checked(thread, &[this, other])
    }

    /// Return value|self.
    fn __ror__(this: Value, thread: &Thread, other: Value) -> Result<Value, Raised> {
        make_checked(thread, &[other, this])
    }

    /// Return self[key].
    fn __getitem__(this: &Native<Union>, thread: &Thread, key: Value) -> Result<Value, Raised> {
        let text = shown(thread, this)?;
        let parameters = parameters_of(thread, this.items().items())?;
        let members = substituted(
            thread,
            (this.value(), &text),
            this.members(),
            parameters,
            key,
        )?;
        make(
            thread,
            members.downcast::<Tuple>().map_or(&[], Tuple::items),
        )
    }

    /// Check if an object is an instance of one of the types.
    fn __instancecheck__(
        this: &Native<Union>,
        thread: &Thread,
        instance: Value,
    ) -> Result<bool, Raised> {
        for member in this.items().items() {
            check_plain(*member, "isinstance")?;
            if is_instance_of(thread, instance, *member)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Check if a class is a subclass of one of the types.
    fn __subclasscheck__(
        this: &Native<Union>,
        thread: &Thread,
        class: Value,
    ) -> Result<bool, Raised> {
        for member in this.items().items() {
            check_plain(*member, "issubclass")?;
            if is_subclass_of(thread, class, *member)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Refuse to be a base.
    fn __mro_entries__(
        this: &Native<Union>,
        thread: &Thread,
        bases: Value,
    ) -> Result<Value, Raised> {
        let _ = bases;
        Err(type_error(format!(
            "Cannot subclass {}",
            shown(thread, this)?
        )))
    }

    /// `Union[int, str]`
    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, item: Value) -> Result<Value, Raised> {
        let _ = class;
        let single = [item];
        let members = item.downcast::<Tuple>().map_or(&single[..], Tuple::items);
        if members.is_empty() {
            return Err(type_error("Cannot take a Union of no types."));
        }
        make_checked(thread, members)
    }

    /// The alternatives.
    #[getter]
    #[member]
    fn __args__(this: &Native<Union>) -> Value {
        this.members()
    }

    /// The class `Union`.
    #[getter]
    fn __origin__(this: &Native<Union>, thread: &Thread) -> Value {
        thread.class_of(this.value())
    }

    /// The type variables in the alternatives.
    #[getter]
    fn __parameters__(this: &Native<Union>, thread: &Thread) -> Result<Value, Raised> {
        parameters_of(thread, this.items().items())
    }
}
