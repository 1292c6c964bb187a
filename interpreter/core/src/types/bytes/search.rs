//! Finding, counting and replacing runs of octets: what `str` and `bytes` share.

use crate::error::check_size;
use crate::interpreter::limits::{check, while_going_on, while_going_on_in_pieces};
use memchr::memmem::{Finder, FinderRev};
use std::ops::Range;
use weft_heap::{Raised, Thread};

/// Octets from which on it is asked meanwhile whether the program has to end: fewer hold no more places than that.
const LONG: usize = 1 << 14;

/// Octets that are searched at a time: some nanoseconds each at worst.
const LONGEST: usize = 1 << 20;

/// The first place of `needle` in `haystack`.
#[inline]
pub fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    match *needle {
        [] => Some(0),
        [single] => memchr::memchr(single, haystack),
        _ if needle.len() > haystack.len() => None,
        // A search for what is as long would look at it several times first.
        _ if needle.len() == haystack.len() => (needle == haystack).then_some(0),
        _ if haystack.len() > LONGEST => find_in_pieces(haystack, needle),
        _ => memchr::memmem::find(haystack, needle),
    }
}

/// The last place of `needle` in `haystack`.
#[inline]
pub fn find_last(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    match *needle {
        [] => Some(haystack.len()),
        [single] => memchr::memrchr(single, haystack),
        _ if needle.len() > haystack.len() => None,
        _ if haystack.len() > LONGEST => find_last_in_pieces(haystack, needle),
        _ => memchr::memmem::rfind(haystack, needle),
    }
}

/// The parts of a haystack of `length` octets in which a needle may begin, with what it may cover behind them.
fn parts(length: usize, needle: usize) -> impl DoubleEndedIterator<Item = Range<usize>> {
    let step = LONGEST.max(needle);
    (0..length.div_ceil(step)).map(move |number| {
        let start = number * step;
        start..length.min(start + step + needle - 1)
    })
}

#[cold]
fn find_in_pieces(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let finder = Finder::new(needle);
    parts(haystack.len(), needle.len())
        .take_while(|_| Thread::try_current(Thread::goes_on).unwrap_or(true))
        .find_map(|part| Some(part.start + finder.find(&haystack[part])?))
}

#[cold]
fn find_last_in_pieces(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let finder = FinderRev::new(needle);
    parts(haystack.len(), needle.len())
        .rev()
        .take_while(|_| Thread::try_current(Thread::goes_on).unwrap_or(true))
        .find_map(|part| Some(part.start + finder.rfind(&haystack[part])?))
}

/// The places of `needle`, which is not empty, that do not overlap, from the left.
pub fn places<'a>(haystack: &'a [u8], needle: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let single = if let [single] = *needle {
        Some(single)
    } else {
        None
    };
    let finder = if single.is_none() {
        Some(Finder::new(needle))
    } else {
        None
    };
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = haystack.get(from..)?;
        let place = match (&finder, single) {
            (Some(finder), _) => finder.find(rest)?,
            (None, Some(single)) => memchr::memchr(single, rest)?,
            (None, None) => return None,
        };
        let place = from + place;
        from = place + needle.len();
        Some(place)
    })
}

/// The places of `needle`, which is not empty, that do not overlap, from the right.
pub fn places_from_right<'a>(
    haystack: &'a [u8],
    needle: &'a [u8],
) -> impl Iterator<Item = usize> + 'a {
    let finder = FinderRev::new(needle);
    let mut to = haystack.len();
    std::iter::from_fn(move || {
        let place = finder.rfind(&haystack[..to])?;
        to = place;
        Some(place)
    })
}

/// How often `needle`, which is not empty, stands in `haystack` without overlap.
#[inline]
pub fn count(haystack: &[u8], needle: &[u8]) -> usize {
    match *needle {
        [single] => memchr::memchr_iter(single, haystack).count(),
        _ if haystack.len() < LONG => places(haystack, needle).count(),
        // What it says of a program that has to end is not looked at any more: `counted` asks.
        _ => while_going_on(places(haystack, needle)).count(),
    }
}

/// `haystack` with at most `most` places of `old`, which is not empty, replaced; `None` if there is none.
pub fn replace(
    haystack: &[u8],
    old: &[u8],
    new: &[u8],
    most: usize,
) -> Result<Option<Vec<u8>>, Raised> {
    if let ([from], [to]) = (old, new)
        && most == usize::MAX
    {
        if memchr::memchr(*from, haystack).is_none() {
            return Ok(None);
        }
        let replaced = |octet: &u8| if octet == from { *to } else { *octet };
        let mut result = Vec::with_capacity(haystack.len());
        for piece in while_going_on_in_pieces(haystack) {
            result.extend(piece.iter().map(replaced));
        }
        return Ok(Some(result));
    }
    let growth = new.len().saturating_sub(old.len());
    let bound = (haystack.len() / old.len()).min(most);
    if !Thread::is_size_allowed(growth.saturating_mul(bound)) {
        let count = places(haystack, old).take(most).count();
        check_size(growth.saturating_mul(count))?;
    }
    let mut places = while_going_on(places(haystack, old).take(most));
    let Some(first) = places.next() else {
        return Ok(None);
    };
    let mut result = Vec::with_capacity(haystack.len() + new.len().saturating_sub(old.len()) * 4);
    result.extend_from_slice(&haystack[..first]);
    result.extend_from_slice(new);
    let mut from = first + old.len();
    for place in places {
        result.extend_from_slice(&haystack[from..place]);
        result.extend_from_slice(new);
        from = place + old.len();
    }
    if haystack.len() >= LONG {
        // All places were replaced only if the program goes on.
        Thread::try_current(check).unwrap_or(Ok(()))?;
    }
    for piece in while_going_on_in_pieces(&haystack[from..]) {
        result.extend_from_slice(piece);
    }
    Ok(Some(result))
}
