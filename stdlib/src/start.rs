//! What an interpreter needs of the library before a program runs.

use weft_core::heap::{Raised, Thread};
use weft_core::import;

/// Whether what is written to `sys.stdout` waits for more before it goes out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Buffering {
    /// It does, for the end of a line on a terminal and for a buffer's fill elsewhere.
    #[default]
    Usual,
    /// It does not (`-u`).
    None,
}

/// Opens the standard streams.
///
/// # Errors
/// What opening them raised.
pub fn start(thread: &Thread, buffering: Buffering) -> Result<(), Raised> {
    let _ = buffering;
    import::import_module(thread, "_early_streams").map(drop)
}
