//! `io.UnsupportedOperation`, which is both an `OSError` and a `ValueError`.

use parking_lot::Mutex;
use weft_core::error::{Exception, raise_object, value_error};
use weft_core::heap::{Raised, Root, Thread, Value};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;

#[derive(Default)]
struct Class {
    class: Mutex<Option<Root>>,
}

/// The class, made at first use.
pub fn unsupported_class(thread: &Thread) -> Result<Value, Raised> {
    let interpreter = Interpreter::of(thread);
    let cache = interpreter.extension::<Class>();
    if let Some(class) = &*cache.class.lock() {
        return Ok(class.get());
    }
    let bases = [
        interpreter.exception_class(Exception::OSError),
        interpreter.exception_class(Exception::ValueError),
    ];
    let bases = thread.tuple(&bases);
    let names = thread.dict();
    names.set_simple(thread, thread.intern("__module__"), thread.intern("io"));
    let class = protocol::call_values(
        thread,
        interpreter.type_class(),
        &[thread.intern("UnsupportedOperation"), bases, names.value()],
    )?;
    let mut cached = cache.class.lock();
    Ok(cached
        .get_or_insert_with(|| Root::new(thread.heap_handle(), class))
        .get())
}

/// Raises it.
#[cold]
pub fn unsupported(thread: &Thread, message: &str) -> Raised {
    let exception = unsupported_class(thread)
        .and_then(|class| protocol::call_values(thread, class, &[thread.string(message)]));
    match exception {
        Ok(exception) => raise_object(thread, exception),
        Err(raised) => raised,
    }
}

/// Raises `ValueError` for a closed file.
#[cold]
pub fn closed(message: &str) -> Raised {
    value_error(message)
}
