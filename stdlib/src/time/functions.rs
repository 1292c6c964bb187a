//! The functions of `time`.

use super::civil::Civil;
use super::clock::Clock;
use super::zone::local_zone;
use weft_core::error::{Exception, catch, overflow_error};
use weft_core::heap::{Raised, Thread, Value};
use weft_core::interpreter::{Interpreter, Request};
use weft_core::protocol;
use weft_core::types::exception::os_error::raise_errno;

/// Whole seconds of a time stamp, towards earlier; now if there is none.
fn seconds_of(thread: &Thread, value: Option<Value>) -> Result<i64, Raised> {
    let Some(value) = value else {
        Interpreter::require(thread, Request::Clock)?;
        return Ok(Clock::Time.nanoseconds().div_euclid(1_000_000_000));
    };
    if let Some(seconds) = value.to_float() {
        if seconds.is_nan() {
            return Err(weft_core::error::value_error(
                "Invalid value NaN (not a number)",
            ));
        }
        if seconds.abs() >= 9.2e18 {
            return Err(overflow_error("timestamp out of range for platform time_t"));
        }
        return Ok(seconds.floor() as i64);
    }
    let seconds = protocol::to_i64(thread, value);
    catch(thread, seconds, Exception::OverflowError)?
        .map_err(|_| overflow_error("timestamp out of range for platform time_t"))
}

/// The tuple that an argument is; the local time now if there is none.
fn civil_of(thread: &Thread, value: Option<Value>, function: &str) -> Result<Civil, Raised> {
    match value {
        Some(value) => Civil::from_value(thread, value, function)?.checked(),
        None => Civil::local(&local_zone(thread), seconds_of(thread, None)?),
    }
}

/// The system's code for an argument that is out of range (EINVAL).
const INVALID: i32 = 22;

fn clock_numbered(thread: &Thread, number: i64) -> Result<rustix::time::ClockId, Raised> {
    Clock::numbered(number).ok_or_else(|| raise_errno(thread, INVALID, None))
}

/// Clocks, and conversions of times.
///
/// A time is a number of seconds since the Epoch, the beginning of 1970 in UTC,
/// or a struct_time: a tuple of year, month, day, hour, minute, second, day of
/// the week, day of the year, and whether it is summer time.
#[weft_macros::module(name = "time")]
pub mod module {
    use super::{Civil, civil_of, clock_numbered, seconds_of};
    use crate::time::civil::STRUCT_TIME;
    use crate::time::clock::{Clock, nanoseconds_of, resolution_of, seconds};
    use crate::time::zone::{Zone, choose, local_zone};
    use crate::time::{format, parse, sleep as sleeping};
    use weft_core::error::{Exception, type_error, value_error};
    use weft_core::heap::{Dict, Raised, Str, Thread, Value};
    use weft_core::interpreter::{Interpreter, Request};
    use weft_core::protocol;
    use weft_core::types::exception::warnings::warn;
    use weft_core::types::str::from_octets;

    /// Return the seconds since the Epoch, with their fraction. It jumps when the system's clock is set.
    fn time(thread: &Thread) -> Result<f64, Raised> {
        Interpreter::require(thread, Request::Clock)?;
        Ok(Clock::Time.seconds())
    }

    /// Return the nanoseconds since the Epoch as an integer.
    fn time_ns(thread: &Thread) -> Result<i64, Raised> {
        Interpreter::require(thread, Request::Clock)?;
        Ok(Clock::Time.nanoseconds())
    }

    /// Return the seconds of a clock that nobody can set and that never goes back. Only differences mean something.
    fn monotonic(thread: &Thread) -> Result<f64, Raised> {
        Interpreter::require(thread, Request::Clock)?;
        Ok(Clock::Monotonic.seconds())
    }

    /// Return monotonic() as an integer of nanoseconds.
    fn monotonic_ns(thread: &Thread) -> Result<i64, Raised> {
        Interpreter::require(thread, Request::Clock)?;
        Ok(Clock::Monotonic.nanoseconds())
    }

    /// Return the seconds of the finest clock, for measuring short times. Only differences mean something.
    fn perf_counter(thread: &Thread) -> Result<f64, Raised> {
        Interpreter::require(thread, Request::Clock)?;
        Ok(Clock::Monotonic.seconds())
    }

    /// Return perf_counter() as an integer of nanoseconds.
    fn perf_counter_ns(thread: &Thread) -> Result<i64, Raised> {
        Interpreter::require(thread, Request::Clock)?;
        Ok(Clock::Monotonic.nanoseconds())
    }

    /// Return the seconds for which processors have worked for this process, in the kernel and outside of it.
    fn process_time(thread: &Thread) -> Result<f64, Raised> {
        Interpreter::require(thread, Request::Clock)?;
        Ok(Clock::Process.seconds())
    }

    /// Return process_time() as an integer of nanoseconds.
    fn process_time_ns(thread: &Thread) -> Result<i64, Raised> {
        Interpreter::require(thread, Request::Clock)?;
        Ok(Clock::Process.nanoseconds())
    }

    /// Return the seconds for which processors have worked for this thread, in the kernel and outside of it.
    fn thread_time(thread: &Thread) -> Result<f64, Raised> {
        Interpreter::require(thread, Request::Clock)?;
        Ok(Clock::Thread.seconds())
    }

    /// Return thread_time() as an integer of nanoseconds.
    fn thread_time_ns(thread: &Thread) -> Result<i64, Raised> {
        Interpreter::require(thread, Request::Clock)?;
        Ok(Clock::Thread.nanoseconds())
    }

    /// Wait for so many seconds, which may have a fraction. ValueError where negative.
    #[positional_only]
    fn sleep(thread: &Thread, seconds: Value) -> Result<(), Raised> {
        let duration = sleeping::duration(thread, seconds)?;
        sleeping::sleep(thread, duration)
    }

    /// Return the seconds that the clock clk_id shows, with their fraction.
    #[positional_only]
    fn clock_gettime(thread: &Thread, clk_id: i64) -> Result<f64, Raised> {
        Interpreter::require(thread, Request::Clock)?;
        Ok(seconds(nanoseconds_of(clock_numbered(thread, clk_id)?)))
    }

    /// Return the nanoseconds that the clock clk_id shows.
    #[positional_only]
    fn clock_gettime_ns(thread: &Thread, clk_id: i64) -> Result<i64, Raised> {
        Interpreter::require(thread, Request::Clock)?;
        Ok(nanoseconds_of(clock_numbered(thread, clk_id)?))
    }

    /// Return the smallest step of the clock clk_id in seconds.
    #[positional_only]
    fn clock_getres(thread: &Thread, clk_id: i64) -> Result<f64, Raised> {
        Ok(resolution_of(clock_numbered(thread, clk_id)?))
    }

    /// Return what is known of a clock, such as its resolution, by the name of the function that reads it.
    #[positional_only]
    fn get_clock_info(thread: &Thread, name: &str) -> Result<Value, Raised> {
        let Some(clock) = Clock::named(name) else {
            return Err(value_error("unknown clock"));
        };
        let types = weft_core::import::import_module(thread, "types")?;
        let class = protocol::get_attribute_text(thread, types, "SimpleNamespace")?;
        let info = protocol::call_values(thread, class, &[])?;
        let parts = [
            ("implementation", thread.string(clock.implementation())),
            ("monotonic", Value::from_bool(clock != Clock::Time)),
            ("adjustable", Value::from_bool(clock == Clock::Time)),
            ("resolution", thread.float(clock.resolution())),
        ];
        for (name, value) in parts {
            protocol::set_attribute(thread, info, thread.intern(name), value)?;
        }
        Ok(info)
    }

    /// Return the struct_time in UTC of so many seconds since the Epoch, by default
    /// of now.
    #[positional_only]
    fn gmtime(thread: &Thread, #[default] seconds: Option<Value>) -> Result<Value, Raised> {
        Ok(Civil::utc(seconds_of(thread, seconds)?)?.to_value(thread))
    }

    /// Return the struct_time in the local time zone of so many seconds since the
    /// Epoch, by default of now.
    #[positional_only]
    fn localtime(thread: &Thread, #[default] seconds: Option<Value>) -> Result<Value, Raised> {
        let seconds = seconds_of(thread, seconds)?;
        Ok(Civil::local(&local_zone(thread), seconds)?.to_value(thread))
    }

    /// Return the seconds since the Epoch of a struct_time in the local time zone: what localtime() undoes.
    #[positional_only]
    fn mktime(thread: &Thread, tuple: Value) -> Result<f64, Raised> {
        let civil = Civil::from_value(thread, tuple, "mktime")?;
        Ok(civil.to_seconds(&local_zone(thread))? as f64)
    }

    /// Return a struct_time, by default that of now in local time, in a form such
    /// as 'Thu Jan  1 00:00:00 1970'.
    #[positional_only]
    fn asctime(thread: &Thread, #[default] tuple: Option<Value>) -> Result<String, Raised> {
        Ok(format::plain(&civil_of(thread, tuple, "asctime")?))
    }

    /// Return the local time of so many seconds since the Epoch, by default of
    /// now, in the form of asctime().
    #[positional_only]
    fn ctime(thread: &Thread, #[default] seconds: Option<Value>) -> Result<String, Raised> {
        let seconds = seconds_of(thread, seconds)?;
        Ok(format::plain(&Civil::local(&local_zone(thread), seconds)?))
    }

    /// Return format with its codes, such as %Y or %H, replaced by the parts of a
    /// struct_time, by default that of now in local time.
    #[positional_only]
    fn strftime(
        thread: &Thread,
        format: Value,
        #[default] tuple: Option<Value>,
    ) -> Result<Value, Raised> {
        let Some(text) = format.downcast::<Str>() else {
            return Err(type_error(format!(
                "strftime() argument 1 must be str, not {}",
                protocol::class_name(format)
            )));
        };
        let civil = civil_of(thread, tuple, "strftime")?;
        let zone = local_zone(thread);
        // Surrogates stand for nothing and stay.
        let mut octets = Vec::new();
        for chunk in text.as_wtf8().utf8_chunks() {
            octets.extend(format::format(&civil, &zone, chunk.valid()).into_bytes());
            octets.extend_from_slice(chunk.invalid());
        }
        Ok(from_octets(thread, &octets))
    }

    /// Return the struct_time that string has in the form of format, whose codes
    /// are those of strftime(). ValueError where it does not fit.
    #[positional_only]
    fn strptime(
        thread: &Thread,
        string: &str,
        #[default("%a %b %d %H:%M:%S %Y")] format: &str,
    ) -> Result<Value, Raised> {
        let found = parse::parse(string, format, &local_zone(thread))?;
        if found.has_day_without_year() {
            warn(
                thread,
                Exception::DeprecationWarning,
                parse::WITHOUT_YEAR,
                1,
            )?;
        }
        Ok(found.to_civil().to_value(thread))
    }

    /// Take the local time zone from the environment's TZ anew.
    fn tzset(thread: &Thread) -> Result<(), Raised> {
        choose(thread)?;
        let module = weft_core::import::import_module(thread, "time")?;
        let zone = Zone::of(
            &local_zone(thread),
            Clock::Time.nanoseconds() / 1_000_000_000,
        );
        for (name, value) in zone.attributes(thread) {
            protocol::set_attribute(thread, module, thread.intern(name), value)?;
        }
        Ok(())
    }

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        let set =
            |name: &str, value: Value| dictionary.set_simple(thread, thread.intern(name), value);
        set("struct_time", STRUCT_TIME.class(thread).0);
        set("_STRUCT_TM_ITEMS", thread.int(11));
        let zone = Zone::of(
            &local_zone(thread),
            Clock::Time.nanoseconds() / 1_000_000_000,
        );
        for (name, value) in zone.attributes(thread) {
            set(name, value);
        }
        let clocks = [
            ("CLOCK_REALTIME", 0),
            ("CLOCK_MONOTONIC", 1),
            ("CLOCK_PROCESS_CPUTIME_ID", 2),
            ("CLOCK_THREAD_CPUTIME_ID", 3),
            ("CLOCK_MONOTONIC_RAW", 4),
            ("CLOCK_BOOTTIME", 7),
        ];
        for (name, number) in clocks {
            set(name, thread.int(number));
        }
        Ok(())
    }
}
