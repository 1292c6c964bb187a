//! Prints what is said about each of the sources of a file, in the form of tests/errors/record.py.

use weft_syntax::{Source, parse_module};

fn main() {
    let path = std::env::args().nth(1).expect("a file of sources is named");
    let sources = std::fs::read_to_string(path).expect("the file can be read");
    for source in sources.split("\n----\n") {
        match parse_module(Source::shared("file.py", source.replace("\\t", "\t"))) {
            Ok(_) => println!("ok"),
            Err(error) => println!(
                "{:?}|{}:{}-{}:{}|{}",
                error.kind,
                error.line,
                error.column,
                error.end_line,
                error.end_column,
                error.message
            ),
        }
    }
}
