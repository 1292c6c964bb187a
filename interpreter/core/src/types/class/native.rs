//! Making classes from definitions.

use crate::interpreter::Interpreter;
use crate::names::{Name, Special};
use crate::native::{Binding, ClassDefinition, FunctionDefinition};
use crate::types::class::{Class, ClassFlag, Payload};
use crate::types::function::native::{NativeFunction, PropertyObject};
use weft_heap::{Dict, InstanceLayout, Native, ShapeId, Thread, Value};

/// A shape for instances of a class with this layout.
pub fn python_class_shape(thread: &Thread, class: Value, layout: InstanceLayout) -> ShapeId {
    thread.new_shape(class, layout)
}

/// The class of a definition, and the shape of its own instances. The interpreter remembers it; ask that.
pub fn native_class(thread: &Thread, definition: &'static ClassDefinition) -> (Value, ShapeId) {
    let interpreter = Interpreter::of(thread);
    let named = |name: &&str| interpreter.class_named(name).expect("a native class is defined after its bases");
    let bases: Vec<Value> = if definition.bases.is_empty() && definition.name != "object" {
        vec![named(&"object")]
    } else {
        definition.bases.iter().map(named).collect()
    };
    let class = blank_native_class(thread, definition);
    let layout = if definition.has_dictionary || inherits_dictionary(&bases) {
        InstanceLayout::BuiltinWithAttributes
    } else {
        InstanceLayout::Builtin
    };
    let shape = thread.new_shape(class, layout);
    fill_native_class(thread, class, definition, &bases, shape);
    (class, shape)
}

fn inherits_dictionary(bases: &[Value]) -> bool {
    bases.iter().any(|base| Class::of(base).is_some_and(|base| base.has(ClassFlag::HasDictionary)))
}

/// A class object with a name and nothing else.
pub(crate) fn blank_native_class(thread: &Thread, definition: &'static ClassDefinition) -> Value {
    let name = thread.intern(definition.name);
    let payload = if definition.name == "object" {
        Payload::Instance
    } else {
        Payload::Native(std::ptr::from_ref(definition).addr())
    };
    let type_shape = Interpreter::of(thread).class_named("type").map_or(ShapeId::HIDDEN, |class| {
        Class::of(&class).map_or(ShapeId::HIDDEN, |class| class.shape())
    });
    let shape = match Interpreter::of(thread).type_shape() {
        Some(shape) => shape,
        None => type_shape,
    };
    Native::new(thread, shape, Class::blank(name, payload, Some(definition))).value()
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
    class.bases.set(thread.tuple(bases));
    let mut order = vec![value];
    if let Some(base) = bases.first().and_then(Class::of) {
        order.extend_from_slice(base.mro().items());
    }
    class.mro.set(thread.tuple(&order));
    class.dictionary.set(thread.dict().value());
    class.shape.set(shape);
    class.add(ClassFlag::Immutable);
    if definition.subclassable {
        class.add(ClassFlag::Subclassable);
    }
    if definition.has_dictionary || inherits_dictionary(bases) {
        class.add(ClassFlag::HasDictionary);
    }
    for base in bases {
        let Some(base) = Class::of(base) else { continue };
        for flag in [ClassFlag::Exception, ClassFlag::Metaclass, ClassFlag::Mapping, ClassFlag::Sequence] {
            if base.has(flag) {
                class.add(flag);
            }
        }
        base.add_subclass(thread, value);
    }
    add_members(thread, value, class, definition);
    class.update_special(thread);
}

fn add_members(thread: &Thread, value: Value, class: &Class, definition: &'static ClassDefinition) {
    let dictionary = class.dictionary();
    for function in definition.functions {
        let member = class_member(thread, value, function);
        dictionary.set_simple(thread, thread.intern(function.name), member);
    }
    for property in definition.properties {
        dictionary.set_simple(thread, thread.intern(property.name), PropertyObject::new(thread, property, value).value());
    }
    let doc = if definition.doc.is_empty() { Value::NONE } else { thread.string(definition.doc) };
    set_default(thread, &dictionary, Name::Doc.value(thread), doc);
    set_default(thread, &dictionary, Name::Module.value(thread), thread.intern(definition.module));
    if let Some(attributes) = definition.attributes {
        attributes(thread, &dictionary).expect("constants of a native class can be made");
    }
    let equal = Special::Equal.value(thread);
    let hash = Special::Hash.value(thread);
    if dictionary.get_simple(thread, equal).is_some() && dictionary.get_simple(thread, hash).is_none() {
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
