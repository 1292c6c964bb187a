//! Signals: they are noticed by a thread of their own, and Python's handlers run at the main thread's safepoints.

use crate::error::{Exception, raise_with};
use crate::interpreter::watcher::{AtEnd, Watcher};
use crate::interpreter::{Interpreter, ThreadState};
use crate::protocol;
use crate::types::frame::running_frame;
use parking_lot::{Mutex, RwLock};
use signal_hook::consts::{SIGINT, SIGTERM};
use std::collections::HashMap;
use std::os::fd::BorrowedFd;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, OnceLock};
use std::thread::ThreadId;
use weft_heap::concurrency::signals::Unhandled;
use weft_heap::concurrency::{Interrupter, recording, signals};
use weft_heap::{Raised, Root, Thread, Value};

/// Signals are numbered from 1 to this.
pub const LAST_SIGNAL: i32 = 64;
/// Sent to a process that writes beyond the limit on the size of files.
const SIGXFSZ: i32 = 25;

/// What happens when a signal arrives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Disposition {
    /// What the system does with it.
    Default,
    /// Nothing.
    Ignored,
    /// A Python function is called, or `KeyboardInterrupt` is raised if there is none.
    Handled,
}

/// Told of each signal as it arrives, on the thread that watches: wakes an event loop, say.
pub type Listener = Arc<dyn Fn(i32) + Send + Sync>;

/// Done on the main thread before the handlers of signals run.
pub type Report = Box<dyn FnOnce(&Thread) + Send>;

/// Waits for signals until the interpreter ends, and tells it of each.
pub type Watch = Box<dyn FnOnce() + Send>;

/// What one interpreter knows of signals.
#[derive(Default)]
pub struct Hooks {
    shared: Arc<Shared>,
    /// Takes the watch, if there is a thread for it already.
    watchman: OnceLock<Sender<Watch>>,
    handlers: RwLock<HashMap<i32, Root>>,
    watcher: Mutex<Option<Watcher>>,
}

#[derive(Default)]
struct Shared {
    /// Bit n - 1: signal n has arrived and its handler has not run.
    pending: AtomicU64,
    main: OnceLock<MainThread>,
    /// Those signals that are watched; the system has what is done with the others.
    watched: RwLock<HashMap<i32, Watched>>,
    /// Told of each signal before the main thread is.
    first_listener: Mutex<Option<Listener>>,
    listeners: Mutex<Vec<Listener>>,
    reports: Mutex<Vec<Report>>,
}

/// What is done with a signal that is watched.
struct Watched {
    disposition: Disposition,
    /// Set as the signal arrives, until the thread that watches sees to it.
    arrived: Arc<AtomicBool>,
    /// What was to be done with one that arrived before that was changed, and was not seen to yet.
    owed: Option<Disposition>,
}

struct MainThread {
    id: ThreadId,
    identity: u64,
    native: AtomicI32,
    interrupter: Interrupter,
}

impl Shared {
    fn disposition(&self, signal: i32) -> Disposition {
        match self.watched.read().get(&signal) {
            Some(watched) => watched.disposition,
            None if signals::is_ignored(signal) => Disposition::Ignored,
            None => Disposition::Default,
        }
    }

    /// What to do with a signal that has arrived: what was to be done then, whatever is by now.
    fn take_arrived(&self, signal: i32) -> Disposition {
        let mut watched = self.watched.write();
        let Some(watched) = watched.get_mut(&signal) else {
            return Disposition::Ignored;
        };
        watched.owed.take().unwrap_or_else(|| {
            watched.arrived.store(false, Ordering::SeqCst);
            watched.disposition
        })
    }

    fn arrive(&self, signal: i32) {
        match self.take_arrived(signal) {
            Disposition::Ignored => {}
            Disposition::Default => {
                recording::finish();
                // The system's own handler was replaced when the signal was first watched.
                let _ = signal_hook::low_level::emulate_default_handler(signal);
            }
            Disposition::Handled => self.note(signal),
        }
    }

    /// Leaves the signal to the main thread, and ends a wait that it is in.
    fn note(&self, signal: i32) {
        let first = self.first_listener.lock().clone();
        if let Some(listener) = first {
            listener(signal);
        }
        if (1..=LAST_SIGNAL).contains(&signal) {
            self.pending.fetch_or(1 << (signal - 1), Ordering::SeqCst);
        }
        if let Some(main) = self.main.get() {
            main.interrupter.interrupt();
        }
        let listeners: Vec<Listener> = self.listeners.lock().clone();
        for listener in listeners {
            listener(signal);
        }
    }
}

impl Hooks {
    /// Makes the calling thread the one on which handlers run. The first one stays it; in a new process the system has
    /// another number for it.
    pub fn adopt_main_thread(&self, thread: &Thread) {
        if let Some(main) = self.shared.main.get() {
            if main.id == std::thread::current().id() {
                main.native.store(signals::own_thread(), Ordering::Relaxed);
            }
            return;
        }
        let main = MainThread {
            id: std::thread::current().id(),
            identity: ThreadState::of(thread).identity(),
            native: AtomicI32::new(signals::own_thread()),
            interrupter: thread.interrupter(),
        };
        let _ = self.shared.main.set(main);
    }

    /// What `threading.get_ident()` gives on the main thread.
    pub fn main_identity(&self) -> u64 {
        self.shared.main.get().map_or(0, |main| main.identity)
    }

    /// The system's number of the main thread.
    pub fn main_native(&self) -> i32 {
        self.shared
            .main
            .get()
            .map_or(0, |main| main.native.load(Ordering::Relaxed))
    }

    /// Whether the calling thread is the interpreter's main thread.
    pub fn is_main_thread(&self) -> bool {
        self.shared
            .main
            .get()
            .is_some_and(|main| main.id == std::thread::current().id())
    }

    /// Makes Ctrl-C raise `KeyboardInterrupt` on the main thread, and a file that grows too large an `OSError` instead of
    /// the end, for programs that own their process.
    ///
    /// # Errors
    /// What the system says if the signal cannot be watched.
    pub fn handle_interrupts(&self) -> std::io::Result<()> {
        self.set_disposition(SIGINT, Disposition::Handled)?;
        // It is watched and not left to the system, so that processes that are started do not ignore it.
        self.watch(SIGXFSZ, Disposition::Ignored)?;
        if recording::is_on() {
            // A process that is told to end, as workers are, writes down what it has recorded before it does.
            self.watch(SIGTERM, Disposition::Default)?;
        }
        Ok(())
    }

    /// What happens when a signal arrives.
    pub fn disposition(&self, signal: i32) -> Disposition {
        self.shared.disposition(signal)
    }

    /// Whether a signal is noticed here, and not left to the system.
    pub fn is_watched(&self, signal: i32) -> bool {
        self.shared.watched.read().contains_key(&signal)
    }

    /// Changes what happens when a signal arrives.
    ///
    /// # Errors
    /// What the system says if the signal cannot be watched; `SIGKILL` and `SIGSTOP` cannot.
    pub fn set_disposition(&self, signal: i32, disposition: Disposition) -> std::io::Result<()> {
        if let Some(watched) = self.shared.watched.write().get_mut(&signal) {
            if watched.arrived.swap(false, Ordering::SeqCst) {
                watched.owed = Some(watched.disposition);
            }
            watched.disposition = disposition;
            return Ok(());
        }
        match disposition {
            Disposition::Handled => self.watch(signal, disposition),
            Disposition::Default => signals::set_unhandled(signal, Unhandled::Default),
            Disposition::Ignored => signals::set_unhandled(signal, Unhandled::Ignored),
        }
    }

    fn watch(&self, signal: i32, disposition: Disposition) -> std::io::Result<()> {
        if signal_hook::consts::FORBIDDEN.contains(&signal) {
            return Err(std::io::Error::from_raw_os_error(22));
        }
        let arrived = Arc::new(AtomicBool::new(false));
        // Before the watch, so that whoever is told of the signal finds this set.
        signal_hook::flag::register(signal, Arc::clone(&arrived))?;
        let watched = Watched {
            disposition,
            arrived,
            owed: None,
        };
        self.shared.watched.write().insert(signal, watched);
        self.with_watcher(|watcher| watcher.add_signal(signal))
    }

    /// Has `at_end` called when a descriptor reaches its end, on the thread that watches for signals. The program may close
    /// the descriptor: one that is like it is watched.
    ///
    /// # Errors
    /// What the system says if there is no such descriptor, or no thread for it.
    pub fn watch_end(&self, descriptor: BorrowedFd<'_>, at_end: AtEnd) -> std::io::Result<()> {
        self.with_watcher(|watcher| watcher.add_lifeline(descriptor, at_end))
    }

    /// Gives the watcher something to watch, whose thread begins if it is the first.
    fn with_watcher(
        &self,
        add: impl FnOnce(&Watcher) -> std::io::Result<()>,
    ) -> std::io::Result<()> {
        let mut known = self.watcher.lock();
        if let Some(watcher) = &*known {
            return add(watcher);
        }
        let (watcher, waiting) = Watcher::new()?;
        add(&watcher)?;
        *known = Some(watcher);
        let shared = Arc::clone(&self.shared);
        let mut watch: Watch = Box::new(move || waiting.run(|signal| shared.arrive(signal)));
        if let Some(watchman) = self.watchman.get() {
            match watchman.send(watch) {
                Ok(()) => return Ok(()),
                Err(nobody) => watch = nobody.0,
            }
        }
        std::thread::Builder::new()
            .name("weft-signals".to_owned())
            .stack_size(128 * 1024)
            .spawn(watch)?;
        Ok(())
    }

    /// Has signals watched by whoever receives from `watchman`, instead of by a thread that is made for it. The first
    /// call counts, if it comes before any signal is watched.
    pub fn set_watchman(&self, watchman: Sender<Watch>) {
        let _ = self.watchman.set(watchman);
    }

    /// The Python function that a signal calls, if one was set.
    pub fn handler(&self, signal: i32) -> Option<Value> {
        self.handlers.read().get(&signal).map(Root::get)
    }

    /// Sets the Python function that a signal calls.
    pub fn set_handler(&self, thread: &Thread, signal: i32, handler: Option<Value>) {
        let mut handlers = self.handlers.write();
        match handler {
            Some(handler) => handlers.insert(signal, Root::new(thread.heap_handle(), handler)),
            None => handlers.remove(&signal),
        };
    }

    /// Has something told of each signal that is handled before the main thread is; nothing for `None`.
    pub fn set_first_listener(&self, listener: Option<Listener>) {
        *self.shared.first_listener.lock() = listener;
    }

    /// What leaves something to be done on the main thread, before the handlers that are called next.
    pub fn reporter(&self) -> impl Fn(Report) + Send + Sync + 'static {
        let shared = Arc::clone(&self.shared);
        move |report| shared.reports.lock().push(report)
    }

    /// Has something told of each signal that is handled.
    pub fn add_listener(&self, listener: Listener) {
        self.shared.listeners.lock().push(listener);
    }

    /// Whether a signal has arrived whose handler has not begun to run.
    pub fn has_pending(&self) -> bool {
        self.shared.pending.load(Ordering::SeqCst) != 0
    }

    /// Ends [`Hooks::add_listener`].
    pub fn remove_listener(&self, listener: &Listener) {
        self.shared
            .listeners
            .lock()
            .retain(|other| !Arc::ptr_eq(other, listener));
    }

    /// Does as if a signal had arrived (`_thread.interrupt_main`).
    pub fn simulate(&self, signal: i32) {
        let watched = self.shared.watched.read();
        let known = watched.get(&signal).map(|watched| watched.disposition);
        drop(watched);
        // Ctrl-C of a host that keeps it for itself still interrupts a program that asks for it.
        let is_own = known.is_none() && signal == SIGINT;
        if is_own || known == Some(Disposition::Handled) {
            self.shared.note(signal);
        }
    }
}

impl Drop for Hooks {
    fn drop(&mut self) {
        if let Some(watcher) = self.watcher.get_mut() {
            watcher.close();
        }
    }
}

/// Runs the handlers of signals that have arrived. Nothing happens on other threads than the main one.
///
/// # Errors
/// What a handler raised, `KeyboardInterrupt` above all.
pub fn run(thread: &Thread) -> Result<(), Raised> {
    let hooks = Interpreter::of(thread).hooks();
    if hooks.shared.pending.load(Ordering::SeqCst) == 0 || !hooks.is_main_thread() {
        return Ok(());
    }
    let pending = hooks.shared.pending.swap(0, Ordering::SeqCst);
    let reports = std::mem::take(&mut *hooks.shared.reports.lock());
    for report in reports {
        thread.library(|| report(thread));
    }
    for signal in (1..=LAST_SIGNAL).filter(|signal| pending & (1 << (signal - 1)) != 0) {
        let result = thread.library(|| handle(thread, signal));
        if result.is_err() {
            // Those that have not had their turn come at the next safepoint.
            let later = pending & !((1u64 << (signal - 1)) | ((1u64 << (signal - 1)) - 1));
            if later != 0 {
                hooks.shared.pending.fetch_or(later, Ordering::SeqCst);
                thread.request_attention();
            }
            return result;
        }
    }
    Ok(())
}

/// Raises the `KeyboardInterrupt` of Ctrl-C where no Python code may run: in the middle of a loop of the library. A handler of
/// the program's own waits for the next safepoint, and so does what is to be done before it.
///
/// # Errors
/// `KeyboardInterrupt`
pub fn interrupt(thread: &Thread) -> Result<(), Raised> {
    if is_interrupted(thread) {
        Err(keyboard_interrupt(thread))
    } else {
        Ok(())
    }
}

/// Whether [`interrupt`] raises something.
pub fn is_interrupted(thread: &Thread) -> bool {
    let hooks = Interpreter::of(thread).hooks();
    hooks.shared.pending.load(Ordering::SeqCst) & INTERRUPT != 0
        && hooks.is_main_thread()
        && !hooks.handlers.read().contains_key(&SIGINT)
        && hooks.shared.reports.lock().is_empty()
        && hooks.disposition(SIGINT) != Disposition::Ignored
}

/// Raises what Ctrl-C raises where the program has no handler of its own.
pub fn keyboard_interrupt(thread: &Thread) -> Raised {
    let hooks = Interpreter::of(thread).hooks();
    hooks.shared.pending.fetch_and(!INTERRUPT, Ordering::SeqCst);
    raise_with(thread, Exception::KeyboardInterrupt, &[])
}

/// The bit of Ctrl-C among the signals that have arrived.
const INTERRUPT: u64 = 1 << (SIGINT - 1);

fn handle(thread: &Thread, signal: i32) -> Result<(), Raised> {
    let hooks = Interpreter::of(thread).hooks();
    if let Some(handler) = hooks.handler(signal) {
        let frame = running_frame(thread, 0).unwrap_or(Value::NONE);
        return protocol::call_values(thread, handler, &[Value::from_i32(signal), frame]).map(drop);
    }
    if signal == SIGINT && hooks.disposition(signal) != Disposition::Ignored {
        return Err(raise_with(thread, Exception::KeyboardInterrupt, &[]));
    }
    Ok(())
}
