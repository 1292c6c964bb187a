//! `int.to_bytes` and `int.from_bytes`.

use crate::error::{memory_error, overflow_error, type_error, value_error};
use crate::names::Special;
use crate::protocol::{self, class_name};
use crate::types::int::Integer;
use num_bigint::{BigInt, Sign};
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
    let negative = integer.sign() == Sign::Minus;
    if negative && signedness == Signedness::Unsigned {
        return Err(overflow_error("can't convert negative int to unsigned"));
    }
    let integer = integer.to_big();
    let mut octets = match signedness {
        Signedness::Signed => integer.to_signed_bytes_le(),
        Signedness::Unsigned => integer.magnitude().to_bytes_le(),
    };
    if integer.sign() == Sign::NoSign {
        octets.clear();
    }
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

pub(super) fn from_octets(octets: &[u8], order: Order, signedness: Signedness) -> BigInt {
    match (order, signedness) {
        (Order::Big, Signedness::Signed) => BigInt::from_signed_bytes_be(octets),
        (Order::Little, Signedness::Signed) => BigInt::from_signed_bytes_le(octets),
        (Order::Big, Signedness::Unsigned) => BigInt::from_bytes_be(Sign::Plus, octets),
        (Order::Little, Signedness::Unsigned) => BigInt::from_bytes_le(Sign::Plus, octets),
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
    let iterable = protocol::special_of(thread, value, Special::Iter).is_some()
        || protocol::special_of(thread, value, Special::GetItem).is_some();
    if !iterable || value.is::<weft_heap::Str>() {
        return Err(type_error(format!(
            "cannot convert '{}' object to bytes",
            class_name(value)
        )));
    }
    let items = protocol::collect_list(thread, value)?;
    let mut octets = Vec::new();
    let mut place = 0;
    while let Some(item) = items.get(place) {
        let octet = match protocol::index(thread, item)?.to_int_or_bool() {
            Some(octet @ 0..=255) => octet as u8,
            _ => return Err(value_error("bytes must be in range(0, 256)")),
        };
        octets.push(octet);
        place += 1;
    }
    Ok(octets)
}
