//! The one word that every Python value is.
//!
//! The low two bits say what the other 62 are:
//!
//! | bits | meaning |
//! |---|---|
//! | `00` | address of an object in the heap (never zero) |
//! | `01` | an integer of 62 bits |
//! | `10` | a float, rotated (see below) |
//! | `11` | `None`, `False`, `True`, `Ellipsis`, `NotImplemented`, and one mark for "no value" |
//!
//! Floats tag themselves (Melançon, Serrano, Feeley, "Float Self-Tagging", 2024): adding 2^60 to a double whose
//! magnitude lies in 2^-255 .. 2^257 leaves `10` in the two bits below the sign, and a rotation by three brings them
//! down to where the tag is. Zero is not in that range; it takes the words of ±2^-255, which are boxed instead.

use crate::header::{Gc, Header, Kind, Object, ShapeId};
use std::num::NonZeroU64;
use std::ptr::NonNull;

/// A Python value: a small integer, a float, a singleton, or a pointer into the heap.
///
/// `==` on values is identity (`is`), with numbers compared by their words.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct Value(NonZeroU64);

const TAG: u64 = 3;
const INT: u64 = 1;
const FLOAT: u64 = 2;
const FLOAT_BIAS: u64 = 1 << 60;
/// The words of 0.0 and -0.0 are 2 and 6; no other float has a word this small.
const LARGEST_ZERO: u64 = 6;

#[inline(always)]
const fn constant(word: u64) -> Value {
    match NonZeroU64::new(word) {
        Some(word) => Value(word),
        None => panic!("a value is never zero"),
    }
}

impl Value {
    /// Python's `None`.
    pub const NONE: Value = constant(0x03);
    /// Python's `False`.
    pub const FALSE: Value = constant(0x07);
    /// Python's `True`.
    pub const TRUE: Value = constant(0x0b);
    /// Python's `Ellipsis`.
    pub const ELLIPSIS: Value = constant(0x0f);
    /// Python's `NotImplemented`.
    pub const NOT_IMPLEMENTED: Value = constant(0x13);
    /// A mark that no program can see, for "absent" where a value is stored.
    pub const ABSENT: Value = constant(0x17);
    /// The largest integer that needs no object.
    pub const MAX_INT: i64 = (1 << 61) - 1;
    /// The smallest integer that needs no object.
    pub const MIN_INT: i64 = -(1 << 61);

    /// The raw word.
    #[inline(always)]
    pub const fn word(self) -> u64 {
        self.0.get()
    }

    /// A value from the word that [`Value::word`] gave; `None` for zero.
    #[inline(always)]
    pub(crate) const fn from_word(word: u64) -> Option<Value> {
        match NonZeroU64::new(word) {
            Some(word) => Some(Value(word)),
            None => None,
        }
    }

    /// A small integer, if it fits 62 bits.
    #[inline(always)]
    pub const fn from_int(integer: i64) -> Option<Value> {
        let word = ((integer as u64) << 2) | INT;
        if (word as i64) >> 2 == integer {
            Some(constant(word))
        } else {
            None
        }
    }

    /// A small integer from 32 bits, which always fits.
    #[inline(always)]
    pub const fn from_i32(integer: i32) -> Value {
        constant(((integer as i64 as u64) << 2) | INT)
    }

    /// `True` or `False`.
    #[inline(always)]
    pub const fn from_bool(truth: bool) -> Value {
        if truth { Value::TRUE } else { Value::FALSE }
    }

    /// A float that needs no object, if its exponent allows that.
    #[inline(always)]
    pub fn from_float_inline(float: f64) -> Option<Value> {
        let bits = float.to_bits();
        let word = bits.wrapping_add(FLOAT_BIAS).rotate_left(3);
        if word & TAG == FLOAT {
            if word > LARGEST_ZERO {
                return Value::from_word(word);
            }
            std::hint::cold_path();
            return None;
        }
        std::hint::cold_path();
        Value::from_zero(bits)
    }

    #[inline(always)]
    fn from_zero(bits: u64) -> Option<Value> {
        // The bits of the two zeros are the sign alone; it goes where the rotation would have brought it.
        if bits << 1 == 0 {
            Value::from_word(FLOAT | bits >> 61)
        } else {
            None
        }
    }

    /// Whether this is a small integer.
    #[inline(always)]
    pub const fn is_int(self) -> bool {
        self.word() & TAG == INT
    }

    /// Whether both are small integers.
    #[inline(always)]
    pub const fn both_ints(left: Value, right: Value) -> bool {
        // Taking the tag off is half of an addition already.
        (left.word().wrapping_sub(INT) | right.word().wrapping_sub(INT)) & TAG == 0
    }

    /// Whether this is a float held in the word.
    #[inline(always)]
    pub const fn is_inline_float(self) -> bool {
        self.word() & TAG == FLOAT
    }

    /// Whether both are floats held in their words.
    #[inline(always)]
    pub const fn both_inline_floats(left: Value, right: Value) -> bool {
        (left.word().wrapping_sub(FLOAT) | right.word().wrapping_sub(FLOAT)) & TAG == 0
    }

    /// Whether this is an object in the heap.
    #[inline(always)]
    pub const fn is_object(self) -> bool {
        self.word() & TAG == 0
    }

    /// Whether this is one of the singletons.
    #[inline(always)]
    pub const fn is_constant(self) -> bool {
        self.word() & TAG == 3
    }

    /// Whether this is `None`.
    #[inline(always)]
    pub fn is_none(self) -> bool {
        self == Value::NONE
    }

    /// Whether this is `True` or `False`.
    #[inline(always)]
    pub fn is_bool(self) -> bool {
        self == Value::TRUE || self == Value::FALSE
    }

    /// The small integer, if it is one; a bool is not (see [`Value::to_index_int`]).
    #[inline(always)]
    pub const fn to_int(self) -> Option<i64> {
        if self.is_int() {
            Some(self.word() as i64 >> 2)
        } else {
            None
        }
    }

    /// The small integer, with `True` and `False` taken as 1 and 0.
    #[inline(always)]
    pub fn to_int_or_bool(self) -> Option<i64> {
        if self.is_int() {
            Some(self.word() as i64 >> 2)
        } else if self.is_bool() {
            Some((self == Value::TRUE) as i64)
        } else {
            None
        }
    }

    /// The bool, if it is one.
    #[inline(always)]
    pub fn to_bool(self) -> Option<bool> {
        if self.is_bool() {
            Some(self == Value::TRUE)
        } else {
            None
        }
    }

    /// The float in the word, or in the object that it points to.
    #[inline(always)]
    pub fn to_float(self) -> Option<f64> {
        if self.is_inline_float() {
            Some(self.inline_float())
        } else {
            self.boxed_float()
        }
    }

    /// The float of a word that has the tag of floats; of any other word some float.
    #[inline(always)]
    pub fn inline_float(self) -> f64 {
        let word = self.word();
        if word <= LARGEST_ZERO {
            std::hint::cold_path();
            return f64::from_bits((word >> 2) << 63);
        }
        f64::from_bits(word.rotate_right(3).wrapping_sub(FLOAT_BIAS))
    }

    #[cold]
    #[inline(never)]
    fn boxed_float(self) -> Option<f64> {
        self.downcast::<crate::BoxedFloat>()
            .map(|boxed| boxed.get())
    }

    #[inline(always)]
    pub(crate) fn from_header(header: NonNull<Header>) -> Value {
        let address = header.as_ptr().expose_provenance() as u64;
        debug_assert!(address != 0 && address & TAG == 0);
        // SAFETY: the address of an object is not zero.
        Value(unsafe { NonZeroU64::new_unchecked(address) })
    }

    /// The header of the object, if this is one.
    #[inline(always)]
    pub(crate) fn header(&self) -> Option<&Header> {
        // SAFETY: a word with the tag of objects is the address of an object that the collector has kept.
        self.pointer().map(|pointer| unsafe { pointer.as_ref() })
    }

    /// The address of the object, if this is one.
    #[inline(always)]
    pub(crate) fn pointer(self) -> Option<NonNull<Header>> {
        if !self.is_object() {
            return None;
        }
        NonNull::new(std::ptr::with_exposed_provenance_mut::<Header>(
            self.word() as usize
        ))
    }

    /// What kind of object this is; `None` for what is no object.
    #[inline(always)]
    pub fn kind(self) -> Option<Kind> {
        self.header().map(Header::kind)
    }

    /// The object as a `T`, if it is one (subclasses of the built-in type included).
    #[inline(always)]
    pub fn downcast<T: Object>(&self) -> Option<&T> {
        let pointer = self.pointer()?;
        // SAFETY: the address of an object that the collector has kept.
        if !T::is(unsafe { pointer.as_ref() }) {
            return None;
        }
        // SAFETY: `T::is` vouches for the layout behind the header.
        Some(unsafe { T::of(pointer) })
    }

    #[inline(always)]
    fn plain<T: Object>(&self, shape: ShapeId) -> Option<&T> {
        let pointer = self.pointer()?;
        // SAFETY: the address of an object that the collector has kept.
        if unsafe { pointer.as_ref() }.shape() != shape {
            return None;
        }
        // SAFETY: `create` gives the shapes of built-in types to objects of their kinds alone.
        Some(unsafe { T::of(pointer) })
    }

    /// The object as a list, if its class is `list` itself.
    #[inline(always)]
    pub fn plain_list(&self) -> Option<&crate::List> {
        self.plain(ShapeId::LIST)
    }

    /// The object as a dictionary, if its class is `dict` itself.
    #[inline(always)]
    pub fn plain_dict(&self) -> Option<&crate::Dict> {
        self.plain(ShapeId::DICT)
    }

    /// The object as a tuple, if its class is `tuple` itself.
    #[inline(always)]
    pub fn plain_tuple(&self) -> Option<&crate::Tuple> {
        self.plain(ShapeId::TUPLE)
    }

    /// The object as a set, if its class is `set` itself.
    #[inline(always)]
    pub fn plain_set(&self) -> Option<&crate::Set> {
        self.plain(ShapeId::SET)
    }

    /// The object as a set, if its class is `set` or `frozenset` itself.
    #[inline(always)]
    pub fn plain_set_or_frozenset(&self) -> Option<&crate::Set> {
        self.plain(ShapeId::FROZENSET)
            .or_else(|| self.plain(ShapeId::SET))
    }

    /// The object as a string, if its class is `str` itself.
    #[inline(always)]
    pub fn plain_str(&self) -> Option<&crate::Str> {
        self.plain(ShapeId::STR)
    }

    /// Whether it is of one of the commonest built-in types, no operation of which runs Python code, and so is what it holds.
    #[inline(always)]
    pub fn asks_nothing(&self) -> bool {
        self.is_leaf()
            || self
                .plain::<crate::Tuple>(ShapeId::TUPLE)
                .is_some_and(holds_leaves)
    }

    #[inline(always)]
    fn is_leaf(&self) -> bool {
        self.header().is_none_or(|header| {
            matches!(
                header.shape(),
                ShapeId::STR | ShapeId::INT | ShapeId::FLOAT | ShapeId::BYTES
            )
        })
    }

    /// The object as a handle that is copied, if it is a `T`.
    #[inline(always)]
    pub fn cast<T: Object>(self) -> Option<Gc<T>> {
        self.downcast::<T>().map(Gc::of)
    }

    /// Whether the object is a `T`.
    #[inline(always)]
    pub fn is<T: Object>(self) -> bool {
        self.header().is_some_and(T::is)
    }

    /// The address of an object, for `id()`; other values give their word.
    pub fn identity(self) -> u64 {
        self.word()
    }
}

impl std::fmt::Debug for Value {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(integer) = self.to_int() {
            write!(formatter, "{integer}")
        } else if self.is_inline_float() {
            write!(formatter, "{:?}", self.inline_float())
        } else if let Some(text) = self.downcast::<crate::Str>() {
            write!(formatter, "{:?}", text.as_str())
        } else {
            match *self {
                Value::NONE => formatter.write_str("None"),
                Value::TRUE => formatter.write_str("True"),
                Value::FALSE => formatter.write_str("False"),
                _ => write!(formatter, "<{:?} at {:#x}>", self.kind(), self.word()),
            }
        }
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Value {
        Value::from_bool(truth)
    }
}

#[inline(never)]
fn holds_leaves(tuple: &crate::Tuple) -> bool {
    const FEW: usize = 8;
    tuple.len() <= FEW && tuple.items().iter().all(Value::is_leaf)
}

#[cfg(test)]
mod tests {
    use super::Value;

    #[test]
    fn small_integers_keep_62_bits() {
        for integer in [0, 1, -1, 7, Value::MAX_INT, Value::MIN_INT] {
            assert_eq!(
                Value::from_int(integer).and_then(Value::to_int),
                Some(integer)
            );
        }
        assert_eq!(Value::from_int(Value::MAX_INT + 1), None);
        assert_eq!(Value::from_int(Value::MIN_INT - 1), None);
        assert_eq!(
            Value::from_i32(i32::MIN).to_int(),
            Some(i64::from(i32::MIN))
        );
    }

    #[test]
    fn floats_of_the_middle_range_are_inline() {
        for float in [
            0.0,
            -0.0,
            1.0,
            -1.0,
            0.1,
            1e70,
            -1e-70,
            std::f64::consts::PI,
            5e-77,
            1e77,
        ] {
            let value = Value::from_float_inline(float).expect("in range");
            assert!(value.is_inline_float());
            assert_eq!(
                value.to_float().map(f64::to_bits),
                Some(float.to_bits()),
                "{float}"
            );
        }
    }

    #[test]
    fn floats_outside_the_range_are_boxed() {
        for float in [
            f64::INFINITY,
            f64::NAN,
            1e300,
            1e-300,
            f64::MIN_POSITIVE,
            f64::from_bits(768 << 52),
            -f64::from_bits(768 << 52),
        ] {
            assert_eq!(Value::from_float_inline(float), None, "{float}");
        }
    }

    #[test]
    fn a_value_or_nothing_is_one_word() {
        assert_eq!(size_of::<Option<Value>>(), 8);
        assert_eq!(size_of::<Result<Value, crate::Raised>>(), 8);
    }
}
