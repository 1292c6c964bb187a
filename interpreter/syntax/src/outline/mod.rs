//! The tree of a text as CPython's `ast` shows it, as the steps that build it from its leaves.
//!
//! Steps instead of nodes: who builds the objects needs no recursion, whatever the depth of the tree.

mod expression;
mod pattern;
mod statement;
mod step;

pub use step::{OutlineKind, Step, outline};
