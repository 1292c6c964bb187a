//! Prints the scoped tree of a file as Python text, with suspensions flattened.

#[path = "../tests/printer/mod.rs"]
mod printer;

use weft_syntax::{Source, decode, parse_module};

fn main() {
    for path in std::env::args().skip(1) {
        let outcome = std::fs::read(&path)
            .map_err(|error| error.to_string())
            .and_then(|bytes| decode(&path, &bytes).map_err(|error| error.to_string()))
            .and_then(|text| {
                parse_module(Source::shared(path.as_str(), text)).map_err(|error| error.to_string())
            });
        match outcome {
            Ok(module) => print!("{}", printer::print(&module.scope)),
            Err(error) => eprintln!("{path}: {error}"),
        }
    }
}
