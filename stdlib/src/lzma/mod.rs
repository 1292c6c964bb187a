//! `_lzma`: compressing and decompressing streams of xz and LZMA.

mod compressor;
mod decompressor;
mod definition;
mod filters;

pub use definition::module;
