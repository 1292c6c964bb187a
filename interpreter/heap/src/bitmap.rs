//! One bit for each cell that a block may have. Most blocks have few cells, and the words of the others are not touched:
//! a collection looks at all blocks, and finds most of them in no cache.

const BITS: u32 = u64::BITS;

/// Bits, all of them clear at first.
#[derive(Clone, Copy)]
pub(crate) struct Bitmap<const WORDS: usize>([u64; WORDS]);

impl<const WORDS: usize> Bitmap<WORDS> {
    pub(crate) const EMPTY: Bitmap<WORDS> = Bitmap([0; WORDS]);

    /// Sets a bit; whether it was clear before.
    #[inline(always)]
    pub(crate) fn insert(&mut self, index: u32) -> bool {
        let word = &mut self.0[(index / BITS) as usize];
        let bit = 1 << (index % BITS);
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }

    #[inline(always)]
    pub(crate) fn contains(&self, index: u32) -> bool {
        self.0[(index / BITS) as usize] & (1 << (index % BITS)) != 0
    }

    fn words(end: u32) -> usize {
        end.div_ceil(BITS) as usize
    }

    /// How many bits below `end` are set.
    pub(crate) fn count(&self, end: u32) -> u32 {
        let words = self.0.iter().take(Self::words(end));
        words.map(|word| word.count_ones()).sum()
    }

    /// Clears the bits below `end`.
    pub(crate) fn clear(&mut self, end: u32) {
        self.0[..Self::words(end)].fill(0);
    }

    /// Makes the bits below `end` those of `other`.
    pub(crate) fn copy(&mut self, other: &Self, end: u32) {
        let words = Self::words(end);
        self.0[..words].copy_from_slice(&other.0[..words]);
    }

    /// Sets the bits from `first` to before `last`.
    pub(crate) fn insert_range(&mut self, first: u32, last: u32) {
        self.change_range(first, last, |word, bits| *word |= bits);
    }

    /// Clears the bits from `first` to before `last`.
    pub(crate) fn remove_range(&mut self, first: u32, last: u32) {
        self.change_range(first, last, |word, bits| *word &= !bits);
    }

    fn change_range(&mut self, first: u32, last: u32, change: impl Fn(&mut u64, u64)) {
        let mut index = first;
        while index < last {
            let word = index / BITS;
            let end = last.min((word + 1) * BITS);
            let length = end - index;
            let bits = (u64::MAX >> (BITS - length)) << (index % BITS);
            change(&mut self.0[word as usize], bits);
            index = end;
        }
    }

    /// The first set bit from `from` on, below `end`.
    pub(crate) fn next_set(&self, from: u32, end: u32) -> Option<u32> {
        self.next(from, end, |word| word)
    }

    /// The first clear bit from `from` on, below `end`.
    pub(crate) fn next_clear(&self, from: u32, end: u32) -> Option<u32> {
        self.next(from, end, |word| !word)
    }

    #[inline]
    fn next(&self, from: u32, end: u32, of: impl Fn(u64) -> u64) -> Option<u32> {
        let mut skipped = from % BITS;
        for word in from / BITS..end.div_ceil(BITS) {
            let bits = of(self.0[word as usize]) >> skipped << skipped;
            if bits != 0 {
                let index = word * BITS + bits.trailing_zeros();
                return (index < end).then_some(index);
            }
            skipped = 0;
        }
        None
    }

    /// The indices below `end` of the bits that are set here and clear in `other`.
    pub(crate) fn without<'b>(
        &'b self,
        other: &'b Self,
        end: u32,
    ) -> impl Iterator<Item = u32> + 'b {
        (0u32..)
            .zip(self.0.iter().zip(&other.0).take(Self::words(end)))
            .flat_map(|(word, (own, other))| {
                let mut bits = own & !other;
                std::iter::from_fn(move || {
                    let lowest = (bits != 0).then(|| bits.trailing_zeros())?;
                    bits &= bits - 1;
                    Some(word * BITS + lowest)
                })
            })
    }
}

#[cfg(test)]
mod tests {
    use super::Bitmap;

    #[test]
    fn a_range_is_set_and_cleared_across_words() {
        for (first, last) in [
            (0, 0),
            (0, 64),
            (3, 5),
            (60, 70),
            (64, 192),
            (1, 191),
            (191, 192),
        ] {
            let mut bitmap = Bitmap::<3>::EMPTY;
            bitmap.insert_range(first, last);
            assert_eq!(bitmap.count(192), last - first);
            for index in 0..192 {
                assert_eq!(bitmap.contains(index), (first..last).contains(&index));
            }
            let mut rest = bitmap;
            rest.remove_range(first + (last - first) / 2, last);
            assert_eq!(rest.count(192), (last - first) / 2);
        }
    }

    #[test]
    fn the_next_bit_is_found_below_the_end() {
        let mut bitmap = Bitmap::<3>::EMPTY;
        bitmap.insert_range(10, 130);
        assert_eq!(bitmap.next_set(0, 192), Some(10));
        assert_eq!(bitmap.next_set(0, 10), None);
        assert_eq!(bitmap.next_set(70, 192), Some(70));
        assert_eq!(bitmap.next_set(130, 192), None);
        assert_eq!(bitmap.next_clear(10, 192), Some(130));
        assert_eq!(bitmap.next_clear(10, 130), None);
        assert_eq!(bitmap.next_clear(3, 192), Some(3));
    }

    #[test]
    fn what_one_has_and_another_lacks_comes_in_order() {
        let (mut many, mut few) = (Bitmap::<2>::EMPTY, Bitmap::<2>::EMPTY);
        many.insert_range(60, 68);
        few.insert_range(61, 67);
        assert!(!few.insert(61) && many.insert(100));
        assert_eq!(many.without(&few, 128).collect::<Vec<_>>(), [60, 67, 100]);
    }

    #[test]
    fn what_is_past_the_end_is_left_alone() {
        let (mut one, mut other) = (Bitmap::<3>::EMPTY, Bitmap::<3>::EMPTY);
        one.insert_range(0, 192);
        other.insert(5);
        assert_eq!(one.count(64), 64);
        assert_eq!(one.without(&other, 128).count(), 127);
        one.copy(&other, 64);
        assert_eq!((one.count(64), one.count(192)), (1, 129));
        one.clear(65);
        assert_eq!((one.count(128), one.count(192)), (0, 64));
    }
}
