//! `float`.

mod arithmetic;
mod class;
mod hexadecimal;
mod parse;

pub use arithmetic::{divide_with_remainder, float_power, round_half_even, scale};
pub use class::class;
pub use parse::{from_number, parse_literal};
