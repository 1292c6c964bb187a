//! The exceptions of the module.

use parking_lot::Mutex;
use weft_core::error::{Exception, raise_object};
use weft_core::heap::{Raised, Root, Thread, Value};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;
use weft_core::types::exception::ExceptionObject;

/// Which exception.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// `PickleError`
    Any,
    /// `PicklingError`
    Pickling,
    /// `UnpicklingError`
    Unpickling,
}

#[derive(Default)]
struct Classes {
    made: Mutex<Option<[Root; 3]>>,
}

/// The class of an exception; all are made at first use.
pub fn class(thread: &Thread, kind: Kind) -> Result<Value, Raised> {
    let interpreter = Interpreter::of(thread);
    let classes = interpreter.extension::<Classes>();
    if let Some(made) = &*classes.made.lock() {
        return Ok(made[kind as usize].get());
    }
    let make = |name: &str, base: Value| {
        let names = thread.dict();
        names.set_simple(
            thread,
            thread.intern("__module__"),
            thread.intern("_pickle"),
        );
        let bases = thread.tuple(&[base]);
        protocol::call_values(
            thread,
            interpreter.type_class(),
            &[thread.intern(name), bases, names.value()],
        )
    };
    let any = make(
        "PickleError",
        interpreter.exception_class(Exception::Exception),
    )?;
    let (pickling, unpickling) = (make("PicklingError", any)?, make("UnpicklingError", any)?);
    let mut cached = classes.made.lock();
    let made = cached.get_or_insert_with(|| {
        [any, pickling, unpickling].map(|class| Root::new(thread.heap_handle(), class))
    });
    Ok(made[kind as usize].get())
}

fn raise(thread: &Thread, kind: Kind, message: &str) -> Raised {
    let exception = class(thread, kind)
        .and_then(|class| protocol::call_values(thread, class, &[thread.string(message)]));
    match exception {
        Ok(exception) => raise_object(thread, exception),
        Err(raised) => raised,
    }
}

/// Raises `PicklingError`.
#[cold]
pub fn pickling_error(thread: &Thread, message: &str) -> Raised {
    raise(thread, Kind::Pickling, message)
}

/// Raises `PicklingError` because of an exception, which is its context.
#[cold]
pub fn pickling_error_after(thread: &Thread, context: Value, message: &str) -> Raised {
    let raised = pickling_error(thread, message);
    let exception = thread.take_raised(raised);
    ExceptionObject::set_context_of(exception, context);
    thread.set_raised(exception)
}

/// Raises `UnpicklingError`.
#[cold]
pub fn unpickling_error(thread: &Thread, message: &str) -> Raised {
    raise(thread, Kind::Unpickling, message)
}

/// Adds a note to the exception in flight, which says what was being pickled.
#[cold]
pub fn noted(thread: &Thread, raised: Raised, note: &str) -> Raised {
    let exception = thread.take_raised(raised);
    let added = protocol::call_method(
        thread,
        exception,
        thread.intern("add_note"),
        &[thread.string(note)],
    );
    if let Err(raised) = added {
        thread.take_raised(raised);
    }
    thread.set_raised(exception)
}
