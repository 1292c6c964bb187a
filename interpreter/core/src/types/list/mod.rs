//! `list`: its class and sorting.

mod methods;
mod sort;

pub use methods::class;
pub use sort::{Order, sort_list};
