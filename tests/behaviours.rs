//! Runs every program under `tests/behaviours` and `examples/articles` with the GIL on, with it off, and while
//! collecting at every safepoint, and compares what it does with what CPython did.

#![forbid(unsafe_code)]
#![expect(
    clippy::disallowed_methods,
    reason = "the threads of the runner never attach to an interpreter"
)]

mod expectation;

use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use expectation::Expectation;
use libtest_mimic::{Arguments, Failed, Trial};

/// One program out of so many runs while collecting at every safepoint, unless `WEFT_TEST_COLLECT=all`.
const COLLECT_SAMPLE: u32 = 5;

/// Operations of a program of `benches/stress`, which are a million in its own right.
const STRESS_OPERATIONS: &str = "40000";

/// Operations of the same while collecting at every safepoint.
const STRESS_OPERATIONS_COLLECTING: &str = "400";

/// How long the output of a program that has ended may still be open, in a child that it left behind.
const LEFT_BEHIND: Duration = Duration::from_secs(5);

/// How a program is run.
#[derive(Clone, Copy, PartialEq)]
enum Mode {
    GilOn,
    GilOff,
    Collect,
}

impl Mode {
    fn name(self) -> &'static str {
        match self {
            Mode::GilOn => "gil-on",
            Mode::GilOff => "gil-off",
            Mode::Collect => "collect",
        }
    }

    fn gil(self) -> &'static str {
        match self {
            Mode::GilOn => "on",
            Mode::GilOff | Mode::Collect => "off",
        }
    }

    fn time_limit(self) -> Duration {
        match self {
            Mode::GilOn | Mode::GilOff => Duration::from_secs(30),
            Mode::Collect => Duration::from_secs(300),
        }
    }
}

/// What a program did.
struct Outcome {
    stdout: String,
    stderr: String,
    status: i32,
}

fn main() {
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert(2);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut trials = matcher_trials();
    let pending = pending_programs(root);
    let articles = programs(&root.join("examples/articles"), 0);
    let behaviours = programs(&root.join("tests/behaviours"), 1);
    for (program, is_article) in behaviours
        .into_iter()
        .map(|path| (path, false))
        .chain(articles.into_iter().map(|path| (path, true)))
    {
        let name = program
            .strip_prefix(root)
            .expect("programs lie below the root")
            .with_extension("");
        let name = name
            .to_str()
            .expect("names of programs are ASCII")
            .to_owned();
        // Packages import so much that collecting at every safepoint takes minutes, and a stand-in would have to wait.
        let is_slow = program.with_extension("stand-in").exists()
            || name.starts_with("tests/behaviours/package_");
        let collects = (is_article || is_of_sample(&name)) && !is_slow
            || env::var("WEFT_TEST_COLLECT").is_ok_and(|which| which == "all");
        for mode in [Mode::GilOn, Mode::GilOff, Mode::Collect] {
            if mode == Mode::Collect && !collects {
                continue;
            }
            let program = program.clone();
            let trial = Trial::test(format!("{}/{name}", mode.name()), move || {
                check_program(&program, mode)
            });
            trials.push(trial.with_ignored_flag(pending.contains(&name)));
        }
    }
    for program in programs(&root.join("benches/stress"), 0) {
        let name = program
            .file_stem()
            .and_then(|stem| stem.to_str())
            .expect("names are ASCII");
        for mode in [Mode::GilOn, Mode::GilOff, Mode::Collect] {
            let name = format!("{}/benches/stress/{name}", mode.name());
            let program = program.clone();
            trials.push(Trial::test(name, move || check_stress(&program, mode)));
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}

/// Whether a program runs while collecting at every safepoint too. That depends on its name alone (FNV-1a), so that a new
/// program changes nothing for the others.
fn is_of_sample(name: &str) -> bool {
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, octet| {
        (hash ^ u32::from(octet)).wrapping_mul(0x0100_0193)
    });
    hash.is_multiple_of(COLLECT_SAMPLE)
}

/// The programs in a folder, or in its folders when `depth` is 1: every `.py` whose name does not begin with `_`.
fn programs(folder: &Path, depth: usize) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folders of programs are part of the project")
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    entries.sort();
    if depth > 0 {
        return entries
            .iter()
            .filter(|entry| entry.is_dir())
            .flat_map(|area| programs(area, depth - 1))
            .collect();
    }
    entries.retain(|entry| {
        let name = entry
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        name.ends_with(".py") && !name.ends_with(".reference.py") && !name.starts_with('_')
    });
    entries
}

/// The programs that wait for a part of Weft that is not there yet, from `tests/pending.txt`.
fn pending_programs(root: &Path) -> Vec<String> {
    let source = fs::read_to_string(root.join("tests/pending.txt"))
        .expect("tests/pending.txt is part of the project");
    let lines = source
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let (name, reason) = line.split_once(' ').unwrap_or((line, ""));
            assert!(
                !reason.trim().is_empty(),
                "tests/pending.txt: {name} has no reason"
            );
            assert!(
                root.join(format!("{name}.py")).exists(),
                "tests/pending.txt: {name} is no program"
            );
            name.to_owned()
        })
        .collect()
}

fn check_program(program: &Path, mode: Mode) -> Result<(), Failed> {
    let smaller = program.with_extension("collect-expected");
    let expected = if mode == Mode::Collect && smaller.exists() {
        smaller
    } else {
        program.with_extension("expected")
    };
    let expected = fs::read_to_string(expected)
        .map_err(|error| format!("{}: {error}; tests/record writes it", program.display()))?;
    let expected_stderr = fs::read_to_string(program.with_extension("stderr")).unwrap_or_default();
    let expected_status = match fs::read_to_string(program.with_extension("status")) {
        Ok(text) => text
            .trim()
            .parse()
            .map_err(|_| "the .status file holds no number")?,
        Err(_) => 0,
    };
    let outcome = run(program, mode, &arguments(program, mode))?;
    let mut problems = String::new();
    for (name, expected, actual) in [
        ("stdout", &expected, &outcome.stdout),
        ("stderr", &expected_stderr, &outcome.stderr),
    ] {
        if let Err(difference) = Expectation::parse(expected)?.check(actual) {
            problems += &format!("{name} differs {difference}");
        }
    }
    if outcome.status != expected_status {
        problems += &format!(
            "exit status {}, expected {expected_status}\n",
            outcome.status
        );
        if !problems.contains("stderr differs") && !outcome.stderr.is_empty() {
            problems += &format!("stderr:\n{}", outcome.stderr);
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems.into())
    }
}

/// Runs a program that counts for itself what concurrent operations lost.
fn check_stress(program: &Path, mode: Mode) -> Result<(), Failed> {
    let operations = match mode {
        Mode::GilOn | Mode::GilOff => STRESS_OPERATIONS,
        Mode::Collect => STRESS_OPERATIONS_COLLECTING,
    };
    let outcome = run(program, mode, &[operations.to_owned()])?;
    if outcome.status == 0 && outcome.stdout.starts_with("ok") && outcome.stderr.is_empty() {
        return Ok(());
    }
    let Outcome {
        stdout,
        stderr,
        status,
    } = outcome;
    Err(format!("exit status {status}\nstdout:\n{stdout}\nstderr:\n{stderr}").into())
}

/// Runs a program in its own folder, and makes the paths in its output relative to that folder.
fn run(program: &Path, mode: Mode, arguments: &[String]) -> Result<Outcome, Failed> {
    let folder = &program
        .parent()
        .expect("a program lies in a folder")
        .canonicalize()?;
    let mut command = Command::new(env!("CARGO_BIN_EXE_weft"));
    command
        .args(["--gil", mode.gil()])
        .arg(program.file_name().expect("a program has a name"));
    command.args(arguments).current_dir(folder);
    for variable in [
        "PYTHON_GIL",
        "PYTHONPATH",
        "PYTHONUNBUFFERED",
        "WEFT_COLLECT",
        // What would lead requests elsewhere.
        "CURL_CA_BUNDLE",
        "REQUESTS_CA_BUNDLE",
        "SSL_CERT_DIR",
        "SSL_CERT_FILE",
        "WEFT_HOSTS",
        "all_proxy",
        "http_proxy",
        "https_proxy",
        "no_proxy",
        "ALL_PROXY",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "NO_PROXY",
    ] {
        command.env_remove(variable);
    }
    command.env("NO_COLOR", "1");
    let stand_in = StandIn::begin(program, folder)?;
    if let Some(stand_in) = &stand_in {
        command.envs(
            stand_in
                .environment
                .iter()
                .map(|(name, value)| (name, value)),
        );
    }
    if mode == Mode::Collect {
        command.env("WEFT_COLLECT", "safepoint");
    }
    // A group of its own, so that a program that hangs can be ended together with its children.
    command
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn()?;
    if let Some(stand_in) = &stand_in {
        stand_in.tell(child.id())?;
    }
    let input = fs::read(program.with_extension("stdin")).unwrap_or_default();
    let mut stdin = child.stdin.take().expect("stdin is a pipe");
    // A program that ends without reading its input is no failure.
    thread::spawn(move || stdin.write_all(&input));
    let stdout = read_in_background(child.stdout.take().expect("stdout is a pipe"));
    let stderr = read_in_background(child.stderr.take().expect("stderr is a pipe"));
    let status = wait(&mut child, mode.time_limit());
    let group = child.id();
    let Some(status) = status else {
        end_group(group);
        child.wait()?;
        let stdout = collect_text(&stdout, group, folder);
        let stderr = collect_text(&stderr, group, folder);
        return Err(format!(
            "no end after {:?}\nstdout:\n{stdout}\nstderr:\n{stderr}",
            mode.time_limit()
        )
        .into());
    };
    Ok(Outcome {
        stdout: collect_text(&stdout, group, folder),
        stderr: collect_text(&stderr, group, folder),
        // As the shell's users know it from Python: a signal is a negative status.
        status: status
            .code()
            .or(status.signal().map(|signal| -signal))
            .expect("a process ends by exit or by signal"),
    })
}

/// A program that stands in for the hosts that another one asks, as long as this is not dropped.
struct StandIn {
    child: Child,
    /// What makes the other program ask it.
    environment: Vec<(String, String)>,
}

impl StandIn {
    /// Starts what a program's `.stand-in` names, if there is one, and waits until it is ready: it then has printed
    /// variables of the environment and an empty line.
    fn begin(program: &Path, folder: &Path) -> Result<Option<StandIn>, Failed> {
        let Ok(name) = fs::read_to_string(program.with_extension("stand-in")) else {
            return Ok(None);
        };
        let mut child = Command::new(env!("CARGO_BIN_EXE_weft"))
            .args(name.split_whitespace())
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let output = child.stdout.take().expect("stdout is a pipe");
        let mut environment = Vec::new();
        for line in BufReader::new(output).lines() {
            let line = line?;
            let Some((name, value)) = line.split_once('=') else {
                break;
            };
            environment.push((name.to_owned(), value.to_owned()));
        }
        if environment.is_empty() {
            return Err(format!("{name} does not say how it is asked").into());
        }
        Ok(Some(StandIn { child, environment }))
    }

    /// Tells it which process asks.
    fn tell(&self, process: u32) -> std::io::Result<()> {
        match &self.child.stdin {
            Some(stdin) => writeln!(&mut &*stdin, "{process}"),
            None => Ok(()),
        }
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        // It ends with its input, and is ended if it does not.
        drop(self.child.stdin.take());
        if wait(&mut self.child, LEFT_BEHIND).is_none() {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

/// The arguments of a program: `.arguments`, or `.collect-arguments` where collecting needs a smaller size of work.
fn arguments(program: &Path, mode: Mode) -> Vec<String> {
    let smaller = program.with_extension("collect-arguments");
    let path = if mode == Mode::Collect && smaller.exists() {
        smaller
    } else {
        program.with_extension("arguments")
    };
    let text = fs::read_to_string(path).unwrap_or_default();
    let mut words = Vec::new();
    for (index, piece) in text.trim().split('"').enumerate() {
        if index % 2 == 1 {
            words.push(piece.to_owned());
        } else {
            words.extend(piece.split_whitespace().map(str::to_owned));
        }
    }
    words
}

fn read_in_background(mut stream: impl Read + Send + 'static) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // What came before an error is still worth comparing.
        let _ = stream.read_to_end(&mut bytes);
        let _ = sender.send(bytes);
    });
    receiver
}

/// The text of a stream; children that were left behind and keep it open are ended.
fn collect_text(stream: &Receiver<Vec<u8>>, group: u32, folder: &Path) -> String {
    let bytes = stream.recv_timeout(LEFT_BEHIND).or_else(|_| {
        end_group(group);
        stream.recv_timeout(LEFT_BEHIND)
    });
    let text =
        String::from_utf8_lossy(&bytes.unwrap_or_else(|_| b"(the stream stays open)".to_vec()))
            .into_owned();
    text.replace(&format!("{}/", folder.display()), "")
}

fn wait(child: &mut Child, limit: Duration) -> Option<ExitStatus> {
    let end = Instant::now() + limit;
    while Instant::now() < end {
        if let Some(status) = child.try_wait().expect("the child is ours to wait for") {
            return Some(status);
        }
        thread::park_timeout(Duration::from_millis(2));
    }
    None
}

fn end_group(group: u32) {
    // Without the group there is nothing left to end.
    let _ = Command::new("kill")
        .args(["-KILL", "--", &format!("-{group}")])
        .stderr(Stdio::null())
        .status();
}

/// Tests of the comparison itself, which has to refuse as well as accept.
fn matcher_trials() -> Vec<Trial> {
    let cases: [(&str, &str, &[&str], &[&str]); 5] = [
        (
            "exact",
            "a\nb\n",
            &["a\nb\n"],
            &["a\nb", "a\n", "b\na\n", "a\nb\nc\n", ""],
        ),
        (
            "pattern",
            "~ [0-9]+ s\nend\n",
            &["12 s\nend\n"],
            &["12 sec\nend\n", "x 12 s\nend\n", "end\n"],
        ),
        (
            "anything",
            "a\n~...\nz\n",
            &["a\nz\n", "a\nb\nc\nz\n", "a\nz\nz\n"],
            &["a\n", "z\n", "a\nz\nb\n"],
        ),
        (
            "unordered",
            "~unordered\na\na\nb\n~end\nc\n",
            &["b\na\na\nc\n"],
            &["a\nb\nc\n", "a\nb\nb\nc\n", "a\na\nc\nb\n"],
        ),
        (
            "interleaved",
            "~interleaved\n1\n2\n~with\na\n1\n~end\n",
            &["1\n2\na\n1\n", "a\n1\n1\n2\n", "a\n1\n2\n1\n"],
            &["2\n1\na\n1\n", "1\n2\n1\na\n", "1\n2\na\n"],
        ),
    ];
    cases
        .into_iter()
        .map(|(name, source, right, wrong)| {
            Trial::test(format!("expectation/{name}"), move || {
                let expectation = Expectation::parse(source)?;
                for text in right {
                    expectation
                        .check(text)
                        .map_err(|difference| format!("{text:?} was refused: {difference}"))?;
                }
                for text in wrong {
                    if expectation.check(text).is_ok() {
                        return Err(format!("{text:?} was accepted").into());
                    }
                }
                Ok(())
            })
        })
        .collect()
}
