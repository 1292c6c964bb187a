//! Functions: those written in Python, those written in Rust, and what binds them.

pub mod call;
pub mod method;
pub mod native;
pub mod python;

pub use method::{BoundMethod, static_method};
pub use native::NativeFunction;
pub use python::Function;
