//! Sums, products and bits of long integers by their words, straight into the object of the result: what programs do most,
//! and what a crate's number in between would only be copied for.

use super::Integer;
use dashu_int::{Sign, Word};
use std::cmp::Ordering;
use weft_heap::{Long, Thread, Value, WordWriter};

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
        return thread.big_int_filled(sign, long.len() + 1, |sum| add(long, short, sum));
    }
    thread.big_int_filled(sign, long.len(), |difference| {
        subtract(long, short, difference);
    })
}

/// Writes the sum of the words of two magnitudes, of which there is one more than of the longer one.
fn add(long: &[Word], short: &[Word], sum: &mut WordWriter<'_>) {
    let (both, rest) = long.split_at(short.len());
    let ((left_fours, left_rest), (right_fours, right_rest)) =
        (both.as_chunks::<4>(), short.as_chunks::<4>());
    let mut carry = false;
    // Between four words the carry stays where the processor keeps it.
    for (left, right) in left_fours.iter().zip(right_fours) {
        let (one, over) = left[0].carrying_add(right[0], carry);
        let (two, over) = left[1].carrying_add(right[1], over);
        let (three, over) = left[2].carrying_add(right[2], over);
        let (four, over) = left[3].carrying_add(right[3], over);
        sum.push_all([one, two, three, four]);
        carry = over;
    }
    for (left, right) in left_rest.iter().zip(right_rest) {
        let (word, over) = left.carrying_add(*right, carry);
        carry = over;
        sum.push(word);
    }
    for (place, word) in rest.iter().enumerate() {
        if !carry {
            // Nothing changes any more.
            return sum.extend(&rest[place..]);
        }
        let (word, over) = word.overflowing_add(1);
        carry = over;
        sum.push(word);
    }
    sum.push(Word::from(carry));
}

/// Writes the difference of the words of a magnitude and one that is no larger.
fn subtract(long: &[Word], short: &[Word], difference: &mut WordWriter<'_>) {
    let (both, rest) = long.split_at(short.len());
    let ((left_fours, left_rest), (right_fours, right_rest)) =
        (both.as_chunks::<4>(), short.as_chunks::<4>());
    let mut borrow = false;
    // As for a sum.
    for (left, right) in left_fours.iter().zip(right_fours) {
        let (one, over) = left[0].borrowing_sub(right[0], borrow);
        let (two, over) = left[1].borrowing_sub(right[1], over);
        let (three, over) = left[2].borrowing_sub(right[2], over);
        let (four, over) = left[3].borrowing_sub(right[3], over);
        difference.push_all([one, two, three, four]);
        borrow = over;
    }
    for (left, right) in left_rest.iter().zip(right_rest) {
        let (word, over) = left.borrowing_sub(*right, borrow);
        borrow = over;
        difference.push(word);
    }
    for (place, word) in rest.iter().enumerate() {
        if !borrow {
            // Nothing changes any more.
            return difference.extend(&rest[place..]);
        }
        let (word, over) = word.overflowing_sub(Word::from(borrow));
        borrow = over;
        difference.push(word);
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
        [word] => thread.big_int_filled(sign, length, |product| scale(long, *word, product)),
        _ if short.len() <= FEW => thread.big_int_written(sign, length, |product| {
            for (index, word) in short.iter().enumerate() {
                add_scaled(long, *word, &mut product[index..=index + long.len()]);
            }
        }),
        _ => thread.big_int(left.to_big() * right.to_big()),
    }
}

/// Writes the words of a magnitude times a word, of which there is one more.
fn scale(long: &[Word], short: Word, product: &mut WordWriter<'_>) {
    let (fours, rest) = long.as_chunks::<4>();
    let mut carry = 0;
    // Four products do not wait for each other: only the sums of their halves do.
    for four in fours {
        let [first, second, third, fourth] = four.map(|word| word.carrying_mul(short, 0));
        let (one, over) = first.0.overflowing_add(carry);
        let (two, over) = second.0.carrying_add(first.1, over);
        let (three, over) = third.0.carrying_add(second.1, over);
        let (four, over) = fourth.0.carrying_add(third.1, over);
        product.push_all([one, two, three, four]);
        carry = fourth.1 + Word::from(over);
    }
    for word in rest {
        let (low, high) = word.carrying_mul(short, carry);
        carry = high;
        product.push(low);
    }
    product.push(carry);
}

/// Adds the words of a magnitude times a word to a sum, whose last word is zero before.
fn add_scaled(long: &[Word], short: Word, sum: &mut [Word]) {
    let mut carry = 0;
    for (place, word) in sum.iter_mut().zip(long) {
        (*place, carry) = word.carrying_mul_add(short, *place, carry);
    }
    sum[long.len()] = carry;
}

/// An integer times two to the `count`.
pub(super) fn shifted_left(thread: &Thread, integer: Long<'_>, count: usize) -> Value {
    let (whole, part) = (count / 64, count % 64);
    let length = integer.words().len() + whole + 1;
    thread.big_int_filled(integer.sign(), length, |places| {
        for _ in 0..whole {
            places.push(0);
        }
        if part == 0 {
            return places.extend(integer.words());
        }
        let mut below = 0;
        for word in integer.words() {
            places.push(word << part | below);
            below = word >> (64 - part);
        }
        places.push(below);
    })
}

/// An integer that is not below zero, without its lowest `count` bits.
pub(super) fn shifted_right(thread: &Thread, integer: Long<'_>, count: usize) -> Value {
    let (whole, part) = (count / 64, count % 64);
    let words = integer.words().get(whole..).unwrap_or(&[]);
    if let (&[low], true) = (words, part > 0) {
        return thread.int((low >> part) as i64);
    }
    thread.big_int_filled(Sign::Positive, words.len(), |places| {
        if part == 0 {
            return places.extend(words);
        }
        for (index, word) in words.iter().enumerate() {
            let above = words.get(index + 1).copied().unwrap_or(0);
            places.push(word >> part | above << (64 - part));
        }
    })
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

/// How much is left of a magnitude without a multiple of another one.
#[derive(PartialEq, Eq)]
enum Rest {
    /// Less than nothing.
    Negative,
    Zero,
    Positive,
}

/// What is left of a magnitude without another one times a word; it has at most one word more than that.
fn rest_without(left: &[Word], right: &[Word], times: Word) -> Rest {
    let (both, rest) = left.split_at(right.len());
    let (mut carry, mut borrow, mut seen) = (0, false, 0);
    for (left, right) in both.iter().zip(right) {
        let (low, high) = right.carrying_mul(times, carry);
        carry = high;
        let (word, over) = left.borrowing_sub(low, borrow);
        borrow = over;
        seen |= word;
    }
    let last = rest.first().copied().unwrap_or(0);
    let (word, borrow) = last.borrowing_sub(carry, borrow);
    match (borrow, seen | word) {
        (true, _) => Rest::Negative,
        (false, 0) => Rest::Zero,
        (false, _) => Rest::Positive,
    }
}

/// The quotient of two magnitudes, rounded down, if that is a single word and the right one has several, and whether nothing
/// is left. Knuth's estimate (TAOCP 4.3.1, algorithm D) from the highest words, which is right but for some in 2^60, is tried
/// by multiplication, so that neither magnitude is moved or copied.
fn quotient_of_one_word(left: Long<'_>, right: Long<'_>) -> Option<(Word, bool)> {
    let (left_words, right_words) = (left.words(), right.words());
    let count = right_words.len();
    if count < 2
        || left_words.len() < count
        || left.bit_len() - right.bit_len().min(left.bit_len()) > 60
    {
        return None;
    }
    let shift = right_words[count - 1].leading_zeros();
    let place = |words: &[Word], index: usize| u128::from(words.get(index).copied().unwrap_or(0));
    // The bits of three words from `index` down, of which the highest `shift` are nothing, as two.
    let highest = |words: &[Word], index: usize| {
        let two = place(words, index) << 64 | place(words, index - 1);
        if shift == 0 {
            return two;
        }
        two << shift | place(words, index.wrapping_sub(2)) >> (64 - shift)
    };
    let divisor = highest(right_words, count - 1) >> 64;
    let estimate = highest(left_words, count) / divisor;
    let mut quotient = Word::try_from(estimate).ok()?;
    loop {
        match rest_without(left_words, right_words, quotient) {
            Rest::Negative => quotient -= 1,
            rest => return Some((quotient, rest == Rest::Zero)),
        }
    }
}

/// The quotient of two integers, rounded down, if its magnitude takes a single word and the right one several.
pub(super) fn short_quotient(left: Long<'_>, right: Long<'_>) -> Option<i64> {
    let (quotient, is_whole) = quotient_of_one_word(left, right)?;
    let quotient = i64::try_from(quotient).ok()?;
    Some(match (left.sign() == right.sign(), is_whole) {
        (true, _) => quotient,
        (false, true) => -quotient,
        (false, false) => -quotient - 1,
    })
}

/// The remainder of two integers, neither below zero, if their quotient is a single word and the right one takes several.
pub(super) fn short_remainder(thread: &Thread, left: Long<'_>, right: Long<'_>) -> Option<Value> {
    if left.sign() == Sign::Negative || right.sign() == Sign::Negative {
        return None;
    }
    let (quotient, _) = quotient_of_one_word(left, right)?;
    let (left, right) = (left.words(), right.words());
    Some(
        thread.big_int_filled(Sign::Positive, right.len(), |remainder| {
            let (mut carry, mut borrow) = (0, false);
            for (left, right) in left.iter().zip(right) {
                let (low, high) = right.carrying_mul(quotient, carry);
                carry = high;
                let (word, over) = left.borrowing_sub(low, borrow);
                borrow = over;
                remainder.push(word);
            }
        }),
    )
}

/// The magnitude, if it takes at most two words.
pub(super) fn few(long: Long<'_>) -> Option<u128> {
    match *long.words() {
        [] => Some(0),
        [low] => Some(u128::from(low)),
        [low, high] => Some(u128::from(high) << 64 | u128::from(low)),
        _ => None,
    }
}

/// The value of a number of at most two words.
pub(super) fn value_of_few(thread: &Thread, number: u128) -> Value {
    signed_value_of_few(thread, Sign::Positive, number)
}

/// As [`value_of_few`], of either sign.
pub(super) fn signed_value_of_few(thread: &Thread, sign: Sign, number: u128) -> Value {
    thread.big_int_of(Long::new(sign, &[number as Word, (number >> 64) as Word]))
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
    use super::{add, add_scaled, quotient_of_one_word, scale, subtract};
    use dashu_int::ops::DivRem;
    use dashu_int::{Sign, UBig, Word};
    use std::mem::MaybeUninit;
    use weft_heap::{Long, WordWriter};

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

    fn written(length: usize, write: impl FnOnce(&mut WordWriter<'_>)) -> UBig {
        let mut places = vec![MaybeUninit::new(Word::MAX); length];
        let mut writer = WordWriter::new(&mut places);
        write(&mut writer);
        UBig::from_words(writer.finish())
    }

    #[test]
    fn words_are_those_of_the_crate() {
        let numbers = numbers();
        for (index, long) in numbers.iter().enumerate() {
            for short in &numbers[..=index] {
                let (left, right) = (long.as_words(), short.as_words());
                let sum = written(left.len() + 1, |places| add(left, right, places));
                assert_eq!(sum, long + short);
                let difference = written(left.len(), |places| subtract(left, right, places));
                assert_eq!(difference, long - short);
                let mut places = vec![0; left.len() + right.len()];
                for (index, word) in right.iter().enumerate() {
                    add_scaled(left, *word, &mut places[index..=index + left.len()]);
                }
                assert_eq!(UBig::from_words(&places), long * short);
            }
            for factor in [1, 10, Word::MAX, 1 << 63] {
                let words = long.as_words();
                let product = written(words.len() + 1, |places| scale(words, factor, places));
                assert_eq!(product, long * factor);
            }
        }
    }

    #[test]
    fn short_quotients_are_those_of_the_crate() {
        let mut found = 0;
        for divisor in numbers()
            .iter()
            .filter(|number| number.as_words().len() > 1)
        {
            for factor in [0_u64, 1, 2, 9, 1 << 31, (1 << 58) - 1] {
                // What is just below and above a multiple is where an estimate is wrong.
                for near in [UBig::ZERO, UBig::ONE, divisor - 1_u8, divisor >> 70_usize] {
                    let number = divisor * factor + &near;
                    let (quotient, rest) = (&number).div_rem(divisor);
                    let (left, right) = (number.as_words(), divisor.as_words());
                    let (left, right) = (
                        Long::new(Sign::Positive, left),
                        Long::new(Sign::Positive, right),
                    );
                    if let Some((word, is_whole)) = quotient_of_one_word(left, right) {
                        found += 1;
                        assert_eq!(UBig::from(word), quotient);
                        assert_eq!(is_whole, rest.is_zero());
                    }
                }
            }
        }
        assert!(found > 1000);
    }
}
