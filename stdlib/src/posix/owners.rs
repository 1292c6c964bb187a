//! Whom files belong to, and which group and session a process is in.

/// Whom files belong to, and which group and session a process is in.
#[weft_macros::module(name = "posix")]
pub mod module {
    use crate::posix::folder::Links;
    use crate::posix::target::{self, Also, Target};
    use crate::system::{self, os_error, own_descriptor};
    use rustix::fs::{AtFlags, CWD, Gid, Mode, Uid};
    use rustix::io::Errno;
    use weft_core::error::{Exception, raise, type_error, value_error};
    use weft_core::heap::concurrency::recording;
    use weft_core::heap::{Raised, Thread, Value};
    use weft_core::interpreter::{Interpreter, Request};
    use weft_core::names::Special;
    use weft_core::protocol;

    /// Give a file to a user and a group; -1 leaves that as it is.
    fn chown(
        thread: &Thread,
        path: Value,
        uid: Value,
        gid: Value,
        #[keyword_only]
        #[default(Value::NONE)]
        dir_fd: Value,
        #[default(true)] follow_symlinks: bool,
    ) -> Result<(), Raised> {
        let target = target::target(thread, path, "chown", "path", Also::Numbers)?;
        let (user, group) = owners(thread, uid, gid)?;
        let links = Links::of(follow_symlinks);
        match target {
            Target::Open(file) => {
                if !dir_fd.is_none() {
                    return Err(value_error("chown: can't specify both dir_fd and fd"));
                }
                target::check_open("chown", dir_fd, links)?;
                system::call(thread, Some(path), || rustix::fs::fchown(file, user, group))
            }
            Target::Named(name) => {
                let folder = target::folder(thread, dir_fd, path)?;
                system::call(thread, Some(path), || {
                    rustix::fs::chownat(folder, &*name, user, group, links.flags())
                })
            }
        }
    }

    /// Give a file, a link itself, to a user and a group; -1 leaves that as it is.
    fn lchown(thread: &Thread, path: Value, uid: Value, gid: Value) -> Result<(), Raised> {
        let name = target::named(thread, path, "lchown", "path")?;
        let (user, group) = owners(thread, uid, gid)?;
        system::call(thread, Some(path), || {
            rustix::fs::chownat(CWD, &*name, user, group, AtFlags::SYMLINK_NOFOLLOW)
        })
    }

    /// Give an open file to a user and a group; -1 leaves that as it is.
    fn fchown(thread: &Thread, fd: i32, uid: Value, gid: Value) -> Result<(), Raised> {
        let file = own_descriptor(thread, fd)?;
        let (user, group) = owners(thread, uid, gid)?;
        system::call(thread, None, || rustix::fs::fchown(file, user, group))
    }

    #[rust]
    fn owners(
        thread: &Thread,
        uid: Value,
        gid: Value,
    ) -> Result<(Option<Uid>, Option<Gid>), Raised> {
        let user = owner_number(thread, uid, "uid")?.map(Uid::from_raw);
        let group = owner_number(thread, gid, "gid")?.map(Gid::from_raw);
        Ok((user, group))
    }

    /// The number of a user or a group; nothing for -1.
    #[rust]
    fn owner_number(thread: &Thread, value: Value, name: &str) -> Result<Option<u32>, Raised> {
        if protocol::special_of(thread, value, Special::Index).is_none() {
            let kind = protocol::class_name(value);
            return Err(type_error(format!("{name} should be integer, not {kind}")));
        }
        let number = protocol::index(thread, value)?;
        match number.to_int_or_bool() {
            Some(-1) => Ok(None),
            Some(number) if number < 0 => Err(raise(
                Exception::OverflowError,
                format!("{name} is less than minimum"),
            )),
            number => match number.and_then(|number| u32::try_from(number).ok()) {
                Some(number) => Ok(Some(number)),
                None => Err(raise(
                    Exception::OverflowError,
                    format!("{name} is greater than maximum"),
                )),
            },
        }
    }

    /// Set the permissions of an open file.
    fn fchmod(thread: &Thread, fd: i32, mode: u32) -> Result<(), Raised> {
        let file = own_descriptor(thread, fd)?;
        system::call(thread, None, || {
            rustix::fs::fchmod(file, Mode::from_raw_mode(mode))
        })
    }

    /// Make an open folder the current one.
    fn fchdir(thread: &Thread, fd: i32) -> Result<(), Raised> {
        Interpreter::require(thread, Request::Process)?;
        let folder = own_descriptor(thread, fd)?;
        system::call(thread, None, || rustix::process::fchdir(folder))
    }

    /// Have everything written to the disks.
    fn sync(thread: &Thread) -> Result<(), Raised> {
        Interpreter::require(thread, Request::Process)?;
        thread.blocking(rustix::fs::sync);
        Ok(())
    }

    /// Whether there is another process shows in what is asked about it.
    #[rust]
    fn require_sight(thread: &Thread, pid: i32) -> Result<(), Raised> {
        if pid == 0 || pid.cast_unsigned() == std::process::id() {
            return Ok(());
        }
        Interpreter::require(thread, Request::Machine)
    }

    /// Return the group of a process; 0 is this one.
    fn getpgid(thread: &Thread, pid: i32) -> Result<i32, Raised> {
        require_sight(thread, pid)?;
        let group = nix::unistd::getpgid(Some(nix::unistd::Pid::from_raw(pid)));
        group
            .map(nix::unistd::Pid::as_raw)
            .map_err(|error| os_error(thread, Errno::from_raw_os_error(error as i32), None))
    }

    /// Return the session of a process; 0 is this one.
    #[positional_only]
    fn getsid(thread: &Thread, pid: i32) -> Result<i32, Raised> {
        require_sight(thread, pid)?;
        let session = nix::unistd::getsid(Some(nix::unistd::Pid::from_raw(pid)));
        session
            .map(nix::unistd::Pid::as_raw)
            .map_err(|error| os_error(thread, Errno::from_raw_os_error(error as i32), None))
    }

    /// Put a process into a group; 0 is this process, and the group of its own number.
    #[positional_only]
    fn setpgid(thread: &Thread, pid: i32, pgrp: i32) -> Result<(), Raised> {
        Interpreter::require(thread, Request::Process)?;
        let (process, group) = (
            nix::unistd::Pid::from_raw(pid),
            nix::unistd::Pid::from_raw(pgrp),
        );
        nix::unistd::setpgid(process, group)
            .map_err(|error| os_error(thread, Errno::from_raw_os_error(error as i32), None))
    }

    /// Put this process into the group of its own number.
    fn setpgrp(thread: &Thread) -> Result<(), Raised> {
        setpgid(thread, 0, 0)
    }

    /// Wait for the end of any child; return its number and status.
    fn wait(thread: &Thread) -> Result<(i32, i32), Raised> {
        Interpreter::require(thread, Request::Process)?;
        let ended = system::call(thread, None, || {
            rustix::process::wait(rustix::process::WaitOptions::empty())
        })?;
        Ok(ended.map_or((0, 0), |(pid, status)| {
            let number = pid.as_raw_nonzero().get();
            recording::child_ended(number);
            (number, status.as_raw())
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
