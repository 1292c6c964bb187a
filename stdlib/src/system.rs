//! Calls to the system: detached while they wait, tried again when a signal cuts them short, with errors as `OSError`.

use rustix::event::{PollFd, PollFlags, Timespec};
use rustix::fd::{AsFd, AsRawFd, BorrowedFd, IntoRawFd, OwnedFd};
use rustix::fs::OFlags;
use rustix::io::Errno;
use std::sync::{Arc, OnceLock};
use std::time::Instant;
use weft_core::heap::concurrency::descriptor;
use weft_core::heap::concurrency::recording::Activity;
use weft_core::heap::{Raised, Thread, Value};
use weft_core::interpreter::{Interpreter, Request};
use weft_core::safepoint;
use weft_core::types::exception::os_error::raise_errno;

/// The open file with a number.
///
/// # Errors
/// `OSError` with `EBADF` for a negative number.
pub fn descriptor_of(thread: &Thread, number: i32) -> Result<BorrowedFd<'static>, Raised> {
    descriptor::borrow(number).ok_or_else(|| raise_errno(thread, Errno::BADF.raw_os_error(), None))
}

/// The open file with a number that a program gave, if the program may use it.
///
/// # Errors
/// As [`descriptor_of`]; `PermissionError` for what the program did not open, if it may not do everything.
pub fn own_descriptor(thread: &Thread, number: i32) -> Result<BorrowedFd<'static>, Raised> {
    Interpreter::require(thread, Request::Descriptor(number))?;
    descriptor_of(thread, number)
}

/// The number of a descriptor that the program has opened, and uses by its number from now on.
pub fn given(thread: &Thread, owned: OwnedFd) -> i32 {
    let number = owned.into_raw_fd();
    if Interpreter::of(thread).permissions().is_some() {
        descriptor::set_owner(number, thread.heap().identity());
    }
    number
}

/// Notes that an open file is one that the program may use by its number.
pub fn claim(thread: &Thread, opened: impl AsFd) {
    if Interpreter::of(thread).permissions().is_some() {
        let number = opened.as_fd().as_raw_fd();
        descriptor::set_owner(number, thread.heap().identity());
    }
}

/// Has the program use all descriptors that are open, as a child process which was given these alone.
pub fn claim_all(thread: &Thread) {
    if Interpreter::of(thread).permissions().is_none() {
        return;
    }
    if let Ok(entries) = std::fs::read_dir("/proc/self/fd") {
        let names = entries.flatten().map(|entry| entry.file_name());
        for number in names.filter_map(|name| name.to_str()?.parse().ok()) {
            descriptor::set_owner(number, thread.heap().identity());
        }
    }
}

/// Raises `OSError` for an error of the system.
pub fn os_error(thread: &Thread, error: Errno, file: Option<Value>) -> Raised {
    let shown = file.map(|file| crate::posix::path::shown_in_error(thread, file));
    match shown.transpose() {
        Ok(file) => raise_errno(thread, error.raw_os_error(), file),
        Err(raised) => raised,
    }
}

/// Octets that are read with one call to the system: some milliseconds of work.
const LARGEST_PIECE: usize = 4 << 20;

/// Runs a call that opens something. If too much is open already, what nobody uses any more is looked for: it stays open
/// until a collection finds it.
pub fn opening<T>(
    thread: &Thread,
    mut operation: impl FnMut() -> rustix::io::Result<T>,
) -> rustix::io::Result<T> {
    let opened = operation();
    if !matches!(opened, Err(Errno::MFILE | Errno::NFILE)) {
        return opened;
    }
    thread.collect();
    weft_core::types::finalize::run_pending(thread);
    operation()
}

/// Runs a call that may wait. A signal runs its handlers, and if they raise nothing the call is made again (PEP 475).
///
/// # Errors
/// `OSError`, with the file's name if one is given.
pub fn call<T>(
    thread: &Thread,
    file: Option<Value>,
    mut operation: impl FnMut() -> rustix::io::Result<T>,
) -> Result<T, Raised> {
    loop {
        match opening(thread, || thread.blocking(&mut operation)) {
            Ok(result) => return Ok(result),
            Err(Errno::INTR) => safepoint::poll(thread)?,
            Err(error) => return Err(os_error(thread, error, file)),
        }
    }
}

/// The first number for descriptors of Weft's own.
const FIRST_OWN: i32 = 600;

/// A descriptor of Weft's own, away from the low numbers that programs know: one that a program has closed by its number,
/// and uses further, must not be this one by then.
fn aside(own: OwnedFd) -> OwnedFd {
    rustix::io::fcntl_dupfd_cloexec(&own, FIRST_OWN).unwrap_or(own)
}

/// Wakes the main thread out of a wait for a descriptor when a signal arrives.
#[derive(Default)]
struct Waker {
    pipe: OnceLock<Option<(Arc<OwnedFd>, Arc<OwnedFd>)>>,
}

impl Waker {
    fn reader(&self, thread: &Thread) -> Option<Arc<OwnedFd>> {
        let made = self.pipe.get_or_init(|| {
            let flags = rustix::pipe::PipeFlags::CLOEXEC | rustix::pipe::PipeFlags::NONBLOCK;
            let (reader, writer) = rustix::pipe::pipe_with(flags).ok()?;
            let (reader, writer) = (Arc::new(aside(reader)), Arc::new(aside(writer)));
            let target = Arc::clone(&writer);
            Interpreter::of(thread)
                .hooks()
                .add_listener(Arc::new(move |_| {
                    // A full pipe wakes as well as one more octet would.
                    let _ = rustix::io::write(&*target, &[0]);
                }));
            Some((reader, writer))
        });
        made.as_ref().map(|(reader, _)| Arc::clone(reader))
    }
}

/// Runs a call that may wait, again after signals whose handlers raise nothing. What it gives in the end.
///
/// # Errors
/// What handlers of signals raise. The error of the call is in what is given.
pub fn attempt<T>(
    thread: &Thread,
    mut operation: impl FnMut() -> rustix::io::Result<T>,
) -> Result<rustix::io::Result<T>, Raised> {
    loop {
        match thread.blocking(&mut operation) {
            Err(Errno::INTR) => safepoint::poll(thread)?,
            done => return Ok(done),
        }
    }
}

/// Reads once from a file that keeps nobody waiting; what is large in pieces, between which the program may have to end.
///
/// # Errors
/// What handlers of signals raise. The error of the call is in what is given.
pub fn read_in_pieces(
    thread: &Thread,
    source: BorrowedFd<'_>,
    buffer: &mut [u8],
) -> Result<rustix::io::Result<usize>, Raised> {
    let mut filled = 0;
    loop {
        let end = buffer.len().min(filled + LARGEST_PIECE);
        let piece = &mut buffer[filled..end];
        match attempt(thread, || rustix::io::read(source, &mut *piece))? {
            Ok(count) => filled += count,
            // It comes again with the next call.
            Err(_) if filled > 0 => return Ok(Ok(filled)),
            Err(error) => return Ok(Err(error)),
        }
        if filled < end || end == buffer.len() || !thread.goes_on() {
            return Ok(Ok(filled));
        }
    }
}

/// Runs a call that reads from a descriptor, once there is something to read or the end. A wait on the main thread ends for
/// signals, whose handlers run; elsewhere the call waits by itself.
///
/// # Errors
/// What handlers of signals raise. The error of the call is in what is given.
pub fn reading<T>(
    thread: &Thread,
    source: BorrowedFd<'_>,
    operation: impl FnMut() -> rustix::io::Result<T>,
) -> Result<rustix::io::Result<T>, Raised> {
    when_ready(thread, source, PollFlags::IN, operation)
}

/// As [`reading`], for a call that writes: once the descriptor takes at least a little.
///
/// # Errors
/// As [`reading`].
pub fn writing<T>(
    thread: &Thread,
    target: BorrowedFd<'_>,
    operation: impl FnMut() -> rustix::io::Result<T>,
) -> Result<rustix::io::Result<T>, Raised> {
    when_ready(thread, target, PollFlags::OUT, operation)
}

/// How a wait for a descriptor and the call after it ended.
enum Waited<T> {
    Called(rustix::io::Result<T>),
    /// A signal came before the call; and whether the descriptor was ready.
    Woken(bool),
}

fn when_ready<T>(
    thread: &Thread,
    descriptor: BorrowedFd<'_>,
    wanted: PollFlags,
    mut operation: impl FnMut() -> rustix::io::Result<T>,
) -> Result<rustix::io::Result<T>, Raised> {
    let waker = waker_for(thread, descriptor, wanted);
    let mut is_ready = false;
    loop {
        let waited = thread.blocking(|| {
            if let Some(reader) = waker.as_deref().filter(|_| !is_ready) {
                let mut watched = [
                    PollFd::from_borrowed_fd(descriptor, wanted),
                    PollFd::from_borrowed_fd(reader.as_fd(), PollFlags::IN),
                ];
                match rustix::event::poll(&mut watched, None) {
                    Ok(_) if !watched[1].revents().is_empty() => {
                        return Waited::Woken(!watched[0].revents().is_empty());
                    }
                    // The signal is noted by another thread, which wakes this one when it has.
                    Err(Errno::INTR) => return Waited::Called(Err(Errno::INTR)),
                    // The call says what is wrong.
                    Ok(_) | Err(_) => {}
                }
            }
            Waited::Called(operation())
        });
        match waited {
            Waited::Called(Err(Errno::INTR)) => safepoint::poll(thread)?,
            Waited::Called(result) => return Ok(result),
            Waited::Woken(ready) => {
                if let Some(reader) = &waker {
                    let _ = rustix::io::read(&**reader, &mut [0; 64]);
                }
                is_ready = ready;
                safepoint::poll(thread)?;
            }
        }
    }
}

/// What wakes this thread for signals while it waits for a descriptor, if it has to wait for that at all.
fn waker_for(
    thread: &Thread,
    descriptor: BorrowedFd<'_>,
    wanted: PollFlags,
) -> Option<Arc<OwnedFd>> {
    if !Interpreter::of(thread).hooks().is_main_thread() {
        return None;
    }
    // Whoever reads from a file that does not block wants to be told that nothing is there; and one that is open for the
    // other direction alone is never ready.
    let opposite = match wanted {
        PollFlags::OUT => OFlags::RDONLY,
        _ => OFlags::WRONLY,
    };
    if rustix::fs::fcntl_getfl(descriptor)
        .is_ok_and(|flags| flags.contains(OFlags::NONBLOCK) || flags & OFlags::ACCMODE == opposite)
    {
        return None;
    }
    Interpreter::of(thread).extension::<Waker>().reader(thread)
}

/// Waits until one of some descriptors is ready, at its end or broken, or the time is up; which are.
///
/// # Errors
/// As [`wait_each`].
pub fn wait_any(
    thread: &Thread,
    descriptors: &[BorrowedFd<'_>],
    wanted: PollFlags,
    deadline: Option<Instant>,
) -> Result<Vec<bool>, Raised> {
    let wanted: Vec<_> = descriptors.iter().map(|each| (*each, wanted)).collect();
    let found = wait_each(thread, &wanted, deadline)?;
    Ok(found.iter().map(|found| !found.is_empty()).collect())
}

/// Waits once until a descriptor can be read from, is at its end or broken, the time is up, or a signal has arrived. No Python
/// code runs: whoever calls this comes to a safepoint afterwards.
///
/// # Errors
/// `OSError`.
pub fn wait_for_change(
    thread: &Thread,
    descriptor: BorrowedFd<'_>,
    deadline: Option<Instant>,
) -> Result<(), Raised> {
    let waker = main_waker(thread);
    // One that arrived before the waker was there has told nobody.
    if waker.is_some() && Interpreter::of(thread).hooks().has_pending() {
        return Ok(());
    }
    wait_once(
        thread,
        waker.as_deref(),
        &[(descriptor, PollFlags::IN)],
        deadline,
    )
    .map(drop)
}

/// Whether the main thread has waited yet, and shares a pipe with whatever interrupts it.
pub fn has_waker(thread: &Thread) -> bool {
    let waker = Interpreter::of(thread).extension::<Waker>();
    waker.pipe.get().is_some_and(Option::is_some)
}

/// What can be read from when a signal has come, for the main thread.
pub fn main_waker(thread: &Thread) -> Option<Arc<OwnedFd>> {
    let interpreter = Interpreter::of(thread);
    let is_main = interpreter.hooks().is_main_thread();
    is_main.then(|| interpreter.extension::<Waker>().reader(thread))?
}

/// Has [`main_waker`] tell the main thread again, if it has asked for that once.
pub fn wake_main(thread: &Thread) {
    let waker = Interpreter::of(thread).extension::<Waker>();
    if let Some(Some((_, writer))) = waker.pipe.get() {
        let _ = rustix::io::write(writer, &[0]);
    }
}

/// One wait: what each descriptor is, and whether a signal came.
fn wait_once(
    thread: &Thread,
    waker: Option<&OwnedFd>,
    descriptors: &[(BorrowedFd<'_>, PollFlags)],
    deadline: Option<Instant>,
) -> Result<(Vec<PollFlags>, bool), Raised> {
    let mut watched: Vec<PollFd<'_>> = descriptors
        .iter()
        .map(|(descriptor, wanted)| PollFd::from_borrowed_fd(*descriptor, *wanted))
        .collect();
    if let Some(reader) = waker {
        watched.push(PollFd::from_borrowed_fd(reader.as_fd(), PollFlags::IN));
    }
    let remaining = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
    // What is longer than the system can express waits for ever.
    let timeout = remaining.and_then(|remaining| Timespec::try_from(remaining).ok());
    let poll = || rustix::event::poll(&mut watched, timeout.as_ref());
    match thread.blocking_for(Activity::Events, poll) {
        Ok(_) | Err(Errno::INTR) => {}
        Err(error) => return Err(os_error(thread, error, None)),
    }
    let is_woken = waker.is_some_and(|reader| {
        let is_woken = watched
            .last()
            .is_some_and(|last| !last.revents().is_empty());
        if is_woken {
            let _ = rustix::io::read(reader, &mut [0; 64]);
        }
        is_woken
    });
    let found = watched
        .iter()
        .take(descriptors.len())
        .map(PollFd::revents)
        .collect();
    Ok((found, is_woken))
}

/// Waits until one of some descriptors is ready for what is wanted of it, at its end or broken, or the time is up; what
/// each is. Signals run their handlers on the main thread, and the wait goes on unless they raise.
///
/// # Errors
/// What signal handlers raise, and `OSError`.
pub fn wait_each(
    thread: &Thread,
    descriptors: &[(BorrowedFd<'_>, PollFlags)],
    deadline: Option<Instant>,
) -> Result<Vec<PollFlags>, Raised> {
    let waker = main_waker(thread);
    loop {
        safepoint::poll(thread)?;
        let (found, is_woken) = wait_once(thread, waker.as_deref(), descriptors, deadline)?;
        if is_woken {
            safepoint::poll(thread)?;
        }
        let is_late = deadline.is_some_and(|deadline| deadline <= Instant::now());
        if is_late || found.iter().any(|found| !found.is_empty()) {
            return Ok(found);
        }
    }
}
