//! The tab key.

use crate::terminal::{Setup, Terminal, in_both_modes};

#[track_caller]
fn completes(terminal: &mut Terminal, typed: &str, whole: &str) {
    terminal.keys(&format!("{typed}\t"));
    terminal.on_line(whole);
    terminal.interrupt();
}

#[test]
fn names_attributes_and_keywords() {
    in_both_modes(|terminal| {
        terminal.run("a_long_name = {'first key': 1, 'second': {'third': [3]}}");
        completes(terminal, "a_lo", ">>> a_long_name");
        completes(terminal, "print(a_long_name.setd", "a_long_name.setdefault");
        completes(terminal, "nonl", ">>> nonlocal");
        completes(terminal, "isinst", ">>> isinstance");
        completes(terminal, "''.casef", "''.casefold");
    });
}

#[test]
fn keys_of_dicts() {
    let mut terminal = Setup::new().start();
    terminal.run("d = {'first key': 1, 'second': {'third': [3]}}");
    completes(&mut terminal, "d['fi", ">>> d['first key']");
    completes(&mut terminal, "d[\"sec", ">>> d[\"second\"]");
    completes(&mut terminal, "d['second']['", ">>> d['second']['third']");
    completes(
        &mut terminal,
        "d['second']['third'].rev",
        "['third'].reverse",
    );
}

#[test]
fn modules_and_what_they_hold() {
    let mut terminal = Setup::new()
        .file(
            "own_module.py",
            "print('imported')\ndef helper_function(): pass\nHELPER_NUMBER = 1\n",
        )
        .start();
    completes(&mut terminal, "import own_m", ">>> import own_module");
    completes(
        &mut terminal,
        "from own_module import helper",
        "import helper_function",
    );
    completes(&mut terminal, "import os, itert", "import os, itertools");
    completes(
        &mut terminal,
        "from concurrent.fut",
        "from concurrent.futures",
    );
    completes(&mut terminal, "from math im", "from math import");
    completes(&mut terminal, "from math import fact", "import factorial");
    assert!(!terminal.shows("imported"), "completion imports nothing");
}

#[test]
fn paths_in_strings_and_commands() {
    let mut terminal = Setup::new().file("a_program.py", "").start();
    completes(&mut terminal, "open('a_pro", ">>> open('a_program.py");
    completes(&mut terminal, "%run a_pro", ">>> %run a_program.py");
    completes(&mut terminal, "%comp", ">>> %compare");
}

#[test]
fn parameters_of_a_call() {
    let mut terminal = Setup::new().start();
    terminal.run("def f(some_parameter): pass\n");
    completes(&mut terminal, "f(some_p", ">>> f(some_parameter=");
}

#[test]
fn several_are_listed() {
    let mut terminal = Setup::new().start();
    terminal.run("alpha_one = alpha_two = 1");
    terminal.keys("alp\t");
    terminal.has("alpha_one  alpha_two");
    terminal.on_line(">>> alpha_");
}

#[test]
fn what_raises_or_never_ends_does_no_harm() {
    in_both_modes(|terminal| {
        terminal.paste(
            "class Bad:\n    def __dir__(self): raise ValueError('bad')\n    def __getattr__(self, name):\n        \
             while True: pass\n",
        );
        terminal.keys("\r");
        terminal.ready();
        terminal.run("bad = Bad()");
        terminal.keys("bad.x\t");
        terminal.on_line(">>> bad.x");
        terminal.interrupt();
        terminal.keys("bad.attribute.y\t");
        terminal.keys("1");
        terminal.on_line(">>> bad.attribute.y1");
        terminal.interrupt();
        terminal.run("1 + 1");
        terminal.line("2");
    });
}

#[test]
fn tab_indents_at_the_beginning_of_a_line() {
    let mut terminal = Setup::new().start();
    terminal.keys("\t");
    terminal.until("an indentation", |screen| {
        (screen.cursor_position().1 == 8).then_some(())
    });
}

#[test]
fn more_names_than_can_be_listed() {
    let mut terminal = Setup::new().start();
    terminal.run("a = type('A', (), {})(); vars(a).update({f'many_{n:05}': n for n in range(70000)}); a.other = 1");
    terminal.keys("a.ma\t");
    terminal.line(">>> a.many_");
    terminal.line("Display all 500 possibilities? (y or n)");
    terminal.keys("n");
    terminal.on_line(">>> a.many_");
    terminal.interrupt();
    completes(&mut terminal, "a.many_6999", ">>> a.many_6999");
    terminal.run("6 * 7");
    terminal.line("42");
}
