//! Terminals, and pairs of a terminal and who plays its part.

/// Terminals, and pairs of a terminal and who plays its part.
#[weft_macros::module(name = "posix")]
pub mod module {
    use crate::posix::path::name_string;
    use crate::system::{self, given, own_descriptor};
    use rustix::fs::{Mode, OFlags};
    use rustix::process::Pid;
    use rustix::pty::OpenptFlags;
    use weft_core::heap::{Raised, Thread, Value};
    use weft_core::interpreter::{Interpreter, Request};

    /// Open a pair: who plays a terminal's part, and the terminal. Neither is inheritable.
    fn openpty(thread: &Thread) -> Result<(i32, i32), Raised> {
        Interpreter::require(thread, Request::Process)?;
        let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC;
        let controller = system::call(thread, None, || rustix::pty::openpt(flags))?;
        system::call(thread, None, || rustix::pty::grantpt(&controller))?;
        system::call(thread, None, || rustix::pty::unlockpt(&controller))?;
        let name = system::call(thread, None, || {
            rustix::pty::ptsname(&controller, Vec::new())
        })?;
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
        let terminal = system::call(thread, None, || {
            rustix::fs::open(&*name, flags, Mode::empty())
        })?;
        Ok((given(thread, controller), given(thread, terminal)))
    }

    /// Open the side of a pair that plays a terminal's part.
    #[positional_only]
    fn posix_openpt(thread: &Thread, oflag: u32) -> Result<i32, Raised> {
        Interpreter::require(thread, Request::Process)?;
        let flags = OpenptFlags::from_bits_retain(oflag) | OpenptFlags::CLOEXEC;
        system::call(thread, None, || rustix::pty::openpt(flags))
            .map(|opened| given(thread, opened))
    }

    /// Grant access to the terminal of a pair.
    #[positional_only]
    fn grantpt(thread: &Thread, fd: i32) -> Result<(), Raised> {
        let controller = own_descriptor(thread, fd)?;
        system::call(thread, None, || rustix::pty::grantpt(controller))
    }

    /// Unlock the terminal of a pair.
    #[positional_only]
    fn unlockpt(thread: &Thread, fd: i32) -> Result<(), Raised> {
        let controller = own_descriptor(thread, fd)?;
        system::call(thread, None, || rustix::pty::unlockpt(controller))
    }

    /// Return the name of the terminal of a pair.
    #[positional_only]
    fn ptsname(thread: &Thread, fd: i32) -> Result<Value, Raised> {
        let controller = own_descriptor(thread, fd)?;
        let name = system::call(thread, None, || {
            rustix::pty::ptsname(controller, Vec::new())
        })?;
        Ok(name_string(thread, name.to_bytes()))
    }

    /// Return the name of a terminal.
    #[positional_only]
    fn ttyname(thread: &Thread, fd: i32) -> Result<Value, Raised> {
        let terminal = own_descriptor(thread, fd)?;
        let name = system::call(thread, None, || {
            rustix::termios::ttyname(terminal, Vec::new())
        })?;
        Ok(name_string(thread, name.to_bytes()))
    }

    /// Return the process group that has a terminal.
    #[positional_only]
    fn tcgetpgrp(thread: &Thread, fd: i32) -> Result<i32, Raised> {
        let terminal = own_descriptor(thread, fd)?;
        let group = system::call(thread, None, || rustix::termios::tcgetpgrp(terminal))?;
        Ok(group.as_raw_nonzero().get())
    }

    /// Give a terminal to a process group.
    #[positional_only]
    fn tcsetpgrp(thread: &Thread, fd: i32, pgid: i32) -> Result<(), Raised> {
        Interpreter::require(thread, Request::Process)?;
        let terminal = own_descriptor(thread, fd)?;
        system::call(thread, None, || match Pid::from_raw(pgid.max(0)) {
            Some(group) => rustix::termios::tcsetpgrp(terminal, group),
            None => Err(rustix::io::Errno::INVAL),
        })
    }
}
