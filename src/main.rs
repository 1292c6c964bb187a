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
        Some(command) if command == "compare" => compare::main(arguments),
        Some(command) if command == "trace" => trace::main(arguments),
        _ => command_line::main(),
    }
}
