//! Exceptions and tracebacks.

mod object;

pub use object::ExceptionObject;
