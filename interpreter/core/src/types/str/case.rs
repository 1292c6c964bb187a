//! Cases of letters, and the questions `str.is…` asks.

use crate::interpreter::limits::{check_if_wanted, is_stopped, while_going_on};
use crate::types::bytes::change;
use crate::types::str::construct::from_octets;
use crate::types::str::parts::range_of;
use crate::types::str::unicode;
use weft_heap::{Raised, Str, Thread, Value};

/// Runs a change of case over a string, in which lone surrogates stay as they are.
///
/// # Errors
/// The end of the program, before which little of a long text is converted in vain.
fn change(
    thread: &Thread,
    text: &Str,
    convert: impl Fn(&str, &mut String),
) -> Result<Value, Raised> {
    let mut result = String::with_capacity(text.as_str().len() + 8);
    if !text.has_surrogates() {
        convert(text.as_str(), &mut result);
        check_if_wanted(thread)?;
        return Ok(thread.string(&result));
    }
    let mut octets = Vec::new();
    let octets_before = text.as_wtf8();
    let mut rest = octets_before;
    while !rest.is_empty() {
        let valid = match std::str::from_utf8(rest) {
            Ok(valid) => valid,
            Err(error) => {
                std::str::from_utf8(&rest[..error.valid_up_to()]).expect("valid up to there")
            }
        };
        result.clear();
        convert(valid, &mut result);
        octets.extend_from_slice(result.as_bytes());
        rest = &rest[valid.len()..];
        let surrogate = rest.len().min(3);
        octets.extend_from_slice(&rest[..surrogate]);
        rest = &rest[surrogate..];
    }
    check_if_wanted(thread)?;
    Ok(from_octets(thread, &octets))
}

/// A text in pieces of some length, up to where the program has to end.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    const LENGTH: usize = 1 << 16;
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() || (rest.len() < text.len() && is_stopped()) {
            return None;
        }
        let (piece, after) = rest.split_at(rest.floor_char_boundary(LENGTH));
        rest = after;
        Some(piece)
    })
}

/// `upper`.
pub fn upper(thread: &Thread, text: &Str) -> Result<Value, Raised> {
    if text.is_ascii() {
        return Ok(Str::converted_ascii(thread, text, <[u8]>::make_ascii_uppercase).value());
    }
    change(thread, text, |text, result| {
        pieces(text).for_each(|piece| result.push_str(&piece.to_uppercase()))
    })
}

/// `lower`.
pub fn lower(thread: &Thread, text: &Str) -> Result<Value, Raised> {
    if text.is_ascii() {
        return Ok(Str::converted_ascii(thread, text, <[u8]>::make_ascii_lowercase).value());
    }
    change(thread, text, |text, result| {
        if text.contains('Σ') {
            // What it becomes depends on what stands around it.
            for (place, character) in while_going_on(text.char_indices()) {
                push_lower(result, text, place, character);
            }
            return;
        }
        pieces(text).for_each(|piece| result.push_str(&piece.to_lowercase()))
    })
}

/// `casefold`.
pub fn fold(thread: &Thread, text: &Str) -> Result<Value, Raised> {
    if text.is_ascii() {
        return lower(thread, text);
    }
    change(thread, text, |text, result| {
        while_going_on(text.chars()).for_each(|character| unicode::push_folded(result, character))
    })
}

/// Adds the lower case of the character at a place; a sigma at the end of a word has a form of its own.
fn push_lower(result: &mut String, text: &str, place: usize, character: char) {
    if character.is_ascii() {
        result.push(character.to_ascii_lowercase());
        return;
    }
    if character != 'Σ' {
        result.extend(character.to_lowercase());
        return;
    }
    let ignored = |other: &char| is_case_ignorable(*other);
    let before = text[..place]
        .chars()
        .rev()
        .find(|other| !ignored(other))
        .is_some_and(unicode::is_cased);
    let after = text[place + 2..]
        .chars()
        .find(|other| !ignored(other))
        .is_some_and(unicode::is_cased);
    result.push(if before && !after { 'ς' } else { 'σ' });
}

/// Marks that stand within words without being letters.
fn is_case_ignorable(character: char) -> bool {
    use unicode_general_category::GeneralCategory as Category;
    matches!(
        character,
        '\'' | '.' | ':' | '^' | '`' | '\u{b7}' | '\u{2019}' | '\u{2018}' | '\u{2024}' | '\u{2027}'
    ) || matches!(
        unicode_general_category::get_general_category(character),
        Category::NonspacingMark
            | Category::EnclosingMark
            | Category::Format
            | Category::ModifierLetter
            | Category::ModifierSymbol
    )
}

/// `capitalize`.
pub fn capitalize(thread: &Thread, text: &Str) -> Result<Value, Raised> {
    if text.is_ascii() {
        let mut is_first = true;
        let changed = Str::converted_ascii(thread, text, |octets| {
            octets.make_ascii_lowercase();
            if let (true, Some(first)) = (is_first, octets.first_mut()) {
                first.make_ascii_uppercase();
            }
            is_first = false;
        });
        return Ok(changed.value());
    }
    change(thread, text, |text, result| {
        for (place, character) in while_going_on(text.char_indices()) {
            if place == 0 {
                unicode::push_title(result, character);
            } else {
                push_lower(result, text, place, character);
            }
        }
    })
}

/// `title`.
pub fn title(thread: &Thread, text: &Str) -> Result<Value, Raised> {
    if text.is_ascii() {
        let mut in_word = false;
        let changed = Str::converted_ascii(thread, text, |octets| {
            for octet in octets {
                if in_word {
                    octet.make_ascii_lowercase();
                } else {
                    octet.make_ascii_uppercase();
                }
                in_word = octet.is_ascii_alphabetic();
            }
        });
        return Ok(changed.value());
    }
    change(thread, text, |text, result| {
        let mut in_word = false;
        for (place, character) in while_going_on(text.char_indices()) {
            if in_word {
                push_lower(result, text, place, character);
            } else {
                unicode::push_title(result, character);
            }
            in_word = unicode::is_cased(character);
        }
    })
}

/// `swapcase`.
pub fn swap(thread: &Thread, text: &Str) -> Result<Value, Raised> {
    if text.is_ascii() {
        let changed = Str::converted_ascii(thread, text, |octets| {
            for octet in octets {
                *octet ^= u8::from(octet.is_ascii_alphabetic()) << 5;
            }
        });
        return Ok(changed.value());
    }
    change(thread, text, |text, result| {
        for (place, character) in while_going_on(text.char_indices()) {
            if character.is_uppercase() {
                push_lower(result, text, place, character);
            } else if character.is_lowercase() {
                unicode::push_upper(result, character);
            } else {
                result.push(character);
            }
        }
    })
}

/// Whether the text is not empty and all its characters pass. A lone surrogate is nothing but itself.
pub fn all(text: &Str, test: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && !text.has_surrogates() && while_going_on(text.as_str().chars()).all(test)
}

/// `isupper`.
pub fn is_upper(text: &Str) -> bool {
    let mut cased = false;
    for character in while_going_on(text.as_str().chars()) {
        if character.is_lowercase() || unicode::is_title(character) {
            return false;
        }
        cased |= character.is_uppercase();
    }
    cased
}

/// `islower`.
pub fn is_lower(text: &Str) -> bool {
    let mut cased = false;
    for character in while_going_on(text.as_str().chars()) {
        if character.is_uppercase() || unicode::is_title(character) {
            return false;
        }
        cased |= character.is_lowercase();
    }
    cased
}

/// `istitle`.
pub fn is_title(text: &Str) -> bool {
    let (mut cased, mut in_word) = (false, false);
    for character in while_going_on(text.as_str().chars()) {
        if character.is_uppercase() || unicode::is_title(character) {
            if in_word {
                return false;
            }
            (in_word, cased) = (true, true);
        } else if character.is_lowercase() {
            if !in_word {
                return false;
            }
            cased = true;
        } else {
            in_word = false;
        }
    }
    cased
}

/// `isprintable`.
pub fn is_printable(text: &Str) -> bool {
    !text.has_surrogates() && while_going_on(text.as_str().chars()).all(unicode::is_printable)
}

/// `expandtabs`.
pub fn expand_tabs(thread: &Thread, text: &Str, size: i32) -> Result<Value, Raised> {
    let octets = text.as_wtf8();
    if !octets.contains(&b'\t') {
        return Ok(range_of(thread, text, 0, octets.len()));
    }
    // Octets of a character but the first one take no column.
    let result = change::expand_tabs(thread, octets, size, |octet| octet & 0xc0 != 0x80)?;
    Ok(from_octets(thread, &result))
}
