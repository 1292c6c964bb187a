//! What the command line takes, prints and ends with.

#![forbid(unsafe_code)]
#![allow(
    clippy::disallowed_methods,
    reason = "the threads of this test never attach to an interpreter"
)]

use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What a call of `weft` did.
#[derive(Debug, PartialEq)]
struct Outcome {
    stdout: String,
    stderr: String,
    /// Minus the signal if one ended it.
    status: i32,
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_weft"));
    command
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    for variable in [
        "PYTHON_GIL",
        "PYTHONPATH",
        "PYTHONUNBUFFERED",
        "PYTHONINSPECT",
        "PYTHONWARNINGS",
        "WEFT_COLLECT",
    ] {
        command.env_remove(variable);
    }
    command.env("PYTHON_HISTORY", "/dev/null");
    command
}

fn finish(mut command: Command, input: &str) -> Outcome {
    let mut child = command.spawn().expect("weft was built");
    let mut stdin = child.stdin.take().expect("it is piped");
    // A program that does not read its input may have ended by now.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    let output = child.wait_with_output().expect("its output can be read");
    Outcome {
        stdout: String::from_utf8(output.stdout).expect("output is UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("output is UTF-8"),
        status: output
            .status
            .code()
            .or(output.status.signal().map(|signal| -signal))
            .expect("it has ended"),
    }
}

fn weft(arguments: &[&str]) -> Outcome {
    finish(command(arguments), "")
}

fn with_input(arguments: &[&str], input: &str) -> Outcome {
    finish(command(arguments), input)
}

fn printed(arguments: &[&str]) -> String {
    let outcome = weft(arguments);
    assert_eq!(
        (outcome.stderr.as_str(), outcome.status),
        ("", 0),
        "{arguments:?}"
    );
    outcome.stdout
}

/// A folder of a test's own, which is gone after it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let folder = std::env::temp_dir().join(format!("weft-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder of our own");
        Folder(folder.canonicalize().expect("it is there"))
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().expect("it is in the folder")).expect("it is ours");
        std::fs::write(&path, text).expect("it is ours");
        path.to_str().expect("the name is text").to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn version_and_help_are_printed() {
    let version = format!("Weft {} (Python 3.14)\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(printed(&["--version"]), version);
    assert_eq!(printed(&["-V"]), version);
    assert!(printed(&["--help"]).starts_with("usage: weft [option] ... "));
    assert_eq!(printed(&["-h"]), printed(&["--help"]));
}

#[test]
fn code_is_run_with_its_arguments() {
    let code = "import sys; print(sys.argv, __name__, repr(sys.path[0]))";
    assert_eq!(
        printed(&["-c", code, "a", "-b", "--c"]),
        "['-c', 'a', '-b', '--c'] __main__ ''\n"
    );
    assert_eq!(printed(&["-cprint(1)"]), "1\n");
}

#[test]
fn a_file_is_run_with_its_folder_first() {
    let folder = Folder::new("file");
    folder.file("beside.py", "value = 'beside'");
    let program = "import sys, beside\nprint(sys.argv[1:], beside.value, sys.path[0], __file__)";
    let file = folder.file("program.py", program);
    let expected = format!("['x', '-c'] beside {} {file}\n", folder.0.display());
    assert_eq!(printed(&[&file, "x", "-c"]), expected);
}

#[test]
fn a_folder_with_a_main_is_run() {
    let folder = Folder::new("folder");
    folder.file("__main__.py", "import beside\nprint('main', beside.value)");
    folder.file("beside.py", "value = 5");
    assert_eq!(printed(&[folder.0.to_str().expect("text")]), "main 5\n");
    let empty = Folder::new("empty");
    let outcome = weft(&[empty.0.to_str().expect("text")]);
    assert!(
        outcome
            .stderr
            .contains(": can't find '__main__' module in '"),
        "{}",
        outcome.stderr
    );
    assert_eq!(outcome.status, 1);
}

#[test]
fn modules_are_run_as_programs() {
    let folder = Folder::new("module");
    folder.file(
        "tool.py",
        "import sys\nprint(__name__, __spec__.name, sys.argv)",
    );
    folder.file("package/__init__.py", "print('package')");
    folder.file(
        "package/__main__.py",
        "from . import part\nprint(__package__, part.value)",
    );
    folder.file("package/part.py", "value = 3");
    folder.file("plain/__init__.py", "");
    let run = |arguments: &[&str]| {
        let mut command = command(arguments);
        command.current_dir(&folder.0);
        finish(command, "")
    };
    let outcome = run(&["-m", "tool", "a"]);
    assert_eq!(
        outcome.stdout,
        format!("__main__ tool ['{}/tool.py', 'a']\n", folder.0.display()),
        "{}",
        outcome.stderr
    );
    assert_eq!(run(&["-m", "package"]).stdout, "package\npackage 3\n");
    for (name, message) in [
        ("missing", "No module named missing"),
        (
            "plain",
            "No module named plain.__main__; 'plain' is a package and cannot be directly executed",
        ),
        (
            "missing.below",
            "Error while finding module specification for 'missing.below' (ModuleNotFoundError: No module named 'missing')",
        ),
    ] {
        let outcome = run(&["-m", name]);
        assert_eq!(
            outcome.stderr,
            format!("{}: {message}\n", env!("CARGO_BIN_EXE_weft"))
        );
        assert_eq!(outcome.status, 1);
    }
}

#[test]
fn standard_input_is_a_program() {
    let program = "import sys\nprint(sys.argv)\nif True:\n    print('indented')\n";
    assert_eq!(with_input(&[], program).stdout, "['']\nindented\n");
    assert_eq!(
        with_input(&["-", "x"], program).stdout,
        "['-', 'x']\nindented\n"
    );
    let outcome = with_input(&[], "print(1)\n1/0\n");
    assert_eq!((outcome.stdout.as_str(), outcome.status), ("1\n", 1));
    assert!(
        outcome
            .stderr
            .contains("  File \"<stdin>\", line 2, in <module>\n"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn the_lock_is_chosen_by_option_and_environment() {
    let code = "import sys; print(sys._is_gil_enabled())";
    for (arguments, expected) in [
        (vec!["-c", code], "True\n"),
        (vec!["--gil", "off", "-c", code], "False\n"),
        (vec!["--gil=on", "-c", code], "True\n"),
        (vec!["-X", "gil=0", "-c", code], "False\n"),
        (vec!["-Xgil=1", "-c", code], "True\n"),
    ] {
        assert_eq!(printed(&arguments), expected, "{arguments:?}");
    }
    let mut from_environment = command(&["-c", code]);
    from_environment.env("PYTHON_GIL", "0");
    assert_eq!(finish(from_environment, "").stdout, "False\n");
    let mut overridden = command(&["-X", "gil=1", "-c", code]);
    overridden.env("PYTHON_GIL", "0");
    assert_eq!(finish(overridden, "").stdout, "True\n");
    let outcome = weft(&["--gil", "maybe", "-c", "pass"]);
    assert!(
        outcome
            .stderr
            .starts_with("--gil must be on or off, not 'maybe'\n"),
        "{}",
        outcome.stderr
    );
    assert_eq!(outcome.status, 2);
}

#[test]
fn wrong_arguments_are_explained() {
    for (arguments, message) in [
        (vec!["-z"], "Unknown option: -z"),
        (vec!["--unknown"], "unknown option --unknown"),
        (vec!["-c"], "Argument expected for the -c option"),
        (vec!["-m"], "Argument expected for the -m option"),
    ] {
        let outcome = weft(&arguments);
        let expected = format!(
            "{message}\nusage: weft [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry `weft -h' for more information.\n"
        );
        assert_eq!((outcome.stderr, outcome.status), (expected, 2));
    }
    let outcome = weft(&["/nowhere/at all.py"]);
    let own_name = env!("CARGO_BIN_EXE_weft");
    let expected = format!(
        "{own_name}: can't open file '/nowhere/at all.py': [Errno 2] No such file or directory\n"
    );
    assert_eq!((outcome.stderr, outcome.status), (expected, 2));
}

#[test]
fn programs_end_with_their_status() {
    for (code, status) in [
        ("pass", 0),
        ("import sys; sys.exit(5)", 5),
        ("raise SystemExit", 0),
        ("raise SystemExit(True)", 1),
        ("raise SystemExit(-1)", 255),
        ("raise SystemExit(2 ** 80)", 255),
        ("1/0", 1),
        ("def f(:", 1),
        ("import os; os._exit(9)", 9),
        (
            "import os, signal; os.kill(os.getpid(), signal.SIGTERM); import time; time.sleep(5)",
            -15,
        ),
        ("raise KeyboardInterrupt", -2),
    ] {
        assert_eq!(weft(&["-c", code]).status, status, "{code}");
    }
    let outcome = weft(&["-c", "import sys; sys.exit('why')"]);
    assert_eq!((outcome.stderr.as_str(), outcome.status), ("why\n", 1));
}

#[test]
fn tracebacks_show_the_text_of_the_command_line() {
    let outcome = weft(&["-c", "x = 0\nprint(1 / x)"]);
    let expected = "Traceback (most recent call last):\n  File \"<string>\", line 2, in <module>\n    print(1 / x)\n          \
                    ~~^~~\nZeroDivisionError: division by zero\n";
    assert_eq!(outcome.stderr, expected);
    let outcome = weft(&["-c", "x = = 1"]);
    assert_eq!(
        outcome.stderr,
        "  File \"<string>\", line 1\n    x = = 1\n        ^\nSyntaxError: invalid syntax\n"
    );
}

#[test]
fn hooks_for_exceptions_are_called() {
    let outcome = weft(&[
        "-c",
        "import sys\nsys.excepthook = lambda kind, value, trace: print('hook', value)\n1/0",
    ]);
    assert_eq!(
        (
            outcome.stdout.as_str(),
            outcome.stderr.as_str(),
            outcome.status
        ),
        ("hook division by zero\n", "", 1)
    );
    let outcome = weft(&[
        "-c",
        "import sys\nsys.excepthook = lambda *parts: missing\n1/0",
    ]);
    assert!(
        outcome
            .stderr
            .starts_with("Error in sys.excepthook:\nTraceback"),
        "{}",
        outcome.stderr
    );
    assert!(
        outcome
            .stderr
            .contains("\nOriginal exception was:\nTraceback"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn a_closed_pipe_ends_the_program() {
    let mut child = command(&["-c", "for n in range(10**6): print(n)"])
        .spawn()
        .expect("weft was built");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("its output can be read");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(
        stderr.contains("BrokenPipeError: [Errno 32] Broken pipe"),
        "{stderr}"
    );
    assert_eq!(output.status.code(), Some(1));
    let mut child = command(&["-c", "import sys; sys.stdin.read(); print('short')"])
        .spawn()
        .expect("weft was built");
    drop(child.stdout.take());
    drop(child.stdin.take());
    let output = child.wait_with_output().expect("its output can be read");
    assert_eq!(
        output.status.code(),
        Some(120),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn the_prompt_shows_results() {
    let input =
        "1 + 1\nNone\nx = 3\nx\nif x:\n    print('yes')\n\n_ * 2\n1/0\n'on'\n(1 +\n2)\nexit(4)\n";
    let outcome = with_input(&["-i"], input);
    let shown: Vec<&str> = outcome.stdout.lines().skip(2).collect();
    let shown = shown.join("\n");
    assert_eq!(shown, "2\n3\nyes\n6\n'on'\n3");
    // What asks for lines goes to standard error, as in CPython, where no terminal is.
    let expected = ">>> >>> >>> >>> >>> ... ... >>> >>> Traceback (most recent call last):\n  \
                    File \"<stdin>\", line 1, in <module>\n    1/0\n    ~^~\n\
                    ZeroDivisionError: division by zero\n>>> >>> ... >>> ";
    assert_eq!((outcome.stderr.as_str(), outcome.status), (expected, 4));
}

#[test]
fn a_prompt_after_a_program_knows_its_names() {
    let outcome = with_input(&["-i", "-c", "value = 40"], "value + 2\n");
    assert!(outcome.stdout.contains("42"), "{outcome:?}");
    assert_eq!(outcome.status, 0);
}

#[test]
fn output_is_not_held_back_when_asked() {
    assert_eq!(
        printed(&[
            "-u",
            "-c",
            "import os\nprint('a', end='')\nos.write(1, b'b')\nprint('c')"
        ]),
        "abc\n"
    );
}

#[test]
fn modules_are_found_where_the_environment_says() {
    let folder = Folder::new("path");
    folder.file("far_away.py", "value = 'found'");
    let mut found = command(&["-c", "import far_away; print(far_away.value)"]);
    found.env("PYTHONPATH", &folder.0);
    assert_eq!(finish(found, "").stdout, "found\n");
    let mut ignored = command(&["-E", "-c", "import far_away"]);
    ignored.env("PYTHONPATH", &folder.0);
    assert!(
        finish(ignored, "")
            .stderr
            .contains("ModuleNotFoundError: No module named 'far_away'")
    );
}

#[test]
fn deep_recursion_is_an_error_at_any_limit() {
    let code = "import sys\nsys.setrecursionlimit(10**9)\ndef f(n): return f(n + 1)\ntry:\n    f(0)\nexcept RecursionError as e:\n    print(e)";
    let outcome = weft(&["-c", code]);
    assert!(
        outcome
            .stdout
            .starts_with("maximum recursion depth exceeded"),
        "{outcome:?}"
    );
    assert_eq!(outcome.status, 0);
}

#[test]
fn optimization_leaves_out_assertions_and_docstrings() {
    let program =
        "def f():\n    'text'\n    assert 0, 'told'\n    return __debug__\nprint(f(), f.__doc__)\n";
    for (option, printed) in [("-O", "False text\n"), ("-OO", "False None\n")] {
        let outcome = weft(&[option, "-c", program]);
        assert_eq!(
            (outcome.stdout.as_str(), outcome.status),
            (printed, 0),
            "{option}: {}",
            outcome.stderr
        );
    }
    assert_eq!(weft(&["-c", program]).status, 1);
}

#[test]
fn arguments_that_are_no_text_keep_their_octets() {
    use std::os::unix::ffi::OsStrExt;
    let mut command = command(&["-c", "import sys; print(ascii(sys.argv[1]))"]);
    command.arg(std::ffi::OsStr::from_bytes(b"a\xff"));
    assert_eq!(finish(command, "").stdout, "'a\\udcff'\n");
}
