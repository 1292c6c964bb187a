//! How an interpreter is made.

mod assemble;
mod settings;

pub use settings::{Builder, Deadlock};
