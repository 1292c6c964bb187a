//! Programs without any permission that try to reach a file, a socket, the environment or a process all the same; and what
//! permissions of a part let through.

use std::path::PathBuf;
use weft::{Error, Interpreter, Permissions};

/// A folder of a test, with a file that nobody is to read.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("weft-escapes-{name}-{}", std::process::id()));
        std::fs::create_dir_all(path.join("open")).expect("a folder of our own");
        std::fs::create_dir_all(path.join("closed")).expect("a folder of our own");
        std::fs::write(path.join("open/hello.txt"), "hello").expect("a file of our own");
        std::fs::write(path.join("closed/secret.txt"), "SECRET").expect("a file of our own");
        std::fs::write(path.join("closed/hidden.py"), "x = 'SECRET'").expect("a file of our own");
        let link = path.join("open/link");
        std::os::unix::fs::symlink(path.join("closed"), link).expect("a link");
        let mut make_pipe = std::process::Command::new("mkfifo");
        #[expect(clippy::disallowed_methods, reason = "tests attach to no interpreter")]
        let made = make_pipe.arg(path.join("pipe")).status();
        assert!(
            made.is_ok_and(|status| status.success()),
            "a pipe of our own"
        );
        let path = path.canonicalize().expect("it is there");
        Folder(path)
    }

    fn text(&self) -> String {
        self.0.to_string_lossy().into_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Ways to the system. Each ends in a `PermissionError`, or leaves `found` empty.
const ATTEMPTS: &[(&str, &str)] = &[
    ("open", "found = open(secret).read()"),
    (
        "open in bytes",
        "found = open(secret.encode(), 'rb').read()",
    ),
    (
        "a path",
        "import pathlib\nfound = pathlib.Path(secret).read_text()",
    ),
    ("FileIO", "import _io\nfound = _io.FileIO(secret).readall()"),
    (
        "open_code",
        "import io\nfound = io.open_code(secret).read()",
    ),
    (
        "codecs",
        "import codecs\nfound = codecs.open(secret).read()",
    ),
    (
        "os.open",
        "import os\nfound = os.read(os.open(secret, os.O_RDONLY), 100)",
    ),
    (
        "an opener",
        "import os\nfound = open('x', opener=lambda n, f: os.open(secret, f)).read()",
    ),
    (
        "descriptors of the host",
        "import os\nfor n in range(3, 64):\n    try: found = os.fstat(n)\n    except PermissionError as e: error = e\nraise error",
    ),
    ("a descriptor as a file", "found = open(3).read()"),
    ("duplicates", "import os\nfound = os.dup(3)"),
    ("stat", "import os\nfound = os.stat(secret)"),
    ("lstat", "import os\nfound = os.lstat(secret)"),
    ("exists", "import os\nfound = os.path.exists(secret) or ''"),
    ("access", "import os\nfound = os.access(secret, 4)"),
    ("listdir", "import os\nfound = os.listdir(folder)"),
    ("scandir", "import os\nfound = list(os.scandir(folder))"),
    ("listdir of here", "import os\nfound = os.listdir()"),
    ("scandir of here", "import os\nfound = list(os.scandir())"),
    (
        "scandir of None",
        "import os\nfound = list(os.scandir(None)) + os.listdir(None)",
    ),
    (
        "iterdir of here",
        "import pathlib\nfound = list(pathlib.Path().iterdir())",
    ),
    ("the current folder", "import os\nfound = os.getcwd()"),
    (
        "the current folder in octets",
        "import os\nfound = os.getcwdb()",
    ),
    ("a whole path", "import os\nfound = os.path.abspath('x')"),
    ("a real path", "import os\nfound = os.path.realpath('x')"),
    (
        "a path of here",
        "import pathlib\nfound = pathlib.Path.cwd()",
    ),
    (
        "an absolute path",
        "import pathlib\nfound = pathlib.Path('x').absolute()",
    ),
    ("walk", "import os\nfound = list(os.walk(folder))"),
    ("glob", "import glob\nfound = glob.glob(folder + '/*')"),
    (
        "readlink",
        "import os\nfound = os.readlink(folder + '/open/link')",
    ),
    ("mkdir", "import os\nos.mkdir(folder + '/new')\nfound = 1"),
    ("writing", "open(folder + '/new', 'w')\nfound = 1"),
    ("remove", "import os\nos.remove(secret)\nfound = 1"),
    (
        "rename",
        "import os\nos.rename(secret, folder + '/new')\nfound = 1",
    ),
    (
        "symlink",
        "import os\nos.symlink(secret, folder + '/new')\nfound = 1",
    ),
    (
        "link",
        "import os\nos.link(secret, folder + '/new')\nfound = 1",
    ),
    ("chmod", "import os\nos.chmod(secret, 0o777)\nfound = 1"),
    ("truncate", "import os\nos.truncate(secret, 0)\nfound = 1"),
    ("utime", "import os\nos.utime(secret)\nfound = 1"),
    ("chdir", "import os\nos.chdir(folder)\nfound = 1"),
    ("memory of a file", "import mmap\nfound = mmap.mmap(3, 1)"),
    (
        "shared memory",
        "from multiprocessing import shared_memory\nfound = shared_memory.SharedMemory('x', create=True, size=1)",
    ),
    (
        "import along the path",
        "import sys\nsys.path.insert(0, folder + '/closed')\ntry:\n    import hidden\n    found = hidden.x\nexcept ModuleNotFoundError:\n    found = ''",
    ),
    (
        "a loader",
        "import importlib.machinery\nfound = importlib.machinery.SourceFileLoader('x', secret).get_data(secret)",
    ),
    (
        "a loader of source",
        "import importlib.machinery\nfound = importlib.machinery.SourceFileLoader('x', folder + '/closed/hidden.py').get_source('x')",
    ),
    (
        "the loader of a module",
        "found = __loader__.get_data(secret) if hasattr(__loader__, 'get_data') else ''",
    ),
    (
        "linecache",
        "import linecache\nfound = linecache.getline(secret, 1)",
    ),
    (
        "a traceback",
        "import traceback\ncode = compile('1 / 0', secret, 'exec')\ntry: exec(code)\nexcept ZeroDivisionError: found = 'SECRET' if 'SECRET' in traceback.format_exc() else ''",
    ),
    (
        "a warning",
        "import warnings, io, sys\nsys.stderr = io.StringIO()\nwarnings.warn_explicit('x', UserWarning, secret, 1)\nfound = 'SECRET' if 'SECRET' in sys.stderr.getvalue() else ''",
    ),
    (
        "a syntax error",
        "try: compile('return', secret, 'exec')\nexcept SyntaxError as e: found = 'SECRET' if 'SECRET' in str(e.text) else ''",
    ),
    (
        "tokenize",
        "import tokenize\nfound = tokenize.open(secret).read()",
    ),
    (
        "fileinput",
        "import fileinput\nfound = list(fileinput.input([secret]))",
    ),
    (
        "configparser",
        "import configparser\nfound = configparser.ConfigParser().read(secret) or ''",
    ),
    (
        "shutil",
        "import shutil\nfound = shutil.copy(secret, folder + '/new')",
    ),
    ("tempfile", "import tempfile\nfound = tempfile.mkdtemp()"),
    (
        "runpy",
        "import runpy\nfound = runpy.run_path(folder + '/closed/hidden.py')",
    ),
    (
        "the environment",
        "import os\nfound = dict(os.environ) or ''",
    ),
    ("getenv", "import os\nfound = os.getenv('PATH') or ''"),
    (
        "the environment of posix",
        "import posix\nfound = posix.environ or ''",
    ),
    ("putenv", "import os\nos.putenv('X', '1')\nfound = 1"),
    ("os.environ", "import os\nos.environ['X'] = '1'\nfound = 1"),
    ("system", "import os\nfound = os.system('true') == 0"),
    ("popen", "import os\nfound = os.popen('echo x').read()"),
    (
        "subprocess",
        "import subprocess\nfound = subprocess.run(['true'])",
    ),
    (
        "_subprocess",
        "import _subprocess\nfound = _subprocess.spawn([b'/bin/true'], [b'true'], None, None, [-1, -1, -1], [], [], None, 'x')",
    ),
    (
        "exec",
        "import os\nos.execv('/bin/true', ['true'])\nfound = 1",
    ),
    ("kill", "import os\nos.kill(os.getpid(), 0)\nfound = 1"),
    ("_exit", "import os\nos._exit(3)"),
    ("abort", "import os\nos.abort()"),
    (
        "processes",
        "import multiprocessing\np = multiprocessing.Process(target=print)\np.start()\nfound = 1",
    ),
    ("waiting for children", "import os\nos.wait()\nfound = 1"),
    ("nice", "import os\nfound = os.nice(0) + 1"),
    (
        "a limit of the system",
        "import resource\nresource.setrlimit(resource.RLIMIT_CORE, (0, 0))\nfound = 1",
    ),
    (
        "a signal",
        "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nfound = 1",
    ),
    (
        "raise_signal",
        "import signal\nsignal.raise_signal(signal.SIGTERM)\nfound = 1",
    ),
    ("alarm", "import signal\nsignal.alarm(100)\nfound = 1"),
    ("a socket", "import socket\nfound = socket.socket()"),
    (
        "a connection",
        "import socket\nfound = socket.create_connection(('127.0.0.1', 9))",
    ),
    (
        "a name",
        "import socket\nfound = socket.gethostbyname('localhost')",
    ),
    (
        "getaddrinfo",
        "import socket\nfound = socket.getaddrinfo('localhost', 80)",
    ),
    (
        "a socket of the host",
        "import socket\nfound = socket.socket(fileno=3)",
    ),
    (
        "a local socket",
        "import socket\ns = socket.socket(socket.AF_UNIX)\ns.bind(folder + '/new')\nfound = 1",
    ),
    (
        "an abstract socket",
        "import socket\ns = socket.socket(socket.AF_UNIX)\ns.bind(b'\\0weft-escape')\nfound = 1",
    ),
    (
        "asyncio",
        "import asyncio\nasync def main(): return await asyncio.open_connection('127.0.0.1', 9)\nfound = asyncio.run(main())",
    ),
    (
        "urllib",
        "import urllib.request\nfound = urllib.request.urlopen('file://' + secret).read()",
    ),
    (
        "a thread",
        "import threading\nthreading.Thread(target=print).start()\nfound = 1",
    ),
    (
        "a thread of _thread",
        "import _thread\n_thread.start_new_thread(print, ())\nfound = 1",
    ),
    (
        "an executor",
        "import concurrent.futures\nwith concurrent.futures.ThreadPoolExecutor() as pool: found = pool.submit(int).result() + 1",
    ),
    ("the time", "import time\nfound = time.time()"),
    (
        "the date",
        "import datetime\nfound = datetime.datetime.now()",
    ),
    ("a counter", "import time\nfound = time.perf_counter()"),
    ("local time", "import time\nfound = time.localtime()"),
    (
        "the zone",
        "import time\nfound = '' if (time.timezone, time.tzname) == (0, ('UTC', 'UTC')) else time.tzname",
    ),
    ("the machine", "import os\nfound = os.uname()"),
    ("its name", "import socket\nfound = socket.gethostname()"),
    ("its full name", "import socket\nfound = socket.getfqdn()"),
    (
        "its platform",
        "import platform\nfound = platform.node() or platform.release() or platform.version() or platform.machine()",
    ),
    ("its load", "import os\nfound = os.getloadavg()"),
    (
        "its processors",
        "import os\nfound = os.cpu_count() or os.process_cpu_count() or ''",
    ),
    (
        "processors to use",
        "import os\nfound = os.sched_getaffinity(0)",
    ),
    (
        "its memory",
        "import os\nfound = os.sysconf('SC_PHYS_PAGES')",
    ),
    (
        "processors by sysconf",
        "import os\nfound = os.sysconf('SC_NPROCESSORS_ONLN')",
    ),
    ("another process", "import os\nfound = os.getpgid(1)"),
    (
        "the session of another process",
        "import os\nfound = os.getsid(1)",
    ),
    (
        "the priority of another process",
        "import os\nfound = os.getpriority(os.PRIO_PROCESS, 1) or 'none'",
    ),
    ("time since the start", "import os\nfound = os.times()"),
    (
        "time used",
        "import resource\nfound = resource.getrusage(resource.RUSAGE_SELF)",
    ),
    (
        "the name of a service",
        "import socket\nfound = socket.getservbyname('http')",
    ),
    (
        "the service at a port",
        "import socket\nfound = socket.getservbyport(80)",
    ),
    // Who opens a pipe without a writer waits.
    (
        "a syntax error in a pipe",
        "try: compile('return', folder + '/pipe', 'exec')\nexcept SyntaxError as e: found = e.text or ''",
    ),
    (
        "a warning about a pipe",
        "compile('1 is 1', folder + '/pipe', 'exec')",
    ),
    (
        "an archive on the path",
        "import sys\nsys.path.insert(0, secret)\ntry:\n    import hidden\n    found = 1\nexcept ModuleNotFoundError: found = ''",
    ),
    (
        "subclasses",
        "found = ''\nfor c in object.__subclasses__():\n    if c.__name__ == '_IOBase':\n        for r in c.__subclasses__():\n            for f in r.__subclasses__():\n                if f.__name__ == 'FileIO': found = f(secret).read()",
    ),
    (
        "the globals of a function",
        "import os\nopen_ = os.walk.__globals__.get('scandir') or os.scandir\nfound = list(open_(folder))",
    ),
    (
        "builtins by a frame",
        "import sys\nfound = sys._getframe().f_builtins['open'](secret).read()",
    ),
    (
        "builtins by a traceback",
        "try: 1 / 0\nexcept Exception as e: found = e.__traceback__.tb_frame.f_globals['__builtins__'].open(secret).read()",
    ),
    (
        "format",
        "import os\nclass C:\n    def __init__(self): self.os = os\nfound = '{0.os.environ}'.format(C())\nfound = found if 'PATH' in found else ''",
    ),
    (
        "__reduce__",
        "import pickle\nclass C:\n    def __reduce__(self): return (open, (secret,))\nfound = pickle.loads(pickle.dumps(C())).read()",
    ),
    (
        "a pickle of os.system",
        "import pickle\nfound = pickle.loads(b'cos\\nsystem\\n(S\"true\"\\ntR.') == 0",
    ),
    (
        "a pickle of posix",
        "import pickle\nfound = pickle.loads(b'cposix\\nlistdir\\n(S\"/\"\\ntR.')",
    ),
    (
        "eval in other globals",
        "found = eval('open(secret).read()', {'secret': secret})",
    ),
    (
        "an interpreter of its own",
        "from concurrent import interpreters\ni = interpreters.create()\ni.prepare_main(secret=secret)\ni.exec('open(secret)')\nfound = 1",
    ),
    ("a terminal", "import pty\nfound = pty.openpty()"),
    (
        "a file descriptor set",
        "import fcntl\nfound = fcntl.fcntl(3, fcntl.F_GETFD) + 1",
    ),
    (
        "a pipe of the host",
        "import os\nos.write(3, b'x')\nfound = 1",
    ),
    (
        "a connection by its number",
        "from multiprocessing.connection import Connection\nfound = Connection(3).recv_bytes()",
    ),
    (
        "a finalizer",
        "found = ''\nimport gc\nclass C:\n    def __del__(self):\n        global found\n        try: found = open(secret).read()\n        except PermissionError: found = ''\nC()\ngc.collect()",
    ),
];

#[test]
fn nothing_reaches_the_system_without_permission() {
    let folder = Folder::new("none");
    let secret = folder.0.join("closed/secret.txt");
    let mut wrong = Vec::new();
    for (name, program) in ATTEMPTS {
        let python = Interpreter::builder()
            .stderr(std::io::sink())
            .build()
            .expect("an interpreter");
        python
            .set("secret", secret.to_string_lossy().into_owned())
            .expect("a str");
        python.set("folder", folder.text()).expect("a str");
        python.set("found", "").expect("a str");
        let result = python.exec(program);
        let found: String = python.eval("str(found)").expect("a str");
        let is_refused = match &result {
            Ok(()) => found.is_empty() || found == "False" || found == "[]",
            Err(Error::Python(error)) => {
                let class = error.class();
                class == "PermissionError"
                    || error.message().contains("is not permitted")
                    || error.traceback().contains("is not permitted")
                    || class == "ModuleNotFoundError"
                    // No folder for temporary files can be written to.
                    || class == "FileNotFoundError"
            }
            Err(_) => false,
        };
        if !is_refused || found.contains("SECRET") {
            let shown = result.err().map(|error| error.to_string());
            wrong.push(format!("{name}: found {found:?}, {shown:?}"));
        }
    }
    assert!(secret.exists(), "the file is gone");
    let names = std::fs::read_dir(&folder.0).expect("the folder").count();
    assert_eq!(names, 3, "something was made in the folder");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Ways to use `fd`, which the host has opened. Each ends in a `PermissionError`.
const USES: &[&str] = &[
    "import os\nos.read(fd, 1)",
    "import os\nos.close(fd)",
    "import os\nos.dup(fd)",
    "import os\nos.dup2(fd, 40)",
    "import os\nos.fdopen(fd)",
    "import _socket\n_socket.close(fd)",
    "import _socket\n_socket.dup(fd)",
    "import socket\nsocket.close(fd)",
    "import socket\nsocket.fromfd(fd, socket.AF_UNIX, socket.SOCK_STREAM)",
    "import select\nselect.select([fd], [], [], 0)",
    "import select\np = select.poll()\np.register(fd)\np.poll(0)",
    "import selectors\nwith selectors.DefaultSelector() as s: s.register(fd, selectors.EVENT_READ)",
    "import asyncio\nasync def main(): asyncio.get_running_loop().add_reader(fd, print)\nasyncio.run(main())",
    "import asyncio\nasync def main(): asyncio.get_running_loop().add_writer(fd, print)\nasyncio.run(main())",
    "import array, socket\na, b = socket.socketpair()\na.sendmsg([b'x'], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array('i', [fd]))])",
    "import socket\na, b = socket.socketpair()\nsocket.send_fds(a, [b'x'], [fd])",
    "import signal\nsignal.set_wakeup_fd(fd)",
    "import fcntl\nfcntl.fcntl(fd, fcntl.F_GETFL)",
    "import mmap\nmmap.mmap(fd, 1)",
    "from multiprocessing.connection import Connection, wait\nwait([fd], 0)",
    "import _multiprocessing\n_multiprocessing.exit_with_parent(fd)",
    "import os\nif not os.isatty(fd): raise PermissionError",
];

#[test]
fn descriptors_of_the_host_stay_its_own() {
    use std::io::{Read, Write};
    use std::os::fd::AsRawFd;
    for gil in [weft::Gil::On, weft::Gil::Off] {
        let (mut reader, mut writer) = std::io::pipe().expect("a pipe");
        writer.write_all(b"hello").expect("there is room");
        let python = Interpreter::builder().gil(gil);
        let python = python.build().expect("an interpreter");
        python
            .set("fd", i64::from(reader.as_raw_fd()))
            .expect("an int");
        for program in USES {
            refused(&python, program);
        }
        drop(writer);
        let mut text = String::new();
        reader.read_to_string(&mut text).expect("it is still open");
        assert_eq!(text, "hello");
    }
}

fn refused(python: &Interpreter, program: &str) {
    let error = python.exec(program).expect_err(program);
    let class = error.python().map(|error| error.class().to_owned());
    assert_eq!(
        class.as_deref(),
        Some("PermissionError"),
        "{program}: {error}"
    );
}

#[test]
fn folders_are_kept_apart() {
    let folder = Folder::new("folders");
    let open = folder.0.join("open");
    let permissions = Permissions::none().allow_read(&open).allow_write(&open);
    let builder = Interpreter::builder().permissions(permissions);
    let python = builder.build().expect("an interpreter");
    python
        .set("folder", open.to_string_lossy().into_owned())
        .expect("a str");
    python
        .exec(
            "import os, tempfile, shutil\nassert open(folder + '/hello.txt').read() == 'hello'\n\
             with open(folder + '/new.txt', 'w') as file: file.write('x')\n\
             os.mkdir(folder + '/deep')\nos.rename(folder + '/new.txt', folder + '/deep/new.txt')\n\
             fd = os.open(folder + '/deep/new.txt', os.O_RDONLY)\nassert os.read(fd, 9) == b'x'\nos.close(fd)\n\
             with open(folder + '/hello.txt') as file: os.fstat(file.fileno())\n\
             shutil.rmtree(folder + '/deep')",
        )
        .expect("all of it is inside");
    for program in [
        "open(folder + '/../closed/secret.txt')",
        "open(folder + '/link/secret.txt')",
        "open(folder + '/./link/../closed/secret.txt')",
        "os.listdir(folder + '/link')",
        "os.listdir(folder + '/..')",
        "os.symlink('/etc/passwd', folder + '/passwd')",
        "os.symlink('../closed', folder + '/other')",
        "os.link(folder + '/../closed/secret.txt', folder + '/copy')",
        "os.rename(folder + '/../closed/secret.txt', folder + '/copy')",
        "shutil.copy(folder + '/link/secret.txt', folder + '/copy')",
        "open('/proc/self/environ')",
        "os.chdir(folder)",
    ] {
        refused(&python, program);
    }
    assert!(!open.join("copy").exists());
}

#[test]
fn what_is_denied_stays_so() {
    let folder = Folder::new("denied");
    let permissions = Permissions::all()
        .deny_read(folder.0.join("closed"))
        .deny_write(folder.0.join("closed"));
    let builder = Interpreter::builder().permissions(permissions);
    let python = builder.build().expect("an interpreter");
    python.set("folder", folder.text()).expect("a str");
    python
        .exec("import os\nassert open(folder + '/open/hello.txt').read() == 'hello'")
        .expect("that is allowed");
    refused(&python, "open(folder + '/closed/secret.txt')");
    refused(&python, "open(folder + '/open/link/secret.txt')");
    refused(&python, "os.rename(folder + '/closed', folder + '/moved')");
    refused(&python, "os.rename(folder, folder + '-moved')");
}

#[test]
fn hosts_and_ports_are_kept_apart() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let permissions = Permissions::none().allow_net(&format!("localhost:{port}"));
    let builder = Interpreter::builder().permissions(permissions);
    let python = builder.build().expect("an interpreter");
    python.set("port", port).expect("an int");
    python
        .exec("import socket\nsocket.create_connection(('localhost', port)).close()")
        .expect("the name and the port are allowed");
    refused(
        &python,
        "socket.create_connection(('localhost', port + 1 if port < 65535 else 1))",
    );
    refused(&python, "socket.create_connection(('example.org', port))");
    refused(&python, "socket.create_server(('0.0.0.0', port))");
    refused(&python, "s = socket.socket()\ns.listen()");
    refused(&python, "socket.socket(socket.AF_INET, socket.SOCK_RAW)");
}

#[test]
fn variables_and_programs_are_named() {
    let permissions = Permissions::none().allow_env("PATH").allow_run("true");
    let builder = Interpreter::builder().permissions(permissions);
    let python = builder.build().expect("an interpreter");
    python
        .exec("import os, subprocess\nassert list(os.environ) == ['PATH']\nsubprocess.run(['true'], check=True)")
        .expect("that is allowed");
    refused(&python, "subprocess.run(['env'])");
    refused(&python, "os.environ['HOME'] = '/'");
}

#[test]
fn modules_of_the_host_are_imported_without_permission_to_read() {
    let folder = Folder::new("imports");
    std::fs::write(folder.0.join("open/loom.py"), "threads = 12\n").expect("a file of our own");
    let builder = Interpreter::builder().path([folder.0.join("open")]);
    let python = builder.build().expect("an interpreter");
    python.set("folder", folder.text()).expect("a str");
    python
        .exec("import loom\nassert loom.threads == 12")
        .expect("it is on the path");
    refused(&python, "open(folder + '/open/loom.py')");
}
