//! Built-in iterators: over sequences and hash tables, and those that are made of other iterators.
//!
//! An iterator is a native object whose payload gives the next item by [`Trace::next`](weft_heap::Trace::next), so a
//! loop makes no `StopIteration`. Positions are atomics: threads may share an iterator, which may then give an item
//! twice without a global lock, but never reads out of bounds.

mod composed;
mod definition;
mod lazy;
mod pair;
mod plain;
mod sequence;
mod text;

pub use composed::{Enumerate, Zip, enumerate_class, zip_class};
pub use definition::{
    next_of_builtin, next_or_stop, reduced, reduced_by, sequence_iterator, view_iterator,
};
pub use lazy::{CallableIterator, Filter, Map, callable_iterator_class, filter_class, map_class};
pub use pair::PairIterator;
pub use sequence::{
    ListIterator, ListReverseIterator, Reversed, SequenceIterator, TupleIterator,
    list_iterator_class, list_reverseiterator_class, memory_iterator_class, reversed,
    reversed_class, sequence_iterator_class, tuple_iterator_class,
};
pub use text::{
    BytesIterator, StrIterator, bytes_iterator_class, character_at, str_iterator_class,
};
