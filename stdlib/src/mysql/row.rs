//! Rows as MySQL sends them in its text protocol: strings with their lengths before them.

/// A number whose length its first octet tells, and what follows it. `None` within is NULL, where that may stand.
pub fn length(octets: &[u8]) -> Option<(Option<u64>, &[u8])> {
    let (first, rest) = octets.split_first()?;
    let width = match first {
        0xfb => return Some((None, rest)),
        0xfc => 2,
        0xfd => 3,
        0xfe => 8,
        0xff => return None,
        small => return Some((Some(u64::from(*small)), rest)),
    };
    let mut number = [0; 8];
    number[..width].copy_from_slice(rest.get(..width)?);
    Some((Some(u64::from_le_bytes(number)), &rest[width..]))
}

/// The next string of a row, and what follows it; `None` within is NULL.
pub fn string(octets: &[u8]) -> Option<(Option<&[u8]>, &[u8])> {
    match length(octets)? {
        (None, rest) => Some((None, rest)),
        (Some(length), rest) => {
            let length = usize::try_from(length).ok()?;
            let string = rest.get(..length)?;
            Some((Some(string), &rest[length..]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::string;

    #[test]
    fn strings_end_where_their_lengths_say() {
        assert_eq!(string(b"\x02abc"), Some((Some(&b"ab"[..]), &b"c"[..])));
        assert_eq!(string(b"\xfbx"), Some((None, &b"x"[..])));
        assert_eq!(string(b"\xfc\x01\x00z"), Some((Some(&b"z"[..]), &b""[..])));
    }

    #[test]
    fn lengths_past_the_end_are_refused() {
        for octets in [
            &b""[..],
            b"\x02a",
            b"\xfc\x01",
            b"\xfe\xff\xff\xff\xff\xff\xff\xff\xffa",
            b"\xff",
        ] {
            assert_eq!(string(octets), None);
        }
    }
}
