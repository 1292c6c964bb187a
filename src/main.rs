//! The command line: `weft FILE`, `weft -c CODE`, `weft -m MODULE`, a program on standard input, or a prompt; and
//! `weft compare` and `weft trace`, which run such programs and look at them.
#![forbid(unsafe_code)]

mod command_line;
mod compare;
mod measured;
mod prompt;
mod trace;

fn main() -> std::process::ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    match arguments.next() {
        // What measures programs is none that limits hold for.
        Some(command) if (command == "compare" || command == "trace") && is_limited() => {
            eprintln!("weft: a program with limits cannot start {command:?}");
            std::process::ExitCode::FAILURE
        }
        Some(command) if command == "compare" => compare::main(arguments),
        Some(command) if command == "trace" => trace::main(arguments),
        _ => command_line::main(),
    }
}

/// Whether a program with limits started this process.
fn is_limited() -> bool {
    std::env::var_os(weft::core::interpreter::Governor::VARIABLE).is_some()
}
