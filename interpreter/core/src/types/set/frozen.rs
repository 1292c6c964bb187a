//! The class `frozenset`.

/// A set that cannot be changed and hence can be hashed: the distinct items of iterable.
#[crate::class(
    name = "frozenset",
    module = "builtins",
    subclassable,
    signature = "(iterable=(), /)"
)]
pub mod class {
    use crate::interpreter::new_native;
    use crate::protocol::{self, Comparison};
    use crate::types::construct::instance_shape;
    use crate::types::set::operation::{
        Combination, combine_all, compare, contains, from_iterable, hash_of, includes, is_disjoint,
        operate, operate_reversed, repr_of,
    };
    use crate::types::set::{Frozen, SetIterator};
    use weft_heap::{Gc, Raised, Set, ShapeId, Slot, Thread, Value};

    /// Create and return a new object.
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[positional_only]
        #[default(Value::ABSENT)]
        iterable: Value,
    ) -> Result<Value, Raised> {
        let shape = instance_shape(thread, class, &DEFINITION)?;
        if shape == ShapeId::FROZENSET && thread.shape_of(iterable) == ShapeId::FROZENSET {
            return Ok(iterable);
        }
        let result = Set::frozen(thread, shape);
        if iterable != Value::ABSENT {
            let elements = from_iterable(thread, iterable)?;
            result.replace_by(thread, &elements);
        }
        Ok(result.value())
    }

    /// Return a shallow copy of a set.
    fn copy(this: Frozen<'_>, thread: &Thread) -> Value {
        if thread.shape_of(this.value()) == ShapeId::FROZENSET {
            return this.value();
        }
        let copy = Set::new(thread, ShapeId::FROZENSET);
        copy.copy_from(thread, &this);
        copy.value()
    }

    fn __hash__(this: Frozen<'_>) -> i64 {
        hash_of(&this) as i64
    }

    /// Return the union of sets as a new set.
    fn union(this: Frozen<'_>, thread: &Thread, #[rest] others: &[Value]) -> Result<Value, Raised> {
        combine_all(thread, Combination::Union, &this, others).map(Gc::value)
    }

    /// The elements that are also in every one of others, as a new set.
    fn intersection(
        this: Frozen<'_>,
        thread: &Thread,
        #[rest] others: &[Value],
    ) -> Result<Value, Raised> {
        combine_all(thread, Combination::Intersection, &this, others).map(Gc::value)
    }

    /// The elements that are in none of others, as a new set.
    fn difference(
        this: Frozen<'_>,
        thread: &Thread,
        #[rest] others: &[Value],
    ) -> Result<Value, Raised> {
        combine_all(thread, Combination::Difference, &this, others).map(Gc::value)
    }

    /// What is in the set or in other, without what is in both, as a new set.
    fn symmetric_difference(
        this: Frozen<'_>,
        thread: &Thread,
        #[positional_only] other: Value,
    ) -> Result<Value, Raised> {
        combine_all(thread, Combination::SymmetricDifference, &this, &[other]).map(Gc::value)
    }

    /// Report whether another set contains this set.
    fn issubset(
        this: Frozen<'_>,
        thread: &Thread,
        #[positional_only] other: Value,
    ) -> Result<bool, Raised> {
        includes(thread, Comparison::LessEqual, &this, other)
    }

    /// Report whether this set contains another set.
    fn issuperset(
        this: Frozen<'_>,
        thread: &Thread,
        #[positional_only] other: Value,
    ) -> Result<bool, Raised> {
        includes(thread, Comparison::GreaterEqual, &this, other)
    }

    /// Whether the set has no element in common with other, which may be any iterable.
    fn isdisjoint(
        this: Frozen<'_>,
        thread: &Thread,
        #[positional_only] other: Value,
    ) -> Result<bool, Raised> {
        is_disjoint(thread, &this, other)
    }

    fn __len__(this: Frozen<'_>) -> usize {
        this.len()
    }

    /// x.__contains__(y) <==> y in x.
    fn __contains__(this: Frozen<'_>, thread: &Thread, element: Value) -> Result<bool, Raised> {
        contains(thread, &this, element)
    }

    fn __iter__(this: Frozen<'_>, thread: &Thread) -> Value {
        new_native(thread, SetIterator::new(&this)).value()
    }

    fn __repr__(this: Frozen<'_>, thread: &Thread) -> Result<Value, Raised> {
        repr_of(thread, &this)
    }

    fn __and__(this: Frozen<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        operate(thread, Combination::Intersection, &this, other)
    }

    fn __rand__(this: Frozen<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        operate_reversed(thread, Combination::Intersection, &this, other)
    }

    fn __or__(this: Frozen<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        operate(thread, Combination::Union, &this, other)
    }

    fn __ror__(this: Frozen<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        operate_reversed(thread, Combination::Union, &this, other)
    }

    fn __sub__(this: Frozen<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        operate(thread, Combination::Difference, &this, other)
    }

    fn __rsub__(this: Frozen<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        operate_reversed(thread, Combination::Difference, &this, other)
    }

    fn __xor__(this: Frozen<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        operate(thread, Combination::SymmetricDifference, &this, other)
    }

    fn __rxor__(this: Frozen<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        operate_reversed(thread, Combination::SymmetricDifference, &this, other)
    }

    fn __eq__(this: Frozen<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Equal, &this, other)
    }

    fn __ne__(this: Frozen<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::NotEqual, &this, other)
    }

    fn __lt__(this: Frozen<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Less, &this, other)
    }

    fn __le__(this: Frozen<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::LessEqual, &this, other)
    }

    fn __gt__(this: Frozen<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Greater, &this, other)
    }

    fn __ge__(this: Frozen<'_>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::GreaterEqual, &this, other)
    }

    /// Return state information for pickling.
    fn __reduce__(this: Frozen<'_>, thread: &Thread) -> Result<Value, Raised> {
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
    fn __sizeof__(this: Frozen<'_>) -> usize {
        this.value().size() + this.table_size()
    }

    /// See PEP 585
    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, item: Value) -> Result<Value, Raised> {
        crate::types::class::generic_alias(thread, class, item)
    }
}
