//! Decompressing bit by bit.

use super::definition::{FORMAT_ALONE, FORMAT_AUTO, FORMAT_XZ};
use super::filters::{Chain, Coder};
use lzma_rust2::{Action, Lzma2Stream, LzmaStream, Status, StreamResult, XzStream};
use parking_lot::Mutex;
use std::io::ErrorKind;
use weft_core::heap::{Thread, Trace, Tracer};
use weft_core::interpreter::limits::is_stopped;

/// Octets that are made at a time.
const BLOCK: usize = 32 * 1024;

/// What a stream of xz begins with.
const MAGIC: [u8; 6] = [0xfd, b'7', b'z', b'X', b'Z', 0];

/// The octets of the header that the older format begins with.
const HEADER: usize = 13;

/// A stream of one of the formats.
pub enum Decoder {
    /// One whose format is not known before its first octets.
    Unknown {
        /// The formats that it may be of, as a number.
        format: i64,
        /// How much memory it may use, in KiB.
        memory: u32,
    },
    /// A stream of xz.
    Xz(Box<XzStream>),
    /// A stream of the first LZMA.
    Lzma1(Box<LzmaStream>),
    /// A stream of LZMA2.
    Lzma2(Box<Lzma2Stream>),
}

/// Why a stream cannot be decompressed.
pub enum Failure {
    /// It is over already.
    Ended,
    /// It is wrong, with the message.
    Wrong(&'static str),
}

const FORMAT: Failure = Failure::Wrong("Input format not supported by decoder");

/// A stream, and what waits to be used.
struct Stream {
    decoder: Decoder,
    /// Input that waits; what lies behind the end of the stream once that was reached.
    waiting: Vec<u8>,
    ended: bool,
    needs_input: bool,
}

/// A stream that is being decompressed.
pub struct Decompressor {
    stream: Mutex<Stream>,
}

impl Trace for Decompressor {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

/// The number of a check that no stream has named yet.
const UNKNOWN_CHECK: i64 = 16;

/// Whether a header of the older format is one that its tools write.
fn is_header(header: &[u8]) -> bool {
    let dictionary = u32::from_le_bytes([header[1], header[2], header[3], header[4]]);
    let size = header[5..HEADER].iter().rev();
    let size = size.fold(0u64, |size, octet| size << 8 | u64::from(*octet));
    // Dictionaries are of 2ⁿ or 2ⁿ + 2ⁿ⁻¹ octets.
    let is_round = dictionary.count_ones() == 1
        || dictionary == u32::MAX
        || (dictionary.count_ones() == 2 && dictionary & (dictionary << 1) != 0);
    header[0] < 225 && is_round && (size == u64::MAX || size < 1 << 38)
}

impl Decoder {
    /// A stream of a chain of filters without any header.
    pub fn raw(chain: &Chain) -> Result<Decoder, Failure> {
        const UNSUPPORTED: Failure = Failure::Wrong("Invalid or unsupported options");
        let options = &chain.options;
        let decoder = match chain.coder {
            Coder::Lzma1 => {
                let mut stream = LzmaStream::new(
                    u64::MAX,
                    options.lc,
                    options.lp,
                    options.pb,
                    options.dict_size,
                    None,
                )
                .map_err(|_| UNSUPPORTED)?;
                if !chain.before.is_empty() {
                    stream.set_filters(&chain.before).map_err(|_| UNSUPPORTED)?;
                }
                Decoder::Lzma1(Box::new(stream))
            }
            Coder::Lzma2 => {
                let mut stream = Lzma2Stream::new(options.dict_size);
                if !chain.before.is_empty() {
                    stream.set_filters(&chain.before).map_err(|_| UNSUPPORTED)?;
                }
                Decoder::Lzma2(Box::new(stream))
            }
        };
        Ok(decoder)
    }

    /// Finds out the format from the first octets; nothing if they are too few.
    fn recognise(format: i64, memory: u32, input: &[u8]) -> Result<Option<Decoder>, Failure> {
        let Some(first) = input.first() else {
            return Ok(None);
        };
        if format == FORMAT_XZ || (format == FORMAT_AUTO && *first == MAGIC[0]) {
            let known = input.len().min(MAGIC.len());
            if input[..known] != MAGIC[..known] {
                return Err(FORMAT);
            }
            let stream = XzStream::new_mem_limit(false, memory);
            return Ok(Some(Decoder::Xz(Box::new(stream))));
        }
        if *first > 224 || first % 9 + first / 9 % 5 > 4 {
            return Err(FORMAT);
        }
        if input.len() < HEADER {
            return Ok(None);
        }
        if !is_header(input) {
            return Err(FORMAT);
        }
        let stream = LzmaStream::new_mem_limit(memory, None);
        Ok(Some(Decoder::Lzma1(Box::new(stream))))
    }

    fn process(&mut self, input: &[u8], output: &mut [u8]) -> Result<StreamResult, Failure> {
        let result = match self {
            Decoder::Unknown { .. } => unreachable!("the format is found out first"),
            Decoder::Xz(stream) => stream.process(input, output, Action::Run),
            Decoder::Lzma1(stream) => stream.process(input, output, Action::Run),
            Decoder::Lzma2(stream) => stream.process(input, output, Action::Run),
        };
        result.map_err(|error| {
            Failure::Wrong(match error.kind() {
                ErrorKind::OutOfMemory => "Memory usage limit exceeded",
                ErrorKind::Unsupported => "Invalid or unsupported options",
                _ => "Corrupt input data",
            })
        })
    }
}

impl Stream {
    fn advance(&mut self, octets: &[u8], most: usize) -> Result<Vec<u8>, Failure> {
        if self.ended {
            return Err(Failure::Ended);
        }
        self.waiting.extend_from_slice(octets);
        if let Decoder::Unknown { format, memory } = self.decoder {
            match Decoder::recognise(format, memory, &self.waiting)? {
                Some(decoder) => self.decoder = decoder,
                None => return Ok(Vec::new()),
            }
        }
        let (mut used, mut output) = (0, Vec::new());
        let mut block = vec![0; BLOCK];
        // Output may wait inside where it is as long as it may be.
        self.needs_input = false;
        while output.len() < most && Thread::is_size_allowed(output.len() + BLOCK) && !is_stopped()
        {
            let room = block.len().min(most - output.len());
            let result = self
                .decoder
                .process(&self.waiting[used..], &mut block[..room])?;
            used += result.bytes_consumed;
            output.extend_from_slice(&block[..result.bytes_produced]);
            if result.status == Status::StreamEnd {
                self.ended = true;
                break;
            }
            let is_stuck = result.bytes_consumed == 0 && result.bytes_produced == 0;
            if is_stuck || (used == self.waiting.len() && result.bytes_produced < room) {
                self.needs_input = true;
                break;
            }
        }
        self.waiting.drain(..used);
        if let (true, Decoder::Lzma1(stream)) = (self.ended, &self.decoder) {
            // It reads ahead; what it did not need comes first.
            let ahead = stream.unused_input().to_vec();
            self.waiting.splice(..0, ahead);
        }
        Ok(output)
    }
}

impl Decompressor {
    /// A new stream.
    pub fn new(decoder: Decoder) -> Self {
        let stream = Mutex::new(Stream {
            decoder,
            waiting: Vec::new(),
            ended: false,
            needs_input: true,
        });
        Decompressor { stream }
    }
}

/// Decompresses one stream of xz, lzma or raw data that comes in pieces.
#[weft_core::class(name = "LZMADecompressor", module = "_lzma", payload = Decompressor)]
pub mod class {
    use super::{
        Decoder, Decompressor, FORMAT_ALONE, FORMAT_AUTO, FORMAT_XZ, Failure, UNKNOWN_CHECK,
    };
    use crate::lzma::definition::{FORMAT_RAW, lzma_error};
    use crate::lzma::filters;
    use weft_core::error::{Exception, raise, value_error};
    use weft_core::heap::concurrency::recording::Activity;
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::protocol;
    use weft_core::types::bytes::required_octets;
    use weft_core::types::construct::new_instance;

    #[rust]
    fn raised(thread: &Thread, failure: Failure) -> Raised {
        match failure {
            Failure::Ended => raise(Exception::EOFError, "Already at end of stream"),
            Failure::Wrong(message) => lzma_error(thread, message),
        }
    }

    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[default(FORMAT_AUTO)] format: i64,
        #[default(Value::NONE)] memlimit: Value,
        #[default(Value::NONE)] filters: Value,
    ) -> Result<Value, Raised> {
        let mut memory = u32::MAX;
        if !memlimit.is_none() {
            if format == FORMAT_RAW {
                return Err(value_error("Cannot specify memory limit with FORMAT_RAW"));
            }
            let octets = protocol::to_i64(thread, memlimit)?;
            memory = u32::try_from(octets / 1024).unwrap_or(u32::MAX);
        }
        if format == FORMAT_RAW && filters.is_none() {
            return Err(value_error("Must specify filters for FORMAT_RAW"));
        }
        if format != FORMAT_RAW && !filters.is_none() {
            return Err(value_error("Cannot specify filters except with FORMAT_RAW"));
        }
        let decoder = match format {
            FORMAT_AUTO | FORMAT_XZ | FORMAT_ALONE => Decoder::Unknown { format, memory },
            FORMAT_RAW => {
                let chain = filters::chain(thread, filters)?;
                Decoder::raw(&chain).map_err(|failure| raised(thread, failure))?
            }
            _ => return Err(value_error(format!("Invalid container format: {format}"))),
        };
        new_instance(thread, class, Decompressor::new(decoder))
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
        thread
            .blocking_for(Activity::Native, || {
                this.stream.lock().advance(&octets, most)
            })
            .map_err(|failure| raised(thread, failure))
    }

    /// Whether the stream has ended.
    #[getter]
    fn eof(this: &Native<Decompressor>) -> bool {
        this.stream.lock().ended
    }

    /// Which check of integrity the stream has, as one of the CHECK constants; CHECK_UNKNOWN until its header was read.
    #[getter]
    fn check(this: &Native<Decompressor>) -> i64 {
        match &this.stream.lock().decoder {
            Decoder::Unknown { .. } => UNKNOWN_CHECK,
            Decoder::Xz(stream) => stream
                .check_type()
                .map_or(UNKNOWN_CHECK, |check| check as i64),
            Decoder::Lzma1(_) | Decoder::Lzma2(_) => 0,
        }
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
