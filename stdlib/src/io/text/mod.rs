//! `TextIOWrapper`: text over a buffer of octets.

mod wrapper;
mod newline;
mod read;
mod stream;
mod write;

pub use wrapper::class;
pub use newline::{Newlines, incremental};
pub use wrapper::class::settings_of;
pub use stream::{Settings, Text};
