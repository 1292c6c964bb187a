//! `_ZlibDecompressor`, which keeps the input that it has not used yet: `gzip` and `zipfile` read with it.

use super::decompress::{Progress, inflate_with, raise, run};
use parking_lot::Mutex;
use weft_core::heap::{Trace, Tracer};
use zlib_rs::Inflate;

/// A stream that is being decompressed.
struct Stream {
    inflate: Inflate,
    /// Input that waits; what lies behind the end of the stream once that was reached.
    waiting: Vec<u8>,
    ended: bool,
    needs_input: bool,
}

/// The object.
pub struct StreamingDecompressor {
    dictionary: Option<Vec<u8>>,
    stream: Mutex<Stream>,
}

impl Trace for StreamingDecompressor {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

/// Decompresses one stream that comes in pieces, for gzip.
#[weft_core::class(name = "_ZlibDecompressor", module = "zlib", payload = StreamingDecompressor)]
pub mod class {
    use super::{Mutex, Progress, Stream, StreamingDecompressor, inflate_with, raise, run};
    use crate::zlib::definition::dictionary_of;
    use weft_core::error::{Exception, raise as raise_builtin};
    use weft_core::heap::concurrency::recording::Activity;
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::types::bytes::required_octets;
    use weft_core::types::construct::new_instance;

    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[default(15)] wbits: i64,
        #[default(Value::ABSENT)] zdict: Value,
    ) -> Result<Value, Raised> {
        let dictionary = dictionary_of(thread, zdict)?;
        let inflate = inflate_with(thread, wbits, dictionary.as_deref())?;
        let stream = Mutex::new(Stream {
            inflate,
            waiting: Vec::new(),
            ended: false,
            needs_input: true,
        });
        new_instance(thread, class, StreamingDecompressor { dictionary, stream })
    }

    /// Decompress data, returning uncompressed data as bytes.
    fn decompress(
        this: &Native<StreamingDecompressor>,
        thread: &Thread,
        data: Value,
        #[default(-1)] max_length: i64,
    ) -> Result<Vec<u8>, Raised> {
        let octets = required_octets(thread, &data)?;
        let most = usize::try_from(max_length).unwrap_or(usize::MAX);
        let result = thread.blocking_for(Activity::Native, || {
            let mut stream = this.stream.lock();
            if stream.ended {
                return Ok(None);
            }
            let mut input = std::mem::take(&mut stream.waiting);
            input.extend_from_slice(&octets);
            let mut output = Vec::new();
            let dictionary = this.dictionary.as_deref();
            let (used, progress) = run(&mut stream.inflate, dictionary, &input, most, &mut output)?;
            input.drain(..used);
            stream.ended = progress == Progress::Ended;
            // Output may wait inside where it is as long as it may be.
            stream.needs_input = !stream.ended && input.is_empty() && output.len() < most;
            stream.waiting = input;
            Ok(Some(output))
        });
        match result {
            Ok(Some(output)) => Ok(output),
            Ok(None) => Err(raise_builtin(
                Exception::EOFError,
                "End of stream already reached",
            )),
            Err(failure) => Err(raise(thread, failure, "decompressing data")),
        }
    }

    /// Whether the end of the stream was reached.
    #[getter]
    fn eof(this: &Native<StreamingDecompressor>) -> bool {
        this.stream.lock().ended
    }

    /// What was found behind the end of the stream.
    #[getter]
    fn unused_data(this: &Native<StreamingDecompressor>) -> Vec<u8> {
        let stream = this.stream.lock();
        if stream.ended {
            stream.waiting.clone()
        } else {
            Vec::new()
        }
    }

    /// Whether more input is needed before more comes out.
    #[getter]
    fn needs_input(this: &Native<StreamingDecompressor>) -> bool {
        this.stream.lock().needs_input
    }
}
