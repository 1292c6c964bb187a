//! Decompressing, at once and bit by bit.

use super::compress::MOST_REMEMBERED;
use super::definition::zlib_error;
use parking_lot::Mutex;
use weft_core::error::value_error;
use weft_core::heap::concurrency::recording::Activity;
use weft_core::heap::{Raised, Thread, Trace, Tracer, Value};
use weft_core::interpreter::limits::is_stopped;
use weft_core::interpreter::new_native;
use zlib_rs::{Inflate, InflateError, InflateFlush, Status};

/// Octets that are made at a time.
const BLOCK: usize = 16 * 1024;

/// Why a stream cannot be decompressed, as zlib numbers it, with its message.
pub struct Failure {
    number: i32,
    message: Option<&'static str>,
}

impl Failure {
    /// A stream that ends too early.
    pub const TRUNCATED: Failure = Failure {
        number: -5,
        message: Some("incomplete or truncated stream"),
    };

    /// A stream that has ended.
    pub const ENDED: Failure = Failure {
        number: -2,
        message: Some("inconsistent stream state"),
    };

    /// Raises `zlib.error`.
    #[cold]
    pub fn raise(self, thread: &Thread, doing: &str) -> Raised {
        let message = self
            .message
            .map_or_else(String::new, |message| format!(": {message}"));
        zlib_error(
            thread,
            &format!("Error {} while {doing}{message}", self.number),
        )
    }
}

/// The decompressor for a number of window bits, if zlib takes it.
pub fn inflate_for(window: i64) -> Option<Inflate> {
    match window {
        0 | 8..=15 | 24..=31 | 40..=47 => Some(Inflate::new(true, window as u8)),
        16 => Some(Inflate::new(true, 31)),
        32 => Some(Inflate::new(true, 47)),
        -15..=-8 => Some(Inflate::new(false, -window as u8)),
        _ => None,
    }
}

/// Where decompressing came to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// The stream has ended.
    Ended,
    /// All input is used up, or the output is as long as it may be.
    Paused,
}

/// Decompresses octets, until `most` are in `output`; how many were used, and where that led.
pub fn run(
    inflate: &mut Inflate,
    dictionary: Option<&[u8]>,
    input: &[u8],
    most: usize,
    output: &mut Vec<u8>,
) -> Result<(usize, Progress), Failure> {
    let mut used = 0;
    let mut block = vec![0; BLOCK];
    loop {
        let room = block.len().min(most - output.len());
        if room == 0 {
            return Ok((used, Progress::Paused));
        }
        if !Thread::is_size_allowed(output.len() + room) || is_stopped() {
            return Err(Failure {
                number: -4,
                message: None,
            });
        }
        let (given, made) = (inflate.total_in(), inflate.total_out());
        let result =
            inflate.decompress(&input[used..], &mut block[..room], InflateFlush::SyncFlush);
        used += (inflate.total_in() - given) as usize;
        let made = (inflate.total_out() - made) as usize;
        output.extend_from_slice(&block[..made]);
        match result {
            Ok(Status::StreamEnd) => return Ok((used, Progress::Ended)),
            Ok(_) if made == room => {}
            Ok(Status::BufError) => return Ok((used, Progress::Paused)),
            Ok(_) if used == input.len() => return Ok((used, Progress::Paused)),
            Ok(_) => {}
            Err(InflateError::NeedDict { .. }) => match dictionary {
                None => {
                    return Err(Failure {
                        number: 2,
                        message: None,
                    });
                }
                Some(dictionary) => {
                    inflate
                        .set_dictionary(dictionary)
                        .map_err(|_| WRONG_DICTIONARY)?;
                }
            },
            Err(error) => {
                return Err(Failure {
                    number: match error {
                        InflateError::DataError => -3,
                        InflateError::MemError => -4,
                        _ => -2,
                    },
                    message: Some(inflate.error_message().unwrap_or(error.as_str())),
                });
            }
        }
    }
}

/// Takes in what makes no output yet, as the first octets of a stream.
fn take_in(inflate: &mut Inflate, dictionary: Option<&[u8]>, input: &[u8]) {
    let start = inflate.total_in();
    // A dictionary is asked for once, in between.
    for _ in 0..2 {
        let used = (inflate.total_in() - start) as usize;
        let result = inflate.decompress(&input[used..], &mut [], InflateFlush::SyncFlush);
        match (result, dictionary) {
            (Err(InflateError::NeedDict { .. }), Some(dictionary))
                if inflate.set_dictionary(dictionary).is_ok() => {}
            _ => break,
        }
    }
}

/// The dictionary is not the one that the stream was compressed with.
const WRONG_DICTIONARY: Failure = Failure {
    number: -30,
    message: None,
};

/// Raises for a failure, which a wrong dictionary has words of its own for.
#[cold]
pub fn raise(thread: &Thread, failure: Failure, doing: &str) -> Raised {
    if failure.number == WRONG_DICTIONARY.number {
        return zlib_error(thread, "Error -3 while setting zdict: invalid input data");
    }
    failure.raise(thread, doing)
}

/// A stream that is being decompressed.
struct Stream {
    /// Absent once `flush` came to the end.
    inflate: Option<Inflate>,
    /// What was used up of the input, as long as it is not too much: a copy takes it again.
    taken: Option<Vec<u8>>,
    unused: Vec<u8>,
    tail: Vec<u8>,
    ended: bool,
}

impl Stream {
    /// Decompresses, and keeps what is left of the input.
    fn advance(
        &mut self,
        dictionary: Option<&[u8]>,
        input: &[u8],
        most: usize,
    ) -> Result<Vec<u8>, Failure> {
        let mut output = Vec::new();
        if self.ended && self.inflate.is_some() {
            self.unused.extend_from_slice(input);
            self.tail.clear();
            return Ok(output);
        }
        let inflate = self.inflate.as_mut().ok_or(Failure::ENDED)?;
        let (used, progress) = run(inflate, dictionary, input, most, &mut output)?;
        if let Some(taken) = &mut self.taken {
            taken.extend_from_slice(&input[..used]);
            if taken.len() > MOST_REMEMBERED {
                self.taken = None;
            }
        }
        self.tail.clear();
        if progress == Progress::Ended {
            self.ended = true;
            self.unused.extend_from_slice(&input[used..]);
        } else {
            self.tail.extend_from_slice(&input[used..]);
        }
        Ok(output)
    }
}

/// A stream that is being decompressed, as an object.
pub struct Decompressor {
    window: i64,
    dictionary: Option<Vec<u8>>,
    stream: Mutex<Stream>,
}

impl Trace for Decompressor {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

/// A decompressor with its dictionary, which raw streams take before anything else.
pub fn inflate_with(
    thread: &Thread,
    window: i64,
    dictionary: Option<&[u8]>,
) -> Result<Inflate, Raised> {
    let Some(mut inflate) = inflate_for(window) else {
        return Err(value_error("Invalid initialization option"));
    };
    if let Some(dictionary) = dictionary
        && window < 0
        && inflate.set_dictionary(dictionary).is_err()
    {
        return Err(raise(thread, WRONG_DICTIONARY, ""));
    }
    Ok(inflate)
}

impl Decompressor {
    /// A new stream.
    pub fn make(
        thread: &Thread,
        window: i64,
        dictionary: Option<Vec<u8>>,
    ) -> Result<Value, Raised> {
        let inflate = inflate_with(thread, window, dictionary.as_deref())?;
        let stream = Mutex::new(Stream {
            inflate: Some(inflate),
            taken: Some(Vec::new()),
            unused: Vec::new(),
            tail: Vec::new(),
            ended: false,
        });
        let decompressor = Decompressor {
            window,
            dictionary,
            stream,
        };
        Ok(new_native(thread, decompressor).value())
    }

    /// What comes out for octets so far, at most so many.
    pub fn decompress(
        &self,
        thread: &Thread,
        input: &[u8],
        most: usize,
    ) -> Result<Vec<u8>, Raised> {
        let result = thread.blocking_for(Activity::Native, || {
            let mut stream = self.stream.lock();
            stream.advance(self.dictionary.as_deref(), input, most)
        });
        result.map_err(|failure| raise(thread, failure, "decompressing data"))
    }

    /// What is still to come out.
    pub fn flush(&self, thread: &Thread) -> Result<Vec<u8>, Raised> {
        let result = thread.blocking_for(Activity::Native, || {
            let mut stream = self.stream.lock();
            if stream.inflate.is_none() {
                return Ok(Vec::new());
            }
            let tail = std::mem::take(&mut stream.tail);
            let output = stream.advance(self.dictionary.as_deref(), &tail, usize::MAX);
            if stream.ended {
                stream.inflate = None;
            }
            output
        });
        result.map_err(|failure| raise(thread, failure, "flushing"))
    }

    /// A stream that goes on from the same place.
    pub fn copy(&self, thread: &Thread) -> Result<Value, Raised> {
        let stream = self.stream.lock();
        if stream.inflate.is_none() {
            return Err(value_error("Inconsistent stream state"));
        }
        let Some(taken) = stream.taken.clone() else {
            return Err(weft_core::error::memory_error());
        };
        let (unused, tail, ended) = (stream.unused.clone(), stream.tail.clone(), stream.ended);
        let made = stream.inflate.as_ref().map_or(0, Inflate::total_out) as usize;
        drop(stream);
        let dictionary = self.dictionary.as_deref();
        let mut inflate = inflate_with(thread, self.window, dictionary)?;
        let mut output = Vec::new();
        // Output that was not asked for yet stays inside, as it does in this one.
        let (used, _) = run(&mut inflate, dictionary, &taken, made, &mut output)
            .map_err(|failure| raise(thread, failure, "decompressing data"))?;
        take_in(&mut inflate, dictionary, &taken[used..]);
        let stream = Mutex::new(Stream {
            inflate: Some(inflate),
            taken: Some(taken),
            unused,
            tail,
            ended,
        });
        let decompressor = Decompressor {
            window: self.window,
            dictionary: self.dictionary.clone(),
            stream,
        };
        Ok(new_native(thread, decompressor).value())
    }
}

/// Object returned by zlib.decompressobj.
#[weft_core::class(name = "Decompress", module = "zlib", payload = Decompressor)]
pub mod class {
    use super::Decompressor;
    use weft_core::error::{type_error, value_error};
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::types::bytes::required_octets;

    /// Return a bytes object containing the decompressed version of the data.
    fn decompress(
        this: &Native<Decompressor>,
        thread: &Thread,
        #[positional_only] data: Value,
        #[default(0)] max_length: i64,
    ) -> Result<Vec<u8>, Raised> {
        let most = match max_length {
            0 => usize::MAX,
            1.. => max_length as usize,
            _ => return Err(value_error("max_length must be non-negative")),
        };
        let octets = required_octets(thread, &data)?;
        Decompressor::decompress(this, thread, &octets, most)
    }

    /// Return a bytes object containing any remaining decompressed data.
    fn flush(
        this: &Native<Decompressor>,
        thread: &Thread,
        #[positional_only]
        #[default(16384)]
        length: i64,
    ) -> Result<Vec<u8>, Raised> {
        if length <= 0 {
            return Err(value_error("length must be greater than zero"));
        }
        Decompressor::flush(this, thread)
    }

    /// Return a copy of the decompression object.
    fn copy(this: &Native<Decompressor>, thread: &Thread) -> Result<Value, Raised> {
        Decompressor::copy(this, thread)
    }

    fn __copy__(this: &Native<Decompressor>, thread: &Thread) -> Result<Value, Raised> {
        Decompressor::copy(this, thread)
    }

    fn __deepcopy__(
        this: &Native<Decompressor>,
        thread: &Thread,
        #[positional_only] _memo: Value,
    ) -> Result<Value, Raised> {
        Decompressor::copy(this, thread)
    }

    fn __reduce__(this: &Native<Decompressor>) -> Result<Value, Raised> {
        Err(type_error(format!(
            "cannot pickle '{}' object",
            weft_core::protocol::class_name(this.value())
        )))
    }

    /// What was found behind the end of the stream.
    #[getter]
    fn unused_data(this: &Native<Decompressor>) -> Vec<u8> {
        this.stream.lock().unused.clone()
    }

    /// What is left of the input because the output was limited.
    #[getter]
    fn unconsumed_tail(this: &Native<Decompressor>) -> Vec<u8> {
        this.stream.lock().tail.clone()
    }

    /// Whether the stream has ended.
    #[getter]
    fn eof(this: &Native<Decompressor>) -> bool {
        this.stream.lock().ended
    }
}
