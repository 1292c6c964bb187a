//! What the import statements mean: from a name to a module, and from a module to its names.

use crate::error::{Exception, catch, raise, raise_with, type_error, value_error};
use crate::import::class::get;
use crate::import::find;
use crate::import::library::Imports;
use crate::import::load::load_found;
use crate::import::missing::cannot_import;
use crate::interpreter::Interpreter;
use crate::interpreter::limits::check_item;
use crate::names::Name;
use crate::protocol;
use crate::types::exception::fields::import_failed;
use crate::types::function::NativeFunction;
use crate::types::module::Module;
use std::borrow::Cow;
use weft_heap::{Dict, List, Native, Raised, Thread, Tuple, Value};

/// The module that an import statement names: the last one of a dotted name. `globals` is the importing module's
/// dictionary, which a relative name (`level` over 0) starts from.
///
/// # Errors
/// `ImportError` and its kin, and whatever the module's own code raises.
pub fn import_name(
    thread: &Thread,
    globals: Value,
    name: &str,
    level: u32,
) -> Result<Value, Raised> {
    if let Some(replacement) = replacement(thread, globals)? {
        let mut module = import_by(thread, replacement, globals, name, Value::NONE, level)?;
        for part in name.split('.').skip(1) {
            module = protocol::get_attribute(thread, module, thread.intern(part))?;
        }
        return Ok(module);
    }
    let absolute = absolute_name(thread, globals, name, level)?;
    import_module(thread, &absolute)
}

/// The module that names are taken from: what `from name import …` imports first. `names` makes the tuple of the names,
/// for a program's own `__import__`.
///
/// # Errors
/// As [`import_name`].
pub fn import_names(
    thread: &Thread,
    globals: Value,
    name: &str,
    names: &dyn Fn() -> Value,
    level: u32,
) -> Result<Value, Raised> {
    if let Some(replacement) = replacement(thread, globals)? {
        return import_by(thread, replacement, globals, name, names(), level);
    }
    let absolute = absolute_name(thread, globals, name, level)?;
    import_module(thread, &absolute)
}

/// The first module of a dotted name after all of it was imported: what `import a.b` binds.
///
/// # Errors
/// As [`import_name`].
pub fn import_top_level(thread: &Thread, globals: Value, name: &str) -> Result<Value, Raised> {
    if let Some(replacement) = replacement(thread, globals)? {
        return import_by(thread, replacement, globals, name, Value::NONE, 0);
    }
    import_module(thread, name)?;
    top_level(thread, name)
}

/// The program's own `__import__`, if `builtins` has another than the interpreter's.
fn replacement(thread: &Thread, globals: Value) -> Result<Option<Value>, Raised> {
    let own = globals
        .downcast::<Dict>()
        .and_then(|globals| globals.get_simple(thread, Name::Builtins.value(thread)));
    let builtins = match own {
        Some(own) if own.is::<Dict>() => own,
        Some(own) => crate::types::mapping_proxy::proxied(&own)
            .unwrap_or_else(|| Interpreter::of(thread).builtins()),
        None => Interpreter::of(thread).builtins(),
    };
    let function = builtins
        .downcast::<Dict>()
        .and_then(|names| names.get_simple(thread, Name::Import.value(thread)));
    match function {
        None => Err(raise(Exception::ImportError, "__import__ not found")),
        Some(function) => {
            let native = function.downcast::<Native<NativeFunction>>();
            let is_own = native.is_some_and(|function| function.definition().name == "__import__");
            Ok(if is_own { None } else { Some(function) })
        }
    }
}

/// Imports by way of the program's own `__import__`; `names` is a tuple of what is to be taken from the module, or `None`.
#[cold]
fn import_by(
    thread: &Thread,
    function: Value,
    globals: Value,
    name: &str,
    names: Value,
    level: u32,
) -> Result<Value, Raised> {
    let arguments = [
        thread.intern(name),
        globals,
        globals,
        names,
        thread.int(i64::from(level)),
    ];
    protocol::call_values(thread, function, &arguments)
}

/// The first module of a dotted name that was imported: what `import a.b` binds.
///
/// # Errors
/// As [`import_module`].
pub fn top_level(thread: &Thread, name: &str) -> Result<Value, Raised> {
    let first = name.split('.').next().unwrap_or(name);
    import_module(thread, first)
}

/// The full name of what a relative name means in a module with these globals.
///
/// # Errors
/// `ImportError` if the module is in no package that is deep enough.
pub(super) fn absolute_name<'a>(
    thread: &Thread,
    globals: Value,
    name: &'a str,
    level: u32,
) -> Result<Cow<'a, str>, Raised> {
    if level == 0 {
        return Ok(Cow::Borrowed(name));
    }
    let package = package_of(thread, globals)?;
    resolve_name(name, &package, level).map(Cow::Owned)
}

/// The full name that a relative one means in a package.
///
/// # Errors
/// `ImportError` if the package is not deep enough.
pub fn resolve_name(name: &str, package: &str, level: u32) -> Result<String, Raised> {
    let mut base = package;
    for _ in 1..level {
        match base.rsplit_once('.') {
            Some((parent, _)) => base = parent,
            None => {
                return Err(raise(
                    Exception::ImportError,
                    "attempted relative import beyond top-level package",
                ));
            }
        }
    }
    Ok(if name.is_empty() {
        base.to_owned()
    } else {
        format!("{base}.{name}")
    })
}

/// The package that a module is in, by what its globals say.
fn package_of(thread: &Thread, globals: Value) -> Result<String, Raised> {
    let no_name = || {
        raise_with(
            thread,
            Exception::KeyError,
            &[thread.string("'__name__' not in globals")],
        )
    };
    let Some(names) = globals.downcast::<Dict>() else {
        return Err(if globals.is_none() {
            no_name()
        } else {
            type_error("globals must be a dict")
        });
    };
    let found = |name: Name| {
        names
            .get_simple(thread, name.value(thread))
            .filter(|value| !value.is_none())
    };
    let no_package = || {
        raise(
            Exception::ImportError,
            "attempted relative import with no known parent package",
        )
    };
    if let Some(package) = found(Name::Package) {
        let Some(package) = protocol::text_of(&package) else {
            return Err(type_error("package must be a string"));
        };
        return if package.is_empty() {
            Err(no_package())
        } else {
            Ok(package.to_owned())
        };
    }
    if let Some(specification) = found(Name::Spec) {
        let parent = protocol::get_attribute_text(thread, specification, "parent")?;
        let parent = protocol::text_of(&parent).unwrap_or_default();
        return if parent.is_empty() {
            Err(no_package())
        } else {
            Ok(parent.to_owned())
        };
    }
    let name = found(Name::Name);
    let Some(name) = name.as_ref().and_then(protocol::text_of) else {
        return Err(no_name());
    };
    if names.get_simple(thread, Name::Path.value(thread)).is_some() {
        return Ok(name.to_owned());
    }
    match name.rsplit_once('.') {
        Some((parent, _)) => Ok(parent.to_owned()),
        None => Err(no_package()),
    }
}

/// The module with a full name: from `sys.modules`, or found and loaded.
///
/// # Errors
/// `ModuleNotFoundError`, and whatever the module's own code raises.
pub fn import_module(thread: &Thread, name: &str) -> Result<Value, Raised> {
    if name.is_empty() {
        return Err(value_error("Empty module name"));
    }
    let imports = Imports::of(thread);
    // A name may be of any length, and is gone over several times.
    let key = thread.intern(name);
    check_item(thread)?;
    if let Some(module) = loaded(thread, &imports, name, key)? {
        return Ok(module);
    }
    let _loading = imports.locks.acquire(thread, name);
    check_item(thread)?;
    match loaded(thread, &imports, name, key)? {
        Some(module) => Ok(module),
        None => find_and_load(thread, name, key),
    }
}

/// The module if it is in `sys.modules`, after another thread is through with it.
fn loaded(
    thread: &Thread,
    imports: &Imports,
    name: &str,
    key: Value,
) -> Result<Option<Value>, Raised> {
    let modules = Interpreter::of(thread).modules();
    match modules.get_simple(thread, key) {
        None => Ok(None),
        Some(module) if module.is_none() => {
            let message = format!("import of {name} halted; None in sys.modules");
            Err(import_failed(
                thread,
                Exception::ModuleNotFoundError,
                &message,
                key,
                None,
                None,
            ))
        }
        Some(module) => {
            imports.locks.wait_until_loaded(thread, name);
            Ok(Some(modules.get_simple(thread, key).unwrap_or(module)))
        }
    }
}

fn find_and_load(thread: &Thread, name: &str, key: Value) -> Result<Value, Raised> {
    let not_found = |message: &str| {
        import_failed(
            thread,
            Exception::ModuleNotFoundError,
            message,
            key,
            None,
            None,
        )
    };
    let Some((parent_name, child)) = name.rsplit_once('.') else {
        let found = find::find(thread, name, None)?;
        check_item(thread)?;
        return match found {
            Some(found) => load_found(thread, name, found),
            None => Err(not_found(&format!("No module named '{name}'"))),
        };
    };
    let parent = import_module(thread, parent_name)?;
    // Loading the parent may have loaded it.
    if let Some(module) = Interpreter::of(thread).modules().get_simple(thread, key) {
        return Ok(module);
    }
    let Some(path) = protocol::try_attribute(thread, parent, Name::Path.value(thread))? else {
        return Err(not_found(&format!(
            "No module named '{name}'; '{parent_name}' is not a package"
        )));
    };
    let Some(found) = find::find(thread, name, Some(path))? else {
        return Err(not_found(&format!("No module named '{name}'")));
    };
    let module = load_found(thread, name, found)?;
    let bound = protocol::set_attribute(thread, parent, thread.intern(child), module);
    // A parent that takes no attributes is warned about by CPython, not refused.
    catch(thread, bound, Exception::AttributeError)?.ok();
    Ok(module)
}

/// What `from module import name` binds: an attribute, or a module below the package.
///
/// # Errors
/// `ImportError` if there is neither, and whatever loading the module raises.
pub fn import_from(thread: &Thread, module: Value, name: Value) -> Result<Value, Raised> {
    if let Some(found) = protocol::try_attribute(thread, module, name)? {
        return Ok(found);
    }
    let module_name = get(thread, module, "__name__")?;
    let module_text = module_name.as_ref().and_then(protocol::text_of);
    let name_text = protocol::text_of(&name).unwrap_or_default();
    if let Some(module_text) = module_text {
        let full = format!("{module_text}.{name_text}");
        let key = thread.intern(&full);
        if get(thread, module, "__path__")?.is_some() {
            let imported = import_module(thread, &full);
            match catch(thread, imported, Exception::ModuleNotFoundError)? {
                Ok(below) => {
                    return Ok(protocol::try_attribute(thread, module, name)?.unwrap_or(below));
                }
                // What is missing may be something that the module below imports.
                Err(exception) if !is_about(thread, exception, key)? => {
                    return Err(thread.set_raised(exception));
                }
                Err(_) => {}
            }
        }
        if let Some(below) = Interpreter::of(thread).modules().get_simple(thread, key) {
            return Ok(below);
        }
    }
    Err(cannot_import(thread, module, module_text, name))
}

/// Whether an `ImportError` is about this module.
fn is_about(thread: &Thread, exception: Value, key: Value) -> Result<bool, Raised> {
    let name = get(thread, exception, "name")?;
    Ok(name.as_ref().and_then(protocol::text_of) == protocol::text_of(&key))
}

/// Binds what `from module import *` takes: the names in `__all__`, or all that do not begin with an underscore.
///
/// # Errors
/// `AttributeError` for a name in `__all__` that is not there, `TypeError` for names that are not text, and what `bind`
/// or the loading of a module below raises.
pub fn import_all(
    thread: &Thread,
    module: Value,
    bind: &mut dyn FnMut(Value, Value) -> Result<(), Raised>,
) -> Result<(), Raised> {
    if let Some(all) = protocol::try_attribute(thread, module, Name::All.value(thread))? {
        let names = protocol::collect_list(thread, all)?.snapshot(thread);
        for (index, name) in names.items().iter().copied().enumerate() {
            let Some(text) = protocol::text_of(&name) else {
                let owner = get(thread, module, "__name__")?;
                let owner = owner
                    .as_ref()
                    .and_then(protocol::text_of)
                    .unwrap_or_default();
                return Err(type_error(format!(
                    "Item in {owner}.__all__ must be str, not {}",
                    protocol::class_name(names.items()[index])
                )));
            };
            let name = thread.intern(text);
            bind(name, star_item(thread, module, name)?)?;
        }
        return Ok(());
    }
    let Some(namespace) = get(thread, module, "__dict__")? else {
        return Err(raise(
            Exception::ImportError,
            "from-import-* object has no __dict__ and no __all__",
        ));
    };
    let names = match (
        module.downcast::<Native<Module>>(),
        namespace.downcast::<Dict>(),
    ) {
        (Some(_), Some(dictionary)) => {
            let names = List::from_items(thread, &[]);
            let mut position = 0;
            while let Some((next, name, _)) = dictionary.next(position) {
                names.push(thread, name);
                position = next;
            }
            names.snapshot(thread)
        }
        _ => protocol::collect_list(thread, namespace)?.snapshot(thread),
    };
    for name in Tuple::items(&names).iter().copied() {
        match protocol::text_of(&name) {
            Some(text) if text.starts_with('_') => {}
            Some(text) => {
                let name = thread.intern(text);
                let value = protocol::get_attribute(thread, module, name)?;
                bind(name, value)?;
            }
            None => {
                let owner = get(thread, module, "__name__")?;
                let owner = owner
                    .as_ref()
                    .and_then(protocol::text_of)
                    .unwrap_or_default();
                let kind = protocol::class_name(name);
                return Err(type_error(format!(
                    "Key in {owner}.__dict__ must be str, not {kind}"
                )));
            }
        }
    }
    Ok(())
}

/// A name of `__all__`, which may be that of a module below that is not loaded yet.
fn star_item(thread: &Thread, module: Value, name: Value) -> Result<Value, Raised> {
    if let Some(found) = protocol::try_attribute(thread, module, name)? {
        return Ok(found);
    }
    if get(thread, module, "__path__")?.is_some()
        && let Some(owner) = get(thread, module, "__name__")?
    {
        let owner = protocol::text_of(&owner).unwrap_or_default();
        let full = format!("{owner}.{}", protocol::text_of(&name).unwrap_or_default());
        let imported = import_module(thread, &full);
        match catch(thread, imported, Exception::ModuleNotFoundError)? {
            Ok(below) => return Ok(below),
            Err(exception) if !is_about(thread, exception, thread.intern(&full))? => {
                return Err(thread.set_raised(exception));
            }
            Err(_) => {}
        }
    }
    // The module's own words are the best.
    protocol::get_attribute(thread, module, name)
}

/// What the built-in function `__import__` does: gives the first module of a dotted name, or the last one if names are
/// to be taken from it, which are imported where they are modules.
///
/// # Errors
/// As [`import_name`].
pub fn import_builtin(
    thread: &Thread,
    name: &str,
    globals: Value,
    names: Value,
    level: i64,
) -> Result<Value, Raised> {
    let Ok(level) = u32::try_from(level) else {
        return Err(value_error("level must be >= 0"));
    };
    if name.is_empty() && level == 0 {
        return Err(value_error("Empty module name"));
    }
    let absolute = absolute_name(thread, globals, name, level)?;
    let module = import_module(thread, &absolute)?;
    if names.is_none() || !protocol::truth(thread, names)? {
        if level == 0 {
            return top_level(thread, name);
        }
        if name.is_empty() {
            return Ok(module);
        }
        let below = name
            .split_once('.')
            .map_or(0, |(first, _)| name.len() - first.len());
        return import_module(thread, &absolute[..absolute.len() - below]);
    }
    if get(thread, module, "__path__")?.is_some() {
        for name in protocol::collect_list(thread, names)?
            .snapshot(thread)
            .items()
        {
            let Some(text) = protocol::text_of(name) else {
                let kind = protocol::class_name(*name);
                return Err(type_error(format!(
                    "Item in ``from list'' must be str, not {kind}"
                )));
            };
            let wanted = thread.intern(text);
            if text == "*" || protocol::try_attribute(thread, module, wanted)?.is_some() {
                continue;
            }
            let full = format!("{absolute}.{text}");
            let imported = import_module(thread, &full);
            if let Err(exception) = catch(thread, imported, Exception::ModuleNotFoundError)?
                && !is_about(thread, exception, thread.intern(&full))?
            {
                return Err(thread.set_raised(exception));
            }
        }
    }
    Ok(module)
}
