//! Children that can be ended and reaped whatever the program does that started them.
//!
//! Invariant: nothing but a child that nobody has reaped yet is sent a signal, so never a process that got its number later.

use std::io;

/// What has become of a child.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChildState {
    /// It runs, or is stopped.
    Alive,
    /// It has ended, and was not reaped.
    Ended,
    /// It was reaped.
    Reaped,
}

/// A child of this process.
pub struct Descendant {
    process: u32,
    #[cfg(target_os = "linux")]
    opened: std::os::fd::OwnedFd,
}

impl Descendant {
    /// The child with a number, which nobody has reaped yet.
    ///
    /// # Errors
    /// What the system says.
    #[cfg(target_os = "linux")]
    pub fn new(process: u32) -> io::Result<Descendant> {
        use std::os::fd::{FromRawFd, OwnedFd};
        // SAFETY: a plain system call, whose result is checked and belongs to nobody else.
        unsafe {
            let opened = libc::syscall(libc::SYS_pidfd_open, process as libc::pid_t, 0);
            if opened == -1 {
                return Err(io::Error::last_os_error());
            }
            let opened = OwnedFd::from_raw_fd(opened as i32);
            Ok(Descendant { process, opened })
        }
    }

    /// As on Linux, by the number alone.
    ///
    /// # Errors
    /// None.
    #[cfg(not(target_os = "linux"))]
    pub fn new(process: u32) -> io::Result<Descendant> {
        Ok(Descendant { process })
    }

    /// Its number.
    pub fn process(&self) -> u32 {
        self.process
    }

    /// What has become of it.
    pub fn state(&self) -> ChildState {
        self.wait(libc::WEXITED | libc::WNOHANG | libc::WNOWAIT)
    }

    /// Reaps it if it has ended.
    pub fn reap(&self) {
        self.wait(libc::WEXITED | libc::WNOHANG);
    }

    /// Sends it a signal, if it is still there.
    pub fn send_signal(&self, signal: i32) {
        #[cfg(target_os = "linux")]
        {
            use std::os::fd::AsFd;
            // One that has ended needs none.
            let _ = crate::signals::send_to_process(self.opened.as_fd(), signal);
        }
        #[cfg(not(target_os = "linux"))]
        if self.state() == ChildState::Alive {
            let _ = crate::child::send_signal(self.process, signal);
        }
    }

    #[cfg(target_os = "linux")]
    fn which(&self) -> (libc::idtype_t, libc::id_t) {
        use std::os::fd::AsRawFd;
        (libc::P_PIDFD, self.opened.as_raw_fd() as libc::id_t)
    }

    #[cfg(not(target_os = "linux"))]
    fn which(&self) -> (libc::idtype_t, libc::id_t) {
        (libc::P_PID, self.process as libc::id_t)
    }

    fn wait(&self, options: i32) -> ChildState {
        let (kind, number) = self.which();
        // SAFETY: numbers all of them, for which zero is a value.
        let mut found: libc::siginfo_t = unsafe { std::mem::zeroed() };
        // SAFETY: writes to the structure alone, and waits for nothing.
        let result = unsafe { libc::waitid(kind, number, &raw mut found, options) };
        if result == -1 {
            return match io::Error::last_os_error().raw_os_error() {
                Some(libc::EINTR) => ChildState::Alive,
                _ => ChildState::Reaped,
            };
        }
        // SAFETY: the system has filled the structure in, or left it zero.
        match unsafe { found.si_pid() } {
            0 => ChildState::Alive,
            _ => ChildState::Ended,
        }
    }
}

/// Has a process go on that may be stopped; whether there is such a process. It need not be a child, and may even be
/// another that got its number: this does no harm.
pub fn wake(process: u32) -> bool {
    let Ok(process) = libc::pid_t::try_from(process) else {
        return false;
    };
    // SAFETY: a plain system call.
    process > 0 && unsafe { libc::kill(process, libc::SIGCONT) } == 0
}
