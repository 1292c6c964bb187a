//! The classes of buffers.

/// What all buffers have.
#[weft_macros::class(name = "_Buffered", module = "_io", bases = ["_BufferedIOBase"], subclassable, dictionary)]
pub mod shared {
    use crate::io::base::call;
    use crate::io::buffered::{Buffered, raw};
    use crate::io::file::name_text;
    use crate::io::unsupported::{closed as closed_error, unsupported};
    use weft_core::error::{type_error, value_error};
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::protocol;
    use weft_core::types::bytes::{overwrite, required_octets};

    fn bytes_or_none(thread: &Thread, octets: Option<Vec<u8>>) -> Value {
        octets.map_or(Value::NONE, |octets| thread.bytes(&octets))
    }

    /// Read at most size octets, or until the end.
    #[positional_only]
    fn read(
        this: &Native<Buffered>,
        thread: &Thread,
        #[default] size: Option<i64>,
    ) -> Result<Value, Raised> {
        let size = match size {
            None | Some(-1) => None,
            Some(size) => Some(
                usize::try_from(size)
                    .map_err(|_| value_error("read length must be non-negative or -1"))?,
            ),
        };
        Ok(bytes_or_none(thread, Buffered::read(this, thread, size)?))
    }

    /// Read at most size octets with one call to the file at the most.
    #[positional_only]
    fn read1(
        this: &Native<Buffered>,
        thread: &Thread,
        #[default(-1)] size: i64,
    ) -> Result<Value, Raised> {
        let octets = this.read_some(thread, usize::try_from(size).ok())?;
        Ok(thread.bytes(&octets.unwrap_or_default()))
    }

    /// Return what would be read next.
    #[positional_only]
    fn peek(
        this: &Native<Buffered>,
        thread: &Thread,
        #[default(0)] _size: i64,
    ) -> Result<Value, Raised> {
        Ok(thread.bytes(&Buffered::peek(this, thread)?))
    }

    /// Read into a buffer; return how many octets.
    #[positional_only]
    fn readinto(
        this: &Native<Buffered>,
        thread: &Thread,
        buffer: Value,
    ) -> Result<Option<usize>, Raised> {
        let size = required_octets(thread, &buffer)?.len();
        let octets = Buffered::read(this, thread, Some(size))?;
        put(thread, buffer, octets)
    }

    /// Read into a buffer with one call to the file at the most.
    #[positional_only]
    fn readinto1(
        this: &Native<Buffered>,
        thread: &Thread,
        buffer: Value,
    ) -> Result<Option<usize>, Raised> {
        let size = required_octets(thread, &buffer)?.len();
        let octets = this.read_once(thread, size)?;
        put(thread, buffer, octets)
    }

    fn put(
        thread: &Thread,
        buffer: Value,
        octets: Option<Vec<u8>>,
    ) -> Result<Option<usize>, Raised> {
        let Some(octets) = octets else {
            return Ok(None);
        };
        match overwrite(thread, buffer, &octets)? {
            Some(count) => Ok(Some(count)),
            None => {
                let kind = protocol::class_name(buffer);
                Err(type_error(format!(
                    "readinto() argument must be read-write bytes-like object, not {kind}"
                )))
            }
        }
    }

    /// Read a line.
    #[positional_only]
    fn readline(
        this: &Native<Buffered>,
        thread: &Thread,
        #[default] size: Option<i64>,
    ) -> Result<Value, Raised> {
        let most = size
            .and_then(|size| usize::try_from(size).ok())
            .unwrap_or(usize::MAX);
        Ok(thread.bytes(&this.read_line(thread, most)?))
    }

    /// Write octets; return how many.
    #[positional_only]
    fn write(this: &Native<Buffered>, thread: &Thread, buffer: Value) -> Result<usize, Raised> {
        if buffer.is::<weft_core::heap::Str>() {
            return Err(type_error("a bytes-like object is required, not 'str'"));
        }
        let octets = required_octets(thread, &buffer)?;
        Buffered::write(this, thread, &octets)
    }

    /// Write out what is buffered.
    fn flush(this: &Native<Buffered>, thread: &Thread) -> Result<(), Raised> {
        Buffered::flush(this, thread)
    }

    /// Write out what is buffered and give the file back to the system. Further calls do nothing.
    fn close(this: &Native<Buffered>, thread: &Thread) -> Result<(), Raised> {
        let below = this.raw()?;
        if raw::is_closed(thread, below)? {
            return Ok(());
        }
        let flushed = call(thread, this.value(), "flush", &[]).map(drop);
        let flushed = match flushed {
            Ok(()) => None,
            Err(raised) => {
                this.discard();
                Some(thread.take_raised(raised))
            }
        };
        let closed = this.close_below(thread, below);
        crate::io::base::end_of_closing(thread, flushed, closed)
    }

    /// Flush, and part from the file below.
    fn detach(this: &Native<Buffered>, thread: &Thread) -> Result<Value, Raised> {
        Buffered::detach(this, thread)
    }

    /// Change the position, and return it.
    #[positional_only]
    fn seek(
        this: &Native<Buffered>,
        thread: &Thread,
        target: i64,
        #[default(0)] whence: i64,
    ) -> Result<i64, Raised> {
        Buffered::seek(this, thread, target, whence)
    }

    /// Return the position.
    fn tell(this: &Native<Buffered>, thread: &Thread) -> Result<i64, Raised> {
        Buffered::tell(this, thread)
    }

    /// Cut the file off at a position.
    #[positional_only]
    fn truncate(
        this: &Native<Buffered>,
        thread: &Thread,
        #[default(Value::NONE)] pos: Value,
    ) -> Result<Value, Raised> {
        let below = this.raw()?;
        if raw::is_closed(thread, below)? {
            return Err(closed_error("truncate of closed file"));
        }
        if !this.writes() {
            return Err(unsupported(thread, "truncate"));
        }
        Buffered::flush(this, thread)?;
        let pos = if pos.is_none() {
            thread.int(Buffered::tell(this, thread)?)
        } else {
            pos
        };
        call(thread, this.raw()?, "truncate", &[pos])
    }

    /// Whether the file was closed.
    #[getter]
    fn closed(this: &Native<Buffered>, thread: &Thread) -> Result<bool, Raised> {
        this.is_closed(thread)
    }

    /// The file below.
    #[getter]
    #[name("raw")]
    fn raw_file(this: &Native<Buffered>) -> Option<Value> {
        this.try_raw()
    }

    /// The name of the file.
    #[getter]
    fn name(this: &Native<Buffered>, thread: &Thread) -> Result<Value, Raised> {
        protocol::get_attribute_text(thread, this.raw()?, "name")
    }

    /// The mode of the file.
    #[getter]
    fn mode(this: &Native<Buffered>, thread: &Thread) -> Result<Value, Raised> {
        protocol::get_attribute_text(thread, this.raw()?, "mode")
    }

    /// Return the descriptor of the file.
    fn fileno(this: &Native<Buffered>, thread: &Thread) -> Result<Value, Raised> {
        call(thread, this.raw()?, "fileno", &[])
    }

    /// Return whether the file is a terminal.
    fn isatty(this: &Native<Buffered>, thread: &Thread) -> Result<Value, Raised> {
        call(thread, this.raw()?, "isatty", &[])
    }

    /// Return whether the file can be read from.
    fn readable(this: &Native<Buffered>, thread: &Thread) -> Result<Value, Raised> {
        call(thread, this.raw()?, "readable", &[])
    }

    /// Return whether the file can be written to.
    fn writable(this: &Native<Buffered>, thread: &Thread) -> Result<Value, Raised> {
        call(thread, this.raw()?, "writable", &[])
    }

    /// Return whether the file has positions.
    fn seekable(this: &Native<Buffered>, thread: &Thread) -> Result<Value, Raised> {
        call(thread, this.raw()?, "seekable", &[])
    }

    fn __repr__(this: &Native<Buffered>, thread: &Thread) -> Result<String, Raised> {
        let kind = protocol::short_class_name(this.value());
        let name = match this.try_raw() {
            Some(raw) => protocol::try_attribute(thread, raw, thread.intern("name"))?,
            None => None,
        };
        match name {
            Some(name) => Ok(format!("<_io.{kind} name={}>", name_text(thread, name)?)),
            None => Ok(format!("<_io.{kind}>")),
        }
    }

    /// Streams cannot be pickled, unless a class says how.
    fn __getstate__(this: &Native<Buffered>) -> Result<(), Raised> {
        Err(crate::io::base::not_pickled(this.value()))
    }

    fn __del__(this: &Native<Buffered>, thread: &Thread) -> Result<(), Raised> {
        if this.is_wrapped() || this.try_raw().is_none() {
            return Ok(());
        }
        crate::io::base::close_quietly(thread, this.value())
    }

    /// The size that a buffer is made with.
    pub(super) fn size_argument(size: i64) -> Result<usize, Raised> {
        match usize::try_from(size) {
            Ok(size) if size > 0 => Ok(size),
            _ => Err(value_error("buffer size must be strictly positive")),
        }
    }
}

/// A buffer for a file that is read from.
#[weft_macros::class(name = "BufferedReader", module = "_io", bases = ["_Buffered"], subclassable, dictionary)]
pub mod reader {
    use super::shared::size_argument;
    use crate::io::buffered::{Buffered, raw};
    use crate::io::unsupported::unsupported;
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::native::Arguments;

    #[new]
    fn new(class: Value, thread: &Thread, _arguments: Arguments<'_>) -> Value {
        super::blank(thread, class)
    }

    fn __init__(
        this: &Native<Buffered>,
        thread: &Thread,
        raw: Value,
        #[default(131072)] buffer_size: i64,
    ) -> Result<(), Raised> {
        this.unset();
        if !raw::is_able(thread, raw, "readable")? {
            return Err(unsupported(thread, "File or stream is not readable."));
        }
        this.set_up(raw, size_argument(buffer_size)?, true, false);
        Ok(())
    }

    /// Return whether the file can be written to, which it cannot by way of this.
    fn writable(_this: &Native<Buffered>) -> bool {
        false
    }
}

/// A buffer for a file that is written to.
#[weft_macros::class(name = "BufferedWriter", module = "_io", bases = ["_Buffered"], subclassable, dictionary)]
pub mod writer {
    use super::shared::size_argument;
    use crate::io::buffered::{Buffered, raw};
    use crate::io::unsupported::unsupported;
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::native::Arguments;

    #[new]
    fn new(class: Value, thread: &Thread, _arguments: Arguments<'_>) -> Value {
        super::blank(thread, class)
    }

    fn __init__(
        this: &Native<Buffered>,
        thread: &Thread,
        raw: Value,
        #[default(131072)] buffer_size: i64,
    ) -> Result<(), Raised> {
        this.unset();
        if !raw::is_able(thread, raw, "writable")? {
            return Err(unsupported(thread, "File or stream is not writable."));
        }
        this.set_up(raw, size_argument(buffer_size)?, false, true);
        Ok(())
    }

    /// Return whether the file can be read from, which it cannot by way of this.
    fn readable(_this: &Native<Buffered>) -> bool {
        false
    }
}

/// A buffer for a file that has positions and is both read from and written to.
#[weft_macros::class(name = "BufferedRandom", module = "_io", bases = ["_Buffered"], subclassable, dictionary)]
pub mod random {
    use super::shared::size_argument;
    use crate::io::buffered::{Buffered, raw};
    use crate::io::unsupported::unsupported;
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::native::Arguments;

    #[new]
    fn new(class: Value, thread: &Thread, _arguments: Arguments<'_>) -> Value {
        super::blank(thread, class)
    }

    fn __init__(
        this: &Native<Buffered>,
        thread: &Thread,
        raw: Value,
        #[default(131072)] buffer_size: i64,
    ) -> Result<(), Raised> {
        this.unset();
        let abilities = [
            ("seekable", "seekable"),
            ("readable", "readable"),
            ("writable", "writable"),
        ];
        for (ability, word) in abilities {
            if !raw::is_able(thread, raw, ability)? {
                return Err(unsupported(
                    thread,
                    &format!("File or stream is not {word}."),
                ));
            }
        }
        this.set_up(raw, size_argument(buffer_size)?, true, true);
        Ok(())
    }
}

use crate::io::buffered::Buffered;
use weft_core::heap::{Native, ShapeId, Thread, Value};
use weft_core::types::class::Class;

/// A buffer over nothing, as an instance of a class.
fn blank(thread: &Thread, class: Value) -> Value {
    let shape = Class::of(&class).map_or(ShapeId::HIDDEN, |class| class.shape());
    let stream = Native::new(thread, shape, Buffered::default()).value();
    crate::io::base::watch(thread, class, stream);
    stream
}
