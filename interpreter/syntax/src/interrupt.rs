//! Whether what reads a text is to end before its time: the one who runs programs says so, and throws away what was read.

use crate::error::{Problem, Result};
use std::sync::OnceLock;

/// What is asked.
static ASKED: OnceLock<fn() -> bool> = OnceLock::new();

/// Tells what is asked from now on, every so many tokens and statements, whether reading a text is to end. What it gives
/// then is an error that means nothing. The first call counts.
pub fn end_early_if(asked: fn() -> bool) {
    let _ = ASKED.set(asked);
}

/// Whether reading is to end, asked without counting: what may have taken long by itself is over.
pub(crate) fn is_wanted_now() -> bool {
    ASKED.get().is_some_and(|asked| asked())
}

/// As an error.
pub(crate) fn check_now() -> Result<()> {
    if is_wanted_now() {
        return Err(interrupted());
    }
    Ok(())
}

/// Counts steps, and asks at some of them.
#[derive(Default)]
pub(crate) struct Interruption {
    steps: u32,
}

impl Interruption {
    /// Steps between two questions: a statement's are some ten, and take some microseconds.
    const STRIDE: u32 = 1024;

    /// Whether reading is to end.
    #[inline]
    pub(crate) fn is_wanted(&mut self) -> bool {
        self.steps = self.steps.wrapping_add(1);
        self.steps.is_multiple_of(Interruption::STRIDE) && is_wanted_now()
    }

    /// As an error.
    #[inline]
    pub(crate) fn check(&mut self) -> Result<()> {
        if self.is_wanted() {
            return Err(interrupted());
        }
        Ok(())
    }
}

/// What reading ends with that is to end: nobody sees it.
pub(crate) fn interrupted() -> Box<Problem> {
    Problem::at(INTERRUPTED, 0)
}

/// What no wrong program is told.
const INTERRUPTED: &str = "interrupted";

/// Whether reading ended with [`interrupted`].
pub(crate) fn is_interruption(problem: &Problem) -> bool {
    problem.message == INTERRUPTED
}
