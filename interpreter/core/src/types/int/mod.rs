//! The class `int`: small integers in their words, and those of any size.

mod arithmetic;
mod construct;
mod methods;
mod object;
mod octets;
mod power;
mod text;
mod words;

pub use arithmetic::{at_once, compare, compare_with_float, true_divide};
pub use construct::{from_float, from_number, from_text};
pub use methods::class;
pub use object::{Integer, nearest_float, to_float};
pub(crate) use power::ratio_of;
pub use power::{integer_power, square_root};
pub use text::{
    DIGITS_THRESHOLD, check_digit_count, magnitude_text, maximum_digits, parse_literal, repr,
    set_maximum_digits,
};

pub(crate) use text::{small_digits, small_literal, small_repr};
