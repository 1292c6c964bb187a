//! `SourceFileLoader`, as a program sees it.

use crate::import::class::FileLoader;

/// Loader of source files.
#[weft_macros::class(name = "SourceFileLoader", module = "_frozen_importlib_external", bases = ["object"], subclassable, dictionary, payload = FileLoader)]
pub mod source_file_loader {
    use crate::error::{Exception, raise, runtime_error};
    use crate::import::class::{Details, FileLoader, get, new_specification, set};
    use crate::import::load::{exec_module as exec_module_again, load_spec, run_text};
    use crate::import::read::read_source;
    use crate::interpreter::{Interpreter, Request};
    use crate::native::Keywords;
    use crate::protocol;
    use crate::run::{self, Mode};
    use crate::types::code;
    use crate::types::construct::new_instance;
    use weft_heap::{Dict, Native, Raised, Thread, Value};

    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<Value, Raised> {
        let _ = (arguments, keywords);
        new_instance(thread, class, FileLoader)
    }

    fn __init__(
        this: &Native<FileLoader>,
        thread: &Thread,
        fullname: Value,
        path: Value,
    ) -> Result<(), Raised> {
        set(thread, this.value(), "name", fullname)?;
        set(thread, this.value(), "path", path)
    }

    fn path_of(thread: &Thread, loader: Value) -> Result<Value, Raised> {
        get(thread, loader, "path")?.ok_or_else(|| runtime_error("the loader has no path"))
    }

    /// Whether the file is that of a package.
    fn is_package(
        this: &Native<FileLoader>,
        thread: &Thread,
        #[default(Value::NONE)] fullname: Value,
    ) -> Result<bool, Raised> {
        let _ = fullname;
        let path = path_of(thread, this.value())?;
        Ok(protocol::text_of(&path).is_some_and(|path| path.ends_with("__init__.py")))
    }

    /// Return the path of the source file.
    fn get_filename(
        this: &Native<FileLoader>,
        thread: &Thread,
        #[default(Value::NONE)] fullname: Value,
    ) -> Result<Value, Raised> {
        let _ = fullname;
        path_of(thread, this.value())
    }

    /// Return the text of the source file.
    fn get_source(
        this: &Native<FileLoader>,
        thread: &Thread,
        #[default(Value::NONE)] fullname: Value,
    ) -> Result<String, Raised> {
        let _ = fullname;
        let path = path_of(thread, this.value())?;
        Ok(
            read_source(thread, protocol::text_of(&path).unwrap_or_default())?
                .text
                .to_string(),
        )
    }

    /// Return the bytes of a file.
    fn get_data(this: &Native<FileLoader>, thread: &Thread, path: &str) -> Result<Value, Raised> {
        let _ = this;
        Interpreter::require(thread, Request::Import(std::path::Path::new(path)))?;
        match thread.blocking(|| std::fs::read(path)) {
            Ok(bytes) => Ok(thread.bytes(&bytes)),
            Err(error) => Err(raise(Exception::OSError, error)),
        }
    }

    /// Return the compiled text of the source file.
    fn get_code(
        this: &Native<FileLoader>,
        thread: &Thread,
        #[default(Value::NONE)] fullname: Value,
    ) -> Result<Value, Raised> {
        let _ = fullname;
        let path = path_of(thread, this.value())?;
        let source = read_source(thread, protocol::text_of(&path).unwrap_or_default())?;
        let compiled = run::compile(thread, source, Mode::Exec)?;
        Ok(code::new(thread, &compiled))
    }

    /// Return the compiled form of a text.
    fn source_to_code(
        this: &Native<FileLoader>,
        thread: &Thread,
        data: Value,
        path: Value,
    ) -> Result<Value, Raised> {
        let _ = this;
        let builtins = Interpreter::of(thread).builtins();
        let builtins = builtins.downcast::<Dict>();
        let compile = builtins
            .and_then(|names| names.get_simple(thread, thread.intern("compile")))
            .ok_or_else(|| runtime_error("there is no compile()"))?;
        let exec = thread.intern("exec");
        let none = Value::from_i32(0);
        protocol::call_values(thread, compile, &[data, path, exec, none, Value::TRUE])
    }

    /// Return the time of the last change of a file, and its size.
    fn path_stats(this: &Native<FileLoader>, thread: &Thread, path: &str) -> Result<Value, Raised> {
        let _ = this;
        Interpreter::require(thread, Request::Import(std::path::Path::new(path)))?;
        let found = thread.blocking(|| {
            let found = std::fs::metadata(path)?;
            let changed = found.modified()?;
            std::io::Result::Ok((changed, found.len()))
        });
        let (changed, size) = found.map_err(|error| raise(Exception::OSError, error))?;
        let changed = changed
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(0.0, |time| time.as_secs_f64());
        let stats = thread.dict();
        stats.set_simple(thread, thread.intern("mtime"), thread.float(changed));
        let size = i64::try_from(size).unwrap_or(i64::MAX);
        stats.set_simple(thread, thread.intern("size"), thread.int(size));
        Ok(stats.value())
    }

    /// Load the module, or fill it again if it is loaded already.
    fn load_module(
        this: &Native<FileLoader>,
        thread: &Thread,
        #[default(Value::NONE)] fullname: Value,
    ) -> Result<Value, Raised> {
        let name = if fullname.is_none() {
            get(thread, this.value(), "name")?.unwrap_or(Value::NONE)
        } else {
            fullname
        };
        let text = protocol::text_of(&name).unwrap_or_default();
        let details = Details {
            loader: this.value(),
            origin: Some(path_of(thread, this.value())?),
            locations: None,
            cached: None,
            is_file: true,
        };
        let spec = new_specification(thread, name, &details)?;
        let key = thread.intern(text);
        match Interpreter::of(thread).modules().get_simple(thread, key) {
            Some(module) => {
                exec_module_again(thread, spec, module)?;
                Ok(module)
            }
            None => load_spec(thread, key, spec),
        }
    }

    /// Leave it to import to make the module.
    fn create_module(this: &Native<FileLoader>, spec: Value) {
        let _ = (this, spec);
    }

    /// Run the source file in the module.
    fn exec_module(
        this: &Native<FileLoader>,
        thread: &Thread,
        module: Value,
    ) -> Result<(), Raised> {
        let path = path_of(thread, this.value())?;
        let source = read_source(thread, protocol::text_of(&path).unwrap_or_default())?;
        run_text(thread, source.into(), module)
    }
}
