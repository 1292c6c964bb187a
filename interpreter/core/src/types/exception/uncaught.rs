//! What becomes of an exception that nobody handled: a report, and the status that the process ends with.

use super::fields;
use super::{ExceptionObject, traceback, warnings};
use crate::error::{Exception, is_exception};
use crate::interpreter::Interpreter;
use crate::protocol;
use weft_heap::{BigInteger, Raised, Thread, Value};

/// The status after an interrupt: 128 and the number of the signal, as shells have it.
pub const INTERRUPTED: i32 = 130;

/// Reports an exception that ended the program, by `sys.excepthook`, and gives the exit status. `SystemExit` is not
/// reported: its code is the status, or a text that goes to stderr.
pub fn report_uncaught(thread: &Thread, raised: Raised) -> i32 {
    let exception = thread.take_raised(raised);
    thread.library(move || {
        if is_exception(thread, exception, Exception::SystemExit) {
            return exit_status(thread, fields::exit_code(exception));
        }
        let status = if is_exception(thread, exception, Exception::KeyboardInterrupt) {
            INTERRUPTED
        } else {
            1
        };
        call_hook(thread, exception).unwrap_or(status)
    })
}

/// The status for the code of a `SystemExit`; a code that is no number is written to stderr.
pub fn exit_status(thread: &Thread, code: Value) -> i32 {
    if code.is_none() {
        return 0;
    }
    if let Some(status) = code.to_int_or_bool() {
        return status as i32;
    }
    if code.is::<BigInteger>() {
        return -1;
    }
    match protocol::str(thread, code) {
        Ok(text) => warnings::write_to_stderr(
            thread,
            &format!("{}\n", protocol::text_of(&text).unwrap_or_default()),
        ),
        Err(raised) => drop(thread.take_raised(raised)),
    }
    1
}

/// Calls `sys.excepthook`; without one, prints. The status if the hook ended with `SystemExit`.
fn call_hook(thread: &Thread, exception: Value) -> Option<i32> {
    let modules = Interpreter::of(thread).modules();
    let system = modules.get_simple(thread, thread.intern("sys"));
    let hook = system.and_then(|system| {
        match protocol::try_attribute(thread, system, thread.intern("excepthook")) {
            Ok(hook) => hook,
            Err(raised) => {
                thread.take_raised(raised);
                None
            }
        }
    });
    let Some(hook) = hook else {
        warnings::write_to_stderr(thread, &traceback::format_for_stderr(thread, exception));
        return None;
    };
    let trace = ExceptionObject::of(&exception)
        .and_then(|object| object.traceback())
        .unwrap_or(Value::NONE);
    let raised = protocol::call_values(
        thread,
        hook,
        &[thread.class_of(exception), exception, trace],
    )
    .err()?;
    let failure = thread.take_raised(raised);
    if is_exception(thread, failure, Exception::SystemExit) {
        return Some(exit_status(thread, fields::exit_code(failure)));
    }
    let mut text = "Error in sys.excepthook:\n".to_owned();
    text.push_str(&traceback::format_for_stderr(thread, failure));
    text.push_str("\nOriginal exception was:\n");
    text.push_str(&traceback::format_for_stderr(thread, exception));
    warnings::write_to_stderr(thread, &text);
    None
}
