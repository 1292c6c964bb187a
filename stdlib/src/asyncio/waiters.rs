//! Who waits for a future, as call graphs show it.
//!
//! Invariant: a future's callbacks are tasks that wait for it, pairs of callback and context, and tuples of one with
//! somebody who waits by way of a callback. The last are never called.

use crate::asyncio::future::Future;
use weft_core::heap::{List, Raised, Thread, Tuple, Value};

impl Future {
    /// The callbacks, as `_callbacks` shows them.
    pub fn callback_list(&self, thread: &Thread) -> Value {
        let Some(callbacks) = self.entries(thread) else {
            return Value::NONE;
        };
        let shown: Vec<Value> = callbacks
            .items()
            .iter()
            .copied()
            .filter(|entry| !is_note(entry))
            .collect();
        List::from_items(thread, &shown).value()
    }

    /// Who waits for it: tasks that do so themselves, and those that were noted.
    pub fn waiters(&self, thread: &Thread) -> Value {
        let Some(callbacks) = self.entries(thread) else {
            return Value::NONE;
        };
        let mut waiters = Vec::new();
        for entry in callbacks.items() {
            let waiter = match entry.downcast::<Tuple>() {
                Some(note) if note.len() == 1 => note.items()[0],
                Some(_) => continue,
                None => *entry,
            };
            if !waiters.contains(&waiter) {
                waiters.push(waiter);
            }
        }
        if waiters.is_empty() {
            return Value::NONE;
        }
        // The tasks stay in the snapshot while the set is made.
        List::from_items(thread, &waiters).value()
    }

    /// Notes who waits for it by way of a callback.
    pub fn note_waiter(&self, thread: &Thread, own: Value, waiter: Value) -> Result<(), Raised> {
        if self.is_done() {
            return Ok(());
        }
        self.add_callback(thread, own, thread.tuple(&[waiter]))
    }

    /// Takes back [`Future::note_waiter`].
    pub fn forget_waiter(&self, thread: &Thread, waiter: Value) {
        let Some(before) = self.entries(thread) else {
            return;
        };
        let kept: Vec<Value> = before
            .items()
            .iter()
            .copied()
            .filter(|entry| {
                let note = entry.downcast::<Tuple>();
                !note.is_some_and(|note| note.len() == 1 && note.items()[0] == waiter)
            })
            .collect();
        if kept.len() < before.len() {
            self.set_entries(thread, &kept);
        }
    }
}

/// Whether an entry of the callbacks names who waits, and is nothing to call.
pub fn is_note(entry: &Value) -> bool {
    entry
        .downcast::<Tuple>()
        .is_some_and(|entry| entry.len() == 1)
}
