//! How much of a text stands in a JSON string as it is, eight octets at a time.

const ONES: u64 = u64::from_ne_bytes([1; 8]);
const HIGH: u64 = ONES << 7;

/// What else ends a plain stretch, beside quotes, backslashes and control characters below the space.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Delete {
    /// The control character past the letters does.
    Special,
    /// It stands as it is.
    Plain,
}

/// The octets before the first that does not stand as it is.
#[inline]
pub fn plain_length(octets: &[u8], delete: Delete) -> usize {
    let (eights, rest) = octets.as_chunks::<8>();
    for (number, eight) in eights.iter().enumerate() {
        let word = u64::from_le_bytes(*eight);
        // A high bit is set where an octet is zero, and perhaps above one that is: the lowest is right (Mycroft, 1987).
        let zero = |word: u64| word.wrapping_sub(ONES) & !word;
        let mut found = zero(word ^ (ONES * b'"' as u64))
            | zero(word ^ (ONES * b'\\' as u64))
            | word.wrapping_sub(ONES * b' ' as u64) & !word;
        if delete == Delete::Special {
            found |= zero(word ^ (ONES * 0x7f));
        }
        if found & HIGH != 0 {
            return number * 8 + (found & HIGH).trailing_zeros() as usize / 8;
        }
    }
    let is_plain = |octet: &u8| {
        *octet >= b' '
            && *octet != b'"'
            && *octet != b'\\'
            && (*octet != 0x7f || delete == Delete::Plain)
    };
    let end = rest.iter().position(|octet| !is_plain(octet));
    octets.len() - rest.len() + end.unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::{Delete, plain_length};

    #[test]
    fn each_octet_is_found_at_each_place() {
        for octet in 0..=255_u8 {
            for place in 0..20 {
                let mut text = vec![b'a'; 20];
                text[place] = octet;
                // What follows does not matter.
                text[place + 1..].fill(b'"');
                let ends = octet < b' ' || matches!(octet, b'"' | b'\\');
                let next = if place == 19 { 20 } else { place + 1 };
                let expected = |ends: bool| if ends { place } else { next };
                assert_eq!(plain_length(&text, Delete::Plain), expected(ends));
                let special = ends || octet == 0x7f;
                assert_eq!(plain_length(&text, Delete::Special), expected(special));
            }
        }
    }
}
