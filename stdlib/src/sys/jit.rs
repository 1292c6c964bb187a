//! `sys._jit`: what programs ask of a just-in-time compiler, which there is none.

/// Utilities for observing just-in-time compilation.
#[weft_macros::module(name = "sys._jit")]
pub mod module {
    /// Return True if the interpreter can compile just in time.
    fn is_available() -> bool {
        false
    }

    /// Return True if the interpreter compiles just in time.
    fn is_enabled() -> bool {
        false
    }

    /// Return True if the calling frame runs what was compiled just in time.
    fn is_active() -> bool {
        false
    }
}
