//! The module `zlib`: compression by deflate, and checksums.

mod compress;
mod decompress;
mod definition;
mod streaming;

pub use definition::{checksum_start, crc32, module};
