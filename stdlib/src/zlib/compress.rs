//! Compressing, at once and bit by bit.

use super::definition::zlib_error;
use parking_lot::Mutex;
use weft_core::error::value_error;
use weft_core::heap::concurrency::recording::Activity;
use weft_core::heap::{Raised, Thread, Trace, Tracer, Value};
use weft_core::interpreter::limits::{check, is_stopped};
use weft_core::interpreter::new_native;
use zlib_rs::{Deflate, DeflateConfig, DeflateFlush, Method, Status, Strategy};

/// Octets that are made at a time.
const BLOCK: usize = 16 * 1024;

/// Octets that are taken in at a time: half a microsecond each where long chains of matches are looked through.
const PIECE: usize = 16 * 1024;

/// Octets up to which a stream remembers what it was given, so that it can be copied.
pub const MOST_REMEMBERED: usize = 1 << 22;

/// The settings of a stream that zlib takes, or `None`.
pub fn settings(
    level: i64,
    method: i64,
    window: i64,
    memory: i64,
    strategy: i64,
) -> Option<DeflateConfig> {
    let is_known = (-1..=9).contains(&level)
        && method == 8
        && matches!(window, 8..=15 | 24..=31 | -15..=-9)
        && (1..=9).contains(&memory);
    let strategy = match strategy {
        0 => Strategy::Default,
        1 => Strategy::Filtered,
        2 => Strategy::HuffmanOnly,
        3 => Strategy::Rle,
        4 => Strategy::Fixed,
        _ => return None,
    };
    // A window of 256 octets is one of 512 everywhere.
    let window = match window {
        8 => 9,
        24 => 25,
        window => window,
    };
    is_known.then_some(DeflateConfig {
        level: level as i32,
        method: Method::Deflated,
        window_bits: window as i32,
        mem_level: memory as i32,
        strategy,
    })
}

/// What a number says about flushing.
pub fn flush_of(number: i64) -> Option<DeflateFlush> {
    Some(match number {
        0 => DeflateFlush::NoFlush,
        1 => DeflateFlush::PartialFlush,
        2 => DeflateFlush::SyncFlush,
        3 => DeflateFlush::FullFlush,
        4 => DeflateFlush::Finish,
        5 => DeflateFlush::Block,
        _ => return None,
    })
}

/// Compresses octets and adds what comes out; whether that was the end. Fails where the stream is in a wrong state.
pub fn run(
    deflate: &mut Deflate,
    input: &[u8],
    flush: DeflateFlush,
    output: &mut Vec<u8>,
) -> Result<bool, ()> {
    let mut rest = input;
    let mut block = vec![0; BLOCK];
    // What is made of a program's data is seen by nobody any more when it has to end.
    while !is_stopped() {
        let piece = &rest[..rest.len().min(PIECE)];
        let is_last = piece.len() == rest.len();
        let now = if is_last {
            flush
        } else {
            DeflateFlush::NoFlush
        };
        let (given, made) = (deflate.total_in(), deflate.total_out());
        let status = deflate.compress(piece, &mut block, now).map_err(|_| ())?;
        let given = (deflate.total_in() - given) as usize;
        let made = (deflate.total_out() - made) as usize;
        output.extend_from_slice(&block[..made]);
        rest = &rest[given..];
        match status {
            Status::StreamEnd => return Ok(true),
            _ if made == block.len() || !is_last => {}
            Status::BufError if flush == DeflateFlush::Finish => return Err(()),
            _ if rest.is_empty() && flush != DeflateFlush::Finish => return Ok(false),
            Status::BufError => return Ok(false),
            Status::Ok => {}
        }
    }
    Ok(false)
}

/// What happened to a stream, in order.
#[derive(Clone)]
enum Step {
    Data(Vec<u8>),
    Flush(DeflateFlush),
}

/// A stream that is being compressed.
struct Stream {
    /// Absent once the stream was finished.
    deflate: Option<Deflate>,
    /// All steps so far, as long as they are not too many octets: a copy takes them again.
    steps: Option<Vec<Step>>,
    remembered: usize,
}

impl Stream {
    fn remember(&mut self, step: Step) {
        let size = match &step {
            Step::Data(octets) => octets.len(),
            Step::Flush(_) => 1,
        };
        self.remembered = self.remembered.saturating_add(size);
        if self.remembered > MOST_REMEMBERED {
            self.steps = None;
        } else if let Some(steps) = &mut self.steps {
            steps.push(step);
        }
    }
}

/// A stream that is being compressed, as an object.
pub struct Compressor {
    settings: DeflateConfig,
    dictionary: Option<Vec<u8>>,
    stream: Mutex<Stream>,
}

impl Trace for Compressor {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

fn deflate_with(settings: DeflateConfig, dictionary: Option<&[u8]>) -> Result<Deflate, Raised> {
    let mut deflate = Deflate::new_with_config(settings);
    if let Some(dictionary) = dictionary
        && deflate.set_dictionary(dictionary).is_err()
    {
        return Err(value_error("Invalid dictionary"));
    }
    Ok(deflate)
}

impl Compressor {
    /// A new stream.
    pub fn make(
        thread: &Thread,
        settings: DeflateConfig,
        dictionary: Option<Vec<u8>>,
    ) -> Result<Value, Raised> {
        let deflate = deflate_with(settings, dictionary.as_deref())?;
        let stream = Mutex::new(Stream {
            deflate: Some(deflate),
            steps: Some(Vec::new()),
            remembered: 0,
        });
        let compressor = Compressor {
            settings,
            dictionary,
            stream,
        };
        Ok(new_native(thread, compressor).value())
    }

    /// What comes out for octets so far.
    pub fn compress(&self, thread: &Thread, input: &[u8]) -> Result<Vec<u8>, Raised> {
        let done = thread.blocking_for(Activity::Native, || {
            let mut stream = self.stream.lock();
            let mut output = Vec::new();
            let deflate = stream.deflate.as_mut()?;
            run(deflate, input, DeflateFlush::NoFlush, &mut output).ok()?;
            stream.remember(Step::Data(input.to_vec()));
            Some(output)
        });
        check(thread)?;
        done.ok_or_else(|| {
            zlib_error(
                thread,
                "Error -2 while compressing data: inconsistent stream state",
            )
        })
    }

    /// What is still to come out; the end, if it is asked for.
    pub fn flush(&self, thread: &Thread, mode: i64) -> Result<Vec<u8>, Raised> {
        if mode == 0 {
            return Ok(Vec::new());
        }
        let done = thread.blocking_for(Activity::Native, || {
            let flush = flush_of(mode)?;
            let mut stream = self.stream.lock();
            let mut output = Vec::new();
            let deflate = stream.deflate.as_mut()?;
            if run(deflate, &[], flush, &mut output).ok()? {
                stream.deflate = None;
                stream.steps = None;
            }
            stream.remember(Step::Flush(flush));
            Some(output)
        });
        check(thread)?;
        done.ok_or_else(|| zlib_error(thread, "Error -2 while flushing: inconsistent stream state"))
    }

    /// A stream that goes on from the same place.
    pub fn copy(&self, thread: &Thread) -> Result<Value, Raised> {
        let stream = self.stream.lock();
        if stream.deflate.is_none() {
            return Err(value_error("Inconsistent stream state"));
        }
        let Some(steps) = stream.steps.clone() else {
            return Err(weft_core::error::memory_error());
        };
        drop(stream);
        let mut deflate = deflate_with(self.settings, self.dictionary.as_deref())?;
        let mut remembered = 0;
        for step in &steps {
            let mut output = Vec::new();
            let (input, flush): (&[u8], _) = match step {
                Step::Data(octets) => (octets, DeflateFlush::NoFlush),
                Step::Flush(flush) => (&[], *flush),
            };
            remembered += input.len().max(1);
            if run(&mut deflate, input, flush, &mut output).is_err() {
                return Err(value_error("Inconsistent stream state"));
            }
        }
        let stream = Mutex::new(Stream {
            deflate: Some(deflate),
            steps: Some(steps),
            remembered,
        });
        let compressor = Compressor {
            settings: self.settings,
            dictionary: self.dictionary.clone(),
            stream,
        };
        Ok(new_native(thread, compressor).value())
    }
}

/// Object returned by zlib.compressobj.
#[weft_core::class(name = "Compress", module = "zlib", payload = Compressor)]
pub mod class {
    use super::Compressor;
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::types::bytes::required_octets;

    /// Return data compressed as one stream.
    fn compress(
        this: &Native<Compressor>,
        thread: &Thread,
        #[positional_only] data: Value,
    ) -> Result<Vec<u8>, Raised> {
        let octets = required_octets(thread, &data)?;
        Compressor::compress(this, thread, &octets)
    }

    /// Return a bytes object containing any remaining compressed data.
    fn flush(
        this: &Native<Compressor>,
        thread: &Thread,
        #[positional_only]
        #[default(4)]
        mode: i64,
    ) -> Result<Vec<u8>, Raised> {
        Compressor::flush(this, thread, mode)
    }

    /// Return a copy of the compression object.
    fn copy(this: &Native<Compressor>, thread: &Thread) -> Result<Value, Raised> {
        Compressor::copy(this, thread)
    }

    fn __copy__(this: &Native<Compressor>, thread: &Thread) -> Result<Value, Raised> {
        Compressor::copy(this, thread)
    }

    fn __deepcopy__(
        this: &Native<Compressor>,
        thread: &Thread,
        #[positional_only] _memo: Value,
    ) -> Result<Value, Raised> {
        Compressor::copy(this, thread)
    }

    fn __reduce__(this: &Native<Compressor>) -> Result<Value, Raised> {
        Err(weft_core::error::type_error(format!(
            "cannot pickle '{}' object",
            weft_core::protocol::class_name(this.value())
        )))
    }
}
