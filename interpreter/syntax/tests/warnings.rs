//! Suspicious programs, with what CPython warns of: `warnings/record.py` recorded it.

use weft_syntax::{Source, parse_module};

#[test]
fn warnings_are_those_of_the_reference() {
    let sources = include_str!("warnings/sources.txt");
    let expected = include_str!("warnings/expected.txt");
    let sources: Vec<&str> = sources.split("\n----\n").collect();
    let expected: Vec<&str> = expected.lines().collect();
    assert_eq!(
        sources.len(),
        expected.len(),
        "record the expectations again"
    );
    for (source, expected) in sources.iter().zip(&expected) {
        let found = match parse_module(Source::shared("file.py", *source)) {
            Err(_) => "error".to_owned(),
            Ok(module) if module.warnings.is_empty() => "none".to_owned(),
            Ok(module) => {
                let mut lines: Vec<String> = module
                    .warnings
                    .iter()
                    .map(|warning| format!("{}:{}", warning.line, warning.message))
                    .collect();
                lines.sort();
                lines.join(" & ")
            }
        };
        assert_eq!(found, *expected, "{source}");
    }
}
