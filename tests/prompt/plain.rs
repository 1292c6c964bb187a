//! Where lines cannot be edited, and the ways in which the prompt begins.

use crate::terminal::{Setup, ctrl};
use std::io::Write;
use std::process::{Command, Stdio};

/// What a program writes to standard error.
#[expect(clippy::disallowed_methods, reason = "tests attach to no interpreter")]
pub fn standard_error(command: &mut Command) -> String {
    let output = command.stdin(Stdio::null()).output().expect("weft runs");
    String::from_utf8(output.stderr).expect("text")
}

/// Standard output and standard error of a prompt that reads a text.
fn piped(arguments: &[&str], input: &str) -> (String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_weft"))
        .args(arguments)
        .env_remove("FORCE_COLOR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("weft starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(input.as_bytes()).expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (text(output.stdout), text(output.stderr))
}

#[test]
fn piped_input_is_a_program() {
    let (output, errors) = piped(&[], "1 + 1\nprint('printed')\n");
    assert_eq!((output.as_str(), errors.as_str()), ("printed\n", ""));
}

#[test]
fn piped_input_is_a_session_if_it_is_asked_for() {
    for gil in ["on", "off"] {
        let input = "1 + 1\ndef f():\n    return _ + 40\n\nf()\n1 / 0\nname = input()\nAda\nname\n";
        let (output, errors) = piped(&["--gil", gil, "-q", "-i"], input);
        assert_eq!(output, "2\n42\n'Ada'\n\n");
        assert!(
            errors.starts_with(">>> >>> ... ... >>> >>> Traceback"),
            "{errors}"
        );
        assert!(!errors.contains('\x1b') && !output.contains('\x1b'));
    }
}

#[test]
fn a_dumb_terminal_gets_no_escape_sequences() {
    let mut terminal = Setup::coloured().variable("TERM", "dumb").start();
    terminal.keys("6 * 7\r");
    terminal.line("42");
    terminal.ready();
    terminal.keys("for i in 1, 2:\r");
    terminal.prompt("...");
    terminal.keys("    print('row', i)\r\r");
    terminal.line("row 2");
    terminal.ready();
    terminal.keys("1 / 0\r");
    terminal.line("ZeroDivisionError: division by zero");
    assert_eq!(
        terminal.colour("ZeroDivisionError"),
        (vt100::Color::Default, false)
    );
    terminal.ready();
    terminal.keys("half");
    terminal.keys(&ctrl('C'));
    terminal.has("KeyboardInterrupt");
    terminal.ready();
    terminal.leave();
}

#[test]
fn a_program_is_looked_at_when_it_has_ended() {
    let program = "names = ['Ada']\ndef fail():\n    raise ValueError('wrong')\n";
    for gil in ["on", "off"] {
        let mut terminal = Setup::new()
            .arguments(&["--gil", gil, "-i", "program.py"])
            .file("program.py", program)
            .start();
        terminal.run("names");
        terminal.line("['Ada']");
        terminal.leave();
        let mut terminal = Setup::new()
            .arguments(&["--gil", gil, "-i", "-c", "x = 41; raise SystemExit(5)"])
            .start();
        terminal.run("x + 1");
        terminal.line("42");
        terminal.leave();
    }
}

#[test]
fn a_program_can_ask_for_the_prompt() {
    let mut terminal = Setup::new()
        .arguments(&["-c", "import os; os.environ['PYTHONINSPECT'] = '1'; y = 5"])
        .start();
    terminal.run("y + 1");
    terminal.line("6");
    terminal.leave();
}

#[test]
fn a_file_is_run_at_the_start() {
    let start = || {
        Setup::new().variable("PYTHONSTARTUP", "begin.py").file(
            "begin.py",
            "import math\nprint('begun', __name__)\ndef twice(x): return 2 * x\n",
        )
    };
    let mut terminal = start().start();
    terminal.line("begun __main__");
    terminal.run("twice(math.floor(2.5))");
    terminal.line("4");
    terminal.leave();
    let mut terminal = start().arguments(&["-E"]).start();
    assert!(!terminal.shows("begun"));
    terminal.leave();
}

#[test]
fn it_says_what_it_is_unless_it_is_quiet() {
    let terminal = Setup::new().arguments(&["--gil", "off"]).start();
    terminal.has("Weft 0.1.0 (Python 3.14), global lock off");
    let terminal = Setup::new().arguments(&["-q"]).start();
    assert!(!terminal.shows("Weft"));
}
