//! The built-in types: a folder or file each.

pub mod bool;
pub mod bytes;
pub mod class;
pub mod code;
pub mod complex;
pub mod construct;
pub mod dict;
pub mod ellipsis;
pub mod exception;
pub mod finalize;
pub mod float;
pub mod frozenset;
pub mod function;
pub mod generator;
pub mod int;
pub mod iterator;
pub mod list;
pub mod module;
pub mod none;
pub mod not_implemented;
pub mod range;
pub mod sequence;
pub mod set;
pub mod slice;
pub mod str;
pub mod tuple;
