//! The class `Pickler`.

use crate::pickle::memo::{Memo, Numbers};
use crate::pickle::save::{Options, Saver};
use parking_lot::Mutex;
use weft_core::error::{type_error, value_error};
use weft_core::heap::{List, Native, Raised, Slot, Thread, Trace, Tracer, Value};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;

/// A pickler: the file that it writes to, and what it wrote already.
#[derive(Default)]
pub struct Pickler {
    file: Slot,
    state: Mutex<State>,
    objects: Slot,
    buffer_callback: Slot,
}

#[derive(Default)]
struct State {
    protocol: u8,
    fix_imports: bool,
    fast: bool,
    numbers: Numbers,
}

impl Trace for Pickler {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slots([&self.file, &self.objects, &self.buffer_callback]);
    }
}

/// The protocol that an argument means.
pub fn version(thread: &Thread, argument: Value) -> Result<u8, Raised> {
    if argument.is_none() {
        return Ok(5);
    }
    match protocol::to_i64(thread, argument)? {
        ..0 => Ok(5),
        version @ 0..=5 => Ok(version as u8),
        _ => Err(value_error("pickle protocol must be <= 5")),
    }
}

/// A method of a file, which it must have.
pub fn method(thread: &Thread, file: Value, name: &str, message: &str) -> Result<Value, Raised> {
    protocol::try_attribute(thread, file, thread.intern(name))?.ok_or_else(|| type_error(message))
}

impl Pickler {
    /// Writes an object to the file. `this` is the pickler as an object, which may have hooks.
    fn dump(&self, thread: &Thread, this: Value, object: Value) -> Result<(), Raised> {
        let Some(write) = self.file.get() else {
            let name = protocol::class_name(this);
            let message = format!("Pickler.__init__() was not called by {name}.__init__()");
            return Err(crate::pickle::error::pickling_error(thread, &message));
        };
        let mut options = {
            let state = self.state.lock();
            Options {
                fix_imports: state.fix_imports,
                fast: state.fast,
                ..Options::plain(state.protocol)
            }
        };
        let is_plain = thread.class_of(this) == Interpreter::class_of::<Pickler>(thread).0;
        if !is_plain {
            let hook = |name: &str| protocol::try_attribute(thread, this, thread.intern(name));
            options.persistent_id = hook("persistent_id")?;
            options.reducer_override = hook("reducer_override")?;
            options.by_value = match hook("_by_value")? {
                Some(by_value) => protocol::truth(thread, by_value)?,
                None => false,
            };
        }
        options.buffer_callback = self.buffer_callback.get().filter(|value| !value.is_none());
        options.dispatch_table =
            protocol::try_attribute(thread, this, thread.intern("dispatch_table"))?;
        let objects = self
            .objects
            .get()
            .and_then(Value::cast)
            .unwrap_or_else(|| List::from_items(thread, &[]));
        self.objects.set(objects.value());
        let numbers = std::mem::take(&mut self.state.lock().numbers);
        let mut saver = Saver::new(thread, options, Memo { numbers, objects });
        let result = saver.dump(object);
        self.state.lock().numbers = std::mem::take(&mut saver.memo.numbers);
        let octets = thread.bytes(&result?);
        protocol::call_values(thread, write, &[octets]).map(drop)
    }
}

/// Writes objects to a binary file as a stream that an Unpickler reads.
#[weft_macros::class(name = "Pickler", module = "_pickle", subclassable, dictionary, payload = Pickler)]
pub mod class {
    use super::{List, Native, Pickler, Raised, State, Thread, Value, method, version};
    use weft_core::native::Arguments;
    use weft_core::types::construct::new_instance;

    #[new]
    fn new(class: Value, thread: &Thread, _arguments: Arguments<'_>) -> Result<Value, Raised> {
        new_instance(thread, class, Pickler::default())
    }

    fn __init__(
        this: &Native<Pickler>,
        thread: &Thread,
        file: Value,
        #[default(Value::NONE)] protocol: Value,
        #[default(true)] fix_imports: bool,
        #[default(Value::NONE)] buffer_callback: Value,
    ) -> Result<(), Raised> {
        let protocol = version(thread, protocol)?;
        let buffer_callback = crate::pickle::buffer::callback(buffer_callback, protocol)?;
        this.buffer_callback
            .set(buffer_callback.unwrap_or(Value::NONE));
        this.file.set(method(
            thread,
            file,
            "write",
            "file must have a 'write' attribute",
        )?);
        *this.state.lock() = State {
            protocol,
            fix_imports,
            ..State::default()
        };
        this.objects.set(List::from_items(thread, &[]).value());
        Ok(())
    }

    /// Write the pickle of an object to the file.
    #[positional_only]
    fn dump(this: &Native<Pickler>, thread: &Thread, obj: Value) -> Result<(), Raised> {
        Pickler::dump(this, thread, this.value(), obj)
    }

    /// Forget which objects were written.
    fn clear_memo(this: &Native<Pickler>, thread: &Thread) {
        this.state.lock().numbers.clear();
        this.objects.set(List::from_items(thread, &[]).value());
    }

    /// Whether objects that occur twice are written twice.
    #[getter]
    fn fast(this: &Native<Pickler>) -> bool {
        this.state.lock().fast
    }

    #[setter("fast")]
    fn set_fast(this: &Native<Pickler>, fast: bool) {
        this.state.lock().fast = fast;
    }

    /// Whether the protocol is a binary one.
    #[getter]
    fn bin(this: &Native<Pickler>) -> bool {
        this.state.lock().protocol > 0
    }
}
