//! Programs that wait for what never comes, each in another way, and programs whose threads all go on.

use super::programs::{Program, program};

/// All of them.
pub const PROGRAMS: &[Program] = &[
    program("an event", "", "import threading\nthreading.Event().wait()"),
    program(
        "a barrier",
        "",
        "import threading\nthreading.Barrier(2).wait()",
    ),
    program(
        "a semaphore",
        "",
        "import threading\nthreading.Semaphore(0).acquire()",
    ),
    program(
        "a lock with a time",
        "",
        "import threading\nl = threading.Lock()\nl.acquire()\nl.acquire(timeout=1000)",
    ),
    program(
        "a queue is joined",
        "",
        "import queue\nq = queue.Queue()\nq.put(1)\nq.join()",
    ),
    program(
        "a full queue",
        "",
        "import queue\nq = queue.Queue(1)\nq.put(1)\nq.put(2)",
    ),
    program(
        "a simple queue",
        "",
        "import queue\nqueue.SimpleQueue().get()",
    ),
    program(
        "a future",
        "",
        "import concurrent.futures as f\nf.Future().result()",
    ),
    program(
        "a pool",
        "",
        "import concurrent.futures as f, time\nwith f.ThreadPoolExecutor(2) as p: p.submit(time.sleep, 1000).result()",
    ),
    program(
        "threads that go on",
        "",
        "import threading\ndef go():\n    while True: pass\nfor _ in range(8): threading.Thread(target=go).start()\ngo()",
    ),
    program(
        "threads that sort",
        "",
        "import threading\na = [n * 7919 % 1000003 for n in range(300000)]\ndef go():\n    while True: sorted(a)\nfor _ in range(4): threading.Thread(target=go).start()\ngo()",
    ),
    program(
        "threads that wait",
        "",
        "import threading\ne = threading.Event()\nfor _ in range(200): threading.Thread(target=e.wait).start()\ne.wait()",
    ),
    program(
        "threads without an end",
        "",
        "import threading\nwhile True:\n    t = threading.Thread(target=int)\n    t.start()\n    t.join()",
    ),
    program(
        "catches everything",
        "",
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass\n    finally:\n        try: raise\n        except BaseException: pass",
    ),
    program(
        "catches everything in a thread",
        "",
        "import threading\ndef go():\n    while True:\n        try:\n            while True: pass\n        except BaseException: pass\nthreading.Thread(target=go).start()\ngo()",
    ),
    program(
        "ends with more",
        "",
        "class C:\n    def __enter__(s): pass\n    def __exit__(s, *a):\n        while True: pass\nwith C():\n    while True: pass",
    ),
    program(
        "a finalizer goes on",
        "",
        "class C:\n    def __del__(s):\n        while True: C()\nwhile True: C()",
    ),
    program(
        "tasks",
        "",
        "import asyncio\nasync def go():\n    while True: await asyncio.sleep(0)\nasync def main(): await asyncio.gather(*[go() for _ in range(1000)])\nasyncio.run(main())",
    ),
    program(
        "tasks that catch everything",
        "",
        "import asyncio\nasync def go():\n    while True:\n        try: await asyncio.sleep(1000)\n        except BaseException: pass\nasync def main(): await asyncio.gather(*[go() for _ in range(100)])\nasyncio.run(main())",
    ),
    program(
        "calls of a loop",
        "",
        "import asyncio\nloop = asyncio.new_event_loop()\ndef go(): loop.call_soon(go)\ngo()\nloop.run_forever()",
    ),
    program(
        "a queue of tasks",
        "",
        "import asyncio\nasync def main(): await asyncio.Queue().get()\nasyncio.run(main())",
    ),
    program(
        "a thread of a loop",
        "",
        "import asyncio, time\nasyncio.run(asyncio.to_thread(time.sleep, 1000))",
    ),
    program(
        "a generator without an end",
        "",
        "def g():\n    while True: yield 1\nfor _ in g(): pass",
    ),
    program(
        "a generator that ignores its end",
        "",
        "def g():\n    while True:\n        try: yield 1\n        except GeneratorExit: pass\nfor _ in g(): pass",
    ),
    program(
        "warnings",
        "",
        "import warnings\nwarnings.simplefilter('always')\nwhile True: warnings.warn('x')",
    ),
    program(
        "log lines",
        "",
        "import logging\nlogging.basicConfig()\nwhile True: logging.error('x')",
    ),
    program("prints", "", "while True: print('x' * 1000)"),
    program(
        "tracebacks",
        "",
        "import traceback\ndef f(n): return f(n - 1) if n else 1 / 0\nwhile True:\n    try: f(900)\n    except ZeroDivisionError: traceback.format_exc()",
    ),
    program(
        "recursion",
        "",
        "def f(): return f()\nwhile True:\n    try: f()\n    except RecursionError: pass",
    ),
    program(
        "recursion through repr",
        "",
        "class C:\n    def __repr__(s): return repr([s]) + repr([s])\nwhile True:\n    try: repr(C())\n    except RecursionError: pass",
    ),
    program(
        "imports",
        "",
        "import importlib, json\nwhile True: importlib.reload(json)",
    ),
    program(
        "programs are run",
        "",
        "while True: exec('x = 1\\n' * 1000)",
    ),
    program(
        "an interpreter within",
        "import concurrent.interpreters as i\np = i.create()",
        "p.exec('while True: pass')",
    ),
    // What waits for the system.
    program(
        "a full pipe",
        "import os\nr, w = os.pipe()",
        "while True: os.write(w, bytes(1 << 20))",
    ),
    program(
        "a full socket",
        "import socket\na, b = socket.socketpair()\nd = bytes(1 << 27)",
        "a.sendall(d)",
    ),
    program(
        "poll",
        "import select, os\nr, w = os.pipe()\np = select.poll()\np.register(r)",
        "while True: p.poll() and p.unregister(r)",
    ),
    program(
        "epoll",
        "import select, os\nr, w = os.pipe()\np = select.epoll()\np.register(r, select.EPOLLIN)",
        "p.poll()",
    ),
    program(
        "a pipe with a name",
        "import os, tempfile\nd = tempfile.mkdtemp()\nos.mkfifo(d + '/p')",
        "open(d + '/p')",
    ),
    program(
        "a locked file",
        "import fcntl, tempfile\na = tempfile.NamedTemporaryFile()\nb = open(a.name)\nfcntl.flock(a, fcntl.LOCK_EX)",
        "fcntl.flock(b, fcntl.LOCK_EX)",
    ),
    program("a signal", "import signal", "signal.pause()"),
    program(
        "one of some signals",
        "import signal",
        "signal.sigwait({signal.SIGUSR2})",
    ),
    program(
        "output of a child",
        "import subprocess",
        "subprocess.run(['sleep', '1000'], capture_output=True)",
    ),
    program(
        "a child is waited for",
        "import subprocess, os\np = subprocess.Popen(['sleep', '1000'])",
        "os.waitpid(p.pid, 0)",
    ),
    program(
        "a server",
        "import http.server\ns = http.server.HTTPServer(('127.0.0.1', 0), http.server.BaseHTTPRequestHandler)",
        "s.serve_forever()",
    ),
    program(
        "a client",
        "import socket\ns = socket.create_server(('127.0.0.1', 0))\nn = s.getsockname()[1]",
        "import urllib.request\nurllib.request.urlopen(f'http://127.0.0.1:{n}/')",
    ),
    program(
        "a handshake",
        "import socket, ssl\ns = socket.create_server(('127.0.0.1', 0))\nc = socket.create_connection(s.getsockname())",
        "ssl.create_default_context().wrap_socket(c, server_hostname='localhost')",
    ),
    program(
        "a server of tasks",
        "",
        "import asyncio\nasync def main():\n    await asyncio.Event().wait()\nasyncio.run(main())",
    ),
    program(
        "a copy of files",
        "import io, shutil\nclass E:\n    def read(s, n): return b'x'\n    def write(s, b): pass",
        "shutil.copyfileobj(E(), E())",
    ),
    program(
        "files without an end",
        "",
        "import shutil\nclass E:\n    def read(s, n): return 'x'\n    def write(s, b): pass\nshutil.copyfileobj(E(), E())",
    ),
    program(
        "a device without an end",
        "f = open('/dev/zero', 'rb')",
        "while True: f.read(1 << 26)",
    ),
    program(
        "a device to its end",
        "f = open('/dev/zero', 'rb')",
        "f.read()",
    ),
    program(
        "a device without a buffer",
        "f = open('/dev/zero', 'rb', 0)",
        "while True: f.read(1 << 29)",
    ),
    program(
        "lines of a device",
        "f = open('/dev/zero', 'rb')",
        "f.readline()",
    ),
];
