//! Reads the events that [`finish`](super::finish) has written down.

use super::clock::Scale;
use super::events::{self, Kind};
use super::track::{NAMES, TASK};

/// The line that tells what the ticks of a recording are in nanoseconds of the monotonic clock.
pub struct Clock(Scale);

impl Clock {
    /// By the parts of the line `clock`: the ticks of a moment, its time, nanoseconds of a tick.
    pub fn new(ticks: u64, nanoseconds: u64, each: f64) -> Clock {
        Clock(Scale::of_line(ticks, nanoseconds, each))
    }
}

/// What happens at a moment of a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It does something else from now on: a number that [`activity_names`] has the name of.
    Activity(usize),
    /// A task of an event loop begins a step, perhaps inside of another one's.
    StepBegins,
    /// The step that began last, and has not ended, ends.
    StepEnds,
}

/// What the numbers of activities stand for.
pub fn activity_names() -> &'static [&'static str] {
    &NAMES
}

const RUNNING: usize = 1;

/// Reads the words of a thread's events: `visit` is called with the time of each, what happens, and the number of a text,
/// in the order of time.
pub fn read_events(
    words: impl IntoIterator<Item = u32>,
    clock: &Clock,
    mut visit: impl FnMut(u64, Change, u32),
) {
    let scale = &clock.0;
    // Whether a step of the event loop has begun, and where the last activity ended.
    let mut in_step = false;
    let mut ran_since = None;
    events::each(words, |event| {
        let time = scale.moment(event.time);
        let goes_on = matches!(event.kind, Kind::Activity(_)) && ran_since == Some(event.time);
        if let Some(since) = ran_since.take()
            && !goes_on
        {
            visit(scale.moment(since), Change::Activity(RUNNING), 0);
        }
        match event.kind {
            Kind::Activity(activity) => {
                visit(time, Change::Activity(activity.into()), event.text);
                ran_since = event.length.map(|length| event.time + length);
            }
            Kind::StepBegins => visit(time, Change::StepBegins, event.text),
            Kind::StepEnds => visit(time, Change::StepEnds, 0),
            Kind::NextStep | Kind::StepsEnd => {
                if in_step {
                    visit(time, Change::StepEnds, 0);
                }
                in_step = event.kind == Kind::NextStep;
                if in_step {
                    visit(time, Change::StepBegins, event.text);
                }
            }
        }
    });
    if let Some(since) = ran_since {
        visit(scale.moment(since), Change::Activity(RUNNING), 0);
    }
}

/// Where among the tasks the one is that a text stands for, if it does for one.
pub fn task_of(text: u32) -> Option<usize> {
    (text & TASK != 0).then_some((text & !TASK) as usize)
}
