//! "Did you mean": names like the one that was not found.

use super::entry::Traceback;
use crate::error::{Exception, is_exception};
use crate::names::Special;
use crate::protocol;
use crate::types::exception::ExceptionObject;
use crate::types::exception::fields::{self, Field};
use crate::types::frame::{FrameObject, variables};
use crate::types::function::Function;
use weft_heap::{Dict, Native, Str, Thread, Value};

/// More candidates than this are not searched, and longer names not compared.
const MOST_CANDIDATES: usize = 750;
const LONGEST_NAME: usize = 40;
/// The cost of a character that differs, is missing or is too many; one that differs in case only costs half of it.
const CHANGE: usize = 2;
const CASE: usize = 1;

/// Tells a `NameError` in flight which name was not found, and remembers the frame's `self`, whose attribute may have
/// been meant.
pub fn set_name_field(thread: &Thread, exception: Value, name: Value) {
    let own = thread.current_frame().and_then(|frame| {
        let function = frame.function()?;
        let slot = function
            .downcast::<Native<Function>>()?
            .code()
            .local_named("self")?;
        let value = frame.get(slot)?;
        value
            .downcast::<weft_heap::Cell>()
            .map_or(Some(value), |cell| cell.get())
    });
    fields::set_missing_name(thread, exception, name, own);
}

/// What is added to the message of an exception that says that a name was not found.
pub(super) fn addition(thread: &Thread, exception: Value) -> Option<String> {
    let object = ExceptionObject::of(&exception)?;
    if is_exception(thread, exception, Exception::ImportError) {
        let wrong = fields::text_field(object, Field::NameFrom)?;
        let module = object.field(Field::Name)?;
        let modules = crate::interpreter::Interpreter::of(thread).modules();
        let module = modules.get_simple(thread, thread.intern_value(module))?;
        let found = best(&wrong, attributes_like(thread, module, &wrong)?)?;
        return Some(format!(". Did you mean: '{found}'?"));
    }
    let is_name = is_exception(thread, exception, Exception::NameError);
    if !is_name && !is_exception(thread, exception, Exception::AttributeError) {
        return None;
    }
    let wrong = fields::text_field(object, Field::Name)?;
    let found = if is_name {
        meant_name(thread, object, &wrong)
    } else {
        meant_attribute(thread, object, &wrong)
    };
    let mut text = found
        .as_ref()
        .map_or_else(String::new, |found| format!(". Did you mean: '{found}'?"));
    if is_name && STANDARD_MODULES.binary_search(&&*wrong).is_ok() {
        text.push_str(if found.is_some() {
            " Or did you forget"
        } else {
            ". Did you forget"
        });
        text.push_str(&format!(" to import '{wrong}'?"));
    }
    Some(text).filter(|text| !text.is_empty())
}

fn meant_attribute(thread: &Thread, object: &ExceptionObject, wrong: &str) -> Option<String> {
    let searched = object.field(Field::Object)?;
    best(wrong, attributes_like(thread, searched, wrong)?)
}

/// The names that `dir` gives; private ones only if the wrong name is private too.
fn attributes_like(thread: &Thread, object: Value, wrong: &str) -> Option<Vec<String>> {
    let listed = protocol::call_special(thread, object, Special::Dir, &[])?
        .and_then(|names| protocol::collect_list(thread, names));
    let listed = match listed {
        Ok(listed) => listed.snapshot(thread),
        Err(raised) => {
            thread.take_raised(raised);
            return None;
        }
    };
    let is_private = wrong.starts_with('_');
    let texts = listed
        .items()
        .iter()
        .filter_map(|name| name.downcast::<Str>());
    let mut names: Vec<String> = texts
        .map(|name| name.as_str().to_owned())
        .filter(|name| is_private || !name.starts_with('_'))
        .collect();
    names.sort();
    Some(names)
}

fn meant_name(thread: &Thread, object: &ExceptionObject, wrong: &str) -> Option<String> {
    let mut entry = object.traceback()?;
    while let Some(next) = entry
        .downcast::<Native<Traceback>>()
        .and_then(|entry| entry.next())
    {
        entry = next;
    }
    let entry = entry.downcast::<Native<Traceback>>()?;
    let function = entry.function();
    let function = function.downcast::<Native<Function>>()?;
    if let Some(own) = object.field(Field::Object) {
        match protocol::try_attribute(thread, own, thread.intern(wrong)) {
            Ok(Some(_)) => return Some(format!("self.{wrong}")),
            Ok(None) => {}
            Err(raised) => drop(thread.take_raised(raised)),
        }
    }
    let code = function.code();
    let frame = entry.frame(thread);
    let frame = frame.downcast::<Native<FrameObject>>()?;
    let place = frame.place(thread);
    let mut names: Vec<String> = variables(code)
        .filter(|(_, variable)| variable.get(function, &place).is_some())
        .map(|(name, _)| name.to_string())
        .collect();
    let namespace = code.body().namespace.and_then(|_| frame.namespace(thread));
    let builtins = function.builtins();
    let dictionaries = [
        namespace
            .as_ref()
            .and_then(|names| names.downcast::<Dict>()),
        Some(function.globals()),
        builtins.downcast::<Dict>(),
    ];
    for dictionary in dictionaries.into_iter().flatten() {
        let mut position = 0;
        while let Some((next, key, _)) = dictionary.next(position) {
            position = next;
            names.extend(key.downcast::<Str>().map(|name| name.as_str().to_owned()));
        }
    }
    best(wrong, names)
}

/// As [`closest_name`].
pub(crate) fn best(wrong: &str, names: Vec<String>) -> Option<String> {
    closest_name(wrong, names.iter().map(String::as_str))
}

/// The name that is most like the wrong one, if one is like it at all.
pub fn closest_name<'n>(wrong: &str, names: impl Iterator<Item = &'n str>) -> Option<String> {
    if wrong.len() > LONGEST_NAME {
        return None;
    }
    let mut found: Option<(usize, &str)> = None;
    for (count, name) in names.enumerate() {
        if count >= MOST_CANDIDATES {
            return None;
        }
        if name == wrong {
            continue;
        }
        // No more than a third of the characters may have to change.
        let mut most = (wrong.len() + name.len() + 3) * CHANGE / 6;
        if let Some((distance, _)) = &found {
            most = most.min(distance.saturating_sub(1));
        }
        let distance = distance(wrong, name, most);
        if distance <= most && found.as_ref().is_none_or(|(best, _)| distance < *best) {
            found = Some((distance, name));
        }
    }
    found.map(|(_, name)| name.to_owned())
}

/// The edit distance of two names (Wagner and Fischer), or something more than `most`.
fn distance(left: &str, right: &str, most: usize) -> usize {
    let (mut left, mut right) = (left.as_bytes(), right.as_bytes());
    let same = left
        .iter()
        .zip(right)
        .take_while(|(left, right)| left == right)
        .count();
    (left, right) = (&left[same..], &right[same..]);
    let same = left
        .iter()
        .rev()
        .zip(right.iter().rev())
        .take_while(|(left, right)| left == right)
        .count();
    (left, right) = (&left[..left.len() - same], &right[..right.len() - same]);
    if left.len() > LONGEST_NAME
        || right.len() > LONGEST_NAME
        || left.len().abs_diff(right.len()) * CHANGE > most
    {
        return most + 1;
    }
    let mut row: Vec<usize> = (0..=right.len()).map(|count| count * CHANGE).collect();
    for (index, left) in left.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = (index + 1) * CHANGE;
        for (place, right) in right.iter().enumerate() {
            let replaced = diagonal + substitution(*left, *right);
            diagonal = row[place + 1];
            row[place + 1] = replaced.min(diagonal + CHANGE).min(row[place] + CHANGE);
        }
        if row.iter().all(|distance| *distance > most) {
            return most + 1;
        }
    }
    row[right.len()]
}

fn substitution(left: u8, right: u8) -> usize {
    if left == right {
        0
    } else if left.eq_ignore_ascii_case(&right) {
        CASE
    } else {
        CHANGE
    }
}

/// The public modules of the standard library, in order, whether this interpreter has them or not.
pub static STANDARD_MODULES: [&str; 194] = [
    "abc",
    "annotationlib",
    "antigravity",
    "argparse",
    "array",
    "ast",
    "asyncio",
    "atexit",
    "base64",
    "bdb",
    "binascii",
    "bisect",
    "builtins",
    "bz2",
    "cProfile",
    "calendar",
    "cmath",
    "cmd",
    "code",
    "codecs",
    "codeop",
    "collections",
    "colorsys",
    "compileall",
    "compression",
    "concurrent",
    "configparser",
    "contextlib",
    "contextvars",
    "copy",
    "copyreg",
    "csv",
    "ctypes",
    "curses",
    "dataclasses",
    "datetime",
    "dbm",
    "decimal",
    "difflib",
    "dis",
    "doctest",
    "email",
    "encodings",
    "ensurepip",
    "enum",
    "errno",
    "faulthandler",
    "fcntl",
    "filecmp",
    "fileinput",
    "fnmatch",
    "fractions",
    "ftplib",
    "functools",
    "gc",
    "genericpath",
    "getopt",
    "getpass",
    "gettext",
    "glob",
    "graphlib",
    "grp",
    "gzip",
    "hashlib",
    "heapq",
    "hmac",
    "html",
    "http",
    "idlelib",
    "imaplib",
    "importlib",
    "inspect",
    "io",
    "ipaddress",
    "itertools",
    "json",
    "keyword",
    "linecache",
    "locale",
    "logging",
    "lzma",
    "mailbox",
    "marshal",
    "math",
    "mimetypes",
    "mmap",
    "modulefinder",
    "msvcrt",
    "multiprocessing",
    "netrc",
    "nt",
    "ntpath",
    "nturl2path",
    "numbers",
    "opcode",
    "operator",
    "optparse",
    "os",
    "pathlib",
    "pdb",
    "pickle",
    "pickletools",
    "pkgutil",
    "platform",
    "plistlib",
    "poplib",
    "posix",
    "posixpath",
    "pprint",
    "profile",
    "pstats",
    "pty",
    "pwd",
    "py_compile",
    "pyclbr",
    "pydoc",
    "pydoc_data",
    "pyexpat",
    "queue",
    "quopri",
    "random",
    "re",
    "readline",
    "reprlib",
    "resource",
    "rlcompleter",
    "runpy",
    "sched",
    "secrets",
    "select",
    "selectors",
    "shelve",
    "shlex",
    "shutil",
    "signal",
    "site",
    "smtplib",
    "socket",
    "socketserver",
    "sqlite3",
    "sre_compile",
    "sre_constants",
    "sre_parse",
    "ssl",
    "stat",
    "statistics",
    "string",
    "stringprep",
    "struct",
    "subprocess",
    "symtable",
    "sys",
    "sysconfig",
    "syslog",
    "tabnanny",
    "tarfile",
    "tempfile",
    "termios",
    "textwrap",
    "this",
    "threading",
    "time",
    "timeit",
    "tkinter",
    "token",
    "tokenize",
    "tomllib",
    "trace",
    "traceback",
    "tracemalloc",
    "tty",
    "turtle",
    "turtledemo",
    "types",
    "typing",
    "unicodedata",
    "unittest",
    "urllib",
    "uuid",
    "venv",
    "warnings",
    "wave",
    "weakref",
    "webbrowser",
    "winreg",
    "winsound",
    "wsgiref",
    "xml",
    "xmlrpc",
    "zipapp",
    "zipfile",
    "zipimport",
    "zlib",
    "zoneinfo",
];

#[cfg(test)]
mod tests {
    use super::{STANDARD_MODULES, best};

    #[test]
    fn close_names_are_found_and_far_ones_are_not() {
        let names = || ["append", "extend", "insert"].map(str::to_owned).to_vec();
        assert_eq!(best("apend", names()).as_deref(), Some("append"));
        assert_eq!(best("Insert", names()).as_deref(), Some("insert"));
        assert_eq!(best("zzz", names()), None);
    }

    #[test]
    fn standard_modules_can_be_searched() {
        assert!(STANDARD_MODULES.is_sorted());
    }
}
