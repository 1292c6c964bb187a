//! `_collections`: `deque`, `defaultdict`, `OrderedDict`, and what `Counter` and `namedtuple` are fast by.

mod counting;
mod default_dict;
pub mod deque;
mod ordered_dict;
mod ring;
mod tuple_getter;

/// High performance data structures.
#[weft_core::module(name = "_collections", classes = [
    deque::deque, default_dict::defaultdict, ordered_dict::OrderedDict, tuple_getter::_tuplegetter,
    deque::_deque_iterator, deque::_deque_reverse_iterator
])]
pub mod module {
    use weft_core::heap::{Raised, Thread, Value};

    /// Add to mapping how often each item of iterable occurs.
    #[name("_count_elements")]
    #[positional_only]
    fn count_elements(thread: &Thread, mapping: Value, iterable: Value) -> Result<(), Raised> {
        super::counting::count(thread, mapping, iterable)
    }
}
