//! What a column's text becomes.

use weft_core::error::{Exception, catch, type_error};
use weft_core::heap::{Raised, Thread, Tuple, Value};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;

/// What the text of a value means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Octets, which are left alone.
    Octets,
    /// Text in UTF-8.
    Text,
    /// A whole number.
    Integer,
    /// A floating-point number.
    Float,
    /// `YYYY-MM-DD`.
    Date,
    /// `YYYY-MM-DD HH:MM:SS.ffffff`.
    DateTime,
    /// `-HHH:MM:SS.ffffff`: how long something lasts.
    Duration,
    /// What a function makes of the text.
    CallText,
    /// What a function makes of the octets.
    CallOctets,
}

impl Kind {
    /// Their names and numbers.
    pub const ALL: [(&'static str, Kind); 9] = [
        ("OCTETS", Kind::Octets),
        ("TEXT", Kind::Text),
        ("INTEGER", Kind::Integer),
        ("FLOAT", Kind::Float),
        ("DATE", Kind::Date),
        ("DATETIME", Kind::DateTime),
        ("DURATION", Kind::Duration),
        ("CALL_TEXT", Kind::CallText),
        ("CALL_OCTETS", Kind::CallOctets),
    ];
}

/// A column: a kind, and the class or function that makes its values if it needs one.
#[derive(Clone, Copy)]
pub struct Column {
    kind: Kind,
    maker: Value,
}

impl Column {
    /// The column of a pair of numbers of a kind and a maker.
    pub fn of(pair: Value) -> Result<Column, Raised> {
        let items = pair.downcast::<Tuple>().map(Tuple::items);
        if let Some([number, maker]) = items
            && let Some(number) = number
                .to_int()
                .and_then(|number| usize::try_from(number).ok())
            && let Some((_, kind)) = Kind::ALL.get(number)
        {
            return Ok(Column {
                kind: *kind,
                maker: *maker,
            });
        }
        Err(type_error(
            "a column is a pair of its kind and what makes its values",
        ))
    }

    /// The value of some octets.
    pub fn value(self, thread: &Thread, octets: &[u8]) -> Result<Value, Raised> {
        let text = || match std::str::from_utf8(octets) {
            Ok(text) => Ok(thread.string(text)),
            Err(_) => protocol::call_method(
                thread,
                thread.bytes(octets),
                thread.intern("decode"),
                &[thread.string("utf-8")],
            ),
        };
        match self.kind {
            Kind::Octets => Ok(thread.bytes(octets)),
            Kind::Text => text(),
            Kind::Integer => match parsed::<i64>(octets) {
                Some(integer) => Ok(thread.int(integer)),
                None => call_class(thread, "int", text()?),
            },
            Kind::Float => match parsed::<f64>(octets) {
                Some(float) => Ok(thread.float(float)),
                None => call_class(thread, "float", text()?),
            },
            Kind::Date => self.made(thread, date(octets).map(|date| date.to_vec()), text),
            Kind::DateTime => {
                self.made(thread, date_time(octets).map(|parts| parts.to_vec()), text)
            }
            Kind::Duration => self.made(thread, duration(octets).map(|parts| parts.to_vec()), text),
            Kind::CallText => protocol::call_values(thread, self.maker, &[text()?]),
            Kind::CallOctets => protocol::call_values(thread, self.maker, &[thread.bytes(octets)]),
        }
    }

    /// What the maker makes of some numbers; the text if there are none, or if it does not take them.
    fn made(
        self,
        thread: &Thread,
        numbers: Option<Vec<i64>>,
        text: impl Fn() -> Result<Value, Raised>,
    ) -> Result<Value, Raised> {
        let Some(numbers) = numbers else {
            return text();
        };
        let numbers: Vec<Value> = numbers
            .into_iter()
            .map(|number| thread.int(number))
            .collect();
        let made = protocol::call_values(thread, self.maker, &numbers);
        catch(thread, made, Exception::ValueError)?.or_else(|_| text())
    }
}

fn call_class(thread: &Thread, class: &str, text: Value) -> Result<Value, Raised> {
    let class = Interpreter::of(thread)
        .class_named(class)
        .expect("a built-in class");
    protocol::call_values(thread, class, &[text])
}

fn parsed<T: std::str::FromStr>(octets: &[u8]) -> Option<T> {
    std::str::from_utf8(octets).ok()?.parse().ok()
}

fn number(octets: &[u8]) -> Option<i64> {
    let all_digits = !octets.is_empty() && octets.iter().all(u8::is_ascii_digit);
    all_digits.then(|| parsed(octets)).flatten()
}

fn date(octets: &[u8]) -> Option<[i64; 3]> {
    let mut parts = octets.split(|octet| *octet == b'-').map(number);
    let date = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(date)
}

/// Hours, minutes, seconds and microseconds.
fn time(octets: &[u8]) -> Option<[i64; 4]> {
    let mut halves = octets.splitn(2, |octet| *octet == b'.');
    let mut parts = halves.next()?.split(|octet| *octet == b':').map(number);
    let (hours, minutes, seconds) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() {
        return None;
    }
    let fraction = match halves.next() {
        None => 0,
        Some(digits) if digits.len() <= 6 => number(digits)? * 10_i64.pow(6 - digits.len() as u32),
        Some(_) => return None,
    };
    Some([hours, minutes, seconds, fraction])
}

fn date_time(octets: &[u8]) -> Option<[i64; 7]> {
    let place = octets
        .iter()
        .position(|octet| matches!(octet, b' ' | b'T'))?;
    let [year, month, day] = date(&octets[..place])?;
    let [hours, minutes, seconds, fraction] = time(&octets[place + 1..])?;
    Some([year, month, day, hours, minutes, seconds, fraction])
}

/// Days, seconds and microseconds, as `timedelta` takes them.
fn duration(octets: &[u8]) -> Option<[i64; 3]> {
    let (sign, octets) = match octets.strip_prefix(b"-") {
        Some(rest) => (-1, rest),
        None => (1, octets),
    };
    let [hours, minutes, seconds, fraction] = time(octets)?;
    let seconds = hours
        .checked_mul(3600)?
        .checked_add(minutes * 60 + seconds)?;
    Some([0, sign * seconds, sign * fraction])
}

#[cfg(test)]
mod tests {
    use super::{date_time, duration};

    #[test]
    fn times_have_fractions_of_any_length() {
        let parts = date_time(b"2024-02-29 23:59:58.5");
        assert_eq!(parts, Some([2024, 2, 29, 23, 59, 58, 500_000]));
        assert_eq!(duration(b"-838:59:59.000001"), Some([0, -3_020_399, -1]));
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            "2024-02-29",
            "2024-02 10:00:00",
            "2024-02-29 10:00",
            "a-b-c d:e:f",
        ] {
            assert_eq!(date_time(text.as_bytes()), None);
        }
        assert_eq!(duration(b"1:2:3.1234567"), None);
    }
}
