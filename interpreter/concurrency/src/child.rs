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
