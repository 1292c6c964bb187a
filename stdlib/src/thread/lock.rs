//! The class `lock`, which any thread may release.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use weft_core::error::{overflow_error, type_error, value_error};
use weft_core::heap::concurrency::{Acquire, Holder, Lock, NotLocked};
use weft_core::heap::{Native, Raised, Thread, Trace, Tracer, Value};
use weft_core::interpreter::Waiting;
use weft_core::names::Special;
use weft_core::native::{ClassDefinition, NativeClass};
use weft_core::types::frame;
use weft_core::{protocol, safepoint};

/// The longest time that can be waited, in seconds (`TIMEOUT_MAX`).
pub const LONGEST_WAIT: f64 = 9_223_372_036.0;

/// How a lock is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wait {
    /// Not at all: it is free or not.
    No,
    /// For ever.
    Forever,
    /// For some time.
    For(Duration),
}

/// The time that a number of seconds is; `None` for a negative one, which means for ever.
///
/// # Errors
/// `OverflowError` if it is too long, `ValueError` for NaN.
pub fn duration_of(seconds: f64) -> Result<Option<Duration>, Raised> {
    if seconds.is_nan() {
        return Err(value_error("Invalid value NaN (not a number)"));
    }
    if seconds < 0.0 {
        return Ok(None);
    }
    if seconds > LONGEST_WAIT {
        return Err(overflow_error("timestamp out of range for C PyTime_t"));
    }
    // A wait is never shorter than what was asked for.
    Ok(Some(Duration::from_nanos((seconds * 1e9).ceil() as u64)))
}

/// A number of seconds.
///
/// # Errors
/// `TypeError` if the value is no int or float.
pub fn seconds_of(thread: &Thread, value: Value) -> Result<f64, Raised> {
    if value.to_float().is_none() && protocol::special_of(thread, value, Special::Index).is_none() {
        let kind = protocol::class_name(value);
        return Err(type_error(format!(
            "'{kind}' object cannot be interpreted as an integer or float"
        )));
    }
    protocol::to_float(thread, value)
}

impl Wait {
    /// What the arguments of `acquire` ask for.
    ///
    /// # Errors
    /// `ValueError` or `OverflowError`, as CPython.
    pub fn from_arguments(
        thread: &Thread,
        blocking: bool,
        timeout: Option<Value>,
    ) -> Result<Wait, Raised> {
        let seconds = match timeout {
            None => -1.0,
            Some(timeout) => seconds_of(thread, timeout)?,
        };
        if !blocking {
            if seconds != -1.0 {
                return Err(value_error(
                    "can't specify a timeout for a non-blocking call",
                ));
            }
            return Ok(Wait::No);
        }
        if seconds == -1.0 {
            return Ok(Wait::Forever);
        }
        if seconds < 0.0 && seconds > -9.2e9 {
            return Err(value_error("timeout value must be a non-negative number"));
        }
        if seconds.abs() >= 9.3e9 {
            return Err(overflow_error("timestamp out of range for C PyTime_t"));
        }
        if seconds > LONGEST_WAIT {
            return Err(overflow_error("timeout value is too large"));
        }
        Ok(duration_of(seconds)?.map_or(Wait::Forever, Wait::For))
    }
}

/// Takes a lock; whether it was got. `object` is what a program knows it as; without one its waits are left out of the
/// search for deadlocks. What a signal handler raises ends the wait; otherwise a
/// signal does not.
///
/// # Errors
/// What signal handlers raise; `DeadlockError`.
pub fn acquire(
    thread: &Thread,
    lock: &Lock,
    wait: Wait,
    object: Option<Value>,
) -> Result<bool, Raised> {
    if lock.try_acquire() {
        return Ok(true);
    }
    let deadline = match wait {
        Wait::No => return Ok(false),
        Wait::Forever => None,
        Wait::For(duration) => Instant::now().checked_add(duration),
    };
    let _waiting = object.map(|object| Waiting::for_object(thread, object));
    loop {
        let remaining = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        match lock.acquire_from(thread.participant(), remaining, holder_of(thread, object)) {
            Acquire::Acquired => return Ok(true),
            Acquire::TimedOut => return Ok(false),
            Acquire::Interrupted => safepoint::attend(thread)?,
        }
    }
}

/// Who has the lock that a lock object is.
fn holder_of(thread: &Thread, object: Option<Value>) -> Holder {
    let lock = object
        .as_ref()
        .and_then(|object| object.downcast::<Native<LockObject>>());
    match lock.and_then(|lock| lock.holder()) {
        Some(number) if number == thread.number() => Holder::Caller,
        _ => Holder::Other,
    }
}

/// An open lock, which a recording shows by where the program makes it.
pub fn new_lock(thread: &Thread) -> Lock {
    Lock::named(|| match frame::program_place(thread) {
        Some((file, line)) => format!("{file}:{line}"),
        None => "a lock of the library".to_owned(),
    })
}

/// A lock object.
pub struct LockObject {
    lock: Lock,
    /// The number of the thread that has it; 0 while none has, or one that has not come to say so.
    holder: AtomicU32,
}

impl LockObject {
    /// An open lock.
    pub fn new(thread: &Thread) -> LockObject {
        LockObject {
            lock: new_lock(thread),
            holder: AtomicU32::new(0),
        }
    }

    /// The number of the thread that took the lock, if it is taken.
    pub fn holder(&self) -> Option<u32> {
        let holder = self.holder.load(Ordering::Relaxed);
        (holder != 0 && self.lock.is_locked()).then_some(holder)
    }

    /// Opens the lock. It may be another thread's at once, so nobody is said to have it before that.
    fn open(&self) -> Result<(), NotLocked> {
        self.holder.store(0, Ordering::Relaxed);
        self.lock.release()
    }
}

fn take(this: &Native<LockObject>, thread: &Thread, wait: Wait) -> Result<bool, Raised> {
    let taken = this.lock.try_acquire() || acquire(thread, &this.lock, wait, Some(this.value()))?;
    if taken {
        this.holder.store(thread.number(), Ordering::Relaxed);
    }
    Ok(taken)
}

/// Taking a lock that is free, for nodes.
pub fn take_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
    let [own] = arguments else { return None };
    let this = own.downcast::<Native<LockObject>>()?;
    if !this.lock.try_acquire() {
        return None;
    }
    this.holder.store(thread.number(), Ordering::Relaxed);
    Some(Value::TRUE)
}

/// Opening a lock that is taken, for nodes.
pub fn open_at_once(_: &Thread, arguments: &[Value]) -> Option<Value> {
    let this = arguments.first()?.downcast::<Native<LockObject>>()?;
    this.open().ok()?;
    Some(Value::NONE)
}

fn open_alone_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
    (arguments.len() == 1).then(|| open_at_once(thread, arguments))?
}

impl Trace for LockObject {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl NativeClass for LockObject {
    fn definition() -> &'static ClassDefinition {
        &lock_class::DEFINITION
    }
}

/// A lock that one thread at a time holds. threading.Lock() makes one; it is no recursive lock.
#[weft_macros::class(name = "lock", module = "_thread")]
pub mod lock_class {
    use super::{LockObject, Wait, take};
    use weft_core::error::{runtime_error, type_error};
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::interpreter::new_native;
    use weft_core::native::Keywords;

    /// Create and return a new object.
    #[new]
    fn new(
        _class: Value,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<Value, Raised> {
        if !keywords.is_empty() {
            return Err(type_error("lock() takes no keyword arguments"));
        }
        if !arguments.is_empty() {
            return Err(type_error(format!(
                "lock expected 0 arguments, got {}",
                arguments.len()
            )));
        }
        Ok(new_native(thread, LockObject::new(thread)).value())
    }

    /// Take the lock and return True.
    ///
    /// While it is taken, by whichever thread, this waits, for at most timeout seconds; then it returns False. Without
    /// blocking it returns False at once. Handlers of signals run while it waits, and may raise.
    #[quick(super::take_at_once)]
    fn acquire(
        this: &Native<LockObject>,
        thread: &Thread,
        #[default(true)] blocking: bool,
        #[default(-1)] timeout: Value,
    ) -> Result<bool, Raised> {
        let wait = Wait::from_arguments(thread, blocking, Some(timeout))?;
        take(this, thread, wait)
    }

    /// Give the lock up, so that one that waits for it can take it.
    ///
    /// Any thread may do that. RuntimeError where the lock is not taken.
    #[quick(super::open_alone_at_once)]
    fn release(this: &Native<LockObject>) -> Result<(), Raised> {
        this.open().map_err(runtime_error)
    }

    /// Whether some thread has the lock.
    fn locked(this: &Native<LockObject>) -> bool {
        this.lock.is_locked()
    }

    /// Lock the lock.
    #[quick(super::take_at_once)]
    fn __enter__(this: &Native<LockObject>, thread: &Thread) -> Result<bool, Raised> {
        take(this, thread, Wait::Forever)
    }

    /// Release the lock.
    #[quick(super::open_at_once)]
    fn __exit__(this: &Native<LockObject>, #[rest] _exception: &[Value]) -> Result<(), Raised> {
        release(this)
    }

    /// Return repr(self).
    fn __repr__(this: &Native<LockObject>) -> String {
        let state = if this.lock.is_locked() {
            "locked"
        } else {
            "unlocked"
        };
        format!(
            "<{state} _thread.lock object at {:#x}>",
            this.value().identity()
        )
    }

    /// Lock the lock, under its old name.
    fn acquire_lock(
        this: &Native<LockObject>,
        thread: &Thread,
        #[default(true)] blocking: bool,
        #[default(-1)] timeout: Value,
    ) -> Result<bool, Raised> {
        acquire(this, thread, blocking, timeout)
    }

    /// Release the lock, under its old name.
    fn release_lock(this: &Native<LockObject>) -> Result<(), Raised> {
        release(this)
    }

    /// Whether some thread has the lock: locked() under its old name.
    fn locked_lock(this: &Native<LockObject>) -> bool {
        this.lock.is_locked()
    }
}
