//! The command: runs the program in both modes in turn, and prints what came of it.

use super::figures::{Figures, Run, median};
use super::output;
use super::report::{self, Report};
use super::verdict::{self, Facts};
use crate::measured::{
    Folder, Input, Interrupts, Invocation, Setting, Settings, Streams, begin, read_folder,
    status_text, wait,
};
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::process::{ExitCode, ExitStatus};
use std::time::{Duration, Instant};
use weft::core::heap::concurrency::recording::Level;

const HELP: &str = "\
usage: weft compare [setting] ... [option] ... FILE [arg] ...
Runs a program with the global lock and without it, and says what that changes.

Settings:
  --runs N        run it so many times in each mode, and show medians (3 unless told otherwise)
  --repeat        go on until the medians of the time hardly change, at most 25 times in each mode
  --show          print what the program printed in its first run
  --json          print all figures as JSON
  -h, --help      print this text

Settings may stand behind FILE too, before the program's own arguments; -- ends them. Options of `weft` (-W, -X, -O,
…) go before FILE; -c CODE and -m MODULE do in its place. Each run has the same arguments, and
reads standard input from its beginning. If threads change a shared number by `x += 1` or the like, the program is run
once more in each mode to watch for updates that are lost.

The status is that of a run that failed, if any did.
";

const KNOWN: [Setting; 6] = [
    Setting::Value("--runs"),
    Setting::Flag("--repeat"),
    Setting::Flag("--show"),
    Setting::Flag("--json"),
    Setting::Flag("--help"),
    Setting::Flag("-h"),
];

/// The two modes, in the order in which they take turns.
pub(super) const MODES: [Mode; 2] = [Mode::On, Mode::Off];

/// How many times a program is run in each mode unless something else is asked for.
const RUNS: usize = 3;
/// Under `--repeat`: at most so many runs, at least so many, and how much the median may still change in the last two.
const MOST_RUNS: usize = 25;
const FEWEST_RUNS: usize = 5;
const STEADY: f64 = 0.01;

/// How often a program whose output differs is run to see updates that are lost.
const MOST_WATCHED: usize = 5;

/// Whether the global lock is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    On,
    Off,
}

impl Mode {
    fn option(self) -> &'static str {
        match self {
            Mode::On => "on",
            Mode::Off => "off",
        }
    }
}

/// How often to run.
#[derive(Clone, Copy)]
enum Repetition {
    Times(usize),
    UntilSteady,
}

/// Why there is nothing to report.
enum Failure {
    Usage(String),
    System(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::System(error)
    }
}

/// Runs `weft compare` with the arguments behind that.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let settings = match Settings::read(arguments, &KNOWN) {
        Ok(settings) => settings,
        Err(message) => return usage(&message),
    };
    if settings.has("--help") || settings.has("-h") {
        return match io::stdout().write_all(HELP.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        };
    }
    match compare(&settings) {
        Ok(code) => code,
        Err(Failure::Usage(message)) => usage(&message),
        Err(Failure::System(error)) => {
            let _ = writeln!(io::stderr(), "weft compare: {error}");
            ExitCode::FAILURE
        }
    }
}

fn usage(message: &str) -> ExitCode {
    let _ = writeln!(
        io::stderr(),
        "weft compare: {message}\nusage: weft compare [setting] ... [option] ... FILE [arg] ...\nTry `weft compare --help' for more information."
    );
    ExitCode::from(2)
}

fn compare(settings: &Settings) -> Result<ExitCode, Failure> {
    let repetition = repetition(settings)?;
    let Some(invocation) = &settings.invocation else {
        return Err(Failure::Usage("a program is needed".to_owned()));
    };
    let before_file = invocation
        .arguments
        .iter()
        .take_while(|argument| Some(*argument) != invocation.file.as_ref());
    if invocation.file.is_some() && before_file.into_iter().any(|argument| argument == "--gil") {
        let message = "the program is run with --gil on and off in any case";
        return Err(Failure::Usage(message.to_owned()));
    }
    let interrupts = Interrupts::watch();
    let mut runner = Runner {
        invocation,
        folder: Folder::new()?,
        input: Input::default(),
        interrupts,
        progress: Progress::new(),
        count: 0,
    };
    if !invocation.is_there() {
        // The interpreter says what is wrong with it.
        let run = runner.run(Mode::On, Level::Figures, "")?;
        io::stderr().write_all(&std::fs::read(&run.errors)?)?;
        return Ok(code_of(run.status));
    }
    let mut runs: [Vec<Run>; 2] = [Vec::new(), Vec::new()];
    loop {
        for (mode, runs) in MODES.into_iter().zip(&mut runs) {
            let number = runs.len() + 1;
            let place = match repetition {
                Repetition::Times(times) => format!("run {number} of {times}"),
                Repetition::UntilSteady => format!("run {number}"),
            };
            let run = runner.run(mode, Level::Figures, &place)?;
            runs.push(run);
            if runner.interrupts.arrived() {
                runner.progress.clear();
                // Its folder goes with it, before this process ends.
                drop(runner);
                let _ =
                    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGINT);
                return Ok(ExitCode::from(130));
            }
        }
        let failed = runs.iter().flatten().any(|run| !run.status.success());
        if failed || is_enough(repetition, &runs) {
            break;
        }
    }
    let updates = runner.watch_updates(&runs)?;
    runner.progress.clear();
    let agreement = output::compare(&runs)?;
    let [on, off] = &runs;
    let facts = Facts {
        on: Figures::of(on),
        off: Figures::of(off),
        updates,
        file: invocation.file.clone(),
        agreement: &agreement,
        failures: [failure(on), failure(off)],
    };
    let verdict = verdict::of(&facts);
    let report = Report {
        invocation,
        runs: on.len(),
        facts: &facts,
        verdict: &verdict,
    };
    if settings.has("--show") {
        show(&on[0])?;
    }
    let failed = runs.iter().flatten().find(|run| !run.status.success());
    if let Some(failed) = failed {
        // What it printed of its failure, as it would have done without us.
        io::stderr().write_all(&std::fs::read(&failed.errors)?)?;
    }
    let text = if settings.has("--json") {
        format!("{}\n", report::json(&report))
    } else {
        report::table(&report)
    };
    io::stdout().write_all(text.as_bytes())?;
    Ok(failed.map_or(ExitCode::SUCCESS, |run| code_of(run.status)))
}

fn repetition(settings: &Settings) -> Result<Repetition, Failure> {
    let Some(runs) = settings.value("--runs") else {
        let times = Repetition::Times(RUNS);
        return Ok(if settings.has("--repeat") {
            Repetition::UntilSteady
        } else {
            times
        });
    };
    let runs = runs.to_string_lossy();
    match runs.parse() {
        Ok(times) if (1..=1000).contains(&times) => Ok(Repetition::Times(times)),
        _ => Err(Failure::Usage(format!(
            "--runs must be a number from 1 to 1000, not '{runs}'"
        ))),
    }
}

/// Whether there are runs enough, or the last two have hardly changed the medians.
fn is_enough(repetition: Repetition, runs: &[Vec<Run>; 2]) -> bool {
    let count = runs[1].len();
    match repetition {
        Repetition::Times(times) => count >= times,
        Repetition::UntilSteady => {
            let is_steady = |runs: &Vec<Run>| {
                let walls: Vec<f64> = runs.iter().map(|run| run.wall.as_secs_f64()).collect();
                let (now, before) = (median(&walls), median(&walls[..count - 2]));
                (now - before).abs() <= STEADY * now
            };
            count >= MOST_RUNS || count >= FEWEST_RUNS && runs.iter().all(is_steady)
        }
    }
}

/// What a failed mode did.
fn failure(runs: &[Run]) -> Option<String> {
    runs.iter().find_map(|run| status_text(run.status))
}

fn show(run: &Run) -> io::Result<()> {
    io::stdout().write_all(&std::fs::read(&run.output)?)
}

/// The status of this process for that of a program, as a shell shows it.
fn code_of(status: ExitStatus) -> ExitCode {
    use std::os::unix::process::ExitStatusExt;
    let code = status.code().or(status.signal().map(|signal| 128 + signal));
    ExitCode::from(code.unwrap_or(1) as u8)
}

struct Runner<'c> {
    invocation: &'c Invocation,
    folder: Folder,
    input: Input,
    interrupts: Interrupts,
    progress: Progress,
    count: usize,
}

impl Runner<'_> {
    fn run(&mut self, mode: Mode, level: Level, place: &str) -> io::Result<Run> {
        self.progress
            .say(&format!("GIL {}, {place} …", mode.option()));
        let folder = self.folder.path().join(self.count.to_string());
        self.count += 1;
        std::fs::create_dir_all(&folder)?;
        let records = Folder::in_memory()?;
        let (output, errors) = (folder.join("output"), folder.join("errors"));
        let streams = Streams::Kept {
            input: &self.input,
            output: &output,
            errors: &errors,
        };
        let options = ["--gil", mode.option()];
        let running = begin(self.invocation, (level, records.path()), &options, &streams)?;
        let process = running.process();
        let (wall, status, usage) = wait(running)?;
        Ok(Run {
            process,
            wall,
            status,
            usage,
            processes: read_folder(records.path()),
            output,
            errors,
        })
    }

    /// Runs the program once more in each mode if threads may have changed the same numbers, and looks at each change.
    fn watch_updates(&mut self, runs: &[Vec<Run>; 2]) -> io::Result<[Vec<verdict::Changes>; 2]> {
        let mut found = [Vec::new(), Vec::new()];
        let may_lose = runs.iter().flatten().any(Run::may_lose_updates);
        let failed = runs.iter().flatten().any(|run| !run.status.success());
        if !may_lose || failed {
            return Ok(found);
        }
        // Where something seems to be lost now and then, one run need not show it.
        let attempts = if output::compare(runs)?.differs() {
            MOST_WATCHED
        } else {
            1
        };
        for (mode, found) in MODES.into_iter().zip(&mut found) {
            for _ in 0..if mode == Mode::Off { attempts } else { 1 } {
                let run = self.run(mode, Level::Updates, "watching what is lost")?;
                *found = verdict::changes(&run);
                if found.iter().any(|changes| changes.overwrites > 0) {
                    break;
                }
            }
        }
        Ok(found)
    }
}

/// A line on a terminal that says what goes on.
struct Progress {
    is_terminal: bool,
    last: Option<Instant>,
}

impl Progress {
    fn new() -> Progress {
        Progress {
            is_terminal: io::stderr().is_terminal(),
            last: None,
        }
    }

    fn say(&mut self, text: &str) {
        // What goes by faster than that cannot be read.
        let is_due = self
            .last
            .is_none_or(|last| last.elapsed() > Duration::from_millis(50));
        if self.is_terminal && is_due {
            let _ = write!(io::stderr(), "\r\x1b[K{text}");
            self.last = Some(Instant::now());
        }
    }

    fn clear(&mut self) {
        if self.is_terminal && self.last.is_some() {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
