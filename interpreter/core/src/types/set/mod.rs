//! `set` and `frozenset`.

mod frozen;
mod iterator;
mod methods;
mod operation;
mod receiver;

pub use frozen::class as frozenset_class;
pub use iterator::{SetIterator, set_iterator_class};
pub use methods::class;
pub use operation::{
    Combination, add, combine, contains, discard, from_iterable, frozen_of, hash_of, is_set, new,
    relation, update,
};
pub use receiver::{Changeable, Frozen};
