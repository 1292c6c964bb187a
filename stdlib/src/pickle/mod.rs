//! `_pickle`: objects as octets and back, protocols 0 to 5.
//!
//! Within a process functions and classes go by name, as in CPython. For other processes (`Pickler._by_value`) those of
//! `__main__`, and those that no name leads to, go by value: see `by_value` and `rebuild`.

mod buffer;
mod by_value;
mod definition;
mod error;
mod framing;
mod global;
mod load;
mod load_values;
mod memo;
mod memo_proxy;
mod old_names;
mod opcode;
mod pickler;
mod rebuild;
mod reduce;
mod registry;
mod save;
mod source;
mod unpickler;

pub use definition::module;
