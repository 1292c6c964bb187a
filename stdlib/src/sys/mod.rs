//! `sys`: the interpreter seen from the program.

mod functions;
mod hooks;
mod information;
mod namespace;
mod program;

pub use functions::module;
pub use information::Flags;
pub use program::{Program, set_program};
