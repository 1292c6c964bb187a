//! An `int` as Rust sees it: a machine integer or a big one.

use crate::error::overflow_error;
use crate::native::{FromArgument, FromReceiver};
use dashu_int::{IBig, Sign};
use weft_heap::{BigInteger, Long, Raised, Thread, Value};

/// The integer of a value of `int` or a subclass (`bool` is one). A `Big` one may be of any size.
#[derive(Clone, Copy, Debug)]
pub enum Integer<'a> {
    /// One of 62 bits.
    Small(i64),
    /// One that is an object.
    Big(Long<'a>),
}

impl<'a> Integer<'a> {
    /// The integer of a value; `None` if it is none.
    #[inline(always)]
    pub fn of(value: &'a Value) -> Option<Integer<'a>> {
        match value.to_int() {
            Some(small) => Some(Integer::Small(small)),
            None => Integer::of_object(value),
        }
    }

    #[inline]
    fn of_object(value: &'a Value) -> Option<Integer<'a>> {
        match value.to_int_or_bool() {
            Some(small) => Some(Integer::Small(small)),
            None => value
                .downcast::<BigInteger>()
                .map(|big| Integer::Big(big.get())),
        }
    }

    /// The integer, for the crate of big integers.
    pub fn to_big(self) -> IBig {
        match self {
            Integer::Small(small) => IBig::from(small),
            Integer::Big(big) => big.to_big(),
        }
    }

    /// The integer in 64 bits, if it fits.
    #[inline]
    pub fn to_i64(self) -> Option<i64> {
        match self {
            Integer::Small(small) => Some(small),
            Integer::Big(big) => big.to_i64(),
        }
    }

    /// As a value of `int` itself.
    pub fn to_value(self, thread: &Thread) -> Value {
        match self {
            Integer::Small(small) => thread.int(small),
            Integer::Big(big) => thread.big_int_of(big),
        }
    }

    /// Its sign; that of zero is positive.
    pub fn sign(self) -> Sign {
        match self {
            Integer::Small(small) if small < 0 => Sign::Negative,
            Integer::Small(_) => Sign::Positive,
            Integer::Big(big) => big.sign(),
        }
    }

    /// Whether it is less than zero.
    pub fn is_negative(self) -> bool {
        self.sign() == Sign::Negative
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        match self {
            Integer::Small(small) => small == 0,
            Integer::Big(big) => big.is_zero(),
        }
    }

    /// Whether it is one.
    pub fn is_one(self) -> bool {
        match self {
            Integer::Small(small) => small == 1,
            Integer::Big(big) => big.is_one(),
        }
    }

    /// Whether it is odd.
    pub fn is_odd(self) -> bool {
        match self {
            Integer::Small(small) => small & 1 == 1,
            Integer::Big(big) => big.is_odd(),
        }
    }

    /// The bits of its magnitude.
    pub fn bits(self) -> u64 {
        match self {
            Integer::Small(small) => u64::from(64 - small.unsigned_abs().leading_zeros()),
            Integer::Big(big) => big.bit_len() as u64,
        }
    }

    /// The one bits of its magnitude.
    pub fn ones(self) -> u64 {
        match self {
            Integer::Small(small) => u64::from(small.unsigned_abs().count_ones()),
            Integer::Big(big) => {
                let ones = big.words().iter().map(|word| u64::from(word.count_ones()));
                ones.sum()
            }
        }
    }

    /// Its magnitude, as a value.
    pub fn absolute(self, thread: &Thread) -> Value {
        match self {
            Integer::Small(small) => thread.int(small.abs()),
            Integer::Big(big) => thread.big_int_of(Long::new(Sign::Positive, big.words())),
        }
    }
}

impl<'a> FromReceiver<'a> for Integer<'a> {
    #[inline(always)]
    fn from_receiver(value: &'a Value) -> Option<Self> {
        Integer::of(value)
    }
}

impl<'a> FromArgument<'a> for IBig {
    fn from_argument(thread: &'a Thread, value: &'a Value) -> Result<Self, Raised> {
        let value = crate::protocol::index(thread, *value)?;
        Ok(Integer::of(&value).map_or_else(|| IBig::ZERO, |integer| integer.to_big()))
    }
}

/// The nearest float, half to even; infinity for what is larger than all. The crate's own conversion does not round
/// right past 128 bits.
pub fn nearest_float(integer: Long<'_>) -> f64 {
    let (sign, words) = (integer.sign(), integer.words());
    let bits = integer.bit_len();
    let shift = bits.saturating_sub(64);
    let (first, offset) = (shift / 64, shift % 64);
    let word = |place: usize| words.get(place).copied().unwrap_or(0);
    let mut top = word(first) >> offset;
    if offset > 0 {
        top |= word(first + 1) << (64 - offset);
    }
    // The lowest of 64 bits is far below what a float holds: it tells that something follows.
    let follows =
        word(first) & ((1 << offset) - 1) != 0 || words.iter().take(first).any(|word| *word != 0);
    let magnitude = crate::types::float::scale((top | u64::from(follows)) as f64, shift as i64);
    match sign {
        Sign::Positive => magnitude,
        Sign::Negative => -magnitude,
    }
}

/// The nearest float.
///
/// # Errors
/// `OverflowError` if it is too large for one.
pub fn to_float(integer: Integer<'_>) -> Result<f64, Raised> {
    match integer {
        Integer::Small(small) => Ok(small as f64),
        Integer::Big(big) => Some(nearest_float(big))
            .filter(|float| float.is_finite())
            .ok_or_else(|| overflow_error("int too large to convert to float")),
    }
}
