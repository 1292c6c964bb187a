//! A process that becomes two: for servers of processes, which do nothing else.
//!
//! Invariant: a process forks only while its other threads are known to hold nothing. There is at most one other: the
//! thread that the process began with, once it [stands aside](stand_aside) for good. In the new process it is not there.

use std::io;
#[cfg(all(target_os = "linux", not(miri)))]
use std::sync::atomic::Ordering;

/// Which of the two processes one is in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Forked {
    /// The one that was there, with the number of the new one.
    Server(i32),
    /// The new one.
    Child,
}

/// The number of this process. The system is asked once in each process, whoever forked it: a program that logs asks for
/// each line.
pub fn process_number() -> u32 {
    #[cfg(all(target_os = "linux", not(miri)))]
    if let Some(known) = known_number::place() {
        return match known.load(Ordering::Relaxed) {
            0 => {
                let number = std::process::id();
                known.store(number, Ordering::Relaxed);
                number
            }
            number => number,
        };
    }
    std::process::id()
}

#[cfg(all(target_os = "linux", not(miri)))]
mod known_number {
    use std::ptr::{NonNull, null_mut};
    use std::sync::OnceLock;
    use std::sync::atomic::AtomicU32;

    const PAGE: usize = 4096;

    struct Place(NonNull<AtomicU32>);
    // SAFETY: an atomic, which lives as long as the process.
    unsafe impl Send for Place {}
    // SAFETY: as above.
    unsafe impl Sync for Place {}

    /// A number that is zero at the beginning of each process; `None` where the system has no such memory.
    pub(super) fn place() -> Option<&'static AtomicU32> {
        static PLACE: OnceLock<Option<Place>> = OnceLock::new();
        let place = PLACE.get_or_init(map).as_ref()?;
        // SAFETY: mapped for good, aligned, and zero is a value.
        Some(unsafe { place.0.as_ref() })
    }

    fn map() -> Option<Place> {
        let protection = libc::PROT_READ | libc::PROT_WRITE;
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
        // SAFETY: the system chooses a free place, so that no other memory is touched.
        let start = unsafe { libc::mmap(null_mut(), PAGE, protection, flags, -1, 0) };
        if start == libc::MAP_FAILED {
            return None;
        }
        // SAFETY: the page was just mapped. In a copy of this process it holds zeros.
        if unsafe { libc::madvise(start, PAGE, libc::MADV_WIPEONFORK) } != 0 {
            // SAFETY: nobody knows of the page yet.
            unsafe { libc::munmap(start, PAGE) };
            return None;
        }
        NonNull::new(start.cast()).map(Place)
    }
}

/// Takes, for good, the memory that the allocator has for small things in gaps of what it gave out before. New processes then
/// get theirs from the end, page after page, instead of copies of all the pages with gaps.
pub fn use_up_gaps() {
    const LARGEST: usize = 1024;
    const STEP: usize = 16;
    /// What fits into no gap in general, and is part of the same memory.
    const BEYOND: usize = 100 << 10;
    /// More is not worth the time.
    const MOST: usize = 20_000;
    let end = Vec::<u8>::with_capacity(BEYOND);
    let mut taken = 0;
    for size in (STEP..=LARGEST).step_by(STEP) {
        while taken < MOST {
            let piece = std::hint::black_box(Vec::<u8>::with_capacity(size - size_of::<usize>()));
            let place = piece.as_ptr().addr();
            std::mem::forget(piece);
            taken += 1;
            if place > end.as_ptr().addr() {
                break;
            }
        }
    }
}

#[cfg(target_os = "linux")]
pub use linux::{fork_beside, stand_aside};

#[cfg(target_os = "linux")]
mod linux {
    use super::{Forked, io};
    use std::os::unix::fs::MetadataExt;
    use std::ptr::null_mut;
    use std::sync::atomic::{AtomicBool, Ordering};

    /// Whether the thread that the process began with does nothing any more but wait in a call of the system.
    static IS_ASIDE: AtomicBool = AtomicBool::new(false);

    /// Leaves the process to the thread that calls [`fork_beside`]. This one allocates nothing and takes no lock any more.
    pub fn stand_aside() -> ! {
        crate::signals::leave_to_others();
        IS_ASIDE.store(true, Ordering::SeqCst);
        loop {
            // SAFETY: a plain system call, which waits for a signal that this thread does not take.
            unsafe { libc::pause() };
        }
    }

    /// Whether no other thread of the process can hold anything: a lock of the allocator, say.
    fn is_alone() -> io::Result<bool> {
        // The folder has one for each thread, and as each folder has itself and its parent.
        let threads = std::fs::metadata("/proc/self/task")?
            .nlink()
            .saturating_sub(2);
        Ok(threads == 1 || (threads == 2 && IS_ASIDE.load(Ordering::SeqCst)))
    }

    /// Makes a process like this one, which is not this one's child but one of this one's parent: it waits for it and gets its
    /// status. In the new process only the calling thread goes on.
    ///
    /// # Errors
    /// What the system says; `EBUSY` if other threads run.
    pub fn fork_beside() -> io::Result<Forked> {
        if !is_alone()? {
            return Err(io::Error::from_raw_os_error(libc::EBUSY));
        }
        // Where the C library keeps the number of this thread, which is another one in the new process.
        let mut place: *mut libc::c_int = null_mut();
        // SAFETY: a plain system call that writes an address. Where it is not known it writes nothing.
        unsafe { libc::prctl(libc::PR_GET_TID_ADDRESS, &raw mut place) };
        // SAFETY: numbers all of them, for which zero is a value.
        let mut arguments: libc::clone_args = unsafe { std::mem::zeroed() };
        arguments.flags = libc::CLONE_PARENT as u64;
        if !place.is_null() {
            arguments.flags |= (libc::CLONE_CHILD_SETTID | libc::CLONE_CHILD_CLEARTID) as u64;
            arguments.child_tid = place.expose_provenance() as u64;
        }
        let size = size_of::<libc::clone_args>();
        // SAFETY: without CLONE_VM and without a stack the new process goes on from here with a copy of all memory, as after
        // `fork`. No other thread holds anything in that copy (see the top of the file), so nothing in it stays locked.
        let made = unsafe { libc::syscall(libc::SYS_clone3, &raw mut arguments, size) };
        match made {
            0 => Ok(Forked::Child),
            number if number > 0 => Ok(Forked::Server(number as i32)),
            _ => Err(io::Error::last_os_error()),
        }
    }
}

#[cfg(all(test, target_os = "linux", not(miri)))]
mod tests {
    use super::process_number;

    #[test]
    fn a_new_process_has_another_number() {
        let own = process_number();
        assert_eq!((own, process_number()), (std::process::id(), own));
        // SAFETY: what the new process does until it ends is made of system calls and reads.
        let child = unsafe { libc::fork() };
        if child == 0 {
            let is_new = process_number() != own && process_number() == std::process::id();
            // SAFETY: ends the new process at once.
            unsafe { libc::_exit(i32::from(!is_new)) };
        }
        let mut status = -1;
        // SAFETY: waits for the process just made, whose status is written to a number.
        let waited = unsafe { libc::waitpid(child, &raw mut status, 0) };
        assert_eq!((waited, status), (child, 0));
        assert_eq!(process_number(), own);
    }
}
