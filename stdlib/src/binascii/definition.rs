//! The module `binascii`.

/// What an octet adds to a checksum of CRC-CCITT, whose polynomial is x^16 + x^12 + x^5 + 1.
const CCITT: [u16; 256] = {
    let mut table = [0; 256];
    let mut octet = 0;
    while octet < table.len() {
        let mut sum = (octet as u16) << 8;
        let mut bit = 0;
        while bit < 8 {
            sum = if sum & 0x8000 == 0 {
                sum << 1
            } else {
                (sum << 1) ^ 0x1021
            };
            bit += 1;
        }
        table[octet] = sum;
        octet += 1;
    }
    table
};

/// Conversion between binary data and ASCII
#[weft_macros::module(name = "binascii")]
pub mod module {
    use super::CCITT;
    use crate::binascii::base64::{self, Strictness};
    use crate::binascii::quoted::{self, Options, digit};
    use crate::binascii::uu;
    use crate::exception::{exception_class, raise_own};
    use std::borrow::Cow;
    use weft_core::error::{Exception, type_error, value_error};
    use weft_core::heap::{Bytes, Dict, Raised, Str, Thread, Value};
    use weft_core::interpreter::limits::{check, while_going_on_in_pieces};
    use weft_core::protocol;
    use weft_core::types::bytes::{is_octets, octets_of, required_octets};
    use weft_core::types::str::code_points;

    #[rust]
    fn error(thread: &Thread, message: &str) -> Raised {
        raise_own(thread, "binascii", "Error", Exception::ValueError, message)
    }

    /// Text in ASCII, given as a string or as octets.
    #[rust]
    fn ascii<'a>(thread: &Thread, value: &'a Value) -> Result<Cow<'a, [u8]>, Raised> {
        if let Some(text) = value.downcast::<Str>() {
            return if text.is_ascii() {
                Ok(text.as_str().as_bytes().into())
            } else {
                Err(value_error(
                    "string argument should contain only ASCII characters",
                ))
            };
        }
        let octets = if is_octets(thread, *value) {
            octets_of(thread, value)?
        } else {
            None
        };
        octets.ok_or_else(|| {
            type_error(format!(
                "argument should be bytes, buffer or ASCII string, not '{}'",
                protocol::class_name(*value)
            ))
        })
    }

    /// Decode a line of uuencoded data.
    fn a2b_uu(thread: &Thread, #[positional_only] data: Value) -> Result<Vec<u8>, Raised> {
        uu::decode(&ascii(thread, &data)?).map_err(|message| error(thread, message))
    }

    /// Uuencode line of data.
    fn b2a_uu(
        thread: &Thread,
        #[positional_only] data: Value,
        #[keyword_only]
        #[default(false)]
        backtick: bool,
    ) -> Result<Vec<u8>, Raised> {
        let octets = required_octets(thread, &data)?;
        if octets.len() > 45 {
            return Err(error(thread, "At most 45 bytes at once"));
        }
        Ok(uu::encode(&octets, if backtick { b'`' } else { b' ' }))
    }

    /// Return the data that text in base64 stands for.
    fn a2b_base64(
        thread: &Thread,
        #[positional_only] data: Value,
        #[keyword_only]
        #[default(false)]
        strict_mode: bool,
    ) -> Result<Vec<u8>, Raised> {
        let strictness = if strict_mode {
            Strictness::Strict
        } else {
            Strictness::Lenient
        };
        let octets = base64::decode(&ascii(thread, &data)?, strictness);
        check(thread)?;
        octets.map_err(|message| error(thread, &message))
    }

    /// Base64-code line of data.
    fn b2a_base64(
        thread: &Thread,
        #[positional_only] data: Value,
        #[keyword_only]
        #[default(true)]
        newline: bool,
    ) -> Result<Vec<u8>, Raised> {
        let mut text = base64::encode(&required_octets(thread, &data)?);
        check(thread)?;
        if newline {
            text.push(b'\n');
        }
        Ok(text)
    }

    /// Compute CRC-CCITT incrementally.
    #[positional_only]
    fn crc_hqx(thread: &Thread, data: Value, crc: Value) -> Result<u32, Raised> {
        let octets = required_octets(thread, &data)?;
        let mut sum = crate::zlib::checksum_start(thread, crc)? & 0xffff;
        for piece in while_going_on_in_pieces(&octets) {
            for octet in piece {
                let place = (sum >> 8) as u8 ^ octet;
                sum = (sum << 8 & 0xffff) ^ u32::from(CCITT[usize::from(place)]);
            }
        }
        Ok(sum)
    }

    /// Compute CRC-32 incrementally.
    #[positional_only]
    fn crc32(
        thread: &Thread,
        data: Value,
        #[default(Value::ABSENT)] crc: Value,
    ) -> Result<u32, Raised> {
        crate::zlib::crc32(thread, data, crc)
    }

    #[rust]
    fn separator(thread: &Thread, separator: Value) -> Result<Option<u8>, Raised> {
        if separator == Value::ABSENT {
            return Ok(None);
        }
        if protocol::length(thread, separator)? != 1 {
            return Err(value_error("sep must be length 1."));
        }
        if let Some(text) = separator.downcast::<Str>() {
            let code = code_points(text.as_wtf8()).next();
            return match code.and_then(|code| u8::try_from(code).ok()) {
                Some(code) => Ok(Some(code)),
                None => Err(value_error("sep must be ASCII.")),
            };
        }
        match separator.downcast::<Bytes>().map(Bytes::as_slice) {
            Some([single]) => Ok(Some(*single)),
            _ => Err(type_error("sep must be str or bytes.")),
        }
    }

    /// Return two hexadecimal digits for each octet.
    fn b2a_hex(
        thread: &Thread,
        data: Value,
        #[default(Value::ABSENT)] sep: Value,
        #[default(1)] bytes_per_sep: i64,
    ) -> Result<Vec<u8>, Raised> {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let octets = required_octets(thread, &data)?;
        let separator = separator(thread, sep)?.filter(|_| bytes_per_sep != 0);
        let mut text = Vec::with_capacity(2 * octets.len());
        let group = usize::try_from(bytes_per_sep.unsigned_abs()).unwrap_or(usize::MAX);
        for (place, octet) in octets.iter().enumerate() {
            // Groups are counted from the right, or from the left if their size is negative.
            let counted = if bytes_per_sep > 0 {
                octets.len() - place
            } else {
                place
            };
            if let Some(separator) = separator
                && place > 0
                && counted.is_multiple_of(group)
            {
                text.push(separator);
            }
            text.push(DIGITS[usize::from(octet >> 4)]);
            text.push(DIGITS[usize::from(octet & 15)]);
        }
        Ok(text)
    }

    /// Return two hexadecimal digits for each octet.
    fn hexlify(
        thread: &Thread,
        data: Value,
        #[default(Value::ABSENT)] sep: Value,
        #[default(1)] bytes_per_sep: i64,
    ) -> Result<Vec<u8>, Raised> {
        b2a_hex(thread, data, sep, bytes_per_sep)
    }

    /// Return the octets that pairs of hexadecimal digits stand for. Error where the text is none of those.
    fn a2b_hex(thread: &Thread, #[positional_only] hexstr: Value) -> Result<Vec<u8>, Raised> {
        let text = ascii(thread, &hexstr)?;
        if !text.len().is_multiple_of(2) {
            return Err(error(thread, "Odd-length string"));
        }
        text.chunks_exact(2)
            .map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?))
            .collect::<Option<Vec<u8>>>()
            .ok_or_else(|| error(thread, "Non-hexadecimal digit found"))
    }

    /// Return the octets that pairs of hexadecimal digits stand for. Error where the text is none of those.
    fn unhexlify(thread: &Thread, #[positional_only] hexstr: Value) -> Result<Vec<u8>, Raised> {
        a2b_hex(thread, hexstr)
    }

    /// Decode a string of qp-encoded data.
    fn a2b_qp(
        thread: &Thread,
        data: Value,
        #[default(false)] header: bool,
    ) -> Result<Vec<u8>, Raised> {
        Ok(quoted::decode(&ascii(thread, &data)?, header))
    }

    /// Return data in the quoted-printable encoding of MIME.
    fn b2a_qp(
        thread: &Thread,
        data: Value,
        #[default(false)] quotetabs: bool,
        #[default(true)] istext: bool,
        #[default(false)] header: bool,
    ) -> Result<Vec<u8>, Raised> {
        let octets = required_octets(thread, &data)?;
        let options = Options {
            tabs: quotetabs,
            is_text: istext,
            is_header: header,
        };
        Ok(quoted::encode(&octets, options))
    }

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        for (name, base) in [
            ("Error", Exception::ValueError),
            ("Incomplete", Exception::Exception),
        ] {
            let class = exception_class(thread, "binascii", name, base)?;
            dictionary.set_simple(thread, thread.intern(name), class);
        }
        Ok(())
    }
}
