//! The functions that pickles of functions and classes by value call when they are loaded.

use crate::pickle::registry::Registry;
use std::sync::Arc;
use weft_core::error::{Exception, catch, raise, runtime_error};
use weft_core::heap::{Cell, Dict, Native, Raised, Thread, Tuple, Value};
use weft_core::interpreter::Interpreter;
use weft_core::names::Name;
use weft_core::protocol;
use weft_core::types::function::Function;
use weft_core::types::module::Module;

/// One of these functions, by its name.
pub fn function(thread: &Thread, name: &str) -> Result<Value, Raised> {
    let module = weft_core::import::import_module(thread, "_pickle")?;
    protocol::get_attribute_text(thread, module, name)
}

/// What the main module has under a qualified name, if it did not come by value itself: the program that runs here then
/// has a function or class of its own by that name.
fn own_of_main(thread: &Thread, name: &str) -> Result<Option<Value>, Raised> {
    if name.contains('<') {
        return Ok(None);
    }
    let modules = Interpreter::of(thread).modules();
    let Some(mut found) = modules.get_simple(thread, Name::Main.value(thread)) else {
        return Ok(None);
    };
    for part in name.split('.') {
        match protocol::try_attribute(thread, found, thread.intern(part))? {
            Some(next) => found = next,
            None => return Ok(None),
        }
    }
    Ok((!Registry::of(thread).has_token(found)).then_some(found))
}

/// The function of a token: known already, the program's own, or a new one without anything but code.
#[expect(clippy::too_many_arguments, reason = "what a function is made of")]
pub fn make_function(
    thread: &Thread,
    token: &str,
    text: &str,
    file: &str,
    place: &str,
    namespace: Value,
    name: &str,
    closure: Value,
) -> Result<Value, Raised> {
    let registry = Registry::of(thread);
    if let Some(known) = registry.object(token) {
        return Ok(known);
    }
    let is_main = protocol::text_of(&namespace) == Some("__main__");
    if is_main
        && let Some(own) = own_of_main(thread, name)?
        && let Some(function) = own.downcast::<Native<Function>>()
        && function.code().source.text == text
    {
        registry.add(thread, token, own);
        registry.fill(own);
        return Ok(own);
    }
    let Some(code) = registry.code(thread, file, text, place)? else {
        return Err(runtime_error("pickled code is not in its source text"));
    };
    if code.free_names.len() != closure.downcast::<Tuple>().map_or(0, |cells| cells.len()) {
        return Err(runtime_error("pickled code does not fit its closure"));
    }
    let globals = match protocol::text_of(&namespace) {
        Some("__main__") | None if !namespace.is_none() => main_names(thread)?,
        Some(module) => names_of(thread, module)?,
        None => {
            let names = thread.dict();
            names.set_simple(
                thread,
                thread.intern("__builtins__"),
                Interpreter::of(thread).builtins(),
            );
            names.value()
        }
    };
    let builtins = Interpreter::of(thread).builtins();
    let closure = (!code.free_names.is_empty()).then_some(closure);
    let function = Function::new(thread, Arc::clone(&code), globals, builtins, closure).value();
    registry.add(thread, token, function);
    Ok(function)
}

fn main_names(thread: &Thread) -> Result<Value, Raised> {
    names_of(thread, "__main__")
}

fn names_of(thread: &Thread, module: &str) -> Result<Value, Raised> {
    let found = weft_core::import::import_module(thread, module)?;
    match found.downcast::<Native<Module>>() {
        Some(module) => Ok(module.dictionary().value()),
        None => protocol::get_attribute(thread, found, Name::Dict.value(thread)),
    }
}

/// Gives a function that came by value what belongs to it.
pub fn fill_function(thread: &Thread, function: Value, state: Value) -> Result<(), Raised> {
    if !Registry::of(thread).fill(function) {
        return Ok(());
    }
    let (Some(object), Some(state)) = (
        function.downcast::<Native<Function>>(),
        state.downcast::<Tuple>(),
    ) else {
        return Err(raise(
            Exception::TypeError,
            "a function and its state are needed",
        ));
    };
    let [
        globals,
        contents,
        defaults,
        keyword_defaults,
        name,
        doc,
        module,
        attributes,
    ] = *state.items()
    else {
        return Err(raise(
            Exception::TypeError,
            "a function's state has eight parts",
        ));
    };
    if let Some(globals) = globals.downcast::<Dict>() {
        let mut position = 0;
        while let Some((next, name, value)) = globals.next(position) {
            position = next;
            let name = thread.intern_value(name);
            if object.globals().get_simple(thread, name).is_none() {
                object.globals().set_simple(thread, name, value);
            }
        }
    }
    if let Some(contents) = contents.downcast::<Tuple>() {
        for pair in contents.items().chunks_exact(2) {
            if let Some(cell) = pair[0].downcast::<Cell>() {
                cell.set(Some(pair[1]));
            }
        }
    }
    object.set_defaults((!defaults.is_none()).then_some(defaults));
    object.set_keyword_defaults((!keyword_defaults.is_none()).then_some(keyword_defaults));
    for (attribute, value) in [("__name__", name), ("__doc__", doc), ("__module__", module)] {
        protocol::set_attribute(thread, function, thread.intern(attribute), value)?;
    }
    set_attributes(thread, function, attributes)
}

fn set_attributes(thread: &Thread, object: Value, attributes: Value) -> Result<(), Raised> {
    let Some(attributes) = attributes.downcast::<Dict>() else {
        return Ok(());
    };
    let mut position = 0;
    while let Some((next, name, value)) = attributes.next(position) {
        position = next;
        protocol::set_attribute(thread, object, thread.intern_value(name), value)?;
    }
    Ok(())
}

/// The class of a token: known already, the program's own, or a new one without attributes.
pub fn make_class(
    thread: &Thread,
    token: &str,
    metaclass: Value,
    name: Value,
    bases: Value,
    namespace: Value,
) -> Result<Value, Raised> {
    let registry = Registry::of(thread);
    if let Some(known) = registry.object(token) {
        return Ok(known);
    }
    let text = |key: &str| {
        namespace
            .downcast::<Dict>()
            .and_then(|names| names.get_simple(thread, thread.intern(key)))
    };
    let (module, qualname) = (text("__module__"), text("__qualname__"));
    if module.as_ref().and_then(protocol::text_of) == Some("__main__") {
        let qualname = qualname
            .as_ref()
            .or(Some(&name))
            .and_then(protocol::text_of)
            .unwrap_or("");
        if let Some(own) = own_of_main(thread, qualname)?
            && weft_core::types::class::Class::of(&own).is_some()
        {
            registry.add(thread, token, own);
            registry.fill(own);
            return Ok(own);
        }
    }
    let prepare = protocol::get_attribute_text(thread, metaclass, "__prepare__");
    let prepared = match catch(thread, prepare, Exception::AttributeError)? {
        Ok(prepare) => protocol::call_values(thread, prepare, &[name, bases])?,
        Err(_) => thread.dict().value(),
    };
    if let Some(names) = namespace.downcast::<Dict>() {
        let mut position = 0;
        while let Some((next, key, value)) = names.next(position) {
            position = next;
            protocol::set_item(thread, prepared, key, value)?;
        }
    }
    let class = protocol::call_values(thread, metaclass, &[name, bases, prepared])?;
    registry.add(thread, token, class);
    Ok(class)
}

/// Gives a class that came by value its attributes.
pub fn fill_class(thread: &Thread, class: Value, attributes: Value) -> Result<(), Raised> {
    if !Registry::of(thread).fill(class) {
        return Ok(());
    }
    set_attributes(thread, class, attributes)
}
