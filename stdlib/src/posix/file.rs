//! Functions about files, by name.

/// Functions about files, by name.
#[weft_macros::module(name = "posix")]
pub mod module {
    use crate::posix::folder::Links;
    use crate::posix::path::{fspath as path_of, name_like, path_argument, shown_in_error};
    use crate::posix::status;
    use crate::system::{self, descriptor_of};
    use rustix::fs::{Access, AtFlags, CWD, Mode, Timespec, Timestamps};
    use std::ffi::CString;
    use weft_core::error::{Exception, raise_with, type_error};
    use weft_core::heap::{Raised, Thread, Tuple, Value};
    use weft_core::protocol;
    use weft_core::types::exception::os_error::system_message;

    /// Return the str or bytes that a path object stands for.
    fn fspath(thread: &Thread, path: Value) -> Result<Value, Raised> {
        path_of(thread, path)
    }

    /// Return the status of a file.
    fn stat(
        thread: &Thread,
        path: Value,
        #[keyword_only]
        #[default(Value::NONE)]
        dir_fd: Value,
        #[default(true)] follow_symlinks: bool,
    ) -> Result<Value, Raised> {
        let _ = dir_fd;
        look(thread, path, Links::of(follow_symlinks), "stat")
    }

    /// Return the status of a file, or of the link that it is.
    fn lstat(
        thread: &Thread,
        path: Value,
        #[keyword_only]
        #[default(Value::NONE)]
        dir_fd: Value,
    ) -> Result<Value, Raised> {
        let _ = dir_fd;
        look(thread, path, Links::Keep, "lstat")
    }

    #[rust]
    fn look(thread: &Thread, path: Value, links: Links, function: &str) -> Result<Value, Raised> {
        crate::io::flush_writers(thread);
        let found = if let Some(number) = path.to_int_or_bool() {
            let target = descriptor_of(thread, i32::try_from(number).unwrap_or(-1))?;
            system::call(thread, Some(path), || rustix::fs::fstat(target))?
        } else {
            let name = path_argument(thread, path, function)?;
            system::call(thread, Some(path), || {
                rustix::fs::statat(CWD, &*name, links.flags())
            })?
        };
        Ok(status::result(thread, &found))
    }

    /// Return the status of the file system that a file lies in.
    fn statvfs(thread: &Thread, path: Value) -> Result<Value, Raised> {
        let found = if let Some(number) = path.to_int_or_bool() {
            let target = descriptor_of(thread, i32::try_from(number).unwrap_or(-1))?;
            system::call(thread, Some(path), || rustix::fs::fstatvfs(target))?
        } else {
            let name = path_argument(thread, path, "statvfs")?;
            system::call(thread, Some(path), || rustix::fs::statvfs(&*name))?
        };
        Ok(status::file_system(thread, &found))
    }

    /// Return the status of the file system that an open file lies in.
    #[positional_only]
    fn fstatvfs(thread: &Thread, fd: i32) -> Result<Value, Raised> {
        let target = descriptor_of(thread, fd)?;
        let found = system::call(thread, None, || rustix::fs::fstatvfs(target))?;
        Ok(status::file_system(thread, &found))
    }

    /// Return whether the process may use a file so.
    fn access(
        thread: &Thread,
        path: Value,
        mode: u32,
        #[keyword_only]
        #[default(Value::NONE)]
        dir_fd: Value,
        #[default(false)] effective_ids: bool,
        #[default(true)] follow_symlinks: bool,
    ) -> Result<bool, Raised> {
        let _ = (dir_fd, follow_symlinks);
        let name = path_argument(thread, path, "access")?;
        let flags = if effective_ids {
            AtFlags::EACCESS
        } else {
            AtFlags::empty()
        };
        let access = Access::from_bits_truncate(mode);
        Ok(thread
            .blocking(|| rustix::fs::accessat(CWD, &*name, access, flags))
            .is_ok())
    }

    /// Remove a file.
    fn remove(
        thread: &Thread,
        path: Value,
        #[keyword_only]
        #[default(Value::NONE)]
        dir_fd: Value,
    ) -> Result<(), Raised> {
        let _ = dir_fd;
        let name = path_argument(thread, path, "remove")?;
        system::call(thread, Some(path), || rustix::fs::unlink(&*name))
    }

    /// Remove a file.
    fn unlink(
        thread: &Thread,
        path: Value,
        #[keyword_only]
        #[default(Value::NONE)]
        dir_fd: Value,
    ) -> Result<(), Raised> {
        let _ = dir_fd;
        let name = path_argument(thread, path, "unlink")?;
        system::call(thread, Some(path), || rustix::fs::unlink(&*name))
    }

    /// Runs a call with two names, which an error names both.
    #[rust]
    fn with_two(
        thread: &Thread,
        from: Value,
        to: Value,
        function: &str,
        operation: impl Fn(&CString, &CString) -> rustix::io::Result<()>,
    ) -> Result<(), Raised> {
        let (source, target) = (
            path_argument(thread, from, function)?,
            path_argument(thread, to, function)?,
        );
        thread
            .blocking(|| operation(&source, &target))
            .map_err(|error| {
                let shown = shown_in_error(thread, from)
                    .and_then(|from| Ok((from, shown_in_error(thread, to)?)));
                let (from, to) = match shown {
                    Ok(shown) => shown,
                    Err(raised) => return raised,
                };
                let number = error.raw_os_error();
                let text = thread.string(&system_message(number));
                let class =
                    weft_core::types::exception::os_error::class_of_errno(i64::from(number));
                let arguments = [Value::from_i32(number), text, from, Value::NONE, to];
                raise_with(thread, class.unwrap_or(Exception::OSError), &arguments)
            })
    }

    /// Rename a file or folder.
    fn rename(
        thread: &Thread,
        src: Value,
        dst: Value,
        #[keyword_only]
        #[default(Value::NONE)]
        src_dir_fd: Value,
        #[default(Value::NONE)] dst_dir_fd: Value,
    ) -> Result<(), Raised> {
        let _ = (src_dir_fd, dst_dir_fd);
        with_two(thread, src, dst, "rename", |from, to| {
            rustix::fs::rename(&**from, &**to)
        })
    }

    /// Rename a file or folder, over what is there.
    fn replace(
        thread: &Thread,
        src: Value,
        dst: Value,
        #[keyword_only]
        #[default(Value::NONE)]
        src_dir_fd: Value,
        #[default(Value::NONE)] dst_dir_fd: Value,
    ) -> Result<(), Raised> {
        let _ = (src_dir_fd, dst_dir_fd);
        with_two(thread, src, dst, "replace", |from, to| {
            rustix::fs::rename(&**from, &**to)
        })
    }

    /// Give a file another name.
    fn link(thread: &Thread, src: Value, dst: Value) -> Result<(), Raised> {
        with_two(thread, src, dst, "link", |from, to| {
            rustix::fs::link(&**from, &**to)
        })
    }

    /// Make a link to a name.
    fn symlink(
        thread: &Thread,
        src: Value,
        dst: Value,
        #[default(false)] target_is_directory: bool,
        #[keyword_only]
        #[default(Value::NONE)]
        dir_fd: Value,
    ) -> Result<(), Raised> {
        let _ = (target_is_directory, dir_fd);
        with_two(thread, src, dst, "symlink", |from, to| {
            rustix::fs::symlink(&**from, &**to)
        })
    }

    /// Return what a link points to.
    fn readlink(
        thread: &Thread,
        path: Value,
        #[keyword_only]
        #[default(Value::NONE)]
        dir_fd: Value,
    ) -> Result<Value, Raised> {
        let _ = dir_fd;
        let name = path_argument(thread, path, "readlink")?;
        let target = system::call(thread, Some(path), || {
            rustix::fs::readlink(&*name, Vec::new())
        })?;
        let argument = path_of(thread, path)?;
        Ok(name_like(thread, target.as_bytes(), argument))
    }

    /// Change who may do what with a file.
    fn chmod(
        thread: &Thread,
        path: Value,
        mode: u32,
        #[keyword_only]
        #[default(Value::NONE)]
        dir_fd: Value,
        #[default(true)] follow_symlinks: bool,
    ) -> Result<(), Raised> {
        let _ = (dir_fd, follow_symlinks);
        let mode = Mode::from_raw_mode(mode);
        if let Some(number) = path.to_int() {
            let target = descriptor_of(thread, i32::try_from(number).unwrap_or(-1))?;
            return system::call(thread, Some(path), || rustix::fs::fchmod(target, mode));
        }
        let name = path_argument(thread, path, "chmod")?;
        system::call(thread, Some(path), || rustix::fs::chmod(&*name, mode))
    }

    /// Cut a file off at a length.
    fn truncate(thread: &Thread, path: Value, length: u64) -> Result<(), Raised> {
        if let Some(number) = path.to_int() {
            let target = descriptor_of(thread, i32::try_from(number).unwrap_or(-1))?;
            return system::call(thread, Some(path), || rustix::fs::ftruncate(target, length));
        }
        let name = path_argument(thread, path, "truncate")?;
        let flags = rustix::fs::OFlags::WRONLY | rustix::fs::OFlags::CLOEXEC;
        let opened = system::call(thread, Some(path), || {
            rustix::fs::open(&*name, flags, Mode::empty())
        })?;
        system::call(thread, Some(path), || {
            rustix::fs::ftruncate(&opened, length)
        })
    }

    /// Make a named pipe.
    fn mkfifo(
        thread: &Thread,
        path: Value,
        #[default(0o666)] mode: u32,
        #[keyword_only]
        #[default(Value::NONE)]
        dir_fd: Value,
    ) -> Result<(), Raised> {
        let _ = dir_fd;
        let name = path_argument(thread, path, "mkfifo")?;
        let kind = rustix::fs::FileType::Fifo;
        system::call(thread, Some(path), || {
            rustix::fs::mknodat(CWD, &*name, kind, Mode::from_raw_mode(mode), 0)
        })
    }

    #[rust]
    fn seconds(thread: &Thread, time: Value) -> Result<Timespec, Raised> {
        let seconds = protocol::to_float(thread, time)?;
        let whole = seconds.floor();
        Ok(Timespec {
            tv_sec: whole as i64,
            tv_nsec: ((seconds - whole) * 1e9) as i64,
        })
    }

    /// Set the times of a file: now, or (access, modification) in seconds or nanoseconds.
    fn utime(
        thread: &Thread,
        path: Value,
        #[default(Value::NONE)] times: Value,
        #[keyword_only]
        #[default(Value::NONE)]
        ns: Value,
        #[default(Value::NONE)] dir_fd: Value,
        #[default(true)] follow_symlinks: bool,
    ) -> Result<(), Raised> {
        let _ = dir_fd;
        let name = path_argument(thread, path, "utime")?;
        let pair = |value: Value, message: &str| match value
            .downcast::<Tuple>()
            .map(|tuple| tuple.items())
        {
            Some([access, change]) => Ok((*access, *change)),
            _ => Err(type_error(message)),
        };
        let now = Timespec {
            tv_sec: 0,
            tv_nsec: rustix::fs::UTIME_NOW,
        };
        let mut set = Timestamps {
            last_access: now,
            last_modification: now,
        };
        if !ns.is_none() {
            let (access, change) = pair(ns, "utime: 'ns' must be a tuple of two ints")?;
            let split = |time: Value| -> Result<Timespec, Raised> {
                let nanoseconds = protocol::to_i64(thread, time)?;
                Ok(Timespec {
                    tv_sec: nanoseconds.div_euclid(1_000_000_000),
                    tv_nsec: nanoseconds.rem_euclid(1_000_000_000),
                })
            };
            set = Timestamps {
                last_access: split(access)?,
                last_modification: split(change)?,
            };
        } else if !times.is_none() {
            let (access, change) = pair(
                times,
                "utime: 'times' must be either a tuple of two ints or None",
            )?;
            set = Timestamps {
                last_access: seconds(thread, access)?,
                last_modification: seconds(thread, change)?,
            };
        }
        let links = Links::of(follow_symlinks);
        system::call(thread, Some(path), || {
            rustix::fs::utimensat(CWD, &*name, &set, links.flags())
        })
    }

    /// Set which permissions new files do not get, and return what was set before.
    fn umask(mask: u32) -> u32 {
        rustix::process::umask(Mode::from_raw_mode(mask)).as_raw_mode()
    }
}
