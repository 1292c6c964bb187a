//! Typing: lines, blocks, what is dropped, and what was typed before.

use crate::terminal::{Setup, ctrl, in_both_modes};

#[test]
fn results_are_shown_and_kept() {
    in_both_modes(|terminal| {
        terminal.run("6 * 7");
        terminal.line("42");
        terminal.run("_ + 1");
        terminal.line("43");
        terminal.run("None");
        terminal.run("_ + 100");
        terminal.line("143");
    });
}

#[test]
fn blocks_are_indented_and_end_with_an_empty_line() {
    let mut terminal = Setup::new().start();
    terminal.keys("def double(x):\r");
    terminal.until("an indentation", |screen| {
        (screen.cursor_position().1 == 4).then_some(())
    });
    terminal.keys("if x:\rreturn 2 * x");
    terminal.line("        return 2 * x");
    terminal.keys("\r");
    terminal.until("one step less after a return", |screen| {
        (screen.cursor_position().1 == 4).then_some(())
    });
    terminal.keys("\r");
    terminal.ready();
    terminal.run("double(21)");
    terminal.line("42");
}

#[test]
fn brackets_and_strings_go_on_in_the_next_line() {
    let mut terminal = Setup::new().start();
    terminal.keys("sum([\r1,\r41])\r");
    terminal.line("42");
    terminal.keys("len('''a\rb''')\r");
    terminal.line("3");
    terminal.keys("1 +* 2\r");
    terminal.has("SyntaxError: invalid syntax");
    terminal.ready();
}

#[test]
fn lines_of_a_block_can_be_edited_before_it_runs() {
    let mut terminal = Setup::new().start();
    terminal.keys("for i in range(2):\rprint('a', i)");
    terminal.on_line("print('a', i)");
    // Up to the first line, and a different number in it.
    terminal.keys("\x1b[A\x1b[F\x1b[D\x1b[D\x7f3");
    terminal.line(">>> for i in range(3):");
    terminal.keys("\x1b[B\x1b[F\r\r");
    terminal.line("a 2");
}

#[test]
fn backspace_takes_a_step_of_indentation() {
    let mut terminal = Setup::new().start();
    terminal.keys("if False:\rx\r");
    terminal.until("an indentation", |screen| {
        (screen.cursor_position().1 == 4).then_some(())
    });
    terminal.keys("\x7felse:\rprint('other')\r\r");
    terminal.line("other");
}

#[test]
fn interrupts_drop_the_line_and_the_end_of_input_leaves() {
    in_both_modes(|terminal| {
        terminal.keys("unfinished(");
        terminal.on_line("unfinished(");
        terminal.keys(&ctrl('C'));
        terminal.line("KeyboardInterrupt");
        terminal.ready();
        terminal.run("1 + 1");
        terminal.line("2");
    });
}

#[test]
fn leaving_gives_its_status() {
    for (line, status) in [
        ("exit", 0),
        ("quit()", 0),
        ("exit(3)", 3),
        ("import sys; sys.exit('bye')", 1),
    ] {
        let mut terminal = Setup::new().start();
        terminal.keys(&format!("{line}\r"));
        assert_eq!(terminal.status(), status, "{line}");
    }
}

#[test]
fn words_that_leave_can_be_variables() {
    let mut terminal = Setup::new().start();
    terminal.run("exit = 5");
    terminal.run("exit");
    terminal.line("5");
}

#[test]
fn history_is_searched_and_kept() {
    let history = "state/history";
    let mut terminal = Setup::new()
        .variable("WEFT_HISTORY", history)
        .file("keep", "")
        .start();
    terminal.run("first_thing = 1");
    terminal.run("second_thing = 2");
    terminal.keys("\x1b[A\x1b[A");
    terminal.on_line("first_thing = 1");
    terminal.keys(&ctrl('C'));
    terminal.line("KeyboardInterrupt");
    terminal.ready();
    terminal.keys(&ctrl('R'));
    terminal.keys("econ");
    terminal.has("(reverse-i-search)`econ': second_thing = 2");
    terminal.keys("\r");
    terminal.ready();
    let kept = terminal.folder.read(history);
    assert!(
        kept.contains("first_thing = 1\nsecond_thing = 2\n"),
        "{kept}"
    );
}

#[test]
fn history_of_another_session_is_there() {
    let mut terminal = Setup::new()
        .variable("WEFT_HISTORY", "before")
        .file(
            "before",
            "#V2\nanswer = 42\nfor i in 'ab':\\n    print(i)\n",
        )
        .start();
    terminal.keys("\x1b[A");
    terminal.line("    print(i)");
    terminal.keys(&ctrl('C'));
    terminal.ready();
    terminal.keys(&ctrl('R'));
    terminal.keys("answ");
    terminal.has("(reverse-i-search)`answ': answer = 42");
}

#[test]
fn prompts_are_the_programs_own() {
    let mut terminal = Setup::new().start();
    terminal.keys("import sys; sys.ps1 = 'in> '\r");
    terminal.prompt("in>");
    terminal.keys("sys.ps2 = '  > '\r");
    terminal.prompt("in>");
    terminal.keys("if True:\r");
    terminal.prompt("  >");
    terminal.keys("    'yes'\r");
    terminal.prompt("  >");
    terminal.keys("\r");
    terminal.line("'yes'");
    terminal.keys("class Count:\r  n = 0\r  def __str__(self):\r    self.n += 1; return f'{self.n}: '\r\rsys.ps1 = Count()\r");
    terminal.prompt("1:");
}

#[test]
fn what_was_written_without_an_end_of_line_stays() {
    let mut terminal = Setup::new().start();
    terminal.run("print('no end', end='')");
    terminal.line("no end");
}
