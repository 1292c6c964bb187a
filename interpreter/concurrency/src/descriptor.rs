//! File descriptors by number, as Python programs hand them around.
//!
//! Python's interface to the system names open files by numbers that a program may close, reuse or make up. The system
//! checks each call: a number that names nothing is the error `EBADF`. What Rust calls I/O safety (that nobody but the
//! owner of a descriptor closes it) is therefore the Python program's affair, as it is in C.

use std::os::fd::{BorrowedFd, FromRawFd, OwnedFd};

/// The descriptor with a number, for calls to the system; `None` for a negative number.
pub fn borrow(number: i32) -> Option<BorrowedFd<'static>> {
    // SAFETY: not -1; the system checks that it is open (see the top of the file).
    (number >= 0).then(|| unsafe { BorrowedFd::borrow_raw(number) })
}

/// The descriptor with a number, to be closed when it is dropped; `None` for a negative number. Whoever calls knows that it
/// is open.
pub fn take(number: i32) -> Option<OwnedFd> {
    // SAFETY: not -1; whether others still use the number is the program's affair (see the top of the file).
    (number >= 0).then(|| unsafe { OwnedFd::from_raw_fd(number) })
}
