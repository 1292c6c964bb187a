//! `BytesIO`: a file of octets in memory. Its octets are a byte array, which `getbuffer` shows.

use parking_lot::Mutex;
use weft_core::error::{check_size, value_error};
use weft_core::heap::{Native, Raised, Slot, Thread, Trace, Tracer, Value};
use weft_core::types::bytes::ByteArray;

/// A file in memory.
#[derive(Default)]
pub struct BytesFile {
    /// Empty when the file is closed.
    octets: Slot,
    position: Mutex<usize>,
}

impl Trace for BytesFile {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.octets);
    }
}

impl BytesFile {
    /// Calls `body` with the octets and the position. It must not run Python code, and must not change the length.
    fn with<R>(&self, body: impl FnOnce(&[u8], &mut usize) -> R) -> Result<R, Raised> {
        let octets = self.array()?;
        let array = octets
            .downcast::<Native<ByteArray>>()
            .expect("a byte array");
        let mut position = self.position.lock();
        Ok(array.read(|octets| body(octets, &mut position)))
    }

    fn array(&self) -> Result<Value, Raised> {
        self.octets
            .get()
            .ok_or_else(|| value_error("I/O operation on closed file."))
    }

    /// Fails while views show the octets.
    fn let_go(&self) -> Result<(), Raised> {
        if let Some(octets) = self.octets.get()
            && let Some(array) = octets.downcast::<Native<ByteArray>>()
        {
            array.change(|_| ())?;
        }
        Ok(())
    }

    fn take(&self, thread: &Thread, length: impl FnOnce(&[u8]) -> usize) -> Result<Value, Raised> {
        let taken = self.with(|octets, position| {
            let rest = octets.get(*position..).unwrap_or(&[]);
            let taken = rest[..length(rest)].to_vec();
            *position += taken.len();
            taken
        })?;
        Ok(thread.bytes(&taken))
    }

    fn write(&self, written: &[u8]) -> Result<usize, Raised> {
        let octets = self.array()?;
        let array = octets
            .downcast::<Native<ByteArray>>()
            .expect("a byte array");
        self.let_go()?;
        if written.is_empty() {
            return Ok(0);
        }
        let start = *self.position.lock();
        let end = start + written.len();
        check_size(end)?;
        if end <= array.len() {
            array.write(|octets| {
                if let Some(target) = octets.get_mut(start..end) {
                    target.copy_from_slice(written);
                }
            });
        } else {
            array.change(|octets| {
                octets.resize(octets.len().max(start), 0);
                let over = written.len().min(octets.len() - start);
                octets[start..start + over].copy_from_slice(&written[..over]);
                octets.extend_from_slice(&written[over..]);
            })?;
        }
        *self.position.lock() = end;
        Ok(written.len())
    }
}

/// A binary file in memory. The initial content is copied; getvalue() returns what the file holds.
#[weft_macros::class(name = "BytesIO", module = "_io", bases = ["_BufferedIOBase"], subclassable, dictionary, payload = BytesFile, signature = "(initial_bytes=b'')")]
pub mod class {
    use super::BytesFile;
    use weft_core::error::{stop_iteration, type_error, value_error};
    use weft_core::heap::{List, Native, Raised, Thread, Value};
    use weft_core::native::Arguments;
    use weft_core::protocol;
    use weft_core::types::bytes::view::view_of;
    use weft_core::types::bytes::{ByteArray, overwrite, required_octets};
    use weft_core::types::construct::new_instance;

    #[new]
    fn new(class: Value, thread: &Thread, _arguments: Arguments<'_>) -> Result<Value, Raised> {
        let file = BytesFile::default();
        let object = new_instance(thread, class, file)?;
        let array = ByteArray::new(thread, Vec::new());
        object
            .downcast::<Native<BytesFile>>()
            .expect("just made")
            .octets
            .set(array);
        Ok(object)
    }

    fn __init__(
        this: &Native<BytesFile>,
        thread: &Thread,
        #[default(Value::NONE)] initial_bytes: Value,
    ) -> Result<(), Raised> {
        let octets = if initial_bytes.is_none() {
            Vec::new()
        } else {
            required_octets(thread, &initial_bytes)?.into_owned()
        };
        this.let_go()?;
        this.octets.set(ByteArray::new(thread, octets));
        *this.position.lock() = 0;
        Ok(())
    }

    fn most(size: Option<i64>) -> usize {
        size.and_then(|size| usize::try_from(size).ok())
            .unwrap_or(usize::MAX)
    }

    /// Read at most size octets, or until the end.
    #[positional_only]
    #[plain]
    fn read(
        this: &Native<BytesFile>,
        thread: &Thread,
        #[default] size: Option<i64>,
    ) -> Result<Value, Raised> {
        this.take(thread, |rest| rest.len().min(most(size)))
    }

    /// Read at most size octets, or until the end.
    #[positional_only]
    #[plain]
    fn read1(
        this: &Native<BytesFile>,
        thread: &Thread,
        #[default] size: Option<i64>,
    ) -> Result<Value, Raised> {
        read(this, thread, size)
    }

    /// Read a line.
    #[positional_only]
    #[plain]
    fn readline(
        this: &Native<BytesFile>,
        thread: &Thread,
        #[default] size: Option<i64>,
    ) -> Result<Value, Raised> {
        this.take(thread, |rest| {
            let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |place| place + 1);
            end.min(most(size))
        })
    }

    /// Return a list of the lines.
    #[positional_only]
    fn readlines(
        this: &Native<BytesFile>,
        thread: &Thread,
        #[default] hint: Option<i64>,
    ) -> Result<Value, Raised> {
        let most = most(hint.filter(|hint| *hint > 0));
        let list = List::from_items(thread, &[]);
        let mut total = 0;
        while total < most {
            let line = readline(this, thread, None)?;
            let length = protocol::length(thread, line)?;
            if length == 0 {
                break;
            }
            total += length;
            list.push(thread, line);
        }
        Ok(list.value())
    }

    fn __next__(this: &Native<BytesFile>, thread: &Thread) -> Result<Value, Raised> {
        let line = readline(this, thread, None)?;
        if protocol::length(thread, line)? == 0 {
            Err(stop_iteration(thread, Value::NONE))
        } else {
            Ok(line)
        }
    }

    /// Read into a buffer; return how many octets.
    #[positional_only]
    fn readinto(this: &Native<BytesFile>, thread: &Thread, buffer: Value) -> Result<usize, Raised> {
        let size = required_octets(thread, &buffer)?.len();
        let part = this.take(thread, |rest| rest.len().min(size))?;
        let octets = required_octets(thread, &part)?;
        overwrite(thread, buffer, &octets)?.ok_or_else(|| {
            let kind = protocol::class_name(buffer);
            type_error(format!(
                "readinto() argument must be read-write bytes-like object, not {kind}"
            ))
        })
    }

    /// Write octets; return how many.
    #[positional_only]
    fn write(this: &Native<BytesFile>, thread: &Thread, b: Value) -> Result<usize, Raised> {
        this.array()?;
        let octets = required_octets(thread, &b)?;
        BytesFile::write(this, &octets)
    }

    /// Return all octets.
    #[plain]
    fn getvalue(this: &Native<BytesFile>, thread: &Thread) -> Result<Value, Raised> {
        let octets = this.with(|octets, _| octets.to_vec())?;
        Ok(thread.bytes(&octets))
    }

    /// Return a view of the octets, which keeps the file from changing its length.
    fn getbuffer(this: &Native<BytesFile>, thread: &Thread) -> Result<Value, Raised> {
        view_of(thread, this.array()?)
    }

    /// Change the position, and return it.
    #[positional_only]
    #[plain]
    fn seek(this: &Native<BytesFile>, pos: i64, #[default(0)] whence: i64) -> Result<i64, Raised> {
        let result = this.with(|octets, position| {
            let target = match whence {
                0 if pos < 0 => return Err(format!("negative seek value {pos}")),
                0 => pos,
                1 => pos.saturating_add(*position as i64),
                2 => pos.saturating_add(octets.len() as i64),
                _ => return Err(format!("invalid whence ({whence}, should be 0, 1 or 2)")),
            };
            *position = target.max(0) as usize;
            Ok(*position as i64)
        })?;
        result.map_err(value_error)
    }

    /// Return the position.
    #[plain]
    fn tell(this: &Native<BytesFile>) -> Result<usize, Raised> {
        this.with(|_, position| *position)
    }

    /// Cut the file off at a size, or at the position.
    #[positional_only]
    fn truncate(this: &Native<BytesFile>, #[default] size: Option<i64>) -> Result<usize, Raised> {
        let size = match size {
            None => this.with(|_, position| *position)?,
            Some(size) => usize::try_from(size)
                .map_err(|_| value_error(format!("negative size value {size}")))?,
        };
        let octets = this.array()?;
        let array = octets
            .downcast::<Native<ByteArray>>()
            .expect("a byte array");
        array.change(|octets| octets.truncate(size))?;
        Ok(size)
    }

    /// Let go of the octets.
    fn close(this: &Native<BytesFile>) -> Result<(), Raised> {
        this.let_go()?;
        this.octets.clear();
        Ok(())
    }

    fn __getstate__(this: &Native<BytesFile>, thread: &Thread) -> Result<Value, Raised> {
        let octets = getvalue(this, thread)?;
        let position = tell(this)?;
        let attributes = crate::io::state::attributes(thread, this.value())?;
        Ok(thread.tuple(&[octets, thread.int(position as i64), attributes]))
    }

    #[positional_only]
    fn __setstate__(this: &Native<BytesFile>, thread: &Thread, state: Value) -> Result<(), Raised> {
        let items = crate::io::state::state_items(thread, this.value(), state, 3)?;
        __init__(this, thread, items[0])?;
        let position = crate::io::state::state_position(thread, items[1], "second")?;
        *this.position.lock() = position;
        crate::io::state::set_attributes(thread, this.value(), items[2], "third")
    }

    /// Whether the file was closed.
    #[getter]
    fn closed(this: &Native<BytesFile>) -> bool {
        this.octets.get().is_none()
    }

    fn flush(this: &Native<BytesFile>) -> Result<(), Raised> {
        this.array().map(drop)
    }

    fn readable(this: &Native<BytesFile>) -> Result<bool, Raised> {
        this.array().map(|_| true)
    }

    fn writable(this: &Native<BytesFile>) -> Result<bool, Raised> {
        this.array().map(|_| true)
    }

    fn seekable(this: &Native<BytesFile>) -> Result<bool, Raised> {
        this.array().map(|_| true)
    }

    fn isatty(this: &Native<BytesFile>) -> Result<bool, Raised> {
        this.array().map(|_| false)
    }

    fn __del__(_this: &Native<BytesFile>) {}
}
