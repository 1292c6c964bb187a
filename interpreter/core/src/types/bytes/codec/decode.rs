//! Octets to text.

use crate::interpreter::limits::{check_if_wanted, check_item};
use crate::types::bytes::codec::error::{Failure, Handler, handle_decoding};
use crate::types::bytes::codec::name::{Encoding, Order};
use crate::types::bytes::codec::registered::Direction;
use crate::types::bytes::codec::{escape, registered};
use crate::types::str::{from_octets, push_code_point};
use weft_heap::{Raised, Thread, Value};

/// Whether more octets may follow.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Completeness {
    /// These are all.
    Whole,
    /// A character that is cut off at the end is left for later.
    Part,
}

/// `octets.decode(encoding, errors)`.
pub fn decode(
    thread: &Thread,
    octets: &[u8],
    encoding: &str,
    errors: &str,
) -> Result<Value, Raised> {
    if encoding == "utf-8"
        && let Ok(text) = std::str::from_utf8(octets)
    {
        return Ok(thread.string(text));
    }
    let name = encoding;
    let Some(encoding) = Encoding::named(encoding) else {
        let source = thread.bytes(octets);
        let text = registered::convert(thread, source, encoding, errors, Direction::Decode)?;
        if !text.is::<weft_heap::Str>() {
            let kind = crate::protocol::class_name(text);
            return Err(crate::error::type_error(format!(
                "'{encoding}' decoder returned '{kind}' instead of 'str'; use codecs.decode() to decode to arbitrary types"
            )));
        }
        return Ok(text);
    };
    let mut result = Vec::with_capacity(octets.len());
    decode_part(
        thread,
        octets,
        encoding,
        Handler::named(errors),
        Completeness::Whole,
        &mut result,
    )
    .map_err(|raised| registered::note_failure(thread, raised, name, Direction::Decode))?;
    Ok(from_octets(thread, &result))
}

/// Adds the text of octets in generalised UTF-8; how many octets were used.
pub fn decode_part(
    thread: &Thread,
    octets: &[u8],
    encoding: Encoding,
    handler: Handler<'_>,
    completeness: Completeness,
    result: &mut Vec<u8>,
) -> Result<usize, Raised> {
    let source = Source {
        thread,
        octets,
        encoding,
        handler,
        completeness,
    };
    match encoding {
        Encoding::Utf8 => source.utf8(0, result),
        Encoding::Utf8WithMark => {
            let mark: &[u8] = b"\xef\xbb\xbf";
            if completeness == Completeness::Part && octets.len() < 3 && mark.starts_with(octets) {
                return Ok(0);
            }
            source.utf8(if octets.starts_with(mark) { 3 } else { 0 }, result)
        }
        Encoding::Ascii => source.single(
            result,
            |octet| octet.is_ascii().then_some(u32::from(octet)),
            "ordinal not in range(128)",
        ),
        Encoding::Latin1 => source.single(result, |octet| Some(u32::from(octet)), ""),
        Encoding::Charmap(charmap) => source.single(
            result,
            |octet| charmap.decode(octet),
            "character maps to <undefined>",
        ),
        Encoding::Utf16(order) => source.utf16(order, result),
        Encoding::Utf32(order) => source.utf32(order, result),
        Encoding::UnicodeEscape => escape::decode(thread, octets, handler, completeness, result),
        Encoding::RawUnicodeEscape => {
            escape::decode_raw(thread, octets, handler, completeness, result)
        }
    }
}

struct Source<'a> {
    thread: &'a Thread,
    octets: &'a [u8],
    encoding: Encoding,
    handler: Handler<'a>,
    completeness: Completeness,
}

impl Source<'_> {
    fn fail(
        &self,
        start: usize,
        end: usize,
        reason: &'static str,
        result: &mut Vec<u8>,
    ) -> Result<usize, Raised> {
        let failure = Failure { start, end, reason };
        handle_decoding(
            self.thread,
            self.handler,
            self.name_in_errors(),
            self.octets,
            failure,
            result,
        )
    }

    /// The name of the encoding, with the order of octets that the mark at the start decided.
    fn name_in_errors(&self) -> &'static str {
        let ordered = |little: Encoding, big: Encoding, mark: &[u8]| {
            let order = if self.octets.starts_with(mark) {
                big
            } else {
                little
            };
            order.name()
        };
        match self.encoding {
            Encoding::Utf16(Order::Marked) => ordered(
                Encoding::Utf16(Order::Little),
                Encoding::Utf16(Order::Big),
                &[0xfe, 0xff],
            ),
            Encoding::Utf32(Order::Marked) => ordered(
                Encoding::Utf32(Order::Little),
                Encoding::Utf32(Order::Big),
                &[0, 0, 0xfe, 0xff],
            ),
            other => other.name(),
        }
    }

    fn utf8(&self, start: usize, result: &mut Vec<u8>) -> Result<usize, Raised> {
        let octets = self.octets;
        let mut place = start;
        loop {
            let error = match std::str::from_utf8(&octets[place..]) {
                Ok(text) => {
                    result.extend_from_slice(text.as_bytes());
                    return Ok(octets.len());
                }
                Err(error) => error,
            };
            let wrong = place + error.valid_up_to();
            result.extend_from_slice(&octets[place..wrong]);
            if self.handler == Handler::SurrogatePass
                && let [0xed, 0xa0..=0xbf, 0x80..=0xbf, ..] = octets[wrong..]
            {
                result.extend_from_slice(&octets[wrong..wrong + 3]);
                place = wrong + 3;
                continue;
            }
            place = match error.error_len() {
                None if self.completeness == Completeness::Part => return Ok(wrong),
                None => self.fail(wrong, octets.len(), "unexpected end of data", result)?,
                Some(length) => {
                    let begins = matches!(octets[wrong], 0xc2..=0xf4);
                    let reason = if begins {
                        "invalid continuation byte"
                    } else {
                        "invalid start byte"
                    };
                    self.fail(wrong, wrong + length, reason, result)?
                }
            };
        }
    }

    /// Encodings of one octet a character.
    fn single(
        &self,
        result: &mut Vec<u8>,
        decode: impl Fn(u8) -> Option<u32>,
        reason: &'static str,
    ) -> Result<usize, Raised> {
        let mut place = 0;
        while place < self.octets.len() {
            check_item(self.thread)?;
            match decode(self.octets[place]) {
                Some(code) => {
                    push_code_point(result, code);
                    place += 1;
                }
                None => place = self.fail(place, place + 1, reason, result)?,
            }
        }
        Ok(place)
    }

    fn utf16(&self, order: Order, result: &mut Vec<u8>) -> Result<usize, Raised> {
        let octets = self.octets;
        let mut place = 0;
        let big = match (order, octets) {
            (Order::Big, _) => true,
            (Order::Marked, [0xfe, 0xff, ..]) => {
                place = 2;
                true
            }
            (Order::Marked, [0xff, 0xfe, ..]) => {
                place = 2;
                false
            }
            _ => false,
        };
        let unit = |place: usize| {
            let pair = [*octets.get(place)?, *octets.get(place + 1)?];
            Some(u32::from(if big {
                u16::from_be_bytes(pair)
            } else {
                u16::from_le_bytes(pair)
            }))
        };
        while place < octets.len() {
            if place % (1 << 14) == 0 {
                check_if_wanted(self.thread)?;
            }
            let Some(first) = unit(place) else {
                if self.completeness == Completeness::Part {
                    return Ok(place);
                }
                place = self.fail(place, octets.len(), "truncated data", result)?;
                continue;
            };
            match first {
                0xd800..=0xdbff => match unit(place + 2) {
                    Some(second @ 0xdc00..=0xdfff) => {
                        push_code_point(
                            result,
                            0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00),
                        );
                        place += 4;
                    }
                    _ if self.handler == Handler::SurrogatePass => {
                        push_code_point(result, first);
                        place += 2;
                    }
                    Some(_) => {
                        place = self.fail(place, place + 2, "illegal UTF-16 surrogate", result)?
                    }
                    None if self.completeness == Completeness::Part => return Ok(place),
                    None => {
                        place = self.fail(place, octets.len(), "unexpected end of data", result)?
                    }
                },
                0xdc00..=0xdfff if self.handler != Handler::SurrogatePass => {
                    place = self.fail(place, place + 2, "illegal encoding", result)?;
                }
                _ => {
                    push_code_point(result, first);
                    place += 2;
                }
            }
        }
        Ok(place)
    }

    fn utf32(&self, order: Order, result: &mut Vec<u8>) -> Result<usize, Raised> {
        let octets = self.octets;
        let mut place = 0;
        let big = match (order, octets) {
            (Order::Big, _) => true,
            (Order::Marked, [0, 0, 0xfe, 0xff, ..]) => {
                place = 4;
                true
            }
            (Order::Marked, [0xff, 0xfe, 0, 0, ..]) => {
                place = 4;
                false
            }
            _ => false,
        };
        while place < octets.len() {
            check_item(self.thread)?;
            let Some(unit) = octets
                .get(place..place + 4)
                .and_then(|unit| <[u8; 4]>::try_from(unit).ok())
            else {
                if self.completeness == Completeness::Part {
                    return Ok(place);
                }
                place = self.fail(place, octets.len(), "truncated data", result)?;
                continue;
            };
            let code = if big {
                u32::from_be_bytes(unit)
            } else {
                u32::from_le_bytes(unit)
            };
            if code > 0x10ffff {
                place = self.fail(
                    place,
                    place + 4,
                    "code point not in range(0x110000)",
                    result,
                )?;
            } else if (0xd800..0xe000).contains(&code) && self.handler != Handler::SurrogatePass {
                let reason = "code point in surrogate code point range(0xd800, 0xe000)";
                place = self.fail(place, place + 4, reason, result)?;
            } else {
                push_code_point(result, code);
                place += 4;
            }
        }
        Ok(place)
    }
}
