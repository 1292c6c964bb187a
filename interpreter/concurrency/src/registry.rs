//! The threads of a world, and how they are stopped and resumed.

use std::marker::PhantomData;
use std::sync::Arc;

use crate::recording::{self, Activity};
use crate::sync::{Condvar, Mutex, MutexGuard, look_out};
use crate::thread::{State, Thread};
use crate::world::World;

/// All threads of a world, and the stop that is under way.
pub(crate) struct Registry {
    book: Mutex<Book>,
    /// The last thread that a stop waited for has stopped, or the last helper is done.
    complete: Condvar,
    /// A stop is over, or a job is there to help with.
    changed: Condvar,
}

struct Book {
    threads: Vec<Arc<Thread>>,
    /// The next thread that wants to stop the world gets this ticket …
    next_ticket: u64,
    /// … and may do so when this number is its own.
    serving: u64,
    /// Whether a stop is under way: the threads are being stopped, or are stopped.
    stopping: bool,
    /// How many attached threads have still to stop.
    awaited: usize,
    job: Option<Job>,
    /// How many jobs there have been, so that a thread helps with each once.
    jobs: u64,
    helping: usize,
    /// How many threads wait for a change, which need not be announced to none.
    waiting: usize,
}

/// What stopped threads help with, for as long as [`Stopped::with_help`] runs.
#[derive(Clone, Copy)]
struct Job(*const (dyn Fn() + Sync + 'static));

// SAFETY: what it points to may be shared between threads, being `Sync`.
unsafe impl Send for Job {}

impl Registry {
    pub(crate) fn new() -> Self {
        Registry {
            book: Mutex::new(Book {
                threads: Vec::new(),
                next_ticket: 0,
                serving: 0,
                stopping: false,
                awaited: 0,
                job: None,
                jobs: 0,
                helping: 0,
                waiting: 0,
            }),
            complete: Condvar::new(),
            changed: Condvar::new(),
        }
    }

    pub(crate) fn count(&self) -> usize {
        self.book.lock().threads.len()
    }

    /// Calls `visit` for each thread, in the order in which they came.
    pub(crate) fn each(&self, visit: impl FnMut(&Arc<Thread>)) {
        let threads = self.book.lock().threads.clone();
        threads.iter().for_each(visit);
    }

    pub(crate) fn count_attached(&self) -> usize {
        self.book
            .lock()
            .threads
            .iter()
            .filter(|thread| thread.is_attached())
            .count()
    }

    /// The first of the threads that came by themselves, if all threads are as `test` wants them.
    pub(crate) fn first_if(&self, test: impl Fn(&Thread) -> bool) -> Option<Arc<Thread>> {
        let book = self.book.lock();
        let first = book.threads.iter().find(|one| one.came_by_itself())?;
        // The last ones to join are the ones that most often do something.
        let all = book.threads.iter().rev().all(|thread| test(thread));
        all.then(|| Arc::clone(first))
    }

    /// Adds a detached thread, which counts as stopped if the world is.
    pub(crate) fn add(&self, thread: &Arc<Thread>) {
        let mut book = self.book.lock();
        if book.stopping {
            thread.change_state(State::Detached, State::Stopped);
        }
        book.threads.push(Arc::clone(thread));
    }

    /// Removes a detached thread, but not while the world is stopped: its stack is being read.
    pub(crate) fn remove(&self, thread: &Arc<Thread>) {
        let mut book = self.book.lock();
        while book.stopping {
            book = self.wait_for_change(book);
        }
        book.threads.retain(|other| !Arc::ptr_eq(other, thread));
    }

    /// From detached to attached, once no stop is under way.
    pub(crate) fn enter(&self, thread: &Thread) {
        if !thread.change_state(State::Detached, State::Attached) {
            self.enter_after_stop(thread);
        }
    }

    #[cold]
    fn enter_after_stop(&self, thread: &Thread) {
        recording::note(Activity::Stopped);
        if look_out(|| thread.state() != State::Stopped)
            && thread.change_state(State::Detached, State::Attached)
        {
            return;
        }
        let mut book = self.book.lock();
        let mut helped = book.jobs;
        if book.job.is_some() {
            helped -= 1;
        }
        while !thread.change_state(State::Detached, State::Attached) {
            book = self.help_or_wait(book, &mut helped);
        }
    }

    /// From attached to detached, telling a stop that waits for this.
    pub(crate) fn leave(&self, thread: &Thread) {
        if !thread.change_state(State::Attached, State::Detached) {
            self.leave_for_stop(&mut self.book.lock(), thread);
        }
    }

    #[cold]
    fn leave_for_stop(&self, book: &mut MutexGuard<'_, Book>, thread: &Thread) {
        let changed = thread.change_state(State::Wanted, State::Stopped);
        debug_assert!(changed, "only an attached thread detaches");
        book.awaited -= 1;
        if book.awaited == 0 {
            self.complete.notify_all();
        }
    }

    fn wait_for_change<'a>(&'a self, mut book: MutexGuard<'a, Book>) -> MutexGuard<'a, Book> {
        book.waiting += 1;
        book = self.changed.wait(book);
        book.waiting -= 1;
        book
    }

    fn help_or_wait<'a>(
        &'a self,
        mut book: MutexGuard<'a, Book>,
        helped: &mut u64,
    ) -> MutexGuard<'a, Book> {
        let Some(job) = book.job.filter(|_| *helped < book.jobs) else {
            return self.wait_for_change(book);
        };
        *helped = book.jobs;
        book.helping += 1;
        drop(book);
        let helping = Helping(self);
        // SAFETY: the job lives until `with_help` returns, which waits for `helping` to be zero.
        let job = unsafe { &*job.0 };
        job();
        drop(helping);
        self.book.lock()
    }

    /// Stops all other threads; the caller is attached, and its stack pointer is recorded.
    pub(crate) fn stop(&self, requester: &Arc<Thread>) -> Stopped<'_> {
        let mut book = self.book.lock();
        let ticket = book.next_ticket;
        book.next_ticket += 1;
        if book.serving != ticket {
            // Others are first: this thread is stopped by them, and then comes its turn.
            if !requester.change_state(State::Attached, State::Detached) {
                self.leave_for_stop(&mut book, requester);
            }
            let mut helped = book.jobs;
            if book.job.is_some() {
                helped -= 1;
            }
            while book.serving != ticket {
                book = self.help_or_wait(book, &mut helped);
            }
            let changed = requester.change_state(State::Detached, State::Attached);
            debug_assert!(changed, "nobody but the thread being served stops others");
        }
        book.stopping = true;
        // This one, and who is to stop the world after it.
        let requesters = (book.next_ticket - book.serving) as usize;
        let threads = book.threads.clone();
        for thread in threads
            .iter()
            .filter(|thread| !Arc::ptr_eq(thread, requester))
        {
            loop {
                if thread.change_state(State::Detached, State::Stopped) {
                    break;
                }
                if thread.change_state(State::Attached, State::Wanted) {
                    thread.trip_limit();
                    book.awaited += 1;
                    break;
                }
            }
        }
        let running = requesters + book.awaited;
        if book.awaited > 0 {
            // They count themselves off under the lock.
            drop(book);
            look_out(|| threads.iter().all(|thread| thread.state() != State::Wanted));
            book = self.book.lock();
        }
        while book.awaited > 0 {
            book = self.complete.wait(book);
        }
        Stopped {
            registry: self,
            threads,
            requester: Arc::clone(requester),
            running,
            not_send: PhantomData,
        }
    }

    fn resume(&self) {
        let mut book = self.book.lock();
        for thread in &book.threads {
            thread.change_state(State::Stopped, State::Detached);
        }
        book.stopping = false;
        book.serving += 1;
        let waiting = book.waiting;
        drop(book);
        if waiting > 0 {
            self.changed.notify_all();
        }
    }
}

/// Ends a thread's help, also when the job unwinds.
struct Helping<'a>(&'a Registry);

impl Drop for Helping<'_> {
    fn drop(&mut self) {
        let mut book = self.0.book.lock();
        book.helping -= 1;
        if book.helping == 0 {
            self.0.complete.notify_all();
        }
    }
}

/// Ends a job, also when it unwinds: nobody takes it up after this, and nobody is at it.
struct Published<'a>(&'a Registry);

impl Drop for Published<'_> {
    fn drop(&mut self) {
        let mut book = self.0.book.lock();
        book.job = None;
        while book.helping > 0 {
            book = self.0.complete.wait(book);
        }
    }
}

/// The proof that every other thread of a world is stopped. The stop ends when it is dropped.
pub struct Stopped<'w> {
    registry: &'w Registry,
    threads: Vec<Arc<Thread>>,
    requester: Arc<Thread>,
    running: usize,
    not_send: PhantomData<*mut ()>,
}

impl Stopped<'_> {
    /// All threads of the world: those that were stopped, those that are detached, and the one
    /// that stopped the others, whose stack pointer is that of its call to `stop_the_world`.
    pub fn threads(&self) -> impl ExactSizeIterator<Item = StoppedThread<'_>> {
        self.threads.iter().map(|thread| StoppedThread {
            thread,
            requester: Arc::ptr_eq(thread, &self.requester),
        })
    }

    /// How many threads ran when the stop began, the calling one among them.
    pub fn running(&self) -> usize {
        self.running
    }

    /// Whether every other thread is idle and not woken, and nobody is about to join: nothing can happen any more but by
    /// the calling thread, or from outside the world.
    pub fn are_others_idle(&self, world: &World) -> bool {
        let others = self.threads.iter();
        let mut others = others.filter(|thread| !Arc::ptr_eq(thread, &self.requester));
        !world.has_outsiders() && others.all(|thread| thread.parker.is_idle(thread))
    }

    /// Runs `job` on this thread and at the same time, once each, on those stopped threads that
    /// are waiting for the stop to end; returns when all are done. A thread that is busy
    /// elsewhere, detached, does not take part, so the job must be complete without any help.
    pub fn with_help(&self, job: &(dyn Fn() + Sync)) {
        let pointer: *const (dyn Fn() + Sync) = job;
        // SAFETY: only the lifetime changes, and `Published` ends the job's use before this returns.
        let pointer: *const (dyn Fn() + Sync + 'static) = unsafe { std::mem::transmute(pointer) };
        let mut book = self.registry.book.lock();
        book.jobs += 1;
        book.job = Some(Job(pointer));
        drop(book);
        let published = Published(self.registry);
        self.registry.changed.notify_all();
        job();
        drop(published);
    }
}

impl Drop for Stopped<'_> {
    fn drop(&mut self) {
        self.registry.resume();
    }
}

/// One thread of a stopped world.
pub struct StoppedThread<'s> {
    thread: &'s Thread,
    requester: bool,
}

impl StoppedThread<'_> {
    /// What [`Participant::set_user`](crate::Participant::set_user) was given, or null.
    pub fn user(&self) -> *mut () {
        self.thread.user()
    }

    /// From where on, upwards, its native stack holds what its callers held when it stopped or
    /// detached. Zero if it was never attached.
    pub fn stack_pointer(&self) -> usize {
        self.thread.stack_pointer()
    }

    /// Whether this is the thread that stopped the others.
    pub fn is_requester(&self) -> bool {
        self.requester
    }
}
