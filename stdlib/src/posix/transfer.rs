//! Octets between files, in several pieces or past the process, and files that lie nowhere.

/// Octets between files, in several pieces or past the process, and files that lie nowhere.
#[weft_macros::module(name = "posix")]
pub mod module {
    use crate::posix::target;
    use crate::system::{self, given, os_error, own_descriptor};
    use rustix::event::EventfdFlags;
    use rustix::fs::{Advice, FallocateFlags, FlockOperation, MemfdFlags};
    use rustix::io::{Errno, IoSlice, IoSliceMut};
    use rustix::pipe::PipeFlags;
    use std::num::NonZeroU64;
    use weft_core::heap::{Raised, Thread, Value};
    use weft_core::protocol;
    use weft_core::types::bytes::{overwrite, required_octets};

    /// The buffers of a sequence, and their octets.
    #[rust]
    fn buffers(thread: &Thread, sequence: Value) -> Result<(Value, Vec<Vec<u8>>), Raised> {
        let buffers = protocol::collect_list(thread, sequence)?.snapshot(thread);
        let octets: Result<Vec<Vec<u8>>, Raised> = buffers
            .items()
            .iter()
            .map(|buffer| Ok(required_octets(thread, buffer)?.into_owned()))
            .collect();
        Ok((buffers.value(), octets?))
    }

    /// Reads into buffers.
    #[rust]
    fn read_pieces(
        thread: &Thread,
        sequence: Value,
        read: impl Fn(&mut [IoSliceMut<'_>]) -> rustix::io::Result<usize>,
    ) -> Result<usize, Raised> {
        let (buffers, mut octets) = buffers(thread, sequence)?;
        let count = system::call(thread, None, || {
            let mut slices: Vec<IoSliceMut<'_>> = octets
                .iter_mut()
                .map(|octets| IoSliceMut::new(octets))
                .collect();
            read(&mut slices)
        })?;
        let buffers = buffers.downcast::<weft_core::heap::Tuple>();
        let mut rest = count;
        for (buffer, octets) in buffers
            .map_or(&[][..], |buffers| buffers.items())
            .iter()
            .zip(&octets)
        {
            let length = octets.len().min(rest);
            overwrite(thread, *buffer, &octets[..length])?;
            rest -= length;
        }
        Ok(count)
    }

    /// Read into several buffers, one after the other; return how many octets.
    #[positional_only]
    fn readv(thread: &Thread, fd: i32, buffers: Value) -> Result<usize, Raised> {
        let source = own_descriptor(thread, fd)?;
        read_pieces(thread, buffers, |slices| rustix::io::readv(source, slices))
    }

    /// Read from a position into several buffers; return how many octets.
    #[positional_only]
    fn preadv(
        thread: &Thread,
        fd: i32,
        buffers: Value,
        offset: u64,
        #[default(0)] flags: u32,
    ) -> Result<usize, Raised> {
        let source = own_descriptor(thread, fd)?;
        let flags = rustix::io::ReadWriteFlags::from_bits_retain(flags);
        read_pieces(thread, buffers, |slices| {
            rustix::io::preadv2(source, slices, offset, flags)
        })
    }

    /// Write several buffers, one after the other; return how many octets.
    #[positional_only]
    fn writev(thread: &Thread, fd: i32, buffers: Value) -> Result<usize, Raised> {
        let target = own_descriptor(thread, fd)?;
        let (_, octets) = self::buffers(thread, buffers)?;
        let slices: Vec<IoSlice<'_>> = octets.iter().map(|octets| IoSlice::new(octets)).collect();
        system::call(thread, None, || rustix::io::writev(target, &slices))
    }

    /// Write several buffers at a position; return how many octets.
    #[positional_only]
    fn pwritev(
        thread: &Thread,
        fd: i32,
        buffers: Value,
        offset: u64,
        #[default(0)] flags: u32,
    ) -> Result<usize, Raised> {
        let target = own_descriptor(thread, fd)?;
        let flags = rustix::io::ReadWriteFlags::from_bits_retain(flags);
        let (_, octets) = self::buffers(thread, buffers)?;
        let slices: Vec<IoSlice<'_>> = octets.iter().map(|octets| IoSlice::new(octets)).collect();
        system::call(thread, None, || {
            rustix::io::pwritev2(target, &slices, offset, flags)
        })
    }

    /// Copy octets from one open file to another; return how many.
    fn sendfile(
        thread: &Thread,
        out_fd: i32,
        in_fd: i32,
        offset: Value,
        count: usize,
    ) -> Result<usize, Raised> {
        let (target, source) = (
            own_descriptor(thread, out_fd)?,
            own_descriptor(thread, in_fd)?,
        );
        let start = if offset.is_none() {
            None
        } else {
            Some(protocol::to_i64(thread, offset)? as u64)
        };
        system::call(thread, None, || {
            let mut place = start;
            rustix::fs::sendfile(target, source, place.as_mut(), count)
        })
    }

    /// Copy octets from one file to another within the system; return how many.
    fn copy_file_range(
        thread: &Thread,
        src: i32,
        dst: i32,
        count: usize,
        #[default(Value::NONE)] offset_src: Value,
        #[default(Value::NONE)] offset_dst: Value,
    ) -> Result<usize, Raised> {
        let (source, target) = (own_descriptor(thread, src)?, own_descriptor(thread, dst)?);
        let place = |offset: Value| -> Result<Option<u64>, Raised> {
            if offset.is_none() {
                return Ok(None);
            }
            Ok(Some(protocol::to_i64(thread, offset)? as u64))
        };
        let (from, to) = (place(offset_src)?, place(offset_dst)?);
        system::call(thread, None, || {
            let (mut from, mut to) = (from, to);
            rustix::fs::copy_file_range(source, from.as_mut(), target, to.as_mut(), count)
        })
    }

    /// Tell the system how a part of a file will be used.
    #[positional_only]
    fn posix_fadvise(
        thread: &Thread,
        fd: i32,
        offset: u64,
        length: u64,
        advice: i64,
    ) -> Result<(), Raised> {
        let file = own_descriptor(thread, fd)?;
        let advice = match advice {
            0 => Advice::Normal,
            1 => Advice::Random,
            2 => Advice::Sequential,
            3 => Advice::WillNeed,
            4 => Advice::DontNeed,
            5 => Advice::NoReuse,
            _ => return Err(os_error(thread, Errno::INVAL, None)),
        };
        system::call(thread, None, || {
            rustix::fs::fadvise(file, offset, NonZeroU64::new(length), advice)
        })
    }

    /// Make sure that a file has room on the disk.
    #[positional_only]
    fn posix_fallocate(thread: &Thread, fd: i32, offset: u64, length: u64) -> Result<(), Raised> {
        let file = own_descriptor(thread, fd)?;
        system::call(thread, None, || {
            rustix::fs::fallocate(file, FallocateFlags::empty(), offset, length)
        })
    }

    /// Lock or unlock a whole file, or ask whether it is locked.
    ///
    /// Locks on parts of a file are not to be had: OSError with ENOTSUP says so.
    #[positional_only]
    fn lockf(thread: &Thread, fd: i32, command: i64, length: i64) -> Result<(), Raised> {
        let file = own_descriptor(thread, fd)?;
        let operation = match command {
            0 => FlockOperation::Unlock,
            1 => FlockOperation::LockExclusive,
            2 => FlockOperation::NonBlockingLockExclusive,
            _ => return Err(os_error(thread, Errno::INVAL, None)),
        };
        if length != 0 {
            return Err(os_error(thread, Errno::NOTSUP, None));
        }
        system::call(thread, None, || rustix::fs::fcntl_lock(file, operation))
    }

    /// Make a pipe with flags: a descriptor to read from, and one to write to.
    #[positional_only]
    fn pipe2(thread: &Thread, flags: u32) -> Result<(i32, i32), Raised> {
        let flags = PipeFlags::from_bits_retain(flags);
        let (reader, writer) = system::call(thread, None, || rustix::pipe::pipe_with(flags))?;
        Ok((given(thread, reader), given(thread, writer)))
    }

    /// Make a file that lies in memory alone.
    fn memfd_create(thread: &Thread, name: Value, #[default(1)] flags: u32) -> Result<i32, Raised> {
        let name = target::named(thread, name, "memfd_create", "name")?;
        let flags = MemfdFlags::from_bits_retain(flags);
        system::call(thread, None, || rustix::fs::memfd_create(&*name, flags))
            .map(|opened| given(thread, opened))
    }

    /// Make a counter that can be waited for like a file.
    fn eventfd(
        thread: &Thread,
        initval: u32,
        #[default(0o2_000_000)] flags: u32,
    ) -> Result<i32, Raised> {
        let flags = EventfdFlags::from_bits_retain(flags);
        system::call(thread, None, || rustix::event::eventfd(initval, flags))
            .map(|opened| given(thread, opened))
    }

    /// Read such a counter.
    fn eventfd_read(thread: &Thread, fd: i32) -> Result<Value, Raised> {
        let counter = own_descriptor(thread, fd)?;
        let mut octets = [0; 8];
        system::call(thread, None, || rustix::io::read(counter, &mut octets))?;
        Ok(thread.big_int(u64::from_ne_bytes(octets).into()))
    }

    /// Add to such a counter.
    fn eventfd_write(thread: &Thread, fd: i32, value: u64) -> Result<(), Raised> {
        let counter = own_descriptor(thread, fd)?;
        system::call(thread, None, || {
            rustix::io::write(counter, &value.to_ne_bytes())
        })
        .map(drop)
    }
}
