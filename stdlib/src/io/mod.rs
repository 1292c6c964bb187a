//! `_io`: files, buffers and text over them, and the standard streams.

mod base;
mod buffered;
mod bytes_io;
mod definition;
pub mod exclusive;
pub mod file;
pub mod host;
mod open;
mod standard;
mod state;
mod string_io;
mod text;
mod unclosed;
mod unsupported;
mod writers;

pub use definition::{make_classes, module};
pub use standard::{Buffering, finish_streams, make_streams};
pub use writers::flush_writers;
