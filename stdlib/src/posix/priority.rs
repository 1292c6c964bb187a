//! How urgent processes are, which groups they are in, and limits of the system.

/// The limits that can be told, with the system's numbers.
const LIMITS: [(&str, i64); 8] = [
    ("SC_ARG_MAX", 0),
    ("SC_CLK_TCK", 2),
    ("SC_OPEN_MAX", 4),
    ("SC_PAGESIZE", 30),
    ("SC_PAGE_SIZE", 30),
    ("SC_NPROCESSORS_CONF", 83),
    ("SC_NPROCESSORS_ONLN", 84),
    ("SC_PHYS_PAGES", 85),
];

/// The limits of paths that can be told.
const PATH_LIMITS: [(&str, i64); 3] = [("PC_NAME_MAX", 3), ("PC_PATH_MAX", 4), ("PC_PIPE_BUF", 5)];

/// How urgent processes are, which groups they are in, and limits of the system.
#[weft_macros::module(name = "posix")]
pub mod module {
    use super::{LIMITS, PATH_LIMITS};
    use crate::posix::target::{self, Also, Target};
    use crate::system::{self, os_error};
    use rustix::fs::Uid;
    use rustix::io::Errno;
    use rustix::process::Pid;
    use weft_core::error::{type_error, value_error};
    use weft_core::heap::{Dict, List, Raised, Str, Thread, Value};
    use weft_core::interpreter::{Interpreter, Request};
    use weft_core::protocol;

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        for (table, numbers) in [
            ("sysconf_names", &LIMITS[..]),
            ("pathconf_names", &PATH_LIMITS[..]),
        ] {
            let names = thread.dict();
            for (name, number) in numbers {
                names.set_simple(thread, thread.intern(name), thread.int(*number));
            }
            dictionary.set_simple(thread, thread.intern(table), names.value());
        }
        Ok(())
    }

    /// Add to how much a process yields to others; return the sum.
    #[positional_only]
    fn nice(thread: &Thread, increment: i32) -> Result<i32, Raised> {
        Interpreter::require(thread, Request::Process)?;
        system::call(thread, None, || rustix::process::nice(increment))
    }

    /// Return how much a process, a group or the processes of a user yield to others.
    fn getpriority(thread: &Thread, which: i32, who: i32) -> Result<i32, Raised> {
        // Whether there is another process shows in it.
        if which != 0 || who != 0 {
            Interpreter::require(thread, Request::Machine)?;
        }
        if who < 0 {
            return Err(os_error(thread, Errno::SRCH, None));
        }
        let process = Pid::from_raw(who);
        system::call(thread, None, || match which {
            0 => rustix::process::getpriority_process(process),
            1 => rustix::process::getpriority_pgrp(process),
            2 => rustix::process::getpriority_user(Uid::from_raw(who as u32)),
            _ => Err(Errno::INVAL),
        })
    }

    /// Set how much a process, a group or the processes of a user yield to others.
    fn setpriority(thread: &Thread, which: i32, who: i32, priority: i32) -> Result<(), Raised> {
        Interpreter::require(thread, Request::Process)?;
        if who < 0 {
            return Err(os_error(thread, Errno::SRCH, None));
        }
        let process = Pid::from_raw(who);
        system::call(thread, None, || match which {
            0 => rustix::process::setpriority_process(process, priority),
            1 => rustix::process::setpriority_pgrp(process, priority),
            2 => rustix::process::setpriority_user(Uid::from_raw(who as u32), priority),
            _ => Err(Errno::INVAL),
        })
    }

    /// Say which processors a process may use.
    #[positional_only]
    fn sched_setaffinity(thread: &Thread, pid: i32, mask: Value) -> Result<(), Raised> {
        Interpreter::require(thread, Request::Process)?;
        let numbers = protocol::collect_list(thread, mask)?.snapshot(thread);
        let mut allowed = rustix::thread::CpuSet::new();
        for number in numbers.items() {
            if number.to_int_or_bool().is_none() {
                let kind = protocol::class_name(*number);
                return Err(type_error(format!(
                    "expected an iterator of ints, but iterator yielded <class '{kind}'>"
                )));
            }
            match usize::try_from(protocol::to_i64(thread, *number)?) {
                Ok(number) if number < rustix::thread::CpuSet::MAX_CPU => allowed.set(number),
                Ok(_) => return Err(os_error(thread, Errno::INVAL, None)),
                Err(_) => return Err(value_error("negative CPU number")),
            }
        }
        if pid < 0 {
            return Err(os_error(thread, Errno::SRCH, None));
        }
        system::call(thread, None, || {
            rustix::thread::sched_setaffinity(Pid::from_raw(pid), &allowed)
        })
    }

    /// Return the numbers of the groups that this process is in.
    fn getgroups(thread: &Thread) -> Result<Value, Raised> {
        let groups = system::call(thread, None, rustix::process::getgroups)?;
        let list = List::from_items(thread, &[]);
        for group in groups {
            list.push(thread, thread.int(i64::from(group.as_raw())));
        }
        Ok(list.value())
    }

    /// Make a folder the root of what this process sees.
    fn chroot(thread: &Thread, path: Value) -> Result<(), Raised> {
        let name = target::named(thread, path, "chroot", "path")?;
        system::call(thread, Some(path), || rustix::process::chroot(&*name))
    }

    #[rust]
    fn number_of(thread: &Thread, name: Value, known: &[(&str, i64)]) -> Result<i64, Raised> {
        if let Some(text) = name.downcast::<Str>() {
            let found = known.iter().find(|(known, _)| *known == text.as_str());
            return match found {
                Some((_, number)) => Ok(*number),
                None => Err(value_error("unrecognized configuration name")),
            };
        }
        if name.to_int_or_bool().is_none() {
            return Err(type_error(
                "configuration names must be strings or integers",
            ));
        }
        protocol::to_i64(thread, name)
    }

    /// Return a limit of the system.
    #[positional_only]
    fn sysconf(thread: &Thread, name: Value) -> Result<i64, Raised> {
        let open_files = || {
            let limit = rustix::process::getrlimit(rustix::process::Resource::Nofile);
            limit.current.map_or(-1, |limit| limit as i64)
        };
        let processors = || {
            let listed = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
            let count = listed.lines().filter(|line| line.starts_with("processor"));
            count.count().max(1) as i64
        };
        let pages = || {
            let info = rustix::system::sysinfo();
            info.totalram * u64::from(info.mem_unit) / rustix::param::page_size() as u64
        };
        let number = number_of(thread, name, &LIMITS)?;
        if matches!(number, 83..=85) {
            Interpreter::require(thread, Request::Machine)?;
        }
        match number {
            // A quarter of the stack, which the system shares between arguments and environment.
            0 => {
                let stack = rustix::process::getrlimit(rustix::process::Resource::Stack);
                Ok(stack.current.map_or(0x0020_0000, |size| (size / 4) as i64))
            }
            2 => Ok(rustix::param::clock_ticks_per_second() as i64),
            4 => Ok(open_files()),
            30 => Ok(rustix::param::page_size() as i64),
            83 | 84 => Ok(thread.blocking(processors)),
            85 => Ok(pages() as i64),
            _ => Err(os_error(thread, Errno::INVAL, None)),
        }
    }

    /// Return a limit of the file system that a file is in.
    fn pathconf(thread: &Thread, path: Value, name: Value) -> Result<i64, Raised> {
        let target = target::target(thread, path, "pathconf", "path", Also::Numbers)?;
        let number = number_of(thread, name, &PATH_LIMITS)?;
        let found = system::call(thread, Some(path), || match &target {
            Target::Open(file) => rustix::fs::fstatvfs(file),
            Target::Named(name) => rustix::fs::statvfs(&**name),
        })?;
        match number {
            3 => Ok(found.f_namemax as i64),
            4 | 5 => Ok(4096),
            _ => Err(os_error(thread, Errno::INVAL, Some(path))),
        }
    }

    /// Return a limit of the file system that an open file is in.
    #[positional_only]
    fn fpathconf(thread: &Thread, fd: Value, name: Value) -> Result<i64, Raised> {
        pathconf(thread, fd, name)
    }
}
