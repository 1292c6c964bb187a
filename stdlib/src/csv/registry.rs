//! What an interpreter keeps for the module: the dialects that have names, and how long a field may be.

use super::dialect::Dialect;
use crate::exception::raise_own;
use parking_lot::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};
use weft_core::error::{Exception, type_error};
use weft_core::heap::{Dict, Gc, Raised, Root, Str, Thread, Value};
use weft_core::interpreter::Interpreter;

struct Registry {
    dialects: Mutex<Option<Root>>,
    limit: AtomicI64,
}

impl Default for Registry {
    fn default() -> Registry {
        Registry {
            dialects: Mutex::new(None),
            limit: AtomicI64::new(128 * 1024),
        }
    }
}

/// Raises `csv.Error`.
#[cold]
pub fn csv_error(thread: &Thread, message: &str) -> Raised {
    raise_own(thread, "_csv", "Error", Exception::Exception, message)
}

/// The dictionary of the dialects by name.
pub fn dialects(thread: &Thread) -> Gc<Dict> {
    let registry = Interpreter::of(thread).extension::<Registry>();
    let mut dialects = registry.dialects.lock();
    dialects
        .get_or_insert_with(|| Root::new(thread.heap_handle(), thread.dict().value()))
        .get()
        .cast::<Dict>()
        .expect("a dictionary was made")
}

/// The dialect of a name.
pub fn named(thread: &Thread, name: Value) -> Result<Value, Raised> {
    if !name.is::<Str>() {
        return Err(csv_error(thread, "unknown dialect"));
    }
    dialects(thread)
        .get_simple(thread, name)
        .ok_or_else(|| csv_error(thread, "unknown dialect"))
}

/// Gives a dialect a name.
pub fn register(thread: &Thread, name: Value, dialect: Value) -> Result<(), Raised> {
    debug_assert!(dialect.is::<weft_core::heap::Native<Dialect>>());
    if !name.is::<Str>() {
        return Err(type_error("dialect name must be a string"));
    }
    dialects(thread).set_simple(thread, name, dialect);
    Ok(())
}

/// Takes a name away.
pub fn unregister(thread: &Thread, name: Value) -> Result<(), Raised> {
    if !name.is::<Str>() {
        // What cannot be a key is another error.
        weft_core::types::dict::key_hash(thread, name)?;
        return Err(csv_error(thread, "unknown dialect"));
    }
    match dialects(thread).remove_simple(thread, name) {
        Some(_) => Ok(()),
        None => Err(csv_error(thread, "unknown dialect")),
    }
}

/// Characters that a field may have.
pub fn limit(thread: &Thread) -> i64 {
    Interpreter::of(thread)
        .extension::<Registry>()
        .limit
        .load(Ordering::Relaxed)
}

/// Changes that, and returns what it was.
pub fn set_limit(thread: &Thread, limit: i64) -> i64 {
    Interpreter::of(thread)
        .extension::<Registry>()
        .limit
        .swap(limit, Ordering::Relaxed)
}
