//! Finding modules: what a name stands for, before anything is loaded.

use crate::import::class::{self, Details};
use crate::import::library::{EmbeddedModule, Imports, LIBRARY_ENTRY, ModuleKind};
use crate::interpreter::{Interpreter, Request};
use crate::native::ModuleDefinition;
use crate::protocol;
use std::path::{Path, PathBuf};
use weft_heap::{Dict, Gc, List, Raised, Str, Thread, Value};

/// The library's modules that no file beside a program goes before: those that CPython has frozen, for the interpreter
/// itself needs them. Private modules are among them.
const PROTECTED: &[&str] = &[
    "abc",
    "codecs",
    "genericpath",
    "importlib",
    "importlib.machinery",
    "importlib.util",
    "io",
    "os",
    "os.path",
    "posixpath",
    "runpy",
    "site",
    "stat",
    "zipimport",
];

/// What a name stands for.
pub(super) enum Found {
    Native(&'static ModuleDefinition),
    Embedded(&'static EmbeddedModule),
    File(PathBuf),
    Package {
        folder: PathBuf,
        file: PathBuf,
    },
    /// Folders without `__init__.py`.
    Namespace(Vec<String>),
    /// What a finder of the program's own answered.
    Specification(Value),
}

/// Finds a module by its full name, in `path` (the `__path__` of its package) or along `sys.path`.
pub(super) fn find(
    thread: &Thread,
    name: &str,
    path: Option<Value>,
) -> Result<Option<Found>, Raised> {
    let Some(finders) = meta_path(thread)? else {
        return find_by_default(thread, name, path);
    };
    let (native, library, along_path) = (
        class::built_in_importer(thread),
        class::frozen_importer(thread),
        class::path_finder(thread),
    );
    for finder in finders.snapshot(thread).items().iter().copied() {
        let found = if finder == native {
            find_native(thread, name)
        } else if finder == library {
            find_protected(thread, name)
        } else if finder == along_path {
            find_on_path(thread, name, path)?
        } else {
            ask(thread, finder, name, path)?
        };
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

fn meta_path(thread: &Thread) -> Result<Option<Gc<List>>, Raised> {
    Ok(system_attribute(thread, "meta_path")?.and_then(Value::cast::<List>))
}

/// An attribute of the module `sys`.
pub(super) fn system_attribute(thread: &Thread, name: &str) -> Result<Option<Value>, Raised> {
    let modules = Interpreter::of(thread).modules();
    match modules.get_simple(thread, thread.intern("sys")) {
        Some(system) => protocol::try_attribute(thread, system, thread.intern(name)),
        None => Ok(None),
    }
}

fn find_by_default(
    thread: &Thread,
    name: &str,
    path: Option<Value>,
) -> Result<Option<Found>, Raised> {
    if let Some(found) = find_native(thread, name).or_else(|| find_protected(thread, name)) {
        return Ok(Some(found));
    }
    find_on_path(thread, name, path)
}

/// Asks a finder of the program's own.
fn ask(
    thread: &Thread,
    finder: Value,
    name: &str,
    path: Option<Value>,
) -> Result<Option<Found>, Raised> {
    let Some(find_spec) = class::get(thread, finder, "find_spec")? else {
        return Ok(None);
    };
    let arguments = [
        thread.string(name),
        path.unwrap_or(Value::NONE),
        Value::NONE,
    ];
    let answer = protocol::call_values(thread, find_spec, &arguments)?;
    Ok(if answer.is_none() {
        None
    } else {
        Some(Found::Specification(answer))
    })
}

pub(super) fn find_native(thread: &Thread, name: &str) -> Option<Found> {
    Imports::of(thread).native(name).map(Found::Native)
}

pub(super) fn find_protected(thread: &Thread, name: &str) -> Option<Found> {
    let is_protected = name.starts_with('_') || PROTECTED.contains(&name);
    if is_protected {
        Imports::of(thread).embedded(name).map(Found::Embedded)
    } else {
        None
    }
}

pub(super) fn find_on_path(
    thread: &Thread,
    name: &str,
    path: Option<Value>,
) -> Result<Option<Found>, Raised> {
    let imports = Imports::of(thread);
    let is_top_level = path.is_none();
    let entries = match path {
        Some(path) => Some(protocol::collect_list(thread, path)?),
        None => match system_attribute(thread, "path")? {
            Some(path) => Some(protocol::collect_list(thread, path)?),
            None => None,
        },
    };
    let mut portions = Vec::new();
    let mut library_is_entry = false;
    let has_hooks = has_hooks(thread)?;
    if let Some(entries) = entries {
        for entry in entries.snapshot(thread).items() {
            let Some(entry) = entry.downcast::<Str>().map(Str::as_str) else {
                continue;
            };
            if entry == LIBRARY_ENTRY {
                library_is_entry = true;
                if let Some(module) = imports.embedded(name) {
                    return Ok(Some(Found::Embedded(module)));
                }
                continue;
            }
            if has_hooks && let Some(found) = ask_entry(thread, entry, name)? {
                return Ok(Some(found));
            }
            match find_in_folder(thread, Path::new(entry), last_part(name)) {
                Some(Found::Namespace(folders)) => portions.extend(folders),
                Some(found) => return Ok(Some(found)),
                None if !has_hooks && is_inside_a_file(thread, entry) => {
                    if let Some(found) = ask_entry(thread, entry, name)? {
                        return Ok(Some(found));
                    }
                }
                None => {}
            }
        }
    }
    if is_top_level
        && !library_is_entry
        && let Some(module) = imports.embedded(name)
    {
        return Ok(Some(Found::Embedded(module)));
    }
    Ok(if portions.is_empty() {
        None
    } else {
        Some(Found::Namespace(portions))
    })
}

/// Whether the program has hooks of its own for the entries of a path.
fn has_hooks(thread: &Thread) -> Result<bool, Raised> {
    let hooks = system_attribute(thread, "path_hooks")?;
    let hooks = hooks.as_ref().and_then(|hooks| hooks.downcast::<List>());
    Ok(hooks.is_some_and(|hooks| !hooks.is_empty()))
}

/// Whether an entry of a path is a file, or names something in one: an archive.
fn is_inside_a_file(thread: &Thread, entry: &str) -> bool {
    if !Interpreter::permits(thread, Request::Import(Path::new(entry))) {
        return false;
    }
    thread.blocking(|| {
        let existing = Path::new(entry)
            .ancestors()
            .find_map(|part| std::fs::metadata(part).ok());
        existing.is_some_and(|existing| existing.is_file())
    })
}

/// Asks what finds modules in an entry of a path that is no folder.
fn ask_entry(thread: &Thread, entry: &str, name: &str) -> Result<Option<Found>, Raised> {
    let module = super::import_module(thread, "_path_entries")?;
    let find = protocol::get_attribute_text(thread, module, "find_spec")?;
    let arguments = [thread.string(entry), thread.string(name)];
    let answer = protocol::call_values(thread, find, &arguments)?;
    Ok((!answer.is_none()).then_some(Found::Specification(answer)))
}

pub(super) fn last_part(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(_, last)| last)
}

fn find_in_folder(thread: &Thread, entry: &Path, name: &str) -> Option<Found> {
    // A name with a separator can come from `importlib.import_module`.
    if name.contains(['/', '\0']) {
        return None;
    }
    if !Interpreter::permits(thread, Request::Import(entry)) {
        return None;
    }
    thread.blocking(|| {
        let current;
        let base = if entry.as_os_str().is_empty() {
            current = std::env::current_dir().ok()?;
            &current
        } else {
            entry
        };
        let folder = base.join(name);
        let is_folder = folder.is_dir();
        if is_folder {
            let file = folder.join("__init__.py");
            if file.is_file() {
                return Some(Found::Package { folder, file });
            }
        }
        let file = base.join(format!("{name}.py"));
        if file.is_file() {
            return Some(Found::File(file));
        }
        if is_folder {
            Some(Found::Namespace(vec![text_of(&folder)]))
        } else {
            None
        }
    })
}

pub(super) fn text_of(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Where CPython would keep the compiled form of a file.
pub(super) fn cache_path(file: &Path) -> Option<String> {
    let folder = file.parent()?.join("__pycache__");
    let name = format!("{}.weft-314.pyc", file.file_stem()?.to_string_lossy());
    Some(text_of(&folder.join(name)))
}

impl Found {
    /// The module's specification.
    pub(super) fn specification(&self, thread: &Thread, name: &str) -> Result<Value, Raised> {
        let name_value = thread.intern(name);
        let list = |items: &[Value]| List::from_items(thread, items).value();
        let details = match self {
            Found::Specification(specification) => return Ok(*specification),
            Found::Native(_) => return class::native_specification(thread, name),
            Found::Embedded(module) => Details {
                loader: class::frozen_importer(thread),
                origin: Some(thread.intern("frozen")),
                locations: match module.kind {
                    ModuleKind::Package => Some(list(&[thread.intern(LIBRARY_ENTRY)])),
                    ModuleKind::Module => None,
                },
                cached: None,
                is_file: false,
            },
            Found::File(file) | Found::Package { file, .. } => {
                let path = text_of(file);
                Details {
                    loader: class::file_loader(thread, name, &path)?,
                    origin: Some(thread.string(&path)),
                    locations: match self {
                        Found::Package { folder, .. } => {
                            Some(list(&[thread.string(&text_of(folder))]))
                        }
                        _ => None,
                    },
                    cached: cache_path(file).map(|path| thread.string(&path)),
                    is_file: true,
                }
            }
            Found::Namespace(folders) => {
                let portions: Vec<Value> =
                    folders.iter().map(|folder| thread.string(folder)).collect();
                let portions = class::namespace_path(thread, name_value, list(&portions))?;
                Details {
                    loader: class::new_folder_loader(thread, portions)?,
                    origin: None,
                    locations: Some(portions),
                    cached: None,
                    is_file: false,
                }
            }
        };
        class::new_specification(thread, name_value, &details)
    }
}

/// The specification of a module, imported or not, after its parents were imported (`importlib.util.find_spec`).
///
/// # Errors
/// What the parents' import or a finder raised.
pub fn find_spec(
    thread: &Thread,
    name: &str,
    path: Option<Value>,
) -> Result<Option<Value>, Raised> {
    let modules: Gc<Dict> = Interpreter::of(thread).modules();
    if let Some(module) = modules
        .get_simple(thread, thread.intern(name))
        .filter(|module| !module.is_none())
    {
        return class::get(thread, module, "__spec__");
    }
    find_spec_anew(thread, name, path)
}

/// As [`find_spec`], whatever is loaded by that name already.
///
/// # Errors
/// What a finder raises.
pub fn find_spec_anew(
    thread: &Thread,
    name: &str,
    path: Option<Value>,
) -> Result<Option<Value>, Raised> {
    match find(thread, name, path)? {
        Some(found) => found.specification(thread, name).map(Some),
        None => Ok(None),
    }
}
