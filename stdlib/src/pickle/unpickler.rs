//! The class `Unpickler`, and pickles in files.

use crate::pickle::error::unpickling_error;
use crate::pickle::load::{Loader, Options};
use crate::pickle::pickler::method;
use crate::pickle::source::{Source, no_input};
use parking_lot::Mutex;
use weft_core::heap::{Gc, List, Native, Raised, Slot, Thread, Trace, Tracer, Value};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;
use weft_core::types::bytes::required_octets;

/// A file with pickles in it. No more is read from it than belongs to the pickle.
pub struct FileSource {
    read: Value,
    read_line: Value,
    last: Vec<u8>,
}

impl FileSource {
    /// From where the file is.
    pub fn new(thread: &Thread, file: Value) -> Result<FileSource, Raised> {
        let message = "file must have 'read', 'readinto' and 'readline' attributes";
        let read = method(thread, file, "read", message)?;
        Ok(FileSource {
            read,
            read_line: method(thread, file, "readline", message)?,
            last: Vec::new(),
        })
    }
}

impl Source for FileSource {
    fn read(&mut self, thread: &Thread, count: usize) -> Result<&[u8], Raised> {
        let octets = protocol::call_values(thread, self.read, &[thread.int(count as i64)])?;
        self.last = required_octets(thread, &octets)?.into_owned();
        if self.last.len() >= count {
            return Ok(&self.last[..count]);
        }
        Err(unpickling_error(thread, "pickle data was truncated"))
    }

    fn opcode(&mut self, thread: &Thread) -> Result<u8, Raised> {
        let octets = protocol::call_values(thread, self.read, &[Value::from_i32(1)])?;
        required_octets(thread, &octets)?
            .first()
            .copied()
            .ok_or_else(|| no_input(thread))
    }

    fn read_line(&mut self, thread: &Thread) -> Result<Vec<u8>, Raised> {
        let octets = protocol::call_values(thread, self.read_line, &[])?;
        let mut line = required_octets(thread, &octets)?.into_owned();
        if line.pop() != Some(b'\n') {
            return Err(unpickling_error(thread, "pickle data was truncated"));
        }
        Ok(line)
    }
}

/// An unpickler: the file that it reads from, and what it read already.
#[derive(Default)]
pub struct Unpickler {
    file: Slot,
    memo: Slot,
    buffers: Slot,
    settings: Mutex<Settings>,
}

#[derive(Clone, Default)]
struct Settings {
    fix_imports: bool,
    encoding: String,
    errors: String,
}

impl Trace for Unpickler {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slots([&self.file, &self.memo, &self.buffers]);
    }
}

impl Unpickler {
    /// Reads an object. `this` is the unpickler as an object, which may have hooks.
    fn load(&self, thread: &Thread, this: Value) -> Result<Value, Raised> {
        let Some(file) = self.file.get() else {
            let name = protocol::class_name(this);
            let message = format!("Unpickler.__init__() was not called by {name}.__init__()");
            return Err(unpickling_error(thread, &message));
        };
        let settings = self.settings.lock().clone();
        let is_plain = thread.class_of(this) == Interpreter::class_of::<Unpickler>(thread).0;
        let hook = |name: &str| {
            if is_plain {
                Ok(None)
            } else {
                protocol::try_attribute(thread, this, thread.intern(name))
            }
        };
        let options = Options {
            fix_imports: settings.fix_imports,
            encoding: &settings.encoding,
            errors: &settings.errors,
            find_class: hook("find_class")?,
            persistent_load: hook("persistent_load")?,
            buffers: self.buffers.get().filter(|value| !value.is_none()),
        };
        let memo: Gc<List> = self
            .memo
            .get()
            .and_then(Value::cast)
            .unwrap_or_else(|| List::from_items(thread, &[]));
        Loader::new(thread, options, FileSource::new(thread, file)?, memo).load()
    }
}

/// Reads objects back from a binary file with the stream of a Pickler.
#[weft_macros::class(name = "Unpickler", module = "_pickle", subclassable, dictionary, payload = Unpickler)]
pub mod class {
    use super::{List, Native, Raised, Settings, Thread, Unpickler, Value};
    use crate::pickle::load_values::find_class as find;
    use weft_core::native::Arguments;
    use weft_core::types::construct::new_instance;

    #[new]
    fn new(class: Value, thread: &Thread, _arguments: Arguments<'_>) -> Result<Value, Raised> {
        new_instance(thread, class, Unpickler::default())
    }

    fn __init__(
        this: &Native<Unpickler>,
        thread: &Thread,
        file: Value,
        #[keyword_only]
        #[default(true)]
        fix_imports: bool,
        #[default("ASCII")] encoding: String,
        #[default("strict")] errors: String,
        #[default(Value::NONE)] buffers: Value,
    ) -> Result<(), Raised> {
        super::FileSource::new(thread, file)?;
        let buffers = crate::pickle::buffer::iterator(thread, buffers)?;
        this.buffers.set(buffers.unwrap_or(Value::NONE));
        this.file.set(file);
        this.memo.set(List::from_items(thread, &[]).value());
        *this.settings.lock() = Settings {
            fix_imports,
            encoding,
            errors,
        };
        Ok(())
    }

    /// Return the object of the pickle that the file has next.
    fn load(this: &Native<Unpickler>, thread: &Thread) -> Result<Value, Raised> {
        Unpickler::load(this, thread, this.value())
    }

    /// Return what a module and a name lead to.
    #[positional_only]
    fn find_class(
        this: &Native<Unpickler>,
        thread: &Thread,
        module_name: &str,
        global_name: &str,
    ) -> Result<Value, Raised> {
        let fix_imports = this.settings.lock().fix_imports;
        find(thread, module_name, global_name, 4, fix_imports)
    }
}
