//! The class `set`.

/// Distinct hashable items in no order: those of iterable, or none.
#[crate::class(
    name = "set",
    module = "builtins",
    subclassable,
    signature = "(iterable=(), /)"
)]
pub mod class {
    use crate::error::{Exception, key_error, raise};
    use crate::interpreter::new_native;
    use crate::native::{FromReceiver, Keywords};
    use crate::protocol::{self, Comparison};
    use crate::types::construct::instance_shape;
    use crate::types::set::operation::{
        self, Combination, combine_all, combine_in_place, compare, contains, includes, is_disjoint,
        is_set, operate, operate_reversed, repr_of,
    };
    use crate::types::set::{Changeable, SetIterator};
    use weft_heap::{Dict, Gc, Lookup, Raised, Set, ShapeId, Slot, Thread, Value, simple_hash_of};

    /// Create and return a new object.
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[rest] _arguments: &[Value],
        #[keywords] _keywords: Keywords<'_>,
    ) -> Result<Value, Raised> {
        Ok(Set::new(thread, instance_shape(thread, class, &DEFINITION)?).value())
    }

    /// Initialize self.
    fn __init__(
        this: Changeable<'_>,
        thread: &Thread,
        #[positional_only]
        #[default(Value::ABSENT)]
        iterable: Value,
    ) -> Result<(), Raised> {
        if !this.is_empty() {
            this.clear(thread);
        }
        if iterable == Value::ABSENT {
            Ok(())
        } else {
            operation::update(thread, &this, iterable)
        }
    }

    #[rust]
    fn add_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [set, element] = arguments else {
            return None;
        };
        let (set, hash) = (
            Changeable::from_receiver(set)?,
            simple_hash_of(thread, *element)?,
        );
        // An element that is there stays: only its value, which is the same, is replaced.
        set.set(thread, hash, *element, Value::NONE)?;
        Some(Value::NONE)
    }

    /// Put an element into the set, unless it holds an equal one already.
    #[quick(add_at_once)]
    fn add(
        this: Changeable<'_>,
        thread: &Thread,
        #[positional_only] object: Value,
    ) -> Result<(), Raised> {
        operation::add(thread, &this, object)
    }

    #[rust]
    fn discard_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [set, element] = arguments else {
            return None;
        };
        let (set, hash) = (
            Changeable::from_receiver(set)?,
            simple_hash_of(thread, *element)?,
        );
        match set.get(hash, *element) {
            Lookup::Missing => Some(Value::NONE),
            // The same way leads to it again, so that no equality is asked.
            Lookup::Found(_) if !thread.is_parallel() => set.remove_simple(thread, *element),
            Lookup::Found(_) | Lookup::Undecided => None,
        }
    }

    /// Take an element out if it is there. An absent one is no error, other than for remove().
    #[quick(discard_at_once)]
    fn discard(
        this: Changeable<'_>,
        thread: &Thread,
        #[positional_only] object: Value,
    ) -> Result<(), Raised> {
        operation::discard(thread, &this, object).map(drop)
    }

    /// Take an element out. KeyError where it is not there.
    fn remove(
        this: Changeable<'_>,
        thread: &Thread,
        #[positional_only] object: Value,
    ) -> Result<(), Raised> {
        if operation::discard(thread, &this, object)? {
            Ok(())
        } else {
            Err(key_error(thread, object))
        }
    }

    /// Take out some element and return it. KeyError where there is none.
    #[plain]
    fn pop(this: Changeable<'_>, thread: &Thread) -> Result<Value, Raised> {
        match this.pop_first(thread) {
            Some((element, _)) => Ok(element),
            None => Err(raise(Exception::KeyError, "pop from an empty set")),
        }
    }

    /// Remove all elements from this set.
    #[plain]
    fn clear(this: Changeable<'_>, thread: &Thread) {
        this.clear(thread);
    }

    /// Return a shallow copy of a set.
    #[plain]
    fn copy(this: Changeable<'_>, thread: &Thread) -> Value {
        let copy = Set::new(thread, ShapeId::SET);
        copy.copy_from(thread, &this);
        copy.value()
    }

    /// Add the items of all the iterables others.
    fn update(
        this: Changeable<'_>,
        thread: &Thread,
        #[rest] others: &[Value],
    ) -> Result<(), Raised> {
        others
            .iter()
            .try_for_each(|other| operation::update(thread, &this, *other))
    }

    /// Take out what is absent from any of others.
    fn intersection_update(
        this: Changeable<'_>,
        thread: &Thread,
        #[rest] others: &[Value],
    ) -> Result<(), Raised> {
        combine_in_place(thread, Combination::Intersection, &this, others)
    }

    /// Take out what is in any of others.
    fn difference_update(
        this: Changeable<'_>,
        thread: &Thread,
        #[rest] others: &[Value],
    ) -> Result<(), Raised> {
        others
            .iter()
            .try_for_each(|other| remove_all(thread, &this, *other))
    }

    /// Take out what is also in other, and add what was only in other.
    fn symmetric_difference_update(
        this: Changeable<'_>,
        thread: &Thread,
        #[positional_only] other: Value,
    ) -> Result<(), Raised> {
        combine_in_place(thread, Combination::SymmetricDifference, &this, &[other])
    }

    fn __ior__(this: Changeable<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        if !is_set(other) {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        operation::update(thread, &this, other)?;
        Ok(this.value())
    }

    fn __iand__(this: Changeable<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        replaced(thread, Combination::Intersection, &this, other)
    }

    fn __isub__(this: Changeable<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        if !is_set(other) {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        remove_all(thread, &this, other)?;
        Ok(this.value())
    }

    fn __ixor__(this: Changeable<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        replaced(thread, Combination::SymmetricDifference, &this, other)
    }

    fn replaced(
        thread: &Thread,
        combination: Combination,
        set: &Set,
        other: Value,
    ) -> Result<Value, Raised> {
        if !is_set(other) {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        combine_in_place(thread, combination, set, &[other])?;
        Ok(set.value())
    }

    fn remove_all(thread: &Thread, set: &Set, other: Value) -> Result<(), Raised> {
        if other == set.value() {
            set.clear(thread);
            return Ok(());
        }
        let elements = if is_set(other) || other.is::<Dict>() {
            protocol::items_at_once(thread, other).map_or(other, Gc::value)
        } else {
            other
        };
        protocol::each(thread, elements, |element| {
            operation::discard(thread, set, element).map(drop)
        })
    }

    /// Return the union of sets as a new set.
    fn union(
        this: Changeable<'_>,
        thread: &Thread,
        #[rest] others: &[Value],
    ) -> Result<Value, Raised> {
        combine_all(thread, Combination::Union, &this, others).map(Gc::value)
    }

    /// The elements that are also in every one of others, as a new set.
    fn intersection(
        this: Changeable<'_>,
        thread: &Thread,
        #[rest] others: &[Value],
    ) -> Result<Value, Raised> {
        combine_all(thread, Combination::Intersection, &this, others).map(Gc::value)
    }

    /// The elements that are in none of others, as a new set.
    fn difference(
        this: Changeable<'_>,
        thread: &Thread,
        #[rest] others: &[Value],
    ) -> Result<Value, Raised> {
        combine_all(thread, Combination::Difference, &this, others).map(Gc::value)
    }

    /// What is in the set or in other, without what is in both, as a new set.
    fn symmetric_difference(
        this: Changeable<'_>,
        thread: &Thread,
        #[positional_only] other: Value,
    ) -> Result<Value, Raised> {
        combine_all(thread, Combination::SymmetricDifference, &this, &[other]).map(Gc::value)
    }

    /// Report whether another set contains this set.
    fn issubset(
        this: Changeable<'_>,
        thread: &Thread,
        #[positional_only] other: Value,
    ) -> Result<bool, Raised> {
        includes(thread, Comparison::LessEqual, &this, other)
    }

    /// Report whether this set contains another set.
    fn issuperset(
        this: Changeable<'_>,
        thread: &Thread,
        #[positional_only] other: Value,
    ) -> Result<bool, Raised> {
        includes(thread, Comparison::GreaterEqual, &this, other)
    }

    /// Whether the set has no element in common with other, which may be any iterable.
    fn isdisjoint(
        this: Changeable<'_>,
        thread: &Thread,
        #[positional_only] other: Value,
    ) -> Result<bool, Raised> {
        is_disjoint(thread, &this, other)
    }

    fn __len__(this: Changeable<'_>) -> usize {
        this.len()
    }

    /// x.__contains__(y) <==> y in x.
    fn __contains__(this: Changeable<'_>, thread: &Thread, element: Value) -> Result<bool, Raised> {
        contains(thread, &this, element)
    }

    fn __iter__(this: Changeable<'_>, thread: &Thread) -> Value {
        new_native(thread, SetIterator::new(&this)).value()
    }

    fn __repr__(this: Changeable<'_>, thread: &Thread) -> Result<Value, Raised> {
        repr_of(thread, &this)
    }

    fn __and__(this: Changeable<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        operate(thread, Combination::Intersection, &this, other)
    }

    fn __rand__(this: Changeable<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        operate_reversed(thread, Combination::Intersection, &this, other)
    }

    fn __or__(this: Changeable<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        operate(thread, Combination::Union, &this, other)
    }

    fn __ror__(this: Changeable<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        operate_reversed(thread, Combination::Union, &this, other)
    }

    fn __sub__(this: Changeable<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        operate(thread, Combination::Difference, &this, other)
    }

    fn __rsub__(this: Changeable<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        operate_reversed(thread, Combination::Difference, &this, other)
    }

    fn __xor__(this: Changeable<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        operate(thread, Combination::SymmetricDifference, &this, other)
    }

    fn __rxor__(this: Changeable<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        operate_reversed(thread, Combination::SymmetricDifference, &this, other)
    }

    fn __eq__(this: Changeable<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Equal, &this, other)
    }

    fn __ne__(this: Changeable<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::NotEqual, &this, other)
    }

    fn __lt__(this: Changeable<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Less, &this, other)
    }

    fn __le__(this: Changeable<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::LessEqual, &this, other)
    }

    fn __gt__(this: Changeable<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Greater, &this, other)
    }

    fn __ge__(this: Changeable<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::GreaterEqual, &this, other)
    }

    /// Return state information for pickling.
    fn __reduce__(this: Changeable<'_>, thread: &Thread) -> Result<Value, Raised> {
        let items = protocol::collect_list(thread, this.value())?.value();
        let arguments = thread.tuple(&[items]);
        let state = this
            .value()
            .attributes()
            .and_then(Slot::get)
            .unwrap_or(Value::NONE);
        Ok(thread.tuple(&[thread.class_of(this.value()), arguments, state]))
    }

    /// Return the size of the set in memory, in bytes.
    fn __sizeof__(this: Changeable<'_>) -> usize {
        this.value().size() + this.table_size()
    }

    /// See PEP 585
    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, item: Value) -> Result<Value, Raised> {
        crate::types::class::generic_alias(thread, class, item)
    }
}
