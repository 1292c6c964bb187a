//! Constants of the system.

use rustix::fs::OFlags;
use weft_core::heap::{Dict, Thread};

/// Sets them.
pub fn set(thread: &Thread, dictionary: &Dict) {
    let set = |name: &str, value: i64| {
        dictionary.set_simple(thread, thread.intern(name), thread.int(value))
    };
    let flags = [
        ("O_RDONLY", OFlags::RDONLY),
        ("O_WRONLY", OFlags::WRONLY),
        ("O_RDWR", OFlags::RDWR),
        ("O_APPEND", OFlags::APPEND),
        ("O_CREAT", OFlags::CREATE),
        ("O_EXCL", OFlags::EXCL),
        ("O_TRUNC", OFlags::TRUNC),
        ("O_NONBLOCK", OFlags::NONBLOCK),
        ("O_NOCTTY", OFlags::NOCTTY),
        ("O_SYNC", OFlags::SYNC),
        ("O_DSYNC", OFlags::DSYNC),
        ("O_DIRECTORY", OFlags::DIRECTORY),
        ("O_NOFOLLOW", OFlags::NOFOLLOW),
        ("O_CLOEXEC", OFlags::CLOEXEC),
        ("O_TMPFILE", OFlags::TMPFILE),
        ("O_PATH", OFlags::PATH),
        ("O_NOATIME", OFlags::NOATIME),
    ];
    for (name, flag) in flags {
        set(name, i64::from(flag.bits()));
    }
    set("O_NDELAY", i64::from(OFlags::NONBLOCK.bits()));
    let numbers = [
        ("F_OK", 0),
        ("R_OK", 4),
        ("W_OK", 2),
        ("X_OK", 1),
        ("EX_OK", 0),
        ("EX_USAGE", 64),
        ("EX_DATAERR", 65),
        ("EX_NOINPUT", 66),
        ("EX_NOUSER", 67),
        ("EX_NOHOST", 68),
        ("EX_UNAVAILABLE", 69),
        ("EX_SOFTWARE", 70),
        ("EX_OSERR", 71),
        ("EX_OSFILE", 72),
        ("EX_CANTCREAT", 73),
        ("EX_IOERR", 74),
        ("EX_TEMPFAIL", 75),
        ("EX_PROTOCOL", 76),
        ("EX_NOPERM", 77),
        ("EX_CONFIG", 78),
        ("WNOHANG", 1),
        ("WUNTRACED", 2),
        ("WCONTINUED", 8),
        ("WEXITED", 4),
        ("WNOWAIT", 0x0100_0000),
        ("P_ALL", 0),
        ("P_PID", 1),
        ("P_PGID", 2),
        ("P_PIDFD", 3),
        ("SCHED_OTHER", 0),
        ("SCHED_FIFO", 1),
        ("SCHED_RR", 2),
        ("PRIO_PROCESS", 0),
        ("PRIO_PGRP", 1),
        ("PRIO_USER", 2),
        ("NGROUPS_MAX", 65536),
        ("TMP_MAX", 238_328),
    ];
    for (name, number) in numbers {
        set(name, number);
    }
}
