//! `sys`: the interpreter seen from the program.

mod debugger;
mod functions;
mod hooks;
mod information;
mod jit;
mod namespace;

pub use functions::module;
pub use information::set_flags;
