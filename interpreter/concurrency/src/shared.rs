//! Numbers that processes share, in a file without a name that children inherit, and a clock that all of them read alike.

use crate::descriptor;
use crate::memory::{Mapping, SHARED, WRITABLE};
use std::io;
use std::ops::Deref;
use std::os::fd::{AsFd, AsRawFd, FromRawFd, OwnedFd};
use std::sync::atomic::AtomicU64;
use std::time::Duration;

/// Numbers that this process shares with those that inherit their descriptor. All are zero at first.
pub struct SharedWords {
    mapping: Mapping,
    file: OwnedFd,
}

impl SharedWords {
    /// As many new ones.
    ///
    /// # Errors
    /// What the system says.
    pub fn new(count: usize) -> io::Result<SharedWords> {
        let file = std::fs::File::from(nameless_file()?);
        file.set_len((count * size_of::<u64>()) as u64)?;
        SharedWords::of(file.into(), count)
    }

    /// Those of a process that this one inherited the descriptor from. Its children inherit it when they are told to.
    ///
    /// # Errors
    /// What the system says, and `InvalidData` for something that is too short to be that.
    pub fn inherited(number: i32, count: usize) -> io::Result<SharedWords> {
        let file = descriptor::take(number).ok_or(io::ErrorKind::NotFound)?;
        let file = std::fs::File::from(file);
        if file.metadata()?.len() < (count * size_of::<u64>()) as u64 {
            return Err(io::ErrorKind::InvalidData.into());
        }
        SharedWords::of(file.into(), count)
    }

    fn of(file: OwnedFd, count: usize) -> io::Result<SharedWords> {
        // Above the standard streams, which are others in a child.
        // SAFETY: a plain system call on an open descriptor, whose result is checked and belongs to nobody else.
        let file = unsafe {
            let copy = libc::fcntl(file.as_raw_fd(), libc::F_DUPFD_CLOEXEC, 3);
            if copy == -1 {
                return Err(io::Error::last_os_error());
            }
            OwnedFd::from_raw_fd(copy)
        };
        let length = count * size_of::<u64>();
        let mapping = Mapping::new(Some(file.as_fd()), length, WRITABLE, SHARED, 0)?;
        Ok(SharedWords { mapping, file })
    }

    /// The number of the descriptor that a child has to inherit.
    pub fn descriptor(&self) -> i32 {
        self.file.as_raw_fd()
    }
}

impl Deref for SharedWords {
    type Target = [AtomicU64];

    fn deref(&self) -> &[AtomicU64] {
        self.mapping.words()
    }
}

/// A new file that has no name.
#[cfg(target_os = "linux")]
fn nameless_file() -> io::Result<OwnedFd> {
    // SAFETY: the name ends with a zero, and the result is checked and belongs to nobody else.
    unsafe {
        let made = libc::memfd_create(c"weft-account".as_ptr(), libc::MFD_CLOEXEC);
        if made == -1 {
            return Err(io::Error::last_os_error());
        }
        Ok(OwnedFd::from_raw_fd(made))
    }
}

/// A new file whose name is gone at once.
#[cfg(not(target_os = "linux"))]
fn nameless_file() -> io::Result<OwnedFd> {
    use std::sync::atomic::Ordering;
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let name = format!("weft-account-{}-{number}", std::process::id());
    let path = std::env::temp_dir().join(name);
    let mut options = std::fs::OpenOptions::new();
    let file = options
        .read(true)
        .write(true)
        .create_new(true)
        .open(&path)?;
    std::fs::remove_file(&path)?;
    Ok(file.into())
}

/// The time since a moment that is the same for all processes of the machine, and that no setting of its clock changes.
pub fn monotonic() -> Duration {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: writes to the structure alone. The clock is there on every system that has threads.
    unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &raw mut time) };
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}
