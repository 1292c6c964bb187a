//! The command: runs the program as it would run anyway, and writes the timeline when it has ended.

use super::timeline::Timeline;
use super::{chrome, picture};
use crate::measured::{
    Folder, Interrupts, Setting, Settings, Streams, begin, check_writable, read_folder,
    status_text, wait,
};
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::os::unix::process::ExitStatusExt;
use std::process::{ExitCode, ExitStatus};
use weft::core::heap::concurrency::recording::Level;

const HELP: &str = "\
usage: weft trace [setting] ... [option] ... FILE [arg] ...
Runs a program and writes a timeline of it: a row for each thread, event loop and child process.

Settings:
  -o FILE         write the timeline to FILE, for ui.perfetto.dev (trace.json unless told otherwise)
  --svg FILE      draw it to FILE
  -h, --help      print this text

Settings may stand behind FILE too, before the program's own arguments; -- ends them. Options of `weft` (--gil, -W, -X,
-O, …) go before FILE; -c CODE and -m MODULE do in its place. The program has this command's
streams, and this command has its status.
";

const KNOWN: [Setting; 4] = [
    Setting::Value("-o"),
    Setting::Value("--svg"),
    Setting::Flag("--help"),
    Setting::Flag("-h"),
];

/// Runs `weft trace` with the arguments behind that.
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
    if settings.invocation.is_none() {
        return usage("a program is needed");
    }
    match trace(&settings) {
        Ok(code) => code,
        Err(message) => {
            say(&message);
            ExitCode::FAILURE
        }
    }
}

fn usage(message: &str) -> ExitCode {
    say(&format!(
        "{message}\nusage: weft trace [setting] ... [option] ... FILE [arg] ...\nTry `weft trace --help' for more information."
    ));
    ExitCode::from(2)
}

fn say(message: &str) {
    let _ = writeln!(io::stderr(), "weft trace: {message}");
}

fn trace(settings: &Settings) -> Result<ExitCode, String> {
    let Some(invocation) = &settings.invocation else {
        return Err("a program is needed".to_owned());
    };
    let picture = settings.value("--svg");
    let events = match (settings.value("-o"), picture) {
        (None, None) => Some(OsStr::new("trace.json")),
        (events, _) => events,
    };
    let is_there = invocation.is_there();
    for path in [events, picture].into_iter().flatten() {
        // Before the program runs for nothing.
        if is_there {
            check_writable(path).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    let interrupts = Interrupts::watch();
    let folder = Folder::in_memory().map_err(|error| error.to_string())?;
    let running = begin(
        invocation,
        (Level::Timeline, folder.path()),
        &[],
        &Streams::Inherited,
    );
    let running = running.map_err(|error| error.to_string())?;
    let process = running.process();
    let (_, status, _) = wait(running).map_err(|error| error.to_string())?;
    if !is_there {
        // The interpreter has said what is wrong with it.
        return Ok(code_of(status));
    }
    let processes = read_folder(folder.path());
    if !processes.iter().any(|each| each.number == process) {
        let how = status_text(status).unwrap_or_else(|| "ended".to_owned());
        say(&format!("the program {how}, and left no recording"));
    }
    let timeline = Timeline::of(&processes, process);
    for (path, write) in [
        (events, chrome::write as Writer),
        (picture, picture::write as Writer),
    ] {
        if let Some(path) = path {
            save(path, write, &timeline).map_err(|error| format!("{}: {error}", path.display()))?;
            say(&format!(
                "{}: {} rows, {} spans{}",
                path.display(),
                timeline.rows.len(),
                timeline.spans(),
                if timeline.dropped > 0 {
                    ", cut short: there was too much"
                } else {
                    ""
                }
            ));
        }
    }
    if interrupts.arrived() && status.signal() == Some(signal_hook::consts::SIGINT) {
        drop(folder);
        let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGINT);
    }
    Ok(code_of(status))
}

type Writer = fn(&mut dyn Write, &Timeline) -> io::Result<()>;

fn save(path: &OsStr, write: Writer, timeline: &Timeline) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    write(&mut file, timeline)?;
    file.flush()
}

/// The status of this process for that of a program, as a shell shows it.
fn code_of(status: ExitStatus) -> ExitCode {
    let code = status.code().or(status.signal().map(|signal| 128 + signal));
    ExitCode::from(code.unwrap_or(1) as u8)
}
