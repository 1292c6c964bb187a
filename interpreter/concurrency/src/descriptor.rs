//! File descriptors by number, as Python programs hand them around.
//!
//! Python's interface to the system names open files by numbers that a program may close, reuse or make up. The system
//! checks each call: a number that names nothing is the error `EBADF`. What Rust calls I/O safety (that nobody but the
//! owner of a descriptor closes it) is therefore the Python program's affair, as it is in C.

use std::collections::HashMap;
use std::os::fd::{AsRawFd, BorrowedFd, FromRawFd, IntoRawFd, OwnedFd};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

/// Which interpreter opened which descriptors: the process has one table of them, so it is one of the process. It is empty
/// until an interpreter that may not touch everything opens something.
static OWNERS: OnceLock<Mutex<HashMap<i32, u64>>> = OnceLock::new();
static HAS_OWNERS: AtomicBool = AtomicBool::new(false);

/// How often a program has closed or replaced what a number names, and not the object that holds the number. Counts for the
/// process, as its table of descriptors does.
static REPLACEMENTS: AtomicU32 = AtomicU32::new(0);

/// The standard streams have the numbers up to this, and are inherited.
const LAST_STANDARD: i32 = 2;

fn with_owners<R>(body: impl FnOnce(&mut HashMap<i32, u64>) -> R) -> R {
    let owners = OWNERS.get_or_init(Mutex::default).lock();
    body(&mut owners.unwrap_or_else(PoisonError::into_inner))
}

/// Notes that a descriptor belongs to an interpreter, until it is taken.
pub fn set_owner(number: i32, interpreter: u64) {
    HAS_OWNERS.store(true, Ordering::SeqCst);
    with_owners(|owners| owners.insert(number, interpreter));
}

/// Whether a descriptor belongs to an interpreter, as was noted when it was opened.
pub fn is_owner(number: i32, interpreter: u64) -> bool {
    with_owners(|owners| owners.get(&number) == Some(&interpreter))
}

/// Changes with each call that has a number name another file, or none, without the object that holds the number. What is
/// known of an open file by its number is out of date then.
pub fn replacements() -> u32 {
    REPLACEMENTS.load(Ordering::Acquire)
}

/// Has [`replacements`] change, after the call: what was found out before it is out of date.
pub fn note_replacement() {
    REPLACEMENTS.fetch_add(1, Ordering::AcqRel);
}

/// The descriptor with a number, for calls to the system; `None` for a negative number.
pub fn borrow(number: i32) -> Option<BorrowedFd<'static>> {
    // SAFETY: not -1; the system checks that it is open (see the top of the file).
    (number >= 0).then(|| unsafe { BorrowedFd::borrow_raw(number) })
}

/// Has an open file be the one with this number, which other programs inherit no further. What had the number is closed.
///
/// # Errors
/// What the system says.
pub fn place(opened: OwnedFd, number: i32) -> std::io::Result<()> {
    if opened.as_raw_fd() == number {
        let _ = opened.into_raw_fd();
        return Ok(());
    }
    // SAFETY: touches no memory; whether others use the number is the program's affair (see the top of the file).
    match unsafe { libc::dup2(opened.as_raw_fd(), number) } {
        -1 => return Err(std::io::Error::last_os_error()),
        _ if number <= LAST_STANDARD => return Ok(()),
        _ => {}
    }
    // SAFETY: changes a flag of the descriptor that was made just now.
    match unsafe { libc::fcntl(number, libc::F_SETFD, libc::FD_CLOEXEC) } {
        -1 => Err(std::io::Error::last_os_error()),
        _ => Ok(()),
    }
}

/// Has the system make room for as many descriptors as programs usually have open, and for some of
/// Weft's own above them. A process with one thread gets room for nothing; in one with several the
/// system waits at each doubling until no thread can be reading the table, which takes some ten milliseconds.
pub fn make_room() {
    const MOST: i32 = 1023;
    for number in [MOST, MOST / 4] {
        // SAFETY: opens a descriptor under a number that is free, or fails: where the limit is lower, or nothing is open.
        let opened = unsafe { libc::fcntl(LAST_STANDARD, libc::F_DUPFD_CLOEXEC, number) };
        if opened >= 0 {
            close(opened);
            return;
        }
    }
}

/// Closes the descriptor with a number.
pub fn close(number: i32) {
    drop(take(number));
}

/// Makes a number name the open file of another descriptor, whatever it named before, in one step.
///
/// # Errors
/// What the system says.
pub fn duplicate_as(
    source: BorrowedFd<'_>,
    number: i32,
    is_inherited: bool,
) -> std::io::Result<OwnedFd> {
    if HAS_OWNERS.load(Ordering::SeqCst) {
        with_owners(|owners| owners.remove(&number));
    }
    let flags = if is_inherited { 0 } else { libc::O_CLOEXEC };
    // SAFETY: takes numbers alone; what the second one named is the program's affair (see the top of the file).
    let result = unsafe { libc::dup3(source.as_raw_fd(), number, flags) };
    if result < 0 {
        return Err(std::io::Error::last_os_error());
    }
    note_replacement();
    // SAFETY: the call has just made it.
    Ok(unsafe { OwnedFd::from_raw_fd(result) })
}

/// The descriptor with a number, to be closed when it is dropped; `None` for a negative number, and for one that names no
/// open file (any more), as when the program has closed it by its number.
pub fn take(number: i32) -> Option<OwnedFd> {
    if HAS_OWNERS.load(Ordering::SeqCst) {
        with_owners(|owners| owners.remove(&number));
    }
    // SAFETY: asks about a number, and touches no memory.
    let is_open = number >= 0 && unsafe { libc::fcntl(number, libc::F_GETFD) } >= 0;
    // SAFETY: not -1; whether others still use the number is the program's affair (see the top of the file).
    is_open.then(|| unsafe { OwnedFd::from_raw_fd(number) })
}
