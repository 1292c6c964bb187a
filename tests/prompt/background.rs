//! What goes on while one types: programs, threads, tasks.

use crate::terminal::{Setup, ctrl, in_both_modes};

#[test]
fn a_running_program_is_interrupted() {
    in_both_modes(|terminal| {
        terminal.keys("import time\r");
        terminal.ready();
        for line in [
            "while True: pass",
            "time.sleep(1000)",
            "sum(range(10**15))",
            "'x' in iter(int, 1)",
        ] {
            terminal.paste(&format!("print('run', 'ning', sep='')\n{line}"));
            terminal.keys("\r");
            terminal.line("running");
            terminal.keys(&ctrl('C'));
            terminal.line("KeyboardInterrupt");
            terminal.ready();
            terminal.keys(&ctrl('L'));
            terminal.until("a clear screen", |screen| {
                (!screen.contents().contains("running")).then_some(())
            });
        }
    });
}

#[test]
fn output_of_a_thread_stands_above_the_line() {
    in_both_modes(|terminal| {
        terminal.paste(
            "import threading\ngo = threading.Event()\ndef work():\n    go.wait()\n    print('from the', 'thread')\n\
             threading.Thread(target=work).start()\nthreading.Timer(0.2, go.set).start()\n",
        );
        terminal.keys("\rhalf_a_li");
        terminal.line("from the thread");
        terminal.on_line(">>> half_a_li");
        terminal.keys("ne = 3\r");
        terminal.ready();
        terminal.run("half_a_line + 1");
        terminal.line("4");
    });
}

#[test]
fn an_exception_of_a_thread_stands_above_the_line() {
    let mut terminal = Setup::new().start();
    terminal.keys("import threading\r");
    terminal.ready();
    terminal.keys("threading.Timer(0.2, lambda: 1 / 0).start()\rtyped");
    terminal.line("ZeroDivisionError: division by zero");
    terminal.on_line(">>> typed");
}

#[test]
fn tasks_go_on_while_one_types() {
    in_both_modes(|terminal| {
        terminal.paste(
            "import asyncio\nasync def tick():\n    for i in range(3):\n        await asyncio.sleep(0.1)\n        \
             print('tick', i)\n    return 'ticked'\ntask = asyncio.create_task(tick())\n",
        );
        terminal.keys("\rwait_for_i");
        terminal.line("tick 2");
        terminal.on_line(">>> wait_for_i");
        terminal.keys("t = 1\r");
        terminal.ready();
        terminal.run("task.done(), await task");
        terminal.line("(True, 'ticked')");
    });
}

#[test]
fn await_and_its_kin_stand_at_the_top() {
    in_both_modes(|terminal| {
        terminal.run("import asyncio");
        terminal.run("await asyncio.sleep(0.01, 'slept')");
        terminal.line("'slept'");
        terminal.run("x = await asyncio.sleep(0.01, 41)");
        terminal.run("x + 1");
        terminal.line("42");
        terminal
            .paste("async def count():\n    yield 1\n    yield 2\n\n[i async for i in count()]");
        terminal.keys("\r");
        terminal.line("[1, 2]");
        terminal.ready();
        terminal.paste("async with asyncio.timeout(5):\n    async for i in count():\n        print('count', i)\n");
        terminal.keys("\r");
        terminal.line("count 2");
        terminal.ready();
        terminal.run("await asyncio.sleep(0, 1 / 0)");
        terminal.line("ZeroDivisionError: division by zero");
        assert!(
            !terminal.shows("asyncio/"),
            "no frames but those that were typed"
        );
    });
}

#[test]
fn an_await_is_interrupted() {
    in_both_modes(|terminal| {
        terminal.paste("import asyncio\nprint('be', 'gun', sep='')\nawait asyncio.sleep(1000)");
        terminal.keys("\r");
        terminal.line("begun");
        terminal.keys(&ctrl('C'));
        terminal.line("KeyboardInterrupt");
        terminal.ready();
        terminal.run("await asyncio.sleep(0, 'again')");
        terminal.line("'again'");
    });
}

#[test]
fn programs_with_a_loop_of_their_own_run_too() {
    let mut terminal = Setup::new().start();
    terminal.paste("import asyncio\nasync def main():\n    await asyncio.sleep(0.01)\n    return 'main ran'\n\nasyncio.run(main())");
    terminal.keys("\r");
    terminal.line("'main ran'");
    terminal.ready();
    terminal.run("t = asyncio.create_task(main())");
    terminal.run("await t + '!'");
    terminal.line("'main ran!'");
}

#[test]
fn context_variables_last() {
    let mut terminal = Setup::new().start();
    terminal.run("import asyncio, contextvars; v = contextvars.ContextVar('v')");
    terminal.run("_ = v.set('kept')");
    terminal.run("await asyncio.sleep(0, v.get())");
    terminal.line("'kept'");
}

#[test]
fn a_task_that_leaves_does_not_end_the_prompt() {
    let mut terminal = Setup::new().start();
    terminal.paste("import asyncio\nasync def leave():\n    await asyncio.sleep(0.1)\n    raise SystemExit(3)\n\nt = asyncio.create_task(leave())");
    terminal.keys("\r");
    terminal.line("SystemExit: 3");
    terminal.ready();
    terminal.run("6 * 7");
    terminal.line("42");
}

#[test]
fn what_is_made_of_little_is_interrupted() {
    in_both_modes(|terminal| {
        for (line, result) in [
            ("while True: len('a' * 10**8)", "len('ab' * 3)"),
            ("while True: len([None] * 10**7)", "len([0] * 6)"),
            ("while True: len(bytes(2) * 10**8)", "len(b'abc' * 2)"),
            ("while True: len((None, 1) * 10**7)", "2 + 4"),
            ("while True: (10**10**7).bit_length()", "2 * 3"),
        ] {
            terminal.paste(&format!("print('run', 'ning', sep='')\n{line}"));
            terminal.keys("\r");
            terminal.line("running");
            terminal.keys(&ctrl('C'));
            terminal.line("KeyboardInterrupt");
            terminal.ready();
            // Nothing is left of it.
            terminal.run(result);
            terminal.line("6");
            terminal.keys(&ctrl('L'));
            terminal.until("a clear screen", |screen| {
                (!screen.contents().contains("running")).then_some(())
            });
        }
    });
}
