//! `complex`.

mod arithmetic;
mod class;
mod object;
mod text;

pub use arithmetic::{divide, power};
pub use class::class;
pub use object::{ComplexNumber, new, pair_of, to_complex};
pub use text::{parse_literal, repr};
