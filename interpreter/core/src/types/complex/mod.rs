//! The class `complex`: a pair of floats and their arithmetic.

mod arithmetic;
mod methods;
mod object;
mod text;

pub use arithmetic::{divide, power};
pub use methods::class;
pub use object::{ComplexNumber, new, pair_of, to_complex};
pub use text::{parse_literal, repr};
