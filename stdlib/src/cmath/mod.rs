//! `cmath`: the functions of `math` for complex numbers.

mod functions;
mod inverse;
mod special;
mod trigonometric;

pub use functions::module;
