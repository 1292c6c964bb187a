//! Ending a program from outside.

use std::sync::Arc;
use weft_core::interpreter::{Governor, Stop};

/// Ends what an interpreter runs, from any thread: see [`Interpreter::handle`](crate::Interpreter::handle). It keeps
/// nothing of the interpreter alive.
///
/// ```
/// let interpreter = weft::Interpreter::builder().build()?;
/// let handle = interpreter.handle();
/// let timer = std::thread::spawn(move || {
///     std::thread::sleep(std::time::Duration::from_millis(20));
///     handle.cancel();
/// });
/// let error = interpreter.exec("while True:\n    try:\n        while True: pass\n    except BaseException: pass").unwrap_err();
/// assert_eq!(error.stopped(), Some(weft::Stop::Cancelled));
/// timer.join().unwrap();
/// interpreter.renew();
/// assert_eq!(interpreter.eval::<i64>("6 * 7")?, 42);
/// # Ok::<(), weft::Error>(())
/// ```
#[derive(Clone)]
pub struct Handle {
    governor: Arc<Governor>,
}

impl Handle {
    pub(crate) fn new(governor: Arc<Governor>) -> Handle {
        Handle { governor }
    }

    /// Ends what the interpreter and those that its program made run, in waits for locks and for the system too, and what
    /// is begun after this, until [`Interpreter::renew`](crate::Interpreter::renew). It does not wait for that.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// python.handle().cancel();
    /// assert!(python.exec("x = 1").is_err());
    /// python.renew();
    /// python.exec("x = 1")?;
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn cancel(&self) {
        self.governor.stop(Stop::Cancelled);
    }

    /// Why the program has to end, if it has to.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// let handle = python.handle();
    /// assert_eq!(handle.stopped(), None);
    /// handle.cancel();
    /// assert_eq!(handle.stopped(), Some(weft::Stop::Cancelled));
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn stopped(&self) -> Option<Stop> {
        self.governor.stopped()
    }
}

impl std::fmt::Debug for Handle {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Handle")
            .field("stopped", &self.stopped())
            .finish()
    }
}
