//! Classes: what they hold, how they are made, how attributes are looked up in them.

mod object;
mod lookup;
mod native;

pub use lookup::{is_instance, is_subclass, lookup, lookup_text};
pub use native::{native_class, python_class_shape};
pub use object::{Class, ClassFlag, Payload};
