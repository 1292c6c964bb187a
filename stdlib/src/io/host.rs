//! A stream of the host's, as a raw stream of Python's.

use parking_lot::Mutex;
use std::io::{Read, Write};
use std::sync::Arc;
use weft_core::heap::{Thread, Trace, Tracer};

/// What a host reads standard input from.
pub type HostReader = Arc<Mutex<dyn Read + Send>>;
/// What a host writes standard output or error to.
pub type HostWriter = Arc<Mutex<dyn Write + Send>>;

/// The streams that a host puts in the place of the process's.
#[derive(Clone, Default)]
pub struct HostStreams {
    /// Instead of standard input.
    pub input: Option<HostReader>,
    /// Instead of standard output.
    pub output: Option<HostWriter>,
    /// Instead of standard error.
    pub error: Option<HostWriter>,
}

impl HostStreams {
    /// Puts something in the place of standard input.
    pub fn read_from(&mut self, input: impl Read + Send + 'static) {
        self.input = Some(Arc::new(Mutex::new(input)));
    }

    /// Puts something in the place of standard output.
    pub fn write_to(&mut self, output: impl Write + Send + 'static) {
        self.output = Some(Arc::new(Mutex::new(output)));
    }

    /// Puts something in the place of standard error.
    pub fn complain_to(&mut self, error: impl Write + Send + 'static) {
        self.error = Some(Arc::new(Mutex::new(error)));
    }

    /// Whether all of them are the process's own.
    pub fn is_empty(&self) -> bool {
        self.input.is_none() && self.output.is_none() && self.error.is_none()
    }

    /// The raw stream in the place of a descriptor.
    pub(super) fn raw(&self, number: i32) -> Option<HostStream> {
        match number {
            0 => self.input.clone().map(HostStream::Input),
            1 => self.output.clone().map(HostStream::Output),
            _ => self.error.clone().map(HostStream::Output),
        }
    }
}

impl std::fmt::Debug for HostStreams {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("HostStreams")
            .field("input", &self.input.is_some())
            .field("output", &self.output.is_some())
            .field("error", &self.error.is_some())
            .finish()
    }
}

/// One stream.
pub enum HostStream {
    /// It is read.
    Input(HostReader),
    /// It is written.
    Output(HostWriter),
}

impl Trace for HostStream {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl HostStream {
    fn read(&self, thread: &Thread, octets: &mut [u8]) -> Option<std::io::Result<usize>> {
        match self {
            HostStream::Input(reader) => Some(thread.blocking(|| reader.lock().read(octets))),
            HostStream::Output(_) => None,
        }
    }

    fn with_writer<R>(&self, thread: &Thread, body: impl FnOnce(&mut dyn Write) -> R) -> Option<R> {
        match self {
            HostStream::Input(_) => None,
            HostStream::Output(writer) => Some(thread.blocking(|| body(&mut *writer.lock()))),
        }
    }
}

/// A stream of the program that Python runs in.
#[weft_macros::class(name = "HostIO", module = "_io", bases = ["_RawIOBase"], payload = HostStream)]
pub mod class {
    use super::HostStream;
    use crate::io::unsupported::unsupported;
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::interpreter::limits::note_output;
    use weft_core::types::bytes::{overwrite, required_octets};
    use weft_core::types::exception::os_error::raise_os_error;

    /// Return whether it can be read.
    fn readable(this: &Native<HostStream>) -> bool {
        matches!(&**this, HostStream::Input(_))
    }

    /// Return whether it can be written.
    fn writable(this: &Native<HostStream>) -> bool {
        matches!(&**this, HostStream::Output(_))
    }

    /// Read into a buffer; return how many octets.
    #[positional_only]
    fn readinto(
        this: &Native<HostStream>,
        thread: &Thread,
        buffer: Value,
    ) -> Result<usize, Raised> {
        let mut octets = vec![0; required_octets(thread, &buffer)?.len()];
        match this.read(thread, &mut octets) {
            None => Err(unsupported(thread, "File not open for reading")),
            Some(Err(error)) => Err(raise_os_error(thread, &error, None)),
            Some(Ok(count)) => {
                overwrite(thread, buffer, &octets[..count])?;
                Ok(count)
            }
        }
    }

    /// Write octets; return how many.
    #[positional_only]
    fn write(this: &Native<HostStream>, thread: &Thread, b: Value) -> Result<usize, Raised> {
        let octets = required_octets(thread, &b)?.into_owned();
        note_output(thread, octets.len())?;
        match this.with_writer(thread, |writer| writer.write_all(&octets)) {
            None => Err(unsupported(thread, "File not open for writing")),
            Some(Err(error)) => Err(raise_os_error(thread, &error, None)),
            Some(Ok(())) => Ok(octets.len()),
        }
    }

    /// Pass on what the host keeps.
    fn flush(this: &Native<HostStream>, thread: &Thread) -> Result<(), Raised> {
        match this.with_writer(thread, |writer| writer.flush()) {
            Some(Err(error)) => Err(raise_os_error(thread, &error, None)),
            Some(Ok(())) | None => Ok(()),
        }
    }
}
