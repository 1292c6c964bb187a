//! The synchronisation types that this crate is written against, which the model check replaces.

use std::sync::{OnceLock, PoisonError};
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

pub(crate) use std::hint::spin_loop;
pub(crate) use std::sync::MutexGuard;
pub(crate) use std::sync::atomic::{
    AtomicBool, AtomicPtr, AtomicU8, AtomicU64, AtomicUsize, Ordering,
};

/// Looks about as often as a collection of a small heap takes time for whether `is_over`; whether it is.
///
/// To fall asleep and be woken again takes as long as that, when a processor sleeps in between. With one processor nothing
/// changes while this looks.
pub(crate) fn look_out(is_over: impl Fn() -> bool) -> bool {
    static LOOKS: OnceLock<usize> = OnceLock::new();
    let looks = || match available_parallelism() {
        Ok(processors) if processors.get() > 1 => 2000,
        _ => 1,
    };
    (0..*LOOKS.get_or_init(looks)).any(|_| {
        spin_loop();
        is_over()
    })
}

/// A mutex without poisoning: nothing that runs under one of ours can leave it half changed.
pub(crate) struct Mutex<T>(std::sync::Mutex<T>);

impl<T> Mutex<T> {
    pub(crate) fn new(value: T) -> Self {
        Mutex(std::sync::Mutex::new(value))
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A condition variable for [`Mutex`].
pub(crate) struct Condvar(std::sync::Condvar);

impl Condvar {
    pub(crate) fn new() -> Self {
        Condvar(std::sync::Condvar::new())
    }

    pub(crate) fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {
        self.0.wait(guard).unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until notified, or for about as long as given.
    pub(crate) fn wait_for<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        timeout: Duration,
    ) -> MutexGuard<'a, T> {
        let (guard, _) = self
            .0
            .wait_timeout(guard, timeout)
            .unwrap_or_else(PoisonError::into_inner);
        guard
    }

    pub(crate) fn notify_one(&self) {
        self.0.notify_one();
    }

    pub(crate) fn notify_all(&self) {
        self.0.notify_all();
    }
}

/// A point in time to wait for; one too far away to be counted never comes.
#[derive(Clone, Copy)]
pub(crate) struct Deadline(Option<Instant>);

impl Deadline {
    pub(crate) fn after(duration: Duration) -> Self {
        Deadline(Instant::now().checked_add(duration))
    }

    /// What is left until then, `None` once it has passed.
    pub(crate) fn remaining(self) -> Option<Duration> {
        match self.0 {
            Some(instant) => instant
                .checked_duration_since(Instant::now())
                .filter(|d| !d.is_zero()),
            None => Some(Duration::MAX),
        }
    }
}
