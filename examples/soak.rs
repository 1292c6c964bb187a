//! Runs `examples/soak.py`, which mixes threads, processes and tasks and kills children at random:
//! `cargo run --release --example soak -- [--minutes N] [--gil on|off|both] [--seed N]`.
//!
//! It runs once in each mode, each time in a process of its own, so that one leaves nothing for the other. Its
//! children are this executable too.

use std::process::{Command, ExitCode};
use weft::{Gil, Interpreter, Outcome, Permissions, Program};

/// What this process is there for.
enum Part {
    /// Both modes one after the other.
    Both,
    /// A program in one mode.
    Program(Program, Gil),
}

fn part(arguments: &[String]) -> Result<Part, String> {
    let after = |name: &str| {
        let place = arguments.iter().position(|argument| argument == name);
        place.and_then(|place| arguments.get(place + 1))
    };
    let gil = match after("--gil").map(String::as_str) {
        Some("on") => Some(Gil::On),
        Some("off") => Some(Gil::Off),
        Some("both") | None => None,
        Some(other) => return Err(format!("--gil is on, off or both, not {other}")),
    };
    if let Some(code) = after("-c") {
        return Ok(Part::Program(Program::Code(code.clone()), Gil::On));
    }
    if let Some(number) = after("--worker") {
        let number = number
            .parse()
            .map_err(|_| "--worker needs a number".to_owned())?;
        return Ok(Part::Program(
            Program::Worker(number),
            gil.unwrap_or(Gil::On),
        ));
    }
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/soak.py");
    Ok(match gil {
        Some(gil) => Part::Program(Program::File(file.into()), gil),
        None => Part::Both,
    })
}

/// The arguments but for the mode, which is none of the program's.
fn without_mode(arguments: &[String]) -> Vec<&String> {
    let mut is_mode = false;
    arguments
        .iter()
        .filter(|argument| {
            let was_mode = std::mem::replace(&mut is_mode, *argument == "--gil");
            !was_mode && !is_mode
        })
        .collect()
}

fn run_both(arguments: &[String]) -> Result<bool, String> {
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    for mode in ["on", "off"] {
        let mut command = Command::new(&own);
        command.args(without_mode(arguments)).args(["--gil", mode]);
        #[expect(clippy::disallowed_methods, reason = "this process has no interpreter")]
        let status = command.status().map_err(|error| error.to_string())?;
        if !status.success() {
            return Ok(false);
        }
        println!();
    }
    Ok(true)
}

fn run(program: &Program, gil: Gil, arguments: &[String]) -> Result<i32, String> {
    let name = "soak.py".to_owned();
    let rest = without_mode(arguments);
    let finished = Interpreter::builder()
        .permissions(Permissions::all())
        .gil(gil)
        .argv(std::iter::once(&name).chain(rest))
        .handle_interrupts()
        .run_to_end(|interpreter| interpreter.run(program));
    match finished {
        Ok((Outcome::Status(status), _)) => Ok(status),
        Ok((Outcome::Interrupted, _)) => Ok(130),
        Err(error) => Err(error.to_string()),
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match part(&arguments) {
        Ok(Part::Both) => run_both(&arguments).map(|is_clean| i32::from(!is_clean)),
        // On a thread with room for deep recursion, which an interpreter's main thread wants.
        Ok(Part::Program(program, gil)) => std::thread::Builder::new()
            .stack_size(64 << 20)
            .spawn(move || run(&program, gil, &arguments))
            .map_err(|error| error.to_string())
            .and_then(|thread| thread.join().unwrap_or(Ok(70))),
        Err(message) => Err(message),
    };
    match done {
        Ok(status) => ExitCode::from(status as u8),
        Err(message) => {
            eprintln!("soak: {message}");
            ExitCode::from(2)
        }
    }
}
