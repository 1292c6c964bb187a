//! Base 64 (RFC 4648) in both directions.

use weft_core::interpreter::limits::while_going_on;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// What is taken for base 64.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Strictness {
    /// Characters that are none of its are skipped.
    Lenient,
    /// Only what encoding makes.
    Strict,
}

/// Octets as base 64.
pub fn encode(octets: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(octets.len().div_ceil(3) * 4 + 1);
    for group in while_going_on(octets.chunks(3)) {
        let at = |index: usize| u32::from(group.get(index).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for digit in 0..4 {
            text.push(if digit > group.len() {
                b'='
            } else {
                ALPHABET[(bits >> (18 - 6 * digit)) as usize & 63]
            });
        }
    }
    text
}

fn value(character: u8) -> Option<u32> {
    Some(u32::from(match character {
        b'A'..=b'Z' => character - b'A',
        b'a'..=b'z' => character - b'a' + 26,
        b'0'..=b'9' => character - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    }))
}

/// The octets of base 64, or what is wrong with it.
pub fn decode(text: &[u8], strictness: Strictness) -> Result<Vec<u8>, String> {
    let is_strict = strictness == Strictness::Strict;
    let mut octets = Vec::with_capacity(text.len() / 4 * 3);
    // The digits of a group so far, and the padding that followed the last of them.
    let (mut bits, mut digits, mut pads) = (0u32, 0, 0);
    for (place, character) in while_going_on(text.iter().enumerate()) {
        if *character == b'=' {
            if is_strict && (digits == 0 || (digits >= 2 && digits + pads >= 4)) {
                let which = if place == 0 { "Leading" } else { "Excess" };
                return Err(format!("{which} padding not allowed"));
            }
            if digits >= 2 {
                pads += 1;
            }
            continue;
        }
        let Some(value) = value(*character) else {
            if is_strict {
                return Err("Only base64 data is allowed".to_owned());
            }
            continue;
        };
        if pads > 0 {
            if is_strict && digits + pads >= 4 {
                return Err("Excess data after padding".to_owned());
            }
            if is_strict {
                return Err("Discontinuous padding not allowed".to_owned());
            }
            pads = 0;
        }
        bits = bits << 6 | value;
        digits += 1;
        match digits {
            1 => {}
            2 => octets.push((bits >> 4) as u8),
            3 => octets.push((bits >> 2) as u8),
            _ => {
                octets.push(bits as u8);
                (bits, digits) = (0, 0);
            }
        }
    }
    match digits {
        0 => Ok(octets),
        1 => Err(format!(
            "Invalid base64-encoded string: number of data characters ({}) cannot be 1 more than a multiple of 4",
            octets.len() / 3 * 4 + 1
        )),
        _ if digits + pads < 4 => Err("Incorrect padding".to_owned()),
        _ => Ok(octets),
    }
}
