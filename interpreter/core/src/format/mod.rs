//! How values become text by a format: the specifications of `format()` and f-strings, and the `%` operator.

mod complex;
pub mod float;
mod integer;
pub mod percent;
mod prepared;
pub mod specification;
mod text;

pub use complex::format_complex_value;
pub use float::{format_float_value, repr as float_repr};
pub use integer::format_int_value;
pub use prepared::Prepared;
pub use specification::{Alignment, Specification};
pub use text::format_str_value;
