//! `bytes` and `bytearray`, the views of them, and the encodings that turn text into octets and back.

mod argument;
mod array;
pub(crate) mod change;
pub mod codec;
mod construct;
mod escape;
mod hexadecimal;
mod iterator;
mod mapped;
mod methods;
pub mod search;
mod split;
mod test;
pub mod view;

pub use argument::{
    converted_octets_of, copied, is_octets, octets_of, overwrite, overwrite_at, owned,
    required_octets,
};
pub use array::{ByteArray, bytearray, plain_array, remove_items};
pub(crate) use construct::from_items;
pub use escape::push_repr;
pub use hexadecimal::to_hex;
pub use iterator::iterator_class as bytearray_iterator_class;
pub use mapped::MappedMemory;
pub use methods::class;
pub use view::MemoryView;
