//! The built-in types: a folder or file each.

pub mod class;
pub mod exception;
pub mod finalize;
pub mod function;
pub mod module;
