//! The module `binascii`: octets written in ASCII, and checksums of them.

mod base64;
mod definition;
mod quoted;
mod uu;

pub use definition::module;
