//! Text to octets.

use crate::interpreter::limits::{check_if_wanted, check_item, while_going_on};
use crate::types::bytes::codec::error::{Failure, Handler, Replacement, handle_encoding};
use crate::types::bytes::codec::name::{Encoding, Order};
use crate::types::bytes::codec::registered::Direction;
use crate::types::bytes::codec::{escape, registered};
use crate::types::str::code_points;
use weft_heap::{Raised, Str, Thread, Value};

/// `text.encode(encoding, errors)`.
pub fn encode(thread: &Thread, text: &Str, encoding: &str, errors: &str) -> Result<Value, Raised> {
    if encoding == "utf-8" && !text.has_surrogates() {
        return Ok(thread.bytes(text.as_str().as_bytes()));
    }
    let name = encoding;
    let Some(encoding) = Encoding::named(encoding) else {
        let octets =
            registered::convert(thread, text.value(), encoding, errors, Direction::Encode)?;
        if !octets.is::<weft_heap::Bytes>() {
            let kind = crate::protocol::class_name(octets);
            return Err(crate::error::type_error(format!(
                "'{encoding}' encoder returned '{kind}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types"
            )));
        }
        return Ok(octets);
    };
    encode_octets(thread, text, encoding, Handler::named(errors))
        .map(|octets| thread.bytes(&octets))
        .map_err(|raised| registered::note_failure(thread, raised, name, Direction::Encode))
}

/// The octets of a text.
pub fn encode_octets(
    thread: &Thread,
    text: &Str,
    encoding: Encoding,
    handler: Handler<'_>,
) -> Result<Vec<u8>, Raised> {
    let mut result = Vec::with_capacity(text.as_str().len() + 4);
    match encoding {
        Encoding::Utf8WithMark => result.extend_from_slice(b"\xef\xbb\xbf"),
        Encoding::Utf16(Order::Marked) => result.extend_from_slice(b"\xff\xfe"),
        Encoding::Utf32(Order::Marked) => result.extend_from_slice(b"\xff\xfe\0\0"),
        Encoding::UnicodeEscape | Encoding::RawUnicodeEscape => {
            let octets = match encoding {
                Encoding::UnicodeEscape => escape::encode(text),
                _ => escape::encode_raw(text),
            };
            // All of it only if the program goes on.
            check_if_wanted(thread)?;
            return Ok(octets);
        }
        _ => {}
    }
    let is_plain = match encoding {
        Encoding::Utf8 | Encoding::Utf8WithMark => !text.has_surrogates(),
        Encoding::Ascii | Encoding::Latin1 | Encoding::Charmap(_) => text.is_ascii(),
        _ => false,
    };
    if is_plain {
        result.extend_from_slice(text.as_str().as_bytes());
        return Ok(result);
    }
    let target = Target {
        thread,
        text,
        encoding,
        handler,
    };
    target.encode(&mut result)?;
    Ok(result)
}

struct Target<'a> {
    thread: &'a Thread,
    text: &'a Str,
    encoding: Encoding,
    handler: Handler<'a>,
}

impl Target<'_> {
    fn encode(&self, result: &mut Vec<u8>) -> Result<(), Raised> {
        let codes: Vec<u32> = while_going_on(code_points(self.text.as_wtf8())).collect();
        check_if_wanted(self.thread)?;
        let mut place = 0;
        while let Some(code) = codes.get(place) {
            check_item(self.thread)?;
            if self.push(result, *code) {
                place += 1;
                continue;
            }
            // All characters in a row that cannot be encoded are one error.
            let mut scratch = Vec::new();
            let wrong = while_going_on(codes[place..].iter())
                .take_while(|code| !self.push(&mut scratch, **code))
                .count();
            check_item(self.thread)?;
            let failure = Failure {
                start: place,
                end: place + wrong,
                reason: self.reason(),
            };
            let (replacement, next) = handle_encoding(
                self.thread,
                self.handler,
                self.encoding.name(),
                self.text,
                &codes[place..place + wrong],
                failure,
            )?;
            match replacement {
                Replacement::Octets(octets) => {
                    // Octets that are no whole characters of the encoding are no replacement.
                    let size = self.encoding.unit();
                    if octets.len().is_multiple_of(size) {
                        result.extend_from_slice(&octets);
                    } else {
                        self.refuse(failure)?;
                    }
                }
                Replacement::Text(text) => {
                    for code in code_points(&text) {
                        check_item(self.thread)?;
                        if !self.push(result, code) {
                            self.refuse(failure)?;
                        }
                    }
                }
            }
            place = next;
        }
        Ok(())
    }

    /// The error of the encoding where a handler gave what it cannot take.
    fn refuse(&self, failure: Failure) -> Result<(), Raised> {
        let name = self.encoding.name();
        handle_encoding(self.thread, Handler::Strict, name, self.text, &[], failure).map(drop)
    }

    fn reason(&self) -> &'static str {
        match self.encoding {
            Encoding::Ascii => "ordinal not in range(128)",
            Encoding::Latin1 => "ordinal not in range(256)",
            Encoding::Charmap(_) => "character maps to <undefined>",
            _ => "surrogates not allowed",
        }
    }

    /// Adds a character; false if the encoding has it not.
    fn push(&self, result: &mut Vec<u8>, code: u32) -> bool {
        let is_surrogate = (0xd800..0xe000).contains(&code);
        if is_surrogate && self.handler != Handler::SurrogatePass {
            return false;
        }
        match self.encoding {
            Encoding::Ascii if code < 0x80 => result.push(code as u8),
            Encoding::Latin1 if code < 0x100 => result.push(code as u8),
            Encoding::Ascii | Encoding::Latin1 => return false,
            Encoding::Charmap(charmap) => match charmap.encode(code) {
                Some(octet) => result.push(octet),
                None => return false,
            },
            Encoding::Utf16(order) => {
                let mut unit = |unit: u32| {
                    let unit = unit as u16;
                    result.extend(if order == Order::Big {
                        unit.to_be_bytes()
                    } else {
                        unit.to_le_bytes()
                    });
                };
                if code < 0x10000 {
                    unit(code);
                } else {
                    unit(0xd800 + ((code - 0x10000) >> 10));
                    unit(0xdc00 + (code & 0x3ff));
                }
            }
            Encoding::Utf32(order) => {
                result.extend(if order == Order::Big {
                    code.to_be_bytes()
                } else {
                    code.to_le_bytes()
                });
            }
            _ => return crate::types::str::push_code_point(result, code),
        }
        true
    }
}
