//! The native modules behind `hashlib`: `_md5`, `_sha1`, `_sha2`, `_sha3`, `_blake2` and `_hashlib`.

mod blake2;
mod functions;
mod object;
mod state;

pub use functions::{
    blake2_module, hashlib_module, md5_module, sha1_module, sha2_module, sha3_module,
};
