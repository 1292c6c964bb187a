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

/// This module provides various functions to manipulate time values.
///
/// There are two standard representations of time.  One is the number
/// of seconds since the Epoch, in UTC (a.k.a. GMT).  It may be an integer
/// or a floating-point number (to represent fractions of seconds).
/// The other representation is a tuple of 9 integers giving local time.
#[weft_macros::module(name = "time")]
pub mod module {
    use super::{Civil, civil_of, clock_numbered, seconds_of};
    use crate::time::civil::STRUCT_TIME;
    use crate::time::clock::{Clock, nanoseconds_of, resolution_of, seconds};
    use crate::time::zone::{Zone, choose, local_zone};
    use crate::time::{format, parse, sleep as sleeping};
    use weft_core::error::{type_error, value_error};
    use weft_core::heap::{Dict, Raised, Thread, Value};
    use weft_core::interpreter::{Interpreter, Request};
    use weft_core::protocol;

    /// Return the current time in seconds since the Epoch.
    ///
    /// Fractions of a second may be present if the system clock provides them.
    fn time(thread: &Thread) -> Result<f64, Raised> {
        Interpreter::require(thread, Request::Clock)?;
        Ok(Clock::Time.seconds())
    }

    /// Return the current time in nanoseconds since the Epoch.
    fn time_ns(thread: &Thread) -> Result<i64, Raised> {
        Interpreter::require(thread, Request::Clock)?;
        Ok(Clock::Time.nanoseconds())
    }

    /// Monotonic clock, cannot go backward.
    fn monotonic(thread: &Thread) -> Result<f64, Raised> {
        Interpreter::require(thread, Request::Clock)?;
        Ok(Clock::Monotonic.seconds())
    }

    /// Monotonic clock, cannot go backward, as nanoseconds.
    fn monotonic_ns(thread: &Thread) -> Result<i64, Raised> {
        Interpreter::require(thread, Request::Clock)?;
        Ok(Clock::Monotonic.nanoseconds())
    }

    /// Performance counter for benchmarking.
    fn perf_counter(thread: &Thread) -> Result<f64, Raised> {
        Interpreter::require(thread, Request::Clock)?;
        Ok(Clock::Monotonic.seconds())
    }

    /// Performance counter for benchmarking as nanoseconds.
    fn perf_counter_ns(thread: &Thread) -> Result<i64, Raised> {
        Interpreter::require(thread, Request::Clock)?;
        Ok(Clock::Monotonic.nanoseconds())
    }

    /// Process time for profiling: sum of the kernel and user-space CPU time.
    fn process_time(thread: &Thread) -> Result<f64, Raised> {
        Interpreter::require(thread, Request::Clock)?;
        Ok(Clock::Process.seconds())
    }

    /// Process time for profiling as nanoseconds:
    /// sum of the kernel and user-space CPU time.
    fn process_time_ns(thread: &Thread) -> Result<i64, Raised> {
        Interpreter::require(thread, Request::Clock)?;
        Ok(Clock::Process.nanoseconds())
    }

    /// Thread time for profiling: sum of the kernel and user-space CPU time.
    fn thread_time(thread: &Thread) -> Result<f64, Raised> {
        Interpreter::require(thread, Request::Clock)?;
        Ok(Clock::Thread.seconds())
    }

    /// Thread time for profiling as nanoseconds:
    /// sum of the kernel and user-space CPU time.
    fn thread_time_ns(thread: &Thread) -> Result<i64, Raised> {
        Interpreter::require(thread, Request::Clock)?;
        Ok(Clock::Thread.nanoseconds())
    }

    /// Delay execution for a given number of seconds.
    ///
    /// The argument may be a floating-point number for subsecond precision.
    #[positional_only]
    fn sleep(thread: &Thread, seconds: Value) -> Result<(), Raised> {
        let duration = sleeping::duration(thread, seconds)?;
        sleeping::sleep(thread, duration)
    }

    /// Return the time of the specified clock clk_id as a float.
    #[positional_only]
    fn clock_gettime(thread: &Thread, clk_id: i64) -> Result<f64, Raised> {
        Interpreter::require(thread, Request::Clock)?;
        Ok(seconds(nanoseconds_of(clock_numbered(thread, clk_id)?)))
    }

    /// Return the time of the specified clock clk_id as nanoseconds (int).
    #[positional_only]
    fn clock_gettime_ns(thread: &Thread, clk_id: i64) -> Result<i64, Raised> {
        Interpreter::require(thread, Request::Clock)?;
        Ok(nanoseconds_of(clock_numbered(thread, clk_id)?))
    }

    /// Return the resolution (precision) of the specified clock clk_id.
    #[positional_only]
    fn clock_getres(thread: &Thread, clk_id: i64) -> Result<f64, Raised> {
        Ok(resolution_of(clock_numbered(thread, clk_id)?))
    }

    /// Get information of the specified clock.
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

    /// Convert seconds since the Epoch to a time tuple expressing UTC (a.k.a.
    /// GMT).  When 'seconds' is not passed in, convert the current time instead.
    #[positional_only]
    fn gmtime(thread: &Thread, #[default] seconds: Option<Value>) -> Result<Value, Raised> {
        Ok(Civil::utc(seconds_of(thread, seconds)?)?.to_value(thread))
    }

    /// Convert seconds since the Epoch to a time tuple expressing local time.
    /// When 'seconds' is not passed in, convert the current time instead.
    #[positional_only]
    fn localtime(thread: &Thread, #[default] seconds: Option<Value>) -> Result<Value, Raised> {
        let seconds = seconds_of(thread, seconds)?;
        Ok(Civil::local(&local_zone(thread), seconds)?.to_value(thread))
    }

    /// Convert a time tuple in local time to seconds since the Epoch.
    #[positional_only]
    fn mktime(thread: &Thread, tuple: Value) -> Result<f64, Raised> {
        let civil = Civil::from_value(thread, tuple, "mktime")?;
        Ok(civil.to_seconds(&local_zone(thread))? as f64)
    }

    /// Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'.
    /// When the time tuple is not present, current time as returned by localtime()
    /// is used.
    #[positional_only]
    fn asctime(thread: &Thread, #[default] tuple: Option<Value>) -> Result<String, Raised> {
        Ok(format::plain(&civil_of(thread, tuple, "asctime")?))
    }

    /// Convert a time in seconds since the Epoch to a string in local time.
    /// This is equivalent to asctime(localtime(seconds)). When the time tuple is
    /// not present, current time as returned by localtime() is used.
    #[positional_only]
    fn ctime(thread: &Thread, #[default] seconds: Option<Value>) -> Result<String, Raised> {
        let seconds = seconds_of(thread, seconds)?;
        Ok(format::plain(&Civil::local(&local_zone(thread), seconds)?))
    }

    /// Convert a time tuple to a string according to a format specification.
    /// See the library reference manual for formatting codes. When the time tuple
    /// is not present, current time as returned by localtime() is used.
    #[positional_only]
    fn strftime(
        thread: &Thread,
        format: Value,
        #[default] tuple: Option<Value>,
    ) -> Result<String, Raised> {
        let Some(text) = protocol::text_of(&format) else {
            return Err(type_error(format!(
                "strftime() argument 1 must be str, not {}",
                protocol::class_name(format)
            )));
        };
        let civil = civil_of(thread, tuple, "strftime")?;
        Ok(format::format(&civil, &local_zone(thread), text))
    }

    /// Parse a string to a time tuple according to a format specification.
    /// See the library reference manual for formatting codes (same as
    /// strftime()).
    #[positional_only]
    fn strptime(
        thread: &Thread,
        string: &str,
        #[default("%a %b %d %H:%M:%S %Y")] format: &str,
    ) -> Result<Value, Raised> {
        Ok(parse::parse(string, format, &local_zone(thread))?.to_value(thread))
    }

    /// Initialize, or reinitialize, the local timezone to the value stored in
    /// os.environ['TZ'].
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
