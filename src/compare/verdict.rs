//! What the figures say, in plain words. Every sentence is derived from something measured; the thresholds are all here.

use super::figures::{Figures, Run};
use super::output::{Agreement, Likeness};
use super::text::{count, in_words, percent, ratio, time};
use crate::measured::Lock;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;

/// Programs that take less time are mostly the interpreter's start: seconds.
const TOO_SHORT: f64 = 0.06;
/// So many times faster or slower is a difference, and less is not.
const DIFFERENCE: f64 = 1.12;
/// Threads that run at a time, on average, in a program that computes all the time …
const COMPUTES: f64 = 0.7;
/// … and in one that waits most of the time.
const WAITS: f64 = 0.4;
/// The part of the time that one thread could run, from which down other programs have had the processors.
const CROWDED: f64 = 0.75;
/// Threads that ran for less time tell nothing of that: seconds.
const TELLING: f64 = 0.02;
/// The part of the time that threads wait for the GIL, from which on it costs something.
const GIL_COSTS: f64 = 0.1;
/// The part of its time that a lock is held, from which on it is what everybody waits for …
const LOCK_FULL: f64 = 0.7;
/// … if it is in use for so much of the program's time …
const LOCK_IN_USE: f64 = 0.25;
/// … and threads wait for it for so much of that.
const LOCK_WAITED: f64 = 0.1;

/// What was found out about the two modes.
pub(super) struct Facts<'f> {
    pub(super) on: Figures,
    pub(super) off: Figures,
    /// What threads did to numbers that they share, with the lock and without it.
    pub(super) updates: [Vec<Changes>; 2],
    /// The program's file, which need not be named.
    pub(super) file: Option<OsString>,
    pub(super) agreement: &'f Agreement,
    /// How each mode failed, if it did.
    pub(super) failures: [Option<String>; 2],
}

/// What all threads together did to one target by augmented assignments.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Changes {
    pub(super) file: String,
    pub(super) target: String,
    pub(super) lines: Vec<u32>,
    pub(super) threads: usize,
    pub(super) executions: u64,
    /// Executions that overwrote what another thread had written since they read.
    pub(super) overwrites: u64,
    pub(super) added: i128,
    pub(super) magnitude: u128,
    pub(super) lost: i128,
}

impl Changes {
    /// The part of what was added that was overwritten; `None` where numbers of both signs were added, or where what was
    /// overwritten was not of the sort that was added.
    pub(super) fn lost_part(&self) -> Option<f64> {
        let has_one_sign = self.added.unsigned_abs() == self.magnitude && self.added != 0;
        let part = self.lost as f64 / self.added as f64;
        (has_one_sign && part > 0.0 && part <= 1.0).then_some(part)
    }
}

/// The changes that a watched run has seen, of targets that more than one thread changed.
pub(super) fn changes(run: &Run) -> Vec<Changes> {
    let mut found: BTreeMap<(u32, &str, &str), (Changes, Vec<usize>)> = BTreeMap::new();
    for process in &run.processes {
        for update in &process.updates {
            let key = (process.number, update.file.as_str(), update.target.as_str());
            let (changes, threads) = found.entry(key).or_insert_with(|| {
                let changes = Changes {
                    file: update.file.clone(),
                    target: update.target.clone(),
                    lines: Vec::new(),
                    threads: 0,
                    executions: 0,
                    overwrites: 0,
                    added: 0,
                    magnitude: 0,
                    lost: 0,
                };
                (changes, Vec::new())
            });
            if !changes.lines.contains(&update.line) {
                changes.lines.push(update.line);
            }
            if !threads.contains(&update.thread) {
                threads.push(update.thread);
            }
            changes.executions += update.executions;
            changes.overwrites += update.overwrites;
            changes.added += update.added;
            changes.magnitude += update.magnitude;
            changes.lost += update.lost;
        }
    }
    let shared = found.into_values().filter(|(_, threads)| threads.len() > 1);
    shared
        .map(|(mut changes, threads)| {
            changes.threads = threads.len();
            changes.lines.sort_unstable();
            changes
        })
        .collect()
}

/// What there is to say, the most important first.
pub(super) fn of(facts: &Facts<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    match &facts.failures {
        [Some(on), Some(off)] if on == off => {
            sentences.push(format!("the program {on} in both modes"));
        }
        failures => {
            for (failure, mode) in failures.iter().zip(["with the GIL", "without the GIL"]) {
                if let Some(failure) = failure {
                    sentences.push(format!("the program {failure} {mode}"));
                }
            }
        }
    }
    let failed = !sentences.is_empty();
    sentences.extend(lost_updates(facts));
    let full = full_lock(facts);
    let speed = if failed {
        None
    } else {
        speed(facts, full.is_some())
    };
    sentences.extend(speed);
    sentences.extend(full);
    if !failed {
        sentences.extend(crowded(facts));
    }
    if facts.agreement.between == Likeness::Different && !failed {
        let [with_gil, _] = facts.agreement.changes();
        sentences.push(if with_gil {
            "what it prints changes from run to run with the GIL too, so that says nothing"
                .to_owned()
        } else {
            "it prints something else without the GIL".to_owned()
        });
    }
    sentences
}

/// Where something is, without the name of the program's own file.
fn place(facts: &Facts<'_>, file: &str, lines: &[u32]) -> String {
    let numbers: Vec<String> = lines.iter().map(u32::to_string).collect();
    let lines = match numbers.as_slice() {
        [line] => format!("line {line}"),
        [first @ .., last] => format!("lines {} and {last}", first.join(", ")),
        [] => String::new(),
    };
    if is_program(facts, file) {
        return lines;
    }
    let name = Path::new(file).file_name().unwrap_or_default();
    format!("{lines} of {}", name.to_string_lossy())
}

fn is_program(facts: &Facts<'_>, file: &str) -> bool {
    match &facts.file {
        Some(program) => Path::new(file).file_name() == Path::new(program).file_name(),
        None => file.starts_with('<'),
    }
}

fn lost_updates(facts: &Facts<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    let modes = ["with the GIL", "without the GIL"];
    for (updates, mode) in facts.updates.iter().zip(modes) {
        for changes in updates.iter().filter(|changes| changes.overwrites > 0) {
            let place = place(facts, &changes.file, &changes.lines);
            let target = &changes.target;
            let of_all = format!(
                "{} of {}",
                count(changes.lost as f64),
                count(changes.added as f64)
            );
            let is_by_ones = changes.magnitude == u128::from(changes.executions);
            sentences.push(match changes.lost_part() {
                Some(part) if is_by_ones => format!(
                    "the counter at {place} ({target}) lost {} of its updates {mode}: {of_all}",
                    percent(part)
                ),
                Some(part) => format!(
                    "{target} at {place} lost {} of what was added to it {mode}: {of_all}",
                    percent(part)
                ),
                None => format!(
                    "{target} at {place} lost updates {mode}: {} of {} overwrote what another thread had written",
                    count(changes.overwrites as f64),
                    count(changes.executions as f64)
                ),
            });
        }
    }
    sentences
}

/// The part of the time in which a lock was in use that it was held.
pub(super) fn held_part(lock: &Lock) -> f64 {
    let span = lock.last.saturating_sub(lock.first);
    lock.held as f64 / span.max(1) as f64
}

/// The lock that the program without the GIL waits for, if it is held nearly all the time.
fn full_lock(facts: &Facts<'_>) -> Option<String> {
    let wall = facts.off.wall * 1e9;
    let is_full = |lock: &&Lock| {
        let span = lock.last.saturating_sub(lock.first) as f64;
        held_part(lock) >= LOCK_FULL
            && span >= wall * LOCK_IN_USE
            && lock.waited as f64 >= span * LOCK_WAITED
    };
    let locks = facts.off.locks_waited_for.iter().filter(is_full);
    let lock = locks.max_by(|one, other| one.waited.cmp(&other.waited))?;
    let place = match lock.place.rsplit_once(':') {
        Some((file, line)) => match line.parse() {
            Ok(line) => format!("lock at {}", place(facts, file, &[line])),
            Err(_) => lock.place.clone(),
        },
        None => lock.place.clone(),
    };
    let held = percent(held_part(lock).min(1.0));
    Some(format!(
        "{place} is held {held} of the time: more threads cannot help"
    ))
}

/// Threads that run at a time, on average, whether they got a processor or not; or processors that were busy where
/// nothing was recorded.
fn running(figures: &Figures) -> f64 {
    if figures.is_recorded {
        figures.running / figures.wall.max(1e-9)
    } else {
        figures.cores
    }
}

/// What to say if other programs kept the processors busy. With the GIL one thread runs at a time, and that should get one
/// of them; without it as many should get one as there are.
fn crowded(facts: &Facts<'_>) -> Option<String> {
    let most = available_cores() as f64;
    let modes = [
        (&facts.on, facts.on.running, "with"),
        (
            &facts.off,
            facts.off.running.min(facts.off.wall * most),
            "without",
        ),
    ];
    modes.into_iter().find_map(|(figures, usable, mode)| {
        let part = figures.processor / usable.max(1e-9);
        let is_crowded = figures.is_recorded && usable > TELLING && part < CROWDED;
        is_crowded.then(|| {
            format!(
                "other programs had the processors meanwhile (this one got {} of the time that it could use {mode} the GIL): measure again when they are idle",
                percent(part)
            )
        })
    })
}

/// What the GIL does to the time that the program takes.
fn speed(facts: &Facts<'_>, has_full_lock: bool) -> Option<String> {
    let (on, off) = (&facts.on, &facts.off);
    if on.wall < TOO_SHORT && off.wall < TOO_SHORT {
        return Some(format!(
            "it takes {}, most of which is the start: too short to compare",
            time(on.wall)
        ));
    }
    let faster = on.wall / off.wall;
    let change = if faster >= DIFFERENCE {
        Some(format!("{} faster without the GIL", ratio(faster)))
    } else if faster <= 1.0 / DIFFERENCE {
        Some(format!("{} slower without the GIL", ratio(1.0 / faster)))
    } else {
        None
    };
    let most_running = running(on).max(running(off));
    if most_running < WAITS && !has_full_lock {
        let costs_nothing = on.gil < on.wall * GIL_COSTS;
        let what = waits_for(off);
        return Some(match change {
            None if costs_nothing => format!("{what}: the GIL costs nothing"),
            None => format!("{what}: the GIL makes no difference"),
            Some(change) => format!("{what}: {change}"),
        });
    }
    let threads = on.busy_threads.max(off.busy_threads);
    let kind = if most_running >= COMPUTES {
        "CPU-bound"
    } else {
        "computes and waits"
    };
    if off.busy_children > 0 {
        let processes = in_words(off.busy_children + usize::from(off.busy_threads > 0));
        let what = format!("{kind} in {processes} processes, each with a GIL of its own");
        return Some(match change {
            None => format!("{what}: the GIL costs nothing"),
            Some(change) => format!("{what}: {change}"),
        });
    }
    if threads <= 1 {
        let what = format!("{kind} in one thread");
        return Some(match change {
            None => format!("{what}: the GIL costs nothing"),
            Some(change) => format!("{what}: {change}"),
        });
    }
    let what = format!("{kind} in {} threads", in_words(threads));
    Some(match change {
        Some(change) => format!("{what}: {change}"),
        None if has_full_lock => format!("{what}, and no faster without the GIL"),
        None if off.cores < DIFFERENCE && available_cores() < 2 => {
            format!("{what}: no faster without the GIL on one processor")
        }
        None => format!("{what}: no faster without the GIL"),
    })
}

fn available_cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// What a program that waits waits for: whatever takes its threads the most time.
fn waits_for(figures: &Figures) -> &'static str {
    let kinds = [
        (figures.input_output, "waits on I/O"),
        (figures.sleeping, "sleeps"),
        (figures.locks, "waits for locks"),
    ];
    let longest = kinds.iter().max_by(|one, other| one.0.total_cmp(&other.0));
    match longest {
        Some((time, what)) if *time > 0.0 => what,
        _ => "waits",
    }
}

#[cfg(test)]
mod tests {
    use super::{Agreement, Changes, Facts, Figures, Likeness, Lock, of};

    const SAME: Agreement = Agreement {
        between: Likeness::Same,
        within: [None, None],
        only_on: Vec::new(),
        only_off: Vec::new(),
    };

    fn figures(wall: f64, cores: f64, busy_threads: usize) -> Figures {
        Figures {
            wall,
            cores,
            busy_threads,
            processor: wall * cores,
            running: wall * cores,
            is_recorded: true,
            ..Figures::default()
        }
    }

    fn verdict(on: Figures, off: Figures, updates: Vec<Changes>) -> Vec<String> {
        of(&Facts {
            on,
            off,
            updates: [Vec::new(), updates],
            file: Some("program.py".into()),
            agreement: &SAME,
            failures: [None, None],
        })
    }

    #[test]
    fn threads_that_compute_gain() {
        assert_eq!(
            verdict(figures(2.0, 1.0, 2), figures(1.036, 1.95, 2), Vec::new()),
            ["CPU-bound in two threads: 1.93x faster without the GIL"]
        );
        assert_eq!(
            verdict(figures(2.0, 1.0, 1), figures(2.02, 1.0, 1), Vec::new()),
            ["CPU-bound in one thread: the GIL costs nothing"]
        );
        assert_eq!(
            verdict(figures(1.0, 1.0, 2), figures(1.5, 1.9, 2), Vec::new()),
            ["CPU-bound in two threads: 1.50x slower without the GIL"]
        );
    }

    #[test]
    fn a_crowded_machine_is_noted() {
        let crowded = Figures {
            processor: 0.9,
            ..figures(2.0, 1.0, 1)
        };
        let sentences = verdict(crowded, figures(2.0, 1.0, 1), Vec::new());
        assert_eq!(
            sentences[0],
            "CPU-bound in one thread: the GIL costs nothing"
        );
        assert!(
            sentences[1]
                .starts_with("other programs had the processors meanwhile (this one got 45 %")
        );
        let crowded = Figures {
            processor: 0.02,
            running: 0.08,
            ..figures(0.08, 1.0, 2)
        };
        let sentences = verdict(figures(0.045, 1.0, 2), crowded, Vec::new());
        assert_eq!(
            sentences[1],
            "other programs had the processors meanwhile (this one got 25 % of the time that it could use without the GIL): measure again when they are idle"
        );
    }

    #[test]
    fn waiting_costs_nothing() {
        let waiting = |input_output| Figures {
            input_output,
            sleeping: 0.5,
            ..figures(1.0, 0.05, 1)
        };
        assert_eq!(
            verdict(waiting(3.0), waiting(3.0), Vec::new()),
            ["waits on I/O: the GIL costs nothing"]
        );
        assert_eq!(
            verdict(waiting(0.1), waiting(0.1), Vec::new()),
            ["sleeps: the GIL costs nothing"]
        );
    }

    #[test]
    fn a_lock_that_is_always_held_is_named() {
        let lock = |held| Lock {
            place: "/somewhere/program.py:14".to_owned(),
            taken: 1000,
            held,
            first: 1_000_000_000,
            last: 2_000_000_000,
            waits: 900,
            waited: 900_000_000,
        };
        let with = |held| Figures {
            locks_waited_for: vec![lock(held)],
            ..figures(1.1, 1.0, 2)
        };
        assert_eq!(
            verdict(figures(1.1, 1.0, 2), with(910_000_000), Vec::new()),
            [
                "CPU-bound in two threads, and no faster without the GIL",
                "lock at line 14 is held 91 % of the time: more threads cannot help"
            ]
        );
        assert_eq!(
            verdict(figures(1.1, 1.0, 2), with(300_000_000), Vec::new()),
            ["CPU-bound in two threads: no faster without the GIL"]
        );
    }

    #[test]
    fn lost_updates_are_counted_where_they_can_be() {
        let changes = |added: i128, magnitude: u128, lost: i128| Changes {
            file: "/somewhere/program.py".to_owned(),
            target: "counter".to_owned(),
            lines: vec![7],
            threads: 2,
            executions: 2_000_000,
            overwrites: 5_000,
            added,
            magnitude,
            lost,
        };
        let say = |changes| {
            let figures = figures(0.01, 1.0, 2);
            verdict(figures.clone(), figures, vec![changes]).remove(0)
        };
        assert_eq!(
            say(changes(2_000_000, 2_000_000, 740_000)),
            "the counter at line 7 (counter) lost 37 % of its updates without the GIL: 740,000 of 2,000,000"
        );
        assert_eq!(
            say(changes(6_000_000, 6_000_000, 600_000)),
            "counter at line 7 lost 10 % of what was added to it without the GIL: 600,000 of 6,000,000"
        );
        assert_eq!(
            say(changes(0, 2_000_000, 300)),
            "counter at line 7 lost updates without the GIL: 5,000 of 2,000,000 overwrote what another thread had written"
        );
    }

    #[test]
    fn a_failure_goes_first_and_speed_says_nothing() {
        let sentences = of(&Facts {
            on: figures(2.0, 1.0, 2),
            off: figures(1.0, 2.0, 2),
            updates: Default::default(),
            file: None,
            agreement: &SAME,
            failures: [None, Some("ended with status 1".to_owned())],
        });
        assert_eq!(
            sentences,
            ["the program ended with status 1 without the GIL"]
        );
    }
}
