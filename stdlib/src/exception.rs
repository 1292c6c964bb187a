//! Exception classes that modules in Rust make for themselves.

use parking_lot::Mutex;
use std::collections::HashMap;
use weft_core::error::{Exception, raise_object};
use weft_core::heap::{Raised, Root, Thread, Value};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;

#[derive(Default)]
struct Made {
    classes: Mutex<HashMap<(&'static str, &'static str), Root>>,
}

/// The exception class `module.name`, a subclass of `base`, which an interpreter makes once.
///
/// # Errors
/// Whatever making a class raises.
pub fn exception_class(
    thread: &Thread,
    module: &'static str,
    name: &'static str,
    base: Exception,
) -> Result<Value, Raised> {
    let interpreter = Interpreter::of(thread);
    let made = interpreter.extension::<Made>();
    if let Some(class) = made.classes.lock().get(&(module, name)) {
        return Ok(class.get());
    }
    let names = thread.dict();
    names.set_simple(thread, thread.intern("__module__"), thread.intern(module));
    let bases = thread.tuple(&[interpreter.exception_class(base)]);
    let class = protocol::call_values(
        thread,
        interpreter.type_class(),
        &[thread.intern(name), bases, names.value()],
    )?;
    let mut classes = made.classes.lock();
    let root = classes
        .entry((module, name))
        .or_insert_with(|| Root::new(thread.heap_handle(), class));
    Ok(root.get())
}

/// Raises such an exception with a message.
#[cold]
pub fn raise_own(
    thread: &Thread,
    module: &'static str,
    name: &'static str,
    base: Exception,
    message: &str,
) -> Raised {
    let exception = exception_class(thread, module, name, base)
        .and_then(|class| protocol::call_values(thread, class, &[thread.string(message)]));
    match exception {
        Ok(exception) => raise_object(thread, exception),
        Err(raised) => raised,
    }
}
