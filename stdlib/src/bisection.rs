//! `_bisect`: places in sorted sequences.

use weft_core::error::value_error;
use weft_core::heap::{Raised, Thread, Value};
use weft_core::protocol::{self, Comparison};

/// Which of the places between equal items is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// The part of a sequence that is searched, and what is compared of its items.
struct Search {
    sequence: Value,
    lo: Value,
    hi: Value,
    key: Value,
}

impl Search {
    /// The place of an item, or of its key where there is a key function.
    ///
    /// # Errors
    /// `ValueError` for a negative `lo`; what the sequence, the key function or a comparison raises.
    fn place(&self, thread: &Thread, item: Value, side: Side) -> Result<i64, Raised> {
        let mut lo = protocol::to_index_clamped(thread, self.lo)?;
        if lo < 0 {
            return Err(value_error("lo must be non-negative"));
        }
        let mut hi = if self.hi.is_none() {
            protocol::length(thread, self.sequence)? as i64
        } else {
            protocol::to_index_clamped(thread, self.hi)?
        };
        while lo < hi {
            let middle = lo + (hi - lo) / 2;
            let other = self.item(thread, middle)?;
            let (left, right) = match side {
                Side::Left => (other, item),
                Side::Right => (item, other),
            };
            let less = match protocol::less_at_once(thread, left, right) {
                Some(less) => less,
                None => protocol::compare_truth(thread, Comparison::Less, left, right)?,
            };
            if less == (side == Side::Left) {
                lo = middle + 1;
            } else {
                hi = middle;
            }
        }
        Ok(lo)
    }

    fn item(&self, thread: &Thread, index: i64) -> Result<Value, Raised> {
        let known = self
            .sequence
            .plain_list()
            .and_then(|list| list.get_at(index));
        let item = match known {
            Some(item) => item,
            None => protocol::get_item(thread, self.sequence, thread.int(index))?,
        };
        if self.key.is_none() {
            return Ok(item);
        }
        protocol::call_values(thread, self.key, &[item])
    }

    fn insert(&self, thread: &Thread, item: Value, side: Side) -> Result<(), Raised> {
        let compared = if self.key.is_none() {
            item
        } else {
            protocol::call_values(thread, self.key, &[item])?
        };
        let place = self.place(thread, compared, side)?;
        if let Some(list) = self.sequence.plain_list() {
            list.insert(thread, place, item);
            return Ok(());
        }
        let place = thread.int(place);
        protocol::call_method(
            thread,
            self.sequence,
            thread.intern("insert"),
            &[place, item],
        )
        .map(drop)
    }
}

/// Places in sorted sequences.
#[weft_core::module(name = "_bisect")]
pub mod module {
    use super::{Search, Side};
    use weft_core::heap::{Raised, Thread, Value};

    /// Return where `x` goes in, after those that are equal.
    #[signature("(a, x, lo=0, hi=None, *, key=None)")]
    fn bisect_right(
        thread: &Thread,
        a: Value,
        x: Value,
        #[default(Value::from_i32(0))] lo: Value,
        #[default(Value::NONE)] hi: Value,
        #[keyword_only]
        #[default(Value::NONE)]
        key: Value,
    ) -> Result<i64, Raised> {
        let sequence = a;
        Search {
            sequence,
            lo,
            hi,
            key,
        }
        .place(thread, x, Side::Right)
    }

    /// Return where `x` goes in, before those that are equal.
    #[signature("(a, x, lo=0, hi=None, *, key=None)")]
    fn bisect_left(
        thread: &Thread,
        a: Value,
        x: Value,
        #[default(Value::from_i32(0))] lo: Value,
        #[default(Value::NONE)] hi: Value,
        #[keyword_only]
        #[default(Value::NONE)]
        key: Value,
    ) -> Result<i64, Raised> {
        let sequence = a;
        Search {
            sequence,
            lo,
            hi,
            key,
        }
        .place(thread, x, Side::Left)
    }

    /// Put `x` in, after those that are equal.
    #[signature("(a, x, lo=0, hi=None, *, key=None)")]
    fn insort_right(
        thread: &Thread,
        a: Value,
        x: Value,
        #[default(Value::from_i32(0))] lo: Value,
        #[default(Value::NONE)] hi: Value,
        #[keyword_only]
        #[default(Value::NONE)]
        key: Value,
    ) -> Result<(), Raised> {
        let sequence = a;
        Search {
            sequence,
            lo,
            hi,
            key,
        }
        .insert(thread, x, Side::Right)
    }

    /// Put `x` in, before those that are equal.
    #[signature("(a, x, lo=0, hi=None, *, key=None)")]
    fn insort_left(
        thread: &Thread,
        a: Value,
        x: Value,
        #[default(Value::from_i32(0))] lo: Value,
        #[default(Value::NONE)] hi: Value,
        #[keyword_only]
        #[default(Value::NONE)]
        key: Value,
    ) -> Result<(), Raised> {
        let sequence = a;
        Search {
            sequence,
            lo,
            hi,
            key,
        }
        .insert(thread, x, Side::Left)
    }
}
