//! The views `dict.keys()`, `dict.values()` and `dict.items()`.

use crate::interpreter::limits::check_item;
use crate::interpreter::{Interpreter, new_native};
use crate::native::ClassDefinition;
use crate::protocol::{self, Comparison};
use crate::types::dict::iterator::{Items, Keys, Part, Values};
use crate::types::dict::operation;
use crate::types::sequence;
use crate::types::set::{self, Combination};
use weft_heap::{
    Dict, Gc, List, Native, Raised, Set, ShapeId, Thread, Trace, Tracer, Tuple, Value,
};

/// Declares the payload of a view.
macro_rules! view {
    ($(#[$doc:meta])* $name:ident, $make:ident, $make_as:ident, $part:ident) => {
        $(#[$doc])*
        pub struct $name {
            dict: Value,
        }

        impl Trace for $name {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.value(self.dict);
            }

            fn items(object: &Native<Self>, thread: &Thread) -> Option<Gc<List>> {
                Some(object.dict().listed(thread, |key, value| $part::of(thread, key, value)))
            }
        }

        impl $name {
            /// The dictionary.
            #[inline(always)]
            pub fn dict(&self) -> &Dict {
                self.dict.downcast().expect("a view is of a dictionary")
            }
        }

        #[doc = concat!("A ", stringify!($name), " of a dictionary.")]
        pub fn $make(thread: &Thread, dict: &Dict) -> Value {
            new_native(thread, $name { dict: dict.value() }).value()
        }

        #[doc = concat!("A ", stringify!($name), " of a dictionary, of a class derived from the plain view's.")]
        pub fn $make_as(thread: &Thread, dict: &Dict, class: &'static ClassDefinition) -> Value {
            // A class is made after its base.
            Interpreter::class_of::<$name>(thread);
            let shape = Interpreter::shape_from(thread, class);
            Native::new(thread, shape, $name { dict: dict.value() }).value()
        }
    };
}

view!(
    /// A view of a dictionary's keys.
    KeysView, keys_view, keys_view_as, Keys
);
view!(
    /// A view of a dictionary's values.
    ValuesView, values_view, values_view_as, Values
);
view!(
    /// A view of a dictionary's items.
    ItemsView, items_view, items_view_as, Items
);

fn compare(
    thread: &Thread,
    comparison: Comparison,
    view: Value,
    other: Value,
) -> Result<Value, Raised> {
    let (Some(own), Some(others)) = (length_of(view), length_of(other)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    // Lengths may decide alone; items that cannot be hashed then do no harm, as in CPython.
    if !sequence::holds(comparison, own.cmp(&others)) && comparison != Comparison::NotEqual {
        return Ok(Value::FALSE);
    }
    if comparison == Comparison::NotEqual && own != others {
        return Ok(Value::TRUE);
    }
    let (small, large) = if matches!(comparison, Comparison::Greater | Comparison::GreaterEqual) {
        (other, view)
    } else {
        (view, other)
    };
    let iterator = protocol::iterate(thread, small)?;
    while let Some(item) = protocol::next(thread, iterator)? {
        check_item(thread)?;
        if !protocol::contains(thread, large, item)? {
            return Ok(Value::from_bool(comparison == Comparison::NotEqual));
        }
    }
    Ok(Value::from_bool(comparison != Comparison::NotEqual))
}

fn combine(
    thread: &Thread,
    combination: Combination,
    view: Value,
    other: Value,
) -> Result<Value, Raised> {
    let left = set::from_iterable(thread, view)?;
    set::combine(thread, ShapeId::SET, combination, &left, other).map(Gc::value)
}

fn combine_reversed(
    thread: &Thread,
    combination: Combination,
    view: Value,
    other: Value,
) -> Result<Value, Raised> {
    let left = set::from_iterable(thread, other)?;
    set::combine(thread, ShapeId::SET, combination, &left, view).map(Gc::value)
}

/// The items of two dictionaries that are in one alone. Values are compared where both have a key, and take no hash if
/// they are equal.
fn different_items(thread: &Thread, view: Value, other: Value) -> Result<Value, Raised> {
    let (small, large) = if length_of(view) > length_of(other) {
        (other, view)
    } else {
        (view, other)
    };
    let different = set::from_iterable(thread, thread.tuple(&[]))?;
    let Some(table) = small.downcast::<Native<ItemsView>>() else {
        return Ok(different.value());
    };
    let same = set::from_iterable(thread, thread.tuple(&[]))?;
    protocol::each(thread, large, |pair| {
        if let Some([key, value]) = pair.downcast::<Tuple>().map(Tuple::items)
            && let Some(found) = operation::find(thread, table.dict(), *key)?
            && protocol::equals(thread, found, *value)?
        {
            return set::add(thread, &same, *key);
        }
        set::add(thread, &different, pair)
    })?;
    protocol::each(thread, small, |pair| {
        if let Some([key, _]) = pair.downcast::<Tuple>().map(Tuple::items)
            && set::contains(thread, &same, *key)?
        {
            return Ok(());
        }
        set::add(thread, &different, pair)
    })?;
    Ok(different.value())
}

/// How many elements a set or a view of keys or items has; `None` for other values.
fn length_of(value: Value) -> Option<usize> {
    match (
        value.downcast::<Native<KeysView>>(),
        value.downcast::<Native<ItemsView>>(),
    ) {
        (Some(keys), _) => Some(keys.dict().len()),
        (_, Some(items)) => Some(items.dict().len()),
        _ => value.downcast::<Set>().map(|set| set.len()),
    }
}

fn is_view(value: Value) -> bool {
    value.is::<Native<KeysView>>() || value.is::<Native<ItemsView>>()
}

/// What a view and another iterable have in common: the other one's items are looked for in the view, which takes no hash
/// of the view's own. Of two views the larger one is looked into.
fn intersection(thread: &Thread, view: Value, other: Value) -> Result<Value, Raised> {
    let own = length_of(view).unwrap_or(0);
    let is_set = matches!(thread.shape_of(other), ShapeId::SET | ShapeId::FROZENSET);
    if let Some(others) = other.downcast::<Set>().filter(|_| is_set)
        && own <= others.len()
    {
        return set::combine(
            thread,
            ShapeId::SET,
            Combination::Intersection,
            others,
            view,
        )
        .map(Gc::value);
    }
    let (view, other) = if is_view(other) && length_of(other) > Some(own) {
        (other, view)
    } else {
        (view, other)
    };
    let common = set::from_iterable(thread, thread.tuple(&[]))?;
    let iterator = protocol::iterate(thread, other)?;
    while let Some(item) = protocol::next(thread, iterator)? {
        check_item(thread)?;
        if protocol::contains(thread, view, item)? {
            set::add(thread, &common, item)?;
        }
    }
    Ok(common.value())
}

fn is_disjoint(thread: &Thread, view: Value, other: Value) -> Result<bool, Raised> {
    let own = length_of(view).unwrap_or(0);
    if view == other {
        return Ok(own == 0);
    }
    let is_known =
        is_view(other) || matches!(thread.shape_of(other), ShapeId::SET | ShapeId::FROZENSET);
    let (view, other) = if is_known && length_of(other) > Some(own) {
        (other, view)
    } else {
        (view, other)
    };
    let iterator = protocol::iterate(thread, other)?;
    while let Some(item) = protocol::next(thread, iterator)? {
        check_item(thread)?;
        if protocol::contains(thread, view, item)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The text of a view: its class and a list of what it shows.
fn repr_of(thread: &Thread, view: Value) -> Result<Value, Raised> {
    let text = sequence::repr_once(thread, view, || {
        let items = protocol::collect_list(thread, view)?;
        let mut text = format!("{}(", protocol::short_class_name(view)).into_bytes();
        sequence::push_repr(thread, &mut text, items.value())?;
        text.push(b')');
        Ok(text)
    })?;
    Ok(text.map_or_else(
        || thread.string("..."),
        |text| sequence::string_of(thread, &text),
    ))
}

/// Whether a dictionary has an item.
fn has_item(thread: &Thread, dict: &Dict, item: Value) -> Result<bool, Raised> {
    let Some([key, value]) = item.downcast::<Tuple>().map(Tuple::items) else {
        return Ok(false);
    };
    match operation::find(thread, dict, *key)? {
        Some(found) => protocol::equals(thread, found, *value),
        None => Ok(false),
    }
}

/// A view of a dictionary's keys.
#[crate::class(name = "dict_keys", module = "builtins", payload = KeysView)]
pub mod dict_keys_class {
    use super::{
        Combination, Comparison, KeysView, combine, combine_reversed, compare, intersection,
        is_disjoint, new_native, operation, repr_of,
    };
    use crate::types::dict::{DictKeyIterator, DictReverseKeyIterator};
    use weft_heap::{Native, Raised, Thread, Value};

    fn __len__(this: &Native<KeysView>) -> usize {
        this.dict().len()
    }

    fn __iter__(this: &Native<KeysView>, thread: &Thread) -> Value {
        new_native(thread, DictKeyIterator::new(this.dict())).value()
    }

    /// Return a reverse iterator over the dict keys.
    fn __reversed__(this: &Native<KeysView>, thread: &Thread) -> Value {
        new_native(thread, DictReverseKeyIterator::new(this.dict())).value()
    }

    fn __repr__(this: &Native<KeysView>, thread: &Thread) -> Result<Value, Raised> {
        repr_of(thread, this.value())
    }

    /// Dictionary that this view refers to.
    #[getter]
    fn mapping(this: &Native<KeysView>, thread: &Thread) -> Value {
        crate::types::class::mapping_proxy(thread, this.dict)
    }

    fn __contains__(this: &Native<KeysView>, thread: &Thread, key: Value) -> Result<bool, Raised> {
        operation::find(thread, this.dict(), key).map(|found| found.is_some())
    }

    fn __and__(this: &Native<KeysView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        intersection(thread, this.value(), other)
    }

    fn __rand__(this: &Native<KeysView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        intersection(thread, this.value(), other)
    }

    fn __or__(this: &Native<KeysView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        combine(thread, Combination::Union, this.value(), other)
    }

    fn __ror__(this: &Native<KeysView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        combine_reversed(thread, Combination::Union, this.value(), other)
    }

    fn __sub__(this: &Native<KeysView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        combine(thread, Combination::Difference, this.value(), other)
    }

    fn __rsub__(this: &Native<KeysView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        combine_reversed(thread, Combination::Difference, this.value(), other)
    }

    fn __xor__(this: &Native<KeysView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        combine(
            thread,
            Combination::SymmetricDifference,
            this.value(),
            other,
        )
    }

    fn __rxor__(this: &Native<KeysView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        combine_reversed(
            thread,
            Combination::SymmetricDifference,
            this.value(),
            other,
        )
    }

    fn __eq__(this: &Native<KeysView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Equal, this.value(), other)
    }

    fn __ne__(this: &Native<KeysView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::NotEqual, this.value(), other)
    }

    fn __lt__(this: &Native<KeysView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Less, this.value(), other)
    }

    fn __le__(this: &Native<KeysView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::LessEqual, this.value(), other)
    }

    fn __gt__(this: &Native<KeysView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Greater, this.value(), other)
    }

    fn __ge__(this: &Native<KeysView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::GreaterEqual, this.value(), other)
    }

    /// Return True if the view and the given iterable have a null intersection.
    fn isdisjoint(
        this: &Native<KeysView>,
        thread: &Thread,
        #[positional_only] other: Value,
    ) -> Result<bool, Raised> {
        is_disjoint(thread, this.value(), other)
    }
}

/// A view of a dictionary's values.
#[crate::class(name = "dict_values", module = "builtins", payload = ValuesView)]
pub mod dict_values_class {
    use super::{ValuesView, new_native, repr_of};
    use crate::types::dict::{DictReverseValueIterator, DictValueIterator};
    use weft_heap::{Native, Raised, Thread, Value};

    fn __len__(this: &Native<ValuesView>) -> usize {
        this.dict().len()
    }

    fn __iter__(this: &Native<ValuesView>, thread: &Thread) -> Value {
        new_native(thread, DictValueIterator::new(this.dict())).value()
    }

    /// Return a reverse iterator over the dict values.
    fn __reversed__(this: &Native<ValuesView>, thread: &Thread) -> Value {
        new_native(thread, DictReverseValueIterator::new(this.dict())).value()
    }

    fn __repr__(this: &Native<ValuesView>, thread: &Thread) -> Result<Value, Raised> {
        repr_of(thread, this.value())
    }

    /// Dictionary that this view refers to.
    #[getter]
    fn mapping(this: &Native<ValuesView>, thread: &Thread) -> Value {
        crate::types::class::mapping_proxy(thread, this.dict)
    }
}

/// A view of a dictionary's items.
#[crate::class(name = "dict_items", module = "builtins", payload = ItemsView)]
pub mod dict_items_class {
    use super::{
        Combination, Comparison, ItemsView, combine, combine_reversed, compare, has_item,
        intersection, is_disjoint, new_native, repr_of,
    };
    use crate::types::dict::{DictItemIterator, DictReverseItemIterator};
    use weft_heap::{Native, Raised, Thread, Value};

    fn __len__(this: &Native<ItemsView>) -> usize {
        this.dict().len()
    }

    fn __iter__(this: &Native<ItemsView>, thread: &Thread) -> Value {
        new_native(thread, DictItemIterator::new(this.dict())).value()
    }

    /// Return a reverse iterator over the dict items.
    fn __reversed__(this: &Native<ItemsView>, thread: &Thread) -> Value {
        new_native(thread, DictReverseItemIterator::new(this.dict())).value()
    }

    fn __repr__(this: &Native<ItemsView>, thread: &Thread) -> Result<Value, Raised> {
        repr_of(thread, this.value())
    }

    /// Dictionary that this view refers to.
    #[getter]
    fn mapping(this: &Native<ItemsView>, thread: &Thread) -> Value {
        crate::types::class::mapping_proxy(thread, this.dict)
    }

    fn __contains__(
        this: &Native<ItemsView>,
        thread: &Thread,
        item: Value,
    ) -> Result<bool, Raised> {
        has_item(thread, this.dict(), item)
    }

    fn __and__(this: &Native<ItemsView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        intersection(thread, this.value(), other)
    }

    fn __rand__(this: &Native<ItemsView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        intersection(thread, this.value(), other)
    }

    fn __or__(this: &Native<ItemsView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        combine(thread, Combination::Union, this.value(), other)
    }

    fn __ror__(this: &Native<ItemsView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        combine_reversed(thread, Combination::Union, this.value(), other)
    }

    fn __sub__(this: &Native<ItemsView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        combine(thread, Combination::Difference, this.value(), other)
    }

    fn __rsub__(this: &Native<ItemsView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        combine_reversed(thread, Combination::Difference, this.value(), other)
    }

    fn __xor__(this: &Native<ItemsView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        if other.is::<Native<ItemsView>>() {
            return super::different_items(thread, this.value(), other);
        }
        combine(
            thread,
            Combination::SymmetricDifference,
            this.value(),
            other,
        )
    }

    fn __rxor__(this: &Native<ItemsView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        combine_reversed(
            thread,
            Combination::SymmetricDifference,
            this.value(),
            other,
        )
    }

    fn __eq__(this: &Native<ItemsView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Equal, this.value(), other)
    }

    fn __ne__(this: &Native<ItemsView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::NotEqual, this.value(), other)
    }

    fn __lt__(this: &Native<ItemsView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Less, this.value(), other)
    }

    fn __le__(this: &Native<ItemsView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::LessEqual, this.value(), other)
    }

    fn __gt__(this: &Native<ItemsView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Greater, this.value(), other)
    }

    fn __ge__(this: &Native<ItemsView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::GreaterEqual, this.value(), other)
    }

    /// Return True if the view and the given iterable have a null intersection.
    fn isdisjoint(
        this: &Native<ItemsView>,
        thread: &Thread,
        #[positional_only] other: Value,
    ) -> Result<bool, Raised> {
        is_disjoint(thread, this.value(), other)
    }
}
