//! The system's clocks, in nanoseconds.

use rustix::time::{ClockId, clock_getres, clock_gettime};

/// A clock of Python's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Clock {
    /// The time of day.
    Time,
    /// Never goes backwards.
    Monotonic,
    /// Processor time of the process.
    Process,
    /// Processor time of the thread.
    Thread,
}

impl Clock {
    fn id(self) -> ClockId {
        match self {
            Clock::Time => ClockId::Realtime,
            Clock::Monotonic => ClockId::Monotonic,
            Clock::Process => ClockId::ProcessCPUTime,
            Clock::Thread => ClockId::ThreadCPUTime,
        }
    }

    /// The clock by the name that `get_clock_info` takes.
    pub fn named(name: &str) -> Option<Clock> {
        Some(match name {
            "time" => Clock::Time,
            "monotonic" | "perf_counter" => Clock::Monotonic,
            "process_time" => Clock::Process,
            "thread_time" => Clock::Thread,
            _ => return None,
        })
    }

    /// The clock by the system's number.
    pub fn numbered(number: i64) -> Option<ClockId> {
        Some(match number {
            0 => ClockId::Realtime,
            1 => ClockId::Monotonic,
            2 => ClockId::ProcessCPUTime,
            3 => ClockId::ThreadCPUTime,
            4 => ClockId::MonotonicRaw,
            5 => ClockId::RealtimeCoarse,
            6 => ClockId::MonotonicCoarse,
            7 => ClockId::Boottime,
            _ => return None,
        })
    }

    /// What the clock says.
    pub fn nanoseconds(self) -> i64 {
        nanoseconds_of(self.id())
    }

    /// What the clock says, in seconds.
    pub fn seconds(self) -> f64 {
        seconds(self.nanoseconds())
    }

    /// The system's name of the function behind the clock.
    pub fn implementation(self) -> &'static str {
        match self {
            Clock::Time => "clock_gettime(CLOCK_REALTIME)",
            Clock::Monotonic => "clock_gettime(CLOCK_MONOTONIC)",
            Clock::Process => "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)",
            Clock::Thread => "clock_gettime(CLOCK_THREAD_CPUTIME_ID)",
        }
    }

    /// The smallest step, in seconds.
    pub fn resolution(self) -> f64 {
        resolution_of(self.id())
    }
}

/// What a clock of the system says.
pub fn nanoseconds_of(clock: ClockId) -> i64 {
    let time = clock_gettime(clock);
    time.tv_sec
        .saturating_mul(1_000_000_000)
        .saturating_add(time.tv_nsec)
}

/// The smallest step of a clock of the system, in seconds.
pub fn resolution_of(clock: ClockId) -> f64 {
    let step = clock_getres(clock);
    seconds(
        step.tv_sec
            .saturating_mul(1_000_000_000)
            .saturating_add(step.tv_nsec),
    )
}

/// Nanoseconds as seconds.
pub fn seconds(nanoseconds: i64) -> f64 {
    nanoseconds as f64 / 1e9
}
