//! What a program may be about to do to the system, and how that is called where it is refused.

use super::resolve::End;
use std::path::Path;

/// What a program is about to do.
#[derive(Clone, Copy, Debug)]
pub enum Request<'a> {
    /// Read a file, or what the system knows of it.
    Read(&'a Path, End),
    /// Make, change or remove a file.
    Write(&'a Path, End),
    /// Import a module from a file.
    Import(&'a Path),
    /// Use a descriptor by its number.
    Descriptor(i32),
    /// Use files in a way that names none.
    AnyFile,
    /// Wait for a child process of the program.
    Child,
    /// Talk with a host, or look it up without a port.
    Net(&'a str, Option<u16>),
    /// Use the network in a way that names no host.
    AnyNet,
    /// Make a socket, which some host has to be named to before it is of use.
    Socket,
    /// Look at a variable of the environment.
    Env(&'a [u8]),
    /// Start a program.
    Run(&'a Path),
    /// Do something to the process or to its children.
    Process,
    /// Start a thread.
    Threads,
    /// Send a signal, or say what happens when one arrives.
    Signals,
    /// Look at a clock.
    Clock,
    /// Look at what machine this is.
    Machine,
    /// Ask which folder is the current one.
    Folder,
}

impl Request<'_> {
    /// What is refused, the option that grants it, and the method of a host.
    pub(super) fn describe(&self) -> (String, String, &'static str) {
        match self {
            Request::Read(path, _) => {
                let path = path.display();
                (
                    format!("reading '{path}'"),
                    format!("read={path}"),
                    "allow_read",
                )
            }
            Request::Write(path, _) => {
                let path = path.display();
                (
                    format!("writing '{path}'"),
                    format!("write={path}"),
                    "allow_write",
                )
            }
            Request::Import(path) => {
                let path = path.display();
                (
                    format!("importing '{path}'"),
                    format!("import={path}"),
                    "allow_import",
                )
            }
            Request::Descriptor(number) => {
                let what =
                    format!("using file descriptor {number}, which the program did not open");
                (what, "all".to_owned(), "all")
            }
            Request::AnyFile => {
                let what = "using files by their folders' descriptors".to_owned();
                (what, "all".to_owned(), "all")
            }
            Request::Child => (
                "waiting for processes".to_owned(),
                "run".to_owned(),
                "allow_run",
            ),
            Request::Net(host, port) => {
                let place = match port {
                    Some(port) => format!("{host}:{port}"),
                    None => (*host).to_owned(),
                };
                (
                    format!("network access to '{place}'"),
                    format!("net={place}"),
                    "allow_net",
                )
            }
            Request::Socket => ("the network".to_owned(), "net".to_owned(), "allow_net"),
            Request::AnyNet => ("this network access".to_owned(), "net".to_owned(), "all"),
            Request::Env(name) => {
                let name = String::from_utf8_lossy(name);
                let what = format!("access to the environment variable '{name}'");
                (what, format!("env={name}"), "allow_env")
            }
            Request::Run(program) => {
                let program = program.display();
                (
                    format!("running '{program}'"),
                    format!("run={program}"),
                    "allow_run",
                )
            }
            Request::Process => {
                let what = "changing the process".to_owned();
                (what, "run".to_owned(), "all")
            }
            Request::Threads => (
                "starting threads".to_owned(),
                "threads".to_owned(),
                "allow_threads",
            ),
            Request::Signals => (
                "using signals".to_owned(),
                "signals".to_owned(),
                "allow_signals",
            ),
            Request::Clock => (
                "reading the clock".to_owned(),
                "clock".to_owned(),
                "allow_clock",
            ),
            Request::Machine => (
                "looking at the machine".to_owned(),
                "machine".to_owned(),
                "allow_machine",
            ),
            Request::Folder => (
                "asking for the current folder".to_owned(),
                "read".to_owned(),
                "allow_read",
            ),
        }
    }
}
