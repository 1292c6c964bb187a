//! A thread's track: what it does now, how long it did what in all, and each change of that.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::clock::now;
use super::events::{Event, Events, Kind, Writer};
use super::level::{is_on, keeps_events};

/// What a thread does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activity {
    /// It is in no interpreter.
    Outside,
    /// It runs Python, or library code that touches values.
    Running,
    /// It has nothing to wait for but the global lock.
    Gil,
    /// It waits for a lock that another thread has; the text says which.
    Lock(u32),
    /// It waits to be woken by another thread: a condition, a queue, the end of a thread. The text says where from.
    Signal(u32),
    /// It is in a call of the system that may wait: files, sockets, processes.
    InputOutput,
    /// It waits until a descriptor is ready, or a timer of the event loop is due.
    Events,
    /// It sleeps for a time.
    Sleep,
    /// It works detached: compressing, hashing.
    Native,
    /// It stands still because another thread collects, or changes what all share.
    Stopped,
    /// It collects, while the others stand still.
    Collecting,
}

/// How many kinds of [`Activity`] there are.
pub(super) const ACTIVITIES: usize = 11;

/// What each kind is called where it is written down, in the order of their numbers.
pub(super) const NAMES: [&str; ACTIVITIES] = [
    "outside",
    "running",
    "gil",
    "lock",
    "signal",
    "io",
    "events",
    "sleep",
    "native",
    "stopped",
    "collecting",
];

impl Activity {
    fn number(self) -> u8 {
        match self {
            Activity::Outside => 0,
            Activity::Running => 1,
            Activity::Gil => 2,
            Activity::Lock(_) => 3,
            Activity::Signal(_) => 4,
            Activity::InputOutput => 5,
            Activity::Events => 6,
            Activity::Sleep => 7,
            Activity::Native => 8,
            Activity::Stopped => 9,
            Activity::Collecting => 10,
        }
    }

    fn text(self) -> u32 {
        match self {
            Activity::Lock(text) | Activity::Signal(text) => text,
            _ => 0,
        }
    }
}

/// What is known of a thread.
pub(super) struct Track {
    pub(super) number: usize,
    pub(super) name: Mutex<String>,
    /// When it first did anything; of the main thread, when the program began.
    pub(super) began: AtomicU64,
    /// When the thread ended; 0 while it lives.
    pub(super) ended: AtomicU64,
    /// What it does, as a number and a text, and since when.
    activity: AtomicU64,
    since: AtomicU64,
    totals: [AtomicU64; ACTIVITIES],
    pub(super) events: Events,
    pub(super) updates: Mutex<Vec<super::updates::Tally>>,
}

/// All that the process has recorded, but for the figures of single locks.
#[derive(Default)]
pub(super) struct Records {
    pub(super) tracks: Mutex<Vec<Arc<Track>>>,
    texts: Mutex<(HashMap<String, u32>, Vec<String>)>,
    /// How many tasks without names of their own took steps, and which.
    pub(super) tasks: Mutex<(u32, Vec<Tasks>)>,
    pub(super) dropped: AtomicUsize,
    pub(super) switches: AtomicU64,
    pub(super) collections: AtomicU64,
    pub(super) paused: AtomicU64,
    pub(super) longest_pause: AtomicU64,
}

static RECORDS: OnceLock<Records> = OnceLock::new();

pub(super) fn records() -> &'static Records {
    RECORDS.get_or_init(Records::default)
}

/// A mutex without poisoning: nothing that runs under one of these can leave it half changed.
pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

thread_local! {
    /// The number of the thread's track, from 1; 0 before it has one.
    static NUMBER: Cell<u64> = const { Cell::new(0) };
    static OWN: RefCell<Option<Own>> = const { RefCell::new(None) };
}

/// The owner's end of a track.
struct Own {
    track: Arc<Track>,
    writer: Writer,
    event_loop: LoopState,
}

/// What the event loop of a thread does, as far as it is recorded.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LoopState {
    /// There is none, or it has not run anything since it waited.
    Idle,
    /// It takes steps of tasks.
    Steps,
    /// It calls callbacks, which are one step if they follow each other.
    Callbacks,
    /// Its last step ends when the thread does something else than run.
    Waits,
}

impl Drop for Own {
    fn drop(&mut self) {
        let time = now();
        self.change(Activity::Outside, time);
        self.track.ended.store(time, Ordering::Release);
    }
}

impl Track {
    fn register() -> Arc<Track> {
        let time = now();
        let mut tracks = locked(&records().tracks);
        let number = tracks.len();
        let name = std::thread::current().name().map(str::to_owned);
        let track = Arc::new(Track {
            number,
            name: Mutex::new(name.unwrap_or_else(|| format!("thread {number}"))),
            began: AtomicU64::new(time),
            ended: AtomicU64::new(0),
            activity: AtomicU64::new(0),
            since: AtomicU64::new(time),
            totals: Default::default(),
            events: Events::new(number),
            updates: Mutex::default(),
        });
        tracks.push(Arc::clone(&track));
        NUMBER.set(number as u64 + 1);
        track
    }

    /// Adds what went on until now to the figures.
    ///
    /// What went on, as a number and a text, and since when.
    #[inline]
    fn change(&self, activity: Activity, time: u64) -> (u64, u64) {
        let before = self.activity.load(Ordering::Relaxed);
        let since = self.since.load(Ordering::Relaxed);
        if let Some(total) = self.totals.get((before & 0xff) as usize) {
            // Nobody else writes it.
            let spent = time.saturating_sub(since);
            total.store(total.load(Ordering::Relaxed) + spent, Ordering::Relaxed);
        }
        self.since.store(time, Ordering::Relaxed);
        let now = u64::from(activity.text()) << 8 | u64::from(activity.number());
        self.activity.store(now, Ordering::Relaxed);
        (before, since)
    }

    /// How long it did each thing, what it is at now included.
    pub(super) fn totals(&self, end: u64) -> [u64; ACTIVITIES] {
        let mut totals = self
            .totals
            .each_ref()
            .map(|total| total.load(Ordering::Relaxed));
        if self.ended.load(Ordering::Acquire) == 0 {
            let activity = self.activity.load(Ordering::Relaxed) & 0xff;
            let spent = end.saturating_sub(self.since.load(Ordering::Relaxed));
            if let Some(total) = totals.get_mut(activity as usize) {
                *total += spent;
            }
        }
        totals
    }

    /// What the thread is at now, as an event; `None` if it has ended.
    pub(super) fn current(&self) -> Option<Event> {
        let now = self.activity.load(Ordering::Relaxed);
        let time = self.since.load(Ordering::Relaxed);
        let kind = Kind::Activity((now & 0xff) as u8);
        let lives = self.ended.load(Ordering::Acquire) == 0;
        lives.then(|| Event::at(time, kind, (now >> 8) as u32))
    }
}

impl Own {
    #[inline]
    fn change(&mut self, activity: Activity, time: u64) {
        let (before, since) = self.track.change(activity, time);
        // To run is what a thread does at all times that no event tells of.
        if before & 0xff != u64::from(Activity::Running.number()) && keeps_events() {
            self.push(Event {
                time: since,
                length: Some(time.saturating_sub(since)),
                kind: Kind::Activity((before & 0xff) as u8),
                text: (before >> 8) as u32,
            });
        }
        if self.event_loop == LoopState::Waits {
            self.end_step(time);
        }
    }

    /// The last step of the event loop lasted until now.
    fn end_step(&mut self, time: u64) {
        self.event_loop = LoopState::Idle;
        self.push(Event::at(time, Kind::StepsEnd, 0));
    }

    #[inline(always)]
    fn push(&mut self, event: Event) {
        if !self.writer.push(&self.track.events, event) {
            records().dropped.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Calls `body` with the thread's track, which is made at the first call. Nothing happens once the thread ends.
#[inline]
fn with_own(body: impl FnOnce(&mut Own)) {
    let call = |own: &RefCell<Option<Own>>| {
        if let Ok(mut own) = own.try_borrow_mut() {
            body(own.get_or_insert_with(|| Own {
                track: Track::register(),
                writer: Writer::default(),
                event_loop: LoopState::Idle,
            }));
        }
    };
    let _ = OWN.try_with(call);
}

/// Notes that the calling thread does something else from now on.
#[inline(always)]
pub fn note(activity: Activity) {
    if is_on() {
        note_change(activity);
    }
}

#[inline(never)]
fn note_change(activity: Activity) {
    with_own(|own| own.change(activity, now()));
}

/// An event loop runs in the calling thread until this is dropped.
///
/// To read the clock takes as long as a short step of a task, so each of its steps lasts until the next one begins, or the
/// loop waits.
#[must_use = "the loop runs until this is dropped"]
pub struct EventLoop {
    /// What the loop is in that runs in one of its steps, of those that programs have taught that.
    outer: LoopState,
}

impl Drop for EventLoop {
    fn drop(&mut self) {
        with_own(|own| {
            if own.event_loop != LoopState::Idle {
                own.end_step(now());
            }
            own.event_loop = self.outer;
        });
    }
}

/// Notes that an event loop begins to run in the calling thread. `None` without a timeline.
pub fn event_loop() -> Option<EventLoop> {
    keeps_events().then(|| {
        let mut outer = LoopState::Idle;
        with_own(|own| {
            outer = match std::mem::replace(&mut own.event_loop, LoopState::Idle) {
                // Its next callback comes after steps of this one.
                LoopState::Callbacks => LoopState::Steps,
                outer => outer,
            };
        });
        EventLoop { outer }
    })
}

/// Notes that the event loop's next step is one of a task; `name` gives the text that it goes by.
#[inline(always)]
pub fn next_step(name: impl FnOnce() -> u32) {
    if keeps_events() {
        begin_next_step(LoopState::Steps, name());
    }
}

/// Notes that the event loop calls a callback next; `name` gives the text that all of them go by. Those that follow each
/// other are one step: they are many and short.
#[inline(always)]
pub fn next_callback(name: impl FnOnce() -> u32) {
    if keeps_events() {
        begin_next_step(LoopState::Callbacks, name());
    }
}

#[inline(never)]
fn begin_next_step(state: LoopState, name: u32) {
    with_own(|own| {
        let before = std::mem::replace(&mut own.event_loop, state);
        if state == LoopState::Steps || before != state {
            own.push(Event::at(now(), Kind::NextStep, name));
        }
    });
}

/// Notes that the event loop looks for what is due, and perhaps waits: its step ends then.
#[inline(always)]
pub fn loop_waits() {
    if keeps_events() {
        with_own(|own| {
            if own.event_loop != LoopState::Idle {
                own.event_loop = LoopState::Waits;
            }
        });
    }
}

/// A step of a task that is not its loop's turn, which ends when this is dropped.
#[must_use = "the step ends when this is dropped"]
pub struct Step(());

impl Drop for Step {
    fn drop(&mut self) {
        with_own(|own| own.push(Event::at(now(), Kind::StepEnds, 0)));
    }
}

/// Notes that a task begins a step inside of another one's, or where no loop runs; `name` gives the text that it goes by.
/// `None` without a timeline.
#[inline(always)]
pub fn step(name: impl FnOnce() -> u32) -> Option<Step> {
    keeps_events().then(|| {
        let name = name();
        with_own(|own| own.push(Event::at(now(), Kind::StepBegins, name)));
        Step(())
    })
}

/// The number that stands for a text, from 1.
pub fn text(text: &str) -> u32 {
    let mut texts = locked(&records().texts);
    if let Some(known) = texts.0.get(text) {
        return *known;
    }
    texts.1.push(text.to_owned());
    let number = texts.1.len() as u32;
    texts.0.insert(text.to_owned(), number);
    number
}

/// Texts with this bit are of a list of their own: tasks are many, and each has another text.
pub(super) const TASK: u32 = 1 << 31;

/// Tasks without names of their own that took their first steps one after the other.
#[derive(Clone, Copy)]
pub(super) struct Tasks {
    /// The number of the first; each of the others has the number after the one before.
    pub(super) first: u32,
    pub(super) count: u32,
    /// Their coroutine's text.
    pub(super) coroutine: u32,
}

/// The number that stands for the text of a task without a name of its own: `Task-`, its number, and its coroutine's text.
pub fn task_text(number: u32, coroutine: u32) -> u32 {
    let (count, runs) = &mut *locked(&records().tasks);
    match runs.last_mut() {
        Some(run)
            if run.coroutine == coroutine && run.first.checked_add(run.count) == Some(number) =>
        {
            run.count += 1;
        }
        _ => runs.push(Tasks {
            first: number,
            count: 1,
            coroutine,
        }),
    }
    *count += 1;
    (*count - 1) | TASK
}

/// The text that a number stands for.
pub(super) fn text_of(number: u32) -> Option<String> {
    let index = (number as usize).checked_sub(1)?;
    locked(&records().texts).1.get(index).cloned()
}

/// Every text, from number 1.
pub(super) fn texts() -> Vec<String> {
    locked(&records().texts).1.clone()
}

/// The number of the calling thread, from 1; 0 if nothing was recorded of it yet.
#[inline]
pub fn thread_number() -> u64 {
    NUMBER.get()
}

/// Gives the calling thread the name that it is shown by.
pub fn name_thread(name: &str) {
    if is_on() {
        with_own(|own| name.clone_into(&mut locked(&own.track.name)));
    }
}

/// Forgets how long the calling thread did what: it has started the interpreter, and the program begins now.
pub fn note_program_begins() {
    if is_on() {
        with_own(|own| {
            let time = now();
            own.track.change(Activity::Running, time);
            own.track.began.store(time, Ordering::Relaxed);
            for total in &own.track.totals {
                total.store(0, Ordering::Relaxed);
            }
        });
    }
}

/// Notes that a thread that had to wait for the global lock has got it.
#[inline]
pub fn note_switch() {
    if is_on() {
        records().switches.fetch_add(1, Ordering::Relaxed);
    }
}

/// Notes a collection, and how long the other threads stood still for it.
pub fn note_collection(paused: std::time::Duration) {
    if is_on() {
        let nanoseconds = u64::try_from(paused.as_nanos()).unwrap_or(u64::MAX);
        let records = records();
        records.collections.fetch_add(1, Ordering::Relaxed);
        records.paused.fetch_add(nanoseconds, Ordering::Relaxed);
        records
            .longest_pause
            .fetch_max(nanoseconds, Ordering::Relaxed);
    }
}

/// Changes the calling thread's tallies of updates.
pub(super) fn with_updates(body: impl FnOnce(&mut Vec<super::updates::Tally>)) {
    with_own(|own| body(&mut locked(&own.track.updates)));
}
