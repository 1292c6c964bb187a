//! Making classes from definitions.

use crate::interpreter::Interpreter;
use crate::names::{Name, Special};
use crate::native::{Binding, ClassDefinition, FunctionDefinition, SetAttributes};
use crate::types::class::object::{BEING_COMPLETED, COMPLETE, TO_BE_COMPLETED};
use crate::types::class::{Class, ClassFlag, Payload, order};
use crate::types::function::native::{NativeFunction, PropertyObject};
use std::sync::atomic::Ordering;
use weft_heap::{Dict, InstanceLayout, Native, ShapeId, Thread, Value};

/// Slots in the objects of native classes that are nothing but attributes.
const INLINE: u16 = 2;

/// The class of a definition, and the shape of its own instances. The interpreter remembers it; ask that.
pub fn native_class(thread: &Thread, definition: &'static ClassDefinition) -> (Value, ShapeId) {
    let class = blank_native_class(thread, definition);
    let bases = bases_of(thread, definition);
    let shape = thread.new_shape(class, native_layout(definition, &bases));
    fill_native_class(thread, class, definition, &bases, shape);
    (class, shape)
}

/// The bases of a definition, which are made already.
pub(crate) fn bases_of(thread: &Thread, definition: &'static ClassDefinition) -> Vec<Value> {
    let interpreter = Interpreter::of(thread);
    let named = |name: &&str| {
        interpreter
            .class_named(name)
            .expect("a native class is defined after its bases")
    };
    if definition.bases.is_empty() && definition.name != "object" {
        vec![named(&"object")]
    } else {
        definition.bases.iter().map(named).collect()
    }
}

/// Where instances of a native class have their attributes.
pub(crate) fn native_layout(
    definition: &'static ClassDefinition,
    bases: &[Value],
) -> InstanceLayout {
    let has_dictionary = definition.has_dictionary || inherits_dictionary(bases);
    if payload_of(definition, bases) == Payload::Instance {
        InstanceLayout::Slots {
            inline: if has_dictionary { INLINE } else { 0 },
        }
    } else if has_dictionary {
        InstanceLayout::BuiltinWithAttributes
    } else {
        InstanceLayout::Builtin
    }
}

fn inherits_dictionary(bases: &[Value]) -> bool {
    bases
        .iter()
        .any(|base| Class::of(base).is_some_and(|base| base.has(ClassFlag::HasDictionary)))
}

/// What instances are. A class that may be inherited from and has no `__new__`, as its bases have none, is one of
/// plain objects (an interface, as `io._IOBase`): `object.__new__` makes them.
fn payload_of(definition: &'static ClassDefinition, bases: &[Value]) -> Payload {
    let inherits_plain = bases
        .iter()
        .all(|base| Class::of(base).is_some_and(|base| base.payload() == Payload::Instance));
    let has_new = definition
        .functions
        .iter()
        .any(|function| function.binding == Binding::New);
    if definition.name == "object" || (definition.subclassable && inherits_plain && !has_new) {
        Payload::Instance
    } else {
        Payload::Native(std::ptr::from_ref(definition).addr())
    }
}

/// A class object with a name and nothing else.
pub(crate) fn blank_native_class(thread: &Thread, definition: &'static ClassDefinition) -> Value {
    let name = thread.intern(definition.name);
    let shape = Interpreter::of(thread)
        .type_shape()
        .expect("the shape of classes is made first");
    Native::new(thread, shape, Class::blank(name, None, Some(definition))).value()
}

/// Gives a native class its bases, attributes and tables.
pub(crate) fn fill_native_class(
    thread: &Thread,
    value: Value,
    definition: &'static ClassDefinition,
    bases: &[Value],
    shape: ShapeId,
) {
    let class = Class::of(&value).expect("a class was just made");
    let payload = payload_of(definition, bases);
    class
        .payload
        .set(payload)
        .expect("a native class is filled once");
    class.bases.set(thread.tuple(bases));
    let order =
        order::linearize(thread, value, bases).expect("native classes have a consistent order");
    class.mro.set(thread.tuple(&order));
    class.dictionary.set(thread.dict().value());
    class.shape.set(shape);
    let inherited_solid = bases
        .iter()
        .filter_map(Class::of)
        .map(|base| base.solid())
        .find(|solid| Class::of(solid).is_some_and(|solid| solid.payload() != Payload::Instance));
    let own_solid = if payload == Payload::Instance {
        order.last().copied().unwrap_or(value)
    } else {
        value
    };
    class.solid.set(inherited_solid.unwrap_or(own_solid));
    class.add(ClassFlag::Immutable);
    if definition.subclassable {
        class.add(ClassFlag::Subclassable);
    }
    if definition.has_dictionary || inherits_dictionary(bases) {
        class.add(ClassFlag::HasDictionary);
    }
    if is_weak_referable(definition) {
        class.add(ClassFlag::WeakReferable);
    }
    let inherited = [
        ClassFlag::Exception,
        ClassFlag::Metaclass,
        ClassFlag::MatchesItself,
    ];
    for base in bases {
        let Some(base) = Class::of(base) else {
            continue;
        };
        for flag in inherited {
            if base.has(flag) {
                class.add(flag);
            }
        }
        class.inherit_collection_flag(base);
        base.add_subclass(thread, value);
    }
    let own_flag = match definition.name {
        "type" => Some(ClassFlag::Metaclass),
        "BaseException" => Some(ClassFlag::Exception),
        "dict" | "mappingproxy" | "FrameLocalsProxy" => Some(ClassFlag::Mapping),
        "list" | "tuple" | "range" | "memoryview" | "deque" | "array" => Some(ClassFlag::Sequence),
        _ => None,
    };
    own_flag.into_iter().for_each(|flag| class.add(flag));
    let matches_itself = [
        "bool",
        "bytearray",
        "bytes",
        "dict",
        "float",
        "frozenset",
        "int",
        "list",
        "set",
        "str",
        "tuple",
    ];
    if matches_itself.contains(&definition.name) {
        class.add(ClassFlag::MatchesItself);
    }
    // Until the class is complete, access to attributes takes the way that asks for special methods, and so completes it.
    class.add(ClassFlag::CustomGetAttribute);
    class.add(ClassFlag::CustomSetAttribute);
    class.completion.store(TO_BE_COMPLETED, Ordering::Release);
}

/// Makes the members of a native class and fills its tables. Runs no Python code, and so no collection.
#[cold]
#[inline(never)]
pub(super) fn complete_native_class(class: &Class) {
    Thread::with_current(|thread| {
        let _guard = Interpreter::of(thread).completing().lock();
        if class.completion.load(Ordering::Acquire) != TO_BE_COMPLETED {
            // Another thread was faster, or this one is at it.
            return;
        }
        class.completion.store(BEING_COMPLETED, Ordering::Release);
        let value = *class
            .mro()
            .items()
            .first()
            .expect("the order begins with the class");
        add_members(
            thread,
            value,
            class,
            class.definition().expect("only native classes wait"),
        );
        class.update_special(thread);
        class.completion.store(COMPLETE, Ordering::Release);
    });
}

/// Whether weak references to instances of the class itself can be made. Those to small or immutable built-in objects
/// cannot, as in CPython.
fn is_weak_referable(definition: &ClassDefinition) -> bool {
    (definition.module != "builtins" && definition.module != "weakref")
        || matches!(
            definition.name,
            "type"
                | "set"
                | "frozenset"
                | "function"
                | "builtin_function_or_method"
                | "method"
                | "module"
                | "generator"
                | "coroutine"
                | "async_generator"
                | "memoryview"
                | "code"
                | "frame"
        )
}

fn add_members(thread: &Thread, value: Value, class: &Class, definition: &'static ClassDefinition) {
    let dictionary = class.dictionary();
    for function in definition.functions {
        let member = class_member(thread, value, function);
        dictionary.set_simple(thread, thread.intern(function.name), member);
    }
    for property in definition.properties {
        dictionary.set_simple(
            thread,
            thread.intern(property.name),
            PropertyObject::new(thread, property, value).value(),
        );
    }
    let doc = if definition.doc.is_empty() {
        Value::NONE
    } else {
        thread.string(definition.doc)
    };
    set_default(thread, &dictionary, Name::Doc.value(thread), doc);
    if definition.module != "builtins" {
        set_default(
            thread,
            &dictionary,
            Name::Module.value(thread),
            thread.intern(definition.module),
        );
    }
    if definition.has_dictionary
        && dictionary
            .get_simple(thread, Name::Dict.value(thread))
            .is_none()
    {
        super::accessors::add_dictionary(thread, value, &dictionary);
    }
    if let Some(SetAttributes(set)) = definition.attributes {
        set(thread, &dictionary).expect("constants of a native class can be made");
    }
    let equal = Special::Equal.value(thread);
    let hash = Special::Hash.value(thread);
    if dictionary.get_simple(thread, equal).is_some()
        && dictionary.get_simple(thread, hash).is_none()
    {
        dictionary.set_simple(thread, hash, Value::NONE);
    }
}

fn set_default(thread: &Thread, dictionary: &Dict, name: Value, value: Value) {
    if dictionary.get_simple(thread, name).is_none() {
        dictionary.set_simple(thread, name, value);
    }
}

fn class_member(thread: &Thread, class: Value, function: &'static FunctionDefinition) -> Value {
    let native = NativeFunction::new(thread, function, Some(class));
    match function.binding {
        Binding::Method | Binding::New | Binding::ClassMethod => native.value(),
        Binding::Function => crate::types::function::static_method(thread, native.value()),
    }
}
