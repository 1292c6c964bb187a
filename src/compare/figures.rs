//! What was measured of a run, and the medians of several.

use crate::measured::{Activity, Lock, Process};
use std::path::PathBuf;
use std::process::ExitStatus;
use std::time::Duration;
use weft::core::heap::concurrency::child::Usage;

/// A run of the program.
pub(super) struct Run {
    pub(super) process: u32,
    pub(super) wall: Duration,
    pub(super) status: ExitStatus,
    pub(super) usage: Usage,
    /// What it and its children recorded. Empty if it was killed.
    pub(super) processes: Vec<Process>,
    pub(super) output: PathBuf,
    pub(super) errors: PathBuf,
}

impl Run {
    /// What the program itself recorded.
    fn main(&self) -> Option<&Process> {
        self.processes
            .iter()
            .find(|process| process.number == self.process)
    }

    /// Whether it had threads, and statements that change a number by adding to it.
    pub(super) fn may_lose_updates(&self) -> bool {
        self.processes
            .iter()
            .any(|process| process.sites > 0 && process.threads.len() > 1)
    }
}

/// Medians of the runs in one mode. Times are seconds, of all threads and processes together.
#[derive(Clone, Debug, Default)]
pub(super) struct Figures {
    pub(super) wall: f64,
    /// The quickest and the slowest run.
    pub(super) range: (f64, f64),
    pub(super) processor: f64,
    /// Processors that were busy on average.
    pub(super) cores: f64,
    pub(super) running: f64,
    pub(super) gil: f64,
    pub(super) locks: f64,
    /// Waiting to be woken by another thread.
    pub(super) signals: f64,
    /// In calls of the system, and waiting until something is ready.
    pub(super) input_output: f64,
    pub(super) sleeping: f64,
    pub(super) switches: f64,
    pub(super) context_switches: f64,
    pub(super) collections: f64,
    pub(super) paused: f64,
    pub(super) longest_pause: f64,
    /// Octets.
    pub(super) peak_memory: f64,
    /// Threads that had a fair part in what the program computed.
    pub(super) busy_threads: usize,
    /// Processes beside the first one that did.
    pub(super) busy_children: usize,
    /// Each lock that somebody waited for, of the run with the median time.
    pub(super) locks_waited_for: Vec<Lock>,
    /// Whether the program left what it recorded; it does not if it is killed.
    pub(super) is_recorded: bool,
}

/// The middle one of some numbers, or the mean of the two in the middle.
pub(super) fn median(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    match (sorted.len(), sorted.len() / 2) {
        (0, _) => 0.0,
        (count, middle) if count % 2 == 1 => sorted[middle],
        (_, middle) => f64::midpoint(sorted[middle - 1], sorted[middle]),
    }
}

/// The part of the busiest thread's time, or of all children's, from which on a thread or a child counts as busy.
const BUSY_PART: f64 = 0.4;
/// The part of the whole time that it must have run besides.
const BUSY_TIME: f64 = 0.05;

fn seconds(nanoseconds: u64) -> f64 {
    nanoseconds as f64 / 1e9
}

impl Figures {
    /// The medians of some runs.
    pub(super) fn of(runs: &[Run]) -> Figures {
        let figures: Vec<Figures> = runs.iter().map(Figures::of_one).collect();
        let middle = |figure: fn(&Figures) -> f64| {
            let all: Vec<f64> = figures.iter().map(figure).collect();
            median(&all)
        };
        let wall = middle(|figures| figures.wall);
        let typical = figures.iter().min_by(|one, other| {
            (one.wall - wall)
                .abs()
                .total_cmp(&(other.wall - wall).abs())
        });
        let walls = figures.iter().map(|figures| figures.wall);
        Figures {
            wall,
            range: (
                walls.clone().fold(f64::INFINITY, f64::min),
                walls.fold(0.0, f64::max),
            ),
            processor: middle(|figures| figures.processor),
            cores: middle(|figures| figures.cores),
            running: middle(|figures| figures.running),
            gil: middle(|figures| figures.gil),
            locks: middle(|figures| figures.locks),
            signals: middle(|figures| figures.signals),
            input_output: middle(|figures| figures.input_output),
            sleeping: middle(|figures| figures.sleeping),
            switches: middle(|figures| figures.switches),
            context_switches: middle(|figures| figures.context_switches),
            collections: middle(|figures| figures.collections),
            paused: middle(|figures| figures.paused),
            longest_pause: middle(|figures| figures.longest_pause),
            peak_memory: middle(|figures| figures.peak_memory),
            is_recorded: figures.iter().all(|figures| figures.is_recorded),
            ..typical.cloned().unwrap_or_default()
        }
    }

    fn of_one(run: &Run) -> Figures {
        let wall = run.wall.as_secs_f64();
        let total = |activity: Activity| {
            let nanoseconds = run.processes.iter().map(|process| process.total(activity));
            seconds(nanoseconds.sum())
        };
        let sum =
            |figure: fn(&Process) -> u64| run.processes.iter().map(figure).sum::<u64>() as f64;
        let longest = run.processes.iter().map(|process| process.longest_pause);
        let processor = run.usage.processor.as_secs_f64();
        let locks = run
            .processes
            .iter()
            .flat_map(|process| &process.locks)
            .filter(|lock| lock.waits > 0)
            .cloned();
        Figures {
            wall,
            range: (wall, wall),
            processor,
            cores: processor / wall.max(1e-9),
            running: total(Activity::Running),
            gil: total(Activity::Gil),
            locks: total(Activity::Lock),
            signals: total(Activity::Signal),
            input_output: total(Activity::InputOutput) + total(Activity::Events),
            sleeping: total(Activity::Sleep),
            switches: sum(|process| process.switches),
            context_switches: run.usage.context_switches as f64,
            collections: sum(|process| process.collections),
            paused: sum(|process| process.paused) / 1e9,
            longest_pause: seconds(longest.max().unwrap_or(0)),
            peak_memory: run.usage.peak_memory as f64,
            busy_threads: run.main().map_or(0, |main| busy_threads(main, wall)),
            busy_children: busy_children(run, wall),
            locks_waited_for: locks.collect(),
            is_recorded: run.main().is_some(),
        }
    }
}

/// What a thread computed, with or without the right to touch values.
fn computed(thread: &crate::measured::Thread) -> f64 {
    seconds(thread.total(Activity::Running) + thread.total(Activity::Native))
}

fn busy_threads(process: &Process, wall: f64) -> usize {
    let mut threads = process.threads.iter();
    let main = threads.next().map(|main| {
        // What it does before there are others is not done beside them.
        let alone = threads.clone().map(|thread| thread.began).min();
        let alone = alone.map_or(0, |began| began.saturating_sub(main.began));
        computed(main) - seconds(alone)
    });
    let times: Vec<f64> = main.into_iter().chain(threads.map(computed)).collect();
    let most = times.iter().copied().fold(0.0, f64::max);
    let least = (most * BUSY_PART).max(wall * BUSY_TIME);
    times.iter().filter(|time| **time >= least).count()
}

fn busy_children(run: &Run, wall: f64) -> usize {
    let children = run
        .processes
        .iter()
        .filter(|process| process.number != run.process);
    children
        .filter(|child| child.threads.iter().map(computed).sum::<f64>() >= wall * BUSY_PART)
        .count()
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median(&[]), 0.0);
        assert_eq!(median(&[3.0]), 3.0);
        assert_eq!(median(&[5.0, 1.0, 3.0]), 3.0);
        assert_eq!(median(&[4.0, 1.0, 2.0, 9.0]), 3.0);
    }
}
