//! Sums, products and bits of long integers by their words, straight into the object of the result: what programs do most,
//! and what a crate's number in between would only be copied for.

use super::Integer;
use dashu_int::{Sign, Word};
use std::cmp::Ordering;
use weft_heap::{Long, Thread, Value};

/// Words of the shorter factor up to which the product of each word is added to the others; beyond, the crate's way is
/// quicker.
const FEW: usize = 24;

/// Has a function see an integer as a long one.
#[inline]
pub(super) fn with_long<R>(integer: Integer<'_>, function: impl FnOnce(Long<'_>) -> R) -> R {
    match integer {
        Integer::Small(small) => {
            let words = [small.unsigned_abs()];
            function(Long::new(sign_of(small), &words))
        }
        Integer::Big(big) => function(big),
    }
}

fn sign_of(integer: i64) -> Sign {
    if integer < 0 {
        Sign::Negative
    } else {
        Sign::Positive
    }
}

/// The sum; the difference, if the sign of the right one is turned.
pub(super) fn sum(thread: &Thread, left: Long<'_>, right: Long<'_>, turned: bool) -> Value {
    let right_sign = if turned { -right.sign() } else { right.sign() };
    let (long, short, sign) = match left.compare_magnitude(right) {
        Ordering::Less => (right.words(), left.words(), right_sign),
        Ordering::Equal | Ordering::Greater => (left.words(), right.words(), left.sign()),
    };
    if left.sign() == right_sign {
        return thread.big_int_written(sign, long.len() + 1, |sum| add(long, short, sum));
    }
    thread.big_int_written(sign, long.len(), |difference| {
        subtract(long, short, difference);
    })
}

/// Writes the sum of the words of two magnitudes, of which there is one more than of the longer one.
fn add(long: &[Word], short: &[Word], sum: &mut [Word]) {
    let (both, rest) = long.split_at(short.len());
    let mut carry = false;
    for ((place, left), right) in sum.iter_mut().zip(both).zip(short) {
        (*place, carry) = left.carrying_add(*right, carry);
    }
    let places = &mut sum[short.len()..];
    for (place, word) in places.iter_mut().zip(rest) {
        (*place, carry) = word.overflowing_add(Word::from(carry));
    }
    places[rest.len()] = Word::from(carry);
}

/// Writes the difference of the words of a magnitude and one that is no larger.
fn subtract(long: &[Word], short: &[Word], difference: &mut [Word]) {
    let (both, rest) = long.split_at(short.len());
    let mut borrow = false;
    for ((place, left), right) in difference.iter_mut().zip(both).zip(short) {
        (*place, borrow) = left.borrowing_sub(*right, borrow);
    }
    for (place, word) in difference[short.len()..].iter_mut().zip(rest) {
        (*place, borrow) = word.overflowing_sub(Word::from(borrow));
    }
}

/// The product.
pub(super) fn product(thread: &Thread, left: Long<'_>, right: Long<'_>) -> Value {
    let (long, short) = if left.words().len() < right.words().len() {
        (right.words(), left.words())
    } else {
        (left.words(), right.words())
    };
    let sign = left.sign() * right.sign();
    let length = long.len() + short.len();
    match short {
        [] => Value::from_i32(0),
        [word] => thread.big_int_written(sign, length, |product| scale(long, *word, product)),
        _ if short.len() <= FEW => thread.big_int_written(sign, length, |product| {
            for (index, word) in short.iter().enumerate() {
                add_scaled(long, *word, &mut product[index..=index + long.len()]);
            }
        }),
        _ => thread.big_int(left.to_big() * right.to_big()),
    }
}

/// Writes the words of a magnitude times a word, of which there is one more.
fn scale(long: &[Word], short: Word, product: &mut [Word]) {
    let (product, last) = product.split_at_mut(long.len());
    let (fours, rest) = long.as_chunks::<4>();
    let (places, rest_places) = product.as_chunks_mut::<4>();
    let mut carry = 0;
    // Four products do not wait for each other: only the sums of their halves do.
    for (four, place) in fours.iter().zip(places) {
        let [first, second, third, fourth] = four.map(|word| word.carrying_mul(short, 0));
        let (low, over) = first.0.overflowing_add(carry);
        place[0] = low;
        let (low, over) = second.0.carrying_add(first.1, over);
        place[1] = low;
        let (low, over) = third.0.carrying_add(second.1, over);
        place[2] = low;
        let (low, over) = fourth.0.carrying_add(third.1, over);
        place[3] = low;
        carry = fourth.1 + Word::from(over);
    }
    for (word, place) in rest.iter().zip(rest_places) {
        (*place, carry) = word.carrying_mul(short, carry);
    }
    last.fill(carry);
}

/// Adds the words of a magnitude times a word to a sum, whose last word is zero before.
fn add_scaled(long: &[Word], short: Word, sum: &mut [Word]) {
    let mut carry = 0;
    for (place, word) in sum.iter_mut().zip(long) {
        (*place, carry) = word.carrying_mul_add(short, *place, carry);
    }
    sum[long.len()] = carry;
}

/// The quotient, rounded down, and the remainder of two integers of at most two words, neither below zero; the right one is
/// not zero. `None` for longer ones.
pub(super) fn quotient_of_few(left: Long<'_>, right: Long<'_>) -> Option<(u128, u128)> {
    if left.sign() == Sign::Negative || right.sign() == Sign::Negative {
        return None;
    }
    let (left, right) = (few(left)?, few(right)?);
    Some((left / right, left % right))
}

fn few(long: Long<'_>) -> Option<u128> {
    match *long.words() {
        [] => Some(0),
        [low] => Some(u128::from(low)),
        [low, high] => Some(u128::from(high) << 64 | u128::from(low)),
        _ => None,
    }
}

/// The value of a number of at most two words.
pub(super) fn value_of_few(thread: &Thread, number: u128) -> Value {
    thread.big_int_of(Long::new(
        Sign::Positive,
        &[number as Word, (number >> 64) as Word],
    ))
}

/// An operator on bits.
#[derive(Clone, Copy)]
pub(super) enum Bits {
    And,
    Or,
    Xor,
}

/// What an operator gives for the bits of two integers.
pub(super) fn bits(thread: &Thread, operator: Bits, left: Long<'_>, right: Long<'_>) -> Value {
    if left.sign() == Sign::Negative || right.sign() == Sign::Negative {
        let (left, right) = (left.to_big(), right.to_big());
        return thread.big_int(match operator {
            Bits::And => left & right,
            Bits::Or => left | right,
            Bits::Xor => left ^ right,
        });
    }
    let (long, short) = if left.words().len() < right.words().len() {
        (right.words(), left.words())
    } else {
        (left.words(), right.words())
    };
    let of_both = |places: &mut [Word], combine: fn(Word, Word) -> Word| {
        for ((place, left), right) in places.iter_mut().zip(long).zip(short) {
            *place = combine(*left, *right);
        }
    };
    if let Bits::And = operator {
        return thread.big_int_written(Sign::Positive, short.len(), |places| {
            of_both(places, |left, right| left & right);
        });
    }
    thread.big_int_written(Sign::Positive, long.len(), |places| {
        places.copy_from_slice(long);
        match operator {
            Bits::Or => of_both(places, |left, right| left | right),
            _ => of_both(places, |left, right| left ^ right),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{add, add_scaled, scale, subtract};
    use dashu_int::{UBig, Word};

    fn numbers() -> Vec<UBig> {
        let mut numbers = vec![UBig::ONE, UBig::from(u64::MAX)];
        let mut long = UBig::ONE;
        for step in 1..40_u64 {
            long = long * 0x7fff_ffff_ffff_ffe7_u64 + step;
            numbers.push(long.clone());
            // All bits of all words set: each sum carries.
            numbers.push((UBig::ONE << (step as usize * 37)) - 1_u8);
            numbers.push(UBig::ONE << (step as usize * 64));
        }
        numbers.sort();
        numbers
    }

    #[test]
    fn words_are_those_of_the_crate() {
        let numbers = numbers();
        for (index, long) in numbers.iter().enumerate() {
            for short in &numbers[..=index] {
                let (left, right) = (long.as_words(), short.as_words());
                let mut places = vec![0; left.len() + 1];
                add(left, right, &mut places);
                assert_eq!(UBig::from_words(&places), long + short);
                let mut places = vec![0; left.len()];
                subtract(left, right, &mut places);
                assert_eq!(UBig::from_words(&places), long - short);
                let mut places = vec![0; left.len() + right.len()];
                for (index, word) in right.iter().enumerate() {
                    add_scaled(left, *word, &mut places[index..=index + left.len()]);
                }
                assert_eq!(UBig::from_words(&places), long * short);
            }
            for factor in [1, 10, Word::MAX, 1 << 63] {
                let mut places = vec![0; long.as_words().len() + 1];
                scale(long.as_words(), factor, &mut places);
                assert_eq!(UBig::from_words(&places), long * factor);
            }
        }
    }
}
