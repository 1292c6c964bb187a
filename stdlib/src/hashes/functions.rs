//! The functions of the native modules.

use super::object::Hash;
use super::state::State;
use weft_core::error::type_error;
use weft_core::heap::{Raised, Thread, Value};

/// The hash of an algorithm that is there, with the data of either argument.
fn make(thread: &Thread, name: &str, string: Value, data: Value) -> Result<Value, Raised> {
    let data = match (string, data) {
        (Value::ABSENT, Value::ABSENT) => None,
        (data, Value::ABSENT) | (Value::ABSENT, data) => Some(data),
        _ => {
            return Err(type_error(
                "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter",
            ));
        }
    };
    Hash::new(
        thread,
        State::named(name).expect("one of the algorithms"),
        data,
    )
}

/// MD5.
#[weft_core::module(name = "_md5")]
pub mod md5_module {
    use super::make;
    use weft_core::heap::{Raised, Thread, Value};

    /// A md5 hash.
    fn md5(
        thread: &Thread,
        #[default(Value::ABSENT)] string: Value,
        #[keyword_only]
        #[default(true)]
        usedforsecurity: bool,
        #[default(Value::ABSENT)] data: Value,
    ) -> Result<Value, Raised> {
        let _ = usedforsecurity;
        make(thread, "md5", string, data)
    }
}

/// SHA-1.
#[weft_core::module(name = "_sha1")]
pub mod sha1_module {
    use super::make;
    use weft_core::heap::{Raised, Thread, Value};

    /// A sha1 hash.
    fn sha1(
        thread: &Thread,
        #[default(Value::ABSENT)] string: Value,
        #[keyword_only]
        #[default(true)]
        usedforsecurity: bool,
        #[default(Value::ABSENT)] data: Value,
    ) -> Result<Value, Raised> {
        let _ = usedforsecurity;
        make(thread, "sha1", string, data)
    }
}

/// SHA-2.
#[weft_core::module(name = "_sha2")]
pub mod sha2_module {
    use super::make;
    use weft_core::heap::{Raised, Thread, Value};

    /// A sha224 hash.
    fn sha224(
        thread: &Thread,
        #[default(Value::ABSENT)] string: Value,
        #[keyword_only]
        #[default(true)]
        usedforsecurity: bool,
        #[default(Value::ABSENT)] data: Value,
    ) -> Result<Value, Raised> {
        let _ = usedforsecurity;
        make(thread, "sha224", string, data)
    }

    /// A sha256 hash.
    fn sha256(
        thread: &Thread,
        #[default(Value::ABSENT)] string: Value,
        #[keyword_only]
        #[default(true)]
        usedforsecurity: bool,
        #[default(Value::ABSENT)] data: Value,
    ) -> Result<Value, Raised> {
        let _ = usedforsecurity;
        make(thread, "sha256", string, data)
    }

    /// A sha384 hash.
    fn sha384(
        thread: &Thread,
        #[default(Value::ABSENT)] string: Value,
        #[keyword_only]
        #[default(true)]
        usedforsecurity: bool,
        #[default(Value::ABSENT)] data: Value,
    ) -> Result<Value, Raised> {
        let _ = usedforsecurity;
        make(thread, "sha384", string, data)
    }

    /// A sha512 hash.
    fn sha512(
        thread: &Thread,
        #[default(Value::ABSENT)] string: Value,
        #[keyword_only]
        #[default(true)]
        usedforsecurity: bool,
        #[default(Value::ABSENT)] data: Value,
    ) -> Result<Value, Raised> {
        let _ = usedforsecurity;
        make(thread, "sha512", string, data)
    }
}

/// SHA-3.
#[weft_core::module(name = "_sha3")]
pub mod sha3_module {
    use super::make;
    use weft_core::heap::{Raised, Thread, Value};

    /// A sha3_224 hash.
    fn sha3_224(
        thread: &Thread,
        #[default(Value::ABSENT)] string: Value,
        #[keyword_only]
        #[default(true)]
        usedforsecurity: bool,
        #[default(Value::ABSENT)] data: Value,
    ) -> Result<Value, Raised> {
        let _ = usedforsecurity;
        make(thread, "sha3_224", string, data)
    }

    /// A sha3_256 hash.
    fn sha3_256(
        thread: &Thread,
        #[default(Value::ABSENT)] string: Value,
        #[keyword_only]
        #[default(true)]
        usedforsecurity: bool,
        #[default(Value::ABSENT)] data: Value,
    ) -> Result<Value, Raised> {
        let _ = usedforsecurity;
        make(thread, "sha3_256", string, data)
    }

    /// A sha3_384 hash.
    fn sha3_384(
        thread: &Thread,
        #[default(Value::ABSENT)] string: Value,
        #[keyword_only]
        #[default(true)]
        usedforsecurity: bool,
        #[default(Value::ABSENT)] data: Value,
    ) -> Result<Value, Raised> {
        let _ = usedforsecurity;
        make(thread, "sha3_384", string, data)
    }

    /// A sha3_512 hash.
    fn sha3_512(
        thread: &Thread,
        #[default(Value::ABSENT)] string: Value,
        #[keyword_only]
        #[default(true)]
        usedforsecurity: bool,
        #[default(Value::ABSENT)] data: Value,
    ) -> Result<Value, Raised> {
        let _ = usedforsecurity;
        make(thread, "sha3_512", string, data)
    }

    /// A shake_128 hash.
    fn shake_128(
        thread: &Thread,
        #[default(Value::ABSENT)] string: Value,
        #[keyword_only]
        #[default(true)]
        usedforsecurity: bool,
        #[default(Value::ABSENT)] data: Value,
    ) -> Result<Value, Raised> {
        let _ = usedforsecurity;
        make(thread, "shake_128", string, data)
    }

    /// A shake_256 hash.
    fn shake_256(
        thread: &Thread,
        #[default(Value::ABSENT)] string: Value,
        #[keyword_only]
        #[default(true)]
        usedforsecurity: bool,
        #[default(Value::ABSENT)] data: Value,
    ) -> Result<Value, Raised> {
        let _ = usedforsecurity;
        make(thread, "shake_256", string, data)
    }
}

/// BLAKE2.
#[weft_core::module(name = "_blake2")]
pub mod blake2_module {
    use crate::hashes::blake2::{Blake2b, Blake2s, Parameters};
    use crate::hashes::object::{Hash, octets};
    use crate::hashes::state::State;
    use num_traits::ToPrimitive;
    use weft_core::error::{overflow_error, value_error};
    use weft_core::heap::{Raised, Thread, Value};

    struct Limits {
        size: u8,
        salt: usize,
    }

    struct Tree {
        fanout: i64,
        depth: i64,
        leaf_size: Value,
        node_offset: Value,
        node_depth: i64,
        inner_size: i64,
        last_node: bool,
    }

    impl Limits {
        /// The parameters, if they are within bounds.
        fn check<'a>(
            &self,
            thread: &Thread,
            digest_size: i64,
            [key, salt, person]: [&'a [u8]; 3],
            tree: &Tree,
        ) -> Result<Parameters<'a>, Raised> {
            let size = self.size;
            let digest_size = u8::try_from(digest_size)
                .ok()
                .filter(|given| (1..=size).contains(given))
                .ok_or_else(|| value_error(format!("digest_size for {} must be between 1 and {size} bytes, here it is {digest_size}", self.name())))?;
            if key.len() > usize::from(size) {
                return Err(value_error(format!("maximum key length is {size} bytes")));
            }
            if salt.len() > self.salt {
                return Err(value_error(format!(
                    "maximum salt length is {} bytes",
                    self.salt
                )));
            }
            if person.len() > self.salt {
                return Err(value_error(format!(
                    "maximum person length is {} bytes",
                    self.salt
                )));
            }
            let octet = |given: i64, least: u8, most: u8, message: &str| {
                u8::try_from(given)
                    .ok()
                    .filter(|given| (least..=most).contains(given))
                    .ok_or_else(|| value_error(message))
            };
            let leaf_size = index(thread, tree.leaf_size)?;
            let node_offset = index(thread, tree.node_offset)?;
            Ok(Parameters {
                digest_size,
                key,
                salt,
                person,
                fanout: octet(tree.fanout, 0, 255, "fanout must be between 0 and 255")?,
                depth: octet(tree.depth, 1, 255, "depth must be between 1 and 255")?,
                leaf_size: u32::try_from(leaf_size)
                    .map_err(|_| overflow_error("leaf_size is too large"))?,
                node_offset: if self.size == 32 && node_offset >> 48 != 0 {
                    return Err(overflow_error("node_offset is too large"));
                } else {
                    node_offset
                },
                node_depth: octet(
                    tree.node_depth,
                    0,
                    255,
                    "node_depth must be between 0 and 255",
                )?,
                inner_size: octet(
                    tree.inner_size,
                    0,
                    size,
                    &format!("inner_size must be between 0 and is {size}"),
                )?,
                last_node: tree.last_node,
            })
        }

        fn name(&self) -> &'static str {
            if self.size == 64 {
                "Blake2b"
            } else {
                "Blake2s"
            }
        }
    }

    #[rust]
    fn index(thread: &Thread, value: Value) -> Result<u64, Raised> {
        let value = weft_core::protocol::index(thread, value)?;
        let integer = weft_core::types::int::Integer::of(&value).map(|integer| integer.to_big());
        integer
            .and_then(|integer| integer.to_u64())
            .ok_or_else(|| overflow_error("can't convert negative int to unsigned"))
    }

    #[rust]
    fn optional(thread: &Thread, value: Value) -> Result<Vec<u8>, Raised> {
        if value == Value::ABSENT {
            Ok(Vec::new())
        } else {
            Ok(octets(thread, &value)?.into_owned())
        }
    }

    /// A blake2b hash.
    fn blake2b(
        thread: &Thread,
        #[positional_only]
        #[default(Value::ABSENT)]
        data: Value,
        #[keyword_only]
        #[default(64)]
        digest_size: i64,
        #[default(Value::ABSENT)] key: Value,
        #[default(Value::ABSENT)] salt: Value,
        #[default(Value::ABSENT)] person: Value,
        #[default(1)] fanout: i64,
        #[default(1)] depth: i64,
        #[default(Value::from_i32(0))] leaf_size: Value,
        #[default(Value::from_i32(0))] node_offset: Value,
        #[default(0)] node_depth: i64,
        #[default(0)] inner_size: i64,
        #[default(false)] last_node: bool,
        #[default(true)] usedforsecurity: bool,
    ) -> Result<Value, Raised> {
        let _ = usedforsecurity;
        let (key, salt, person) = (
            optional(thread, key)?,
            optional(thread, salt)?,
            optional(thread, person)?,
        );
        let limits = Limits { size: 64, salt: 16 };
        let tree = Tree {
            fanout,
            depth,
            leaf_size,
            node_offset,
            node_depth,
            inner_size,
            last_node,
        };
        let parameters = limits.check(thread, digest_size, [&key, &salt, &person], &tree)?;
        Hash::new(
            thread,
            State::Blake2b(Blake2b::new(&parameters)),
            (data != Value::ABSENT).then_some(data),
        )
    }

    /// A blake2s hash.
    fn blake2s(
        thread: &Thread,
        #[positional_only]
        #[default(Value::ABSENT)]
        data: Value,
        #[keyword_only]
        #[default(32)]
        digest_size: i64,
        #[default(Value::ABSENT)] key: Value,
        #[default(Value::ABSENT)] salt: Value,
        #[default(Value::ABSENT)] person: Value,
        #[default(1)] fanout: i64,
        #[default(1)] depth: i64,
        #[default(Value::from_i32(0))] leaf_size: Value,
        #[default(Value::from_i32(0))] node_offset: Value,
        #[default(0)] node_depth: i64,
        #[default(0)] inner_size: i64,
        #[default(false)] last_node: bool,
        #[default(true)] usedforsecurity: bool,
    ) -> Result<Value, Raised> {
        let _ = usedforsecurity;
        let (key, salt, person) = (
            optional(thread, key)?,
            optional(thread, salt)?,
            optional(thread, person)?,
        );
        let limits = Limits { size: 32, salt: 8 };
        let tree = Tree {
            fanout,
            depth,
            leaf_size,
            node_offset,
            node_depth,
            inner_size,
            last_node,
        };
        let parameters = limits.check(thread, digest_size, [&key, &salt, &person], &tree)?;
        Hash::new(
            thread,
            State::Blake2s(Blake2s::new(&parameters)),
            (data != Value::ABSENT).then_some(data),
        )
    }
}

/// Keyed hashes and keys from passwords.
#[weft_core::module(name = "_hashlib", classes = [super::object::class])]
pub mod hashlib_module {
    use crate::hashes::object::{Hash, octets};
    use crate::hashes::state::{Keyed, State};
    use std::borrow::Cow;
    use weft_core::error::{overflow_error, type_error, value_error};
    use weft_core::heap::concurrency::recording::Activity;
    use weft_core::heap::{Raised, Str, Thread, Value};
    use weft_core::protocol;

    #[rust]
    fn algorithm(name: &str) -> Result<State, Raised> {
        State::named(&name.to_ascii_lowercase())
            .ok_or_else(|| value_error(format!("unsupported hash type {name}")))
    }

    /// The hash of an algorithm by its name.
    fn new(
        thread: &Thread,
        name: &str,
        #[default(Value::ABSENT)] data: Value,
        #[keyword_only]
        #[default(true)]
        usedforsecurity: bool,
    ) -> Result<Value, Raised> {
        let _ = usedforsecurity;
        Hash::new(
            thread,
            algorithm(name)?,
            (data != Value::ABSENT).then_some(data),
        )
    }

    /// A key from a password, by PBKDF2 with HMAC.
    fn pbkdf2_hmac(
        thread: &Thread,
        hash_name: &str,
        password: Value,
        salt: Value,
        iterations: i64,
        #[default(Value::NONE)] dklen: Value,
    ) -> Result<Vec<u8>, Raised> {
        let state = algorithm(hash_name)?;
        let (password, salt) = (octets(thread, &password)?, octets(thread, &salt)?);
        let iterations = u64::try_from(iterations)
            .ok()
            .filter(|iterations| *iterations > 0);
        let iterations =
            iterations.ok_or_else(|| value_error("iteration value must be greater than 0."))?;
        let length = if dklen.is_none() {
            state.size() as i64
        } else {
            protocol::to_i64(thread, dklen)?
        };
        let length = match usize::try_from(length) {
            Ok(0) | Err(_) => return Err(value_error("key length must be greater than 0.")),
            Ok(length) if length > i32::MAX as usize => {
                return Err(overflow_error("key length is too great."));
            }
            Ok(length) => length,
        };
        let key = thread.blocking_for(Activity::Native, || {
            Keyed::new(&state, &password).derive(&salt, iterations, length)
        });
        weft_core::interpreter::limits::check(thread)?;
        Ok(key)
    }

    /// The keyed hash of a message, at once.
    fn hmac_digest(
        thread: &Thread,
        key: Value,
        msg: Value,
        digest: &str,
    ) -> Result<Vec<u8>, Raised> {
        let state = algorithm(digest)?;
        if state.size() == 0 {
            return Err(value_error(format!("unsupported hash type {digest}")));
        }
        let (key, message) = (octets(thread, &key)?, octets(thread, &msg)?);
        Ok(thread.blocking_for(Activity::Native, || {
            Keyed::new(&state, &key).of(&[&message])
        }))
    }

    /// Whether two strings or octets are equal, in a time that does not say where they differ.
    #[positional_only]
    fn compare_digest(thread: &Thread, a: Value, b: Value) -> Result<bool, Raised> {
        let (a, b) = match (a.downcast::<Str>(), b.downcast::<Str>()) {
            (Some(a), Some(b)) => {
                if !a.is_ascii() || !b.is_ascii() {
                    return Err(type_error(
                        "comparing strings with non-ASCII characters is not supported",
                    ));
                }
                (
                    Cow::Borrowed(a.as_str().as_bytes()),
                    Cow::Borrowed(b.as_str().as_bytes()),
                )
            }
            _ => {
                let message = |value: Value| {
                    type_error(format!(
                        "a bytes-like object is required, not '{}'",
                        protocol::class_name(value)
                    ))
                };
                let Some(left) = weft_core::types::bytes::octets_of(thread, &a)? else {
                    return Err(message(a));
                };
                let Some(right) = weft_core::types::bytes::octets_of(thread, &b)? else {
                    return Err(message(b));
                };
                (left, right)
            }
        };
        let differences = a
            .iter()
            .zip(b.iter())
            .fold(0u8, |differences, (a, b)| differences | (a ^ b));
        Ok(differences == 0 && a.len() == b.len())
    }
}
