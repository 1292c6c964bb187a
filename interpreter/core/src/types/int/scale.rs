//! A long integer times a word: the step of factorials, of digits and of every sum of products.

use dashu_int::{IBig, Sign, UBig, Word};
use std::cell::Cell;

thread_local! {
    /// The words of the last product of this thread, whose memory the next one uses.
    static WORDS: Cell<Vec<Word>> = const { Cell::new(Vec::new()) };
}

/// Words of a factor below which the crate's own product costs no more.
const FEW: usize = 4;

/// Words that are kept for the next product at the most.
const MOST_KEPT: usize = 1 << 16;

/// The product, by one walk over the words of the long factor.
pub(super) fn scaled(long: &IBig, short: i64) -> IBig {
    let (sign, words) = long.as_sign_words();
    if words.len() < FEW || short == 0 {
        return long * short;
    }
    let mut product = WORDS.take();
    if product.len() <= words.len() {
        product.resize(words.len() + words.len() / 8 + 2, 0);
    }
    multiply(words, short.unsigned_abs(), &mut product[..=words.len()]);
    let magnitude = UBig::from_words(&product[..=words.len()]);
    if product.len() <= MOST_KEPT {
        WORDS.set(product);
    }
    let short = if short < 0 {
        Sign::Negative
    } else {
        Sign::Positive
    };
    IBig::from_parts(sign * short, magnitude)
}

/// Writes the words of a product, of which there is one more than of the long factor.
fn multiply(long: &[Word], short: Word, product: &mut [Word]) {
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

#[cfg(test)]
mod tests {
    use super::scaled;
    use dashu_int::IBig;

    #[test]
    fn products_are_those_of_the_crate() {
        let mut long = IBig::from(-1);
        for step in 0..400_i64 {
            for short in [0, 1, -1, 10, i64::MAX, i64::MIN, -(step * step)] {
                assert_eq!(scaled(&long, short), &long * short);
                // All bits of all words set: each sum carries.
                let ones = (IBig::ONE << (step as usize * 3)) - 1;
                assert_eq!(scaled(&ones, short), &ones * short);
            }
            long = long * 0x7fff_ffff_ffff_ffe7_i64 + step;
        }
    }
}
