//! Signals of the calling thread: which it takes, which wait for it, and timers that send them.

use std::io;
use std::mem::zeroed;
use std::time::Duration;

/// Signals are numbered from 1 to this.
pub const LAST: i32 = 64;

/// Some signals: bit n - 1 is signal n.
pub type Signals = u64;

/// What is done with signals that are added to those which a thread does not take.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change {
    /// They are added.
    Block,
    /// They are taken away.
    Unblock,
    /// They replace them.
    Set,
}

fn to_set(signals: Signals) -> libc::sigset_t {
    // SAFETY: a set of numbers, which the next call empties.
    let mut set: libc::sigset_t = unsafe { zeroed() };
    // SAFETY: the set is there.
    unsafe { libc::sigemptyset(&raw mut set) };
    for signal in (1..=LAST).filter(|signal| signals & (1 << (signal - 1)) != 0) {
        // SAFETY: the set is there; numbers that the system keeps for itself are refused.
        unsafe { libc::sigaddset(&raw mut set, signal) };
    }
    set
}

fn from_set(set: &libc::sigset_t) -> Signals {
    let mut signals = 0;
    for signal in 1..=LAST {
        // SAFETY: the set is there.
        if unsafe { libc::sigismember(&raw const *set, signal) } == 1 {
            signals |= 1 << (signal - 1);
        }
    }
    signals
}

/// Changes which signals the calling thread does not take; those that it did not before.
///
/// # Errors
/// What the system says.
pub fn change_mask(change: Change, signals: Signals) -> io::Result<Signals> {
    let how = match change {
        Change::Block => libc::SIG_BLOCK,
        Change::Unblock => libc::SIG_UNBLOCK,
        Change::Set => libc::SIG_SETMASK,
    };
    let set = to_set(signals);
    let mut before = to_set(0);
    // SAFETY: both sets are there.
    match unsafe { libc::pthread_sigmask(how, &raw const set, &raw mut before) } {
        0 => Ok(from_set(&before)),
        error => Err(io::Error::from_raw_os_error(error)),
    }
}

/// Which signals the calling thread does not take.
pub fn mask() -> Signals {
    change_mask(Change::Block, 0).unwrap_or(0)
}

/// Has the calling thread take no signals, so that others of the process get them.
pub fn leave_to_others() {
    let _ = change_mask(Change::Set, !0);
}

/// The signals that wait until the calling thread takes them.
///
/// # Errors
/// What the system says.
pub fn pending() -> io::Result<Signals> {
    let mut set = to_set(0);
    // SAFETY: the set is there.
    match unsafe { libc::sigpending(&raw mut set) } {
        0 => Ok(from_set(&set)),
        _ => Err(io::Error::last_os_error()),
    }
}

/// A signal that was waited for.
#[derive(Clone, Copy, Debug)]
pub struct Taken {
    /// `si_signo`, `si_code`, `si_errno`, `si_pid`, `si_uid`, `si_status` and `si_band`.
    pub fields: [i64; 7],
}

/// Takes one of the signals if it waits already; `None` if none does.
///
/// # Errors
/// What the system says.
#[cfg(target_os = "linux")]
pub fn take(signals: Signals) -> io::Result<Option<Taken>> {
    let set = to_set(signals);
    // SAFETY: a structure of numbers.
    let mut information: libc::siginfo_t = unsafe { zeroed() };
    let none = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: all three are there.
    let taken =
        unsafe { libc::sigtimedwait(&raw const set, &raw mut information, &raw const none) };
    if taken < 0 {
        let error = io::Error::last_os_error();
        return match error.raw_os_error() {
            Some(libc::EAGAIN | libc::EINTR) => Ok(None),
            _ => Err(error),
        };
    }
    // SAFETY: numbers of a union, which are zero or what the system has written.
    let (pid, uid, status) = unsafe {
        (
            information.si_pid(),
            information.si_uid(),
            information.si_status(),
        )
    };
    // The band shares its place with the number of the process and the user, as in C.
    let band = i64::from(pid as u32) | i64::from(uid) << 32;
    Ok(Some(Taken {
        fields: [
            i64::from(information.si_signo),
            i64::from(information.si_code),
            i64::from(information.si_errno),
            i64::from(pid),
            i64::from(uid),
            i64::from(status),
            band,
        ],
    }))
}

/// A descriptor that is readable while one of the signals waits for the thread that asks.
///
/// # Errors
/// What the system says.
#[cfg(target_os = "linux")]
pub fn descriptor(signals: Signals) -> io::Result<std::os::fd::OwnedFd> {
    use std::os::fd::FromRawFd;
    let set = to_set(signals);
    // SAFETY: the set is there.
    let number =
        unsafe { libc::signalfd(-1, &raw const set, libc::SFD_CLOEXEC | libc::SFD_NONBLOCK) };
    if number < 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: a new descriptor, which nobody else knows.
    Ok(unsafe { std::os::fd::OwnedFd::from_raw_fd(number) })
}

/// Sends a signal to a thread of this process, by the number that the system has for it.
///
/// # Errors
/// What the system says: `ESRCH` for a thread that is gone.
#[cfg(target_os = "linux")]
pub fn send_to_thread(native: i32, signal: i32) -> io::Result<()> {
    // SAFETY: a plain system call; the thread is looked for in this process alone.
    let result = unsafe { libc::syscall(libc::SYS_tgkill, libc::getpid(), native, signal) };
    if result == 0 {
        Ok(())
    } else {
        Err(io::Error::last_os_error())
    }
}

/// The number that the system has for the calling thread.
#[cfg(target_os = "linux")]
pub fn own_thread() -> i32 {
    // SAFETY: asks for a number.
    unsafe { libc::gettid() }
}

/// Sends a signal to the process behind a descriptor; 0 only asks whether it is there.
///
/// # Errors
/// What the system says.
#[cfg(target_os = "linux")]
pub fn send_to_process(descriptor: std::os::fd::BorrowedFd<'_>, signal: i32) -> io::Result<()> {
    use std::os::fd::AsRawFd;
    let (number, nothing) = (descriptor.as_raw_fd(), std::ptr::null::<libc::siginfo_t>());
    // SAFETY: a plain system call, without a structure.
    let result = unsafe { libc::syscall(libc::SYS_pidfd_send_signal, number, signal, nothing, 0) };
    if result == 0 {
        Ok(())
    } else {
        Err(io::Error::last_os_error())
    }
}

/// What a timer has left, and how often it comes again.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Interval {
    /// Time to the next signal; zero if there is none.
    pub left: Duration,
    /// Time between signals after that; zero if there are none.
    pub every: Duration,
}

fn to_timeval(duration: Duration) -> libc::timeval {
    // What is too short to be counted is not none at all.
    let micros = match duration.subsec_nanos() {
        1..1000 if duration.as_secs() == 0 => 1,
        nanos => nanos / 1000,
    };
    libc::timeval {
        tv_sec: duration.as_secs() as _,
        tv_usec: micros as _,
    }
}

fn from_timeval(value: libc::timeval) -> Duration {
    Duration::new(value.tv_sec as u64, value.tv_usec as u32 * 1000)
}

fn to_interval(value: &libc::itimerval) -> Interval {
    Interval {
        left: from_timeval(value.it_value),
        every: from_timeval(value.it_interval),
    }
}

/// Sets a timer of the process (`ITIMER_…`); what it was.
///
/// # Errors
/// What the system says.
pub fn set_timer(which: i32, interval: Interval) -> io::Result<Interval> {
    let value = libc::itimerval {
        it_value: to_timeval(interval.left),
        it_interval: to_timeval(interval.every),
    };
    // SAFETY: a structure of numbers.
    let mut before: libc::itimerval = unsafe { zeroed() };
    // SAFETY: both structures are there.
    match unsafe { libc::setitimer(which as _, &raw const value, &raw mut before) } {
        0 => Ok(to_interval(&before)),
        _ => Err(io::Error::last_os_error()),
    }
}

/// What a timer of the process is at.
///
/// # Errors
/// What the system says.
pub fn timer(which: i32) -> io::Result<Interval> {
    // SAFETY: a structure of numbers.
    let mut value: libc::itimerval = unsafe { zeroed() };
    // SAFETY: the structure is there.
    match unsafe { libc::getitimer(which as _, &raw mut value) } {
        0 => Ok(to_interval(&value)),
        _ => Err(io::Error::last_os_error()),
    }
}

/// Whether the process ignores a signal, as it may from its start.
pub fn is_ignored(signal: i32) -> bool {
    // SAFETY: all fields of this structure may be zero.
    let mut current: libc::sigaction = unsafe { zeroed() };
    // SAFETY: `current` is ours; nothing is changed.
    let asked = unsafe { libc::sigaction(signal, std::ptr::null(), &raw mut current) };
    asked == 0 && current.sa_sigaction == libc::SIG_IGN
}

/// What the system does with a signal that nobody handles.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unhandled {
    /// What it does with such a signal by itself.
    Default,
    /// Nothing.
    Ignored,
}

/// Sets what the system does with a signal that nobody handles; one that has a handler keeps it. Processes that are
/// started inherit it.
///
/// # Errors
/// What the system says.
pub fn set_unhandled(signal: i32, unhandled: Unhandled) -> io::Result<()> {
    // SAFETY: all fields of this structure may be zero.
    let mut before: libc::sigaction = unsafe { zeroed() };
    // SAFETY: `before` is ours; nothing is changed.
    if unsafe { libc::sigaction(signal, std::ptr::null(), &raw mut before) } != 0 {
        return Err(io::Error::last_os_error());
    }
    if ![libc::SIG_DFL, libc::SIG_IGN].contains(&before.sa_sigaction) {
        return Ok(());
    }
    // SAFETY: as above.
    let mut action: libc::sigaction = unsafe { zeroed() };
    action.sa_sigaction = match unhandled {
        Unhandled::Default => libc::SIG_DFL,
        Unhandled::Ignored => libc::SIG_IGN,
    };
    // SAFETY: the action names no function of ours.
    match unsafe { libc::sigaction(signal, &raw const action, std::ptr::null_mut()) } {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}

/// The signal that ends calls of the system. Whoever does not know it ignores it.
const NUDGE: i32 = libc::SIGURG;

extern "C" fn take_no_notice(_: i32) {}

/// Makes [`nudge`] end calls of the system: unless the process handles that signal itself, it gets a handler that does
/// nothing, which is what makes the system give up a call.
pub fn prepare_nudge() {
    use std::sync::Once;
    static PREPARED: Once = Once::new();
    PREPARED.call_once(|| {
        // SAFETY: all fields of this structure may be zero.
        let mut before: libc::sigaction = unsafe { zeroed() };
        // SAFETY: `before` is ours; nothing is changed.
        let asked = unsafe { libc::sigaction(NUDGE, std::ptr::null(), &raw mut before) };
        let is_free = [libc::SIG_DFL, libc::SIG_IGN].contains(&before.sa_sigaction);
        if asked == 0 && is_free {
            // SAFETY: as above.
            let mut action: libc::sigaction = unsafe { zeroed() };
            action.sa_sigaction = take_no_notice as extern "C" fn(i32) as libc::sighandler_t;
            // SAFETY: the handler touches nothing. Without SA_RESTART calls end with EINTR.
            unsafe { libc::sigaction(NUDGE, &raw const action, std::ptr::null_mut()) };
        }
    });
}

/// Ends the call of the system that a thread of this process is in, by the number that the system has for it.
pub fn nudge(native: i32) {
    // A thread that is gone needs none.
    let _ = send_to_thread(native, NUDGE);
}
