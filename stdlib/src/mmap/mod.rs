//! `mmap`: files and shared memory as octets that change.

mod constants;
mod definition;
mod methods;
mod object;

pub use definition::module;
