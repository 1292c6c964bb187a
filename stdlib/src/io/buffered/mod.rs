//! `BufferedReader`, `BufferedWriter`, `BufferedRandom` and `BufferedRWPair`.

mod class;
mod raw;
mod stream;
mod two;

pub use class::{random, reader, shared, writer};
pub use raw::is_able;
pub use stream::{Buffered, DEFAULT_SIZE, uninitialized};
pub use two::class as pair;
