//! `_struct`: values packed into octets as C lays them out.

mod compiled;
mod definition;
mod format;
mod pack;
mod unpack;

pub use definition::module;
