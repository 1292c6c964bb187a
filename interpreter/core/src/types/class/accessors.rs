//! `__dict__`, `__weakref__` and `__class__` of instances.

use crate::error::{attribute_error, type_error};
use crate::interpreter::Interpreter;
use crate::names::Name;
use crate::native::{Arguments, PropertyDefinition};
use crate::protocol::class_name;
use crate::types::class::slots::Member;
use crate::types::class::{Class, ClassFlag, Payload, is_instance, is_subclass, lookup};
use crate::types::function::native::PropertyObject;
use crate::types::module::{self, Module};
use weft_heap::{Dict, Instance, Native, Raised, ShapeId, Thread, Value};

static DICTIONARY: PropertyDefinition = PropertyDefinition {
    name: "__dict__",
    doc: "dictionary for instance variables",
    get: |thread, arguments| dictionary_of(thread, first(arguments)),
    set: Some(|thread, arguments| {
        set_dictionary(thread, first(arguments), arguments.values().get(1).copied())
    }),
    delete: Some(|thread, arguments| set_dictionary(thread, first(arguments), None)),
    member: false,
    quick: None,
};

static WEAK_REFERENCE: PropertyDefinition = PropertyDefinition {
    name: "__weakref__",
    doc: "list of weak references to the object",
    get: |thread, arguments| {
        // What proxies keep inside is no reference that programs see.
        let class = thread.shape(ShapeId::WEAK).class();
        let is_reference =
            |reference: &Value| class.is_some_and(|class| is_instance(thread, *reference, class));
        let references = thread.weak_references_of(first(arguments));
        let found = references.into_iter().find(is_reference);
        Ok(found.unwrap_or(Value::NONE))
    },
    set: None,
    delete: None,
    member: false,
    quick: None,
};

fn first(arguments: Arguments<'_>) -> Value {
    arguments.values().first().copied().unwrap_or(Value::NONE)
}

/// Puts the descriptor of `__dict__` into a class's dictionary.
pub(crate) fn add_dictionary(thread: &Thread, class: Value, dictionary: &Dict) {
    let property = PropertyObject::new(thread, &DICTIONARY, class).value();
    dictionary.set_simple(thread, Name::Dict.value(thread), property);
}

/// Puts the descriptor of `__weakref__` into a class's dictionary.
pub(crate) fn add_weak_reference(thread: &Thread, class: Value, dictionary: &Dict) {
    let property = PropertyObject::new(thread, &WEAK_REFERENCE, class).value();
    dictionary.set_simple(thread, Name::Weakref.value(thread), property);
}

/// The attribute dictionary of an object that has one, made if it was not there yet.
pub fn instance_dictionary(thread: &Thread, object: Value) -> Option<weft_heap::Gc<Dict>> {
    let class = thread.class_of(object);
    if !Class::of(&class).is_some_and(|class| class.has(ClassFlag::HasDictionary)) {
        return None;
    }
    if let Some(instance) = object.downcast::<Instance>() {
        return Some(instance.to_dictionary(thread));
    }
    if let Some(module) = object.downcast::<Native<Module>>() {
        return Some(module.dictionary());
    }
    let slot = object.attributes()?;
    if slot.get().is_none() {
        let _ = slot.compare_and_set(None, Some(thread.dict().value()));
    }
    slot.get().and_then(Value::cast::<Dict>)
}

fn dictionary_of(thread: &Thread, object: Value) -> Result<Value, Raised> {
    match instance_dictionary(thread, object) {
        Some(dictionary) => Ok(dictionary.value()),
        None => Err(attribute_error(format!(
            "'{}' object has no attribute '__dict__'",
            class_name(object)
        ))),
    }
}

fn set_dictionary(thread: &Thread, object: Value, value: Option<Value>) -> Result<Value, Raised> {
    let class = thread.class_of(object);
    let is_of_native = Class::of(&class).is_some_and(|class| {
        let is_native = |base: &Value| {
            let definition = Class::of(base).and_then(|base| base.definition());
            definition.is_some_and(|definition| definition.has_dictionary)
        };
        class.mro().items().iter().any(is_native)
    });
    let value = match value {
        Some(value) => value,
        // An object whose attributes are all gone makes a dictionary when it needs one again. What a built-in class
        // brings cannot be deleted.
        None if !is_of_native => thread.dict().value(),
        None => return Err(type_error("cannot delete __dict__")),
    };
    let Some(dictionary) = value.downcast::<Dict>() else {
        let name = class_name(value);
        return Err(type_error(format!(
            "__dict__ must be set to a dictionary, not a '{name}'"
        )));
    };
    if let Some(instance) = object.downcast::<Instance>() {
        instance.set_dictionary(thread, dictionary);
    } else if let Some(slot) = object.attributes() {
        slot.set(value);
    } else {
        return Err(attribute_error("readonly attribute"));
    }
    Ok(Value::NONE)
}

/// Assignment to `__class__`.
pub(super) fn set_class(thread: &Thread, object: Value, class: Value) -> Result<(), Raised> {
    let Some(new) = Class::of(&class) else {
        return Err(type_error(format!(
            "__class__ must be set to a class, not '{}' object",
            class_name(class)
        )));
    };
    let old_class = thread.class_of(object);
    let old = Class::of(&old_class).expect("a class");
    if old_class == class {
        return Ok(());
    }
    let (module_class, _) = Interpreter::class_from(thread, &module::class::DEFINITION);
    let is_module = |class: Value| is_subclass(class, module_class);
    if (new.has(ClassFlag::Immutable) || old.has(ClassFlag::Immutable))
        && !(is_module(old_class) && is_module(class))
    {
        return Err(type_error(
            "__class__ assignment only supported for mutable types or ModuleType subclasses",
        ));
    }
    let same_layout = old.payload() == new.payload()
        && (old.solid() == new.solid() || slots_agree(old.solid(), new.solid()))
        && [ClassFlag::HasDictionary, ClassFlag::WeakReferable]
            .iter()
            .all(|flag| old.has(*flag) == new.has(*flag));
    let done = same_layout
        && match object.downcast::<Instance>() {
            Some(instance) => instance.set_class(thread, new.shape()),
            None => thread.set_class_of_builtin(object, new.shape()),
        };
    if done {
        if let Some(changed) = Class::of(&object) {
            // What calling a class does depends on its metaclass.
            changed.update_flags(thread);
            thread.heap().invalidate_class_lookups();
        }
        return Ok(());
    }
    let (old, new) = (old.name_text(), new.name_text());
    Err(type_error(format!(
        "__class__ assignment: '{new}' object layout differs from '{old}'"
    )))
}

/// Whether two classes that add `__slots__` to the same layout name the same ones in the same places.
fn slots_agree(one: Value, other: Value) -> bool {
    let (Some(first), Some(second)) = (Class::of(&one), Class::of(&other)) else {
        return false;
    };
    let beneath = |class: &Class| {
        let solids = class.mro();
        let mut solids = solids
            .items()
            .iter()
            .filter_map(|base| Some(Class::of(base)?.solid()));
        solids.find(|solid| *solid != class.solid())
    };
    let members = |class: &Class| {
        let (mut members, mut position) = (Vec::new(), 0);
        let dictionary = class.dictionary();
        while let Some((next, name, value)) = dictionary.next(position) {
            position = next;
            if let Some(member) = value.downcast::<Native<Member>>() {
                members.push((member.index(), name));
            }
        }
        members.sort_by_key(|(index, _)| *index);
        members
    };
    first.payload() == Payload::Instance
        && second.payload() == Payload::Instance
        && first.fixed() == second.fixed()
        && beneath(first) == beneath(second)
        && members(first) == members(second)
}

/// The class that `__class__` says, which a class may override, for `isinstance`.
pub fn claimed_class(thread: &Thread, object: Value) -> Result<Option<Value>, Raised> {
    let own = thread.class_of(object);
    let name = Name::Class.value(thread);
    if let Some(class) = Class::of(&own)
        && !class.has(ClassFlag::CustomGetAttribute)
    {
        let plain = Interpreter::of(thread).object_class();
        let plain = Class::of(&plain).and_then(|plain| lookup(thread, plain, name));
        if lookup(thread, class, name) == plain {
            return Ok(Some(own));
        }
    }
    crate::protocol::try_attribute(thread, object, name)
}

/// The class `object` of the thread's interpreter.
pub fn object_class(thread: &Thread) -> Value {
    Interpreter::of(thread).object_class()
}
