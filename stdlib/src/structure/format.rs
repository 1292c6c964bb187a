//! Formats of `struct`: the text, and what it comes to.

use super::definition::struct_error;
use weft_core::heap::{Raised, Thread};

/// What a value is packed as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// `x`: octets that are skipped.
    Padding,
    /// `c`: one octet, as bytes.
    Character,
    /// `?`
    Truth,
    /// Integers with a sign.
    Signed,
    /// Integers without one.
    Unsigned,
    /// `P`: an address.
    Pointer,
    /// `e`, `f` and `d`.
    Float,
    /// `F` and `D`.
    Complex,
    /// `s`: bytes of a fixed length.
    Bytes,
    /// `p`: bytes with their length in front.
    Pascal,
}

/// A run of values of the same kind.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The character of the format.
    pub code: u8,
    /// What it stands for.
    pub kind: Kind,
    /// Where the first value begins.
    pub offset: usize,
    /// The octets of a value.
    pub size: usize,
    /// How many values.
    pub count: usize,
}

/// A format that was read.
#[derive(Clone, Debug)]
pub struct Format {
    /// The runs of values in their order.
    pub fields: Vec<Field>,
    /// Octets of all.
    pub size: usize,
    /// How many values there are.
    pub values: usize,
    /// Whether the least significant octet comes first.
    pub is_little: bool,
}

/// Sizes and alignment as C has them, or fixed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    Native,
    Standard,
}

fn element(code: u8, layout: Layout) -> Option<(Kind, usize, usize)> {
    let is_native = layout == Layout::Native;
    let (kind, size) = match code {
        b'x' => (Kind::Padding, 1),
        b'c' => (Kind::Character, 1),
        b'?' => (Kind::Truth, 1),
        b's' => (Kind::Bytes, 1),
        b'p' => (Kind::Pascal, 1),
        b'b' => (Kind::Signed, 1),
        b'B' => (Kind::Unsigned, 1),
        b'h' => (Kind::Signed, 2),
        b'H' => (Kind::Unsigned, 2),
        b'i' => (Kind::Signed, 4),
        b'I' => (Kind::Unsigned, 4),
        b'l' => (Kind::Signed, if is_native { 8 } else { 4 }),
        b'L' => (Kind::Unsigned, if is_native { 8 } else { 4 }),
        b'q' => (Kind::Signed, 8),
        b'Q' => (Kind::Unsigned, 8),
        b'n' if is_native => (Kind::Signed, 8),
        b'N' if is_native => (Kind::Unsigned, 8),
        b'P' if is_native => (Kind::Pointer, 8),
        b'e' => (Kind::Float, 2),
        b'f' => (Kind::Float, 4),
        b'd' => (Kind::Float, 8),
        b'F' => (Kind::Complex, 8),
        b'D' => (Kind::Complex, 16),
        _ => return None,
    };
    let alignment = match (layout, kind) {
        (Layout::Standard, _) => 1,
        (Layout::Native, Kind::Complex) => size / 2,
        (Layout::Native, _) => size,
    };
    Some((kind, size, alignment))
}

impl Format {
    /// Reads a format.
    ///
    /// # Errors
    /// `struct.error` in CPython's words.
    pub fn parse(thread: &Thread, text: &[u8]) -> Result<Format, Raised> {
        let too_long = || struct_error(thread, "total struct size too long");
        if text.contains(&0) {
            return Err(struct_error(thread, "embedded null character"));
        }
        let native_is_little = cfg!(target_endian = "little");
        let (layout, is_little, rest) = match text.first() {
            Some(b'<') => (Layout::Standard, true, &text[1..]),
            Some(b'>' | b'!') => (Layout::Standard, false, &text[1..]),
            Some(b'=') => (Layout::Standard, native_is_little, &text[1..]),
            Some(b'@') => (Layout::Native, native_is_little, &text[1..]),
            _ => (Layout::Native, native_is_little, text),
        };
        let mut format = Format {
            fields: Vec::new(),
            size: 0,
            values: 0,
            is_little,
        };
        let mut codes = rest.iter().copied().peekable();
        while let Some(code) = codes.next() {
            weft_core::interpreter::limits::check_item(thread)?;
            if matches!(code, b' ' | b'\t'..=b'\r') {
                continue;
            }
            let mut code = code;
            let mut count = 1usize;
            if code.is_ascii_digit() {
                count = usize::from(code - b'0');
                while let Some(digit) = codes.next_if(u8::is_ascii_digit) {
                    count = count
                        .checked_mul(10)
                        .and_then(|count| count.checked_add(usize::from(digit - b'0')))
                        .filter(|count| i64::try_from(*count).is_ok())
                        .ok_or_else(too_long)?;
                }
                code = codes.next().ok_or_else(|| {
                    struct_error(thread, "repeat count given without format specifier")
                })?;
            }
            let Some((kind, size, alignment)) = element(code, layout) else {
                return Err(struct_error(thread, "bad char in struct format"));
            };
            let offset = format
                .size
                .checked_next_multiple_of(alignment)
                .ok_or_else(too_long)?;
            format.size = count
                .checked_mul(size)
                .and_then(|total| total.checked_add(offset))
                .filter(|size| i64::try_from(*size).is_ok())
                .ok_or_else(too_long)?;
            let (size, count) = match kind {
                Kind::Padding => continue,
                Kind::Bytes | Kind::Pascal => (count, 1),
                _ => (size, count),
            };
            format.values += count;
            if count > 0 {
                format.fields.push(Field {
                    code,
                    kind,
                    offset,
                    size,
                    count,
                });
            }
        }
        Ok(format)
    }
}
