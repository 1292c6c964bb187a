//! Wrong programs, with what CPython says about each: `errors/record.py` recorded it.

use weft_syntax::{Source, parse_module};

#[test]
fn errors_are_those_of_the_reference() {
    let sources = include_str!("errors/sources.txt");
    let expected = include_str!("errors/expected.txt");
    let sources: Vec<&str> = sources.split("\n----\n").collect();
    let expected: Vec<&str> = expected.lines().collect();
    assert_eq!(
        sources.len(),
        expected.len(),
        "record the expectations again"
    );
    let mut different = 0;
    for (source, expected) in sources.iter().zip(&expected) {
        let found = outcome(&source.replace("\\t", "\t"));
        if found != *expected {
            different += 1;
            println!("--- {source}\n  expected {expected}\n  found    {found}");
        }
    }
    assert_eq!(different, 0, "of {} sources", sources.len());
}

fn outcome(source: &str) -> String {
    match parse_module(Source::shared("file.py", source)) {
        Ok(_) => "ok".to_owned(),
        Err(error) => format!(
            "{:?}|{}:{}-{}:{}|{}",
            error.kind, error.line, error.column, error.end_line, error.end_column, error.message
        ),
    }
}
