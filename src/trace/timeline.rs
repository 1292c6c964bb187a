//! The timeline: rows of spans, from what processes have recorded.

use crate::measured::{Activity, EventKind, Process, Thread};

/// A stretch of a row in which one thing goes on. Times are nanoseconds since the timeline's beginning.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Span {
    pub(super) began: u64,
    pub(super) ended: u64,
    pub(super) kind: Kind,
    pub(super) label: String,
}

/// What goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A thread does something.
    Activity(Activity),
    /// A task of an event loop takes a step.
    Step,
    /// A child process is alive.
    Child,
}

/// What a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum RowKind {
    Thread,
    EventLoop,
    Child,
}

/// A row of a process.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Where in [`Timeline::processes`] its process is.
    pub(super) process: usize,
    pub(super) kind: RowKind,
    pub(super) name: String,
    pub(super) spans: Vec<Span>,
}

/// The timeline of a program.
pub(super) struct Timeline {
    /// The number and the name of each process that recorded itself; the program is the first.
    pub(super) processes: Vec<(u32, String)>,
    pub(super) rows: Vec<Row>,
    /// How long it is.
    pub(super) length: u64,
    /// Events for which there was no room.
    pub(super) dropped: u64,
}

impl Timeline {
    /// The timeline of what processes recorded; `main` is the program's.
    pub(super) fn of(processes: &[Process], main: u32) -> Timeline {
        let beginning = processes.iter().map(|process| process.began).min();
        let end = processes.iter().map(|process| process.ended).max();
        let (beginning, end) = (beginning.unwrap_or(0), end.unwrap_or(0));
        let mut order: Vec<&Process> = processes.iter().collect();
        order.sort_by_key(|process| (process.number != main, process.began));
        let mut rows = Vec::new();
        for (index, process) in order.iter().enumerate() {
            let mut own = rows_of(process, index, processes);
            own.sort_by_key(|row| row.kind);
            rows.append(&mut own);
        }
        for row in &mut rows {
            for span in &mut row.spans {
                span.began = span.began.saturating_sub(beginning);
                span.ended = span.ended.saturating_sub(beginning);
            }
        }
        Timeline {
            processes: order
                .iter()
                .map(|process| (process.number, format!("weft {}", process.program)))
                .collect(),
            rows,
            length: end - beginning,
            dropped: processes.iter().map(|process| process.dropped).sum(),
        }
    }

    /// How many spans there are.
    pub(super) fn spans(&self) -> usize {
        self.rows.iter().map(|row| row.spans.len()).sum()
    }
}

fn rows_of(process: &Process, index: usize, all: &[Process]) -> Vec<Row> {
    let collections = collections(process);
    let mut rows = Vec::new();
    for thread in &process.threads {
        rows.push(Row {
            process: index,
            kind: RowKind::Thread,
            name: thread.name.clone(),
            spans: activities(process, thread, &collections),
        });
        let steps = steps(process, thread);
        if !steps.is_empty() {
            rows.push(Row {
                process: index,
                kind: RowKind::EventLoop,
                name: format!("event loop of {}", thread.name),
                spans: steps,
            });
        }
    }
    for child in &process.children {
        let program = child.name.rsplit('/').next().unwrap_or_default();
        let name = format!("child {}: {program}", child.process);
        // What it recorded itself may have begun before this process came to note that it had started it.
        let own = all.iter().filter(|other| other.number == child.process);
        let began = own.map(|own| own.began).fold(child.began, u64::min);
        rows.push(Row {
            process: index,
            kind: RowKind::Child,
            name: name.clone(),
            spans: vec![Span {
                began,
                ended: child.ended,
                kind: Kind::Child,
                label: name,
            }],
        });
    }
    rows
}

/// When some thread of a process collected.
fn collections(process: &Process) -> Vec<(u64, u64)> {
    let mut found = Vec::new();
    for thread in &process.threads {
        for (event, next) in pairs(thread) {
            if event.1 == Activity::Collecting {
                found.push((event.0, next));
            }
        }
    }
    found
}

/// Each change of what a thread does, with its time, its text, and the time of the next one.
fn pairs(thread: &Thread) -> Vec<((u64, Activity, usize), u64)> {
    let changes: Vec<(u64, Activity, usize)> = thread
        .events
        .iter()
        .filter_map(|event| match event.kind {
            EventKind::Begins(activity) => Some((event.time, activity, event.text)),
            EventKind::Step | EventKind::StepEnds => None,
        })
        .collect();
    let ends = changes.iter().skip(1).map(|change| change.0);
    let ends = ends.chain(std::iter::once(thread.ended));
    changes.iter().copied().zip(ends).collect()
}

fn activities(process: &Process, thread: &Thread, collections: &[(u64, u64)]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for ((began, activity, text), ended) in pairs(thread) {
        if activity == Activity::Outside || ended <= began {
            continue;
        }
        let is_for_collection = collections
            .iter()
            .any(|(first, last)| *first < ended && began < *last);
        let label = label(activity, process.text(text), is_for_collection);
        match spans.last_mut() {
            Some(last) if last.ended == began && last.label == label => last.ended = ended,
            _ => spans.push(Span {
                began,
                ended,
                kind: Kind::Activity(activity),
                label,
            }),
        }
    }
    spans
}

fn label(activity: Activity, text: Option<&str>, is_for_collection: bool) -> String {
    let place = text.map(|text| text.rsplit('/').next().unwrap_or(text));
    match (activity, place) {
        (Activity::Outside, _) => "outside".to_owned(),
        (Activity::Running, _) => "running".to_owned(),
        (Activity::Gil, _) => "waiting for the GIL".to_owned(),
        (Activity::Lock, Some(place)) => format!("waiting for the lock of {place}"),
        (Activity::Lock, None) => "waiting for a lock".to_owned(),
        (Activity::Signal, Some(place)) => format!("waiting for another thread at {place}"),
        (Activity::Signal, None) => "waiting for another thread".to_owned(),
        (Activity::InputOutput, _) => "in I/O".to_owned(),
        (Activity::Events, _) => "in I/O: waiting until something is ready".to_owned(),
        (Activity::Sleep, _) => "sleeping".to_owned(),
        (Activity::Native, _) => "computing without the GIL".to_owned(),
        (Activity::Stopped, _) if is_for_collection => "stopped for a collection".to_owned(),
        (Activity::Stopped, _) => "stopped by another thread".to_owned(),
        (Activity::Collecting, _) => "collecting".to_owned(),
    }
}

fn steps(process: &Process, thread: &Thread) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut open: Vec<(u64, usize)> = Vec::new();
    let mut close = |open: &mut Vec<(u64, usize)>, ended: u64| {
        if let Some((began, text)) = open.pop() {
            spans.push(Span {
                began,
                ended,
                kind: Kind::Step,
                label: process.text(text).unwrap_or("a task").to_owned(),
            });
        }
    };
    for event in &thread.events {
        match event.kind {
            EventKind::Step => open.push((event.time, event.text)),
            EventKind::StepEnds => close(&mut open, event.time),
            EventKind::Begins(_) => {}
        }
    }
    while !open.is_empty() {
        close(&mut open, thread.ended);
    }
    spans.sort_by_key(|span| span.began);
    spans
}
