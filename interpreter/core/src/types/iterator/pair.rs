//! Iterators whose items are pairs, asked for the two parts alone: a loop that takes the pairs apart needs no tuples.

use crate::types::dict::DictItemIterator;
use crate::types::iterator::{Enumerate, Zip};
use weft_heap::{Native, Raised, Thread, Value};

/// An iterator over pairs.
#[derive(Clone, Copy)]
pub enum PairIterator<'a> {
    /// Over the items of a dictionary.
    Items(&'a DictItemIterator),
    /// An `enumerate`.
    Enumerate(&'a Enumerate),
    /// A `zip` of two.
    Zip(&'a Zip),
}

impl<'a> PairIterator<'a> {
    /// The iterator that a value is, if it is one of these and of no subclass.
    #[inline(never)]
    pub fn of(value: &'a Value) -> Option<PairIterator<'a>> {
        if let Some(items) = value.downcast::<Native<DictItemIterator>>() {
            return Some(PairIterator::Items(items));
        }
        if let Some(enumerate) = value.downcast::<Native<Enumerate>>() {
            return enumerate
                .is_exact()
                .then_some(PairIterator::Enumerate(enumerate));
        }
        let zip = value.downcast::<Native<Zip>>()?;
        zip.is_exact_pair().then_some(PairIterator::Zip(zip))
    }

    /// The parts of the next pair; `None` at the end.
    #[inline(always)]
    pub fn step(self, thread: &Thread) -> Result<Option<(Value, Value)>, Raised> {
        match self {
            PairIterator::Items(items) => items.step_pair(),
            PairIterator::Enumerate(enumerate) => match enumerate.pair_at_once(thread) {
                Some(pair) => Ok(pair),
                None => match enumerate.pair_of_generator(thread) {
                    Some(pair) => pair,
                    None => thread.library(|| enumerate.step_pair(thread)),
                },
            },
            PairIterator::Zip(zip) => match zip.pair_at_once(thread) {
                Some(pair) => Ok(pair),
                None => thread.library(|| zip.step_pair(thread)),
            },
        }
    }
}
