//! The command line: `weft FILE`, `weft -c CODE`, `weft -m MODULE`, a program on standard input, or a prompt.
#![forbid(unsafe_code)]

mod command_line;

fn main() -> std::process::ExitCode {
    command_line::main()
}
