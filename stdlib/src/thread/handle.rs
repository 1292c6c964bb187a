//! Handles by which threads are waited for, and the list of those that the interpreter's end waits for.

use parking_lot::Mutex;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use weft_core::error::{Exception, raise, runtime_error, type_error};
use weft_core::heap::concurrency::{Acquire, Lock, signals};
use weft_core::heap::{Raised, Thread, Trace, Tracer, Value};
use weft_core::interpreter::{Interpreter, ThreadState, Waiting};
use weft_core::native::{ClassDefinition, NativeClass};
use weft_core::safepoint;

const NOT_STARTED: u8 = 0;
const RUNNING: u8 = 1;
const DONE: u8 = 2;

/// What a thread and those who wait for it share.
pub struct Completion {
    state: AtomicU8,
    identity: AtomicU64,
    /// Taken while the thread runs.
    running: Lock,
}

impl Completion {
    fn new() -> Completion {
        Completion {
            state: AtomicU8::new(NOT_STARTED),
            identity: AtomicU64::new(0),
            running: Lock::new(),
        }
    }

    /// The thread is about to run. False if it has been started before.
    pub fn begin(&self, identity: u64) -> bool {
        if self
            .state
            .compare_exchange(NOT_STARTED, RUNNING, Ordering::SeqCst, Ordering::SeqCst)
            .is_err()
        {
            return false;
        }
        self.identity.store(identity, Ordering::SeqCst);
        self.running.try_acquire();
        true
    }

    /// The thread could not be started after all.
    pub fn take_back(&self) {
        self.identity.store(0, Ordering::SeqCst);
        let _ = self.running.release();
        self.state.store(NOT_STARTED, Ordering::SeqCst);
    }

    /// The thread has ended.
    pub fn end(&self) {
        self.state.store(DONE, Ordering::SeqCst);
        let _ = self.running.release();
    }

    fn is_done(&self) -> bool {
        self.state.load(Ordering::SeqCst) == DONE
    }

    /// Waits for the end. What signal handlers or the judge of deadlocks raise meanwhile ends the wait.
    fn wait(&self, thread: &Thread, timeout: Option<Duration>) -> Result<(), Raised> {
        let deadline = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        let _waiting = Waiting::for_thread(thread, self.identity.load(Ordering::SeqCst));
        while !self.is_done() {
            let remaining =
                deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
            match self.running.acquire(thread.participant(), remaining) {
                Acquire::Acquired => {
                    // The lock was free because the thread has ended; the next who waits is let through.
                    let _ = self.running.release();
                    return Ok(());
                }
                Acquire::TimedOut => return Ok(()),
                Acquire::Interrupted => safepoint::attend(thread)?,
            }
        }
        Ok(())
    }
}

/// The threads of an interpreter that were started through this module.
#[derive(Default)]
pub struct Threads {
    awaited: Mutex<Vec<Arc<Completion>>>,
    /// The system's numbers of threads by their identities; 0 before a thread runs.
    natives: Mutex<HashMap<u64, i32>>,
    count: AtomicUsize,
    stack_size: AtomicUsize,
    /// Whether what is left of the interpreter is being taken apart: no thread begins, and none is waited for.
    is_ending: AtomicBool,
}

impl Threads {
    /// Those of the thread's interpreter.
    pub fn of(thread: &Thread) -> Arc<Threads> {
        Interpreter::of(thread).extension::<Threads>()
    }

    /// How many run.
    pub fn count(&self) -> usize {
        self.count.load(Ordering::SeqCst)
    }

    /// Whether the interpreter is being taken apart.
    pub fn is_ending(&self) -> bool {
        self.is_ending.load(Ordering::SeqCst)
    }

    /// The native stack that new threads get, as it was set; 0 for the usual one.
    pub fn stack_size(&self) -> usize {
        self.stack_size.load(Ordering::Relaxed)
    }

    /// Changes the native stack of new threads.
    pub fn set_stack_size(&self, bytes: usize) {
        self.stack_size.store(bytes, Ordering::Relaxed);
    }

    /// A thread with this identity is about to run.
    pub fn announce(&self, identity: u64) {
        self.natives.lock().insert(identity, 0);
    }

    /// The calling thread, which has this identity, runs.
    pub fn begin(&self, identity: u64) {
        self.natives.lock().insert(identity, signals::own_thread());
    }

    /// The thread with this identity has ended, or did not begin.
    pub fn forget(&self, identity: u64) {
        self.natives.lock().remove(&identity);
    }

    /// A thread has begun; the interpreter's end waits for it if it is to be awaited.
    pub fn add(&self, awaited: Option<&Arc<Completion>>) {
        self.count.fetch_add(1, Ordering::SeqCst);
        self.awaited.lock().extend(awaited.cloned());
    }

    /// A thread has ended, or did not begin.
    pub fn remove(&self, completion: &Arc<Completion>) {
        self.awaited
            .lock()
            .retain(|other| !Arc::ptr_eq(other, completion));
        self.count.fetch_sub(1, Ordering::SeqCst);
    }
}

/// The system's number of a running thread of the interpreter.
pub fn native_of(thread: &Thread, identity: u64) -> Option<i32> {
    let hooks = Interpreter::of(thread).hooks();
    if hooks.main_identity() == identity {
        return Some(hooks.main_native());
    }
    if ThreadState::of(thread).identity() == identity {
        return Some(signals::own_thread());
    }
    loop {
        let native = Threads::of(thread).natives.lock().get(&identity).copied()?;
        if native != 0 {
            return Some(native);
        }
        thread.blocking(std::thread::yield_now);
    }
}

/// The interpreter is taken apart from now on: its threads that are no daemons have ended.
pub fn begin_end(thread: &Thread) {
    Threads::of(thread).is_ending.store(true, Ordering::SeqCst);
}

/// Waits for every thread that is no daemon but the calling one.
///
/// # Errors
/// What signal handlers raise meanwhile.
pub fn wait_for_threads(thread: &Thread) -> Result<(), Raised> {
    let threads = Threads::of(thread);
    let own = ThreadState::of(thread).identity();
    loop {
        let next = {
            let awaited = threads.awaited.lock();
            awaited
                .iter()
                .find(|other| other.identity.load(Ordering::SeqCst) != own)
                .cloned()
        };
        let Some(next) = next else { return Ok(()) };
        next.wait(thread, None)?;
        threads
            .awaited
            .lock()
            .retain(|other| !Arc::ptr_eq(other, &next));
    }
}

/// A handle of a thread.
pub struct ThreadHandle {
    completion: Arc<Completion>,
}

impl Trace for ThreadHandle {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl NativeClass for ThreadHandle {
    fn definition() -> &'static ClassDefinition {
        &thread_handle::DEFINITION
    }
}

impl ThreadHandle {
    /// A handle of no thread yet.
    pub fn new() -> ThreadHandle {
        ThreadHandle {
            completion: Arc::new(Completion::new()),
        }
    }

    /// A handle of a running thread that something else started.
    pub fn of_running(identity: u64) -> ThreadHandle {
        let handle = ThreadHandle::new();
        handle.completion.begin(identity);
        handle
    }

    /// What the thread shares with those who wait for it.
    pub fn completion(&self) -> &Arc<Completion> {
        &self.completion
    }

    fn join(&self, thread: &Thread, timeout: Value) -> Result<(), Raised> {
        let timeout = if timeout.is_none() {
            None
        } else {
            let seconds = super::lock::seconds_of(thread, timeout)?;
            super::lock::duration_of(seconds)?
        };
        if self.completion.state.load(Ordering::SeqCst) == NOT_STARTED {
            return Err(runtime_error("thread not started"));
        }
        let own = ThreadState::of(thread).identity();
        if !self.completion.is_done() && self.completion.identity.load(Ordering::SeqCst) == own {
            return Err(runtime_error("Cannot join current thread"));
        }
        if !self.completion.is_done() && Threads::of(thread).is_ending() {
            // It may never run again, and nothing else could end this wait.
            let message = "cannot join thread at interpreter shutdown";
            return Err(raise(Exception::PythonFinalizationError, message));
        }
        self.completion.wait(thread, timeout)
    }
}

/// A handle of a thread that can be waited for.
#[weft_macros::class(name = "_ThreadHandle", module = "_thread")]
pub mod thread_handle {
    use super::{NOT_STARTED, Ordering, ThreadHandle, runtime_error};
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::interpreter::new_native;

    /// Create and return a new object.
    #[new]
    fn new(_class: Value, thread: &Thread) -> Value {
        new_native(thread, ThreadHandle::new()).value()
    }

    /// The thread's ident.
    #[getter]
    fn ident(this: &Native<ThreadHandle>) -> u64 {
        this.completion().identity.load(Ordering::SeqCst)
    }

    /// Wait for the end of the thread.
    fn join(
        this: &Native<ThreadHandle>,
        thread: &Thread,
        #[positional_only]
        #[default]
        timeout: Option<Value>,
    ) -> Result<(), Raised> {
        this.join(thread, timeout.unwrap_or(Value::NONE))
    }

    /// Whether the thread has ended.
    fn is_done(this: &Native<ThreadHandle>) -> bool {
        this.completion().is_done()
    }

    /// Say that the thread has ended.
    fn _set_done(this: &Native<ThreadHandle>) -> Result<(), Raised> {
        if this.completion().state.load(Ordering::SeqCst) == NOT_STARTED {
            return Err(runtime_error("thread not started"));
        }
        this.completion().end();
        Ok(())
    }

    /// Return repr(self).
    fn __repr__(this: &Native<ThreadHandle>) -> String {
        let ident = this.completion().identity.load(Ordering::SeqCst);
        format!("<_ThreadHandle object: ident={ident}>")
    }
}

/// The handle that an argument is.
pub fn handle_of(value: &Value) -> Result<&weft_core::heap::Native<ThreadHandle>, Raised> {
    value
        .downcast()
        .ok_or_else(|| type_error("'handle' must be a _ThreadHandle"))
}
