//! Pasting: a program, a session with its prompts, and a block with an indentation.

use crate::terminal::{Setup, in_both_modes};

#[test]
fn a_whole_program() {
    in_both_modes(|terminal| {
        terminal.paste(
            "import math\n\ndef area(r):\n    return math.floor(math.pi * r)\n\nclass C:\n\n    x = 1\n\n\
             for r in 1, 2:\n    print('area', area(r))\nprint('sum', C.x + 1)\n",
        );
        terminal.keys("\r");
        terminal.line("sum 2");
        terminal.line("area 3");
        terminal.line("area 6");
        terminal.ready();
    });
}

#[test]
fn the_last_result_of_several_is_shown() {
    let mut terminal = Setup::new().start();
    terminal.paste("'hidden' + '!'\nx = 20\nx + 22");
    terminal.keys("\r");
    terminal.line("42");
    assert!(!terminal.shows("'hidden!'"));
}

#[test]
fn a_session_with_prompts() {
    let mut terminal = Setup::new().start();
    terminal.paste(">>> def f():\n...     return 'f' * 3\n...\n>>> f()\n'not this'\n>>> print(f(), 1)\nnor this\n");
    terminal.keys("\r");
    terminal.line("fff 1");
    terminal.ready();
    terminal.paste("In [1]: y = 5\n\nIn [2]: if y:\n   ...:     print('y is', y)\n   ...: \ny is 7\n\nIn [3]: y\nOut[3]: 7\n");
    terminal.keys("\r");
    terminal.line("y is 5");
    terminal.line("5");
}

#[test]
fn an_indented_block() {
    let mut terminal = Setup::new().start();
    terminal
        .paste("        for i in range(2):\n            print('row', i)\n\n        print('end')\n");
    terminal.keys("\r");
    terminal.line("row 1");
    terminal.line("end");
}

#[test]
fn nothing_runs_of_a_program_that_is_wrong() {
    let mut terminal = Setup::new().start();
    terminal.paste("print('one', 1)\nreturn 5\n");
    terminal.keys("\r");
    terminal.has("SyntaxError: 'return' outside function");
    terminal.has("line 2");
    assert!(!terminal.text().lines().any(|line| line == "one 1"));
}

#[test]
fn tracebacks_have_the_lines_of_what_was_pasted() {
    let mut terminal = Setup::new().start();
    terminal.paste("def f():\n    return 1 / 0\n\n\nprint('before')\nf()\n");
    terminal.keys("\r");
    terminal.line("before");
    terminal.has("line 6, in <module>");
    terminal.has("line 2, in f");
    terminal.line("    return 1 / 0");
    terminal.line("           ~~^~~");
    terminal.line("ZeroDivisionError: division by zero");
    assert!(!terminal.shows("_prompt"));
}
