//! `BufferedReader`, `BufferedWriter`, `BufferedRandom` and `BufferedRWPair`.

mod class;
mod two;
mod raw;
mod stream;

pub use class::{random, reader, shared, writer};
pub use two::class as pair;
pub use raw::is_able;
pub use stream::{Buffered, DEFAULT_SIZE};
