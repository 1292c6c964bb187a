//! Which file the arguments of a call mean: a name, the folder that it starts from, or the number of an open file.

use crate::posix::folder::Links;
use crate::posix::path::{octets_of_path, try_fspath};
use crate::system::os_error;
use num_traits::Signed;
use rustix::fd::BorrowedFd;
use rustix::fs::{CWD, OFlags};
use rustix::io::Errno;
use std::ffi::CString;
use weft_core::error::{Exception, raise, type_error, value_error};
use weft_core::heap::concurrency::descriptor;
use weft_core::heap::{Raised, Thread, Value};
use weft_core::interpreter::path_of;
use weft_core::interpreter::{End, Interpreter, Request};
use weft_core::names::Special;
use weft_core::protocol;

/// What an argument may be beside a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Also {
    /// Nothing else.
    Nothing,
    /// The number of an open file.
    Numbers,
    /// That, or None.
    NumbersAndNone,
}

/// A file as an argument names it.
pub enum Target {
    /// One that is open.
    Open(BorrowedFd<'static>),
    /// A name.
    Named(CString),
}

/// Converts the argument `name` of `function`.
///
/// # Errors
/// `TypeError` for what is no path, `ValueError` for a name with a null character, `OSError` for a negative number.
pub fn target(
    thread: &Thread,
    path: Value,
    function: &str,
    name: &str,
    also: Also,
) -> Result<Target, Raised> {
    if also != Also::Nothing && protocol::special_of(thread, path, Special::Index).is_some() {
        return Ok(Target::Open(open_file(thread, path, path)?));
    }
    let Some(text) = try_fspath(thread, path)? else {
        let kind = protocol::class_name(path);
        let wanted = match also {
            Also::Nothing => "string, bytes or os.PathLike",
            Also::Numbers => "string, bytes, os.PathLike or integer",
            Also::NumbersAndNone => "string, bytes, os.PathLike, integer or None",
        };
        return Err(type_error(format!(
            "{function}: {name} should be {wanted}, not {kind}"
        )));
    };
    let octets = octets_of_path(&text)?;
    match CString::new(octets) {
        Ok(octets) => {
            if name != "attribute" {
                require_use(thread, &octets, function)?;
            }
            Ok(Target::Named(octets))
        }
        Err(_) => Err(value_error(format!(
            "{function}: embedded null character in {name}"
        ))),
    }
}

/// What a function of this name does with the file in its argument.
///
/// # Errors
/// `PermissionError` for what the program may not do.
fn require_use(thread: &Thread, name: &CString, function: &str) -> Result<(), Raised> {
    if Interpreter::of(thread).permissions().is_none() {
        return Ok(());
    }
    let path = path_of(name.as_bytes());
    let reads = |end| Interpreter::require(thread, Request::Read(path, end));
    let writes = |end| Interpreter::require(thread, Request::Write(path, end));
    match function {
        // Asked for when it is known what for.
        "open" => Ok(()),
        "stat" | "statvfs" | "access" | "listdir" | "scandir" | "pathconf" | "getxattr"
        | "listxattr" => reads(End::Followed),
        "lstat" | "readlink" => reads(End::Kept),
        "remove" | "unlink" | "rmdir" | "mkdir" | "mkfifo" | "mknod" | "lchown" => {
            writes(End::Kept)
        }
        "truncate" => writes(End::Followed),
        "chmod" | "chown" | "utime" | "setxattr" | "removexattr" => {
            writes(End::Followed)?;
            writes(End::Kept)
        }
        // What was readable or hidden under one name is so under the other.
        "rename" | "replace" => {
            reads(End::Kept)?;
            writes(End::Kept)
        }
        "symlink" | "link" => {
            reads(End::Followed)?;
            writes(End::Followed)?;
            writes(End::Kept)
        }
        "chdir" | "chroot" => Interpreter::require(thread, Request::Process),
        _ => {
            reads(End::Followed)?;
            writes(End::Followed)
        }
    }
}

/// Asks whether a file may be opened so. Other folders than the current one are no place to start from for a program that
/// may not read and write everything.
///
/// # Errors
/// `PermissionError`
pub fn require_opening(
    thread: &Thread,
    folder: BorrowedFd<'_>,
    name: &CString,
    flags: OFlags,
) -> Result<(), Raised> {
    if Interpreter::of(thread).permissions().is_none() {
        return Ok(());
    }
    let _ = folder;
    let path = path_of(name.as_bytes());
    let access = flags & OFlags::RWMODE;
    let changes = flags.intersects(OFlags::CREATE | OFlags::TRUNC | OFlags::APPEND);
    if access != OFlags::WRONLY {
        Interpreter::require(thread, Request::Read(path, End::Followed))?;
    }
    if access != OFlags::RDONLY || changes {
        Interpreter::require(thread, Request::Write(path, End::Followed))?;
    }
    Ok(())
}

/// The name in the argument `name` of `function`.
///
/// # Errors
/// As [`target`].
pub fn named(thread: &Thread, path: Value, function: &str, name: &str) -> Result<CString, Raised> {
    match target(thread, path, function, name, Also::Nothing)? {
        Target::Named(name) => Ok(name),
        Target::Open(_) => unreachable!("no number is taken"),
    }
}

/// The open file that an integer names; an error shows `path`.
fn open_file(thread: &Thread, number: Value, path: Value) -> Result<BorrowedFd<'static>, Raised> {
    if number.to_int().is_none() && number.to_int_or_bool().is_some() {
        weft_core::types::exception::warnings::warn(
            thread,
            Exception::RuntimeWarning,
            "bool is used as a file descriptor",
            1,
        )?;
    }
    let number = protocol::index(thread, number)?;
    let out_of_range = |message: &str| Err(raise(Exception::OverflowError, message));
    match number.to_int_or_bool() {
        Some(small) if small > i64::from(i32::MAX) => out_of_range("fd is greater than maximum"),
        Some(small) if small < i64::from(i32::MIN) => out_of_range("fd is less than minimum"),
        Some(small) => {
            let Some(file) = descriptor::borrow(small as i32) else {
                return Err(os_error(thread, Errno::BADF, Some(path)));
            };
            Interpreter::require(thread, Request::Descriptor(small as i32))?;
            Ok(file)
        }
        None if protocol::to_big_int(number).is_some_and(|number| number.is_negative()) => {
            out_of_range("fd is less than minimum")
        }
        None => out_of_range("fd is greater than maximum"),
    }
}

/// The folder that the relative name `path` starts from: the one that `dir_fd` names, or the current one.
///
/// # Errors
/// `TypeError` for what is no integer, `OSError` for a negative one.
pub fn folder(thread: &Thread, dir_fd: Value, path: Value) -> Result<BorrowedFd<'static>, Raised> {
    if dir_fd.is_none() {
        return Ok(CWD);
    }
    if protocol::special_of(thread, dir_fd, Special::Index).is_none() {
        let kind = protocol::class_name(dir_fd);
        return Err(type_error(format!(
            "argument should be integer or None, not {kind}"
        )));
    }
    // Names are looked at as they are from the current folder.
    Interpreter::require(thread, Request::AnyFile)?;
    open_file(thread, dir_fd, path)
}

/// Refuses what says nothing of an open file.
///
/// # Errors
/// `ValueError` if a folder is given, or links shall not be followed.
pub fn check_open(function: &str, dir_fd: Value, links: Links) -> Result<(), Raised> {
    if !dir_fd.is_none() {
        return Err(value_error(format!(
            "{function}: can't specify dir_fd without matching path"
        )));
    }
    if links == Links::Keep {
        return Err(value_error(format!(
            "{function}: cannot use fd and follow_symlinks together"
        )));
    }
    Ok(())
}
