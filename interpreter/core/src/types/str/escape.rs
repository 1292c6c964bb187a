//! `repr` of strings: which quotes, and what is escaped.

use crate::interpreter::limits::while_going_on;
use crate::types::str::code_points;
use crate::types::str::unicode::is_printable;
use std::fmt::Write;
use weft_heap::{Str, Thread, Value};

/// `repr(text)`.
pub fn repr(thread: &Thread, text: &Str) -> Value {
    if text.is_ascii() {
        let octets = text.as_str().as_bytes();
        let plain = octets
            .iter()
            .all(|octet| (b' '..=b'~').contains(octet) && !matches!(octet, b'\'' | b'\\'));
        if plain {
            return Str::from_ascii_with(thread, octets.len() + 2, |target| {
                let last = target.len() - 1;
                target[0] = b'\'';
                target[last] = b'\'';
                thread.copy_octets(&mut target[1..last], octets);
            })
            .value();
        }
    }
    let mut result = String::with_capacity(text.as_str().len() + 8);
    push_repr(&mut result, text);
    thread.string(&result)
}

/// Adds the representation of a string.
pub fn push_repr(result: &mut String, text: &Str) {
    let octets = text.as_wtf8();
    let quote = if octets.contains(&b'\'') && !octets.contains(&b'"') {
        '"'
    } else {
        '\''
    };
    result.push(quote);
    // Of a program that has to end it is unfinished: see `Thread::in_pieces`.
    for code in while_going_on(code_points(octets)) {
        match char::from_u32(code) {
            Some('\n') => result.push_str("\\n"),
            Some('\r') => result.push_str("\\r"),
            Some('\t') => result.push_str("\\t"),
            Some('\\') => result.push_str("\\\\"),
            Some(character) if character == quote => {
                result.push('\\');
                result.push(quote);
            }
            Some(character) if is_printable(character) => result.push(character),
            _ => push_escape(result, code),
        }
    }
    result.push(quote);
}

/// Adds a code point as `\x`, `\u` or `\U`.
pub fn push_escape(result: &mut String, code: u32) {
    let written = match code {
        ..0x100 => write!(result, "\\x{code:02x}"),
        ..0x10000 => write!(result, "\\u{code:04x}"),
        _ => write!(result, "\\U{code:08x}"),
    };
    written.expect("writing to a string cannot fail");
}
