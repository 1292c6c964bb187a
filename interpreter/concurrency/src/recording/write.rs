//! Writes down what was recorded: a line for each fact, with tabs between its parts. Of events there are more than it
//! takes time to make text of, so they are kept as they are.
//!
//! | first word | parts |
//! |---|---|
//! | `process` | number, parent's number, begin, end, the program |
//! | `figures` | switches, collections, nanoseconds paused, the longest pause, statements that could be watched, events dropped |
//! | `text` | a text, numbered from 1 |
//! | `thread` | number, begin, end, name, and nanoseconds of each activity |
//! | `lock` | place, times taken, nanoseconds held, first, last, waits, nanoseconds waited |
//! | `update` | file, line, target, thread, executions, overwrites, added, added without signs, lost |
//! | `child` | number, begin, end, program |
//! | `clock` | the ticks of a moment, its time, nanoseconds of a tick |
//! | `tasks` | the number of the first, how many have numbers that follow, their coroutine's text |
//! | `events` | thread, how many words of them are in a file of their own, and how many here |
//! | `complete` | none: nothing is missing |
//!
//! Times are nanoseconds of the monotonic clock. Behind the lines are words of four octets, of each thread's events, which
//! [`read`](super::read) reads. The first words of a thread that had many are in a file with a dash and its number at the end
//! of the name.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use super::clock::Scale;
use super::track::{Track, locked, records, text_of, texts};
use super::{children, clock, events, level, locks, updates};

/// Octets that are written at once.
const BUFFERED: usize = 64 * 1024;

/// Records no more, and writes down what was recorded, if anything was. A folder that cannot be written to loses it.
pub fn finish() {
    let Some((began, has_timeline)) = level::end() else {
        return;
    };
    let (Some(scale), Some(path)) = (clock::scale(), level::file(None)) else {
        return;
    };
    let written = File::create(path).and_then(|file| {
        let mut file = BufWriter::with_capacity(BUFFERED, file);
        write(&mut file, &scale, began, has_timeline)?;
        file.flush()
    });
    // Whoever reads the folder says that it has nothing of this process.
    drop(written);
}

fn write(
    out: &mut impl Write,
    scale: &Scale,
    began: u64,
    has_timeline: bool,
) -> std::io::Result<()> {
    let now = clock::now();
    let (began, end) = (scale.moment(began), scale.moment(now));
    let (ticks, moment, each) = scale.line();
    writeln!(out, "clock\t{ticks}\t{moment}\t{each:e}")?;
    let process = std::process::id();
    let parent = std::os::unix::process::parent_id();
    let shown = one_line(&program());
    writeln!(out, "process\t{process}\t{parent}\t{began}\t{end}\t{shown}")?;
    let records = records();
    let counts = [
        &records.switches,
        &records.collections,
        &records.paused,
        &records.longest_pause,
    ];
    write!(out, "figures")?;
    for count in counts {
        write!(out, "\t{}", count.load(Ordering::Relaxed))?;
    }
    let dropped = records.dropped.load(Ordering::Relaxed);
    writeln!(out, "\t{}\t{dropped}", updates::seen())?;
    for text in texts() {
        writeln!(out, "text\t{}", one_line(&text))?;
    }
    let tracks = locked(&records.tracks).clone();
    for track in &tracks {
        write_track(out, scale, track, now)?;
    }
    for lock in locks::locks() {
        let place = text_of(lock.place).unwrap_or_default();
        write!(out, "lock\t{}", one_line(&place))?;
        let moment = |figure: &AtomicU64| scale.moment(figure.load(Ordering::Relaxed));
        let waited = scale.span(lock.waited.load(Ordering::Relaxed));
        for figure in [
            lock.taken(),
            scale.span(lock.held()),
            moment(&lock.first),
            moment(&lock.last),
            lock.waits.load(Ordering::Relaxed),
            waited,
        ] {
            write!(out, "\t{figure}")?;
        }
        writeln!(out)?;
    }
    let sites = updates::sites();
    for track in &tracks {
        for (tally, (file, line, target)) in locked(&track.updates).iter().zip(&sites) {
            if tally.executions > 0 {
                writeln!(
                    out,
                    "update\t{}\t{line}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
                    one_line(file),
                    one_line(target),
                    track.number,
                    tally.executions,
                    tally.overwrites,
                    tally.added,
                    tally.magnitude,
                    tally.lost
                )?;
            }
        }
    }
    for child in children::children() {
        let began = scale.moment(child.began);
        let ended = match child.ended {
            0 => end,
            ended => scale.moment(ended),
        };
        let name = one_line(&child.name);
        writeln!(out, "child\t{}\t{began}\t{ended}\t{name}", child.process)?;
    }
    let tasks = locked(&records.tasks).1.clone();
    for run in tasks {
        writeln!(
            out,
            "tasks\t{}\t{}\t{}",
            run.first, run.count, run.coroutine
        )?;
    }
    let kept: Vec<Kept> = match has_timeline {
        true => tracks.iter().map(|track| Kept::of(track)).collect(),
        false => Vec::new(),
    };
    for (track, kept) in tracks.iter().zip(&kept) {
        let count = kept.words.len();
        writeln!(out, "events\t{}\t{}\t{count}", track.number, kept.stored)?;
    }
    writeln!(out, "complete")?;
    let mut words = kept.iter().flat_map(|kept| &kept.words);
    words.try_for_each(|word| out.write_all(&word.to_le_bytes()))
}

fn write_track(
    out: &mut impl Write,
    scale: &Scale,
    track: &Track,
    now: u64,
) -> std::io::Result<()> {
    let ended = match track.ended.load(Ordering::Acquire) {
        0 => scale.moment(now),
        ended => scale.moment(ended),
    };
    let (number, began) = (
        track.number,
        scale.moment(track.began.load(Ordering::Relaxed)),
    );
    let name = one_line(&locked(&track.name));
    write!(out, "thread\t{number}\t{began}\t{ended}\t{name}")?;
    for total in track.totals(now) {
        write!(out, "\t{}", scale.span(total))?;
    }
    writeln!(out)
}

/// What is kept of a thread's events, and what it is at now.
struct Kept {
    /// How many words are in the thread's file.
    stored: usize,
    words: Vec<u32>,
}

impl Kept {
    fn of(track: &Track) -> Kept {
        let (stored, mut words) = track.events.kept();
        if let Some((alone, count)) = track.current().as_ref().map(events::alone) {
            words.extend(alone.into_iter().take(count));
        }
        Kept { stored, words }
    }
}

static NAME: OnceLock<String> = OnceLock::new();

/// Gives the process a name in place of the arguments of its command line, which a forked one shares with others.
pub fn name_process(name: &str) {
    let _ = NAME.set(name.to_owned());
}

fn program() -> String {
    if let Some(name) = NAME.get() {
        return name.clone();
    }
    let arguments = std::env::args_os().skip(1);
    let shown: Vec<String> = arguments
        .map(|argument| argument.to_string_lossy().into_owned())
        .collect();
    shown.join(" ")
}

/// A text without what would end a line or a part of one.
fn one_line(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}
