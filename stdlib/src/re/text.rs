//! What is matched: octets that are characters themselves (ASCII and bytes), or characters in generalised UTF-8.

/// How characters lie in octets. Offsets count octets and lie between characters.
pub trait Text {
    /// The character that begins at an offset, and the offset after it.
    fn next(octets: &[u8], at: usize) -> Option<(u32, usize)>;
    /// The character that ends at an offset, and where it begins.
    fn previous(octets: &[u8], at: usize) -> Option<(u32, usize)>;
    /// The offset so many characters before one.
    fn back(octets: &[u8], at: usize, count: usize) -> Option<usize>;
    /// Whether each octet is a character.
    const SIMPLE: bool;
}

/// Each octet is a character.
pub struct Octets;

impl Text for Octets {
    const SIMPLE: bool = true;

    #[inline(always)]
    fn next(octets: &[u8], at: usize) -> Option<(u32, usize)> {
        octets.get(at).map(|octet| (u32::from(*octet), at + 1))
    }

    #[inline(always)]
    fn previous(octets: &[u8], at: usize) -> Option<(u32, usize)> {
        let before = at.checked_sub(1)?;
        octets.get(before).map(|octet| (u32::from(*octet), before))
    }

    #[inline(always)]
    fn back(_: &[u8], at: usize, count: usize) -> Option<usize> {
        at.checked_sub(count)
    }
}

/// Generalised UTF-8.
pub struct Characters;

impl Text for Characters {
    const SIMPLE: bool = false;

    #[inline(always)]
    fn next(octets: &[u8], at: usize) -> Option<(u32, usize)> {
        let first = u32::from(*octets.get(at)?);
        if first < 0x80 {
            return Some((first, at + 1));
        }
        let tail =
            |number: usize| u32::from(octets.get(at + number).copied().unwrap_or(0x80) & 0x3f);
        Some(match first {
            ..0xe0 => ((first & 0x1f) << 6 | tail(1), at + 2),
            ..0xf0 => ((first & 0xf) << 12 | tail(1) << 6 | tail(2), at + 3),
            _ => (
                (first & 7) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3),
                at + 4,
            ),
        })
    }

    #[inline(always)]
    fn previous(octets: &[u8], at: usize) -> Option<(u32, usize)> {
        let before = Characters::back(octets, at, 1)?;
        Characters::next(octets, before).map(|(code, _)| (code, before))
    }

    fn back(octets: &[u8], at: usize, count: usize) -> Option<usize> {
        let mut place = at;
        for _ in 0..count {
            place = place.checked_sub(1)?;
            while place > 0 && octets[place] & 0xc0 == 0x80 {
                place -= 1;
            }
        }
        Some(place)
    }
}
