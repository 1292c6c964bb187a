//! Iterators whose items are pairs, asked for the two parts alone: a loop that takes the pairs apart needs no tuples.

use super::plain::Plain;
use crate::types::dict::DictItemIterator;
use crate::types::iterator::{Enumerate, Zip};
use weft_heap::{Native, Raised, Thread, Value};

/// An iterator over pairs. What it is made of is found out once, before the first pair.
#[derive(Clone, Copy)]
pub struct PairIterator<'a>(Parts<'a>);

/// What an iterator over pairs is made of.
#[derive(Clone, Copy)]
enum Parts<'a> {
    /// The items of a dictionary.
    Items(&'a DictItemIterator),
    /// An `enumerate` of what is plain.
    Counted(&'a Enumerate, Plain<'a>),
    /// Any other `enumerate`.
    Enumerate(&'a Enumerate),
    /// A `zip` of two that are plain.
    Both(Plain<'a>, Plain<'a>),
    /// A `zip` of any other two.
    Zip(&'a Zip),
}

impl<'a> PairIterator<'a> {
    /// The iterator that a value is, if it is one of these and of no subclass.
    #[inline(never)]
    pub fn of(value: &'a Value) -> Option<PairIterator<'a>> {
        if let Some(items) = value.downcast::<Native<DictItemIterator>>() {
            return Some(PairIterator(Parts::Items(items)));
        }
        if let Some(enumerate) = value.downcast::<Native<Enumerate>>() {
            if !enumerate.is_exact() {
                return None;
            }
            return Some(PairIterator(match enumerate.plain() {
                Some(items) => Parts::Counted(enumerate, items),
                None => Parts::Enumerate(enumerate),
            }));
        }
        let zip = value.downcast::<Native<Zip>>()?;
        if !zip.is_exact_pair() {
            return None;
        }
        Some(PairIterator(match zip.plain_pair() {
            Some((first, second)) => Parts::Both(first, second),
            None => Parts::Zip(zip),
        }))
    }

    /// The parts of the next pair; `None` at the end.
    #[inline(always)]
    pub fn step(self, thread: &Thread) -> Result<Option<(Value, Value)>, Raised> {
        match self.0 {
            Parts::Items(items) => items.step_pair(),
            Parts::Counted(enumerate, items) => match enumerate.pair_of(items, thread) {
                Some(pair) => Ok(pair),
                None => thread.library(|| enumerate.step_pair(thread)),
            },
            Parts::Enumerate(enumerate) => match enumerate.pair_of_generator(thread) {
                Some(pair) => pair,
                None => thread.library(|| enumerate.step_pair(thread)),
            },
            Parts::Both(first, second) => Ok(Plain::advance_both(first, second, thread)),
            Parts::Zip(zip) => thread.library(|| zip.step_pair(thread)),
        }
    }
}
