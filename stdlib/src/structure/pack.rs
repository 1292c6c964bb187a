//! Values into octets.

use super::definition::struct_error;
use super::format::{Field, Format, Kind};
use weft_core::error::{Exception, check_size, is_raised, overflow_error};
use weft_core::heap::{Bytes, Native, Raised, Thread, Value};
use weft_core::interpreter::limits::check_item;
use weft_core::names::Special;
use weft_core::protocol;
use weft_core::types::bytes::ByteArray;
use weft_core::types::complex::to_complex;
use weft_core::types::float::to_half;

/// The octets of values.
///
/// # Errors
/// `struct.error` if there are more or fewer values than the format has, or one does not fit; `function` is named then.
pub fn pack(
    thread: &Thread,
    format: &Format,
    values: &[Value],
    function: &str,
) -> Result<Vec<u8>, Raised> {
    if values.len() != format.values {
        return Err(struct_error(
            thread,
            &format!(
                "{function} expected {} items for packing (got {})",
                format.values,
                values.len()
            ),
        ));
    }
    check_size(format.size)?;
    let mut octets = vec![0; format.size];
    let mut values = values.iter();
    for field in &format.fields {
        for index in 0..field.count {
            let value = values.next().expect("their number was compared");
            let start = field.offset + index * field.size;
            let target = &mut octets[start..start + field.size];
            check_item(thread)?;
            pack_value(thread, format, field, *value, target)?;
        }
    }
    Ok(octets)
}

fn pack_value(
    thread: &Thread,
    format: &Format,
    field: &Field,
    value: Value,
    target: &mut [u8],
) -> Result<(), Raised> {
    match field.kind {
        Kind::Padding => {}
        Kind::Character => match octets(&value).as_deref() {
            Some([single]) if value.is::<Bytes>() => target[0] = *single,
            _ => {
                return Err(struct_error(
                    thread,
                    "char format requires a bytes object of length 1",
                ));
            }
        },
        Kind::Truth => target[0] = u8::from(protocol::truth(thread, value)?),
        Kind::Signed | Kind::Unsigned | Kind::Pointer => {
            let integer = integer(thread, field, value)?;
            let wide = integer.to_le_bytes();
            fill(format, target, &wide[..field.size]);
        }
        Kind::Float => {
            let float = real(thread, value, "required argument is not a float")?;
            pack_float(format, field.code, float, target)?;
        }
        Kind::Complex => {
            let (real, imaginary) = complex(thread, value)?;
            let (first, second) = target.split_at_mut(field.size / 2);
            for (part, target) in [(real, first), (imaginary, second)] {
                if field.code == b'F' {
                    fill(format, target, &(part as f32).to_le_bytes());
                } else {
                    fill(format, target, &part.to_le_bytes());
                }
            }
        }
        Kind::Bytes | Kind::Pascal => {
            let Some(octets) = octets(&value) else {
                let code = char::from(field.code);
                return Err(struct_error(
                    thread,
                    &format!("argument for '{code}' must be a bytes object"),
                ));
            };
            if field.kind == Kind::Bytes {
                let count = octets.len().min(target.len());
                target[..count].copy_from_slice(&octets[..count]);
            } else if let Some((length, target)) = target.split_first_mut() {
                let count = octets.len().min(target.len());
                target[..count].copy_from_slice(&octets[..count]);
                *length = count.min(255) as u8;
            }
        }
    }
    Ok(())
}

/// Copies octets that begin with the least significant one, in the order of the format.
fn fill(format: &Format, target: &mut [u8], little: &[u8]) {
    target.copy_from_slice(little);
    if !format.is_little {
        target.reverse();
    }
}

fn octets(value: &Value) -> Option<std::borrow::Cow<'_, [u8]>> {
    match value.downcast::<Bytes>() {
        Some(bytes) => Some(bytes.as_slice().into()),
        None => value
            .downcast::<Native<ByteArray>>()
            .map(|array| array.to_vec().into()),
    }
}

fn integer(thread: &Thread, field: &Field, value: Value) -> Result<u64, Raised> {
    if !value.is_int()
        && protocol::to_big_int(value).is_none()
        && protocol::special_of(thread, value, Special::Index).is_none()
    {
        return Err(struct_error(thread, "required argument is not an integer"));
    }
    let integer = protocol::index(thread, value)?;
    let integer = protocol::to_big_int(integer).and_then(|big| i128::try_from(big).ok());
    let bits = 8 * field.size as u32;
    let (least, most) = match field.kind {
        Kind::Signed => (-(1i128 << (bits - 1)), (1i128 << (bits - 1)) - 1),
        Kind::Pointer => (-(1i128 << 63), (1i128 << 64) - 1),
        _ => (0, (1i128 << bits) - 1),
    };
    match integer {
        Some(integer) if (least..=most).contains(&integer) => Ok(integer as u64),
        _ if field.kind == Kind::Pointer => Err(struct_error(thread, "int too large to convert")),
        _ => {
            let code = char::from(field.code);
            Err(struct_error(
                thread,
                &format!("'{code}' format requires {least} <= number <= {most}"),
            ))
        }
    }
}

/// A float, and `message` instead of what is said of a value that is no number.
fn real(thread: &Thread, value: Value, message: &str) -> Result<f64, Raised> {
    match protocol::to_float(thread, value) {
        Err(raised) if is_raised(thread, Exception::TypeError) => {
            thread.take_raised(raised);
            Err(struct_error(thread, message))
        }
        result => result,
    }
}

fn complex(thread: &Thread, value: Value) -> Result<(f64, f64), Raised> {
    match to_complex(thread, value) {
        Err(raised) if is_raised(thread, Exception::TypeError) => {
            thread.take_raised(raised);
            Err(struct_error(thread, "required argument is not a complex"))
        }
        result => result,
    }
}

fn pack_float(format: &Format, code: u8, float: f64, target: &mut [u8]) -> Result<(), Raised> {
    let too_large = || {
        overflow_error(format!(
            "float too large to pack with {} format",
            char::from(code)
        ))
    };
    match code {
        b'e' => fill(
            format,
            target,
            &to_half(float).ok_or_else(too_large)?.to_le_bytes(),
        ),
        b'f' => {
            let narrow = float as f32;
            if narrow.is_infinite() && float.is_finite() {
                return Err(too_large());
            }
            fill(format, target, &narrow.to_le_bytes());
        }
        _ => fill(format, target, &float.to_le_bytes()),
    }
    Ok(())
}
