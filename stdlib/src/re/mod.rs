//! `_sre`: what `re` compiles patterns to, and what matches them.
//!
//! A pattern is read into a tree (`parse`, `group`, `escape`, `tokens`), which becomes a program (`compile`, `first`,
//! `set`, `case`), which the matcher (`matcher`, `place`, `backtrack`) runs over the octets of a subject. Python sees patterns, matches and scanners.

mod backtrack;
mod case;
mod compile;
mod definition;
mod dump;
mod error;
mod escape;
mod first;
mod group;
mod matched;
mod matcher;
mod names;
mod parse;
mod pattern;
mod pattern_class;
mod place;
mod program;
mod scanner;
mod set;
mod subject;
mod substitute;
mod syntax;
mod template;
mod text;
mod tokens;

pub use definition::module;
