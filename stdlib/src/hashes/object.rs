//! The object of a hash.

use super::state::State;
use parking_lot::Mutex;
use weft_core::error::type_error;
use weft_core::heap::concurrency::recording::Activity;
use weft_core::heap::{Raised, Thread, Value};
use weft_core::interpreter::limits::{check, is_stopped};

/// Octets from which other threads run while they are hashed.
const LONG: usize = 2047;

/// Octets that are hashed before it is asked whether the program has to end.
const PIECE: usize = 1 << 20;

/// A hash.
pub struct Hash {
    /// In a box: objects of the heap are aligned to words, and a state has a counter of two.
    state: Mutex<Box<State>>,
    name: &'static str,
    block_size: usize,
    size: usize,
}

impl weft_core::heap::Trace for Hash {
    fn trace(&self, _: &mut weft_core::heap::Tracer<'_>) {}
}

impl Hash {
    /// A hash with data in it.
    pub fn new(thread: &Thread, state: State, data: Option<Value>) -> Result<Value, Raised> {
        let hash = Hash {
            name: state.name(),
            block_size: state.block_size(),
            size: state.size(),
            state: Mutex::new(Box::new(state)),
        };
        if let Some(data) = data {
            hash.update(thread, data)?;
        }
        Ok(weft_core::interpreter::new_native(thread, hash).value())
    }

    /// The algorithm's name.
    #[allow(dead_code, reason = "shown by repr only")]
    pub fn name(&self) -> &'static str {
        self.name
    }

    fn update(&self, thread: &Thread, data: Value) -> Result<(), Raised> {
        let octets = octets(thread, &data)?;
        if octets.len() > LONG {
            thread.blocking_for(Activity::Native, || {
                let mut state = self.state.lock();
                // Nobody is going to see the hash of a program that has to end.
                let pieces = octets.chunks(PIECE).take_while(|_| !is_stopped());
                pieces.for_each(|piece| state.update(piece));
            });
            check(thread)?;
        } else {
            self.state.lock().update(&octets);
        }
        Ok(())
    }

    fn copy(&self) -> State {
        State::clone(&self.state.lock())
    }
}

/// The octets of data to be hashed.
pub fn octets<'a>(thread: &Thread, data: &'a Value) -> Result<std::borrow::Cow<'a, [u8]>, Raised> {
    if data.is::<weft_core::heap::Str>() {
        return Err(type_error("Strings must be encoded before hashing"));
    }
    weft_core::types::bytes::octets_of(thread, data)?
        .ok_or_else(|| type_error("object supporting the buffer API required"))
}

/// A hash: data is added by update(), and digest() or hexdigest() give the result so far.
#[weft_core::class(name = "HASH", module = "_hashlib", payload = super::object::Hash)]
pub mod class {
    use super::Hash;
    use weft_core::error::{type_error, value_error};
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::interpreter::new_native;
    use weft_core::types::bytes::to_hex;

    #[rust]
    fn length(this: &Hash, length: Value, thread: &Thread, method: &str) -> Result<usize, Raised> {
        if this.size > 0 {
            if length != Value::ABSENT {
                return Err(type_error(format!(
                    "HASH.{method}() takes no arguments (1 given)"
                )));
            }
            return Ok(this.size);
        }
        if length == Value::ABSENT {
            return Err(type_error(format!(
                "{method}() missing required argument 'length' (pos 1)"
            )));
        }
        let length = weft_core::protocol::to_i64(thread, length)?;
        let length = usize::try_from(length).map_err(|_| value_error("value must be positive"))?;
        if length >= 1 << 29 {
            Err(value_error("length is too large"))
        } else {
            Ok(length)
        }
    }

    /// Adds data to the hash.
    fn update(
        this: &Native<Hash>,
        thread: &Thread,
        #[positional_only] data: Value,
    ) -> Result<(), Raised> {
        this.update(thread, data)
    }

    /// The result for the data so far, as octets.
    fn digest(
        this: &Native<Hash>,
        thread: &Thread,
        #[default(Value::ABSENT)] length: Value,
    ) -> Result<Vec<u8>, Raised> {
        let length = self::length(this, length, thread, "digest")?;
        Ok(this.copy().finish(length))
    }

    /// The result for the data so far, as hexadecimal digits.
    fn hexdigest(
        this: &Native<Hash>,
        thread: &Thread,
        #[default(Value::ABSENT)] length: Value,
    ) -> Result<Value, Raised> {
        let length = self::length(this, length, thread, "hexdigest")?;
        to_hex(thread, &this.copy().finish(length), Value::ABSENT, 1)
    }

    /// A hash with the same data in it.
    fn copy(this: &Native<Hash>, thread: &Thread) -> Value {
        let state = parking_lot::Mutex::new(Box::new(this.copy()));
        new_native(
            thread,
            Hash {
                state,
                name: this.name,
                block_size: this.block_size,
                size: this.size,
            },
        )
        .value()
    }

    fn __repr__(this: &Native<Hash>) -> String {
        format!(
            "<{} _hashlib.HASH object @ {:#x}>",
            this.name,
            this.value().identity()
        )
    }

    /// The name of the algorithm.
    #[getter]
    fn name(this: &Native<Hash>) -> &'static str {
        this.name
    }

    /// Octets of the result.
    #[getter]
    fn digest_size(this: &Native<Hash>) -> usize {
        this.size
    }

    /// Octets of a block.
    #[getter]
    fn block_size(this: &Native<Hash>) -> usize {
        this.block_size
    }
}
