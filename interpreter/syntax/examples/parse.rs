//! Parses the files named on the command line and prints what is wrong with them, and the tree if `--tree` is given.

use std::time::Instant;

use weft_syntax::{Source, parse_module};

fn main() {
    let mut tree = false;
    let (mut files, mut bytes, mut failures) = (0, 0, 0);
    let begin = Instant::now();
    for path in std::env::args().skip(1) {
        if path == "--tree" {
            tree = true;
            continue;
        }
        let Ok(content) = std::fs::read(&path) else {
            continue;
        };
        let Ok(text) = String::from_utf8(content) else {
            continue;
        };
        files += 1;
        bytes += text.len();
        match parse_module(Source::shared(path.as_str(), text)) {
            Ok(module) if tree => println!("{:#?}", module.scope),
            Ok(_) => {}
            Err(error) => {
                failures += 1;
                println!("{path}:{}:{}: {}", error.line, error.column, error.message);
            }
        }
    }
    eprintln!(
        "{files} files, {bytes} bytes, {failures} failures, {:?}",
        begin.elapsed()
    );
}
