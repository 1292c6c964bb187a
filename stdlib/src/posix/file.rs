//! Functions about files, by name.

/// Functions about files, by name.
#[weft_macros::module(name = "posix")]
pub mod module {
    use crate::posix::folder::Links;
    use crate::posix::path::{fspath as path_of, name_like, shown_in_error};
    use crate::posix::status;
    use crate::posix::target::{self, Also, Target};
    use crate::system::{self, own_descriptor};
    use rustix::fs::{Access, AtFlags, Mode, Timespec, Timestamps};
    use std::ffi::CString;
    use weft_core::error::{Exception, raise_with, type_error, value_error};
    use weft_core::heap::{Raised, Thread, Tuple, Value};
    use weft_core::interpreter::{Interpreter, Request};
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
        let target = target::target(thread, path, "stat", "path", Also::Numbers)?;
        look(thread, path, target, dir_fd, Links::of(follow_symlinks))
    }

    /// Return the status of a file, or of the link that it is.
    fn lstat(
        thread: &Thread,
        path: Value,
        #[keyword_only]
        #[default(Value::NONE)]
        dir_fd: Value,
    ) -> Result<Value, Raised> {
        let name = target::named(thread, path, "lstat", "path")?;
        look(thread, path, Target::Named(name), dir_fd, Links::Keep)
    }

    #[rust]
    fn look(
        thread: &Thread,
        path: Value,
        target: Target,
        dir_fd: Value,
        links: Links,
    ) -> Result<Value, Raised> {
        crate::io::flush_writers(thread);
        let found = match target {
            Target::Open(file) => {
                target::check_open("stat", dir_fd, links)?;
                system::call(thread, Some(path), || rustix::fs::fstat(file))?
            }
            Target::Named(name) => {
                let folder = target::folder(thread, dir_fd, path)?;
                system::call(thread, Some(path), || {
                    rustix::fs::statat(folder, &*name, links.flags())
                })?
            }
        };
        Ok(status::result(thread, &found))
    }

    /// Return the status of the file system that a file lies in.
    fn statvfs(thread: &Thread, path: Value) -> Result<Value, Raised> {
        let found = match target::target(thread, path, "statvfs", "path", Also::Numbers)? {
            Target::Open(file) => system::call(thread, Some(path), || rustix::fs::fstatvfs(file))?,
            Target::Named(name) => {
                system::call(thread, Some(path), || rustix::fs::statvfs(&*name))?
            }
        };
        Ok(status::file_system(thread, &found))
    }

    /// Return the status of the file system that an open file lies in.
    #[positional_only]
    fn fstatvfs(thread: &Thread, fd: i32) -> Result<Value, Raised> {
        let target = own_descriptor(thread, fd)?;
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
        let name = target::named(thread, path, "access", "path")?;
        let folder = target::folder(thread, dir_fd, path)?;
        let mut flags = Links::of(follow_symlinks).flags();
        flags.set(AtFlags::EACCESS, effective_ids);
        let access = Access::from_bits_truncate(mode);
        Ok(thread
            .blocking(|| rustix::fs::accessat(folder, &*name, access, flags))
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
        remove_name(thread, path, dir_fd, "remove")
    }

    /// Remove a file.
    fn unlink(
        thread: &Thread,
        path: Value,
        #[keyword_only]
        #[default(Value::NONE)]
        dir_fd: Value,
    ) -> Result<(), Raised> {
        remove_name(thread, path, dir_fd, "unlink")
    }

    #[rust]
    fn remove_name(
        thread: &Thread,
        path: Value,
        dir_fd: Value,
        function: &str,
    ) -> Result<(), Raised> {
        let name = target::named(thread, path, function, "path")?;
        let folder = target::folder(thread, dir_fd, path)?;
        system::call(thread, Some(path), || {
            rustix::fs::unlinkat(folder, &*name, AtFlags::empty())
        })
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
            target::named(thread, from, function, "src")?,
            target::named(thread, to, function, "dst")?,
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
        rename_name(thread, [src, dst], [src_dir_fd, dst_dir_fd], "rename")
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
        rename_name(thread, [src, dst], [src_dir_fd, dst_dir_fd], "replace")
    }

    #[rust]
    fn rename_name(
        thread: &Thread,
        names: [Value; 2],
        folders: [Value; 2],
        function: &str,
    ) -> Result<(), Raised> {
        let [src, dst] = names;
        let source = target::folder(thread, folders[0], src)?;
        let destination = target::folder(thread, folders[1], dst)?;
        with_two(thread, src, dst, function, |from, to| {
            rustix::fs::renameat(source, &**from, destination, &**to)
        })
    }

    /// Give a file another name.
    fn link(
        thread: &Thread,
        src: Value,
        dst: Value,
        #[keyword_only]
        #[default(Value::NONE)]
        src_dir_fd: Value,
        #[default(Value::NONE)] dst_dir_fd: Value,
        #[default(true)] follow_symlinks: bool,
    ) -> Result<(), Raised> {
        let source = target::folder(thread, src_dir_fd, src)?;
        let destination = target::folder(thread, dst_dir_fd, dst)?;
        let flags = if follow_symlinks {
            AtFlags::SYMLINK_FOLLOW
        } else {
            AtFlags::empty()
        };
        with_two(thread, src, dst, "link", |from, to| {
            rustix::fs::linkat(source, &**from, destination, &**to, flags)
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
        let _ = target_is_directory;
        // What a relative link leads to is looked at from the current folder too: that only ever refuses more.
        let folder = target::folder(thread, dir_fd, dst)?;
        with_two(thread, src, dst, "symlink", |from, to| {
            rustix::fs::symlinkat(&**from, folder, &**to)
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
        let name = target::named(thread, path, "readlink", "path")?;
        let folder = target::folder(thread, dir_fd, path)?;
        let target = system::call(thread, Some(path), || {
            rustix::fs::readlinkat(folder, &*name, Vec::new())
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
        let mode = Mode::from_raw_mode(mode);
        match target::target(thread, path, "chmod", "path", Also::Numbers)? {
            Target::Open(file) => {
                system::call(thread, Some(path), || rustix::fs::fchmod(file, mode))
            }
            Target::Named(name) => {
                let folder = target::folder(thread, dir_fd, path)?;
                let links = Links::of(follow_symlinks);
                system::call(thread, Some(path), || {
                    change_mode(folder, &name, mode, links)
                })
            }
        }
    }

    #[rust]
    fn change_mode(
        folder: rustix::fd::BorrowedFd<'_>,
        name: &CString,
        mode: Mode,
        links: Links,
    ) -> rustix::io::Result<()> {
        if links == Links::Keep {
            // The permissions of a link cannot be changed, and those of what it points to shall not be.
            let status = rustix::fs::statat(folder, name, links.flags())?;
            if rustix::fs::FileType::from_raw_mode(status.st_mode) == rustix::fs::FileType::Symlink
            {
                return Err(rustix::io::Errno::OPNOTSUPP);
            }
        }
        rustix::fs::chmodat(folder, name, mode, AtFlags::empty())
    }

    /// Cut a file off at a length.
    fn truncate(thread: &Thread, path: Value, length: u64) -> Result<(), Raised> {
        let name = match target::target(thread, path, "truncate", "path", Also::Numbers)? {
            Target::Named(name) => name,
            Target::Open(file) => {
                return system::call(thread, Some(path), || rustix::fs::ftruncate(file, length));
            }
        };
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
        let name = target::named(thread, path, "mkfifo", "path")?;
        let folder = target::folder(thread, dir_fd, path)?;
        let kind = rustix::fs::FileType::Fifo;
        system::call(thread, Some(path), || {
            rustix::fs::mknodat(folder, &*name, kind, Mode::from_raw_mode(mode), 0)
        })
    }

    /// Make a file, a named pipe or a device.
    fn mknod(
        thread: &Thread,
        path: Value,
        #[default(0o600)] mode: u32,
        #[default(0)] device: u64,
        #[keyword_only]
        #[default(Value::NONE)]
        dir_fd: Value,
    ) -> Result<(), Raised> {
        let name = target::named(thread, path, "mknod", "path")?;
        let folder = target::folder(thread, dir_fd, path)?;
        let kind = match mode & 0o170_000 {
            0 => rustix::fs::FileType::RegularFile,
            _ => rustix::fs::FileType::from_raw_mode(mode),
        };
        // The name is not in the error, as in CPython.
        system::call(thread, None, || {
            rustix::fs::mknodat(folder, &*name, kind, Mode::from_raw_mode(mode), device)
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
        let target = target::target(thread, path, "utime", "path", Also::Numbers)?;
        if !times.is_none() && !ns.is_none() {
            return Err(value_error(
                "utime: you may specify either 'times' or 'ns' but not both",
            ));
        }
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
        match target {
            Target::Open(file) => {
                target::check_open("utime", dir_fd, links)?;
                system::call(thread, Some(path), || rustix::fs::futimens(file, &set))
            }
            Target::Named(name) => {
                let folder = target::folder(thread, dir_fd, path)?;
                system::call(thread, Some(path), || {
                    rustix::fs::utimensat(folder, &*name, &set, links.flags())
                })
            }
        }
    }

    /// Set which permissions new files do not get, and return what was set before.
    fn umask(thread: &Thread, mask: u32) -> Result<u32, Raised> {
        Interpreter::require(thread, Request::Process)?;
        Ok(rustix::process::umask(Mode::from_raw_mode(mask)).as_raw_mode())
    }
}
