//! The algorithms, behind one interface.

use super::blake2::{Blake2b, Blake2s};
use digest::{Digest, ExtendableOutput, XofReader};
use weft_core::interpreter::limits::is_stopped;

/// Rounds of a derivation between which it is asked whether the program has to end.
const ROUNDS: u64 = 4096;

/// Octets of a message after which it is asked.
const PIECE: usize = 1 << 20;

/// Declares the algorithms whose results have one size.
macro_rules! algorithms {
    ($($variant:ident($type:ty), $name:literal, $block:literal, $size:literal;)*) => {
        /// A hash that data is being added to.
        #[derive(Clone)]
        pub enum State {
            $(#[doc = $name] $variant($type),)*
            /// SHAKE128
            Shake128(sha3::Shake128),
            /// SHAKE256
            Shake256(sha3::Shake256),
            /// BLAKE2b
            Blake2b(Blake2b),
            /// BLAKE2s
            Blake2s(Blake2s),
        }

        impl State {
            /// An algorithm by its name in Python; those of BLAKE2 have parameters and are not among them.
            pub fn named(name: &str) -> Option<State> {
                match name {
                    $($name => Some(State::$variant(<$type>::default())),)*
                    "shake_128" => Some(State::Shake128(sha3::Shake128::default())),
                    "shake_256" => Some(State::Shake256(sha3::Shake256::default())),
                    _ => None,
                }
            }

            /// Its name.
            pub fn name(&self) -> &'static str {
                match self {
                    $(State::$variant(_) => $name,)*
                    State::Shake128(_) => "shake_128",
                    State::Shake256(_) => "shake_256",
                    State::Blake2b(_) => "blake2b",
                    State::Blake2s(_) => "blake2s",
                }
            }

            /// Octets of a block.
            pub fn block_size(&self) -> usize {
                match self {
                    $(State::$variant(_) => $block,)*
                    State::Shake128(_) => 168,
                    State::Shake256(_) => 136,
                    State::Blake2b(_) => Blake2b::BLOCK,
                    State::Blake2s(_) => Blake2s::BLOCK,
                }
            }

            /// Octets of the result; 0 for SHAKE, where the caller says.
            pub fn size(&self) -> usize {
                match self {
                    $(State::$variant(_) => $size,)*
                    State::Shake128(_) | State::Shake256(_) => 0,
                    State::Blake2b(hash) => hash.size(),
                    State::Blake2s(hash) => hash.size(),
                }
            }

            /// Adds data.
            pub fn update(&mut self, data: &[u8]) {
                match self {
                    $(State::$variant(hash) => Digest::update(hash, data),)*
                    State::Shake128(hash) => digest::Update::update(hash, data),
                    State::Shake256(hash) => digest::Update::update(hash, data),
                    State::Blake2b(hash) => hash.update(data),
                    State::Blake2s(hash) => hash.update(data),
                }
            }

            /// The result; of `length` octets for SHAKE.
            pub fn finish(self, length: usize) -> Vec<u8> {
                match self {
                    $(State::$variant(hash) => hash.finalize().to_vec(),)*
                    State::Shake128(hash) => read(hash.finalize_xof(), length),
                    State::Shake256(hash) => read(hash.finalize_xof(), length),
                    State::Blake2b(hash) => hash.finish(),
                    State::Blake2s(hash) => hash.finish(),
                }
            }
        }
    };
}

algorithms! {
    Md5(md5::Md5), "md5", 64, 16;
    Sha1(sha1::Sha1), "sha1", 64, 20;
    Sha224(sha2::Sha224), "sha224", 64, 28;
    Sha256(sha2::Sha256), "sha256", 64, 32;
    Sha384(sha2::Sha384), "sha384", 128, 48;
    Sha512(sha2::Sha512), "sha512", 128, 64;
    Sha3Of224(sha3::Sha3_224), "sha3_224", 144, 28;
    Sha3Of256(sha3::Sha3_256), "sha3_256", 136, 32;
    Sha3Of384(sha3::Sha3_384), "sha3_384", 104, 48;
    Sha3Of512(sha3::Sha3_512), "sha3_512", 72, 64;
}

fn read(mut reader: impl XofReader, length: usize) -> Vec<u8> {
    let mut octets = vec![0; length];
    for (number, piece) in octets.chunks_mut(PIECE).enumerate() {
        if number > 0 && is_stopped() {
            // Nobody is going to see them.
            break;
        }
        reader.read(piece);
    }
    octets
}

/// A keyed hash (HMAC, RFC 2104) whose key has been taken in.
#[derive(Clone)]
pub struct Keyed {
    inner: State,
    outer: State,
}

impl Keyed {
    /// With this algorithm, which has nothing in it yet, and key.
    pub fn new(algorithm: &State, key: &[u8]) -> Keyed {
        let block = algorithm.block_size();
        let mut padded = if key.len() > block {
            let mut hash = algorithm.clone();
            let pieces = key.chunks(PIECE).take_while(|_| !is_stopped());
            pieces.for_each(|piece| hash.update(piece));
            hash.finish(0)
        } else {
            key.to_vec()
        };
        padded.resize(block, 0);
        let with_key = |mask: u8| {
            let mut hash = algorithm.clone();
            let masked: Vec<u8> = padded.iter().map(|octet| octet ^ mask).collect();
            hash.update(&masked);
            hash
        };
        Keyed {
            inner: with_key(0x36),
            outer: with_key(0x5c),
        }
    }

    /// The result for a message.
    pub fn of(&self, message: &[&[u8]]) -> Vec<u8> {
        let mut inner = self.inner.clone();
        let parts = message.iter().flat_map(|part| part.chunks(PIECE));
        for part in parts {
            if part.len() == PIECE && is_stopped() {
                // Nobody is going to see the result.
                break;
            }
            inner.update(part);
        }
        let mut outer = self.outer.clone();
        outer.update(&inner.finish(0));
        outer.finish(0)
    }

    /// A key of `length` octets from a password (PBKDF2, RFC 8018).
    pub fn derive(&self, salt: &[u8], iterations: u64, length: usize) -> Vec<u8> {
        let mut key = Vec::with_capacity(length);
        let (mut block, mut rounds) = (1u32, 0);
        while key.len() < length {
            let mut last = self.of(&[salt, &block.to_be_bytes()]);
            let mut mixed = last.clone();
            for round in 0..iterations {
                rounds += 1;
                if rounds % ROUNDS == 0 && is_stopped() {
                    // Nobody is going to see the key.
                    return key;
                }
                if round == 0 {
                    continue;
                }
                last = self.of(&[&last]);
                mixed
                    .iter_mut()
                    .zip(&last)
                    .for_each(|(octet, other)| *octet ^= other);
            }
            let taken = mixed.len().min(length - key.len());
            key.extend_from_slice(&mixed[..taken]);
            block = block.wrapping_add(1);
        }
        key
    }
}
