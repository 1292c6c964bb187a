//! The library: native modules in Rust, and modules written in Python.
#![forbid(unsafe_code)]

mod atexit;
mod contextvars;
mod gc;
mod queue;
mod thread;

use weft_core::import::{EmbeddedModule, Library, ModuleKind};
use weft_core::native::ModuleDefinition;

/// The native modules, a line each.
pub static MODULES: &[&ModuleDefinition] = &[
    &atexit::module::DEFINITION,
    &contextvars::module::DEFINITION,
    &gc::module::DEFINITION,
    &queue::module::DEFINITION,
    &thread::module::DEFINITION,
];

/// The modules written in Python, sorted by name: every file under `python`.
pub static PYTHON: &[EmbeddedModule] = include!(concat!(env!("OUT_DIR"), "/python.rs"));

/// All of it, for [`weft_core::import::install`].
pub fn library() -> Library {
    Library { native: MODULES, python: PYTHON }
}
