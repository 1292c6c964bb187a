//! Frames, protocols, types, builtins, exceptions and import.
#![forbid(unsafe_code)]

// The macros name this crate by its outer name, inside of it too.
extern crate self as weft_core;

pub mod bootstrap;
pub mod builtins;
pub mod code;
pub mod error;
pub mod format;
pub mod import;
pub mod interpreter;
pub mod names;
pub mod native;
pub mod node;
pub mod protocol;
pub mod run;
pub mod safepoint;
pub mod tracing;
pub mod types;
mod unboxed;

pub use bootstrap::populate;
pub use weft_heap as heap;
pub use weft_macros::{class, module};
