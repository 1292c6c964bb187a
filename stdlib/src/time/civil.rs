//! Dates as `time.struct_time` has them, and what time zones make of them.

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use weft_core::error::{overflow_error, type_error, value_error};
use weft_core::heap::{Raised, Thread, Tuple, Value};
use weft_core::protocol;
use weft_core::types::struct_sequence::StructSequence;

/// `time.struct_time`
pub static STRUCT_TIME: StructSequence = StructSequence::new(
    "struct_time",
    "time",
    "A moment as date and time of day: nine integers with names,\n and the offset and name of the time zone besides.",
    &[
        ("tm_year", "year, for example, 1993"),
        ("tm_mon", "month of year, range [1, 12]"),
        ("tm_mday", "day of month, range [1, 31]"),
        ("tm_hour", "hours, range [0, 23]"),
        ("tm_min", "minutes, range [0, 59]"),
        ("tm_sec", "seconds, range [0, 61])"),
        ("tm_wday", "day of week, range [0, 6], Monday is 0"),
        ("tm_yday", "day of year, range [1, 366]"),
        (
            "tm_isdst",
            "1 in summer time, 0 outside of it, -1 where that is unknown",
        ),
        ("tm_zone", "abbreviation of timezone name"),
        ("tm_gmtoff", "offset from UTC in seconds"),
    ],
    9,
);

/// A moment in a time zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Civil {
    /// The year.
    pub year: i64,
    /// The month, from 1.
    pub month: i64,
    /// The day of the month, from 1.
    pub day: i64,
    /// The hour.
    pub hour: i64,
    /// The minute.
    pub minute: i64,
    /// The second; 60 and 61 for leap seconds.
    pub second: i64,
    /// The day of the week; Monday is 0.
    pub weekday: i64,
    /// The day of the year, from 1.
    pub year_day: i64,
    /// 1 in summer time, 0 otherwise, -1 if that is not known.
    pub summer: i64,
    /// The abbreviation of the time zone, if known.
    pub zone: Option<String>,
    /// Seconds east of Greenwich, if known.
    pub offset: Option<i64>,
}

fn out_of_range() -> Raised {
    overflow_error("timestamp out of range for platform time_t")
}

/// The moment that the rules of zones are asked for: the first or last one with four digits in the year for others.
fn nearest(seconds: i64) -> Timestamp {
    let known = Timestamp::MIN.as_second()..=Timestamp::MAX.as_second();
    let seconds = seconds.clamp(*known.start(), *known.end());
    Timestamp::from_second(seconds).expect("a second within the range")
}

impl Civil {
    /// What clocks show at a moment that are `offset` seconds ahead of UTC.
    fn new(seconds: i64, offset: i64, summer: i64, zone: &str) -> Result<Civil, Raised> {
        let shown = seconds.checked_add(offset).ok_or_else(out_of_range)?;
        let (days, of_day) = (shown.div_euclid(86_400), shown.rem_euclid(86_400));
        let (year, month, day) = civil_from_days(days);
        if i32::try_from(year - 1900).is_err() {
            return Err(out_of_range());
        }
        Ok(Civil {
            year,
            month,
            day,
            hour: of_day / 3600,
            minute: of_day / 60 % 60,
            second: of_day % 60,
            weekday: (days + 3).rem_euclid(7),
            year_day: days - days_from_civil(year, 1, 1) + 1,
            summer,
            zone: Some(zone.to_owned()),
            offset: Some(offset),
        })
    }

    /// A moment, in UTC.
    ///
    /// # Errors
    /// `OverflowError` if the year does not fit into 32 bits.
    pub fn utc(seconds: i64) -> Result<Civil, Raised> {
        Civil::new(seconds, 0, 0, "GMT")
    }

    /// A moment, in the zone of local time.
    ///
    /// # Errors
    /// As [`Civil::utc`].
    pub fn local(zone: &TimeZone, seconds: i64) -> Result<Civil, Raised> {
        let info = zone.to_offset_info(nearest(seconds));
        let summer = i64::from(info.dst().is_dst());
        let offset = i64::from(info.offset().seconds());
        Civil::new(seconds, offset, summer, info.abbreviation())
    }

    /// As a `struct_time`.
    pub fn to_value(&self, thread: &Thread) -> Value {
        let numbers = [
            self.year,
            self.month,
            self.day,
            self.hour,
            self.minute,
            self.second,
            self.weekday,
            self.year_day,
            self.summer,
        ];
        let mut values: Vec<Value> = numbers.iter().map(|number| thread.int(*number)).collect();
        values.push(
            self.zone
                .as_ref()
                .map_or(Value::NONE, |zone| thread.string(zone)),
        );
        values.push(self.offset.map_or(Value::NONE, |offset| thread.int(offset)));
        STRUCT_TIME.make(thread, &values)
    }

    /// From a tuple of nine numbers. Ranges are not checked.
    ///
    /// # Errors
    /// `TypeError` if it is none.
    pub fn from_value(thread: &Thread, value: Value, function: &str) -> Result<Civil, Raised> {
        let Some(items) = value.downcast::<Tuple>() else {
            return Err(type_error("Tuple or struct_time argument required"));
        };
        if items.len() != 9 {
            return Err(type_error(format!(
                "{function}(): illegal time tuple argument"
            )));
        }
        let mut numbers = [0; 9];
        for (number, item) in numbers.iter_mut().zip(items.items()) {
            *number = to_c_int(thread, *item)?;
        }
        // The system counts years from 1900.
        if numbers[0] < i64::from(i32::MIN) + 1900 {
            return Err(overflow_error("year out of range"));
        }
        let [
            year,
            month,
            day,
            hour,
            minute,
            second,
            weekday,
            year_day,
            summer,
        ] = numbers;
        let hidden = |name: &str| {
            let attributes = value.attributes()?.get()?;
            attributes
                .downcast::<weft_core::heap::Dict>()?
                .get_simple(thread, thread.intern(name))
        };
        let zone = hidden("tm_zone")
            .as_ref()
            .and_then(protocol::text_of)
            .map(str::to_owned);
        let offset = hidden("tm_gmtoff").and_then(Value::to_int);
        Ok(Civil {
            year,
            month,
            day,
            hour,
            minute,
            second,
            weekday,
            year_day,
            summer,
            zone,
            offset,
        })
    }

    /// Brings fields that may be left out into range and refuses others.
    ///
    /// # Errors
    /// `ValueError` naming the field.
    pub fn checked(mut self) -> Result<Civil, Raised> {
        let field = |value: i64, range: std::ops::RangeInclusive<i64>, name: &str| {
            if range.contains(&value) {
                Ok(())
            } else {
                Err(value_error(format!("{name} out of range")))
            }
        };
        if self.month == 0 {
            self.month = 1;
        }
        if self.day == 0 {
            self.day = 1;
        }
        if self.year_day == 0 {
            self.year_day = 1;
        }
        field(self.month, 1..=12, "month")?;
        field(self.day, 1..=31, "day of month")?;
        field(self.hour, 0..=23, "hour")?;
        field(self.minute, 0..=59, "minute")?;
        field(self.second, 0..=61, "seconds")?;
        if self.weekday < -1 {
            return Err(value_error("day of week out of range"));
        }
        self.weekday = self.weekday.rem_euclid(7);
        field(self.year_day, 1..=366, "day of year")?;
        Ok(self)
    }

    /// The seconds since 1970 of a local time; fields out of range carry over.
    ///
    /// # Errors
    /// `OverflowError` if there is no such moment.
    pub fn to_seconds(&self, zone: &TimeZone) -> Result<i64, Raised> {
        let refused = || overflow_error("mktime argument out of range");
        let months = self
            .year
            .checked_mul(12)
            .and_then(|months| months.checked_add(self.month - 1))
            .ok_or_else(refused)?;
        let days = days_from_civil(months.div_euclid(12), months.rem_euclid(12) + 1, 1)
            .checked_add(self.day - 1)
            .ok_or_else(refused)?;
        let of_day = self
            .hour
            .checked_mul(3600)
            .and_then(|seconds| seconds.checked_add(self.minute.checked_mul(60)?))
            .and_then(|seconds| seconds.checked_add(self.second));
        let seconds = days
            .checked_mul(86_400)
            .and_then(|days| days.checked_add(of_day?))
            .ok_or_else(refused)?;
        let Ok(as_utc) = Timestamp::from_second(seconds) else {
            // So far away from now only the offset counts.
            let offset = zone.to_offset(nearest(seconds));
            return seconds
                .checked_sub(i64::from(offset.seconds()))
                .ok_or_else(refused);
        };
        let local = Offset::UTC.to_datetime(as_utc);
        let ambiguous = zone.to_ambiguous_timestamp(local);
        // Of two moments with the same local time, summer time comes first.
        let moment = if self.summer == 0 {
            ambiguous.later()
        } else {
            ambiguous.compatible()
        };
        moment
            .map(|moment| moment.as_second())
            .map_err(|_| refused())
    }
}

/// A number of a date, which the system has in 32 bits.
fn to_c_int(thread: &Thread, value: Value) -> Result<i64, Raised> {
    let number = protocol::to_i64(thread, value)?;
    match i32::try_from(number) {
        Ok(_) => Ok(number),
        Err(_) if number > 0 => Err(overflow_error("signed integer is greater than maximum")),
        Err(_) => Err(overflow_error("signed integer is less than minimum")),
    }
}

/// Days since 1970-01-01 in the Gregorian calendar (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
pub fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year - era * 400;
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era.wrapping_mul(146_097).wrapping_add(day_of_era - 719_468)
}

/// Year, month and day from the days since 1970-01-01 (the same source).
pub fn civil_from_days(days: i64) -> (i64, i64, i64) {
    // The year begins in March, so that a leap day is its last.
    let days = days.saturating_add(719_468);
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}
