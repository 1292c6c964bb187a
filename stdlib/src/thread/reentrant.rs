//! The lock that its owner may take again.

use super::lock::{Wait, acquire, new_lock};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use weft_core::error::runtime_error;
use weft_core::heap::concurrency::Lock;
use weft_core::heap::{Native, Raised, Thread, Trace, Tracer, Value};
use weft_core::interpreter::ThreadState;
use weft_core::native::{ClassDefinition, NativeClass};

/// A reentrant lock. The owner and the count are changed by the owner alone.
pub struct ReentrantLock {
    lock: Lock,
    owner: AtomicU64,
    count: AtomicUsize,
}

impl Trace for ReentrantLock {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl NativeClass for ReentrantLock {
    fn definition() -> &'static ClassDefinition {
        &reentrant_class::DEFINITION
    }
}

impl ReentrantLock {
    fn new(thread: &Thread) -> ReentrantLock {
        ReentrantLock {
            lock: new_lock(thread),
            owner: AtomicU64::new(0),
            count: AtomicUsize::new(0),
        }
    }

    fn is_owned(&self, thread: &Thread) -> bool {
        self.owner.load(Ordering::Relaxed) == ThreadState::of(thread).identity()
    }

    /// The identity of the thread that has the lock, if one has.
    pub fn owner(&self) -> Option<u64> {
        let owner = self.owner.load(Ordering::Relaxed);
        self.lock.is_locked().then_some(owner)
    }

    fn release(&self, thread: &Thread) -> Result<(), Raised> {
        if !self.is_owned(thread) {
            return Err(runtime_error("cannot release un-acquired lock"));
        }
        if self.count.fetch_sub(1, Ordering::Relaxed) == 1 {
            self.owner.store(0, Ordering::Relaxed);
            let _ = self.lock.release();
        }
        Ok(())
    }
}

fn take(this: &Native<ReentrantLock>, thread: &Thread, wait: Wait) -> Result<bool, Raised> {
    if this.is_owned(thread) {
        this.count.fetch_add(1, Ordering::Relaxed);
        return Ok(true);
    }
    if !acquire(thread, &this.lock, wait, Some(this.value()))? {
        return Ok(false);
    }
    this.owner
        .store(ThreadState::of(thread).identity(), Ordering::Relaxed);
    this.count.store(1, Ordering::Relaxed);
    Ok(true)
}

/// Taking a lock that is free or the thread's own, for nodes.
fn take_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
    let [own] = arguments else { return None };
    let this = own.downcast::<Native<ReentrantLock>>()?;
    let identity = ThreadState::of(thread).identity();
    if this.owner.load(Ordering::Relaxed) == identity {
        this.count.fetch_add(1, Ordering::Relaxed);
        return Some(Value::TRUE);
    }
    if !this.lock.try_acquire() {
        return None;
    }
    this.owner.store(identity, Ordering::Relaxed);
    this.count.store(1, Ordering::Relaxed);
    Some(Value::TRUE)
}

/// Opening a lock that is the thread's own, for nodes.
fn open_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
    let this = arguments.first()?.downcast::<Native<ReentrantLock>>()?;
    if !this.is_owned(thread) {
        return None;
    }
    this.release(thread).ok()?;
    Some(Value::NONE)
}

fn open_alone_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
    (arguments.len() == 1).then(|| open_at_once(thread, arguments))?
}

/// A reentrant lock: the thread that has it may take it again, and gives it up as often.
#[weft_macros::class(name = "RLock", module = "_thread", subclassable)]
pub mod reentrant_class {
    use super::{Ordering, ReentrantLock, Wait, runtime_error, take};
    use weft_core::error::{Exception, type_error};
    use weft_core::heap::{Native, Raised, Thread, Tuple, Value};
    use weft_core::native::Keywords;
    use weft_core::protocol;
    use weft_core::types::class::Class;
    use weft_core::types::exception::warnings;

    /// Create and return a new object.
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<Value, Raised> {
        if !arguments.is_empty() || !keywords.is_empty() {
            let message = "Passing arguments to RLock is deprecated and will be removed in 3.15";
            warnings::warn(thread, Exception::DeprecationWarning, message, 1)?;
        }
        let shape = Class::of(&class).expect("__new__ is given a class").shape();
        Ok(Native::new(thread, shape, ReentrantLock::new(thread)).value())
    }

    /// Take the lock and return True. The thread that has it may take it again, and has to release it as often.
    ///
    /// While another thread has it, this waits, for at most timeout seconds; then it returns False. Without blocking it
    /// returns False at once. Handlers of signals run while it waits, and may raise.
    #[quick(super::take_at_once)]
    fn acquire(
        this: &Native<ReentrantLock>,
        thread: &Thread,
        #[default(true)] blocking: bool,
        #[default(-1)] timeout: Value,
    ) -> Result<bool, Raised> {
        let wait = Wait::from_arguments(thread, blocking, Some(timeout))?;
        take(this, thread, wait)
    }

    /// Release the lock.
    #[quick(super::open_alone_at_once)]
    fn release(this: &Native<ReentrantLock>, thread: &Thread) -> Result<(), Raised> {
        this.release(thread)
    }

    /// Return whether the lock is taken.
    fn locked(this: &Native<ReentrantLock>) -> bool {
        this.lock.is_locked()
    }

    /// Lock the lock.
    #[quick(super::take_at_once)]
    fn __enter__(this: &Native<ReentrantLock>, thread: &Thread) -> Result<bool, Raised> {
        take(this, thread, Wait::Forever)
    }

    /// Release the lock.
    #[quick(super::open_at_once)]
    fn __exit__(
        this: &Native<ReentrantLock>,
        thread: &Thread,
        #[rest] _exception: &[Value],
    ) -> Result<(), Raised> {
        this.release(thread)
    }

    /// For internal use by `threading.Condition`.
    fn _is_owned(this: &Native<ReentrantLock>, thread: &Thread) -> bool {
        this.is_owned(thread)
    }

    /// For internal use by reentrant locks.
    fn _recursion_count(this: &Native<ReentrantLock>, thread: &Thread) -> usize {
        if this.is_owned(thread) {
            this.count.load(Ordering::Relaxed)
        } else {
            0
        }
    }

    /// For internal use by `threading.Condition`.
    fn _release_save(this: &Native<ReentrantLock>, thread: &Thread) -> Result<Value, Raised> {
        let count = this.count.load(Ordering::Relaxed);
        if count == 0 {
            return Err(runtime_error("cannot release un-acquired lock"));
        }
        let owner = this.owner.swap(0, Ordering::Relaxed);
        this.count.store(0, Ordering::Relaxed);
        let _ = this.lock.release();
        Ok(thread.tuple(&[thread.int(count as i64), thread.int(owner as i64)]))
    }

    /// For internal use by `threading.Condition`.
    fn _acquire_restore(
        this: &Native<ReentrantLock>,
        thread: &Thread,
        #[positional_only] state: Value,
    ) -> Result<(), Raised> {
        let state = state.downcast::<Tuple>().map(Tuple::items);
        let Some([count, owner]) = state else {
            return Err(type_error("state must be a tuple of two integers"));
        };
        let (count, owner) = (
            protocol::to_i64(thread, *count)?,
            protocol::to_i64(thread, *owner)?,
        );
        // A handler that raises must not keep the lock from being taken back, but a deadlock would do so for ever.
        while let Err(raised) =
            super::acquire(thread, &this.lock, Wait::Forever, Some(this.value()))
        {
            if crate::deadlock::is_raised(thread) {
                return Err(raised);
            }
            thread.take_raised(raised);
        }
        this.count
            .store(usize::try_from(count).unwrap_or(1), Ordering::Relaxed);
        this.owner.store(owner as u64, Ordering::Relaxed);
        Ok(())
    }

    /// Return repr(self).
    fn __repr__(this: &Native<ReentrantLock>, thread: &Thread) -> String {
        let owner = this.owner.load(Ordering::Relaxed);
        let state = if this.lock.is_locked() {
            "locked"
        } else {
            "unlocked"
        };
        let class = thread.class_of(this.value());
        let name = Class::of(&class).map_or_else(String::new, |class| class.name_text());
        let count = this.count.load(Ordering::Relaxed);
        format!(
            "<{state} _thread.{name} object owner={owner} count={count} at {:#x}>",
            this.value().identity()
        )
    }
}
