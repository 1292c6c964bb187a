//! Programs that do all they can to go on, each of which a limit ends soon; and that the host and its other interpreters
//! live on.

use std::time::{Duration, Instant};
use weft::{Error, ExceptionClass, Gil, Interpreter, Limits, Permissions, Stop};

/// How long a program may go on after its time. The machine may be loaded: what counts is that it ends.
const PATIENCE: Duration = Duration::from_millis(2500);
const TIME: Duration = Duration::from_millis(150);

/// Programs that never end by themselves, or not in a human life.
const ENDLESS: &[(&str, &str)] = &[
    ("while", "while True: pass"),
    ("for", "import itertools\nfor n in itertools.count(): pass"),
    (
        "catch all",
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    ),
    (
        "finally",
        "def f():\n    try:\n        while True: pass\n    finally:\n        while True: pass\nf()",
    ),
    (
        "finally that continues",
        "while True:\n    try:\n        while True: pass\n    finally:\n        continue",
    ),
    (
        "a catch in a catch",
        "def f(n):\n    try:\n        while True: pass\n    except BaseException:\n        f(n + 1)\nf(0)",
    ),
    (
        "with",
        "class C:\n    def __enter__(self): return self\n    def __exit__(self, *a):\n        return True\nwhile True:\n    with C():\n        while True: pass",
    ),
    (
        "recursion without end",
        "import sys\nsys.setrecursionlimit(10**6)\ndef f():\n    try:\n        f()\n    finally:\n        f()\nf()",
    ),
    (
        "a tree of calls",
        "def f(n): return 1 if n < 2 else f(n - 1) + f(n - 2)\nf(500)",
    ),
    (
        "comprehension",
        "[0 for a in range(10**9) for b in range(10**9) if a > b + 10**9]",
    ),
    (
        "generator",
        "def g():\n    while True: yield 1\nfor _ in g(): pass",
    ),
    ("sum of a generator", "sum(0 for _ in iter(int, 1))"),
    ("any of iter", "any(iter(int, 1))"),
    ("sum of a range", "sum(range(10**15))"),
    ("max of a range", "max(range(10**15), key=abs)"),
    ("all of a map", "all(map(lambda n: True, range(10**15)))"),
    ("in on an iterator", "'x' in iter(int, 1)"),
    (
        "deque of an iterator",
        "import collections\ncollections.deque(iter(int, 1), maxlen=0)",
    ),
    (
        "islice",
        "import itertools\nnext(itertools.islice(itertools.count(), 10**15, None))",
    ),
    (
        "product",
        "import itertools\nfor _ in itertools.product(range(1000), repeat=50): pass",
    ),
    (
        "cycle in zip",
        "import itertools\nany(a for a, b in zip(itertools.cycle([0]), itertools.count()))",
    ),
    (
        "catastrophic pattern",
        "import re\nre.match(r'(a+)+$', 'a' * 60 + 'b')",
    ),
    (
        "catastrophic pattern, nested",
        "import re\nre.search(r'(x+x+)+y', 'x' * 80)",
    ),
    (
        "pattern with a back reference",
        "import re\nre.match(r'(a*)*\\1$', 'a' * 200 + 'b')",
    ),
    (
        "substitution",
        "import re\nre.sub(r'(a|aa)+$', '', 'a' * 60 + 'b')",
    ),
    (
        "power with a modulus",
        "pow(3, 1 << 500000, (1 << 500000) - 1)",
    ),
    (
        "powers",
        "x = 3\nwhile True:\n    try:\n        x = x ** 3\n    except BaseException:\n        x = 3",
    ),
    (
        "powers of powers",
        "while True:\n    try:\n        10**10**10\n    except Exception: pass",
    ),
    (
        "long numbers as text",
        "import sys\nsys.set_int_max_str_digits(0)\nn = 7 ** 200000\nwhile True: str(n)",
    ),
    (
        "repr that calls itself",
        "class C:\n    def __repr__(self): return repr([self, self])\nwhile True:\n    try: repr(C())\n    except RecursionError: pass",
    ),
    (
        "eq that calls itself",
        "class C:\n    def __eq__(self, other): return [self] == [C()]\nwhile True:\n    try: C() == C()\n    except RecursionError: pass",
    ),
    (
        "getattr that calls itself",
        "class C:\n    def __getattr__(self, name): return getattr(self, name + 'x')\nwhile True:\n    try: C().a\n    except RecursionError: pass",
    ),
    (
        "keys that never end",
        "def key(n):\n    while True: pass\nsorted([2, 1], key=key)",
    ),
    (
        "comparisons without end",
        "class C:\n    def __lt__(self, other):\n        while True: pass\nsorted([C(), C()])",
    ),
    (
        "hash without end",
        "class C:\n    def __hash__(self):\n        while True: pass\n{C(): 1}",
    ),
    (
        "a nest of tuples is hashed",
        "t = ()\nfor _ in range(60): t = (t, t)\nhash(t)",
    ),
    (
        "nests are compared",
        "a = b = 0\nfor _ in range(60): a, b = [a, a], [b, b]\na == b",
    ),
    (
        "a nest is shown",
        "a = 0\nfor _ in range(60): a = [a, a]\nrepr(a)",
    ),
    (
        "a nest is asked for",
        "t = int\nfor _ in range(60): t = (t, t)\nisinstance('x', t)",
    ),
    (
        "JSON of a nest",
        "import json\na = 0\nfor _ in range(60): a = [a, a]\njson.dumps(a)",
    ),
    (
        "JSON that calls itself",
        "import json\ndef default(x):\n    return [object()]\nwhile True:\n    try: json.dumps(object(), default=default)\n    except (RecursionError, ValueError): pass",
    ),
    (
        "pickle of itself",
        "import pickle\nclass C:\n    def __reduce__(self): return (C, (), {'x': C()})\nwhile True:\n    try: pickle.dumps(C())\n    except RecursionError: pass",
    ),
    (
        "a pickle that calls",
        "import pickle\nclass C:\n    def __reduce__(self): return (sum, (range(10**15),))\npickle.loads(pickle.dumps(C()))",
    ),
    (
        "finalizers",
        "class C:\n    def __del__(self):\n        while True: pass\nimport gc\nwhile True:\n    C()\n    gc.collect()",
    ),
    ("exec", "exec('while True: pass')"),
    ("a class body", "class C:\n    while True: pass"),
    (
        "a decorator",
        "def d(f):\n    while True: pass\n@d\ndef f(): pass",
    ),
    (
        "match",
        "class C:\n    @property\n    def x(self):\n        while True: pass\nmatch C():\n    case C(x=1): pass",
    ),
    ("sleep", "import time\ntime.sleep(1000)"),
    (
        "sleep again",
        "import time\nwhile True:\n    try: time.sleep(1000)\n    except BaseException: pass",
    ),
    (
        "a lock",
        "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()",
    ),
    (
        "a lock again",
        "import threading\nlock = threading.Lock()\nlock.acquire()\nwhile True:\n    try: lock.acquire()\n    except BaseException: pass",
    ),
    ("an event", "import threading\nthreading.Event().wait()"),
    ("a queue", "import queue\nqueue.Queue().get()"),
    (
        "asyncio",
        "import asyncio\nasync def main():\n    while True: await asyncio.sleep(0)\nasyncio.run(main())",
    ),
    (
        "asyncio that waits",
        "import asyncio\nasync def main(): await asyncio.sleep(1000)\nasyncio.run(main())",
    ),
    (
        "asyncio that catches",
        "import asyncio\nasync def main():\n    while True:\n        try: await asyncio.sleep(1000)\n        except BaseException: pass\nasyncio.run(main())",
    ),
    (
        "text that grows",
        "s = 'a'\nwhile True:\n    try: s += s\n    except MemoryError: s = 'a'",
    ),
    (
        "factorial",
        "import math\nwhile True:\n    try: math.factorial(10**7)\n    except MemoryError: pass",
    ),
    (
        "combinations",
        "import math\nwhile True:\n    try: math.comb(10**7, 10**6 * 5)\n    except MemoryError: pass",
    ),
    (
        "hashing passwords",
        "import hashlib\nhashlib.pbkdf2_hmac('sha256', b'x', b'y', 10**9)",
    ),
    (
        "normalising",
        "import unicodedata\nwhile True: unicodedata.normalize('NFC', 'a' * 1000)",
    ),
    ("format again", "while True: '%d' % 5"),
    (
        "property of a frame",
        "import sys\nf = sys._getframe()\nwhile f: f = f",
    ),
];

/// A limited interpreter that may do what needs no system.
fn limited(gil: Gil, limits: Limits) -> Interpreter {
    let permissions = Permissions::none().allow_threads().allow_clock();
    Interpreter::builder()
        .gil(gil)
        .permissions(permissions)
        .limits(limits)
        .stdout(std::io::sink())
        .stderr(std::io::sink())
        .build()
        .expect("an interpreter")
}

/// How long a test waits for a program that does not end: it goes on without it, to name it.
const HOPELESS: Duration = Duration::from_secs(40);

/// Runs a program on a thread with a stack of its own; what it ended with, how long that took, and whether the interpreter
/// is usable afterwards. `None` if it does not end.
fn run(
    gil: Gil,
    limits: Limits,
    program: &'static str,
) -> Option<(Result<(), Error>, Duration, bool)> {
    let (sender, receiver) = std::sync::mpsc::channel();
    let thread = std::thread::Builder::new().stack_size(64 << 20);
    let running = thread.spawn(move || {
        let python = limited(gil, limits);
        let began = Instant::now();
        let result = python.exec(program);
        let took = began.elapsed();
        python.renew();
        let goes_on = python.eval::<i64>("6 * 7").is_ok_and(|answer| answer == 42);
        // Nobody waits any more for a program that was given up.
        let _ = sender.send((result, took, goes_on));
    });
    running.expect("a thread");
    receiver.recv_timeout(HOPELESS).ok()
}

fn each_endless(gil: Gil) {
    let mut wrong = Vec::new();
    for (name, program) in ENDLESS {
        let limits = Limits::none().time(TIME).memory(256 << 20);
        let Some((result, took, goes_on)) = run(gil, limits, program) else {
            wrong.push(format!("{name}: it does not end"));
            continue;
        };
        let stopped = result.as_ref().err().and_then(Error::stopped);
        let is_late = took > TIME + PATIENCE;
        if !matches!(stopped, Some(Stop::Time | Stop::Memory)) || is_late || !goes_on {
            wrong.push(format!(
                "{name}: {result:?} after {took:?}, goes on: {goes_on}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn time_ends_what_is_endless_with_the_lock() {
    each_endless(Gil::On);
}

#[test]
fn time_ends_what_is_endless_without_the_lock() {
    each_endless(Gil::Off);
}

#[test]
fn operations_end_loops_and_calls_exactly() {
    for gil in [Gil::On, Gil::Off] {
        for program in [
            "while True: n += 1",
            "for _ in range(10**9): n += 1",
            "def f():\n    global n\n    n += 1\n    try: f()\n    finally: f()\nimport sys\nf()",
            "[n := n + 1 for _ in range(10**9)]",
        ] {
            let python = limited(gil, Limits::none().operations(50_000));
            python.set("n", 0_i64).expect("an int");
            let error = python.exec(program).expect_err("it never ends");
            assert_eq!(error.stopped(), Some(Stop::Operations), "{program}");
            python.renew();
            let count: i64 = python.get("n").expect("an int");
            // A step at which the thread is wanted for something else is not counted.
            assert!((15_000..=51_000).contains(&count), "{program}: {count}");
        }
    }
}

#[test]
fn operations_hold_for_all_threads_together() {
    let program = "
import threading
counts = [0] * 4
def work(place):
    while True: counts[place] += 1
threads = [threading.Thread(target=work, args=(place,)) for place in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
";
    for gil in [Gil::On, Gil::Off] {
        let python = limited(gil, Limits::none().operations(200_000));
        let error = python.exec(program).expect_err("it never ends");
        assert_eq!(error.stopped(), Some(Stop::Operations));
        python.renew();
        let counts: i64 = python.eval("sum(counts)").expect("an int");
        assert!((50_000..=205_000).contains(&counts), "{counts}");
    }
}

/// Programs that ask for all memory there is: one piece is a `MemoryError`, many of them are the end.
const GREEDY: &[(&str, &str)] = &[
    ("text", "'a' * 10**12"),
    ("bytes", "bytes(10**12)"),
    ("a byte array", "bytearray(10**12)"),
    ("a list", "[0] * 10**12"),
    ("a list of a range", "list(range(10**12))"),
    ("a tuple of a range", "tuple(range(10**12))"),
    ("a set", "set(range(10**12))"),
    ("a dict", "{n: n for n in range(10**12)}"),
    ("a power", "10**10**10"),
    ("a shift", "1 << 10**11"),
    ("a width", "format(1, '1000000000000')"),
    ("a width of old", "'%1000000000000d' % 1"),
    ("a width of a string", "'{:>{}}'.format('x', 10**12)"),
    ("a precision", "'%.1000000000000f' % 1.5"),
    ("justified", "'x'.center(10**12)"),
    ("zeros", "'x'.zfill(10**12)"),
    ("a join", "'x' * 10**6\n','.join(['x' * 10**6] * 10**6)"),
    ("replaced", "('x' * 10**6).replace('x', 'y' * 10**6)"),
    (
        "lists in a list",
        "a = []\nwhile True: a.append([0] * 1000)",
    ),
    ("a list in itself", "a = [0]\nwhile True: a.extend(a)"),
    (
        "a dict that grows",
        "d = {}\nfor n in range(10**12): d[n] = str(n)",
    ),
    ("text that grows", "s = 'a'\nwhile True: s += s"),
    ("bytes that grow", "s = b'a'\nwhile True: s += s"),
    (
        "a byte array that grows",
        "s = bytearray(b'a')\nwhile True: s += s",
    ),
    (
        "a stream that grows",
        "import io\ns = io.StringIO()\nwhile True: s.write('x' * 10000)",
    ),
    (
        "a stream of bytes",
        "import io\ns = io.BytesIO()\nwhile True: s.write(b'x' * 10000)",
    ),
    (
        "a deque",
        "import collections\nd = collections.deque()\nwhile True: d.append('x' * 100)",
    ),
    (
        "an array",
        "import array\na = array.array('q', [0])\nwhile True: a.extend(a)",
    ),
    ("classes", "a = []\nwhile True: a.append(type('C', (), {}))"),
    ("closures", "a = []\nwhile True: a.append(lambda: a)"),
    (
        "a generator's frames",
        "def g():\n    yield\na = []\nwhile True:\n    x = g()\n    next(x)\n    a.append(x)",
    ),
    (
        "an exception's chain",
        "e = None\nwhile True:\n    n = ValueError()\n    n.__context__ = e\n    e = n",
    ),
    (
        "a bomb of zlib",
        "import zlib\nb = zlib.compress(bytes(10**7))\nfor _ in range(2): b = zlib.compress(b)\nzlib.decompress(zlib.compress(bytes(5 * 10**7))) * 20",
    ),
    (
        "a bomb of pickle",
        "import pickle\npickle.loads(b'\\x80\\x04\\x8e' + (10**12).to_bytes(8, 'little') + b'x.')",
    ),
    (
        "a bomb of JSON",
        "import json\na = 'x'\nfor _ in range(40): a = [a] * 10\njson.dumps(a)",
    ),
    (
        "permutations",
        "import itertools\nlist(itertools.permutations(range(50)))",
    ),
    (
        "a product",
        "import itertools\nlist(itertools.product(range(100), repeat=20))",
    ),
    (
        "collected with the collector off",
        "import gc\ngc.disable()\nwhile True: [0] * 1000",
    ),
];

#[test]
fn memory_is_limited() {
    let mut wrong = Vec::new();
    for (name, program) in GREEDY {
        let limits = Limits::none()
            .memory(64 << 20)
            .time(Duration::from_secs(20));
        let Some((result, took, goes_on)) = run(Gil::On, limits, program) else {
            wrong.push(format!("{name}: it does not end"));
            continue;
        };
        let ends = match &result {
            Err(error) if error.stopped() == Some(Stop::Memory) => true,
            Err(Error::Python(error)) => {
                matches!(
                    error.builtin_class(),
                    Some(
                        ExceptionClass::MemoryError
                            | ExceptionClass::OverflowError
                            | ExceptionClass::ValueError
                    )
                ) || error.class() == "UnpicklingError"
            }
            _ => *name == "collected with the collector off",
        };
        if !ends || !goes_on {
            wrong.push(format!(
                "{name}: {result:?} after {took:?}, goes on: {goes_on}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn threads_output_children_and_recursion_are_limited() {
    let python = limited(Gil::On, Limits::none().threads(3));
    python
        .exec("import threading\nstop = threading.Event()\nstarted = 0\ntry:\n    while True:\n        threading.Thread(target=stop.wait, daemon=True).start()\n        started += 1\nexcept RuntimeError: pass\nstop.set()")
        .expect("the fourth is refused");
    assert_eq!(python.eval::<i64>("started").expect("an int"), 3);

    let python = limited(Gil::On, Limits::none().output(10_000));
    let error = python
        .exec("while True: print('flood')")
        .expect_err("too much");
    assert_eq!(error.stopped(), Some(Stop::Output));

    let python = limited(Gil::On, Limits::none().recursion(50));
    python
        .exec("import sys\nsys.setrecursionlimit(10**6)\ndepth = 0\ndef f():\n    global depth\n    depth += 1\n    f()\ntry: f()\nexcept RecursionError: pass")
        .expect("it is caught");
    let depth: i64 = python.get("depth").expect("an int");
    assert!(depth <= 50, "{depth}");

    let builder = Interpreter::builder().permissions(Permissions::all());
    let python = builder
        .limits(Limits::none().children(2))
        .build()
        .expect("an interpreter");
    python
        .exec("import subprocess\nstarted = 0\ntry:\n    while True:\n        subprocess.run(['true'])\n        started += 1\nexcept BlockingIOError: pass")
        .expect("the third is refused");
    assert_eq!(python.eval::<i64>("started").expect("an int"), 2);
}

/// What a host is told of limits under permissions.
fn refusal(limits: &Limits, permissions: &Permissions, executable: Option<&str>) -> Option<Error> {
    let builder = Interpreter::builder()
        .permissions(permissions.clone())
        .limits(limits.clone());
    let builder = match executable {
        Some(executable) => builder.executable(executable),
        None => builder,
    };
    builder.build().err()
}

#[test]
fn a_limit_that_cannot_be_held_is_refused() {
    let weft = env!("CARGO_BIN_EXE_weft");
    let each = [
        Limits::none().operations(1_000_000),
        Limits::none().time(Duration::from_secs(5)),
        Limits::none().memory(64 << 20),
        Limits::none().threads(2),
        Limits::none().output(1000),
    ];
    let anything = Permissions::all();
    let foreign = Permissions::none().allow_run("true");
    let own = Permissions::none().allow_run(weft);
    let both = own.clone().allow_run("true");
    for limits in each {
        for permissions in [&anything, &foreign, &own, &both] {
            let error = refusal(&limits, permissions, None);
            assert!(matches!(error, Some(Error::Unenforceable(_))), "{error:?}");
            // Whatever else is permitted: a program that may start none cannot leave its limits by one.
            let error = refusal(&limits.clone().children(0), permissions, None);
            assert!(error.is_none(), "{limits:?}: {error:?}");
        }
        // Only programs of Weft hold themselves to limits.
        for permissions in [&anything, &foreign, &both] {
            let error = refusal(&limits, permissions, Some(weft));
            assert!(matches!(error, Some(Error::Unenforceable(_))), "{error:?}");
        }
        let error = refusal(&limits, &own, Some(weft));
        assert!(error.is_none(), "{limits:?}: {error:?}");
        let error = refusal(&limits, &Permissions::none(), None);
        assert!(error.is_none(), "{limits:?}: {error:?}");
    }
    // What the program itself starts, and how deep its own calls go, can be counted whatever it starts.
    for limits in [Limits::none().children(2), Limits::none().recursion(50)] {
        let error = refusal(&limits, &anything, None);
        assert!(error.is_none(), "{limits:?}: {error:?}");
    }
    let error = refusal(
        &Limits::none().time(Duration::from_secs(1)),
        &anything,
        None,
    );
    let text = error.expect("it is refused").to_string();
    assert!(
        text.contains("Builder::executable") && text.contains("Limits::children"),
        "{text}"
    );
}

#[test]
fn a_host_cancels_from_another_thread_whatever_the_program_does() {
    let mut wrong = Vec::new();
    for program in [
        "while True: pass",
        "import time\ntime.sleep(1000)",
        "import threading\nthreading.Event().wait()",
        "import os\nr, w = os.pipe()\nos.read(r, 1)",
        "import socket\na, b = socket.socketpair()\na.recv(1)",
        "import subprocess\nsubprocess.run(['sleep', '20'])",
        "import asyncio\nasync def main(): await asyncio.sleep(1000)\nasyncio.run(main())",
        "import threading\nt = threading.Thread(target=lambda: [None for _ in iter(int, 1)])\nt.start()\nt.join()",
        "import select, os\nr, w = os.pipe()\nselect.select([r], [], [])",
    ] {
        for gil in [Gil::On, Gil::Off] {
            let builder = Interpreter::builder()
                .gil(gil)
                .permissions(Permissions::all());
            let python = builder
                .stderr(std::io::sink())
                .build()
                .expect("an interpreter");
            let handle = python.handle();
            let canceller = std::thread::spawn(move || {
                #[expect(clippy::disallowed_methods, reason = "a thread of the host")]
                std::thread::sleep(Duration::from_millis(100));
                handle.cancel();
            });
            let began = Instant::now();
            let result = python.exec(program);
            let took = began.elapsed();
            canceller.join().expect("it only cancels");
            let stopped = result.as_ref().err().and_then(Error::stopped);
            if stopped != Some(Stop::Cancelled) || took > PATIENCE {
                wrong.push(format!("{program:?} {gil:?}: {result:?} after {took:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn other_interpreters_do_not_notice() {
    let calm = Interpreter::builder().build().expect("an interpreter");
    let calm = std::sync::Arc::new(calm);
    let counting = {
        let calm = std::sync::Arc::clone(&calm);
        std::thread::spawn(move || calm.eval::<i64>("sum(n % 3 for n in range(300_000))"))
    };
    for _ in 0..3 {
        let (result, ..) =
            run(Gil::Off, Limits::none().time(TIME), "while True: pass").expect("it ends");
        assert_eq!(
            result.expect_err("it never ends").stopped(),
            Some(Stop::Time)
        );
    }
    assert_eq!(
        counting.join().expect("no panic").expect("a number"),
        300_000
    );
    assert_eq!(calm.stopped(), None);
}

#[test]
fn dropping_does_not_wait_for_what_was_stopped() {
    let python = limited(Gil::Off, Limits::none().time(TIME));
    let program = "import threading\nfor _ in range(3):\n    threading.Thread(target=lambda: [0 for _ in iter(int, 1)]).start()\nwhile True: pass";
    let error = python.exec(program).expect_err("it never ends");
    assert_eq!(error.stopped(), Some(Stop::Time));
    let began = Instant::now();
    drop(python);
    assert!(began.elapsed() < PATIENCE, "{:?}", began.elapsed());
}
