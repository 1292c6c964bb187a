//! Where a body ends (RFC 9112, section 6): the octets of a message are fed in, those of its body come out.

use crate::failure::{Failure, Fault};

/// Longest line that says how long a chunk is, and longest trailer.
const LONGEST_LINE: usize = 16 * 1024;

/// All trailers together.
const MOST_TRAILERS: usize = 64 * 1024;

/// How a body is delimited, and what is left of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Framing {
    /// So many octets are to come.
    Length { left: u64 },
    /// Chunks.
    Chunked(Chunk),
    /// All until the connection ends.
    UntilClose,
    /// Nothing more.
    Over,
}

/// Where among chunks the body is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Chunk {
    /// At a line that says how long the next one is.
    Size,
    /// So many octets before the end of one.
    Octets(u64),
    /// At the end of the line behind one.
    End,
    /// Among the trailers, of which so many octets were seen.
    Trailers(usize),
}

/// What a step found.
#[derive(Debug, PartialEq)]
pub enum Step {
    /// So many octets at the beginning are a part of the body, after so many others that are none.
    Body { skip: usize, take: usize },
    /// More must be read; so many octets at the beginning are done with.
    More { skip: usize },
    /// The body has ended, behind so many octets.
    End { skip: usize },
}

fn line_end(octets: &[u8]) -> Option<usize> {
    octets.iter().position(|octet| *octet == b'\n')
}

fn malformed(line: &[u8]) -> Failure {
    Failure::Malformed(Fault::Chunk, line[..line.len().min(64)].to_vec())
}

fn chunk_size(line: &[u8]) -> Result<u64, Failure> {
    let text = line.strip_suffix(b"\r").unwrap_or(line);
    let digits = text
        .split(|octet| *octet == b';')
        .next()
        .unwrap_or_default();
    let digits = digits.trim_ascii();
    let is_hexadecimal = !digits.is_empty() && digits.iter().all(u8::is_ascii_hexdigit);
    let number = std::str::from_utf8(digits)
        .ok()
        .filter(|_| is_hexadecimal)
        .and_then(|digits| u64::from_str_radix(digits, 16).ok());
    number.ok_or_else(|| malformed(text))
}

impl Framing {
    /// Looks at what has come.
    ///
    /// # Errors
    /// If it is no body.
    pub fn step(&mut self, octets: &[u8]) -> Result<Step, Failure> {
        let mut skip = 0;
        loop {
            let rest = &octets[skip..];
            match self {
                Framing::Over | Framing::Length { left: 0 } => {
                    *self = Framing::Over;
                    return Ok(Step::End { skip });
                }
                _ if rest.is_empty() => return Ok(Step::More { skip }),
                Framing::UntilClose => {
                    let take = rest.len();
                    return Ok(Step::Body { skip, take });
                }
                Framing::Length { left } => {
                    let take = rest.len().min(usize::try_from(*left).unwrap_or(usize::MAX));
                    *left -= take as u64;
                    return Ok(Step::Body { skip, take });
                }
                Framing::Chunked(Chunk::Octets(left)) => {
                    let take = rest.len().min(usize::try_from(*left).unwrap_or(usize::MAX));
                    *left -= take as u64;
                    if *left == 0 {
                        *self = Framing::Chunked(Chunk::End);
                    }
                    return Ok(Step::Body { skip, take });
                }
                Framing::Chunked(Chunk::Size) => {
                    let Some(end) = line_end(rest) else {
                        if rest.len() > LONGEST_LINE {
                            return Err(malformed(rest));
                        }
                        return Ok(Step::More { skip });
                    };
                    let size = chunk_size(&rest[..end])?;
                    skip += end + 1;
                    *self = Framing::Chunked(match size {
                        0 => Chunk::Trailers(0),
                        size => Chunk::Octets(size),
                    });
                }
                Framing::Chunked(Chunk::End) => match rest {
                    [b'\r', b'\n', ..] => {
                        skip += 2;
                        *self = Framing::Chunked(Chunk::Size);
                    }
                    [b'\n', ..] => {
                        skip += 1;
                        *self = Framing::Chunked(Chunk::Size);
                    }
                    [b'\r'] => return Ok(Step::More { skip }),
                    _ => return Err(malformed(rest)),
                },
                Framing::Chunked(Chunk::Trailers(seen)) => {
                    let Some(end) = line_end(rest) else {
                        if rest.len() > LONGEST_LINE {
                            return Err(malformed(rest));
                        }
                        return Ok(Step::More { skip });
                    };
                    skip += end + 1;
                    *seen += end + 1;
                    if *seen > MOST_TRAILERS {
                        return Err(malformed(&rest[..end]));
                    }
                    if matches!(&rest[..end], b"" | b"\r") {
                        *self = Framing::Over;
                    }
                }
            }
        }
    }

    /// What the end of the connection means after so many octets of the body.
    ///
    /// # Errors
    /// If something is missing.
    pub fn end(&self, came: u64) -> Result<(), Failure> {
        match self {
            Framing::Over | Framing::UntilClose => Ok(()),
            Framing::Length { left } => Err(Failure::Short(came, Some(*left), false)),
            Framing::Chunked(Chunk::Octets(left)) => Err(Failure::Short(came, Some(*left), true)),
            Framing::Chunked(_) => Err(Failure::Short(came, None, true)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Chunk, Framing, Step};

    /// The body of a message that comes in pieces, or `None` if it is malformed or not complete.
    fn body(mut framing: Framing, pieces: &[&[u8]]) -> Option<Vec<u8>> {
        let mut buffer: Vec<u8> = Vec::new();
        let mut found = Vec::new();
        for piece in pieces {
            buffer.extend_from_slice(piece);
            loop {
                match framing.step(&buffer).ok()? {
                    Step::Body { skip, take } => {
                        found.extend_from_slice(&buffer[skip..skip + take]);
                        buffer.drain(..skip + take);
                    }
                    Step::More { skip } => {
                        buffer.drain(..skip);
                        break;
                    }
                    Step::End { .. } => return Some(found),
                }
            }
        }
        framing.end(found.len() as u64).ok().map(|()| found)
    }

    #[test]
    fn takes_chunks_apart_wherever_they_are_split() {
        let message = b"4;a=b\r\nWiki\r\n5\npedia\nE\r\n in \r\n\r\nchunks\r\n0\r\nx: y\r\n\r\n";
        for split in 0..message.len() {
            let (head, tail) = message.split_at(split);
            let found = body(Framing::Chunked(Chunk::Size), &[head, tail]);
            assert_eq!(found.as_deref(), Some(&b"Wikipedia in \r\n\r\nchunks"[..]));
        }
    }

    #[test]
    fn refuses_what_is_no_chunk() {
        for message in [
            &b"x\r\n"[..],
            b"-1\r\n",
            b"+1\r\na\r\n",
            b"1\r\nab\r\n",
            b"\r\n",
            b"fffffffffffffffff\r\n",
        ] {
            assert_eq!(body(Framing::Chunked(Chunk::Size), &[message]), None);
        }
        assert_eq!(body(Framing::Length { left: 3 }, &[b"ab"]), None);
    }
}
