//! The class `float`: arithmetic, methods and how floats are read.

mod arithmetic;
mod half;
mod hexadecimal;
mod methods;
mod parse;

pub use arithmetic::{
    divide_with_remainder, float_power, floor_divide_at_once, modulo_at_once, power_at_once,
    round_half_even, scale,
};
pub use half::{from_half, to_half};
pub use methods::class;
pub use parse::{from_number, parse_literal};
