//! Generators, coroutines and asynchronous generators: a frame on the heap that goes on where it stopped.
//!
//! A suspended frame is the slots of it that outlive a suspension, in the generator itself. To go on, they are copied to
//! the value stack, the code's statements are entered again from the start, and each finds in its slot where it was; at the
//! next suspension the slots are copied back. What a frame is resumed with stands in the thread's result: a value, or the
//! mark [`Value::ABSENT`] with an exception in flight.

mod async_classes;
mod async_generator;
pub mod awaited;
mod classes;
mod object;
mod running;
pub mod sink;
mod step;

pub use async_classes::async_generator_class;
pub use async_generator::{AsyncItem, async_item, next_at_once};
pub use classes::{coroutine_class, generator_class, next_directly};
pub use object::{
    Generator, State, create, create_in, is_awaitable, is_coroutine, is_generator, is_suspended,
};
pub use running::{next_item, standing_in};
pub use step::{
    Sent, Stepped, await_at_once, await_iterator, close, is_delegate, next_of_generator, received,
    received_end, resume, step,
};
