//! Signals that a thread does not take, and those that wait for it.

use crate::signal::disposition::hooks;
use crate::system::{os_error, wait_any};
use crate::thread::native_of;
use rustix::event::PollFlags;
use rustix::fd::AsFd;
use rustix::io::Errno;
use std::time::Instant;
use weft_core::error::{runtime_error, value_error};
use weft_core::heap::concurrency::signals::{self, Change, Signals, Taken};
use weft_core::heap::{Raised, Set, ShapeId, Thread, Value};
use weft_core::interpreter::ThreadState;
use weft_core::interpreter::hooks::{Disposition, LAST_SIGNAL};
use weft_core::protocol;
use weft_core::safepoint;
use weft_core::types::exception::os_error::raise_os_error;
use weft_core::types::exception::warnings;
use weft_core::types::struct_sequence::StructSequence;

/// What is known of a signal that was waited for.
pub static INFORMATION: StructSequence = StructSequence::new(
    "struct_siginfo",
    "signal",
    "What sigwaitinfo() and sigtimedwait() tell of a signal.",
    &[
        ("si_signo", "signal number"),
        ("si_code", "signal code"),
        ("si_errno", "errno associated with this signal"),
        ("si_pid", "sending process ID"),
        ("si_uid", "real user ID of sending process"),
        ("si_status", "exit value or signal"),
        ("si_band", "band event for SIGPOLL"),
    ],
    7,
);

/// The signals of a Python iterable.
///
/// # Errors
/// `ValueError` for what is no signal's number.
pub fn set_of(thread: &Thread, value: Value) -> Result<Signals, Raised> {
    let list = protocol::collect_list(thread, value)?;
    let mut signals = 0;
    let mut index = 0;
    while let Some(item) = list.get(index) {
        index += 1;
        let number = protocol::index(thread, item)?
            .to_int_or_bool()
            .unwrap_or(-1);
        if !(1..=i64::from(LAST_SIGNAL)).contains(&number) {
            return Err(value_error(format!(
                "signal number {number} out of range [1; {LAST_SIGNAL}]"
            )));
        }
        if (32..34).contains(&number) {
            warnings::warn(
                thread,
                weft_core::error::Exception::RuntimeWarning,
                &format!("invalid signal number {number}, please use valid_signals()"),
                1,
            )?;
            continue;
        }
        signals |= 1 << (number - 1);
    }
    Ok(signals)
}

/// A Python set of the signals' numbers.
pub fn shown(thread: &Thread, signals: Signals) -> Value {
    let set = Set::new(thread, ShapeId::SET);
    for signal in (1..=LAST_SIGNAL).filter(|signal| signals & (1 << (signal - 1)) != 0) {
        set.set_simple(thread, Value::from_i32(signal), Value::NONE);
    }
    set.value()
}

/// Changes which signals the calling thread does not take. Handlers of those that waited have run when this returns.
///
/// # Errors
/// `OSError`, and what handlers raise.
pub fn change(thread: &Thread, how: i32, signals: Signals) -> Result<Value, Raised> {
    let change = match how {
        0 => Change::Block,
        1 => Change::Unblock,
        2 => Change::Set,
        _ => return Err(os_error(thread, Errno::INVAL, None)),
    };
    let let_in = match change {
        Change::Block => 0,
        Change::Unblock => signals,
        Change::Set => !signals,
    };
    if let_in != 0 {
        notice_pending(thread, let_in)?;
    }
    let before = signals::change_mask(change, signals)
        .map_err(|error| raise_os_error(thread, &error, None))?;
    safepoint::attend(thread)?;
    Ok(shown(thread, before))
}

/// Takes those that wait and have handlers, which would otherwise be noticed by another thread, and so later.
fn notice_pending(thread: &Thread, let_in: Signals) -> Result<(), Raised> {
    let failed = |error: &std::io::Error| raise_os_error(thread, error, None);
    let pending = signals::pending().map_err(|error| failed(&error))?;
    for signal in 1..=LAST_SIGNAL {
        let bit = 1 << (signal - 1);
        if pending & let_in & bit == 0 || hooks(thread).disposition(signal) != Disposition::Handled
        {
            continue;
        }
        while signals::take(bit)
            .map_err(|error| failed(&error))?
            .is_some()
        {
            hooks(thread).simulate(signal);
        }
    }
    Ok(())
}

/// Takes one of the signals, waiting for it; `None` when the time is up.
///
/// # Errors
/// `OSError`, and what handlers of other signals raise.
pub fn wait(
    thread: &Thread,
    signals: Signals,
    deadline: Option<Instant>,
) -> Result<Option<Taken>, Raised> {
    let failed = |error: &std::io::Error| raise_os_error(thread, error, None);
    if let Some(taken) = signals::take(signals).map_err(|error| failed(&error))? {
        return Ok(Some(taken));
    }
    let descriptor = signals::descriptor(signals).map_err(|error| failed(&error))?;
    loop {
        let ready = wait_any(thread, &[descriptor.as_fd()], PollFlags::IN, deadline)?;
        if let Some(taken) = signals::take(signals).map_err(|error| failed(&error))? {
            return Ok(Some(taken));
        }
        if ready != [true] && deadline.is_some() {
            return Ok(None);
        }
    }
}

/// Sends a signal to the calling thread, which does not take it now.
///
/// # Errors
/// `OSError`
pub fn send_to_own_thread(thread: &Thread, signal: i32) -> Result<(), Raised> {
    signals::send_to_thread(signals::own_thread(), signal)
        .map_err(|error| raise_os_error(thread, &error, None))
}

/// Sends a signal to a thread that Python has a number for; 0 only asks whether it is there.
///
/// # Errors
/// `OSError`, and what handlers raise.
pub fn send(thread: &Thread, identity: u64, signal: i32) -> Result<(), Raised> {
    if signal != 0 && ThreadState::of(thread).identity() == identity {
        return crate::signal::send_to_self(thread, signal);
    }
    let Some(native) = native_of(thread, identity) else {
        return Err(os_error(thread, Errno::SRCH, None));
    };
    signals::send_to_thread(native, signal)
        .map_err(|error| raise_os_error(thread, &error, None))?;
    safepoint::poll(thread)
}

/// Sends a signal to the process behind a descriptor.
///
/// # Errors
/// `OSError`
pub fn send_to_process(thread: &Thread, descriptor: i32, signal: i32) -> Result<(), Raised> {
    let file = crate::system::own_descriptor(thread, descriptor)?;
    let is_own = process_behind(descriptor) == Some(std::process::id());
    if is_own && (1..=LAST_SIGNAL).contains(&signal) && signals::mask() & (1 << (signal - 1)) == 0 {
        return crate::signal::send_to_self(thread, signal);
    }
    signals::send_to_process(file, signal).map_err(|error| raise_os_error(thread, &error, None))?;
    safepoint::poll(thread)
}

/// The number of the process behind a descriptor, if it is one of a process that has not ended, or of its folder.
fn process_behind(descriptor: i32) -> Option<u32> {
    if let Ok(path) = std::fs::read_link(format!("/proc/self/fd/{descriptor}"))
        && let Ok(number) = path.strip_prefix("/proc")
    {
        return number.to_str()?.parse().ok();
    }
    let known = std::fs::read_to_string(format!("/proc/self/fdinfo/{descriptor}")).ok()?;
    let line = known.lines().find_map(|line| line.strip_prefix("Pid:"))?;
    line.trim().parse().ok()
}

/// Makes the object that describes a signal which was taken.
pub fn information(thread: &Thread, taken: Taken) -> Value {
    INFORMATION.make(thread, &taken.fields.map(|field| thread.int(field)))
}

/// The deadline of a wait of some seconds.
///
/// # Errors
/// `ValueError` for a negative time.
pub fn deadline(thread: &Thread, timeout: Value) -> Result<Option<Instant>, Raised> {
    let Ok(seconds) = protocol::to_float(thread, timeout) else {
        let kind = protocol::class_name(timeout);
        return Err(weft_core::error::type_error(format!(
            "'{kind}' object cannot be interpreted as an integer or float"
        )));
    };
    if seconds < 0.0 {
        return Err(value_error("timeout must be non-negative"));
    }
    if seconds > 9.2e9 {
        return Err(runtime_error("timeout too large"));
    }
    crate::multiprocessing::deadline(thread, timeout)
}
