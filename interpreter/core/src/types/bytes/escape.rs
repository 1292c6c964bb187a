//! `repr` of octets.

use weft_heap::Thread;

/// Octets that are shown before it is asked whether the program goes on.
const STEPS: usize = 1 << 14;

/// Adds the representation of octets, with the `b` before it. It is unfinished if the program has to end: see
/// [`Thread::in_pieces`].
pub fn push_repr(result: &mut String, octets: &[u8]) {
    let goes_on = |place| Thread::try_current(|thread| thread.goes_on_after(place)).unwrap_or(true);
    let quote = if octets.contains(&b'\'') && !octets.contains(&b'"') {
        b'"'
    } else {
        b'\''
    };
    result.push('b');
    result.push(char::from(quote));
    for (place, octet) in octets.iter().enumerate() {
        if place % STEPS == 0 && !goes_on(place) {
            break;
        }
        match octet {
            b'\t' => result.push_str("\\t"),
            b'\n' => result.push_str("\\n"),
            b'\r' => result.push_str("\\r"),
            b'\\' => result.push_str("\\\\"),
            octet if *octet == quote => {
                result.push('\\');
                result.push(char::from(quote));
            }
            b' '..=b'~' => result.push(char::from(*octet)),
            _ => {
                const DIGITS: &[u8; 16] = b"0123456789abcdef";
                result.push_str("\\x");
                result.push(char::from(DIGITS[(octet >> 4) as usize]));
                result.push(char::from(DIGITS[(octet & 15) as usize]));
            }
        }
    }
    result.push(char::from(quote));
}
