//! Putting the module `builtins` together.

use crate::builtins::{awaiting, containers, execute, import, numbers, objects, text};
use crate::error::Exception;
use crate::interpreter::Interpreter;
use crate::native::{ModuleDefinition, fill_module};
use crate::types::module::Module;
use weft_heap::{Dict, Raised, Thread, Value};

/// What the module consists of.
static DEFINITIONS: [&ModuleDefinition; 7] = [
    &awaiting::module::DEFINITION,
    &objects::module::DEFINITION,
    &numbers::module::DEFINITION,
    &text::module::DEFINITION,
    &containers::module::DEFINITION,
    &execute::module::DEFINITION,
    &import::module::DEFINITION,
];

/// Classes that bootstrap makes, because the making of classes needs them.
const MADE_EARLIER: [&str; 11] = [
    "object",
    "type",
    "property",
    "super",
    "classmethod",
    "staticmethod",
    "int",
    "float",
    "bool",
    "complex",
    "BaseExceptionGroup",
];

/// Fills the module and puts it into `sys.modules`. All classes are there already.
pub fn install(thread: &Thread) -> Result<(), Raised> {
    let interpreter = Interpreter::of(thread);
    let names = interpreter.builtins();
    let dictionary = names
        .downcast::<Dict>()
        .expect("the names of builtins are a dict");
    let module = Module::with_dictionary(thread, names).value();
    let set = |name: &str, value: Value| dictionary.set_simple(thread, thread.intern(name), value);
    set("__name__", thread.intern("builtins"));
    set(
        "__doc__",
        thread.string("The names that every program has without an import."),
    );
    for name in ["__package__", "__loader__", "__spec__"] {
        set(name, Value::NONE);
    }
    set("__package__", thread.intern(""));
    set("__debug__", Value::TRUE);
    set("None", Value::NONE);
    set("True", Value::TRUE);
    set("False", Value::FALSE);
    set("Ellipsis", Value::ELLIPSIS);
    set("NotImplemented", Value::NOT_IMPLEMENTED);
    for definition in DEFINITIONS {
        fill_module(thread, dictionary, module, definition)?;
    }
    for name in MADE_EARLIER {
        if let Some(class) = interpreter.class_named(name) {
            set(name, class);
        }
    }
    for exception in Exception::ALL {
        set(exception.name(), interpreter.exception_class(*exception));
    }
    if let Some(class) = interpreter.class_named("ExceptionGroup") {
        set("ExceptionGroup", class);
    }
    let os_error = interpreter.exception_class(Exception::OSError);
    set("EnvironmentError", os_error);
    set("IOError", os_error);
    interpreter
        .modules()
        .set_simple(thread, thread.intern("builtins"), module);
    Ok(())
}
