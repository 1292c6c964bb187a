//! The numbers of the module, which are Linux's.

use rustix::param::page_size;
use weft_core::heap::{Dict, Thread};

/// Names and numbers.
static NUMBERS: [(&str, i64); 31] = [
    ("ACCESS_DEFAULT", 0),
    ("ACCESS_READ", 1),
    ("ACCESS_WRITE", 2),
    ("ACCESS_COPY", 3),
    ("PROT_READ", 1),
    ("PROT_WRITE", 2),
    ("PROT_EXEC", 4),
    ("MAP_SHARED", 1),
    ("MAP_PRIVATE", 2),
    ("MAP_ANON", 0x20),
    ("MAP_ANONYMOUS", 0x20),
    ("MAP_32BIT", 0x40),
    ("MAP_DENYWRITE", 0x800),
    ("MAP_EXECUTABLE", 0x1000),
    ("MAP_NORESERVE", 0x4000),
    ("MAP_POPULATE", 0x8000),
    ("MAP_STACK", 0x2_0000),
    ("MADV_NORMAL", 0),
    ("MADV_RANDOM", 1),
    ("MADV_SEQUENTIAL", 2),
    ("MADV_WILLNEED", 3),
    ("MADV_DONTNEED", 4),
    ("MADV_FREE", 8),
    ("MADV_REMOVE", 9),
    ("MADV_DONTFORK", 10),
    ("MADV_DOFORK", 11),
    ("MADV_MERGEABLE", 12),
    ("MADV_UNMERGEABLE", 13),
    ("MADV_HUGEPAGE", 14),
    ("MADV_NOHUGEPAGE", 15),
    ("MADV_HWPOISON", 100),
];

/// What keeps memory out of the picture that a crash leaves.
static DUMPS: [(&str, i64); 2] = [("MADV_DONTDUMP", 16), ("MADV_DODUMP", 17)];

/// Puts all of them into a module.
pub fn fill(thread: &Thread, dictionary: &Dict) {
    let set = |name: &str, number| {
        dictionary.set_simple(thread, thread.intern(name), thread.int(number));
    };
    for (name, number) in NUMBERS.iter().chain(&DUMPS) {
        set(name, *number);
    }
    set("PAGESIZE", page_size() as i64);
    set("ALLOCATIONGRANULARITY", page_size() as i64);
}
