//! Functions about folders: what is in them, making and removing them, and the current one.

use crate::posix::target::Target;
use parking_lot::Mutex;
use rustix::fd::BorrowedFd;
use rustix::fs::{AtFlags, CWD, FileType};
use std::ffi::CString;
use weft_core::heap::{Raised, Slot, Thread, Trace, Tracer, Value};

/// An entry of a folder, as `scandir` gives it.
pub struct Entry {
    name: Value,
    path: Value,
    octets: CString,
    /// The open folder that `octets` start from, if that was listed by its number.
    base: Option<BorrowedFd<'static>>,
    inode: u64,
    kind: FileType,
    status: Slot,
}

impl Trace for Entry {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.name);
        tracer.value(self.path);
        tracer.slot(&self.status);
    }
}

/// Whether what a link points to is meant, or the link.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Links {
    /// What it points to.
    Follow,
    /// The link.
    Keep,
}

impl Links {
    /// What `follow_symlinks` says.
    pub fn of(follow: bool) -> Links {
        if follow { Links::Follow } else { Links::Keep }
    }

    /// The flags of the system.
    pub fn flags(self) -> AtFlags {
        if self == Links::Follow {
            AtFlags::empty()
        } else {
            AtFlags::SYMLINK_NOFOLLOW
        }
    }
}

impl Entry {
    fn base(&self) -> BorrowedFd<'static> {
        self.base.unwrap_or(CWD)
    }

    /// What kind of file it is; nothing if it is gone.
    fn kind(&self, thread: &Thread, links: Links) -> Result<Option<FileType>, Raised> {
        let needs_look = self.kind == FileType::Unknown
            || (links == Links::Follow && self.kind == FileType::Symlink);
        if !needs_look {
            return Ok(Some(self.kind));
        }
        match thread.blocking(|| rustix::fs::statat(self.base(), &*self.octets, links.flags())) {
            Ok(status) => Ok(Some(FileType::from_raw_mode(status.st_mode))),
            Err(rustix::io::Errno::NOENT) => Ok(None),
            Err(error) => Err(crate::system::os_error(thread, error, Some(self.path))),
        }
    }
}

/// The entries of a folder that are still to be given.
pub struct Entries {
    rest: Mutex<std::vec::IntoIter<Found>>,
    folder: Value,
    base: Option<BorrowedFd<'static>>,
    is_bytes: bool,
}

/// What the system said of an entry.
struct Found {
    name: Vec<u8>,
    inode: u64,
    kind: FileType,
}

impl Trace for Entries {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.folder);
    }
}

/// An entry of a folder.
#[weft_macros::class(name = "DirEntry", module = "posix", payload = Entry)]
pub mod entry {
    use super::{Entry, Links};
    use crate::posix::status;
    use crate::system;
    use rustix::fs::FileType;
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::protocol;

    /// The name in its folder.
    #[getter]
    fn name(this: &Native<Entry>) -> Value {
        this.name
    }

    /// The name with that of the folder.
    #[getter]
    fn path(this: &Native<Entry>) -> Value {
        this.path
    }

    /// Return the number of the inode.
    fn inode(this: &Native<Entry>) -> u64 {
        this.inode
    }

    /// Return whether it is a folder.
    fn is_dir(
        this: &Native<Entry>,
        thread: &Thread,
        #[keyword_only]
        #[default(true)]
        follow_symlinks: bool,
    ) -> Result<bool, Raised> {
        Ok(this.kind(thread, Links::of(follow_symlinks))? == Some(FileType::Directory))
    }

    /// Return whether it is a file.
    fn is_file(
        this: &Native<Entry>,
        thread: &Thread,
        #[keyword_only]
        #[default(true)]
        follow_symlinks: bool,
    ) -> Result<bool, Raised> {
        Ok(this.kind(thread, Links::of(follow_symlinks))? == Some(FileType::RegularFile))
    }

    /// Return whether it is a link.
    fn is_symlink(this: &Native<Entry>, thread: &Thread) -> Result<bool, Raised> {
        Ok(this.kind(thread, Links::Keep)? == Some(FileType::Symlink))
    }

    /// Return whether it is a junction, which there are none of here.
    fn is_junction(_this: &Native<Entry>) -> bool {
        false
    }

    /// Return the status of the file.
    fn stat(
        this: &Native<Entry>,
        thread: &Thread,
        #[keyword_only]
        #[default(true)]
        follow_symlinks: bool,
    ) -> Result<Value, Raised> {
        if follow_symlinks && let Some(known) = this.status.get() {
            return Ok(known);
        }
        let links = Links::of(follow_symlinks);
        let found = system::call(thread, Some(this.path), || {
            rustix::fs::statat(this.base(), &*this.octets, links.flags())
        })?;
        let result = status::result(thread, &found);
        if follow_symlinks {
            this.status.set(result);
        }
        Ok(result)
    }

    fn __fspath__(this: &Native<Entry>) -> Value {
        this.path
    }

    fn __repr__(this: &Native<Entry>, thread: &Thread) -> Result<String, Raised> {
        let name = protocol::repr(thread, this.name)?;
        Ok(format!(
            "<DirEntry {}>",
            protocol::text_of(&name).unwrap_or("")
        ))
    }
}

/// The iterator that scandir returns.
#[weft_macros::class(name = "ScandirIterator", module = "posix", payload = Entries)]
pub mod entries {
    use super::{Entries, Entry};
    use crate::posix::path::name_string;
    use std::ffi::CString;
    use weft_core::error::stop_iteration;
    use weft_core::heap::{Native, Raised, Slot, Thread, Value};
    use weft_core::interpreter::new_native;

    fn __iter__(this: &Native<Entries>) -> Value {
        this.value()
    }

    fn __next__(this: &Native<Entries>, thread: &Thread) -> Result<Value, Raised> {
        let found = this.rest.lock().next();
        let Some(found) = found else {
            return Err(stop_iteration(thread, Value::NONE));
        };
        let mut path = match this.base {
            Some(_) => Vec::new(),
            None => crate::posix::path::octets_of_path(&this.folder)?,
        };
        if this.base.is_none() && !path.ends_with(b"/") {
            path.push(b'/');
        }
        path.extend_from_slice(&found.name);
        let value = |octets: &[u8]| {
            if this.is_bytes {
                thread.bytes(octets)
            } else {
                name_string(thread, octets)
            }
        };
        let entry = Entry {
            name: value(&found.name),
            path: value(&path),
            octets: CString::new(path).expect("the system's names have no null"),
            base: this.base,
            inode: found.inode,
            kind: found.kind,
            status: Slot::empty(),
        };
        Ok(new_native(thread, entry).value())
    }

    fn __enter__(this: &Native<Entries>) -> Value {
        this.value()
    }

    fn __exit__(this: &Native<Entries>, #[rest] _args: &[Value]) {
        close(this);
    }

    /// Give up the rest of the entries.
    fn close(this: &Native<Entries>) {
        *this.rest.lock() = Vec::new().into_iter();
    }
}

/// The entries of a folder, without `.` and `..`.
fn read_folder(thread: &Thread, folder: Value, target: &Target) -> Result<Vec<Found>, Raised> {
    let read = || -> rustix::io::Result<Vec<Found>> {
        let flags = rustix::fs::OFlags::RDONLY
            | rustix::fs::OFlags::DIRECTORY
            | rustix::fs::OFlags::CLOEXEC;
        let mode = rustix::fs::Mode::empty();
        let opened = match target {
            Target::Named(name) => rustix::fs::open(&**name, flags, mode)?,
            // Opened again, so that the place in the folder is its own.
            Target::Open(folder) => rustix::fs::openat(folder, c".", flags, mode)?,
        };
        let mut found = Vec::new();
        for entry in rustix::fs::Dir::new(opened)? {
            let entry = entry?;
            let name = entry.file_name().to_bytes();
            if !matches!(name, b"." | b"..") {
                found.push(Found {
                    name: name.to_vec(),
                    inode: entry.ino(),
                    kind: entry.file_type(),
                });
            }
        }
        Ok(found)
    };
    crate::system::call(thread, Some(folder), read)
}

/// Functions about folders.
#[weft_macros::module(name = "posix", classes = [entry, entries])]
pub mod module {
    use super::{Entries, read_folder};
    use crate::posix::path::{fspath, is_bytes, name_like, os_string};
    use crate::posix::target::{self, Also, Target};
    use crate::system;
    use parking_lot::Mutex;
    use rustix::fs::{AtFlags, Mode};
    use std::os::unix::ffi::OsStrExt;
    use std::path::Path;
    use weft_core::heap::{List, Raised, Thread, Value};
    use weft_core::interpreter::{End, Interpreter, Request, new_native};
    use weft_core::types::exception::os_error::raise_os_error;

    /// Return a list of the names in a folder.
    fn listdir(thread: &Thread, #[default(Value::NONE)] path: Value) -> Result<Value, Raised> {
        let (folder, target) = listed(thread, path, "listdir")?;
        let list = List::from_items(thread, &[]);
        for found in read_folder(thread, folder, &target)? {
            list.push(thread, name_like(thread, &found.name, folder));
        }
        Ok(list.value())
    }

    /// The folder to list, and how to find it.
    #[rust]
    fn listed(thread: &Thread, path: Value, function: &str) -> Result<(Value, Target), Raised> {
        if path.is_none() {
            let here = Request::Read(Path::new("."), End::Followed);
            Interpreter::require(thread, here)?;
            return Ok((thread.string("."), Target::Named(c".".to_owned())));
        }
        let target = target::target(thread, path, function, "path", Also::NumbersAndNone)?;
        let folder = match target {
            Target::Open(_) => path,
            Target::Named(_) => fspath(thread, path)?,
        };
        Ok((folder, target))
    }

    /// Return an iterator over the entries of a folder.
    fn scandir(thread: &Thread, #[default(Value::NONE)] path: Value) -> Result<Value, Raised> {
        let (folder, target) = listed(thread, path, "scandir")?;
        let found = read_folder(thread, folder, &target)?;
        let entries = Entries {
            rest: Mutex::new(found.into_iter()),
            folder,
            base: match target {
                Target::Open(folder) => Some(folder),
                Target::Named(_) => None,
            },
            is_bytes: is_bytes(thread, folder),
        };
        Ok(new_native(thread, entries).value())
    }

    /// Make a folder.
    fn mkdir(
        thread: &Thread,
        path: Value,
        #[default(0o777)] mode: u32,
        #[keyword_only]
        #[default(Value::NONE)]
        dir_fd: Value,
    ) -> Result<(), Raised> {
        let name = target::named(thread, path, "mkdir", "path")?;
        let folder = target::folder(thread, dir_fd, path)?;
        system::call(thread, Some(path), || {
            rustix::fs::mkdirat(folder, &*name, Mode::from_raw_mode(mode))
        })
    }

    /// Remove an empty folder.
    fn rmdir(
        thread: &Thread,
        path: Value,
        #[keyword_only]
        #[default(Value::NONE)]
        dir_fd: Value,
    ) -> Result<(), Raised> {
        let name = target::named(thread, path, "rmdir", "path")?;
        let folder = target::folder(thread, dir_fd, path)?;
        system::call(thread, Some(path), || {
            rustix::fs::unlinkat(folder, &*name, AtFlags::REMOVEDIR)
        })
    }

    /// Return the current folder.
    fn getcwd(thread: &Thread) -> Result<Value, Raised> {
        Interpreter::require(thread, Request::Folder)?;
        match std::env::current_dir() {
            Ok(folder) => Ok(os_string(thread, folder.as_os_str())),
            Err(error) => Err(raise_os_error(thread, &error, None)),
        }
    }

    /// Return the current folder as bytes.
    fn getcwdb(thread: &Thread) -> Result<Value, Raised> {
        Interpreter::require(thread, Request::Folder)?;
        match std::env::current_dir() {
            Ok(folder) => Ok(thread.bytes(folder.as_os_str().as_bytes())),
            Err(error) => Err(raise_os_error(thread, &error, None)),
        }
    }

    /// Change the current folder.
    fn chdir(thread: &Thread, path: Value) -> Result<(), Raised> {
        match target::target(thread, path, "chdir", "path", Also::Numbers)? {
            Target::Open(folder) => {
                system::call(thread, Some(path), || rustix::process::fchdir(folder))
            }
            Target::Named(name) => {
                system::call(thread, Some(path), || rustix::process::chdir(&*name))
            }
        }
    }
}
