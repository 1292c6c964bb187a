//! `list`: its class and sorting.

mod methods;
mod sort;

pub use methods::{class, compare, extend, sliced};
pub use sort::{Order, sort_list};
