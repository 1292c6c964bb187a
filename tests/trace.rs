//! What `weft trace` writes about real programs.

#![forbid(unsafe_code)]

mod measuring;

use measuring::{Folder, Outcome, example};

/// Python that takes a timeline apart: `rows` has the spans of each row by its name, in order.
const ROWS: &str = "
events = report['traceEvents']
names, processes, rows = {}, {}, {}
for event in events:
    if event['ph'] == 'M' and event['name'] == 'thread_name':
        names[event['pid'], event['tid']] = event['args']['name']
    elif event['ph'] == 'M' and event['name'] == 'process_name':
        processes[event['pid']] = event['args']['name']
    elif event['ph'] == 'X':
        rows.setdefault((processes[event['pid']], names[event['pid'], event['tid']]), []).append(event)
for spans in rows.values():
    assert all(span['ts'] >= 0 and span['dur'] >= 0 for span in spans)
    for one, other in zip(spans, spans[1:]):
        # A microsecond is the unit, and sums of fractions are not exact.
        assert one['ts'] + one['dur'] <= other['ts'] + 0.001, (one, other)
def lasts(row, *labels):
    return sum(span['dur'] for span in rows[row] if span['name'] in labels) / 1e6
";

fn trace(folder: &Folder, arguments: &[&str]) -> Outcome {
    let arguments: Vec<&str> = ["trace"].iter().chain(arguments).copied().collect();
    folder.weft(&arguments, "")
}

fn check(folder: &Folder, name: &str, lines: &str) {
    folder.check(&folder.read(name), &format!("{ROWS}{lines}"));
}

#[test]
fn everything_has_its_row() {
    let folder = Folder::new();
    let file = example("everything.py");
    let outcome = trace(
        &folder,
        &["-o", "out.json", "--gil", "off", &file, "2_000_000"],
    );
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert_eq!(outcome.stdout, "499999500000\n");
    assert!(
        outcome.stderr.starts_with("weft trace: out.json: "),
        "{}",
        outcome.stderr
    );
    check(
        &folder,
        "out.json",
        "
[program] = {process for process, _ in rows if 'everything.py' in process}
threads = [(program, f'Thread-{number} ({what})') for number, what in [(1, 'take_turns'), (2, 'take_turns'), (3, 'compute')]]
for row in threads:
    assert lasts(row, 'running') > 0, row
labels = {span['name'] for row in threads[:2] for span in rows[row]}
assert 'sleeping' in labels
assert 'waiting for the lock of everything.py:10' in labels, labels
assert 'waiting for the GIL' not in labels
main = {span['name'] for span in rows[program, 'main']}
assert 'collecting' in main and 'sleeping' in main and 'in I/O: waiting until something is ready' in main, main
stopped = [span for row in threads for span in rows[row] if span['name'] == 'stopped for a collection']
[collecting] = [span for span in rows[program, 'main'] if span['name'] == 'collecting'][:1]
assert all(span['dur'] < 1e6 for span in stopped)
steps = [span['name'] for span in rows[program, 'event loop of main']]
assert sum(step.endswith(': ping()') for step in steps) == 10, steps
assert 'Task-1: ping_twice()' in steps
[child] = [name for process, name in rows if name.startswith('child ')]
[alive] = rows[program, child]
# The child is a program of the same kind, and has recorded itself.
number = int(child.split()[1].rstrip(':'))
assert processes[number].startswith('weft -c'), processes
[row] = [row for row in rows if row[0] == processes[number]]
assert row[1] == 'main' and rows[row][0]['ts'] >= alive['ts']
assert rows[row][-1]['ts'] + rows[row][-1]['dur'] <= alive['ts'] + alive['dur'] + 1
categories = {span['cat'] for spans in rows.values() for span in spans}
assert categories >= {'running', 'lock', 'sleep', 'io', 'task', 'child', 'collecting', 'signal'}, categories
",
    );
}

#[test]
fn threads_take_turns_with_the_gil() {
    let folder = Folder::new();
    let file = example("computing.py");
    for (gil, lines) in [
        (
            "on",
            "
for row in threads:
    assert lasts(row, 'waiting for the GIL') > 0.3 * lasts(row, 'running'), row
ends = [(span['ts'], span['ts'] + span['dur']) for row in rows for span in rows[row] if span['name'] == 'running']
ends.sort()
for one, other in zip(ends, ends[1:]):
    # The next one may note that it runs before this one has noted that it does not; a busy machine makes that long.
    assert one[1] < other[0] + 20_000, (one, other)
",
        ),
        (
            "off",
            "
assert not any(span['name'] == 'waiting for the GIL' for row in rows for span in rows[row])
",
        ),
    ] {
        let outcome = trace(&folder, &["-o", "out.json", "--gil", gil, &file, "20_000_000"]);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        let threads = "
threads = [row for row in rows if row[1].startswith('Thread-')]
assert len(threads) == 2
";
        check(&folder, "out.json", &format!("{threads}{lines}"));
    }
}

#[test]
fn children_of_multiprocessing_are_processes_of_the_timeline() {
    let folder = Folder::new();
    let program = "
import multiprocessing
def work(number):
    return sum(range(number * 50_000))
process = multiprocessing.Process(target=work, args=(3,))
process.start()
process.join()
with multiprocessing.Pool(1) as pool:
    print(pool.map(work, [1, 2]))
";
    let file = folder.file("program.py", program);
    let outcome = trace(&folder, &["-o", "out.json", &file]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert_eq!(outcome.stdout, "[1249975000, 4999950000]\n");
    check(
        &folder,
        "out.json",
        "
children = [name for _, name in rows if name.startswith('child ') and not name.endswith(': fork server')]
children = [int(name.split()[1].rstrip(':')) for name in children]
assert len(children) == 2, rows
# Those of a pool are told to end, and write down what they have recorded before they do.
assert all(child in processes for child in children), (children, processes)
",
    );
}

#[test]
fn the_picture_has_a_row_for_each_thread() {
    let folder = Folder::new();
    let file = example("everything.py");
    let outcome = trace(&folder, &["--svg", "out.svg", &file, "100_000"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let picture = folder.read("out.svg");
    assert!(picture.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" "));
    assert!(picture.ends_with("</svg>\n"));
    for name in [
        "main",
        "Thread-1 (take_turns)",
        "Thread-3 (compute)",
        "event loop of main",
    ] {
        assert_eq!(
            picture.matches(&format!(">{name}</text>")).count(),
            1,
            "{name}"
        );
    }
    for meaning in [
        "running",
        "waiting for the GIL",
        "a task's step",
        "a child process",
    ] {
        assert!(picture.contains(&format!(">{meaning}</text>")), "{meaning}");
        assert!(
            picture.contains(&format!("<title>{meaning}</title>")),
            "{meaning}"
        );
    }
    for tag in ["svg", "text", "title"] {
        let (open, close) = (format!("<{tag}"), format!("</{tag}>"));
        assert_eq!(
            picture.matches(&open).count(),
            picture.matches(&close).count(),
            "{tag}"
        );
    }
    // It stays small, however long the program runs.
    assert!(picture.len() < 200_000);
}

#[test]
fn a_program_that_ends_early_has_its_timeline_and_its_status() {
    let folder = Folder::new();
    for (code, status, error) in [
        ("import sys; sys.exit(5)", 5, ""),
        ("import os; os._exit(6)", 6, ""),
        ("raise KeyError('key')", 1, "KeyError: 'key'\n"),
        (
            "import os, signal; os.kill(os.getpid(), signal.SIGINT)",
            130,
            "KeyboardInterrupt",
        ),
    ] {
        let outcome = trace(&folder, &["-o", "out.json", "-c", code]);
        assert_eq!(outcome.status, status, "{code}: {}", outcome.stderr);
        assert!(outcome.stderr.contains(error), "{code}: {}", outcome.stderr);
        check(
            &folder,
            "out.json",
            "assert lasts(next(row for row in rows if row[1] == 'main'), 'running') > 0",
        );
        std::fs::remove_file(folder.path("out.json")).expect("it was written");
    }
    let code = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)";
    let outcome = trace(&folder, &["-o", "out.json", "-c", code]);
    assert_eq!(outcome.status, 137);
    let said = "weft trace: the program was ended by SIGKILL, and left no recording\n";
    assert!(outcome.stderr.starts_with(said), "{}", outcome.stderr);
    check(&folder, "out.json", "assert rows == {}");
}

#[test]
fn ctrl_c_ends_the_program_and_leaves_the_timeline() {
    let folder = Folder::new();
    let program = "
import sys, time
open(sys.argv[1], 'w').close()
time.sleep(60)
";
    let code = "
import os, signal, subprocess, sys, time
program, begun = sys.argv[1:]
command = [sys.executable, 'trace', '-o', 'out.json', program, begun]
child = subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, text=True)
while not os.path.exists(begun):
    time.sleep(0.01)
os.killpg(child.pid, signal.SIGINT)
errors = child.communicate()[1]
print(errors.count('KeyboardInterrupt'), child.returncode)
";
    let file = folder.file("program.py", program);
    let outcome = folder.weft(&["-c", code, &file, &folder.path("begun")], "");
    assert_eq!(outcome.stdout, "1 -2\n", "{}", outcome.stderr);
    check(
        &folder,
        "out.json",
        "assert any(span['name'] == 'sleeping' for span in next(iter(rows.values())))",
    );
}

#[test]
fn the_program_has_the_streams_and_arguments() {
    let folder = Folder::new();
    let program =
        "import sys\nprint(sys.argv[1:], sys.stdin.read(), end='')\nprint('e', file=sys.stderr)";
    let file = folder.file("program.py", program);
    let arguments = ["trace", "-W", "error", &file, "--", "-o", "x"];
    let outcome = folder.weft(&arguments, "input");
    assert_eq!(outcome.status, 0);
    assert_eq!(outcome.stdout, "['-o', 'x'] input");
    assert!(
        outcome.stderr.starts_with("e\nweft trace: trace.json: "),
        "{}",
        outcome.stderr
    );
    check(&folder, "trace.json", "assert len(processes) == 1");
    let outcome = folder.weft(&["trace", &file, "-o", "out.json", "x"], "input");
    assert_eq!(outcome.stdout, "['x'] input");
    check(&folder, "out.json", "assert len(processes) == 1");
}

#[test]
fn what_cannot_be_done_is_said() {
    let folder = Folder::new();
    let outcome = trace(
        &folder,
        &["-o", "nowhere/out.json", "-c", "print('it ran')"],
    );
    assert_eq!((outcome.status, outcome.stdout.as_str()), (1, ""));
    let said = "weft trace: nowhere/out.json: No such file or directory";
    assert!(outcome.stderr.starts_with(said), "{}", outcome.stderr);
    let outcome = trace(&folder, &["-o", "out.json", "missing.py"]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome.stderr.contains("can't open file"),
        "{}",
        outcome.stderr
    );
    assert!(!std::path::Path::new(&folder.path("out.json")).exists());
    for (arguments, message) in [
        (&[][..], "a program is needed"),
        (&["-o"], "-o needs a value"),
        (&["--png", "x.png", "x.py"], "unknown option --png"),
    ] {
        let outcome = trace(&folder, arguments);
        assert_eq!(outcome.status, 2, "{arguments:?}");
        let first = outcome.stderr.lines().next();
        assert_eq!(first, Some(format!("weft trace: {message}").as_str()));
    }
    let outcome = trace(&folder, &["-h"]);
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
    assert!(outcome.stdout.starts_with("usage: weft trace "));
}

#[test]
fn a_program_under_the_recording_prints_what_it_prints_without() {
    let folder = Folder::new();
    let plain = folder.weft(
        &[
            "-c",
            "import os; print('WEFT_RECORD' in os.environ, 2 ** 70)",
        ],
        "",
    );
    assert_eq!(plain.stdout, "False 1180591620717411303424\n");
    let records = folder.path("records");
    let code = "
import threading
lock = threading.RLock()
with lock:
    with lock:
        print(lock)
condition = threading.Condition()
def wake():
    with condition:
        condition.notify_all()
with condition:
    threading.Thread(target=wake).start()
    print(condition.wait(10))
lock = threading.Lock()
print(lock.acquire(), lock.acquire(False), lock.acquire(timeout=0.01), lock.locked())
lock.release()
try:
    lock.release()
except RuntimeError as error:
    print(error)
";
    for level in ["figures", "timeline", "updates"] {
        for gil in ["on", "off"] {
            let runner = format!(
                "
import os, subprocess, sys
os.makedirs('{records}', exist_ok=True)
environment = dict(os.environ, WEFT_RECORD='{level}:{records}')
ended = subprocess.run([sys.executable, '--gil', '{gil}', '-c', sys.stdin.read()], env=environment)
sys.exit(ended.returncode)
"
            );
            let outcome = folder.weft(&["-c", &runner], code);
            assert_eq!(
                (outcome.status, outcome.stderr.as_str()),
                (0, ""),
                "{level}"
            );
            let lines: Vec<&str> = outcome.stdout.lines().collect();
            assert!(lines[0].starts_with("<locked _thread.RLock object owner="));
            assert!(lines[0].contains(" count=2 at "));
            assert_eq!(
                lines[1..],
                ["True", "True False False True", "release unlocked lock"]
            );
        }
    }
}

/// The number that a recording knows a task by is kept with how often the task was asked to be cancelled.
#[test]
fn each_task_has_one_name_and_its_count_of_cancellations() {
    let folder = Folder::new();
    let file = folder.file(
        "tasks.py",
        "
import asyncio

async def wait():
    for _ in range(2):
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            print(asyncio.current_task().cancelling())

async def main():
    tasks = [asyncio.create_task(wait()) for _ in range(3)]
    for _ in range(2):
        await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
    await asyncio.gather(*tasks)

asyncio.run(main())
",
    );
    let outcome = trace(&folder, &["-o", "out.json", &file]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert_eq!(outcome.stdout, "1\n1\n1\n2\n2\n2\n");
    check(
        &folder,
        "out.json",
        "
[steps] = [[span['name'] for span in spans] for row, spans in rows.items() if row[1].startswith('event loop')]
for number in range(2, 5):
    assert steps.count(f'Task-{number}: wait()') == 3, steps
",
    );
}

/// Recordings are kept in the memory that processes share if nothing says otherwise, and are gone with the command.
#[test]
fn nothing_is_left_in_shared_memory() {
    let folder = Folder::new();
    let file = folder.file(
        "wait.py",
        "import time\ntime.sleep(0.01)\nprint('waited')\n",
    );
    let child = std::process::Command::new(env!("CARGO_BIN_EXE_weft"))
        .args(["trace", "-o", &folder.path("out.json"), &file])
        .env_remove("TMPDIR")
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("weft was built");
    let number = child.id();
    let output = child.wait_with_output().expect("its output can be read");
    assert_eq!(output.stdout, b"waited\n");
    check(
        &folder,
        "out.json",
        "assert lasts((next(iter(rows))[0], 'main'), 'sleeping') > 0.009\n",
    );
    let memory = std::fs::read_dir("/dev/shm").into_iter().flatten();
    let prefix = format!("weft-{number}-");
    for file in memory.flatten() {
        assert!(
            !file.file_name().to_string_lossy().starts_with(&prefix),
            "{file:?}"
        );
    }
}
