//! Exceptions and tracebacks.

pub mod classes;
pub mod fields;
pub mod group;
mod object;
pub mod os_error;
pub mod raising;
pub mod traceback;
pub mod uncaught;
mod unicode_error;
pub mod warnings;
mod with_fields;

pub use classes::install;
pub use object::ExceptionObject;
pub use traceback::{closest_name, set_name_field};
pub use warnings::warn_never_awaited;
