//! The examples for hosts run, and print what their pages promise.

use std::path::PathBuf;
use std::process::{Command, Output};

/// The program of an example. Cargo builds the examples with the tests, beside them; where only this test was asked for
/// they are built now.
fn program(name: &str) -> PathBuf {
    let own = std::env::current_exe().expect("a test has a path");
    let folder = own.parent().and_then(|deps| deps.parent());
    let program = folder
        .expect("tests are in a folder of the target's")
        .join("examples")
        .join(name);
    if !program.exists() {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut build = Command::new(cargo);
        build
            .args(["build", "--locked", "--example", name])
            .current_dir(env!("CARGO_MANIFEST_DIR"));
        if !cfg!(debug_assertions) {
            build.arg("--release");
        }
        #[expect(clippy::disallowed_methods, reason = "a thread of the host")]
        let built = build.status().expect("cargo runs");
        assert!(built.success(), "{name} does not build");
    }
    program
}

/// What an example prints.
fn run(name: &str) -> String {
    let mut command = Command::new(program(name));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    #[expect(clippy::disallowed_methods, reason = "a thread of the host")]
    let output = command.output().expect("it starts");
    let Output {
        status,
        stdout,
        stderr,
    } = output;
    let (stdout, stderr) = (
        String::from_utf8_lossy(&stdout).into_owned(),
        String::from_utf8_lossy(&stderr),
    );
    assert!(status.success(), "{name}: {status}\n{stdout}\n{stderr}");
    assert_eq!(stderr, "", "{name}");
    stdout
}

#[test]
fn rules_decide_on_orders_and_a_rule_that_fails_says_why() {
    let printed = run("rules");
    let begin = "order 1:\n  free shipping\n  loyalty gift\norder 2:\n  free shipping\n  ask a person\n  loyalty gift\norder 3:\n  loyalty gift: this rule fails\n    Traceback (most recent call last):\n";
    assert!(printed.starts_with(begin), "{printed}");
    assert!(
        printed.contains("    File \"rules.py\", line 12, in loyal\n"),
        "{printed}"
    );
    let end =
        "ZeroDivisionError: division by zero\nnote: order 2.0: 900.0 is far above the usual 20.0\n";
    assert!(printed.ends_with(end), "{printed}");
}

#[test]
fn untrusted_programs_are_judged() {
    let printed = run("untrusted");
    let lines: Vec<&str> = printed.lines().collect();
    let [honest, endless, greedy, loud, curious, sleepy] = lines[..] else {
        panic!("{printed}");
    };
    assert_eq!(honest, "  honest  ended by itself (21 bytes printed)");
    // Which of its limits it meets first is the machine's to say.
    assert!(
        endless.starts_with(" endless  was ended: the limit of "),
        "{endless}"
    );
    assert!(endless.ends_with(" (0 bytes printed)"), "{endless}");
    assert!(
        greedy.starts_with("  greedy  was ended: the limit of "),
        "{greedy}"
    );
    assert!(
        loud.starts_with("    loud  was ended: the limit of output is passed ("),
        "{loud}"
    );
    assert!(
        curious.starts_with(" curious  raised PermissionError: "),
        "{curious}"
    );
    assert!(curious.ends_with(" (0 bytes printed)"), "{curious}");
    assert_eq!(
        sleepy,
        "  sleepy  was ended: the limit of time is passed (0 bytes printed)"
    );
}

#[test]
fn a_server_answers_clients_while_others_wait() {
    assert_eq!(
        run("server"),
        "at last: and steady\nHAND\nweft has 4 letters\n"
    );
}

#[test]
fn a_plugin_is_loaded_again_and_one_that_is_broken_is_not() {
    let printed = run("plugin");
    let begin = "Hello, Ada\nGood day, Ada (2 calls)\nthe plugin is broken, the one before stays: ";
    assert!(printed.starts_with(begin), "{printed}");
    assert!(printed.contains("'(' was never closed"), "{printed}");
    assert!(
        printed.ends_with("\nGood day, Ada (3 calls)\n"),
        "{printed}"
    );
}

#[test]
fn interpreters_of_both_modes_work_side_by_side() {
    let printed = run("modes");
    let mut lines: Vec<&str> = printed.lines().collect();
    lines.sort_unstable();
    let [with, without] = lines[..] else {
        panic!("{printed}");
    };
    assert!(with.starts_with("    without it: 4799988 in "), "{with}");
    assert!(
        without.starts_with(" with the lock: 4799988 in "),
        "{without}"
    );
}
