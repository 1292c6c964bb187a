//! The encodings `unicode_escape` and `raw_unicode_escape`: text as Python writes it in literals.

use crate::interpreter::limits::{check_item, while_going_on};
use crate::types::bytes::codec::Completeness;
use crate::types::bytes::codec::error::{Failure, Handler, handle_decoding};
use crate::types::str::{code_points, push_code_point, push_escape};
use weft_heap::{Raised, Str, Thread};

/// `text.encode('unicode_escape')`.
pub fn encode(text: &Str) -> Vec<u8> {
    let mut result = String::new();
    // What is made of fewer is not looked at any more: the caller asks whether the program has to end.
    for code in while_going_on(code_points(text.as_wtf8())) {
        match char::from_u32(code) {
            Some('\n') => result.push_str("\\n"),
            Some('\r') => result.push_str("\\r"),
            Some('\t') => result.push_str("\\t"),
            Some('\\') => result.push_str("\\\\"),
            Some(character @ ' '..='~') => result.push(character),
            _ => push_escape(&mut result, code),
        }
    }
    result.into_bytes()
}

/// `text.encode('raw_unicode_escape')`.
pub fn encode_raw(text: &Str) -> Vec<u8> {
    let mut result = Vec::new();
    for code in while_going_on(code_points(text.as_wtf8())) {
        match code {
            ..0x100 => result.push(code as u8),
            ..0x10000 => result.extend_from_slice(format!("\\u{code:04x}").as_bytes()),
            _ => result.extend_from_slice(format!("\\U{code:08x}").as_bytes()),
        }
    }
    result
}

/// Adds what `unicode_escape` octets mean; how many were used.
pub fn decode(
    thread: &Thread,
    octets: &[u8],
    handler: Handler<'_>,
    completeness: Completeness,
    result: &mut Vec<u8>,
) -> Result<usize, Raised> {
    let mut place = 0;
    while let Some(octet) = octets.get(place) {
        check_item(thread)?;
        if *octet != b'\\' {
            push_code_point(result, u32::from(*octet));
            place += 1;
            continue;
        }
        let start = place;
        let Some(kind) = octets.get(place + 1) else {
            if completeness == Completeness::Part {
                return Ok(start);
            }
            let failure = Failure {
                start,
                end: octets.len(),
                reason: "\\ at end of string",
            };
            place = handle_decoding(thread, handler, "unicodeescape", octets, failure, result)?;
            continue;
        };
        place += 2;
        let simple = match kind {
            b'\n' => continue,
            b'\\' | b'\'' | b'"' => *kind,
            b'a' => 7,
            b'b' => 8,
            b't' => b'\t',
            b'n' => b'\n',
            b'v' => 11,
            b'f' => 12,
            b'r' => b'\r',
            b'0'..=b'7' => {
                let digits = octets[place - 1..]
                    .iter()
                    .take(3)
                    .take_while(|octet| matches!(octet, b'0'..=b'7'));
                let (count, code) = digits.fold((0, 0), |(count, code), octet| {
                    (count + 1, code * 8 + u32::from(octet - b'0'))
                });
                place += count - 1;
                push_code_point(result, code);
                continue;
            }
            b'x' | b'u' | b'U' => {
                let (count, reason) = match kind {
                    b'x' => (2, "truncated \\xXX escape"),
                    b'u' => (4, "truncated \\uXXXX escape"),
                    _ => (8, "truncated \\UXXXXXXXX escape"),
                };
                let digits = octets[place..]
                    .iter()
                    .take(count)
                    .take_while(|octet| octet.is_ascii_hexdigit())
                    .count();
                if digits < count {
                    if place + digits == octets.len() && completeness == Completeness::Part {
                        return Ok(start);
                    }
                    let failure = Failure {
                        start,
                        end: place + digits,
                        reason,
                    };
                    place =
                        handle_decoding(thread, handler, "unicodeescape", octets, failure, result)?;
                    continue;
                }
                let code = hexadecimal(&octets[place..place + count]);
                place += count;
                if !push_code_point(result, code) {
                    let failure = Failure {
                        start,
                        end: place,
                        reason: "illegal Unicode character",
                    };
                    place =
                        handle_decoding(thread, handler, "unicodeescape", octets, failure, result)?;
                }
                continue;
            }
            b'N' => {
                let end = octets[place..]
                    .iter()
                    .position(|octet| *octet == b'}')
                    .map(|end| place + end);
                let name = end.and_then(|end| octets.get(place..end)?.strip_prefix(b"{"));
                let found = name
                    .and_then(|name| std::str::from_utf8(name).ok())
                    .and_then(unicode_names2::character);
                match (found, end) {
                    (Some(character), Some(end)) => {
                        push_code_point(result, character as u32);
                        place = end + 1;
                    }
                    _ => {
                        let reason = if name.is_some() {
                            "unknown Unicode character name"
                        } else {
                            "malformed \\N character escape"
                        };
                        let failure = Failure {
                            start,
                            end: end.map_or(place, |end| end + 1),
                            reason,
                        };
                        place = handle_decoding(
                            thread,
                            handler,
                            "unicodeescape",
                            octets,
                            failure,
                            result,
                        )?;
                    }
                }
                continue;
            }
            other => {
                push_code_point(result, u32::from(b'\\'));
                *other
            }
        };
        push_code_point(result, u32::from(simple));
    }
    Ok(place)
}

/// Adds what `raw_unicode_escape` octets mean; how many were used.
pub fn decode_raw(
    thread: &Thread,
    octets: &[u8],
    handler: Handler<'_>,
    completeness: Completeness,
    result: &mut Vec<u8>,
) -> Result<usize, Raised> {
    let mut place = 0;
    while let Some(octet) = octets.get(place) {
        check_item(thread)?;
        let count = match (octet, octets.get(place + 1)) {
            (b'\\', Some(b'u')) => 4,
            (b'\\', Some(b'U')) => 8,
            (b'\\', None) if completeness == Completeness::Part => return Ok(place),
            _ => {
                push_code_point(result, u32::from(*octet));
                place += 1;
                continue;
            }
        };
        // A backslash that is itself escaped begins no escape.
        let before = octets[..place]
            .iter()
            .rev()
            .take_while(|octet| **octet == b'\\')
            .count();
        if before % 2 == 1 {
            push_code_point(result, u32::from(*octet));
            place += 1;
            continue;
        }
        let digits = octets[place + 2..]
            .iter()
            .take(count)
            .take_while(|octet| octet.is_ascii_hexdigit())
            .count();
        let end = place + 2 + digits;
        let code = hexadecimal(&octets[place + 2..end]);
        if digits == count && push_code_point(result, code) {
            place = end;
            continue;
        }
        if end == octets.len() && digits < count && completeness == Completeness::Part {
            return Ok(place);
        }
        let reason = match (digits == count, count) {
            (true, _) => "\\Uxxxxxxxx out of range",
            (false, 4) => "truncated \\uXXXX escape",
            _ => "truncated \\UXXXXXXXX escape",
        };
        let failure = Failure {
            start: place,
            end,
            reason,
        };
        place = handle_decoding(thread, handler, "rawunicodeescape", octets, failure, result)?;
    }
    Ok(place)
}

fn hexadecimal(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |code, digit| {
        code << 4 | char::from(*digit).to_digit(16).unwrap_or(0)
    })
}
