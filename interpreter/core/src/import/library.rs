//! The modules that come with the program: native ones and Python text embedded in it.

use crate::import::lock::ModuleLocks;
use crate::interpreter::Interpreter;
use crate::native::ModuleDefinition;
use parking_lot::RwLock;
use std::sync::Arc;
use weft_heap::Thread;

/// The entry of `sys.path` and of packages' `__path__` that stands for the embedded modules.
pub const LIBRARY_ENTRY: &str = "<frozen>";

/// Whether the name of a source file is that of an embedded module.
pub fn is_of_library(file: &str) -> bool {
    file.starts_with("<frozen ")
}

/// Whether an embedded module may have modules of its own below it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ModuleKind {
    /// It may not.
    Module,
    /// It may.
    Package,
}

/// A module written in Python that is part of the program.
#[derive(Debug)]
pub struct EmbeddedModule {
    /// The name that it is imported by.
    pub name: &'static str,
    /// Its text.
    pub source: &'static str,
    /// The tree of its text, as `weft_syntax::frozen` makes it.
    pub tree: &'static [u8],
    /// Whether it is a package.
    pub kind: ModuleKind,
}

/// A set of modules that come with the program.
#[derive(Clone, Copy, Debug)]
pub struct Library {
    /// Those written in Rust.
    pub native: &'static [&'static ModuleDefinition],
    /// Those written in Python, sorted by name.
    pub python: &'static [EmbeddedModule],
}

/// What import keeps for an interpreter.
#[derive(Default)]
pub(crate) struct Imports {
    libraries: RwLock<Vec<Library>>,
    definitions: RwLock<Vec<&'static ModuleDefinition>>,
    program_folder: RwLock<Option<String>>,
    before_reading: RwLock<Option<fn(&Thread)>>,
    pub(super) locks: ModuleLocks,
}

/// Makes the modules of a library importable.
pub fn install(thread: &Thread, library: Library) {
    Imports::of(thread).libraries.write().push(library);
}

/// Says which folder the program was begun in: what was put in front of `sys.path` for it.
pub fn set_program_folder(thread: &Thread, folder: &str) {
    *Imports::of(thread).program_folder.write() = Some(folder.to_owned());
}

/// Has a function called before a source file is read: the library writes then what is pending in the program's files.
pub fn set_before_reading(thread: &Thread, function: fn(&Thread)) {
    *Imports::of(thread).before_reading.write() = Some(function);
}

/// Whether the program comes with a module of this name.
pub fn is_library_name(thread: &Thread, name: &str) -> bool {
    let imports = Imports::of(thread);
    imports.native(name).is_some() || imports.embedded(name).is_some()
}

impl Imports {
    pub(super) fn of(thread: &Thread) -> Arc<Imports> {
        Interpreter::of(thread).extension::<Imports>()
    }

    pub(super) fn program_folder(&self) -> Option<String> {
        self.program_folder.read().clone()
    }

    pub(super) fn prepare_reading(&self, thread: &Thread) {
        // The lock is not held meanwhile, for files may be the program's own.
        let function = *self.before_reading.read();
        if let Some(function) = function {
            function(thread);
        }
    }

    pub(super) fn native(&self, name: &str) -> Option<&'static ModuleDefinition> {
        let added = self
            .definitions
            .read()
            .iter()
            .copied()
            .find(|module| module.name == name);
        added.or_else(|| {
            let libraries = self.libraries.read();
            libraries.iter().find_map(|library| {
                library
                    .native
                    .iter()
                    .copied()
                    .find(|module| module.name == name)
            })
        })
    }

    pub(super) fn embedded(&self, name: &str) -> Option<&'static EmbeddedModule> {
        self.libraries.read().iter().find_map(|library| {
            let index = library
                .python
                .binary_search_by(|module| module.name.cmp(name))
                .ok()?;
            Some(&library.python[index])
        })
    }

    /// The names of all native modules.
    pub(crate) fn native_names(&self) -> Vec<&'static str> {
        let mut names: Vec<&'static str> = self
            .definitions
            .read()
            .iter()
            .map(|module| module.name)
            .collect();
        for library in self.libraries.read().iter() {
            names.extend(library.native.iter().map(|module| module.name));
        }
        // This one is no module of a library: the interpreter makes it.
        names.push("builtins");
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// Makes one more native module importable.
pub fn add_native_module(thread: &Thread, definition: &'static ModuleDefinition) {
    Imports::of(thread).definitions.write().push(definition);
}

/// The names of the native modules (`sys.builtin_module_names`).
pub fn native_module_names(thread: &Thread) -> Vec<&'static str> {
    Imports::of(thread).native_names()
}
