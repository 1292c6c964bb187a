//! `_heapq`: heaps in lists, in which no item comes before the one at half its place.
//!
//! Numbers, strings and tuples of them are compared with the list held, in one step. For anything else the order is found by
//! Python code, which may do to the list what it likes; each step leaves all items in it.

use weft_core::error::{Exception, index_error, raise};
use weft_core::heap::{Held, List, Raised, Thread, Value};
use weft_core::interpreter::limits::check_if_wanted;
use weft_core::protocol::{self, Comparison};

/// Places of a heap that is made between two looks whether the program has to end.
const STEP: usize = 1 << 12;

/// Which of two items comes first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Least,
    Greatest,
}

impl Order {
    fn pair(self, left: Value, right: Value) -> (Value, Value) {
        match self {
            Order::Least => (left, right),
            Order::Greatest => (right, left),
        }
    }

    #[inline(always)]
    fn at_once(self, thread: &Thread, left: Value, right: Value) -> Option<bool> {
        let (left, right) = self.pair(left, right);
        protocol::less_at_once(thread, left, right)
    }

    fn is_before(self, thread: &Thread, left: Value, right: Value) -> Result<bool, Raised> {
        let (left, right) = self.pair(left, right);
        match protocol::less_at_once(thread, left, right) {
            Some(less) => Ok(less),
            None => protocol::compare_truth(thread, Comparison::Less, left, right),
        }
    }
}

/// Where an item has got to.
#[derive(Clone, Copy)]
enum At {
    /// On its way down, from where it began.
    Sinking { begin: usize, place: usize },
    /// On its way up, no further than where it began.
    Rising { begin: usize, place: usize },
    /// Where it belongs.
    Done,
}

impl At {
    /// As far as that takes no Python code.
    fn settle_at_once(mut self, thread: &Thread, heap: Held<'_>, order: Order) -> At {
        loop {
            match self.step_at_once(thread, heap, order) {
                Some(At::Done) => return At::Done,
                Some(next) => self = next,
                None => return self,
            }
        }
    }

    #[inline(always)]
    fn step_at_once(self, thread: &Thread, heap: Held<'_>, order: Order) -> Option<At> {
        match self {
            At::Done => Some(At::Done),
            At::Rising { begin, place } if place <= begin => Some(At::Done),
            At::Rising { begin, place } => {
                let parent = (place - 1) / 2;
                let (item, above) = (heap.get(place)?, heap.get(parent)?);
                if !order.at_once(thread, item, above)? {
                    return Some(At::Done);
                }
                heap.set(parent, item);
                heap.set(place, above);
                Some(At::Rising {
                    begin,
                    place: parent,
                })
            }
            // The item goes all the way down before it rises from there: one that comes from the end mostly belongs near
            // the bottom, and this takes fewer comparisons (Knuth, volume 3, exercise 5.2.3-18).
            At::Sinking { begin, place } => {
                let mut child = 2 * place + 1;
                if child >= heap.len() {
                    return Some(At::Rising { begin, place });
                }
                if child + 1 < heap.len()
                    && !order.at_once(thread, heap.get(child)?, heap.get(child + 1)?)?
                {
                    child += 1;
                }
                let (item, below) = (heap.get(place)?, heap.get(child)?);
                heap.set(place, below);
                heap.set(child, item);
                Some(At::Sinking {
                    begin,
                    place: child,
                })
            }
        }
    }

    /// All the way, with the comparisons of Python code.
    fn settle(mut self, thread: &Thread, heap: &List, order: Order) -> Result<(), Raised> {
        let length = heap.len();
        let item_at = |place: usize| match heap.get(place) {
            Some(item) if heap.len() == length => Ok(item),
            _ => Err(changed()),
        };
        loop {
            self = match self {
                At::Done => return Ok(()),
                At::Rising { begin, place } if place <= begin => At::Done,
                At::Rising { begin, place } => {
                    let parent = (place - 1) / 2;
                    let is_before = order.is_before(thread, item_at(place)?, item_at(parent)?)?;
                    // What stands there now: the comparison may have put something else in its place.
                    let (item, above) = (item_at(place)?, item_at(parent)?);
                    if !is_before {
                        At::Done
                    } else {
                        heap.set(thread, parent, item);
                        heap.set(thread, place, above);
                        At::Rising {
                            begin,
                            place: parent,
                        }
                    }
                }
                At::Sinking { begin, place } => {
                    let mut child = 2 * place + 1;
                    if child >= length {
                        At::Rising { begin, place }
                    } else {
                        if child + 1 < length
                            && !order.is_before(thread, item_at(child)?, item_at(child + 1)?)?
                        {
                            child += 1;
                        }
                        let (item, below) = (item_at(place)?, item_at(child)?);
                        heap.set(thread, place, below);
                        heap.set(thread, child, item);
                        At::Sinking {
                            begin,
                            place: child,
                        }
                    }
                }
            }
        }
    }

    fn finish(self, thread: &Thread, heap: &List, order: Order) -> Result<(), Raised> {
        match self {
            At::Done => Ok(()),
            at => at.settle(thread, heap, order),
        }
    }
}

#[cold]
fn changed() -> Raised {
    raise(
        Exception::RuntimeError,
        "list changed size during iteration",
    )
}

fn push(thread: &Thread, heap: &List, item: Value, order: Order) -> Result<(), Raised> {
    let at = heap.held(thread, |held| {
        let place = held.len();
        held.push(thread, item);
        At::Rising { begin: 0, place }.settle_at_once(thread, held, order)
    });
    at.finish(thread, heap, order)
}

fn pop(thread: &Thread, heap: &List, order: Order) -> Result<Value, Raised> {
    let (taken, at) = heap
        .held(thread, |held| {
            let last = held.pop()?;
            let Some(first) = held.get(0) else {
                return Some((last, At::Done));
            };
            held.set(0, last);
            let at = At::Sinking { begin: 0, place: 0 };
            Some((first, at.settle_at_once(thread, held, order)))
        })
        .ok_or_else(|| index_error("index out of range"))?;
    at.finish(thread, heap, order)?;
    Ok(taken)
}

fn replace(thread: &Thread, heap: &List, item: Value, order: Order) -> Result<Value, Raised> {
    let (taken, at) = heap
        .held(thread, |held| {
            let first = held.get(0)?;
            held.set(0, item);
            let at = At::Sinking { begin: 0, place: 0 };
            Some((first, at.settle_at_once(thread, held, order)))
        })
        .ok_or_else(|| index_error("index out of range"))?;
    at.finish(thread, heap, order)?;
    Ok(taken)
}

fn push_and_pop(thread: &Thread, heap: &List, item: Value, order: Order) -> Result<Value, Raised> {
    let Some(first) = heap.get(0) else {
        return Ok(item);
    };
    if !order.is_before(thread, first, item)? {
        return Ok(item);
    }
    if heap.is_empty() {
        return Err(index_error("index out of range"));
    }
    replace(thread, heap, item, order)
}

fn make(thread: &Thread, heap: &List, order: Order) -> Result<(), Raised> {
    for place in (0..heap.len() / 2).rev() {
        if place.is_multiple_of(STEP) {
            check_if_wanted(thread)?;
        }
        let begin = place;
        let at = heap.held(thread, |held| {
            At::Sinking { begin, place }.settle_at_once(thread, held, order)
        });
        at.finish(thread, heap, order)?;
    }
    Ok(())
}

/// Heaps in lists.
#[weft_core::module(name = "_heapq")]
pub mod module {
    use super::{Order, make, pop, push, push_and_pop, replace};
    use weft_core::heap::{List, Raised, Thread, Value};

    /// Put an item in.
    #[positional_only]
    fn heappush(thread: &Thread, heap: &List, item: Value) -> Result<(), Raised> {
        push(thread, heap, item, Order::Least)
    }

    /// Take the smallest item out.
    #[positional_only]
    fn heappop(thread: &Thread, heap: &List) -> Result<Value, Raised> {
        pop(thread, heap, Order::Least)
    }

    /// Take the smallest item out, then put one in.
    #[positional_only]
    fn heapreplace(thread: &Thread, heap: &List, item: Value) -> Result<Value, Raised> {
        replace(thread, heap, item, Order::Least)
    }

    /// Put an item in, then take the smallest out.
    #[positional_only]
    fn heappushpop(thread: &Thread, heap: &List, item: Value) -> Result<Value, Raised> {
        push_and_pop(thread, heap, item, Order::Least)
    }

    /// Make a list a heap.
    #[positional_only]
    fn heapify(thread: &Thread, heap: &List) -> Result<(), Raised> {
        make(thread, heap, Order::Least)
    }

    /// Put an item into a heap whose greatest item is the first.
    #[positional_only]
    fn heappush_max(thread: &Thread, heap: &List, item: Value) -> Result<(), Raised> {
        push(thread, heap, item, Order::Greatest)
    }

    /// Take the greatest item out.
    #[positional_only]
    fn heappop_max(thread: &Thread, heap: &List) -> Result<Value, Raised> {
        pop(thread, heap, Order::Greatest)
    }

    /// Take the greatest item out, then put one in.
    #[positional_only]
    fn heapreplace_max(thread: &Thread, heap: &List, item: Value) -> Result<Value, Raised> {
        replace(thread, heap, item, Order::Greatest)
    }

    /// Put an item in, then take the greatest out.
    #[positional_only]
    fn heappushpop_max(thread: &Thread, heap: &List, item: Value) -> Result<Value, Raised> {
        push_and_pop(thread, heap, item, Order::Greatest)
    }

    /// Make a list a heap whose greatest item is the first.
    #[positional_only]
    fn heapify_max(thread: &Thread, heap: &List) -> Result<(), Raised> {
        make(thread, heap, Order::Greatest)
    }
}
