//! An exchange: one request and its answer, shared by whoever carries it out and the threads of an interpreter.
//!
//! Invariant: `State` is plain data, and its lock is held for single steps. Whoever finds nothing in it says what for it
//! waits (`armed`) under the same lock, so no news is lost.

use crate::dialogue;
use crate::driver::{Driver, Task};
use crate::failure::{Failure, Limit};
use crate::head::{Head, Limits};
use crate::link::{self, Link};
use crate::pool::Pool;
use crate::route::Path;
use parking_lot::Mutex;
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::Notify;
use weft_core::heap::concurrency::Unparker;
use weft_core::heap::{Trace, Tracer};

/// There is a head.
pub const HEAD: u8 = 1;
/// There is a part of the body, or its end.
pub const DATA: u8 = 2;
/// There is room for more to send.
pub const ROOM: u8 = 4;
/// There is a step that was not told yet.
pub const STEP: u8 = 8;

/// How much of a body waits to be taken before no more is read.
const MOST_WAITING: usize = 256 * 1024;

/// How much waits to be sent before a program should wait.
const MOST_UNSENT: usize = 64 * 1024;

/// The body of a request.
#[derive(Debug)]
pub enum Body {
    Nothing,
    Octets(Vec<u8>),
    /// What the program sends bit by bit, as it is or in chunks.
    Stream {
        chunked: bool,
    },
}

/// What is to be done, once or again and again.
pub struct Plan {
    pub path: Arc<Path>,
    pub head: Vec<u8>,
    pub body: Body,
    /// The request is a `HEAD`.
    pub is_head: bool,
    /// The request may be sent again where a connection that was used before turns out to be closed.
    pub is_repeatable: bool,
    /// Compressed contents are decompressed.
    pub decodes: bool,
    /// After an answer of 101 octets go both ways.
    pub upgrades: bool,
    /// The body waits for an answer of 100.
    pub expects: bool,
    pub limits: Limits,
    /// What becomes of the connection is told.
    pub tells_steps: bool,
    /// For a connection, with the wait for a permit.
    pub pool_time: Option<Duration>,
    pub connect_time: Option<Duration>,
    /// For each reading.
    pub read_time: Option<Duration>,
    pub total_time: Option<Duration>,
    /// What carries it out.
    pub driver: Arc<Driver>,
    /// Whether an event loop is told of news. If not, threads wait for it, and drive the driver meanwhile.
    pub tells_loop: bool,
}

/// The object.
pub struct Planned(pub Arc<Plan>);

impl Trace for Planned {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

/// Who waits for news.
#[derive(Clone)]
pub enum Listener {
    Loop(Arc<Driver>, u64),
    Thread(Unparker),
}

/// How far it is.
#[derive(Default)]
pub struct State {
    pub head: Option<Arc<Head>>,
    pub chunks: VecDeque<Vec<u8>>,
    /// Octets in `chunks`.
    size: usize,
    /// The program wants the whole body at once.
    gathers: bool,
    pub ended: bool,
    pub failure: Option<Failure>,
    pub outgoing: VecDeque<Vec<u8>>,
    unsent: usize,
    pub sending_ended: bool,
    pub abandoned: bool,
    armed: u8,
    listener: Option<Listener>,
    pub peer: Option<std::net::SocketAddr>,
    pub certificate: Option<Vec<u8>>,
    pub head_after: Option<Duration>,
    /// Where it is done, while that goes on: its memory is let go of before that of this.
    task: Option<Arc<Task>>,
    /// What has become of the connection, as far as it was not told.
    steps: Vec<&'static str>,
}

impl State {
    fn is_ready(&self, kind: u8) -> bool {
        let is_over = self.ended || self.failure.is_some();
        let has_data = !self.gathers && !self.chunks.is_empty();
        kind & HEAD != 0 && self.head.is_some()
            || kind & DATA != 0 && has_data
            || kind & ROOM != 0 && self.unsent < MOST_UNSENT
            || kind & STEP != 0 && !self.steps.is_empty()
            || is_over
    }

    /// Takes what has come of the body.
    pub fn take(&mut self) -> Vec<u8> {
        self.size = 0;
        if self.chunks.len() == 1 {
            return self.chunks.pop_front().unwrap_or_default();
        }
        let chunks: Vec<Vec<u8>> = self.chunks.drain(..).collect();
        chunks.concat()
    }
}

/// What both sides share.
pub struct Shared {
    state: Mutex<State>,
    began: Instant,
    /// The program has taken something, or wants everything.
    room: Notify,
    /// The program has given something to send.
    fed: Notify,
    /// The request is sent.
    pub is_sent: AtomicBool,
    tells_steps: bool,
}

impl Shared {
    fn new(listener: Option<Listener>, tells_steps: bool) -> Shared {
        Shared {
            state: Mutex::new(State {
                listener,
                ..State::default()
            }),
            began: Instant::now(),
            room: Notify::new(),
            fed: Notify::new(),
            is_sent: AtomicBool::new(false),
            tells_steps,
        }
    }

    /// Looks at the state, or changes it.
    pub fn with<R>(&self, step: impl FnOnce(&mut State) -> R) -> R {
        step(&mut self.state.lock())
    }

    /// Whether there is something of a kind; if not, the listener will be told.
    pub fn poll(&self, kind: u8) -> bool {
        let mut state = self.state.lock();
        let is_ready = state.is_ready(kind);
        if !is_ready {
            state.armed |= kind;
        }
        is_ready
    }

    /// As `poll`, for a thread that is going to park.
    pub fn poll_for(&self, kind: u8, thread: impl FnOnce() -> Unparker) -> bool {
        let mut state = self.state.lock();
        let is_ready = state.is_ready(kind);
        if !is_ready {
            state.armed |= kind;
            state.listener = Some(Listener::Thread(thread()));
        }
        is_ready
    }

    /// Tells who waits, if there is what for.
    pub fn tell(&self) {
        let mut state = self.state.lock();
        if state.armed == 0 || !state.is_ready(state.armed) {
            return;
        }
        state.armed = 0;
        match &state.listener {
            Some(Listener::Loop(driver, number)) => driver.leave(*number),
            Some(Listener::Thread(thread)) => thread.unpark(),
            None => {}
        }
    }

    /// Something has become of the connection.
    pub fn step(&self, step: &'static str) {
        if self.tells_steps {
            self.state.lock().steps.push(step);
            self.tell();
        }
    }

    /// The head has come. Nobody is told yet: more may be there already.
    pub fn set_head(&self, head: Head) {
        let mut state = self.state.lock();
        state.head = Some(Arc::new(head));
        state.head_after = Some(self.began.elapsed());
    }

    /// A part of the body has come. Nobody is told yet.
    pub fn push(&self, octets: Vec<u8>) {
        if octets.is_empty() {
            return;
        }
        let mut state = self.state.lock();
        state.size += octets.len();
        state.chunks.push_back(octets);
    }

    /// Waits until the program has taken enough.
    pub async fn has_room(&self) {
        loop {
            {
                let state = self.state.lock();
                if state.size < MOST_WAITING || state.gathers {
                    return;
                }
            }
            self.tell();
            self.room.notified().await;
        }
    }

    /// What the program sends next; `None` at its end.
    pub async fn next_outgoing(&self) -> Result<Option<Vec<u8>>, Failure> {
        loop {
            {
                let mut state = self.state.lock();
                if state.abandoned {
                    return Err(Failure::Abandoned);
                }
                if let Some(octets) = state.outgoing.pop_front() {
                    state.unsent -= octets.len();
                    drop(state);
                    self.tell();
                    return Ok(Some(octets));
                }
                if state.sending_ended {
                    return Ok(None);
                }
            }
            self.fed.notified().await;
        }
    }

    fn finish(&self, outcome: Result<(), Failure>) {
        {
            let mut state = self.state.lock();
            state.task = None;
            match outcome {
                Ok(()) => state.ended = true,
                Err(failure) => state.failure = Some(failure),
            }
        }
        self.tell();
    }
}

/// The object.
pub struct Exchange {
    pub shared: Arc<Shared>,
    pub driver: Arc<Driver>,
}

impl Trace for Exchange {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl Drop for Exchange {
    fn drop(&mut self) {
        self.cancel();
    }
}

impl Exchange {
    /// Begins an exchange.
    pub fn begin(plan: Arc<Plan>, pool: Arc<Pool>, listener: Option<Listener>) -> Exchange {
        let shared = Arc::new(Shared::new(listener, plan.tells_steps));
        let driver = plan.driver.clone();
        if !plan.is_repeatable {
            // A connection that has ended is better known now than when the request was sent.
            driver.dispatch();
        }
        let task = Task::new(driver.clone(), run(plan, pool, shared.clone()));
        shared.with(|state| state.task = Some(task.clone()));
        driver.begin(&task);
        Exchange { shared, driver }
    }

    /// Gives it up. The connection is closed unless the exchange was over.
    pub fn cancel(&self) {
        let task = self.shared.with(|state| state.task.take());
        if let Some(task) = task {
            task.abort();
        }
    }

    /// Takes what has become of the connection since this was asked last.
    pub fn steps(&self) -> Vec<&'static str> {
        self.shared.with(|state| std::mem::take(&mut state.steps))
    }

    /// Takes what has come of the body: nothing at all if nothing has, and no octets at its end.
    pub fn take(&self) -> Option<Vec<u8>> {
        let taken = self.shared.with(|state| {
            if state.chunks.is_empty() || state.gathers && !state.ended && state.failure.is_none() {
                return state.ended.then(Vec::new);
            }
            Some(state.take())
        });
        self.shared.room.notify_one();
        taken
    }

    /// From now on there is news of the body at its end only.
    pub fn gather(&self) {
        self.shared.with(|state| state.gathers = true);
        self.shared.room.notify_one();
    }

    /// Takes all of the body if it has come. If it has not, there is news of it at its end only.
    pub fn whole(&self) -> Option<Vec<u8>> {
        let taken = self.shared.with(|state| {
            state.gathers = true;
            state.ended.then(|| state.take())
        });
        if taken.is_none() {
            self.shared.room.notify_one();
        }
        taken
    }

    /// Gives something to send; says whether there is room for more.
    pub fn send(&self, octets: Vec<u8>) -> bool {
        let has_room = self.shared.with(|state| {
            state.unsent += octets.len();
            state.outgoing.push_back(octets);
            state.unsent < MOST_UNSENT
        });
        self.feed();
        has_room
    }

    /// Has what was given be sent.
    fn feed(&self) {
        self.driver.with_woken(|| self.shared.fed.notify_one());
    }

    /// Says that nothing more will be sent.
    pub fn end_sending(&self) {
        self.shared.with(|state| state.sending_ended = true);
        self.feed();
    }

    /// Says that what should be sent cannot be.
    pub fn abandon(&self) {
        self.shared.with(|state| state.abandoned = true);
        self.feed();
    }
}

/// Does something within a time.
///
/// # Errors
/// Its own, or that it took too long.
pub async fn within<T>(
    time: Option<Duration>,
    limit: Limit,
    work: impl Future<Output = Result<T, Failure>>,
) -> Result<T, Failure> {
    match time {
        None => work.await,
        Some(time) => match tokio::time::timeout(time, work).await {
            Ok(outcome) => outcome,
            Err(_) => Err(Failure::Late(limit)),
        },
    }
}

async fn run(plan: Arc<Plan>, pool: Arc<Pool>, shared: Arc<Shared>) {
    let work = perform(&plan, &pool, &shared);
    let outcome = within(plan.total_time, Limit::Total, work).await;
    shared.finish(outcome);
}

async fn perform(plan: &Plan, pool: &Pool, shared: &Shared) -> Result<(), Failure> {
    let path = &plan.path;
    let begin = async {
        let permit = match pool.free_permit(path) {
            Some(permit) => permit,
            None => {
                shared.step("connection_queued_start");
                let permit = pool.permit(path).await.ok_or(Failure::Closed)?;
                shared.step("connection_queued_end");
                permit
            }
        };
        let link = match pool.take(path).await {
            Some(link) => {
                shared.step("connection_reuseconn");
                (link, true)
            }
            None => (connect(plan, shared).await?, false),
        };
        Ok((permit, link))
    };
    let (_permit, (mut link, mut was_used)) = within(plan.pool_time, Limit::Pool, begin).await?;
    loop {
        shared.with(|state| {
            state.peer = link.peer;
            state.certificate = link.certificate.clone();
        });
        match dialogue::hold(plan, shared, &mut link).await {
            Ok(dialogue::After::Keep) => {
                pool.keep(path, link);
                return Ok(());
            }
            Ok(dialogue::After::Close) => return Ok(()),
            Err(Failure::Unanswered | Failure::Broken(..))
                if was_used && plan.is_repeatable && shared.with(|state| state.head.is_none()) =>
            {
                // The host had closed it before the request came.
                shared.is_sent.store(false, Ordering::Release);
                link = connect(plan, shared).await?;
                was_used = false;
            }
            Err(failure) => return Err(failure),
        }
    }
}

async fn connect(plan: &Plan, shared: &Shared) -> Result<Link, Failure> {
    shared.step("connection_create_start");
    // In a box: this is large, and an exchange that finds a connection does without.
    let connecting = Box::pin(link::connect(&plan.path, &plan.driver, shared));
    let link = within(plan.connect_time, Limit::Connect, connecting).await?;
    shared.step("connection_create_end");
    Ok(link)
}

#[cfg(test)]
mod tests {
    use super::run;

    fn size<A, B, C, F>(_: impl FnOnce(A, B, C) -> F) -> usize {
        size_of::<F>()
    }

    #[test]
    fn exchanges_are_small() {
        assert!(size(run) <= 4096, "{} octets", size(run));
    }
}
