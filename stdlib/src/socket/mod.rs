//! `_socket`: ends of conversations between programs, and the names of hosts and services.

mod address;
mod class;
mod constants;
mod definition;
mod endpoint;
mod error;
pub mod hosts;
mod message;
mod names;
mod room;

pub use definition::module;
pub(crate) use endpoint::Endpoint;
