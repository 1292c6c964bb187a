//! The arguments and the environment, as CPython reads them.

use lexopt::{Arg, Parser, ValueExt};
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;
use weft::{Buffering, Deadlock, Gil, Grant, Permissions, Program};

/// What the arguments ask for.
pub(super) enum Request {
    /// Run something.
    Run(Box<Options>),
    /// Print the version.
    Version,
    /// Print what the options are.
    Help,
}

/// How to run what.
pub(super) struct Options {
    /// What to run; standard input or a prompt without it.
    pub(super) program: Option<Program>,
    /// `sys.argv`.
    pub(super) arguments: Vec<OsString>,
    pub(super) gil: Gil,
    /// What happens when all threads wait for each other.
    pub(super) deadlock: Deadlock,
    /// Whether there is a prompt after the program.
    pub(super) inspect: Inspect,
    /// Fields of `sys.flags`, as often as their options were given.
    pub(super) flags: Vec<(&'static str, i64)>,
    /// What `-u` says.
    pub(super) buffering: Buffering,
    /// What `-W` gave.
    pub(super) warnings: Vec<String>,
    /// What `-X` gave.
    pub(super) extensions: Vec<(String, Option<String>)>,
    /// What the program may do.
    pub(super) permissions: Permissions,
    /// What `PYTHONPATH` names.
    pub(super) path: Vec<PathBuf>,
    /// A file with names that the prompt takes over from the interpreter before.
    pub(super) resumed: Option<PathBuf>,
}

/// Whether `-i` was given.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Inspect {
    Never,
    Afterwards,
}

/// Whether `-x` was given.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FirstLine {
    Read,
    Skipped,
}

/// What the options `--allow-…` and `--deny-…` say so far.
struct Rules {
    permissions: Permissions,
    /// Whether only what is allowed is, as from the first `--allow-…` on.
    is_listed: bool,
    /// Whether a program that may not do everything started this one, which may do no more.
    is_inherited: bool,
}

impl Rules {
    fn new() -> Rules {
        let inherited = std::env::var(Permissions::VARIABLE).ok();
        Rules {
            is_inherited: inherited.is_some(),
            is_listed: false,
            permissions: inherited
                .map_or_else(Permissions::all, |text| Permissions::from_text(&text)),
        }
    }

    /// Follows an option such as `allow-read`, for a part of it or the whole.
    fn add(&mut self, option: &str, value: Option<OsString>) -> Result<(), String> {
        let (grant, name) = match option.split_once('-') {
            Some(("allow", name)) => (Grant::Allow, name),
            Some((_, name)) => (Grant::Deny, name),
            None => return Err(format!("unknown option --{option}")),
        };
        if grant == Grant::Allow && !self.is_listed && !self.is_inherited {
            self.permissions = Permissions::none();
            self.is_listed = true;
        }
        let parts: Vec<Option<OsString>> = match value {
            None => vec![None],
            Some(value) => {
                let parts = value.as_bytes().split(|octet| *octet == b',');
                parts
                    .map(|part| Some(OsStr::from_bytes(part).to_owned()))
                    .collect()
            }
        };
        for part in parts {
            let mut changed = self.permissions.clone();
            changed.set(grant, name, part.as_deref())?;
            // What started this program decides what is allowed.
            if grant == Grant::Deny || !self.is_inherited {
                self.permissions = changed;
            }
        }
        Ok(())
    }
}

/// Why the arguments cannot be followed.
pub(super) enum Refusal {
    /// They are not understood: the message goes before the usage line.
    Usage(String),
    /// A setting cannot be: the message ends the process as a fatal error does.
    Fatal(String),
}

impl From<String> for Refusal {
    fn from(message: String) -> Refusal {
        Refusal::Usage(message)
    }
}

/// Options that only set a field of `sys.flags`; each time that one is given counts.
const COUNTED: [(char, &str); 10] = [
    ('O', "optimize"),
    ('B', "dont_write_bytecode"),
    ('s', "no_user_site"),
    ('S', "no_site"),
    ('E', "ignore_environment"),
    ('b', "bytes_warning"),
    ('d', "debug"),
    ('q', "quiet"),
    ('v', "verbose"),
    ('P', "safe_path"),
];

impl Options {
    /// What the process is called with that takes the place of this one, but for its mode.
    pub(super) fn again(&self) -> Vec<OsString> {
        let mut arguments = Vec::new();
        for (name, count) in &self.flags {
            let letter = COUNTED.iter().find(|(_, known)| known == name);
            if let Some((letter, _)) = letter {
                arguments.extend((0..*count).map(|_| OsString::from(format!("-{letter}"))));
            }
        }
        for (name, value) in &self.extensions {
            if name != "gil" {
                let option = value
                    .as_ref()
                    .map_or_else(|| name.clone(), |value| format!("{name}={value}"));
                arguments.extend(["-X".into(), option.into()]);
            }
        }
        for filter in &self.warnings {
            arguments.extend(["-W".into(), filter.into()]);
        }
        if self.buffering == Buffering::None {
            arguments.push("-u".into());
        }
        arguments
    }

    /// A file to run before the prompt.
    pub(super) fn startup(&self) -> Option<OsString> {
        if self.has("ignore_environment") || self.resumed.is_some() {
            return None;
        }
        setting("PYTHONSTARTUP")
    }

    /// Whether an option was given that sets this field of `sys.flags`.
    pub(super) fn has(&self, name: &str) -> bool {
        self.flags.iter().any(|(known, _)| *known == name)
    }

    fn count(&mut self, name: &'static str) {
        match self.flags.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => self.flags.push((name, 1)),
        }
    }
}

/// Reads the process's arguments.
///
/// # Errors
/// What to print instead.
pub(super) fn read() -> Result<Request, Refusal> {
    let mut parser = Parser::from_env();
    let mut options = Options {
        program: None,
        arguments: vec![OsString::new()],
        gil: Gil::On,
        deadlock: Deadlock::Error,
        inspect: Inspect::Never,
        flags: Vec::new(),
        buffering: Buffering::Usual,
        warnings: Vec::new(),
        extensions: Vec::new(),
        permissions: Permissions::all(),
        path: Vec::new(),
        resumed: None,
    };
    let mut rules = Rules::new();
    let mut gil = None;
    let mut deadlock = None;
    let mut first_line = FirstLine::Read;
    loop {
        let Some(argument) = parser.next().map_err(|error| error.to_string())? else {
            break;
        };
        match argument {
            Arg::Short('c') => {
                let code = text(&mut parser, 'c')?;
                options.program = Some(Program::Code(dedented(&code)));
                options.arguments = rest(&mut parser, "-c".into())?;
                break;
            }
            Arg::Short('m') => {
                let name = text(&mut parser, 'm')?;
                options.program = Some(Program::Module(name));
                options.arguments = rest(&mut parser, "-m".into())?;
                break;
            }
            Arg::Value(file) => {
                if file != "-" {
                    options.program = Some(Program::File(PathBuf::from(&file)));
                }
                options.arguments = rest(&mut parser, file)?;
                break;
            }
            Arg::Short('i') => {
                options.inspect = Inspect::Afterwards;
                options.count("inspect");
                options.count("interactive");
            }
            Arg::Short('x') => first_line = FirstLine::Skipped,
            Arg::Short('u') => options.buffering = Buffering::None,
            Arg::Short('I') => {
                for name in [
                    "isolated",
                    "ignore_environment",
                    "no_user_site",
                    "safe_path",
                ] {
                    options.count(name);
                }
            }
            Arg::Short('W') => options.warnings.push(text(&mut parser, 'W')?),
            Arg::Short('X') => {
                let option = text(&mut parser, 'X')?;
                let (name, value) = match option.split_once('=') {
                    Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
                    None => (option, None),
                };
                if name == "gil" {
                    gil = Some(zero_or_one(value.as_deref().unwrap_or_default())?);
                }
                if name == "deadlock" {
                    deadlock = Some(deadlock_of(value.as_deref().unwrap_or_default())?);
                }
                if name == "dev" && value.is_none() {
                    // Every warning is shown once, unless -W says otherwise.
                    options.count("dev_mode");
                    options.warnings.insert(0, "default".to_owned());
                }
                options.extensions.push((name, value));
            }
            Arg::Long("gil") => {
                let value = parser
                    .value()
                    .map_err(|_| "Argument expected for the --gil option".to_owned())?;
                gil = Some(match value.to_str() {
                    Some("on") => Gil::On,
                    Some("off") => Gil::Off,
                    _ => {
                        return Err(Refusal::Usage(format!(
                            "--gil must be on or off, not '{}'",
                            value.to_string_lossy()
                        )));
                    }
                });
            }
            Arg::Long("deadlock") => {
                let value = parser
                    .value()
                    .map_err(|_| "Argument expected for the --deadlock option".to_owned())?;
                deadlock = Some(deadlock_of(&value.to_string_lossy())?);
            }
            Arg::Long("resume") => {
                let value = parser
                    .value()
                    .map_err(|_| "Argument expected for the --resume option".to_owned())?;
                options.resumed = Some(PathBuf::from(value));
            }
            Arg::Long("worker") => {
                let value = parser
                    .value()
                    .map_err(|_| "Argument expected for the --worker option".to_owned())?;
                let descriptor: i32 = value
                    .parse()
                    .map_err(|_| "--worker needs a number".to_owned())?;
                options.program = Some(Program::Worker(descriptor));
                options.arguments = vec![OsString::new()];
                break;
            }
            #[cfg(target_os = "linux")]
            Arg::Long("fork-server") => {
                let value = parser
                    .value()
                    .map_err(|_| "Argument expected for the --fork-server option".to_owned())?;
                let control: i32 = value
                    .parse()
                    .map_err(|_| "--fork-server needs a number".to_owned())?;
                options.program = Some(Program::ForkServer(control));
                options.arguments = vec![OsString::new()];
                break;
            }
            Arg::Short('V') | Arg::Long("version") => return Ok(Request::Version),
            Arg::Short('h' | '?') | Arg::Long("help") => return Ok(Request::Help),
            Arg::Long(name) if name.starts_with("allow-") || name.starts_with("deny-") => {
                let name = name.to_owned();
                rules.add(&name, parser.optional_value())?;
            }
            Arg::Short(letter) => match COUNTED.iter().find(|(known, _)| *known == letter) {
                Some((_, name)) => options.count(name),
                None => return Err(Refusal::Usage(format!("Unknown option: -{letter}"))),
            },
            Arg::Long(name) => return Err(Refusal::Usage(format!("unknown option --{name}"))),
        }
    }
    options.permissions = rules.permissions;
    if !options.has("ignore_environment") {
        read_environment(&mut options, &mut gil)?;
        if deadlock.is_none()
            && let Some(value) = setting("WEFT_DEADLOCK")
        {
            deadlock = Some(deadlock_of(&value.to_string_lossy())?);
        }
    }
    options.gil = gil.unwrap_or(Gil::On);
    options.deadlock = deadlock.unwrap_or(Deadlock::Error);
    if first_line == FirstLine::Skipped
        && let Some(Program::File(path)) = options.program
    {
        options.program = Some(Program::FileAfterFirstLine(path));
    }
    Ok(Request::Run(Box::new(options)))
}

fn text(parser: &mut Parser, letter: char) -> Result<String, String> {
    let value = parser
        .value()
        .map_err(|_| format!("Argument expected for the -{letter} option"))?;
    Ok(value.to_string_lossy().into_owned())
}

/// The program's own arguments: all that is left, behind the name that it goes by.
fn rest(parser: &mut Parser, name: OsString) -> Result<Vec<OsString>, String> {
    let rest = parser.raw_args().map_err(|error| error.to_string())?;
    Ok(std::iter::once(name).chain(rest).collect())
}

fn zero_or_one(value: &str) -> Result<Gil, Refusal> {
    match value {
        "0" => Ok(Gil::Off),
        "1" => Ok(Gil::On),
        _ => Err(Refusal::Fatal(
            "config_read_gil: PYTHON_GIL / -X gil must be \"0\" or \"1\"".to_owned(),
        )),
    }
}

fn deadlock_of(value: &str) -> Result<Deadlock, Refusal> {
    match value {
        "error" => Ok(Deadlock::Error),
        "wait" => Ok(Deadlock::Wait),
        _ => Err(Refusal::Usage(format!(
            "--deadlock must be error or wait, not '{value}'"
        ))),
    }
}

/// A variable of the environment; an empty one counts as none.
fn setting(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

fn read_environment(options: &mut Options, gil: &mut Option<Gil>) -> Result<(), Refusal> {
    let set = setting;
    if gil.is_none()
        && let Some(value) = set("PYTHON_GIL")
    {
        *gil = Some(zero_or_one(&value.to_string_lossy())?);
    }
    if set("PYTHONUNBUFFERED").is_some() {
        options.buffering = Buffering::None;
    }
    if set("PYTHONINSPECT").is_some() {
        options.inspect = Inspect::Afterwards;
        options.count("inspect");
    }
    if let Some(level) = set("PYTHONOPTIMIZE") {
        options
            .flags
            .push(("optimize", level.to_string_lossy().parse().unwrap_or(1)));
    }
    if let Some(filters) = set("PYTHONWARNINGS") {
        let filters: Vec<String> = filters
            .to_string_lossy()
            .split(',')
            .map(str::to_owned)
            .collect();
        // What the command line says goes before it, and the last one wins.
        options.warnings.splice(0..0, filters);
    }
    if let Some(path) = set("PYTHONPATH") {
        options.path = std::env::split_paths(&path)
            .filter(|entry| entry.as_os_str() != OsStr::new(""))
            .collect();
    }
    Ok(())
}

/// A program without the white space that all its lines begin with, as `-c` runs it.
fn dedented(code: &str) -> String {
    let blank = |line: &str| line.trim_matches([' ', '\t', '\r', '\n']).is_empty();
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let mut common: Option<&str> = None;
    for line in code.split('\n').filter(|line| !blank(line)) {
        let own = &line[..indent(line)];
        let shared = common.map_or(own.len(), |common| {
            let same = common.bytes().zip(own.bytes());
            same.take_while(|(one, other)| one == other).count()
        });
        common = Some(&own[..shared]);
    }
    let common = common.map_or(0, str::len);
    if common == 0 {
        return code.to_owned();
    }
    let lines: Vec<&str> = code
        .split('\n')
        .map(|line| if blank(line) { "" } else { &line[common..] })
        .collect();
    lines.join("\n")
}
