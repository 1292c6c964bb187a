//! Running a program as the command line does: finding it, running it as `__main__`, reporting how it ended.

use crate::interpreter::main_globals;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use weft_core::error::{self, Exception};
use weft_core::heap::{Dict, List, Raised, Thread, Value};
use weft_core::import;
use weft_core::interpreter::Interpreter as State;
use weft_core::protocol;
use weft_core::run::{self, Mode};
use weft_core::types::exception::{ExceptionObject, fields, traceback, warnings};
use weft_stdlib::os_string;
use weft_syntax::Source;

/// What is to be run.
///
/// ```
/// let python = weft::Interpreter::builder().build()?;
/// use weft::{Outcome, Program};
/// assert_eq!(python.run(&Program::Code("x = 1".to_owned())), Outcome::Status(0));
/// # Ok::<(), weft::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Program {
    /// A file, or a folder with a `__main__.py`.
    File(PathBuf),
    /// A file whose first line is in another language, as `-x` takes it.
    FileAfterFirstLine(PathBuf),
    /// A text, as `-c` takes it.
    Code(String),
    /// A module, as `-m` takes it.
    Module(String),
    /// A text that was read from standard input.
    Input(Vec<u8>),
    /// What the parent of a `multiprocessing` child sends over a file descriptor.
    Worker(i32),
    /// Nothing: a server that forks such children when their parent, which is at the other end of a socket with this number,
    /// asks for them. It needs a process whose first thread [stands aside](weft_core::heap::concurrency::fork), on Linux.
    ForkServer(i32),
}

/// How a program ended.
///
/// ```
/// let program = weft::Program::Code("raise KeyboardInterrupt".to_owned());
/// let python = weft::Interpreter::builder().stderr(std::io::sink()).build()?;
/// assert_eq!(python.run(&program), weft::Outcome::Interrupted);
/// # Ok::<(), weft::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// By itself or by `SystemExit`: the exit status.
    Status(i32),
    /// By a `KeyboardInterrupt` that nobody caught.
    Interrupted,
}

/// Runs a program, and prints the exception that it does not catch.
pub(crate) fn run(thread: &Thread, program: &Program) -> Outcome {
    let result = match program {
        Program::File(path) | Program::FileAfterFirstLine(path) => match find_file(path) {
            Ok(Runnable::File(mut file)) => {
                if matches!(program, Program::FileAfterFirstLine(_)) {
                    file.bytes = without_first_line(&file.bytes).to_owned();
                }
                run_found(thread, &file)
            }
            Ok(Runnable::Container(path)) => match find_main(thread, &path) {
                Ok(Ok(module)) => run_specified(thread, &module),
                Ok(Err(message)) => return complain(thread, &message, 1),
                Err(raised) => Err(raised),
            },
            Err(complaint) => return complain(thread, &complaint.message, complaint.status),
        },
        Program::Code(text) => insert_path(thread, OsStr::new(""))
            .and_then(|()| run_source(thread, Source::shared("<string>", text.as_str()))),
        Program::Module(name) => {
            let folder = std::env::current_dir().unwrap_or_default();
            let ready = insert_path(thread, folder.as_os_str());
            match ready.and_then(|()| find_module(thread, name)) {
                Ok(Ok(module)) => run_found_module(thread, &module),
                Ok(Err(message)) => return complain(thread, &message, 1),
                Err(raised) => Err(raised),
            }
        }
        Program::Input(bytes) => insert_path(thread, OsStr::new(""))
            .and_then(|()| import::decode_source(thread, "<stdin>", bytes))
            .and_then(|source| run_source(thread, source)),
        Program::Worker(descriptor) => match run_worker(thread, *descriptor) {
            Ok(status) => return Outcome::Status(status),
            Err(raised) => Err(raised),
        },
        // Told apart before, since its children begin anew: see `Interpreter::run`.
        Program::ForkServer(_) => return Outcome::Status(1),
    };
    outcome(thread, result)
}

/// The end of the first line and all that follows, so that lines keep their numbers.
fn without_first_line(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().position(|byte| *byte == b'\n');
    &bytes[end.unwrap_or(bytes.len())..]
}

/// Does what a parent process asks for; the exit status.
fn run_worker(thread: &Thread, descriptor: i32) -> Result<i32, Raised> {
    weft_stdlib::claim_descriptors(thread);
    let module = import::import_module(thread, "multiprocessing.spawn")?;
    let main = protocol::get_attribute_text(thread, module, "worker_main")?;
    let status = protocol::call_values(thread, main, &[Value::from_i32(descriptor)])?;
    Ok(status.to_int().map_or(0, |status| status as i32))
}

/// Runs a statement of a prompt; an answer if it asks to leave.
pub(crate) fn run_statement(thread: &Thread, statement: &str) -> Option<Outcome> {
    let source = Source::shared("<stdin>", statement);
    traceback::register_source(thread, &source);
    let result = run::compile(thread, source, Mode::Single)
        .and_then(|code| run::run_module(thread, &code, main_globals(thread)));
    let raised = result.err()?;
    let exception = thread.take_raised(raised);
    let leaves = error::is_exception(thread, exception, Exception::SystemExit);
    let outcome = report(thread, exception);
    crate::shutdown::flush(thread);
    if leaves { Some(outcome) } else { None }
}

/// The text of `sys.ps1` or `sys.ps2`, which are set if they are missing.
pub(crate) fn prompt_text(thread: &Thread, name: &str) -> String {
    let usual = if name == "ps1" { ">>> " } else { "... " };
    crate::shutdown::flush(thread);
    let modules = State::of(thread).modules();
    let Some(system) = modules.get_simple(thread, thread.intern("sys")) else {
        return usual.to_owned();
    };
    let shown =
        protocol::try_attribute(thread, system, thread.intern(name)).and_then(
            |found| match found {
                Some(found) => protocol::str(thread, found),
                None => {
                    let usual = thread.string(usual);
                    protocol::set_attribute(thread, system, thread.intern(name), usual)
                        .map(|()| usual)
                }
            },
        );
    match shown {
        Ok(shown) => protocol::text_of(&shown).unwrap_or(usual).to_owned(),
        Err(raised) => {
            thread.take_raised(raised);
            String::new()
        }
    }
}

/// How a program ended that ended with this result; an exception is printed.
pub(crate) fn outcome(thread: &Thread, result: Result<(), Raised>) -> Outcome {
    match result {
        Ok(()) => Outcome::Status(0),
        Err(raised) => {
            let exception = thread.take_raised(raised);
            thread.library(|| report(thread, exception))
        }
    }
}

/// Prints an exception as `sys.excepthook` does; `SystemExit` is not printed, but for a text that it carries.
pub(crate) fn report(thread: &Thread, exception: Value) -> Outcome {
    if State::of(thread).governor().stopped().is_some() {
        // The host knows, and no hook of the program's would come far.
        return Outcome::Status(1);
    }
    if error::is_exception(thread, exception, Exception::SystemExit) {
        let code = fields::exit_code(exception);
        if let Some(message) = exit_message(thread, code) {
            warnings::write_to_stderr(thread, &message);
        }
        return Outcome::Status(exit_status(thread, exception));
    }
    let is_interrupt = error::is_exception(thread, exception, Exception::KeyboardInterrupt);
    call_hook(thread, exception);
    if is_interrupt {
        Outcome::Interrupted
    } else {
        Outcome::Status(1)
    }
}

/// The text that a `SystemExit` prints, if its code is neither `None` nor a number.
fn exit_message(thread: &Thread, code: Value) -> Option<String> {
    if code.is_none() || protocol::to_big_int(code).is_some() {
        return None;
    }
    match protocol::str(thread, code) {
        Ok(text) => Some(format!(
            "{}\n",
            protocol::text_of(&text).unwrap_or_default()
        )),
        Err(raised) => {
            thread.take_raised(raised);
            None
        }
    }
}

/// The status that a `SystemExit` asks for.
pub(crate) fn exit_status(thread: &Thread, exception: Value) -> i32 {
    let _ = thread;
    let code = fields::exit_code(exception);
    if code.is_none() {
        return 0;
    }
    match protocol::to_big_int(code) {
        // What does not fit a C int is -1 there; the system takes the lowest eight bits.
        Some(number) => i64::try_from(number).map_or(-1, |number| number as i32),
        None => 1,
    }
}

/// Calls `sys.excepthook`, which prints the exception unless the program has put something else there.
fn call_hook(thread: &Thread, exception: Value) {
    let modules = State::of(thread).modules();
    let system = modules.get_simple(thread, thread.intern("sys"));
    let traceback = ExceptionObject::of(&exception)
        .and_then(|object| object.traceback())
        .unwrap_or(Value::NONE);
    let class = thread.class_of(exception);
    if let Some(system) = system {
        for (name, value) in [
            ("last_exc", exception),
            ("last_type", class),
            ("last_value", exception),
            ("last_traceback", traceback),
        ] {
            if let Err(raised) = protocol::set_attribute(thread, system, thread.intern(name), value)
            {
                thread.take_raised(raised);
            }
        }
    }
    let hook =
        system.map(|system| protocol::try_attribute(thread, system, thread.intern("excepthook")));
    match hook {
        Some(Ok(Some(hook))) => {
            if let Err(raised) = protocol::call_values(thread, hook, &[class, exception, traceback])
            {
                let second = thread.take_raised(raised);
                let mut text = String::from("Error in sys.excepthook:\n");
                text.push_str(&traceback::format_for_stderr(thread, second));
                text.push_str("\nOriginal exception was:\n");
                text.push_str(&traceback::format_for_stderr(thread, exception));
                warnings::write_to_stderr(thread, &text);
            }
        }
        Some(Err(raised)) => {
            thread.take_raised(raised);
            print(thread, exception);
        }
        Some(Ok(None)) => {
            warnings::write_to_stderr(thread, "sys.excepthook is missing\n");
            print(thread, exception);
        }
        None => print(thread, exception),
    }
}

fn print(thread: &Thread, exception: Value) {
    warnings::write_to_stderr(thread, &traceback::format_for_stderr(thread, exception));
}

fn complain(thread: &Thread, message: &str, status: i32) -> Outcome {
    warnings::write_to_stderr(thread, &format!("{message}\n"));
    Outcome::Status(status)
}

/// The name that the program was called by, for messages.
fn own_name() -> String {
    let name = std::env::args_os().next().unwrap_or_else(|| "weft".into());
    name.to_string_lossy().into_owned()
}

/// A file that can be run.
enum Runnable {
    /// Text.
    File(File),
    /// A folder or an archive, in which a module `__main__` is what runs.
    Container(PathBuf),
}

/// A file with text.
struct File {
    path: PathBuf,
    bytes: Vec<u8>,
    /// The folder that modules are looked for in first.
    folder: PathBuf,
}

/// Why a file cannot be run, and the status to end with.
struct Complaint {
    message: String,
    status: i32,
}

/// The bytes that the record at the end of an archive begins with, and how long that may be.
const ARCHIVE_END: &[u8] = b"PK\x05\x06";
const ARCHIVE_END_SIZE: usize = 22 + 0xffff;

/// Whether a file is an archive that `zipimport` can read.
fn is_archive(bytes: &[u8]) -> bool {
    let last = &bytes[bytes.len().saturating_sub(ARCHIVE_END_SIZE)..];
    last.windows(ARCHIVE_END.len())
        .any(|window| window == ARCHIVE_END)
}

/// Whether a path leads to a folder in an archive.
fn is_inside_archive(path: &Path) -> bool {
    let file = path.ancestors().find(|path| path.is_file());
    file.is_some_and(|file| std::fs::read(file).is_ok_and(|bytes| is_archive(&bytes)))
}

fn find_file(path: &Path) -> Result<Runnable, Complaint> {
    // No path at all is the current folder.
    let full = match path.as_os_str().is_empty() {
        true => std::env::current_dir().unwrap_or_default(),
        false => std::path::absolute(path).unwrap_or_else(|_| path.to_owned()),
    };
    if full.is_dir() {
        return Ok(Runnable::Container(full));
    }
    match std::fs::read(path) {
        Ok(bytes) if is_archive(&bytes) => Ok(Runnable::Container(full)),
        Ok(bytes) => {
            // Links are followed, so that a program finds its modules wherever it is called from.
            let real = path.canonicalize().unwrap_or_else(|_| full.clone());
            let folder = real.parent().map(Path::to_owned).unwrap_or_default();
            Ok(Runnable::File(File {
                path: full,
                bytes,
                folder,
            }))
        }
        Err(_) if is_inside_archive(&full) => Ok(Runnable::Container(full)),
        Err(error) => {
            let text = error.to_string();
            let text = text
                .rsplit_once(" (os error")
                .map_or(text.as_str(), |(text, _)| text);
            let number = error.raw_os_error().unwrap_or_default();
            let message = format!(
                "{}: can't open file '{}': [Errno {number}] {text}",
                own_name(),
                full.display()
            );
            Err(Complaint { message, status: 2 })
        }
    }
}

fn run_found(thread: &Thread, file: &File) -> Result<(), Raised> {
    insert_path(thread, file.folder.as_os_str())?;
    run_file_text(thread, &file.path, &file.bytes)
}

/// Looks for the module `__main__` of a folder or an archive, which modules are looked for in first; what is wrong with it
/// is the inner error.
fn find_main(thread: &Thread, container: &Path) -> Result<Result<Found, String>, Raised> {
    insert_path(thread, container.as_os_str())?;
    let path = List::from_items(thread, &[os_string(thread, container.as_os_str())]);
    match import::find_spec_anew(thread, "__main__", Some(path.value()))? {
        Some(specification) => with_source(thread, specification, "__main__", &own_name()),
        None => Ok(Err(format!(
            "{}: can't find '__main__' module in '{}'",
            own_name(),
            container.display()
        ))),
    }
}

/// Runs a file's text as `__main__`, with its folder first among those that modules are looked for in.
pub(crate) fn run_file(thread: &Thread, path: &Path, bytes: &[u8]) -> Result<(), Raised> {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let folder = full.parent().map(Path::to_owned).unwrap_or_default();
    insert_path(thread, folder.as_os_str())?;
    run_file_text(thread, &full, bytes)
}

fn run_file_text(thread: &Thread, path: &Path, bytes: &[u8]) -> Result<(), Raised> {
    let name = path.to_string_lossy();
    let source = import::decode_source(thread, &name, bytes)?;
    let globals = main_globals(thread);
    let names = globals
        .downcast::<Dict>()
        .expect("the namespace of a module");
    names.set_simple(
        thread,
        thread.intern("__file__"),
        os_string(thread, path.as_os_str()),
    );
    names.set_simple(thread, thread.intern("__cached__"), Value::NONE);
    let loader = import::file_loader(thread, "__main__", &name)?;
    names.set_simple(thread, thread.intern("__loader__"), loader);
    run_source(thread, source)
}

/// Runs a text as `__main__`.
pub(crate) fn run_source(thread: &Thread, source: Arc<Source>) -> Result<(), Raised> {
    traceback::register_source(thread, &source);
    let code = run::compile(thread, source, Mode::Exec)?;
    run::run_module(thread, &code, main_globals(thread))
}

/// Puts a folder in front of `sys.path`.
fn insert_path(thread: &Thread, folder: &OsStr) -> Result<(), Raised> {
    let system = import::import_module(thread, "sys")?;
    let path = protocol::get_attribute_text(thread, system, "path")?;
    if let Some(path) = path.downcast::<List>() {
        path.insert(thread, 0, os_string(thread, folder));
    }
    import::set_program_folder(thread, &folder.to_string_lossy());
    Ok(())
}

/// Runs a module as `__main__`.
pub(crate) fn run_module(thread: &Thread, name: &str) -> Result<(), Raised> {
    match find_module(thread, name)? {
        Ok(module) => run_found_module(thread, &module),
        Err(message) => Err(error::raise(Exception::ImportError, message)),
    }
}

/// A module that is to be run as a program.
struct Found {
    specification: Value,
    source: Arc<Source>,
}

/// Looks for a module, or for the `__main__` of a package; what is wrong with it is the inner error.
fn find_module(thread: &Thread, name: &str) -> Result<Result<Found, String>, Raised> {
    let own_name = executable(thread);
    let found = match find_specification(thread, name)? {
        Ok(found) => found,
        Err(message) => return Ok(Err(format!("{own_name}: {message}"))),
    };
    let Some(specification) = found else {
        return Ok(Err(format!("{own_name}: No module named {name}")));
    };
    let locations =
        protocol::get_attribute_text(thread, specification, "submodule_search_locations")?;
    if !locations.is_none() {
        if name == "__main__" || name.ends_with(".__main__") {
            return Ok(Err(format!(
                "{own_name}: Cannot use package as __main__ module"
            )));
        }
        let main = format!("{name}.__main__");
        return match find_specification(thread, &main)? {
            Ok(Some(specification)) => with_source(thread, specification, &main, &own_name),
            Ok(None) => Ok(Err(format!(
                "{own_name}: No module named {main}; '{name}' is a package and cannot be directly executed"
            ))),
            Err(message) => Ok(Err(format!("{own_name}: {message}"))),
        };
    }
    with_source(thread, specification, name, &own_name)
}

fn with_source(
    thread: &Thread,
    specification: Value,
    name: &str,
    own_name: &str,
) -> Result<Result<Found, String>, Raised> {
    match import::source_of(thread, specification)? {
        Some(source) => Ok(Ok(Found {
            specification,
            source,
        })),
        None => Ok(Err(format!(
            "{own_name}: No code object available for {name}"
        ))),
    }
}

/// The specification of a module whose parents are imported; a message if that fails.
fn find_specification(
    thread: &Thread,
    name: &str,
) -> Result<Result<Option<Value>, String>, Raised> {
    let path = match name.rsplit_once('.') {
        None => None,
        Some((parent, _)) => {
            let result = import::import_module(thread, parent).and_then(|parent| {
                protocol::try_attribute(thread, parent, thread.intern("__path__"))
            });
            match error::catch(thread, result, Exception::Exception)? {
                Ok(Some(path)) => Some(path),
                Ok(None) => {
                    return Ok(Err(format!(
                        "Error while finding module specification for '{name}' (ModuleNotFoundError: __path__ attribute \
                         not found on '{parent}' while trying to find '{name}')"
                    )));
                }
                Err(exception) => {
                    let is_missing =
                        error::is_exception(thread, exception, Exception::ModuleNotFoundError);
                    let text = protocol::str(thread, exception)?;
                    let text = protocol::text_of(&text).unwrap_or_default();
                    if is_missing && text == format!("No module named '{parent}'") {
                        return Ok(Err(format!(
                            "Error while finding module specification for '{name}' (ModuleNotFoundError: {text})"
                        )));
                    }
                    let class = protocol::class_name(exception);
                    return Ok(Err(format!(
                        "Error while finding module specification for '{name}' ({class}: {text})"
                    )));
                }
            }
        }
    };
    import::find_spec(thread, name, path).map(Ok)
}

fn executable(thread: &Thread) -> String {
    let system = import::import_module(thread, "sys").ok();
    let executable =
        system.and_then(|system| protocol::get_attribute_text(thread, system, "executable").ok());
    executable
        .as_ref()
        .and_then(protocol::text_of)
        .unwrap_or("weft")
        .to_owned()
}

/// Runs a module that was named, whose file becomes the name of the program.
fn run_found_module(thread: &Thread, found: &Found) -> Result<(), Raised> {
    let attribute = |name: &str| protocol::get_attribute_text(thread, found.specification, name);
    if protocol::truth(thread, attribute("has_location")?)? {
        let system = import::import_module(thread, "sys")?;
        let arguments = protocol::get_attribute_text(thread, system, "argv")?;
        if let Some(arguments) = arguments.downcast::<List>() {
            arguments.set(thread, 0, attribute("origin")?);
        }
    }
    run_specified(thread, found)
}

/// Runs a module as `__main__`, which tells where it comes from.
fn run_specified(thread: &Thread, found: &Found) -> Result<(), Raised> {
    let globals = main_globals(thread);
    let names = globals
        .downcast::<Dict>()
        .expect("the namespace of a module");
    let attribute = |name: &str| protocol::get_attribute_text(thread, found.specification, name);
    let origin = attribute("origin")?;
    let has_location = protocol::truth(thread, attribute("has_location")?)?;
    names.set_simple(thread, thread.intern("__spec__"), found.specification);
    names.set_simple(thread, thread.intern("__loader__"), attribute("loader")?);
    names.set_simple(thread, thread.intern("__package__"), attribute("parent")?);
    if has_location {
        names.set_simple(thread, thread.intern("__file__"), origin);
        names.set_simple(thread, thread.intern("__cached__"), attribute("cached")?);
    }
    run_source(thread, Arc::clone(&found.source))
}
