//! Deadlocks end in an error, and nothing else does: the programs of `deadlocks/` with the GIL on and off.
//!
//! Those in `reported` end with status 1. A line `# says: TEXT` names a part of what they write to standard error, one of
//! `# prints: TEXT` a whole line of their output. Those in `passed` print `done`. Those in `idle` wait, until they are
//! ended from here.

#![expect(
    clippy::disallowed_methods,
    reason = "no thread here attaches to an interpreter"
)]

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// A program that ends has ended by then.
const LONG: Duration = Duration::from_secs(20);
/// A deadlock would have been reported by then.
const WHILE: Duration = Duration::from_millis(1500);

fn programs(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/deadlocks")
        .join(folder);
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths
}

/// Starts a program in its own folder.
fn start(path: &Path, options: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_weft"))
        .args(options)
        .arg(path.file_name().expect("a file has a name"))
        .current_dir(path.parent().expect("a file is in a folder"))
        .env_remove("WEFT_DEADLOCK")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the interpreter starts")
}

/// Waits for the end of a program; `None` if it has not ended by then, and is ended.
fn wait(mut child: Child, limit: Duration) -> Option<Output> {
    let began = Instant::now();
    while began.elapsed() < limit {
        if child
            .try_wait()
            .expect("a child can be waited for")
            .is_some()
        {
            return Some(child.wait_with_output().expect("it has ended"));
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    child.kill().expect("it runs");
    let _ = child.wait();
    None
}

/// Runs `check` on each program of a folder, with the GIL on and off, all at the same time in either mode.
fn each(folder: &str, check: impl Fn(&str, &Path, Child)) {
    for gil in ["on", "off"] {
        let started: Vec<(PathBuf, Child)> = programs(folder)
            .into_iter()
            .map(|path| {
                let child = start(&path, &["--gil", gil]);
                (path, child)
            })
            .collect();
        for (path, child) in started {
            let name = format!("{}, GIL {gil}", path.display());
            check(&name, &path, child);
        }
    }
}

fn texts<'s>(source: &'s str, mark: &'s str) -> impl Iterator<Item = &'s str> {
    source
        .lines()
        .filter_map(move |line| line.strip_prefix(mark))
}

#[test]
fn deadlocks_are_reported() {
    each("reported", |name, path, child| {
        let output = wait(child, LONG).unwrap_or_else(|| panic!("{name} hangs"));
        let source = std::fs::read_to_string(path).expect("the program can be read");
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        let folder = path.parent().expect("a file is in a folder");
        let said =
            String::from_utf8_lossy(&output.stderr).replace(&format!("{}/", folder.display()), "");
        assert_eq!(output.status.code(), Some(1), "{name}: {printed}{said}");
        for text in texts(&source, "# says: ") {
            assert!(said.contains(text), "{name} does not say {text:?}: {said}");
        }
        let expected: Vec<&str> = texts(&source, "# prints: ").collect();
        assert_eq!(
            printed.lines().collect::<Vec<_>>(),
            expected,
            "{name}: {said}"
        );
        if source.contains("# silent:") {
            assert_eq!(said, "", "{name}");
        }
    });
}

#[test]
fn what_can_go_on_goes_on() {
    each("passed", |name, _, child| {
        let output = wait(child, LONG).unwrap_or_else(|| panic!("{name} hangs"));
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((printed.as_str(), said.as_str()), ("done\n", ""), "{name}");
        assert!(output.status.success(), "{name}");
    });
}

#[test]
fn waiting_for_signals_is_no_deadlock() {
    each("idle", |name, _, child| {
        if let Some(output) = wait(child, WHILE) {
            panic!("{name} ended: {}", String::from_utf8_lossy(&output.stderr));
        }
    });
}

#[test]
fn the_search_can_be_turned_off() {
    let path = programs("reported")
        .into_iter()
        .find(|path| path.ends_with("own_lock.py"))
        .expect("there is such a program");
    for options in [
        &["--deadlock=wait"][..],
        &["--deadlock", "wait"],
        &["-X", "deadlock=wait"],
    ] {
        assert!(wait(start(&path, options), WHILE).is_none(), "{options:?}");
    }
    let refused = wait(start(&path, &["--deadlock=never"]), LONG).expect("it ends");
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn the_environment_turns_the_search_off() {
    let run = |value: &str, options: &[&str]| {
        let child = Command::new(env!("CARGO_BIN_EXE_weft"))
            .args(options)
            .args([
                "-c",
                "import _thread; lock = _thread.allocate_lock()\nwith lock: lock.acquire()",
            ])
            .env("WEFT_DEADLOCK", value)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the interpreter starts");
        wait(child, WHILE).map(|output| output.status.code())
    };
    assert_eq!(run("wait", &[]), None);
    assert_eq!(run("error", &[]), Some(Some(1)));
    assert_eq!(run("wait", &["--deadlock=error"]), Some(Some(1)));
}
