//! `BufferedReader`, `BufferedWriter`, `BufferedRandom` and `BufferedRWPair`.

mod class;
mod pair;
mod raw;
mod stream;

pub use class::{random, reader, shared, writer};
pub use pair::class as pair;
pub use raw::is_able;
pub use stream::{Buffered, DEFAULT_SIZE};
