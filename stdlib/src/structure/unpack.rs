//! Octets into values.

use super::format::{Field, Format, Kind};
use weft_core::heap::{List, Raised, Thread, Value};
use weft_core::interpreter::limits::check_item;
use weft_core::types::complex;
use weft_core::types::float::from_half;

/// The tuple of the values in octets, which are as many as the format has.
///
/// # Errors
/// The end of the program.
pub fn unpack(thread: &Thread, format: &Format, octets: &[u8]) -> Result<Value, Raised> {
    let values = List::from_items(thread, &[]);
    for field in &format.fields {
        for index in 0..field.count {
            check_item(thread)?;
            let start = field.offset + index * field.size;
            let value = unpack_value(thread, format, field, &octets[start..start + field.size]);
            values.push(thread, value);
        }
    }
    Ok(values.snapshot(thread).value())
}

fn unpack_value(thread: &Thread, format: &Format, field: &Field, octets: &[u8]) -> Value {
    match field.kind {
        Kind::Padding => Value::NONE,
        Kind::Character | Kind::Bytes => thread.bytes(octets),
        Kind::Truth => Value::from_bool(octets[0] != 0),
        Kind::Signed => {
            let unused = 64 - 8 * octets.len() as u32;
            thread.int(((bits(format, octets) << unused) as i64) >> unused)
        }
        Kind::Unsigned | Kind::Pointer => {
            let bits = bits(format, octets);
            match i64::try_from(bits) {
                Ok(small) => thread.int(small),
                Err(_) => thread.big_int(bits.into()),
            }
        }
        Kind::Float => thread.float(float(format, field.code, octets)),
        Kind::Complex => {
            let (real, imaginary) = octets.split_at(octets.len() / 2);
            let code = field.code.to_ascii_lowercase();
            let part = |octets| float(format, if code == b'f' { b'f' } else { b'd' }, octets);
            complex::new(thread, part(real), part(imaginary))
        }
        Kind::Pascal => match octets.split_first() {
            Some((length, rest)) => thread.bytes(&rest[..usize::from(*length).min(rest.len())]),
            None => thread.bytes(&[]),
        },
    }
}

fn bits(format: &Format, octets: &[u8]) -> u64 {
    let mut wide = [0; 8];
    let target = &mut wide[..octets.len()];
    target.copy_from_slice(octets);
    if !format.is_little {
        target.reverse();
    }
    u64::from_le_bytes(wide)
}

fn float(format: &Format, code: u8, octets: &[u8]) -> f64 {
    let bits = bits(format, octets);
    match code {
        b'e' => from_half(bits as u16),
        b'f' => f64::from(f32::from_bits(bits as u32)),
        _ => f64::from_bits(bits),
    }
}
