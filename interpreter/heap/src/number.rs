//! Numbers that do not fit a word: integers of more than 62 bits and floats of extreme magnitude.

use crate::header::{Gc, Header, Kind, ShapeId, object_with_header};
use crate::long::Long;
use crate::thread::Thread;
use crate::value::Value;
use dashu_int::{IBig, Sign, Word};

/// An integer of more than 62 bits, or an instance of a subclass of `int` of any size.
#[repr(C)]
pub struct BigInteger {
    header: Header,
    /// How many words there are; below zero for a number below zero.
    signed_length: isize,
    words: [Word; 0],
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
    pub fn new(thread: &Thread, shape: ShapeId, integer: Long<'_>) -> Gc<BigInteger> {
        let words = integer.words();
        BigInteger::with_words(thread, shape, integer.sign(), words.len(), |places| {
            places.copy_from_slice(words);
        })
    }

    /// An integer object of the given shape, whose words a function writes over zeros. The highest may be zero if the shape
    /// is that of `int`.
    fn with_words(
        thread: &Thread,
        shape: ShapeId,
        sign: Sign,
        length: usize,
        write: impl FnOnce(&mut [Word]),
    ) -> Gc<BigInteger> {
        let size = size_of::<BigInteger>() + length * size_of::<Word>();
        let pointer = thread
            .create(size, Kind::BigInteger, shape, 0)
            .cast::<BigInteger>();
        // SAFETY: fresh memory of this size; the header is written already, and the words follow the head.
        let words = unsafe {
            let words = (&raw mut (*pointer.as_ptr()).words).cast::<Word>();
            words.write_bytes(0, length);
            std::slice::from_raw_parts_mut(words, length)
        };
        write(words);
        let length = words
            .iter()
            .rposition(|word| *word != 0)
            .map_or(0, |last| last + 1) as isize;
        let signed_length = match sign {
            Sign::Positive => length,
            Sign::Negative => -length,
        };
        // SAFETY: as above.
        unsafe { (&raw mut (*pointer.as_ptr()).signed_length).write(signed_length) };
        // SAFETY: complete now.
        Gc::of(unsafe { pointer.as_ref() })
    }

    /// The integer.
    #[inline]
    pub fn get(&self) -> Long<'_> {
        // The words lie outside of what a reference to the head may reach.
        let head = std::ptr::with_exposed_provenance::<BigInteger>(std::ptr::from_ref(self).addr());
        let length = self.signed_length.unsigned_abs();
        // SAFETY: the words follow the head, as many as its length says.
        let words =
            unsafe { std::slice::from_raw_parts((&raw const (*head).words).cast(), length) };
        Long::new(sign_of(self.signed_length < 0), words)
    }

    /// The bytes that it takes, without attributes.
    pub(crate) fn size(&self) -> usize {
        size_of::<BigInteger>() + self.signed_length.unsigned_abs() * size_of::<Word>()
    }
}

fn sign_of(is_negative: bool) -> Sign {
    if is_negative {
        Sign::Negative
    } else {
        Sign::Positive
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
            None => self.long_int(integer),
        }
    }

    #[cold]
    #[inline(never)]
    fn long_int(&self, integer: i64) -> Value {
        let words = [integer.unsigned_abs()];
        self.big_int_of(Long::new(sign_of(integer < 0), &words))
    }

    /// An integer of any size, in a word where it fits.
    pub fn big_int(&self, integer: IBig) -> Value {
        self.big_int_of(Long::of(&integer))
    }

    /// As [`Thread::big_int`], of an integer that is somewhere already.
    pub fn big_int_of(&self, integer: Long<'_>) -> Value {
        match integer.to_i64().and_then(Value::from_int) {
            Some(value) => value,
            None => BigInteger::new(self, ShapeId::INT, integer).value(),
        }
    }

    /// An integer whose magnitude a function writes: the words, the lowest first, of which there may be too many, over
    /// zeros.
    pub fn big_int_written(
        &self,
        sign: Sign,
        length: usize,
        write: impl FnOnce(&mut [Word]),
    ) -> Value {
        let written = BigInteger::with_words(self, ShapeId::INT, sign, length, write);
        match written.get().to_i64().and_then(Value::from_int) {
            Some(value) => value,
            None => written.value(),
        }
    }
}
