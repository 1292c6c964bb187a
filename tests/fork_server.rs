//! The server that forks children of `multiprocessing`: they are as those that are started anew, and nothing of it is left.

#![cfg(target_os = "linux")]
#![expect(
    clippy::disallowed_methods,
    reason = "threads of the tests belong to no interpreter"
)]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How long a test waits for what must come; the machine may be loaded.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the programs below have in common: `ask` gives what a function returns in a child, and `server` is its number.
const BEGINNING: &str = "
import multiprocessing, os, signal, sys
from multiprocessing import forkserver

def answer(connection, function, arguments):
    connection.send(function(*arguments))

def ask(function, *arguments):
    receiving, sending = multiprocessing.Pipe(False)
    child = multiprocessing.Process(target=answer, args=(sending, function, arguments))
    child.start()
    sending.close()
    try:
        return receiving.recv()
    finally:
        child.join()
        assert child.exitcode == 0, child.exitcode

def server():
    return forkserver._forkserver._worker.pid

forkserver.ensure_running()
";

fn weft() -> Command {
    Command::new(env!("CARGO_BIN_EXE_weft"))
}

/// What a program prints in either mode.
fn assert_prints(program: &str, expected: &str) {
    for gil in ["on", "off"] {
        assert_prints_with(&["--gil", gil], program, expected);
    }
}

fn assert_prints_with(options: &[&str], program: &str, expected: &str) {
    let mut command = weft();
    command
        .args(options)
        .args(["-c", &format!("{BEGINNING}{program}")]);
    let output = command.output().expect("weft runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        expected,
        "{errors}"
    );
    assert!(output.status.success(), "{errors}");
}

fn exists(process: &str) -> bool {
    // One that has ended and that nobody has reaped yet is none any more.
    let state = std::fs::read_to_string(Path::new("/proc").join(process).join("stat"));
    state.is_ok_and(|state| !state.contains(") Z "))
}

fn assert_ends(process: &str) {
    let began = Instant::now();
    while exists(process) {
        assert!(began.elapsed() < PATIENCE, "{process} is left");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn children_are_the_parents_own() {
    assert_prints(
        "
first = ask(os.getppid)
assert first == os.getpid() != server(), first
assert ask(os.getpid) != ask(os.getpid)
import threading
def numbers(): return os.getpid(), threading.main_thread().native_id, threading.get_native_id()
assert len(set(ask(numbers))) == 1
assert ask(sys._is_gil_enabled) is sys._is_gil_enabled()
assert ask(multiprocessing.get_start_method) == 'forkserver'
print('well')
",
        "well\n",
    );
}

#[test]
fn children_begin_as_if_nothing_had_been_before() {
    assert_prints(
        "
def state():
    import atexit, threading
    from multiprocessing import process, util
    threading._register_atexit(print, 'at the end of the main thread', flush=True)
    atexit.register(print, 'at exit', flush=True)
    util.Finalize(None, print, args=('finalized',), kwargs={'flush': True}, exitpriority=1)
    thread = threading.Thread(target=print, args=('in a thread',))
    thread.start()
    thread.join()
    current, parent = process.current_process(), process.parent_process()
    return (util.is_exiting(), threading.main_thread().is_alive(), current.name, parent.name, parent.pid == os.getpid(),
            process.active_children(), multiprocessing.Process().name)
number = os.getpid()
print(*ask(state), flush=True)
def make(number): return lambda: number
functions = [ask(make, number) for number in range(3)]
print([function() for function in functions])
",
        "in a thread\nat the end of the main thread\nat exit\nfinalized\n\
         False True Process-1 MainProcess False [] Process-1:1\n[0, 1, 2]\n",
    );
}

#[test]
fn a_text_that_is_no_program_is_the_childs_affair() {
    assert_prints(
        "
forkserver._forkserver._stop()
names = {'__name__': '__main__'}
exec('def first(): return 1', names)
print(ask(names['first']), ask(eval('lambda: 2')), ask(lambda: 3))
",
        "1 2 3\n",
    );
}

#[test]
fn statuses_come_as_they_are() {
    assert_prints(
        "
def leave(status): sys.exit(status)
def fall(number):
    os.kill(os.getpid(), number)
    while True: signal.pause()
codes = []
for target, argument in ((leave, 0), (leave, 7), (fall, signal.SIGKILL), (fall, signal.SIGTERM)):
    child = multiprocessing.Process(target=target, args=(argument,))
    child.start()
    assert multiprocessing.connection.wait([child.sentinel]) == [child.sentinel]
    child.join()
    codes.append(child.exitcode)
print(codes)
",
        "[0, 7, -9, -15]\n",
    );
}

#[test]
fn children_inherit_what_their_parent_has_by_now() {
    assert_prints(
        "
import resource, tempfile
def both(function, *arguments):
    # The first one after a change is started anew, the second one begins a new server.
    begun = server()
    anew = ask(function, *arguments)
    assert server() == begun
    return anew, ask(function, *arguments), server() != begun
os.environ['KNOWN'] = 'yes'
print(both(os.environ.get, 'KNOWN'))
os.umask(0o27)
def mask(): return os.umask(0)
print(both(mask))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
print(both(resource.getrlimit, resource.RLIMIT_CORE))
signal.signal(signal.SIGUSR1, signal.SIG_IGN)
def is_ignored(): return signal.getsignal(signal.SIGUSR1) is signal.SIG_IGN
print(both(is_ignored))
begun = server()
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    print(os.path.samefile(ask(os.getcwd), folder), server() == begun)
    os.chdir('/')
",
        "('yes', 'yes', True)\n(23, 23, True)\n((0, 0), (0, 0), True)\n(True, True, True)\nTrue True\n",
    );
}

#[test]
fn children_write_to_the_streams_of_their_parent() {
    assert_prints(
        "
ask(print, 'before')
with open(os.devnull, 'w') as nothing:
    kept = os.dup(1)
    os.dup2(nothing.fileno(), 1)
    ask(print, 'nowhere')
    os.dup2(kept, 1)
ask(print, 'after')
# What is opened next gets the number.
os.close(2)
def typed(): return sys.stdin.read()
print(ask(typed) == '')
",
        "before\nafter\nTrue\n",
    );
}

#[test]
fn children_have_nothing_but_what_they_are_given() {
    assert_prints(
        "
def opened(): return len(os.listdir('/proc/self/fd'))
kept = [open(os.devnull) for _ in range(5)]
few = ask(opened)
more = [os.dup(kept[0].fileno()) for _ in range(50)]
print(ask(opened) == few < 20)
",
        "True\n",
    );
}

#[test]
fn a_server_that_is_killed_is_replaced() {
    assert_prints(
        "
begun = server()
os.kill(begun, signal.SIGKILL)
forkserver._forkserver._worker.wait(None)
assert ask(os.getppid) == os.getpid()
assert ask(os.getppid) == os.getpid()
print(server() != begun)
",
        "True\n",
    );
}

#[test]
fn an_interrupt_reaches_children_and_not_their_server() {
    assert_prints(
        "
def wait(connection):
    try:
        connection.send('here')
        while True: signal.pause()
    except KeyboardInterrupt:
        connection.send('interrupted')
receiving, sending = multiprocessing.Pipe(False)
child = multiprocessing.Process(target=wait, args=(sending,))
child.start()
print(receiving.recv())
begun = server()
os.kill(begun, signal.SIGINT)
os.kill(child.pid, signal.SIGINT)
print(receiving.recv())
child.join()
print(ask(int, '5'), server() == begun)
",
        "here\ninterrupted\n5 True\n",
    );
}

#[test]
fn modules_are_imported_before() {
    assert_prints(
        "
def loaded(): return 'random' in sys.modules and 'json' in sys.modules
print(ask(loaded))
multiprocessing.set_forkserver_preload(['random', 'json', 'no_such_module'])
forkserver._forkserver._stop()
print(ask(loaded))
def number():
    import random
    return random.random()
print(len({ask(number) for _ in range(3)}))
",
        "False\nTrue\n3\n",
    );
}

#[test]
fn a_server_with_threads_forks_nothing() {
    let folder = std::env::temp_dir().join(format!("weft-preload-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let text =
        "import threading\nthreading.Thread(target=threading.Event().wait, daemon=True).start()\n";
    std::fs::write(folder.join("with_thread.py"), text).expect("a file");
    let program = format!(
        "
sys.path.insert(0, {:?})
forkserver._forkserver._stop()
multiprocessing.set_forkserver_preload(['with_thread'])
def loaded(): return 'with_thread' in sys.modules
print(ask(loaded), ask(os.getppid) == os.getpid())
",
        folder.to_str().expect("a plain name")
    );
    assert_prints(&program, "False True\n");
    let _ = std::fs::remove_dir_all(&folder);
}

#[test]
fn programs_that_may_not_do_everything_have_none() {
    assert_prints_with(
        &["--deny-net"],
        "
import socket
def connect():
    try:
        socket.create_connection(('127.0.0.1', 1))
    except PermissionError:
        return 'refused'
print([ask(connect) for _ in range(4)], forkserver._forkserver._worker)
",
        "['refused', 'refused', 'refused', 'refused'] None\n",
    );
}

#[test]
fn children_with_children_have_servers_of_their_own() {
    assert_prints(
        "
def grandchildren():
    forkserver.ensure_running()
    return [ask(os.getppid) == os.getpid() for _ in range(3)]
print(ask(grandchildren))
",
        "[True, True, True]\n",
    );
}

/// Starts a program that prints a line with numbers of processes and waits for its input; the numbers.
fn waiting(program: &str) -> (std::process::Child, Vec<String>) {
    let mut child = weft()
        .args(["-c", &format!("{BEGINNING}{program}")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("weft runs");
    let mut line = String::new();
    let output = child.stdout.take().expect("a pipe");
    BufReader::new(output)
        .read_line(&mut line)
        .expect("a line of text");
    (child, line.split_whitespace().map(str::to_owned).collect())
}

const WITH_CHILD: &str = "
child = multiprocessing.Process(target=signal.pause, daemon=True)
child.start()
print(server(), child.pid, flush=True)
sys.stdin.read()
";

#[test]
fn nothing_is_left_when_the_parent_ends() {
    let (mut child, processes) = waiting(WITH_CHILD);
    assert_eq!(processes.len(), 2);
    assert!(processes.iter().all(|process| exists(process)));
    let mut input = child.stdin.take().expect("a pipe");
    input.write_all(b"end\n").expect("it reads");
    drop(input);
    assert!(child.wait().expect("a child").success());
    processes.iter().for_each(|process| assert_ends(process));
}

#[test]
fn nothing_is_left_when_the_parent_is_killed() {
    let (mut child, processes) = waiting(WITH_CHILD);
    assert_eq!(processes.len(), 2);
    child.kill().expect("it runs");
    let _ = child.wait();
    processes.iter().for_each(|process| assert_ends(process));
}
