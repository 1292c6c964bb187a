//! What a program sees of import: module specifications, finders and loaders.

use crate::import::find::{Found, cache_path, find_native, find_on_path, find_protected};
use crate::import::library::Imports;
use crate::import::load::{embedded_source, load_found, new_module};
use crate::import::read::read_source;
use crate::interpreter::{Interpreter, new_native};
use crate::native::NativeClass;
use crate::protocol;
use crate::types::construct::new_instance;
use std::sync::Arc;
use weft_heap::{Native, Raised, Thread, Trace, Tracer, Value};
use weft_syntax::Source;

/// A `ModuleSpec`; all it holds are attributes.
pub struct Specification;

/// A `SourceFileLoader`; all it holds are attributes.
pub struct FileLoader;

/// A `NamespaceLoader`.
pub struct FolderLoader;

/// `BuiltinImporter`, which has no instances.
pub struct NativeImporter;

/// `FrozenImporter`, which has no instances.
pub struct LibraryImporter;

/// `PathFinder`, which has no instances.
pub struct PathImporter;

/// Types without values.
macro_rules! without_values {
    ($($type:ident),*) => {$(
        impl Trace for $type {
            fn trace(&self, _: &mut Tracer<'_>) {}
        }
    )*};
}
without_values!(
    Specification,
    FileLoader,
    FolderLoader,
    NativeImporter,
    LibraryImporter,
    PathImporter
);

fn class_of<T: NativeClass>(thread: &Thread) -> Value {
    Interpreter::class_of::<T>(thread).0
}

/// The finder of native modules.
pub fn built_in_importer(thread: &Thread) -> Value {
    class_of::<NativeImporter>(thread)
}

/// The finder of those embedded modules that no file goes before.
pub fn frozen_importer(thread: &Thread) -> Value {
    class_of::<LibraryImporter>(thread)
}

/// The finder along `sys.path`.
pub fn path_finder(thread: &Thread) -> Value {
    class_of::<PathImporter>(thread)
}

/// The classes that a program can see, by their names.
pub fn classes(thread: &Thread) -> [(&'static str, Value); 6] {
    [
        ("ModuleSpec", class_of::<Specification>(thread)),
        ("SourceFileLoader", class_of::<FileLoader>(thread)),
        ("NamespaceLoader", class_of::<FolderLoader>(thread)),
        ("BuiltinImporter", built_in_importer(thread)),
        ("FrozenImporter", frozen_importer(thread)),
        ("PathFinder", path_finder(thread)),
    ]
}

/// A loader of a source file.
pub fn file_loader(thread: &Thread, name: &str, path: &str) -> Result<Value, Raised> {
    let loader = new_native(thread, FileLoader).value();
    set(thread, loader, "name", thread.string(name))?;
    set(thread, loader, "path", thread.string(path))?;
    Ok(loader)
}

/// A loader of a folder without `__init__.py`.
pub(super) fn new_folder_loader(thread: &Thread, portions: Value) -> Result<Value, Raised> {
    let loader = new_native(thread, FolderLoader).value();
    set(thread, loader, "_path", portions)?;
    Ok(loader)
}

/// The `__path__` of a package without `__init__.py`, which follows what its parent's path becomes.
pub(super) fn namespace_path(
    thread: &Thread,
    name: Value,
    portions: Value,
) -> Result<Value, Raised> {
    let module = super::import_module(thread, "_namespace_path")?;
    let class = protocol::get_attribute_text(thread, module, "_NamespacePath")?;
    protocol::call_values(thread, class, &[name, portions])
}

/// What a specification says.
pub(super) struct Details {
    pub(super) loader: Value,
    pub(super) origin: Option<Value>,
    /// Where the modules of a package are; a list.
    pub(super) locations: Option<Value>,
    pub(super) cached: Option<Value>,
    /// Whether `origin` is a file.
    pub(super) is_file: bool,
}

/// A specification.
pub(super) fn new_specification(
    thread: &Thread,
    name: Value,
    details: &Details,
) -> Result<Value, Raised> {
    let spec = new_native(thread, Specification).value();
    fill(thread, spec, name, details)?;
    Ok(spec)
}

/// The specification of a module that is written in Rust.
pub(super) fn native_specification(thread: &Thread, name: &str) -> Result<Value, Raised> {
    let details = Details {
        loader: built_in_importer(thread),
        origin: Some(thread.intern("built-in")),
        locations: None,
        cached: None,
        is_file: false,
    };
    new_specification(thread, thread.intern(name), &details)
}

fn fill(thread: &Thread, spec: Value, name: Value, details: &Details) -> Result<(), Raised> {
    set(thread, spec, "name", name)?;
    set(thread, spec, "loader", details.loader)?;
    set(
        thread,
        spec,
        "origin",
        details.origin.unwrap_or(Value::NONE),
    )?;
    set(thread, spec, "loader_state", Value::NONE)?;
    set(
        thread,
        spec,
        "submodule_search_locations",
        details.locations.unwrap_or(Value::NONE),
    )?;
    set(
        thread,
        spec,
        "_set_fileattr",
        Value::from_bool(details.is_file),
    )?;
    set(
        thread,
        spec,
        "_cached",
        details.cached.unwrap_or(Value::NONE),
    )
}

pub(super) fn set(thread: &Thread, object: Value, name: &str, value: Value) -> Result<(), Raised> {
    protocol::set_attribute(thread, object, thread.intern(name), value)
}

/// An attribute; `None` if it is missing or `None`.
pub(super) fn get(thread: &Thread, object: Value, name: &str) -> Result<Option<Value>, Raised> {
    Ok(
        protocol::try_attribute(thread, object, thread.intern(name))?
            .filter(|value| !value.is_none()),
    )
}

/// What a finder answers: a specification, or `None`.
fn answer(
    thread: &Thread,
    found: Result<Option<Found>, Raised>,
    name: &str,
) -> Result<Value, Raised> {
    match found? {
        Some(found) => found.specification(thread, name),
        None => Ok(Value::NONE),
    }
}

/// The specification for a module, used for loading.
///
/// A module's specification is its `__spec__`.
#[weft_macros::class(name = "ModuleSpec", module = "_frozen_importlib", bases = ["object"], subclassable, dictionary, payload = Specification)]
pub mod spec {
    use super::{Details, Specification, cache_path, fill, get, new_instance, set};
    use crate::native::Keywords;
    use crate::protocol;
    use weft_heap::{List, Native, Raised, Thread, Value};

    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<Value, Raised> {
        let _ = (arguments, keywords);
        new_instance(thread, class, Specification)
    }

    fn __init__(
        this: &Native<Specification>,
        thread: &Thread,
        name: Value,
        loader: Value,
        #[keyword_only]
        #[default(Value::NONE)]
        origin: Value,
        #[default(Value::NONE)] loader_state: Value,
        #[default(Value::NONE)] is_package: Value,
    ) -> Result<(), Raised> {
        let locations = if protocol::truth(thread, is_package)? {
            Some(List::from_items(thread, &[]).value())
        } else {
            None
        };
        let details = Details {
            loader,
            origin: Some(origin),
            locations,
            cached: None,
            is_file: false,
        };
        fill(thread, this.value(), name, &details)?;
        set(thread, this.value(), "loader_state", loader_state)
    }

    fn __repr__(this: &Native<Specification>, thread: &Thread) -> Result<String, Raised> {
        let mut text = String::from("ModuleSpec(");
        for (index, name) in ["name", "loader", "origin", "submodule_search_locations"]
            .into_iter()
            .enumerate()
        {
            let value = get(thread, this.value(), name)?;
            if value.is_none() && index > 1 {
                continue;
            }
            let shown = protocol::repr(thread, value.unwrap_or(Value::NONE))?;
            if index > 0 {
                text.push_str(", ");
            }
            text.push_str(&format!(
                "{name}={}",
                protocol::text_of(&shown).unwrap_or_default()
            ));
        }
        text.push(')');
        Ok(text)
    }

    /// The name of the module's parent.
    #[getter]
    fn parent(this: &Native<Specification>, thread: &Thread) -> Result<Value, Raised> {
        let name = get(thread, this.value(), "name")?.unwrap_or(Value::NONE);
        if get(thread, this.value(), "submodule_search_locations")?.is_some() {
            return Ok(name);
        }
        let text = protocol::text_of(&name).unwrap_or_default();
        Ok(thread.string(text.rsplit_once('.').map_or("", |(parent, _)| parent)))
    }

    /// Whether the origin is a file.
    #[getter]
    fn has_location(this: &Native<Specification>, thread: &Thread) -> Result<Value, Raised> {
        Ok(get(thread, this.value(), "_set_fileattr")?.unwrap_or(Value::FALSE))
    }

    #[setter("has_location")]
    fn set_has_location(
        this: &Native<Specification>,
        thread: &Thread,
        value: Value,
    ) -> Result<(), Raised> {
        let value = Value::from_bool(protocol::truth(thread, value)?);
        set(thread, this.value(), "_set_fileattr", value)
    }

    /// Where compiled code would be kept.
    #[getter]
    fn cached(this: &Native<Specification>, thread: &Thread) -> Result<Value, Raised> {
        if let Some(cached) = get(thread, this.value(), "_cached")? {
            return Ok(cached);
        }
        let is_file = get(thread, this.value(), "_set_fileattr")?;
        let is_file = protocol::truth(thread, is_file.unwrap_or(Value::FALSE))?;
        let origin = get(thread, this.value(), "origin")?.filter(|_| is_file);
        let origin = origin.as_ref().and_then(protocol::text_of);
        let cached = origin
            .filter(|origin| origin.ends_with(".py"))
            .and_then(|origin| cache_path(std::path::Path::new(origin)));
        Ok(cached.map_or(Value::NONE, |path| thread.string(&path)))
    }

    #[setter("cached")]
    fn set_cached(
        this: &Native<Specification>,
        thread: &Thread,
        value: Value,
    ) -> Result<(), Raised> {
        set(thread, this.value(), "_cached", value)
    }
}

/// Loader of folders without `__init__.py`.
#[weft_macros::class(name = "NamespaceLoader", module = "_frozen_importlib_external", bases = ["object"], dictionary, payload = FolderLoader)]
pub mod namespace_loader {
    use super::FolderLoader;
    use weft_heap::{Native, Value};

    /// A namespace is always a package.
    fn is_package(this: &Native<FolderLoader>, #[default(Value::NONE)] fullname: Value) -> bool {
        let _ = (this, fullname);
        true
    }

    /// Leave it to import to make the module.
    fn create_module(this: &Native<FolderLoader>, spec: Value) {
        let _ = (this, spec);
    }

    /// There is nothing to run.
    fn exec_module(this: &Native<FolderLoader>, module: Value) {
        let _ = (this, module);
    }
}

/// Finder and loader of the modules that are written in Rust.
#[weft_macros::class(name = "BuiltinImporter", module = "_frozen_importlib", bases = ["object"], payload = NativeImporter)]
pub mod builtin_importer {
    use super::{NativeImporter, answer, find_native, load_found};
    use crate::import::find::Found;
    use crate::protocol;
    use weft_heap::{Native, Raised, Thread, Value};

    fn __repr__(this: &Native<NativeImporter>) -> &'static str {
        let _ = this;
        "BuiltinImporter"
    }

    /// Find a native module.
    #[static_method]
    fn find_spec(
        thread: &Thread,
        fullname: &str,
        #[default(Value::NONE)] path: Value,
        #[default(Value::NONE)] target: Value,
    ) -> Result<Value, Raised> {
        let _ = (path, target);
        answer(thread, Ok(find_native(thread, fullname)), fullname)
    }

    /// Make the module.
    #[static_method]
    fn create_module(thread: &Thread, spec: Value) -> Result<Value, Raised> {
        let name = protocol::get_attribute_text(thread, spec, "name")?;
        let name = protocol::text_of(&name).unwrap_or_default();
        match find_native(thread, name) {
            Some(found @ Found::Native(_)) => load_found(thread, name, found),
            _ => Ok(Value::NONE),
        }
    }

    /// A native module is complete as soon as it is made.
    #[static_method]
    fn exec_module(module: Value) {
        let _ = module;
    }

    /// Native modules are no packages.
    #[static_method]
    fn is_package(fullname: Value) -> bool {
        let _ = fullname;
        false
    }
}

/// Finder and loader of the embedded modules.
#[weft_macros::class(name = "FrozenImporter", module = "_frozen_importlib", bases = ["object"], payload = LibraryImporter)]
pub mod library_importer {
    use super::{LibraryImporter, answer, find_protected};
    use crate::import::library::Imports;
    use crate::import::library::ModuleKind;
    use crate::import::load::run_text;
    use crate::protocol;
    use weft_heap::{Native, Raised, Thread, Value};

    fn __repr__(this: &Native<LibraryImporter>) -> &'static str {
        let _ = this;
        "FrozenImporter"
    }

    /// Find an embedded module.
    #[static_method]
    fn find_spec(
        thread: &Thread,
        fullname: &str,
        #[default(Value::NONE)] path: Value,
        #[default(Value::NONE)] target: Value,
    ) -> Result<Value, Raised> {
        let _ = (path, target);
        answer(thread, Ok(find_protected(thread, fullname)), fullname)
    }

    /// Leave it to import to make the module.
    #[static_method]
    fn create_module(spec: Value) {
        let _ = spec;
    }

    /// Run the module's text.
    #[static_method]
    fn exec_module(thread: &Thread, module: Value) -> Result<(), Raised> {
        let name = protocol::get_attribute_text(thread, module, "__name__")?;
        match Imports::of(thread).embedded(protocol::text_of(&name).unwrap_or_default()) {
            Some(embedded) => run_text(thread, embedded.into(), module),
            None => Ok(()),
        }
    }

    /// Return the module's text.
    #[static_method]
    fn get_source(thread: &Thread, fullname: &str) -> Option<&'static str> {
        Imports::of(thread)
            .embedded(fullname)
            .map(|embedded| embedded.source)
    }

    /// Whether the module is a package.
    #[static_method]
    fn is_package(thread: &Thread, fullname: &str) -> bool {
        Imports::of(thread)
            .embedded(fullname)
            .is_some_and(|embedded| embedded.kind == ModuleKind::Package)
    }
}

/// Finder along `sys.path` and the paths of packages.
#[weft_macros::class(name = "PathFinder", module = "_frozen_importlib_external", bases = ["object"], payload = PathImporter)]
pub mod path_importer {
    use super::{PathImporter, answer, find_on_path};
    use weft_heap::{Native, Raised, Thread, Value};

    fn __repr__(this: &Native<PathImporter>) -> &'static str {
        let _ = this;
        "PathFinder"
    }

    /// Find a module along a path, `sys.path` without one.
    #[static_method]
    fn find_spec(
        thread: &Thread,
        fullname: &str,
        #[default(Value::NONE)] path: Value,
        #[default(Value::NONE)] target: Value,
    ) -> Result<Value, Raised> {
        let _ = target;
        let path = Some(path).filter(|path| !path.is_none());
        answer(thread, find_on_path(thread, fullname, path), fullname)
    }

    /// Nothing is cached.
    #[static_method]
    fn invalidate_caches() {}
}

/// The text of the module that a specification is of; `None` if its loader has none.
///
/// # Errors
/// What the loader raised, or that the file cannot be read or decoded.
pub fn source_of(thread: &Thread, specification: Value) -> Result<Option<Arc<Source>>, Raised> {
    let Some(loader) = get(thread, specification, "loader")? else {
        return Ok(None);
    };
    let name = protocol::get_attribute_text(thread, specification, "name")?;
    let name = protocol::text_of(&name).unwrap_or_default();
    if loader == frozen_importer(thread) {
        return Ok(Imports::of(thread).embedded(name).map(embedded_source));
    }
    if loader.is::<Native<FileLoader>>() {
        let path = protocol::get_attribute_text(thread, loader, "path")?;
        return read_source(thread, protocol::text_of(&path).unwrap_or_default()).map(Some);
    }
    let Some(get_source) = get(thread, loader, "get_source")? else {
        return Ok(None);
    };
    let text = protocol::call_values(thread, get_source, &[thread.string(name)])?;
    let origin = get(thread, specification, "origin")?;
    let origin = origin
        .as_ref()
        .and_then(protocol::text_of)
        .unwrap_or("<unknown>");
    Ok(protocol::text_of(&text).map(|text| Source::shared(origin, text)))
}

/// A module made after a specification, not run yet (`importlib.util.module_from_spec`).
///
/// # Errors
/// What the loader's `create_module` raised.
pub fn module_from_spec(thread: &Thread, specification: Value) -> Result<Value, Raised> {
    let name = protocol::get_attribute_text(thread, specification, "name")?;
    if let Some(loader) = get(thread, specification, "loader")?
        && let Some(create) = get(thread, loader, "create_module")?
    {
        let made = protocol::call_values(thread, create, &[specification])?;
        if !made.is_none() {
            super::load::set_module_attributes(thread, made, specification)?;
            return Ok(made);
        }
    }
    let module = new_module(thread, protocol::text_of(&name).unwrap_or_default());
    super::load::set_module_attributes(thread, module, specification)?;
    Ok(module)
}
