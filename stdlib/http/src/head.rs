//! The head of an answer: its first line, its headers, and what they say about the body.

use crate::failure::{Failure, Fault};
use crate::framing::{Chunk, Framing};
use httparse::{Error, ParserConfig, Status};

/// How long a head may be in all.
const LONGEST_HEAD: usize = 1024 * 1024;

/// How many headers there may be at most, whatever a program allows.
const MOST_HEADERS: usize = 8192;

/// What a head may be at most.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Octets of a line.
    pub line: usize,
    /// Headers.
    pub count: usize,
}

/// The head of an answer.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// 0 or 1, of HTTP/1.
    pub version: u8,
    pub status: u16,
    pub reason: Vec<u8>,
    pub headers: Vec<(Vec<u8>, Vec<u8>)>,
}

fn excerpt(octets: &[u8]) -> Vec<u8> {
    let line = octets.split(|octet| *octet == b'\n').next();
    let line = line.unwrap_or_default();
    line[..line.len().min(128)].to_vec()
}

/// Refuses a head that is too long though it has not ended.
fn check_open(octets: &[u8], limits: Limits) -> Result<(), Failure> {
    let mut lines = 0;
    let mut last = 0;
    for (place, octet) in octets.iter().enumerate() {
        if *octet == b'\n' {
            lines += 1;
            last = place + 1;
        }
    }
    if octets.len() - last > limits.line {
        return Err(Failure::Malformed(
            Fault::LongLine,
            excerpt(&octets[last..]),
        ));
    }
    if lines > limits.count.min(MOST_HEADERS) + 1 || octets.len() > LONGEST_HEAD {
        return Err(Failure::Malformed(Fault::Count, excerpt(octets)));
    }
    Ok(())
}

/// The head that begins these octets, and how long it is; `None` as long as it has not ended.
///
/// # Errors
/// If it is no head, or too long.
pub fn parse(octets: &[u8], limits: Limits) -> Result<Option<(Head, usize)>, Failure> {
    let mut config = ParserConfig::default();
    config
        .allow_spaces_after_header_name_in_responses(true)
        .allow_obsolete_multiline_headers_in_responses(true)
        .allow_multiple_spaces_in_response_status_delimiters(true);
    let most = limits.count.min(MOST_HEADERS);
    let mut room = 64.min(most + 1);
    loop {
        let mut headers = vec![httparse::EMPTY_HEADER; room];
        let mut response = httparse::Response::new(&mut headers);
        match config.parse_response(&mut response, octets) {
            Ok(Status::Partial) => {
                // A first line that is none does not get better by waiting for its end.
                check_open(octets, limits)?;
                return Ok(None);
            }
            Ok(Status::Complete(length)) => {
                if response.headers.len() > most {
                    return Err(Failure::Malformed(Fault::Count, excerpt(octets)));
                }
                let mut head = Head {
                    version: response.version.unwrap_or(1),
                    status: response.code.unwrap_or(0),
                    reason: response.reason.unwrap_or_default().as_bytes().to_vec(),
                    headers: Vec::with_capacity(response.headers.len()),
                };
                for header in response.headers.iter() {
                    let size = header.name.len() + header.value.len();
                    if size > limits.line {
                        let line = excerpt(header.name.as_bytes());
                        return Err(Failure::Malformed(Fault::LongLine, line));
                    }
                    let value = unfold(header.value);
                    head.headers.push((header.name.as_bytes().to_vec(), value));
                }
                return Ok(Some((head, length)));
            }
            Err(Error::TooManyHeaders) if room <= most => room = (room * 4).min(most + 1),
            Err(Error::TooManyHeaders) => {
                return Err(Failure::Malformed(Fault::Count, excerpt(octets)));
            }
            Err(Error::Version | Error::Status | Error::Token) => {
                return Err(Failure::Malformed(Fault::Line, excerpt(octets)));
            }
            Err(_) => {
                // Where the first line is none there are no headers to be wrong.
                let fault = if octets.starts_with(b"HTTP/") {
                    Fault::Header
                } else {
                    Fault::Line
                };
                return Err(Failure::Malformed(fault, excerpt(octets)));
            }
        }
    }
}

/// The head of a request.
pub struct Request {
    pub method: Vec<u8>,
    pub target: Vec<u8>,
    /// Status and reason are left out.
    pub head: Head,
    /// How long the head is.
    pub length: usize,
}

/// The head of the request that begins these octets; `None` as long as it has not ended.
///
/// # Errors
/// If it is no head, or too long.
pub fn parse_request(octets: &[u8], limits: Limits) -> Result<Option<Request>, Failure> {
    let most = limits.count.min(MOST_HEADERS);
    let mut room = 64.min(most + 1);
    loop {
        let mut headers = vec![httparse::EMPTY_HEADER; room];
        let mut request = httparse::Request::new(&mut headers);
        match request.parse(octets) {
            Ok(Status::Partial) => {
                check_open(octets, limits)?;
                return Ok(None);
            }
            Ok(Status::Complete(length)) => {
                let target = request.path.unwrap_or_default().as_bytes().to_vec();
                let sizes = request
                    .headers
                    .iter()
                    .map(|header| header.name.len() + header.value.len());
                if sizes.max().unwrap_or(0).max(target.len()) > limits.line {
                    return Err(Failure::Malformed(Fault::LongLine, Vec::new()));
                }
                if request.headers.len() > most {
                    return Err(Failure::Malformed(Fault::Count, Vec::new()));
                }
                let headers = request
                    .headers
                    .iter()
                    .map(|header| (header.name.as_bytes().to_vec(), header.value.to_vec()))
                    .collect();
                return Ok(Some(Request {
                    method: request.method.unwrap_or_default().as_bytes().to_vec(),
                    target,
                    head: Head {
                        version: request.version.unwrap_or(1),
                        headers,
                        ..Head::default()
                    },
                    length,
                }));
            }
            Err(Error::TooManyHeaders) if room <= most => room = (room * 4).min(most + 1),
            Err(Error::TooManyHeaders) => {
                return Err(Failure::Malformed(Fault::Count, excerpt(octets)));
            }
            Err(Error::HeaderName | Error::HeaderValue) => {
                return Err(Failure::Malformed(Fault::Header, excerpt(octets)));
            }
            Err(_) => return Err(Failure::Malformed(Fault::Line, excerpt(octets))),
        }
    }
}

/// The value of a header without the ends of lines in it.
fn unfold(value: &[u8]) -> Vec<u8> {
    let value = value.trim_ascii();
    if value.contains(&b'\n') {
        let lines = value.split(|octet| *octet == b'\n');
        let lines: Vec<&[u8]> = lines.map(<[u8]>::trim_ascii).collect();
        return lines.join(&b' ');
    }
    value.to_vec()
}

impl Head {
    /// The values of the headers of a name, which is in small letters.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a [u8]> {
        self.headers
            .iter()
            .filter(move |header| header.0.eq_ignore_ascii_case(name.as_bytes()))
            .map(|header| &header.1[..])
    }

    /// Whether a header that is a list has a word in it.
    pub fn lists(&self, name: &str, word: &str) -> bool {
        self.values(name).any(|value| {
            value
                .split(|octet| *octet == b',')
                .any(|item| item.trim_ascii().eq_ignore_ascii_case(word.as_bytes()))
        })
    }

    /// Whether the connection can be used again once the body has ended.
    pub fn keeps_alive(&self) -> bool {
        match self.version {
            0 => self.lists("connection", "keep-alive"),
            _ => !self.lists("connection", "close"),
        }
    }

    /// The codings of the content, the outermost last.
    pub fn codings(&self) -> Vec<String> {
        self.values("content-encoding")
            .flat_map(|value| value.split(|octet| *octet == b','))
            .map(|coding| String::from_utf8_lossy(coding.trim_ascii()).to_ascii_lowercase())
            .filter(|coding| !coding.is_empty() && coding != "identity")
            .collect()
    }

    /// How the body is delimited, of an answer to a request that may have been a `HEAD`.
    ///
    /// # Errors
    /// If its length is no number, or several.
    pub fn framing(&self, answers_head: bool) -> Result<Framing, Failure> {
        if answers_head || matches!(self.status, 100..=199 | 204 | 304) {
            return Ok(Framing::Over);
        }
        if self.lists("transfer-encoding", "chunked") {
            return Ok(Framing::Chunked(Chunk::Size));
        }
        Ok(match self.length()? {
            Some(left) => Framing::Length { left },
            None => Framing::UntilClose,
        })
    }

    /// How the body is delimited, of a request.
    ///
    /// # Errors
    /// If that cannot be told for certain.
    pub fn request_framing(&self) -> Result<Framing, Failure> {
        let length = self.length()?;
        if self.lists("transfer-encoding", "chunked") {
            // Two ways to tell are one too many: another server may read the other.
            return match length {
                Some(_) => Err(Failure::Malformed(Fault::Length, Vec::new())),
                None => Ok(Framing::Chunked(Chunk::Size)),
            };
        }
        Ok(match length {
            Some(left) if left > 0 => Framing::Length { left },
            _ => Framing::Over,
        })
    }

    fn length(&self) -> Result<Option<u64>, Failure> {
        let mut length = None;
        for value in self.values("content-length") {
            for part in value.split(|octet| *octet == b',') {
                let part = part.trim_ascii();
                let number = std::str::from_utf8(part)
                    .ok()
                    .filter(|text| text.bytes().all(|octet| octet.is_ascii_digit()))
                    .and_then(|text| text.parse::<u64>().ok());
                let is_other = length.is_some_and(|length| Some(length) != number);
                let (Some(number), false) = (number, is_other) else {
                    return Err(Failure::Malformed(Fault::Length, value.to_vec()));
                };
                length = Some(number);
            }
        }
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::{Limits, parse};
    use crate::failure::{Failure, Fault};

    const LIMITS: Limits = Limits {
        line: 100,
        count: 5,
    };

    fn fault(octets: &[u8]) -> Option<Fault> {
        match parse(octets, LIMITS) {
            Err(Failure::Malformed(fault, _)) => Some(fault),
            _ => None,
        }
    }

    #[test]
    fn keeps_case_and_order() {
        let octets = b"HTTP/1.1 200 Fine\r\nX-b: 1\r\na: \xe9 \r\nX-B: 2\r\n\r\nrest";
        let (head, length) = parse(octets, LIMITS)
            .ok()
            .flatten()
            .expect("it is complete");
        assert_eq!(&octets[length..], b"rest");
        assert_eq!((head.status, &head.reason[..]), (200, &b"Fine"[..]));
        let names: Vec<&[u8]> = head.headers.iter().map(|header| &header.0[..]).collect();
        assert_eq!(names, [&b"X-b"[..], b"a", b"X-B"]);
        assert_eq!(head.values("x-b").count(), 2);
    }

    #[test]
    fn refuses_what_is_too_much() {
        let many = b"HTTP/1.1 200 OK\r\n".to_vec();
        let many = [many, b"a: b\r\n".repeat(6)].concat();
        assert_eq!(fault(&many), Some(Fault::Count));
        let long = [&b"HTTP/1.1 200 OK\r\na: "[..], &[b'x'; 101]].concat();
        assert_eq!(fault(&long), Some(Fault::LongLine));
        assert_eq!(fault(b"nonsense\r\n\r\n"), Some(Fault::Line));
        assert_eq!(
            fault(b"HTTP/1.1 200 OK\r\n: x\r\n\r\n"),
            Some(Fault::Header)
        );
    }
}
