//! The module's functions.

use crate::signal::timer::timer_error;

/// This module provides mechanisms to use signal handlers in Python.
#[weft_macros::module(name = "_signal", classes = [timer_error])]
pub mod module {
    use crate::signal::disposition::{
        UNCHANGEABLE, change, checked, current, is_main, send_to_self, sendable,
    };
    use crate::signal::mask;
    use crate::signal::names::{DESCRIPTIONS, SIGNALS};
    use crate::signal::timer::{self, seconds, timer_error};
    use crate::signal::wake_up::{Full, WakeUp};
    use crate::system::{os_error, own_descriptor};
    use rustix::fs::OFlags;
    use rustix::io::Errno;
    use std::time::Duration;
    use weft_core::error::{Exception, raise_with, type_error, value_error};
    use weft_core::heap::concurrency::Parked;
    use weft_core::heap::{Dict, Raised, Set, ShapeId, Thread, Value};
    use weft_core::interpreter::hooks::LAST_SIGNAL;
    use weft_core::interpreter::{Interpreter, Request};
    use weft_core::{protocol, safepoint};

    /// The handler that SIGINT has at first: raises KeyboardInterrupt.
    #[positional_only]
    fn default_int_handler(thread: &Thread, signalnum: Value, frame: Value) -> Result<(), Raised> {
        let _ = (signalnum, frame);
        Err(raise_with(thread, Exception::KeyboardInterrupt, &[]))
    }

    /// Set what happens when the signal arrives, and return what it was before, as getsignal() does.
    ///
    /// The handler is SIG_DFL, SIG_IGN, or a callable, which the main thread calls with the number of the signal and
    /// the frame that it interrupts. ValueError outside of the main thread.
    #[positional_only]
    fn signal(thread: &Thread, signalnum: i64, handler: Value) -> Result<Value, Raised> {
        Interpreter::require(thread, Request::Signals)?;
        if !is_main(thread) {
            return Err(value_error(
                "signal only works in main thread of the main interpreter",
            ));
        }
        let signal = checked(signalnum)?;
        if UNCHANGEABLE.contains(&signal) {
            return Err(os_error(thread, Errno::INVAL, None));
        }
        let before = getsignal(thread, signalnum)?;
        change(thread, signal, handler)?;
        safepoint::attend(thread)?;
        Ok(before)
    }

    /// Return what happens when the signal arrives.
    ///
    /// That is SIG_IGN where it is ignored, SIG_DFL for what the system does by default, the callable that signal() was
    /// given, or None for a handler that was not installed from Python.
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
        Interpreter::require(thread, Request::Signals)?;
        if signalnum == 0 {
            return Ok(());
        }
        send_to_self(thread, sendable(thread, signalnum)?)
    }

    /// Send a signal to a thread.
    #[positional_only]
    fn pthread_kill(thread: &Thread, thread_id: Value, signalnum: i64) -> Result<(), Raised> {
        Interpreter::require(thread, Request::Signals)?;
        if !thread_id.is_int() && protocol::to_big_int(thread_id).is_none() {
            let kind = protocol::class_name(thread_id);
            return Err(type_error(format!(
                "pthread_kill() argument 1 must be int, not {kind}"
            )));
        }
        let identity = thread_id
            .to_int()
            .and_then(|number| u64::try_from(number).ok());
        let signal = if signalnum == 0 {
            0
        } else {
            sendable(thread, signalnum)?
        };
        mask::send(thread, identity.unwrap_or(0), signal)
    }

    /// Change which signals the calling thread holds back, and return the set of those it held back before.
    #[positional_only]
    fn pthread_sigmask(thread: &Thread, how: i32, mask: Value) -> Result<Value, Raised> {
        Interpreter::require(thread, Request::Signals)?;
        let signals = mask::set_of(thread, mask)?;
        mask::change(thread, how, signals)
    }

    /// Return the set of those signals that have arrived but are held back by the calling thread.
    fn sigpending(thread: &Thread) -> Result<Value, Raised> {
        let pending = weft_core::heap::concurrency::signals::pending();
        let pending = pending.map_err(|error| {
            weft_core::types::exception::os_error::raise_os_error(thread, &error, None)
        })?;
        Ok(mask::shown(thread, pending))
    }

    /// Wait until a signal of sigset is pending; take it and return its number.
    ///
    /// The signals should be blocked, else their handlers may get them.
    #[positional_only]
    fn sigwait(thread: &Thread, sigset: Value) -> Result<i64, Raised> {
        Interpreter::require(thread, Request::Signals)?;
        let signals = mask::set_of(thread, sigset)?;
        let taken = mask::wait(thread, signals, None)?;
        Ok(taken.map_or(0, |taken| taken.fields[0]))
    }

    /// Wait until a signal of sigset is pending; take it and return a struct_siginfo about it.
    #[positional_only]
    fn sigwaitinfo(thread: &Thread, sigset: Value) -> Result<Value, Raised> {
        Interpreter::require(thread, Request::Signals)?;
        let signals = mask::set_of(thread, sigset)?;
        let taken = mask::wait(thread, signals, None)?;
        Ok(taken.map_or(Value::NONE, |taken| mask::information(thread, taken)))
    }

    /// sigwaitinfo() that waits for so many seconds at most and then returns None.
    ///
    /// A timeout of less than a nanosecond counts as one.
    #[positional_only]
    fn sigtimedwait(thread: &Thread, sigset: Value, timeout: Value) -> Result<Value, Raised> {
        Interpreter::require(thread, Request::Signals)?;
        let deadline = mask::deadline(thread, timeout)?;
        let signals = mask::set_of(thread, sigset)?;
        let taken = mask::wait(thread, signals, deadline)?;
        Ok(taken.map_or(Value::NONE, |taken| mask::information(thread, taken)))
    }

    /// Send a signal to the process that a descriptor from os.pidfd_open() stands for.
    #[positional_only]
    fn pidfd_send_signal(
        thread: &Thread,
        pidfd: i32,
        signalnum: i32,
        #[default(Value::NONE)] siginfo: Value,
        #[default(0)] flags: i32,
    ) -> Result<(), Raised> {
        Interpreter::require(thread, Request::Signals)?;
        if !siginfo.is_none() {
            return Err(type_error("siginfo must be None"));
        }
        if flags != 0 {
            return Err(os_error(thread, Errno::INVAL, None));
        }
        mask::send_to_process(thread, pidfd, signalnum)
    }

    /// Return what the system calls the signal, such as "Interrupt" for SIGINT, or None where it has no text for it.
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

    /// The signals that the system has, in a set.
    fn valid_signals(thread: &Thread) -> Value {
        let signals = Set::new(thread, ShapeId::SET);
        for signal in (1..=31).chain(34..=LAST_SIGNAL) {
            signals.set_simple(thread, thread.int(i64::from(signal)), Value::NONE);
        }
        signals.value()
    }

    /// Change system call restart behaviour: calls that a signal interrupts are always continued.
    #[positional_only]
    fn siginterrupt(thread: &Thread, signalnum: i64, flag: i64) -> Result<(), Raised> {
        Interpreter::require(thread, Request::Signals)?;
        let _ = flag;
        if UNCHANGEABLE.contains(&checked(signalnum)?) {
            return Err(os_error(thread, Errno::INVAL, None));
        }
        Ok(())
    }

    /// Have the number of each signal that arrives written to fd as one octet; -1 ends that.
    ///
    /// The other end of fd can then be waited for along with other descriptors. fd has to be non-blocking. Returns the
    /// descriptor that was set before, or -1.
    fn set_wakeup_fd(
        thread: &Thread,
        #[positional_only] fd: i32,
        #[keyword_only]
        #[default(true)]
        warn_on_full_buffer: bool,
    ) -> Result<i32, Raised> {
        Interpreter::require(thread, Request::Signals)?;
        let full = if warn_on_full_buffer {
            Full::Reported
        } else {
            Full::Ignored
        };
        if !is_main(thread) {
            return Err(value_error(
                "set_wakeup_fd only works in main thread of the main interpreter",
            ));
        }
        if fd != -1 {
            let flags = rustix::fs::fcntl_getfl(own_descriptor(thread, fd)?)
                .map_err(|error| os_error(thread, error, None))?;
            if !flags.contains(OFlags::NONBLOCK) {
                return Err(value_error(format!(
                    "the fd {fd} must be in non-blocking mode"
                )));
            }
        }
        Ok(Interpreter::of(thread)
            .extension::<WakeUp>()
            .set(thread, fd, full))
    }

    /// Wait until a signal arrives.
    fn pause(thread: &Thread) -> Result<(), Raised> {
        loop {
            if thread.participant().park(None) == Parked::Interrupted {
                return safepoint::attend(thread);
            }
        }
    }

    /// Have SIGALRM sent in so many seconds; 0 cancels it. Returns the seconds that an earlier alarm had left.
    #[positional_only]
    fn alarm(thread: &Thread, seconds: i32) -> Result<i64, Raised> {
        Interpreter::require(thread, Request::Signals)?;
        let delay = Duration::from_secs(u64::from(seconds.cast_unsigned()));
        let before = timer::set(thread, 0, delay, Duration::ZERO)?;
        Ok(before.left.as_secs_f64().ceil() as i64)
    }

    /// Start the timer which: ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF.
    ///
    /// Its signal is sent after that many seconds, and then each interval seconds unless that is 0. Seconds of 0 stop
    /// it. Returns the seconds and the interval that it had left.
    #[positional_only]
    fn setitimer(
        thread: &Thread,
        which: i32,
        delay: Value,
        #[default(0.0)] interval: Value,
    ) -> Result<Value, Raised> {
        Interpreter::require(thread, Request::Signals)?;
        let (delay, interval) = (seconds(thread, delay)?, seconds(thread, interval)?);
        let before = timer::set(thread, which, delay, interval)?;
        Ok(timer::shown(thread, before))
    }

    /// Returns current value of given itimer.
    #[positional_only]
    fn getitimer(thread: &Thread, which: i32) -> Result<Value, Raised> {
        let interval = timer::get(thread, which)?;
        Ok(timer::shown(thread, interval))
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
            ("SIG_BLOCK", 0),
            ("SIG_UNBLOCK", 1),
            ("SIG_SETMASK", 2),
        ] {
            set(name, thread.int(number));
        }
        set(
            "ItimerError",
            Interpreter::class_from(thread, &timer_error::DEFINITION).0,
        );
        set("struct_siginfo", mask::INFORMATION.class(thread).0);
        Ok(())
    }
}
