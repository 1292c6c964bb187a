//! The class `Pickler`.

use crate::pickle::memo::{Memo, Numbers};
use crate::pickle::memo_proxy::{numbered, to_numbers};
use crate::pickle::save::{Options, Saver};
use parking_lot::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use weft_core::error::{Exception, raise, type_error, value_error};
use weft_core::heap::{Dict, Gc, List, Native, Raised, Slot, Thread, Trace, Tracer, Value};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;

/// A pickler: the file that it writes to, and what it wrote already.
#[derive(Default)]
pub struct Pickler {
    file: Slot,
    state: Mutex<State>,
    objects: Slot,
    buffer_callback: Slot,
    /// Whether something is being pickled, which no other thread and no hook may disturb.
    busy: AtomicBool,
}

#[derive(Default)]
struct State {
    protocol: u8,
    fix_imports: bool,
    fast: i32,
    binary: i32,
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

/// An object that is in use until this is dropped.
pub struct Busy<'a>(&'a AtomicBool);

impl<'a> Busy<'a> {
    /// Begins to use an object.
    ///
    /// # Errors
    /// `RuntimeError` if it is in use.
    pub fn new(flag: &'a AtomicBool, name: &str) -> Result<Busy<'a>, Raised> {
        if flag.swap(true, Ordering::Acquire) {
            return Err(raise(
                Exception::RuntimeError,
                format!("{name} object is already used"),
            ));
        }
        Ok(Busy(flag))
    }
}

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

/// A hook that an object has in place of the method of the class that it is derived from.
pub fn hook(
    thread: &Thread,
    this: Value,
    class: Value,
    name: &str,
) -> Result<Option<Value>, Raised> {
    let name = thread.intern(name);
    let own = thread.class_of(this);
    let is_own = own != class
        && protocol::get_attribute(thread, own, name)?
            != protocol::get_attribute(thread, class, name)?;
    let is_set = || -> Result<bool, Raised> {
        let attributes = protocol::get_attribute_text(thread, this, "__dict__")?;
        let attributes = attributes.downcast::<Dict>();
        Ok(attributes.is_some_and(|attributes| attributes.get_simple(thread, name).is_some()))
    };
    if is_own || is_set()? {
        return protocol::get_attribute(thread, this, name).map(Some);
    }
    Ok(None)
}

/// What a program sets a flag to.
pub fn flag(thread: &Thread, value: Value) -> Result<i32, Raised> {
    let number = protocol::index(thread, value)?;
    let wide = number.to_int().ok_or_else(|| {
        raise(
            Exception::OverflowError,
            "Python int too large to convert to C long",
        )
    })?;
    Ok(wide as i32)
}

impl Pickler {
    /// A copy of the memo: `{id(object): (number, object)}`.
    pub fn memo_copy(&self, thread: &Thread) -> Gc<Dict> {
        let numbers = self.state.lock().numbers.clone();
        match self.objects.get().as_ref().and_then(Value::downcast) {
            Some(objects) => numbered(thread, &numbers, objects),
            None => thread.dict(),
        }
    }

    /// Forgets which objects were written.
    pub fn forget(&self, thread: &Thread) {
        self.state.lock().numbers.clear();
        self.objects.set(List::from_items(thread, &[]).value());
    }

    /// Writes an object to the file. `this` is the pickler as an object, which may have hooks.
    fn dump(&self, thread: &Thread, this: Value, object: Value) -> Result<(), Raised> {
        let Some(write) = self.file.get() else {
            let name = protocol::class_name(this);
            let message = format!("Pickler.__init__() was not called by {name}.__init__()");
            return Err(crate::pickle::error::pickling_error(thread, &message));
        };
        let _busy = Busy::new(&self.busy, "Pickler")?;
        let mut options = {
            let state = self.state.lock();
            Options {
                fix_imports: state.fix_imports,
                fast: state.fast != 0,
                ..Options::plain(state.protocol)
            }
        };
        let class = Interpreter::class_of::<Pickler>(thread).0;
        options.persistent_id = hook(thread, this, class, "persistent_id")?;
        let named = |name: &str| protocol::try_attribute(thread, this, thread.intern(name));
        options.reducer_override = named("reducer_override")?;
        if thread.class_of(this) != class {
            options.by_value = match named("_by_value")? {
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
        let result = saver.dump_to(write, object);
        self.state.lock().numbers = std::mem::take(&mut saver.memo.numbers);
        result
    }
}

/// Writes objects to a binary file as a stream that an Unpickler reads.
#[weft_macros::class(name = "Pickler", module = "_pickle", subclassable, dictionary, payload = Pickler)]
pub mod class {
    use super::{
        Busy, List, Native, Pickler, Raised, State, Thread, Value, flag, method, to_numbers,
        version,
    };
    use crate::pickle::memo_proxy::PicklerMemo;
    use weft_core::error::type_error;
    use weft_core::interpreter::new_native;
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
        let _busy = Busy::new(&this.busy, "Pickler")?;
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
            binary: i32::from(protocol > 0),
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

    /// Clears the pickler's "memo".
    fn clear_memo(this: &Native<Pickler>, thread: &Thread) {
        this.forget(thread);
    }

    /// Return what stands for an object in the pickle, or None if it is pickled itself.
    #[positional_only]
    fn persistent_id(_this: &Native<Pickler>, obj: Value) {
        let _ = obj;
    }

    /// Which objects were written already.
    #[getter]
    fn memo(this: &Native<Pickler>, thread: &Thread) -> Value {
        new_native(thread, PicklerMemo::new(this.value())).value()
    }

    #[setter("memo")]
    fn set_memo(this: &Native<Pickler>, thread: &Thread, memo: Value) -> Result<(), Raised> {
        let (numbers, objects) = to_numbers(thread, memo)?;
        this.state.lock().numbers = numbers;
        this.objects.set(objects.value());
        Ok(())
    }

    #[deleter("memo")]
    fn delete_memo(_this: &Native<Pickler>) -> Result<(), Raised> {
        Err(type_error("attribute deletion is not supported"))
    }

    /// Whether objects that occur twice are written twice.
    #[getter]
    #[member]
    fn fast(this: &Native<Pickler>) -> i64 {
        i64::from(this.state.lock().fast)
    }

    #[setter("fast")]
    fn set_fast(this: &Native<Pickler>, thread: &Thread, fast: Value) -> Result<(), Raised> {
        this.state.lock().fast = flag(thread, fast)?;
        Ok(())
    }

    #[deleter("fast")]
    fn delete_fast(_this: &Native<Pickler>) -> Result<(), Raised> {
        Err(type_error("can't delete numeric/char attribute"))
    }

    /// Whether the protocol is a binary one.
    #[getter]
    #[member]
    fn bin(this: &Native<Pickler>) -> i64 {
        i64::from(this.state.lock().binary)
    }

    #[setter("bin")]
    fn set_bin(this: &Native<Pickler>, thread: &Thread, binary: Value) -> Result<(), Raised> {
        this.state.lock().binary = flag(thread, binary)?;
        Ok(())
    }

    #[deleter("bin")]
    fn delete_bin(_this: &Native<Pickler>) -> Result<(), Raised> {
        Err(type_error("can't delete numeric/char attribute"))
    }
}
