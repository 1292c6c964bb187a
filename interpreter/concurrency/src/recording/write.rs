//! Writes down what was recorded: a text file of a line for each fact, with tabs between its parts.
//!
//! | first word | parts |
//! |---|---|
//! | `process` | number, parent's number, begin, end, the program |
//! | `figures` | switches, collections, nanoseconds paused, the longest pause, statements that could be watched, events dropped |
//! | `text` | a text, numbered from 1 |
//! | `thread` | number, begin, end, name, and nanoseconds of each activity |
//! | `event` | thread, time, name of the activity or `begin` or `end` of a step, text |
//! | `lock` | place, times taken, nanoseconds held, first, last, waits, nanoseconds waited |
//! | `update` | file, line, target, thread, executions, overwrites, added, added without signs, lost |
//! | `child` | number, begin, end, program |
//! | `complete` | none: nothing is missing |
//!
//! Times are nanoseconds of the monotonic clock.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::sync::atomic::{AtomicU64, Ordering};

use super::clock::Scale;
use super::track::{ACTIVITIES, NAMES, STEP_BEGINS, Track, locked, records, text_of, texts};
use super::{children, clock, level, locks, updates};

/// Records no more, and writes down what was recorded, if anything was. A folder that cannot be written to loses it.
pub fn finish() {
    let Some((folder, began)) = level::end() else {
        return;
    };
    let Some(scale) = clock::scale() else {
        return;
    };
    let process = std::process::id();
    let path = folder.join(format!("{process}-{began}"));
    let written = File::create(path).and_then(|file| {
        let mut file = BufWriter::new(file);
        write(&mut file, &scale, began)?;
        file.flush()
    });
    // Whoever reads the folder says that it has nothing of this process.
    drop(written);
}

fn write(out: &mut impl Write, scale: &Scale, began: u64) -> std::io::Result<()> {
    let now = clock::now();
    let (began, end) = (scale.moment(began), scale.moment(now));
    let process = std::process::id();
    let parent = std::os::unix::process::parent_id();
    let arguments: Vec<String> = std::env::args_os()
        .skip(1)
        .map(|argument| argument.to_string_lossy().into_owned())
        .collect();
    let shown = one_line(&arguments.join(" "));
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
    writeln!(out, "complete")
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
    writeln!(out)?;
    let mut lines = String::new();
    let mut result = Ok(());
    track.each_event(|time, event, text| {
        let name = match NAMES.get(event as usize) {
            Some(name) => name,
            None if event == STEP_BEGINS => "begin",
            None => "end",
        };
        let time = scale.moment(time);
        let _ = writeln!(lines, "event\t{number}\t{time}\t{name}\t{text}");
        if lines.len() > 1 << 16 && result.is_ok() {
            result = out.write_all(lines.as_bytes());
            lines.clear();
        }
    });
    result?;
    out.write_all(lines.as_bytes())
}

/// A text without what would end a line or a part of one.
fn one_line(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}

const _: () = assert!(ACTIVITIES == NAMES.len());
