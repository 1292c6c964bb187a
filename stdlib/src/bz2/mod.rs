//! `_bz2`: compressing and decompressing streams of bzip2.

mod compression;

use bzip2::{Decompress, Error, Status};
use compression::Compression;
use parking_lot::Mutex;
use weft_core::heap::{Thread, Trace, Tracer};
use weft_core::interpreter::limits::is_stopped;

/// Octets that are made at a time.
const BLOCK: usize = 32 * 1024;

/// A stream that is being compressed; nothing is left of it once it was finished.
pub struct Compressor {
    stream: Mutex<Option<Compression>>,
}

impl Trace for Compressor {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

/// A stream that is being decompressed.
pub struct Decompressor {
    stream: Mutex<Stream>,
}

struct Stream {
    decompress: Decompress,
    /// Input that waits; what lies behind the end of the stream once that was reached.
    waiting: Vec<u8>,
    ended: bool,
    needs_input: bool,
    /// Whether the data was wrong: what the library holds then must not be asked again.
    has_failed: bool,
}

/// Why nothing could be decompressed.
enum Failure {
    /// The data was wrong, or the library was used wrongly.
    Now(Error),
    /// It was wrong before.
    Before,
}

impl Trace for Decompressor {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl Stream {
    /// Decompresses until `most` octets came out; nothing if the stream had ended.
    fn advance(&mut self, octets: &[u8], most: usize) -> Result<Option<Vec<u8>>, Failure> {
        if self.has_failed {
            return Err(Failure::Before);
        }
        let result = self.decompress(octets, most);
        self.has_failed = result.is_err();
        result.map_err(Failure::Now)
    }

    fn decompress(&mut self, octets: &[u8], most: usize) -> Result<Option<Vec<u8>>, Error> {
        if self.ended {
            return Ok(None);
        }
        let mut input = std::mem::take(&mut self.waiting);
        input.extend_from_slice(octets);
        let (mut used, mut output) = (0, Vec::new());
        let mut block = vec![0; BLOCK];
        // Output may wait inside where it is as long as it may be.
        self.needs_input = false;
        while output.len() < most && Thread::is_size_allowed(output.len() + BLOCK) && !is_stopped()
        {
            let room = block.len().min(most - output.len());
            let (given, made) = (self.decompress.total_in(), self.decompress.total_out());
            let status = self
                .decompress
                .decompress(&input[used..], &mut block[..room])?;
            used += (self.decompress.total_in() - given) as usize;
            let made = (self.decompress.total_out() - made) as usize;
            output.extend_from_slice(&block[..made]);
            if status == Status::StreamEnd {
                self.ended = true;
                break;
            }
            if used == input.len() && made < room {
                self.needs_input = true;
                break;
            }
        }
        input.drain(..used);
        self.waiting = input;
        Ok(Some(output))
    }
}

/// Compresses a stream that comes in pieces. compresslevel is 1 to 9, 9 for the smallest result.
#[weft_core::class(name = "BZ2Compressor", module = "_bz2", payload = Compressor)]
pub mod compressor {
    use super::{Compression, Compressor, Mutex};
    use weft_core::error::value_error;
    use weft_core::heap::concurrency::recording::Activity;
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::interpreter::limits::check;
    use weft_core::types::bytes::required_octets;
    use weft_core::types::construct::new_instance;

    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[positional_only]
        #[default(9)]
        compresslevel: i64,
    ) -> Result<Value, Raised> {
        if !(1..=9).contains(&compresslevel) {
            return Err(value_error("compresslevel must be between 1 and 9"));
        }
        let stream = Mutex::new(Some(Compression::new(compresslevel as u32)));
        new_instance(thread, class, Compressor { stream })
    }

    /// Take the next piece of input.
    ///
    /// Returns output as far as there is some: often b'', as bzip2 works in large blocks.
    #[positional_only]
    #[name("compress")]
    fn compress_data(
        this: &Native<Compressor>,
        thread: &Thread,
        data: Value,
    ) -> Result<Vec<u8>, Raised> {
        let octets = required_octets(thread, &data)?;
        let made = thread.blocking_for(Activity::Native, || {
            let mut place = this.stream.lock();
            let (stream, output) = place.take()?.take_in(&octets)?;
            *place = Some(stream);
            Some(output)
        });
        check(thread)?;
        made.ok_or_else(|| value_error("Compressor has been flushed"))
    }

    /// End the stream and return the rest of the output. No more input is taken afterwards.
    fn flush(this: &Native<Compressor>, thread: &Thread) -> Result<Vec<u8>, Raised> {
        let made = thread.blocking_for(Activity::Native, || {
            let stream = this.stream.lock().take();
            stream?.finish().map(|(_, output)| output)
        });
        check(thread)?;
        made.ok_or_else(|| value_error("Repeated call to flush()"))
    }
}

/// Decompresses one bzip2 stream that comes in pieces.
#[weft_core::class(name = "BZ2Decompressor", module = "_bz2", payload = Decompressor)]
pub mod decompressor {
    use super::{Decompress, Decompressor, Error, Failure, Mutex, Stream};
    use weft_core::error::{Exception, raise, value_error};
    use weft_core::heap::concurrency::recording::Activity;
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::types::bytes::required_octets;
    use weft_core::types::construct::new_instance;

    #[new]
    fn new(class: Value, thread: &Thread) -> Result<Value, Raised> {
        let stream = Mutex::new(Stream {
            decompress: Decompress::new(false),
            waiting: Vec::new(),
            ended: false,
            needs_input: true,
            has_failed: false,
        });
        new_instance(thread, class, Decompressor { stream })
    }

    /// Decompress data, returning uncompressed data as bytes, at most max_length of them if that is not negative.
    fn decompress(
        this: &Native<Decompressor>,
        thread: &Thread,
        data: Value,
        #[default(-1)] max_length: i64,
    ) -> Result<Vec<u8>, Raised> {
        let octets = required_octets(thread, &data)?;
        let most = usize::try_from(max_length).unwrap_or(usize::MAX);
        match thread.blocking_for(Activity::Native, || {
            this.stream.lock().advance(&octets, most)
        }) {
            Ok(Some(output)) => Ok(output),
            Ok(None) => Err(raise(Exception::EOFError, "End of stream already reached")),
            Err(Failure::Before) => Err(value_error(
                "Decompressor is unusable after a previous error",
            )),
            Err(Failure::Now(Error::Data | Error::DataMagic)) => {
                Err(raise(Exception::OSError, "Invalid data stream"))
            }
            Err(Failure::Now(Error::Sequence | Error::Param)) => Err(raise(
                Exception::RuntimeError,
                "Invalid sequence of commands sent to libbzip2",
            )),
        }
    }

    /// Whether the stream has ended.
    #[getter]
    fn eof(this: &Native<Decompressor>) -> bool {
        this.stream.lock().ended
    }

    /// What was passed in after the stream's end; b'' before it.
    #[getter]
    fn unused_data(this: &Native<Decompressor>) -> Vec<u8> {
        let stream = this.stream.lock();
        if stream.ended {
            stream.waiting.clone()
        } else {
            Vec::new()
        }
    }

    /// Whether decompress() has to be given input: False while output is held back by max_length.
    #[getter]
    fn needs_input(this: &Native<Decompressor>) -> bool {
        this.stream.lock().needs_input
    }
}

/// The compressor and the decompressor of bz2.
#[weft_macros::module(name = "_bz2", classes = [compressor, decompressor])]
pub mod module {}
