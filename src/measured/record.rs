//! Reading what processes have recorded of themselves.

use std::path::Path;
use std::str::FromStr;

use weft_core::heap::concurrency::recording::{self, Change, Clock};

/// How many kinds of [`Activity`] there are.
pub const ACTIVITIES: usize = 11;

/// What a thread does, as the recorder has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Activity {
    Outside,
    Running,
    Gil,
    Lock,
    Signal,
    InputOutput,
    Events,
    Sleep,
    Native,
    Stopped,
    Collecting,
}

const NAMES: [(&str, Activity); ACTIVITIES] = [
    ("outside", Activity::Outside),
    ("running", Activity::Running),
    ("gil", Activity::Gil),
    ("lock", Activity::Lock),
    ("signal", Activity::Signal),
    ("io", Activity::InputOutput),
    ("events", Activity::Events),
    ("sleep", Activity::Sleep),
    ("native", Activity::Native),
    ("stopped", Activity::Stopped),
    ("collecting", Activity::Collecting),
];

/// What happens at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// The thread does something else from now on.
    Begins(Activity),
    /// A task of an event loop begins a step.
    Step,
    /// The step ends.
    StepEnds,
}

/// A change of what a thread does.
#[derive(Clone, Copy, Debug)]
pub struct Event {
    pub time: u64,
    pub kind: EventKind,
    /// The number of a text of the process, 0 for none.
    pub text: usize,
}

/// A thread of a process. Times are nanoseconds of the system's monotonic clock.
#[derive(Debug)]
pub struct Thread {
    pub number: usize,
    /// When it first did anything; of the main thread, when the program began.
    pub began: u64,
    pub ended: u64,
    pub name: String,
    /// How long it did each thing.
    pub totals: [u64; ACTIVITIES],
    pub events: Vec<Event>,
}

impl Thread {
    /// How long it did one thing, in nanoseconds.
    pub fn total(&self, activity: Activity) -> u64 {
        self.totals[activity as usize]
    }
}

/// A lock of a program.
#[derive(Clone, Debug)]
pub struct Lock {
    pub place: String,
    pub taken: u64,
    pub held: u64,
    pub first: u64,
    pub last: u64,
    pub waits: u64,
    pub waited: u64,
}

/// What one thread did at one augmented assignment.
#[derive(Clone, Debug)]
pub struct Update {
    pub file: String,
    pub line: u32,
    pub target: String,
    pub thread: usize,
    pub executions: u64,
    pub overwrites: u64,
    pub added: i128,
    pub magnitude: u128,
    pub lost: i128,
}

/// A child that a process started.
#[derive(Clone, Debug)]
pub struct Child {
    pub process: u32,
    pub began: u64,
    pub ended: u64,
    pub name: String,
}

/// What a process recorded.
#[derive(Debug, Default)]
pub struct Process {
    pub number: u32,
    pub parent: u32,
    pub began: u64,
    pub ended: u64,
    pub program: String,
    pub switches: u64,
    pub collections: u64,
    pub paused: u64,
    pub longest_pause: u64,
    /// Augmented assignments that could be watched.
    pub sites: u64,
    /// Events for which there was no room.
    pub dropped: u64,
    pub texts: Vec<String>,
    pub threads: Vec<Thread>,
    pub locks: Vec<Lock>,
    pub updates: Vec<Update>,
    pub children: Vec<Child>,
}

impl Process {
    /// The text with a number.
    pub fn text(&self, number: usize) -> Option<&str> {
        self.texts.get(number.checked_sub(1)?).map(String::as_str)
    }

    /// How long all threads together did one thing, in nanoseconds.
    pub fn total(&self, activity: Activity) -> u64 {
        self.threads
            .iter()
            .map(|thread| thread.total(activity))
            .sum()
    }
}

/// What each process recorded into a folder, in the order in which they began. What was cut off is left out.
pub fn read_folder(folder: &Path) -> Vec<Process> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    // The others are of threads, which belong to a process.
    let is_of_process = |path: &Path| {
        let name = path.file_name().unwrap_or_default().as_encoded_bytes();
        name.iter().filter(|octet| **octet == b'-').count() == 1
    };
    let mut processes: Vec<Process> = files
        .map(|file| file.path())
        .filter(|path| is_of_process(path))
        .filter_map(|path| read_file(&path))
        .collect();
    processes.sort_by_key(|process| process.began);
    processes
}

/// The parts of a line, one after the other.
struct Parts<'t>(std::str::Split<'t, char>);

impl<'t> Parts<'t> {
    fn text(&mut self) -> Option<&'t str> {
        self.0.next()
    }

    fn number<N: FromStr>(&mut self) -> Option<N> {
        self.0.next()?.parse().ok()
    }
}

/// What a process recorded; `None` if the file does not end.
fn read_file(path: &Path) -> Option<Process> {
    const END: &[u8] = b"\ncomplete\n";
    let octets = std::fs::read(path).ok()?;
    let mut process = Process::default();
    let end = octets.windows(END.len()).position(|window| window == END)?;
    let (lines, words) = octets.split_at(end + END.len());
    let mut layout = Layout::default();
    for line in String::from_utf8_lossy(lines).lines() {
        let mut parts = Parts(line.split('\t'));
        if let Some(kind) = parts.text() {
            let _ = parse_line(&mut process, &mut layout, kind, &mut parts);
        }
    }
    read_words(&mut process, &layout, path, words)?;
    Some(process)
}

/// The first words of a thread's events, which are in a file beside that of the process.
fn stored_words(path: &Path, thread: usize, count: usize) -> Option<Vec<u32>> {
    if count == 0 {
        return Some(Vec::new());
    }
    let mut name = path.as_os_str().to_owned();
    name.push(format!("-{thread}"));
    let octets = std::fs::read(name).ok()?;
    let (words, _) = octets.as_chunks::<4>();
    let words = words.get(..count)?.iter();
    Some(words.map(|word| u32::from_le_bytes(*word)).collect())
}

/// Reads what is behind the lines of the file at `path`; `None` if it was cut off.
fn read_words(process: &mut Process, layout: &Layout, path: &Path, octets: &[u8]) -> Option<()> {
    let (words, rest) = octets.as_chunks::<4>();
    let counts = layout.events.iter().map(|(_, _, count)| count);
    let count = counts.sum::<usize>();
    if !rest.is_empty() || words.len() != count {
        return None;
    }
    let mut words = words.iter().map(|word| u32::from_le_bytes(*word));
    let texts = process.texts.len();
    for (first, count, coroutine) in &layout.tasks {
        let coroutine = process.text(*coroutine).unwrap_or_default().to_owned();
        let numbers = *first..first.saturating_add(*count);
        let shown = numbers.map(|number| format!("Task-{number}: {coroutine}"));
        process.texts.extend(shown);
    }
    for (number, stored, count) in &layout.events {
        let stored = stored_words(path, *number, *stored)?;
        let of_thread = stored.into_iter().chain(words.by_ref().take(*count));
        let thread = process
            .threads
            .iter_mut()
            .find(|thread| thread.number == *number)?;
        recording::read_events(of_thread, layout.clock.as_ref()?, |time, change, text| {
            let kind = match change {
                Change::StepBegins => EventKind::Step,
                Change::StepEnds => EventKind::StepEnds,
                Change::Activity(number) => match activity(number) {
                    Some(activity) => EventKind::Begins(activity),
                    None => return,
                },
            };
            let text = match recording::task_of(text) {
                Some(index) => texts + index + 1,
                None => text as usize,
            };
            thread.events.push(Event { time, kind, text });
        });
    }
    Some(())
}

/// The activity with a number.
fn activity(number: usize) -> Option<Activity> {
    let name = recording::activity_names().get(number)?;
    Some(NAMES.iter().find(|(known, _)| known == name)?.1)
}

/// What is behind the lines of a recording.
#[derive(Default)]
struct Layout {
    clock: Option<Clock>,
    /// The number of a task, how many have it and those that follow, and their coroutine's text.
    tasks: Vec<(u32, u32, usize)>,
    /// The number of a thread, and of words in its file and here.
    events: Vec<(usize, usize, usize)>,
}

fn parse_line(
    process: &mut Process,
    layout: &mut Layout,
    kind: &str,
    parts: &mut Parts<'_>,
) -> Option<()> {
    match kind {
        "process" => {
            process.number = parts.number()?;
            process.parent = parts.number()?;
            process.began = parts.number()?;
            process.ended = parts.number()?;
            process.program = parts.text()?.to_owned();
        }
        "figures" => {
            process.switches = parts.number()?;
            process.collections = parts.number()?;
            process.paused = parts.number()?;
            process.longest_pause = parts.number()?;
            process.sites = parts.number()?;
            process.dropped = parts.number()?;
        }
        "text" => process.texts.push(parts.text()?.to_owned()),
        "thread" => {
            let mut thread = Thread {
                number: parts.number()?,
                began: parts.number()?,
                ended: parts.number()?,
                name: parts.text()?.to_owned(),
                totals: [0; ACTIVITIES],
                events: Vec::new(),
            };
            for total in &mut thread.totals {
                *total = parts.number()?;
            }
            process.threads.push(thread);
        }
        "clock" => {
            layout.clock = Some(Clock::new(
                parts.number()?,
                parts.number()?,
                parts.number()?,
            ));
        }
        "tasks" => layout
            .tasks
            .push((parts.number()?, parts.number()?, parts.number()?)),
        "events" => layout
            .events
            .push((parts.number()?, parts.number()?, parts.number()?)),
        "lock" => process.locks.push(Lock {
            place: parts.text()?.to_owned(),
            taken: parts.number()?,
            held: parts.number()?,
            first: parts.number()?,
            last: parts.number()?,
            waits: parts.number()?,
            waited: parts.number()?,
        }),
        "update" => process.updates.push(Update {
            file: parts.text()?.to_owned(),
            line: parts.number()?,
            target: parts.text()?.to_owned(),
            thread: parts.number()?,
            executions: parts.number()?,
            overwrites: parts.number()?,
            added: parts.number()?,
            magnitude: parts.number()?,
            lost: parts.number()?,
        }),
        "child" => process.children.push(Child {
            process: parts.number()?,
            began: parts.number()?,
            ended: parts.number()?,
            name: parts.text()?.to_owned(),
        }),
        _ => {}
    }
    Some(())
}
