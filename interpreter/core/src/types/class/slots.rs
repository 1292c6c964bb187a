//! `__slots__`: attributes in fixed places of an instance, and the member descriptors that give access to them.

use crate::error::{attribute_error, type_error, value_error};
use crate::names::Name;
use crate::native::wrong_receiver;
use crate::protocol::{self, class_name};
use crate::types::class::{Class, is_instance, lookup};
use crate::types::function::native::PropertyObject;
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
        found.ok_or_else(|| {
            let (kind, name) = (protocol::full_class_name(object), self.name_text());
            let message = format!("'{kind}' object has no attribute '{name}'");
            crate::types::class::attribute_error_about(thread, object, self.name(), &message)
        })
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
    // Classes that name the same slots have them in the same places, in whatever order they name them.
    found.names.edit(thread, |names| {
        names.sort_by(|one, other| protocol::text_of(one).cmp(&protocol::text_of(other)));
    });
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

/// What a member descriptor stands for: an entry of `__slots__`, or a field of a built-in object.
enum Described<'a> {
    Slot(&'a Native<Member>),
    Field(&'a Native<PropertyObject>),
}

impl Described<'_> {
    fn of<'a>(this: &'a Value, method: &str) -> Result<Described<'a>, Raised> {
        if let Some(member) = this.downcast::<Native<Member>>() {
            return Ok(Described::Slot(member));
        }
        match this.downcast::<Native<PropertyObject>>() {
            Some(property) => Ok(Described::Field(property)),
            None => Err(wrong_receiver(*this, "member_descriptor", method)),
        }
    }

    fn change(&self, thread: &Thread, object: Value, value: Option<Value>) -> Result<(), Raised> {
        match self {
            Described::Slot(member) => member.set(thread, object, value),
            Described::Field(property) => property.change(thread, object, value),
        }
    }

    fn owner_name(&self) -> String {
        match self {
            Described::Slot(member) => {
                let owner = member.owner();
                Class::of(&owner).map_or_else(String::new, |owner| owner.name_text())
            }
            Described::Field(property) => property.owner_name(),
        }
    }

    fn qualified(&self) -> String {
        let owner = match self {
            Described::Slot(member) => member.owner(),
            Described::Field(property) => property.owner(),
        };
        let owner = Class::of(&owner).map_or_else(String::new, |owner| owner.name_text());
        format!("{owner}.{}", self.name_text())
    }

    fn name_text(&self) -> String {
        match self {
            Described::Slot(member) => member.name_text(),
            Described::Field(property) => property.definition().name.to_owned(),
        }
    }
}

/// An attribute that `__slots__` names, or a field of a built-in object.
#[weft_macros::class(name = "member_descriptor", module = "builtins", payload = Member)]
pub mod class {
    use super::Described;
    use crate::protocol;
    use weft_heap::{Raised, Thread, Value};

    /// What the attribute is when it is read from instance, or from the class owner where instance is None.
    fn __get__(
        this: Value,
        thread: &Thread,
        instance: Value,
        #[default] owner: Option<Value>,
    ) -> Result<Value, Raised> {
        let _ = owner;
        let described = Described::of(&this, "__get__")?;
        if instance.is_none() {
            return Ok(this);
        }
        match described {
            Described::Slot(member) => member.get(thread, instance),
            Described::Field(property) => property.value_of(thread, instance),
        }
    }

    /// Set an attribute of instance to value.
    fn __set__(this: Value, thread: &Thread, instance: Value, value: Value) -> Result<(), Raised> {
        Described::of(&this, "__set__")?.change(thread, instance, Some(value))
    }

    /// Delete an attribute of instance.
    fn __delete__(this: Value, thread: &Thread, instance: Value) -> Result<(), Raised> {
        Described::of(&this, "__delete__")?.change(thread, instance, None)
    }

    /// Return repr(self).
    fn __repr__(this: Value) -> Result<String, Raised> {
        let described = Described::of(&this, "__repr__")?;
        let (name, owner) = (described.name_text(), described.owner_name());
        Ok(format!("<member '{name}' of '{owner}' objects>"))
    }

    /// Helper for pickle.
    fn __reduce__(this: Value, thread: &Thread) -> Result<Value, Raised> {
        let described = Described::of(&this, "__reduce__")?;
        let builtins = crate::types::class::import(thread, "builtins")?;
        let getattr = protocol::get_attribute_text(thread, builtins, "getattr")?;
        let name = thread.intern(&described.name_text());
        let owner = match described {
            Described::Slot(member) => member.owner(),
            Described::Field(property) => property.owner(),
        };
        let arguments = thread.tuple(&[owner, name]);
        Ok(thread.tuple(&[getattr, arguments]))
    }

    /// The name of the attribute.
    #[getter]
    #[member]
    fn __name__(this: Value, thread: &Thread) -> Result<Value, Raised> {
        let described = Described::of(&this, "__name__")?;
        Ok(thread.intern(&described.name_text()))
    }

    /// The class that defines it.
    #[getter]
    #[member]
    fn __objclass__(this: Value) -> Result<Value, Raised> {
        Ok(match Described::of(&this, "__objclass__")? {
            Described::Slot(member) => member.owner(),
            Described::Field(property) => property.owner(),
        })
    }

    /// The class and the name.
    #[getter]
    fn __qualname__(this: Value) -> Result<String, Raised> {
        Ok(Described::of(&this, "__qualname__")?.qualified())
    }

    /// The help text, which entries of `__slots__` do not have.
    #[getter]
    fn __doc__(this: Value, thread: &Thread) -> Result<Value, Raised> {
        Ok(match Described::of(&this, "__doc__")? {
            Described::Slot(_) => Value::NONE,
            Described::Field(property) => thread.string(property.definition().doc),
        })
    }
}
