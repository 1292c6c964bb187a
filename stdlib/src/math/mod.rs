//! `math`: the functions of the C standard, and those on integers.

pub mod float;
mod functions;
mod gamma;
mod integer;
mod sum;

pub use functions::module;
