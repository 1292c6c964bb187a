//! Runs `examples/gil.py` in two interpreters, one with a global lock and one without: `cargo run --release --example gil`.

use std::process::ExitCode;
use weft::{Gil, Interpreter, Outcome, Permissions, Program};

fn main() -> ExitCode {
    let program = Program::File(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/gil.py").into());
    for gil in [Gil::On, Gil::Off] {
        let interpreter = match Interpreter::builder()
            .permissions(Permissions::all())
            .gil(gil)
            .argv(std::env::args())
            .build()
        {
            Ok(interpreter) => interpreter,
            Err(error) => {
                eprintln!("{error}");
                return ExitCode::FAILURE;
            }
        };
        if interpreter.run(&program) != Outcome::Status(0) {
            return ExitCode::FAILURE;
        }
        println!();
    }
    ExitCode::SUCCESS
}
