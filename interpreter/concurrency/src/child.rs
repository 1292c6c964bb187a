//! What a child process inherits, and what it changes of itself before its program starts.

use std::os::unix::process::CommandExt;
use std::process::Command;

/// The numbers up to this are the standard streams, which every child inherits.
const LAST_STANDARD: i32 = 2;

/// Has the child of `command` inherit these descriptors under their numbers, and none beside them and the standard streams.
///
/// The change happens in the child alone, so no other child of this process can inherit them by accident.
pub fn inherit_only(command: &mut Command, descriptors: Vec<i32>) {
    let prepare = move || {
        close_all_at_start();
        for descriptor in &descriptors {
            // SAFETY: reads and changes flags of a descriptor of the child; a number that names none is an error.
            if unsafe { libc::fcntl(*descriptor, libc::F_SETFD, 0) } == -1 {
                return Err(std::io::Error::last_os_error());
            }
        }
        Ok(())
    };
    // SAFETY: between fork and exec only system calls happen: nothing is allocated and no lock is taken.
    unsafe { command.pre_exec(prepare) };
}

/// Has the child of `command` inherit one descriptor more. To be called after [`inherit_only`].
pub fn inherit_too(command: &mut Command, descriptor: i32) {
    let prepare = move || {
        // SAFETY: changes flags of a descriptor of the child; a number that names none is an error.
        match unsafe { libc::fcntl(descriptor, libc::F_SETFD, 0) } {
            -1 => Err(std::io::Error::last_os_error()),
            _ => Ok(()),
        }
    };
    // SAFETY: between fork and exec only a system call happens.
    unsafe { command.pre_exec(prepare) };
}

/// What a child changes of itself before its program starts.
#[derive(Default)]
pub struct Attributes {
    /// Whether it begins a session of its own.
    pub new_session: bool,
    /// The group of processes that it joins; 0 for one of its own.
    pub process_group: Option<i32>,
    /// Which permissions new files do not get.
    pub umask: Option<u32>,
    /// The groups of users beside the main one.
    pub extra_groups: Option<Vec<u32>>,
    /// The main group of users.
    pub group: Option<u32>,
    /// The user.
    pub user: Option<u32>,
}

impl Attributes {
    /// Whether there is anything to change.
    pub fn is_some(&self) -> bool {
        self.new_session
            || self.process_group.is_some()
            || self.umask.is_some()
            || self.extra_groups.is_some()
            || self.group.is_some()
            || self.user.is_some()
    }
}

/// Has the child of `command` change these attributes of itself.
pub fn change_attributes(command: &mut Command, attributes: Attributes) {
    let prepare = move || {
        let checked = |result: libc::c_int| match result {
            -1 => Err(std::io::Error::last_os_error()),
            _ => Ok(()),
        };
        if let Some(umask) = attributes.umask {
            // SAFETY: a plain system call of the child, which cannot fail.
            unsafe { libc::umask(umask as libc::mode_t) };
        }
        if attributes.new_session {
            // SAFETY: a plain system call of the child.
            checked(unsafe { libc::setsid() })?;
        }
        if let Some(group) = attributes.process_group {
            // SAFETY: a plain system call of the child.
            checked(unsafe { libc::setpgid(0, group) })?;
        }
        if let Some(groups) = &attributes.extra_groups {
            // SAFETY: the list is as long as the call is told, and lives longer than the call.
            checked(unsafe { libc::setgroups(groups.len() as _, groups.as_ptr()) })?;
        }
        if let Some(group) = attributes.group {
            // SAFETY: a plain system call of the child.
            checked(unsafe { libc::setregid(group, group) })?;
        }
        if let Some(user) = attributes.user {
            // SAFETY: a plain system call of the child.
            checked(unsafe { libc::setreuid(user, user) })?;
        }
        Ok(())
    };
    // SAFETY: between fork and exec only system calls happen: nothing is allocated and no lock is taken.
    unsafe { command.pre_exec(prepare) };
}

/// Marks all descriptors but the standard streams so that they are closed when the child's program starts.
#[cfg(target_os = "linux")]
fn close_all_at_start() {
    let first = LAST_STANDARD + 1;
    // SAFETY: changes flags of the child's descriptors. A kernel that does not know the call refuses it, and then the
    // flags stay as they are: what this library opens has the mark anyhow.
    unsafe {
        libc::syscall(
            libc::SYS_close_range,
            first,
            i32::MAX,
            libc::CLOSE_RANGE_CLOEXEC,
        )
    };
}

/// As on Linux, one by one.
#[cfg(not(target_os = "linux"))]
fn close_all_at_start() {
    // SAFETY: asks for a number.
    let end = unsafe { libc::getdtablesize() };
    for descriptor in LAST_STANDARD + 1..end.min(4096) {
        // SAFETY: changes flags of the child's descriptors; a number that names none is an error that does not matter.
        unsafe { libc::fcntl(descriptor, libc::F_SETFD, libc::FD_CLOEXEC) };
    }
}

/// What a process used while it lived, with the children of its own that it waited for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Usage {
    /// Time of processors.
    pub processor: std::time::Duration,
    /// The most memory that one of the processes had at a time, in bytes.
    pub peak_memory: u64,
    /// How often the system took a processor away from it, and how often it gave one back while it waited.
    pub context_switches: u64,
}

/// Sends a signal to a child, which the caller has not waited for yet.
///
/// # Errors
/// What the system says: `ESRCH` for a process that is gone.
pub fn send_signal(process: u32, signal: i32) -> std::io::Result<()> {
    // SAFETY: a plain system call.
    match unsafe { libc::kill(process as libc::pid_t, signal) } {
        0 => Ok(()),
        _ => Err(std::io::Error::last_os_error()),
    }
}

/// Waits for the end of a child and reaps it; its status and what it used.
///
/// # Errors
/// Those of `wait4`, for a process that is no child.
pub fn wait_with_usage(process: u32) -> std::io::Result<(std::process::ExitStatus, Usage)> {
    use std::os::unix::process::ExitStatusExt;
    let mut status = 0;
    // SAFETY: numbers all of them, for which zero is a value.
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    loop {
        // SAFETY: both are there to be written to.
        let ended = unsafe { libc::wait4(process as libc::pid_t, &mut status, 0, &raw mut usage) };
        if ended != -1 {
            break;
        }
        let error = std::io::Error::last_os_error();
        if error.kind() != std::io::ErrorKind::Interrupted {
            return Err(error);
        }
    }
    let time = |time: libc::timeval| {
        std::time::Duration::from_secs(time.tv_sec as u64)
            + std::time::Duration::from_micros(time.tv_usec as u64)
    };
    // macOS counts octets here, and all others kibibytes.
    let unit = if cfg!(target_os = "macos") { 1 } else { 1024 };
    let used = Usage {
        processor: time(usage.ru_utime) + time(usage.ru_stime),
        peak_memory: usage.ru_maxrss as u64 * unit,
        context_switches: (usage.ru_nvcsw + usage.ru_nivcsw) as u64,
    };
    Ok((std::process::ExitStatus::from_raw(status), used))
}

/// How a child changed its state, as `waitid` tells it.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    /// The number of the child's process.
    pub process: i32,
    /// Its real user.
    pub user: u32,
    /// `SIGCHLD`.
    pub signal: i32,
    /// Its exit status, or the number of a signal.
    pub status: i32,
    /// `CLD_EXITED` or another one of these.
    pub code: i32,
}

/// Waits for a change of state of one of the children that `kind` (`P_PID` or another one of these) and `id` say; `None` if
/// `WNOHANG` is among the options and none has changed.
///
/// # Errors
/// What the system says.
pub fn wait_for_change(kind: u32, id: u32, options: i32) -> std::io::Result<Option<Change>> {
    // SAFETY: a structure of numbers.
    let mut information: libc::siginfo_t = unsafe { std::mem::zeroed() };
    // SAFETY: the structure is there.
    if unsafe { libc::waitid(kind as _, id, &raw mut information, options) } != 0 {
        return Err(std::io::Error::last_os_error());
    }
    // SAFETY: numbers of a union, which are zero or what the system has written.
    let (process, user, status) = unsafe {
        (
            information.si_pid(),
            information.si_uid(),
            information.si_status(),
        )
    };
    Ok((process != 0).then_some(Change {
        process,
        user,
        signal: information.si_signo,
        status,
        code: information.si_code,
    }))
}
