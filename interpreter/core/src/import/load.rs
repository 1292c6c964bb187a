//! Loading modules: making them, filling them, and taking them out of `sys.modules` again when that fails.

use crate::error::{Exception, raise_with};
use crate::import::class::{get, set};
use crate::import::find::Found;
use crate::import::library::EmbeddedModule;
use crate::import::read::read_source;
use crate::interpreter::Interpreter;
use crate::names::Name;
use crate::native::ModuleDefinition;
use crate::protocol;
use crate::run::{self, Mode};
use crate::types::exception::fields::import_failed;
use crate::types::exception::traceback::register_source;
use crate::types::module::Module;
use std::sync::Arc;
use weft_heap::{Dict, Native, Raised, Thread, Value};
use weft_syntax::Source;

/// An empty module.
pub fn new_module(thread: &Thread, name: &str) -> Value {
    Module::new(thread, name).value()
}

/// Makes `__main__`, empty, and puts it into `sys.modules`.
pub fn prepare_main(thread: &Thread) -> Value {
    let module = Module::new(thread, "__main__");
    let modules = Interpreter::of(thread).modules();
    let builtins = modules.get_simple(thread, Name::Builtin.value(thread));
    let builtins = builtins.unwrap_or_else(|| Interpreter::of(thread).builtins());
    module
        .dictionary()
        .set_simple(thread, Name::Builtins.value(thread), builtins);
    modules.set_simple(thread, Name::Main.value(thread), module.value());
    if let Some(builtins) = builtins.downcast::<Native<Module>>() {
        // It is there before import is, so nobody has said where it comes from.
        let names = builtins.dictionary();
        if let Ok(specification) = super::class::native_specification(thread, "builtins") {
            names.set_simple(thread, Name::Spec.value(thread), specification);
        }
        let loader = super::class::built_in_importer(thread);
        names.set_simple(thread, Name::Loader.value(thread), loader);
        names.set_simple(thread, Name::Package.value(thread), thread.intern(""));
    }
    module.value()
}

/// Loads what was found, and gives what then is in `sys.modules`.
pub(super) fn load_found(thread: &Thread, name: &str, found: Found) -> Result<Value, Raised> {
    let key = thread.intern(name);
    match found {
        Found::Native(definition) => load_native(thread, key, definition),
        Found::Embedded(embedded) => {
            let specification = found.specification(thread, name)?;
            load_text(thread, key, specification, || {
                let text = Text::from(embedded);
                register_source(thread, &text.source);
                Ok(text)
            })
        }
        Found::File(ref file) | Found::Package { ref file, .. } => {
            let path = super::find::text_of(file);
            let specification = found.specification(thread, name)?;
            load_text(thread, key, specification, || {
                read_source(thread, &path).map(Text::from)
            })
        }
        Found::Namespace(_) => {
            let specification = found.specification(thread, name)?;
            let module = new_module(thread, name);
            set_module_attributes(thread, module, specification)?;
            set(thread, module, "__file__", Value::NONE)?;
            Interpreter::of(thread)
                .modules()
                .set_simple(thread, key, module);
            Ok(module)
        }
        Found::Specification(specification) => load_spec(thread, key, specification),
    }
}

/// What a module is made from.
pub(super) struct Text {
    source: Arc<Source>,
    /// The tree of the text, if the program has that too.
    tree: Option<&'static [u8]>,
}

impl From<Arc<Source>> for Text {
    fn from(source: Arc<Source>) -> Text {
        Text { source, tree: None }
    }
}

impl From<&'static EmbeddedModule> for Text {
    fn from(embedded: &'static EmbeddedModule) -> Text {
        Text {
            source: embedded_source(embedded),
            tree: Some(embedded.tree),
        }
    }
}

pub(super) fn embedded_source(embedded: &EmbeddedModule) -> Arc<Source> {
    let name = format!("<frozen {}>", embedded.name);
    Arc::new(Source::of_program(name, embedded.source))
}

fn load_native(
    thread: &Thread,
    key: Value,
    definition: &'static ModuleDefinition,
) -> Result<Value, Raised> {
    let module = Module::new(thread, definition.name);
    let dictionary = module.dictionary();
    if !definition.doc.is_empty() {
        dictionary.set_simple(
            thread,
            Name::Doc.value(thread),
            thread.string(definition.doc),
        );
    }
    let modules = Interpreter::of(thread).modules();
    // In place before it is filled, for what fills it may look it up.
    modules.set_simple(thread, key, module.value());
    let filled = fill_native(thread, &module, &dictionary, definition);
    if let Err(raised) = filled {
        modules.remove_simple(thread, key);
        return Err(raised);
    }
    Ok(modules
        .get_simple(thread, key)
        .unwrap_or_else(|| module.value()))
}

fn fill_native(
    thread: &Thread,
    module: &weft_heap::Native<Module>,
    dictionary: &Dict,
    definition: &'static ModuleDefinition,
) -> Result<(), Raised> {
    crate::native::fill_module(thread, dictionary, module.value(), definition)?;
    let specification = Found::Native(definition).specification(thread, definition.name)?;
    dictionary.set_simple(thread, Name::Spec.value(thread), specification);
    dictionary.set_simple(
        thread,
        Name::Loader.value(thread),
        super::class::built_in_importer(thread),
    );
    dictionary.set_simple(thread, Name::Package.value(thread), thread.intern(""));
    Ok(())
}

/// Loads a module whose text `read` gives.
fn load_text(
    thread: &Thread,
    key: Value,
    specification: Value,
    read: impl FnOnce() -> Result<Text, Raised>,
) -> Result<Value, Raised> {
    let module = new_module(thread, protocol::text_of(&key).unwrap_or_default());
    set_module_attributes(thread, module, specification)?;
    load_in_place(thread, key, module, specification, || {
        run_text(thread, read()?, module)
    })
}

/// Runs `body`, which fills a module, with the module in `sys.modules`; takes it out again if that fails.
fn load_in_place(
    thread: &Thread,
    key: Value,
    module: Value,
    specification: Value,
    body: impl FnOnce() -> Result<(), Raised>,
) -> Result<Value, Raised> {
    let modules = Interpreter::of(thread).modules();
    set(thread, specification, "_initializing", Value::TRUE)?;
    modules.set_simple(thread, key, module);
    let result = body();
    if let Err(raised) = result {
        modules.remove_simple(thread, key);
        let exception = thread.take_raised(raised);
        if let Err(second) = set(thread, specification, "_initializing", Value::FALSE) {
            thread.take_raised(second);
        }
        return Err(thread.set_raised(exception));
    }
    set(thread, specification, "_initializing", Value::FALSE)?;
    // A module may have put something else into its place.
    match modules.get_simple(thread, key) {
        Some(module) => Ok(module),
        None => Err(raise_with(thread, Exception::KeyError, &[key])),
    }
}

/// Runs source text in a module's namespace.
pub(super) fn run_text(thread: &Thread, text: Text, module: Value) -> Result<(), Raised> {
    let namespace = protocol::get_attribute(thread, module, Name::Dict.value(thread))?;
    if let Some(dictionary) = namespace.downcast::<Dict>() {
        let name = Name::Builtins.value(thread);
        if dictionary.get_simple(thread, name).is_none() {
            dictionary.set_simple(thread, name, Interpreter::of(thread).builtins());
        }
    }
    let code = match text.tree {
        Some(tree) => run::compile_frozen(thread, text.source, tree)?,
        None => run::compile(thread, text.source, Mode::Exec)?,
    };
    run::run_module(thread, &code, namespace)
}

/// Sets what import tells a module about itself.
pub(super) fn set_module_attributes(
    thread: &Thread,
    module: Value,
    specification: Value,
) -> Result<(), Raised> {
    let attribute = |name: &str| get(thread, specification, name);
    set(thread, module, "__spec__", specification)?;
    set(
        thread,
        module,
        "__loader__",
        attribute("loader")?.unwrap_or(Value::NONE),
    )?;
    set(
        thread,
        module,
        "__package__",
        attribute("parent")?.unwrap_or(Value::NONE),
    )?;
    if let Some(locations) = attribute("submodule_search_locations")? {
        set(thread, module, "__path__", locations)?;
    }
    if let Some(has_location) = attribute("has_location")?
        && protocol::truth(thread, has_location)?
    {
        set(
            thread,
            module,
            "__file__",
            attribute("origin")?.unwrap_or(Value::NONE),
        )?;
        if let Some(cached) = attribute("cached")? {
            set(thread, module, "__cached__", cached)?;
        }
    }
    Ok(())
}

/// Makes and fills a module as its specification's loader says; `key` is its name.
///
/// # Errors
/// What the loader raised; `ImportError` if there is no loader.
pub fn load_spec(thread: &Thread, key: Value, specification: Value) -> Result<Value, Raised> {
    let module = super::class::module_from_spec(thread, specification)?;
    let Some(loader) = get(thread, specification, "loader")? else {
        if get(thread, specification, "submodule_search_locations")?.is_none() {
            return Err(import_failed(
                thread,
                Exception::ImportError,
                "missing loader",
                key,
                None,
                None,
            ));
        }
        Interpreter::of(thread)
            .modules()
            .set_simple(thread, key, module);
        return Ok(module);
    };
    load_in_place(thread, key, module, specification, || {
        let execute = protocol::get_attribute_text(thread, loader, "exec_module")?;
        protocol::call_values(thread, execute, &[module]).map(drop)
    })
}

/// Fills a module that exists again, as its specification says (`importlib.reload`).
///
/// # Errors
/// What the loader raised.
pub fn exec_module(thread: &Thread, specification: Value, module: Value) -> Result<(), Raised> {
    set_module_attributes(thread, module, specification)?;
    let loader = protocol::get_attribute_text(thread, specification, "loader")?;
    let execute = protocol::get_attribute_text(thread, loader, "exec_module")?;
    protocol::call_values(thread, execute, &[module]).map(drop)
}
