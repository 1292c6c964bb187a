//! `_types`: the classes of the interpreter that have no name elsewhere.

use weft_core::heap::{Dict, Raised, ShapeId, Thread, Value};
use weft_core::interpreter::Interpreter;
use weft_core::native::ClassDefinition;
use weft_core::types;

/// Classes that are made of definitions, by the names that the module gives them.
static CLASSES: &[(&str, &ClassDefinition)] = &[
    (
        "FunctionType",
        &types::function::function_class::class::DEFINITION,
    ),
    (
        "LambdaType",
        &types::function::function_class::class::DEFINITION,
    ),
    ("CodeType", &types::code::class::DEFINITION),
    ("MappingProxyType", &types::mapping_proxy::class::DEFINITION),
    ("CellType", &types::cell::class::DEFINITION),
    (
        "MethodType",
        &types::function::method_class::method::DEFINITION,
    ),
    (
        "BuiltinFunctionType",
        &types::function::native_class::function::DEFINITION,
    ),
    (
        "BuiltinMethodType",
        &types::function::native_class::function::DEFINITION,
    ),
    (
        "WrapperDescriptorType",
        &types::function::native_class::slot_wrapper::DEFINITION,
    ),
    (
        "MethodWrapperType",
        &types::function::native_class::method_wrapper::DEFINITION,
    ),
    (
        "MethodDescriptorType",
        &types::function::native_class::method_descriptor::DEFINITION,
    ),
    (
        "ClassMethodDescriptorType",
        &types::function::native_class::class_method_descriptor::DEFINITION,
    ),
    (
        "GetSetDescriptorType",
        &types::function::native_class::property::DEFINITION,
    ),
    (
        "MemberDescriptorType",
        &types::class::slots::class::DEFINITION,
    ),
    ("ModuleType", &types::module::class::DEFINITION),
    ("GenericAlias", &types::generic_alias::class::DEFINITION),
    ("UnionType", &types::union::class::DEFINITION),
];

/// Classes of values that are always there.
const SINGLETONS: [(&str, ShapeId); 3] = [
    ("NoneType", ShapeId::NONE),
    ("EllipsisType", ShapeId::ELLIPSIS),
    ("NotImplementedType", ShapeId::NOT_IMPLEMENTED),
];

fn fill(thread: &Thread, dictionary: &Dict) {
    let set = |name: &str, class: Value| dictionary.set_simple(thread, thread.intern(name), class);
    for (name, definition) in CLASSES {
        set(name, Interpreter::class_from(thread, definition).0);
    }
    for (name, shape) in SINGLETONS {
        if let Some(class) = thread.shape(shape).class() {
            set(name, class);
        }
    }
}

/// The classes of the interpreter's own objects that builtins does not name.
#[weft_macros::module(name = "_types")]
pub mod module {
    use super::{Dict, Raised, Thread, fill};
    use weft_core::error::type_error;
    use weft_core::heap::{Native, Value};
    use weft_core::types::function::Function;

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        fill(thread, dictionary);
        Ok(())
    }

    /// Has the generators of a function count as awaitable.
    #[positional_only]
    fn _make_awaitable(function: Value) -> Result<(), Raised> {
        let Some(function) = function.downcast::<Native<Function>>() else {
            return Err(type_error("a function is needed"));
        };
        function
            .code()
            .awaitable
            .store(true, std::sync::atomic::Ordering::Relaxed);
        Ok(())
    }
}
