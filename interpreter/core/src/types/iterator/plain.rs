//! The iterators that most others are made of: a step of them runs no Python code and is known by their type.

use crate::types::iterator::{ListIterator, TupleIterator};
use crate::types::range::RangeIterator;
use weft_heap::{Native, Thread, Value};

/// An iterator over a list, a tuple or a range of machine integers.
#[derive(Clone, Copy)]
pub(super) enum Plain<'a> {
    List(&'a ListIterator),
    Tuple(&'a TupleIterator),
    Range(&'a RangeIterator),
}

impl<'a> Plain<'a> {
    /// The iterator that a value is, if it is one of these.
    #[inline]
    pub(super) fn of(value: &'a Value) -> Option<Plain<'a>> {
        if let Some(iterator) = value.downcast::<Native<ListIterator>>() {
            return Some(Plain::List(iterator));
        }
        if let Some(iterator) = value.downcast::<Native<RangeIterator>>() {
            return Some(Plain::Range(iterator));
        }
        value
            .downcast::<Native<TupleIterator>>()
            .map(|iterator| Plain::Tuple(iterator))
    }

    /// The next item; `None` at the end.
    #[inline(always)]
    pub(super) fn advance(self, thread: &Thread) -> Option<Value> {
        match self {
            Plain::List(iterator) => iterator.advance(thread),
            Plain::Tuple(iterator) => iterator.advance(thread),
            Plain::Range(iterator) => iterator.advance(thread),
        }
    }

    /// The next item of each; `None` at the end of one. The second is not asked where the first has ended.
    #[inline(always)]
    pub(super) fn advance_both(
        first: Plain<'_>,
        second: Plain<'_>,
        thread: &Thread,
    ) -> Option<(Value, Value)> {
        let item = first.advance(thread)?;
        Some((item, second.advance(thread)?))
    }
}
