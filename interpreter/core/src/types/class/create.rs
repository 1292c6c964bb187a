//! Making classes at run time: what `type.__new__` does (language reference, 3.3.3).

use crate::error::type_error;
use crate::interpreter::Interpreter;
use crate::interpreter::limits::check_item;
use crate::names::{Name, Special};
use crate::native::{Arguments, Keywords};
use crate::protocol::{self, class_name};
use crate::types::class::slots::{self, Member, Slots};
use crate::types::class::{Class, ClassFlag, Payload, is_subclass, lookup, order};
use crate::types::function::method::ClassMethod;
use crate::types::function::{Function, method};
use std::sync::atomic::Ordering;
use weft_heap::{
    Cell, Dict, Gc, Instance, InstanceLayout, List, Native, Raised, ShapeId, Str, Thread, Tuple,
    Value,
};

/// The most derived of `metaclass` and the metaclasses of the bases.
///
/// # Errors
/// `TypeError` if there is no such.
pub fn winning_metaclass(
    thread: &Thread,
    metaclass: Value,
    bases: &[Value],
) -> Result<Value, Raised> {
    let mut winner = metaclass;
    for base in bases {
        let other = thread.class_of(*base);
        if is_subclass(winner, other) {
            continue;
        }
        if !is_subclass(other, winner) {
            return Err(type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the \
                 metaclasses of all its bases",
            ));
        }
        winner = other;
    }
    Ok(winner)
}

/// `type.__new__(metaclass, name, bases, namespace, **keywords)`. The namespace is copied.
pub fn new_class(
    thread: &Thread,
    metaclass: Value,
    name: Value,
    bases: Gc<Tuple>,
    namespace: &Dict,
    keywords: Keywords<'_>,
) -> Result<Value, Raised> {
    let bases = if bases.is_empty() {
        object_alone(thread)
    } else {
        bases
    };
    refuse_entries(thread, bases.items())?;
    let winner = winning_metaclass(thread, metaclass, bases.items())?;
    if winner != metaclass {
        let new = Class::of(&winner).and_then(|winner| winner.special(Special::New));
        let plain = Interpreter::of(thread).class_named("type");
        if new
            != plain
                .as_ref()
                .and_then(Class::of)
                .and_then(|plain| plain.special(Special::New))
        {
            let new = protocol::get_attribute(thread, winner, Special::New.value(thread))?;
            return super::call_with(
                thread,
                new,
                &[winner, name, bases.value(), namespace.value()],
                keywords,
            );
        }
    }
    bases.items().iter().try_for_each(check_base)?;
    let best = best_base(bases.items())?;
    let text = name
        .downcast::<Str>()
        .map_or_else(String::new, |name| name.as_str().to_owned());
    check_encodable(thread, name)?;
    if text.contains('\0') {
        return Err(crate::error::value_error(
            "type name must not contain null characters",
        ));
    }
    let own = Dict::new(thread, ShapeId::DICT);
    copy_namespace(thread, namespace, &own)?;
    if let Some(doc) = own.get_simple(thread, Name::Doc.value(thread)) {
        check_encodable(thread, doc)?;
    }
    let asked = match own.get_simple(thread, Name::Slots.value(thread)) {
        Some(slots) => Some(slots::read(thread, &text, slots, &own)?),
        None => None,
    };
    let value = allocate(thread, winner, name, bases, best, &own, asked)?;
    let class = Class::of(&value).expect("just made");
    let cell = fill_namespace(thread, class, name, &own)?;
    // A metaclass's `mro` may call methods of the class already.
    if let Some(cell) = cell {
        cell.set(Some(value));
    }
    add_slots(thread, value, class, asked);
    class
        .mro
        .set(find_order(thread, winner, value, bases.items())?);
    add_accessors(thread, value, class, best);
    class.shape.set(first_shape(thread, value, class));
    class.update_special(thread);
    for base in bases.items() {
        Class::of(base)
            .expect("checked above")
            .add_subclass(thread, value);
    }
    set_names(thread, value, &own)?;
    init_subclass(thread, value, class, keywords)?;
    Ok(value)
}

/// Fails for a string with surrogates, which a class can neither be named nor documented by.
pub(super) fn check_encodable(thread: &Thread, text: Value) -> Result<(), Raised> {
    if text.downcast::<Str>().is_some_and(Str::has_surrogates) {
        // Encoding it says what is wrong with it.
        protocol::call_method(thread, text, thread.intern("encode"), &[])?;
    }
    Ok(())
}

/// Copies a namespace. What looks for attributes knows their names by identity, so names become the interned ones.
fn copy_namespace(thread: &Thread, namespace: &Dict, own: &Dict) -> Result<(), Raised> {
    let mut position = 0;
    let mut all_interned = true;
    while let Some((next, name, _)) = namespace.next(position) {
        position = next;
        check_item(thread)?;
        all_interned &= !name.is::<Str>() || thread.intern_value(name) == name;
    }
    if all_interned {
        own.copy_from(thread, namespace);
        return Ok(());
    }
    let mut position = 0;
    while let Some((next, name, value)) = namespace.next(position) {
        position = next;
        let name = if name.is::<Str>() {
            thread.intern_value(name)
        } else {
            name
        };
        check_item(thread)?;
        own.set_simple(thread, name, value);
    }
    Ok(())
}

fn object_alone(thread: &Thread) -> Gc<Tuple> {
    let object = Interpreter::of(thread)
        .class_named("object")
        .expect("object is there");
    thread.tuple(&[object]).cast().expect("a tuple")
}

/// What only stands for classes is resolved by the class statement alone.
fn refuse_entries(thread: &Thread, bases: &[Value]) -> Result<(), Raised> {
    for base in bases.iter().filter(|base| Class::of(base).is_none()) {
        if protocol::try_attribute(thread, *base, Name::MroEntries.value(thread))?.is_some() {
            return Err(type_error(
                "type() doesn't support MRO entry resolution; use types.new_class()",
            ));
        }
    }
    Ok(())
}

fn check_base(base: &Value) -> Result<(), Raised> {
    let class = Class::of(base).ok_or_else(|| type_error("bases must be types"))?;
    if class.has(ClassFlag::Subclassable) {
        return Ok(());
    }
    Err(type_error(format!(
        "type '{}' is not an acceptable base type",
        dotted_name(class)
    )))
}

/// The name as CPython keeps it for a native class: with its module, unless that is `builtins`.
pub(crate) fn dotted_name(class: &Class) -> String {
    match class.definition() {
        Some(definition) if definition.module != "builtins" => {
            format!("{}.{}", definition.module, definition.name)
        }
        None if class.has(ClassFlag::NamedWithModule) => {
            Thread::with_current(|thread| super::qualified_name(thread, class))
        }
        _ => class.name_text(),
    }
}

/// The base whose layout instances will have.
fn best_base(bases: &[Value]) -> Result<Value, Raised> {
    let mut best: Option<(Value, Value)> = None;
    for base in bases {
        let candidate = Class::of(base).expect("bases are classes").solid();
        match best {
            None => best = Some((*base, candidate)),
            Some((_, winner)) if is_subclass(winner, candidate) => {}
            Some((_, winner)) if is_subclass(candidate, winner) => best = Some((*base, candidate)),
            Some(_) => return Err(type_error("multiple bases have instance lay-out conflict")),
        }
    }
    Ok(best.expect("there is a base").0)
}

/// The class object with what is known before its attributes are looked at.
fn allocate(
    thread: &Thread,
    metaclass: Value,
    name: Value,
    bases: Gc<Tuple>,
    best: Value,
    dictionary: &Dict,
    asked: Option<Slots>,
) -> Result<Value, Raised> {
    let parent = Class::of(&best).expect("bases are classes");
    let shape = Class::of(&metaclass)
        .expect("a metaclass is a class")
        .shape();
    let value = Native::new(
        thread,
        shape,
        Class::blank(name, Some(parent.payload()), None),
    )
    .value();
    let class = Class::of(&value).expect("just made");
    class.bases.set(bases.value());
    class.mro.set(thread.tuple(&[value]));
    class.dictionary.set(dictionary.value());
    class.solid.set(parent.solid());
    class.fixed.store(parent.fixed(), Ordering::Relaxed);
    class.add(ClassFlag::Subclassable);
    let inherited = [
        ClassFlag::Exception,
        ClassFlag::Metaclass,
        ClassFlag::HasDictionary,
        ClassFlag::MatchesItself,
        ClassFlag::WeakReferable,
    ];
    for base in bases.items().iter().filter_map(Class::of) {
        for flag in inherited {
            if base.has(flag) {
                class.add(flag);
            }
        }
        class.inherit_collection_flag(base);
    }
    let Some(asked) = asked else {
        class.add(ClassFlag::HasDictionary);
        class.add(ClassFlag::WeakReferable);
        return Ok(value);
    };
    if !asked.names.is_empty() && is_variable_sized(parent) {
        return Err(type_error(format!(
            "nonempty __slots__ not supported for subtype of '{}'",
            dotted_name(parent)
        )));
    }
    if asked.dictionary {
        if class.has(ClassFlag::HasDictionary) {
            return Err(type_error("__dict__ slot disallowed: we already got one"));
        }
        class.add(ClassFlag::HasDictionary);
    }
    if asked.weak_references {
        if class.has(ClassFlag::WeakReferable) {
            return Err(type_error(
                "__weakref__ slot disallowed: we already got one",
            ));
        }
        class.add(ClassFlag::WeakReferable);
    }
    Ok(value)
}

/// Whether the size of instances depends on their value, so that nothing can be put behind it.
fn is_variable_sized(class: &Class) -> bool {
    let solid = class.solid();
    Class::of(&solid)
        .and_then(|solid| solid.definition())
        .is_some_and(|definition| {
            definition.module == "builtins"
                && matches!(definition.name, "int" | "tuple" | "bytes" | "type")
        })
}

/// Puts the entries in order that mean something to the class itself. Gives the cell of `__class__`.
fn fill_namespace(
    thread: &Thread,
    class: &Class,
    name: Value,
    own: &Dict,
) -> Result<Option<Gc<Cell>>, Raised> {
    let qualname = Name::QualName.value(thread);
    match own.remove_simple(thread, qualname) {
        Some(given) if given.is::<Str>() => class.set_qualname(given),
        Some(given) => {
            return Err(type_error(format!(
                "type __qualname__ must be a str, not {}",
                class_name(given)
            )));
        }
        None => class.set_qualname(name),
    }
    if own
        .remove_simple(thread, Name::NamedWithModule.value(thread))
        .is_some()
    {
        class.add(ClassFlag::NamedWithModule);
    }
    let module = Name::Module.value(thread);
    if own.get_simple(thread, module).is_none()
        && let Some(globals) = crate::types::function::current_globals(thread)
        && let Some(name) = globals.get_simple(thread, Name::Name.value(thread))
    {
        own.set_simple(thread, module, name);
    }
    let doc = Name::Doc.value(thread);
    if own.get_simple(thread, doc).is_none() {
        own.set_simple(thread, doc, Value::NONE);
    }
    let new = Special::New.value(thread);
    if let Some(function) = own.get_simple(thread, new)
        && function.is::<Native<Function>>()
    {
        own.set_simple(thread, new, method::static_method(thread, function));
    }
    for name in [Name::InitSubclass, Name::ClassGetItem] {
        let name = name.value(thread);
        if let Some(function) = own.get_simple(thread, name)
            && function.is::<Native<Function>>()
            && !function.is::<Native<ClassMethod>>()
        {
            own.set_simple(thread, name, method::class_method(thread, function));
        }
    }
    if own
        .get_simple(thread, Special::Equal.value(thread))
        .is_some()
        && own
            .get_simple(thread, Special::Hash.value(thread))
            .is_none()
    {
        own.set_simple(thread, Special::Hash.value(thread), Value::NONE);
    }
    if let Some(cell) = own.remove_simple(thread, thread.intern(crate::run::CLASS_DICTIONARY_CELL))
        && let Some(cell) = cell.cast::<Cell>()
    {
        // Annotations see what becomes of the class later.
        cell.set(Some(own.value()));
    }
    match own.remove_simple(thread, Name::ClassCell.value(thread)) {
        Some(cell) => match cell.cast::<Cell>() {
            Some(cell) => Ok(Some(cell)),
            None => Err(type_error(format!(
                "__classcell__ must be a nonlocal cell, not <class '{}'>",
                class_name(cell)
            ))),
        },
        None => Ok(None),
    }
}

/// Gives each name in `__slots__` its place and its descriptor.
fn add_slots(thread: &Thread, value: Value, class: &Class, asked: Option<Slots>) {
    let Some(asked) = asked else { return };
    let dictionary = class.dictionary();
    let names = asked.names.snapshot(thread);
    if !names.is_empty() && class.payload() == Payload::Instance {
        class.solid.set(value);
    }
    for name in names.items() {
        let next = class.fixed();
        let index =
            (class.payload() == Payload::Instance && next < Instance::MOST_FIXED).then_some(next);
        if index.is_some() {
            class.fixed.store(next + 1, Ordering::Relaxed);
        }
        dictionary.set_simple(
            thread,
            *name,
            Member::new(thread, *name, value, index).value(),
        );
    }
}

/// The order of lookup: the metaclass's `mro()` if it has one of its own.
pub(super) fn find_order(
    thread: &Thread,
    metaclass: Value,
    class: Value,
    bases: &[Value],
) -> Result<Value, Raised> {
    let name = Name::Mro.value(thread);
    let find = |metaclass: Option<Value>| {
        metaclass
            .as_ref()
            .and_then(Class::of)
            .and_then(|m| lookup(thread, m, name))
    };
    let own = find(Some(metaclass));
    if own == find(Interpreter::of(thread).class_named("type")) {
        return Ok(thread.tuple(&order::linearize(thread, class, bases)?));
    }
    let plain = thread.tuple(&order::linearize(thread, class, bases)?);
    Class::of(&class).expect("a class").mro.set(plain);
    let found = protocol::call_method(thread, class, name, &[])?;
    let found = protocol::collect_list(thread, found)?.snapshot(thread);
    check_order(class, found.items())?;
    Ok(found.value())
}

/// Fails if what a metaclass's `mro()` gave cannot be the order of lookup of a class.
fn check_order(class: Value, order: &[Value]) -> Result<(), Raised> {
    if order.is_empty() {
        return Err(type_error("type MRO must not be empty"));
    }
    let solid = Class::of(&class).expect("a class").solid();
    for ancestor in order {
        let Some(other) = Class::of(ancestor) else {
            return Err(type_error(format!(
                "mro() returned a non-class ('{}')",
                class_name(*ancestor)
            )));
        };
        if !is_subclass(solid, other.solid()) {
            return Err(type_error(format!(
                "mro() returned base with unsuitable layout ('{}')",
                dotted_name(other)
            )));
        }
    }
    Ok(())
}

/// `__dict__` and `__weakref__`, where instances have them, those of the bases do not, and the body says nothing of them.
fn add_accessors(thread: &Thread, value: Value, class: &Class, best: Value) {
    if class.has(ClassFlag::Metaclass) {
        return;
    }
    let parent = Class::of(&best).expect("bases are classes");
    let adds = |flag: ClassFlag, name: Name| {
        let has_own = class.dictionary().get_simple(thread, name.value(thread));
        class.has(flag) && !parent.has(flag) && has_own.is_none()
    };
    if adds(ClassFlag::HasDictionary, Name::Dict) {
        super::accessors::add_dictionary(thread, value, &class.dictionary());
    }
    if adds(ClassFlag::WeakReferable, Name::Weakref) {
        super::accessors::add_weak_reference(thread, value, &class.dictionary());
    }
}

/// The shape of new instances. They get room for the attributes that methods set on their first parameter
/// (`__static_attributes__`), here and in the ancestors.
fn first_shape(thread: &Thread, value: Value, class: &Class) -> ShapeId {
    let has_dictionary = class.has(ClassFlag::HasDictionary);
    if class.payload() == Payload::Instance {
        let fixed = class.fixed();
        let more = if has_dictionary {
            attributes_seen(thread, class)
                .max(2)
                .max(inherited_slots(thread, class))
        } else {
            0
        };
        // An instance begins with two words, and cells come in steps of two words.
        let inline = (fixed + more)
            .next_multiple_of(2)
            .min(Instance::MOST_FIXED)
            .max(fixed);
        return thread.new_shape_with_fixed(value, inline, fixed);
    }
    let keeps_own = class.has(ClassFlag::Metaclass);
    let has_members = class
        .dictionary()
        .get_simple(thread, Name::Slots.value(thread))
        .is_some();
    let inherits_word = class
        .base()
        .as_ref()
        .and_then(Class::of)
        .is_some_and(|base| {
            thread.shape(base.shape()).layout() == InstanceLayout::BuiltinWithAttributes
        });
    if !keeps_own && (has_dictionary || has_members || inherits_word) {
        thread.new_shape(value, InstanceLayout::BuiltinWithAttributes)
    } else {
        thread.new_shape(value, InstanceLayout::Builtin)
    }
}

/// Slots for attributes that instances of the base have by now.
fn inherited_slots(thread: &Thread, class: &Class) -> u16 {
    let base = class.base();
    let Some(base) = base
        .as_ref()
        .and_then(Class::of)
        .filter(|base| base.has(ClassFlag::HasDictionary))
    else {
        return 0;
    };
    match thread.shape(base.shape()).layout() {
        InstanceLayout::Slots { inline } => inline - base.fixed().min(inline),
        _ => 0,
    }
}

fn attributes_seen(thread: &Thread, class: &Class) -> u16 {
    let name = Name::StaticAttributes.value(thread);
    let mut seen: Vec<Value> = Vec::new();
    for ancestor in class.mro().items() {
        let Some(ancestor) = Class::of(ancestor) else {
            continue;
        };
        let Some(names) = ancestor.dictionary().get_simple(thread, name) else {
            continue;
        };
        let Some(names) = names.downcast::<Tuple>() else {
            continue;
        };
        for name in names.items() {
            if !seen.contains(name) && seen.len() < 64 {
                seen.push(*name);
            }
        }
    }
    seen.len() as u16
}

/// Calls `__set_name__` of the attributes that have one.
fn set_names(thread: &Thread, class: Value, own: &Dict) -> Result<(), Raised> {
    let set_name = Name::SetName.value(thread);
    let waiting = List::from_items(thread, &[]);
    let mut position = 0;
    while let Some((next, name, value)) = own.next(position) {
        position = next;
        if !value.is_object() || value.is::<Native<Function>>() || value.is::<Str>() {
            continue;
        }
        let kind = thread.class_of(value);
        if Class::of(&kind).is_some_and(|kind| lookup(thread, kind, set_name).is_some()) {
            waiting.push(thread, name);
            waiting.push(thread, value);
        }
    }
    let waiting = waiting.snapshot(thread);
    for pair in waiting.items().chunks_exact(2) {
        let (name, value) = (pair[0], pair[1]);
        let kind = thread.class_of(value);
        let Some(function) = Class::of(&kind).and_then(|kind| lookup(thread, kind, set_name))
        else {
            continue;
        };
        let result = protocol::call_bound(
            thread,
            function,
            value,
            Arguments::positional(&[class, name]),
        );
        if let Err(raised) = result {
            let text = |value: &Value| value.downcast::<Str>().map_or("", Str::as_str).to_owned();
            let owner = Class::of(&class).map_or_else(String::new, |class| class.name_text());
            let note = format!(
                "Error calling __set_name__ on '{}' instance '{}' in '{owner}'",
                class_name(value),
                text(&name)
            );
            return Err(crate::error::with_note(thread, raised, &note));
        }
    }
    Ok(())
}

/// Calls `__init_subclass__` of the next class in the order.
fn init_subclass(
    thread: &Thread,
    value: Value,
    class: &Class,
    keywords: Keywords<'_>,
) -> Result<(), Raised> {
    let name = Name::InitSubclass.value(thread);
    let mro = class.mro();
    let found = mro
        .items()
        .iter()
        .skip(1)
        .find_map(|ancestor| Class::of(ancestor)?.dictionary().get_simple(thread, name));
    let Some(found) = found else { return Ok(()) };
    let object = Interpreter::of(thread).class_named("object");
    let of_object = object
        .as_ref()
        .and_then(Class::of)
        .and_then(|object| object.dictionary().get_simple(thread, name));
    if Some(found) == of_object && keywords.is_empty() {
        return Ok(());
    }
    let bound = super::bind_to_class_from(thread, found, value)?;
    super::call_with(thread, bound, &[], keywords).map(drop)
}
