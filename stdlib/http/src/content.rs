//! Decompressing contents: gzip, deflate and brotli, a bounded piece at a time.

use crate::failure::{Failure, Fault};
use brotli_decompressor::{BrotliDecompressStream, BrotliResult, BrotliState, StandardAlloc};
use flate2::{Decompress, FlushDecompress, Status};

/// How much comes out at once.
const PIECE: usize = 64 * 1024;

/// What contents may grow to before it matters how much they grow.
const HARMLESS: u64 = 64 * 1024 * 1024;

/// How many times longer than before they may be then. Texts grow by 10; what grows by 1000 is one octet repeated.
const MOST_GROWTH: u64 = 200;

type Brotli = BrotliState<StandardAlloc, StandardAlloc, StandardAlloc>;

enum Method {
    /// Members follow each other; what follows the last is not looked at.
    Gzip(Decompress),
    /// In the format of zlib, or raw, which the first octet tells.
    Deflate(Option<Decompress>),
    Brotli(Box<Brotli>),
}

/// One coding.
struct Decoder {
    method: Method,
    input: Vec<u8>,
    start: usize,
    ended: bool,
}

/// The codings of a content, the outermost first.
pub struct Content {
    decoders: Vec<Decoder>,
    came: u64,
    gave: u64,
}

fn malformed() -> Failure {
    Failure::Malformed(Fault::Content, Vec::new())
}

impl Decoder {
    fn new(coding: &str) -> Option<Decoder> {
        let method = match coding {
            "gzip" | "x-gzip" => Method::Gzip(Decompress::new_gzip(15)),
            "deflate" => Method::Deflate(None),
            "br" => Method::Brotli(Box::new(BrotliState::new(
                StandardAlloc::default(),
                StandardAlloc::default(),
                StandardAlloc::default(),
            ))),
            _ => return None,
        };
        Some(Decoder {
            method,
            input: Vec::new(),
            start: 0,
            ended: false,
        })
    }

    fn feed(&mut self, octets: &[u8]) {
        self.input.drain(..self.start);
        self.start = 0;
        self.input.extend_from_slice(octets);
    }

    /// The next piece; nothing as long as more must be fed.
    fn next(&mut self, most: usize) -> Result<Vec<u8>, Failure> {
        let mut output = Vec::new();
        while output.is_empty() {
            let input = &self.input[self.start..];
            if self.ended {
                let goes_on = matches!(self.method, Method::Gzip(_)) && input.starts_with(b"\x1f");
                if !goes_on {
                    self.start = self.input.len();
                    return Ok(output);
                }
                self.method = Method::Gzip(Decompress::new_gzip(15));
                self.ended = false;
                continue;
            }
            let (consumed, ended) = match &mut self.method {
                Method::Brotli(state) => {
                    output.resize(most, 0);
                    let (mut left, mut place) = (input.len(), 0);
                    let (mut room, mut filled, mut total) = (most, 0, 0);
                    let result = BrotliDecompressStream(
                        &mut left,
                        &mut place,
                        input,
                        &mut room,
                        &mut filled,
                        &mut output,
                        &mut total,
                        state,
                    );
                    output.truncate(filled);
                    match result {
                        BrotliResult::ResultFailure => return Err(malformed()),
                        result => (place, matches!(result, BrotliResult::ResultSuccess)),
                    }
                }
                Method::Gzip(stream) => inflate(stream, input, &mut output, most)?,
                Method::Deflate(stream) => {
                    let Some(first) = input.first() else {
                        return Ok(output);
                    };
                    let stream = stream.get_or_insert_with(|| Decompress::new(first & 0x0f == 8));
                    inflate(stream, input, &mut output, most)?
                }
            };
            self.start += consumed;
            self.ended = ended;
            if consumed == 0 && output.is_empty() && !ended {
                return Ok(output);
            }
        }
        Ok(output)
    }
}

/// A step of deflate: how much was consumed, and whether the stream has ended.
fn inflate(
    stream: &mut Decompress,
    input: &[u8],
    output: &mut Vec<u8>,
    most: usize,
) -> Result<(usize, bool), Failure> {
    output.reserve_exact(most);
    let before = stream.total_in();
    let status = stream.decompress_vec(input, output, FlushDecompress::None);
    let consumed = (stream.total_in() - before) as usize;
    match status {
        Ok(status) => Ok((consumed, status == Status::StreamEnd)),
        Err(_) => Err(malformed()),
    }
}

impl Content {
    /// What undoes these codings, the outermost of which is the last; `None` if there are none, or one is unknown.
    pub fn new(codings: &[String]) -> Option<Content> {
        let decoders: Option<Vec<Decoder>> = codings
            .iter()
            .rev()
            .map(|coding| Decoder::new(coding))
            .collect();
        let decoders = decoders.filter(|decoders| !decoders.is_empty() && decoders.len() <= 5)?;
        Some(Content {
            decoders,
            came: 0,
            gave: 0,
        })
    }

    /// Gives it more of what is compressed. All pieces must be taken before.
    pub fn feed(&mut self, octets: &[u8]) {
        self.came += octets.len() as u64;
        if let Some(first) = self.decoders.first_mut() {
            first.feed(octets);
        }
    }

    /// The next piece; `None` as long as more must be fed.
    ///
    /// # Errors
    /// If it is not what it should be, or grows beyond measure.
    pub fn next(&mut self) -> Result<Option<Vec<u8>>, Failure> {
        let piece = self.next_of(PIECE)?;
        if self.gave > HARMLESS && self.gave / MOST_GROWTH > self.came {
            return Err(Failure::Malformed(Fault::Bomb, Vec::new()));
        }
        Ok(piece)
    }

    /// The next piece of at most so many octets, however much that makes in all.
    ///
    /// # Errors
    /// If it is not what it should be.
    pub fn next_of(&mut self, most: usize) -> Result<Option<Vec<u8>>, Failure> {
        let last = self.decoders.len() - 1;
        let mut place = last;
        loop {
            let piece = self.decoders[place].next(most)?;
            if piece.is_empty() {
                if place == 0 {
                    return Ok(None);
                }
                place -= 1;
            } else if place == last {
                self.gave += piece.len() as u64;
                return Ok(Some(piece));
            } else {
                place += 1;
                self.decoders[place].feed(&piece);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Content, HARMLESS, PIECE};
    use crate::failure::{Failure, Fault};
    use flate2::Compression;
    use flate2::write::{GzEncoder, ZlibEncoder};
    use std::io::Write;

    fn gzip(octets: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(octets).expect("it goes to memory");
        encoder.finish().expect("it goes to memory")
    }

    /// What octets are, fed so many at a time.
    fn decoded(codings: &[&str], octets: &[u8], step: usize) -> Result<Vec<u8>, Failure> {
        let codings: Vec<String> = codings.iter().map(|&coding| coding.to_owned()).collect();
        let mut content = Content::new(&codings).expect("the codings are known");
        let mut found = Vec::new();
        for part in octets.chunks(step) {
            content.feed(part);
            while let Some(piece) = content.next()? {
                assert!(piece.len() <= PIECE);
                found.extend_from_slice(&piece);
            }
        }
        Ok(found)
    }

    #[test]
    fn undoes_codings_however_they_are_split() {
        let text = b"a text that is repeated, ".repeat(1000);
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(&text).expect("it goes to memory");
        let deflated = encoder.finish().expect("it goes to memory");
        for step in [1, 7, 100_000] {
            assert_eq!(
                decoded(&["gzip"], &gzip(&text), step).ok(),
                Some(text.clone())
            );
            assert_eq!(
                decoded(&["deflate"], &deflated, step).ok(),
                Some(text.clone())
            );
            assert_eq!(
                decoded(&["deflate"], &deflated[2..], step).ok(),
                Some(text.clone())
            );
            let twice = gzip(&deflated);
            assert_eq!(
                decoded(&["deflate", "gzip"], &twice, step).ok(),
                Some(text.clone())
            );
            let members = [gzip(b"one "), gzip(b"two")].concat();
            assert_eq!(
                decoded(&["gzip"], &members, step).ok(),
                Some(b"one two".to_vec())
            );
        }
    }

    #[test]
    fn refuses_bombs_and_nonsense() {
        let bomb = gzip(&vec![0; HARMLESS as usize + 10 * PIECE]);
        let outcome = decoded(&["gzip"], &bomb, 1000);
        assert!(matches!(outcome, Err(Failure::Malformed(Fault::Bomb, _))));
        for coding in ["gzip", "deflate", "br"] {
            let outcome = decoded(&[coding], b"\xf8nonsense that is nothing", 100);
            assert!(
                matches!(outcome, Err(Failure::Malformed(Fault::Content, _))),
                "{coding}"
            );
        }
    }
}
