//! Sets of characters.

use super::case::{self, Fold};
use super::syntax::{Category, Member, flag};
use weft_core::types::str::unicode;

/// A set: what it says of the first 256 code points is known, and worked out for others.
#[derive(Debug)]
pub struct Set {
    low: [u64; 4],
    negated: bool,
    fold: Fold,
    /// Sorted, without overlaps; in lower case if case is ignored.
    ranges: Box<[(u32, u32)]>,
    categories: Box<[(Category, bool)]>,
    /// Whether categories know of more than ASCII.
    has_unicode: bool,
}

impl Set {
    /// A set of members under the flags.
    pub fn new(members: &[Member], negated: bool, flags: u32) -> Set {
        let fold = Fold::of(flags);
        let mut ranges = Vec::new();
        let mut categories = Vec::new();
        for member in members {
            match *member {
                Member::Range(low, high) => add_range(&mut ranges, low, high, fold),
                Member::Category { category, negated } => categories.push((category, negated)),
            }
        }
        let mut set = Set {
            low: [0; 4],
            negated,
            fold,
            ranges: merged(ranges).into(),
            categories: categories.into(),
            has_unicode: flags & flag::TYPES == flag::UNICODE,
        };
        for code in 0..256u32 {
            if set.find(code) {
                set.low[code as usize / 64] |= 1 << (code % 64);
            }
        }
        set
    }

    /// Whether the character is in the set.
    #[inline(always)]
    pub fn contains(&self, code: u32) -> bool {
        if code < 256 {
            self.low[code as usize / 64] >> (code % 64) & 1 != 0
        } else {
            self.find(code)
        }
    }

    #[inline(never)]
    fn find(&self, code: u32) -> bool {
        let code = self.fold.lower(code);
        let place = self.ranges.partition_point(|(_, high)| *high < code);
        let found = self.ranges.get(place).is_some_and(|(low, _)| *low <= code)
            || self
                .categories
                .iter()
                .any(|(category, negated)| self.is_of(*category, code) != *negated);
        found != self.negated
    }

    fn is_of(&self, category: Category, code: u32) -> bool {
        is_of(category, code, self.has_unicode)
    }

    /// Whether it may contain characters past ASCII.
    pub fn may_reach_past_ascii(&self) -> bool {
        self.negated
            || self.fold == Fold::Unicode
            || !self.categories.is_empty()
            || self.ranges.last().is_some_and(|(_, high)| *high >= 0x80)
    }
}

/// Whether a character is of a category.
#[inline]
pub fn is_of(category: Category, code: u32, has_unicode: bool) -> bool {
    if code >= 0x80 && !has_unicode {
        return false;
    }
    let Some(character) = char::from_u32(code) else {
        return false;
    };
    match category {
        Category::Digit => unicode::is_decimal(character),
        Category::Space if has_unicode => unicode::is_space(character),
        Category::Space => matches!(character, '\t'..='\r' | ' '),
        Category::Word => character == '_' || unicode::is_alphanumeric(character),
    }
}

fn add_range(ranges: &mut Vec<(u32, u32)>, low: u32, high: u32, fold: Fold) {
    ranges.push((low, high));
    if fold == Fold::Exact {
        return;
    }
    for (from, to) in case::CASED {
        for code in low.max(from)..=high.min(to) {
            let lower = fold.lower(code);
            if lower != code {
                ranges.push((lower, lower));
            }
            if fold == Fold::Unicode {
                ranges.extend(case::alike(lower).iter().map(|other| (*other, *other)));
            }
        }
    }
}

fn merged(mut ranges: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    ranges.sort_unstable();
    let mut result: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
    for (low, high) in ranges {
        match result.last_mut() {
            Some((_, last)) if low <= last.saturating_add(1) => *last = high.max(*last),
            _ => result.push((low, high)),
        }
    }
    result
}
