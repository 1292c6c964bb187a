//! What `weft compare` measures and says of real programs.

#![forbid(unsafe_code)]

mod measuring;

use measuring::{Folder, example};

/// The JSON report about a program, which must not fail.
fn report(folder: &Folder, arguments: &[&str]) -> String {
    let arguments: Vec<&str> = ["compare", "--json"]
        .iter()
        .chain(arguments)
        .copied()
        .collect();
    let outcome = folder.weft(&arguments, "");
    assert_eq!(
        (outcome.status, outcome.stderr.as_str()),
        (0, ""),
        "{}",
        outcome.stdout
    );
    outcome.stdout
}

#[test]
fn threads_that_compute_wait_for_the_gil() {
    let folder = Folder::new();
    let file = example("computing.py");
    let json = report(&folder, &["--runs", "1", &file, "20_000_000"]);
    folder.check(
        &json,
        "
on, off = report['gil_on'], report['gil_off']
assert report['runs'] == 1 and report['program'][1] == '20_000_000'
assert on['failure'] is None and off['failure'] is None
# One of two waits at a time, however busy the machine is.
assert on['waiting_for_gil_seconds'] > 0.5 * on['wall_seconds'] - 0.15, on
assert on['gil_switches'] > 3
assert off['waiting_for_gil_seconds'] == 0 and off['gil_switches'] == 0
assert on['busy_threads'] == off['busy_threads'] == 2
assert on['cpu_seconds'] > 0.05 and abs(on['cores_used'] * on['wall_seconds'] - on['cpu_seconds']) < 1e-6
assert on['running_seconds'] < 1.05 * on['wall_seconds']
assert on['peak_memory_bytes'] > 4e6
assert abs(report['speedup'] - on['wall_seconds'] / off['wall_seconds']) < 1e-9
assert report['output'] == {'agrees': True, 'between_modes': 'same', 'within_gil_on': None, 'within_gil_off': None, 'only_gil_on': [], 'only_gil_off': []}
assert report['verdict'][0].startswith('CPU-bound in two threads'), report['verdict']
",
    );
}

#[test]
fn waiting_for_the_system_costs_nothing() {
    let folder = Folder::new();
    let json = report(&folder, &["--runs", "1", &example("waiting.py"), "0.4"]);
    folder.check(
        &json,
        "
for mode in report['gil_on'], report['gil_off']:
    assert mode['waiting_for_io_seconds'] > 4 * 0.3, mode
    assert 0.4 <= mode['sleeping_seconds'] < mode['wall_seconds']
    assert mode['waiting_for_gil_seconds'] < 0.2
assert report['verdict'][0].startswith('waits on I/O'), report['verdict']
",
    );
}

#[test]
fn the_lock_that_all_wait_for_is_named_by_its_line() {
    let folder = Folder::new();
    let json = report(
        &folder,
        &["--runs", "1", &example("one_lock.py"), "2_500_000"],
    );
    folder.check(
        &json,
        "
for mode in report['gil_on'], report['gil_off']:
    [lock] = [lock for lock in mode['locks'] if lock['place'].endswith('one_lock.py:6')]
    assert lock['acquisitions'] == 60 and lock['waits'] > 10, lock
    assert lock['held_seconds'] < mode['wall_seconds']
assert report['gil_off']['waiting_for_locks_seconds'] > 0.2 * report['gil_off']['wall_seconds']
named = [each for each in report['verdict'] if each.startswith('lock at line 6 is held ')]
assert len(named) == 1 and named[0].endswith(' of the time: more threads cannot help'), report['verdict']
",
    );
}

#[test]
fn a_condition_is_no_lock_that_is_held() {
    let folder = Folder::new();
    let program = "
import queue, threading, time
items = queue.Queue()
def take():
    while items.get() is not None:
        pass
thread = threading.Thread(target=take)
thread.start()
for _ in range(5):
    time.sleep(0.03)
    items.put(1)
items.put(None)
thread.join()
";
    let json = report(
        &folder,
        &["--runs", "1", &folder.file("program.py", program)],
    );
    folder.check(
        &json,
        "
for mode in report['gil_on'], report['gil_off']:
    assert mode['waiting_for_threads_seconds'] > 0.12, mode
    assert mode['waiting_for_locks_seconds'] < 0.1, mode
assert not any('is held' in each for each in report['verdict'])
",
    );
}

#[test]
fn what_plus_equals_loses_is_counted_exactly() {
    let folder = Folder::new();
    let program = "
import threading
counter = 0
class Box: pass
box = Box()
box.number = 0
items = [0, 0]
table = {'key': 0}
def shared():
    number = 0
    def work():
        nonlocal number
        global counter
        for step in range(30_000):
            counter += 1
            box.number += 2
            items[1] += step
            table['key'] -= 3
            number += 1
    def result():
        return number
    return work, result
work, result = shared()
threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(counter, box.number, items[1], table['key'], result())
";
    let file = folder.file("program.py", program);
    for gil in ["on", "off"] {
        let records = folder.path(gil);
        std::fs::create_dir(&records).expect("it is ours");
        let code = format!("import os, subprocess, sys
os.environ['WEFT_RECORD'] = 'updates:{records}'
shown = subprocess.run([sys.executable, '--gil', '{gil}', '{file}'], capture_output=True, text=True).stdout
shown = dict(zip(['counter', 'box.number', 'items[1]', \"table['key']\", 'number'], map(int, shown.split())))
[record] = os.listdir('{records}')
updates = [line.split('\\t') for line in open('{records}/' + record) if line.startswith('update')]
found = {{}}
for _, _, _, target, _, executions, overwrites, added, magnitude, lost in updates:
    sums = found.setdefault(target, [0, 0, 0, 0])
    for index, number in enumerate([executions, overwrites, added, lost]):
        sums[index] += int(number)
assert found.keys() == shown.keys(), found
for target, (executions, overwrites, added, lost) in found.items():
    # The first time that a thread sees an attribute it does not know its place yet, and is not watched.
    assert 90_000 - 3 <= executions <= 90_000, (target, executions)
    unwatched = 90_000 - executions
    assert abs(shown[target] - (added - lost)) <= 2 * unwatched, (target, shown[target], added, lost)
    assert (overwrites == 0) == (lost == 0)
    if '{gil}' == 'on':
        assert overwrites == 0, target
print('exact')
");
        let outcome = folder.weft(&["-c", &code], "");
        assert_eq!(outcome.stdout, "exact\n", "{gil}: {}", outcome.stderr);
    }
}

#[test]
fn updates_are_watched_where_threads_share_a_number() {
    let folder = Folder::new();
    let json = report(
        &folder,
        &["--runs", "1", &example("lost_updates.py"), "100_000"],
    );
    folder.check(
        &json,
        "
for mode in report['gil_on'], report['gil_off']:
    [changes] = mode['updates']
    assert changes['target'] == 'counter' and changes['lines'] == [12], changes
    assert changes['threads'] == 2
    assert changes['executions'] == changes['added'] == 200_000
    if changes['overwrites']:
        assert 0 < changes['lost'] < 200_000 and changes['lost_part'] == changes['lost'] / 200_000
assert report['gil_on']['updates'][0]['overwrites'] == 0
lost = report['gil_off']['updates'][0]['lost']
said = [each for each in report['verdict'] if each.startswith('the counter at line 12 (counter) lost ')]
assert bool(lost) == bool(said), report['verdict']
",
    );
}

#[test]
fn a_number_under_a_lock_loses_nothing() {
    let folder = Folder::new();
    let program = "
import threading
lock, number = threading.Lock(), 0
def work():
    global number
    for _ in range(20_000):
        with lock:
            number += 1
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(number)
";
    let json = report(
        &folder,
        &["--runs", "1", &folder.file("program.py", program)],
    );
    folder.check(
        &json,
        "
for mode in report['gil_on'], report['gil_off']:
    [changes] = mode['updates']
    assert changes['executions'] == 40_000 and changes['overwrites'] == changes['lost'] == 0
assert not any('lost' in each for each in report['verdict'])
",
    );
}

#[test]
fn collections_are_counted() {
    let folder = Folder::new();
    let program = "import gc\nfor _ in range(4): gc.collect()";
    let json = report(&folder, &["--runs", "1", "-c", program]);
    folder.check(
        &json,
        "
for mode in report['gil_on'], report['gil_off']:
    assert mode['collections'] >= 4
    assert 0 < mode['longest_pause_seconds'] <= mode['paused_seconds'] < mode['wall_seconds']
",
    );
}

#[test]
fn processes_are_counted_too() {
    let folder = Folder::new();
    let program = "
import multiprocessing
def work(count):
    total = 0
    for number in range(count):
        total += number * number % 7
    return total
with multiprocessing.Pool(2) as pool:
    print(pool.map(work, [12_000_000] * 2, chunksize=1))
";
    let json = report(
        &folder,
        &["--runs", "1", &folder.file("program.py", program)],
    );
    folder.check(
        &json,
        "
assert report['output']['between_modes'] == 'same'
assert max(report['gil_on']['busy_children'], report['gil_off']['busy_children']) >= 1, report
",
    );
}

#[test]
fn each_run_has_the_arguments_and_the_input() {
    let folder = Folder::new();
    let program = "
import sys
print(sys.argv[1:], sum(map(int, sys.stdin)))
";
    let file = folder.file("program.py", program);
    let arguments = ["compare", "--show", &file, "--runs=2", "--", "--json", "b"];
    let outcome = folder.weft(&arguments, "1\n20\n300\n");
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
    let (shown, table) = outcome.stdout.split_once('\n').expect("two parts");
    assert_eq!(shown, "['--json', 'b'] 321");
    assert!(
        table.starts_with(&format!("{file} --json b: medians of 2 runs\n")),
        "{table}"
    );
    assert!(
        table.contains("\noutput    the same in both modes\nverdict   "),
        "{table}"
    );
}

#[test]
fn an_input_that_never_ends_is_not_waited_for() {
    let folder = Folder::new();
    let code = "
import subprocess, sys
program = 'import sys; print(sys.stdin.readline())'
command = [sys.executable, 'compare', '--runs', '1', '--show', '-c', program]
child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
child.stdin.write('a line\\n')
child.stdin.flush()
print(child.stdout.readline(), end='')
print(child.wait(timeout=60))
";
    let outcome = folder.weft(&["-c", code], "");
    assert_eq!(outcome.stdout, "a line\n0\n", "{}", outcome.stderr);
}

#[test]
fn the_table_is_aligned() {
    let folder = Folder::new();
    let outcome = folder.weft(&["compare", "-c", "print('x')"], "");
    let lines: Vec<&str> = outcome.stdout.lines().collect();
    assert_eq!(lines[0], "-c print('x'): medians of 3 runs");
    let end = |line: &str, figure: &str| {
        line.find(figure)
            .map(|at| line[..at].chars().count() + figure.chars().count())
    };
    let column = end(lines[2], "GIL off").expect("the heading");
    for name in [
        "wall time",
        "CPU time",
        "cores used",
        "waiting for the GIL",
        "collections",
        "peak memory",
    ] {
        let line = lines
            .iter()
            .find(|line| line.starts_with(name))
            .expect(name);
        let upto: String = line.chars().take(column).collect();
        assert!(!upto.ends_with(' '), "{line}");
        let next = line.chars().nth(column);
        assert!(next.is_none_or(|next| next == ' '), "{line}");
    }
}

#[test]
fn outputs_are_compared_in_any_order() {
    let folder = Folder::new();
    let program = "
import sys
lines = ['one', 'two', 'three']
print(*lines if sys._is_gil_enabled() else lines[::-1], sep='\\n')
";
    let json = report(&folder, &["--runs", "2", &folder.file("order.py", program)]);
    folder.check(
        &json,
        "
assert report['output']['between_modes'] == 'other order' and report['output']['agrees']
assert report['output']['within_gil_on'] == report['output']['within_gil_off'] == 'same'
",
    );
    let program = "import sys\nprint('same')\nprint('enabled', sys._is_gil_enabled())";
    let outcome = folder.weft(&["compare", "--runs", "1", "-c", program], "");
    for line in [
        "output    not the same in both modes, whatever the order of lines",
        "          only with GIL on: enabled True",
        "          only with GIL off: enabled False",
        "          it prints something else without the GIL",
    ] {
        assert!(
            outcome.stdout.lines().any(|each| each == line),
            "{line}\n{}",
            outcome.stdout
        );
    }
    assert_eq!(outcome.status, 0);
}

#[test]
fn a_program_that_fails_ends_the_comparison() {
    let folder = Folder::new();
    let program = "import sys\nif not sys._is_gil_enabled():\n    raise ValueError('only without')";
    let outcome = folder.weft(&["compare", &folder.file("program.py", program)], "");
    assert_eq!(outcome.status, 1);
    assert!(
        outcome
            .stderr
            .starts_with("Traceback (most recent call last):\n"),
        "{}",
        outcome.stderr
    );
    assert!(outcome.stderr.ends_with("ValueError: only without\n"));
    let said = "verdict   the program ended with status 1 without the GIL\n";
    assert!(outcome.stdout.contains(said), "{}", outcome.stdout);

    let outcome = folder.weft(&["compare", "-c", "import sys; sys.exit(3)"], "");
    assert_eq!(outcome.status, 3);
    assert!(
        outcome
            .stdout
            .contains("the program ended with status 3 in both modes")
    );

    let code = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)";
    let outcome = folder.weft(&["compare", "-c", code], "");
    assert_eq!(outcome.status, 137);
    assert!(
        outcome
            .stdout
            .contains("the program was ended by SIGKILL in both modes")
    );
    let line = outcome
        .stdout
        .lines()
        .find(|line| line.starts_with("collections"));
    assert_eq!(
        line.map(|line| line.matches('?').count()),
        Some(2),
        "{}",
        outcome.stdout
    );
}

#[test]
fn runs_are_repeated_until_the_medians_are_steady() {
    let folder = Folder::new();
    let json = report(&folder, &["--repeat", "-c", "pass"]);
    folder.check(
        &json,
        "
assert 5 <= report['runs'] <= 25, report['runs']
for mode in report['gil_on'], report['gil_off']:
    assert mode['quickest_seconds'] <= mode['wall_seconds'] <= mode['slowest_seconds']
",
    );
}

#[test]
fn ctrl_c_ends_program_and_comparison() {
    let folder = Folder::new();
    let program = "
import sys, time
open(sys.argv[1], 'w').close()
time.sleep(60)
";
    let code = "
import os, signal, subprocess, sys, time
program, begun = sys.argv[1:]
command = [sys.executable, 'compare', program, begun]
child = subprocess.Popen(command, start_new_session=True, stdout=subprocess.PIPE)
while not os.path.exists(begun):
    time.sleep(0.01)
os.killpg(child.pid, signal.SIGINT)
print(child.communicate()[0], child.returncode)
";
    let file = folder.file("program.py", program);
    let outcome = folder.weft(&["-c", code, &file, &folder.path("begun")], "");
    assert_eq!(outcome.stdout, "b'' -2\n", "{}", outcome.stderr);
    assert!(folder.is_clean());
}

#[test]
fn being_told_to_end_leaves_neither_program_nor_folder() {
    let folder = Folder::new();
    let program = "
import os, sys, time
with open(sys.argv[1] + '.part', 'w') as file:
    file.write(str(os.getpid()))
os.rename(sys.argv[1] + '.part', sys.argv[1])
time.sleep(600)
";
    let code = "
import os, signal, subprocess, sys, time
command, program, begun = sys.argv[1:]
child = subprocess.Popen([sys.executable, command, program, begun])
while not os.path.exists(begun):
    time.sleep(0.01)
os.kill(child.pid, signal.SIGTERM)
print(child.wait())
number = int(open(begun).read())
try:
    # It is ended, but may not be yet.
    while True:
        os.kill(number, 0)
        with open(f'/proc/{number}/stat') as file:
            if file.read().rpartition(')')[2].split()[0] == 'Z':
                break
        time.sleep(0.01)
except (ProcessLookupError, FileNotFoundError):
    pass
print('gone')
";
    let file = folder.file("program.py", program);
    for command in ["compare", "trace"] {
        let begun = folder.path(command);
        let outcome = folder.weft(&["-c", code, command, &file, &begun], "");
        assert_eq!(outcome.stdout, "-15\ngone\n", "{}", outcome.stderr);
        assert!(folder.is_clean(), "{command}");
    }
}

#[test]
fn what_cannot_be_done_is_said() {
    let folder = Folder::new();
    let outcome = folder.weft(&["compare", "missing.py"], "");
    assert_eq!(outcome.status, 2);
    assert!(
        outcome.stderr.contains("can't open file"),
        "{}",
        outcome.stderr
    );
    assert_eq!(outcome.stdout, "");
    for (arguments, message) in [
        (&["compare"][..], "a program is needed"),
        (
            &["compare", "--runs", "0", "x.py"],
            "--runs must be a number from 1 to 1000, not '0'",
        ),
        (&["compare", "--runs"], "--runs needs a value"),
        (&["compare", "--fast", "x.py"], "unknown option --fast"),
        (
            &["compare", "--gil", "off", "x.py"],
            "the program is run with --gil on and off in any case",
        ),
    ] {
        let outcome = folder.weft(arguments, "");
        assert_eq!(outcome.status, 2, "{arguments:?}");
        let first = outcome.stderr.lines().next();
        assert_eq!(first, Some(format!("weft compare: {message}").as_str()));
    }
    let outcome = folder.weft(&["compare", "--help"], "");
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
    assert!(outcome.stdout.starts_with("usage: weft compare "));
}
