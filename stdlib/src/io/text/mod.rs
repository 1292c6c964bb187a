//! `TextIOWrapper`: text over a buffer of octets.

mod newline;
mod read;
pub mod registered;
mod stream;
mod wrapper;
mod write;

pub use newline::{Newlines, Translator, incremental, quoted};
pub use stream::{Settings, Text};
pub use wrapper::class;
pub use wrapper::class::settings_of;
