//! `memoryview`: a window on the octets of `bytes`, a `bytearray`, or whatever else shows a buffer.

mod item;
mod memory;
mod methods;
mod views;

pub use item::Item;
pub use memory::{MemoryView, view_as, view_of};
pub use methods::class;
pub use views::Views;
