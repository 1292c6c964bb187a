//! Numbers that do not fit a word: integers of more than 62 bits and floats of extreme magnitude.

use crate::header::{Gc, Header, Kind, ShapeId, object_with_header};
use crate::long::Long;
use crate::thread::Thread;
use crate::value::Value;
use dashu_int::{IBig, Sign, Word};
use std::mem::MaybeUninit;

/// An integer of more than 62 bits, or an instance of a subclass of `int` of any size.
#[repr(C)]
pub struct BigInteger {
    header: Header,
    /// How many words there are; below zero for a number below zero.
    signed_length: isize,
    words: [Word; 0],
}
object_with_header!(BigInteger, Kind::BigInteger);

/// Words of an integer that is being made: each place is written once, the lowest first.
pub struct WordWriter<'a> {
    places: &'a mut [MaybeUninit<Word>],
    filled: usize,
}

impl<'a> WordWriter<'a> {
    /// Writes to these places.
    pub fn new(places: &'a mut [MaybeUninit<Word>]) -> WordWriter<'a> {
        WordWriter { places, filled: 0 }
    }

    /// Writes the next word.
    ///
    /// # Panics
    /// If there is no place for it.
    #[inline(always)]
    pub fn push(&mut self, word: Word) {
        self.places[self.filled].write(word);
        self.filled += 1;
    }

    /// Writes several words, whose number is known.
    ///
    /// # Panics
    /// If there is no place for one.
    #[inline(always)]
    pub fn push_all<const N: usize>(&mut self, words: [Word; N]) {
        let places = &mut self.places[self.filled..self.filled + N];
        for (place, word) in places.iter_mut().zip(words) {
            place.write(word);
        }
        self.filled += N;
    }

    /// Writes words that are somewhere already.
    ///
    /// # Panics
    /// If there is no place for one.
    #[inline]
    pub fn extend(&mut self, words: &[Word]) {
        let places = &mut self.places[self.filled..self.filled + words.len()];
        places.write_copy_of_slice(words);
        self.filled += words.len();
    }

    /// The words that were written.
    fn written(&self) -> &[Word] {
        let first = self.places.as_ptr().cast::<Word>();
        // SAFETY: these are written.
        unsafe { std::slice::from_raw_parts(first, self.filled) }
    }

    /// Makes all words that are not written zero, and gives all of them.
    pub fn finish(&mut self) -> &mut [Word] {
        for place in &mut self.places[self.filled..] {
            place.write(0);
        }
        self.filled = self.places.len();
        let first = self.places.as_mut_ptr().cast::<Word>();
        // SAFETY: all of them are written now.
        unsafe { std::slice::from_raw_parts_mut(first, self.filled) }
    }
}

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
            thread.in_pieces_of_values(words.len(), |part| places.extend(&words[part]));
        })
    }

    /// An integer object of the given shape, whose words a function writes, the lowest first; those that it leaves out are
    /// zero. The highest may be zero if the shape is that of `int`.
    #[inline]
    fn with_words(
        thread: &Thread,
        shape: ShapeId,
        sign: Sign,
        length: usize,
        write: impl FnOnce(&mut WordWriter<'_>),
    ) -> Gc<BigInteger> {
        let size = size_of::<BigInteger>() + length * size_of::<Word>();
        let pointer = thread
            .create(size, Kind::BigInteger, shape, 0)
            .cast::<BigInteger>();
        // SAFETY: fresh memory of this size; the header is written already, and the words follow the head.
        let places = unsafe {
            let words = (&raw mut (*pointer.as_ptr()).words).cast::<MaybeUninit<Word>>();
            std::slice::from_raw_parts_mut(words, length)
        };
        let mut writer = WordWriter::new(places);
        write(&mut writer);
        // Nobody sees those above.
        let words = writer.written();
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
        self.big_int_filled(sign, length, |words| write(words.finish()))
    }

    /// An integer whose magnitude a function writes word by word, the lowest first, of which there may be too many.
    #[inline]
    pub fn big_int_filled(
        &self,
        sign: Sign,
        length: usize,
        write: impl FnOnce(&mut WordWriter<'_>),
    ) -> Value {
        let written = BigInteger::with_words(self, ShapeId::INT, sign, length, write);
        match written.get().to_i64().and_then(Value::from_int) {
            Some(value) => value,
            None => written.value(),
        }
    }
}
