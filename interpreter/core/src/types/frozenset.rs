//! `frozenset`, whose operations it shares with `set`.

pub use crate::types::set::frozenset_class as class;
