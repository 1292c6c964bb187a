//! A driver: what exchanges are run with. It has sockets and tasks. An event loop has one of its own and watches it like a
//! file; the threads of an interpreter that wait for exchanges share one, and one of those that wait leads: it drives what
//! all of them wait for.
//!
//! Invariant: a task that was woken is in the queue, and while the queue is not empty either a turn is going on or who
//! watches the driver was told. Tasks may be woken by any thread, which is how the time and the resolver of tokio's thread
//! come in. While threads wait, one of them leads or has been chosen to.

use mio::{Events, Poll, Registry, Token};
use parking_lot::{Mutex, MutexGuard};
use std::collections::VecDeque;
use std::io;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, RawFd};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Wake, Waker};
use std::time::Duration;
use tokio::runtime::Handle;
use weft_core::heap::concurrency::Unparker;
use weft_core::heap::{Thread, Trace, Tracer};
use weft_core::interpreter::Interpreter;
use weft_stdlib::eagerness::Eagerness;

/// How many rounds of tasks that wake each other are one turn.
const ROUNDS: usize = 8;

/// The token of the waker; those of sockets are places.
const TOLD: Token = Token(usize::MAX);

/// Events that are taken at once.
const EVENTS: usize = 256;

/// Which ways a socket is ready, and who waits for that.
#[derive(Default)]
pub struct Ready {
    pub to_read: bool,
    pub to_write: bool,
    /// The other side sends no more: reading tells so as often as it is asked.
    pub is_ended: bool,
    pub reader: Option<Waker>,
    pub writer: Option<Waker>,
}

/// The same, shared by a socket and its driver.
pub type Readiness = Arc<Mutex<Ready>>;

#[derive(Default)]
struct Sockets {
    places: Vec<Option<Readiness>>,
    free: Vec<usize>,
}

#[derive(Default)]
struct Queue {
    woken: Vec<Arc<Task>>,
    /// Exchanges that have news.
    numbers: Vec<u64>,
    is_turning: bool,
}

impl Queue {
    fn is_empty(&self) -> bool {
        self.woken.is_empty() && self.numbers.is_empty()
    }
}

/// The driver.
pub struct Driver {
    poll: Mutex<(Poll, Events)>,
    registry: Registry,
    waker: mio::Waker,
    descriptor: RawFd,
    sockets: Mutex<Sockets>,
    queue: Mutex<Queue>,
    /// Tokio's thread, for what takes time.
    runtime: Handle,
    /// Is held by the thread that leads.
    leading: Mutex<()>,
    followers: Mutex<Followers>,
    pub eagerness: Eagerness,
    /// A child by `fork` has the descriptors too, and must leave alone what they are of.
    process: u32,
}

/// Threads that wait while another one leads, in the order in which they came.
#[derive(Default)]
struct Followers {
    threads: VecDeque<(u64, Unparker)>,
    count: u64,
}

impl Driver {
    /// A driver.
    ///
    /// # Errors
    /// The system's.
    pub fn new() -> io::Result<Driver> {
        let poll = Poll::new()?;
        let registry = poll.registry().try_clone()?;
        let waker = mio::Waker::new(&registry, TOLD)?;
        Ok(Driver {
            descriptor: poll.as_raw_fd(),
            poll: Mutex::new((poll, Events::with_capacity(EVENTS))),
            registry,
            waker,
            sockets: Mutex::default(),
            queue: Mutex::default(),
            runtime: crate::runtime::handle()?,
            leading: Mutex::default(),
            followers: Mutex::default(),
            eagerness: Eagerness::default(),
            process: std::process::id(),
        })
    }

    /// The driver that the threads of an interpreter share.
    ///
    /// # Errors
    /// The system's.
    pub fn of_threads(thread: &Thread) -> io::Result<Arc<Driver>> {
        let shared = Interpreter::of(thread).extension::<OfThreads>();
        let mut known = shared.0.lock();
        if let Some(driver) = &*known
            && driver.is_own()
        {
            return Ok(driver.clone());
        }
        let driver = Arc::new(Driver::new()?);
        *known = Some(driver.clone());
        Ok(driver)
    }

    /// Whether this process made it.
    pub fn is_own(&self) -> bool {
        self.process == std::process::id()
    }

    /// What is to be waited for, to be readable, by whoever leads.
    pub fn watched(&self) -> BorrowedFd<'_> {
        self.registry.as_fd()
    }

    /// Leads from now on, unless another thread does.
    pub fn lead(&self) -> Option<Lead<'_>> {
        let leading = self.leading.try_lock()?;
        Some(Lead {
            driver: self,
            leading: Some(leading),
        })
    }

    /// Waits among those that may be chosen to lead.
    pub fn follow(&self, thread: Unparker) -> Follower<'_> {
        let mut followers = self.followers.lock();
        followers.count += 1;
        let number = followers.count;
        followers.threads.push_back((number, thread));
        Follower {
            driver: self,
            number,
        }
    }

    /// Whether a thread leads.
    pub fn is_led(&self) -> bool {
        self.leading.is_locked()
    }

    /// Chooses a thread to lead, if none does.
    fn hand_over(&self) {
        if self.is_led() {
            return;
        }
        let chosen = self.followers.lock().threads.pop_front();
        if let Some((_, thread)) = chosen {
            thread.unpark();
        }
    }

    /// What the loop watches.
    pub fn descriptor(&self) -> RawFd {
        self.descriptor
    }

    /// Leaves the number of an exchange for the loop.
    pub fn leave(&self, number: u64) {
        self.change(|queue| queue.numbers.push(number));
    }

    fn change(&self, change: impl FnOnce(&mut Queue)) {
        let mut queue = self.queue.lock();
        let tells = queue.is_empty() && !queue.is_turning;
        change(&mut queue);
        drop(queue);
        if tells {
            self.tell();
        }
    }

    fn tell(&self) {
        // The only failure is a full counter, and then it was told before.
        let _ = self.waker.wake();
    }

    /// Has a task run here, and begins with it at once.
    pub fn begin(&self, task: &Arc<Task>) {
        let _context = self.runtime.enter();
        task.run();
    }

    /// Wakes whoever waits for a socket that is ready now.
    pub fn dispatch(&self) {
        let mut poll = self.poll.lock();
        let (poll, events) = &mut *poll;
        // Being interrupted leaves the events where they are.
        if poll.poll(events, Some(Duration::ZERO)).is_err() {
            return;
        }
        for event in events.iter() {
            let found = self.sockets.lock().places.get(event.token().0).cloned();
            let Some(Some(readiness)) = found else {
                continue;
            };
            let mut ready = readiness.lock();
            let mut reader = None;
            let mut writer = None;
            if event.is_readable() || event.is_read_closed() || event.is_error() {
                ready.to_read = true;
                ready.is_ended |= event.is_read_closed() || event.is_error();
                reader = ready.reader.take();
            }
            if event.is_writable() || event.is_write_closed() || event.is_error() {
                ready.to_write = true;
                writer = ready.writer.take();
            }
            drop(ready);
            for waker in [reader, writer].into_iter().flatten() {
                waker.wake();
            }
        }
    }

    /// Does what can be done without waiting; gives the numbers of all exchanges that have news.
    pub fn turn(&self) -> Vec<u64> {
        let mut queue = self.rounds(|| self.dispatch());
        let numbers = std::mem::take(&mut queue.numbers);
        self.leave_off(queue);
        numbers
    }

    /// Does something that wakes tasks, and goes on with these at once: what a program sends is sent when it says so, and not
    /// at the loop's next pass.
    pub fn with_woken(&self, wake: impl FnOnce()) {
        let queue = self.rounds(wake);
        self.leave_off(queue);
    }

    fn rounds(&self, wake: impl FnOnce()) -> MutexGuard<'_, Queue> {
        let _context = self.runtime.enter();
        self.queue.lock().is_turning = true;
        wake();
        for _ in 0..ROUNDS {
            let woken = std::mem::take(&mut self.queue.lock().woken);
            if woken.is_empty() {
                break;
            }
            for task in woken {
                task.run();
            }
        }
        let mut queue = self.queue.lock();
        queue.is_turning = false;
        queue
    }

    fn leave_off(&self, queue: MutexGuard<'_, Queue>) {
        let is_left = !queue.is_empty();
        drop(queue);
        if is_left {
            self.tell();
        }
    }

    /// Watches a socket from now on.
    ///
    /// # Errors
    /// The system's.
    pub fn watch(&self, source: &mut impl mio::event::Source) -> io::Result<(usize, Readiness)> {
        let readiness = Readiness::default();
        let mut sockets = self.sockets.lock();
        let place = match sockets.free.pop() {
            Some(place) => place,
            None => {
                sockets.places.push(None);
                sockets.places.len() - 1
            }
        };
        sockets.places[place] = Some(readiness.clone());
        drop(sockets);
        let both = mio::Interest::READABLE | mio::Interest::WRITABLE;
        match self.registry.register(source, Token(place), both) {
            Ok(()) => Ok((place, readiness)),
            Err(error) => {
                self.forget(place);
                Err(error)
            }
        }
    }

    /// Watches it no longer.
    pub fn unwatch(&self, source: &mut impl mio::event::Source, place: usize) {
        // Closing it would do the same, unless a child process has it too.
        if self.is_own() {
            let _ = self.registry.deregister(source);
        }
        self.forget(place);
    }

    fn forget(&self, place: usize) {
        let mut sockets = self.sockets.lock();
        sockets.places[place] = None;
        sockets.free.push(place);
    }
}

/// The driver that the threads of an interpreter share.
#[derive(Default)]
struct OfThreads(Mutex<Option<Arc<Driver>>>);

/// Leading. At its end another thread is chosen.
pub struct Lead<'d> {
    driver: &'d Driver,
    leading: Option<MutexGuard<'d, ()>>,
}

impl Drop for Lead<'_> {
    fn drop(&mut self) {
        self.leading = None;
        self.driver.hand_over();
    }
}

/// Waiting while another thread leads. If this one was chosen and does not lead, another is.
pub struct Follower<'d> {
    driver: &'d Driver,
    number: u64,
}

impl Drop for Follower<'_> {
    fn drop(&mut self) {
        let mut followers = self.driver.followers.lock();
        let place = followers
            .threads
            .iter()
            .position(|(number, _)| *number == self.number);
        let was_chosen = place
            .and_then(|place| followers.threads.remove(place))
            .is_none();
        drop(followers);
        if was_chosen {
            self.driver.hand_over();
        }
    }
}

type Work = Pin<Box<dyn Future<Output = ()> + Send>>;

/// What goes on with a driver.
pub struct Task {
    future: Mutex<Option<Work>>,
    driver: Arc<Driver>,
    is_queued: AtomicBool,
    is_aborted: AtomicBool,
}

impl Task {
    /// A task that has not begun.
    pub fn new(driver: Arc<Driver>, work: impl Future<Output = ()> + Send + 'static) -> Arc<Task> {
        Arc::new(Task {
            future: Mutex::new(Some(Box::pin(work))),
            driver,
            is_queued: AtomicBool::new(false),
            is_aborted: AtomicBool::new(false),
        })
    }

    /// Goes on until it has to wait.
    fn run(self: &Arc<Task>) {
        self.is_queued.store(false, Ordering::SeqCst);
        let waker = Waker::from(self.clone());
        let mut future = self.future.lock();
        let is_over = future.as_mut().is_some_and(|future| {
            let mut context = Context::from_waker(&waker);
            future.as_mut().poll(&mut context).is_ready()
        });
        let over = if is_over { future.take() } else { None };
        drop(future);
        drop(over);
        if self.is_aborted.load(Ordering::SeqCst) {
            self.abort();
        }
    }

    /// Ends it where it waits. If it is just going on, that is where it waits next.
    pub fn abort(&self) {
        self.is_aborted.store(true, Ordering::SeqCst);
        if let Some(mut future) = self.future.try_lock() {
            let left = future.take();
            drop(future);
            drop(left);
        }
    }
}

impl Wake for Task {
    fn wake(self: Arc<Task>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Task>) {
        if !self.is_queued.swap(true, Ordering::SeqCst) {
            let task = self.clone();
            self.driver.change(|queue| queue.woken.push(task));
        }
    }
}

/// The object.
pub struct Driving(pub Arc<Driver>);

impl Trace for Driving {
    fn trace(&self, _: &mut Tracer<'_>) {}
}
