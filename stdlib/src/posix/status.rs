//! `stat_result`, and what `stat` gives.

use rustix::fs::{Stat, StatVfs};
use weft_core::heap::{Thread, Value};
use weft_core::types::struct_sequence::StructSequence;

/// `os.stat_result`.
pub static STAT_RESULT: StructSequence = StructSequence::new(
    "stat_result",
    "os",
    "What stat(), fstat() and lstat() tell of a file.",
    &[
        ("st_mode", "protection bits"),
        ("st_ino", "inode"),
        ("st_dev", "device"),
        ("st_nlink", "number of hard links"),
        ("st_uid", "user ID of owner"),
        ("st_gid", "group ID of owner"),
        ("st_size", "total size, in bytes"),
        ("_integer_atime", "time of last access in whole seconds"),
        (
            "_integer_mtime",
            "time of last modification in whole seconds",
        ),
        ("_integer_ctime", "time of last change in whole seconds"),
        ("st_atime", "time of last access"),
        ("st_mtime", "time of last modification"),
        ("st_ctime", "time of last change"),
        ("st_atime_ns", "time of last access in nanoseconds"),
        ("st_mtime_ns", "time of last modification in nanoseconds"),
        ("st_ctime_ns", "time of last change in nanoseconds"),
        ("st_blksize", "blocksize for filesystem I/O"),
        ("st_blocks", "number of blocks allocated"),
        ("st_rdev", "device type (if inode device)"),
    ],
    10,
);

/// `os.statvfs_result`.
pub static STATVFS_RESULT: StructSequence = StructSequence::new(
    "statvfs_result",
    "os",
    "What statvfs() and fstatvfs() tell of a file system.",
    &[
        ("f_bsize", ""),
        ("f_frsize", ""),
        ("f_blocks", ""),
        ("f_bfree", ""),
        ("f_bavail", ""),
        ("f_files", ""),
        ("f_ffree", ""),
        ("f_favail", ""),
        ("f_flag", ""),
        ("f_namemax", ""),
        ("f_fsid", ""),
    ],
    10,
);

/// `os.waitid_result`.
pub static WAITID_RESULT: StructSequence = StructSequence::new(
    "waitid_result",
    "posix",
    "waitid_result: Result from waitid.",
    &[
        ("si_pid", ""),
        ("si_uid", ""),
        ("si_signo", ""),
        ("si_status", ""),
        ("si_code", ""),
    ],
    5,
);

/// `os.terminal_size`.
pub static TERMINAL_SIZE: StructSequence = StructSequence::new(
    "terminal_size",
    "os",
    "How many columns and lines a terminal shows.",
    &[
        ("columns", "width of the terminal window in characters"),
        ("lines", "height of the terminal window in characters"),
    ],
    2,
);

/// `os.uname_result`.
pub static UNAME_RESULT: StructSequence = StructSequence::new(
    "uname_result",
    "posix",
    "What uname() tells of the system.",
    &[
        ("sysname", "operating system name"),
        ("nodename", "name of machine on network"),
        ("release", "operating system release"),
        ("version", "operating system version"),
        ("machine", "hardware identifier"),
    ],
    5,
);

/// `os.times_result`.
pub static TIMES_RESULT: StructSequence = StructSequence::new(
    "times_result",
    "posix",
    "What times() tells of the process and its children.",
    &[
        ("user", "user time"),
        ("system", "system time"),
        ("children_user", "user time of children"),
        ("children_system", "system time of children"),
        (
            "elapsed",
            "real seconds that have passed since a fixed point",
        ),
    ],
    5,
);

fn wide(thread: &Thread, number: u64) -> Value {
    match i64::try_from(number) {
        Ok(number) => thread.int(number),
        Err(_) => thread.big_int(number.into()),
    }
}

/// The result of `statvfs`.
pub fn file_system(thread: &Thread, found: &StatVfs) -> Value {
    let fields = [
        found.f_bsize,
        found.f_frsize,
        found.f_blocks,
        found.f_bfree,
        found.f_bavail,
        found.f_files,
        found.f_ffree,
        found.f_favail,
        found.f_flag.bits(),
        found.f_namemax,
        found.f_fsid,
    ];
    STATVFS_RESULT.make(thread, &fields.map(|field| wide(thread, field)))
}

/// The result of `stat`.
pub fn result(thread: &Thread, status: &Stat) -> Value {
    let times = [
        (status.st_atime, status.st_atime_nsec as i64),
        (status.st_mtime, status.st_mtime_nsec as i64),
        (status.st_ctime, status.st_ctime_nsec as i64),
    ];
    let wide = |number: u64| wide(thread, number);
    let seconds = |index: usize| thread.int(times[index].0);
    let float = |index: usize| thread.float(times[index].0 as f64 + times[index].1 as f64 * 1e-9);
    let nanoseconds = |index: usize| {
        thread.big_int(dashu_int::IBig::from(times[index].0) * 1_000_000_000 + times[index].1)
    };
    STAT_RESULT.make(
        thread,
        &[
            thread.int(i64::from(status.st_mode)),
            wide(status.st_ino),
            wide(status.st_dev),
            wide(status.st_nlink),
            thread.int(i64::from(status.st_uid)),
            thread.int(i64::from(status.st_gid)),
            thread.int(status.st_size),
            seconds(0),
            seconds(1),
            seconds(2),
            float(0),
            float(1),
            float(2),
            nanoseconds(0),
            nanoseconds(1),
            nanoseconds(2),
            thread.int(status.st_blksize),
            thread.int(status.st_blocks),
            wide(status.st_rdev),
        ],
    )
}
