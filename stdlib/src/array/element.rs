//! The types of items, by their codes.

use weft_core::error::{overflow_error, type_error};
use weft_core::heap::{Raised, Str, Thread, Value};
use weft_core::protocol;
use weft_core::types::bytes::codec;
use weft_core::types::bytes::view::Item;
use weft_core::types::str::{characters_in, code_points, from_code_point};

/// All codes.
pub const CODES: &str = "bBuwhHiIlLqQfd";

/// The type of an array's items.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Element {
    code: u8,
}

impl Element {
    /// The type of a code.
    pub fn of(code: char) -> Option<Element> {
        let code = u8::try_from(code).ok()?;
        CODES.as_bytes().contains(&code).then_some(Element { code })
    }

    /// The code.
    pub fn code(self) -> char {
        char::from(self.code)
    }

    /// Octets of an item.
    pub fn size(self) -> usize {
        match self.code {
            b'b' | b'B' => 1,
            b'h' | b'H' => 2,
            b'u' | b'w' | b'i' | b'I' | b'f' => 4,
            _ => 8,
        }
    }

    /// Whether items are characters.
    pub fn is_text(self) -> bool {
        matches!(self.code, b'u' | b'w')
    }

    /// Whether items are floats.
    pub fn is_float(self) -> bool {
        matches!(self.code, b'f' | b'd')
    }

    /// Whether items are integers that may be negative.
    pub fn is_signed(self) -> bool {
        matches!(self.code, b'b' | b'h' | b'i' | b'l' | b'q')
    }

    /// The item as a view shows it.
    pub fn item(self) -> Item {
        // Views know one format of characters.
        let format = if self.is_text() { b'w' } else { self.code };
        Item::new(format, self.size())
    }

    /// The value of an item.
    pub fn read(self, thread: &Thread, octets: &[u8]) -> Value {
        if !self.is_text() {
            return self.item().read(thread, octets);
        }
        let mut wide = [0; 4];
        wide.copy_from_slice(octets);
        let code = u32::from_ne_bytes(wide);
        from_code_point(thread, code).unwrap_or_else(|| thread.string("\u{fffd}"))
    }

    /// The octets of a value.
    ///
    /// # Errors
    /// `TypeError` and `OverflowError` in CPython's words, which differ from type to type.
    pub fn write(self, thread: &Thread, value: Value) -> Result<Vec<u8>, Raised> {
        match self.code {
            b'u' | b'w' => self.write_character(value),
            b'f' => Ok((protocol::to_float(thread, value)? as f32)
                .to_ne_bytes()
                .to_vec()),
            b'd' => Ok(protocol::to_float(thread, value)?.to_ne_bytes().to_vec()),
            _ => {
                let integer = self.integer(thread, value)?;
                let octets = (integer as u64).to_ne_bytes();
                if cfg!(target_endian = "little") {
                    Ok(octets[..self.size()].to_vec())
                } else {
                    Ok(octets[8 - self.size()..].to_vec())
                }
            }
        }
    }

    fn write_character(self, value: Value) -> Result<Vec<u8>, Raised> {
        let Some(text) = value.downcast::<Str>() else {
            return Err(type_error(format!(
                "array item must be a unicode character, not {}",
                protocol::class_name(value)
            )));
        };
        let mut codes = code_points(text.as_wtf8());
        match (codes.next(), codes.next()) {
            (Some(code), None) => Ok(code.to_ne_bytes().to_vec()),
            _ => {
                let length = characters_in(text.as_wtf8());
                Err(type_error(format!(
                    "array item must be a unicode character, not a string of length {length}"
                )))
            }
        }
    }

    fn integer(self, thread: &Thread, value: Value) -> Result<i128, Raised> {
        let integer = protocol::index(thread, value)?;
        let integer = protocol::to_big_int(integer).map_or(i128::MAX, |big| {
            let negative = big.sign() == dashu_int::Sign::Negative;
            i128::try_from(big).unwrap_or(if negative { i128::MIN } else { i128::MAX })
        });
        match self.code {
            b'q' => within(integer, 64, true, "int too big to convert"),
            b'Q' if integer < 0 => Err(overflow_error("can't convert negative int to unsigned")),
            b'Q' => within(integer, 64, false, "int too big to convert"),
            b'I' | b'L' => {
                if integer < 0 {
                    return Err(overflow_error(
                        "can't convert negative value to unsigned int",
                    ));
                }
                let message = "Python int too large to convert to C unsigned long";
                within(integer, 64, false, message)?;
                if self.code == b'I' {
                    within(integer, 32, false, "unsigned int is greater than maximum")?;
                }
                Ok(integer)
            }
            b'l' => within(
                integer,
                64,
                true,
                "Python int too large to convert to C long",
            ),
            // C's function for these parses a wider integer first.
            _ => {
                within(
                    integer,
                    64,
                    true,
                    "Python int too large to convert to C long",
                )?;
                let short = (
                    i128::from(i16::MIN),
                    i128::from(i16::MAX),
                    "signed short integer",
                );
                let int = (i128::from(i32::MIN), i128::from(i32::MAX), "signed integer");
                let limits = match self.code {
                    b'b' => [short, (-128, 127, "signed char")],
                    b'B' => [(0, 255, "unsigned byte integer"); 2],
                    b'h' => [short, short],
                    b'H' => [int, (0, 0xffff, "unsigned short")],
                    _ => [int, int],
                };
                for (least, most, name) in limits {
                    if integer < least {
                        return Err(overflow_error(format!("{name} is less than minimum")));
                    }
                    if integer > most {
                        return Err(overflow_error(format!("{name} is greater than maximum")));
                    }
                }
                Ok(integer)
            }
        }
    }

    /// The text of octets as a string, for items that are characters.
    ///
    /// # Errors
    /// `UnicodeDecodeError` if an item is no code point.
    pub fn checked_text(self, thread: &Thread, octets: &[u8]) -> Result<Value, Raised> {
        let encoding = if cfg!(target_endian = "little") {
            "utf-32-le"
        } else {
            "utf-32-be"
        };
        codec::decode(thread, octets, encoding, "strict")
    }

    /// The octets of a text, for items that are characters.
    pub fn octets_of_text(self, text: &Str) -> Vec<u8> {
        code_points(text.as_wtf8())
            .flat_map(u32::to_ne_bytes)
            .collect()
    }
}

fn within(integer: i128, bits: u32, signed: bool, message: &str) -> Result<i128, Raised> {
    let range = if signed {
        -(1i128 << (bits - 1))..1i128 << (bits - 1)
    } else {
        0..1i128 << bits
    };
    if range.contains(&integer) {
        Ok(integer)
    } else {
        Err(overflow_error(message))
    }
}
