//! Compressing bit by bit.

use super::definition::{FORMAT_ALONE, FORMAT_RAW, FORMAT_XZ, lzma_error};
use super::filters::{Chain, Coder};
use lzma_rust2::{CheckType, Lzma2Options, Lzma2Writer, LzmaWriter, XzOptions, XzWriter};
use parking_lot::Mutex;
use std::io::Write;
use weft_core::error::{type_error, value_error};
use weft_core::heap::concurrency::recording::Activity;
use weft_core::heap::{Raised, Thread, Trace, Tracer};
use weft_core::interpreter::limits::{check, is_stopped};

/// Octets that are taken in at a time.
const PIECE: usize = 32 * 1024;

/// A stream of one of the formats.
enum Encoder {
    Xz(Box<XzWriter<Vec<u8>>>),
    Lzma1(Box<LzmaWriter<Vec<u8>>>),
    Lzma2(Box<Lzma2Writer<Vec<u8>>>),
}

impl Encoder {
    fn write(&mut self, octets: &[u8]) -> std::io::Result<Vec<u8>> {
        let made = match self {
            Encoder::Xz(writer) => {
                writer.write_all(octets)?;
                writer.inner_mut()
            }
            Encoder::Lzma1(writer) => {
                writer.write_all(octets)?;
                writer.inner_mut()
            }
            Encoder::Lzma2(writer) => {
                writer.write_all(octets)?;
                writer.inner_mut()
            }
        };
        Ok(std::mem::take(made))
    }

    fn finish(self) -> std::io::Result<Vec<u8>> {
        match self {
            Encoder::Xz(writer) => writer.finish(),
            Encoder::Lzma1(writer) => writer.finish(),
            Encoder::Lzma2(writer) => writer.finish(),
        }
    }
}

/// A stream that is being compressed; nothing is left of it once it was finished.
pub struct Compressor {
    encoder: Mutex<Option<Encoder>>,
}

impl Trace for Compressor {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

/// The check with a number.
fn check_of(thread: &Thread, number: i64) -> Result<CheckType, Raised> {
    match number {
        0 => Ok(CheckType::None),
        1 => Ok(CheckType::Crc32),
        -1 | 4 => Ok(CheckType::Crc64),
        10 => Ok(CheckType::Sha256),
        2..=15 => Err(lzma_error(thread, "Unsupported integrity check")),
        _ => Err(lzma_error(thread, "Internal error")),
    }
}

impl Compressor {
    /// A new stream.
    ///
    /// # Errors
    /// `ValueError` for a format that there is not, `LZMAError` for a chain that the format does not take.
    pub fn make(thread: &Thread, format: i64, check: i64, chain: Chain) -> Result<Self, Raised> {
        let unsupported = || lzma_error(thread, "Invalid or unsupported options");
        let plain = chain.before.is_empty();
        let encoder = match (format, chain.coder) {
            (FORMAT_XZ, Coder::Lzma2) => {
                let mut options = XzOptions {
                    lzma_options: chain.options,
                    filters: chain.before,
                    ..XzOptions::default()
                };
                options.set_check_sum_type(check_of(thread, check)?);
                let writer = XzWriter::new(Vec::new(), options).map_err(|_| unsupported())?;
                Encoder::Xz(Box::new(writer))
            }
            (FORMAT_ALONE, Coder::Lzma1) if plain => {
                let writer = LzmaWriter::new_use_header(Vec::new(), &chain.options, None);
                Encoder::Lzma1(Box::new(writer.map_err(|_| unsupported())?))
            }
            (FORMAT_RAW, Coder::Lzma1) if plain => {
                let writer = LzmaWriter::new_no_header(Vec::new(), &chain.options, true);
                Encoder::Lzma1(Box::new(writer.map_err(|_| unsupported())?))
            }
            (FORMAT_RAW, Coder::Lzma2) if plain => {
                let options = Lzma2Options {
                    lzma_options: chain.options,
                    ..Lzma2Options::default()
                };
                Encoder::Lzma2(Box::new(Lzma2Writer::new(Vec::new(), options)))
            }
            _ => return Err(unsupported()),
        };
        let encoder = Mutex::new(Some(encoder));
        Ok(Compressor { encoder })
    }

    /// What comes out for octets so far.
    ///
    /// # Errors
    /// `ValueError` once the stream is finished.
    pub fn compress(&self, thread: &Thread, octets: &[u8]) -> Result<Vec<u8>, Raised> {
        let result = thread.blocking_for(Activity::Native, || {
            let mut encoder = self.encoder.lock();
            let encoder = encoder.as_mut()?;
            let mut output = Vec::new();
            // What is made of a program's data is seen by nobody any more when it has to end.
            for piece in octets.chunks(PIECE).take_while(|_| !is_stopped()) {
                match encoder.write(piece) {
                    Ok(made) => output.extend(made),
                    Err(error) => return Some(Err(error)),
                }
            }
            Some(Ok(output))
        });
        check(thread)?;
        match result {
            Some(Ok(output)) => Ok(output),
            Some(Err(_)) => Err(lzma_error(thread, "Internal error")),
            None => Err(value_error("Compressor has been flushed")),
        }
    }

    /// The rest of the stream.
    ///
    /// # Errors
    /// `ValueError` if that was asked for already.
    pub fn finish(&self, thread: &Thread) -> Result<Vec<u8>, Raised> {
        let result = thread.blocking_for(Activity::Native, || {
            let encoder = self.encoder.lock().take();
            encoder.map(Encoder::finish)
        });
        match result {
            Some(Ok(output)) => Ok(output),
            Some(Err(_)) => Err(lzma_error(thread, "Internal error")),
            None => Err(value_error("Repeated call to flush()")),
        }
    }
}

/// Compresses a stream that comes in pieces, in one of the formats of liblzma.
#[weft_core::class(name = "LZMACompressor", module = "_lzma", payload = Compressor)]
pub mod class {
    use super::{Compressor, type_error, value_error};
    use crate::lzma::definition::{FORMAT_ALONE, FORMAT_RAW, FORMAT_XZ};
    use crate::lzma::filters::{self, Chain, Coder};
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::protocol;
    use weft_core::types::bytes::required_octets;
    use weft_core::types::construct::new_instance;

    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[default(FORMAT_XZ)] format: i64,
        #[default(-1)] check: i64,
        #[default(Value::NONE)] preset: Value,
        #[default(Value::NONE)] filters: Value,
    ) -> Result<Value, Raised> {
        if !preset.is_none() && !filters.is_none() {
            return Err(value_error("Cannot specify both preset and filter chain"));
        }
        if format != FORMAT_XZ && !matches!(check, -1 | 0) {
            return Err(value_error(
                "Integrity checks are only supported by FORMAT_XZ",
            ));
        }
        if !matches!(format, FORMAT_XZ | FORMAT_ALONE | FORMAT_RAW) {
            return Err(value_error(format!("Invalid container format: {format}")));
        }
        let chain = if filters.is_none() {
            if format == FORMAT_RAW {
                return Err(value_error("Must specify filters for FORMAT_RAW"));
            }
            let level = if preset.is_none() {
                filters::DEFAULT
            } else {
                let level = protocol::to_i64(thread, preset)?;
                u32::try_from(level)
                    .map_err(|_| type_error("preset must be an unsigned 32-bit integer"))?
            };
            Chain {
                before: Vec::new(),
                coder: if format == FORMAT_XZ {
                    Coder::Lzma2
                } else {
                    Coder::Lzma1
                },
                options: filters::preset(thread, level)?,
            }
        } else {
            filters::chain(thread, filters)?
        };
        let compressor = Compressor::make(thread, format, check, chain)?;
        new_instance(thread, class, compressor)
    }

    /// Take the next piece of input.
    ///
    /// Returns output as far as there is some, which may be b''.
    #[positional_only]
    fn compress(
        this: &Native<Compressor>,
        thread: &Thread,
        data: Value,
    ) -> Result<Vec<u8>, Raised> {
        let octets = required_octets(thread, &data)?;
        Compressor::compress(this, thread, &octets)
    }

    /// End the stream and return the rest of the output. No more input is taken afterwards.
    fn flush(this: &Native<Compressor>, thread: &Thread) -> Result<Vec<u8>, Raised> {
        this.finish(thread)
    }
}
