//! The zone of local time: the system's until `tzset` reads another from `os.environ`.

use super::civil::{Civil, days_from_civil};
use jiff::tz::TimeZone;
use parking_lot::RwLock;
use std::path::Path;
use std::sync::OnceLock;
use weft_core::heap::{Raised, Thread, Value};
use weft_core::interpreter::{End, Interpreter, Request};
use weft_core::protocol;

/// What `tzset` has chosen.
#[derive(Default)]
struct Chosen {
    zone: RwLock<Option<TimeZone>>,
}

/// The zone of local time.
pub fn local_zone(thread: &Thread) -> TimeZone {
    let chosen = Interpreter::of(thread).extension::<Chosen>();
    let zone = chosen.zone.read().clone();
    zone.unwrap_or_else(|| first_zone(thread))
}

/// The system's zone for a program that may look at the clocks, UTC for others: it tells where the machine is.
fn first_zone(thread: &Thread) -> TimeZone {
    match Interpreter::permits(thread, Request::Clock) {
        true => system_zone(),
        false => TimeZone::UTC,
    }
}

/// The zone that the process began with. The file alone is read: to learn its name in the database, and with it all other
/// names, would take a millisecond.
fn system_zone() -> TimeZone {
    static ZONE: OnceLock<TimeZone> = OnceLock::new();
    let zone = ZONE.get_or_init(|| match std::env::var("TZ") {
        Ok(name) => zone_named(&name),
        Err(_) => zone_of_file("/etc/localtime").unwrap_or(TimeZone::UTC),
    });
    zone.clone()
}

/// Makes the zone that `os.environ['TZ']` names the local one.
///
/// # Errors
/// As asking `os.environ`.
pub fn choose(thread: &Thread) -> Result<(), Raised> {
    let os = weft_core::import::import_module(thread, "os")?;
    let environment = protocol::get_attribute_text(thread, os, "environ")?;
    let get = protocol::get_attribute_text(thread, environment, "get")?;
    let named = protocol::call_values(thread, get, &[thread.string("TZ")])?;
    let zone = match protocol::text_of(&named) {
        Some(name) if may_read(thread, name) => zone_named(name),
        Some(_) => TimeZone::UTC,
        None if Interpreter::permits(thread, Request::Clock) => {
            zone_of_file("/etc/localtime").unwrap_or(TimeZone::UTC)
        }
        None => TimeZone::UTC,
    };
    let chosen = Interpreter::of(thread).extension::<Chosen>();
    *chosen.zone.write() = Some(zone);
    Ok(())
}

/// Whether a program may have the zone of this name: one of the database goes with the clocks, any file with reading it.
fn may_read(thread: &Thread, name: &str) -> bool {
    let name = name.strip_prefix(':').unwrap_or(name);
    if name.starts_with('/') {
        return Interpreter::permits(thread, Request::Read(Path::new(name), End::Followed));
    }
    Interpreter::permits(thread, Request::Clock)
}

/// A zone by what `TZ` holds: a file, a name of the database, or rules as POSIX has them. Others are UTC.
fn zone_named(name: &str) -> TimeZone {
    let name = name.strip_prefix(':').unwrap_or(name);
    if name.starts_with('/') {
        return zone_of_file(name).unwrap_or(TimeZone::UTC);
    }
    let is_plain = !name.is_empty() && !name.split('/').any(|part| part == "..");
    if is_plain && let Some(zone) = zone_of_file(&format!("/usr/share/zoneinfo/{name}")) {
        return zone;
    }
    TimeZone::get(name)
        .or_else(|_| TimeZone::posix(name))
        .unwrap_or(TimeZone::UTC)
}

fn zone_of_file(path: &str) -> Option<TimeZone> {
    let data = std::fs::read(path).ok()?;
    TimeZone::tzif("Local", &data).ok()
}

/// The names and offsets of a time zone: standard time and summer time.
pub struct Zone {
    /// Abbreviation and seconds west of Greenwich of standard time.
    pub standard: (String, i64),
    /// The same of summer time; standard time's where there is none.
    pub summer: (String, i64),
    /// Whether there is summer time.
    pub has_summer: bool,
}

impl Zone {
    /// A time zone as it is in the year of a moment.
    pub fn of(zone: &TimeZone, now: i64) -> Zone {
        let in_month = |month: i64| {
            let year = Civil::utc(now).map_or(2026, |now| now.year);
            Civil::local(zone, days_from_civil(year, month, 1) * 86_400).ok()
        };
        let told = |civil: Option<Civil>| {
            civil.map_or_else(
                || ("UTC".to_owned(), 0),
                |civil| (civil.zone.unwrap_or_default(), -civil.offset.unwrap_or(0)),
            )
        };
        let (january, july) = (told(in_month(1)), told(in_month(7)));
        // Summer time is nearer to the east.
        let (standard, summer) = if january.1 >= july.1 {
            (january, july)
        } else {
            (july, january)
        };
        Zone {
            has_summer: standard.1 != summer.1,
            standard,
            summer,
        }
    }

    /// What the module has of it, by name.
    pub fn attributes(&self, thread: &Thread) -> [(&'static str, Value); 4] {
        let names = [&self.standard.0, &self.summer.0].map(|name| thread.string(name));
        [
            ("timezone", thread.int(self.standard.1)),
            ("altzone", thread.int(self.summer.1)),
            ("daylight", thread.int(i64::from(self.has_summer))),
            ("tzname", thread.tuple(&names)),
        ]
    }
}
