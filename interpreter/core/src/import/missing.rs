//! What is said of a name that a module does not have.

use crate::error::Exception;
use crate::import::class::get;
use crate::import::library::{Imports, is_library_name};
use crate::interpreter::Interpreter;
use crate::names::Name;
use crate::protocol;
use crate::types::exception::fields::import_failed;
use crate::types::module::Module;
use weft_heap::{Native, Raised, Thread, Value};

/// Raises the `ImportError` for a name that a module does not have.
#[cold]
pub(super) fn cannot_import(
    thread: &Thread,
    module: Value,
    module_name: Option<&str>,
    name: Value,
) -> Raised {
    match import_error_parts(thread, module) {
        Err(raised) => raised,
        Ok(parts) => {
            let text = protocol::text_of(&name).unwrap_or_default();
            let owner = module_name.unwrap_or("<unknown module name>");
            let shadows_library = parts.is_beside_program && is_library_name(thread, owner);
            let origin = parts.origin.as_deref();
            let message = match origin {
                Some(origin) if shadows_library => format!(
                    "cannot import name '{text}' from '{owner}' (consider renaming '{origin}' since it has the same name as \
                     the standard library module named '{owner}' and prevents importing that standard library module)"
                ),
                Some(origin) if parts.is_initializing && parts.is_beside_program => format!(
                    "cannot import name '{text}' from '{owner}' (consider renaming '{origin}' if it has the same name as a \
                     library you intended to import)"
                ),
                Some(origin) if parts.is_initializing => format!(
                    "cannot import name '{text}' from partially initialized module '{owner}' (most likely due to a circular \
                     import) ({origin})"
                ),
                None if parts.is_initializing => format!(
                    "cannot import name '{text}' from partially initialized module '{owner}' (most likely due to a circular \
                     import)"
                ),
                Some(origin) => format!("cannot import name '{text}' from '{owner}' ({origin})"),
                None => format!("cannot import name '{text}' from '{owner}' (unknown location)"),
            };
            let path = origin.map(|origin| thread.string(origin));
            import_failed(
                thread,
                Exception::ImportError,
                &message,
                module_name.map_or(Value::NONE, |owner| thread.string(owner)),
                path,
                Some(name),
            )
        }
    }
}

/// What an `AttributeError` says of a name that a module does not have.
#[cold]
pub fn missing_in_module(thread: &Thread, module: Value, module_name: &str, name: &str) -> String {
    let plain = format!("module '{module_name}' has no attribute '{name}'");
    let parts = match parts_of_specification(thread, own_specification(thread, module)) {
        Ok(parts) => parts,
        Err(raised) => {
            thread.take_raised(raised);
            return plain;
        }
    };
    let origin = parts.origin.as_deref();
    if let Some(origin) = origin.filter(|_| parts.is_beside_program) {
        if is_library_name(thread, module_name) {
            return format!(
                "{plain} (consider renaming '{origin}' since it has the same name as the standard library module named \
                 '{module_name}' and prevents importing that standard library module)"
            );
        }
        if parts.is_initializing {
            return format!(
                "{plain} (consider renaming '{origin}' if it has the same name as a library you intended to import)"
            );
        }
    }
    match origin {
        Some(origin) if parts.is_initializing => format!(
            "partially initialized module '{module_name}' from '{origin}' has no attribute '{name}' (most likely due to a \
             circular import)"
        ),
        None if parts.is_initializing => format!(
            "partially initialized module '{module_name}' has no attribute '{name}' (most likely due to a circular import)"
        ),
        _ if is_below_and_initializing(thread, module_name, name) => format!(
            "cannot access submodule '{name}' of module '{module_name}' (most likely due to a circular import)"
        ),
        _ => plain,
    }
}

/// Whether a module below another one is being imported, so that it is no attribute of that yet.
fn is_below_and_initializing(thread: &Thread, module_name: &str, name: &str) -> bool {
    let key = thread.intern(&format!("{module_name}.{name}"));
    let Some(below) = Interpreter::of(thread).modules().get_simple(thread, key) else {
        return false;
    };
    match parts_of_specification(thread, own_specification(thread, below)) {
        Ok(parts) => parts.is_initializing,
        Err(raised) => {
            thread.take_raised(raised);
            false
        }
    }
}

/// What the message about a missing name depends on.
struct ImportErrorParts {
    origin: Option<String>,
    is_initializing: bool,
    /// Whether the file is in the program's own folder, the first of `sys.path` at its start.
    is_beside_program: bool,
}

fn import_error_parts(thread: &Thread, module: Value) -> Result<ImportErrorParts, Raised> {
    let specification = get(thread, module, "__spec__")?;
    let mut parts = parts_of_specification(thread, specification)?;
    if parts.origin.is_none() {
        let file = get(thread, module, "__file__")?;
        parts.origin = file.as_ref().and_then(protocol::text_of).map(str::to_owned);
        parts.is_beside_program = is_beside_program(thread, parts.origin.as_deref());
    }
    Ok(parts)
}

/// The specification in a module's own dictionary. It is not asked for as an attribute, which a class of the program's may
/// compute.
fn own_specification(thread: &Thread, module: Value) -> Option<Value> {
    let names = module.downcast::<Native<Module>>()?.dictionary();
    let specification = names.get_simple(thread, Name::Spec.value(thread))?;
    (!specification.is_none()).then_some(specification)
}

fn parts_of_specification(
    thread: &Thread,
    specification: Option<Value>,
) -> Result<ImportErrorParts, Raised> {
    let mut origin = None;
    let mut is_initializing = false;
    if let Some(specification) = specification {
        let has_location = get(thread, specification, "has_location")?;
        if let Some(has_location) = has_location
            && protocol::truth(thread, has_location)?
        {
            origin = get(thread, specification, "origin")?;
        }
        if let Some(initializing) = get(thread, specification, "_initializing")? {
            is_initializing = protocol::truth(thread, initializing)?;
        }
    }
    let origin = origin
        .as_ref()
        .and_then(protocol::text_of)
        .map(str::to_owned);
    let is_beside_program = is_beside_program(thread, origin.as_deref());
    Ok(ImportErrorParts {
        origin,
        is_initializing,
        is_beside_program,
    })
}

/// Whether a file is in the folder that the program was begun in.
fn is_beside_program(thread: &Thread, origin: Option<&str>) -> bool {
    let Some(origin) = origin else {
        return false;
    };
    let file = std::path::Path::new(origin);
    let folder = if file.ends_with("__init__.py") {
        file.parent().and_then(|f| f.parent())
    } else {
        file.parent()
    };
    let first = Imports::of(thread).program_folder();
    let first = first.as_deref().map(std::path::Path::new);
    match (folder, first) {
        (Some(folder), Some(first)) if first.as_os_str().is_empty() => {
            std::env::current_dir().is_ok_and(|current| current == folder)
        }
        (Some(folder), Some(first)) => folder == first,
        _ => false,
    }
}
