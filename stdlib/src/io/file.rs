//! `FileIO`: an open file of the system, without buffers.

use crate::io::unsupported::{closed, unsupported};
use crate::system::{self, descriptor_of, given, own_descriptor};
use rustix::fs::{Mode, OFlags, SeekFrom};
use rustix::io::Errno;
use std::sync::atomic::{AtomicBool, AtomicI8, AtomicI32, AtomicU8, Ordering};
use weft_core::error::{reserve, type_error, value_error, zeros};
use weft_core::heap::concurrency::descriptor;
use weft_core::heap::{Raised, Slot, Str, Thread, Trace, Tracer, Value};
use weft_core::interpreter::limits::note_output;
use weft_core::protocol;
use weft_core::safepoint;
use weft_core::types::exception::os_error::raise_errno;

/// Octets that are read into at a time where a file has more than it said.
const LARGEST_GROWTH: usize = 16 << 20;

/// What a file is open for.
pub const READABLE: u8 = 1;
/// See [`READABLE`].
pub const WRITABLE: u8 = 2;
/// Writing goes to the end.
const APPENDING: u8 = 4;
/// The file must not be there yet.
const CREATED: u8 = 8;

/// An open file.
pub struct File {
    /// -1 when it is closed.
    number: AtomicI32,
    access: AtomicU8,
    closes: AtomicBool,
    /// -1 until it is known.
    seekable: AtomicI8,
    name: Slot,
    /// Whether a buffer lies above and sees to the end of this.
    is_wrapped: AtomicBool,
}

impl Default for File {
    fn default() -> Self {
        File {
            number: AtomicI32::new(-1),
            access: AtomicU8::new(0),
            closes: AtomicBool::new(true),
            seekable: AtomicI8::new(-1),
            name: Slot::empty(),
            is_wrapped: AtomicBool::new(false),
        }
    }
}

impl Trace for File {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.name);
    }
}

impl Drop for File {
    fn drop(&mut self) {
        if self.closes.load(Ordering::Relaxed) {
            drop(descriptor::take(self.number.load(Ordering::Relaxed)));
        }
    }
}

/// What a mode such as `rb+` says.
pub fn parse_mode(mode: &str) -> Result<(u8, OFlags), Raised> {
    let (mut access, mut flags, mut kinds, mut pluses) = (0, OFlags::CLOEXEC, 0, 0);
    for character in mode.chars() {
        match character {
            'r' => access |= READABLE,
            'w' => {
                access |= WRITABLE;
                flags |= OFlags::CREATE | OFlags::TRUNC;
            }
            'a' => {
                access |= WRITABLE | APPENDING;
                flags |= OFlags::CREATE | OFlags::APPEND;
            }
            'x' => {
                access |= WRITABLE | CREATED;
                flags |= OFlags::CREATE | OFlags::EXCL;
            }
            'b' => continue,
            '+' => {
                pluses += 1;
                continue;
            }
            _ => return Err(value_error(format!("invalid mode: {mode}"))),
        }
        kinds += 1;
    }
    if kinds != 1 || pluses > 1 {
        return Err(value_error(
            "Must have exactly one of create/read/write/append mode and at most one plus",
        ));
    }
    if pluses == 1 {
        access |= READABLE | WRITABLE;
    }
    flags |= match access & (READABLE | WRITABLE) {
        READABLE => OFlags::RDONLY,
        WRITABLE => OFlags::WRONLY,
        _ => OFlags::RDWR,
    };
    Ok((access, flags))
}

impl File {
    /// Opens a file, or takes over a descriptor.
    pub fn open(
        &self,
        thread: &Thread,
        file: Value,
        mode: &str,
        closes: bool,
        opener: Option<Value>,
    ) -> Result<(), Raised> {
        let (access, flags) = parse_mode(mode)?;
        self.name.set(file);
        self.access.store(access, Ordering::Relaxed);
        self.closes.store(closes, Ordering::Relaxed);
        self.seekable.store(-1, Ordering::Relaxed);
        if let Some(number) = file.to_int_or_bool() {
            if file.to_int().is_none() {
                weft_core::types::exception::warnings::warn(
                    thread,
                    weft_core::error::Exception::RuntimeWarning,
                    "bool is used as a file descriptor",
                    1,
                )?;
            }
            let number =
                i32::try_from(number).map_err(|_| type_error("descriptor is out of range"))?;
            if number < 0 {
                return Err(value_error("negative file descriptor"));
            }
            let checked = own_descriptor(thread, number)?;
            system::call(thread, None, || rustix::fs::fstat(checked))
                .and_then(|status| not_a_folder(thread, &status, file))?;
            self.number.store(number, Ordering::Release);
        } else {
            if !closes {
                return Err(value_error("Cannot use closefd=False with file name"));
            }
            let number = match opener.filter(|opener| !opener.is_none()) {
                Some(opener) => self.open_by(thread, opener, file, flags)?,
                None => open_by_name(thread, file, flags)?,
            };
            self.number.store(number, Ordering::Release);
            let checked = descriptor_of(thread, number)?;
            let status = system::call(thread, None, || rustix::fs::fstat(checked))?;
            if let Err(raised) = not_a_folder(thread, &status, file) {
                drop(descriptor::take(self.number.swap(-1, Ordering::AcqRel)));
                return Err(raised);
            }
        }
        if access & APPENDING != 0 {
            let checked = descriptor_of(thread, self.number()?)?;
            // A pipe has no end to go to.
            let _ = rustix::fs::seek(checked, SeekFrom::End(0));
        }
        Ok(())
    }

    fn open_by(
        &self,
        thread: &Thread,
        opener: Value,
        file: Value,
        flags: OFlags,
    ) -> Result<i32, Raised> {
        let number =
            protocol::call_values(thread, opener, &[file, thread.int(i64::from(flags.bits()))])?;
        let Some(number) = number.to_int_or_bool() else {
            return Err(type_error("expected integer from opener"));
        };
        match i32::try_from(number) {
            Ok(number) if number >= 0 => {
                let checked = own_descriptor(thread, number)?;
                let _ = rustix::io::fcntl_setfd(checked, rustix::io::FdFlags::CLOEXEC);
                Ok(number)
            }
            _ => Err(value_error(format!("opener returned {number}"))),
        }
    }

    /// The descriptor's number.
    pub fn number(&self) -> Result<i32, Raised> {
        match self.number.load(Ordering::Acquire) {
            ..0 => Err(closed("I/O operation on closed file")),
            number => Ok(number),
        }
    }

    /// Whether the file was closed.
    pub fn is_closed(&self) -> bool {
        self.number.load(Ordering::Acquire) < 0
    }

    /// Whether the file is open for this.
    pub fn allows(&self, access: u8) -> bool {
        self.access.load(Ordering::Relaxed) & access != 0
    }

    /// The name, or the descriptor, that the file was opened by.
    pub fn name(&self) -> Option<Value> {
        self.name.get()
    }

    /// How many octets the system reads at a time.
    pub fn block_size(&self, thread: &Thread) -> Result<i64, Raised> {
        let file = descriptor_of(thread, self.number.load(Ordering::Acquire))?;
        let status = system::call(thread, None, || rustix::fs::fstat(file))?;
        Ok(if status.st_blksize > 1 {
            status.st_blksize
        } else {
            8192
        })
    }

    /// Changes the name that is shown.
    pub fn set_name(&self, name: Value) {
        self.name.set(name);
    }

    /// The mode as `FileIO.mode` shows it.
    pub fn mode(&self) -> &'static str {
        let access = self.access.load(Ordering::Relaxed);
        let both = access & READABLE != 0 && access & WRITABLE != 0;
        if access & CREATED != 0 {
            if both { "xb+" } else { "xb" }
        } else if access & APPENDING != 0 {
            if both { "ab+" } else { "ab" }
        } else if both {
            "rb+"
        } else if access & WRITABLE != 0 {
            "wb"
        } else {
            "rb"
        }
    }

    /// Reads once; `None` if the file has nothing now and does not wait.
    pub fn read(&self, thread: &Thread, buffer: &mut [u8]) -> Result<Option<usize>, Raised> {
        let number = self.number()?;
        if !self.allows(READABLE) {
            return Err(unsupported(thread, "File not open for reading"));
        }
        let source = descriptor_of(thread, number)?;
        // One with positions keeps nobody waiting.
        let done = if self.seekable.load(Ordering::Relaxed) == 1 {
            system::read_in_pieces(thread, source, buffer)?
        } else {
            system::reading(thread, source, || rustix::io::read(source, &mut *buffer))?
        };
        match done {
            Ok(count) => Ok(Some(count)),
            Err(Errno::AGAIN) => Ok(None),
            Err(error) => Err(system::os_error(thread, error, None)),
        }
    }

    /// Reads until the end; `None` if the file has nothing now and does not wait.
    pub fn read_all(&self, thread: &Thread) -> Result<Option<Vec<u8>>, Raised> {
        let source = descriptor_of(thread, self.number()?)?;
        // One octet more than a file says that it has shows its end without another growth of the buffer.
        let left = match (
            rustix::fs::fstat(source),
            rustix::fs::seek(source, SeekFrom::Current(0)),
        ) {
            (Ok(status), Ok(position)) => (status.st_size as u64)
                .saturating_sub(position)
                .min(1 << 30) as usize,
            _ => 0,
        };
        let mut all = Vec::new();
        let mut room = left.max(8191) + 1;
        loop {
            // A file may never end.
            safepoint::poll(thread)?;
            let filled = all.len();
            if filled == 0 {
                all = zeros(room)?;
            } else {
                reserve(&mut all, room)?;
                all.resize(filled + room, 0);
            }
            let count = self.read(thread, &mut all[filled..])?;
            all.truncate(filled + count.unwrap_or(0));
            match count {
                None if all.is_empty() => return Ok(None),
                None | Some(0) => return Ok(Some(all)),
                Some(_) => {
                    room = if filled + room > all.len() {
                        8192
                    } else {
                        all.len().min(LARGEST_GROWTH)
                    }
                }
            }
        }
    }

    /// Writes once; `None` if the file takes nothing now and does not wait.
    pub fn write(&self, thread: &Thread, octets: &[u8]) -> Result<Option<usize>, Raised> {
        let number = self.number()?;
        if !self.allows(WRITABLE) {
            return Err(unsupported(thread, "File not open for writing"));
        }
        let target = descriptor_of(thread, number)?;
        note_output(thread, octets.len())?;
        let mut write = || rustix::io::write(target, octets);
        // One with positions keeps nobody waiting.
        let done = if self.seekable.load(Ordering::Relaxed) == 1 {
            system::attempt(thread, &mut write)?
        } else {
            system::writing(thread, target, write)?
        };
        match done {
            Ok(count) => Ok(Some(count)),
            Err(Errno::AGAIN) => Ok(None),
            Err(error) => Err(system::os_error(thread, error, None)),
        }
    }

    /// Changes the position, and gives it.
    pub fn seek(&self, thread: &Thread, position: SeekFrom) -> Result<i64, Raised> {
        let target = descriptor_of(thread, self.number()?)?;
        system::call(thread, None, || rustix::fs::seek(target, position))
            .map(|position| position as i64)
    }

    /// Whether the file has positions.
    pub fn is_seekable(&self) -> Result<bool, Raised> {
        let number = self.number()?;
        let known = self.seekable.load(Ordering::Relaxed);
        if known >= 0 {
            return Ok(known == 1);
        }
        let seekable = descriptor::borrow(number)
            .is_some_and(|target| rustix::fs::seek(target, SeekFrom::Current(0)).is_ok());
        self.seekable.store(i8::from(seekable), Ordering::Relaxed);
        Ok(seekable)
    }

    /// Whether the file is a terminal.
    pub fn is_terminal(&self) -> Result<bool, Raised> {
        Ok(descriptor::borrow(self.number()?).is_some_and(rustix::termios::isatty))
    }

    /// Cuts the file off.
    pub fn truncate(&self, thread: &Thread, size: u64) -> Result<(), Raised> {
        let target = descriptor_of(thread, self.number()?)?;
        if !self.allows(WRITABLE) {
            return Err(unsupported(thread, "File not open for writing"));
        }
        system::call(thread, None, || rustix::fs::ftruncate(target, size))
    }

    /// Whether the file is open.
    pub fn is_open(&self) -> bool {
        self.number.load(Ordering::Acquire) >= 0
    }

    /// Whether the system's file is closed together with this.
    pub fn closes_with_it(&self) -> bool {
        self.closes.load(Ordering::Relaxed)
    }

    /// Says whether a buffer lies above.
    pub fn set_wrapped(&self, wrapped: bool) {
        self.is_wrapped.store(wrapped, Ordering::Relaxed);
    }

    /// Closes the file.
    pub fn close(&self, thread: &Thread) -> Result<(), Raised> {
        let number = self.number.swap(-1, Ordering::AcqRel);
        if number < 0 || !self.closes.load(Ordering::Relaxed) {
            return Ok(());
        }
        crate::posix::close_number(thread, number)
    }
}

fn open_by_name(thread: &Thread, file: Value, flags: OFlags) -> Result<i32, Raised> {
    let path = crate::posix::file_path(thread, file)?;
    crate::posix::require_opening(thread, rustix::fs::CWD, &path, flags)?;
    crate::io::flush_writers(thread);
    let open = || rustix::fs::open(&*path, flags, Mode::from_raw_mode(0o666));
    let opened = match system::opening(thread, || thread.blocking(open)) {
        Ok(opened) => opened,
        Err(Errno::INTR) => system::call(thread, Some(file), open)?,
        Err(error) => return Err(system::os_error(thread, error, Some(file))),
    };
    Ok(given(thread, opened))
}

fn not_a_folder(thread: &Thread, status: &rustix::fs::Stat, file: Value) -> Result<(), Raised> {
    if rustix::fs::FileType::from_raw_mode(status.st_mode) == rustix::fs::FileType::Directory {
        return Err(raise_errno(thread, Errno::ISDIR.raw_os_error(), Some(file)));
    }
    Ok(())
}

/// What `seek` was given.
pub fn seek_target(thread: &Thread, position: i64, whence: i64) -> Result<SeekFrom, Raised> {
    match whence {
        0 => match u64::try_from(position) {
            Ok(position) => Ok(SeekFrom::Start(position)),
            Err(_) => Err(raise_errno(thread, Errno::INVAL.raw_os_error(), None)),
        },
        1 => Ok(SeekFrom::Current(position)),
        2 => Ok(SeekFrom::End(position)),
        _ => Err(raise_errno(thread, Errno::INVAL.raw_os_error(), None)),
    }
}

/// Open a file of the system, without buffers.
#[weft_macros::class(name = "FileIO", module = "_io", bases = ["_RawIOBase"], subclassable, dictionary, payload = File, signature = "(file, mode='r', closefd=True, opener=None)")]
pub mod class {
    use super::{File, READABLE, WRITABLE, closed, seek_target};
    use weft_core::error::{type_error, zeros};
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::native::Arguments;
    use weft_core::protocol;
    use weft_core::types::bytes::{overwrite, required_octets};
    use weft_core::types::construct::new_instance;

    #[new]
    fn new(class: Value, thread: &Thread, _arguments: Arguments<'_>) -> Result<Value, Raised> {
        let file = new_instance(thread, class, File::default())?;
        crate::io::base::watch(thread, class, file);
        Ok(file)
    }

    fn __init__(
        this: &Native<File>,
        thread: &Thread,
        file: Value,
        #[default("r")] mode: String,
        #[default(true)] closefd: bool,
        #[default] opener: Option<Value>,
    ) -> Result<(), Raised> {
        File::open(this, thread, file, &mode, closefd, opener)?;
        Ok(())
    }

    /// Read at most size octets with one call to the system.
    #[positional_only]
    fn read(
        this: &Native<File>,
        thread: &Thread,
        #[default] size: Option<i64>,
    ) -> Result<Value, Raised> {
        let Some(size) = size.and_then(|size| usize::try_from(size).ok()) else {
            return readall(this, thread);
        };
        let mut buffer = zeros(size.min(1 << 30))?;
        Ok(match File::read(this, thread, &mut buffer)? {
            Some(count) => thread.bytes(&buffer[..count]),
            None => Value::NONE,
        })
    }

    /// Read until the end.
    fn readall(this: &Native<File>, thread: &Thread) -> Result<Value, Raised> {
        Ok(this
            .read_all(thread)?
            .map_or(Value::NONE, |all| thread.bytes(&all)))
    }

    /// Read into a buffer; return how many octets.
    #[positional_only]
    fn readinto(
        this: &Native<File>,
        thread: &Thread,
        buffer: Value,
    ) -> Result<Option<usize>, Raised> {
        let mut octets = zeros(required_octets(thread, &buffer)?.len())?;
        let Some(count) = File::read(this, thread, &mut octets)? else {
            return Ok(None);
        };
        if overwrite(thread, buffer, &octets[..count])?.is_none() {
            let kind = protocol::class_name(buffer);
            return Err(type_error(format!(
                "readinto() argument must be read-write bytes-like object, not {kind}"
            )));
        }
        Ok(Some(count))
    }

    /// Write octets with one call to the system; return how many.
    #[positional_only]
    fn write(this: &Native<File>, thread: &Thread, b: Value) -> Result<Option<usize>, Raised> {
        let octets = required_octets(thread, &b)?;
        File::write(this, thread, &octets)
    }

    /// Change the position, and return it.
    #[positional_only]
    fn seek(
        this: &Native<File>,
        thread: &Thread,
        pos: i64,
        #[default(0)] whence: i64,
    ) -> Result<i64, Raised> {
        this.number()?;
        File::seek(this, thread, seek_target(thread, pos, whence)?)
    }

    /// Return the position.
    fn tell(this: &Native<File>, thread: &Thread) -> Result<i64, Raised> {
        File::seek(this, thread, rustix::fs::SeekFrom::Current(0))
    }

    /// Cut the file off at a size, or at the position.
    #[positional_only]
    fn truncate(
        this: &Native<File>,
        thread: &Thread,
        #[default] size: Option<i64>,
    ) -> Result<i64, Raised> {
        let size = match size {
            Some(size) => size,
            None => tell(this, thread)?,
        };
        let Ok(unsigned) = u64::try_from(size) else {
            return Err(weft_core::types::exception::os_error::raise_errno(
                thread,
                rustix::io::Errno::INVAL.raw_os_error(),
                None,
            ));
        };
        File::truncate(this, thread, unsigned)?;
        Ok(size)
    }

    /// Close the file.
    fn close(this: &Native<File>, thread: &Thread) -> Result<(), Raised> {
        let is_plain = thread.class_of(this.value()) == super::own_class(thread);
        let has_attributes = this
            .value()
            .attributes()
            .and_then(super::Slot::get)
            .is_some();
        if File::is_closed(this) || is_plain && !has_attributes {
            return File::close(this, thread);
        }
        let flushed = crate::io::base::call(thread, this.value(), "flush", &[]).err();
        let flushed = flushed.map(|raised| thread.take_raised(raised));
        crate::io::base::end_of_closing(thread, flushed, File::close(this, thread))
    }

    /// Streams cannot be pickled, unless a class says how.
    fn __getstate__(this: &Native<File>) -> Result<(), Raised> {
        Err(crate::io::base::not_pickled(this.value()))
    }

    fn __del__(this: &Native<File>, thread: &Thread) -> Result<(), Raised> {
        if this.is_wrapped.load(std::sync::atomic::Ordering::Relaxed) {
            return Ok(());
        }
        crate::io::base::close_quietly(thread, this.value())
    }

    /// Whether the file was closed.
    #[getter]
    #[name("closed")]
    fn is_closed(this: &Native<File>) -> bool {
        File::is_closed(this)
    }

    /// Return whether the file has positions.
    fn seekable(this: &Native<File>) -> Result<bool, Raised> {
        this.is_seekable()
    }

    /// Return whether the file is open for reading.
    fn readable(this: &Native<File>) -> Result<bool, Raised> {
        this.number()?;
        Ok(this.allows(READABLE))
    }

    /// Return whether the file is open for writing.
    fn writable(this: &Native<File>) -> Result<bool, Raised> {
        this.number()?;
        Ok(this.allows(WRITABLE))
    }

    /// Return the descriptor.
    fn fileno(this: &Native<File>) -> Result<i32, Raised> {
        this.number()
    }

    /// Return whether the file is a terminal.
    fn isatty(this: &Native<File>) -> Result<bool, Raised> {
        this.is_terminal()
    }

    /// The name, or the descriptor, that the file was opened by.
    #[getter]
    fn name(this: &Native<File>) -> Result<Value, Raised> {
        File::name(this).ok_or_else(|| closed("the file was not opened"))
    }

    #[setter("name")]
    fn set_name(this: &Native<File>, value: Value) {
        File::set_name(this, value);
    }

    /// How many octets the system reads at a time.
    #[getter]
    #[name("_blksize")]
    fn block_size(this: &Native<File>, thread: &Thread) -> Result<i64, Raised> {
        File::block_size(this, thread)
    }

    /// The mode that the file was opened with.
    #[getter]
    fn mode(this: &Native<File>) -> &'static str {
        File::mode(this)
    }

    /// Whether closing this closes the file of the system.
    #[getter]
    fn closefd(this: &Native<File>) -> bool {
        this.closes.load(std::sync::atomic::Ordering::Relaxed)
    }

    fn __repr__(this: &Native<File>, thread: &Thread) -> Result<String, Raised> {
        let class = thread.class_of(this.value());
        let module = protocol::get_attribute_text(thread, class, "__module__")?;
        let kind = format!(
            "{}.{}",
            protocol::text_of(&module).unwrap_or("_io"),
            protocol::short_class_name(this.value())
        );
        if File::is_closed(this) {
            return Ok(format!("<{kind} [closed]>"));
        }
        let name = protocol::repr(thread, File::name(this).unwrap_or(Value::NONE))?;
        let (name, mode) = (protocol::text_of(&name).unwrap_or(""), File::mode(this));
        let closefd = if closefd(this) { "True" } else { "False" };
        Ok(format!(
            "<{kind} name={name} mode='{mode}' closefd={closefd}>"
        ))
    }
}

fn own_class(thread: &Thread) -> Value {
    weft_core::interpreter::Interpreter::class_of::<File>(thread).0
}

/// The text of a name, for reprs of what lies above.
pub fn name_text(thread: &Thread, name: Value) -> Result<String, Raised> {
    let shown = protocol::repr(thread, name)?;
    Ok(shown
        .downcast::<Str>()
        .map_or_else(String::new, |shown| shown.as_str().to_owned()))
}
