//! Where a reply ends.
//!
//! Invariant: what lies before [`Scanner::place`] was gone over and is well formed.

/// The longest simple string, error or number.
const LONGEST_LINE: usize = 1 << 20;

/// The longest string, which is eight times what a server takes from its clients by itself.
const LONGEST_STRING: u64 = 4 << 30;

/// The most items of an array.
const MOST_ITEMS: u64 = 1 << 32;

/// How deep arrays may lie in each other.
const DEEPEST: usize = 256;

/// What was found.
pub enum Found {
    /// A reply that ends before this offset.
    Whole(usize),
    /// The beginning of one.
    Part,
    /// What no server sends, from this offset on.
    Garbage(usize),
}

/// Goes over a reply while it arrives.
#[derive(Default)]
pub struct Scanner {
    /// The offset from which on it was not gone over.
    pub place: usize,
    /// How much of a line that begins at the place is known to have no end.
    searched: usize,
    /// How many items are still to come of each array around the place.
    open: Vec<u64>,
}

impl Scanner {
    /// Goes on, in octets that may have become more.
    pub fn run(&mut self, octets: &[u8]) -> Found {
        loop {
            let start = self.place;
            let rest = &octets[start..];
            let Some(found) = memchr::memchr(b'\r', &rest[self.searched.min(rest.len())..]) else {
                let is_known = rest.first().is_none_or(|kind| is_kind(*kind));
                if !is_known || rest.len() > LONGEST_LINE {
                    return Found::Garbage(start);
                }
                self.searched = rest.len();
                return Found::Part;
            };
            let end = self.searched + found;
            match rest.get(end + 1) {
                Some(b'\n') if end > 0 && end <= LONGEST_LINE => {}
                None if rest.first().is_some_and(|kind| is_kind(*kind)) => {
                    self.searched = end;
                    return Found::Part;
                }
                _ => return Found::Garbage(start),
            }
            let (kind, line) = (rest[0], &rest[1..end]);
            let after = start + end + 2;
            let Some(shape) = shape_of(kind, line) else {
                return Found::Garbage(start);
            };
            match shape {
                Shape::Line => self.place = after,
                Shape::String(length) => {
                    let behind = after + length;
                    match octets.get(behind..behind + 2) {
                        Some(b"\r\n") => self.place = behind + 2,
                        Some(_) => return Found::Garbage(start),
                        None => {
                            // The line is gone over again, which is short.
                            self.searched = 0;
                            return Found::Part;
                        }
                    }
                }
                Shape::Items(count) => {
                    self.place = after;
                    if count > 0 {
                        if self.open.len() == DEEPEST {
                            return Found::Garbage(start);
                        }
                        self.open.push(count);
                        self.searched = 0;
                        continue;
                    }
                }
            }
            self.searched = 0;
            if self.close() {
                let whole = self.place;
                self.place = 0;
                return Found::Whole(whole);
            }
        }
    }

    /// Counts an item that has ended; whether the whole reply has.
    fn close(&mut self) -> bool {
        while let Some(left) = self.open.last_mut() {
            *left -= 1;
            if *left > 0 {
                return false;
            }
            self.open.pop();
        }
        true
    }
}

/// What follows a line.
enum Shape {
    Line,
    String(usize),
    Items(u64),
}

fn is_kind(kind: u8) -> bool {
    b"+-:$*_#,(!=%~>|".contains(&kind)
}

fn shape_of(kind: u8, line: &[u8]) -> Option<Shape> {
    match kind {
        b'+' | b'-' => Some(Shape::Line),
        b':' => integer(line).map(|_| Shape::Line),
        b'(' => {
            let digits = line.strip_prefix(b"-").unwrap_or(line);
            let is_number = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
            is_number.then_some(Shape::Line)
        }
        b',' => float(line).map(|_| Shape::Line),
        b'#' => matches!(line, b"t" | b"f").then_some(Shape::Line),
        b'_' => line.is_empty().then_some(Shape::Line),
        b'$' | b'!' | b'=' => match integer(line)? {
            -1 => Some(Shape::Line),
            length => {
                let length = u64::try_from(length).ok()?;
                let is_long_enough = kind != b'=' || length >= 4;
                (is_long_enough && length <= LONGEST_STRING)
                    .then_some(Shape::String(length as usize))
            }
        },
        b'*' | b'~' | b'>' | b'%' | b'|' => match integer(line)? {
            -1 => Some(Shape::Line),
            count => {
                let count = u64::try_from(count)
                    .ok()
                    .filter(|count| *count <= MOST_ITEMS)?;
                Some(Shape::Items(match kind {
                    b'%' => count * 2,
                    // What is said about a reply stands before it.
                    b'|' => count * 2 + 1,
                    _ => count,
                }))
            }
        },
        _ => None,
    }
}

/// The integer of a line.
pub fn integer(line: &[u8]) -> Option<i64> {
    std::str::from_utf8(line).ok()?.parse().ok()
}

/// The float of a line.
pub fn float(line: &[u8]) -> Option<f64> {
    std::str::from_utf8(line).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Found, Scanner};

    fn offset(octets: &[u8]) -> Option<usize> {
        match Scanner::default().run(octets) {
            Found::Whole(end) => Some(end),
            Found::Part | Found::Garbage(_) => None,
        }
    }

    #[test]
    fn a_reply_may_come_octet_by_octet() {
        let reply = b"*3\r\n$5\r\nab\r\nc\r\n*-1\r\n%1\r\n+k\r\n|1\r\n+a\r\n:1\r\n*1\r\n:2\r\n";
        let mut scanner = Scanner::default();
        for end in 0..reply.len() {
            assert!(matches!(scanner.run(&reply[..end]), Found::Part), "{end}");
        }
        assert!(matches!(scanner.run(reply), Found::Whole(end) if end == reply.len()));
    }

    #[test]
    fn what_follows_a_reply_is_left_alone() {
        assert_eq!(offset(b"+OK\r\n:1\r\n"), Some(5));
    }

    #[test]
    fn nonsense_is_found_at_once() {
        for octets in [
            &b"HTTP"[..],
            b"\r\n",
            b":x\r\n",
            b"$-2\r\n",
            b"$1\r\nabc",
            b"*99999999999\r\n",
            b"+a\rb",
        ] {
            assert!(matches!(Scanner::default().run(octets), Found::Garbage(0)));
        }
    }

    #[test]
    fn nesting_has_an_end() {
        let mut scanner = Scanner::default();
        assert!(matches!(
            scanner.run(&b"*1\r\n".repeat(10_000)),
            Found::Garbage(_)
        ));
    }
}
