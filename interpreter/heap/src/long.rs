//! An integer of any size as its sign and its words, wherever these lie: what integer objects hold, and what the crate of big
//! integers works with.

use dashu_int::{IBig, Sign, UBig, Word};
use std::cmp::Ordering;

/// An integer of any size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Long<'a> {
    sign: Sign,
    /// Its magnitude, the lowest word first; the highest is not zero. None for zero, whose sign is positive.
    words: &'a [Word],
}

impl<'a> Long<'a> {
    /// The integer of these words, the lowest first; the highest ones may be zero.
    pub fn new(sign: Sign, words: &'a [Word]) -> Long<'a> {
        match words.iter().rposition(|word| *word != 0) {
            Some(last) => Long {
                sign,
                words: &words[..=last],
            },
            None => Long {
                sign: Sign::Positive,
                words: &[],
            },
        }
    }

    /// The integer of an [`IBig`].
    pub fn of(integer: &'a IBig) -> Long<'a> {
        let (sign, words) = integer.as_sign_words();
        Long::new(sign, words)
    }

    /// Its sign; that of zero is positive.
    #[inline]
    pub fn sign(self) -> Sign {
        self.sign
    }

    /// The words of its magnitude, the lowest first; the highest is not zero.
    #[inline]
    pub fn words(self) -> &'a [Word] {
        self.words
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        self.words.is_empty()
    }

    /// Whether it is one.
    pub fn is_one(self) -> bool {
        self.words == [1] && self.sign == Sign::Positive
    }

    /// Whether it is odd.
    pub fn is_odd(self) -> bool {
        self.words.first().is_some_and(|word| word & 1 == 1)
    }

    /// The bits of its magnitude.
    pub fn bit_len(self) -> usize {
        match self.words {
            [.., last] => self.words.len() * 64 - last.leading_zeros() as usize,
            [] => 0,
        }
    }

    /// The integer in 64 bits, if it fits.
    pub fn to_i64(self) -> Option<i64> {
        match (self.words, self.sign) {
            ([], _) => Some(0),
            ([word], Sign::Positive) => i64::try_from(*word).ok(),
            ([word], Sign::Negative) => 0i64.checked_sub_unsigned(*word),
            _ => None,
        }
    }

    /// The magnitude, for the crate of big integers.
    pub fn magnitude(self) -> UBig {
        UBig::from_words(self.words)
    }

    /// The integer, for the crate of big integers.
    pub fn to_big(self) -> IBig {
        IBig::from_parts(self.sign, self.magnitude())
    }

    /// How two magnitudes compare.
    pub fn compare_magnitude(self, other: Long<'_>) -> Ordering {
        let lengths = self.words.len().cmp(&other.words.len());
        lengths.then_with(|| self.words.iter().rev().cmp(other.words.iter().rev()))
    }
}

impl Ord for Long<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.sign, other.sign) {
            (Sign::Positive, Sign::Positive) => self.compare_magnitude(*other),
            (Sign::Negative, Sign::Negative) => other.compare_magnitude(*self),
            (Sign::Positive, Sign::Negative) => Ordering::Greater,
            (Sign::Negative, Sign::Positive) => Ordering::Less,
        }
    }
}

impl PartialOrd for Long<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::Long;
    use dashu_int::IBig;

    #[test]
    fn longs_are_as_the_integers_of_the_crate() {
        let mut integers = vec![IBig::from(0), IBig::from(i64::MIN), IBig::from(u64::MAX)];
        for bits in [0, 1, 62, 63, 64, 65, 127, 128, 200, 640] {
            for change in [-1, 0, 1] {
                integers.push((IBig::ONE << bits) + change);
                integers.push(-(IBig::ONE << bits) + change);
            }
        }
        for left in &integers {
            let long = Long::of(left);
            assert_eq!(long.to_big(), *left);
            assert_eq!(long.to_i64(), i64::try_from(left).ok());
            assert_eq!(long.bit_len(), dashu_int::ops::BitTest::bit_len(left));
            assert_eq!(long.is_odd(), left % 2 != 0);
            for right in &integers {
                assert_eq!(long.cmp(&Long::of(right)), left.cmp(right));
                assert_eq!(long == Long::of(right), left == right);
            }
        }
    }
}
