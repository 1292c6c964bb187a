//! What a matcher asks of a place in the text: characters, repetitions of one, boundaries and groups again.

use super::matcher::{Matcher, NOWHERE};
use super::program::{Single, Spot};
use super::set::is_of;
use super::syntax::{Category, ENDLESS};
use super::text::Text;
use memchr::memchr;

impl Matcher<'_> {
    /// The offset after the character at one, if it passes.
    #[inline(always)]
    pub(super) fn one<T: Text>(&self, single: Single, at: usize) -> Option<usize> {
        let (code, next) = T::next(self.octets, at)?;
        let passes = match single {
            Single::NoNewline => code != 10,
            Single::Any => true,
            Single::Is(wanted) => code == wanted,
            Single::IsNot(unwanted) => code != unwanted,
            Single::In(set) => self.program.sets[set as usize].contains(code),
        };
        passes.then_some(next)
    }

    /// The offset after as many characters as pass, up to `most`.
    pub(super) fn many<T: Text>(&self, single: Single, at: usize, most: u32) -> usize {
        let octets = self.octets;
        let end = if most == ENDLESS {
            octets.len()
        } else if T::SIMPLE {
            octets.len().min(at.saturating_add(most as usize))
        } else {
            return self.many_counted::<T>(single, at, most);
        };
        let rest = &octets[at..end];
        let first = |found: Option<usize>| found.map_or(end, |distance| at + distance);
        match single {
            Single::Any => end,
            Single::NoNewline => first(memchr(b'\n', rest)),
            Single::IsNot(code @ ..0x80) => first(memchr(code as u8, rest)),
            Single::In(set) if T::SIMPLE => {
                let set = &self.program.sets[set as usize];
                first(
                    rest.iter()
                        .position(|octet| !set.contains(u32::from(*octet))),
                )
            }
            _ => self.many_counted::<T>(single, at, most),
        }
    }

    pub(super) fn many_counted<T: Text>(&self, single: Single, mut at: usize, most: u32) -> usize {
        let mut left = most;
        while left > 0
            && let Some(next) = self.one::<T>(single, at)
        {
            at = next;
            left -= 1;
        }
        at
    }

    /// The offset after `least` characters that pass.
    #[inline(always)]
    pub(super) fn required<T: Text>(
        &self,
        single: Single,
        mut at: usize,
        least: u32,
    ) -> Option<usize> {
        for _ in 0..least {
            at = self.one::<T>(single, at)?;
        }
        Some(at)
    }

    pub(super) fn is_at<T: Text>(&self, spot: Spot, at: usize) -> bool {
        let octets = self.octets;
        match spot {
            Spot::TextBeginning => at == 0,
            Spot::LineBeginning => at == 0 || octets[at - 1] == b'\n',
            Spot::End => at == octets.len() || (at + 1 == octets.len() && octets[at] == b'\n'),
            Spot::LineEnd => at == octets.len() || octets[at] == b'\n',
            Spot::TextEnd => at == octets.len(),
            Spot::Boundary {
                negated,
                has_unicode,
            } => {
                let is_word = |found: Option<(u32, usize)>| {
                    found.is_some_and(|(code, _)| is_of(Category::Word, code, has_unicode))
                };
                let before = is_word(T::previous(octets, at));
                let after = is_word(T::next(octets, at));
                (before != after) != negated
            }
        }
    }

    /// The text of a group, if it has matched.
    #[inline]
    pub(super) fn group(&self, group: u32) -> Option<(usize, usize)> {
        let place = group as usize * 2;
        let (start, end) = (self.marks[place], self.marks[place + 1]);
        (start != NOWHERE && end != NOWHERE).then_some((start, end))
    }

    pub(super) fn again<T: Text>(
        &self,
        group: u32,
        fold: super::case::Fold,
        at: usize,
    ) -> Option<usize> {
        let (start, end) = self.group(group)?;
        if end <= start {
            return Some(at);
        }
        if fold == super::case::Fold::Exact {
            let wanted = &self.octets[start..end];
            return self.octets[at..]
                .starts_with(wanted)
                .then_some(at + wanted.len());
        }
        let (mut from, mut place) = (start, at);
        while from < end {
            let (wanted, next) = T::next(self.octets, from)?;
            let (found, after) = T::next(self.octets, place)?;
            if fold.lower(wanted) != fold.lower(found) {
                return None;
            }
            (from, place) = (next, after);
        }
        Some(place)
    }
}
