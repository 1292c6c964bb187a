//! How an interpreter comes to life: its classes, exceptions and names.

use crate::interpreter::{Interpreter, Lowering};
use crate::native::ClassDefinition;
use crate::types;
use crate::types::class::{bases_of, blank_native_class, fill_native_class, native_layout};
use weft_heap::{InstanceLayout, ShapeId, Thread, Value};

/// A class that the interpreter cannot begin without, and the shape that the heap has for it, if it does.
struct BuiltIn {
    definition: &'static ClassDefinition,
    shape: Option<ShapeId>,
}

const fn plain(definition: &'static ClassDefinition) -> BuiltIn {
    BuiltIn {
        definition,
        shape: None,
    }
}

const fn with_shape(definition: &'static ClassDefinition, shape: ShapeId) -> BuiltIn {
    BuiltIn {
        definition,
        shape: Some(shape),
    }
}

/// The built-in classes, each after its bases. What is not here is made when it is first used.
static CLASSES: &[BuiltIn] = &[
    plain(&types::class::object_class::class::DEFINITION),
    plain(&types::class::type_class::class::DEFINITION),
    // What stands in the dictionaries of the others.
    plain(&types::function::native_class::function::DEFINITION),
    plain(&types::function::native_class::method_descriptor::DEFINITION),
    plain(&types::function::native_class::slot_wrapper::DEFINITION),
    plain(&types::function::native_class::class_method_descriptor::DEFINITION),
    plain(&types::function::native_class::method_wrapper::DEFINITION),
    plain(&types::function::native_class::property::DEFINITION),
    plain(&types::function::method_class::static_method::DEFINITION),
    plain(&types::function::method_class::class_method::DEFINITION),
    plain(&types::function::method_class::method::DEFINITION),
    plain(&types::function::function_class::class::DEFINITION),
    plain(&types::function::property::class::DEFINITION),
    plain(&types::class::slots::class::DEFINITION),
    plain(&types::module::class::DEFINITION),
    plain(&types::super_object::class::DEFINITION),
    plain(&types::code::class::DEFINITION),
    with_shape(&types::cell::class::DEFINITION, ShapeId::CELL),
    with_shape(&types::weak::class::DEFINITION, ShapeId::WEAK),
    // Numbers and singletons.
    with_shape(&types::int::class::DEFINITION, ShapeId::INT),
    with_shape(&types::bool::class::DEFINITION, ShapeId::BOOL),
    with_shape(&types::float::class::DEFINITION, ShapeId::FLOAT),
    plain(&types::complex::class::DEFINITION),
    with_shape(&types::none::class::DEFINITION, ShapeId::NONE),
    with_shape(&types::ellipsis::class::DEFINITION, ShapeId::ELLIPSIS),
    with_shape(
        &types::not_implemented::class::DEFINITION,
        ShapeId::NOT_IMPLEMENTED,
    ),
    // Text.
    with_shape(&types::str::class::DEFINITION, ShapeId::STR),
    with_shape(&types::bytes::class::DEFINITION, ShapeId::BYTES),
    // Containers.
    with_shape(&types::tuple::class::DEFINITION, ShapeId::TUPLE),
    with_shape(&types::list::class::DEFINITION, ShapeId::LIST),
    with_shape(&types::dict::class::DEFINITION, ShapeId::DICT),
    with_shape(&types::set::class::DEFINITION, ShapeId::SET),
    with_shape(&types::frozenset::class::DEFINITION, ShapeId::FROZENSET),
];

/// Makes the interpreter of a heap that has none yet, on a thread that has entered it. From then on the heap's threads
/// can run Python code, which `lowering` makes of trees.
pub fn populate(thread: &Thread, lowering: Lowering) {
    thread.library(|| {
        thread
            .heap()
            .set_interpreter(Box::new(Interpreter::new(thread, lowering)));
        make_classes(thread);
        crate::builtins::install(thread).expect("the built-in names can be made");
    });
}

/// Makes all built-in classes. The members of classes are objects of some of them, so the class objects come first and
/// are filled afterwards.
pub(crate) fn make_classes(thread: &Thread) {
    let interpreter = Interpreter::of(thread);
    let type_shape = thread.new_shape(Value::NONE, InstanceLayout::Builtin);
    interpreter.set_type_shape(type_shape);
    let mut made: Vec<(Value, ShapeId)> = Vec::with_capacity(CLASSES.len());
    for built_in in CLASSES {
        let class = blank_native_class(thread, built_in.definition);
        let is_type = std::ptr::eq(
            built_in.definition,
            &types::class::type_class::class::DEFINITION,
        );
        let shape = match built_in.shape {
            Some(shape) => shape,
            None if is_type => type_shape,
            // None of these inherits a dictionary.
            None => thread.new_shape(class, native_layout(built_in.definition, &[])),
        };
        if built_in.shape.is_some() || is_type {
            thread.set_shape_class(shape, class);
        }
        interpreter.add_native_class(thread, built_in.definition, class, shape);
        made.push((class, shape));
    }
    interpreter.set_first_classes(made[0].0, made[1].0, type_shape);
    for (built_in, (class, shape)) in CLASSES.iter().zip(made) {
        let bases = bases_of(thread, built_in.definition);
        fill_native_class(thread, class, built_in.definition, &bases, shape);
    }
    types::exception::install(thread);
}
