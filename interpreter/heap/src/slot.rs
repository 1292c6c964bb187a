//! A word in the heap that holds a value or nothing, and that several threads may read and write at once.

use crate::header::Header;
use crate::value::Value;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU64, Ordering};

/// A value, or nothing. Reads acquire and writes release, so whoever sees an object sees it complete.
#[repr(transparent)]
#[derive(Default)]
pub struct Slot(AtomicU64);

impl Slot {
    /// A slot with nothing in it.
    pub const fn empty() -> Slot {
        Slot(AtomicU64::new(0))
    }

    /// A slot that holds `value`.
    pub const fn new(value: Value) -> Slot {
        Slot(AtomicU64::new(value.word()))
    }

    /// A slot that holds `value`, if there is one.
    pub fn from_option(value: Option<Value>) -> Slot {
        Slot(AtomicU64::new(value.map_or(0, Value::word)))
    }

    /// What the slot holds.
    #[inline(always)]
    pub fn get(&self) -> Option<Value> {
        Value::from_word(self.0.load(Ordering::Acquire))
    }

    /// The address of the object in a slot that holds objects alone.
    #[inline(always)]
    pub(crate) fn address(&self) -> Option<NonNull<Header>> {
        let value = self.get();
        debug_assert!(value.is_none_or(Value::is_object));
        NonNull::new(std::ptr::with_exposed_provenance_mut(
            value.map_or(0, Value::word) as usize,
        ))
    }

    /// Puts `value` in.
    #[inline(always)]
    pub fn set(&self, value: Value) {
        self.0.store(value.word(), Ordering::Release);
    }

    /// Puts `value` in, or empties the slot.
    #[inline(always)]
    pub fn set_option(&self, value: Option<Value>) {
        self.0
            .store(value.map_or(0, Value::word), Ordering::Release);
    }

    /// Empties the slot.
    #[inline(always)]
    pub fn clear(&self) {
        self.0.store(0, Ordering::Release);
    }

    /// Takes out what the slot holds, in one step.
    pub fn take(&self) -> Option<Value> {
        Value::from_word(self.0.swap(0, Ordering::AcqRel))
    }

    /// Puts `value` in and gives back what was there, in one step.
    pub fn replace(&self, value: Value) -> Option<Value> {
        Value::from_word(self.0.swap(value.word(), Ordering::AcqRel))
    }

    /// Puts `new` in if the slot still holds `current`; otherwise gives what it holds.
    pub fn compare_and_set(
        &self,
        current: Option<Value>,
        new: Option<Value>,
    ) -> Result<(), Option<Value>> {
        let word = |value: Option<Value>| value.map_or(0, Value::word);
        self.0
            .compare_exchange(
                word(current),
                word(new),
                Ordering::AcqRel,
                Ordering::Acquire,
            )
            .map(|_| ())
            .map_err(Value::from_word)
    }
}

/// Zeroes words, which makes empty slots of them. A few are zeroed in place: a call that clears memory of any size takes longer
/// than that.
///
/// # Safety
/// They must be memory that the caller may write.
#[inline(always)]
pub(crate) unsafe fn clear_words(first: *mut u64, words: usize) {
    const FEW: usize = 8;
    if words > FEW {
        // SAFETY: as the caller says.
        return unsafe { first.write_bytes(0, words) };
    }
    for pair in 0..FEW / 2 {
        if words < 2 * pair + 2 {
            break;
        }
        // SAFETY: as above; this pair of words is among them.
        unsafe { first.add(2 * pair).cast::<[u64; 2]>().write([0; 2]) };
    }
    if words % 2 == 1 {
        // SAFETY: as above; the last one has no other beside it.
        unsafe { first.add(words - 1).write(0) };
    }
}
