//! Quoted-printable text (RFC 2045, section 6.7) in both directions.

use weft_core::interpreter::limits::Pauses;

/// Characters of a line, without the `=` at its end.
const WIDTH: usize = 76;

/// The octets of quoted-printable text. In headers `_` is a space.
pub fn decode(text: &[u8], is_header: bool) -> Vec<u8> {
    let mut octets = Vec::with_capacity(text.len());
    let mut place = 0;
    let mut pauses = Pauses::default();
    while let Some(octet) = text.get(place)
        && pauses.go_on_at(place)
    {
        place += 1;
        match octet {
            b'=' => match &text[place..] {
                [] => break,
                [b'\n' | b'\r', ..] => {
                    // The line goes on: all that is left of this one is skipped.
                    let end = memchr::memchr(b'\n', &text[place..]);
                    place = end.map_or(text.len(), |end| place + end + 1);
                }
                [b'=', ..] => {
                    octets.push(b'=');
                    place += 1;
                }
                [high, low, ..] => match (digit(*high), digit(*low)) {
                    (Some(high), Some(low)) => {
                        octets.push(high << 4 | low);
                        place += 2;
                    }
                    _ => octets.push(b'='),
                },
                [_] => octets.push(b'='),
            },
            b'_' if is_header => octets.push(b' '),
            octet => octets.push(*octet),
        }
    }
    octets
}

/// The value of a hexadecimal digit.
pub fn digit(character: u8) -> Option<u8> {
    char::from(character).to_digit(16).map(|digit| digit as u8)
}

/// What is to be quoted.
#[derive(Clone, Copy)]
pub struct Options {
    /// Spaces and tabs everywhere, not only at the ends of lines.
    pub tabs: bool,
    /// Line ends are not: the octets are text.
    pub is_text: bool,
    /// Spaces become `_`.
    pub is_header: bool,
}

/// Octets as quoted-printable text.
pub fn encode(octets: &[u8], options: Options) -> Vec<u8> {
    let first_end = memchr::memchr(b'\n', octets);
    let line_end: &[u8] = match first_end {
        Some(end) if end > 0 && octets[end - 1] == b'\r' => b"\r\n",
        _ => b"\n",
    };
    let mut text = Vec::with_capacity(octets.len() + octets.len() / 8);
    let mut width = 0;
    let mut place = 0;
    let mut pauses = Pauses::default();
    while let Some(octet) = octets.get(place).copied()
        && pauses.go_on_at(place)
    {
        let next = octets.get(place + 1).copied();
        let must_quote = match octet {
            127.. | b'=' => true,
            b'_' => options.is_header,
            b'.' => width == 0 && matches!(next, None | Some(b'\n' | b'\r' | 0)),
            b'\r' | b'\n' => !options.is_text,
            b'\t' | b' ' => options.tabs || next.is_none(),
            ..b' ' => true,
            _ => false,
        };
        if must_quote {
            if width + 3 >= WIDTH {
                text.push(b'=');
                text.extend_from_slice(line_end);
                width = 0;
            }
            push_quoted(&mut text, octet);
            width += 3;
            place += 1;
        } else if octet == b'\n' || octet == b'\r' && next == Some(b'\n') {
            // White space at the end of a line would be lost.
            if let Some(last @ (b' ' | b'\t')) = text.last().copied() {
                text.pop();
                push_quoted(&mut text, last);
            }
            text.extend_from_slice(line_end);
            width = 0;
            place += if octet == b'\r' { 2 } else { 1 };
        } else {
            if width + 1 >= WIDTH && !matches!(next, None | Some(b'\n')) {
                text.push(b'=');
                text.extend_from_slice(line_end);
                width = 0;
            }
            text.push(if options.is_header && octet == b' ' {
                b'_'
            } else {
                octet
            });
            width += 1;
            place += 1;
        }
    }
    text
}

fn push_quoted(text: &mut Vec<u8>, octet: u8) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    text.extend_from_slice(&[
        b'=',
        DIGITS[usize::from(octet >> 4)],
        DIGITS[usize::from(octet & 15)],
    ]);
}
