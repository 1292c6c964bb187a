//! The class `complex`: a pair of floats and their arithmetic.

mod arithmetic;
mod at_once;
mod methods;
mod object;
mod text;

pub use arithmetic::{divide, power};
pub use at_once::{absolute_at_once, binary_at_once};
pub use methods::class;
pub use object::{ComplexNumber, new, pair_of, to_complex};
pub use text::{parse_literal, repr};
