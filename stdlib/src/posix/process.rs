//! Functions about processes, users and the machine.

/// Functions about processes, users and the machine.
#[weft_macros::module(name = "posix")]
pub mod module {
    use crate::posix::environment;
    use crate::posix::path::{fspath, octets_of_path, os_string};
    use crate::posix::status;
    use crate::system::{self, os_error};
    use rustix::io::Errno;
    use rustix::process::{Pid, Signal, WaitOptions};
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::process::CommandExt;
    use weft_core::error::{type_error, value_error, zeros};
    use weft_core::heap::concurrency::child::{inherit_too, wait_for_change};
    use weft_core::heap::concurrency::{fork, recording, signals};
    use weft_core::heap::{Raised, Set, ShapeId, Thread, Value};
    use weft_core::interpreter::{Interpreter, Request};
    use weft_core::protocol;
    use weft_core::types::exception::os_error::raise_os_error;
    use weft_core::types::exception::os_error::system_message;

    /// Return the number of this process.
    #[plain]
    fn getpid() -> u32 {
        fork::process_number()
    }

    /// Return the number of the process that started this one.
    fn getppid() -> i32 {
        rustix::process::getppid().map_or(0, |pid| pid.as_raw_nonzero().get())
    }

    /// Return the number of the user.
    fn getuid() -> u32 {
        rustix::process::getuid().as_raw()
    }

    /// Return the number of the user whose rights count.
    fn geteuid() -> u32 {
        rustix::process::geteuid().as_raw()
    }

    /// Return the number of the group.
    fn getgid() -> u32 {
        rustix::process::getgid().as_raw()
    }

    /// Return the number of the group whose rights count.
    fn getegid() -> u32 {
        rustix::process::getegid().as_raw()
    }

    /// Return the process group of this process.
    fn getpgrp() -> i32 {
        nix::unistd::getpgrp().as_raw()
    }

    /// Begin a new session.
    fn setsid(thread: &Thread) -> Result<(), Raised> {
        Interpreter::require(thread, Request::Process)?;
        system::call(thread, None, rustix::process::setsid).map(drop)
    }

    #[rust]
    fn signal_of(thread: &Thread, number: i32) -> Result<Option<Signal>, Raised> {
        match number {
            0 => Ok(None),
            _ => match Signal::from_named_raw(number) {
                Some(signal) => Ok(Some(signal)),
                None => Err(os_error(thread, Errno::INVAL, None)),
            },
        }
    }

    /// The process or group that a number without its sign names; the system knows no group of the least number.
    #[rust]
    fn magnitude(pid: i32) -> Result<Option<Pid>, Errno> {
        pid.checked_abs().map(Pid::from_raw).ok_or(Errno::SRCH)
    }

    /// Send a signal to a process.
    #[positional_only]
    fn kill(thread: &Thread, pid: i32, signal: i32) -> Result<(), Raised> {
        Interpreter::require(thread, Request::Signals)?;
        // A signal to this process is seen to here, as if it had come between two steps; but who does not take it leaves it to
        // the other threads.
        if pid == std::process::id() as i32
            && (1..=64).contains(&signal)
            && signals::mask() & (1 << (signal - 1)) == 0
        {
            return crate::signal::send_to_self(thread, signal);
        }
        let signal = signal_of(thread, signal)?;
        let number = magnitude(pid).map_err(|error| os_error(thread, error, None))?;
        let result = match (number, signal, pid) {
            (Some(pid), Some(signal), 1..) => rustix::process::kill_process(pid, signal),
            (Some(pid), None, 1..) => rustix::process::test_kill_process(pid),
            (Some(group), Some(signal), _) => rustix::process::kill_process_group(group, signal),
            (Some(group), None, _) => rustix::process::test_kill_process_group(group),
            (None, Some(signal), _) => rustix::process::kill_current_process_group(signal),
            (None, None, _) => rustix::process::test_kill_current_process_group(),
        };
        result.map_err(|error| os_error(thread, error, None))?;
        weft_core::safepoint::poll(thread)
    }

    /// Open a descriptor that stands for the process pid, and never for a later one that got the same number.
    ///
    /// It becomes readable when the process has ended.
    fn pidfd_open(thread: &Thread, pid: i32, #[default(0)] flags: u32) -> Result<i32, Raised> {
        Interpreter::require(thread, Request::Child)?;
        let process = (pid > 0).then(|| Pid::from_raw(pid)).flatten();
        let process = process.ok_or_else(|| os_error(thread, Errno::INVAL, None))?;
        let flags = rustix::process::PidfdFlags::from_bits_retain(flags);
        rustix::process::pidfd_open(process, flags)
            .map(|opened| system::given(thread, opened))
            .map_err(|error| os_error(thread, error, None))
    }

    /// Wait for a child process to end; return its number and status.
    #[positional_only]
    fn waitpid(thread: &Thread, pid: i32, options: u32) -> Result<(i32, i32), Raised> {
        // Any child may be one of the host's.
        let which = if pid > 0 {
            Request::Child
        } else {
            Request::Process
        };
        Interpreter::require(thread, which)?;
        let options = WaitOptions::from_bits_truncate(options);
        if options.is_empty() && pid > 0 {
            // A plain wait is cut short by no signal; this one lets their handlers run.
            crate::subprocess::wait_for_end(thread, pid, None)?;
        }
        let number = magnitude(pid).map_err(|error| os_error(thread, error, None))?;
        let ended = system::call(thread, None, || match (number, pid) {
            (Some(child), 1..) => rustix::process::waitpid(Some(child), options),
            (Some(group), ..-1) => rustix::process::waitpgid(group, options),
            _ => rustix::process::wait(options),
        })?;
        Ok(ended.map_or((0, 0), |(pid, status)| {
            let number = pid.as_raw_nonzero().get();
            recording::child_ended(number);
            (number, status.as_raw())
        }))
    }

    /// Wait for a change of state of a child; return what is known of it, or None with WNOHANG if there is none.
    #[positional_only]
    fn waitid(
        thread: &Thread,
        idtype: u32,
        id: u32,
        options: i32,
    ) -> Result<Option<Value>, Raised> {
        /// Values of `idtype` and `options`.
        const P_PID: u32 = 1;
        const WEXITED: i32 = 4;
        // Any child may be one of the host's.
        let which = if idtype == P_PID {
            Request::Child
        } else {
            Request::Process
        };
        Interpreter::require(thread, which)?;
        if idtype == P_PID && options == WEXITED {
            // As in waitpid.
            let process = i32::try_from(id).unwrap_or(0);
            crate::subprocess::wait_for_end(thread, process, None)?;
        }
        let change = system::call(thread, None, || {
            wait_for_change(idtype, id, options)
                .map_err(|error| Errno::from_io_error(&error).unwrap_or(Errno::IO))
        })?;
        Ok(change.map(|change| {
            if options & WEXITED != 0 {
                recording::child_ended(change.process);
            }
            let fields = [
                i64::from(change.process),
                i64::from(change.user),
                i64::from(change.signal),
                i64::from(change.status),
                i64::from(change.code),
            ];
            status::WAITID_RESULT.make(thread, &fields.map(|field| thread.int(field)))
        }))
    }

    /// Return the exit code that a status of waitpid means; negative for a signal.
    fn waitstatus_to_exitcode(status: i32) -> Result<i32, Raised> {
        match status & 0x7f {
            0 => Ok(status >> 8 & 0xff),
            0x7f => Err(value_error(format!(
                "process stopped by delivery of signal {}",
                status >> 8 & 0xff
            ))),
            signal => Ok(-signal),
        }
    }

    /// Return whether a status says that the process ended by itself.
    #[name("WIFEXITED")]
    fn was_exit(status: i32) -> bool {
        status & 0x7f == 0
    }

    /// Return the exit code in a status.
    #[name("WEXITSTATUS")]
    fn exit_status(status: i32) -> i32 {
        status >> 8 & 0xff
    }

    /// Return whether a status says that a signal ended the process.
    #[name("WIFSIGNALED")]
    fn was_signal(status: i32) -> bool {
        !matches!(status & 0x7f, 0 | 0x7f)
    }

    /// Return the signal in a status.
    #[name("WTERMSIG")]
    fn ending_signal(status: i32) -> i32 {
        status & 0x7f
    }

    /// End the process at once, without cleaning up.
    #[name("_exit")]
    fn exit_now(thread: &Thread, status: i32) -> Result<(), Raised> {
        Interpreter::require(thread, Request::Process)?;
        recording::finish();
        signal_hook::low_level::exit(status)
    }

    /// End the process at once, as a crash.
    fn abort(thread: &Thread) -> Result<(), Raised> {
        Interpreter::require(thread, Request::Process)?;
        std::process::abort()
    }

    #[rust]
    fn command(thread: &Thread, path: Value, argv: Value) -> Result<std::process::Command, Raised> {
        let path = fspath(thread, path)?;
        let octets = octets_of_path(&path)?;
        let program = std::path::Path::new(OsStr::from_bytes(&octets));
        Interpreter::require(thread, Request::Run(program))?;
        // This process, with all that it is, becomes the other one.
        Interpreter::require(thread, Request::Process)?;
        let arguments = protocol::collect_list(thread, argv)?.snapshot(thread);
        let Some((first, rest)) = arguments.items().split_first() else {
            return Err(value_error("execv() arg 2 must not be empty"));
        };
        let mut command = std::process::Command::new(OsStr::from_bytes(&octets));
        let text =
            |value: &Value| -> Result<Vec<u8>, Raised> { octets_of_path(&fspath(thread, *value)?) };
        let name = text(first)?;
        if name.is_empty() {
            return Err(value_error("execv() arg 2 first element cannot be empty"));
        }
        command.arg0(OsStr::from_bytes(&name));
        for argument in rest {
            command.arg(OsStr::from_bytes(&text(argument)?));
        }
        Ok(command)
    }

    #[rust]
    fn inherit(thread: &Thread, command: &mut std::process::Command) {
        let inherited = environment::inherited(thread);
        inherited.tell(command);
        if let Some(descriptor) = inherited.descriptor {
            inherit_too(command, descriptor);
        }
    }

    /// Become another program.
    #[positional_only]
    fn execv(thread: &Thread, path: Value, argv: Value) -> Result<(), Raised> {
        let mut command = command(thread, path, argv)?;
        command.env_clear().envs(environment::environment());
        inherit(thread, &mut command);
        recording::finish();
        Err(raise_os_error(thread, &command.exec(), Some(path)))
    }

    /// Become another program, with an environment.
    fn execve(thread: &Thread, path: Value, argv: Value, env: Value) -> Result<(), Raised> {
        let mut command = command(thread, path, argv)?;
        command.env_clear();
        let items = protocol::call_method(thread, env, thread.intern("items"), &[])?;
        protocol::each(thread, items, |pair| {
            let key = protocol::get_item(thread, pair, Value::from_i32(0))?;
            let value = protocol::get_item(thread, pair, Value::from_i32(1))?;
            let (key, value) = (fspath(thread, key)?, fspath(thread, value)?);
            let (key, value) = (octets_of_path(&key)?, octets_of_path(&value)?);
            if key.contains(&0) || value.contains(&0) {
                return Err(value_error("embedded null byte"));
            }
            if key.is_empty() || key[1..].contains(&b'=') {
                return Err(value_error("illegal environment variable name"));
            }
            command.env(OsStr::from_bytes(&key), OsStr::from_bytes(&value));
            Ok(())
        })?;
        inherit(thread, &mut command);
        // The other program begins a recording of its own.
        recording::finish();
        Err(raise_os_error(thread, &command.exec(), Some(path)))
    }

    #[rust]
    fn variable(value: Value, what: &str) -> Result<Vec<u8>, Raised> {
        if !value.is::<weft_core::heap::Str>() && !value.is::<weft_core::heap::Bytes>() {
            return Err(type_error(format!(
                "{what} must be str or bytes, not {}",
                protocol::class_name(value)
            )));
        }
        let octets = octets_of_path(&value)?;
        if octets.contains(&0) {
            return Err(value_error("embedded null byte"));
        }
        Ok(octets)
    }

    /// Return the environment as it is now, as a dictionary of octets.
    fn _create_environ(thread: &Thread) -> Value {
        environment::visible(thread)
    }

    /// Set a variable of the environment of child processes.
    #[positional_only]
    fn putenv(thread: &Thread, name: Value, value: Value) -> Result<(), Raised> {
        let key = variable(name, "name")?;
        Interpreter::require(thread, Request::Env(&key))?;
        if key.is_empty() || key.contains(&b'=') {
            return Err(value_error("illegal environment variable name"));
        }
        environment::put(key, variable(value, "value")?);
        Ok(())
    }

    /// Take a variable out of the environment of child processes.
    #[positional_only]
    fn unsetenv(thread: &Thread, name: Value) -> Result<(), Raised> {
        let key = variable(name, "name")?;
        Interpreter::require(thread, Request::Env(&key))?;
        if key.is_empty() || key.contains(&b'=') {
            return Err(os_error(thread, Errno::INVAL, None));
        }
        environment::remove(&key);
        Ok(())
    }

    /// Return how many processors the machine has; None where that is not to be known.
    fn cpu_count(thread: &Thread) -> Option<usize> {
        if !Interpreter::permits(thread, Request::Machine) {
            return None;
        }
        let listed = std::fs::read_to_string("/sys/devices/system/cpu/online").ok();
        let counted = listed.as_deref().and_then(|listed| {
            listed.trim().split(',').try_fold(0, |count, range| {
                let (first, last) = range.split_once('-').unwrap_or((range, range));
                Some(count + last.parse::<usize>().ok()? - first.parse::<usize>().ok()? + 1)
            })
        });
        counted.or_else(|| {
            std::thread::available_parallelism()
                .ok()
                .map(std::num::NonZero::get)
        })
    }

    /// Return the set of processors that a process may use.
    fn sched_getaffinity(thread: &Thread, pid: i32) -> Result<Value, Raised> {
        Interpreter::require(thread, Request::Machine)?;
        if pid < 0 {
            return Err(os_error(thread, Errno::SRCH, None));
        }
        let allowed = system::call(thread, None, || {
            // No process has a negative number, and the crate takes none.
            let process = if pid < 0 {
                Err(Errno::SRCH)
            } else {
                Ok(Pid::from_raw(pid))
            };
            rustix::thread::sched_getaffinity(process?)
        })?;
        let set = Set::new(thread, ShapeId::SET);
        for processor in
            (0..rustix::thread::CpuSet::MAX_CPU).filter(|processor| allowed.is_set(*processor))
        {
            set.set_simple(thread, thread.int(processor as i64), Value::NONE);
        }
        Ok(set.value())
    }

    /// Let other threads run.
    fn sched_yield(thread: &Thread) {
        thread.blocking(rustix::thread::sched_yield);
    }

    /// Return random octets of the system.
    #[positional_only]
    fn urandom(thread: &Thread, size: i64) -> Result<Value, Raised> {
        let Ok(size) = usize::try_from(size) else {
            return Err(value_error("negative argument not allowed"));
        };
        getrandom(thread, size, 0)
    }

    /// Return random octets of the system.
    fn getrandom(thread: &Thread, size: usize, #[default(0)] flags: u32) -> Result<Value, Raised> {
        let flags = rustix::rand::GetRandomFlags::from_bits_truncate(flags);
        let mut octets = zeros(size)?;
        let mut filled = 0;
        while filled < size {
            // The system makes some hundred million in a second.
            const MOST_RANDOM: usize = 1 << 20;
            weft_core::interpreter::limits::check(thread)?;
            let end = size.min(filled + MOST_RANDOM);
            filled += system::call(thread, None, || {
                rustix::rand::getrandom(&mut octets[filled..end], flags)
            })?;
        }
        Ok(thread.bytes(&octets))
    }

    /// Return the text of an error number.
    #[positional_only]
    fn strerror(code: i32) -> String {
        system_message(code)
    }

    /// Return what the machine and its system are called.
    fn uname(thread: &Thread) -> Result<Value, Raised> {
        Interpreter::require(thread, Request::Machine)?;
        let name = rustix::system::uname();
        let parts = [
            name.sysname(),
            name.nodename(),
            name.release(),
            name.version(),
            name.machine(),
        ];
        let parts = parts.map(|part| os_string(thread, OsStr::from_bytes(part.to_bytes())));
        Ok(status::UNAME_RESULT.make(thread, &parts))
    }

    /// Return the times that this process and its children have used.
    fn times(thread: &Thread) -> Result<Value, Raised> {
        Interpreter::require(thread, Request::Clock)?;
        let times = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
        // The name of the program, in parentheses, may hold spaces.
        let fields: Vec<f64> = times
            .rsplit(')')
            .next()
            .unwrap_or("")
            .split_whitespace()
            .skip(11)
            .take(4)
            .map(|field| field.parse::<f64>().unwrap_or(0.0) / 100.0)
            .collect();
        let elapsed = rustix::time::clock_gettime(rustix::time::ClockId::Monotonic);
        let elapsed = elapsed.tv_sec as f64 + elapsed.tv_nsec as f64 * 1e-9;
        let field = |index: usize| thread.float(fields.get(index).copied().unwrap_or(0.0));
        let values = [
            field(0),
            field(1),
            field(2),
            field(3),
            thread.float(elapsed),
        ];
        Ok(status::TIMES_RESULT.make(thread, &values))
    }

    /// Return how many processes were running on average in the last 1, 5 and 15 minutes.
    fn getloadavg(thread: &Thread) -> Result<Value, Raised> {
        Interpreter::require(thread, Request::Machine)?;
        let text = match std::fs::read_to_string("/proc/loadavg") {
            Ok(text) => text,
            Err(error) => return Err(raise_os_error(thread, &error, None)),
        };
        let loads: Vec<Value> = text
            .split(' ')
            .take(3)
            .map(|load| thread.float(load.parse().unwrap_or(0.0)))
            .collect();
        Ok(thread.tuple(&loads))
    }
}
