//! `int.to_bytes` and `int.from_bytes`.

use crate::error::{memory_error, overflow_error, type_error, value_error};
use crate::names::Special;
use crate::protocol::{self, class_name};
use crate::types::int::Integer;
use dashu_int::ops::UnsignedAbs;
use dashu_int::{IBig, UBig};
use weft_heap::{Bytes, Raised, Thread, Value};

/// The order of octets.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Little,
    Big,
}

impl Order {
    pub fn of(text: &str) -> Result<Order, Raised> {
        match text {
            "little" => Ok(Order::Little),
            "big" => Ok(Order::Big),
            _ => Err(value_error("byteorder must be either 'little' or 'big'")),
        }
    }
}

/// Whether octets show two's complement.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Signedness {
    Signed,
    Unsigned,
}

pub(super) fn to_octets(
    integer: Integer<'_>,
    length: usize,
    order: Order,
    signedness: Signedness,
) -> Result<Vec<u8>, Raised> {
    let negative = integer.is_negative();
    if negative && signedness == Signedness::Unsigned {
        return Err(overflow_error("can't convert negative int to unsigned"));
    }
    let integer = integer.to_big();
    // Zero has no octets.
    let octets = match signedness {
        Signedness::Signed => integer.to_le_bytes(),
        Signedness::Unsigned => integer.unsigned_abs().to_le_bytes(),
    };
    let mut octets = octets.into_vec();
    if octets.len() > length {
        return Err(overflow_error("int too big to convert"));
    }
    octets
        .try_reserve_exact(length - octets.len())
        .map_err(|_| memory_error())?;
    octets.resize(length, if negative { 0xff } else { 0 });
    if order == Order::Big {
        octets.reverse();
    }
    Ok(octets)
}

pub(super) fn from_octets(octets: &[u8], order: Order, signedness: Signedness) -> IBig {
    match (order, signedness) {
        (Order::Big, Signedness::Signed) => IBig::from_be_bytes(octets),
        (Order::Little, Signedness::Signed) => IBig::from_le_bytes(octets),
        (Order::Big, Signedness::Unsigned) => UBig::from_be_bytes(octets).into(),
        (Order::Little, Signedness::Unsigned) => UBig::from_le_bytes(octets).into(),
    }
}

/// The octets of a bytes-like object, of what has `__bytes__`, or of an iterable of integers.
pub(super) fn octets_of(thread: &Thread, value: Value) -> Result<Vec<u8>, Raised> {
    if let Some(result) = protocol::call_special(thread, value, Special::Bytes, &[]) {
        let result = result?;
        return match result.downcast::<Bytes>() {
            Some(bytes) => Ok(bytes.as_slice().to_vec()),
            None => Err(type_error(format!(
                "__bytes__ returned non-bytes (type {})",
                class_name(result)
            ))),
        };
    }
    if let Some(octets) = crate::types::bytes::octets_of(thread, &value)? {
        return Ok(octets.into_owned());
    }
    crate::types::bytes::from_items(thread, value, "bytes")
}
