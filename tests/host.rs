//! What a host builds on: scripts, streams, modules, futures, errors with places, and the command line's permissions.

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use weft::{Error, Gil, Interpreter, Object, Permissions, Script};

/// Keeps what is written.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Kept {
    fn text(&self) -> String {
        let octets = self.0.lock().expect("nobody panics with it").clone();
        String::from_utf8(octets).expect("text")
    }
}

impl Write for Kept {
    fn write(&mut self, octets: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("nobody panics with it").write(octets)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn interpreter() -> Interpreter {
    Interpreter::builder().build().expect("an interpreter")
}

#[test]
fn a_script_runs_in_many_interpreters_at_a_time() {
    let script =
        Script::new("total = 0\nfor n in range(limit): total += n\ndef twice(): return total * 2")
            .expect("a program");
    std::thread::scope(|scope| {
        for limit in [10_i64, 100, 1000, 10_000] {
            let script = script.clone();
            scope.spawn(move || {
                let python = Interpreter::builder()
                    .gil(if limit % 1000 == 0 { Gil::Off } else { Gil::On })
                    .build()
                    .expect("an interpreter");
                python.set("limit", limit).expect("an int");
                for _ in 0..3 {
                    script.run(&python).expect("it runs");
                }
                let twice: Object = python.get("twice").expect("defined");
                assert_eq!(
                    twice.call::<i64>(()).expect("a number"),
                    limit * (limit - 1)
                );
            });
        }
    });
}

#[test]
fn what_is_no_program_is_said_with_its_place() {
    let Err(Error::Syntax(problem)) = Script::named("a.py", "x = 1\nif x\n    y") else {
        panic!("that is no program");
    };
    assert_eq!(
        (
            problem.class(),
            problem.message(),
            problem.line(),
            problem.text()
        ),
        ("SyntaxError", "expected ':'", 2, "if x")
    );
    assert!(matches!(Script::expression("x ="), Err(Error::Syntax(_))));
}

#[test]
fn namespaces_are_kept_apart() {
    let python = interpreter();
    let script = Script::new("name = __name__\nshared = [len('x')]").expect("a program");
    let (one, other) = (python.namespace(), python.namespace());
    script.run_in(&python, &one).expect("it runs");
    assert!(one.contains("shared").expect("a dict"));
    assert!(!other.contains("shared").expect("a dict"));
    let error = python.get::<i64>("shared").expect_err("not in __main__");
    assert!(matches!(error, Error::Missing(_)));
}

#[test]
fn objects_are_called_iterated_and_changed() {
    let python = interpreter();
    python
        .exec("class Box:\n    def __init__(self, **sizes): self.sizes = sizes\nbox = Box(a=1)")
        .expect("a class");
    let class: Object = python.get("Box").expect("defined");
    let made: Object = class
        .call_with_names((), [("width", 2), ("height", 3)])
        .expect("a box");
    assert_eq!(made.class_name(), "Box");
    made.set_attribute("label", "wide").expect("it has a dict");
    assert_eq!(
        made.attribute::<String>("label").expect("set above"),
        "wide"
    );
    let sizes: Object = made.attribute("sizes").expect("a dict");
    sizes.set_item("depth", 4).expect("a dict");
    assert_eq!(sizes.length().expect("a dict"), 3);
    let names: Vec<String> = sizes
        .iterate()
        .expect("a dict")
        .collect::<Result<_, _>>()
        .expect("names");
    assert_eq!(names, ["width", "height", "depth"]);
    let broken: Object = python
        .eval("(1 // n for n in (1, 0))")
        .expect("a generator");
    let found: Vec<Result<i64, Error>> = broken.iterate().expect("a generator").take(2).collect();
    assert_eq!(found[0].as_ref().expect("1"), &1);
    assert_eq!(
        found[1]
            .as_ref()
            .expect_err("0")
            .python()
            .expect("raised")
            .class(),
        "ZeroDivisionError"
    );
    let nothing: Object = python.eval("None").expect("None");
    assert!(nothing.is_none());
    assert_eq!(
        python
            .object(1.5)
            .expect("a float")
            .to_text()
            .expect("text"),
        "1.5"
    );
}

#[test]
fn errors_know_their_frames_and_causes() {
    let python = interpreter();
    let program = "def inner(n):\n    return 10 / n\n\ndef outer():\n    try:\n        inner(0)\n    except ZeroDivisionError as e:\n        raise ValueError('no') from e\n\nouter()";
    let error = python.exec_as("deep.py", program).expect_err("it raises");
    let error = error.python().expect("Python raised it");
    let frames: Vec<(&str, &str, u32)> = error
        .frames()
        .iter()
        .map(|frame| (frame.file(), frame.function(), frame.line()))
        .collect();
    assert_eq!(
        frames,
        [("deep.py", "<module>", 10), ("deep.py", "outer", 8)]
    );
    let cause = error.cause().expect("it was raised from another");
    assert_eq!(cause.class(), "ZeroDivisionError");
    let last = cause.frames().last().expect("a frame");
    let range = last.range().expect("the division");
    assert_eq!(
        (last.function(), range.line, range.column, range.end_column),
        ("inner", 2, 11, 17)
    );
    assert!(
        error
            .to_string()
            .contains("direct cause of the following exception")
    );
}

#[test]
fn streams_are_the_hosts() {
    let (output, error) = (Kept::default(), Kept::default());
    let python = Interpreter::builder()
        .stdin("first\nsecond\n".as_bytes())
        .stdout(output.clone())
        .stderr(error.clone())
        .build()
        .expect("an interpreter");
    python
        .exec("import sys\nprint(input('? '), len(sys.stdin.read()))\nprint('oops', file=sys.stderr)\nprint('half', end='')")
        .expect("it runs");
    assert_eq!(output.text(), "? first 7\n");
    assert_eq!(error.text(), "oops\n");
    drop(python);
    assert_eq!(output.text(), "? first 7\nhalf");
}

#[test]
fn modules_are_embedded() {
    let python = Interpreter::builder()
        .embed_package("shop", "from .taxes import tax")
        .embed("shop.taxes", "def tax(price): return price / 4")
        .embed("wrong", "1 / 0")
        .build()
        .expect("an interpreter");
    python
        .exec("import shop, shop.taxes\nassert shop.tax(8) == 2")
        .expect("both are there");
    let error = python.import("wrong").expect_err("it raises");
    let error = error.python().expect("Python raised it");
    assert_eq!(error.class(), "ZeroDivisionError");
    assert!(error.traceback().contains("wrong"), "{error}");
}

#[test]
fn python_awaits_futures_of_rust() {
    for gil in [Gil::On, Gil::Off] {
        let builder = Interpreter::builder().gil(gil);
        let python = builder.build().expect("an interpreter");
        python
            .async_function("later", |millis: u64, text: String| async move {
                smol::Timer::after(Duration::from_millis(millis)).await;
                if text.is_empty() {
                    Err("no text")
                } else {
                    Ok(text)
                }
            })
            .expect("a function");
        python
            .async_function("at_once", || async { 7 })
            .expect("a function");
        python
            .exec(
                "import asyncio\nasync def main():\n    a, b = await asyncio.gather(later(20, 'slow'), later(1, 'quick'))\n    \
                 try: await later(1, '')\n    except RuntimeError as e: c = str(e)\n    \
                 try: await asyncio.wait_for(later(10000, 'never'), 0.02)\n    except TimeoutError: d = 'late'\n    \
                 return [a, b, c, d, str(await at_once())]\nanswer = asyncio.run(main())",
            )
            .expect("it runs");
        let answer: Vec<String> = python.get("answer").expect("a list");
        assert_eq!(answer, ["slow", "quick", "no text", "late", "7"]);
    }
}

#[test]
fn rust_awaits_coroutines() {
    for gil in [Gil::On, Gil::Off] {
        let python = Interpreter::builder()
            .gil(gil)
            .build()
            .expect("an interpreter");
        python
            .exec("import asyncio\ncancelled = []\nasync def work(n):\n    await asyncio.sleep(0.005 * n)\n    return 10 // n\n\
                   async def endless():\n    try: await asyncio.sleep(1000)\n    except asyncio.CancelledError:\n        cancelled.append(1)\n        raise")
            .expect("definitions");
        let work: Object = python.get("work").expect("defined");
        let begin = |n: i64| {
            work.call::<Object>((n,))
                .expect("a coroutine")
                .into_future::<i64>()
        };
        let (first, second) = smol::block_on(smol::future::zip(begin(5), begin(2)));
        assert_eq!((first.expect("2"), second.expect("5")), (2, 5));
        let error = smol::block_on(begin(0)).expect_err("it divides by zero");
        assert_eq!(error.python().expect("raised").class(), "ZeroDivisionError");
        let endless: Object = python.eval("endless()").expect("a coroutine");
        let mut pending = endless.into_future::<Object>();
        assert!(smol::block_on(smol::future::poll_once(&mut pending)).is_none());
        smol::block_on(smol::Timer::after(Duration::from_millis(20)));
        drop(pending);
        smol::block_on(smol::Timer::after(Duration::from_millis(100)));
        assert_eq!(python.eval::<i64>("len(cancelled)").expect("an int"), 1);
    }
}

#[cfg(feature = "serde")]
#[test]
fn own_types_cross_by_serde() {
    use serde::{Deserialize, Serialize};
    use std::collections::BTreeMap;

    #[derive(Serialize, Deserialize, PartialEq, Debug)]
    enum Shape {
        Empty,
        Circle(f64),
        Line(i32, i32),
        Box { width: u8, height: Option<u8> },
    }

    #[derive(Serialize, Deserialize, PartialEq, Debug)]
    struct Drawing {
        name: String,
        shapes: Vec<Shape>,
        tags: BTreeMap<String, (bool, char)>,
        size: u64,
    }

    let drawing = Drawing {
        name: "loom".to_owned(),
        shapes: vec![
            Shape::Empty,
            Shape::Circle(1.5),
            Shape::Line(-1, 2),
            Shape::Box {
                width: 3,
                height: None,
            },
        ],
        tags: BTreeMap::from([("a".to_owned(), (true, 'x'))]),
        size: u64::MAX,
    };
    let python = interpreter();
    let object = python.serialize(&drawing).expect("a dict");
    assert_eq!(
        object.repr().expect("text"),
        "{'name': 'loom', 'shapes': ['Empty', {'Circle': 1.5}, {'Line': (-1, 2)}, \
         {'Box': {'width': 3, 'height': None}}], 'tags': {'a': (True, 'x')}, 'size': 18446744073709551615}"
    );
    assert_eq!(
        object.deserialize::<Drawing>().expect("it came from one"),
        drawing
    );
    let wrong: Object = python.eval("{'name': 5}").expect("a dict");
    assert!(matches!(
        wrong.deserialize::<Drawing>(),
        Err(Error::Conversion { .. })
    ));
}

/// What the command line prints, and its status.
fn weft(arguments: &[&str]) -> (String, i32) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_weft"))
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("weft starts");
    let mut text = String::new();
    let output = child.stdout.take();
    output
        .expect("a pipe")
        .read_to_string(&mut text)
        .expect("text");
    let error = child.stderr.take();
    error
        .expect("a pipe")
        .read_to_string(&mut text)
        .expect("text");
    #[expect(clippy::disallowed_methods, reason = "a thread of the test")]
    let status = child.wait().expect("it ends");
    (text, status.code().unwrap_or(-1))
}

#[test]
fn the_command_line_allows_and_denies() {
    let read = "print(len(open('/etc/hostname').read()) > 0)";
    let last = |text: &str| text.lines().last().unwrap_or_default().to_owned();
    assert_eq!(weft(&["-c", read]), ("True\n".to_owned(), 0));
    assert_eq!(weft(&["--allow-read=/etc", "-c", read]).1, 0);
    let (text, status) = weft(&["--deny-read=/etc", "-c", read]);
    assert_eq!(status, 1);
    assert_eq!(
        last(&text),
        "PermissionError: [Errno 13] reading '/etc/hostname' is not permitted: grant it with --allow-read=/etc/hostname \
         (a host: Permissions::allow_read)"
    );
    assert_eq!(weft(&["--allow-clock", "-c", read]).1, 1);
    assert_eq!(
        weft(&["--allow-clock", "-c", "import time; time.time()"]).1,
        0
    );
    assert_eq!(weft(&["--allow-everything", "-c", "1"]).1, 2);
}

#[test]
fn the_machine_is_seen_only_where_it_may_be() {
    let program = "import os, time\n\
                   def seen(f, *a):\n    try: return bool(f(*a))\n    except PermissionError: return False\n\
                   print(seen(os.uname), seen(os.cpu_count), seen(os.getcwd), time.timezone, time.localtime(0).tm_hour)";
    let run = |option: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_weft"));
        command
            .env("TZ", "Asia/Tokyo")
            .args([option, "-c", program]);
        #[expect(clippy::disallowed_methods, reason = "a thread of the test")]
        let output = command.output().expect("weft starts");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    assert_eq!(run("--allow-threads"), "False False False 0 0\n");
    assert_eq!(run("--allow-machine"), "True True False 0 0\n");
    assert_eq!(run("--allow-read=/usr"), "False False True 0 0\n");
    assert_eq!(run("--allow-clock"), "False False False -32400 9\n");
    assert_eq!(run("--allow-all"), "True True True -32400 9\n");
}

#[test]
fn children_inherit_what_is_granted() {
    let executable = env!("CARGO_BIN_EXE_weft");
    let allowed = format!("--allow-run={executable}");
    let program = format!(
        "import subprocess\nfor code in [\"open('/etc/hostname')\", 'import time; time.time()']:\n    \
         print(subprocess.run(['{executable}', '--allow-read', '-c', code], stderr=subprocess.DEVNULL).returncode)"
    );
    let (text, status) = weft(&[&allowed, "--allow-clock", "-c", &program]);
    assert_eq!((text.as_str(), status), ("1\n0\n", 0));
    let workers = "import multiprocessing\ndef work(n):\n    try: open('/etc/hostname')\n    except PermissionError: return n\n    return -1\n\
                   if __name__ == '__main__':\n    with multiprocessing.Pool(2) as pool: print(pool.map(work, range(3)))";
    let (text, status) = weft(&["--deny-read=/etc", "-c", workers]);
    assert_eq!((text.as_str(), status), ("[0, 1, 2]\n", 0));
    let _ = Permissions::none();
}
