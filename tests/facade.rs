//! What a host can do: values in and out, functions, errors, several interpreters and threads.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use weft::{
    Deadlock, End, Error, Exception, ExceptionClass, Flushed, Gil, Interpreter, Object, Outcome,
    Permissions, Program, Threads,
};

fn interpreter() -> Interpreter {
    Interpreter::builder()
        .permissions(Permissions::all())
        .build()
        .expect("an interpreter can be made")
}

#[test]
fn values_cross_in_both_directions() {
    let python = interpreter();
    python.set("number", 7_i64).expect("an int is a value");
    python
        .set("words", vec!["a", "b"])
        .expect("a list is a value");
    python
        .set("table", HashMap::from([("x", 1.5), ("y", 2.5)]))
        .expect("a dict is a value");
    python
        .set("nothing", None::<bool>)
        .expect("None is a value");
    assert_eq!(python.eval::<i64>("number * 6").expect("an int"), 42);
    assert_eq!(
        python
            .eval::<Vec<String>>("[w.upper() for w in words]")
            .expect("a list"),
        ["A", "B"]
    );
    let table: HashMap<String, f64> = python
        .eval("{k: v * 2 for k, v in table.items()}")
        .expect("a dict");
    assert_eq!(table["y"], 5.0);
    assert_eq!(python.eval::<Option<bool>>("nothing").expect("None"), None);
    assert_eq!(
        python.eval::<(i64, String)>("(1, 'one')").expect("a tuple"),
        (1, "one".to_owned())
    );
    assert_eq!(python.eval::<f64>("3").expect("an int is a float too"), 3.0);
    assert_eq!(python.eval::<u64>("2 ** 63").expect("it fits"), 1 << 63);
}

#[test]
fn values_of_another_type_are_refused() {
    let python = interpreter();
    let wrong = python.eval::<i64>("'text'").expect_err("a str is no int");
    assert_eq!(wrong.to_string(), "expected an int that fits i64, got str");
    assert!(matches!(
        python.eval::<i64>("2 ** 70"),
        Err(Error::Conversion { .. })
    ));
    assert!(matches!(
        python.eval::<String>("b'bytes'"),
        Err(Error::Conversion { .. })
    ));
    assert!(matches!(
        python.eval::<Vec<i64>>("'abc'"),
        Err(Error::Conversion { .. })
    ));
    assert!(matches!(python.get::<i64>("unknown"), Err(Error::Missing(name)) if name == "unknown"));
}

#[test]
fn statements_share_the_namespace_of_main() {
    let python = interpreter();
    python
        .exec("def area(w, h=2):\n    return w * h\nvalue = area(3)")
        .expect("this is a program");
    assert_eq!(python.get::<i64>("value").expect("set above"), 6);
    assert_eq!(
        python.eval::<String>("__name__").expect("a str"),
        "__main__"
    );
    let area: Object = python.get("area").expect("defined above");
    assert_eq!(area.call::<i64>((4, 5)).expect("it multiplies"), 20);
    assert_eq!(area.call::<i64>((4,)).expect("it has a default"), 8);
    assert_eq!(
        area.attribute::<String>("__name__")
            .expect("functions have names"),
        "area"
    );
}

#[test]
fn objects_outlive_collections() {
    let python = interpreter();
    let held: Object = python
        .eval("{'rows': [list(range(50)) for _ in range(50)]}")
        .expect("a dict");
    python.exec("import gc\nfor _ in range(5):\n    junk = [[] for _ in range(10000)]\n    gc.collect()").expect("runs");
    let rows: Vec<Vec<i64>> = held.item("rows").expect("still there");
    assert_eq!(rows[49][49], 49);
    let copy = held.clone();
    drop(held);
    assert_eq!(
        copy.call_method::<i64>("__len__", ())
            .expect("it has a length"),
        1
    );
}

#[test]
fn errors_carry_the_traceback() {
    let python = interpreter();
    python
        .exec("def fail(x):\n    return 1 / x")
        .expect("a definition");
    let error = python
        .eval::<i64>("fail(0)")
        .expect_err("it divides by zero");
    let error = error.python().expect("Python raised it");
    assert_eq!(
        (error.class(), error.message()),
        ("ZeroDivisionError", "division by zero")
    );
    assert_eq!(
        error.builtin_class(),
        Some(ExceptionClass::ZeroDivisionError)
    );
    assert!(
        error
            .traceback()
            .contains("line 2, in fail\n    return 1 / x\n           ~~^~~\n"),
        "{}",
        error.traceback()
    );
    let error = python.exec("def broken(:").expect_err("that is no program");
    assert_eq!(
        error.python().expect("Python raised it").class(),
        "SyntaxError"
    );
    let error = python
        .exec("class Odd(KeyError): pass\nraise Odd('k')")
        .expect_err("it raises");
    let error = error.python().expect("Python raised it");
    assert_eq!(
        (error.class(), error.builtin_class()),
        ("Odd", Some(ExceptionClass::KeyError))
    );
    let error = python.exec("raise SystemExit(3)").expect_err("it leaves");
    assert_eq!(
        error.python().expect("Python raised it").exit_status(),
        Some(3)
    );
    assert_eq!(
        python
            .eval::<i64>("1 + 1")
            .expect("the interpreter goes on"),
        2
    );
}

#[test]
fn closures_are_functions() {
    let python = interpreter();
    let total = Arc::new(AtomicI64::new(0));
    let counter = Arc::clone(&total);
    python
        .function("add", move |amount: i64| {
            counter.fetch_add(amount, Ordering::Relaxed);
        })
        .expect("a function");
    python
        .function("divide", |a: i64, b: i64| {
            if b == 0 {
                Err(Exception::new(
                    ExceptionClass::ZeroDivisionError,
                    "host says no",
                ))
            } else {
                Ok(a / b)
            }
        })
        .expect("a function");
    python
        .exec("for n in range(10): add(n)")
        .expect("it counts");
    assert_eq!(total.load(Ordering::Relaxed), 45);
    assert_eq!(python.eval::<i64>("divide(9, 2)").expect("it divides"), 4);
    for (call, class, message) in [
        ("divide(1, 0)", "ZeroDivisionError", "host says no"),
        (
            "divide(1)",
            "TypeError",
            "divide() takes exactly 2 arguments (1 given)",
        ),
        (
            "divide(1, 'x')",
            "TypeError",
            "divide() argument 2 must be an int that fits i64, not str",
        ),
        (
            "add(amount=1)",
            "TypeError",
            "add() takes no keyword arguments",
        ),
    ] {
        let error = python.eval::<i64>(call).expect_err("it is wrong");
        let error = error.python().expect("Python raised it");
        assert_eq!((error.class(), error.message()), (class, message));
    }
}

#[test]
fn host_functions_take_up_to_six_arguments() {
    let python = weft::Interpreter::builder().build().expect("it is built");
    let places = |a: i64, b: i64, c: i64, d: i64, e: i64, f: i64| [a, b, c, d, e, f].to_vec();
    python.function("places", places).expect("it is taken");
    let program = "def all(count):\n    return [places(n, 2, 3, 4, 5, 6) for n in range(count)]";
    python.exec(program).expect("it runs");
    let found = python.eval::<Vec<Vec<i64>>>("all(2) + [places(*range(6))]");
    let expected = [[0, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4, 5]];
    assert_eq!(found.expect("it runs"), expected);
    let error = python
        .eval::<i64>("places(1, 2, 3, 4, 5)")
        .expect_err("too few");
    let error = error.python().expect("Python raised it");
    assert_eq!(
        error.message(),
        "places() takes exactly 6 arguments (5 given)"
    );
}

#[test]
fn host_functions_may_call_back() {
    let python = Arc::new(interpreter());
    python
        .function(
            "twice",
            |function: Object, argument: i64| -> Result<i64, Error> {
                let once: i64 = function.call((argument,))?;
                function.call((once,))
            },
        )
        .expect("a function");
    assert_eq!(
        python
            .eval::<i64>("twice(lambda n: n * n, 3)")
            .expect("it calls back"),
        81
    );
    let error = python
        .eval::<i64>("twice(lambda n: undefined, 3)")
        .expect_err("it raises");
    assert_eq!(
        error.python().expect("Python raised it").class(),
        "NameError"
    );
}

#[test]
fn an_interpreter_with_the_lock_and_one_without_run_side_by_side() {
    let with = Interpreter::builder()
        .permissions(Permissions::all())
        .gil(Gil::On)
        .build()
        .expect("an interpreter");
    let without = Interpreter::builder()
        .permissions(Permissions::all())
        .gil(Gil::Off)
        .build()
        .expect("an interpreter");
    let program = "
import sys, threading
def work(number, results):
    results[number] = sum(n % 7 for n in range(20000))
results = {}
threads = [threading.Thread(target=work, args=(n, results)) for n in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
answer = (sys._is_gil_enabled(), sorted(results), len(set(results.values())))
";
    std::thread::scope(|scope| {
        for (python, has_lock) in [(&with, true), (&without, false)] {
            scope.spawn(move || {
                python.exec(program).expect("it runs");
                let answer: (bool, Vec<i64>, i64) = python.get("answer").expect("set at the end");
                assert_eq!(answer, (has_lock, vec![0, 1, 2, 3], 1));
            });
        }
    });
    // Neither knows the other's names.
    with.set("only_here", 1_i64).expect("a value");
    assert!(matches!(
        without.get::<i64>("only_here"),
        Err(Error::Missing(_))
    ));
    let object: Object = with.eval("[1]").expect("a list");
    let error = without
        .set("stranger", object)
        .expect_err("it belongs to the other");
    assert_eq!(
        error.python().expect("Python raised it").message(),
        "the object belongs to another interpreter"
    );
}

#[test]
fn many_host_threads_use_one_interpreter() {
    for gil in [Gil::On, Gil::Off] {
        let python = Interpreter::builder()
            .permissions(Permissions::all())
            .gil(gil)
            .build()
            .expect("an interpreter");
        python
            .exec("seen = []\ndef note(n):\n    seen.append(n)\n    return n * 2")
            .expect("a definition");
        std::thread::scope(|scope| {
            for thread in 0..4_i64 {
                let python = &python;
                scope.spawn(move || {
                    let note: Object = python.get("note").expect("defined above");
                    for step in 0..200 {
                        let number = thread * 1000 + step;
                        assert_eq!(note.call::<i64>((number,)).expect("it doubles"), number * 2);
                    }
                });
            }
        });
        assert_eq!(python.eval::<i64>("len(seen)").expect("an int"), 800);
    }
}

#[test]
fn dropping_runs_what_waits_for_the_end() {
    let folder = std::env::temp_dir().join(format!("weft-facade-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder of our own");
    let file = folder.join("end.txt");
    let python = interpreter();
    python
        .set("path", file.to_string_lossy().into_owned())
        .expect("a str");
    python
        .exec(
            "import atexit, threading, time\nout = open(path, 'w')\natexit.register(lambda: out.write('exit '))\n\
             def late():\n    time.sleep(0.05)\n    out.write('thread ')\nthreading.Thread(target=late).start()",
        )
        .expect("it runs");
    drop(python);
    let written = std::fs::read_to_string(&file).expect("the program wrote it");
    std::fs::remove_dir_all(&folder).expect("it is ours");
    assert_eq!(written, "thread exit ");
}

#[test]
fn programs_end_with_a_status() {
    let python = interpreter();
    assert_eq!(
        python.run(&Program::Code("x = 1".to_owned())),
        Outcome::Status(0)
    );
    assert_eq!(
        python.run(&Program::Code("raise SystemExit(7)".to_owned())),
        Outcome::Status(7)
    );
}

#[test]
fn an_interpreter_may_last_to_the_end_of_the_process() {
    let finished = Interpreter::builder()
        .permissions(Permissions::all())
        .run_to_end(|python| python.eval::<i64>("1 + 1").expect("a number"))
        .expect("the interpreter begins");
    let end = End {
        flushed: Flushed::Completely,
        threads: Threads::Ended,
    };
    assert_eq!(finished, (2, end));
}

/// A program that takes a lock that it has, until the host opens that for it.
const SELF_DEADLOCK: &str =
    "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()";

#[test]
#[expect(clippy::disallowed_methods, reason = "the thread is not attached then")]
fn a_host_may_end_what_looks_like_a_deadlock() {
    let python = interpreter();
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| python.exec(SELF_DEADLOCK));
        std::thread::sleep(std::time::Duration::from_millis(600));
        python.exec("lock.release()").expect("the lock is taken");
        assert!(waiting.join().expect("no panic").is_ok());
    });
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the thread is not attached then")]
fn a_host_may_ask_for_an_error_in_a_deadlock() {
    let builder = Interpreter::builder()
        .permissions(Permissions::all())
        .deadlock(Deadlock::Error);
    let python = builder.build().expect("the interpreter begins");
    let error = python.exec(SELF_DEADLOCK).expect_err("it cannot go on");
    assert!(error.to_string().contains("waits for itself"), "{error}");
    // A thread of the program that waits for the host is in no deadlock while the host is elsewhere.
    python
        .exec("import queue\nitems = queue.Queue()\nthread = threading.Thread(target=items.get)\nthread.start()")
        .expect("a thread starts");
    std::thread::sleep(std::time::Duration::from_millis(600));
    python
        .exec("items.put(1)\nthread.join()")
        .expect("it was waiting");
}

#[test]
fn modules_are_found_along_the_path() {
    let folder = std::env::temp_dir().join(format!("weft-path-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder of our own");
    std::fs::write(folder.join("loom.py"), "threads = 12\n").expect("it is ours");
    let python = Interpreter::builder()
        .permissions(Permissions::all())
        .path([&folder])
        .argv(["host", "x"])
        .build()
        .expect("an interpreter");
    let loom = python.import("loom").expect("it is there");
    assert_eq!(loom.attribute::<i64>("threads").expect("it is set"), 12);
    python.exec("import sys").expect("sys is always there");
    assert_eq!(
        python.eval::<Vec<String>>("sys.argv").expect("a list"),
        ["host", "x"]
    );
    let error = python.import("no_such_loom").expect_err("it is not there");
    assert_eq!(
        error.python().expect("Python raised it").class(),
        "ModuleNotFoundError"
    );
    std::fs::remove_dir_all(&folder).expect("it is ours");
}

#[test]
fn many_short_calls_collect_what_they_leave() {
    let python = interpreter();
    python
        .exec("def leave():\n    return [0] * 5_000_000")
        .expect("a function");
    let leave: Object = python.get("leave").expect("the function");
    for _ in 0..20 {
        leave.call::<Object>(()).expect("a list");
    }
    let collections = python.with(|thread| thread.heap().statistics().collections);
    assert!(collections >= 10, "{collections} collections");
}
