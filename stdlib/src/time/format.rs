//! Dates as text (`strftime`), in the C locale.

use super::civil::{Civil, days_from_civil};
use jiff::tz::TimeZone;
use std::fmt::Write;
use weft_core::interpreter::limits::Pauses;

/// The days of the week, from Monday.
pub const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
/// The months.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn name<'a>(names: &'a [&'a str], index: i64) -> &'a str {
    usize::try_from(index)
        .ok()
        .and_then(|index| names.get(index))
        .copied()
        .unwrap_or("?")
}

/// `Sun Jun 20 23:21:05 1993`
pub fn plain(civil: &Civil) -> String {
    format!(
        "{} {}{:3} {:02}:{:02}:{:02} {}",
        &name(&DAYS, civil.weekday)[..3],
        &name(&MONTHS, civil.month - 1)[..3],
        civil.day,
        civil.hour,
        civil.minute,
        civil.second,
        civil.year
    )
}

/// The year and number of the week that the date is in, by ISO 8601.
fn iso_week(civil: &Civil) -> (i64, i64) {
    // The week belongs to the year that its Thursday is in.
    let thursday = civil.year_day + 3 - civil.weekday;
    let length = |year: i64| days_from_civil(year + 1, 1, 1) - days_from_civil(year, 1, 1);
    if thursday < 1 {
        let year = civil.year - 1;
        (year, (thursday + length(year) - 1) / 7 + 1)
    } else if thursday > length(civil.year) {
        (civil.year + 1, 1)
    } else {
        (civil.year, (thursday - 1) / 7 + 1)
    }
}

/// The text of a date by a format; directives that are unknown stay as they are.
pub fn format(civil: &Civil, zone: &TimeZone, format: &str) -> String {
    let mut text = String::new();
    let mut characters = format.chars().peekable();
    let mut pauses = Pauses::default();
    while pauses.go_on_at(text.len())
        && let Some(character) = characters.next()
    {
        if character != '%' {
            text.push(character);
            continue;
        }
        let mut flag = None;
        while let Some(next) = characters
            .peek()
            .copied()
            .filter(|next| matches!(next, '-' | '_' | '0' | '^' | '#'))
        {
            flag = Some(next);
            characters.next();
        }
        let mut width = String::new();
        while let Some(digit) = characters.peek().copied().filter(char::is_ascii_digit) {
            width.push(digit);
            characters.next();
        }
        if characters
            .peek()
            .is_some_and(|next| matches!(next, 'E' | 'O'))
        {
            characters.next();
        }
        match characters.next() {
            Some(directive) => {
                let part = directive_text(civil, zone, directive, flag);
                let width: usize = width.parse().unwrap_or(0).min(4096);
                let blank = if part.starts_with(|first: char| first.is_ascii_digit()) {
                    '0'
                } else {
                    ' '
                };
                text.extend(std::iter::repeat_n(
                    blank,
                    width.saturating_sub(part.chars().count()),
                ));
                text.push_str(&part);
            }
            None => text.push('%'),
        }
    }
    text
}

fn number(value: i64, width: usize, pad: char, flag: Option<char>) -> String {
    match flag {
        Some('-') => value.to_string(),
        Some('_') => format!("{value:width$}"),
        Some('0') => format!("{value:0width$}"),
        _ if pad == ' ' => format!("{value:width$}"),
        _ => format!("{value:0width$}"),
    }
}

fn directive_text(civil: &Civil, zone: &TimeZone, directive: char, flag: Option<char>) -> String {
    let two = |value: i64| number(value, 2, '0', flag);
    let hour = if civil.hour % 12 == 0 {
        12
    } else {
        civil.hour % 12
    };
    let half = if civil.hour < 12 { "AM" } else { "PM" };
    let text = match directive {
        'a' => name(&DAYS, civil.weekday)[..3].to_owned(),
        'A' => name(&DAYS, civil.weekday).to_owned(),
        'b' | 'h' => name(&MONTHS, civil.month - 1)[..3].to_owned(),
        'B' => name(&MONTHS, civil.month - 1).to_owned(),
        'c' => plain(civil),
        'C' => two(civil.year.div_euclid(100)),
        'd' => two(civil.day),
        'D' | 'x' => format(civil, zone, "%m/%d/%y"),
        'e' => number(civil.day, 2, ' ', flag),
        'F' => format(civil, zone, "%Y-%m-%d"),
        'g' => two(iso_week(civil).0.rem_euclid(100)),
        'G' => number(iso_week(civil).0, 4, '0', flag),
        'H' => two(civil.hour),
        'I' => two(hour),
        'j' => number(civil.year_day, 3, '0', flag),
        'k' => number(civil.hour, 2, ' ', flag),
        'l' => number(hour, 2, ' ', flag),
        'm' => two(civil.month),
        'M' => two(civil.minute),
        'n' => "\n".to_owned(),
        'p' => half.to_owned(),
        'P' => half.to_lowercase(),
        'r' => format(civil, zone, "%I:%M:%S %p"),
        'R' => format(civil, zone, "%H:%M"),
        's' => civil
            .to_seconds(zone)
            .map_or_else(|_| String::new(), |seconds| seconds.to_string()),
        'S' => two(civil.second),
        't' => "\t".to_owned(),
        'T' | 'X' => format(civil, zone, "%H:%M:%S"),
        'u' => (civil.weekday + 1).to_string(),
        'U' => two((civil.year_day - 1 + 7 - (civil.weekday + 1) % 7) / 7),
        'V' => two(iso_week(civil).1),
        'w' => ((civil.weekday + 1) % 7).to_string(),
        'W' => two((civil.year_day - 1 + 7 - civil.weekday) / 7),
        'y' => two(civil.year.rem_euclid(100)),
        'Y' => match flag {
            Some(_) => number(civil.year, 4, '0', flag),
            None => civil.year.to_string(),
        },
        'z' => zone_offset(civil),
        'Z' => civil.zone.clone().unwrap_or_default(),
        '%' => "%".to_owned(),
        other => {
            let mut text = "%".to_owned();
            let _ = write!(
                text,
                "{}{other}",
                flag.map_or_else(String::new, String::from)
            );
            text
        }
    };
    match flag {
        Some('^') => text.to_uppercase(),
        Some('#') => text
            .chars()
            .map(|c| {
                if c.is_uppercase() {
                    c.to_ascii_lowercase()
                } else {
                    c.to_ascii_uppercase()
                }
            })
            .collect(),
        _ => text,
    }
}

fn zone_offset(civil: &Civil) -> String {
    let Some(offset) = civil.offset else {
        return String::new();
    };
    let sign = if offset < 0 { '-' } else { '+' };
    let offset = offset.abs();
    format!("{sign}{:02}{:02}", offset / 3600, offset / 60 % 60)
}
