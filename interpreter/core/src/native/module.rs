//! Making modules from definitions.

use crate::interpreter::Interpreter;
use crate::native::ModuleDefinition;
use crate::types::function::NativeFunction;
use crate::types::module::Module;
use weft_heap::{Dict, Gc, Native, Raised, Thread, Value};

/// A new module of a definition.
pub fn make_module(
    thread: &Thread,
    definition: &'static ModuleDefinition,
) -> Result<Gc<Native<Module>>, Raised> {
    let module = Module::new(thread, definition.name);
    if !definition.doc.is_empty() {
        module.set(thread, "__doc__", thread.string(definition.doc));
    }
    fill_module(thread, &module.dictionary(), module.value(), definition)?;
    Ok(module)
}

/// Puts what a definition names into the dictionary of a module.
pub fn fill_module(
    thread: &Thread,
    dictionary: &Dict,
    module: Value,
    definition: &'static ModuleDefinition,
) -> Result<(), Raised> {
    for function in definition.functions {
        let value = NativeFunction::new(thread, function, Some(module)).value();
        dictionary.set_simple(thread, thread.intern(function.name), value);
    }
    for class in definition.classes {
        let (value, _) = Interpreter::class_from(thread, class);
        dictionary.set_simple(thread, thread.intern(class.name), value);
    }
    match definition.attributes {
        Some(attributes) => attributes(thread, dictionary),
        None => Ok(()),
    }
}
