//! Syllables of Hangul that KS X 1001 has no pair for: a filler and three letters, in eight octets (annex 3 of the standard).

/// What stands before the letters of a syllable, and for a letter at its end that is not there.
pub const FILLER: [u8; 2] = [0xa4, 0xd4];

/// The first octet of all letters.
const LETTER: u8 = 0xa4;

/// The syllables of Unicode begin here; they are ordered by their letters.
const FIRST: u32 = 0xac00;
const LAST: u32 = 0xd7a3;

/// The second octets of the letters that begin a syllable.
static INITIAL: [u8; 19] = [
    0xa1, 0xa2, 0xa4, 0xa7, 0xa8, 0xa9, 0xb1, 0xb2, 0xb3, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9, 0xba, 0xbb,
    0xbc, 0xbd, 0xbe,
];
/// That of the first vowel; the others follow.
const MEDIAL: u8 = 0xbf;
const VOWELS: u8 = 21;
/// The second octets of the letters that end a syllable.
static FINAL: [u8; 28] = [
    0xd4, 0xa1, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7, 0xa9, 0xaa, 0xab, 0xac, 0xad, 0xae, 0xaf, 0xb0,
    0xb1, 0xb2, 0xb4, 0xb5, 0xb6, 0xb7, 0xb8, 0xba, 0xbb, 0xbc, 0xbd, 0xbe,
];

/// The octets of a syllable; `None` for what is none.
pub fn letters(point: u32) -> Option<[u8; 8]> {
    if !(FIRST..=LAST).contains(&point) {
        return None;
    }
    let place = (point - FIRST) as usize;
    let (finals, vowels) = (FINAL.len(), usize::from(VOWELS));
    let initial = INITIAL[place / finals / vowels];
    let medial = MEDIAL + (place / finals % vowels) as u8;
    let last = FINAL[place % finals];
    let [filler, fill] = FILLER;
    Some([filler, fill, LETTER, initial, LETTER, medial, LETTER, last])
}

/// The syllable of eight octets; `None` if they are none.
pub fn composed(octets: &[u8]) -> Option<u32> {
    let [_, _, LETTER, initial, LETTER, medial, LETTER, last] = *octets else {
        return None;
    };
    let initial = INITIAL.iter().position(|octet| *octet == initial)?;
    let medial = medial.checked_sub(MEDIAL).filter(|vowel| *vowel < VOWELS)?;
    let last = FINAL.iter().position(|octet| *octet == last)?;
    let place = (initial * usize::from(VOWELS) + usize::from(medial)) * FINAL.len() + last;
    Some(FIRST + place as u32)
}
