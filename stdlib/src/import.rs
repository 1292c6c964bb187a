//! `_imp`: what `importlib` and `runpy` need of import.

use weft_core::heap::{Dict, Raised, Thread};
use weft_core::import;

/// Sets the classes of finders, loaders and specifications.
fn set_classes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
    for (name, class) in import::classes(thread) {
        dictionary.set_simple(thread, thread.intern(name), class);
    }
    Ok(())
}

/// Native part of importlib.
#[weft_core::module(name = "_imp")]
pub mod module {
    use super::set_classes;
    use weft_core::heap::{Dict, List, Raised, Thread, Value};
    use weft_core::import;
    use weft_core::run::{self, Mode};
    use weft_core::types::code;

    /// Import a module by its full name and return it.
    #[positional_only]
    fn import_module(thread: &Thread, name: &str) -> Result<Value, Raised> {
        import::import_module(thread, name)
    }

    /// Return the full name that a relative name means in a package.
    #[positional_only]
    fn resolve_name(name: &str, package: &str, level: u32) -> Result<String, Raised> {
        import::resolve_name(name, package, level)
    }

    /// Return the specification of a module that may not be imported, or None.
    #[positional_only]
    fn find_spec(thread: &Thread, name: &str, path: Value) -> Result<Option<Value>, Raised> {
        import::find_spec(thread, name, Some(path).filter(|path| !path.is_none()))
    }

    /// Return a new module made after a specification.
    #[positional_only]
    fn module_from_spec(thread: &Thread, spec: Value) -> Result<Value, Raised> {
        import::module_from_spec(thread, spec)
    }

    /// Fill a module that exists.
    #[positional_only]
    fn exec_module(thread: &Thread, spec: Value, module: Value) -> Result<(), Raised> {
        import::exec_module(thread, spec, module)
    }

    /// Return the compiled text of the module that a specification is of, or None.
    #[positional_only]
    fn get_code(thread: &Thread, spec: Value) -> Result<Value, Raised> {
        match import::source_of(thread, spec)? {
            Some(source) => {
                let compiled = run::compile(thread, source, Mode::Exec)?;
                Ok(code::new(thread, &compiled))
            }
            None => Ok(Value::NONE),
        }
    }

    /// Forces or forbids the modules that come with the interpreter, for tests of CPython's library: all of them do here.
    #[positional_only]
    fn _override_frozen_modules_for_tests(choice: i64) {
        let _ = choice;
    }

    /// Forces or forbids a check of extensions in several interpreters, for tests of CPython's library; the same as before.
    #[positional_only]
    fn _override_multi_interp_extensions_check(choice: i64) -> i64 {
        let _ = choice;
        0
    }

    /// Return the endings of files of native extensions: there are none.
    fn extension_suffixes(thread: &Thread) -> Value {
        List::from_items(thread, &[]).value()
    }

    /// Whether a native module has this name.
    #[positional_only]
    fn is_builtin(thread: &Thread, name: &str) -> i64 {
        i64::from(import::native_module_names(thread).contains(&name))
    }

    /// Whether a module of this name comes with the interpreter.
    #[positional_only]
    fn is_frozen(thread: &Thread, name: &str) -> bool {
        import::is_library_name(thread, name)
    }

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        set_classes(thread, dictionary)
    }
}
