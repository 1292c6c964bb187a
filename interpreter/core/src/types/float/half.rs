//! Floats of 16 bits (IEEE 754 binary16), which only lie in memory: `struct` and `memoryview` read and write them.

/// The octets' worth of the half float nearest to a float, ties going to the even one; `None` if it is too large.
pub fn to_half(float: f64) -> Option<u16> {
    let bits = float.to_bits();
    let sign = ((bits >> 48) & 0x8000) as u16;
    if float.is_nan() {
        return Some(sign | 0x7e00);
    }
    if float.is_infinite() {
        return Some(sign | 0x7c00);
    }
    let size = float.abs();
    // Of a subnormal the fraction is counted in steps of 2^-24, of others in steps of 2^-10 of their power of two.
    let exponent = if size < 6.103_515_625e-5 {
        -14
    } else {
        ((bits >> 52) & 0x7ff) as i32 - 1023
    };
    if exponent > 15 {
        return None;
    }
    let steps = super::round_half_even(super::scale(size, i64::from(10 - exponent)));
    // A fraction that is rounded up to the next power of two carries into the exponent.
    let lowest = if exponent == -14 {
        0
    } else {
        (exponent + 14) as u32 * 1024
    };
    let packed = lowest + steps as u32;
    if packed >= 0x7c00 {
        return None;
    }
    Some(sign | packed as u16)
}

/// The float that a half float is.
pub fn from_half(half: u16) -> f64 {
    let fraction = f64::from(half & 0x3ff);
    let size = match i64::from((half >> 10) & 0x1f) {
        0 => super::scale(fraction, -24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        exponent => super::scale(fraction + 1024.0, exponent - 25),
    };
    if half & 0x8000 == 0 { size } else { -size }
}
