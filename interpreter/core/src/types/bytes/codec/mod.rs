//! Encodings: what they are called, how text becomes octets and octets text, and what is done about what cannot.

mod charmap;
mod decode;
mod encode;
mod error;
mod escape;
mod name;
mod registered;

pub use decode::{Completeness, decode, decode_part};
pub use encode::{encode, encode_octets};
pub use error::{Handler, call_built_in, lookup_handler, register_handler, unregister_handler};
pub use name::{Encoding, Order, name_argument, strict_name};
