//! One bit for each cell that a block may have. Most blocks have few cells, and the words of the others are not touched:
//! a collection looks at all blocks, and finds most of them in no cache.

use std::sync::atomic::{AtomicU64, Ordering};

const BITS: u32 = u64::BITS;

/// Bits, all of them clear at first.
#[derive(Clone, Copy)]
pub(crate) struct Bitmap<const WORDS: usize>([u64; WORDS]);

impl<const WORDS: usize> Bitmap<WORDS> {
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

    /// Makes the bits below `end` those of marks.
    pub(crate) fn copy(&mut self, marks: &Marks<WORDS>, end: u32) {
        for (own, word) in self.0.iter_mut().zip(marks.words(end)) {
            *own = word;
        }
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

    /// The indices below `end` of the bits that are set.
    pub(crate) fn indices(&self, end: u32) -> impl Iterator<Item = u32> {
        indices(self.0.iter().copied().take(Self::words(end)))
    }

    /// The indices below `end` of the bits that are set here and clear in marks.
    pub(crate) fn without(&self, marks: &Marks<WORDS>, end: u32) -> impl Iterator<Item = u32> {
        indices(
            self.0
                .iter()
                .zip(marks.words(end))
                .map(|(own, marks)| own & !marks),
        )
    }
}

/// The places of the bits that are set in words.
fn indices(words: impl Iterator<Item = u64>) -> impl Iterator<Item = u32> {
    (0u32..).zip(words).flat_map(|(word, mut bits)| {
        std::iter::from_fn(move || {
            let lowest = (bits != 0).then(|| bits.trailing_zeros())?;
            bits &= bits - 1;
            Some(word * BITS + lowest)
        })
    })
}

/// How many threads mark.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Markers {
    /// One, for which a mark is a plain load and a plain store.
    One,
    /// Several at a time.
    Several,
}

/// Bits that threads may set at the same time, all of them clear at first.
pub(crate) struct Marks<const WORDS: usize>([AtomicU64; WORDS]);

impl<const WORDS: usize> Marks<WORDS> {
    /// Sets a bit; whether it was clear before.
    #[inline(always)]
    pub(crate) fn insert(&self, index: u32, markers: Markers) -> bool {
        let word = &self.0[(index / BITS) as usize];
        let bit = 1 << (index % BITS);
        // Nobody looks at an object because of its mark, so the mark says nothing of other memory.
        let before = word.load(Ordering::Relaxed);
        if before & bit != 0 {
            return false;
        }
        match markers {
            Markers::One => {
                word.store(before | bit, Ordering::Relaxed);
                true
            }
            Markers::Several => word.fetch_or(bit, Ordering::Relaxed) & bit == 0,
        }
    }

    #[inline(always)]
    pub(crate) fn contains(&self, index: u32) -> bool {
        self.0[(index / BITS) as usize].load(Ordering::Relaxed) & (1 << (index % BITS)) != 0
    }

    /// Clears a bit.
    pub(crate) fn remove(&mut self, index: u32) {
        *self.0[(index / BITS) as usize].get_mut() &= !(1 << (index % BITS));
    }

    /// Clears the bits below `end`.
    pub(crate) fn clear(&mut self, end: u32) {
        let words = Bitmap::<WORDS>::words(end);
        self.0[..words]
            .iter_mut()
            .for_each(|word| *word.get_mut() = 0);
    }

    /// How many bits below `end` are set.
    pub(crate) fn count(&self, end: u32) -> u32 {
        self.words(end).map(u64::count_ones).sum()
    }

    fn words(&self, end: u32) -> impl Iterator<Item = u64> {
        let words = self.0.iter().take(Bitmap::<WORDS>::words(end));
        words.map(|word| word.load(Ordering::Relaxed))
    }
}

#[cfg(test)]
mod tests {
    use super::{Bitmap, Markers, Marks};
    use std::sync::atomic::AtomicU64;

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
            let mut bitmap = Bitmap([0; 3]);
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
        let mut bitmap = Bitmap([0; 3]);
        bitmap.insert_range(10, 130);
        assert_eq!(bitmap.next_set(0, 192), Some(10));
        assert_eq!(bitmap.next_set(0, 10), None);
        assert_eq!(bitmap.next_set(70, 192), Some(70));
        assert_eq!(bitmap.next_set(130, 192), None);
        assert_eq!(bitmap.next_clear(10, 192), Some(130));
        assert_eq!(bitmap.next_clear(10, 130), None);
        assert_eq!(bitmap.next_clear(3, 192), Some(3));
    }

    /// Marks with bits from the first to before the last.
    fn marked<const WORDS: usize>(first: u32, last: u32) -> Marks<WORDS> {
        let marks = Marks([const { AtomicU64::new(0) }; WORDS]);
        for index in first..last {
            let markers = [Markers::One, Markers::Several][index as usize % 2];
            assert!(marks.insert(index, markers) && !marks.insert(index, markers));
        }
        marks
    }

    #[test]
    fn what_one_has_and_another_lacks_comes_in_order() {
        let mut many = Bitmap([0; 2]);
        many.insert_range(60, 68);
        many.insert_range(100, 101);
        let mut few = marked::<2>(61, 67);
        assert_eq!(many.without(&few, 128).collect::<Vec<_>>(), [60, 67, 100]);
        few.remove(63);
        assert_eq!(
            many.without(&few, 128).collect::<Vec<_>>(),
            [60, 63, 67, 100]
        );
        assert_eq!(many.indices(64).collect::<Vec<_>>(), [60, 61, 62, 63]);
        assert!(few.contains(66) && !few.contains(63));
        assert_eq!(few.count(128), 5);
    }

    #[test]
    fn what_is_past_the_end_is_left_alone() {
        let mut one = Bitmap([0; 3]);
        one.insert_range(0, 192);
        let mut other = marked::<3>(5, 6);
        assert_eq!(one.count(64), 64);
        assert_eq!(one.without(&other, 128).count(), 127);
        one.copy(&other, 64);
        assert_eq!((one.count(64), one.count(192)), (1, 129));
        other.clear(64);
        assert_eq!(other.count(192), 0);
    }
}
