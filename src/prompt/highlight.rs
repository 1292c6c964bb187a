//! Colours as one types: a light scan of the text, which need be no program yet.

use super::colours::{BUILTIN, COMMAND, COMMENT, DEFINITION, KEYWORD, NUMBER, RESET, STRING};
use std::collections::HashSet;
use std::ops::Range;

const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

/// Keywords where they begin a statement and something follows.
const SOFT_KEYWORDS: [&str; 3] = ["match", "case", "type"];

/// The text with colours around what has one.
pub(super) fn painted(text: &str, builtins: &HashSet<String>) -> String {
    let mut painted = String::with_capacity(text.len() * 2);
    let mut end = 0;
    for (range, colour) in stretches(text, builtins) {
        painted.push_str(&text[end..range.start]);
        painted.push_str(colour);
        painted.push_str(&text[range.clone()]);
        painted.push_str(RESET);
        end = range.end;
    }
    painted.push_str(&text[end..]);
    painted
}

fn stretches(text: &str, builtins: &HashSet<String>) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut before = "";
    if text.starts_with('%') {
        at = text.find(char::is_whitespace).unwrap_or(text.len());
        found.push((0..at, COMMAND));
    }
    while let Some(character) = text[at..].chars().next() {
        let start = at;
        if character == '#' {
            at += text[at..].find('\n').unwrap_or(text.len() - at);
            found.push((start..at, COMMENT));
        } else if character == '"' || character == '\'' {
            at = end_of_string(text, at);
            found.push((start..at, STRING));
            before = "";
        } else if character.is_ascii_digit()
            || character == '.' && text[at + 1..].starts_with(|next: char| next.is_ascii_digit())
        {
            at += number_length(&text[at..]);
            found.push((start..at, NUMBER));
            before = "";
        } else if character == '_' || character.is_alphabetic() {
            at += text[at..]
                .find(|next: char| next != '_' && !next.is_alphanumeric())
                .unwrap_or(text.len() - at);
            let word = &text[start..at];
            if is_prefix(word) && text[at..].starts_with(['"', '\'']) {
                at = end_of_string(text, at);
                found.push((start..at, STRING));
                before = "";
                continue;
            }
            if let Some(colour) = colour_of(word, before, text, start..at, builtins) {
                found.push((start..at, colour));
            }
            before = word;
        } else {
            at += character.len_utf8();
            if !character.is_whitespace() {
                before = &text[start..at];
            }
        }
    }
    found
}

fn colour_of(
    word: &str,
    before: &str,
    text: &str,
    place: Range<usize>,
    builtins: &HashSet<String>,
) -> Option<&'static str> {
    if before == "." {
        return None;
    }
    if KEYWORDS.contains(&word) {
        return Some(KEYWORD);
    }
    if before == "def" || before == "class" {
        return Some(DEFINITION);
    }
    if SOFT_KEYWORDS.contains(&word) {
        let line = text[..place.start].rsplit('\n').next().unwrap_or_default();
        let rest = &text[place.end..];
        let follows = rest.strip_prefix(' ').unwrap_or("=").trim_start();
        if line.trim().is_empty()
            && !follows.starts_with(['=', '.', ',', ')', ':'])
            && !follows.is_empty()
        {
            return Some(KEYWORD);
        }
    }
    builtins.contains(word).then_some(BUILTIN)
}

fn is_prefix(word: &str) -> bool {
    word.len() <= 2 && word.chars().all(|letter| "rRbBuUfFtT".contains(letter))
}

/// Where the string ends whose quote is at `start`: behind its other quote, or where the line or the text ends.
fn end_of_string(text: &str, start: usize) -> usize {
    let quote = &text[start..=start];
    let triple = quote.repeat(3);
    let (quote, is_long) = if text[start..].starts_with(&triple) {
        (triple.as_str(), true)
    } else {
        (quote, false)
    };
    let mut at = start + quote.len();
    while let Some(character) = text[at..].chars().next() {
        if text[at..].starts_with(quote) {
            return at + quote.len();
        }
        if character == '\n' && !is_long {
            return at;
        }
        at += character.len_utf8();
        if character == '\\' {
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
    text.len()
}

fn number_length(text: &str) -> usize {
    let mut last = ' ';
    for (index, character) in text.char_indices() {
        let is_sign = (character == '+' || character == '-') && matches!(last, 'e' | 'E');
        let is_hexadecimal = text.starts_with("0x") || text.starts_with("0X");
        let belongs = character == '_' || character == '.' || character.is_ascii_alphanumeric();
        if !belongs && (!is_sign || is_hexadecimal) {
            return index;
        }
        last = character;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{painted, stretches};
    use std::collections::HashSet;

    fn words(text: &str) -> Vec<&str> {
        let builtins = HashSet::from(["print".to_owned()]);
        let found = stretches(text, &builtins);
        found.into_iter().map(|(range, _)| &text[range]).collect()
    }

    #[test]
    fn words_numbers_strings_and_comments_have_colours() {
        assert_eq!(words("def f(x): return x.print"), ["def", "f", "return"]);
        assert_eq!(
            words("print(rb'a\\'b', 1e-5, .5) # c"),
            ["print", "rb'a\\'b'", "1e-5", ".5", "# c"]
        );
        assert_eq!(words("x = '''a\nb"), ["'''a\nb"]);
        assert_eq!(words("x = 'a\nif"), ["'a", "if"]);
        assert_eq!(words("match x:\n    case 1:"), ["match", "case", "1"]);
        assert_eq!(words("match = type(x)"), [] as [&str; 0]);
        assert_eq!(words("%time é"), ["%time"]);
    }

    #[test]
    fn what_has_no_colour_stays() {
        assert_eq!(painted("if é", &HashSet::new()), "\x1b[1;34mif\x1b[0m é");
    }
}
