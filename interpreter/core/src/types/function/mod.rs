//! Functions: those written in Python, those written in Rust, those of the host, and what binds them.

pub mod call;
mod current;
pub mod function_class;
pub mod host;
pub mod method;
pub mod method_class;
pub mod native;
pub mod native_class;
pub mod property;
pub mod python;
mod special_doc;

pub use current::{current_frame, current_function, current_globals};
pub use host::HostFunction;
pub use method::{BoundMethod, ClassMethod, StaticMethod, class_method, static_method};
pub use native::{NativeFunction, unless_ended};
pub use property::Property;
pub use python::Function;
