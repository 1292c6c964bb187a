//! The native module `_multibyte`: encodings of East Asian text, which take one to eight octets for a character.

mod functions;
mod hangul;
mod tables;

pub use functions::module;
