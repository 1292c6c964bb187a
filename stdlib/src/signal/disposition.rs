//! What is done with a signal, and sending one to oneself.

use crate::signal::mask as system;
use crate::system::os_error;
use rustix::io::Errno;
use weft_core::error::{type_error, value_error};
use weft_core::heap::concurrency::signals;
use weft_core::heap::{Raised, Thread, Value};
use weft_core::interpreter::Interpreter;
use weft_core::interpreter::hooks::{Disposition, Hooks, LAST_SIGNAL};
use weft_core::protocol;

/// What these do is the system's alone: SIGKILL and SIGSTOP.
pub const UNCHANGEABLE: [i32; 2] = [signal_hook::consts::SIGKILL, signal_hook::consts::SIGSTOP];

pub fn hooks(thread: &Thread) -> &Hooks {
    Interpreter::of(thread).hooks()
}

/// Whether the calling thread may say what signals do.
pub fn is_main(thread: &Thread) -> bool {
    hooks(thread).is_main_thread() && crate::interpreters::is_first(thread)
}

pub fn checked(signal: i64) -> Result<i32, Raised> {
    match i32::try_from(signal) {
        Ok(signal) if (1..=LAST_SIGNAL).contains(&signal) => Ok(signal),
        _ => Err(value_error("signal number out of range")),
    }
}

/// A signal that is sent, of which the system says whether there is such a one.
pub fn sendable(thread: &Thread, signal: i64) -> Result<i32, Raised> {
    match i32::try_from(signal) {
        Ok(signal) if (1..=LAST_SIGNAL).contains(&signal) => Ok(signal),
        _ => Err(os_error(thread, Errno::INVAL, None)),
    }
}

/// What is done with a signal, as Python shows it.
pub fn current(thread: &Thread, signal: i32, default: Value) -> Value {
    if let Some(handler) = hooks(thread).handler(signal) {
        return handler;
    }
    match hooks(thread).disposition(signal) {
        Disposition::Default => thread.int(0),
        Disposition::Ignored => thread.int(1),
        Disposition::Handled => default,
    }
}

/// Sets what is done with a signal.
pub fn change(thread: &Thread, signal: i32, handler: Value) -> Result<(), Raised> {
    let hooks = hooks(thread);
    let disposition = match handler.to_int() {
        Some(0) => Disposition::Default,
        Some(1) => Disposition::Ignored,
        _ if protocol::is_callable(thread, handler) => Disposition::Handled,
        _ => {
            return Err(type_error(
                "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object",
            ));
        }
    };
    hooks.set_handler(
        thread,
        signal,
        (disposition == Disposition::Handled).then_some(handler),
    );
    hooks.set_disposition(signal, disposition).map_err(|error| {
        hooks.set_handler(thread, signal, None);
        weft_core::types::exception::os_error::raise_os_error(thread, &error, None)
    })
}

/// Sends a signal to the process itself; a handler of Python's runs before this returns.
///
/// # Errors
/// What the handler raises.
pub fn send_to_self(thread: &Thread, signal: i32) -> Result<(), Raised> {
    if signals::mask() & (1 << (signal - 1)) != 0 {
        // The system keeps it until the thread takes it.
        return system::send_to_own_thread(thread, signal);
    }
    match hooks(thread).disposition(signal) {
        Disposition::Handled => hooks(thread).simulate(signal),
        Disposition::Ignored => {}
        Disposition::Default => {
            // One that is watched would be seen to by another thread, some time later.
            let done = if hooks(thread).is_watched(signal) {
                signal_hook::low_level::emulate_default_handler(signal)
            } else {
                signal_hook::low_level::raise(signal)
            };
            done.map_err(|error| {
                weft_core::types::exception::os_error::raise_os_error(thread, &error, None)
            })?;
        }
    }
    weft_core::safepoint::attend(thread)
}
