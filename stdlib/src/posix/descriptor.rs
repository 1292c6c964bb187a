//! Functions about open files, by number.

use crate::system::{self, descriptor_of, own_descriptor};
use rustix::fd::AsRawFd;
use rustix::io::Errno;
use weft_core::error::type_error;
use weft_core::heap::concurrency::descriptor;
use weft_core::heap::{Raised, Thread, Value};
use weft_core::protocol;

/// Closes an open file.
///
/// # Errors
/// `OSError` if the number names none.
pub fn close_number(thread: &Thread, number: i32) -> Result<(), Raised> {
    let checked = descriptor_of(thread, number)?;
    let owned = descriptor::take(checked.as_raw_fd());
    let owned = owned.ok_or_else(|| system::os_error(thread, Errno::BADF, None))?;
    thread.blocking(|| drop(owned));
    Ok(())
}

fn not_writable(buffer: Value) -> Raised {
    type_error(format!(
        "readinto() argument 2 must be read-write bytes-like object, not {}",
        protocol::class_name(buffer)
    ))
}

/// Closes an open file that the program may use by its number.
///
/// # Errors
/// As [`own_descriptor`].
pub fn close_own(thread: &Thread, number: i32) -> Result<(), Raised> {
    own_descriptor(thread, number)?;
    let closed = close_number(thread, number);
    descriptor::note_replacement();
    closed
}

/// Functions about open files, by number.
#[weft_macros::module(name = "posix")]
pub mod module {
    use super::{close_own, not_writable};
    use crate::io::file::seek_target;
    use crate::posix::status;
    use crate::posix::target;
    use crate::system::{self, given, os_error, own_descriptor};
    use rustix::fs::{Mode, OFlags};
    use rustix::io::{Errno, FdFlags};
    use weft_core::heap::concurrency::descriptor;
    use weft_core::heap::{Raised, Thread, Value};
    use weft_core::interpreter::limits::note_output;
    use weft_core::interpreter::{Interpreter, Request};
    use weft_core::types::bytes::{overwrite, required_octets};

    /// Open a file and return its descriptor, which is not inheritable.
    fn open(
        thread: &Thread,
        path: Value,
        flags: i64,
        #[default(0o777)] mode: u32,
        #[keyword_only]
        #[default(Value::NONE)]
        dir_fd: Value,
    ) -> Result<i32, Raised> {
        let name = target::named(thread, path, "open", "path")?;
        let folder = target::folder(thread, dir_fd, path)?;
        let flags = OFlags::from_bits_retain(flags as u32) | OFlags::CLOEXEC;
        target::require_opening(thread, folder, &name, flags)?;
        system::call(thread, Some(path), || {
            rustix::fs::openat(folder, &*name, flags, Mode::from_raw_mode(mode))
        })
        .map(|opened| given(thread, opened))
    }

    /// Close a descriptor.
    fn close(thread: &Thread, fd: i32) -> Result<(), Raised> {
        close_own(thread, fd)
    }

    /// Close descriptors in a range, without errors for those that are not open.
    fn closerange(thread: &Thread, fd_low: i32, fd_high: i32) {
        for number in fd_low.max(0)..fd_high {
            if let Err(raised) = close_own(thread, number) {
                thread.take_raised(raised);
            }
        }
    }

    /// Read at most length octets.
    #[positional_only]
    fn read(thread: &Thread, fd: i32, length: i64) -> Result<Value, Raised> {
        let source = own_descriptor(thread, fd)?;
        let Ok(length) = usize::try_from(length) else {
            return Err(os_error(thread, rustix::io::Errno::INVAL, None));
        };
        let mut octets = vec![0; length.min(1 << 30)];
        let count = system::reading(thread, source, || rustix::io::read(source, &mut octets))?
            .map_err(|error| os_error(thread, error, None))?;
        Ok(thread.bytes(&octets[..count]))
    }

    /// Read into a buffer; return how many octets.
    #[positional_only]
    fn readinto(thread: &Thread, fd: i32, buffer: Value) -> Result<usize, Raised> {
        let source = own_descriptor(thread, fd)?;
        // Nothing may be read that has no place to go to.
        overwrite(thread, buffer, &[])?.ok_or_else(|| not_writable(buffer))?;
        let mut octets = vec![0; required_octets(thread, &buffer)?.len()];
        let count = system::reading(thread, source, || rustix::io::read(source, &mut octets))?
            .map_err(|error| os_error(thread, error, None))?;
        overwrite(thread, buffer, &octets[..count])?.ok_or_else(|| not_writable(buffer))?;
        Ok(count)
    }

    /// Write octets; return how many.
    #[positional_only]
    fn write(thread: &Thread, fd: i32, data: Value) -> Result<usize, Raised> {
        let target = own_descriptor(thread, fd)?;
        let octets = required_octets(thread, &data)?;
        note_output(thread, octets.len())?;
        system::writing(thread, target, || rustix::io::write(target, &octets))?
            .map_err(|error| os_error(thread, error, None))
    }

    /// Read at most length octets from a position.
    #[positional_only]
    fn pread(thread: &Thread, fd: i32, length: usize, offset: u64) -> Result<Value, Raised> {
        let source = own_descriptor(thread, fd)?;
        let mut octets = vec![0; length.min(1 << 30)];
        let count = system::call(thread, None, || {
            rustix::io::pread(source, &mut octets, offset)
        })?;
        Ok(thread.bytes(&octets[..count]))
    }

    /// Write octets at a position; return how many.
    #[positional_only]
    fn pwrite(thread: &Thread, fd: i32, buffer: Value, offset: u64) -> Result<usize, Raised> {
        let target = own_descriptor(thread, fd)?;
        let octets = required_octets(thread, &buffer)?;
        note_output(thread, octets.len())?;
        system::call(thread, None, || rustix::io::pwrite(target, &octets, offset))
    }

    /// Change the position of an open file, and return it.
    #[positional_only]
    fn lseek(thread: &Thread, fd: i32, position: i64, whence: i64) -> Result<u64, Raised> {
        let target = own_descriptor(thread, fd)?;
        let position = seek_target(thread, position, whence)?;
        system::call(thread, None, || rustix::fs::seek(target, position))
    }

    /// Return the status of an open file.
    fn fstat(thread: &Thread, fd: i32) -> Result<Value, Raised> {
        let target = own_descriptor(thread, fd)?;
        let found = system::call(thread, None, || rustix::fs::fstat(target))?;
        Ok(status::result(thread, &found))
    }

    /// Write an open file to the disk.
    fn fsync(thread: &Thread, fd: i32) -> Result<(), Raised> {
        let target = own_descriptor(thread, fd)?;
        system::call(thread, None, || rustix::fs::fsync(target))
    }

    /// Write the data of an open file to the disk.
    fn fdatasync(thread: &Thread, fd: i32) -> Result<(), Raised> {
        let target = own_descriptor(thread, fd)?;
        system::call(thread, None, || rustix::fs::fdatasync(target))
    }

    /// Cut an open file off at a length.
    #[positional_only]
    fn ftruncate(thread: &Thread, fd: i32, length: u64) -> Result<(), Raised> {
        let target = own_descriptor(thread, fd)?;
        system::call(thread, None, || rustix::fs::ftruncate(target, length))
    }

    /// Return another descriptor of the same file, which is not inheritable.
    #[positional_only]
    fn dup(thread: &Thread, fd: i32) -> Result<i32, Raised> {
        let source = own_descriptor(thread, fd)?;
        system::call(thread, None, || rustix::io::fcntl_dupfd_cloexec(source, 0))
            .map(|opened| given(thread, opened))
    }

    /// Make a number name the same file as another.
    fn dup2(
        thread: &Thread,
        fd: i32,
        fd2: i32,
        #[default(true)] inheritable: bool,
    ) -> Result<i32, Raised> {
        let source = own_descriptor(thread, fd)?;
        own_descriptor(thread, fd2)?;
        if fd == fd2 {
            rustix::io::fcntl_getfd(source).map_err(|error| os_error(thread, error, None))?;
            return Ok(fd2);
        }
        // The number may name nothing yet, and goes on naming a file.
        system::call(thread, None, || {
            weft_core::heap::concurrency::descriptor::duplicate_as(source, fd2, inheritable)
                .map_err(|error| Errno::from_io_error(&error).unwrap_or(Errno::BADF))
        })
        .map(|target| given(thread, target))
    }

    /// Make a pipe: a descriptor to read from, and one to write to. Neither is inheritable.
    fn pipe(thread: &Thread) -> Result<(i32, i32), Raised> {
        let flags = rustix::pipe::PipeFlags::CLOEXEC;
        let (reader, writer) = system::call(thread, None, || rustix::pipe::pipe_with(flags))?;
        Ok((given(thread, reader), given(thread, writer)))
    }

    /// Return whether a descriptor is a terminal.
    #[positional_only]
    fn isatty(thread: &Thread, fd: i32) -> bool {
        let permissions = Interpreter::of(thread).permissions();
        permissions.is_none_or(|all| all.permits(thread, &Request::Descriptor(fd)))
            && descriptor::borrow(fd).is_some_and(rustix::termios::isatty)
    }

    /// Return whether child processes inherit a descriptor.
    #[positional_only]
    fn get_inheritable(thread: &Thread, fd: i32) -> Result<bool, Raised> {
        let target = own_descriptor(thread, fd)?;
        system::call(thread, None, || rustix::io::fcntl_getfd(target))
            .map(|flags| !flags.contains(FdFlags::CLOEXEC))
    }

    /// Say whether child processes inherit a descriptor.
    #[positional_only]
    fn set_inheritable(thread: &Thread, fd: i32, inheritable: bool) -> Result<(), Raised> {
        let target = own_descriptor(thread, fd)?;
        let flags = if inheritable {
            FdFlags::empty()
        } else {
            FdFlags::CLOEXEC
        };
        system::call(thread, None, || rustix::io::fcntl_setfd(target, flags))
    }

    /// Return whether calls wait for an open file.
    #[positional_only]
    fn get_blocking(thread: &Thread, fd: i32) -> Result<bool, Raised> {
        let target = own_descriptor(thread, fd)?;
        system::call(thread, None, || rustix::fs::fcntl_getfl(target))
            .map(|flags| !flags.contains(OFlags::NONBLOCK))
    }

    /// Say whether calls wait for an open file.
    #[positional_only]
    fn set_blocking(thread: &Thread, fd: i32, blocking: bool) -> Result<(), Raised> {
        let target = own_descriptor(thread, fd)?;
        let mut flags = system::call(thread, None, || rustix::fs::fcntl_getfl(target))?;
        flags.set(OFlags::NONBLOCK, !blocking);
        system::call(thread, None, || rustix::fs::fcntl_setfl(target, flags))
    }

    /// Return the size of a terminal.
    #[positional_only]
    fn get_terminal_size(thread: &Thread, #[default(1)] fd: i32) -> Result<Value, Raised> {
        let target = own_descriptor(thread, fd)?;
        let size = system::call(thread, None, || rustix::termios::tcgetwinsize(target))?;
        let (columns, lines) = (
            thread.int(i64::from(size.ws_col)),
            thread.int(i64::from(size.ws_row)),
        );
        Ok(status::TERMINAL_SIZE.make(thread, &[columns, lines]))
    }
}
