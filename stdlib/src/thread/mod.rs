//! `_thread`: threads, locks and data of single threads.

mod functions;
mod handle;
mod local;
pub mod lock;
pub mod reentrant;
mod start;

pub use functions::module;
pub use handle::{Threads, begin_end, native_of};
