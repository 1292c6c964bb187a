//! Cases of characters, one by one, as IGNORECASE compares them.

use super::syntax::flag;

/// How characters are made alike before they are compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fold {
    /// Not at all.
    Exact,
    /// Letters of ASCII alone.
    Ascii,
    Unicode,
}

impl Fold {
    /// What the flags say. In locales of UTF-8 no octet past ASCII has another case.
    pub fn of(flags: u32) -> Fold {
        match (
            flags & flag::IGNORECASE != 0,
            flags & flag::TYPES == flag::UNICODE,
        ) {
            (false, _) => Fold::Exact,
            (true, true) => Fold::Unicode,
            (true, false) => Fold::Ascii,
        }
    }

    /// The character in lower case.
    #[inline]
    pub fn lower(self, code: u32) -> u32 {
        match self {
            Fold::Exact => code,
            Fold::Ascii => ascii_lower(code),
            Fold::Unicode => lower(code),
        }
    }
}

#[inline]
fn ascii_lower(code: u32) -> u32 {
    if (u32::from(b'A')..=u32::from(b'Z')).contains(&code) {
        code + 32
    } else {
        code
    }
}

/// The one character of lower case.
#[inline]
pub fn lower(code: u32) -> u32 {
    if code < 0x80 {
        return ascii_lower(code);
    }
    let lower = char::from_u32(code).and_then(|character| character.to_lowercase().next());
    lower.map_or(code, u32::from)
}

/// Small letters with one capital: each matches the others (Unicode 16).
const ALIKE: [&[u32]; 24] = [
    &[0x69, 0x131],
    &[0x73, 0x17f],
    &[0xb5, 0x3bc],
    &[0x345, 0x3b9, 0x1fbe],
    &[0x390, 0x1fd3],
    &[0x3b0, 0x1fe3],
    &[0x3b2, 0x3d0],
    &[0x3b5, 0x3f5],
    &[0x3b8, 0x3d1],
    &[0x3ba, 0x3f0],
    &[0x3c0, 0x3d6],
    &[0x3c1, 0x3f1],
    &[0x3c2, 0x3c3],
    &[0x3c6, 0x3d5],
    &[0x432, 0x1c80],
    &[0x434, 0x1c81],
    &[0x43e, 0x1c82],
    &[0x441, 0x1c83],
    &[0x442, 0x1c84, 0x1c85],
    &[0x44a, 0x1c86],
    &[0x463, 0x1c87],
    &[0x1c88, 0xa64b],
    &[0x1e61, 0x1e9b],
    &[0xfb05, 0xfb06],
];

/// The small letters that match this one, itself included where there are others.
pub fn alike(lower: u32) -> &'static [u32] {
    let row = ALIKE.iter().find(|row| row.contains(&lower));
    row.copied().unwrap_or(&[])
}

/// Stretches of code points outside of which no letter has a case.
pub const CASED: [(u32, u32); 6] = [
    (0, 0x2fff),
    (0xa000, 0xabff),
    (0xfb00, 0xffff),
    (0x10400, 0x118ff),
    (0x16e00, 0x16eff),
    (0x1e900, 0x1e9ff),
];
