//! Built-in functions about containers and iteration.

use crate::builtins::sum::sum;
use crate::error::stop_iteration;
use crate::error::{type_error, value_error};
use crate::names::Special;
use crate::native::Arguments;
use crate::protocol::{self, Comparison};
use crate::types::function::{self, Function};
use crate::types::generator;
use crate::types::generator::sink::{Kind, Sink};
use crate::types::list::Order;
use std::ops::ControlFlow::Continue;
use weft_heap::{Native, Raised, Thread, Value};

/// `next` as nodes call it.
fn next_from_node(thread: &Thread, arguments: &[Value]) -> Option<Result<Value, Raised>> {
    match arguments {
        [iterator] => match iterator.next_native(thread) {
            None => generator::next_directly(thread, *iterator),
            Some(Ok(Some(item))) => Some(Ok(item)),
            Some(Ok(None)) => Some(Err(stop_iteration(thread, Value::NONE))),
            Some(Err(raised)) => Some(Err(raised)),
        },
        [iterator, default] => {
            let step = generator::next_of_generator(thread, *iterator)?;
            Some(step.map(|item| item.unwrap_or(*default)))
        }
        _ => None,
    }
}

/// `len` of an instance whose class says it in Python, as a node calls it.
fn len_from_node(thread: &Thread, arguments: &[Value]) -> Option<Result<Value, Raised>> {
    let [object] = arguments else {
        return None;
    };
    let method = protocol::special_of(thread, *object, Special::Len)?;
    let function = method.downcast::<Native<Function>>()?;
    let result = function::call::call(thread, function, Arguments::positional(arguments));
    Some(result.and_then(|result| {
        if result.to_int().is_some_and(|length| length >= 0) {
            return Ok(result);
        }
        thread.library(move || {
            let length = protocol::length_of_result(thread, result)?;
            Ok(thread.int(length as i64))
        })
    }))
}

/// The least or greatest of several values.
fn extreme(
    thread: &Thread,
    function: &str,
    comparison: Comparison,
    arguments: &[Value],
    key: Value,
    default: Value,
) -> Result<Value, Raised> {
    let mut best = Best {
        item: Value::ABSENT,
        weight: Value::ABSENT,
    };
    match *arguments {
        [] => {
            return Err(type_error(format!(
                "{function} expected at least 1 argument, got 0"
            )));
        }
        [iterable] => {
            let iterator = protocol::iterate(thread, iterable)?;
            let kind = match comparison {
                _ if !key.is_none() => None,
                Comparison::Less => Some(Kind::Least),
                Comparison::Greater => Some(Kind::Greatest),
                _ => None,
            };
            let taken = [Value::ABSENT, Value::NONE];
            let sink = kind.and_then(|kind| Sink::give(thread, iterator, kind, taken));
            protocol::each_until(thread, iterator, |item| {
                best.take_back(sink.as_ref());
                best.offer(thread, comparison, item, key)?;
                if let (Some(sink), Some(kind)) = (&sink, kind) {
                    sink.set(kind, [best.item, Value::NONE]);
                }
                Ok(Continue(()))
            })?;
            best.take_back(sink.as_ref());
        }
        _ if default != Value::ABSENT => {
            return Err(type_error(format!(
                "Cannot specify a default for {function}() with multiple positional arguments"
            )));
        }
        _ => {
            for item in arguments {
                best.offer(thread, comparison, *item, key)?;
            }
        }
    }
    if best.item != Value::ABSENT {
        return Ok(best.item);
    }
    if default != Value::ABSENT {
        Ok(default)
    } else {
        Err(value_error(format!(
            "{function}() iterable argument is empty"
        )))
    }
}

/// The best item so far and what it is compared by.
struct Best {
    item: Value,
    weight: Value,
}

impl Best {
    /// Goes on from the best item that a sink has taken.
    fn take_back(&mut self, sink: Option<&Sink>) {
        if let Some((kind, [item, _])) = sink.map(Sink::close)
            && kind != Kind::Closed
        {
            *self = Best { item, weight: item };
        }
    }

    #[inline]
    fn offer(
        &mut self,
        thread: &Thread,
        comparison: Comparison,
        item: Value,
        key: Value,
    ) -> Result<(), Raised> {
        let weight = if key.is_none() {
            item
        } else {
            protocol::call_values(thread, key, &[item])?
        };
        if self.item == Value::ABSENT
            || protocol::compare_truth(thread, comparison, weight, self.weight)?
        {
            *self = Best { item, weight };
        }
        Ok(())
    }
}

/// Built-in functions about containers and iteration, and the classes of containers.
#[crate::module(name = "builtins", classes = [
    crate::types::list::class, crate::types::tuple::class, crate::types::dict::class, crate::types::set::class,
    crate::types::frozenset::class, crate::types::range::class, crate::types::slice::class,
    crate::types::iterator::enumerate_class, crate::types::iterator::zip_class, crate::types::iterator::map_class,
    crate::types::iterator::filter_class, crate::types::iterator::reversed_class
])]
pub mod module {
    use super::{Comparison, Kind, Order, Sink, extreme, protocol, type_error};
    use crate::error::{Exception, is_raised, stop_iteration};
    use crate::interpreter::new_native;
    use crate::names::Special;
    use crate::types::generator::next_of_generator;
    use crate::types::iterator::CallableIterator;
    use std::ops::ControlFlow::{Break, Continue};
    use weft_heap::{List, Raised, Thread, Value};

    #[rust]
    fn len_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [object] = arguments else {
            return None;
        };
        let length = if let Some(list) = object.plain_list() {
            list.len()
        } else if let Some(text) = object.plain_str() {
            text.len()
        } else if let Some(dict) = object.plain_dict() {
            dict.len()
        } else if let Some(tuple) = object.plain_tuple() {
            tuple.len()
        } else if let Some(set) = object.plain_set() {
            set.len()
        } else {
            protocol::length_of_builtin(thread, *object)?
        };
        Value::from_int(i64::try_from(length).ok()?)
    }

    /// Return the number of items in a container.
    #[quick(len_at_once)]
    #[direct(super::len_from_node)]
    #[positional_only]
    fn len(thread: &Thread, obj: Value) -> Result<usize, Raised> {
        protocol::length(thread, obj)
    }

    /// Return the items of iterable as a new, sorted list.
    ///
    /// Items are compared by `<`, or by what key gives for each of them. With reverse the greatest comes first. Items
    /// that compare equal keep the order they came in.
    #[signature("(iterable, /, *, key=None, reverse=False)")]
    #[quick(sorted_at_once)]
    fn sorted(
        thread: &Thread,
        #[rest] iterable: &[Value],
        #[keyword_only]
        #[default(Value::NONE)]
        key: Value,
        #[default(false)] reverse: bool,
    ) -> Result<Value, Raised> {
        let [iterable] = *iterable else {
            return Err(type_error(format!(
                "sorted expected 1 argument, got {}",
                iterable.len()
            )));
        };
        let list = crate::types::list::from_iterable(thread, iterable)?;
        let order = if reverse {
            Order::Descending
        } else {
            Order::Ascending
        };
        crate::types::list::sort_list(thread, &list, key, order)?;
        Ok(list.value())
    }

    /// Add the items of iterable to start, from left to right, and return the total.
    ///
    /// Without items that is start itself. A start of text or bytes raises TypeError: those are joined, not added.
    fn sum(
        thread: &Thread,
        #[positional_only] iterable: Value,
        #[default(0)] start: Value,
    ) -> Result<Value, Raised> {
        super::sum(thread, iterable, start)
    }

    /// The argument that goes before all others, of numbers that compare at once.
    #[rust]
    fn extreme_at_once(arguments: &[Value], comparison: Comparison) -> Option<Value> {
        let (first, rest) = arguments.split_first()?;
        if rest.is_empty() {
            if let Some(tuple) = first.plain_tuple() {
                let items = tuple.items().iter().copied();
                return extreme_of_few(items, tuple.len(), comparison);
            }
            let list = first.plain_list()?;
            let items = (0..).map_while(|index| list.get(index));
            return extreme_of_few(items, list.len(), comparison);
        }
        let mut best = *first;
        for other in rest {
            if comparison.holds(Value::order(*other, best)?) {
                best = *other;
            }
        }
        Some(best)
    }

    /// Items that a function goes over without asking whether the program goes on.
    const FEW: usize = 1 << 12;

    #[rust]
    fn extreme_of_few(
        mut items: impl Iterator<Item = Value>,
        length: usize,
        comparison: Comparison,
    ) -> Option<Value> {
        if length > FEW {
            return None;
        }
        let mut best = items.next()?;
        for other in items {
            if comparison.holds(Value::order(other, best)?) {
                best = other;
            }
        }
        Some(best)
    }

    /// Whether one of few items is `wanted`, true or false, where no Python code is needed to tell.
    #[rust]
    fn has_truth(arguments: &[Value], wanted: bool) -> Option<bool> {
        let [iterable] = arguments else {
            return None;
        };
        if let Some(tuple) = iterable.plain_tuple().filter(|tuple| tuple.len() <= FEW) {
            for item in tuple.items() {
                if item.simple_truth()? == wanted {
                    return Some(true);
                }
            }
            return Some(false);
        }
        let list = iterable.plain_list().filter(|list| list.len() <= FEW)?;
        for index in 0.. {
            let Some(item) = list.get(index) else { break };
            if item.simple_truth()? == wanted {
                return Some(true);
            }
        }
        Some(false)
    }

    #[rust]
    fn any_at_once(_thread: &Thread, arguments: &[Value]) -> Option<Value> {
        has_truth(arguments, true).map(Value::from_bool)
    }

    #[rust]
    fn all_at_once(_thread: &Thread, arguments: &[Value]) -> Option<Value> {
        has_truth(arguments, false).map(|found| Value::from_bool(!found))
    }

    #[rust]
    fn sorted_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [iterable] = arguments else {
            return None;
        };
        let items = if let Some(tuple) = iterable.plain_tuple().filter(|tuple| tuple.len() <= FEW) {
            List::from_items(thread, tuple.items())
        } else {
            let list = iterable.plain_list().filter(|list| list.len() <= FEW)?;
            list.slice(thread, 0, usize::MAX)
        };
        crate::types::list::sort_short(thread, &items).then(|| items.value())
    }

    #[rust]
    fn iter_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [object] = arguments else {
            return None;
        };
        protocol::iterate_at_once(thread, *object)
    }

    #[rust]
    fn min_at_once(_thread: &Thread, arguments: &[Value]) -> Option<Value> {
        extreme_at_once(arguments, Comparison::Less)
    }

    #[rust]
    fn max_at_once(_thread: &Thread, arguments: &[Value]) -> Option<Value> {
        extreme_at_once(arguments, Comparison::Greater)
    }

    /// min(iterable, *[, default=obj, key=func]) -> value
    /// min(arg1, arg2, *args, *[, key=func]) -> value
    ///
    /// Return the least of an iterable's items, or of the arguments where there are several; among equals, the first.
    /// What is compared are the items, or what key gives for them. An empty iterable gives default, else raises
    /// ValueError.
    #[quick(min_at_once)]
    #[signature("")]
    fn min(
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keyword_only]
        #[default(Value::NONE)]
        key: Value,
        #[default(Value::ABSENT)] default: Value,
    ) -> Result<Value, Raised> {
        extreme(thread, "min", Comparison::Less, arguments, key, default)
    }

    /// max(iterable, *[, default=obj, key=func]) -> value
    /// max(arg1, arg2, *args, *[, key=func]) -> value
    ///
    /// Return the greatest of an iterable's items, or of the arguments where there are several; among equals, the
    /// first. What is compared are the items, or what key gives for them. An empty iterable gives default, else raises
    /// ValueError.
    #[quick(max_at_once)]
    #[signature("")]
    fn max(
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keyword_only]
        #[default(Value::NONE)]
        key: Value,
        #[default(Value::ABSENT)] default: Value,
    ) -> Result<Value, Raised> {
        extreme(thread, "max", Comparison::Greater, arguments, key, default)
    }

    /// Whether at least one item of iterable is true. Stops at the first that is; False where there are no items.
    #[positional_only]
    #[quick(any_at_once)]
    fn any(thread: &Thread, iterable: Value) -> Result<bool, Raised> {
        let iterator = protocol::iterate(thread, iterable)?;
        let _sink = Sink::give(thread, iterator, Kind::False, [Value::NONE; 2]);
        let mut is_true = false;
        protocol::each_until(thread, iterator, |item| {
            is_true = protocol::truth(thread, item)?;
            Ok(if is_true { Break(()) } else { Continue(()) })
        })?;
        Ok(is_true)
    }

    /// Whether no item of iterable is false. Stops at the first that is; True where there are no items.
    #[positional_only]
    #[quick(all_at_once)]
    fn all(thread: &Thread, iterable: Value) -> Result<bool, Raised> {
        let iterator = protocol::iterate(thread, iterable)?;
        let _sink = Sink::give(thread, iterator, Kind::True, [Value::NONE; 2]);
        let mut is_true = true;
        protocol::each_until(thread, iterator, |item| {
            is_true = protocol::truth(thread, item)?;
            Ok(if is_true { Continue(()) } else { Break(()) })
        })?;
        Ok(is_true)
    }

    /// iter(iterable) -> iterator
    /// iter(callable, sentinel) -> iterator
    ///
    /// With one argument, what its `__iter__` gives, or an iterator over its indices from 0 where it has only
    /// `__getitem__`. With two, an iterator that calls the first for each item and ends when a result equals sentinel.
    #[positional_only]
    #[signature("")]
    #[quick(iter_at_once)]
    fn iter(
        thread: &Thread,
        object: Value,
        #[default(Value::ABSENT)] sentinel: Value,
    ) -> Result<Value, Raised> {
        if sentinel == Value::ABSENT {
            return protocol::iterate(thread, object);
        }
        if !protocol::is_callable(thread, object) {
            return Err(type_error("iter(v, w): v must be callable"));
        }
        Ok(new_native(thread, CallableIterator::new(object, sentinel)).value())
    }

    /// next(iterator[, default])
    ///
    /// Advance iterator and return the item it gives. At its end default is returned; without one, StopIteration is
    /// raised.
    #[positional_only]
    #[direct(super::next_from_node)]
    #[signature("")]
    fn next(
        thread: &Thread,
        iterator: Value,
        #[default(Value::ABSENT)] default: Value,
    ) -> Result<Value, Raised> {
        if default != Value::ABSENT
            && let Some(step) = next_of_generator(thread, iterator)
        {
            return step.map(|item| item.unwrap_or(default));
        }
        if let Some(step) = iterator.next_native(thread) {
            return match step {
                Ok(Some(item)) => Ok(item),
                Ok(None) if default == Value::ABSENT => Err(stop_iteration(thread, Value::NONE)),
                Ok(None) => Ok(default),
                Err(raised)
                    if default != Value::ABSENT && is_raised(thread, Exception::StopIteration) =>
                {
                    thread.take_raised(raised);
                    Ok(default)
                }
                Err(raised) => Err(raised),
            };
        }
        match protocol::call_special(thread, iterator, Special::Next, &[]) {
            Some(Err(raised))
                if default != Value::ABSENT && is_raised(thread, Exception::StopIteration) =>
            {
                thread.take_raised(raised);
                Ok(default)
            }
            Some(result) => result,
            None => Err(type_error(format!(
                "'{}' object is not an iterator",
                protocol::class_name(iterator)
            ))),
        }
    }
}
