//! The clock of the recording: the processor's counter where there is one that runs evenly, which is read in a few
//! nanoseconds, and the system's monotonic clock elsewhere.

use std::sync::OnceLock;

/// A reading of the counter and of the system's clock at the same moment.
#[derive(Clone, Copy)]
struct Reading {
    ticks: u64,
    nanoseconds: u64,
}

static BEGINNING: OnceLock<Reading> = OnceLock::new();

/// What makes nanoseconds of ticks: a straight line through two readings.
pub(super) struct Scale {
    first: Reading,
    per_tick: f64,
}

/// Reads both clocks for the first time.
pub(super) fn begin() {
    BEGINNING.get_or_init(reading);
}

/// Reads both clocks for the last time. `None` if they were not read before.
pub(super) fn scale() -> Option<Scale> {
    let first = *BEGINNING.get()?;
    let last = reading();
    let ticks = last.ticks.saturating_sub(first.ticks);
    let nanoseconds = last.nanoseconds.saturating_sub(first.nanoseconds);
    Some(Scale {
        first,
        per_tick: nanoseconds as f64 / ticks.max(1) as f64,
    })
}

impl Scale {
    /// A line of these is the moment of some ticks, and how many nanoseconds a tick takes.
    pub(super) fn line(&self) -> (u64, u64, f64) {
        (self.first.ticks, self.first.nanoseconds, self.per_tick)
    }

    /// The scale with such a line.
    pub(super) fn of_line(ticks: u64, nanoseconds: u64, per_tick: f64) -> Scale {
        Scale {
            first: Reading { ticks, nanoseconds },
            per_tick,
        }
    }

    /// A moment in nanoseconds of the system's clock, which all processes share. Zero stays what it is: not yet.
    pub(super) fn moment(&self, ticks: u64) -> u64 {
        if ticks == 0 {
            return 0;
        }
        let since = ticks.saturating_sub(self.first.ticks);
        self.first.nanoseconds + self.span(since)
    }

    /// A number of ticks in nanoseconds.
    pub(super) fn span(&self, ticks: u64) -> u64 {
        (ticks as f64 * self.per_tick) as u64
    }
}

fn reading() -> Reading {
    Reading {
        ticks: now(),
        nanoseconds: system_clock(),
    }
}

/// The clock in ticks of its own.
#[cfg(all(target_arch = "x86_64", not(miri)))]
#[inline]
pub fn now() -> u64 {
    use std::arch::x86_64::_rdtsc;
    if runs_evenly() {
        // SAFETY: every processor of this architecture has the instruction.
        unsafe { _rdtsc() }
    } else {
        system_clock()
    }
}

/// The clock in ticks of its own.
#[cfg(not(all(target_arch = "x86_64", not(miri))))]
#[inline]
pub fn now() -> u64 {
    system_clock()
}

/// Whether the counter has the same rate whatever the processor does, and runs on while it sleeps.
#[cfg(all(target_arch = "x86_64", not(miri)))]
fn runs_evenly() -> bool {
    static EVENLY: OnceLock<bool> = OnceLock::new();
    *EVENLY.get_or_init(|| {
        const LEAVES: u32 = 0x8000_0000;
        const POWER: u32 = 0x8000_0007;
        const INVARIANT: u32 = 1 << 8;
        // In a virtual machine its host answers, which takes as long as a thousand readings.
        let leaf = std::arch::x86_64::__cpuid;
        leaf(LEAVES).eax >= POWER && leaf(POWER).edx & INVARIANT != 0
    })
}

/// Nanoseconds of the system's monotonic clock.
fn system_clock() -> u64 {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: the structure is there to be written to.
    unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &mut time) };
    time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
}
