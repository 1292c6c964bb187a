//! Numbers that do not fit a word: integers of more than 62 bits and floats of extreme magnitude.

use crate::block::Owns;
use crate::header::{Gc, Header, Kind, ShapeId, object_with_header};
use crate::thread::Thread;
use crate::value::Value;
use dashu_int::IBig;

/// An integer of more than 62 bits, or an instance of a subclass of `int` of any size.
#[repr(C)]
pub struct BigInteger {
    header: Header,
    integer: IBig,
}
object_with_header!(BigInteger, Kind::BigInteger);

/// A float outside the range of inline floats, or an instance of a subclass of `float`.
#[repr(C)]
pub struct BoxedFloat {
    header: Header,
    float: f64,
}
object_with_header!(BoxedFloat, Kind::Float);

impl BigInteger {
    /// An integer object of the given shape, even where a word would do (for subclasses of `int`).
    pub fn new(thread: &Thread, shape: ShapeId, integer: IBig) -> Gc<BigInteger> {
        let owns = match outside(&integer) {
            0 => Owns::Nothing,
            _ => Owns::Memory,
        };
        let pointer = thread
            .create_owning(size_of::<BigInteger>(), Kind::BigInteger, shape, 0, owns)
            .cast::<BigInteger>();
        // SAFETY: fresh memory of this type's size; the header is written already.
        unsafe { (&raw mut (*pointer.as_ptr()).integer).write(integer) };
        // SAFETY: complete now.
        Gc::of(unsafe { pointer.as_ref() })
    }

    /// The integer.
    pub fn get(&self) -> &IBig {
        &self.integer
    }

    /// The bytes that it owns outside of the heap.
    pub(crate) fn outside(&self) -> usize {
        outside(&self.integer)
    }
}

/// The bytes that an integer owns: two words lie in itself.
fn outside(integer: &IBig) -> usize {
    match integer.as_sign_words().1.len() {
        0..=2 => 0,
        words => words * size_of::<dashu_int::Word>(),
    }
}

impl BoxedFloat {
    /// A float object of the given shape, even where a word would do (for subclasses of `float`).
    pub fn new(thread: &Thread, shape: ShapeId, float: f64) -> Gc<BoxedFloat> {
        let pointer = thread
            .create(size_of::<BoxedFloat>(), Kind::Float, shape, 0)
            .cast::<BoxedFloat>();
        // SAFETY: fresh memory of this type's size; the header is written already.
        unsafe { (&raw mut (*pointer.as_ptr()).float).write(float) };
        // SAFETY: complete now.
        Gc::of(unsafe { pointer.as_ref() })
    }

    /// The float.
    #[inline(always)]
    pub fn get(&self) -> f64 {
        self.float
    }
}

impl Thread {
    /// A float.
    #[inline(always)]
    pub fn float(&self, float: f64) -> Value {
        match Value::from_float_inline(float) {
            Some(value) => value,
            None => self.boxed_float(float),
        }
    }

    #[cold]
    #[inline(never)]
    fn boxed_float(&self, float: f64) -> Value {
        BoxedFloat::new(self, ShapeId::FLOAT, float).value()
    }

    /// An integer.
    #[inline(always)]
    pub fn int(&self, integer: i64) -> Value {
        match Value::from_int(integer) {
            Some(value) => value,
            None => self.big_int(IBig::from(integer)),
        }
    }

    /// An integer of any size, in a word where it fits.
    pub fn big_int(&self, integer: IBig) -> Value {
        if let (_, [] | [_]) = integer.as_sign_words()
            && let Ok(small) = i64::try_from(&integer)
            && let Some(value) = Value::from_int(small)
        {
            return value;
        }
        // What an `IBig` owns lies outside the heap; it counts all the same.
        self.heap().note_allocation(outside(&integer));
        BigInteger::new(self, ShapeId::INT, integer).value()
    }
}
