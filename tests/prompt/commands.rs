//! The commands that begin with `%`.

use crate::terminal::{Setup, in_both_modes};

#[test]
fn help_lists_them_and_explains_things() {
    let mut terminal = Setup::new().start();
    terminal.run("%help");
    for name in [
        "%time", "%timeit", "%run", "%load", "%save", "%who", "%reset", "%gil", "%compare",
        "%trace", "%threads", "%tasks",
    ] {
        terminal.has(name);
    }
    terminal.run("%nothing");
    terminal.line("There is no command %nothing; %help lists them.");
    terminal.run("len?");
    terminal.has("Help on built-in function len");
    terminal.run("help(len)");
    terminal.run("no_such_name?");
    terminal.line("There is nothing called no_such_name.");
}

#[test]
fn times() {
    in_both_modes(|terminal| {
        terminal.run("%time x = sum(range(1000))");
        terminal.has("CPU times: user ");
        terminal.has(", total: ");
        terminal.has("Wall time: ");
        terminal.run("x");
        terminal.line("499500");
        terminal.run("%timeit -n 3 -r 2 x + 1");
        terminal.has("per loop (mean ± std. dev. of 2 runs, 3 loops each)");
        terminal.run("%timeit");
        terminal.line("usage: %timeit [-n N] [-r N] STATEMENT");
        terminal.run("import asyncio");
        terminal.run("%time await asyncio.sleep(0.01, 'timed')");
        terminal.line("'timed'");
    });
}

#[test]
fn files_are_run_loaded_and_saved() {
    let program = "import sys\nprint('ran with', sys.argv[1:], __name__)\nleft = 5\n\ndef fails():\n    1 / 0\n";
    let mut terminal = Setup::new()
        .file("program.py", program)
        .file("short.py", "for i in range(2):\n    print('loaded', i)\n")
        .start();
    terminal.run("%run program.py 'a b' c");
    terminal.line("ran with ['a b', 'c'] __main__");
    terminal.run("left");
    terminal.line("5");
    terminal.run("fails()");
    terminal.has("program.py\", line 6, in fails");
    terminal.run("%run missing.py");
    terminal.line("missing.py: No such file or directory");
    terminal.keys("%load short.py\r");
    terminal.line("    print('loaded', i)");
    terminal.keys("\r\r");
    terminal.line("loaded 1");
    terminal.ready();
    terminal.run("%save kept.py 2-3");
    terminal.line("kept.py: 2 inputs written");
    assert_eq!(terminal.folder.read("kept.py"), "left\nfails()\n");
    terminal.keys("%save kept 2\r");
    terminal.has("kept.py is there already. Overwrite it? [y/N]");
    terminal.keys("\r");
    terminal.line("Nothing is written.");
    terminal.ready();
    terminal.run("%save -a kept 2");
    terminal.line("kept.py: 1 input written");
    terminal.run("%save -f kept.py 3");
    assert_eq!(terminal.folder.read("kept.py"), "fails()\n");
    terminal.run("%run -i missing.py");
    terminal.line("missing.py: No such file or directory");
}

#[test]
fn names_are_listed_and_forgotten() {
    let mut terminal = Setup::new().start();
    terminal.run("%who");
    terminal.line("There are no names.");
    terminal.run("number = 7; text = 'seven'");
    terminal.run("%who");
    terminal.line("number  int  7");
    terminal.line("text    str  'seven'");
    terminal.keys("%reset\r");
    terminal.has("Forget 2 names? [y/N]");
    terminal.keys("n\r");
    terminal.line("Nothing is forgotten.");
    terminal.ready();
    terminal.run("%reset -f");
    terminal.run("number");
    terminal.has("NameError: name 'number' is not defined");
}

#[test]
fn the_mode_changes_and_values_are_carried_over() {
    for (before, after) in [("on", "off"), ("off", "on")] {
        let mut terminal = Setup::new().arguments(&["--gil", before]).start();
        terminal.run("%gil");
        terminal.line(&format!("The global lock is {before}."));
        terminal.run("def double(x): return 2 * x + offset\n");
        terminal
            .run("import math, threading; offset = 1; lock = threading.Lock(); numbers = [1, 2]");
        terminal.run("same = numbers");
        terminal.keys(&format!("%gil {after}\r"));
        terminal.has("6 names carried over by value.");
        terminal.line("Left behind, because they cannot be copied: lock (lock).");
        terminal.ready();
        terminal.run("%gil");
        terminal.line(&format!("The global lock is {after}."));
        terminal.run("double(4), math.pi > 3, same is numbers, 'lock' in globals()");
        terminal.line("(9, True, True, False)");
        terminal.leave();
    }
}

#[test]
fn code_is_compared_in_both_modes() {
    let mut terminal = Setup::new().start();
    terminal.run("def work(): return sum(range(1000))\n");
    terminal.keys("%compare print('worked', work())\r");
    terminal.has("GIL on");
    terminal.has("verdict");
    terminal.has("output");
    terminal.ready();
}

#[test]
fn code_is_traced() {
    let mut terminal = Setup::new().start();
    terminal.run("word = 'traced'");
    terminal.keys("%trace -o t.json print(word + '!')\r");
    terminal.line("traced!");
    terminal.has("t.json: ");
    terminal.ready();
    assert!(terminal.folder.read("t.json").contains("traceEvents"));
}

#[test]
fn threads_and_tasks_are_listed() {
    in_both_modes(|terminal| {
        terminal.paste(
            "import asyncio, threading\nend = threading.Event()\ndef waiting(): end.wait()\n\
             thread = threading.Thread(target=waiting, name='the waiter', daemon=True)\nthread.start()\n\
             async def nap(): await asyncio.sleep(1000)\ntask = asyncio.create_task(nap(), name='napping')\n",
        );
        terminal.keys("\r");
        terminal.ready();
        terminal.run("%threads");
        terminal.has("MainThread");
        terminal.has("the waiter");
        terminal.run("%tasks");
        terminal.has("napping  nap");
        terminal.run("task.cancel(); end.set()");
        terminal.run("%tasks");
        terminal.line("There are no tasks.");
    });
}
