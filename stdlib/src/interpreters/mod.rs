//! `_interpreters`: several interpreters in one process, and the queues between them.

mod definition;
mod family;
mod queue;

pub use definition::module;
pub use family::{Inhabited, Maker, end_all, is_alone, is_first, set_maker};
