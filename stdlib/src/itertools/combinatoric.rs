//! `combinations`, `combinations_with_replacement`, `permutations` and `product`.
//!
//! What selects the next result is a vector of indices behind a lock, which is never held while Python code runs; the
//! items lie in tuples.

use super::{itertool, traced};
use parking_lot::Mutex;
use weft_core::error::value_error;
use weft_core::heap::{Raised, Thread, Tuple, Value};
use weft_core::types::tuple::from_iterable;

/// Indices of the result that was given last.
enum State {
    /// Nothing was given yet.
    Before(Vec<usize>),
    /// This was.
    At(Vec<usize>),
    /// Everything was.
    Ended,
}

/// Moves on to the next indices by `advance`, which says whether there are any; gives what `select` makes of them.
fn step(
    state: &Mutex<State>,
    advance: impl FnOnce(&mut [usize]) -> bool,
    select: impl FnOnce(&[usize]) -> Value,
) -> Option<Value> {
    let mut state = state.lock();
    let indices = match std::mem::replace(&mut *state, State::Ended) {
        State::Before(indices) => indices,
        State::At(mut indices) => {
            if !advance(&mut indices) {
                return None;
            }
            indices
        }
        State::Ended => return None,
    };
    let result = select(&indices);
    *state = State::At(indices);
    Some(result)
}

fn items_of(pool: &Value) -> &[Value] {
    pool.downcast::<Tuple>().map_or(&[], Tuple::items)
}

/// Results of up to so many items are put together on the stack.
const FEW: usize = 8;

/// A tuple of so many items.
fn tuple_of(thread: &Thread, length: usize, item: impl Fn(usize) -> Value) -> Value {
    if length <= FEW {
        let mut items = [Value::NONE; FEW];
        for (index, place) in items[..length].iter_mut().enumerate() {
            *place = item(index);
        }
        return thread.tuple(&items[..length]);
    }
    let items: Vec<Value> = (0..length).map(item).collect();
    thread.tuple(&items)
}

fn select(thread: &Thread, pool: &[Value], indices: &[usize]) -> Value {
    tuple_of(thread, indices.len(), |index| pool[indices[index]])
}

/// The length of results as it was given.
///
/// # Errors
/// `ValueError` if it is negative.
fn result_length(length: i64) -> Result<usize, Raised> {
    usize::try_from(length).map_err(|_| value_error("r must be non-negative"))
}

/// `combinations(iterable, r)`.
pub struct Combinations {
    pool: Value,
    state: Mutex<State>,
}
traced!(Combinations, [pool], []);

impl Combinations {
    fn new(pool: Value, length: usize) -> Combinations {
        let state = if length > items_of(&pool).len() {
            State::Ended
        } else {
            State::Before((0..length).collect())
        };
        Combinations {
            pool,
            state: Mutex::new(state),
        }
    }

    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let pool = items_of(&self.pool);
        let advance = |indices: &mut [usize]| {
            // The last index that can still grow does, and those after it follow on.
            let room = pool.len() - indices.len();
            let Some(place) = (0..indices.len())
                .rev()
                .find(|place| indices[*place] < place + room)
            else {
                return false;
            };
            let start = indices[place] + 1;
            for (offset, index) in indices[place..].iter_mut().enumerate() {
                *index = start + offset;
            }
            true
        };
        Ok(step(&self.state, advance, |indices| {
            select(thread, pool, indices)
        }))
    }
}

itertool!(
    combinations,
    Combinations,
    "combinations",
    "All ways to choose r of the items: as tuples, in the order of the iterable.",
    {
        /// Create and return a new object.
        #[new]
        fn new(class: Value, thread: &Thread, iterable: Value, r: i64) -> Result<Value, Raised> {
            let pool = super::from_iterable(thread, iterable)?;
            new_instance(
                thread,
                class,
                Combinations::new(pool, super::result_length(r)?),
            )
        }
    }
);

/// `combinations_with_replacement(iterable, r)`.
pub struct Multisets {
    pool: Value,
    state: Mutex<State>,
}
traced!(Multisets, [pool], []);

impl Multisets {
    fn new(pool: Value, length: usize) -> Multisets {
        let none = items_of(&pool).is_empty() && length > 0;
        let state = if none {
            State::Ended
        } else {
            State::Before(vec![0; length])
        };
        Multisets {
            pool,
            state: Mutex::new(state),
        }
    }

    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let pool = items_of(&self.pool);
        let advance = |indices: &mut [usize]| {
            let Some(place) = indices.iter().rposition(|index| index + 1 < pool.len()) else {
                return false;
            };
            let next = indices[place] + 1;
            indices[place..].fill(next);
            true
        };
        Ok(step(&self.state, advance, |indices| {
            select(thread, pool, indices)
        }))
    }
}

itertool!(
    combinations_with_replacement,
    Multisets,
    "combinations_with_replacement",
    "All ways to choose r of the items when one may be chosen again: as tuples, in the order of the iterable.",
    {
        /// Create and return a new object.
        #[new]
        fn new(class: Value, thread: &Thread, iterable: Value, r: i64) -> Result<Value, Raised> {
            let pool = super::from_iterable(thread, iterable)?;
            new_instance(
                thread,
                class,
                Multisets::new(pool, super::result_length(r)?),
            )
        }
    }
);

/// `permutations(iterable, r)`: the first `length` of a permutation of all indices.
pub struct Permutations {
    pool: Value,
    length: usize,
    state: Mutex<State>,
}
traced!(Permutations, [pool], []);

impl Permutations {
    fn new(pool: Value, length: usize) -> Permutations {
        let count = items_of(&pool).len();
        let state = if length > count {
            State::Ended
        } else {
            State::Before((0..count).collect())
        };
        Permutations {
            pool,
            length,
            state: Mutex::new(state),
        }
    }

    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let pool = items_of(&self.pool);
        let length = self.length;
        // The rest is kept in ascending order, so the next arrangement of the first `length` follows from the last one in
        // the order of all permutations: that with the rest descending (Knuth, TAOCP 7.2.1.2, algorithm L).
        let advance = |indices: &mut [usize]| {
            indices[length..].reverse();
            let Some(place) = indices.windows(2).rposition(|pair| pair[0] < pair[1]) else {
                return false;
            };
            let other = indices
                .iter()
                .rposition(|index| *index > indices[place])
                .unwrap_or(place);
            indices.swap(place, other);
            indices[place + 1..].reverse();
            true
        };
        Ok(step(&self.state, advance, |indices| {
            select(thread, pool, &indices[..length])
        }))
    }
}

itertool!(
    permutations,
    Permutations,
    "permutations",
    "All ways to put r of the items, by default all, in a row: as tuples.",
    {
        /// Create and return a new object.
        #[new]
        fn new(
            class: Value,
            thread: &Thread,
            iterable: Value,
            #[default(Value::NONE)] r: Value,
        ) -> Result<Value, Raised> {
            let pool = super::from_iterable(thread, iterable)?;
            let length = if r.is_none() {
                super::items_of(&pool).len()
            } else if r.is_int() || r.is_bool() {
                super::result_length(protocol::to_i64(thread, r)?)?
            } else {
                return Err(type_error("Expected int as r"));
            };
            new_instance(thread, class, Permutations::new(pool, length))
        }
    }
);

/// `product(*iterables, repeat=repeat)`.
pub struct Product {
    /// A tuple of tuples.
    pools: Value,
    state: Mutex<State>,
}
traced!(Product, [pools], []);

impl Product {
    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let pools = items_of(&self.pools);
        let advance = |indices: &mut [usize]| {
            for (index, pool) in indices.iter_mut().zip(pools).rev() {
                *index += 1;
                if *index < items_of(pool).len() {
                    return true;
                }
                *index = 0;
            }
            false
        };
        Ok(step(&self.state, advance, |indices| {
            tuple_of(thread, indices.len(), |place| {
                items_of(&pools[place])[indices[place]]
            })
        }))
    }
}

itertool!(
    product,
    Product,
    "product",
    "All tuples of one item from each iterable, the last iterable changing fastest.",
    {
        /// Create and return a new object.
        #[new]
        fn new(
            class: Value,
            thread: &Thread,
            #[rest] iterables: &[Value],
            #[keyword_only]
            #[default(1)]
            repeat: i64,
        ) -> Result<Value, Raised> {
            let Ok(repeat) = usize::try_from(repeat) else {
                return Err(value_error("repeat argument cannot be negative"));
            };
            if iterables
                .len()
                .checked_mul(repeat)
                .is_none_or(|count| count > 1 << 28)
            {
                return Err(error::raise(
                    error::Exception::OverflowError,
                    "repeat argument too large",
                ));
            }
            let pools = weft_core::heap::List::from_items(thread, &[]);
            // What is repeated no times is not looked at.
            for iterable in iterables.iter().filter(|_| repeat > 0) {
                pools.push(thread, super::from_iterable(thread, *iterable)?);
            }
            let pools = pools.snapshot(thread);
            let pools = pools.items().repeat(repeat);
            let none = pools.iter().any(|pool| super::items_of(pool).is_empty());
            let state = if none {
                super::State::Ended
            } else {
                super::State::Before(vec![0; pools.len()])
            };
            let payload = Product {
                pools: thread.tuple(&pools),
                state: parking_lot::Mutex::new(state),
            };
            new_instance(thread, class, payload)
        }
    }
);
