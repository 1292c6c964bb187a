//! `int.to_bytes` and `int.from_bytes`.

use crate::error::{memory_error, overflow_error, value_error};
use crate::types::int::Integer;
use dashu_int::{Sign, Word};
use weft_heap::{Long, Raised, Thread, Value};

/// Octets of a word.
const WORD: usize = size_of::<Word>();

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

/// `length` octets of an integer; of fewer if the program has to end: see [`Thread::in_pieces`].
///
/// # Errors
/// `OverflowError` if there are not enough for it; `MemoryError`.
pub(super) fn to_octets(
    thread: &Thread,
    integer: Integer<'_>,
    length: usize,
    order: Order,
    signedness: Signedness,
) -> Result<Vec<u8>, Raised> {
    let (small, long);
    let integer = match integer {
        Integer::Small(integer) => {
            small = [Word::from(integer.unsigned_abs())];
            let sign = if integer < 0 {
                Sign::Negative
            } else {
                Sign::Positive
            };
            Long::new(sign, &small)
        }
        Integer::Big(integer) => {
            long = integer;
            long
        }
    };
    let is_negative = integer.sign() == Sign::Negative;
    if is_negative && signedness == Signedness::Unsigned {
        return Err(overflow_error("can't convert negative int to unsigned"));
    }
    if bits_of(integer, signedness) > length.saturating_mul(8) {
        return Err(overflow_error("int too big to convert"));
    }
    let mut octets = Vec::new();
    octets
        .try_reserve_exact(length)
        .map_err(|_| memory_error())?;
    let words = integer.words();
    let count = length.div_ceil(WORD);
    // What is below zero is the complement of its magnitude, and one more.
    let mut carry = is_negative;
    thread.in_pieces_of_values(count, |part| {
        for number in part {
            let mut word = words.get(number).copied().unwrap_or(0);
            if is_negative {
                (word, carry) = (!word).overflowing_add(carry.into());
            }
            let rest = length - number * WORD;
            octets.extend_from_slice(&word.to_le_bytes()[..WORD.min(rest)]);
        }
    });
    if order == Order::Big {
        octets.reverse();
    }
    Ok(octets)
}

/// The bits that show an integer, the one for its sign among them. Zero has none.
fn bits_of(integer: Long<'_>, signedness: Signedness) -> usize {
    let bits = integer.bit_len();
    if signedness == Signedness::Unsigned || bits == 0 {
        return bits;
    }
    let is_power = || {
        let words = integer.words().iter();
        words.map(|word| word.count_ones()).sum::<u32>() == 1
    };
    // One more number is below zero than above.
    if integer.sign() == Sign::Negative && is_power() {
        bits
    } else {
        bits + 1
    }
}

/// The integer of these octets; of fewer if the program has to end: see [`Thread::in_pieces`].
pub(super) fn from_octets(
    thread: &Thread,
    octets: &[u8],
    order: Order,
    signedness: Signedness,
) -> Value {
    let highest = match order {
        Order::Big => octets.first(),
        Order::Little => octets.last(),
    };
    let is_negative =
        signedness == Signedness::Signed && highest.is_some_and(|octet| *octet >= 0x80);
    let (sign, filling) = if is_negative {
        (Sign::Negative, 0xff)
    } else {
        (Sign::Positive, 0)
    };
    // Words are taken from the end where the octets of the lowest stand.
    let word = |number: usize| {
        let (first, mut word) = (number * WORD, [filling; WORD]);
        let count = WORD.min(octets.len() - first);
        match order {
            Order::Little => word[..count].copy_from_slice(&octets[first..first + count]),
            Order::Big => {
                let end = octets.len() - first;
                word[WORD - count..].copy_from_slice(&octets[end - count..end]);
                word.reverse();
            }
        }
        Word::from_le_bytes(word)
    };
    let length = octets.len().div_ceil(WORD);
    thread.big_int_filled(sign, length, |words| {
        let mut carry = true;
        thread.in_pieces_of_values(length, |part| {
            for number in part {
                // What is below zero is the complement of its magnitude, and one less.
                words.push(if is_negative {
                    let (magnitude, carried) = (!word(number)).overflowing_add(carry.into());
                    carry = carried;
                    magnitude
                } else {
                    word(number)
                });
            }
        });
    })
}

/// Calls `read` with the octets of a bytes-like object, of what has `__bytes__`, or of an iterable of integers.
pub(super) fn with_octets<R>(
    thread: &Thread,
    value: Value,
    read: impl FnOnce(&[u8]) -> R,
) -> Result<R, Raised> {
    let mut converted = value;
    if let Some(octets) = crate::types::bytes::converted_octets_of(thread, &mut converted)? {
        return Ok(read(&octets));
    }
    let octets = crate::types::bytes::from_items(thread, value, "bytes")?;
    Ok(read(&octets))
}
