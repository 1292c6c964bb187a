//! What a program may do to the system. Every function of the library that reaches it asks here first.
//!
//! Names of files are compared after all links and `..` in them are resolved, as the system would resolve them. Descriptors
//! are used by number only by the interpreter that opened them. What one process has once (its current folder, its
//! priority, its children) belongs to [`Request::Process`].

mod text;

use super::Interpreter;
use super::request::Request;
use super::resolve::{End, located, resolve};
use crate::error::{Exception, raise_with};
use parking_lot::RwLock;
use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use weft_heap::concurrency::descriptor;
use weft_heap::{Raised, Thread, Value};

/// All of something, or what is listed of it, but for what is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Scope<T> {
    everything: bool,
    allowed: Vec<T>,
    nothing: bool,
    denied: Vec<T>,
}

impl<T> Scope<T> {
    fn new(everything: bool) -> Scope<T> {
        Scope {
            everything,
            allowed: Vec::new(),
            nothing: false,
            denied: Vec::new(),
        }
    }

    fn permits(&self, holds: impl Fn(&T) -> bool) -> bool {
        let allows = self.everything || self.allowed.iter().any(&holds);
        allows && !self.nothing && !self.denied.iter().any(holds)
    }

    /// Whether nothing is permitted whatever it is, so that nothing has to be found out about it.
    fn is_empty(&self) -> bool {
        self.nothing || (!self.everything && self.allowed.is_empty())
    }

    fn is_complete(&self) -> bool {
        self.everything && !self.nothing && self.denied.is_empty()
    }

    fn set(&mut self, grant: Grant, item: Option<T>) {
        match (grant, item) {
            (Grant::Allow, None) => self.everything = true,
            (Grant::Allow, Some(item)) => self.allowed.push(item),
            (Grant::Deny, None) => self.nothing = true,
            (Grant::Deny, Some(item)) => self.denied.push(item),
        }
    }
}

/// Whether something is allowed or denied. What is denied stays so, whatever else is allowed.
///
/// ```
/// use weft_core::interpreter::{Grant, Permissions};
/// let mut permissions = Permissions::none();
/// permissions.set(Grant::Allow, "clock", None).unwrap();
/// assert_eq!(permissions, Permissions::none().allow_clock());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Grant {
    /// The program may do it.
    Allow,
    /// It may not.
    Deny,
}

/// A host, with one of its ports or all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    host: String,
    port: Option<u16>,
}

impl Place {
    fn parse(text: &str) -> Place {
        let lowered = text.to_ascii_lowercase();
        let (host, port) = match lowered.rsplit_once(':') {
            // What has several colons and no brackets is an address of the sixth version.
            Some((host, port)) if !host.contains(':') || host.ends_with(']') => {
                match port.parse() {
                    Ok(port) => (host, Some(port)),
                    Err(_) => (&lowered[..], None),
                }
            }
            _ => (&lowered[..], None),
        };
        let host = host
            .trim_start_matches('[')
            .trim_end_matches(']')
            .to_owned();
        Place { host, port }
    }

    fn holds(&self, host: &str, port: Option<u16>) -> bool {
        // A look-up names no port: it is for one of those that are allowed.
        self.host.eq_ignore_ascii_case(host)
            && (self.port.is_none() || port.is_none() || self.port == port)
    }
}

/// What a program may do: nothing, everything, or what is listed.
///
/// ```
/// use weft_core::interpreter::Permissions;
/// let permissions = Permissions::none().allow_read("/usr/share").allow_net("example.org:443").allow_clock();
/// assert!(!permissions.is_everything());
/// assert!(Permissions::all().is_everything());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permissions {
    read: Scope<PathBuf>,
    write: Scope<PathBuf>,
    net: Scope<Place>,
    env: Scope<String>,
    run: Scope<PathBuf>,
    threads: bool,
    signals: bool,
    clock: bool,
    machine: bool,
    /// Folders that modules are imported from, and nothing else is read.
    imports: Vec<PathBuf>,
    /// Whether each of the standard streams is the process's.
    streams: [bool; 3],
}

impl Permissions {
    /// Nothing: what a program computes, it writes to its standard streams at the most.
    ///
    /// ```
    /// use weft_core::interpreter::Permissions;
    /// assert!(!Permissions::none().is_everything() && !Permissions::none().may_run());
    /// ```
    pub fn none() -> Permissions {
        Permissions::of(false)
    }

    /// Everything that the process may do.
    ///
    /// ```
    /// use weft_core::interpreter::Permissions;
    /// assert!(Permissions::all().is_everything() && Permissions::all().may_run());
    /// ```
    pub fn all() -> Permissions {
        Permissions::of(true)
    }

    fn of(everything: bool) -> Permissions {
        Permissions {
            read: Scope::new(everything),
            write: Scope::new(everything),
            net: Scope::new(everything),
            env: Scope::new(everything),
            run: Scope::new(everything),
            threads: everything,
            signals: everything,
            clock: everything,
            machine: everything,
            imports: Vec::new(),
            streams: [true; 3],
        }
    }

    /// Whether nothing is refused.
    ///
    /// ```
    /// use weft_core::interpreter::Permissions;
    /// assert!(!Permissions::all().deny_net("example.org").is_everything());
    /// ```
    pub fn is_everything(&self) -> bool {
        self.read.is_complete()
            && self.write.is_complete()
            && self.net.is_complete()
            && self.env.is_complete()
            && self.run.is_complete()
            && self.threads
            && self.signals
            && self.clock
            && self.machine
    }

    /// Whether child processes can be started at all.
    ///
    /// ```
    /// use weft_core::interpreter::Permissions;
    /// assert!(Permissions::none().allow_run("/bin/true").may_run());
    /// ```
    pub fn may_run(&self) -> bool {
        !self.run.nothing && (self.run.everything || !self.run.allowed.is_empty())
    }

    /// Whether no program but one may be started.
    ///
    /// ```
    /// use weft_core::interpreter::Permissions;
    /// let permissions = Permissions::none().allow_run("/bin/true");
    /// assert!(permissions.may_run_only("/bin/true"));
    /// assert!(!permissions.allow_run("/bin/false").may_run_only("/bin/true"));
    /// assert!(!Permissions::all().may_run_only("/bin/true"));
    /// ```
    pub fn may_run_only(&self, program: impl AsRef<Path>) -> bool {
        let program = located(program.as_ref());
        !self.run.everything && self.run.allowed.iter().all(|known| *known == program)
    }

    /// Lets the program read a file, or all files in a folder and below.
    ///
    /// ```
    /// use weft_core::interpreter::{Grant, Permissions};
    /// let mut same = Permissions::none();
    /// same.set(Grant::Allow, "read", Some("/usr/share".as_ref())).unwrap();
    /// assert_eq!(Permissions::none().allow_read("/usr/share"), same);
    /// ```
    pub fn allow_read(mut self, path: impl AsRef<Path>) -> Permissions {
        self.read
            .set(Grant::Allow, Some(resolve(path.as_ref(), End::Followed)));
        self
    }

    /// Lets the program make, change and remove a file, or all files in a folder and below.
    ///
    /// ```
    /// use weft_core::interpreter::{Grant, Permissions};
    /// let mut same = Permissions::none();
    /// same.set(Grant::Allow, "write", Some("/tmp/out".as_ref())).unwrap();
    /// assert_eq!(Permissions::none().allow_write("/tmp/out"), same);
    /// ```
    pub fn allow_write(mut self, path: impl AsRef<Path>) -> Permissions {
        self.write
            .set(Grant::Allow, Some(resolve(path.as_ref(), End::Followed)));
        self
    }

    /// Refuses to read a file, or all files in a folder and below, whatever else is allowed.
    ///
    /// ```
    /// use weft_core::interpreter::{Grant, Permissions};
    /// let mut same = Permissions::none();
    /// same.set(Grant::Deny, "read", Some("/etc".as_ref())).unwrap();
    /// assert_eq!(Permissions::none().deny_read("/etc"), same);
    /// ```
    pub fn deny_read(mut self, path: impl AsRef<Path>) -> Permissions {
        self.read
            .set(Grant::Deny, Some(resolve(path.as_ref(), End::Followed)));
        self
    }

    /// Refuses to change a file, or all files in a folder and below, whatever else is allowed.
    ///
    /// ```
    /// use weft_core::interpreter::{Grant, Permissions};
    /// let mut same = Permissions::none();
    /// same.set(Grant::Deny, "write", Some("/etc".as_ref())).unwrap();
    /// assert_eq!(Permissions::none().deny_write("/etc"), same);
    /// ```
    pub fn deny_write(mut self, path: impl AsRef<Path>) -> Permissions {
        self.write
            .set(Grant::Deny, Some(resolve(path.as_ref(), End::Followed)));
        self
    }

    /// Lets the program talk with a host, and listen at an address: `example.org`, `example.org:443`, `127.0.0.1:0`.
    ///
    /// ```
    /// use weft_core::interpreter::{Grant, Permissions};
    /// let mut same = Permissions::none();
    /// same.set(Grant::Allow, "net", Some("example.org:443".as_ref())).unwrap();
    /// assert_eq!(Permissions::none().allow_net("example.org:443"), same);
    /// ```
    pub fn allow_net(mut self, place: &str) -> Permissions {
        self.net.set(Grant::Allow, Some(Place::parse(place)));
        self
    }

    /// Refuses to talk with a host, whatever else is allowed.
    ///
    /// ```
    /// use weft_core::interpreter::{Grant, Permissions};
    /// let mut same = Permissions::none();
    /// same.set(Grant::Deny, "net", Some("example.org".as_ref())).unwrap();
    /// assert_eq!(Permissions::none().deny_net("example.org"), same);
    /// ```
    pub fn deny_net(mut self, place: &str) -> Permissions {
        self.net.set(Grant::Deny, Some(Place::parse(place)));
        self
    }

    /// Shows the program a variable of the environment. The others are not there.
    ///
    /// ```
    /// use weft_core::interpreter::{Grant, Permissions};
    /// let mut same = Permissions::none();
    /// same.set(Grant::Allow, "env", Some("HOME".as_ref())).unwrap();
    /// assert_eq!(Permissions::none().allow_env("HOME"), same);
    /// ```
    pub fn allow_env(mut self, name: &str) -> Permissions {
        self.env.set(Grant::Allow, Some(name.to_owned()));
        self
    }

    /// Lets the program start another program: a path, or a name that is looked up now. What that does then is not
    /// Weft's to say.
    ///
    /// ```
    /// use weft_core::interpreter::{Grant, Permissions};
    /// let mut same = Permissions::none();
    /// same.set(Grant::Allow, "run", Some("/bin/true".as_ref())).unwrap();
    /// assert_eq!(Permissions::none().allow_run("/bin/true"), same);
    /// ```
    pub fn allow_run(mut self, program: impl AsRef<Path>) -> Permissions {
        self.run.set(Grant::Allow, Some(located(program.as_ref())));
        self
    }

    /// Lets the program start threads.
    ///
    /// ```
    /// use weft_core::interpreter::{Grant, Permissions};
    /// let mut same = Permissions::none();
    /// same.set(Grant::Allow, "threads", None).unwrap();
    /// assert_eq!(Permissions::none().allow_threads(), same);
    /// ```
    pub fn allow_threads(mut self) -> Permissions {
        self.threads = true;
        self
    }

    /// Lets the program send signals, and say what happens when they arrive.
    ///
    /// ```
    /// use weft_core::interpreter::{Grant, Permissions};
    /// let mut same = Permissions::none();
    /// same.set(Grant::Allow, "signals", None).unwrap();
    /// assert_eq!(Permissions::none().allow_signals(), same);
    /// ```
    pub fn allow_signals(mut self) -> Permissions {
        self.signals = true;
        self
    }

    /// Lets the program look at the clocks.
    ///
    /// ```
    /// use weft_core::interpreter::{Grant, Permissions};
    /// let mut same = Permissions::none();
    /// same.set(Grant::Allow, "clock", None).unwrap();
    /// assert_eq!(Permissions::none().allow_clock(), same);
    /// ```
    pub fn allow_clock(mut self) -> Permissions {
        self.clock = true;
        self
    }

    /// Lets the program see what machine it is on: its name, its system, how many processors it has and how busy they are.
    ///
    /// ```
    /// use weft_core::interpreter::{Grant, Permissions};
    /// let mut same = Permissions::none();
    /// same.set(Grant::Allow, "machine", None).unwrap();
    /// assert_eq!(Permissions::none().allow_machine(), same);
    /// ```
    pub fn allow_machine(mut self) -> Permissions {
        self.machine = true;
        self
    }

    /// Lets modules be imported from a folder, whose files are not to be read otherwise.
    ///
    /// ```
    /// use weft_core::interpreter::{Grant, Permissions};
    /// let mut same = Permissions::none();
    /// same.set(Grant::Allow, "import", Some("/usr/share".as_ref())).unwrap();
    /// assert_eq!(Permissions::none().allow_import("/usr/share"), same);
    /// ```
    pub fn allow_import(mut self, folder: impl AsRef<Path>) -> Permissions {
        self.imports.push(resolve(folder.as_ref(), End::Followed));
        self
    }

    /// Keeps the program from a standard stream of the process, by its number.
    ///
    /// ```
    /// use weft_core::interpreter::Permissions;
    /// // What it prints then fails.
    /// assert_ne!(Permissions::none().without_stream(1), Permissions::none());
    /// ```
    pub fn without_stream(mut self, number: usize) -> Permissions {
        if let Some(stream) = self.streams.get_mut(number) {
            *stream = false;
        }
        self
    }

    /// Allows or denies something by the name that it has on the command line: `read`, `write`, `net`, `env`, `run`,
    /// `import`, `threads`, `signals`, `clock`, `machine` or `all`; of the first six a part, or the whole without a value.
    ///
    /// ```
    /// use weft_core::interpreter::{Grant, Permissions};
    /// let mut permissions = Permissions::none();
    /// permissions.set(Grant::Allow, "env", Some("HOME".as_ref())).unwrap();
    /// assert_eq!(permissions, Permissions::none().allow_env("HOME"));
    /// assert!(permissions.set(Grant::Allow, "moon", None).is_err());
    /// ```
    ///
    /// # Errors
    /// That there is nothing of that name, or that it has no parts.
    pub fn set(&mut self, grant: Grant, name: &str, part: Option<&OsStr>) -> Result<(), String> {
        let path = |part: &OsStr| resolve(Path::new(part), End::Followed);
        let text = |part: &OsStr| part.to_string_lossy().into_owned();
        match name {
            "read" => self.read.set(grant, part.map(path)),
            "write" => self.write.set(grant, part.map(path)),
            "net" => self
                .net
                .set(grant, part.map(|part| Place::parse(&text(part)))),
            "env" => self.env.set(grant, part.map(text)),
            "run" => self
                .run
                .set(grant, part.map(|part| located(Path::new(part)))),
            "import" if grant == Grant::Allow => self.imports.extend(part.map(path)),
            "threads" | "signals" | "clock" | "machine" | "all" if part.is_some() => {
                return Err(format!("--allow-{name} takes no value"));
            }
            "threads" => self.threads = grant == Grant::Allow,
            "signals" => self.signals = grant == Grant::Allow,
            "clock" => self.clock = grant == Grant::Allow,
            "machine" => self.machine = grant == Grant::Allow,
            "all" => {
                let imports = std::mem::take(&mut self.imports);
                let streams = self.streams;
                *self = Permissions::of(grant == Grant::Allow);
                (self.imports, self.streams) = (imports, streams);
            }
            _ => return Err(format!("there is no permission '{name}'")),
        }
        Ok(())
    }

    /// The variable of the environment that child processes find their permissions in.
    ///
    /// ```
    /// use weft_core::interpreter::Permissions;
    /// let given = std::env::var(Permissions::VARIABLE).ok();
    /// let permissions = given.map_or(Permissions::all(), |text| Permissions::from_text(&text));
    /// assert!(permissions.is_everything());
    /// ```
    pub const VARIABLE: &str = "WEFT_PERMISSIONS";

    /// Whether a program may do this.
    pub fn permits(&self, thread: &Thread, request: &Request<'_>) -> bool {
        match request {
            Request::Read(path, end) => self.permits_file(&self.read, path, *end),
            Request::Write(path, _) if *path == Path::new(NOTHING) => true,
            Request::Write(..) if self.write.is_empty() => false,
            Request::Import(_) if self.imports.is_empty() && self.read.is_empty() => false,
            Request::Run(_) if self.run.is_empty() => false,
            Request::Write(path, end) => {
                let whole = resolve(path, *end);
                let holds = |folder: &PathBuf| whole.starts_with(folder);
                // A folder that holds something denied cannot be moved away with it.
                let mut denied = self.read.denied.iter().chain(&self.write.denied);
                self.write.permits(holds) && !denied.any(|denied| denied.starts_with(&whole))
            }
            Request::Import(path) => {
                let whole = resolve(path, End::Followed);
                let holds = |folder: &PathBuf| whole.starts_with(folder);
                self.imports.iter().any(holds) || self.read.permits(holds)
            }
            Request::Descriptor(number @ 0..=2) if self.streams[*number as usize] => true,
            Request::Descriptor(number) => {
                let files = self.read.is_complete() && self.write.is_complete();
                (files && self.net.is_complete() && self.run.is_complete())
                    || descriptor::is_owner(*number, thread.heap().identity())
            }
            Request::AnyFile => self.read.is_complete() && self.write.is_complete(),
            Request::Child => self.may_run(),
            Request::Net(host, port) => self.permits_host(thread, host, *port),
            Request::AnyNet => self.net.is_complete(),
            Request::Socket => {
                !self.net.nothing && (self.net.everything || !self.net.allowed.is_empty())
            }
            Request::Env(name) => self.env.permits(|known| known.as_bytes() == *name),
            Request::Run(program) => {
                self.run.is_complete() || {
                    let whole = located(program);
                    self.run.permits(|known| *known == whole)
                }
            }
            Request::Process => self.run.is_complete(),
            Request::Threads => self.threads,
            Request::Signals => self.signals,
            Request::Clock => self.clock,
            Request::Machine => self.machine,
            Request::Folder => !self.read.is_empty() || !self.write.is_empty(),
        }
    }

    fn permits_file(&self, scope: &Scope<PathBuf>, path: &Path, end: End) -> bool {
        if scope.is_complete() || path == Path::new(NOTHING) {
            return true;
        }
        if scope.is_empty() {
            return false;
        }
        let whole = resolve(path, end);
        if whole == Path::new(NOTHING) {
            return true;
        }
        scope.permits(|folder| whole.starts_with(folder))
    }

    fn permits_host(&self, thread: &Thread, host: &str, port: Option<u16>) -> bool {
        if self.net.is_complete() {
            return true;
        }
        let host = if host.is_empty() { "0.0.0.0" } else { host };
        if self.net.permits(|place| place.holds(host, port)) {
            return true;
        }
        // An address that the program was given for a name is as good as the name.
        let Ok(address) = host.parse::<IpAddr>() else {
            return false;
        };
        let known = Interpreter::of(thread).extension::<Resolved>();
        let known = known.names.read();
        let Some(names) = known.get(&address) else {
            return false;
        };
        let is_denied = self.net.denied.iter().any(|place| place.holds(host, port));
        !is_denied
            && names
                .iter()
                .any(|name| self.net.permits(|place| place.holds(name, port)))
    }
}

/// Which names addresses were given for.
#[derive(Default)]
struct Resolved {
    names: RwLock<HashMap<IpAddr, HashSet<String>>>,
}

/// Notes that a name stands for an address, so that talking with the one is talking with the other.
pub fn note_address(thread: &Thread, name: &str, address: IpAddr) {
    if Interpreter::of(thread).permissions().is_some() {
        let known = Interpreter::of(thread).extension::<Resolved>();
        let mut known = known.names.write();
        known
            .entry(address)
            .or_default()
            .insert(name.to_ascii_lowercase());
    }
}

impl Interpreter {
    /// Whether the program may do something: one load where it may do everything.
    #[inline]
    pub fn permits(thread: &Thread, request: Request<'_>) -> bool {
        match Interpreter::of(thread).permissions() {
            None => true,
            Some(permissions) => permissions.permits(thread, &request),
        }
    }

    /// Refuses what the program may not do.
    ///
    /// # Errors
    /// `PermissionError`, which says what is refused and what would grant it.
    #[inline]
    pub fn require(thread: &Thread, request: Request<'_>) -> Result<(), Raised> {
        match Interpreter::of(thread).permissions() {
            None => Ok(()),
            Some(permissions) => require(thread, permissions, &request),
        }
    }
}

/// The file that is nothing: anybody may read and write it.
const NOTHING: &str = "/dev/null";

/// The number of the system's error for what is not permitted.
const EACCES: i32 = 13;

#[cold]
fn require(
    thread: &Thread,
    permissions: &Permissions,
    request: &Request<'_>,
) -> Result<(), Raised> {
    if permissions.permits(thread, request) {
        return Ok(());
    }
    let (what, option, method) = request.describe();
    let message = format!(
        "{what} is not permitted: grant it with --allow-{option} (a host: Permissions::{method})"
    );
    let arguments = [Value::from_i32(EACCES), thread.string(&message)];
    Err(raise_with(thread, Exception::PermissionError, &arguments))
}
