//! Dates from text (`strptime`), in the C locale.

use super::civil::{Civil, days_from_civil};
use super::format::{DAYS, MONTHS};
use super::zone::Zone;
use jiff::tz::TimeZone;
use weft_core::error::value_error;
use weft_core::heap::Raised;
use weft_core::protocol;

/// What is said of a day that a text gives without its year.
pub const WITHOUT_YEAR: &str = "Parsing dates involving a day of month without a year specified is ambiguous\n\
    and fails to parse leap day. The default behavior will change in Python 3.15\n\
    to either always raise an exception or to use a different default year (TBD).\n\
    To avoid trouble, add a specific year to the input & format.\n\
    See https://github.com/python/cpython/issues/70647.";

/// What a text says of a date by a format.
///
/// # Errors
/// `ValueError` if the text does not fit or the format has an unknown directive.
pub fn parse(text: &str, format: &str, zone: &TimeZone) -> Result<Found, Raised> {
    let found = Found {
        summer: -1,
        ..Found::default()
    };
    let mut reader = Reader {
        rest: text,
        format,
        text,
        zone,
        found,
    };
    reader.read(format)?;
    if !reader.rest.is_empty() {
        return Err(value_error(format!(
            "unconverted data remains: {}",
            reader.rest
        )));
    }
    Ok(reader.found)
}

/// What a text says of a date.
#[derive(Default)]
pub struct Found {
    year: Option<i64>,
    month: Option<i64>,
    day: Option<i64>,
    hour: Option<i64>,
    hour_of_half: Option<i64>,
    is_afternoon: Option<bool>,
    minute: i64,
    second: i64,
    weekday: Option<i64>,
    year_day: Option<i64>,
    /// The number of the week, and the day that weeks begin with (Monday is 0).
    week: Option<(i64, i64)>,
    zone: Option<String>,
    offset: Option<i64>,
    summer: i64,
}

impl Found {
    /// Whether there is a day of a month, but no year that it is in.
    pub fn has_day_without_year(&self) -> bool {
        self.day.is_some() && self.year.is_none()
    }

    /// The date.
    pub fn to_civil(&self) -> Civil {
        let year = self.year.unwrap_or(1900);
        let first = days_from_civil(year, 1, 1);
        let mut day_number = match (self.year_day, self.week, self.weekday) {
            (Some(year_day), ..) if self.month.is_none() => first + year_day - 1,
            (None, Some((week, begins)), Some(weekday)) if self.month.is_none() => {
                let first_weekday = (first + 3).rem_euclid(7);
                let into_week = (weekday - begins).rem_euclid(7);
                let lead = (7 - (first_weekday - begins).rem_euclid(7)) % 7;
                first
                    + if week == 0 {
                        into_week + lead - 7
                    } else {
                        lead + (week - 1) * 7 + into_week
                    }
            }
            _ => days_from_civil(year, self.month.unwrap_or(1), self.day.unwrap_or(1)),
        };
        if day_number < first {
            day_number = first;
        }
        let (month, day) = month_and_day(year, day_number - first);
        let hour = match (self.hour, self.hour_of_half) {
            (Some(hour), _) => hour,
            (None, Some(hour)) => {
                hour % 12
                    + if self.is_afternoon == Some(true) {
                        12
                    } else {
                        0
                    }
            }
            (None, None) => 0,
        };
        Civil {
            year,
            month: self.month.unwrap_or(month),
            day: self.day.unwrap_or(day),
            hour,
            minute: self.minute,
            second: self.second,
            weekday: self.weekday.unwrap_or((day_number + 3).rem_euclid(7)),
            year_day: self.year_day.unwrap_or(day_number - first + 1),
            summer: self.summer,
            zone: self.zone.clone(),
            offset: self.offset,
        }
    }
}

fn month_and_day(year: i64, day_of_year: i64) -> (i64, i64) {
    let first = days_from_civil(year, 1, 1);
    let month = (1..=12)
        .rev()
        .find(|month| days_from_civil(year, *month, 1) - first <= day_of_year)
        .unwrap_or(1);
    (
        month,
        day_of_year - (days_from_civil(year, month, 1) - first) + 1,
    )
}

struct Reader<'a> {
    rest: &'a str,
    format: &'a str,
    text: &'a str,
    zone: &'a TimeZone,
    found: Found,
}

impl<'a> Reader<'a> {
    fn mismatch(&self) -> Raised {
        let shown = |text: &str| {
            weft_core::heap::Thread::with_current(|thread| {
                let shown = protocol::repr(thread, thread.string(text));
                shown.map_or_else(
                    |raised| {
                        thread.take_raised(raised);
                        String::new()
                    },
                    |shown| protocol::text_of(&shown).unwrap_or_default().to_owned(),
                )
            })
        };
        value_error(format!(
            "time data {} does not match format {}",
            shown(self.text),
            shown(self.format)
        ))
    }

    fn read(&mut self, format: &str) -> Result<(), Raised> {
        let mut characters = format.chars().peekable();
        while let Some(character) = characters.next() {
            if character.is_whitespace() {
                self.rest = self.rest.trim_start();
                continue;
            }
            if character != '%' {
                match self.rest.strip_prefix(character) {
                    Some(rest) => self.rest = rest,
                    None => return Err(self.mismatch()),
                }
                continue;
            }
            match characters.next() {
                Some(directive) => self.directive(directive)?,
                None => return Err(value_error(format!("stray % in format '{}'", self.format))),
            }
        }
        Ok(())
    }

    /// A number of at most so many digits, within a range. One digit less is read if the number were too large.
    fn number(
        &mut self,
        digits: usize,
        range: std::ops::RangeInclusive<i64>,
    ) -> Result<i64, Raised> {
        let available = self
            .rest
            .bytes()
            .take(digits)
            .take_while(u8::is_ascii_digit)
            .count();
        for length in (1..=available).rev() {
            let value: i64 = self.rest[..length].parse().map_err(|_| self.mismatch())?;
            if range.contains(&value) {
                self.rest = &self.rest[length..];
                return Ok(value);
            }
        }
        Err(self.mismatch())
    }

    /// The index of the name that comes next, in full or by its first three letters.
    fn name(&mut self, names: &[&str], abbreviated: bool) -> Result<i64, Raised> {
        for (index, name) in names.iter().enumerate() {
            let name = if abbreviated { &name[..3] } else { name };
            let Some(candidate) = self.rest.get(..name.len()) else {
                continue;
            };
            if candidate.eq_ignore_ascii_case(name) {
                self.rest = &self.rest[name.len()..];
                return Ok(index as i64);
            }
        }
        Err(self.mismatch())
    }

    fn directive(&mut self, directive: char) -> Result<(), Raised> {
        match directive {
            'Y' => self.found.year = Some(self.exactly_four()?),
            'y' => {
                let year = self.number(2, 0..=99)?;
                self.found.year = Some(year + if year <= 68 { 2000 } else { 1900 });
            }
            'm' => self.found.month = Some(self.number(2, 1..=12)?),
            'd' | 'e' => {
                self.rest = self.rest.strip_prefix(' ').unwrap_or(self.rest);
                self.found.day = Some(self.number(2, 1..=31)?);
            }
            'H' => self.found.hour = Some(self.number(2, 0..=23)?),
            'I' => self.found.hour_of_half = Some(self.number(2, 1..=12)?),
            'M' => self.found.minute = self.number(2, 0..=59)?,
            'S' => self.found.second = self.number(2, 0..=61)?,
            'f' => {
                self.number(6, 0..=999_999)?;
            }
            'j' => self.found.year_day = Some(self.number(3, 1..=366)?),
            'w' => self.found.weekday = Some((self.number(1, 0..=6)? + 6) % 7),
            'u' => self.found.weekday = Some(self.number(1, 1..=7)? - 1),
            'U' => self.found.week = Some((self.number(2, 0..=53)?, 6)),
            'W' => self.found.week = Some((self.number(2, 0..=53)?, 0)),
            'a' => self.found.weekday = Some(self.name(&DAYS, true)?),
            'A' => self.found.weekday = Some(self.name(&DAYS, false)?),
            'b' | 'h' => self.found.month = Some(self.name(&MONTHS, true)? + 1),
            'B' => self.found.month = Some(self.name(&MONTHS, false)? + 1),
            'p' => self.found.is_afternoon = Some(self.half()?),
            'c' => self.read("%a %b %d %H:%M:%S %Y")?,
            'x' | 'D' => self.read("%m/%d/%y")?,
            'X' | 'T' => self.read("%H:%M:%S")?,
            'F' => self.read("%Y-%m-%d")?,
            'R' => self.read("%H:%M")?,
            'r' => self.read("%I:%M:%S %p")?,
            'n' | 't' => self.rest = self.rest.trim_start(),
            'z' => self.offset()?,
            'Z' => self.zone()?,
            '%' => match self.rest.strip_prefix('%') {
                Some(rest) => self.rest = rest,
                None => return Err(self.mismatch()),
            },
            other => {
                return Err(value_error(format!(
                    "'{other}' is a bad directive in format '{}'",
                    self.format
                )));
            }
        }
        Ok(())
    }

    fn exactly_four(&mut self) -> Result<i64, Raised> {
        let before = self.rest;
        let year = self.number(4, 0..=9999)?;
        if before.len() - self.rest.len() == 4 {
            Ok(year)
        } else {
            Err(self.mismatch())
        }
    }

    fn half(&mut self) -> Result<bool, Raised> {
        let half = self.rest.get(..2).unwrap_or_default().to_ascii_lowercase();
        let is_afternoon = match &*half {
            "am" => false,
            "pm" => true,
            _ => return Err(self.mismatch()),
        };
        self.rest = &self.rest[2..];
        Ok(is_afternoon)
    }

    fn offset(&mut self) -> Result<(), Raised> {
        if let Some(rest) = self.rest.strip_prefix(['Z', 'z']) {
            self.rest = rest;
            self.found.offset = Some(0);
            return Ok(());
        }
        let sign = match self.rest.chars().next() {
            Some('+') => 1,
            Some('-') => -1,
            _ => return Err(self.mismatch()),
        };
        self.rest = &self.rest[1..];
        let hours = self.number(2, 0..=23)?;
        self.rest = self.rest.strip_prefix(':').unwrap_or(self.rest);
        let minutes = self.number(2, 0..=59)?;
        self.found.offset = Some(sign * (hours * 3600 + minutes * 60));
        Ok(())
    }

    fn zone(&mut self) -> Result<(), Raised> {
        let zone = Zone::of(self.zone, 0);
        let known = [
            ("UTC", 0),
            ("GMT", 0),
            (&*zone.standard.0, 0),
            (&*zone.summer.0, i64::from(zone.has_summer)),
        ];
        for (name, summer) in known {
            let candidate = self.rest.get(..name.len());
            if !name.is_empty()
                && candidate.is_some_and(|candidate| candidate.eq_ignore_ascii_case(name))
            {
                self.found.zone = Some(name.to_owned());
                self.found.summer = summer;
                self.rest = &self.rest[name.len()..];
                return Ok(());
            }
        }
        Err(self.mismatch())
    }
}
