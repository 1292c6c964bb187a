//! The descriptor that signals are written to, by the thread that notices them.

use crate::signal::disposition::hooks;
use parking_lot::Mutex;
use rustix::io::Errno;
use std::sync::Arc;
use weft_core::heap::concurrency::descriptor::borrow;
use weft_core::heap::{Thread, Value};
use weft_core::interpreter::hooks::Listener;
use weft_core::types::exception::os_error::raise_errno;
use weft_core::types::exception::warnings;

/// The descriptor, if there is one.
#[derive(Default)]
pub struct WakeUp(Mutex<Option<i32>>);

/// What happens when a pipe has no room for another signal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Full {
    /// It is reported.
    Reported,
    /// Nothing: its reader is woken already.
    Ignored,
}

impl WakeUp {
    /// Sets the descriptor, or none for a negative number, and gives the one before.
    pub fn set(&self, thread: &Thread, descriptor: i32, full: Full) -> i32 {
        let mut current = self.0.lock();
        let before = current.take();
        let mut first: Option<Listener> = None;
        if descriptor >= 0 {
            let reporter = hooks(thread).reporter();
            first = Some(Arc::new(move |signal| {
                let Some(file) = borrow(descriptor) else {
                    return;
                };
                match rustix::io::write(file, &[signal as u8]) {
                    Ok(_) => {}
                    Err(Errno::AGAIN) if full == Full::Ignored => {}
                    Err(error) => reporter(Box::new(move |thread| report(thread, error))),
                }
            }));
            *current = Some(descriptor);
        }
        hooks(thread).set_first_listener(first);
        before.unwrap_or(-1)
    }
}

/// Reports that a signal could not be written.
fn report(thread: &Thread, error: Errno) {
    let raised = raise_errno(thread, error.raw_os_error(), None);
    warnings::report_unraisable(
        thread,
        raised,
        Some("Exception ignored while trying to write to the signal wakeup fd"),
        Value::NONE,
    );
}
