//! `sys`: the interpreter seen from the program.

mod functions;
mod hooks;
mod information;
mod namespace;

pub use functions::module;
pub use information::set_flags;
