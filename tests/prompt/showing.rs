//! How things look: colours, results that are laid out, tracebacks, hooks.

use crate::terminal::Setup;
use vt100::Color;

#[test]
fn words_have_colours_as_one_types() {
    let mut terminal = Setup::coloured().start();
    terminal.keys("for item in len('text'): # why");
    terminal.on_line("# why");
    assert_eq!(terminal.colour(">>>"), (Color::Idx(5), true));
    assert_eq!(terminal.colour("for"), (Color::Idx(4), true));
    assert_eq!(terminal.colour("item"), (Color::Default, false));
    assert_eq!(terminal.colour("len"), (Color::Idx(6), false));
    assert_eq!(terminal.colour("'text'"), (Color::Idx(2), false));
    assert_eq!(terminal.colour("# why"), (Color::Idx(1), false));
}

#[test]
fn tracebacks_have_colours() {
    let mut terminal = Setup::coloured().start();
    terminal.keys("{'a': 1}['b']\r");
    terminal.line("KeyError: 'b'");
    assert_eq!(terminal.colour("KeyError"), (Color::Idx(5), true));
    assert_eq!(terminal.colour("^^^^^"), (Color::Idx(1), true));
    assert_eq!(terminal.colour("~~~"), (Color::Idx(1), false));
    assert_eq!(
        terminal.colour("\"<python-input-0>\""),
        (Color::Idx(5), false)
    );
}

#[test]
fn no_color_leaves_them_out() {
    let mut terminal = Setup::new().start();
    terminal.keys("for x in 1 / 0: pass\r\r");
    terminal.has("ZeroDivisionError");
    for text in [">>>", "for", "ZeroDivisionError", "~~^~~"] {
        assert_eq!(terminal.colour(text), (Color::Default, false), "{text}");
    }
}

#[test]
fn wide_results_are_laid_out() {
    let mut terminal = Setup::new().start();
    terminal.run("{'first': list(range(20)), 'second': 'x' * 30, 'third': ('y' * 20,)}");
    terminal.line(" 'second': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',");
    terminal.line(" 'third': ('yyyyyyyyyyyyyyyyyyyy',)}");
    terminal.run("list(range(4))");
    terminal.line("[0, 1, 2, 3]");
}

#[test]
fn hooks_of_the_program_are_called() {
    let mut terminal = Setup::new().start();
    terminal.run("import sys; sys.displayhook = lambda value: print('shown:', value)");
    terminal.run("40 + 2");
    terminal.line("shown: 42");
    terminal.run("sys.excepthook = lambda kind, value, tb: print('caught:', value)");
    terminal.run("1 / 0");
    terminal.line("caught: division by zero");
    terminal.run("sys.last_value");
    terminal.line("shown: division by zero");
    terminal.run("sys.excepthook = None");
    terminal.run("1 / 0");
    terminal.has("Error in sys.excepthook:");
}

#[test]
fn a_repr_that_raises_is_shown_as_an_error() {
    let mut terminal = Setup::new().start();
    terminal.paste("class C:\n    def __repr__(self): raise ValueError('no repr')\n");
    terminal.keys("\r");
    terminal.ready();
    terminal.run("C()");
    terminal.line("ValueError: no repr");
}

#[test]
fn force_color_reaches_a_program_that_is_piped() {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_weft"));
    command
        .args(["-c", "1 / 0"])
        .env_remove("NO_COLOR")
        .env("FORCE_COLOR", "1");
    let text = crate::plain::standard_error(&mut command);
    assert!(
        text.contains("\x1b[1;35mZeroDivisionError\x1b[0m: \x1b[35mdivision by zero\x1b[0m"),
        "{text}"
    );
}

#[test]
fn tracebacks_are_without_frames_of_the_prompt() {
    let mut terminal = Setup::new().start();
    for line in [
        "%timeit 1 / 0",
        "type('R', (), {'__repr__': lambda self: 1 / 0})()",
    ] {
        terminal.run(line);
        terminal.line("ZeroDivisionError: division by zero");
        assert!(!terminal.shows("_prompt"), "{}", terminal.text());
        terminal.keys(&crate::terminal::ctrl('L'));
        terminal.until("a clear screen", |screen| {
            (!screen.contents().contains("ZeroDivisionError")).then_some(())
        });
    }
    terminal.run("import sys; sys.stdout = None");
    terminal.run("1");
    terminal.line("RuntimeError: lost sys.stdout");
}
