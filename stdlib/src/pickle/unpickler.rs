//! The class `Unpickler`, and pickles in files.

use crate::pickle::error::unpickling_error;
use crate::pickle::load::{Loader, Options};
use crate::pickle::memo_proxy::by_number;
use crate::pickle::pickler::{Busy, hook};
use crate::pickle::source::{Source, ended, exhausted, nested, no_input};
use parking_lot::Mutex;
use std::sync::atomic::AtomicBool;
use weft_core::error::type_error;
use weft_core::heap::{Dict, Gc, List, Native, Raised, Slot, Thread, Trace, Tracer, Value};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;
use weft_core::types::bytes::required_octets;

/// A file with pickles in it. No more is read from it than belongs to the pickle.
pub struct FileSource {
    read: Value,
    read_line: Value,
    last: Vec<u8>,
    /// The frame that is being read, and how much of it was read.
    frame: Vec<u8>,
    place: usize,
}

impl FileSource {
    /// From where the file is.
    pub fn new(thread: &Thread, file: Value) -> Result<FileSource, Raised> {
        let named = |name: &str| protocol::try_attribute(thread, file, thread.intern(name));
        named("peek")?;
        named("readinto")?;
        let (Some(read), Some(read_line)) = (named("read")?, named("readline")?) else {
            return Err(type_error(
                "file must have 'read' and 'readline' attributes",
            ));
        };
        Ok(FileSource {
            read,
            read_line,
            last: Vec::new(),
            frame: Vec::new(),
            place: 0,
        })
    }

    fn is_in_frame(&self) -> bool {
        self.place < self.frame.len()
    }

    fn read_file(&mut self, thread: &Thread, count: usize) -> Result<Vec<u8>, Raised> {
        let octets = protocol::call_values(thread, self.read, &[thread.int(count as i64)])?;
        let mut octets = required_octets(thread, &octets)?.into_owned();
        if octets.len() < count {
            return Err(ended(thread));
        }
        octets.truncate(count);
        Ok(octets)
    }
}

impl Source for FileSource {
    fn read(&mut self, thread: &Thread, count: usize) -> Result<&[u8], Raised> {
        if self.is_in_frame() {
            let start = self.place;
            let Some(found) = self.frame[start..].get(..count) else {
                return Err(exhausted(thread));
            };
            self.place += count;
            return Ok(found);
        }
        self.last = self.read_file(thread, count)?;
        Ok(&self.last)
    }

    fn opcode(&mut self, thread: &Thread) -> Result<u8, Raised> {
        if self.is_in_frame() {
            self.place += 1;
            return Ok(self.frame[self.place - 1]);
        }
        let octets = protocol::call_values(thread, self.read, &[Value::from_i32(1)])?;
        required_octets(thread, &octets)?
            .first()
            .copied()
            .ok_or_else(|| no_input(thread))
    }

    fn read_line(&mut self, thread: &Thread) -> Result<Vec<u8>, Raised> {
        if self.is_in_frame() {
            let rest = &self.frame[self.place..];
            let Some(end) = memchr::memchr(b'\n', rest) else {
                return Err(exhausted(thread));
            };
            self.place += end + 1;
            return Ok(rest[..end].to_vec());
        }
        let octets = protocol::call_values(thread, self.read_line, &[])?;
        let mut line = required_octets(thread, &octets)?.into_owned();
        if line.pop() != Some(b'\n') {
            return Err(ended(thread));
        }
        Ok(line)
    }

    fn begin_frame(&mut self, thread: &Thread, length: usize) -> Result<(), Raised> {
        if self.is_in_frame() {
            return Err(nested(thread));
        }
        self.frame = self.read_file(thread, length)?;
        self.place = 0;
        Ok(())
    }
}

/// An unpickler: the file that it reads from, and what it read already.
#[derive(Default)]
pub struct Unpickler {
    file: Slot,
    memo: Slot,
    buffers: Slot,
    settings: Mutex<Settings>,
    /// Whether something is being read, which no other thread and no hook may disturb.
    busy: AtomicBool,
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
    /// A copy of the memo: `{number: object}`.
    pub fn memo_copy(&self, thread: &Thread) -> Gc<Dict> {
        match self.memo.get().as_ref().and_then(Value::downcast) {
            Some(memo) => by_number(thread, memo),
            None => thread.dict(),
        }
    }

    /// Forgets what was read.
    pub fn forget(&self, thread: &Thread) {
        self.memo.set(List::from_items(thread, &[]).value());
    }

    /// Reads an object. `this` is the unpickler as an object, which may have hooks.
    fn load(&self, thread: &Thread, this: Value) -> Result<Value, Raised> {
        let Some(file) = self.file.get() else {
            let name = protocol::class_name(this);
            let message = format!("Unpickler.__init__() was not called by {name}.__init__()");
            return Err(unpickling_error(thread, &message));
        };
        let _busy = Busy::new(&self.busy, "Unpickler")?;
        let settings = self.settings.lock().clone();
        let class = Interpreter::class_of::<Unpickler>(thread).0;
        let options = Options {
            fix_imports: settings.fix_imports,
            encoding: &settings.encoding,
            errors: &settings.errors,
            find_class: hook(thread, this, class, "find_class")?,
            persistent_load: hook(thread, this, class, "persistent_load")?,
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
    use super::{Busy, List, Native, Raised, Settings, Thread, Unpickler, Value, type_error};
    use crate::pickle::load_values::{find_class as find, no_persistent_load};
    use crate::pickle::memo_proxy::{UnpicklerMemo, to_list};
    use weft_core::interpreter::new_native;
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
        let _busy = Busy::new(&this.busy, "Unpickler")?;
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

    /// Return what a persistent id stands for.
    #[positional_only]
    fn persistent_load(
        _this: &Native<Unpickler>,
        thread: &Thread,
        pid: Value,
    ) -> Result<Value, Raised> {
        let _ = pid;
        Err(no_persistent_load(thread))
    }

    /// What was read already.
    #[getter]
    fn memo(this: &Native<Unpickler>, thread: &Thread) -> Value {
        new_native(thread, UnpicklerMemo::new(this.value())).value()
    }

    #[setter("memo")]
    fn set_memo(this: &Native<Unpickler>, thread: &Thread, memo: Value) -> Result<(), Raised> {
        this.memo.set(to_list(thread, memo)?.value());
        Ok(())
    }

    #[deleter("memo")]
    fn delete_memo(_this: &Native<Unpickler>) -> Result<(), Raised> {
        Err(type_error("attribute deletion is not supported"))
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
