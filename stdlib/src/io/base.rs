//! The classes that streams inherit from: what they share, in terms of the methods that each stream has.

use crate::io::unclosed::warn_unclosed;
use weft_core::error::{Exception, catch, raise_object, type_error, value_error};
use weft_core::heap::{Raised, Thread, Value};
use weft_core::protocol;
use weft_core::types::class::Class;
use weft_core::types::exception::warnings::report_ignored;

/// The attribute by which a stream of plain objects remembers that it was closed.
const CLOSED: &str = "__IOBase_closed";

/// Calls a method without arguments.
pub fn call(
    thread: &Thread,
    object: Value,
    name: &str,
    arguments: &[Value],
) -> Result<Value, Raised> {
    protocol::call_method(thread, object, thread.intern(name), arguments)
}

/// How closing ends after a flush that may have failed: what the file below raises hides that, and has it as its context.
///
/// # Errors
/// What either raised.
pub fn end_of_closing(
    thread: &Thread,
    flushed: Option<Value>,
    closed: Result<(), Raised>,
) -> Result<(), Raised> {
    let Some(flushed) = flushed else {
        return closed;
    };
    let Err(raised) = closed else {
        return Err(weft_core::error::raise_object(thread, flushed));
    };
    let exception = thread.take_raised(raised);
    weft_core::types::exception::ExceptionObject::set_context_of(exception, flushed);
    Err(weft_core::error::raise_object(thread, exception))
}

/// Whether a stream says that it is closed.
pub fn is_closed(thread: &Thread, object: Value) -> Result<bool, Raised> {
    let closed = protocol::get_attribute(thread, object, thread.intern("closed"))?;
    protocol::truth(thread, closed)
}

/// Fails if the stream is closed.
pub fn check_open(thread: &Thread, object: Value) -> Result<(), Raised> {
    if is_closed(thread, object)? {
        return Err(value_error("I/O operation on closed file."));
    }
    Ok(())
}

/// Closes a stream that nobody uses any more, and warns if that was left to the collector. What closing raises is
/// reported.
///
/// # Errors
/// The warning, if a filter makes it an exception.
pub fn close_quietly(thread: &Thread, object: Value) -> Result<(), Raised> {
    match is_closed(thread, object) {
        Ok(false) => {}
        Ok(true) => return Ok(()),
        Err(raised) => {
            // It is in a state in which nothing can be done with it.
            thread.take_raised(raised);
            return Ok(());
        }
    }
    let warned = warn_unclosed(thread, object).map_err(|raised| thread.take_raised(raised));
    let closed = call(thread, object, "close", &[]);
    // Ends come in another order than in CPython: what lies below may be closed already, which is a ValueError.
    if let Err(raised) = catch(thread, closed, Exception::ValueError).map(drop) {
        let message = "Exception ignored while finalizing file";
        report_ignored(thread, raised, message, object);
    }
    warned.map_err(|exception| raise_object(thread, exception))
}

/// The error of pickling a stream.
#[cold]
pub fn not_pickled(stream: Value) -> Raised {
    let kind = protocol::short_class_name(stream);
    type_error(format!("cannot pickle '{kind}' instances"))
}

/// Sees to it that a new stream of one of this module's classes is closed when nobody uses it any more. Those of other
/// classes are watched by whoever calls the class.
pub fn watch(thread: &Thread, class: Value, stream: Value) {
    if Class::of(&class).is_some_and(|class| class.definition().is_some()) {
        thread.watch_end(stream);
    }
}

/// What all kinds of files have in common. Files derive from it through the classes for raw, buffered and text files.
#[weft_macros::class(name = "_IOBase", module = "_io", subclassable, dictionary)]
pub mod io_base {
    use super::{CLOSED, call, check_open};
    use crate::io::unsupported::unsupported;
    use weft_core::error::{Exception, raise, stop_iteration};
    use weft_core::heap::{Bytes, List, Raised, Thread, Value};
    use weft_core::protocol;

    /// Change the position in the stream.
    fn seek(_this: Value, thread: &Thread, #[rest] _args: &[Value]) -> Result<Value, Raised> {
        Err(unsupported(thread, "seek"))
    }

    /// Return the position in the stream.
    fn tell(this: Value, thread: &Thread) -> Result<Value, Raised> {
        call(
            thread,
            this,
            "seek",
            &[Value::from_i32(0), Value::from_i32(1)],
        )
    }

    /// Cut the file off at a position.
    fn truncate(_this: Value, thread: &Thread, #[rest] _args: &[Value]) -> Result<Value, Raised> {
        Err(unsupported(thread, "truncate"))
    }

    /// Write out what is buffered.
    fn flush(this: Value, thread: &Thread) -> Result<(), Raised> {
        check_open(thread, this)
    }

    /// Flush and close the stream.
    fn close(this: Value, thread: &Thread) -> Result<(), Raised> {
        if super::is_closed(thread, this)? {
            return Ok(());
        }
        let flushed = call(thread, this, "flush", &[]);
        let marked = protocol::set_attribute(thread, this, thread.intern(CLOSED), Value::TRUE);
        flushed.and(marked)
    }

    /// Whether the stream was closed.
    #[getter]
    fn closed(this: Value, thread: &Thread) -> Result<bool, Raised> {
        match protocol::try_attribute(thread, this, thread.intern(CLOSED))? {
            Some(closed) => protocol::truth(thread, closed),
            None => Ok(false),
        }
    }

    /// Return whether the stream has positions.
    fn seekable(_this: Value) -> bool {
        false
    }

    /// Return whether the stream can be read from.
    fn readable(_this: Value) -> bool {
        false
    }

    /// Return whether the stream can be written to.
    fn writable(_this: Value) -> bool {
        false
    }

    /// Return the descriptor of the file.
    fn fileno(_this: Value, thread: &Thread) -> Result<Value, Raised> {
        Err(unsupported(thread, "fileno"))
    }

    /// Return whether the stream is a terminal.
    fn isatty(this: Value, thread: &Thread) -> Result<bool, Raised> {
        check_open(thread, this)?;
        Ok(false)
    }

    #[name("_checkClosed")]
    fn require_open(this: Value, thread: &Thread) -> Result<(), Raised> {
        check_open(thread, this)
    }

    #[name("_checkSeekable")]
    fn require_seekable(this: Value, thread: &Thread) -> Result<(), Raised> {
        require(thread, this, "seekable", "File or stream is not seekable.")
    }

    #[name("_checkReadable")]
    fn require_readable(this: Value, thread: &Thread) -> Result<(), Raised> {
        require(thread, this, "readable", "File or stream is not readable.")
    }

    #[name("_checkWritable")]
    fn require_writable(this: Value, thread: &Thread) -> Result<(), Raised> {
        require(thread, this, "writable", "File or stream is not writable.")
    }

    fn require(thread: &Thread, object: Value, ability: &str, message: &str) -> Result<(), Raised> {
        let able = call(thread, object, ability, &[])?;
        if protocol::truth(thread, able)? {
            Ok(())
        } else {
            Err(unsupported(thread, message))
        }
    }

    /// Read a line.
    #[positional_only]
    fn readline(
        this: Value,
        thread: &Thread,
        #[default] size: Option<i64>,
    ) -> Result<Value, Raised> {
        let most = size.filter(|size| *size >= 0).unwrap_or(i64::MAX) as usize;
        let mut line: Vec<u8> = Vec::new();
        while line.len() < most && !line.ends_with(b"\n") {
            let octet = call(thread, this, "read", &[Value::from_i32(1)])?;
            let Some(octets) = octet.downcast::<Bytes>() else {
                let kind = protocol::class_name(octet);
                return Err(raise(
                    Exception::OSError,
                    format!("read() should have returned a bytes object, not '{kind}'"),
                ));
            };
            if octets.as_slice().is_empty() {
                break;
            }
            line.extend_from_slice(octets.as_slice());
        }
        Ok(thread.bytes(&line))
    }

    /// Return a list of the lines, as many as hold hint octets or characters.
    #[positional_only]
    fn readlines(
        this: Value,
        thread: &Thread,
        #[default] hint: Option<i64>,
    ) -> Result<Value, Raised> {
        let most = hint.filter(|hint| *hint > 0).unwrap_or(i64::MAX) as usize;
        let list = List::from_items(thread, &[]);
        let mut total = 0;
        let iterator = protocol::iterate(thread, this)?;
        while total < most {
            let Some(line) = protocol::next(thread, iterator)? else {
                break;
            };
            total += protocol::length(thread, line)?;
            list.push(thread, line);
        }
        Ok(list.value())
    }

    /// Write each of the lines.
    #[positional_only]
    fn writelines(this: Value, thread: &Thread, lines: Value) -> Result<(), Raised> {
        check_open(thread, this)?;
        protocol::each(thread, lines, |line| {
            call(thread, this, "write", &[line]).map(drop)
        })
    }

    fn __iter__(this: Value, thread: &Thread) -> Result<Value, Raised> {
        check_open(thread, this)?;
        Ok(this)
    }

    fn __next__(this: Value, thread: &Thread) -> Result<Value, Raised> {
        let line = call(thread, this, "readline", &[])?;
        if protocol::length(thread, line)? == 0 {
            Err(stop_iteration(thread, Value::NONE))
        } else {
            Ok(line)
        }
    }

    fn __enter__(this: Value, thread: &Thread) -> Result<Value, Raised> {
        check_open(thread, this)?;
        Ok(this)
    }

    fn __exit__(this: Value, thread: &Thread, #[rest] _args: &[Value]) -> Result<Value, Raised> {
        call(thread, this, "close", &[])
    }

    fn __del__(this: Value, thread: &Thread) -> Result<(), Raised> {
        super::close_quietly(thread, this)
    }
}

/// Base class for raw binary I/O.
#[weft_macros::class(name = "_RawIOBase", module = "_io", bases = ["_IOBase"], subclassable, dictionary)]
pub mod raw_base {
    use super::call;
    use weft_core::error::zeros;
    use weft_core::heap::{Raised, Thread, Value};
    use weft_core::types::bytes::{ByteArray, required_octets};

    /// Read at most size octets, or all.
    #[positional_only]
    fn read(this: Value, thread: &Thread, #[default(-1)] size: i64) -> Result<Value, Raised> {
        let Ok(size) = usize::try_from(size) else {
            return call(thread, this, "readall", &[]);
        };
        let buffer = ByteArray::new(thread, zeros(size)?);
        let count = call(thread, this, "readinto", &[buffer])?;
        if count.is_none() {
            return Ok(count);
        }
        let count = weft_core::protocol::to_i64(thread, count)?;
        let Some(count) = usize::try_from(count).ok().filter(|count| *count <= size) else {
            return Err(weft_core::error::value_error(format!(
                "readinto returned {count} outside buffer size {size}"
            )));
        };
        let octets = required_octets(thread, &buffer)?;
        Ok(thread.bytes(&octets[..count.min(octets.len())]))
    }

    /// Read until the end.
    fn readall(this: Value, thread: &Thread) -> Result<Value, Raised> {
        let mut all = Vec::new();
        loop {
            let part = call(thread, this, "read", &[Value::from_i32(64 * 1024)])?;
            if part.is_none() {
                return Ok(if all.is_empty() {
                    part
                } else {
                    thread.bytes(&all)
                });
            }
            let octets = required_octets(thread, &part)?;
            if octets.is_empty() {
                return Ok(thread.bytes(&all));
            }
            all.extend_from_slice(&octets);
        }
    }
}

/// Base class for buffered binary I/O.
#[weft_macros::class(name = "_BufferedIOBase", module = "_io", bases = ["_IOBase"], subclassable, dictionary)]
pub mod buffered_base {
    use super::call;
    use crate::io::unsupported::unsupported;
    use weft_core::error::{type_error, value_error};
    use weft_core::heap::{Raised, Thread, Value};
    use weft_core::protocol;
    use weft_core::types::bytes::{overwrite, required_octets};

    /// Read at most size octets, or all.
    fn read(_this: Value, thread: &Thread, #[rest] _args: &[Value]) -> Result<Value, Raised> {
        Err(unsupported(thread, "read"))
    }

    /// Read at most size octets with one call to the file at the most.
    fn read1(_this: Value, thread: &Thread, #[rest] _args: &[Value]) -> Result<Value, Raised> {
        Err(unsupported(thread, "read1"))
    }

    /// Write octets.
    fn write(_this: Value, thread: &Thread, #[rest] _args: &[Value]) -> Result<Value, Raised> {
        Err(unsupported(thread, "write"))
    }

    /// Part from the file below.
    fn detach(_this: Value, thread: &Thread) -> Result<Value, Raised> {
        Err(unsupported(thread, "detach"))
    }

    /// Read into a buffer; return how many octets.
    #[positional_only]
    fn readinto(this: Value, thread: &Thread, buffer: Value) -> Result<usize, Raised> {
        fill(this, thread, buffer, "read")
    }

    /// Read into a buffer with one call to the file at the most.
    #[positional_only]
    fn readinto1(this: Value, thread: &Thread, buffer: Value) -> Result<usize, Raised> {
        fill(this, thread, buffer, "read1")
    }

    fn fill(of: Value, thread: &Thread, buffer: Value, method: &str) -> Result<usize, Raised> {
        let size = required_octets(thread, &buffer)?.len();
        let part = call(thread, of, method, &[thread.int(size as i64)])?;
        let octets = required_octets(thread, &part)?;
        if octets.len() > size {
            return Err(value_error(format!(
                "read() returned too much data: {size} bytes requested, {} returned",
                octets.len()
            )));
        }
        match overwrite(thread, buffer, &octets)? {
            Some(count) => Ok(count),
            None => {
                let kind = protocol::class_name(buffer);
                Err(type_error(format!(
                    "readinto() argument must be read-write bytes-like object, not {kind}"
                )))
            }
        }
    }
}

/// What files of text have in common.
#[weft_macros::class(name = "_TextIOBase", module = "_io", bases = ["_IOBase"], subclassable, dictionary)]
pub mod text_base {
    use crate::io::unsupported::unsupported;
    use weft_core::heap::{Raised, Thread, Value};

    /// Read at most size characters, or all.
    fn read(_this: Value, thread: &Thread, #[rest] _args: &[Value]) -> Result<Value, Raised> {
        Err(unsupported(thread, "read"))
    }

    /// Read a line.
    fn readline(_this: Value, thread: &Thread, #[rest] _args: &[Value]) -> Result<Value, Raised> {
        Err(unsupported(thread, "readline"))
    }

    /// Write a string.
    fn write(_this: Value, thread: &Thread, #[rest] _args: &[Value]) -> Result<Value, Raised> {
        Err(unsupported(thread, "write"))
    }

    /// Part from the buffer below.
    fn detach(_this: Value, thread: &Thread) -> Result<Value, Raised> {
        Err(unsupported(thread, "detach"))
    }

    /// The encoding.
    #[getter]
    fn encoding(_this: Value) -> Value {
        Value::NONE
    }

    /// The ends of lines that were seen so far.
    #[getter]
    fn newlines(_this: Value) -> Value {
        Value::NONE
    }

    /// The handler of errors.
    #[getter]
    fn errors(_this: Value) -> Value {
        Value::NONE
    }
}
