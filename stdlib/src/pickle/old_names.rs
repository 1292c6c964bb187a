//! The names that Python 2 had for modules and what is in them: old protocols are written and read with these.

/// A module of Python 3, and what Python 2 called it.
const MODULES: [(&str, &str); 26] = [
    ("builtins", "__builtin__"),
    ("copyreg", "copy_reg"),
    ("queue", "Queue"),
    ("socketserver", "SocketServer"),
    ("configparser", "ConfigParser"),
    ("reprlib", "repr"),
    ("_markupbase", "markupbase"),
    ("winreg", "_winreg"),
    ("_thread", "thread"),
    ("dbm.dumb", "dumbdbm"),
    ("dbm.ndbm", "dbm"),
    ("dbm.gnu", "gdbm"),
    ("xmlrpc.client", "xmlrpclib"),
    ("xmlrpc.server", "SimpleXMLRPCServer"),
    ("http.client", "httplib"),
    ("html.entities", "htmlentitydefs"),
    ("html.parser", "HTMLParser"),
    ("http.cookies", "Cookie"),
    ("http.cookiejar", "cookielib"),
    ("http.server", "BaseHTTPServer"),
    ("subprocess", "commands"),
    ("urllib.parse", "urlparse"),
    ("urllib.robotparser", "robotparser"),
    ("urllib.request", "urllib2"),
    ("dbm", "anydbm"),
    ("collections.abc", "_abcoll"),
];

/// Modules of Python 2 that are parts of others now.
const MERGED: [(&str, &str); 8] = [
    ("pickle", "cPickle"),
    ("collections", "UserDict"),
    ("collections", "UserList"),
    ("collections", "UserString"),
    ("dbm", "whichdb"),
    ("io", "StringIO"),
    ("io", "cStringIO"),
    ("xml.etree.ElementTree", "_elementtree"),
];

/// Modules that only Python 3 has, under what Python 2 had in their place.
const SPLIT: [(&str, &str); 3] = [
    ("_functools", "functools"),
    ("_pickle", "pickle"),
    ("_bz2", "bz2"),
];

type Global = (&'static str, &'static str);

/// What moved between modules or got another name: Python 3's, and Python 2's.
const GLOBALS: [(Global, Global); 31] = [
    (("dbm", "whichdb"), ("whichdb", "whichdb")),
    (("builtins", "range"), ("__builtin__", "xrange")),
    (("functools", "reduce"), ("__builtin__", "reduce")),
    (("_functools", "reduce"), ("__builtin__", "reduce")),
    (("sys", "intern"), ("__builtin__", "intern")),
    (("builtins", "chr"), ("__builtin__", "unichr")),
    (("builtins", "str"), ("__builtin__", "unicode")),
    (("builtins", "int"), ("__builtin__", "long")),
    (("builtins", "zip"), ("itertools", "izip")),
    (("builtins", "map"), ("itertools", "imap")),
    (("builtins", "filter"), ("itertools", "ifilter")),
    (("itertools", "filterfalse"), ("itertools", "ifilterfalse")),
    (("itertools", "zip_longest"), ("itertools", "izip_longest")),
    (
        ("collections", "UserDict"),
        ("UserDict", "IterableUserDict"),
    ),
    (("collections", "UserList"), ("UserList", "UserList")),
    (("collections", "UserString"), ("UserString", "UserString")),
    (("socket", "fromfd"), ("_socket", "fromfd")),
    (("_socket", "socket"), ("socket", "_socketobject")),
    (
        ("multiprocessing.context", "Process"),
        ("multiprocessing.process", "Process"),
    ),
    (
        ("urllib.error", "ContentTooShortError"),
        ("urllib", "ContentTooShortError"),
    ),
    (("urllib.request", "getproxies"), ("urllib", "getproxies")),
    (
        ("urllib.request", "pathname2url"),
        ("urllib", "pathname2url"),
    ),
    (("urllib.parse", "quote_plus"), ("urllib", "quote_plus")),
    (("urllib.parse", "quote"), ("urllib", "quote")),
    (("urllib.parse", "unquote_plus"), ("urllib", "unquote_plus")),
    (("urllib.parse", "unquote"), ("urllib", "unquote")),
    (
        ("urllib.request", "url2pathname"),
        ("urllib", "url2pathname"),
    ),
    (("urllib.parse", "urlencode"), ("urllib", "urlencode")),
    (("urllib.request", "urlopen"), ("urllib", "urlopen")),
    (("urllib.error", "HTTPError"), ("urllib2", "HTTPError")),
    (("urllib.error", "URLError"), ("urllib2", "URLError")),
];

/// Names that are only read.
const READ: [(Global, Global); 4] = [
    (("builtins", "str"), ("__builtin__", "basestring")),
    (("builtins", "Exception"), ("exceptions", "StandardError")),
    (("collections", "UserDict"), ("UserDict", "UserDict")),
    (("socket", "SocketType"), ("socket", "_socketobject")),
];

/// The exceptions that Python 2 had, in its module `exceptions`.
const EXCEPTIONS: [&str; 47] = [
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BaseException",
    "BufferError",
    "BytesWarning",
    "DeprecationWarning",
    "EOFError",
    "EnvironmentError",
    "Exception",
    "FloatingPointError",
    "FutureWarning",
    "GeneratorExit",
    "IOError",
    "ImportError",
    "ImportWarning",
    "IndentationError",
    "IndexError",
    "KeyError",
    "KeyboardInterrupt",
    "LookupError",
    "MemoryError",
    "NameError",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "PendingDeprecationWarning",
    "ReferenceError",
    "RuntimeError",
    "RuntimeWarning",
    "StopIteration",
    "SyntaxError",
    "SyntaxWarning",
    "SystemError",
    "SystemExit",
    "TabError",
    "TypeError",
    "UnboundLocalError",
    "UnicodeDecodeError",
    "UnicodeEncodeError",
    "UnicodeError",
    "UnicodeTranslateError",
    "UnicodeWarning",
    "UserWarning",
    "ValueError",
    "Warning",
    "ZeroDivisionError",
];

/// Exceptions of Python 3 that Python 2 raised as others.
const YOUNGER: [(&str, &str); 15] = [
    ("BrokenPipeError", "OSError"),
    ("ChildProcessError", "OSError"),
    ("ConnectionAbortedError", "OSError"),
    ("ConnectionError", "OSError"),
    ("ConnectionRefusedError", "OSError"),
    ("ConnectionResetError", "OSError"),
    ("FileExistsError", "OSError"),
    ("FileNotFoundError", "OSError"),
    ("InterruptedError", "OSError"),
    ("IsADirectoryError", "OSError"),
    ("NotADirectoryError", "OSError"),
    ("PermissionError", "OSError"),
    ("ProcessLookupError", "OSError"),
    ("TimeoutError", "OSError"),
    ("ModuleNotFoundError", "ImportError"),
];

/// Python 2's module and name for Python 3's.
pub fn old_global<'a>(module: &'a str, name: &'a str) -> (&'a str, &'a str) {
    if let Some((_, old)) = GLOBALS.iter().find(|(new, _)| *new == (module, name)) {
        return *old;
    }
    if module == "builtins" {
        if EXCEPTIONS.contains(&name) {
            return ("exceptions", name);
        }
        if let Some((_, old)) = YOUNGER.iter().find(|(new, _)| *new == name) {
            return ("exceptions", *old);
        }
    }
    let old = MODULES.iter().chain(&SPLIT).find(|(new, _)| *new == module);
    (old.map_or(module, |(_, old)| old), name)
}

/// Python 3's module and name for Python 2's.
pub fn new_global<'a>(module: &'a str, name: &'a str) -> (&'a str, &'a str) {
    // What only reads comes first: it says more than the way back.
    let mut globals = READ.iter().chain(&GLOBALS);
    if let Some((new, _)) = globals.find(|(_, old)| *old == (module, name)) {
        return *new;
    }
    if module == "exceptions" && EXCEPTIONS.contains(&name) {
        return ("builtins", name);
    }
    let new = MODULES
        .iter()
        .chain(&MERGED)
        .find(|(_, old)| *old == module);
    (new.map_or(module, |(new, _)| new), name)
}
