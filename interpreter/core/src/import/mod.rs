//! Import: `sys.modules`, finders for native modules, embedded ones and files, loading, and module locks.
//!
//! A module is looked for among the native ones, then along `sys.path` (or the `__path__` of its package), where the
//! entry [`LIBRARY_ENTRY`] stands for the embedded modules. Whatever a program puts on `sys.meta_path` is asked in turn.

mod class;
mod find;
mod library;
mod load;
mod lock;
mod missing;
mod name;
mod read;
mod source_loader;

pub use class::{
    built_in_importer, classes, file_loader, frozen_importer, module_from_spec, path_finder,
    source_of,
};
pub use find::{find_spec, find_spec_anew};
pub use library::{
    EmbeddedModule, LIBRARY_ENTRY, Library, ModuleKind, add_native_module, install,
    is_library_name, is_of_library, native_module_names, set_before_reading, set_program_folder,
};
pub use load::{exec_module, load_spec, new_module, prepare_main};
pub(crate) use missing::missing_in_module;
pub use name::{
    import_all, import_builtin, import_from, import_module, import_name, import_names,
    import_top_level, resolve_name, top_level,
};
pub use read::{decode_source, read_source};
