//! A search for ways out: everything that can be called in every module is called with arguments that name a file, a program and an
//! address, in an interpreter that may do nothing, and the system must not be asked for any of them.
//!
//! What the system is asked is seen by `strace`, where there is one; what is left of a success (a connection, a file that was
//! changed, a secret that was read) is looked for in any case. `WEFT_REACH=all` calls with three arguments too, which takes long, and
//! `WEFT_REACH_MODULES` names modules.

use std::fmt::Write;
use std::net::TcpListener;
use std::os::fd::AsRawFd;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use weft::{Interpreter, Limits, Object};

/// How long the calls of one target may take before the one that runs is left behind.
const TIME: Duration = Duration::from_millis(400);
/// How many calls of one target are left behind before the others of it are.
const PATIENCE: usize = 4;

/// What stands in the files.
const WORD: &str = "hidden-word";

/// A folder that is not there: the host asks for names in it, which are those of what is called next.
const TARGET: &str = "/calls of";

/// Modules that are not searched: what is in them ends the search itself, by design.
const LEFT_OUT: &[&str] = &["__main__"];

/// A folder with all that a program could be after.
struct Bait(PathBuf);

impl Bait {
    fn new() -> Bait {
        let path = std::env::temp_dir().join(format!("weft-reach-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder of our own");
        let write = |name: &str, text: &str| {
            std::fs::write(path.join(name), text).expect("a file of our own");
        };
        write("secret.txt", WORD);
        write("module.py", &format!("x = '{WORD}'"));
        write("archive.zip", WORD);
        let program = format!("#!/bin/sh\ntouch {}/started\n", path.display());
        write("program", &program);
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        std::fs::set_permissions(path.join("program"), mode).expect("our own file");
        Bait(path)
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).expect("our own folder");
        let mut names: Vec<String> = entries
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        names
    }
}

impl Drop for Bait {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn interpreter() -> Interpreter {
    let limits = Limits::none().time(TIME).memory(256 << 20).output(16 << 20);
    Interpreter::builder()
        .limits(limits)
        .stdin(std::io::empty())
        .stdout(std::io::sink())
        .stderr(std::io::sink())
        .build()
        .expect("an interpreter")
}

/// What the calls are made with.
struct Arguments<'a> {
    folder: &'a str,
    port: u16,
    descriptor: i32,
    most: i64,
}

/// An interpreter that is ready to search.
fn ready(arguments: &Arguments<'_>) -> Interpreter {
    let python = interpreter();
    python
        .exec(include_str!("reach/search.py"))
        .expect("the program of the search");
    let prepare: Object = python.get("prepare").expect("it is there");
    prepare
        .call::<()>((
            arguments.folder.to_owned(),
            arguments.port,
            i64::from(arguments.descriptor),
        ))
        .expect("it only assigns");
    python
}

/// The names of all modules.
fn modules() -> Vec<String> {
    if let Ok(chosen) = std::env::var("WEFT_REACH_MODULES") {
        return chosen.split(',').map(str::to_owned).collect();
    }
    let python = interpreter();
    let program = "from _prompt_support import library_modules\nimport sys\nnames = sorted({*library_modules(), *sys.builtin_module_names})";
    python.exec(program).expect("the library can be listed");
    python.get("names").expect("a list of names")
}

#[derive(Default)]
struct Count {
    targets: u64,
    calls: u64,
    left_behind: u64,
    found: Vec<String>,
    not_imported: Vec<String>,
    panics: Vec<String>,
}

/// Calls all of a module.
fn search(module: &str, arguments: &Arguments<'_>, count: &mut Count) {
    let mut python = ready(arguments);
    let listed =
        python.eval::<Vec<Vec<String>>>(&format!("[list(path) for path in targets({module:?})]"));
    let paths = match listed {
        Ok(paths) => paths,
        Err(error) => {
            let reason = error.to_string();
            let reason = reason.lines().last().unwrap_or_default().to_owned();
            count.not_imported.push(format!("{module}: {reason}"));
            return;
        }
    };
    for path in paths {
        let name = path.join(".");
        // So that the trace tells what the calls of the system belong to.
        let _ = std::fs::metadata(Path::new(TARGET).join(&name));
        count.targets += 1;
        let called = std::panic::catch_unwind(AssertUnwindSafe(|| {
            search_target(&mut python, &path, arguments, count);
        }));
        if called.is_err() {
            count.panics.push(name);
            // Nothing is known of it any more, not even that it can be dropped.
            std::mem::forget(std::mem::replace(&mut python, ready(arguments)));
        }
    }
}

/// Makes the calls of one target.
fn search_target(
    python: &mut Interpreter,
    path: &[String],
    arguments: &Arguments<'_>,
    count: &mut Count,
) {
    let begin = |python: &Interpreter| {
        python.renew();
        python.set("path", path.to_vec())?;
        python.set("most", arguments.most)?;
        python.exec("search = Search(path, most)")
    };
    if begin(python).is_err() {
        // The calls before have left nothing usable behind.
        *python = ready(arguments);
        begin(python).expect("a new interpreter works");
    }
    let search: Option<Object> = python.get("search").ok();
    for _ in 0..PATIENCE {
        let ended = python.exec("search.go_on()");
        python.renew();
        if ended.is_ok() {
            break;
        }
        count.left_behind += 1;
    }
    if let Some(search) = search {
        count.calls += search.attribute::<u64>("calls").unwrap_or(0);
        let found: Vec<String> = search.attribute("found").unwrap_or_default();
        for row in found {
            count.found.push(format!("{}({row})", path.join(".")));
        }
    }
}

/// What the search does to the system is what the trace shows of this; it is run by the test below.
#[test]
#[ignore = "is run by the test beside it"]
fn search_all() {
    let Ok(folder) = std::env::var("WEFT_REACH_FOLDER") else {
        return;
    };
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener
        .set_nonblocking(true)
        .expect("a listener of our own");
    // A descriptor whose number is that of no process, whatever a call does with it.
    let files: Vec<std::fs::File> = (0..64)
        .map(|_| std::fs::File::open("/dev/null").expect("the host may open it"))
        .collect();
    let numbers = files.iter().map(AsRawFd::as_raw_fd);
    let mut free = numbers.filter(|number| !Path::new(&format!("/proc/{number}")).exists());
    let descriptor = free.next().expect("a number without a process");
    let most = if std::env::var("WEFT_REACH").is_ok_and(|how| how == "all") {
        3
    } else {
        2
    };
    let arguments = Arguments {
        folder: &folder,
        port: listener.local_addr().expect("an address").port(),
        descriptor,
        most,
    };
    println!("port {}", arguments.port);
    println!("searching");
    let mut count = Count::default();
    for module in modules() {
        if !LEFT_OUT.contains(&module.as_str()) {
            search(&module, &arguments, &mut count);
        }
    }
    println!(
        "{} calls of {} targets, {} left behind\nnot imported: {:?}",
        count.calls, count.targets, count.left_behind, count.not_imported
    );
    let are_open = [0, 1, 2].into_iter();
    let are_open = are_open.chain(files.iter().map(AsRawFd::as_raw_fd));
    let closed: Vec<i32> = are_open
        .filter(|number| !Path::new(&format!("/proc/self/fd/{number}")).exists())
        .collect();
    assert!(closed.is_empty(), "descriptors were closed: {closed:?}");
    let connected = listener.accept().is_ok();
    assert!(!connected, "something connected");
    assert!(count.found.is_empty(), "{:#?}", count.found);
    assert!(count.panics.is_empty(), "panics: {:#?}", count.panics);
    // Without this the search would pass if it called nothing.
    let is_whole = std::env::var_os("WEFT_REACH_MODULES").is_none();
    assert!(
        !is_whole || count.targets > 5000,
        "{} targets",
        count.targets
    );
}

/// Calls of the system that no search may make with what it was given, or at all.
fn complaints(trace: &str, folder: &str, port: &str) -> String {
    let mut wrong = String::new();
    let port = format!("sin_port=htons({port})");
    // The host itself executes the search, makes its listener and opens files.
    let mut target = String::new();
    for line in trace.lines() {
        if let Some((_, name)) = line.split_once(TARGET) {
            name.trim_start_matches('/').clone_into(&mut target);
            target.truncate(target.find('"').unwrap_or(target.len()));
            continue;
        }
        let call = line
            .split_once(' ')
            .map_or(line, |(_, call)| call)
            .trim_start();
        let is_of_host = call.starts_with("execve(\"/proc/self/exe\"") || call.contains("resumed>");
        let is_wrong = call.contains(folder)
            || (call.starts_with("connect(") || call.starts_with("sendto("))
                && call.contains(&port)
            || call.starts_with("clone") && !call.contains("CLONE_THREAD")
            || call.starts_with("fork(")
            || call.starts_with("vfork(")
            || call.starts_with("kill(")
            || call.starts_with("tkill(");
        if is_wrong && !is_of_host && wrong.lines().count() < 60 {
            let _ = writeln!(wrong, "{target}: {line}");
        }
    }
    wrong
}

#[test]
#[expect(clippy::disallowed_methods, reason = "tests attach to no interpreter")]
fn nothing_that_can_be_called_reaches_what_it_is_given() {
    let bait = Bait::new();
    let folder = bait.0.to_string_lossy().into_owned();
    let this = std::env::current_exe().expect("the program of this test");
    let trace = std::env::temp_dir().join(format!("weft-reach-{}.trace", std::process::id()));
    let has_strace = Command::new("strace")
        .arg("-V")
        .output()
        .is_ok_and(|output| output.status.success());
    let mut command = if has_strace {
        let mut command = Command::new("strace");
        command.args([
            "-f",
            "--seccomp-bpf",
            "-qq",
            "-e",
            "trace=%file,%network,%process,kill,tkill",
            "-s",
            "400",
            "-o",
        ]);
        command.arg(&trace).arg(&this);
        command
    } else {
        Command::new(&this)
    };
    let output = command
        .args(["--exact", "search_all", "--ignored", "--nocapture"])
        .env("WEFT_REACH_FOLDER", &folder)
        .output()
        .expect("the search starts");
    let text = String::from_utf8_lossy(&output.stdout);
    println!("{text}");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}\n{errors}");
    // A process that ended by itself, or lost its output, has not said so.
    assert!(text.contains(" targets, "), "{text}\n{errors}");
    assert_eq!(
        bait.names(),
        ["archive.zip", "module.py", "program", "secret.txt"]
    );
    let secret = std::fs::read_to_string(bait.0.join("secret.txt")).expect("it is there");
    assert_eq!(secret, WORD);
    if has_strace {
        let after = text.split_once("port ").map_or("0", |(_, after)| after);
        let port = after.lines().next().unwrap_or("0").to_owned();
        let traced = std::fs::read(&trace).expect("the trace");
        if std::env::var_os("WEFT_REACH_KEEP").is_none() {
            let _ = std::fs::remove_file(&trace);
        }
        let wrong = complaints(&String::from_utf8_lossy(&traced), &folder, &port);
        assert!(wrong.is_empty(), "the system was asked:\n{wrong}");
    }
}
