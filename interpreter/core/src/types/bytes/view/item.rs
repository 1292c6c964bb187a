//! How the octets of one item of a view are read and written.

use crate::error::{Exception, raise, type_error, value_error};
use crate::names::Special;
use crate::protocol;
use crate::types::float::{from_half, to_half};
use weft_heap::{Bytes, Raised, Thread, Value};

/// The format of an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Item {
    format: u8,
    size: usize,
    /// Whether the format was given with the `@` that native formats may have.
    marked: bool,
}

impl Item {
    /// An octet.
    pub const OCTET: Item = Item::new(b'B', 1);

    /// An item of this format and so many octets. The format may be one that views only carry, such as `w`.
    pub const fn new(format: u8, size: usize) -> Item {
        Item {
            format,
            size,
            marked: false,
        }
    }

    /// The native format of one character, as `cast` takes it.
    pub fn of(format: &str) -> Option<Item> {
        let (format, marked) = match format.as_bytes() {
            [single] => (*single, false),
            [b'@', single] => (*single, true),
            _ => return None,
        };
        let size = match format {
            b'b' | b'B' | b'c' | b'?' => 1,
            b'h' | b'H' | b'e' => 2,
            b'i' | b'I' | b'f' => 4,
            b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'd' | b'P' => 8,
            _ => return None,
        };
        Some(Item {
            format,
            size,
            marked,
        })
    }

    /// The octets of an item.
    pub fn size(self) -> usize {
        self.size
    }

    /// The format as `memoryview.format` gives it.
    pub fn text(self) -> String {
        let mark = if self.marked { "@" } else { "" };
        format!("{mark}{}", char::from(self.format))
    }

    /// Whether it is one of `B`, `b` and `c`.
    pub fn is_octet(self) -> bool {
        matches!(self.format, b'B' | b'b' | b'c')
    }

    /// Whether items can be read and written.
    pub fn is_supported(self) -> bool {
        !matches!(self.format, b'u' | b'w')
    }

    /// Whether it is the same format as another, however that was written.
    pub fn is_like(self, other: Item) -> bool {
        self.format == other.format
    }

    /// Whether two items are equal exactly where their octets are.
    pub fn compares_by_octets(self) -> bool {
        !matches!(self.format, b'f' | b'd' | b'e' | b'?')
    }

    /// Fails for formats that views only carry.
    ///
    /// # Errors
    /// `NotImplementedError`
    pub fn check_supported(self) -> Result<(), Raised> {
        if self.is_supported() {
            return Ok(());
        }
        Err(raise(
            Exception::NotImplementedError,
            format!("memoryview: format {} not supported", self.text()),
        ))
    }

    /// The value of an item.
    pub fn read(self, thread: &Thread, octets: &[u8]) -> Value {
        let mut wide = [0; 8];
        wide[..octets.len()].copy_from_slice(octets);
        let bits = (64 - 8 * octets.len() as u32) % 64;
        let unsigned = u64::from_ne_bytes(wide);
        match self.format {
            b'c' => thread.bytes(octets),
            b'?' => Value::from_bool(octets.first() != Some(&0)),
            b'e' => thread.float(from_half(unsigned as u16)),
            b'f' => thread.float(f64::from(f32::from_bits(unsigned as u32))),
            b'd' => thread.float(f64::from_bits(unsigned)),
            b'b' | b'h' | b'i' | b'l' | b'q' | b'n' => {
                thread.int(((unsigned << bits) as i64) >> bits)
            }
            _ => match i64::try_from(unsigned) {
                Ok(small) => thread.int(small),
                Err(_) => thread.big_int(unsigned.into()),
            },
        }
    }

    fn wrong_type(self) -> Raised {
        type_error(format!(
            "memoryview: invalid type for format '{}'",
            self.text()
        ))
    }

    fn wrong_value(self) -> Raised {
        value_error(format!(
            "memoryview: invalid value for format '{}'",
            self.text()
        ))
    }

    /// The octets of a value.
    ///
    /// # Errors
    /// `TypeError` and `ValueError` for what the format has no room for.
    pub fn write(self, thread: &Thread, value: Value) -> Result<Vec<u8>, Raised> {
        self.check_supported()?;
        match self.format {
            b'c' => match value.downcast::<Bytes>().map(Bytes::as_slice) {
                Some([single]) => Ok(vec![*single]),
                Some(_) => Err(self.wrong_value()),
                None => Err(self.wrong_type()),
            },
            b'?' => Ok(vec![u8::from(protocol::truth(thread, value)?)]),
            b'e' | b'f' | b'd' => self.write_float(thread, value),
            _ => self.write_integer(thread, value),
        }
    }

    fn write_float(self, thread: &Thread, value: Value) -> Result<Vec<u8>, Raised> {
        let is_number = protocol::is_number(value)
            || protocol::special_of(thread, value, Special::Float).is_some()
            || protocol::special_of(thread, value, Special::Index).is_some();
        if !is_number {
            return Err(self.wrong_type());
        }
        let float = protocol::to_float(thread, value)?;
        match self.format {
            b'e' => match to_half(float) {
                Some(half) => Ok(half.to_ne_bytes().to_vec()),
                None => Err(self.wrong_value()),
            },
            b'f' => Ok((float as f32).to_ne_bytes().to_vec()),
            _ => Ok(float.to_ne_bytes().to_vec()),
        }
    }

    fn write_integer(self, thread: &Thread, value: Value) -> Result<Vec<u8>, Raised> {
        if !value.is_int()
            && !value.is_bool()
            && protocol::special_of(thread, value, Special::Index).is_none()
        {
            return Err(self.wrong_type());
        }
        let integer = protocol::index(thread, value)?;
        let integer = protocol::to_big_int(integer).and_then(|big| i128::try_from(big).ok());
        let bits = 8 * self.size as u32;
        let range = match self.format {
            // An address may be given as a negative number.
            b'P' => -(1i128 << 63)..1i128 << 64,
            format if format.is_ascii_lowercase() => -(1i128 << (bits - 1))..1i128 << (bits - 1),
            _ => 0..1i128 << bits,
        };
        let integer = integer
            .filter(|integer| range.contains(integer))
            .ok_or_else(|| self.wrong_value())?;
        Ok((integer as u64).to_ne_bytes()[..self.size].to_vec())
    }
}
