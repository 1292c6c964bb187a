//! Properties of characters as Python sees them, where Rust's own differ or are missing.

use crate::interpreter::limits::while_going_on;
use unicode_general_category::{GeneralCategory, get_general_category};

/// Characters that `str.isspace` accepts and that `str.split` splits at.
#[inline]
pub fn is_space(character: char) -> bool {
    match character {
        '\t'..='\r' | '\u{1c}'..=' ' => true,
        ..'\u{80}' => false,
        other => other.is_whitespace(),
    }
}

/// Characters that `str.splitlines` ends lines at.
#[inline]
pub fn is_line_end(character: char) -> bool {
    matches!(character, '\n'..='\r' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Letters of any kind.
pub fn is_alpha(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphabetic();
    }
    matches!(
        get_general_category(character),
        GeneralCategory::UppercaseLetter
            | GeneralCategory::LowercaseLetter
            | GeneralCategory::TitlecaseLetter
            | GeneralCategory::ModifierLetter
            | GeneralCategory::OtherLetter
    )
}

/// Digits of decimal notations.
pub fn is_decimal(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_digit();
    }
    get_general_category(character) == GeneralCategory::DecimalNumber
}

/// The value of a decimal digit of any script.
pub fn decimal_value(character: char) -> Option<u32> {
    if character.is_ascii() {
        return character.to_digit(10);
    }
    if !is_decimal(character) {
        return None;
    }
    // The digits of a script stand in order from zero to nine; runs of several sets begin at a zero too.
    let code = character as u32;
    let mut start = code;
    while start > 0 && char::from_u32(start - 1).is_some_and(is_decimal) {
        start -= 1;
    }
    Some((code - start) % 10)
}

/// What has the value of a digit without being a decimal digit: superscripts, digits in circles and so on, with the
/// value of the first of each run (Unicode 16, property Numeric_Type=Digit).
const DIGITS: [(u32, u32, u32); 20] = [
    (0xb2, 0xb3, 2),
    (0xb9, 0xb9, 1),
    (0x1369, 0x1371, 1),
    (0x19da, 0x19da, 1),
    (0x2070, 0x2070, 0),
    (0x2074, 0x2079, 4),
    (0x2080, 0x2089, 0),
    (0x2460, 0x2468, 1),
    (0x2474, 0x247c, 1),
    (0x2488, 0x2490, 1),
    (0x24ea, 0x24ea, 0),
    (0x24f5, 0x24fd, 1),
    (0x24ff, 0x24ff, 0),
    (0x2776, 0x277e, 1),
    (0x2780, 0x2788, 1),
    (0x278a, 0x2792, 1),
    (0x10a40, 0x10a43, 1),
    (0x10e60, 0x10e68, 1),
    (0x11052, 0x1105a, 1),
    (0x1f100, 0x1f10a, 0),
];

/// The value of a digit, decimal or not.
pub fn digit_value(character: char) -> Option<u32> {
    decimal_value(character).or_else(|| {
        let code = character as u32;
        // U+1F100 and U+1F101 are both a zero.
        if code > 0x1f100 && code <= 0x1f10a {
            return Some(code - 0x1f101);
        }
        DIGITS
            .iter()
            .find(|(first, last, _)| (*first..=*last).contains(&code))
            .map(|(first, _, value)| value + code - first)
    })
}

/// Ideographs with the value of a number (Unicode 16, property Numeric_Type=Numeric outside of category N).
const NUMERIC_IDEOGRAPHS: [u32; 88] = [
    0x3405, 0x3483, 0x382a, 0x3b4d, 0x4e00, 0x4e03, 0x4e07, 0x4e09, 0x4e24, 0x4e5d, 0x4e8c, 0x4e94,
    0x4e96, 0x4eac, 0x4ebf, 0x4ec0, 0x4edf, 0x4ee8, 0x4f0d, 0x4f70, 0x4fe9, 0x5006, 0x5104, 0x5146,
    0x5169, 0x516b, 0x516d, 0x5341, 0x5343, 0x5344, 0x5345, 0x534c, 0x53c1, 0x53c2, 0x53c3, 0x53c4,
    0x56db, 0x58f1, 0x58f9, 0x5e7a, 0x5efe, 0x5eff, 0x5f0c, 0x5f0d, 0x5f0e, 0x5f10, 0x62d0, 0x62fe,
    0x634c, 0x67d2, 0x6d1e, 0x6f06, 0x7396, 0x767e, 0x7695, 0x79ed, 0x8086, 0x842c, 0x8cae, 0x8cb3,
    0x8d30, 0x920e, 0x94a9, 0x9621, 0x9646, 0x964c, 0x9678, 0x96f6, 0xf96b, 0xf973, 0xf978, 0xf9b2,
    0xf9d1, 0xf9d3, 0xf9fd, 0x20001, 0x20064, 0x200e2, 0x20121, 0x2092a, 0x20983, 0x2098c, 0x2099c,
    0x20aea, 0x20afd, 0x20b19, 0x22390, 0x22998,
];
const MORE_NUMERIC_IDEOGRAPHS: [u32; 3] = [0x23b1b, 0x2626d, 0x2f890];

/// Whether the character stands for a number.
pub fn is_numeric(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_digit();
    }
    let code = character as u32;
    // Rust's own test knows numbers of later versions of Unicode.
    let is_number = matches!(
        get_general_category(character),
        GeneralCategory::DecimalNumber
            | GeneralCategory::LetterNumber
            | GeneralCategory::OtherNumber
    );
    is_number
        || NUMERIC_IDEOGRAPHS.binary_search(&code).is_ok()
        || MORE_NUMERIC_IDEOGRAPHS.binary_search(&code).is_ok()
}

/// Letters and numbers.
pub fn is_alphanumeric(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric();
    }
    is_alpha(character) || is_numeric(character)
}

/// Whether `repr` shows the character as it is.
pub fn is_printable(character: char) -> bool {
    if character.is_ascii() {
        return (' '..='~').contains(&character);
    }
    !matches!(
        get_general_category(character),
        GeneralCategory::Control
            | GeneralCategory::Format
            | GeneralCategory::Surrogate
            | GeneralCategory::PrivateUse
            | GeneralCategory::Unassigned
            | GeneralCategory::LineSeparator
            | GeneralCategory::ParagraphSeparator
            | GeneralCategory::SpaceSeparator
    )
}

/// Letters of title case, such as "ǅ".
pub fn is_title(character: char) -> bool {
    let code = character as u32;
    matches!(
        code,
        0x1c5 | 0x1c8 | 0x1cb | 0x1f2 | 0x1f88..=0x1f8f | 0x1f98..=0x1f9f | 0x1fa8..=0x1faf | 0x1fbc | 0x1fcc | 0x1ffc
    )
}

/// Letters that have a case.
pub fn is_cased(character: char) -> bool {
    character.is_lowercase() || character.is_uppercase() || is_title(character)
}

/// Adds a character in upper case.
pub fn push_upper(text: &mut String, character: char) {
    if character.is_ascii() {
        text.push(character.to_ascii_uppercase());
    } else {
        text.extend(character.to_uppercase());
    }
}

/// Adds the title case of a character.
pub fn push_title(text: &mut String, character: char) {
    let code = character as u32;
    let single = match code {
        ..0x80 => return text.push(character.to_ascii_uppercase()),
        0x1c4..=0x1c6 => 0x1c5,
        0x1c7..=0x1c9 => 0x1c8,
        0x1ca..=0x1cc => 0x1cb,
        0x1f1..=0x1f3 => 0x1f2,
        // Georgian has no title case.
        0x10d0..=0x10fa | 0x10fd..=0x10ff => code,
        0x1f80..=0x1faf => code | 8,
        0x1fb3 | 0x1fc3 | 0x1ff3 => code + 9,
        0x1fbc | 0x1fcc | 0x1ffc => code,
        _ => 0,
    };
    if let Some(single) = char::from_u32(single).filter(|single| *single != '\0') {
        return text.push(single);
    }
    let mut upper = character.to_uppercase();
    text.extend(upper.next());
    match code {
        // The first letter alone is a capital.
        0xdf | 0x587 | 0xfb00..=0xfb06 | 0xfb13..=0xfb17 => {
            text.extend(upper.flat_map(char::to_lowercase))
        }
        // The iota stays below.
        0x1fb2..=0x1ff7 => {
            for next in upper {
                text.push(if next == '\u{399}' { '\u{345}' } else { next });
            }
        }
        _ => text.extend(upper),
    }
}

/// Adds what a character becomes in caseless comparison.
pub fn push_folded(text: &mut String, character: char) {
    match character as u32 {
        ..0x80 => text.push(character.to_ascii_lowercase()),
        0x131 => text.push(character),
        0x1e9e => text.push_str("ss"),
        // Cherokee folds to its capitals.
        0x13a0..=0x13f5 => text.push(character),
        0x13f8..=0x13fd | 0xab70..=0xabbf => text.extend(character.to_uppercase()),
        _ => text.extend(character.to_uppercase().flat_map(char::to_lowercase)),
    }
}

/// Whether the text is an identifier.
pub fn is_identifier(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|first| {
        first == '_' || (unicode_ident::is_xid_start(first) && is_assigned(first))
    }) && while_going_on(characters)
        .all(|next| unicode_ident::is_xid_continue(next) && is_assigned(next))
}

/// Whether Unicode 16, the version of CPython 3.14, has the character: Rust's own tables and those of identifiers may
/// be of a later one.
fn is_assigned(character: char) -> bool {
    character.is_ascii() || get_general_category(character) != GeneralCategory::Unassigned
}
