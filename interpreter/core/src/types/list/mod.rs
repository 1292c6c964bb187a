//! `list`: its class and sorting.

mod methods;
mod sort;

pub use methods::{class, collect_into, compare, extend, from_iterable, sliced};
pub use sort::{Order, sort_list, sort_short};
