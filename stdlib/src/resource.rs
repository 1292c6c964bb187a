//! `resource`: what a process may use, and has used.

use rustix::process::{Resource, Rlimit};
use weft_core::heap::{Dict, Thread, Value};
use weft_core::interpreter::Interpreter;
use weft_core::types::struct_sequence::StructSequence;

/// The limits, with the system's numbers.
const LIMITS: [(&str, i64, Resource); 16] = [
    ("RLIMIT_CPU", 0, Resource::Cpu),
    ("RLIMIT_FSIZE", 1, Resource::Fsize),
    ("RLIMIT_DATA", 2, Resource::Data),
    ("RLIMIT_STACK", 3, Resource::Stack),
    ("RLIMIT_CORE", 4, Resource::Core),
    ("RLIMIT_RSS", 5, Resource::Rss),
    ("RLIMIT_NPROC", 6, Resource::Nproc),
    ("RLIMIT_NOFILE", 7, Resource::Nofile),
    ("RLIMIT_OFILE", 7, Resource::Nofile),
    ("RLIMIT_MEMLOCK", 8, Resource::Memlock),
    ("RLIMIT_AS", 9, Resource::As),
    ("RLIMIT_SIGPENDING", 11, Resource::Sigpending),
    ("RLIMIT_MSGQUEUE", 12, Resource::Msgqueue),
    ("RLIMIT_NICE", 13, Resource::Nice),
    ("RLIMIT_RTPRIO", 14, Resource::Rtprio),
    ("RLIMIT_RTTIME", 15, Resource::Rttime),
];

static USAGE: StructSequence = StructSequence::new(
    "struct_rusage",
    "resource",
    "What getrusage() tells of a process or thread.",
    &[
        ("ru_utime", "user time used"),
        ("ru_stime", "system time used"),
        ("ru_maxrss", "max. resident set size"),
        ("ru_ixrss", "shared memory size"),
        ("ru_idrss", "unshared data size"),
        ("ru_isrss", "unshared stack size"),
        ("ru_minflt", "page faults not requiring I/O"),
        ("ru_majflt", "page faults requiring I/O"),
        ("ru_nswap", "number of swap outs"),
        ("ru_inblock", "block input operations"),
        ("ru_oublock", "block output operations"),
        ("ru_msgsnd", "IPC messages sent"),
        ("ru_msgrcv", "IPC messages received"),
        ("ru_nsignals", "signals received"),
        ("ru_nvcsw", "voluntary context switches"),
        ("ru_nivcsw", "involuntary context switches"),
    ],
    16,
);

/// Whose use is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    Process,
    Children,
    Thread,
}

/// What the system's files say that was used.
fn usage(thread: &Thread, who: Who) -> Value {
    let folder = match who {
        Who::Thread => "/proc/thread-self",
        _ => "/proc/self",
    };
    let read = |name: &str| std::fs::read_to_string(format!("{folder}/{name}")).unwrap_or_default();
    let (line, status, io) = thread.blocking(|| (read("stat"), read("status"), read("io")));
    // The name of the program, in parentheses, may hold spaces. The third field follows it.
    let fields: Vec<u64> = line
        .rsplit(')')
        .next()
        .unwrap_or("")
        .split_whitespace()
        .map(|field| field.parse().unwrap_or(0))
        .collect();
    let field = |number: usize| fields.get(number - 3).copied().unwrap_or(0);
    let named = |text: &str, name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name));
        let word = line.and_then(|rest| rest.split_whitespace().next());
        word.and_then(|word| word.parse::<u64>().ok()).unwrap_or(0)
    };
    let ticks = rustix::param::clock_ticks_per_second() as f64;
    let is_own = who != Who::Children;
    let own = |number: u64| thread.int(if is_own { number as i64 } else { 0 });
    let (minor, major, user, system) = if is_own {
        (10, 12, 14, 15)
    } else {
        (11, 13, 16, 17)
    };
    let none = Value::from_i32(0);
    let values = [
        thread.float(field(user) as f64 / ticks),
        thread.float(field(system) as f64 / ticks),
        own(named(&status, "VmHWM:")),
        none,
        none,
        none,
        thread.int(field(minor) as i64),
        thread.int(field(major) as i64),
        none,
        own(named(&io, "read_bytes:") / 512),
        own(named(&io, "write_bytes:") / 512),
        none,
        none,
        none,
        own(named(&status, "voluntary_ctxt_switches:")),
        own(named(&status, "nonvoluntary_ctxt_switches:")),
    ];
    USAGE.make(thread, &values)
}

/// A limit as Python shows it; none is -1.
fn shown(limit: Option<u64>) -> i64 {
    limit.map_or(-1, |limit| i64::try_from(limit).unwrap_or(-1))
}

fn pair(limit: &Rlimit) -> (i64, i64) {
    (shown(limit.current), shown(limit.maximum))
}

fn fill(thread: &Thread, dictionary: &Dict) {
    let set = |name: &str, value| dictionary.set_simple(thread, thread.intern(name), value);
    for (name, number, _) in LIMITS {
        set(name, thread.int(number));
    }
    for (name, number) in [
        ("RLIM_INFINITY", -1),
        ("RUSAGE_SELF", 0),
        ("RUSAGE_CHILDREN", -1),
        ("RUSAGE_THREAD", 1),
    ] {
        set(name, Value::from_i32(number));
    }
    set("struct_rusage", USAGE.class(thread).0);
    let error = Interpreter::of(thread).exception_class(weft_core::error::Exception::OSError);
    set("error", error);
}

/// What a process may use, and has used.
#[weft_macros::module(name = "resource")]
pub mod module {
    use super::{LIMITS, Who, fill, pair, usage};
    use crate::system::os_error;
    use rustix::io::Errno;
    use rustix::process::{Pid, Resource, Rlimit};
    use weft_core::error::value_error;
    use weft_core::heap::{Dict, Raised, Thread, Value};
    use weft_core::interpreter::{Interpreter, Request};
    use weft_core::protocol;

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        fill(thread, dictionary);
        Ok(())
    }

    #[rust]
    fn resource_of(number: i64) -> Result<Resource, Raised> {
        LIMITS
            .iter()
            .find(|(_, known, _)| *known == number)
            .map(|(_, _, resource)| *resource)
            .ok_or_else(|| value_error("invalid resource specified"))
    }

    #[rust]
    fn limits_of(thread: &Thread, limits: Value) -> Result<Rlimit, Raised> {
        let items = protocol::collect_list(thread, limits)?.snapshot(thread);
        let [current, maximum] = items.items() else {
            return Err(value_error("expected a tuple of 2 integers"));
        };
        let limit = |value: Value| -> Result<Option<u64>, Raised> {
            let number = protocol::to_i64(thread, value)?;
            // Without a limit.
            Ok(u64::try_from(number).ok())
        };
        Ok(Rlimit {
            current: limit(*current)?,
            maximum: limit(*maximum)?,
        })
    }

    #[rust]
    fn failed(thread: &Thread, error: Errno) -> Raised {
        match error {
            Errno::INVAL => value_error("current limit exceeds maximum limit"),
            Errno::PERM => value_error("not allowed to raise maximum limit"),
            error => os_error(thread, error, None),
        }
    }

    /// Return the soft and the hard limit of a resource.
    #[positional_only]
    fn getrlimit(resource: i64) -> Result<(i64, i64), Raised> {
        let resource = resource_of(resource)?;
        Ok(pair(&rustix::process::getrlimit(resource)))
    }

    /// Set the soft and the hard limit of a resource.
    #[positional_only]
    fn setrlimit(thread: &Thread, resource: i64, limits: Value) -> Result<(), Raised> {
        Interpreter::require(thread, Request::Process)?;
        let resource = resource_of(resource)?;
        let limits = limits_of(thread, limits)?;
        rustix::process::setrlimit(resource, limits).map_err(|error| failed(thread, error))
    }

    /// Return the limits of a process, and set new ones if they are given.
    #[positional_only]
    fn prlimit(
        thread: &Thread,
        pid: i32,
        resource: i64,
        #[default(Value::NONE)] limits: Value,
    ) -> Result<(i64, i64), Raised> {
        Interpreter::require(thread, Request::Process)?;
        let resource = resource_of(resource)?;
        if pid < 0 {
            return Err(os_error(thread, Errno::SRCH, None));
        }
        let process = Pid::from_raw(pid);
        let is_own = pid == 0 || pid as u32 == std::process::id();
        if limits.is_none() {
            if is_own {
                return Ok(pair(&rustix::process::getrlimit(resource)));
            }
            return Err(os_error(thread, Errno::NOTSUP, None));
        }
        let limits = limits_of(thread, limits)?;
        rustix::process::prlimit(process, resource, limits)
            .map(|before| pair(&before))
            .map_err(|error| failed(thread, error))
    }

    /// Return what the process, its children or this thread have used.
    #[positional_only]
    fn getrusage(thread: &Thread, who: i64) -> Result<Value, Raised> {
        // How much time has passed shows in it.
        Interpreter::require(thread, Request::Clock)?;
        let who = match who {
            0 => Who::Process,
            -1 => Who::Children,
            1 => Who::Thread,
            _ => return Err(value_error("invalid who parameter")),
        };
        Ok(usage(thread, who))
    }

    /// Return the size of a page of memory.
    fn getpagesize() -> usize {
        rustix::param::page_size()
    }
}
