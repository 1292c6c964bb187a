//! The exceptions of the module: `gaierror` and `herror`, both kinds of `OSError`.

use parking_lot::Mutex;
use weft_core::error::{Exception, raise_object};
use weft_core::heap::concurrency::network::Unresolved;
use weft_core::heap::{Raised, Root, Thread, Value};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;

/// Which exception.
#[derive(Clone, Copy)]
pub enum Kind {
    /// `gaierror`
    Address,
    /// `herror`
    Host,
}

#[derive(Default)]
struct Classes {
    made: Mutex<Option<[Root; 2]>>,
}

/// The class of an exception; both are made at first use.
pub fn class(thread: &Thread, kind: Kind) -> Result<Value, Raised> {
    let interpreter = Interpreter::of(thread);
    let classes = interpreter.extension::<Classes>();
    if let Some(made) = &*classes.made.lock() {
        return Ok(made[kind as usize].get());
    }
    let make = |name: &str| {
        let names = thread.dict();
        let module = thread.intern("socket");
        names.set_simple(thread, thread.intern("__module__"), module);
        let bases = thread.tuple(&[interpreter.exception_class(Exception::OSError)]);
        let arguments = [thread.intern(name), bases, names.value()];
        protocol::call_values(thread, interpreter.type_class(), &arguments)
    };
    let (address, host) = (make("gaierror")?, make("herror")?);
    let mut cached = classes.made.lock();
    let made = cached
        .get_or_insert_with(|| [address, host].map(|class| Root::new(thread.heap_handle(), class)));
    Ok(made[kind as usize].get())
}

/// Raises what a failure to resolve names is in Python.
#[cold]
pub fn raise_unresolved(thread: &Thread, failure: &Unresolved) -> Raised {
    if let Some(error) = &failure.system {
        return weft_core::types::exception::os_error::raise_os_error(thread, error, None);
    }
    let arguments = [Value::from_i32(failure.code), thread.string(&failure.text)];
    let exception = class(thread, Kind::Address)
        .and_then(|class| protocol::call_values(thread, class, &arguments));
    match exception {
        Ok(exception) => raise_object(thread, exception),
        Err(raised) => raised,
    }
}
