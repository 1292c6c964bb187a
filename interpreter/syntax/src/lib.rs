//! Source text to a scoped tree.
#![forbid(unsafe_code)]

pub mod ast;
mod source;

pub use source::Source;
