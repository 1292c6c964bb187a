//! Source bytes to text: byte order mark, coding line (PEP 263), UTF-8.

use crate::ast::Range;
use crate::error::{Stage, SyntaxError, SyntaxErrorKind};
use crate::interrupt::Interruption;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The encodings that a coding line may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Latin1,
    Ascii,
}

/// Octets as characters; not all of them if parsing is interrupted, which whoever parses them notices.
fn latin_1(octets: &[u8]) -> String {
    let mut interruption = Interruption::default();
    let mut text = String::with_capacity(octets.len());
    let octets = octets.iter().take_while(|_| !interruption.is_wanted());
    text.extend(octets.copied().map(char::from));
    text
}

/// Decodes a source file, which errors call `name`.
///
/// Without a coding line it is UTF-8. The errors are CPython's: an unknown encoding, bytes that the encoding does
/// not have, a byte order mark beside another encoding.
pub fn decode(name: &str, bytes: &[u8]) -> Result<String, SyntaxError> {
    let (bytes, has_mark) = match bytes.strip_prefix(BYTE_ORDER_MARK) {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    let declared = coding_line(bytes);
    let encoding = match &declared {
        None => Encoding::Utf8,
        Some(declared) => match encoding(declared) {
            Some(Encoding::Utf8) => Encoding::Utf8,
            Some(_) | None if has_mark => {
                return Err(error(
                    format!("encoding problem: {declared} with BOM"),
                    bytes,
                    0,
                ));
            }
            Some(encoding) => encoding,
            None => return Err(unplaced(format!("unknown encoding: {declared}"))),
        },
    };
    match encoding {
        Encoding::Latin1 => Ok(latin_1(bytes)),
        Encoding::Ascii => match bytes.iter().position(|byte| !byte.is_ascii()) {
            None => Ok(String::from_utf8_lossy(bytes).into_owned()),
            Some(place) => Err(unplaced(format!(
                "'ascii' codec can't decode byte 0x{:02x} in position {place}: ordinal not in range(128)",
                bytes[place]
            ))),
        },
        Encoding::Utf8 => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.to_owned()),
            Err(invalid) => {
                let place = invalid.valid_up_to();
                let message = if declared.is_some() {
                    codec_message(bytes, place, invalid.error_len())
                } else {
                    let line = 1 + bytes[..place].iter().filter(|&&byte| byte == b'\n').count();
                    format!(
                        "Non-UTF-8 code starting with '\\x{:02x}' in file {name} on line {line}, but no encoding \
                         declared; see https://peps.python.org/pep-0263/ for details",
                        bytes[place]
                    )
                };
                Err(error(message, bytes, place))
            }
        },
    }
}

/// The encoding that a source declares, if it is one that [`decode`] does not know.
pub fn other_encoding(bytes: &[u8]) -> Option<String> {
    if bytes.starts_with(BYTE_ORDER_MARK) {
        return None;
    }
    coding_line(bytes).filter(|declared| encoding(declared).is_none())
}

fn codec_message(bytes: &[u8], place: usize, length: Option<usize>) -> String {
    let line_start = bytes[..place]
        .iter()
        .rposition(|&byte| byte == b'\n')
        .map_or(0, |index| index + 1);
    let reason = match (bytes[place], length) {
        (_, None) => "unexpected end of data",
        (0x80..=0xc1 | 0xf5..=0xff, _) => "invalid start byte",
        _ => "invalid continuation byte",
    };
    format!(
        "(unicode error) 'utf-8' codec can't decode byte 0x{:02x} in position {}: {reason}",
        bytes[place],
        place - line_start
    )
}

/// The encoding that one of the first two lines declares, in its normal spelling.
fn coding_line(bytes: &[u8]) -> Option<String> {
    for line in bytes.split(|&byte| byte == b'\n').take(2) {
        let blank = line
            .iter()
            .take_while(|&&byte| matches!(byte, b' ' | b'\t' | b'\x0c'))
            .count();
        let rest = &line[blank..];
        match rest.first() {
            Some(b'#') => {
                if let Some(name) = coding_in_comment(rest) {
                    return Some(normal_name(&name));
                }
            }
            None | Some(b'\r') => {}
            Some(_) => return None,
        }
    }
    None
}

/// The name after `coding:` or `coding=`.
fn coding_in_comment(comment: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(comment);
    let mut rest = &*text;
    loop {
        rest = &rest[rest.find("coding")? + "coding".len()..];
        let Some(after) = rest.strip_prefix([':', '=']) else {
            continue;
        };
        let after = after.trim_start_matches([' ', '\t']);
        let length =
            after.find(|next: char| !(next.is_ascii_alphanumeric() || "-_.".contains(next)));
        let name = &after[..length.unwrap_or(after.len())];
        if !name.is_empty() {
            return Some(name.to_owned());
        }
    }
}

fn normal_name(name: &str) -> String {
    let lower = name.to_ascii_lowercase().replace('_', "-");
    let is = |known: &str| lower == known || lower.starts_with(&format!("{known}-"));
    if is("utf-8") {
        return "utf-8".to_owned();
    }
    if is("latin-1") || is("iso-8859-1") || is("iso-latin-1") {
        return "iso-8859-1".to_owned();
    }
    name.to_owned()
}

fn encoding(name: &str) -> Option<Encoding> {
    match name.to_ascii_lowercase().replace('_', "-").as_str() {
        "utf-8" | "utf8" | "u8" | "utf" | "cp65001" | "utf8-ucs2" | "utf8-ucs4" => {
            Some(Encoding::Utf8)
        }
        "iso-8859-1" | "iso8859-1" | "8859" | "cp819" | "latin" | "latin1" | "l1" => {
            Some(Encoding::Latin1)
        }
        "ascii" | "us-ascii" | "646" | "us" => Some(Encoding::Ascii),
        _ => None,
    }
}

fn error(message: String, bytes: &[u8], place: usize) -> SyntaxError {
    let line_start = bytes[..place]
        .iter()
        .rposition(|&byte| byte == b'\n')
        .map_or(0, |index| index + 1);
    let line_end = bytes[place..]
        .iter()
        .position(|&byte| byte == b'\n')
        .map_or(bytes.len(), |index| place + index);
    let line = 1 + bytes[..place].iter().filter(|&&byte| byte == b'\n').count() as u32;
    let before = String::from_utf8_lossy(&bytes[line_start..place])
        .chars()
        .count() as u32;
    SyntaxError {
        kind: SyntaxErrorKind::SyntaxError,
        message,
        range: Range::new(place as u32, place as u32),
        line,
        column: before + 1,
        end_line: line,
        end_column: before as i32 + 1,
        text: String::from_utf8_lossy(&bytes[line_start..line_end]).into_owned(),
        incomplete: false,
        stage: Stage::Parser,
    }
}

/// An error that CPython reports for the file as a whole: its line is 0.
fn unplaced(message: String) -> SyntaxError {
    SyntaxError {
        kind: SyntaxErrorKind::SyntaxError,
        message,
        range: Range::default(),
        line: 0,
        column: 0,
        end_line: 0,
        end_column: -1,
        text: String::new(),
        incomplete: false,
        stage: Stage::Parser,
    }
}
