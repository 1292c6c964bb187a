//! `__slots__`: attributes in fixed places of an instance, and the member descriptors that give access to them.

use crate::error::{attribute_error, type_error, value_error};
use crate::names::Name;
use crate::protocol::{self, class_name};
use crate::types::class::{Class, is_instance, lookup};
use weft_heap::{
    Dict, Gc, Instance, List, Native, Raised, Slot, Str, Thread, Trace, Tracer, Value,
};

/// The descriptor of an attribute that `__slots__` names.
pub struct Member {
    name: Slot,
    owner: Slot,
    /// The fixed slot. Without one (instances are of a built-in kind) the attribute is in the object's dictionary, which
    /// no program sees.
    index: Option<u16>,
}

impl Trace for Member {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slots([&self.name, &self.owner]);
    }
}

impl Member {
    /// The descriptor of `owner`'s attribute.
    pub fn new(
        thread: &Thread,
        name: Value,
        owner: Value,
        index: Option<u16>,
    ) -> Gc<Native<Member>> {
        crate::interpreter::new_native(
            thread,
            Member {
                name: Slot::new(name),
                owner: Slot::new(owner),
                index,
            },
        )
    }

    /// The attribute's name.
    pub fn name(&self) -> Value {
        self.name.get().expect("a member has a name")
    }

    /// The class whose `__slots__` names it.
    pub fn owner(&self) -> Value {
        self.owner.get().expect("a member has a class")
    }

    /// The fixed slot of instances that holds the attribute: what [`weft_heap::AttributeCache::fill_fixed`] is told.
    pub fn index(&self) -> Option<u16> {
        self.index
    }

    fn name_text(&self) -> String {
        self.name()
            .downcast::<Str>()
            .map_or_else(String::new, |name| name.as_str().to_owned())
    }

    fn check(&self, thread: &Thread, object: Value) -> Result<(), Raised> {
        if is_instance(thread, object, self.owner()) {
            return Ok(());
        }
        let owner = self.owner();
        let owner = Class::of(&owner).map_or_else(String::new, |owner| owner.name_text());
        let (name, kind) = (self.name_text(), class_name(object));
        Err(type_error(format!(
            "descriptor '{name}' for '{owner}' objects doesn't apply to a '{kind}' object"
        )))
    }

    /// What CPython says when there is nothing to delete.
    fn missing(&self) -> Raised {
        attribute_error(self.name_text())
    }

    /// The attribute of an instance.
    pub fn get(&self, thread: &Thread, object: Value) -> Result<Value, Raised> {
        self.check(thread, object)?;
        let found = match self.index {
            Some(index) => object
                .downcast::<Instance>()
                .and_then(|object| object.fixed_slot(thread, index))
                .and_then(Slot::get),
            None => thread.attribute_of_builtin(object, self.name()),
        };
        found.ok_or_else(|| crate::types::class::missing_attribute(thread, object, self.name()))
    }

    /// Sets the attribute of an instance, or deletes it.
    pub fn set(&self, thread: &Thread, object: Value, value: Option<Value>) -> Result<(), Raised> {
        self.check(thread, object)?;
        let Some(index) = self.index else {
            return self.set_in_dictionary(thread, object, value);
        };
        let slot = object
            .downcast::<Instance>()
            .and_then(|object| object.fixed_slot(thread, index));
        let Some(slot) = slot else {
            return Err(self.missing());
        };
        if value.is_none() && slot.get().is_none() {
            return Err(self.missing());
        }
        slot.set_option(value);
        Ok(())
    }

    fn set_in_dictionary(
        &self,
        thread: &Thread,
        object: Value,
        value: Option<Value>,
    ) -> Result<(), Raised> {
        let Some(slot) = object.attributes() else {
            return Err(self.missing());
        };
        if slot.get().is_none() {
            let _ = slot.compare_and_set(None, Some(thread.dict().value()));
        }
        let dictionary = slot
            .get()
            .and_then(Value::cast::<Dict>)
            .expect("just filled");
        match value {
            Some(value) => dictionary.set_simple(thread, self.name(), value),
            None if dictionary.remove_simple(thread, self.name()).is_some() => {}
            None => return Err(self.missing()),
        }
        Ok(())
    }
}

/// The fixed slot of an instance that holds an attribute, if the class has a member descriptor for it: what
/// [`weft_heap::AttributeCache::fill_fixed`] is told. The caller has seen to `__getattribute__` and `__setattr__`.
pub fn fixed_slot_of(thread: &Thread, object: Value, name: Value) -> Option<u16> {
    object.downcast::<Instance>()?;
    let class = thread.class_of(object);
    lookup(thread, Class::of(&class)?, name)?
        .downcast::<Native<Member>>()?
        .index()
}

/// What a class statement's `__slots__` ask for.
#[derive(Clone, Copy)]
pub(super) struct Slots {
    /// The names of the members, mangled, in a list.
    pub names: Gc<List>,
    /// Whether `__dict__` is among them.
    pub dictionary: bool,
    /// Whether `__weakref__` is among them.
    pub weak_references: bool,
}

/// Reads `__slots__` of a class called `class`.
pub(super) fn read(
    thread: &Thread,
    class: &str,
    slots: Value,
    namespace: &Dict,
) -> Result<Slots, Raised> {
    let given = if slots.is::<Str>() {
        List::from_items(thread, &[slots])
    } else {
        protocol::collect_list(thread, slots)?
    };
    let names = List::from_items(thread, &[]);
    let mut found = Slots {
        names,
        dictionary: false,
        weak_references: false,
    };
    for name in given.snapshot(thread).items() {
        let Some(text) = name.downcast::<Str>() else {
            return Err(type_error(format!(
                "__slots__ items must be strings, not '{}'",
                class_name(*name)
            )));
        };
        let text = text.as_str();
        if !weft_syntax_identifier(text) {
            return Err(type_error("__slots__ must be identifiers"));
        }
        match text {
            "__dict__" if found.dictionary => {
                return Err(type_error("__dict__ slot disallowed: we already got one"));
            }
            "__dict__" => found.dictionary = true,
            "__weakref__" if found.weak_references => {
                return Err(type_error(
                    "__weakref__ slot disallowed: we already got one",
                ));
            }
            "__weakref__" => found.weak_references = true,
            _ => {
                let name = thread.intern(&mangle(class, text));
                let is_allowed =
                    matches!(text, "__qualname__" | "__classcell__" | "__classdictcell__");
                if !is_allowed && namespace.get_simple(thread, name).is_some() {
                    return Err(value_error(format!(
                        "'{text}' in __slots__ conflicts with class variable"
                    )));
                }
                names.push(thread, name);
            }
        }
    }
    Ok(found)
}

fn weft_syntax_identifier(text: &str) -> bool {
    let mut characters = text.chars();
    characters
        .next()
        .is_some_and(|first| first == '_' || first.is_alphabetic())
        && characters.all(|character| character == '_' || character.is_alphanumeric())
}

/// A name as it is inside of a class (language reference, 6.2.2).
pub fn mangle(class: &str, name: &str) -> String {
    let class = class.trim_start_matches('_');
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') || class.is_empty() {
        return name.to_owned();
    }
    format!("_{class}{name}")
}

/// The names of all members that a class has and inherits, with their values in an object, for `copy` and `pickle`.
pub(crate) fn each_member(thread: &Thread, object: Value, mut visit: impl FnMut(Value, Value)) {
    let class = thread.class_of(object);
    let Some(class) = Class::of(&class) else {
        return;
    };
    for ancestor in class.mro().items() {
        let Some(ancestor) = Class::of(ancestor) else {
            continue;
        };
        let dictionary = ancestor.dictionary();
        if dictionary
            .get_simple(thread, Name::Slots.value(thread))
            .is_none()
        {
            continue;
        }
        let mut position = 0;
        while let Some((next, name, member)) = dictionary.next(position) {
            position = next;
            let Some(member) = member.downcast::<Native<Member>>() else {
                continue;
            };
            let held = match member.index {
                Some(index) => object
                    .downcast::<Instance>()
                    .and_then(|object| object.fixed_slot(thread, index))
                    .and_then(Slot::get),
                None => thread.attribute_of_builtin(object, name),
            };
            if let Some(value) = held {
                visit(name, value);
            }
        }
    }
}

/// An attribute that `__slots__` names.
#[weft_macros::class(name = "member_descriptor", module = "builtins", payload = Member)]
pub mod class {
    use super::Member;
    use crate::types::class::Class;
    use weft_heap::{Native, Raised, Thread, Value};

    /// Return the attribute of the instance.
    fn __get__(
        this: &Native<Member>,
        thread: &Thread,
        instance: Value,
        #[default] owner: Option<Value>,
    ) -> Result<Value, Raised> {
        let _ = owner;
        if instance.is_none() {
            Ok(this.value())
        } else {
            this.get(thread, instance)
        }
    }

    /// Set the attribute of the instance.
    fn __set__(
        this: &Native<Member>,
        thread: &Thread,
        instance: Value,
        value: Value,
    ) -> Result<(), Raised> {
        this.set(thread, instance, Some(value))
    }

    /// Delete the attribute of the instance.
    fn __delete__(this: &Native<Member>, thread: &Thread, instance: Value) -> Result<(), Raised> {
        this.set(thread, instance, None)
    }

    /// Return repr(self).
    fn __repr__(this: &Native<Member>) -> String {
        let owner = this.owner();
        let owner = Class::of(&owner).map_or_else(String::new, |owner| owner.name_text());
        format!("<member '{}' of '{owner}' objects>", this.name_text())
    }

    /// The name of the attribute.
    #[getter]
    fn __name__(this: &Native<Member>) -> Value {
        this.name()
    }

    /// The class that defines it.
    #[getter]
    fn __objclass__(this: &Native<Member>) -> Value {
        this.owner()
    }

    /// The class and the name.
    #[getter]
    fn __qualname__(this: &Native<Member>) -> String {
        let owner = this.owner();
        let owner = Class::of(&owner).map_or_else(String::new, |owner| owner.name_text());
        format!("{owner}.{}", this.name_text())
    }
}
