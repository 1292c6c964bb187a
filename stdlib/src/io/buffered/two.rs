//! `BufferedRWPair`: two buffers over two files, one to read from and one to write to.

use weft_core::heap::{Raised, Slot, Trace, Tracer, Value};

/// The two buffers.
#[derive(Default)]
pub struct Pair {
    reader: Slot,
    writer: Slot,
}

impl Trace for Pair {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slots([&self.reader, &self.writer]);
    }
}

impl Pair {
    fn reader(&self) -> Result<Value, Raised> {
        self.reader.get().ok_or_else(super::uninitialized)
    }

    fn writer(&self) -> Result<Value, Raised> {
        self.writer.get().ok_or_else(super::uninitialized)
    }
}

/// A buffered reader and writer over two files.
#[weft_macros::class(name = "BufferedRWPair", module = "_io", bases = ["_BufferedIOBase"], subclassable, dictionary, payload = Pair)]
pub mod class {
    use super::Pair;
    use crate::io::base::call;
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::interpreter::Interpreter;
    use weft_core::native::Arguments;
    use weft_core::protocol;
    use weft_core::types::construct::new_instance;

    #[new]
    fn new(class: Value, thread: &Thread, _arguments: Arguments<'_>) -> Result<Value, Raised> {
        new_instance(thread, class, Pair::default())
    }

    fn __init__(
        this: &Native<Pair>,
        thread: &Thread,
        reader: Value,
        writer: Value,
        #[default(131072)] buffer_size: i64,
    ) -> Result<(), Raised> {
        let size = thread.int(buffer_size);
        let (reader_class, _) = Interpreter::class_from(thread, &super::super::reader::DEFINITION);
        let (writer_class, _) = Interpreter::class_from(thread, &super::super::writer::DEFINITION);
        this.reader.set(protocol::call_values(
            thread,
            reader_class,
            &[reader, size],
        )?);
        this.writer.set(protocol::call_values(
            thread,
            writer_class,
            &[writer, size],
        )?);
        Ok(())
    }

    /// Read at most size octets, or until the end.
    fn read(this: &Native<Pair>, thread: &Thread, #[rest] args: &[Value]) -> Result<Value, Raised> {
        call(thread, this.reader()?, "read", args)
    }

    /// Read at most size octets with one call to the file at the most.
    fn read1(
        this: &Native<Pair>,
        thread: &Thread,
        #[rest] args: &[Value],
    ) -> Result<Value, Raised> {
        call(thread, this.reader()?, "read1", args)
    }

    /// Return what would be read next.
    fn peek(this: &Native<Pair>, thread: &Thread, #[rest] args: &[Value]) -> Result<Value, Raised> {
        call(thread, this.reader()?, "peek", args)
    }

    /// Read into a buffer.
    fn readinto(
        this: &Native<Pair>,
        thread: &Thread,
        #[rest] args: &[Value],
    ) -> Result<Value, Raised> {
        call(thread, this.reader()?, "readinto", args)
    }

    /// Read into a buffer with one call to the file at the most.
    fn readinto1(
        this: &Native<Pair>,
        thread: &Thread,
        #[rest] args: &[Value],
    ) -> Result<Value, Raised> {
        call(thread, this.reader()?, "readinto1", args)
    }

    /// Return whether one of the files is a terminal.
    fn isatty(this: &Native<Pair>, thread: &Thread) -> Result<Value, Raised> {
        let writer = call(thread, this.writer()?, "isatty", &[])?;
        if protocol::truth(thread, writer)? {
            return Ok(writer);
        }
        call(thread, this.reader()?, "isatty", &[])
    }

    /// Read a line.
    fn readline(
        this: &Native<Pair>,
        thread: &Thread,
        #[rest] args: &[Value],
    ) -> Result<Value, Raised> {
        call(thread, this.reader()?, "readline", args)
    }

    /// Write octets.
    fn write(
        this: &Native<Pair>,
        thread: &Thread,
        #[rest] args: &[Value],
    ) -> Result<Value, Raised> {
        call(thread, this.writer()?, "write", args)
    }

    /// Write out what is buffered.
    fn flush(this: &Native<Pair>, thread: &Thread) -> Result<Value, Raised> {
        call(thread, this.writer()?, "flush", &[])
    }

    /// Close both files.
    fn close(this: &Native<Pair>, thread: &Thread) -> Result<(), Raised> {
        let written = call(thread, this.writer()?, "close", &[]);
        let written = written.err().map(|raised| thread.take_raised(raised));
        let read = call(thread, this.reader()?, "close", &[]).map(drop);
        crate::io::base::end_of_closing(thread, written, read)
    }

    /// Return whether the first file can be read from.
    fn readable(this: &Native<Pair>, thread: &Thread) -> Result<Value, Raised> {
        call(thread, this.reader()?, "readable", &[])
    }

    /// Return whether the second file can be written to.
    fn writable(this: &Native<Pair>, thread: &Thread) -> Result<Value, Raised> {
        call(thread, this.writer()?, "writable", &[])
    }

    /// Whether the files were closed.
    #[getter]
    fn closed(this: &Native<Pair>, thread: &Thread) -> Result<bool, Raised> {
        crate::io::base::is_closed(thread, this.writer()?)
    }
}
