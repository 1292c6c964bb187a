//! What `sys` does by default where programs may set functions of their own.

use weft_core::error::type_error;
use weft_core::heap::{Raised, Thread, Tuple, Value};
use weft_core::interpreter::Interpreter;
use weft_core::names::Name;
use weft_core::protocol;
use weft_core::types::exception::{ExceptionObject, traceback, warnings};

/// Shows the value of an expression at the prompt, and keeps it as `builtins._`.
pub fn display(thread: &Thread, value: Value) -> Result<(), Raised> {
    if value.is_none() {
        return Ok(());
    }
    let builtins = Interpreter::of(thread).builtins();
    let last = thread.intern("_");
    let set = |value: Value| {
        if let Some(builtins) = builtins.downcast::<weft_core::heap::Dict>() {
            builtins.set_simple(thread, last, value);
        }
    };
    set(Value::NONE);
    let shown = protocol::repr(thread, value)?;
    let system = weft_core::import::import_module(thread, "sys")?;
    let stdout = protocol::try_attribute(thread, system, Name::Stdout.value(thread))?
        .ok_or_else(|| weft_core::error::runtime_error("lost sys.stdout"))?;
    for text in [shown, thread.string("\n")] {
        protocol::call_method(thread, stdout, Name::Write.value(thread), &[text])?;
    }
    set(value);
    Ok(())
}

/// Writes an exception with its traceback to `sys.stderr`.
pub fn show_exception(thread: &Thread, kind: Value, value: Value, trace: Value) {
    let _ = kind;
    let Some(object) = ExceptionObject::of(&value) else {
        let shown = protocol::class_name(value);
        let text =
            format!("TypeError: print_exception(): Exception expected for value, {shown} found\n");
        warnings::write_to_stderr(thread, &text);
        return;
    };
    if object.traceback().is_none() && !trace.is_none() {
        object.set_traceback(Some(trace));
    }
    // What was printed before comes before it.
    if let Ok(Some(stdout)) = weft_core::import::import_module(thread, "sys")
        .and_then(|system| protocol::try_attribute(thread, system, Name::Stdout.value(thread)))
        && !stdout.is_none()
        && let Err(raised) = protocol::call_method(thread, stdout, Name::Flush.value(thread), &[])
    {
        thread.take_raised(raised);
    }
    warnings::write_to_stderr(thread, &traceback::format_for_stderr(thread, value));
}

/// Writes what `sys.unraisablehook` is called with to `sys.stderr`.
pub fn show_unraisable(thread: &Thread, arguments: Value) -> Result<(), Raised> {
    let (class, _) = warnings::UNRAISABLE_ARGUMENTS.class(thread);
    let fields = arguments
        .downcast::<Tuple>()
        .filter(|_| thread.class_of(arguments) == class)
        .map(Tuple::items);
    let Some([_, exception, trace, message, object]) = fields else {
        return Err(type_error(
            "sys.unraisablehook argument type must be UnraisableHookArgs",
        ));
    };
    if let Some(raised) = ExceptionObject::of(exception)
        && raised.traceback().is_none()
        && !trace.is_none()
    {
        raised.set_traceback(Some(*trace));
    }
    warnings::print_unraisable(thread, *exception, *message, *object);
    Ok(())
}

/// `sys.exc_info()` of an exception.
pub fn exception_info(thread: &Thread, exception: Option<Value>) -> Value {
    match exception {
        Some(exception) => {
            let trace = ExceptionObject::of(&exception)
                .and_then(|object| object.traceback())
                .unwrap_or(Value::NONE);
            thread.tuple(&[thread.class_of(exception), exception, trace])
        }
        None => thread.tuple(&[Value::NONE; 3]),
    }
}
