//! Names of groups and characters in patterns, and how messages show them.

use weft_core::types::str::push_escape;
use weft_core::types::str::unicode;

/// Text for messages: what is no character (a lone surrogate) is escaped.
pub fn text_of(codes: &[u32]) -> String {
    let mut text = String::new();
    for code in codes {
        match char::from_u32(*code) {
            Some(character) => text.push(character),
            None => push_escape(&mut text, *code),
        }
    }
    text
}

/// Whether the codes are an identifier.
pub fn is_identifier(codes: &[u32]) -> bool {
    let text: Option<String> = codes.iter().map(|code| char::from_u32(*code)).collect();
    text.is_some_and(|text| unicode::is_identifier(&text))
}

/// The number that ASCII digits are; one too large for any use is `usize::MAX`. `None` if they are no digits.
pub fn number_of(codes: &[u32]) -> Option<usize> {
    if codes.is_empty() {
        return None;
    }
    codes.iter().try_fold(0usize, |number, code| {
        let digit = char::from_u32(*code).filter(char::is_ascii_digit)?;
        let digit = digit as usize - '0' as usize;
        Some(number.saturating_mul(10).saturating_add(digit))
    })
}

/// The text as `repr` shows it.
pub fn shown(codes: &[u32]) -> String {
    shown_with(codes, unicode::is_printable)
}

/// The text as `ascii` shows it.
pub fn shown_ascii(codes: &[u32]) -> String {
    shown_with(codes, |character| (' '..='~').contains(&character))
}

fn shown_with(codes: &[u32], is_plain: impl Fn(char) -> bool) -> String {
    let has = |quote: char| codes.contains(&(quote as u32));
    let quote = if has('\'') && !has('"') { '"' } else { '\'' };
    let mut text = String::from(quote);
    for code in codes {
        match char::from_u32(*code) {
            Some(character) if character == quote || character == '\\' => {
                text.extend(['\\', character]);
            }
            Some('\n') => text.push_str("\\n"),
            Some('\r') => text.push_str("\\r"),
            Some('\t') => text.push_str("\\t"),
            Some(character) if is_plain(character) => text.push(character),
            _ => push_escape(&mut text, *code),
        }
    }
    text.push(quote);
    text
}
