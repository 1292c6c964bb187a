//! What a column's text becomes.

use weft_core::error::type_error;
use weft_core::heap::{Instance, Raised, Thread, Tuple, Value};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;
use weft_core::types::class::slots::fixed_slot_of;
use weft_core::types::class::{Class, allocate_instance};
use weft_core::types::str::from_octets;

const MICROSECONDS_OF_A_DAY: i64 = 86_400_000_000;

/// What `timedelta` holds at most.
const MOST_DAYS: i64 = 999_999_999;

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
    /// A number with a decimal point.
    Decimal,
}

impl Kind {
    /// Their names and numbers.
    pub const ALL: [(&'static str, Kind); 10] = [
        ("OCTETS", Kind::Octets),
        ("TEXT", Kind::Text),
        ("INTEGER", Kind::Integer),
        ("FLOAT", Kind::Float),
        ("DATE", Kind::Date),
        ("DATETIME", Kind::DateTime),
        ("DURATION", Kind::Duration),
        ("CALL_TEXT", Kind::CallText),
        ("CALL_OCTETS", Kind::CallOctets),
        ("DECIMAL", Kind::Decimal),
    ];

    /// The fixed slots of what is made without a call, in the order in which their values are given.
    const fn slots(self) -> &'static [&'static str] {
        match self {
            Kind::Date => &["_year", "_month", "_day", "_hash"],
            Kind::DateTime => &[
                "_year",
                "_month",
                "_day",
                "_hour",
                "_minute",
                "_second",
                "_microsecond",
                "_tzinfo",
                "_fold",
                "_hash",
            ],
            Kind::Duration => &["_days", "_seconds", "_microseconds", "_total"],
            Kind::Decimal => &["_sign", "_coef", "_exp", "_kind"],
            Kind::Octets
            | Kind::Text
            | Kind::Integer
            | Kind::Float
            | Kind::CallText
            | Kind::CallOctets => &[],
        }
    }
}

/// A column: a kind, and the class or function that makes its values if it needs one.
pub struct Column {
    kind: Kind,
    maker: Value,
    /// Where objects of the class hold the values of [`Kind::slots`].
    places: Vec<u16>,
}

impl Column {
    /// The column of a pair of the number of a kind and a maker.
    pub fn of(thread: &Thread, pair: Value) -> Result<Column, Raised> {
        let items = pair.downcast::<Tuple>().map(Tuple::items);
        if let Some([number, maker]) = items
            && let Some(number) = number
                .to_int()
                .and_then(|number| usize::try_from(number).ok())
            && let Some((_, kind)) = Kind::ALL.get(number)
            && let Some(places) = places(thread, *kind, *maker)
        {
            return Ok(Column {
                kind: *kind,
                maker: *maker,
                places,
            });
        }
        Err(type_error(
            "a column is a pair of its kind and what makes its values",
        ))
    }

    /// The value of some octets.
    pub fn value(&self, thread: &Thread, octets: &[u8]) -> Result<Value, Raised> {
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
            Kind::Date => match date(octets) {
                Some(parts) => {
                    let [year, month, day] = parts.map(|part| thread.int(part));
                    Ok(self.made(thread, [year, month, day, Value::NONE]))
                }
                None => text(),
            },
            Kind::DateTime => match date_time(octets) {
                Some(parts) => {
                    let [year, month, day, hour, minute, second, fraction] =
                        parts.map(|part| thread.int(part));
                    // No zone, and the first of two equal local times.
                    let (zone, fold, hash) = (Value::NONE, Value::from_i32(0), Value::NONE);
                    Ok(self.made(
                        thread,
                        [
                            year, month, day, hour, minute, second, fraction, zone, fold, hash,
                        ],
                    ))
                }
                None => text(),
            },
            Kind::Duration => match duration(octets) {
                Some(total) if (total / MICROSECONDS_OF_A_DAY).abs() < MOST_DAYS => {
                    let rest = total.rem_euclid(MICROSECONDS_OF_A_DAY);
                    let parts = [
                        total.div_euclid(MICROSECONDS_OF_A_DAY),
                        rest / 1_000_000,
                        rest % 1_000_000,
                        total,
                    ];
                    Ok(self.made(thread, parts.map(|part| thread.int(part))))
                }
                _ => text(),
            },
            Kind::Decimal => match decimal(octets) {
                Some((sign, digits, exponent)) => {
                    let coefficient = match parsed::<i64>(&digits) {
                        Some(coefficient) => thread.int(coefficient),
                        None => call_class(thread, "int", from_octets(thread, &digits))?,
                    };
                    let (sign, exponent) = (thread.int(sign), thread.int(exponent));
                    let finite = Value::from_i32(0);
                    Ok(self.made(thread, [sign, coefficient, exponent, finite]))
                }
                None => protocol::call_values(thread, self.maker, &[text()?]),
            },
            Kind::CallText => protocol::call_values(thread, self.maker, &[text()?]),
            Kind::CallOctets => protocol::call_values(thread, self.maker, &[thread.bytes(octets)]),
        }
    }

    /// An object of the class with some values in its slots.
    fn made<const N: usize>(&self, thread: &Thread, values: [Value; N]) -> Value {
        let class = Class::of(&self.maker).expect("`places` has found its slots");
        let object = allocate_instance(thread, class);
        let instance = object.downcast::<Instance>().expect("it has slots");
        for (place, value) in self.places.iter().zip(values) {
            if let Some(slot) = instance.fixed_slot(thread, *place) {
                slot.set(value);
            }
        }
        object
    }
}

/// Where objects of a class hold what a kind needs; none if it is no class that does.
fn places(thread: &Thread, kind: Kind, class: Value) -> Option<Vec<u16>> {
    let names = kind.slots();
    if names.is_empty() {
        return Some(Vec::new());
    }
    let sample = allocate_instance(thread, Class::of(&class)?);
    names
        .iter()
        .map(|name| fixed_slot_of(thread, sample, thread.intern(name)))
        .collect()
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
    let [year, month, day] = date;
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + i64::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    let is_day = (1..=9999).contains(&year) && (1..=days).contains(&day);
    (is_day && parts.next().is_none()).then_some(date)
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
    let is_time = hours < 24 && minutes < 60 && seconds < 60;
    is_time.then_some([year, month, day, hours, minutes, seconds, fraction])
}

/// Microseconds.
fn duration(octets: &[u8]) -> Option<i64> {
    let (sign, octets) = match octets.strip_prefix(b"-") {
        Some(rest) => (-1, rest),
        None => (1, octets),
    };
    let [hours, minutes, seconds, fraction] = time(octets)?;
    let seconds = hours
        .checked_mul(3600)?
        .checked_add(minutes.checked_mul(60)?)?
        .checked_add(seconds)?;
    seconds
        .checked_mul(1_000_000)?
        .checked_add(fraction)?
        .checked_mul(sign)
}

/// The sign, the digits and the exponent of a number with a decimal point.
fn decimal(octets: &[u8]) -> Option<(i64, Vec<u8>, i64)> {
    let (sign, octets) = match octets.strip_prefix(b"-") {
        Some(rest) => (1, rest),
        None => (0, octets),
    };
    let mut parts = octets.splitn(2, |octet| *octet == b'.');
    let whole = parts.next()?;
    let fraction = parts.next().unwrap_or_default();
    let digits = [whole, fraction].concat();
    let all_digits = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
    all_digits.then_some((sign, digits, -(fraction.len() as i64)))
}

#[cfg(test)]
mod tests {
    use super::{date_time, decimal, duration};

    #[test]
    fn times_have_fractions_of_any_length() {
        let parts = date_time(b"2024-02-29 23:59:58.5");
        assert_eq!(parts, Some([2024, 2, 29, 23, 59, 58, 500_000]));
        assert_eq!(duration(b"-838:59:59.000001"), Some(-3_020_399_000_001));
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

    #[test]
    fn days_that_are_none_are_refused() {
        for text in [
            "0000-00-00 00:00:00",
            "2023-02-29 00:00:00",
            "2024-13-01 00:00:00",
        ] {
            assert_eq!(date_time(text.as_bytes()), None);
        }
        assert!(date_time(b"2024-02-29 23:59:59").is_some());
    }

    #[test]
    fn decimals_have_an_exponent() {
        assert_eq!(decimal(b"-12.50"), Some((1, b"1250".to_vec(), -2)));
        assert_eq!(decimal(b"7"), Some((0, b"7".to_vec(), 0)));
        assert_eq!(decimal(b"1e5"), None);
    }
}
