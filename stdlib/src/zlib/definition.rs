//! The module `zlib`.

use crate::exception::raise_own;
use weft_core::error::{Exception, type_error};
use weft_core::heap::{Raised, Thread, Value};
use weft_core::interpreter::limits::must_stop;
use weft_core::protocol;
use weft_core::types::bytes::{octets_of, required_octets};

/// Raises `zlib.error`.
#[cold]
pub fn zlib_error(thread: &Thread, message: &str) -> Raised {
    raise_own(thread, "zlib", "error", Exception::Exception, message)
}

/// The dictionary that an argument is; none, if it was left out.
pub fn dictionary_of(thread: &Thread, argument: Value) -> Result<Option<Vec<u8>>, Raised> {
    if argument == Value::ABSENT {
        return Ok(None);
    }
    match octets_of(thread, &argument)? {
        Some(octets) => Ok(Some(octets.into_owned())),
        None => Err(type_error(
            "zdict argument must support the buffer protocol",
        )),
    }
}

/// The 32 bits of the number that a checksum starts from.
pub fn checksum_start(thread: &Thread, value: Value) -> Result<u32, Raised> {
    let integer = protocol::index(thread, value)?;
    let big = protocol::to_big_int(integer).unwrap_or_default();
    Ok(big & u32::MAX)
}

/// The CRC-32 of octets.
pub fn crc32(thread: &Thread, data: Value, start: Value) -> Result<u32, Raised> {
    let octets = required_octets(thread, &data)?;
    let start = if start == Value::ABSENT {
        0
    } else {
        checksum_start(thread, start)?
    };
    Ok(in_pieces(thread, start, &octets, zlib_rs::crc32::crc32))
}

/// Octets of which a checksum is made before it is asked whether the program has to end.
const PIECE: usize = 4 << 20;

/// A checksum of octets, which nobody is going to see if the program has to end.
fn in_pieces(thread: &Thread, start: u32, octets: &[u8], sum: fn(u32, &[u8]) -> u32) -> u32 {
    let pieces = octets.chunks(PIECE).take_while(|_| !must_stop(thread));
    pieces.fold(start, sum)
}

/// Compression and decompression in the formats of zlib, gzip and raw deflate, and checksums.
#[weft_macros::module(name = "zlib", classes = [super::streaming::class])]
pub mod module {
    use super::{checksum_start, dictionary_of, zlib_error};
    use crate::exception::exception_class;
    use crate::zlib::compress::{self, Compressor, settings};
    use crate::zlib::decompress::{self, Decompressor, Failure, Progress, inflate_for};
    use weft_core::error::{Exception, value_error};
    use weft_core::heap::concurrency::recording::Activity;
    use weft_core::heap::{Dict, Raised, Thread, Value};
    use weft_core::interpreter::limits::check;
    use weft_core::types::bytes::required_octets;
    use zlib_rs::{Deflate, DeflateFlush};

    /// Return the Adler-32 checksum of data, going on from value, that of the data before.
    #[positional_only]
    fn adler32(
        thread: &Thread,
        data: Value,
        #[default(Value::ABSENT)] value: Value,
    ) -> Result<u32, Raised> {
        let octets = required_octets(thread, &data)?;
        let start = if value == Value::ABSENT {
            1
        } else {
            checksum_start(thread, value)?
        };
        let sum = zlib_rs::adler32::adler32;
        Ok(super::in_pieces(thread, start, &octets, sum))
    }

    /// Return the CRC-32 checksum of data, going on from value, that of the data before.
    #[positional_only]
    fn crc32(
        thread: &Thread,
        data: Value,
        #[default(Value::ABSENT)] value: Value,
    ) -> Result<u32, Raised> {
        super::crc32(thread, data, value)
    }

    /// Return data compressed as one stream.
    fn compress(
        thread: &Thread,
        #[positional_only] data: Value,
        #[default(-1)] level: i64,
        #[default(15)] wbits: i64,
    ) -> Result<Vec<u8>, Raised> {
        let octets = required_octets(thread, &data)?;
        let Some(settings) = settings(level, 8, wbits, 8, 0) else {
            return Err(zlib_error(thread, "Bad compression level"));
        };
        let result = thread.blocking_for(Activity::Native, || {
            let mut output = Vec::new();
            let mut deflate = Deflate::new_with_config(settings);
            compress::run(&mut deflate, &octets, DeflateFlush::Finish, &mut output).map(|_| output)
        });
        check(thread)?;
        result.map_err(|()| {
            zlib_error(
                thread,
                "Error -2 while compressing data: inconsistent stream state",
            )
        })
    }

    /// Return the content of one compressed stream. error where it is damaged or cut short.
    fn decompress(
        thread: &Thread,
        #[positional_only] data: Value,
        #[default(15)] wbits: i64,
        #[default(16384)] bufsize: i64,
    ) -> Result<Vec<u8>, Raised> {
        if bufsize < 0 {
            return Err(value_error("bufsize must be non-negative"));
        }
        let octets = required_octets(thread, &data)?;
        let Some(mut inflate) = inflate_for(wbits) else {
            return Err(Failure::ENDED.raise(thread, "preparing to decompress data"));
        };
        let result = thread.blocking_for(Activity::Native, || {
            let mut output = Vec::new();
            decompress::run(&mut inflate, None, &octets, usize::MAX, &mut output)
                .map(|(_, progress)| (output, progress))
        });
        match result {
            Ok((output, Progress::Ended)) => Ok(output),
            Ok(_) => Err(Failure::TRUNCATED.raise(thread, "decompressing data")),
            Err(failure) => Err(decompress::raise(thread, failure, "decompressing data")),
        }
    }

    /// Return an object that compresses a stream in pieces.
    fn compressobj(
        thread: &Thread,
        #[default(-1)] level: i64,
        #[default(8)] method: i64,
        #[default(15)] wbits: i64,
        #[name("memLevel")]
        #[default(8)]
        memory_level: i64,
        #[default(0)] strategy: i64,
        #[default(Value::ABSENT)] zdict: Value,
    ) -> Result<Value, Raised> {
        let dictionary = if zdict == Value::ABSENT {
            None
        } else {
            Some(required_octets(thread, &zdict)?.into_owned())
        };
        match settings(level, method, wbits, memory_level, strategy) {
            Some(settings) => Compressor::make(thread, settings, dictionary),
            None => Err(value_error("Invalid initialization option")),
        }
    }

    /// Return an object that decompresses a stream in pieces.
    fn decompressobj(
        thread: &Thread,
        #[default(15)] wbits: i64,
        #[default(Value::ABSENT)] zdict: Value,
    ) -> Result<Value, Raised> {
        let dictionary = dictionary_of(thread, zdict)?;
        Decompressor::make(thread, wbits, dictionary)
    }

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        let set = |name: &str, value| dictionary.set_simple(thread, thread.intern(name), value);
        for (name, value) in [
            ("MAX_WBITS", 15),
            ("DEFLATED", 8),
            ("DEF_MEM_LEVEL", 8),
            ("DEF_BUF_SIZE", 16384),
            ("Z_NO_COMPRESSION", 0),
            ("Z_BEST_SPEED", 1),
            ("Z_BEST_COMPRESSION", 9),
            ("Z_DEFAULT_COMPRESSION", -1),
            ("Z_FILTERED", 1),
            ("Z_HUFFMAN_ONLY", 2),
            ("Z_RLE", 3),
            ("Z_FIXED", 4),
            ("Z_DEFAULT_STRATEGY", 0),
            ("Z_NO_FLUSH", 0),
            ("Z_PARTIAL_FLUSH", 1),
            ("Z_SYNC_FLUSH", 2),
            ("Z_FULL_FLUSH", 3),
            ("Z_FINISH", 4),
            ("Z_BLOCK", 5),
            ("Z_TREES", 6),
        ] {
            set(name, Value::from_i32(value));
        }
        // The version of zlib whose interface this is.
        set("ZLIB_VERSION", thread.string("1.3.1"));
        set("ZLIB_RUNTIME_VERSION", thread.string("1.3.1"));
        set("__version__", thread.string("1.0"));
        let error = exception_class(thread, "zlib", "error", Exception::Exception)?;
        set("error", error);
        Ok(())
    }
}
