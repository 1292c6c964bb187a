//! Whom files belong to, and which group and session a process is in.

/// Whom files belong to, and which group and session a process is in.
#[weft_macros::module(name = "posix")]
pub mod module {
    use crate::posix::path::path_argument;
    use crate::system::{self, descriptor_of, os_error};
    use rustix::fs::{AtFlags, CWD, Gid, Mode, Uid};
    use rustix::io::Errno;
    use weft_core::heap::{Raised, Thread, Value};

    /// Give a file to a user and a group; -1 leaves that as it is.
    fn chown(
        thread: &Thread,
        path: Value,
        uid: i64,
        gid: i64,
        #[keyword_only]
        #[default(Value::NONE)]
        dir_fd: Value,
        #[default(true)] follow_symlinks: bool,
    ) -> Result<(), Raised> {
        let _ = dir_fd;
        if let Some(number) = path.to_int() {
            return fchown(thread, number as i32, uid, gid);
        }
        let flags = if follow_symlinks {
            AtFlags::empty()
        } else {
            AtFlags::SYMLINK_NOFOLLOW
        };
        let name = path_argument(thread, path, "chown")?;
        let (user, group) = owners(uid, gid);
        system::call(thread, Some(path), || {
            rustix::fs::chownat(CWD, &*name, user, group, flags)
        })
    }

    /// Give a file, a link itself, to a user and a group; -1 leaves that as it is.
    fn lchown(thread: &Thread, path: Value, uid: i64, gid: i64) -> Result<(), Raised> {
        let name = path_argument(thread, path, "lchown")?;
        let (user, group) = owners(uid, gid);
        system::call(thread, Some(path), || {
            rustix::fs::chownat(CWD, &*name, user, group, AtFlags::SYMLINK_NOFOLLOW)
        })
    }

    /// Give an open file to a user and a group; -1 leaves that as it is.
    fn fchown(thread: &Thread, fd: i32, uid: i64, gid: i64) -> Result<(), Raised> {
        let file = descriptor_of(thread, fd)?;
        let (user, group) = owners(uid, gid);
        system::call(thread, None, || rustix::fs::fchown(file, user, group))
    }

    #[rust]
    fn owners(uid: i64, gid: i64) -> (Option<Uid>, Option<Gid>) {
        let user = u32::try_from(uid).ok().map(Uid::from_raw);
        (user, u32::try_from(gid).ok().map(Gid::from_raw))
    }

    /// Set the permissions of an open file.
    fn fchmod(thread: &Thread, fd: i32, mode: u32) -> Result<(), Raised> {
        let file = descriptor_of(thread, fd)?;
        system::call(thread, None, || {
            rustix::fs::fchmod(file, Mode::from_raw_mode(mode))
        })
    }

    /// Make an open folder the current one.
    fn fchdir(thread: &Thread, fd: i32) -> Result<(), Raised> {
        let folder = descriptor_of(thread, fd)?;
        system::call(thread, None, || rustix::process::fchdir(folder))
    }

    /// Have everything written to the disks.
    fn sync(thread: &Thread) {
        thread.blocking(rustix::fs::sync);
    }

    /// Return the group of a process; 0 is this one.
    fn getpgid(thread: &Thread, pid: i32) -> Result<i32, Raised> {
        let group = nix::unistd::getpgid(Some(nix::unistd::Pid::from_raw(pid)));
        group
            .map(nix::unistd::Pid::as_raw)
            .map_err(|error| os_error(thread, Errno::from_raw_os_error(error as i32), None))
    }

    /// Return the session of a process; 0 is this one.
    #[positional_only]
    fn getsid(thread: &Thread, pid: i32) -> Result<i32, Raised> {
        let session = nix::unistd::getsid(Some(nix::unistd::Pid::from_raw(pid)));
        session
            .map(nix::unistd::Pid::as_raw)
            .map_err(|error| os_error(thread, Errno::from_raw_os_error(error as i32), None))
    }

    /// Put a process into a group; 0 is this process, and the group of its own number.
    #[positional_only]
    fn setpgid(thread: &Thread, pid: i32, pgrp: i32) -> Result<(), Raised> {
        let (process, group) = (
            nix::unistd::Pid::from_raw(pid),
            nix::unistd::Pid::from_raw(pgrp),
        );
        nix::unistd::setpgid(process, group)
            .map_err(|error| os_error(thread, Errno::from_raw_os_error(error as i32), None))
    }

    /// Wait for the end of any child; return its number and status.
    fn wait(thread: &Thread) -> Result<(i32, i32), Raised> {
        let ended = system::call(thread, None, || {
            rustix::process::wait(rustix::process::WaitOptions::empty())
        })?;
        Ok(ended.map_or((0, 0), |(pid, status)| {
            (pid.as_raw_nonzero().get(), status.as_raw())
        }))
    }

    /// Return whether a status says that the process dumped its memory.
    #[name("WCOREDUMP")]
    fn dumped(status: i32) -> bool {
        status & 0x80 != 0
    }

    /// Return whether a status says that the process goes on.
    #[name("WIFCONTINUED")]
    fn was_continued(status: i32) -> bool {
        status == 0xffff
    }

    /// Return whether a status says that the process was stopped.
    #[name("WIFSTOPPED")]
    fn was_stopped(status: i32) -> bool {
        status & 0xff == 0x7f
    }

    /// Return the signal in a status that stopped the process.
    #[name("WSTOPSIG")]
    fn stopping_signal(status: i32) -> i32 {
        status >> 8 & 0xff
    }
}
