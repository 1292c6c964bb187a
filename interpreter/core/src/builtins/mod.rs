//! The module `builtins`.

pub mod awaiting;
pub mod containers;
pub mod execute;
pub mod import;
mod install;
pub mod numbers;
pub mod objects;
mod print;
pub(crate) mod sum;
pub mod text;
mod tree;

pub use install::install;
pub use objects::hash_value;
