//! `fcntl`: flags, locks and sizes of open files.

use crate::select::number_of;
use crate::system::own_descriptor;
use rustix::fd::BorrowedFd;
use rustix::fs::FlockOperation;
use weft_core::heap::{Dict, Raised, Thread, Value};

/// The open file of an int or of an object with `fileno()`.
fn file_of(thread: &Thread, value: Value) -> Result<BorrowedFd<'static>, Raised> {
    let number = number_of(thread, value)?;
    own_descriptor(thread, number)
}

/// The operation on a lock that a number asks for.
fn lock_of(operation: u32) -> Option<FlockOperation> {
    Some(match operation {
        1 => FlockOperation::LockShared,
        2 => FlockOperation::LockExclusive,
        8 => FlockOperation::Unlock,
        5 => FlockOperation::NonBlockingLockShared,
        6 => FlockOperation::NonBlockingLockExclusive,
        12 => FlockOperation::NonBlockingUnlock,
        _ => return None,
    })
}

const F_DUPFD: i64 = 0;
const F_GETFD: i64 = 1;
const F_SETFD: i64 = 2;
const F_GETFL: i64 = 3;
const F_SETFL: i64 = 4;
const F_DUPFD_CLOEXEC: i64 = 1030;
const F_SETPIPE_SZ: i64 = 1031;
const F_GETPIPE_SZ: i64 = 1032;
const F_ADD_SEALS: i64 = 1033;
const F_GET_SEALS: i64 = 1034;

const FIONREAD: i64 = 0x541b;
const FIONBIO: i64 = 0x5421;
const FIONCLEX: i64 = 0x5450;
const FIOCLEX: i64 = 0x5451;
const TIOCEXCL: i64 = 0x540c;
const TIOCNXCL: i64 = 0x540d;
const TIOCSCTTY: i64 = 0x540e;
const TIOCGWINSZ: i64 = 0x5413;
const TIOCSWINSZ: i64 = 0x5414;

fn constants(thread: &Thread, dictionary: &Dict) {
    let numbers = [
        ("FD_CLOEXEC", 1),
        ("F_DUPFD", F_DUPFD),
        ("F_GETFD", F_GETFD),
        ("F_SETFD", F_SETFD),
        ("F_GETFL", F_GETFL),
        ("F_SETFL", F_SETFL),
        ("F_RDLCK", 0),
        ("F_WRLCK", 1),
        ("F_UNLCK", 2),
        ("F_DUPFD_CLOEXEC", F_DUPFD_CLOEXEC),
        ("F_SETPIPE_SZ", F_SETPIPE_SZ),
        ("F_GETPIPE_SZ", F_GETPIPE_SZ),
        ("F_ADD_SEALS", F_ADD_SEALS),
        ("F_GET_SEALS", F_GET_SEALS),
        ("F_SEAL_SEAL", 1),
        ("F_SEAL_SHRINK", 2),
        ("F_SEAL_GROW", 4),
        ("F_SEAL_WRITE", 8),
        ("F_SEAL_FUTURE_WRITE", 16),
        ("LOCK_SH", 1),
        ("LOCK_EX", 2),
        ("LOCK_NB", 4),
        ("LOCK_UN", 8),
    ];
    for (name, number) in numbers {
        dictionary.set_simple(thread, thread.intern(name), thread.int(number));
    }
}

/// Control of open descriptors: fcntl(), ioctl(), and locks on files.
#[weft_macros::module(name = "fcntl")]
pub mod module {
    use super::{
        F_ADD_SEALS, F_DUPFD, F_DUPFD_CLOEXEC, F_GET_SEALS, F_GETFD, F_GETFL, F_GETPIPE_SZ,
        F_SETFD, F_SETFL, F_SETPIPE_SZ, FIOCLEX, FIONBIO, FIONCLEX, FIONREAD, TIOCEXCL, TIOCGWINSZ,
        TIOCNXCL, TIOCSCTTY, TIOCSWINSZ, constants, file_of, lock_of,
    };
    use crate::system::{self, given, os_error};
    use rustix::fs::{OFlags, SealFlags};
    use rustix::io::{Errno, FdFlags};
    use rustix::termios::Winsize;
    use weft_core::error::{type_error, value_error};
    use weft_core::heap::{Dict, Raised, Thread, Value};
    use weft_core::types::bytes::{octets_of, overwrite};

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        constants(thread, dictionary);
        Ok(())
    }

    /// Have the system carry out `cmd` on an open descriptor; what `arg` is depends on it.
    #[positional_only]
    fn fcntl(
        thread: &Thread,
        fd: Value,
        cmd: i64,
        #[default(Value::from_i32(0))] arg: Value,
    ) -> Result<i64, Raised> {
        let file = file_of(thread, fd)?;
        let Some(argument) = arg.to_int_or_bool() else {
            return Err(match octets_of(thread, &arg)? {
                // The commands that take a structure are not among those that are known here.
                Some(_) => os_error(thread, Errno::INVAL, None),
                None => type_error(
                    "fcntl() argument 3 must be an integer, a bytes-like object, or a string",
                ),
            });
        };
        let number = argument as i32;
        let call = || -> rustix::io::Result<i64> {
            Ok(match cmd {
                F_DUPFD => {
                    let copy = rustix::io::fcntl_dupfd_cloexec(file, number)?;
                    rustix::io::fcntl_setfd(&copy, FdFlags::empty())?;
                    i64::from(given(thread, copy))
                }
                F_DUPFD_CLOEXEC => i64::from(given(
                    thread,
                    rustix::io::fcntl_dupfd_cloexec(file, number)?,
                )),
                F_GETFD => i64::from(rustix::io::fcntl_getfd(file)?.bits()),
                F_SETFD => {
                    rustix::io::fcntl_setfd(file, FdFlags::from_bits_retain(number as u32))?;
                    0
                }
                F_GETFL => i64::from(rustix::fs::fcntl_getfl(file)?.bits()),
                F_SETFL => {
                    rustix::fs::fcntl_setfl(file, OFlags::from_bits_retain(number as u32))?;
                    0
                }
                F_GETPIPE_SZ => rustix::pipe::fcntl_getpipe_size(file)? as i64,
                F_SETPIPE_SZ => {
                    let size = usize::try_from(argument).map_err(|_| Errno::INVAL)?;
                    rustix::pipe::fcntl_setpipe_size(file, size)? as i64
                }
                F_GET_SEALS => i64::from(rustix::fs::fcntl_get_seals(file)?.bits()),
                F_ADD_SEALS => {
                    let seals = SealFlags::from_bits_retain(number as u32);
                    rustix::fs::fcntl_add_seals(file, seals)?;
                    0
                }
                _ => return Err(Errno::INVAL),
            })
        };
        system::call(thread, None, call)
    }

    /// Have a device carry out `request` on an open descriptor; what `arg` is depends on it.
    ///
    /// With a buffer as `arg` the answer is written there if mutate_arg is true and the buffer can be changed, and
    /// returned as bytes otherwise.
    #[positional_only]
    fn ioctl(
        thread: &Thread,
        fd: Value,
        request: i64,
        #[default(Value::from_i32(0))] arg: Value,
        #[default(true)] mutate_arg: bool,
    ) -> Result<Value, Raised> {
        let file = file_of(thread, fd)?;
        let given = match arg.to_int_or_bool() {
            Some(_) => None,
            None => match octets_of(thread, &arg)? {
                Some(octets) => Some(octets.into_owned()),
                None => {
                    return Err(type_error(
                        "ioctl() argument 3 must be an integer, a bytes-like object, or a string",
                    ));
                }
            },
        };
        // What comes back, if something does.
        let answer = match request {
            FIOCLEX => {
                system::call(thread, None, || rustix::io::ioctl_fioclex(file)).map(|()| None)?
            }
            FIONCLEX => {
                system::call(thread, None, || rustix::io::ioctl_fionclex(file)).map(|()| None)?
            }
            TIOCEXCL => system::call(thread, None, || rustix::termios::ioctl_tiocexcl(file))
                .map(|()| None)?,
            TIOCNXCL => system::call(thread, None, || rustix::termios::ioctl_tiocnxcl(file))
                .map(|()| None)?,
            TIOCSCTTY => system::call(thread, None, || rustix::process::ioctl_tiocsctty(file))
                .map(|()| None)?,
            FIONBIO => {
                let is_set = given
                    .as_ref()
                    .is_some_and(|octets| octets.iter().any(|octet| *octet != 0));
                system::call(thread, None, || rustix::io::ioctl_fionbio(file, is_set))?;
                None
            }
            FIONREAD => {
                let count = system::call(thread, None, || rustix::io::ioctl_fionread(file))?;
                Some((count as u32).to_ne_bytes().to_vec())
            }
            TIOCGWINSZ => {
                let size = system::call(thread, None, || rustix::termios::tcgetwinsize(file))?;
                let fields = [size.ws_row, size.ws_col, size.ws_xpixel, size.ws_ypixel];
                Some(
                    fields
                        .iter()
                        .flat_map(|field| field.to_ne_bytes())
                        .collect(),
                )
            }
            TIOCSWINSZ => {
                let octets = given.clone().unwrap_or_default();
                let field = |index: usize| {
                    let pair = octets.get(2 * index..2 * index + 2);
                    pair.map_or(0, |pair| u16::from_ne_bytes([pair[0], pair[1]]))
                };
                let size = Winsize {
                    ws_row: field(0),
                    ws_col: field(1),
                    ws_xpixel: field(2),
                    ws_ypixel: field(3),
                };
                system::call(thread, None, || rustix::termios::tcsetwinsize(file, size))?;
                None
            }
            _ => return Err(os_error(thread, Errno::NOTTY, None)),
        };
        let Some(mut octets) = given else {
            return match answer {
                // Without a buffer there is nowhere for it.
                Some(_) => Err(os_error(thread, Errno::FAULT, None)),
                None => Ok(Value::from_i32(0)),
            };
        };
        if let Some(answer) = &answer {
            let length = answer.len().min(octets.len());
            octets[..length].copy_from_slice(&answer[..length]);
        }
        if mutate_arg && !arg.is::<weft_core::heap::Bytes>() && !arg.is::<weft_core::heap::Str>() {
            overwrite(thread, arg, &octets)?;
            return Ok(Value::from_i32(0));
        }
        Ok(thread.bytes(&octets))
    }

    /// Perform the lock operation `operation` on file descriptor fd.
    #[positional_only]
    fn flock(thread: &Thread, fd: Value, operation: u32) -> Result<(), Raised> {
        let file = file_of(thread, fd)?;
        let Some(operation) = lock_of(operation) else {
            return Err(os_error(thread, Errno::INVAL, None));
        };
        system::call(thread, None, || rustix::fs::flock(file, operation))
    }

    /// Lock or unlock a whole file, for this process.
    ///
    /// Locks on parts of a file are not to be had: OSError with ENOTSUP says so.
    #[positional_only]
    fn lockf(
        thread: &Thread,
        fd: Value,
        cmd: u32,
        #[default(0)] len: i64,
        #[default(0)] start: i64,
        #[default(0)] whence: i64,
    ) -> Result<(), Raised> {
        let file = file_of(thread, fd)?;
        let kind = [8, 1, 2].into_iter().find(|kind| cmd & kind != 0);
        let Some(operation) = kind.and_then(|kind| lock_of(kind | cmd & 4)) else {
            return Err(value_error("unrecognized lockf argument"));
        };
        if (len, start, whence) != (0, 0, 0) {
            return Err(os_error(thread, Errno::NOTSUP, None));
        }
        system::call(thread, None, || rustix::fs::fcntl_lock(file, operation))
    }
}
