//! `_signal`: what becomes of signals. Handlers run on the main thread, at its safepoints.

use parking_lot::{Condvar, Mutex};
use std::sync::Arc;
use std::time::{Duration, Instant};
use weft_core::error::{overflow_error, type_error, value_error};
use weft_core::heap::concurrency::descriptor::borrow;
use weft_core::heap::{Raised, Thread, Value};
use weft_core::interpreter::Interpreter;
use weft_core::interpreter::hooks::{Disposition, Hooks, LAST_SIGNAL, Listener};
use weft_core::protocol;

/// Names and numbers, which are Linux's.
static SIGNALS: [(&str, i32); 37] = [
    ("SIGHUP", 1),
    ("SIGINT", 2),
    ("SIGQUIT", 3),
    ("SIGILL", 4),
    ("SIGTRAP", 5),
    ("SIGABRT", 6),
    ("SIGIOT", 6),
    ("SIGBUS", 7),
    ("SIGFPE", 8),
    ("SIGKILL", 9),
    ("SIGUSR1", 10),
    ("SIGSEGV", 11),
    ("SIGUSR2", 12),
    ("SIGPIPE", 13),
    ("SIGALRM", 14),
    ("SIGTERM", 15),
    ("SIGSTKFLT", 16),
    ("SIGCHLD", 17),
    ("SIGCLD", 17),
    ("SIGCONT", 18),
    ("SIGSTOP", 19),
    ("SIGTSTP", 20),
    ("SIGTTIN", 21),
    ("SIGTTOU", 22),
    ("SIGURG", 23),
    ("SIGXCPU", 24),
    ("SIGXFSZ", 25),
    ("SIGVTALRM", 26),
    ("SIGPROF", 27),
    ("SIGWINCH", 28),
    ("SIGIO", 29),
    ("SIGPOLL", 29),
    ("SIGPWR", 30),
    ("SIGSYS", 31),
    ("SIGRTMIN", 34),
    ("SIGRTMAX", 64),
    ("NSIG", 65),
];

/// What the system says of each signal.
static DESCRIPTIONS: [&str; 32] = [
    "",
    "Hangup",
    "Interrupt",
    "Quit",
    "Illegal instruction",
    "Trace/breakpoint trap",
    "Aborted",
    "Bus error",
    "Floating point exception",
    "Killed",
    "User defined signal 1",
    "Segmentation fault",
    "User defined signal 2",
    "Broken pipe",
    "Alarm clock",
    "Terminated",
    "Stack fault",
    "Child exited",
    "Continued",
    "Stopped (signal)",
    "Stopped",
    "Stopped (tty input)",
    "Stopped (tty output)",
    "Urgent I/O condition",
    "CPU time limit exceeded",
    "File size limit exceeded",
    "Virtual timer expired",
    "Profiling timer expired",
    "Window changed",
    "I/O possible",
    "Power failure",
    "Bad system call",
];

const SIGALRM: i32 = 14;
const SIGPIPE: i32 = 13;

fn hooks(thread: &Thread) -> &Hooks {
    Interpreter::of(thread).hooks()
}

/// Whether the calling thread may say what signals do.
fn is_main(thread: &Thread) -> bool {
    hooks(thread).is_main_thread() && crate::interpreters::is_first(thread)
}

fn checked(signal: i64) -> Result<i32, Raised> {
    match i32::try_from(signal) {
        Ok(signal) if (1..=LAST_SIGNAL).contains(&signal) => Ok(signal),
        _ => Err(value_error("signal number out of range")),
    }
}

/// What is done with a signal, as Python shows it.
fn current(thread: &Thread, signal: i32, default: Value) -> Value {
    if let Some(handler) = hooks(thread).handler(signal) {
        return handler;
    }
    match hooks(thread).disposition(signal) {
        // The run-time library sees to it that a broken pipe is an error and no end.
        Disposition::Default if signal == SIGPIPE => thread.int(1),
        Disposition::Default => thread.int(0),
        Disposition::Ignored => thread.int(1),
        Disposition::Handled => default,
    }
}

/// Sets what is done with a signal.
fn change(thread: &Thread, signal: i32, handler: Value) -> Result<(), Raised> {
    let hooks = hooks(thread);
    let disposition = match handler.to_int() {
        Some(0) => Disposition::Default,
        Some(1) => Disposition::Ignored,
        _ if protocol::is_callable(thread, handler) => Disposition::Handled,
        _ => {
            return Err(type_error(
                "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object",
            ));
        }
    };
    hooks.set_handler(
        thread,
        signal,
        (disposition == Disposition::Handled).then_some(handler),
    );
    hooks.set_disposition(signal, disposition).map_err(|error| {
        hooks.set_handler(thread, signal, None);
        weft_core::types::exception::os_error::raise_os_error(thread, &error, None)
    })
}

/// Sends a signal to the process itself; a handler of Python's runs before this returns.
///
/// # Errors
/// What the handler raises.
pub fn send_to_self(thread: &Thread, signal: i32) -> Result<(), Raised> {
    match hooks(thread).disposition(signal) {
        Disposition::Handled => hooks(thread).simulate(signal),
        Disposition::Ignored => {}
        Disposition::Default => {
            let done = signal_hook::low_level::raise(signal);
            done.map_err(|error| {
                weft_core::types::exception::os_error::raise_os_error(thread, &error, None)
            })?;
        }
    }
    weft_core::safepoint::attend(thread)
}

/// The descriptor that signals are written to, by the thread that notices them.
#[derive(Default)]
struct WakeUp(Mutex<Option<(i32, Listener)>>);

impl WakeUp {
    /// Sets the descriptor, or none for a negative number, and gives the one before.
    fn set(&self, thread: &Thread, descriptor: i32) -> i32 {
        let mut current = self.0.lock();
        let before = current.take();
        if let Some((_, listener)) = &before {
            hooks(thread).remove_listener(listener);
        }
        if descriptor >= 0 {
            let listener: Listener = Arc::new(move |signal| {
                if let Some(descriptor) = borrow(descriptor) {
                    // A pipe that is full wakes its reader already.
                    let _ = rustix::io::write(descriptor, &[signal as u8]);
                }
            });
            hooks(thread).add_listener(Arc::clone(&listener));
            *current = Some((descriptor, listener));
        }
        before.map_or(-1, |(descriptor, _)| descriptor)
    }
}

/// The timer behind `alarm` and `setitimer`.
#[derive(Default)]
struct Timer {
    state: Arc<(Mutex<TimerState>, Condvar)>,
}

#[derive(Default)]
struct TimerState {
    deadline: Option<Instant>,
    interval: Duration,
    /// Whether the thread that waits for the deadline runs.
    is_running: bool,
}

impl Timer {
    /// Sets the timer and gives what was left of it, and the interval it had.
    fn set(&self, thread: &Thread, delay: Duration, interval: Duration) -> (Duration, Duration) {
        let (state, changed) = &*self.state;
        let mut state = state.lock();
        let left = remaining(&state);
        let before = state.interval;
        state.deadline = (!delay.is_zero()).then(|| Instant::now() + delay);
        state.interval = interval;
        if !state.is_running && state.deadline.is_some() {
            let deliver = hooks(thread).deliverer();
            let shared = Arc::clone(&self.state);
            let started = std::thread::Builder::new()
                .name("weft-timer".to_owned())
                .stack_size(128 * 1024)
                .spawn(move || wait_for_deadlines(&shared, &deliver));
            state.is_running = started.is_ok();
        }
        changed.notify_all();
        (left, before)
    }

    fn get(&self) -> (Duration, Duration) {
        let state = self.state.0.lock();
        (remaining(&state), state.interval)
    }
}

fn remaining(state: &TimerState) -> Duration {
    state.deadline.map_or(Duration::ZERO, |deadline| {
        deadline.saturating_duration_since(Instant::now())
    })
}

fn wait_for_deadlines(shared: &(Mutex<TimerState>, Condvar), deliver: &dyn Fn(i32)) {
    let (state, changed) = shared;
    let mut state = state.lock();
    loop {
        let Some(deadline) = state.deadline else {
            state.is_running = false;
            return;
        };
        if Instant::now() < deadline {
            changed.wait_until(&mut state, deadline);
            continue;
        }
        state.deadline = (!state.interval.is_zero()).then(|| deadline + state.interval);
        drop(state);
        deliver(SIGALRM);
        state = shared.0.lock();
    }
}

fn seconds(thread: &Thread, value: Value) -> Result<Duration, Raised> {
    let seconds = protocol::to_float(thread, value)?;
    if seconds.abs() > 9.2e9 {
        return Err(overflow_error("timestamp out of range for C PyTime_t"));
    }
    Duration::try_from_secs_f64(seconds).map_err(|_| timer_refused(thread))
}

fn timer_refused(thread: &Thread) -> Raised {
    let (class, _) = Interpreter::class_from(thread, &timer_error::DEFINITION);
    let arguments = [thread.int(22), thread.string("Invalid argument")];
    let exception = weft_core::types::exception::ExceptionObject::new(thread, class, &arguments);
    weft_core::error::raise_object(thread, exception)
}

/// A timer could not be set.
#[weft_macros::class(name = "ItimerError", module = "signal", bases = ["OSError"], subclassable)]
pub mod timer_error {}

/// This module provides mechanisms to use signal handlers in Python.
#[weft_macros::module(name = "_signal", classes = [timer_error])]
pub mod module {
    use super::{
        DESCRIPTIONS, SIGNALS, Timer, WakeUp, change, checked, current, is_main, seconds,
        send_to_self, timer_error, timer_refused,
    };
    use std::time::Duration;
    use weft_core::error::{Exception, raise_with, value_error};
    use weft_core::heap::concurrency::Parked;
    use weft_core::heap::{Dict, Raised, Set, ShapeId, Thread, Value};
    use weft_core::interpreter::Interpreter;
    use weft_core::interpreter::hooks::LAST_SIGNAL;
    use weft_core::{protocol, safepoint};

    /// The default handler for SIGINT installed by Python.
    ///
    /// It raises KeyboardInterrupt.
    #[positional_only]
    fn default_int_handler(thread: &Thread, signalnum: Value, frame: Value) -> Result<(), Raised> {
        let _ = (signalnum, frame);
        Err(raise_with(thread, Exception::KeyboardInterrupt, &[]))
    }

    /// Set the action for the given signal.
    ///
    /// The action can be SIG_DFL, SIG_IGN, or a callable Python object.
    /// The previous action is returned.  See getsignal() for possible return values.
    ///
    /// *** IMPORTANT NOTICE ***
    /// A signal handler function is called with two arguments:
    /// the first is the signal number, the second is the interrupted stack frame.
    #[positional_only]
    fn signal(thread: &Thread, signalnum: i64, handler: Value) -> Result<Value, Raised> {
        if !is_main(thread) {
            return Err(value_error(
                "signal only works in main thread of the main interpreter",
            ));
        }
        let signal = checked(signalnum)?;
        let before = getsignal(thread, signalnum)?;
        change(thread, signal, handler)?;
        safepoint::attend(thread)?;
        Ok(before)
    }

    /// Return the current action for the given signal.
    ///
    /// The return value can be:
    ///   SIG_IGN -- if the signal is being ignored
    ///   SIG_DFL -- if the default action for the signal is in effect
    ///   None    -- if an unknown handler is in effect
    ///   anything else -- the callable Python object used as a handler
    #[positional_only]
    fn getsignal(thread: &Thread, signalnum: i64) -> Result<Value, Raised> {
        let signal = checked(signalnum)?;
        let module = weft_core::import::import_module(thread, "_signal")?;
        let default = protocol::get_attribute_text(thread, module, "default_int_handler")?;
        Ok(current(thread, signal, default))
    }

    /// Send a signal to the executing process.
    #[positional_only]
    fn raise_signal(thread: &Thread, signalnum: i64) -> Result<(), Raised> {
        send_to_self(thread, checked(signalnum)?)
    }

    /// Send a signal to a thread.
    #[positional_only]
    fn pthread_kill(thread: &Thread, thread_id: i64, signalnum: i64) -> Result<(), Raised> {
        let _ = thread_id;
        if signalnum == 0 {
            return Ok(());
        }
        // Whichever thread a signal is for, its handler runs on the main thread.
        send_to_self(thread, checked(signalnum)?)
    }

    /// Return the system description of the given signal.
    ///
    /// Returns the description of signal *signalnum*, such as "Interrupt"
    /// for SIGINT. Returns None if signalnum has no description.
    #[positional_only]
    fn strsignal(signalnum: i64) -> Result<Option<String>, Raised> {
        let signal = checked(signalnum)?;
        let known = DESCRIPTIONS
            .get(signal as usize)
            .filter(|text| !text.is_empty());
        Ok(match known {
            Some(text) => Some((*text).to_owned()),
            None if signal >= 34 => Some(format!("Real-time signal {}", signal - 34)),
            None => None,
        })
    }

    /// Return a set of valid signal numbers on this platform.
    fn valid_signals(thread: &Thread) -> Value {
        let signals = Set::new(thread, ShapeId::SET);
        for signal in (1..=31).chain(34..=LAST_SIGNAL) {
            signals.set_simple(thread, thread.int(i64::from(signal)), Value::NONE);
        }
        signals.value()
    }

    /// Change system call restart behaviour: calls that a signal interrupts are always continued.
    #[positional_only]
    fn siginterrupt(signalnum: i64, flag: i64) -> Result<(), Raised> {
        let _ = flag;
        checked(signalnum).map(drop)
    }

    /// Sets the fd to be written to (with the signal number) when a signal comes in.
    ///
    /// A library can use this to wakeup select or poll.
    /// The previous fd or -1 is returned.
    ///
    /// The fd must be non-blocking.
    fn set_wakeup_fd(
        thread: &Thread,
        #[positional_only] fd: i32,
        #[keyword_only]
        #[default(true)]
        warn_on_full_buffer: bool,
    ) -> Result<i32, Raised> {
        let _ = warn_on_full_buffer;
        if !is_main(thread) {
            return Err(value_error(
                "set_wakeup_fd only works in main thread of the main interpreter",
            ));
        }
        Ok(Interpreter::of(thread)
            .extension::<WakeUp>()
            .set(thread, fd))
    }

    /// Wait until a signal arrives.
    fn pause(thread: &Thread) -> Result<(), Raised> {
        loop {
            if thread.participant().park(None) == Parked::Interrupted {
                return safepoint::attend(thread);
            }
        }
    }

    /// Arrange for SIGALRM to arrive after the given number of seconds.
    #[positional_only]
    fn alarm(thread: &Thread, seconds: i32) -> i64 {
        let delay = Duration::from_secs(u64::from(seconds.cast_unsigned()));
        let timer = Interpreter::of(thread).extension::<Timer>();
        let (left, _) = timer.set(thread, delay, Duration::ZERO);
        left.as_secs_f64().ceil() as i64
    }

    /// Sets given itimer (one of ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF).
    ///
    /// The timer will fire after value seconds and after that every interval seconds.
    /// The itimer can be cleared by setting seconds to zero.
    ///
    /// Returns old values as a tuple: (delay, interval).
    #[positional_only]
    fn setitimer(
        thread: &Thread,
        which: i64,
        delay: Value,
        #[default(0.0)] interval: Value,
    ) -> Result<Value, Raised> {
        if which != 0 {
            // Only the timer of real time is there.
            return Err(timer_refused(thread));
        }
        let (delay, interval) = (seconds(thread, delay)?, seconds(thread, interval)?);
        let timer = Interpreter::of(thread).extension::<Timer>();
        let (left, before) = timer.set(thread, delay, interval);
        Ok(thread.tuple(&[left, before].map(|duration| thread.float(duration.as_secs_f64()))))
    }

    /// Returns current value of given itimer.
    #[positional_only]
    fn getitimer(thread: &Thread, which: i64) -> Result<Value, Raised> {
        if which != 0 {
            return Err(timer_refused(thread));
        }
        let (left, interval) = Interpreter::of(thread).extension::<Timer>().get();
        Ok(thread.tuple(&[left, interval].map(|duration| thread.float(duration.as_secs_f64()))))
    }

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        let set =
            |name: &str, value: Value| dictionary.set_simple(thread, thread.intern(name), value);
        for (name, number) in SIGNALS {
            set(name, thread.int(i64::from(number)));
        }
        set("SIG_DFL", thread.int(0));
        set("SIG_IGN", thread.int(1));
        for (name, number) in [
            ("ITIMER_REAL", 0),
            ("ITIMER_VIRTUAL", 1),
            ("ITIMER_PROF", 2),
        ] {
            set(name, thread.int(number));
        }
        set(
            "ItimerError",
            Interpreter::class_from(thread, &timer_error::DEFINITION).0,
        );
        Ok(())
    }
}
