//! The class `mmap`.

/// Maps length octets of the file with the descriptor fileno, or memory of no file if that is -1.
///
/// A length of 0 is that of the file. Octets change by assignment to items and slices, and by write().
#[weft_core::class(name = "mmap", module = "mmap", payload = super::object::Map, subclassable)]
pub mod class {
    use super::super::object::{Access, File, Map, Octets, Wanted};
    use crate::system::{os_error, own_descriptor};
    use weft_core::error::{
        Exception, index_error, overflow_error, raise, type_error, value_error,
    };
    use weft_core::heap::concurrency::memory;
    use weft_core::heap::{Bytes, Native, Raised, Thread, Value};
    use weft_core::names::Special;
    use weft_core::protocol;
    use weft_core::types::bytes::view::{Item, view_as};
    use weft_core::types::bytes::{MappedMemory, required_octets};
    use weft_core::types::construct::new_instance;
    use weft_core::types::exception::os_error::raise_os_error;
    use weft_core::types::sequence::{self, Subscript};
    use weft_core::types::slice::Slice;

    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        fileno: i32,
        length: i64,
        #[default(1)] flags: i32,
        #[default(3)] prot: i32,
        #[default(0)] access: i64,
        #[default(0)] offset: i64,
        #[keyword_only]
        #[default(true)]
        trackfd: bool,
    ) -> Result<Value, Raised> {
        let Ok(mut length) = usize::try_from(length) else {
            return Err(overflow_error("memory mapped length must be positive"));
        };
        let Ok(offset) = u64::try_from(offset) else {
            return Err(overflow_error("memory mapped offset must be positive"));
        };
        if access != 0 && (flags != memory::SHARED || prot != 3) {
            return Err(value_error(
                "mmap can't specify both access and flags, prot.",
            ));
        }
        let Some(access) = Access::of(access) else {
            return Err(value_error("mmap invalid access parameter."));
        };
        let (mut flags, protection) = match access {
            Access::Default => (flags, prot),
            Access::Read => (memory::SHARED, 0),
            Access::Write => (memory::SHARED, memory::WRITABLE),
            Access::Copy => (memory::PRIVATE, memory::WRITABLE),
        };
        let file = if fileno == -1 {
            flags |= memory::ANONYMOUS;
            None
        } else {
            let file = own_descriptor(thread, fileno)?;
            let status = thread
                .blocking(|| rustix::fs::fstat(file))
                .map_err(|error| os_error(thread, error, None))?;
            if rustix::fs::FileType::from_raw_mode(status.st_mode).is_file() {
                let size = status.st_size as u64;
                if length == 0 {
                    if size == 0 {
                        return Err(value_error("cannot mmap an empty file"));
                    }
                    if offset >= size {
                        return Err(value_error("mmap offset is greater than file size"));
                    }
                    length = (size - offset) as usize;
                } else if offset > size || size - offset < length as u64 {
                    return Err(value_error("mmap length is greater than file size"));
                }
            }
            Some(file)
        };
        let wanted = Wanted {
            length,
            protection,
            flags,
            offset,
            access,
        };
        let map = if trackfd {
            let kept = file
                .map(|file| rustix::io::fcntl_dupfd_cloexec(file, 0))
                .transpose();
            let kept = kept.map_err(|error| os_error(thread, error, None))?;
            Map::new(thread, &wanted, File::Kept(kept))?
        } else {
            Map::with_descriptor(thread, &wanted, file)?
        };
        new_instance(thread, class, map)
    }

    #[rust]
    fn subscript<'a>(
        thread: &Thread,
        key: &'a Value,
        message: &str,
    ) -> Result<Subscript<'a>, Raised> {
        if !key.is_int()
            && !key.is_bool()
            && !key.is::<Native<Slice>>()
            && protocol::special_of(thread, *key, Special::Index).is_none()
        {
            return Err(type_error(message));
        }
        sequence::subscript(thread, key, "mmap")
    }

    fn __len__(this: &Native<Map>) -> Result<usize, Raised> {
        this.len()
    }

    fn __getitem__(this: &Native<Map>, thread: &Thread, key: Value) -> Result<Value, Raised> {
        this.len()?;
        match subscript(thread, &key, "mmap indices must be integers")? {
            Subscript::Index(index) => {
                let octets = sequence::place(index, this.len()?).map(|place| this.part(place, 1));
                match octets.as_deref() {
                    Some([octet]) => Ok(Value::from_i32(i32::from(*octet))),
                    _ => Err(index_error("mmap index out of range")),
                }
            }
            Subscript::Slice(slice) => {
                let bounds = slice.bounds(thread)?.within(this.len()?);
                if bounds.step == 1 {
                    let (start, end) = bounds.range();
                    return Ok(thread.bytes(&this.part(start, end.saturating_sub(start))));
                }
                let octets: Vec<u8> = bounds
                    .iter()
                    .flat_map(|place| this.part(place, 1))
                    .collect();
                Ok(thread.bytes(&octets))
            }
        }
    }

    fn __setitem__(
        this: &Native<Map>,
        thread: &Thread,
        key: Value,
        value: Value,
    ) -> Result<(), Raised> {
        this.check_writable()?;
        match subscript(thread, &key, "mmap indices must be integer")? {
            Subscript::Index(index) => {
                let place = |length| {
                    sequence::place(index, length)
                        .ok_or_else(|| index_error("mmap index out of range"))
                };
                place(this.len()?)?;
                if protocol::special_of(thread, value, Special::Index).is_none() && !value.is_int()
                {
                    return Err(type_error("mmap item value must be an int"));
                }
                let number = protocol::index(thread, value)?.to_int_or_bool();
                let Some(octet) = number.and_then(|number| u8::try_from(number).ok()) else {
                    return Err(value_error("mmap item value must be in range(0, 256)"));
                };
                // Python code may have closed the memory or made it shorter.
                this.check_writable()?;
                let place = place(this.len()?)?;
                this.with(|memory| memory.write(place, &[octet]));
                Ok(())
            }
            Subscript::Slice(slice) => {
                let bounds = slice.bounds(thread)?;
                let octets = required_octets(thread, &value)?;
                let places = bounds.within(this.len()?);
                if octets.len() != places.count {
                    return Err(index_error("mmap slice assignment is wrong size"));
                }
                if places.step == 1 {
                    let (start, _) = places.range();
                    this.with(|memory| memory.write(start, &octets));
                    return Ok(());
                }
                this.with(|memory| {
                    for (place, octet) in places.iter().zip(octets.iter()) {
                        memory.write(place, &[*octet]);
                    }
                });
                Ok(())
            }
        }
    }

    fn __delitem__(this: &Native<Map>, key: Value) -> Result<(), Raised> {
        let _ = key;
        this.check_writable()?;
        Err(type_error("mmap doesn't support item deletion"))
    }

    fn __iter__(this: &Native<Map>, thread: &Thread) -> Result<Value, Raised> {
        this.len()?;
        Ok(Octets::make(thread, this.value()))
    }

    fn __contains__(this: &Native<Map>, thread: &Thread, value: Value) -> Result<bool, Raised> {
        let length = this.len()?;
        let _ = thread;
        // The items of an iteration are octets as bytes, and numbers equal none of them.
        Ok(match value.downcast::<Bytes>().map(Bytes::as_slice) {
            Some([octet]) => this.part(0, length).contains(octet),
            _ => false,
        })
    }

    fn __repr__(this: &Native<Map>) -> String {
        let name = protocol::class_name(this.value());
        let Ok(length) = this.len() else {
            return format!("<{name} closed=True>");
        };
        format!(
            "<{name} closed=False, access={}, length={length}, pos={}, offset={}>",
            this.access.name(),
            this.position(),
            this.offset
        )
    }

    fn __buffer__(this: &Native<Map>, thread: &Thread, flags: i64) -> Result<Value, Raised> {
        this.len()?;
        if flags & 1 != 0 && !this.with(MappedMemory::is_writable) {
            return Err(raise(Exception::BufferError, "Object is not writable."));
        }
        Ok(view_as(thread, this.storage(), this.value(), Item::OCTET))
    }

    fn __enter__(this: &Native<Map>) -> Result<Value, Raised> {
        this.len()?;
        Ok(this.value())
    }

    fn __exit__(this: &Native<Map>, #[rest] exc: &[Value]) -> Result<(), Raised> {
        let _ = exc;
        close(this)
    }

    /// Close the mmap. Later use of it raises ValueError; the file stays open.
    fn close(this: &Native<Map>) -> Result<(), Raised> {
        if this.with(MappedMemory::has_views) {
            return Err(raise(
                Exception::BufferError,
                "cannot close exported pointers exist",
            ));
        }
        this.with(MappedMemory::close);
        *this.file.lock() = File::Untracked;
        Ok(())
    }

    /// Whether it was closed.
    #[getter]
    fn closed(this: &Native<Map>) -> bool {
        this.with(MappedMemory::is_closed)
    }

    /// Where a search begins and ends.
    #[rust]
    fn bound(
        thread: &Thread,
        value: Value,
        default: usize,
        length: usize,
    ) -> Result<usize, Raised> {
        if value.is_none() || value == Value::ABSENT {
            return Ok(default);
        }
        let number = protocol::index(thread, value)?;
        let number = protocol::to_i64(thread, number)?;
        let place = if number < 0 {
            number + length as i64
        } else {
            number
        };
        Ok(usize::try_from(place).unwrap_or(0).min(length))
    }

    /// The place that `search` finds octets at between two bounds, or -1.
    #[rust]
    fn searched(
        this: &Native<Map>,
        thread: &Thread,
        view: Value,
        (start, end): (Value, Value),
        search: fn(&[u8], &[u8]) -> Option<usize>,
    ) -> Result<i64, Raised> {
        let wanted = required_octets(thread, &view)?;
        let length = this.len()?;
        let start = bound(thread, start, this.position().min(length), length)?;
        let end = bound(thread, end, length, length)?;
        // Python code may have closed the memory.
        this.len()?;
        if end < start {
            return Ok(-1);
        }
        let octets = this.part(start, end - start);
        let found = search(&octets, &wanted);
        Ok(found.map_or(-1, |place| (start + place) as i64))
    }

    /// Return the first place of octets between start and end, or -1. It begins at the current place by default.
    #[positional_only]
    fn find(
        this: &Native<Map>,
        thread: &Thread,
        view: Value,
        #[default(Value::NONE)] start: Value,
        #[default(Value::NONE)] end: Value,
    ) -> Result<i64, Raised> {
        searched(this, thread, view, (start, end), memchr::memmem::find)
    }

    /// Return the last place of octets between start and end, or -1. It begins at the current place by default.
    #[positional_only]
    fn rfind(
        this: &Native<Map>,
        thread: &Thread,
        view: Value,
        #[default(Value::NONE)] start: Value,
        #[default(Value::NONE)] end: Value,
    ) -> Result<i64, Raised> {
        searched(this, thread, view, (start, end), memchr::memmem::rfind)
    }

    /// Write changes of some octets, all by default, to the file.
    #[positional_only]
    fn flush(
        this: &Native<Map>,
        thread: &Thread,
        #[default(0)] offset: i64,
        #[default(Value::ABSENT)] size: Value,
    ) -> Result<(), Raised> {
        let length = this.len()?;
        let outside = || value_error("flush values out of range");
        let offset = usize::try_from(offset).map_err(|_| outside())?;
        let size = if size == Value::ABSENT {
            length
        } else {
            let size = protocol::index(thread, size)?;
            usize::try_from(protocol::to_i64(thread, size)?).map_err(|_| outside())?
        };
        if offset.checked_add(size).is_none_or(|end| end > length) {
            return Err(outside());
        }
        if matches!(this.access, Access::Read | Access::Copy) {
            return Ok(());
        }
        let storage = this.storage();
        let memory = storage
            .downcast::<Native<MappedMemory>>()
            .expect("memory is mapped");
        match thread.blocking(|| memory.with(|mapping| mapping.flush(offset, size))) {
            Some(Err(error)) => Err(raise_os_error(thread, &error, None)),
            _ => Ok(()),
        }
    }

    /// Tell the system how some octets, all by default, are going to be used.
    #[positional_only]
    fn madvise(
        this: &Native<Map>,
        thread: &Thread,
        option: i32,
        #[default(0)] start: i64,
        #[default(Value::ABSENT)] length: Value,
    ) -> Result<(), Raised> {
        let total = this.len()?;
        let Some(start) = usize::try_from(start).ok().filter(|start| *start < total) else {
            return Err(value_error("madvise start out of bounds"));
        };
        let length = if length == Value::ABSENT {
            total
        } else {
            let length = protocol::index(thread, length)?;
            let length = protocol::to_i64(thread, length)?;
            usize::try_from(length).map_err(|_| value_error("madvise length invalid"))?
        };
        if start
            .checked_add(length)
            .is_none_or(|end| end > isize::MAX as usize)
        {
            return Err(overflow_error("madvise length too large"));
        }
        let length = length.min(total - start);
        match this.with(|memory| memory.with(|mapping| mapping.advise(start, length, option))) {
            Some(Err(error)) => Err(raise_os_error(thread, &error, None)),
            _ => Ok(()),
        }
    }

    /// Copy count octets from src to dest.
    #[positional_only]
    fn r#move(this: &Native<Map>, dest: i64, src: i64, count: i64) -> Result<(), Raised> {
        this.check_writable()?;
        let length = this.len()?;
        let known = |number: i64| {
            usize::try_from(number)
                .ok()
                .filter(|number| *number <= length)
        };
        let (Some(dest), Some(src), Some(count)) = (known(dest), known(src), known(count)) else {
            return Err(value_error("source, destination, or count out of range"));
        };
        if length - dest < count || length - src < count {
            return Err(value_error("source, destination, or count out of range"));
        }
        let octets = this.part(src, count);
        this.with(|memory| memory.write(dest, &octets));
        Ok(())
    }

    /// Return at most n octets from the current place on, and go behind them; all that are left by default.
    #[positional_only]
    fn read(
        this: &Native<Map>,
        thread: &Thread,
        #[default(Value::NONE)] n: Value,
    ) -> Result<Value, Raised> {
        let left = this.len()?.saturating_sub(this.position());
        let count = if n.is_none() {
            left
        } else {
            if protocol::special_of(thread, n, Special::Index).is_none() && !n.is_int() {
                let kind = protocol::class_name(n);
                return Err(type_error(format!(
                    "argument should be integer or None, not '{kind}'"
                )));
            }
            let number = protocol::index(thread, n)?;
            let number = protocol::to_i64(thread, number)?;
            usize::try_from(number).unwrap_or(left).min(left)
        };
        this.len()?;
        let place = this.position();
        let octets = this.part(place, count);
        this.go_to(place + octets.len());
        Ok(thread.bytes(&octets))
    }

    /// Return the octet at the current place as a number, and go behind it.
    fn read_byte(this: &Native<Map>) -> Result<i32, Raised> {
        this.len()?;
        let place = this.position();
        match this.part(place, 1)[..] {
            [octet] => {
                this.go_to(place + 1);
                Ok(i32::from(octet))
            }
            _ => Err(value_error("read byte out of range")),
        }
    }

    /// Return the octets from the current place to the end of the line, and go behind them.
    fn readline(this: &Native<Map>, thread: &Thread) -> Result<Value, Raised> {
        let length = this.len()?;
        let start = this.position();
        let mut line = Vec::new();
        // In stretches, so that a short line of much memory is found soon.
        while start + line.len() < length {
            let stretch = this.part(start + line.len(), 4096);
            if stretch.is_empty() {
                break;
            }
            if let Some(end) = memchr::memchr(b'\n', &stretch) {
                line.extend_from_slice(&stretch[..=end]);
                break;
            }
            line.extend_from_slice(&stretch);
        }
        this.go_to(start + line.len());
        Ok(thread.bytes(&line))
    }

    /// Make the mmap, and its file, longer or shorter.
    #[positional_only]
    fn resize(this: &Native<Map>, thread: &Thread, newsize: i64) -> Result<(), Raised> {
        this.len()?;
        if this.with(MappedMemory::has_views) {
            return Err(raise(
                Exception::BufferError,
                "mmap can't resize with extant buffers exported.",
            ));
        }
        if matches!(this.access, Access::Read | Access::Copy) {
            return Err(type_error(
                "mmap can't resize a readonly or copy-on-write memory map.",
            ));
        }
        let Ok(size) = usize::try_from(newsize) else {
            return Err(value_error("new size out of range"));
        };
        {
            let file = this.file.lock();
            match &*file {
                File::Untracked => {
                    return Err(value_error("mmap can't resize with trackfd=False."));
                }
                File::Kept(Some(file)) => rustix::fs::ftruncate(file, this.offset + size as u64)
                    .map_err(|error| os_error(thread, error, None))?,
                File::Kept(None) if this.is_shared_anonymous && size > this.len()? => {
                    return Err(value_error("mmap: can't expand a shared anonymous mapping"));
                }
                File::Kept(None) => {}
            }
        }
        this.with(|memory| memory.resize(size))
            .map_err(|error| raise_os_error(thread, &error, None))
    }

    /// Go to a place: from the start (0), from the current place (1) or from the end (2).
    #[positional_only]
    fn seek(
        this: &Native<Map>,
        thread: &Thread,
        pos: Value,
        #[default(0)] whence: i64,
    ) -> Result<usize, Raised> {
        let distance = protocol::index(thread, pos)?;
        let distance = protocol::to_i64(thread, distance)?;
        let length = this.len()?;
        let from = match whence {
            0 => 0,
            1 => this.position(),
            2 => length,
            _ => return Err(value_error("unknown seek type")),
        };
        let place = (from as i64)
            .checked_add(distance)
            .and_then(|place| usize::try_from(place).ok())
            .filter(|place| *place <= length);
        let place = place.ok_or_else(|| value_error("seek out of range"))?;
        this.go_to(place);
        Ok(place)
    }

    /// Return True: places can be gone to.
    fn seekable(this: &Native<Map>) -> bool {
        let _ = this;
        true
    }

    /// Return the length of the file, which may be more than that of the mmap.
    fn size(this: &Native<Map>, thread: &Thread) -> Result<i64, Raised> {
        let length = this.len()?;
        let file = this.file.lock();
        match &*file {
            File::Kept(Some(file)) => rustix::fs::fstat(file)
                .map(|status| status.st_size)
                .map_err(|error| os_error(thread, error, None)),
            File::Kept(None) | File::Untracked => {
                let _ = length;
                Err(os_error(thread, rustix::io::Errno::BADF, None))
            }
        }
    }

    /// Return the current place.
    fn tell(this: &Native<Map>) -> Result<usize, Raised> {
        this.len()?;
        Ok(this.position())
    }

    /// Write octets at the current place, and go behind them; return how many.
    #[positional_only]
    fn write(this: &Native<Map>, thread: &Thread, bytes: Value) -> Result<usize, Raised> {
        this.len()?;
        let octets = required_octets(thread, &bytes)?;
        this.check_writable()?;
        let place = this.position();
        if this.len()?.saturating_sub(place) < octets.len() {
            return Err(value_error("data out of range"));
        }
        this.with(|memory| memory.write(place, &octets));
        this.go_to(place + octets.len());
        Ok(octets.len())
    }

    /// Write a number as an octet at the current place, and go behind it.
    #[positional_only]
    fn write_byte(this: &Native<Map>, thread: &Thread, byte: Value) -> Result<(), Raised> {
        let number = protocol::index(thread, byte)?.to_int_or_bool();
        let octet = match number {
            Some(number @ 0..256) => number as u8,
            Some(..0) => {
                return Err(overflow_error("unsigned byte integer is less than minimum"));
            }
            _ => {
                return Err(overflow_error(
                    "unsigned byte integer is greater than maximum",
                ));
            }
        };
        this.check_writable()?;
        let place = this.position();
        if this.with(|memory| memory.write(place, &[octet])) == 0 {
            return Err(value_error("write byte out of range"));
        }
        this.go_to(place + 1);
        Ok(())
    }
}
