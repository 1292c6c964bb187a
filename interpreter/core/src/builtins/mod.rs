//! The module `builtins`.

pub mod containers;
