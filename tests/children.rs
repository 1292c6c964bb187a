//! Limits hold for a program's child processes too, and all of them end with it: however they were started, whatever they
//! do, and without a process that is left.

#![cfg(target_os = "linux")]

use std::path::PathBuf;
use std::time::{Duration, Instant};
use weft::{Error, Interpreter, Limits, Permissions, Stop};

/// How long a test waits for what must come; the machine may be loaded.
const PATIENCE: Duration = Duration::from_secs(20);

fn weft() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_weft"))
}

/// A program that may start itself and nothing else, under limits.
fn limited(limits: Limits) -> Interpreter {
    let permissions = Permissions::none()
        .allow_run(weft())
        .allow_threads()
        .allow_clock();
    Interpreter::builder()
        .executable(weft())
        .permissions(permissions)
        .limits(limits)
        .stdout(std::io::sink())
        .stderr(std::io::sink())
        .build()
        .expect("an interpreter")
}

/// What children run: a text that no other process on the machine has among its arguments.
fn marked(test: &str, program: &str) -> (String, String) {
    let mark = format!("{test}-{}", std::process::id());
    (mark.clone(), format!("'''{mark}'''\n{program}"))
}

/// The processes, zombies too, with a text among their arguments, or that are children of this process and have ended.
fn left(mark: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir("/proc").expect("Linux").flatten() {
        let arguments = std::fs::read(entry.path().join("cmdline")).unwrap_or_default();
        if String::from_utf8_lossy(&arguments).contains(mark) {
            found.push(format!("{:?}", entry.file_name()));
        }
    }
    found
}

/// Waits until no process has the text among its arguments.
fn assert_none_is_left(mark: &str) {
    let began = Instant::now();
    loop {
        let found = left(mark);
        if found.is_empty() {
            return;
        }
        assert!(began.elapsed() < PATIENCE, "{mark}: {found:?} are left");
        pause(Duration::from_millis(10));
    }
}

#[expect(clippy::disallowed_methods, reason = "a thread of the host")]
fn pause(time: Duration) {
    std::thread::sleep(time);
}

/// The children of this process that have ended and that nobody has reaped.
fn zombies() -> usize {
    let own = std::process::id().to_string();
    let processes = std::fs::read_dir("/proc").expect("Linux").flatten();
    let states =
        processes.filter_map(|entry| std::fs::read_to_string(entry.path().join("stat")).ok());
    states
        .filter(|state| {
            let rest = state.rsplit(") ").next().unwrap_or_default();
            let mut fields = rest.split(' ');
            fields.next() == Some("Z") && fields.next() == Some(&own)
        })
        .count()
}

/// Starts a child that runs a program, and waits for it.
fn runs(program: &str) -> String {
    format!("import subprocess, sys\nsubprocess.run([sys.executable, '-c', {program:?}])")
}

fn stop_of(result: &Result<(), Error>) -> Option<Stop> {
    result.as_ref().err().and_then(Error::stopped)
}

#[test]
fn a_child_that_never_ends_is_ended_with_the_time() {
    let (mark, child) = marked(
        "endless",
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    );
    let python = limited(Limits::none().time(Duration::from_millis(1500)));
    let began = Instant::now();
    let result = python.exec(&runs(&child));
    assert_eq!(stop_of(&result), Some(Stop::Time), "{result:?}");
    assert!(began.elapsed() < PATIENCE, "{:?}", began.elapsed());
    assert_none_is_left(&mark);
    python.renew();
    assert_eq!(python.eval::<i64>("6 * 7").expect("it goes on"), 42);
}

#[test]
fn a_child_in_a_long_native_operation_is_ended_with_the_time() {
    let (mark, child) = marked("native", "import time\nwhile True: time.sleep(1000)");
    let python = limited(Limits::none().time(Duration::from_millis(1500)));
    let result = python.exec(&runs(&child));
    assert_eq!(stop_of(&result), Some(Stop::Time), "{result:?}");
    assert_none_is_left(&mark);
}

#[test]
fn operations_of_children_count() {
    let (mark, child) = marked("operations", "while True: pass");
    let python = limited(Limits::none().operations(2_000_000));
    let result = python.exec(&runs(&child));
    assert_eq!(stop_of(&result), Some(Stop::Operations), "{result:?}");
    assert_none_is_left(&mark);
}

#[test]
fn children_load_and_record_nothing_that_the_program_names() {
    let python = limited(Limits::none().time(PATIENCE));
    let program = "import subprocess, sys\n\
        names = {'LD_PRELOAD': '/nowhere/wrong.so', 'WEFT_RECORD': 'f:/nowhere', 'OTHER': '1'}\n\
        done = subprocess.run([sys.executable, '-c', 'print(5)'], env=names, capture_output=True, text=True)\n\
        shown = done.stdout + done.stderr";
    python.exec(program).expect("it runs");
    // The system's loader complains of what it cannot load.
    assert_eq!(python.eval::<String>("shown").expect("a text"), "5\n");
}

#[test]
fn memory_of_children_counts() {
    let (mark, child) = marked("memory", "a = []\nwhile True: a.append([0] * 1000)");
    let python = limited(Limits::none().memory(64 << 20).time(PATIENCE));
    let result = python.exec(&runs(&child));
    assert_eq!(stop_of(&result), Some(Stop::Memory), "{result:?}");
    assert_none_is_left(&mark);
}

#[test]
fn memory_of_all_processes_together_counts() {
    // Each of them uses less than the limit.
    let (mark, child) = marked(
        "together",
        "import time, gc\na = [[n] * 100 for n in range(30_000)]\ngc.collect()\ntime.sleep(1000)",
    );
    let program = format!(
        "import subprocess, sys\nc = [subprocess.Popen([sys.executable, '-c', {child:?}]) for _ in range(4)]\nfor p in c: p.wait()"
    );
    let python = limited(Limits::none().memory(80 << 20).time(PATIENCE));
    let result = python.exec(&program);
    assert_eq!(stop_of(&result), Some(Stop::Memory), "{result:?}");
    assert_none_is_left(&mark);
}

#[test]
fn memory_comes_back_when_a_child_has_ended() {
    let (mark, child) = marked("again", "a = [[n] * 100 for n in range(30_000)]");
    let python = limited(Limits::none().memory(80 << 20).time(PATIENCE * 3));
    for _ in 0..5 {
        python.exec(&runs(&child)).expect("one at a time has room");
    }
    assert_none_is_left(&mark);
}

#[test]
fn output_of_children_counts() {
    let (mark, child) = marked("output", "while True: print('flood')");
    let python = limited(Limits::none().output(100_000));
    let program = format!(
        "import subprocess, sys\nsubprocess.run([sys.executable, '-c', {child:?}], stdout=subprocess.DEVNULL)"
    );
    let result = python.exec(&program);
    assert_eq!(stop_of(&result), Some(Stop::Output), "{result:?}");
    assert_none_is_left(&mark);
}

#[test]
fn threads_of_children_count() {
    let child = "import threading\nstop = threading.Event()\nstarted = 0\ntry:\n    while True:\n        threading.Thread(target=stop.wait, daemon=True).start()\n        started += 1\nexcept RuntimeError: pass\nstop.set()\nraise SystemExit(started)";
    let python = limited(Limits::none().threads(5));
    let program = format!(
        "import subprocess, sys, threading\nstop = threading.Event()\nthreads = [threading.Thread(target=stop.wait) for _ in range(2)]\nfor t in threads: t.start()\nn = subprocess.run([sys.executable, '-c', {child:?}]).returncode\nstop.set()"
    );
    python.exec(&program).expect("the child has room for three");
    assert_eq!(python.eval::<i64>("n").expect("an int"), 3);
}

#[test]
fn a_program_that_starts_itself_again_and_again_is_held_to_its_children() {
    let (mark, child) = marked(
        "bomb",
        "import subprocess, sys, time\nme = __doc__ and [sys.executable, '-c', sys.argv[1], sys.argv[1]]\ntry:\n    while True: subprocess.Popen(me)\nexcept BlockingIOError: time.sleep(1000)",
    );
    let program = format!(
        "import subprocess, sys\nsubprocess.run([sys.executable, '-c', {child:?}, {child:?}])"
    );
    let limits = Limits::none().children(8).time(Duration::from_secs(6));
    let python = limited(limits);
    let most = std::thread::scope(|scope| {
        let running = scope.spawn(|| python.exec(&program));
        let mut most = 0;
        while !running.is_finished() {
            most = most.max(left(&mark).len());
            pause(Duration::from_millis(20));
        }
        let result = running.join().expect("no panic");
        assert_eq!(stop_of(&result), Some(Stop::Time), "{result:?}");
        most
    });
    // One more is one that is about to become another program.
    assert!((2..=9).contains(&most), "{most} at a time");
    assert_none_is_left(&mark);
}

#[test]
fn recursion_of_children_is_limited() {
    let child = "import sys\nsys.setrecursionlimit(10**6)\ndepth = 0\ndef f():\n    global depth\n    depth += 1\n    f()\ntry: f()\nexcept RecursionError: pass\nraise SystemExit(depth)";
    let python = limited(Limits::none().recursion(60).time(PATIENCE));
    let program = format!(
        "import subprocess, sys\nn = subprocess.run([sys.executable, '-c', {child:?}]).returncode"
    );
    python.exec(&program).expect("nothing is passed");
    let depth: i64 = python.get("n").expect("an int");
    assert!((10..=60).contains(&depth), "{depth}");
}

#[test]
fn what_a_child_is_told_of_limits_cannot_be_taken_away() {
    let (mark, child) = marked("told", "while True: pass");
    let program = format!(
        "import subprocess, sys\nsubprocess.run([sys.executable, '-c', {child:?}], env={{'WEFT_LIMITS': '', 'A': 'b'}}, close_fds=False)"
    );
    let python = limited(Limits::none().time(Duration::from_millis(1500)));
    let result = python.exec(&program);
    assert_eq!(stop_of(&result), Some(Stop::Time), "{result:?}");
    assert_none_is_left(&mark);
}

#[test]
fn workers_of_multiprocessing_are_held_to_the_limits() {
    let python = limited(Limits::none().time(Duration::from_millis(2500)));
    let program = "import multiprocessing\np = multiprocessing.Process(target=sum, args=(range(10**15),))\np.start()\npid = p.pid\np.join()";
    let result = python.exec(program);
    assert_eq!(stop_of(&result), Some(Stop::Time), "{result:?}");
    python.renew();
    let process: u32 = python.get("pid").expect("it was started");
    assert!(!PathBuf::from(format!("/proc/{process}")).exists());
}

#[test]
fn cancelling_ends_children_and_leaves_no_zombie() {
    for (name, limits) in [
        ("cancel", Limits::none()),
        ("cancel-limited", Limits::none().memory(1 << 30)),
    ] {
        let (mark, child) = marked(
            name,
            "import subprocess, sys, time\nsubprocess.Popen([sys.executable, '-c', sys.argv[1]])\nwhile True: time.sleep(1000)",
        );
        let (_, grandchild) = marked(name, "while True: pass");
        let program = format!(
            "import subprocess, sys\nc = [subprocess.Popen([sys.executable, '-c', {child:?}, {grandchild:?}]) for _ in range(2)]\nfor p in c: p.wait()"
        );
        let python = limited(limits);
        let handle = python.handle();
        let result = std::thread::scope(|scope| {
            let running = scope.spawn(|| python.exec(&program));
            let began = Instant::now();
            // Two children, and one of each.
            while left(&mark).len() < 4 && began.elapsed() < PATIENCE {
                pause(Duration::from_millis(10));
            }
            assert_eq!(left(&mark).len(), 4);
            handle.cancel();
            running.join().expect("no panic")
        });
        assert_eq!(stop_of(&result), Some(Stop::Cancelled), "{result:?}");
        assert_none_is_left(&mark);
        drop(python);
    }
    let began = Instant::now();
    while zombies() > 0 {
        // Other tests of this process have children that end at the same time.
        assert!(began.elapsed() < PATIENCE, "{} zombies", zombies());
        pause(Duration::from_millis(10));
    }
}

#[test]
fn cancelling_ends_programs_that_are_none_of_weft() {
    let permissions = Permissions::all();
    let python = Interpreter::builder().permissions(permissions).build();
    let python = python.expect("an interpreter");
    let handle = python.handle();
    let seconds = 100_000 + std::process::id();
    let mark = seconds.to_string();
    let result = std::thread::scope(|scope| {
        let program = format!("import subprocess\nsubprocess.run(['sleep', '{mark}'])");
        let running = scope.spawn(move || (python.exec(&program), python));
        let began = Instant::now();
        while left(&mark).is_empty() && began.elapsed() < PATIENCE {
            pause(Duration::from_millis(10));
        }
        handle.cancel();
        running.join().expect("no panic").0
    });
    assert_eq!(stop_of(&result), Some(Stop::Cancelled), "{result:?}");
    assert_none_is_left(&mark);
}

#[test]
fn children_end_with_a_limited_interpreter() {
    let (mark, child) = marked("dropped", "import time\nwhile True: time.sleep(1000)");
    let python = limited(Limits::none().children(3).memory(1 << 30));
    python
        .exec(&format!(
            "import subprocess, sys\np = subprocess.Popen([sys.executable, '-c', {child:?}])"
        ))
        .expect("it goes on beside it");
    drop(python);
    assert_none_is_left(&mark);
}

#[test]
fn what_cannot_be_held_is_refused() {
    let time = Limits::none().time(Duration::from_secs(1));
    let build = |permissions: Permissions, executable: Option<PathBuf>| {
        let builder = Interpreter::builder().permissions(permissions);
        let builder = match executable {
            Some(executable) => builder.executable(executable),
            None => builder,
        };
        builder.limits(time.clone()).build().err()
    };
    let own = Permissions::none().allow_run(weft());
    for (permissions, executable) in [
        // Any program at all.
        (Permissions::all(), Some(weft())),
        // One that is none of Weft.
        (own.clone().allow_run("/bin/sh"), Some(weft())),
        (Permissions::none().allow_run("/bin/sh"), Some(weft())),
        // One that nobody said of that it holds itself to limits.
        (own.clone(), None),
    ] {
        let error = build(permissions, executable);
        assert!(matches!(error, Some(Error::Unenforceable(_))), "{error:?}");
    }
    assert!(build(own, Some(weft())).is_none());
}

#[test]
fn a_process_that_cannot_be_held_to_its_limits_runs_nothing() {
    for (variable, arguments) in [
        ("99;0;time=5", &["-c", "print('it runs')"][..]),
        ("nonsense", &["-c", "print('it runs')"]),
        ("99;0;time=5", &["compare", "nothing.py"]),
    ] {
        let mut command = std::process::Command::new(weft());
        command.args(arguments).env("WEFT_LIMITS", variable);
        #[expect(clippy::disallowed_methods, reason = "a thread of the host")]
        let output = command.output().expect("it starts");
        assert!(!output.status.success());
        assert!(output.stdout.is_empty(), "{output:?}");
    }
}
