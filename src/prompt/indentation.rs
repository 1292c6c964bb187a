//! Whether a line ends what is typed, and how the next one begins.

use super::paste;

/// Columns of a step.
pub(super) const STEP: usize = 4;

/// Statements after which nothing of their block follows.
const LAST: [&str; 5] = ["return", "raise", "break", "continue", "pass"];

/// Commands whose argument is a program.
const WITH_CODE: [&str; 4] = ["%time", "%timeit", "%compare", "%trace"];

/// Whether what is typed is whole, or wrong, so that more lines would not help.
pub(super) fn is_whole(text: &str) -> bool {
    let text = paste::cleaned(text);
    let text = text.trim_start_matches('\n');
    if let Some(command) = text.strip_prefix('%') {
        let code = command.split_once(char::is_whitespace);
        return match code {
            Some((name, code)) if WITH_CODE.iter().any(|known| known[1..] == *name) => {
                !weft_syntax::is_incomplete(&ended(code.trim_start()))
            }
            _ => true,
        };
    }
    !weft_syntax::is_incomplete(&ended(text))
}

/// The text; an empty last line ends a block.
fn ended(text: &str) -> String {
    match text.rsplit_once('\n') {
        Some((before, last)) if last.trim().is_empty() => format!("{}\n", before.trim_end()),
        _ => text.to_owned(),
    }
}

/// The white space that the line after a text begins with.
pub(super) fn next(text: &str) -> String {
    let line = text.rsplit('\n').find(|line| !line.trim().is_empty());
    let Some(line) = line else {
        return String::new();
    };
    let code = line.trim_start();
    let mut columns = line.len() - code.len();
    let code = without_comment(code);
    if code.ends_with([':', '(', '[', '{']) {
        columns += STEP;
    } else if LAST.contains(&code.split([' ', '(']).next().unwrap_or_default()) {
        columns = columns.saturating_sub(STEP);
    }
    " ".repeat(columns)
}

/// The line up to a comment, without white space at its end.
fn without_comment(line: &str) -> &str {
    let mut quote = None;
    for (index, character) in line.char_indices() {
        match (quote, character) {
            (None, '#') => return line[..index].trim_end(),
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            _ => {}
        }
    }
    line.trim_end()
}

#[cfg(test)]
mod tests {
    use super::{is_whole, next};

    #[test]
    fn blocks_end_with_an_empty_line() {
        assert!(is_whole("x = 1"));
        assert!(!is_whole("def f():"));
        assert!(!is_whole("def f():\n    return 1"));
        assert!(is_whole("def f():\n    return 1\n    "));
        assert!(!is_whole("f(1,"));
        assert!(is_whole("x = )"));
        assert!(is_whole("x = 1\nfor i in y:\n    print(i)"));
        assert!(!is_whole("async with x:\n    await y"));
        assert!(!is_whole("await f("));
        assert!(is_whole("%run a(b"));
        assert!(!is_whole("%time f("));
        assert!(is_whole(">>> for i in y:\n...     print(i)\n... "));
    }

    #[test]
    fn lines_begin_where_their_block_does() {
        assert_eq!(next("if x:"), "    ");
        assert_eq!(next("if x:  # why: so"), "    ");
        assert_eq!(next("if x:\n    y"), "    ");
        assert_eq!(next("if x:\n    return y"), "");
        assert_eq!(next("if x:\n    if y:\n        break"), "    ");
        assert_eq!(next("f("), "    ");
        assert_eq!(next("x = '#:'"), "");
        assert_eq!(next(""), "");
    }
}
