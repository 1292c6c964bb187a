//! The names of encodings.

use crate::error::{Exception, raise, type_error};
use crate::protocol;
use crate::types::bytes::codec::charmap::Charmap;
use weft_heap::{Raised, Str, Thread, Value};

/// The order of octets in a unit of two or four.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    /// The lowest first.
    Little,
    /// The highest first.
    Big,
    /// As a mark at the start says; the lowest first without one.
    Marked,
}

/// An encoding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Encoding {
    Utf8,
    Utf8WithMark,
    Ascii,
    Latin1,
    Utf16(Order),
    Utf32(Order),
    UnicodeEscape,
    RawUnicodeEscape,
    Charmap(&'static Charmap),
}

impl Encoding {
    /// The encoding of a name, in any of the spellings that Python knows.
    pub fn named(name: &str) -> Option<Encoding> {
        let normal: String = name
            .chars()
            .map(|character| {
                if character.is_ascii_alphanumeric() || character == '.' {
                    character.to_ascii_lowercase()
                } else {
                    '_'
                }
            })
            .collect();
        Some(match normal.as_str() {
            "utf_8" | "utf8" | "u8" | "utf" | "utf8_ucs2" | "utf8_ucs4" | "cp65001" => {
                Encoding::Utf8
            }
            "utf_8_sig" | "utf8_sig" => Encoding::Utf8WithMark,
            "ascii" | "us_ascii" | "646" | "ansi_x3.4_1968" | "ansi_x3_4_1968" | "iso646_us"
            | "us" => Encoding::Ascii,
            "latin_1" | "latin1" | "iso_8859_1" | "iso8859_1" | "iso88591" | "8859" | "cp819"
            | "latin" | "l1" | "iso8859" => Encoding::Latin1,
            "utf_16" | "utf16" | "u16" => Encoding::Utf16(Order::Marked),
            "utf_16_le" | "utf_16le" | "utf16_le" | "utf16le" | "unicodelittleunmarked" => {
                Encoding::Utf16(Order::Little)
            }
            "utf_16_be" | "utf_16be" | "utf16_be" | "utf16be" | "unicodebigunmarked" => {
                Encoding::Utf16(Order::Big)
            }
            "utf_32" | "utf32" | "u32" => Encoding::Utf32(Order::Marked),
            "utf_32_le" | "utf_32le" | "utf32_le" | "utf32le" => Encoding::Utf32(Order::Little),
            "utf_32_be" | "utf_32be" | "utf32_be" | "utf32be" => Encoding::Utf32(Order::Big),
            "unicode_escape" | "unicodeescape" => Encoding::UnicodeEscape,
            "raw_unicode_escape" | "rawunicodeescape" => Encoding::RawUnicodeEscape,
            other => Encoding::Charmap(Charmap::named(other)?),
        })
    }

    /// Whether it writes characters as literals do.
    pub fn is_of_escapes(self) -> bool {
        matches!(self, Encoding::UnicodeEscape | Encoding::RawUnicodeEscape)
    }

    /// The encoding of a name.
    ///
    /// # Errors
    /// `LookupError` for a name that is not known.
    pub fn lookup(name: &str) -> Result<Encoding, Raised> {
        Encoding::named(name)
            .ok_or_else(|| raise(Exception::LookupError, format!("unknown encoding: {name}")))
    }

    /// Whether a name is one of those for which no codec is asked, so that an error is not told whose it is.
    pub fn is_short_cut(name: &str) -> bool {
        if name.len() > 11 {
            return false;
        }
        let name = name.to_ascii_lowercase().replace('_', "-");
        matches!(
            name.as_str(),
            "utf-8"
                | "utf8"
                | "utf-16"
                | "utf16"
                | "utf-32"
                | "utf32"
                | "ascii"
                | "us-ascii"
                | "latin-1"
                | "latin1"
                | "iso-8859-1"
                | "iso8859-1"
        )
    }

    /// The name that errors show.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 | Encoding::Utf8WithMark => "utf-8",
            Encoding::Ascii => "ascii",
            Encoding::Latin1 => "latin-1",
            Encoding::Utf16(Order::Marked) => "utf-16",
            Encoding::Utf16(Order::Little) => "utf-16-le",
            Encoding::Utf16(Order::Big) => "utf-16-be",
            Encoding::Utf32(Order::Marked) => "utf-32",
            Encoding::Utf32(Order::Little) => "utf-32-le",
            Encoding::Utf32(Order::Big) => "utf-32-be",
            Encoding::UnicodeEscape => "unicodeescape",
            Encoding::RawUnicodeEscape => "rawunicodeescape",
            Encoding::Charmap(_) => "charmap",
        }
    }

    /// How many octets every character takes at least, and a multiple of which all take.
    pub fn unit(self) -> usize {
        match self {
            Encoding::Utf16(_) => 2,
            Encoding::Utf32(_) => 4,
            _ => 1,
        }
    }

    /// The name that `codecs.lookup` shows.
    pub fn lookup_name(self) -> &'static str {
        match self {
            Encoding::Utf8WithMark => "utf-8-sig",
            Encoding::Latin1 => "iso8859-1",
            Encoding::UnicodeEscape => "unicode-escape",
            Encoding::RawUnicodeEscape => "raw-unicode-escape",
            Encoding::Charmap(charmap) => charmap.name,
            other => other.name(),
        }
    }
}

/// The name in an argument that may be left out.
pub fn name_argument<'a>(
    thread: &Thread,
    value: &'a Value,
    function: &str,
    parameter: &str,
    otherwise: &'a str,
) -> Result<&'a str, Raised> {
    if *value == Value::ABSENT {
        return Ok(otherwise);
    }
    strict_name(thread, value, function, parameter)
}

/// The name in an argument.
pub fn strict_name<'a>(
    thread: &Thread,
    value: &'a Value,
    function: &str,
    parameter: &str,
) -> Result<&'a str, Raised> {
    let Some(text) = value.downcast::<Str>() else {
        let kind = if value.is_none() && function != "str" {
            "None".to_owned()
        } else {
            protocol::class_name(*value)
        };
        return Err(type_error(format!(
            "{function}() argument '{parameter}' must be str, not {kind}"
        )));
    };
    if text.has_surrogates() {
        super::encode(thread, text, "utf-8", "strict")?;
    }
    if text.as_str().contains('\0') {
        return Err(crate::error::value_error("embedded null character"));
    }
    Ok(text.as_str())
}
